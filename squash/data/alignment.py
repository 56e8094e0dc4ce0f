"""Two replays of a history held against each other: which row of one is which of the other, and where they differ.

Rows are told by what is the same in both. What is not is told by where else it stands: as a key that other rows refer
to does. So rows that are alike but for generated ids find their counterparts by the rows that they are linked to, in
whatever order a server has put them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

from squash.data.reading import Column, Row, Table, read_cells, reading
from squash.errors import DataError

Place = tuple[str, str, str]
"""A column: schema, table, name."""

_Node = tuple[int, int]
"""A row: the number of its table, and its own."""


def place(table: Table, column: Column) -> Place:
    """Give a column's place."""
    return (table.schema, table.name, column.name)


def is_time(type_name: str) -> bool:
    """Whether values of a type are points in time, which nothing refers to."""
    return re.match(r"(timestamp|date|time)\b(?!.*\[)", type_name) is not None


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that is another one in the second replay."""

    table: Table
    column: Column
    first: str
    second: str


def find_differences(
    first: psycopg.Connection[Any], second: psycopg.Connection[Any], tables: Sequence[Table], frozen: Container[Place]
) -> list[Difference]:
    """Give the values that differ between two databases, in the order of tables and rows; not those of `frozen` columns.

    Raises DataError where there are not the same rows but for such values.
    """
    unstable = [_unstable(first, second, table) for table in tables]
    with reading(first), reading(second):
        ours, theirs = (
            [list(read_cells(one, table, names)) for table, names in zip(tables, unstable, strict=True)]
            for one in (first, second)
        )
    counterparts = _match(_Side(tables, ours, unstable), _Side(tables, theirs, unstable), tables)
    found = []
    for number, table in enumerate(tables):
        for at, row in enumerate(ours[number]):
            other = theirs[number][counterparts[number, at][1]]
            for column, left, right in zip(table.columns, row, other, strict=True):
                if left != right and place(table, column) not in frozen:
                    if left is None or right is None:
                        raise _different(table, f"which have a value in {column.name} in one of them only")
                    found.append(Difference(table, column, left, right))
    return found


def _different(table: Table, what: str) -> DataError:
    return DataError(
        f'two replays of the history leave different rows in "{table.name}", {what}',
        hint=f"pass --no-data-table {table.name} to leave its rows out",
    )


def _unstable(first: psycopg.Connection[Any], second: psycopg.Connection[Any], table: Table) -> frozenset[str]:
    """Give the columns that are not the same in both, however the rows are put in order."""
    every = frozenset(column.name for column in table.columns)
    with reading(first), reading(second):
        ours, theirs = (list(read_cells(one, table, every)) for one in (first, second))
    if len(ours) != len(theirs):
        raise _different(table, f"{len(ours)} and {len(theirs)} of them")
    stable: list[int] = []
    by_key = sorted(range(len(table.columns)), key=lambda at: (not table.columns[at].key, at))
    for at in by_key:
        tried = [*stable, at]
        if Counter(tuple(row[n] for n in tried) for row in ours) == Counter(
            tuple(row[n] for n in tried) for row in theirs
        ):
            stable = tried
    return every - {table.columns[at].name for at in stable}


class _Side:
    """The rows of one replay, and where the values of unstable columns stand in them."""

    def __init__(self, tables: Sequence[Table], rows: list[list[Row]], unstable: Sequence[frozenset[str]]) -> None:
        self.signatures: dict[_Node, Hashable] = {}
        self.links: dict[_Node, list[tuple[int, str]]] = {}
        self.places: dict[str, list[tuple[int, _Node]]] = defaultdict(list)
        for number, (table, names) in enumerate(zip(tables, unstable, strict=True)):
            for at, row in enumerate(rows[number]):
                node = (number, at)
                self.links[node] = []
                known: list[str | bool | None] = []
                for position, (column, value) in enumerate(zip(table.columns, row, strict=True)):
                    known.append(value if column.name not in names else value is None)
                    if column.name in names and value is not None and not is_time(column.type):
                        self.links[node].append((position, value))
                        self.places[value].append((position, node))
                self.signatures[node] = (number, tuple(known))

    def is_linked(self, node: _Node) -> bool:
        return any(len(self.places[value]) > 1 for _, value in self.links[node])


def _match(ours: _Side, theirs: _Side, tables: Sequence[Table]) -> dict[_Node, _Node]:
    """Give the counterpart of each row, by refining colours until those that are alike are so in every respect."""
    palette: dict[Hashable, int] = {}
    colours = [{node: _colour(palette, sign) for node, sign in side.signatures.items()} for side in (ours, theirs)]
    chosen = 0
    while True:
        colours = _refine((ours, theirs), colours, palette)
        left, right = (_by_colour(one) for one in colours)
        for colour, nodes in left.items():
            if len(nodes) != len(right.get(colour, ())):
                raise _different(tables[nodes[0][0]], "linked in different ways")
        twins = next((nodes for nodes in left.values() if len(nodes) > 1 and ours.is_linked(nodes[0])), None)
        if twins is None:
            return {a: b for colour, nodes in left.items() for a, b in zip(nodes, right[colour], strict=True)}
        chosen += 1
        mark = _colour(palette, ("chosen", chosen))
        colour = colours[0][twins[0]]
        colours[0][twins[0]] = mark
        colours[1][right[colour][0]] = mark


def _colour(palette: dict[Hashable, int], signature: Hashable) -> int:
    return palette.setdefault(signature, len(palette))


def _by_colour(colours: dict[_Node, int]) -> dict[int, list[_Node]]:
    found: dict[int, list[_Node]] = defaultdict(list)
    for node, colour in colours.items():
        found[colour].append(node)
    return found


def _refine(
    sides: Sequence[_Side], colours: list[dict[_Node, int]], palette: dict[Hashable, int]
) -> list[dict[_Node, int]]:
    """Tell rows apart by the rows that hold the same values, until that tells no more of them apart."""
    while True:
        refined = []
        for side, before in zip(sides, colours, strict=True):
            values = {
                value: _colour(palette, ("value", tuple(sorted((at, before[node]) for at, node in places))))
                for value, places in side.places.items()
            }
            refined.append(
                {
                    node: _colour(palette, (before[node], tuple((at, values[value]) for at, value in side.links[node])))
                    for node in before
                }
            )
        if len(set(refined[0].values())) == len(set(colours[0].values())):
            return refined
        colours = refined
