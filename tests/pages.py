"""The pages of the documentation: their generated parts, written anew by scripts/update-golden, and their sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from click.testing import CliRunner

from squash.cli import cli, commands
from squash.deploys.meanings import MEANINGS
from squash.lint import RULES
from squash.postgres.snapshot import excluded, normalised
from squash.prisma.ledger import Verdict
from squash.proof import CHECKS

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PAGES = tuple(sorted((ROOT / "squash" / "docs").glob("*.md")))


def _command_help() -> str:
    shown = (
        (words, CliRunner().invoke(cli, [*words, "--help"], prog_name="squash", terminal_width=100).output.rstrip())
        for words in commands()
    )
    return "\n\n".join(f"## squash {' '.join(words)}\n\n```\n{text}\n```" for words, text in shown)


def _not_compared() -> str:
    left_out = [
        f"| `{catalog}` | {f'`{column}`' if column else 'all'} | {reason} |" for catalog, column, reason in excluded()
    ]
    changed = [
        f"| `{catalog}` | `{column}` | {reason} |"
        for catalog, column, reason in normalised()
        if column and not reason.startswith("node tree")
    ]
    head = "| catalog | column | why |\n|---|---|---|\n"
    return (
        f"## Left out\n\n{head}"
        + "\n".join(left_out)
        + "\n\n## Compared in another form\n\n"
        + f"Expressions as the server prints them are not listed.\n\n{head}"
        + "\n".join(changed)
        + "\n\n## In no catalog\n\n"
        "- The order of OIDs: it decides which unique violation is reported first.\n"
        "- Whether a table has an empty toast table.\n"
        "- The order of entries in a list of privileges, in the text of `pg_dump` too."
    )


def _lint_rules() -> str:
    rows = (f"| `{rule.id}` | {rule.severity} | {rule.title} |" for rule in RULES.values())
    return "| rule | severity | finds |\n|---|---|---|\n" + "\n".join(rows)


def _verdicts() -> str:
    rows = (f"| {verdict} | {' | '.join(MEANINGS[verdict])} |" for verdict in reversed(Verdict))
    return "| verdict | when | what to do |\n|---|---|---|\n" + "\n".join(rows)


def _checks() -> str:
    rows = (f"| {kind.name} | {kind.claim} | {kind.unit} | {kind.mutation} |" for kind in CHECKS)
    return "| check | claim | it counts | the mutation that must break it |\n|---|---|---|---|\n" + "\n".join(rows)


GENERATED: dict[str, dict[str, Callable[[], str]]] = {
    "commands": {"help": _command_help},
    "not-compared": {"excluded": _not_compared},
    "lint": {"rules": _lint_rules},
    "proof": {"checks": _checks},
    "deploys": {"verdicts": _verdicts},
}
"""What is generated, by page and by the name in its marks."""


def renewed(page: Path) -> str:
    """Return the text of a page with its generated parts as they should be."""
    text = page.read_text(encoding="utf-8")
    for name, write in GENERATED.get(page.stem, {}).items():
        pattern = rf"(<!-- {name}: [^\n]*-->\n).*?(<!-- end of {name} -->)"
        before, opening, closing, after = re.split(pattern, text, flags=re.DOTALL)
        text = f"{before}{opening}\n{write()}\n\n{closing}{after}"
    return text


def renew() -> None:
    """Write every page with its generated parts as they should be."""
    for page in PAGES:
        page.write_text(renewed(page), encoding="utf-8")


def headings(text: str) -> set[str]:
    """Return the anchors that GitHub makes of the headings of a page."""
    titles = re.findall(r"^#+ (.+)$", _without_blocks(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def links(text: str) -> list[str]:
    """Return where the links of a page lead."""
    return re.findall(r"\]\(([^)\s]+)\)", _without_blocks(text))


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a page: blocks of code, tables, comments and headings aside, spans of code as one word."""
    text = re.sub(r"<!--.*?-->", "", _without_blocks(text), flags=re.DOTALL)
    text = re.sub(r"`+[^`]+`+", "code", text)
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    for paragraph in re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )", text):
        lines = [line for line in paragraph.splitlines() if not re.match(r"\s*(\||#)", line)]
        yield from filter(None, re.split(r"(?<=[.?!])[*_\"]*\s+", " ".join(lines).strip()))


def _without_blocks(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
