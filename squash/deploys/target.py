"""What deploys are held against: the folder that `squash run` wrote, or a migrations directory before or after it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from squash.baseline import Baseline
from squash.errors import LedgerError, SquashError
from squash.history import SCRIPT, Migration, checksums, read_history
from squash.ledger import (
    Expected,
    SquashedMigration,
    accepted_checksums,
    as_squashed,
    reconcile_script,
    rollback_script,
    squashed_by,
)
from squash.provenance import ScriptVersion, script_versions
from squash.replay import Execution, detect_execution
from squash.run import baseline_name


@dataclass(frozen=True)
class Target:
    """A squash, or a history that has yet to be squashed.

    `baseline` is None for the latter; `later` are the migrations after it. `present` are the squashed scripts where the
    directory itself holds them; else git is asked for them, in `migrations`, unless that is None.
    """

    folder: Path
    expected: Expected
    baseline: Baseline | None
    later: tuple[Migration, ...]
    present: tuple[Migration, ...]
    migrations: Path | None
    execution: Execution

    @cached_property
    def versions(self) -> tuple[ScriptVersion, ...]:
        """Every script that any branch of git held, newest first."""
        return script_versions(self.migrations, "--all") if self.migrations else ()

    @cached_property
    def old(self) -> Mapping[str, Migration]:
        """The scripts of the squashed migrations by name, as far as they are at hand."""
        found = {migration.name: migration for migration in self.present}
        wanted = {m.name: m.checksums[0] for m in self.expected.squashed}
        for version in self.versions:
            if version.migration not in found and wanted.get(version.migration) in checksums(version.script):
                found[version.migration] = Migration(version.migration, version.script)
        return found

    def holder(self, name: str) -> str | None:
        """Give a late commit that still holds the history's script of a squashed migration."""
        wanted = next((m.checksums[0] for m in self.expected.squashed if m.name == name), None)
        own = (version for version in self.versions if version.migration == name)
        return next((version.held_by for version in own if wanted in checksums(version.script)), None)

    def version(self, name: str, checksum: str) -> ScriptVersion | None:
        """Give what git held under a migration's name with a ledger's checksum."""
        from squash.ledger.verdict import accepts

        own = (version for version in self.versions if version.migration == name)
        return next((version for version in own if accepts(checksums(version.script), checksum)), None)

    def scripts(self, squashed: tuple[SquashedMigration, ...] | None = None) -> tuple[str, str]:
        """Give the texts of reconcile.sql and rollback.sql, optionally for other accepted checksums.

        LedgerError when there is no baseline yet.
        """
        if not self.expected.checksums or not self.expected.squashed:
            raise LedgerError(
                f"{self.folder} holds no baseline that a ledger could be moved to",
                hint="give the folder that `squash run` wrote",
            )
        arguments = (self.expected.baseline, self.expected.checksums[0], squashed or self.expected.squashed)
        return reconcile_script(*arguments), rollback_script(*arguments)


def read_target(folder: Path, *, migrations: Path | None = None, git: bool = True) -> Target:
    """Read what `squash run` wrote into `folder`, or a migrations directory.

    `migrations` is where git held the squashed scripts (by default what proof.json says, or the directory itself);
    without `git` nothing is asked. HistoryError for a directory that is no history, SquashError for an output folder
    that does not hold together.
    """
    if (folder / "proof.json").is_file():
        return _of_output(folder, migrations, git=git)
    directory = migrations or folder
    history = read_history(folder).migrations
    execution, _ = detect_execution(folder)
    replaced = squashed_by(history[0].script, f"{folder / history[0].name / SCRIPT}")
    if replaced is not None:
        baseline = Baseline(history[0].name, history[0].script)
        return _target(folder, baseline, history[1:], replaced, directory if git else None, execution)
    versions = script_versions(directory) if git else ()
    known: dict[str, tuple[str, ...]] = {}
    for version in versions:
        known[version.migration] = (*known.get(version.migration, ()), version.script)
    expected = Expected(baseline_name(history), (), accepted_checksums(history, known))
    return Target(folder, expected, None, (), history, directory if git else None, execution)


def _of_output(folder: Path, migrations: Path | None, *, git: bool) -> Target:
    proof = _json(folder / "proof.json")
    history = read_history(folder / "migrations").migrations
    try:
        name, checksum = proof["baseline"]["name"], proof["baseline"]["checksum"]
        squashed = as_squashed((m["name"], m["checksums"]) for m in proof["history"]["squashed"])
        recorded = proof["history"].get("directory")
        if not isinstance(recorded or "", str) or "\0" in (recorded or "") or not isinstance(name, str):
            raise ValueError("it has no text where a name or a path should be")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SquashError(
            f"{folder / 'proof.json'} does not say what was squashed", hint="write it again with `squash run`"
        ) from error
    place = migrations or (folder / recorded if recorded else None)
    at = next((number for number, migration in enumerate(history) if migration.name == name), None)
    if at is None or history[at].checksum != checksum:
        raise SquashError(
            f"{folder / 'migrations' / name / SCRIPT} is not the script that proof.json speaks of",
            hint="write the folder again with `squash run`",
        )
    execution, _ = detect_execution(place or folder)
    baseline = Baseline(name, history[at].script)
    return _target(folder, baseline, history[at + 1 :], squashed, place if git else None, execution)


def _target(
    folder: Path, baseline: Baseline, later: tuple[Migration, ...], squashed: tuple[SquashedMigration, ...],
    migrations: Path | None, execution: Execution,
) -> Target:  # fmt: skip
    expected = Expected(
        baseline.name,
        tuple(dict.fromkeys((baseline.checksum, *checksums(baseline.script)))),
        squashed,
        accepted_checksums(later, {}),
    )
    return Target(folder, expected, baseline, later, (), migrations, execution)


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise SquashError(f"{path} cannot be read: {error}", hint="write it again with `squash run`") from error
    return content if isinstance(content, dict) else {}
