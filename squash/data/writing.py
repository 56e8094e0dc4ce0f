"""The rows in a baseline: when they are inserted, and how they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from squash.data.literals import constant
from squash.data.reading import Row, Table
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


def write_rows(tables: Sequence[tuple[Table, Iterable[Sequence[str]]]]) -> RowsScript:
    """Write the rows of tables, each with its rows as SQL expressions, one a column.

    The rows are inserted only where the script makes the tables: where none of them is there when it begins, it makes a
    table of its own, and drops it when the rows are in. A script that was cut short finds that table and goes on. Where
    the tables were there it has nothing to find, so that rows which somebody has deleted stay deleted. Each statement
    looks whether its table is empty, so that it can be run again.
    """
    if not tables:
        return RowsScript()
    inserts = tuple(("InsertRows", _block([table], _insert(table, rows))) for table, rows in tables)
    return RowsScript((("Rows", _opening([table for table, _ in tables])),), inserts, (("DropTable", _CLOSING),))


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


def _block(tables: Sequence[Table], statements: Iterable[str]) -> str:
    empty = "".join(f"\n        AND NOT EXISTS (SELECT FROM {table.only})" for table in tables)
    body = f"BEGIN\n    IF {_IS_MARKED} IS NOT NULL{empty}\n    THEN\n" + "\n".join(statements) + "\n    END IF;\nEND"
    tag = dollar_tag(body)
    return f"DO {tag}\n{body}\n{tag};"


def _insert(table: Table, rows: Iterable[Sequence[str]]) -> Iterator[str]:
    names = ", ".join(quote(column.name) for column in table.columns)
    override = " OVERRIDING SYSTEM VALUE" if table.overrides else ""
    remaining = iter(rows)
    while chunk := list(islice(remaining, _CHUNK)):
        values = ",\n".join(f"            ({', '.join(row)})" for row in chunk)
        yield f"        INSERT INTO {table.qualified} ({names}){override} VALUES\n{values}\n        ON CONFLICT DO NOTHING;"
