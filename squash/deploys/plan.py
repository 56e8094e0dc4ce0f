"""How far a history can be squashed now: the newest migration that every deploy has passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from squash.deploys.check import Checked
from squash.deploys.target import DeployTarget
from squash.errors import SquashError
from squash.prisma.history import Migration
from squash.prisma.ledger import Verdict
from squash.run import baseline_name


@dataclass(frozen=True, slots=True)
class SquashReach:
    """How many migrations from the first on a deploy could have squashed under it, and what keeps it from the next."""

    checked: Checked
    count: int
    obstacle: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The newest migration to squash through, None if there is none, and how far each deploy would go."""

    through: str | None
    count: int
    reaches: tuple[SquashReach, ...]


def plan(target: DeployTarget, checks: Sequence[Checked]) -> Plan:
    """Find the newest point from what checking the deploys against the whole history gave.

    SquashError for a target that is squashed already.
    """
    if target.baseline is not None:
        raise SquashError(
            f"{target.folder} is squashed already: there is nothing to plan", hint="give the migrations directory"
        )
    reaches = tuple(_reach(target, checked) for checked in checks)
    count = min((reach.count for reach in reaches), default=0)
    return Plan(target.present[count - 1].name if count else None, count, reaches)


_UNKNOWN = (Verdict.UNREACHABLE, Verdict.UNREADABLE, Verdict.DAMAGED, Verdict.ELSEWHERE)
"""Verdicts under which nothing is known of what has been applied."""


def _reach(target: DeployTarget, checked: Checked) -> SquashReach:
    """Return the longest beginning of the history whose guard and reconcile script would take this ledger."""
    total = len(target.present)
    if checked.verdict in _UNKNOWN:
        return SquashReach(checked, 0, checked.findings[0].evidence[0])
    if any(finding.verdict is Verdict.EMPTY for finding in checked.findings):
        return SquashReach(checked, total, "")
    standing = checked.standing
    if standing is None or not (standing.applied or standing.failed or standing.findings):
        return SquashReach(checked, 0, "no migration is recorded")
    if standing.failed:
        return SquashReach(checked, 0, f"{standing.failed[0].migration_name} failed, and was never resolved")
    limits = [(total, "")]
    names = [migration.name for migration in target.present]
    limits += [(names.index(name), f"{name} is not applied") for name in standing.missing[:1]]
    limits += [(names.index(row.migration_name), f"{row.migration_name} was edited") for row in standing.edited]
    for finding in standing.findings:
        if finding.verdict is Verdict.AHEAD:
            for name in finding.migrations:
                limits.append((_before(target.present, name), f"the history does not know {name}"))
    count, obstacle = min(limits)
    return SquashReach(checked, count, obstacle)


def _before(migrations: tuple[Migration, ...], unknown: str) -> int:
    """Count the migrations whose baseline would come before an unknown one, which is then taken for a later one."""
    for number in range(len(migrations), 0, -1):
        if baseline_name(migrations[:number]) < unknown:
            return number
    return 0
