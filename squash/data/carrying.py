"""Which of the rows that a history leaves a baseline carries, and how."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Any, Literal

import psycopg

from squash.data.alignment import ColumnKey, is_time, place
from squash.data.before import NOTHING_BEFORE, RowsBefore
from squash.data.expressions import find_expressions
from squash.data.literals import constant
from squash.data.origins import Origin, RowCounts, find_backfills
from squash.data.reading import DataTable, Row, find_anchor, read_cells, read_tables, reading
from squash.data.volatile import Expressed, ScriptFacts, Variable, Volatile, find_volatile, rows_of
from squash.data.witness import NOTHING_GENERATED, Generated, Masks, TableRows, read_generated, read_rows
from squash.data.writing import NO_ROWS, RowsScript, constants, write_rows
from squash.errors import DataError
from squash.prisma.history import Migration

LIMIT = 10_000
"""How many rows of a table are carried without being asked for."""


@dataclass(frozen=True, slots=True)
class DataChoice:
    """What to do with rows that a history leaves: carry them, refuse the history, or leave them out.

    `only` and `without` are globs of the tables whose rows are carried, matched with `DataTable` and `schema.Table`. A
    table of more than `limit` rows is carried only if the user, when asked, says so. `frozen` names columns, as
    `Table.column` or `schema.Table.column`, whose values are carried as they are though no two replays give the same.
    """

    mode: Literal["include", "refuse", "omit"] = "include"
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    limit: int = LIMIT
    frozen: tuple[str, ...] = ()

    def takes(self, rows: TableRows) -> bool:
        """Return whether the globs choose a table."""
        names = (rows.root or rows.table, f"{rows.schema}.{rows.root or rows.table}")
        chosen = not self.only or _matches(names, self.only)
        return self.mode != "omit" and chosen and not _matches(names, self.without)


INCLUDE = DataChoice()


@dataclass(frozen=True, slots=True)
class Carried:
    """The rows that a baseline carries.

    `rows` are what the tables hold, materialised views among them, with the columns of `masks` masked; `omitted` what
    is left out on request. `volatile` are the columns of which each install makes its own values, `origins` the
    statements that the rows of a table come from, by its name, `backfills` those that found no rows to change.
    """

    script: RowsScript = NO_ROWS
    rows: tuple[TableRows, ...] = ()
    omitted: tuple[TableRows, ...] = ()
    volatile: tuple[Volatile, ...] = ()
    origins: Mapping[str, tuple[Origin, ...]] = field(default_factory=dict)
    backfills: tuple[Origin, ...] = ()
    written: Mapping[tuple[str, str], tuple[Expressed, ...]] = field(default_factory=dict)
    """For tables with volatile columns, in the order of their rows: the SQL of each volatile value, None for others."""
    variables: Mapping[str, Variable] = field(default_factory=dict)
    generated: Generated = NOTHING_GENERATED
    """The values of the volatile columns in the history's database."""
    constant: frozenset[tuple[str, str]] = frozenset()
    """Those of them that were the same in the second replay."""
    before: RowsBefore = NOTHING_BEFORE
    """What tables held before the history, which the baseline leaves alone."""

    @property
    def masks(self) -> Masks:
        """The volatile columns by table."""
        columns: dict[tuple[str, str], set[str]] = {}
        for column in self.volatile:
            columns.setdefault((column.schema, column.table), set()).add(column.column)
        return columns

    def volatile_of(self, rows: TableRows) -> tuple[Volatile, ...]:
        """Return the volatile columns of a table."""
        name = (rows.schema, rows.root or rows.table)
        return tuple(column for column in self.volatile if (column.schema, column.table) == name)

    def read(self, connection: psycopg.Connection[Any]) -> tuple[TableRows, ...]:
        """Return the rows of a database by table, with the volatile columns masked and without those of before."""
        return read_rows(connection, self.masks, members=self.before.members, before=self.before.tables)

    def count(self, rows: TableRows) -> int:
        """Return how many rows of a table are carried: those that it held before the history are not."""
        key = (rows.schema, rows.table)
        return rows.count - sum(held.count for held in self.before.tables if (held.schema, held.table) == key)

    def holds(self, rows: TableRows) -> bool:
        """Return whether the rows of a table are to be there where the baseline has built it."""
        return not self.omitted or not rows.view

    @contextmanager
    def reread(self, connection: psycopg.Connection[Any], own: str) -> Iterator[RowsScript]:
        """Write the rows of a database that the baseline has built, as they would be carried from there.

        A volatile value there is written as here, if it is the same wherever it is the same here, and nowhere else.
        The rows are read while the script is.
        """
        masks = self.masks
        held: dict[str, str] = {}
        with reading(connection):
            tables: list[tuple[DataTable, Iterable[Sequence[str]]]] = []
            for table in read_tables(connection, own, self.before):
                key = table.key
                rows: Iterable[Row] = read_cells(connection, table, frozenset(masks.get(key, ())))
                if key in self.written:
                    tables.append((table, _held_against(table, rows, self.written[key], held)))
                else:
                    tables.append((table, constants(table, rows)))
            anchor = find_anchor(connection, own, self.before) if self.before.given else None
            yield write_rows(tables, self.variables, anchor)


