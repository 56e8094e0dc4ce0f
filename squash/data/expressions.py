"""Static reading of a history: the expressions that it computes values with, and for which column each was.

Only expressions that need nothing around them are of use here, such as `gen_random_uuid()`, `now() + interval '1 day'`,
or a function of the history's own with constants as arguments; columns and variables cannot be kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from squash.history import Migration
from squash.statements import Token, split, tokens


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression in a script: its text in one spelling, and what it was for, as far as the script tells.

    `table` and `column` are without a schema; for a variable of PL/pgSQL `column` is its name and `table` empty.
    `stored` says that it is a default, and not written for certain rows.
    """

    text: str
    table: str
    column: str
    stored: bool
    place: int = -1
    """The place among the table's columns, where the script leaves out their names."""
    migration: str = ""
    line: int = 0

    def is_for(self, table: str, columns: Sequence[str], column: str) -> bool:
        """Whether it is for a column of a table that has these columns."""
        named = self.column or (columns[self.place] if 0 <= self.place < len(columns) else "")
        return (self.table, named) == (table, column)


def find_expressions(migrations: Iterable[Migration]) -> tuple[Expression, ...]:
    """Give the expressions of a history, in the order of its scripts, those in bodies of routines among them."""
    return tuple(
        replace(found, migration=migration.name, line=statement.line)
        for migration in migrations
        for statement in split(migration.script)
        for found in _in_statement(statement.text)
    )


def _in_statement(text: str) -> Iterator[Expression]:
    read = tuple(tokens(text))
    if not read or ("(" not in text and "CURRENT" not in text.upper() and "LOCALTIME" not in text.upper()):
        return
    first = read[0].keyword
    if first == "DO" or (first == "CREATE" and any(t.keyword in ("FUNCTION", "PROCEDURE") for t in read[:4])):
        bodies = [token.text for token in read if token.kind == "literal" and token.text.startswith("$")]
        for body in bodies:
            tag = body.index("$", 1) + 1
            for statement in split(body[tag:-tag]):
                yield from _Scan(tuple(tokens(statement.text))).expressions()
        return
    yield from _Scan(read).expressions()


