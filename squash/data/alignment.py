"""Two replays of a history held against each other: which row of one is which of the other, and where they differ.

Rows are told by what is the same in both. What is not is told by where else it stands: as a key that other rows refer
to does. So rows that are alike but for generated ids find their counterparts by the rows that they are linked to, in
whatever order a server has put them.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import psycopg

from squash.data.reading import DataColumn, DataTable, Row, read_cells, reading
from squash.errors import DataError
from squash.postgres.schema.names import quote

ColumnKey = tuple[str, str, str]
"""A column: schema, table, name."""

_Node = tuple[int, int]
"""A row: the number of its table, and its own."""


def place(table: DataTable, column: DataColumn) -> ColumnKey:
    """Return a column's place."""
    return (table.schema, table.name, column.name)


def is_time(type_name: str) -> bool:
    """Return whether values of a type are points in time, which nothing refers to."""
    return re.match(r"(timestamp|date|time)\b(?!.*\[)", type_name) is not None


_TELLING = 6


def tells(value: str) -> bool:
    """Return whether a value is long enough to be known again elsewhere: a shorter one may be the same by chance."""
    return len(value) >= _TELLING


@dataclass(frozen=True, slots=True)
class ValueDifference:
    """A value that is another one in the second replay."""

    table: DataTable
    column: DataColumn
    first: str
    second: str


def find_differences(
    first: psycopg.Connection[Any],
    second: psycopg.Connection[Any],
    tables: Sequence[DataTable],
    frozen: Container[ColumnKey],
) -> tuple[list[ValueDifference], dict[DataTable, list[Row]]]:
    """Return the values that differ between two databases, by table and row; not those of `frozen` columns.

    With them the rows of the tables in which more than points in time differ, in an order that does not depend on where
    they lie. Raises DataError where there are not the same rows but for such values.
    """
    unstable = {table: _unstable(first, second, table) for table in tables}
    linked = [table for table in tables if any(not is_time(c.type) for c in table.columns if c.name in unstable[table])]
    compared, ordered = _compare_rows(first, second, linked, unstable)
    differences = []
    for table in tables:
        rows = compared[table] if table in compared else _compare_times(first, second, table, unstable[table])
        differences += [difference for difference in rows if place(table, difference.column) not in frozen]
    return differences, ordered


def _compare_times(
    first: psycopg.Connection[Any], second: psycopg.Connection[Any], table: DataTable, unstable: Container[str]
) -> list[ValueDifference]:
    """Compare a table in which only points in time differ: whatever row they stand in, they are written alike."""
    differences = []
    for column in table.columns:
        if column.name in unstable:
            ours, theirs = (_distinct(connection, table, column) for connection in (first, second))
            differences += [ValueDifference(table, column, text, "") for text in ours if text not in theirs]
    return differences


def _distinct(connection: psycopg.Connection[Any], table: DataTable, column: DataColumn) -> list[str]:
    name = quote(column.name)
    with reading(connection):
        query = f"SELECT DISTINCT {name}::text FROM {table.only} WHERE {name} IS NOT NULL ORDER BY 1"
        return [row[0] for row in connection.execute(query.encode()).fetchall()]


def _compare_rows(
    first: psycopg.Connection[Any],
    second: psycopg.Connection[Any],
    tables: Sequence[DataTable],
    unstable: Mapping[DataTable, frozenset[str]],
) -> tuple[dict[DataTable, list[ValueDifference]], dict[DataTable, list[Row]]]:
    """Compare the rows of tables with their counterparts; give the differences of each table, and its rows in order."""
    names = [unstable[table] for table in tables]
    with reading(first), reading(second):
        ours, theirs = (
            [list(read_cells(connection, table, unstable[table])) for table in tables] for connection in (first, second)
        )
    left = _Side(tables, ours, names)
    counterparts, colours = _match(left, _Side(tables, theirs, names), tables)
    differences: dict[DataTable, list[ValueDifference]] = {}
    ordered: dict[DataTable, list[Row]] = {}
    for number, table in enumerate(tables):
        differences[table], ordered[table] = [], []
        places = range(len(ours[number]))
        signatures, shades = ([of[number, at] for at in places] for of in (left.signatures, colours))
        for _, group in groupby(places, key=signatures.__getitem__):
            for at in sorted(group, key=shades.__getitem__):
                row, other = ours[number][at], theirs[number][counterparts[number, at][1]]
                ordered[table].append(row)
                for column, value, counterpart in zip(table.columns, row, other, strict=True):
                    if value is not None and counterpart is not None and value != counterpart:
                        differences[table].append(ValueDifference(table, column, value, counterpart))
    return differences, ordered


def _different(table: DataTable, what: str) -> DataError:
    return DataError(
        f'two replays of the history leave different rows in "{table.name}", {what}',
        hint=f"pass --no-data-table {table.name} to leave its rows out",
    )


