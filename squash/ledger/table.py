"""`_prisma_migrations`: its definition, its rows, and rows as `prisma migrate deploy` leaves them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg.rows import class_row

from squash.errors import LedgerError

LEDGER_DDL: Final = Path(__file__).with_name("table.sql").read_text(encoding="utf-8")
"""The table as Prisma creates it (schema-engine, `flavour/postgres`, `create_migrations_table`)."""

_EXISTS: Final = """SELECT to_regclass(quote_ident(current_schema()) || '."_prisma_migrations"') IS NOT NULL"""
_ROWS: Final = """
SELECT id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count
FROM "_prisma_migrations" ORDER BY started_at, id
"""
# A microsecond between any two moments, as the ledger is read in the order of started_at.
_APPLIED: Final = """
INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
SELECT gen_random_uuid()::text, m.checksum, clock.now + (2 * m.position + 1) * interval '1 microsecond', m.name,
       clock.now + 2 * m.position * interval '1 microsecond', 1
FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS m (name, checksum, position),
     (SELECT greatest(clock_timestamp(), max(finished_at)) AS now FROM "_prisma_migrations") AS clock
"""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row of `_prisma_migrations`: one try of one migration, as it stands in the table."""

    id: str
    checksum: str
    finished_at: datetime | None
    migration_name: str
    logs: str | None
    rolled_back_at: datetime | None
    started_at: datetime
    applied_steps_count: int

    @property
    def applied(self) -> bool:
        """Whether Prisma takes the migration for applied by this row."""
        return self.finished_at is not None and self.rolled_back_at is None

    @property
    def failed(self) -> bool:
        """Whether this try makes Prisma refuse every deploy until it is resolved (P3009)."""
        return self.finished_at is None and self.rolled_back_at is None


def read_ledger(connection: psycopg.Connection[Any]) -> tuple[LedgerRow, ...] | None:
    """Give the rows of the ledger in the connection's schema, by `started_at` as Prisma does; None without a ledger.

    LedgerError when the table lacks a column that Prisma makes, or holds a time that Python cannot (infinity, BC).
    """
    if not _exists(connection):
        return None
    with connection.cursor(row_factory=class_row(LedgerRow)) as cursor:
        try:
            return tuple(cursor.execute(_ROWS).fetchall())
        except (psycopg.errors.UndefinedColumn, psycopg.DataError) as error:
            raise LedgerError(
                f"The _prisma_migrations of this database is not what Prisma makes: {error}",
                hint="compare it with that of another database of the same project",
            ) from error


def record_applied(connection: psycopg.Connection[Any], migrations: Iterable[tuple[str, str]]) -> None:
    """Record (name, checksum) pairs in their order as `prisma migrate deploy` does; it creates a missing ledger."""
    if not _exists(connection):
        connection.execute(LEDGER_DDL)
    pairs = tuple(migrations)
    connection.execute(_APPLIED, ([name for name, _ in pairs], [checksum for _, checksum in pairs]))


def unpadded(checksum: str) -> str:
    """Give the form that old ledgers hold of a checksum, in which no byte has a leading zero."""
    return "".join(f"{byte:x}" for byte in bytes.fromhex(checksum))


def _exists(connection: psycopg.Connection[Any]) -> bool:
    row = connection.execute(_EXISTS).fetchone()
    return row is not None and bool(row[0])
