"""The rows in a baseline: when they are inserted, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from squash.data.literals import constant
from squash.data.reading import Row, Table
from squash.data.volatile import Variable
from squash.schema.names import dollar_tag, literal, quote

MARKER = "_squash_rows"
"""The table that stands, while a baseline builds a database, for the rows that are still to come."""

_CHUNK = 1000  # rows in a statement: one of all rows takes the server much memory


@dataclass(frozen=True, slots=True)
class RowsScript:
    """What a baseline says about rows: before it makes any table, when all are made, and when the rows are in.

    Each is a list of (label, statement).
    """

    opening: tuple[tuple[str, str], ...] = ()
    inserts: tuple[tuple[str, str], ...] = ()
    closing: tuple[tuple[str, str], ...] = ()


def write_rows(
    tables: Sequence[tuple[Table, Iterable[Sequence[str]]]], variables: Mapping[str, Variable] | None = None
) -> RowsScript:
    """Write the rows of tables, each with its rows as SQL expressions, one a column, that may use `variables`.

    The rows are inserted only where the script makes the tables: where none of them is there when it begins, it makes a
    table of its own, and drops it when the rows are in. A script that was cut short finds that table and goes on. Where
    the tables were there it has nothing to find, so that rows which somebody has deleted stay deleted. Each statement
    looks whether its tables are empty, so that it can be run again; tables that share a variable share a statement.
    """
    if not tables:
        return RowsScript()
    written = [(table, list(_insert(table, rows))) for table, rows in tables]
    inserts = []
    for group in _groups(written, variables or {}):
        declared = sorted({name for _, text in group for name in _used(text, variables or {})}, key=_number)
        block = _block(
            [table for table, _ in group],
            [text for _, statements in group for text in statements],
            [(variables or {})[name] for name in declared],
        )
        inserts.append(("InsertRows", block))
    opening = (("Rows", _opening([table for table, _ in tables])),)
    return RowsScript(opening, tuple(inserts), (("DropTable", _CLOSING),))


def _used(statements: Iterable[str], variables: Mapping[str, Variable]) -> set[str]:
    if not variables:
        return set()
    return {word for text in statements for word in _WORD.findall(_QUOTED.sub(" ", text)) if word in variables}


_QUOTED = re.compile(r"""E'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*'|"(?:[^"]|"")*\"""", re.DOTALL)
_WORD = re.compile(r"[a-z_][a-z0-9_]*")


def _number(name: str) -> int:
    return int(name.rpartition("_")[2])


def _groups(
    written: Sequence[tuple[Table, list[str]]], variables: Mapping[str, Variable]
) -> list[list[tuple[Table, list[str]]]]:
    """Put tables that share a variable together, at the place of the first of them."""
    groups: list[tuple[set[str], list[tuple[Table, list[str]]]]] = []
    for table, statements in written:
        names = _used(statements, variables)
        joined = [group for group in groups if group[0] & names]
        if not joined:
            groups.append((names, [(table, statements)]))
            continue
        first, *others = joined
        first[0].update(names)
        for other in others:
            first[0].update(other[0])
            first[1].extend(other[1])
            groups.remove(other)
        first[1].append((table, statements))
    return [members for _, members in groups]


def constants(table: Table, rows: Iterable[Row]) -> Iterator[list[str]]:
    """Write the values of rows as constants."""
    types = [column.type for column in table.columns]
    for row in rows:
        yield [constant(text, kind) for text, kind in zip(row, types, strict=True)]


_IS_MARKED = f"to_regclass({literal(quote(MARKER))})"


def _opening(tables: Sequence[Table]) -> str:
    missing = "".join(f"\n        AND to_regclass({literal(table.qualified)}) IS NULL" for table in tables)
    return (
        "-- They are inserted where this script makes these tables, and nowhere else: until they are in, a table of its\n"
        "-- own says so, also to a run that goes on after another one was cut short.\n"
        f"DO $$\nBEGIN\n    IF {_IS_MARKED} IS NULL{missing}\n    THEN\n"
        f"        CREATE TABLE {quote(MARKER)} ();\n    END IF;\nEND\n$$;"
    )


_CLOSING = (
    f"DO $$\nBEGIN\n    IF {_IS_MARKED} IS NOT NULL THEN\n        DROP TABLE {quote(MARKER)};\n    END IF;\nEND\n$$;"
)


def _block(tables: Sequence[Table], statements: Iterable[str], variables: Sequence[Variable]) -> str:
    empty = "".join(f"\n        AND NOT EXISTS (SELECT FROM {table.only})" for table in tables)
    inner = "\n".join(statements)
    if variables:
        declared = "".join(f"            {one.name} {one.type} := {one.expression};\n" for one in variables)
        inner = f"        DECLARE\n{declared}        BEGIN\n{inner}\n        END;"
    body = f"BEGIN\n    IF {_IS_MARKED} IS NOT NULL{empty}\n    THEN\n{inner}\n    END IF;\nEND"
    tag = dollar_tag(body)
    return f"DO {tag}\n{body}\n{tag};"


def _insert(table: Table, rows: Iterable[Sequence[str]]) -> Iterator[str]:
    names = ", ".join(quote(column.name) for column in table.columns)
    override = " OVERRIDING SYSTEM VALUE" if table.overrides else ""
    remaining = iter(rows)
    while chunk := list(islice(remaining, _CHUNK)):
        values = ",\n".join(f"            ({', '.join(row)})" for row in chunk)
        yield f"        INSERT INTO {table.qualified} ({names}){override} VALUES\n{values}\n        ON CONFLICT DO NOTHING;"
