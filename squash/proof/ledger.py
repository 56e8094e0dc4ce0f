"""The ledger scripts of a squash, and their trial on simulated ledgers."""

from __future__ import annotations

from dataclasses import dataclass

from squash.postgres.server import Database
from squash.prisma.history import Migration
from squash.prisma.ledger import SquashedMigration, ending, guard, reconcile_script, rollback_script, try_scripts
from squash.proof.checks import LEDGERS, Check


@dataclass(frozen=True, slots=True)
class LedgerParts:
    """What a baseline's own script does about the ledger: its first statement, and its last one.

    `squashed` are the migrations that it replaces; `ending` is empty unless the baseline is to reconcile deploys
    itself.
    """

    squashed: tuple[SquashedMigration, ...]
    guard: str
    ending: str = ""


@dataclass(frozen=True, slots=True)
class LedgerScripts:
    """What happens to the ledger: the migrations replaced, and the SQL that replaces and restores them.

    `baseline` and `checksum` are the name of the baseline and the checksum under which the scripts record it; `guard`
    and `ending` are those of `LedgerParts`.
    """

    baseline: str
    checksum: str
    squashed: tuple[SquashedMigration, ...]
    guard: str
    reconcile: str
    rollback: str
    ending: str = ""


def write_parts(baseline: str, squashed: tuple[SquashedMigration, ...], *, self_reconcile: bool = False) -> LedgerParts:
    """Return what a baseline of that name does about the ledger: it is written before the baseline, as a part of it."""
    return LedgerParts(
        squashed,
        guard(baseline, squashed, self_reconcile=self_reconcile),
        ending(baseline, squashed) if self_reconcile else "",
    )


def write_scripts(baseline: Migration, parts: LedgerParts) -> LedgerScripts:
    """Return the ledger scripts for a baseline that has these parts."""
    name, checksum, squashed = baseline.name, baseline.checksum, parts.squashed
    return LedgerScripts(
        name,
        checksum,
        squashed,
        parts.guard,
        reconcile_script(name, checksum, squashed),
        rollback_script(name, checksum, squashed),
        parts.ending,
    )


def try_ledger(database: Database, schema: str, scripts: LedgerScripts) -> Check:
    """Try the ledger scripts on simulated ledgers, in a database that is empty and stays so."""
    with database.connect(schema) as connection:
        trials = try_scripts(
            connection,
            scripts.baseline,
            scripts.checksum,
            scripts.squashed,
            scripts.guard,
            scripts.reconcile,
            scripts.rollback,
            scripts.ending,
        )
    return LEDGERS.check(len(trials), (f"{trial.name}: {trial.detail}" for trial in trials if not trial.passed))
