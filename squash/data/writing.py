"""The rows in a baseline: when they are inserted, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, islice

from squash.data.literals import constant
from squash.data.reading import DataTable, Row
from squash.data.volatile import Variable
from squash.postgres.schema.names import dollar_tag, literal, quote, type_name

MARKER = "_squash_rows"
"""The table that stands, while a baseline builds a database, for the rows that are still to come."""

_CHUNK = 1000  # rows in an INSERT, and in a block: the server keeps what it has read of either until its end
_BLOCK = 5000


@dataclass(frozen=True, slots=True)
class RowsScript:
    """What a baseline says about rows: before it makes any table, when all are made, and when the rows are in.

    Each is a list of (label, statement); `inserts` may be one that is written while it is read, and only once.
    """

    opening: tuple[tuple[str, str], ...] = ()
    inserts: Iterable[tuple[str, str]] = ()
    closing: tuple[tuple[str, str], ...] = ()


NO_ROWS = RowsScript()


def write_rows(
    tables: Sequence[tuple[DataTable, Iterable[Sequence[str]]]],
    variables: Mapping[str, Variable] | None = None,
    anchor: str | None = None,
) -> RowsScript:
    """Write the rows of tables, each with its rows as SQL expressions, one a column, that may use `variables`.

    The rows are inserted only where the script makes the tables: where none of them is there when it begins, it makes a
    table of its own, and drops it when the rows are in. A script that was cut short finds that table and goes on. Where
    the tables were there it has nothing to find, so that rows which somebody has deleted stay deleted. Each statement
    looks whether its tables are empty, so that it can be run again; tables that share a variable share a statement.
    Given tables are there from the start, and may hold rows of others: where there are no others, the table `anchor`
    tells whether the database is new.
    """
    if not tables:
        return NO_ROWS
    written = (_Rows(table, (f"({', '.join(row)})" for row in rows)) for table, rows in tables)
    blocks = _grouped_blocks(written, variables) if variables else (text for rows in written for text in _parts(rows))
    inserts = (("InsertRows", text) for text in blocks)
    made = [table.qualified for table, _ in tables if not table.is_given] or [anchor or tables[0][0].qualified]
    return RowsScript((("Rows", _opening(made)),), inserts, (("DropTable", _CLOSING),))


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a table, each as it stands behind VALUES."""

    table: DataTable
    values: Iterable[str]

    def uses(self, variables: Mapping[str, Variable]) -> set[str]:
        """Return the names of the variables in them."""
        return {name for row in self.values for name in _WORD.findall(_QUOTED.sub(" ", row)) if name in variables}


_QUOTED = re.compile(r"""E'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*'|"(?:[^"]|"")*\"""", re.DOTALL)
_WORD = re.compile(r"[a-z_][a-z0-9_]*")


def _groups(written: Sequence[_Rows], variables: Mapping[str, Variable]) -> list[tuple[list[_Rows], set[str]]]:
    """Put tables that share a variable together, at the place of the first of them, with the names they use."""
    groups: list[tuple[list[_Rows], set[str]]] = []
    for rows in written:
        used = rows.uses(variables)
        joined = [group for group in groups if group[1] & used]
        if not joined:
            groups.append(([rows], used))
            continue
        first, *others = joined
        for other in others:
            first[0].extend(other[0])
            first[1].update(other[1])
            groups.remove(other)
        first[0].append(rows)
        first[1].update(used)
    return groups


def constants(table: DataTable, rows: Iterable[Row]) -> Iterator[list[str]]:
    """Write the values of rows as constants."""
    types = [column.type for column in table.columns]
    for row in rows:
        yield [constant(text, kind) for text, kind in zip(row, types, strict=True)]


_IS_MARKED = f"to_regclass({literal(quote(MARKER))})"