_NILADIC = {"CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "LOCALTIMESTAMP", "LOCALTIME"}
_CONSTANTS = {"NULL", "TRUE", "FALSE"}
_NO_FUNCTIONS = {
    *("SELECT", "FROM", "WHERE", "VALUES", "IN", "EXISTS", "AND", "OR", "NOT", "ON", "USING", "KEY", "CHECK", "UNIQUE"),
    *("INTO", "SET", "AS", "THEN", "ELSE", "WHEN", "CASE", "RETURNING", "CONFLICT", "DEFAULT", "ANY", "ALL", "ARRAY"),
    *("EXECUTE", "IF", "PERFORM", "RETURN", "LOOP", "WHILE", "BY", "OVER", "FILTER", "WITH", "REFERENCES", "INDEX"),
}
_BEFORE = {"(", ",", "=", "SELECT", "THEN", "ELSE", "DEFAULT", "RETURN", "DISTINCT"}
_TYPE_WORDS = {"PRECISION", "VARYING", "WITH", "WITHOUT", "TIME", "ZONE"}
_OPERATORS = "+-*/|%"


class _Scan:
    """One pass over the tokens of a statement, which keeps in mind what table and column they are about."""

    def __init__(self, read: tuple[Token, ...]) -> None:
        self.read = read
        self.table = ""
        self.columns: list[str] = []
        self.is_insert = False
        self.place = -1  # of the value at hand among the columns; -1: not in a list of values
        self.depth = self.base = 0
        self.column = ""
        self.is_definition = False

    def keyword(self, at: int) -> str:
        return self.read[at].keyword if 0 <= at < len(self.read) else ""

    def name(self, at: int) -> str | None:
        return self.read[at].name if 0 <= at < len(self.read) else None

    def expressions(self) -> Iterator[Expression]:
        at = 0
        while at < len(self.read):
            if self.keyword(at - 1) in _BEFORE or at == 0:
                found = self._expression(at)
                if found is not None and found[2]:
                    text, at, _ = found
                    yield self._about(text)
                    self.column = ""
                    continue
            at = self._step(at)

    def _about(self, text: str) -> Expression:
        """Give an expression with the column that it is for."""
        if self.place >= 0 and not self.columns:
            return Expression(text, self.table, "", False, self.place)
        listed = 0 <= self.place < len(self.columns)
        column = self.columns[self.place] if listed else self.column
        return Expression(text, self.table if column else "", column, self.is_definition and not listed)

    def _step(self, at: int) -> int:  # noqa: C901  (one case a keyword)
        """Take a token notice of; give the next."""
        word = self.keyword(at)
        if word == "INSERT" and self.keyword(at + 1) == "INTO":
            return self._insert(at + 2)
        if word == "UPDATE" and self.keyword(at - 1) not in ("ON", "FOR", "OR", "BEFORE", "AFTER", "DO"):
            self.table, at = self._qualified(at + 1 + (self.keyword(at + 1) == "ONLY"))
            self.columns, self.is_insert, self.place, self.is_definition = [], False, -1, False
            return at
        if word in ("CREATE", "ALTER") and "TABLE" in (self.keyword(at + 1), self.keyword(at + 2)):
            self._definition(at)
        elif word in ("VALUES", "SELECT") and self.is_insert and self.depth == self.base:
            self.place = 0 if word == "SELECT" else -2  # -2: until a parenthesis opens
            if word == "VALUES":
                self.base += 1
        elif word == "(":
            self.depth += 1
            if self.place == -2 and self.depth == self.base:
                self.place = 0
        elif word == ")":
            if self.is_insert and self.depth == self.base and self.base:
                self.place = -2
            self.depth -= 1
        elif word == "," and self.depth == self.base and self.place >= 0:
            self.place += 1
        elif word in ("FROM", "ON", "RETURNING") and self.depth <= self.base:
            self.place, self.columns, self.is_insert = -1, [], False
        elif word == "=" and self.name(at - 1):
            self.column = self.name(at - 1) or ""
            if self.keyword(at - 1) == ":":
                self.column = ""
        elif word == ":" and self.keyword(at + 1) == "=":
            self._variable(at)
            return self._assigned(at + 2)
        elif self.is_definition and self.keyword(at - 1) in ("(", ",", "COLUMN", "ADD") and self.name(at):
            self.column = self.name(at) or ""
        return at + 1

    def _assigned(self, at: int) -> int:
        """Pretend an equals sign before what is assigned."""
        self.read = (*self.read[: at - 2], Token("symbol", "="), *self.read[at:])
        return at - 1

    def _variable(self, at: int) -> None:
        """A declaration, `name type := …`, or an assignment: statements of PL/pgSQL are split at their semicolons."""
        start = 1 if self.keyword(0) in ("DECLARE", "BEGIN", "ELSE", "LOOP") else 0
        self.table, self.columns, self.is_insert, self.place = "", [], False, -1
        self.column = self.name(start) or "" if start < at else ""

    def _insert(self, at: int) -> int:
        self.table, at = self._qualified(at)
        self.columns, self.is_insert, self.is_definition, self.place = [], True, False, -1
        if self.keyword(at) == "AS":
            at += 2
        if self.keyword(at) == "(" and self.keyword(at + 1) not in ("SELECT", "WITH", "VALUES"):
            at += 1
            while at < len(self.read) and self.keyword(at) != ")":
                if (name := self.name(at)) is not None:
                    self.columns.append(name)
                at += 1
            at += 1
        self.base = self.depth
        return at

    def _definition(self, at: int) -> None:
        while self.keyword(at) not in ("TABLE", ""):
            at += 1
        at += 1
        while self.keyword(at) in ("IF", "NOT", "EXISTS", "ONLY"):
            at += 1
        self.table, _ = self._qualified(at)
        self.is_definition = True

    def _qualified(self, at: int) -> tuple[str, int]:
        """Read a name with its qualifications; give its last part, and where it ends."""
        name = self.name(at) or ""
        at += 1
        while self.keyword(at) == "." and self.name(at + 1) is not None:
            name, at = self.name(at + 1) or "", at + 2
        return name, at

    # --- Expressions: (text, where it ends, whether anything in it is computed), or None ----------------------

    def _expression(self, at: int) -> tuple[str, int, bool] | None:
        found = self._operand(at)
        if found is None:
            return None
        text, at, computed = found
        while operator := self._operator(at):
            right = self._operand(at + len(operator))
            if right is None:
                return None
            text, at, computed = f"{text} {operator} {right[0]}", right[1], computed or right[2]
        return text, at, computed

    def _operator(self, at: int) -> str:
        word, following = self.keyword(at), self.keyword(at + 1)
        if word == "|":
            return "||" if following == "|" else ""
        if word in ("<", ">"):
            return word + following if following in ("=", ">") else word
        return word if word and word in _OPERATORS and following != ">" else ""

    def _operand(self, at: int) -> tuple[str, int, bool] | None:
        found = self._primary(at)
        if found is None:
            return None
        text, at, computed = found
        while True:
            if self.keyword(at) == ":" and self.keyword(at + 1) == ":" and self.name(at + 2):
                kind, at = self._type(at + 2)
                text = f"{text}::{kind}"
            elif [self.keyword(at + n) for n in range(3)] == ["AT", "TIME", "ZONE"] and (zone := self._literal(at + 3)):
                text, at = f"{text} AT TIME ZONE {zone}", at + 4
            else:
                return text, at, computed

    def _literal(self, at: int) -> str:
        return self.read[at].text if at < len(self.read) and self.read[at].kind == "literal" else ""

    def _primary(self, at: int) -> tuple[str, int, bool] | None:
        if at >= len(self.read):
            return None
        token = self.read[at]
        if token.kind in ("literal", "number") or token.keyword in _CONSTANTS or token.keyword in _NILADIC:
            text = token.keyword if token.kind == "word" else token.text
            return text, at + 1, token.keyword in _NILADIC
        if token.keyword in ("-", "("):
            return self._enclosed(at)
        if token.keyword == "CASE":
            return self._case(at + 1)
        if token.name is None or token.keyword in _NO_FUNCTIONS:
            return None
        if token.kind == "word" and self._literal(at + 1):
            return f"{token.text} {self._literal(at + 1)}", at + 2, False
        return self._call(at)

    def _enclosed(self, at: int) -> tuple[str, int, bool] | None:
        if self.keyword(at) == "-":
            inner = self._primary(at + 1)
            return (f"-{inner[0]}", inner[1], inner[2]) if inner else None
        inner = self._expression(at + 1)
        closes = inner is not None and self.keyword(inner[1]) == ")"
        return (f"({inner[0]})", inner[1] + 1, inner[2]) if inner and closes else None

    def _case(self, at: int) -> tuple[str, int, bool] | None:
        text, computed = "CASE", False
        while self.keyword(at) in ("WHEN", "THEN", "ELSE"):
            part = self._expression(at + 1)
            if part is None:
                return None
            text, at, computed = f"{text} {self.keyword(at)} {part[0]}", part[1], computed or part[2]
        return (f"{text} END", at + 1, computed) if self.keyword(at) == "END" else None

    def _call(self, at: int) -> tuple[str, int, bool] | None:
        name = self.read[at].text
        at += 1
        while self.keyword(at) == "." and self.name(at + 1) is not None:
            name, at = f"{name}.{self.read[at + 1].text}", at + 2
        if self.keyword(at) != "(":
            return None
        at += 1
        arguments: list[str] = []
        lead = ""
        if name.upper() == "EXTRACT" and self.keyword(at + 1) == "FROM":
            lead, at = f"{self.read[at].text} FROM ", at + 2
        while self.keyword(at) != ")":
            argument = self._expression(at)
            if argument is None:
                return None
            arguments.append(argument[0])
            at = argument[1]
            if self.keyword(at) == "," and self.keyword(at + 1) != ")":
                at += 1
            elif self.keyword(at) == "AS" and name.upper() == "CAST":
                kind, at = self._type(at + 1)
                arguments[-1] += f" AS {kind}"
            elif self.keyword(at) != ")":
                return None
        return f"{name}({lead}{', '.join(arguments)})", at + 1, True

    def _type(self, at: int) -> tuple[str, int]:
        kind = self.read[at].text if at < len(self.read) else ""
        at += 1
        while self.keyword(at) in _TYPE_WORDS or self.keyword(at) == ".":
            kind += self.keyword(at) if self.keyword(at) == "." or kind.endswith(".") else f" {self.read[at].text}"
            at += 1
            if kind.endswith("."):
                kind, at = kind + self.read[at].text, at + 1
        if self.keyword(at) == "(" and at + 2 < len(self.read) and self.keyword(at + 2) == ")":
            kind, at = f"{kind}({self.read[at + 1].text})", at + 3
        while self.keyword(at) == "[" and self.keyword(at + 1) == "]":
            kind, at = f"{kind}[]", at + 2
        return kind, at
