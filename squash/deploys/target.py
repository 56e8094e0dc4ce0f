"""What deploys are held against: the folder that `squash run` wrote, or a migrations directory before or after it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from squash.errors import LedgerError, SquashError
from squash.escaping import holds_control, visible
from squash.files import GENERATED, SCRIPT_LIMIT, check_inside, project_of, read_text, real_path
from squash.output.manifest import MIGRATIONS, PROOF
from squash.prisma.history import SCRIPT, Migration, checksums, read_history
from squash.prisma.ledger import (
    Expected,
    SquashedMigration,
    accepted_checksums,
    archives_itself,
    as_squashed,
    reconcile_script,
    rollback_script,
    squashed_by,
)
from squash.prisma.provenance import ScriptVersion, script_versions
from squash.prisma.replay import Execution
from squash.project import Project
from squash.run import Rollout, baseline_name


@dataclass(frozen=True)
class DeployTarget:
    """A squash, or a history that has yet to be squashed.

    `baseline` is None for the latter; `later` are the migrations after it. `present` are the squashed scripts where the
    directory itself holds them; else git is asked for them in the project, if it is to be asked.
    """

    folder: Path
    expected: Expected
    baseline: Migration | None
    later: tuple[Migration, ...]
    present: tuple[Migration, ...]
    project: Project
    asks_git: bool

    @property
    def execution(self) -> Execution:
        """How the project's version of Prisma runs scripts."""
        return self.project.execution[0]

    @property
    def prisma(self) -> str:
        """What calls Prisma in the project."""
        return self.project.prisma

    @cached_property
    def versions(self) -> tuple[ScriptVersion, ...]:
        """Every script that any branch of git held, newest first."""
        return script_versions(self.project.tracked, "--all") if self.asks_git else ()

    @cached_property
    def old(self) -> Mapping[str, Migration]:
        """The scripts of the squashed migrations by name, as far as they are at hand."""
        by_name = {migration.name: migration for migration in self.present}
        wanted = {m.name: m.checksums[0] for m in self.expected.squashed}
        for version in self.versions:
            if version.migration not in by_name and wanted.get(version.migration) in checksums(version.script):
                by_name[version.migration] = Migration(version.migration, version.script)
        return by_name

    def holder(self, name: str) -> str | None:
        """Return a late commit that still holds the history's script of a squashed migration."""
        wanted = next((m.checksums[0] for m in self.expected.squashed if m.name == name), None)
        own = (version for version in self.versions if version.migration == name)
        return next((version.held_by for version in own if wanted in checksums(version.script)), None)

    def version(self, name: str, checksum: str) -> ScriptVersion | None:
        """Return what git held under a migration's name with a ledger's checksum."""
        from squash.prisma.ledger.verdict import accepts

        own = (version for version in self.versions if version.migration == name)
        return next((version for version in own if accepts(checksums(version.script), checksum)), None)

    @property
    def rollout(self) -> Rollout:
        """How existing databases come over, as the baseline itself says."""
        expected = self.expected
        if expected.squashed and expected.baseline == expected.squashed[-1].name:
            return "adopt-name"
        itself = self.baseline is not None and archives_itself(self.baseline.script)
        return "self-reconcile" if itself else "script"

    def scripts(self, squashed: tuple[SquashedMigration, ...] | None = None) -> tuple[str, str]:
        """Return the texts of reconcile.sql and rollback.sql, optionally for other accepted checksums.

        LedgerError when there is no baseline yet.
        """
        if not self.expected.checksums or not self.expected.squashed:
            raise LedgerError(
                f"{self.folder} holds no baseline that a ledger could be moved to",
                hint="give the folder that `squash run` wrote",
            )
        arguments = (self.expected.baseline, self.expected.checksums[0], squashed or self.expected.squashed)
        return reconcile_script(*arguments), rollback_script(*arguments)


def read_target(
    folder: Path, *, migrations: Path | None = None, git: bool = True, limit: int = SCRIPT_LIMIT
) -> DeployTarget:
    """Read what `squash run` wrote into `folder`, or a migrations directory.

    `migrations` is where git held the squashed scripts (by default what proof.json says, or the directory itself);
    without `git` nothing is asked. `limit` is the most bytes that a script may have. HistoryError for a directory that
    is no history, SquashError for an output folder that does not hold together, InputError for a file that is not to be
    read.
    """
    if os.path.lexists(folder / PROOF):
        target = _of_output(folder, migrations, git=git, limit=limit)
    else:
        target = _of_directory(folder, Project(migrations or folder, limit=limit), git=git, limit=limit)
    _ = target.execution, target.prisma  # what cannot be read is told before a deploy is visited
    return target


def _of_directory(folder: Path, project: Project, *, git: bool, limit: int) -> DeployTarget:
    history = read_history(folder, limit=limit).migrations
    first = folder / history[0].name / SCRIPT
    replaced = squashed_by(history[0].script, f"{first}")
    if replaced is not None:
        _check_names(first, replaced)
        return _target(folder, history[0], history[1:], replaced, project, asks_git=git)
    versions = script_versions(project.tracked) if git else ()
    known: dict[str, tuple[str, ...]] = {}
    for version in versions:
        known[version.migration] = (*known.get(version.migration, ()), version.script)
    expected = Expected(baseline_name(history), (), accepted_checksums(history, known))
    return DeployTarget(folder, expected, None, (), history, project, git)


def _of_output(folder: Path, migrations: Path | None, *, git: bool, limit: int) -> DeployTarget:
    proof = _json(folder / PROOF)
    history = read_history(folder / MIGRATIONS, limit=limit).migrations
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
    place = migrations or _recorded(folder, recorded)
    at = next((number for number, migration in enumerate(history) if migration.name == name), None)
    if at is None or history[at].checksum != checksum:
        raise SquashError(
            f"{folder / 'migrations' / name / SCRIPT} is not the script that proof.json speaks of",
            hint="write the folder again with `squash run`",
        )
    _check_names(folder / PROOF, squashed)
    asks_git = git and place is not None
    return _target(folder, history[at], history[at + 1 :], squashed, Project(place or folder), asks_git=asks_git)


def _recorded(folder: Path, directory: object) -> Path | None:
    """Return the migrations directory that proof.json names; InputError where it leads out of the folder's project."""
    if not isinstance(directory, str) or not directory:
        return None
    if (top := project_of(folder)) != real_path(folder):  # else it was written outside of every project, by --out
        check_inside(folder / directory, top)
    return folder / directory


def _target(
    folder: Path,
    baseline: Migration,
    later: tuple[Migration, ...],
    squashed: tuple[SquashedMigration, ...],
    project: Project,
    *,
    asks_git: bool,
) -> DeployTarget:
    expected = Expected(
        baseline.name,
        tuple(dict.fromkeys((baseline.checksum, *checksums(baseline.script)))),
        squashed,
        accepted_checksums(later, {}),
    )
    return DeployTarget(folder, expected, baseline, later, (), project, asks_git)


def _check_names(place: Path, squashed: tuple[SquashedMigration, ...]) -> None:
    for migration in squashed:
        if holds_control(migration.name):
            raise SquashError(
                f'{place}: the name of migration "{visible(migration.name)}" holds a control or an invisible character',
                hint="write it again with `squash run`",
            )


def _json(path: Path) -> dict[str, Any]:
    text = read_text(path, limit=GENERATED, within=project_of(path.parent))
    try:
        content = json.loads(text or "")
    except (ValueError, RecursionError) as error:
        raise SquashError(f"{path} is no JSON: {error}", hint="write it again with `squash run`") from error
    return content if isinstance(content, dict) else {}
