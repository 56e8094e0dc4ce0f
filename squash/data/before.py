"""Rows that tables hold before the history: those of a prelude, and those that extensions bring with their tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import psycopg

from squash.data.reading import DataTable, Row, TableKey, read_cells, read_tables, reading
from squash.data.witness import TableRows, read_rows
from squash.errors import DataError
from squash.postgres.schema import with_extensions


@dataclass(frozen=True, slots=True)
class RowsBefore:
    """The rows that tables hold before the history, and all tables that are there then.

    `tables` are told by the witness, `cells` read for writing; `given` names the tables. Those of extensions count only
    with `members`, which says that they were made where nothing else was.
    """

    tables: tuple[TableRows, ...] = ()
    cells: Mapping[TableKey, frozenset[Row]] = field(default_factory=dict)
    given: frozenset[TableKey] = frozenset()
    members: bool = False

    def check_kept(
        self, connection: psycopg.Connection[Any], chosen: Iterable[TableKey], tables: Iterable[DataTable]
    ) -> None:
        """Raise DataError where a history has changed or deleted rows of the `chosen` tables that were there before it.

        `tables` are those of them that hold rows of the history, too.
        """
        by_key = {table.key: table for table in tables}
        with reading(connection):
            for key in sorted(self.cells.keys() & set(chosen)):
                now = set(read_cells(connection, by_key[key], whole=True)) if key in by_key else set()
                if not self.cells[key] <= now:
                    raise _changed(*key)


NOTHING_BEFORE = RowsBefore()


def _changed(schema: str, table: str) -> DataError:
    return DataError(
        f'the history changes or deletes rows of "{schema}"."{table}" that were there before it',
        hint="a baseline adds rows to a given table, and leaves those that it finds alone: leave the rows out of the"
        f" prelude, or squash without them: --no-data-table {schema}.{table}",
    )


_TABLES = """
SELECT n.nspname, c.relname
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
"""
_HAS_MEMBERS = """
SELECT FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
WHERE c.relkind IN ('r', 'p') LIMIT 1
"""


def read_rows_before(
    connection: psycopg.Connection[Any],
    connect_empty: Callable[[], psycopg.Connection[Any]],
    own: str,
    *,
    prepared: bool,
) -> RowsBefore:
    """Return the rows that were there before the history of a database, from a new one of the same server.

    The tables of its extensions are made there, in a transaction that is rolled back. `prepared` says that a prelude
    has run in new databases.
    """
    has_members = connection.execute(_HAS_MEMBERS).rowcount > 0
    if not prepared and not has_members:
        return NOTHING_BEFORE
    if has_members:
        try:
            with with_extensions(connection, connect_empty, own) as empty:
                return _read(empty, own, members=True)
        except psycopg.Error:
            pass  # a baseline cannot make the extensions either
    with connect_empty() as empty:
        return _read(empty, own, members=False)


def _read(connection: psycopg.Connection[Any], own: str, *, members: bool) -> RowsBefore:
    before = RowsBefore(members=members)
    rows = read_rows(connection, members=members)
    given = frozenset((schema, table) for schema, table in connection.execute(_TABLES).fetchall())
    with reading(connection):
        cells = {table.key: frozenset(read_cells(connection, table)) for table in read_tables(connection, own, before)}
    return RowsBefore(rows, cells, given, members)