def _unstable(first: psycopg.Connection[Any], second: psycopg.Connection[Any], table: DataTable) -> frozenset[str]:
    """Return the columns that are not the same in both, however the rows are put in order."""
    (count, *ours), (other, *theirs) = (
        _hashes(connection, table, [[c] for c in table.columns]) for connection in (first, second)
    )
    if count != other:
        raise _different(table, f"{count} and {other} of them")
    stable = [column for column, left, right in zip(table.columns, ours, theirs, strict=True) if left == right]
    if _hashes(first, table, [stable]) != _hashes(second, table, [stable]):  # the same values, in other rows
        chosen: list[DataColumn] = []
        for column in sorted(stable, key=lambda column: not column.key):
            tried = [[*chosen, column]]
            if _hashes(first, table, tried) == _hashes(second, table, tried):
                chosen.append(column)
        stable = chosen
    return frozenset(column.name for column in table.columns if column not in stable)


def _hashes(
    connection: psycopg.Connection[Any], table: DataTable, groups: Sequence[Sequence[DataColumn]]
) -> tuple[Any, ...]:
    """Count the rows of a table, and hash each group of its columns, whatever the order of the rows."""
    with reading(connection):
        rows = (f"ROW({', '.join(quote(column.name) for column in columns)})::text" for columns in groups)
        hashes = ", ".join(f'sum(hashtextextended({row} COLLATE "C", 0)::numeric)' for row in rows)
        query = f"SELECT count(*), {hashes} FROM {table.only}"
        return connection.execute(query.encode()).fetchone() or ()


class _Side:
    """The rows of one replay, and where the values of unstable columns stand in them."""

    def __init__(self, tables: Sequence[DataTable], rows: list[list[Row]], unstable: Sequence[frozenset[str]]) -> None:
        self.signatures: dict[_Node, str] = {}
        self.links: dict[_Node, list[tuple[int, str]]] = {}
        self.places: dict[str, list[tuple[int, _Node]]] = defaultdict(list)
        for number, (table, names) in enumerate(zip(tables, unstable, strict=True)):
            for at, row in enumerate(rows[number]):
                node = (number, at)
                self.links[node] = []
                known: list[str | bool | None] = []
                for position, (column, value) in enumerate(zip(table.columns, row, strict=True)):
                    known.append(value if column.name not in names else value is None)
                    if column.name in names and value is not None and tells(value) and not is_time(column.type):
                        self.links[node].append((position, value))
                        self.places[value].append((position, node))
                self.signatures[node] = _colour(number, known)

    def is_linked(self, node: _Node) -> bool:
        return any(len(self.places[value]) > 1 for _, value in self.links[node])


def _match(ours: _Side, theirs: _Side, tables: Sequence[DataTable]) -> tuple[dict[_Node, _Node], dict[_Node, str]]:
    """Return the counterpart of each row, and its colour.

    Colours are refined until rows of one colour are alike in every respect; of twins that are linked to other rows, one
    is then chosen at a time.
    """
    colours = [dict(side.signatures) for side in (ours, theirs)]
    chosen = 0
    while True:
        colours = _refine((ours, theirs), colours)
        left, right = (_by_colour(colouring) for colouring in colours)
        for colour, nodes in left.items():
            if len(nodes) != len(right.get(colour, ())):
                raise _different(tables[nodes[0][0]], "linked in different ways")
        twins = min((c for c, nodes in left.items() if len(nodes) > 1 and ours.is_linked(nodes[0])), default=None)
        if twins is None:
            pairs = (zip(nodes, right[colour], strict=True) for colour, nodes in left.items())
            return {a: b for matched in pairs for a, b in matched}, colours[0]
        chosen += 1
        for nodes, coloured in ((left[twins], colours[0]), (right[twins], colours[1])):
            coloured[nodes[0]] = _colour("chosen", chosen)


def _colour(*parts: Any) -> str:
    """Return a colour that says all of some parts, and is the same in every run."""
    return hashlib.md5(repr(parts).encode(), usedforsecurity=False).hexdigest()


def _by_colour(colours: dict[_Node, str]) -> dict[str, list[_Node]]:
    nodes: dict[str, list[_Node]] = defaultdict(list)
    for node, colour in colours.items():
        nodes[colour].append(node)
    return nodes


def _refine(sides: Sequence[_Side], colours: list[dict[_Node, str]]) -> list[dict[_Node, str]]:
    """Tell rows apart by the rows that hold the same values, until that tells no more of them apart."""
    while True:
        refined = []
        for side, before in zip(sides, colours, strict=True):
            values = {
                value: _colour(sorted((at, before[node]) for at, node in places))
                for value, places in side.places.items()
            }
            refined.append(
                {node: _colour(before[node], [(at, values[v]) for at, v in side.links[node]]) for node in before}
            )
        if len(set(refined[0].values())) == len(set(colours[0].values())):
            return refined
        colours = refined
