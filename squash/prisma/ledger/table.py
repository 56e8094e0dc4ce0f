"""`_prisma_migrations`: its definition, its rows, and rows as `prisma migrate deploy` leaves them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import sql
from psycopg.abc import Buffer
from psycopg.rows import dict_row, namedtuple_row
from psycopg.types.datetime import TimestampLoader, TimestamptzLoader

from squash.errors import LedgerError
from squash.prisma.ledger.scripts import literal

LEDGER: Final = "_prisma_migrations"
"""The name of the table, in the schema that the connection URL names."""
LEDGER_DDL: Final = Path(__file__).with_name("table.sql").read_text(encoding="utf-8")
"""The table as Prisma creates it (schema-engine, `flavour/postgres`, `create_migrations_table`)."""

_EXISTS: Final = """
SELECT EXISTS (
    SELECT FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = coalesce(%s::name, current_schema) AND c.relname = '_prisma_migrations'
)
"""
# What it is, before any of it is read: a view could run anything, and so could the operators of a type of its own.
_SHAPE: Final = """
SELECT c.relkind::text AS kind, a.attname::text AS column, a.atttypid::int AS type,
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS spelled,
       a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AS is_required,
       a.attgenerated <> '' AS is_generated,
       EXISTS (SELECT FROM pg_catalog.pg_inherits AS i WHERE i.inhparent = c.oid) AS has_heirs,
       EXISTS (
           SELECT FROM pg_catalog.pg_index AS i
           WHERE i.indrelid = c.oid AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)
       ) AS has_expressions,
       EXISTS (SELECT FROM pg_catalog.pg_constraint AS k WHERE k.conrelid = c.oid AND k.contype = 'c') AS has_checks,
       EXISTS (SELECT FROM pg_catalog.pg_statistic_ext AS s WHERE s.stxrelid = c.oid) AS has_statistics
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE n.nspname = %s AND c.relname = '_prisma_migrations' AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
ORDER BY a.attnum
"""
_ROWS: Final = """
SELECT id, checksum, finished_at, migration_name, {logs} AS logs, rolled_back_at, started_at, applied_steps_count
FROM ONLY {ledger} ORDER BY started_at, id
"""
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


@dataclass(frozen=True, slots=True)
class Damage:
    """Something of a ledger that Prisma does not make: what it is, and what mends it, a statement or a sentence."""

    what: str
    mend: str


class DamagedLedgerError(LedgerError):
    """A ledger of which Prisma, and so this tool, cannot tell what is applied; `damages` are never empty."""

    def __init__(self, damages: tuple[Damage, ...]) -> None:
        super().__init__(
            f"the ledger is damaged: {'; '.join(damage.what for damage in damages[:3])}", hint=damages[0].mend
        )
        self.damages = damages


def read_ledger(
    connection: psycopg.Connection[Any], schema: str = "public", *, logs: int | None = None
) -> tuple[LedgerRow, ...] | None:
    """Return the rows of the ledger in a schema, by `started_at` as Prisma does; None without a ledger.

    Nothing of the database's own runs: a ledger that is not a plain table of built-in types is not read. Of `logs` no
    more than so many characters are read.

    DamagedLedgerError for a table or rows that are not what Prisma makes: a view, other columns or types, NULL where
    Prisma writes a value, a time that is none (infinity), an id that two rows have.
    """
    ledger = sql.Identifier(schema, LEDGER)
    told = sql.SQL("logs") if logs is None else sql.SQL("pg_catalog.left(logs, {})").format(sql.Literal(logs))
    with connection.transaction():
        try:
            with connection.transaction():
                # what is looked at must stay so until it is read
                connection.execute(sql.SQL("LOCK TABLE ONLY {} IN ACCESS SHARE MODE").format(ledger))
        except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):
            return None
        except psycopg.errors.WrongObjectType:
            pass  # its shape says what it is
        with connection.cursor(row_factory=namedtuple_row) as cursor:
            shape = cursor.execute(_SHAPE, (schema,)).fetchall()
        if not shape:
            return None
        if damages := tuple(_misshapen(shape)):
            raise DamagedLedgerError(damages)
        with connection.cursor(row_factory=dict_row) as cursor:
            cursor.adapters.register_loader("timestamptz", _Moment)
            cursor.adapters.register_loader("timestamp", _LocalMoment)
            rows = cursor.execute(sql.SQL(_ROWS).format(ledger=ledger, logs=told)).fetchall()
    if damages := tuple(_broken(rows)):
        raise DamagedLedgerError(damages)
    return tuple(LedgerRow(**row) for row in rows)


# OIDs, which are fixed: text, varchar; timestamptz, timestamp; integer, bigint.
_TEXT, _TIME, _COUNT = (25, 1043), (1184, 1114), (23, 20)
COLUMNS: Final = {
    "id": (_TEXT, "VARCHAR(36)"),
    "checksum": (_TEXT, "VARCHAR(64)"),
    "finished_at": (_TIME, "TIMESTAMPTZ"),
    "migration_name": (_TEXT, "VARCHAR(255)"),
    "logs": (_TEXT, "TEXT"),
    "rolled_back_at": (_TIME, "TIMESTAMPTZ"),
    "started_at": (_TIME, "TIMESTAMPTZ"),
    "applied_steps_count": (_COUNT, "INTEGER"),
}
"""The columns that Prisma reads: the types that it can read them from (a `finished_at` of type text is NULL to it), and
the type that it makes."""
_WRITTEN: Final = ("id", "checksum", "migration_name", "started_at")
"""What Prisma gives a value when it inserts a row."""
NEVER_NULL: Final = ("id", "checksum", "migration_name", "started_at", "applied_steps_count")
_KINDS: Final = {"v": "a view", "p": "a partitioned table", "m": "a materialized view", "f": "a foreign table"}
_ALTER: Final = 'ALTER TABLE "_prisma_migrations"'
_COMPARE: Final = "compare it with that of another database of the project, or with a backup"


def _misshapen(shape: Sequence[Any]) -> Iterator[Damage]:
    """Yield what is wrong with the table itself."""
    kind = shape[0].kind
    if kind in _KINDS:
        yield Damage(f"_prisma_migrations is {_KINDS[kind]}", f"Prisma needs a table: {_COMPARE}")
        return
    if shape[0].has_heirs:
        yield Damage("other tables inherit from _prisma_migrations", f"Prisma would read their rows, too: {_COMPARE}")
    yield from _beside(shape[0])
    present = {row.column: row for row in shape}
    for name, (types, spelled) in COLUMNS.items():
        if name not in present:
            yield Damage(f"_prisma_migrations has no column {name}", f"bring {name} back, {spelled}: {_COMPARE}")
        elif present[name].type not in types:
            yield Damage(
                f"the column {name} of _prisma_migrations is {present[name].spelled}, not {spelled}",
                f"{_ALTER} ALTER COLUMN {name} TYPE {spelled}",
            )
        elif present[name].is_generated:
            yield Damage(f"the column {name} of _prisma_migrations is generated", _COMPARE)
    for name, row in present.items():
        if name is not None and name not in _WRITTEN and row.is_required:
            mend = f"{_ALTER} ALTER COLUMN {_quote(name)} "
            yield Damage(
                f"the column {name} of _prisma_migrations is NOT NULL without a default: Prisma can add no row",
                mend + ("SET DEFAULT 0" if name == "applied_steps_count" else "DROP NOT NULL"),
            )


def _beside(table: Any) -> Iterator[Damage]:
    """Yield what hangs on the table and could run a function when a query on it is planned."""
    for is_there, what in (
        (table.has_expressions, "an index with an expression or a condition"),
        (table.has_checks, "a check"),
        (table.has_statistics, "a statistics object"),
    ):
        if is_there:
            yield Damage(f"_prisma_migrations has {what}", "look at it, and drop it: Prisma makes none")


def _broken(rows: Sequence[dict[str, Any]]) -> Iterator[Damage]:
    """Yield what is wrong with single rows."""
    for row in rows:
        told = f"the row of {row['migration_name']}" if row["migration_name"] is not None else f"the row {row['id']}"
        look = f'SELECT * FROM "_prisma_migrations" WHERE {{}}: {_COMPARE}'
        for name in NEVER_NULL:
            if row[name] is None:
                yield Damage(f"{told} has no {name}", look.format(f"{name} IS NULL"))
        for name in ("started_at", "finished_at", "rolled_back_at"):
            if isinstance(row[name], str):
                yield Damage(f"{told} has the {name} {row[name]}", look.format(f"{name} = {literal(row[name])}"))
    for identifier, count in Counter(row["id"] for row in rows if row["id"] is not None).items():
        if count > 1:
            told = f"{count} rows have the id {identifier}"
            yield Damage(told, f'SELECT * FROM "_prisma_migrations" WHERE id = {literal(identifier)}: {_COMPARE}')


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


class _Moment(TimestamptzLoader):
    """Loads a time as text where Python has none for it: infinity, years before 1 and after 9999."""

    def load(self, data: Buffer) -> Any:
        try:
            return super().load(data)
        except psycopg.DataError:
            return bytes(data).decode()


class _LocalMoment(TimestampLoader):
    """The same for a time without a zone."""

    def load(self, data: Buffer) -> Any:
        try:
            return super().load(data)
        except psycopg.DataError:
            return bytes(data).decode()


def record_applied(connection: psycopg.Connection[Any], migrations: Iterable[tuple[str, str]]) -> None:
    """Record (name, checksum) pairs in their order as `prisma migrate deploy` does; it creates a missing ledger."""
    if not has_ledger(connection):
        connection.execute(LEDGER_DDL)
    pairs = tuple(migrations)
    connection.execute(_APPLIED, ([name for name, _ in pairs], [checksum for _, checksum in pairs]))


def unpadded(checksum: str) -> str:
    """Return the form that old ledgers hold of a checksum, in which no byte has a leading zero."""
    return "".join(f"{byte:x}" for byte in bytes.fromhex(checksum))


def has_ledger(connection: psycopg.Connection[Any], schema: str | None = None) -> bool:
    """Return whether a schema, by default the connection's own, has a ledger, whatever is in it."""
    row = connection.execute(_EXISTS, (schema,)).fetchone()
    return row is not None and bool(row[0])
