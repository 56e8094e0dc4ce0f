"""Which of the rows that a history leaves a baseline carries, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, Literal

import psycopg

from squash.data.reading import read_cells, read_tables, reading
from squash.data.witness import Masks, TableRows
from squash.data.writing import RowsScript, constants, write_rows
from squash.errors import DataError

LIMIT = 10_000
"""How many rows of a table are carried without being asked for."""


@dataclass(frozen=True, slots=True)
class DataChoice:
    """What to do with rows that a history leaves: carry them, refuse the history, or leave them out.

    `only` and `without` are globs of the tables whose rows are carried, matched with `Table` and `schema.Table`. A
    table of more than `limit` rows is carried only if `confirm`, which is given it, says so. `frozen` names columns, as
    `Table.column` or `schema.Table.column`, whose values are carried as they are though no two replays give the same.
    """

    mode: Literal["include", "refuse", "omit"] = "include"
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    limit: int = LIMIT
    confirm: Callable[[TableRows], bool] = lambda _rows: False
    frozen: tuple[str, ...] = ()

    def takes(self, rows: TableRows) -> bool:
        """Whether the globs choose a table."""
        names = (rows.root or rows.table, f"{rows.schema}.{rows.root or rows.table}")
        chosen = not self.only or _matches(names, self.only)
        return self.mode != "omit" and chosen and not _matches(names, self.without)


@dataclass(frozen=True, slots=True)
class Carried:
    """The rows that a baseline carries.

    `rows` are what the tables hold, materialised views among them, with the columns of `masks` masked; `omitted` what
    is left out on request.
    """

    script: RowsScript = RowsScript()
    rows: tuple[TableRows, ...] = ()
    omitted: tuple[TableRows, ...] = ()
    masks: Masks | None = None

    def holds(self, rows: TableRows) -> bool:
        """Whether the rows of a table are to be there where the baseline has built it."""
        return not self.omitted or not rows.view

    def reread(self, connection: psycopg.Connection[Any], own: str) -> RowsScript:
        """Write the rows of a database that the baseline has built, as they would be carried from there."""
        with reading(connection):
            return write_rows([(table, constants(table, read_cells(connection, table)))
                               for table in read_tables(connection, own)])  # fmt: skip


def choose(rows: tuple[TableRows, ...], choice: DataChoice) -> tuple[tuple[TableRows, ...], tuple[TableRows, ...]]:
    """Split the tables that hold rows into those that are carried and those that are left out.

    Raises DataError for rows that are refused, or are too many.
    """
    left = tuple(one for one in rows if not one.view)
    if left and choice.mode == "refuse":
        raise DataError(
            f"the history leaves rows behind: {_listed(left)}",
            hint="pass --data include to carry them in the baseline, or --data omit to squash without them",
        )
    taken = tuple(one for one in left if choice.takes(one))
    for one in taken:
        if one.count > choice.limit and not choice.confirm(one):
            raise DataError(
                f'"{one.table}" holds {one.count:,} rows, and more than {choice.limit:,} are not carried unasked',
                hint=f"pass --data-limit {one.count} to carry them, or --no-data-table {one.root or one.table}"
                " to leave them out",
            )
    return taken, tuple(one for one in left if one not in taken)


def carry(
    connection: psycopg.Connection[Any], own: str, left: tuple[TableRows, ...], choice: DataChoice
) -> Carried:
    """Read the rows of a replayed history, of which `left` is a first look, and write them."""
    taken, omitted = choose(left, choice)
    chosen = {(one.schema, one.root or one.table) for one in taken}
    with reading(connection):
        tables = [table for table in read_tables(connection, own) if (table.schema, table.name) in chosen]
        script = write_rows([(table, constants(table, read_cells(connection, table))) for table in tables])
    views = () if omitted else tuple(one for one in left if one.view)
    return Carried(script, (*taken, *views), omitted)


def _matches(names: Iterable[str], globs: Iterable[str]) -> bool:
    return any(fnmatchcase(name, glob) for name in names for glob in globs)


def _listed(rows: Iterable[TableRows]) -> str:
    return ", ".join(f'"{one.table}" ({one.count})' for one in rows)


