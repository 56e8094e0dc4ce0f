"""Edits of migration scripts: what they are, the scripts that come of them, and the patch."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from squash.escaping import comment_text
from squash.prisma.history import SCRIPT, History
from squash.repair.timeline import Place

MARK = "-- squash repair: "


@dataclass(frozen=True, slots=True)
class RepairChange:
    """What an edit does to which object, and why, in the terms of the history."""

    action: Literal["inject", "guard", "move", "drop"]
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a migration's script that is replaced: from `place` to the offset `end`, where they differ.

    `text` is what stands there afterwards, without its comment. `label` is Prisma's word for an injected statement.
    """

    place: Place
    end: int
    text: str
    changes: tuple[RepairChange, ...]
    label: str = ""

    @property
    def is_injected(self) -> bool:
        """Whether it only adds."""
        return self.place[1] == self.end


def edited(history: History, edits: Iterable[Edit]) -> History:
    """Return the history with its scripts edited."""
    by_migration: dict[int, list[Edit]] = {}
    for edit in edits:
        by_migration.setdefault(edit.place[0], []).append(edit)
    migrations = tuple(
        replace(migration, script=_apply(migration.script, by_migration.get(number, ())))
        for number, migration in enumerate(history.migrations)
    )
    return replace(history, migrations=migrations)


def _apply(script: str, edits: Sequence[Edit]) -> str:
    if not edits:
        return script
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.place[1], not edit.is_injected)):
        offset = edit.place[1]
        heads = edit.is_injected and offset < len(script.rstrip())
        start = max(_above(script, offset) if heads else offset, at)
        pieces += [script[at:start], _written(script, start, edit)]
        at = start if edit.is_injected else edit.end
    text = "".join([*pieces, script[at:]])
    return text.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in script else text


def _written(script: str, start: int, edit: Edit) -> str:
    comments = "".join(f"{MARK}{comment_text(change.why)}\n" for change in edit.changes)
    at_line_start = start == 0 or script[start - 1] == "\n"
    if not edit.is_injected:
        return f"{'' if at_line_start else chr(10)}{comments}{edit.text}" if edit.text else comments.rstrip()
    label = f"-- {edit.label}\n" if edit.label else ""
    statement = f"{comments}{label}{edit.text};"
    if script[start:].strip():
        return f"{'' if at_line_start else chr(10)}{statement}\n\n"
    blank = "\n" if at_line_start else "\n\n"
    return f"{blank if script.strip() else ''}{statement}{'' if script[start:].startswith(chr(10)) else chr(10)}"


def _above(script: str, start: int) -> int:
    """Return the place before the comment lines that stand directly above a statement, which is Prisma's heading."""
    at = start
    while True:
        line_start = script.rfind("\n", 0, at) + 1
        if script[line_start:at].strip():  # something stands before it on its line
            return at if at != start or not script[line_start:start].strip() else start
        if line_start == 0:
            return 0
        before = script.rfind("\n", 0, line_start - 1) + 1
        if not script[before:line_start].lstrip().startswith("--"):
            return line_start
        at = before


def _headed(path: str) -> str:
    """Return a path as git writes it into a patch: GNU patch ends it at the first space that no tab follows."""
    return f"{path}\t" if " " in path else path


def patch(before: History, after: History, directory: str) -> str:
    """Return a unified diff of the scripts, to be applied with `patch -p1` or `git apply` above `directory`."""
    return "".join(_patches(before, after, directory))


def _patches(before: History, after: History, directory: str) -> Iterator[str]:
    for old, new in zip(before.migrations, after.migrations, strict=True):
        if old.script == new.script:
            continue
        path = f"/{directory}/{old.name}/{SCRIPT}" if directory else f"/{old.name}/{SCRIPT}"
        lines = difflib.unified_diff(
            old.script.splitlines(keepends=True),
            new.script.splitlines(keepends=True),
            _headed(f"a{path}"),
            _headed(f"b{path}"),
        )
        for line in lines:
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
