"""Tables that hold rows, and their rows in an order that does not depend on how they came there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

from squash.data.literals import SETTINGS
from squash.postgres.schema.names import literal, quote
from squash.prisma.ledger import LEDGER

Row = tuple[str | None, ...]
"""The text of a row's values, as PostgreSQL prints them under `SETTINGS`, in the order of the table's columns."""


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
    whether it has identity columns that take no value by themselves.
    """

    schema: str
    name: str
    qualified: str
    columns: tuple[DataColumn, ...]
    has_heirs: bool
    overrides: bool

    @property
    def key(self) -> tuple[str, str]:
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


def read_tables(connection: psycopg.Connection[Any], own: str) -> tuple[DataTable, ...]:
    """Return the tables that hold rows, by schema (`own` is that of the connection, and comes first) and name.

    Not among them are Prisma's ledger, tables of extensions, foreign and temporary tables.
    """
    query = resources.files("squash.data").joinpath("tables.sql").read_text(encoding="utf-8")
    query = query.replace("{{ledger}}", literal(LEDGER))
    tables = []
    for schema, name, has_heirs, overrides, *columns in connection.execute(query.encode()).fetchall():
        qualified = quote(name) if schema == own else f"{quote(schema)}.{quote(name)}"
        written = tuple(DataColumn(*column) for column in zip(*columns, strict=True)) if columns[0] else ()
        tables.append(DataTable(schema, name, qualified, written, has_heirs, overrides))
    filled = [table for table in tables if _holds_rows(connection, table)]
    return tuple(sorted(filled, key=lambda table: (table.schema != own, table.schema, table.name)))


def _holds_rows(connection: psycopg.Connection[Any], table: DataTable) -> bool:
    (is_filled,) = connection.execute(f"SELECT EXISTS (SELECT FROM {table.only})".encode()).fetchone() or (False,)
    return bool(is_filled)


def read_cells(
    connection: psycopg.Connection[Any], table: DataTable, unstable: frozenset[str] = frozenset()
) -> Iterator[Row]:
    """Stream the rows of a table, by primary key; by all columns where it has none, or an `unstable` one is in it.

    `unstable` columns do not decide; rows that are alike then come as they lie in the table.
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
        yield from copy.rows()
