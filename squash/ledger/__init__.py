"""`_prisma_migrations`, the ledger of Prisma Migrate: its rows, and the SQL that moves it from a history to a baseline.

`guard` is the first statement of the baseline, `ending` the last of one that reconciles its deploys itself;
`reconcile_script` and `rollback_script` give `reconcile.sql` and `rollback.sql`, and `try_scripts` runs them all on
simulated ledgers.
"""

from squash.ledger.scripts import ADVISORY_LOCK, SquashedMigration, ending, guard, reconcile_script, rollback_script
from squash.ledger.table import LEDGER_DDL, LedgerRow, read_ledger, record_applied
from squash.ledger.trials import Trial, try_scripts

__all__ = [
    "ADVISORY_LOCK",
    "LEDGER_DDL",
    "LedgerRow",
    "SquashedMigration",
    "Trial",
    "ending",
    "guard",
    "read_ledger",
    "reconcile_script",
    "record_applied",
    "rollback_script",
    "try_scripts",
]