def _opening(tables: Sequence[str]) -> str:
    missing = "".join(f"\n        AND to_regclass({literal(name)}) IS NULL" for name in tables)
    return (
        "-- They are inserted where this script makes these tables, and nowhere else: until they are in, a table of\n"
        "-- its own says so, also to a run that goes on after another one was cut short.\n"
        f"DO $$\nBEGIN\n    IF {_IS_MARKED} IS NULL{missing}\n    THEN\n"
        f"        CREATE TABLE {quote(MARKER)} ();\n    END IF;\nEND\n$$;"
    )


_CLOSING = (
    f"DO $$\nBEGIN\n    IF {_IS_MARKED} IS NOT NULL THEN\n        DROP TABLE {quote(MARKER)};\n    END IF;\nEND\n$$;"
)


def _grouped_blocks(written: Iterable[_Rows], variables: Mapping[str, Variable]) -> Iterator[str]:
    """Write the statements for tables that may share variables: one for those that do."""
    held = [_Rows(rows.table, list(rows.values)) for rows in written]
    for group, names in _groups(held, variables):
        if not names:
            yield from _parts(*group)
            continue
        used = sorted((variables[name] for name in names), key=lambda variable: int(variable.name.rpartition("_")[2]))
        declared = "".join(
            f"            {variable.name} {type_name(variable.type)} := {variable.expression};\n" for variable in used
        )
        inserts = "\n".join(line for rows in group for line in _inserts(rows.table, rows.values, " " * 12))
        conditions = [_is_empty(rows) for rows in group if not rows.table.is_given]
        yield _block(conditions, f"        DECLARE\n{declared}        BEGIN\n{inserts}\n        END;")


def _parts(rows: _Rows) -> Iterator[str]:
    """Write the statements for a table, part by part if it is large."""
    values = iter(rows.values)
    for start in count(0, _BLOCK):
        part = list(islice(values, _BLOCK))
        if not part:
            return
        if rows.table.is_given:
            before = _lacks(rows.table, part[0])
        else:
            before = f"(SELECT count(*) FROM {rows.table.only}) = {start}" if start else _is_empty(rows)
        yield _block([before] if before else [], "\n".join(_inserts(rows.table, part, " " * 8)))


def _lacks(table: DataTable, row: str) -> str:
    """Return a condition that tells whether a given table lacks a row, where no key tells it: ON CONFLICT does then."""
    if any(column.key for column in table.columns) or not table.columns:
        return ""
    names = ", ".join(quote(column.name) for column in table.columns)
    return f"NOT EXISTS (SELECT FROM {table.only} WHERE ROW({names})::text = ROW{row}::text)"


def _is_empty(rows: _Rows) -> str:
    return f"NOT EXISTS (SELECT FROM {rows.table.only})"


def _block(conditions: Iterable[str], statements: str) -> str:
    to_come = "\n        AND ".join(conditions)
    # a table that is named in the same condition would be asked for SELECT wherever the baseline is run
    passed_over = f"    IF {_IS_MARKED} IS NULL THEN\n        RETURN;\n    END IF;"
    guarded = f"    IF {to_come}\n    THEN\n{statements}\n    END IF;" if to_come else statements
    body = f"BEGIN\n{passed_over}\n{guarded}\nEND"
    tag = dollar_tag(body)
    return f"DO {tag}\n{body}\n{tag};"


def _inserts(table: DataTable, rows: Iterable[str], indent: str) -> Iterator[str]:
    names = ", ".join(quote(column.name) for column in table.columns)
    override = " OVERRIDING SYSTEM VALUE" if table.overrides else ""
    left = iter(rows)
    while part := list(islice(left, _CHUNK)):
        # CREATE TABLE t ()
        if not table.columns:
            yield from [f"{indent}INSERT INTO {table.qualified} DEFAULT VALUES;"] * len(part)
            continue
        values = f",\n{indent}    ".join(part)
        yield (
            f"{indent}INSERT INTO {table.qualified} ({names}){override} VALUES\n"
            f"{indent}    {values}\n{indent}ON CONFLICT DO NOTHING;"
        )
