"""Values that are not the same twice: found by holding two replays against each other, and kept as expressions.

Two installs must not share a generated id or a secret, so a baseline holds what makes the value. Values that are the
same in several places of each replay are made once, and stay the same in those places.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import psycopg

from squash.data.alignment import ColumnKey, find_differences, is_time, place, tells
from squash.data.expressions import Expression
from squash.data.literals import string
from squash.data.origins import Origin, place_of
from squash.data.reading import DataColumn, DataTable, Row, read_cells
from squash.errors import DataError
from squash.postgres.schema.names import quote
from squash.postgres.server import check_alive


@dataclass(frozen=True, slots=True)
class Variable:
    """A value that several rows share: made once, under a name."""

    name: str
    type: str
    expression: str


Expressed = tuple[str | None, ...]
"""For each value of a row the SQL that stands for it, None for one that is a constant."""


@dataclass(frozen=True, slots=True)
class Volatile:
    """A column of which each install makes its own values, and one of the expressions that make them."""

    schema: str
    table: str
    column: str
    expression: str


@dataclass(frozen=True, slots=True)
class VolatileExpressions:
    """How the volatile values of a history are written: by column and value, the SQL that stands for it.

    `variables` are those that the SQL uses, by name; `columns` are all volatile ones, with one of their expressions
    each.
    """

    values: Mapping[ColumnKey, Mapping[str, str]]
    variables: Mapping[str, Variable]
    columns: Mapping[ColumnKey, str]
    ordered: Mapping[DataTable, list[Row]] = field(default_factory=dict)
    """The rows of tables in which more than points in time is volatile, in their order."""

    def rows(self, connection: psycopg.Connection[Any], table: DataTable) -> Iterable[Row]:
        """Return the rows of a table in the order in which they are written."""
        unstable = frozenset(column for schema, name, column in self.columns if (schema, name) == table.key)
        return self.ordered[table] if table in self.ordered else read_cells(connection, table, unstable)

    def masks(self) -> dict[tuple[str, str], frozenset[str]]:
        """Return the volatile columns of each table."""
        by_table: dict[tuple[str, str], set[str]] = {}
        for schema, table, column in self.columns:
            by_table.setdefault((schema, table), set()).add(column)
        return {table: frozenset(columns) for table, columns in by_table.items()}

    def listed(self) -> tuple[Volatile, ...]:
        """Return the volatile columns."""
        return tuple(Volatile(*where, expression) for where, expression in sorted(self.columns.items()))


@dataclass(frozen=True, slots=True)
class ScriptFacts:
    """What the scripts tell of rows.

    The expressions in them; for each migration the tables that held rows before or after it; for each table the
    statements that its rows come from.
    """

    expressions: Sequence[Expression]
    filled: Mapping[str, Container[str]]
    origins: Mapping[str, Sequence[Origin]]


@dataclass(slots=True)
class _Class:
    """A value and its counterpart in the second replay, with the columns that it is found in."""

    first: str
    second: str
    places: list[tuple[DataTable, DataColumn]] = field(default_factory=list)
    expression: str = ""


def find_volatile(
    first: psycopg.Connection[Any],
    second: psycopg.Connection[Any],
    tables: Sequence[DataTable],
    unlike: Container[tuple[str, str]],
    told: ScriptFacts,
    frozen: Container[ColumnKey],
) -> VolatileExpressions:
    """Find what differs between two databases in which the same history was replayed, and the expressions behind it.

    `unlike` are those of the `tables` whose rows differ, by schema and name; values of `frozen` columns are no concern.
    `second` is used to evaluate expressions, and left as it was. Raises DataError where
    the replays leave different numbers of rows, and, with the columns and the choices there are, where no expression is
    found.
    """
    classes: dict[tuple[str, str], _Class] = {}
    times: dict[tuple[ColumnKey, str], tuple[DataTable, DataColumn]] = {}
    differing = [table for table in tables if (table.schema, table.name) in unlike]
    finding = _Finding(second, told)
    hidden = finding.hidden(first, tables, frozen)
    differences, ordered = find_differences(first, second, differing, frozen)
    for difference in differences:
        if is_time(difference.column.type):
            times.setdefault(
                (place(difference.table, difference.column), difference.first), (difference.table, difference.column)
            )
        else:
            pair = (difference.first, difference.second)
            classes.setdefault(pair, _Class(*pair)).places.append((difference.table, difference.column))
    written = finding.write(list(classes.values()), times)
    values = {
        **{where: {expression_at.text: expression_at.expression} for where, expression_at in hidden.items()},
        **written.values,
    }
    columns = {where: expression_at.expression for where, expression_at in hidden.items()} | dict(written.columns)
    return VolatileExpressions(values, written.variables, columns, ordered)


def _choices(table: DataTable, column: DataColumn) -> str:
    return (
        f"pass --data-freeze {table.name}.{column.name} to keep the values of this replay in every install,"
        f" --no-data-table {table.name} to leave these rows out, or --data omit to leave out all"
    )


class _Finding:
    """Looks for the expressions behind values, with the help of a database of which nobody else takes notice."""

    def __init__(self, connection: psycopg.Connection[Any], told: ScriptFacts) -> None:
        self.connection = connection
        self.told = told
        self.expressions = [expression for expression in told.expressions if not _SIDE_EFFECT.search(expression.text)]
        self.samples: dict[tuple[str, str], tuple[str, ...]] = {}
        self.lost: list[tuple[DataTable, DataColumn]] = []

    def write(
        self, classes: list[_Class], times: Mapping[tuple[ColumnKey, str], tuple[DataTable, DataColumn]]
    ) -> VolatileExpressions:
        values: dict[ColumnKey, dict[str, str]] = {}
        columns: dict[ColumnKey, str] = {}
        for (where, text), (table, column) in times.items():
            expression = self._time(table, column, text)
            values.setdefault(where, {})[text] = expression
            columns.setdefault(where, expression)
        variables = self._name(classes)
        for group in classes:
            variable = variables.get(group.expression)
            for table, column in group.places:
                cast = f"::{column.type}" if variable and column.type != variable.type else ""
                values.setdefault(place(table, column), {})[group.first] = group.expression + cast
                columns.setdefault(place(table, column), variable.expression if variable else group.expression)
        self._complain()
        return VolatileExpressions(values, variables, columns)

    def _complain(self) -> None:
        if not self.lost:
            return
        columns = list(dict.fromkeys((table.name, column.name) for table, column in self.lost))
        listed = ", ".join(
            f'"{table}"."{column}" ({place_of(self.told.origins.get(table, ()))})' for table, column in columns
        )
        raise DataError(
            f"two replays give different values in {listed}, and no expression of the history explains them",
            hint=_choices(*self.lost[0]),
        )

    def _name(self, classes: list[_Class]) -> dict[str, Variable]:
        """Find the expression of each class; those with more than one place, or that others are made of, get a name."""
        for group in classes:
            group.places.sort(key=lambda holder: (holder[1].refers, not holder[1].key))
        named = sorted(classes, key=lambda group: len(group.places) == 1)
        whole: list[tuple[_Class, Variable]] = []
        rest = []
        for number, group in enumerate(named, 1):
            table, column = group.places[0]
            name = _variable_name(table, column, number)
            group.expression = self._expression(table, column, group, name)
            if group.expression:
                whole.append((group, Variable(name, column.type, group.expression)))
            else:
                rest.append(group)
        made_of: set[str] = set()
        for group in rest:
            template = _template(group, whole)
            if template is None:
                self.lost += group.places
            else:
                group.expression, used = template
                made_of |= used
        variables = {}
        for group, variable in whole:
            if (len(group.places) > 1 and tells(group.first)) or variable.name in made_of:
                variables[variable.name] = variable
                group.expression = variable.name
        return variables

    def _expression(self, table: DataTable, column: DataColumn, group: _Class, name: str) -> str:
        for text in self._candidates(table, column, name):
            samples = self._evaluate(text, column.type)
            if len(set(samples)) > 1 and all(_is_like(value, samples) for value in (group.first, group.second)):
                return text
        return ""

    def _candidates(self, table: DataTable, column: DataColumn, variable: str = "") -> list[str]:
        """Return expressions, those first that the history has used for this very column."""
        here = [e for e in self.expressions if e.is_for(table.name, column.name)]
        ranked = [
            *(e.text for e in self.expressions if variable and not e.table and e.column == variable),
            *(e.text for e in here if not e.stored),
            *(e.text for e in here),
            *([column.default] if column.default else []),
            *(e.text for e in self.expressions if e.column == column.name),
            *(e.text for e in self.expressions),
            "CURRENT_TIMESTAMP" if is_time(column.type) else "gen_random_uuid()",
        ]
        return list(dict.fromkeys(ranked))

    def _time(self, table: DataTable, column: DataColumn, text: str) -> str:
        for candidate in self._candidates(table, column):
            if self._is_moment(candidate, column.type, text):
                return candidate
        self.lost.append((table, column))
        return ""

    def _is_moment(self, expression: str, kind: str, text: str) -> bool:
        """Return whether an expression would have given this point in time within the last hour, when it was made."""
        if kind.startswith("timestamp"):
            plain = re.sub(r"\(\d\)", "", kind)
            made = f"{string(text)}::{plain} - (({expression})::{plain} - now()::{plain})"
            query = f"SELECT clock_timestamp()::{plain} - ({made}) BETWEEN '-2 seconds' AND '1 hour'"
        else:
            query = f"SELECT ({expression})::{kind}::text = {string(text)}"
        return self._ask(query) == (True,)

    def _evaluate(self, expression: str, kind: str) -> tuple[str, ...]:
        """Return what an expression makes for a column, several times."""
        if (expression, kind) not in self.samples:
            made = f"array_agg(format('%s', ({expression})::{kind}))"
            row = self._ask(f"SELECT {made} FROM generate_series(1, {_SAMPLES})")
            self.samples[expression, kind] = tuple(v for v in (row[0] or ()) if v is not None) if row else ()
        return self.samples[expression, kind]

    def hidden(
        self,
        first: psycopg.Connection[Any],
        tables: Sequence[DataTable],
        frozen: Container[ColumnKey],
    ) -> dict[ColumnKey, _Hidden]:
        """Find values that are the same in both replays by chance, or because no day has passed between them.

        DataError for a column that the history fills by chance, with so few outcomes that two replays agree on one.
        """
        hidden_values = {}
        for table in tables:
            for column in table.columns:
                where = place(table, column)
                for expression in self.expressions:
                    if where in frozen or not expression.is_for(table.name, column.name):
                        continue
                    if not expression.stored and table.name not in self.told.filled.get(expression.migration, ()):
                        continue  # it found no rows
                    outcomes = set(self._evaluate(expression.text, column.type))
                    if not outcomes or (len(outcomes) == 1 and not _CLOCK.search(expression.text)):
                        continue
                    texts = self._held(first, table, column, outcomes)
                    # INSERT INTO t VALUES (CURRENT_DATE)
                    if texts and len(outcomes) == 1:
                        hidden_values[where] = _Hidden(texts.pop(), expression.text)
                    # INSERT INTO t VALUES (floor(random() * 6))
                    elif texts and not expression.stored and len(outcomes) < _SAMPLES:
                        raise DataError(
                            f'"{table.name}"."{column.name}" may be another one in each replay: line'
                            f" {expression.line} of {expression.migration} fills it with {expression.text},"
                            " which has few outcomes",
                            hint=_choices(table, column),
                        )
        return hidden_values

    def _held(self, first: psycopg.Connection[Any], table: DataTable, column: DataColumn, texts: set[str]) -> set[str]:
        """Return those of some values that a column holds."""
        value = f"format('%s', {quote(column.name)})"
        listed = ", ".join(map(string, sorted(texts)))
        query = f"SELECT DISTINCT {value} FROM {table.only} WHERE {value} IN ({listed})"
        return {row[0] for row in first.execute(query.encode()).fetchall()}

    def _ask(self, query: str) -> tuple[Any, ...] | None:
        try:
            with self.connection.transaction(force_rollback=True):
                self.connection.execute("SET LOCAL statement_timeout = 2000")
                return self.connection.execute(query.encode(), prepare=False).fetchone()
        except psycopg.Error as error:  # it needs something that is no longer there, or is of another type
            check_alive(self.connection, error)
            return None


@dataclass(frozen=True, slots=True)
class _Hidden:
    """A value that does not show, and its expression."""

    text: str
    expression: str


_SAMPLES = 24
_CLOCK = re.compile(r"\bnow\s*\(|_timestamp\b|\btimeofday\b|\bcurrent_(date|time)|\blocaltime", re.IGNORECASE)
_SIDE_EFFECT = re.compile(r"\b(pg_\w+|setval|nextval|dblink\w*|lo_\w+)\s*\(", re.IGNORECASE)


def _variable_name(table: DataTable, column: DataColumn, number: int) -> str:
    """Return a name that needs no quotes and is no keyword, as it ends with a number."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+", "_", f"{table.name}_{column.name}").lower()
    return f"{re.sub('_+', '_', words)[:50].strip('0123456789_') or 'value'}_{number}"