def _held_against(
    table: DataTable, rows: Iterable[Row], written: Sequence[Expressed], held: dict[str, str]
) -> Iterator[list[str]]:
    """Write rows of another database, their volatile values by the SQL of the rows in the same places here."""
    for number, row in enumerate(rows):
        expected = written[number] if number < len(written) else (None,) * len(row)
        values = []
        for column, text, sql in zip(table.columns, row, expected, strict=True):
            agrees = sql is not None and text is not None
            if agrees and sql is not None and text is not None and not is_time(column.type):
                mark = sql.partition("::")[0]
                agrees = held.setdefault(f"sql {mark}", text) == text if _NAME.fullmatch(mark) else True
                agrees = agrees and held.setdefault(f"value {text}", mark) == mark
            values.append(sql if agrees and sql is not None else constant(text, column.type))
        yield values


_NAME = re.compile(r"[a-z_0-9]+")


def choose(
    rows: tuple[TableRows, ...], choice: DataChoice, ask: Callable[[str], bool] = lambda _question: False
) -> tuple[tuple[TableRows, ...], tuple[TableRows, ...]]:
    """Split the tables that hold rows into those that are carried and those that are left out.

    `ask` puts a question to the user, about tables that are too large. Raises DataError for rows that are refused, or
    are too many.
    """
    left = tuple(held for held in rows if not held.view)
    if left and choice.mode == "refuse":
        raise DataError(
            f"the history leaves rows behind: {_listed(left)}",
            hint="pass --data include to carry them in the baseline, or --data omit to squash without them",
        )
    taken = tuple(held for held in left if choice.takes(held))
    for held in taken:
        words = f'"{held.table}" holds {held.count:,} rows'
        if held.count > choice.limit and not ask(f"{words}, more than {choice.limit:,}. Carry them in the baseline?"):
            raise DataError(
                f"{words}, and more than {choice.limit:,} are not carried unasked",
                hint=f"pass --data-limit {held.count} to carry them, or --no-data-table {held.root or held.table}"
                " to leave them out",
            )
    return taken, tuple(held for held in left if held not in taken)


