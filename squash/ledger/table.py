"""`_prisma_migrations`: its definition, its rows, and rows as `prisma migrate deploy` leaves them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import sql
from psycopg.rows import class_row

from squash.errors import LedgerError

LEDGER_DDL: Final = Path(__file__).with_name("table.sql").read_text(encoding="utf-8")
"""The table as Prisma creates it (schema-engine, `flavour/postgres`, `create_migrations_table`)."""

_EXISTS: Final = """
SELECT pg_catalog.to_regclass(pg_catalog.quote_ident(current_schema) || '."_prisma_migrations"') IS NOT NULL
"""
_SHAPE: Final = """
SELECT c.relkind, a.attname, a.atttypid, a.attgenerated,
       EXISTS (SELECT FROM pg_catalog.pg_inherits AS i WHERE i.inhparent = c.oid)
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE n.nspname = %s AND c.relname = '_prisma_migrations'
"""
_ROWS: Final = """
SELECT id, checksum, finished_at, migration_name, {logs} AS logs, rolled_back_at, started_at, applied_steps_count
FROM ONLY {ledger} ORDER BY started_at, id
"""
_TEXT: Final = ("text", "varchar")
_TYPES: Final = {
    "id": _TEXT, "checksum": _TEXT, "finished_at": ("timestamptz",), "migration_name": _TEXT, "logs": _TEXT,
    "rolled_back_at": ("timestamptz",), "started_at": ("timestamptz",), "applied_steps_count": ("int4",),
}  # fmt: skip
"""The columns that are read, and the types that they may have: reading these runs nothing but PostgreSQL's own code."""
_KINDS: Final = {"v": "a view", "p": "a partitioned table"}  # other kinds cannot be locked
# A microsecond between any two moments, as the ledger is read in the order of started_at.
_APPLIED: Final = """
INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
SELECT gen_random_uuid()::text, m.checksum, clock.now + (2 * m.position + 1)::float8 * interval '1 microsecond', m.name,
       clock.now + (2 * m.position)::float8 * interval '1 microsecond', 1
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


def read_ledger(
    connection: psycopg.Connection[Any], schema: str = "public", *, logs: int | None = None
) -> tuple[LedgerRow, ...] | None:
    """Return the rows of the ledger in a schema, by `started_at` as Prisma does; None without a ledger.

    Nothing of the database's own runs: a ledger that is not a plain table of built-in types is not read. Of `logs` no
    more than so many characters are read.

    LedgerError when the table is not as Prisma makes it, or holds a time that Python cannot (infinity, BC).
    """
    ledger = sql.Identifier(schema, "_prisma_migrations")
    told = sql.SQL("logs") if logs is None else sql.SQL("pg_catalog.left(logs, {})").format(sql.Literal(logs))
    with connection.transaction(), connection.cursor(row_factory=class_row(LedgerRow)) as cursor:
        try:
            with connection.transaction():
                # what is looked at must stay so until it is read
                connection.execute(sql.SQL("LOCK TABLE ONLY {} IN ACCESS SHARE MODE").format(ledger))
        except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):
            return None
        except psycopg.errors.WrongObjectType as error:
            raise _not_prismas("it is no table") from error
        if unlike := _unlike(connection.execute(_SHAPE, (schema,)).fetchall()):
            raise _not_prismas(unlike)
        try:
            return tuple(cursor.execute(sql.SQL(_ROWS).format(ledger=ledger, logs=told)).fetchall())
        except psycopg.DataError as error:
            raise _not_prismas(str(error)) from error


def _unlike(shape: Sequence[tuple[str, str, int, str, bool]]) -> str:
    """Say what is not as in a table that Prisma makes, so that it cannot be read safely; nothing where all is."""
    kind, *_, has_heirs = shape[0]
    if kind in _KINDS:
        return f"it is {_KINDS[kind]}"
    if has_heirs:
        return "other tables inherit from it"
    columns = {name: (type_, generated) for _, name, type_, generated, _ in shape}
    for name, types in _TYPES.items():
        if name not in columns:
            return f'it has no column "{name}"'
        type_, generated = columns[name]
        if generated:
            return f'its column "{name}" is generated'
        if type_ not in [psycopg.adapters.types[allowed].oid for allowed in types]:
            return f'its column "{name}" is not of type {" or ".join(types)}'
    return ""


def _not_prismas(words: str) -> LedgerError:
    return LedgerError(
        f"The _prisma_migrations of this database is not what Prisma makes: {words}",
        hint="compare it with that of another database of the same project",
    )


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
