"""Write the expectations of the golden cases, and the generated parts of the README, anew: scripts/update-golden
[CASE …].

A case is golden/<topic>/<case>/: a migrations directory, case.toml (why it is there, and its outcome), and, where the
outcome is "proven", expected/ with the migrations, the reconcile and the rollback script; where it is "repaired", a
target, and expected.patch. Golden text is
pinned on the embedded server; nothing is written for a case whose proof does not hold.
"""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from squash.cli import cli, commands
from squash.errors import SquashError
from squash.history import read_history
from squash.repair import build_target, find_target, patch, repair
from squash.report import output_files
from squash.run import Request, squash
from squash.server import Server, open_server
from squash.snapshot import excluded, normalised

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "golden"


def command_help() -> str:
    shown = (
        CliRunner().invoke(cli, [*words, "--help"], prog_name="squash", terminal_width=100).output.rstrip()
        for words in commands()
    )
    return "\n\n".join(f"```\n{text}\n```" for text in shown)


def not_compared() -> str:
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
        f"Left out:\n\n{head}"
        + "\n".join(left_out)
        + f"\n\nCompared in another form (expressions as the server prints them are not listed):\n\n{head}"
        + "\n".join(changed)
        + "\n\nIn no catalog, and not compared: the order of OIDs (which unique violation is reported first), and\n"
        "whether a table has an empty toast table. The order of entries in a list of privileges is not compared, in\n"
        "`pg_dump`'s text neither."
    )


def update_readme() -> None:
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    for name, content in (("help", command_help()), ("excluded", not_compared())):
        pattern = rf"(<!-- {name}: [^\n]*-->\n).*?(<!-- end of {name} -->)"
        parts = re.split(pattern, text, flags=re.DOTALL)
        text = f"{parts[0]}{parts[1]}\n{content}\n\n{parts[2]}{parts[3]}"
    path.write_text(text, encoding="utf-8")


def update_patch(case: Path, told: dict[str, Any], server: Server) -> bool:
    """Write the patch of a repair, where it reaches its target."""
    history = read_history(case / told.get("history", "migrations"))
    target = find_target(str(case / told["target"]), case, "public")
    with build_target(target, server, "public", "batch", history) as built:
        found = repair(history, built, server)
    label = case.relative_to(GOLDEN)
    if not found.holds or found.order:
        print(f"✗ {label}: not repaired, left as it was: {' | '.join((*found.left, *found.order))}")
        return False
    (case / "expected.patch").write_text(patch(found.history, found.repaired, "migrations"), encoding="utf-8")
    print(f"✓ {label}")
    return True


def main() -> int:
    update_readme()
    chosen = sys.argv[1:]
    good = True
    with open_server(postgres="embedded") as server:
        for manifest in sorted(GOLDEN.glob("*/*/case.toml")):
            case = manifest.parent
            label = str(case.relative_to(GOLDEN))
            told = tomllib.loads(manifest.read_text(encoding="utf-8"))
            outcome = told["outcome"]
            if outcome == "repaired" and (not chosen or label in chosen):
                good = update_patch(case, told, server) and good
            if (chosen and label not in chosen) or outcome != "proven":
                continue
            try:
                result = squash(Request(read_history(case / "migrations")), server)
            except SquashError as error:
                good = False
                print(f"✗ {label}: {error.message}")
                continue
            if not result.proof.holds:
                good = False
                failed = [f"{c.name}: {'; '.join(c.differences[:3])}" for c in result.proof.checks if not c.passed]
                print(f"✗ {label}: not proven, left as it was: {' | '.join(failed)}")
                continue
            files = output_files(result, server)
            del files["proof.json"]
            if not (case / "expected" / "RUNBOOK.md").exists():  # pinned where there is one
                files.pop("RUNBOOK.md", None)
            shutil.rmtree(case / "expected", ignore_errors=True)
            for path, text in files.items():
                target = case / "expected" / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="")
            print(f"✓ {label}")
    return 0 if good else 3


if __name__ == "__main__":
    sys.exit(main())
