"""The history in another schema of the database than the one that was asked for: a forgotten `?schema=`.

Prisma itself would build a second copy in the schema of the URL, and say that all went well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote as percent

import psycopg
from psycopg import sql
from psycopg.rows import tuple_row

from squash.postgres.schema import Schema, SchemaObject
from squash.postgres.schema.details import TableDetail
from squash.postgres.schema.names import quote
from squash.prisma.ledger import LEDGER

LOOKED_INTO = 50
"""How many ledgers of other schemas are counted; a database for many tenants may have thousands."""

# Only a table whose migration_name is text is read: anything else could run code of its owner.
_SCHEMAS: Final = """
SELECT n.nspname::text AS name, c.oid IS NOT NULL AS has_ledger,
       coalesce(pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
           AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
                       WHERE a.attrelid = c.oid AND a.attname = 'migration_name' AND a.atttypid IN (25, 1043)),
           false) AS is_readable
FROM pg_catalog.pg_namespace n
LEFT JOIN pg_catalog.pg_class c
    ON c.relnamespace = n.oid AND c.relname = %s AND c.relkind IN ('r', 'p')
WHERE n.nspname <> %s AND n.nspname <> 'information_schema' AND NOT pg_catalog.starts_with(n.nspname::text, 'pg_')
ORDER BY c.oid IS NULL, n.nspname
"""
_COUNT: Final = """
SELECT pg_catalog.count(DISTINCT migration_name::text) FROM {}
WHERE migration_name::text = ANY (%s::text[]) AND finished_at IS NOT NULL AND rolled_back_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class OtherSchema:
    """A schema beside the one asked for: how many of the history's migrations a ledger there records as applied.

    `recorded` is None where there is no ledger, or one that may not be read.
    """

    name: str
    has_ledger: bool
    recorded: int | None


@dataclass(frozen=True, slots=True)
class HistorySchema:
    """A schema that the history seems to be in: `recorded` as above, and how many of the history's tables it holds."""

    schema: str
    recorded: int | None
    tables: int

    def told(self, tables: int) -> str:
        """Return what speaks for this schema, given how many tables the history has."""
        ledger = "a ledger that was not read" if self.recorded is None else ""
        if self.recorded:
            ledger = f"a ledger that records {_count(self.recorded, 'migration')} of this history"
        held = f"{self.tables} of its {_count(tables, 'table')}" if self.tables else ""
        return f"schema {quote(self.schema)} holds {' and '.join(filter(None, (ledger, held)))}"


def read_other_schemas(
    connection: psycopg.Connection[Any], schema: str, names: Sequence[str]
) -> tuple[OtherSchema, ...]:
    """Return the schemas beside `schema`, those with a ledger first, and how many of the migrations `names` each has.

    The connection is in a transaction, which goes on.
    """
    with connection.cursor(row_factory=tuple_row) as cursor:
        rows = cursor.execute(_SCHEMAS, (LEDGER, schema)).fetchall()
    return tuple(
        OtherSchema(
            name, has_ledger, _recorded(connection, name, names) if is_readable and number < LOOKED_INTO else None
        )
        for number, (name, has_ledger, is_readable) in enumerate(rows)
    )


def _recorded(connection: psycopg.Connection[Any], schema: str, names: Sequence[str]) -> int | None:
    try:
        with connection.transaction():
            row = connection.execute(sql.SQL(_COUNT).format(sql.Identifier(schema, LEDGER)), (list(names),)).fetchone()
    except (psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedColumn):  # row level security; another table
        return None
    return row[0] if row else None


def find_places(others: Sequence[OtherSchema], schema: Schema, expected: Schema | None) -> tuple[HistorySchema, ...]:
    """Return where the history seems to be, the likeliest first, given what was read of a deploy and what it builds.

    None where the schema asked for holds half of the history's tables or more: then it is here, whatever is elsewhere.
    """
    tables = own_tables(expected)
    if tables and 2 * held_tables(schema, tables, None) >= len(tables):
        return ()
    return tuple(sorted(_places(others, schema, tables), key=lambda place: (-(place.recorded or 0), -place.tables)))


def _places(others: Sequence[OtherSchema], schema: Schema, tables: Sequence[SchemaObject]) -> Iterator[HistorySchema]:
    for other in others:
        held = held_tables(schema, tables, other.name)
        if other.recorded or (held and 2 * held >= len(tables)):
            yield HistorySchema(other.name, other.recorded if other.has_ledger else 0, held)


def own_tables(expected: Schema | None) -> tuple[SchemaObject, ...]:
    """Return the tables that the history makes in the schema of its connection: their names stand alone."""
    objects = expected.objects if expected else ()
    return tuple(item for item in objects if item.kind == "table" and expected and item.schema == expected.name)


def held_tables(schema: Schema, tables: Sequence[SchemaObject], place: str | None) -> int:
    """Count the tables that a schema of the database, None for the one asked for, has by name and mostly by column."""
    within = schema.name if place is None else place
    present = {
        item.name.local: item for item in schema.objects if item.kind == "table" and item.name and item.schema == within
    }
    pairs = ((table, present.get(table.name.local)) for table in tables if table.name)
    return sum(twin is not None and _are_alike(table, twin) for table, twin in pairs)


def _are_alike(left: SchemaObject, right: SchemaObject) -> bool:
    """Return whether two tables have most of their columns in common: many a schema has a table `users`."""
    columns, others = (
        {column.name for column in item.detail.every_column} if isinstance(item.detail, TableDetail) else set()
        for item in (left, right)
    )
    return 2 * len(columns & others) >= len(columns | others)


def url_parameter(schema: str) -> str:
    """Return `?schema=` as it is put into a URL of Prisma's."""
    return f"?schema={percent(schema, safe='')}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