def _is_like(value: str, samples: Sequence[str]) -> bool:
    """Return whether a value could be one that an expression makes: the same ends, length and kinds of characters."""
    first, last = min(samples), max(samples)
    if all(map(_NUMBER.fullmatch, samples)):
        whole = [len(sample.partition(".")[0]) for sample in samples]
        return bool(_NUMBER.fullmatch(value)) and min(whole) - 2 <= len(value.partition(".")[0]) <= max(whole)
    prefix = _common(first, last)
    backwards = sorted(sample[::-1] for sample in samples)
    suffix = _common(backwards[0], backwards[-1])[::-1]
    lengths = [len(sample) for sample in samples]
    kinds = set().union(*(map(_kind, sample) for sample in samples))
    return (
        min(lengths) <= len(value) <= max(lengths)
        and value.startswith(prefix)
        and value.endswith(suffix)
        and set(map(_kind, value)) <= kinds
    )


_NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")


def _common(text: str, other: str) -> str:
    length = next((n for n, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))
    return text[:length]


def _kind(character: str) -> str:
    if character.isdigit():
        return "0"
    return ("a" if character.islower() else "A") if character.isalpha() else character


def _template(group: _Class, whole: Sequence[tuple[_Class, Variable]]) -> tuple[str, set[str]] | None:
    """Write a value as text around others that it holds, in both replays alike; None if that does not explain it."""
    inside = [
        (other, variable)
        for other, variable in whole
        if tells(other.first) and other.first in group.first and other.second in group.second
    ]
    if not inside:
        return None
    inside.sort(key=lambda pair: -len(pair[0].first))
    pattern = "|".join(re.escape(other.first) for other, _ in inside)
    counterpart = {other.first: other.second for other, _ in inside}
    if re.sub(pattern, lambda match: counterpart[match[0]], group.first) != group.second:
        return None
    names = {other.first: variable.name for other, variable in inside}
    pieces = re.split(f"({pattern})", group.first)
    written = [names.get(piece) or string(piece) for piece in pieces if piece]
    kind = group.places[0][1].type
    cast = "" if kind in ("text", "character varying") else f"::{kind}"
    joined = " || ".join(written)
    return (f"({joined}){cast}" if cast else joined), {names[piece] for piece in pieces if piece in names}


def rows_of(written: VolatileExpressions, table: DataTable, rows: Iterable[Row]) -> Iterator[Expressed]:
    """Return for the rows of a table the SQL of their volatile values."""
    places = [written.values.get(place(table, column), {}) for column in table.columns]
    known: dict[Expressed, Expressed] = {}  # in a large table most rows are alike
    for row in rows:
        sql = tuple(None if text is None else values.get(text) for text, values in zip(row, places, strict=True))
        yield known.setdefault(sql, sql)
