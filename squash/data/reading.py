"""Tables that hold rows, and their rows in an order that does not depend on how they came there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any, Protocol

import psycopg
from psycopg.pq import TransactionStatus

from squash.data.literals import SETTINGS
from squash.postgres.schema.names import literal, quote
from squash.prisma.ledger import LEDGER

Row = tuple[str | None, ...]
"""The text of a row's values, as PostgreSQL prints them under `SETTINGS`, in the order of the table's columns."""
TableKey = tuple[str, str]
"""The schema and name of a table."""


class Before(Protocol):
    """What tables hold before the history (see `RowsBefore`)."""

    @property
    def cells(self) -> Mapping[TableKey, frozenset[Row]]:
        """The rows of the tables that hold some."""

    @property
    def given(self) -> frozenset[TableKey]:
        """All tables that are there."""

    @property
    def members(self) -> bool:
        """Whether tables of extensions are among them."""


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column that can be written: its type as format_type names it, and what decides the order of rows.

    `key` is its place in the primary key, from 1, or 0; `sorting` an expression to sort by; `refers` whether a foreign
    key starts here; `default` the expression of its default.
    """

    name: str
    type: str
    key: int
    sorting: str
    refers: bool
    default: str | None


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table that holds rows of its own; a partitioned one has those of its partitions.

    `qualified` is its name as the baseline writes it; `has_heirs` whether other tables inherit from it; `overrides`
    whether it has identity columns that take no value by themselves. One that `is_given` is there before the history,
    with the rows `before`, which are none of the history's.
    """

    schema: str
    name: str
    qualified: str
    columns: tuple[DataColumn, ...]
    has_heirs: bool
    overrides: bool
    is_given: bool = False
    before: frozenset[Row] = frozenset()

    @property
    def key(self) -> TableKey:
        """Its schema and name."""
        return (self.schema, self.name)

    @property
    def only(self) -> str:
        """What stands in FROM, so that the rows are its own."""
        return f"ONLY {self.qualified}" if self.has_heirs else self.qualified


@contextmanager
def reading(connection: psycopg.Connection[Any]) -> Iterator[None]:
    """Hold one snapshot for all that is read, printed in one way; afterwards settings are as they were."""
    idle = connection.info.transaction_status is TransactionStatus.IDLE
    with connection.transaction(force_rollback=True):
        if idle:
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        connection.execute("; ".join(SETTINGS).encode())
        yield


def read_tables(connection: psycopg.Connection[Any], own: str, before: Before | None = None) -> tuple[DataTable, ...]:
    """Return the tables that hold rows of the history, by schema (`own` is the connection's, and comes first) and name.

    Not among them are Prisma's ledger, foreign and temporary tables, and tables of extensions unless `before` says what
    these held at first. Tables that were there before come last, and those that others of them refer to come first.
    """
    query = resources.files("squash.data").joinpath("tables.sql").read_text(encoding="utf-8")
    query = query.replace("{{ledger}}", literal(LEDGER))
    query = query.replace("{{members}}", "true" if before is not None and before.members else "false")
    tables = []
    for schema, name, has_heirs, overrides, *columns in connection.execute(query.encode()).fetchall():
        qualified = quote(name) if schema == own else f"{quote(schema)}.{quote(name)}"
        written = tuple(DataColumn(*column) for column in zip(*columns, strict=True)) if columns[0] else ()
        table = DataTable(schema, name, qualified, written, has_heirs, overrides)
        if before is not None:
            table = replace(table, is_given=table.key in before.given, before=before.cells.get(table.key, frozenset()))
        tables.append(table)
    filled = [table for table in tables if _holds_rows(connection, table)]
    filled.sort(key=lambda table: (table.is_given, table.schema != own, table.schema, table.name))
    if sum(table.is_given for table in filled) < 2:
        return tuple(filled)
    return (*(t for t in filled if not t.is_given), *_referred_first(connection, [t for t in filled if t.is_given]))


_REFERENCES = """
SELECT n.nspname, c.relname, m.nspname, d.relname
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class d ON d.oid = k.confrelid JOIN pg_catalog.pg_namespace m ON m.oid = d.relnamespace
WHERE k.contype = 'f' AND k.conrelid <> k.confrelid
"""


def _referred_first(connection: psycopg.Connection[Any], tables: list[DataTable]) -> Iterator[DataTable]:
    """Yield tables whose foreign keys are there already: each after those that it refers to, as far as that goes."""
    refers: dict[TableKey, set[TableKey]] = {}
    for schema, name, other_schema, other in connection.execute(_REFERENCES).fetchall():
        refers.setdefault((schema, name), set()).add((other_schema, other))
    left = {table.key: table for table in tables}
    while left:
        key = next((key for key in left if not refers.get(key, set()) & left.keys()), next(iter(left)))
        yield left.pop(key)


def find_anchor(connection: psycopg.Connection[Any], own: str, before: Before) -> str | None:
    """Return a table of the history's own, whose absence tells a new database, as the baseline writes it; or None."""
    tables = sorted(
        (schema != own, schema, name)
        for schema, name in connection.execute(_OWN_TABLES, (LEDGER,)).fetchall()
        if (schema, name) not in before.given
    )
    if not tables:
        return None
    elsewhere, schema, name = tables[0]
    return f"{quote(schema)}.{quote(name)}" if elsewhere else quote(name)


_OWN_TABLES = """
SELECT n.nspname, c.relname
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
  AND NOT (c.relname = %s AND n.nspname = current_schema())
  AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_depend d
      WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
"""


def _holds_rows(connection: psycopg.Connection[Any], table: DataTable) -> bool:
    if table.before:
        return next(read_cells(connection, table), None) is not None
    (is_filled,) = connection.execute(f"SELECT EXISTS (SELECT FROM {table.only})".encode()).fetchone() or (False,)
    return bool(is_filled)


def read_cells(
    connection: psycopg.Connection[Any],
    table: DataTable,
    unstable: frozenset[str] = frozenset(),
    *,
    whole: bool = False,
) -> Iterator[Row]:
    """Stream the rows of a table, by primary key; by all columns where it has none, or an `unstable` one is in it.

    `unstable` columns do not decide; rows that are alike then come as they lie in the table. Those that it held before
    the history are among them only where the `whole` table is asked for.
    """
    if not table.columns:
        (count,) = connection.execute(f"SELECT count(*) FROM {table.only}".encode()).fetchone() or (0,)
        yield from ((),) * count
        return
    key = sorted((column for column in table.columns if column.key), key=lambda column: column.key)
    if not key or any(column.name in unstable for column in key):
        key = [*key, *(column for column in table.columns if not column.key)]
    order = [column.sorting for column in key if column.name not in unstable]
    names = ", ".join(quote(column.name) for column in table.columns)
    query = f"COPY (SELECT {names} FROM {table.only} ORDER BY {', '.join([*order, 'tableoid', 'ctid'])}) TO STDOUT"
    with connection.cursor() as cursor, cursor.copy(query.encode()) as copy:
        yield from (row for row in copy.rows() if whole or row not in table.before)