def carry(
    connection: psycopg.Connection[Any],
    again: psycopg.Connection[Any],
    own: str,
    left: tuple[TableRows, ...],
    taken: tuple[TableRows, ...],
    frozen: Sequence[str],
    migrations: Sequence[Migration],
    counts: RowCounts,
    before: RowsBefore = NOTHING_BEFORE,
) -> Carried:
    """Read the rows of a replayed history that are `taken` of those that are `left`, and write them.

    `again` leads to another database in which the same `migrations` were replayed, with `counts` of the rows after
    each. Raises DataError for values that differ there
    and have no expression, unless their columns are `frozen`.
    """
    omitted = tuple(held for held in left if not held.view and held not in taken)
    chosen = {(held.schema, held.root or held.table) for held in taken}
    tables = [table for table in read_tables(connection, own, before) if table.key in chosen]
    before.check_kept(connection, chosen, tables)
    anchor = find_anchor(connection, own, before) if before.given else None
    if tables and anchor is None and all(table.is_given for table in tables):
        raise DataError(
            f"the history puts rows into {tables[0].qualified}, and makes no table of its own: nothing would tell a new"
            " database from one that has them",
            hint=f"pass --no-data-table {tables[0].name} to squash without them",
        )
    origins = counts.origins()
    volatile = find_volatile(
        connection,
        again,
        tables,
        _unlike(left, read_rows(again, members=before.members, before=before.tables)),
        ScriptFacts(find_expressions(migrations), counts.filled, origins),
        frozen_columns(tables, frozen),
    )
    masks = volatile.masks()
    with reading(connection):
        written = {
            table.key: tuple(rows_of(volatile, table, volatile.rows(connection, table)))
            for table in tables
            if table.key in masks
        }
        script = write_rows(
            [(table, _rows(table, volatile.rows(connection, table), written.get(table.key))) for table in tables],
            volatile.variables,
            anchor,
        )
        script = replace(script, inserts=tuple(script.inserts))
    views = () if omitted else tuple(held for held in left if held.view)
    generated = read_generated(connection, masks)
    seen = {(held.schema, held.table): held for held in (_again(connection, masks, before) if masks else left)}
    return Carried(
        script,
        tuple(seen[held.schema, held.table] for held in (*taken, *views)),
        omitted,
        volatile.listed(),
        origins,
        find_backfills(migrations, counts.filled),
        written,
        volatile.variables,
        generated,
        generated.values & read_generated(again, masks).values,
        before,
    )


def _again(connection: psycopg.Connection[Any], masks: Masks, before: RowsBefore) -> tuple[TableRows, ...]:
    return read_rows(connection, masks, members=before.members, before=before.tables)


def _rows(table: DataTable, rows: Iterable[Row], written: Sequence[Expressed] | None) -> Iterator[list[str]]:
    if written is None:
        yield from constants(table, rows)
        return
    for row, sql in zip(rows, written, strict=True):
        yield [
            expression if expression is not None else constant(text, column.type)
            for column, text, expression in zip(table.columns, row, sql, strict=True)
        ]


def _unlike(left: Iterable[TableRows], right: Iterable[TableRows]) -> set[tuple[str, str]]:
    """Return the tables, by schema and name, whose rows differ."""
    differing = set(left) ^ set(right)
    return {(held.schema, held.root or held.table) for held in differing}


def frozen_columns(tables: Sequence[DataTable], frozen: Iterable[str]) -> frozenset[ColumnKey]:
    """Return the columns named as `Table.column` or `schema.Table.column`; DataError for one that is not there."""
    places = {}
    for table in tables:
        for column in table.columns:
            for name in (f"{table.name}.{column.name}", f"{table.schema}.{table.name}.{column.name}"):
                places[name] = place(table, column)
    for name in frozen:
        if name not in places:
            raise DataError(
                f"--data-freeze {name} names no column of a table whose rows are carried",
                hint="write it as Table.column or schema.Table.column, without quotes",
            )
    return frozenset(places[name] for name in frozen)


def _matches(names: Iterable[str], globs: Iterable[str]) -> bool:
    return any(fnmatchcase(name, glob) for name in names for glob in globs)


def _listed(rows: Iterable[TableRows]) -> str:
    return ", ".join(f'"{held.table}" ({held.count})' for held in rows)
