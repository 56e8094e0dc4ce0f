"""`_prisma_migrations`, the ledger of Prisma Migrate: its rows, and the SQL that moves it from a history to a baseline.

`guard` is the first statement of the baseline, `ending` the last of one that reconciles its deploys itself;
`reconcile_script` and `rollback_script` give `reconcile.sql` and `rollback.sql`, and `try_scripts` runs them all on
simulated ledgers. `judge_ledger` says where a deploy's ledger stands.
"""

from squash.prisma.ledger.attached import (
    needs_ledger,
    read_beside_ledger,
    row_changes,
    rows_differ,
    statements_about_it,
)
from squash.prisma.ledger.scripts import (
    ADVISORY_LOCK,
    REFUSE_PATH,
    REFUSE_STRANGE_LEDGER,
    SquashedMigration,
    accepted_checksums,
    adopt_script,
    archives_itself,
    as_squashed,
    ending,
    guard,
    literal,
    reconcile_script,
    rollback_script,
    squashed_by,
)
from squash.prisma.ledger.table import (
    LEDGER,
    LEDGER_DDL,
    DamagedLedgerError,
    LedgerRow,
    has_ledger,
    read_ledger,
    record_applied,
)
from squash.prisma.ledger.trials import LedgerTrial, try_scripts
from squash.prisma.ledger.verdict import Expected, LedgerFinding, LedgerStatus, Verdict, judge_ledger

__all__ = [
    "ADVISORY_LOCK",
    "LEDGER",
    "LEDGER_DDL",
    "REFUSE_PATH",
    "REFUSE_STRANGE_LEDGER",
    "DamagedLedgerError",
    "Expected",
    "LedgerFinding",
    "LedgerRow",
    "LedgerStatus",
    "LedgerTrial",
    "SquashedMigration",
    "Verdict",
    "accepted_checksums",
    "adopt_script",
    "archives_itself",
    "as_squashed",
    "ending",
    "guard",
    "has_ledger",
    "judge_ledger",
    "literal",
    "needs_ledger",
    "read_beside_ledger",
    "read_ledger",
    "reconcile_script",
    "record_applied",
    "rollback_script",
    "row_changes",
    "rows_differ",
    "squashed_by",
    "statements_about_it",
    "try_scripts",
]
