"""What a deploy's ledger says about it, held against the history that a baseline replaces.

Pure: rows in, findings out. The guard and `reconcile.sql` judge the same states in SQL (`state.sql`); this says more of
them, and is nowhere more lenient.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from squash.prisma.ledger.scripts import SquashedMigration
from squash.prisma.ledger.table import LedgerRow, unpadded


class Verdict(StrEnum):
    """What can be said of a deploy, the gravest first: where several hold, the first of them is the verdict."""

    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    ELSEWHERE = "elsewhere"
    FAILED = "failed"
    EDITED = "edited"
    AHEAD = "ahead"
    OUT_OF_ORDER = "out of order"
    DRIFTED = "drifted"
    BEHIND = "behind"
    UNMANAGED = "unmanaged"
    RESTRICTED = "restricted"
    READY = "ready"
    RECONCILED = "reconciled"
    EMPTY = "empty"

    @property
    def is_fine(self) -> bool:
        """Whether such a deploy accepts the baseline as it is."""
        return self in (Verdict.READY, Verdict.RECONCILED, Verdict.EMPTY)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a ledger is held against: the baseline, the migrations that it replaces, those that come after it.

    `checksums` are the baseline's in each form that Prisma accepts, its own first; none when it is not written yet.
    """

    baseline: str
    checksums: tuple[str, ...]
    squashed: tuple[SquashedMigration, ...]
    later: tuple[SquashedMigration, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The migrations that a ledger of this history may record: those replaced, the baseline, those after it."""
        listed = (*(m.name for m in self.squashed), self.baseline, *(m.name for m in self.later))
        return tuple(dict.fromkeys(listed))


@dataclass(frozen=True, slots=True)
class LedgerFinding:
    """A condition of a deploy: the verdict that it would give alone, the migrations it is about, and what was seen.

    `mends` are statements and sentences that say how it is mended, where that was found out with it.
    """

    verdict: Verdict
    migrations: tuple[str, ...]
    evidence: tuple[str, ...]
    mends: tuple[str, ...] = ()


def gravest_first(findings: Iterable[LedgerFinding]) -> tuple[LedgerFinding, ...]:
    """Return findings in the order of their verdicts."""
    order = tuple(Verdict)
    return tuple(sorted(findings, key=lambda finding: order.index(finding.verdict)))


@dataclass(frozen=True, slots=True)
class LedgerStatus:
    """Where a ledger stands.

    `findings` are the gravest first; none where the ledger says nothing of this history. `applied` are the squashed
    migrations that are applied and `missing` those that are not, `later` how many later ones are applied, each in the
    order of the history. `edited` are rows whose checksum is not accepted, `failed` rows that were never resolved.
    `recorded` says whether the baseline is recorded as applied.
    """

    findings: tuple[LedgerFinding, ...]
    applied: tuple[str, ...]
    missing: tuple[str, ...]
    later: int
    edited: tuple[LedgerRow, ...]
    failed: tuple[LedgerRow, ...]
    recorded: bool

    @property
    def has_gap(self) -> bool:
        """Whether what is applied is no beginning of the history, so that no script builds it in order."""
        return any(finding.verdict is Verdict.OUT_OF_ORDER for finding in self.findings)


def accepts(checksums: Sequence[str], stored: str) -> bool:
    """Return whether a ledger's checksum is one of `checksums`, also in the form of old ledgers, which are shorter."""
    return stored in checksums or (len(stored) < 64 and any(stored == unpadded(checksum) for checksum in checksums))


def judge_ledger(rows: Sequence[LedgerRow], expected: Expected) -> LedgerStatus:
    """Return where the ledger stands, given its rows in the order of `started_at`.

    A baseline that has the name of the last migration it replaces is told from it by its checksum.
    """
    own = tuple(row for row in rows if _is_baseline(row, expected))
    applied = {row.migration_name for row in rows if row.applied and row not in own}
    failed = tuple(row for row in rows if row.failed)
    held = [m.name for m in expected.squashed if m.name in applied]
    missing = [m.name for m in expected.squashed if m.name not in applied]
    is_held = bool(held) or any(row.migration_name in missing for row in failed)
    recorded = any(row.applied for row in own)
    edited = tuple(_edited(rows, own, expected, is_held=is_held))
    later = [m.name in applied for m in expected.later]
    findings = [
        *_failed(failed, expected),
        *_changed(edited, expected),
        *_ahead(rows, expected),
        *_order(held, missing, expected),
        *_later_order(later, expected),
        *_behind(held, missing, later, expected, recorded=recorded, is_held=is_held),
        *_fine(missing, is_held=is_held, recorded=recorded, expected=expected),
    ]
    return LedgerStatus(gravest_first(findings), tuple(held), tuple(missing), sum(later), edited, failed, recorded)


def _is_baseline(row: LedgerRow, expected: Expected) -> bool:
    is_shared = any(m.name == expected.baseline for m in expected.squashed)
    return row.migration_name == expected.baseline and (not is_shared or row.checksum in expected.checksums)


def _edited(
    rows: Sequence[LedgerRow], own: Sequence[LedgerRow], expected: Expected, *, is_held: bool
) -> Iterator[LedgerRow]:
    accepted = {m.name: m.checksums for m in (*expected.squashed, *expected.later)}
    # reconcile.sql, which has yet to run where old rows are held, compares the baseline's checksum as it is
    of_baseline = (expected.checksums[:1] if is_held else expected.checksums) or None
    for row in rows:
        checksums = of_baseline if row in own else accepted.get(row.migration_name)
        if row.applied and checksums is not None and not accepts(checksums, row.checksum):
            yield row


def _failed(failed: Sequence[LedgerRow], expected: Expected) -> Iterator[LedgerFinding]:
    if failed:
        yield LedgerFinding(
            Verdict.FAILED,
            tuple(dict.fromkeys(row.migration_name for row in failed)),
            tuple(
                f"{row.migration_name} failed, and was never resolved (started {row.started_at:%Y-%m-%d %H:%M:%S%z})"
                + (f": {' '.join(row.logs.split())[:400]}" if row.logs else "")
                for row in failed
            ),
        )


def _changed(edited: Sequence[LedgerRow], expected: Expected) -> Iterator[LedgerFinding]:
    if edited:
        present = {m.name: m.checksums[0] for m in (*expected.squashed, *expected.later)}
        present |= {expected.baseline: expected.checksums[0]} if expected.checksums else {}
        yield LedgerFinding(
            Verdict.EDITED,
            tuple(dict.fromkeys(row.migration_name for row in edited)),
            tuple(
                f"{row.migration_name} ran as {row.checksum[:8]}, the history holds {present[row.migration_name][:8]}"
                for row in edited
            ),
        )


def _ahead(rows: Sequence[LedgerRow], expected: Expected) -> Iterator[LedgerFinding]:
    known = {m.name for m in (*expected.squashed, *expected.later)} | {expected.baseline}
    unknown = tuple(dict.fromkeys(r.migration_name for r in rows if r.applied and r.migration_name not in known))
    if unknown:
        evidence = [f"the history does not know {name}" for name in unknown]
        if not any(row.applied and row.migration_name in known for row in rows):
            evidence.append("and nothing of this history is applied: are database and ?schema= those of this project?")
        yield LedgerFinding(Verdict.AHEAD, unknown, tuple(evidence))


def _order(held: Sequence[str], missing: Sequence[str], expected: Expected) -> Iterator[LedgerFinding]:
    names = [m.name for m in expected.squashed]
    gap = tuple(name for name in missing if held and names.index(name) < names.index(held[-1]))
    if gap:
        yield LedgerFinding(Verdict.OUT_OF_ORDER, gap, tuple(f"{name} is not applied, {held[-1]} is" for name in gap))


def _later_order(later: Sequence[bool], expected: Expected) -> Iterator[LedgerFinding]:
    count = sum(later)
    gap = tuple(m.name for m, done in zip(expected.later[:count], later, strict=False) if not done)
    if gap:
        last = next(m.name for m, done in zip(reversed(expected.later), reversed(later), strict=True) if done)
        yield LedgerFinding(Verdict.OUT_OF_ORDER, gap, tuple(f"{name} is not applied, {last} is" for name in gap))


def _behind(
    held: Sequence[str],
    missing: Sequence[str],
    later: Sequence[bool],
    expected: Expected,
    *,
    recorded: bool,
    is_held: bool,
) -> Iterator[LedgerFinding]:
    begun = is_held or (any(later) and not recorded)
    if begun and missing:
        evidence = [f"{len(missing)} of {len(expected.squashed)} migrations are missing, the first is {missing[0]}"]
        if len(expected.squashed) == 1:
            evidence = [f"the only migration, {missing[0]}, is missing"]
        if recorded:
            evidence.append(f"{expected.baseline} is recorded all the same")
        if not held and any(later):
            evidence.append("later migrations are applied")
        yield LedgerFinding(Verdict.BEHIND, tuple(missing), tuple(evidence))


def _fine(missing: Sequence[str], *, is_held: bool, recorded: bool, expected: Expected) -> Iterator[LedgerFinding]:
    if is_held and not missing:
        count = len(expected.squashed)
        evidence = [f"all {count} migrations are applied" if count > 1 else "the only migration is applied"]
        if recorded:
            evidence.append(f"{expected.baseline} is recorded beside them")
        yield LedgerFinding(Verdict.READY, (), tuple(evidence))
    elif recorded and not is_held:
        yield LedgerFinding(Verdict.RECONCILED, (expected.baseline,), (f"{expected.baseline} is recorded",))
