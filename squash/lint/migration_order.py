"""Rules about the order of migrations, and about scripts that are edited after others may have run them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from squash.lint.findings import LintFinding, LintRule, Script, Severity
from squash.postgres.statements import tokens
from squash.prisma.history import ambiguous_order, checksums
from squash.prisma.provenance import MergedEdit

EDITED = LintRule(
    "edited-after-merge",
    "error",
    "A migration was edited after it was merged",
    """\
Databases that ran the script before the edit do not get the edit. They hold its old checksum, so `migrate dev` asks
to reset them. Their schema differs from what the history builds now.

A script that differs from the default branch is an error: you can still put it back. If a commit on the default
branch changed it, the finding is a warning. Then each database may hold either version, and `squash deploys check`
tells which.

What to do: put the script back, and write the change as a new migration.""",
)
OUT_OF_ORDER = LintRule(
    "out-of-order",
    "warning",
    "A new migration sorts before one that the default branch holds already",
    """\
Existing databases apply the new migration after those that they have. An empty database applies it before them. If
both touch the same things, the databases differ, or the history does not replay.

What to do: give the new folder a later timestamp before it is merged.""",
)
SAME_TIME = LintRule(
    "same-timestamp",
    "note",
    "Two migrations have the same timestamp",
    """\
The rest of the names then decides the order, and nobody chose that. A database may have run one migration before the
other was merged, and so in the other order.

The finding is a warning if one is new and another is on the default branch. Otherwise it is a note.

What to do: give the migration that is not deployed yet a later timestamp.""",
)
VERSIONS = LintRule(
    "version-dependent-order",
    "error",
    "Versions of Prisma apply the migrations in different orders",
    """\
Prisma up to 6.5 orders folders by their bytes. Later versions order them by language: punctuation, digits, letters in
either case. Both agree on names that begin with Prisma's own timestamp. They can differ on others: `0_init` and
`00_b`, `A` and `b`, `-` and `_`.

What to do: rename folders that no database has applied yet, so that both agree.""",
)

RULES = (EDITED, OUT_OF_ORDER, SAME_TIME, VERSIONS)

_TIMESTAMP = re.compile(r"(\d{14})(?!\d)")


@dataclass(frozen=True, slots=True)
class Merged:
    """What the default branch holds: its name, its scripts now and where this branch left it, its edits."""

    branch: str
    now: Mapping[str, str]
    at_base: Mapping[str, str]
    edits: tuple[MergedEdit, ...]


def check_order(scripts: Sequence[Script], merged: Merged | None) -> Iterator[LintFinding]:
    """Yield what is wrong with the order and the edits of a history; without git only with its names."""
    names = [script.name for script in scripts]
    if conflict := ambiguous_order(names):
        message = f"Prisma up to 6.5 applies {conflict[0]} where later versions apply {conflict[1]}"
        yield LintFinding(VERSIONS.id, VERSIONS.severity, conflict[0], 1, message)
    yield from _same_time(names, merged)
    if merged is not None:
        yield from _against(scripts, merged)


def _same_time(names: Sequence[str], merged: Merged | None) -> Iterator[LintFinding]:
    """Yield one finding a timestamp: a warning where a new migration meets one that is merged, else a note."""
    times: dict[str, list[str]] = {}
    for name in names:
        if time := _TIMESTAMP.match(name):
            times.setdefault(time[1], []).append(name)
    for first, *others in times.values():
        if not others:
            continue
        new = [name for name in (first, *others) if merged is not None and name not in merged.now]
        severity: Severity = "warning" if new and len(new) <= len(others) else SAME_TIME.severity
        more = f" and of {len(others) - 1} more" if len(others) > 1 else ""
        place = new[0] if severity == "warning" else others[0]
        other = next(name for name in (first, *others) if name != place)
        yield LintFinding(SAME_TIME.id, severity, place, 1, f"it has the timestamp of {other}{more}")


def _against(scripts: Sequence[Script], merged: Merged) -> Iterator[LintFinding]:
    newest = max(merged.now, default="")
    edits: dict[str, MergedEdit] = {}
    for edit in merged.edits:
        edits.setdefault(edit.migration, edit)
    for script in scripts:
        before = merged.at_base.get(script.name)
        if before is not None and not _same(before, script.text):
            yield _edited(script.name, EDITED.severity, f"it differs from {merged.branch}", before, script.text)
        elif (done := edits.get(script.name)) and not _same(done.before, done.after):
            how = f"commit {done.commit[:10]} on {merged.branch} changed it"
            yield _edited(script.name, "warning", how, done.before, done.after)
        if before is None and script.name not in merged.now and script.name < newest:
            message = f"it sorts before {newest}, which is on {merged.branch} already"
            yield LintFinding(OUT_OF_ORDER.id, OUT_OF_ORDER.severity, script.name, 1, message)


def _edited(name: str, severity: Severity, how: str, before: str, after: str) -> LintFinding:
    if [token.text for token in tokens(before)] == [token.text for token in tokens(after)]:
        how += " (comments and white space only, but its checksum is another)"
    return LintFinding(EDITED.id, severity, name, 1, how)


def _same(before: str, after: str) -> bool:
    """Return whether Prisma takes one for the other: line ends do not count."""
    return not set(checksums(before)).isdisjoint(checksums(after))
