"""What a rule is, and what it finds."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Literal, overload

from squash.postgres.statements import Change, Statement, Token, changes, split, statements, tokens

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class LintRule:
    """A rule: its id, how grave what it finds is, a sentence that says what is wrong, and a page of help."""

    id: str
    severity: Severity
    title: str
    help: str


@dataclass(frozen=True, slots=True)
class LintFinding:
    """What a rule found: where, and in words. `migration` is empty where it is about the history as a whole.

    `line` is that of the migration's script, from 1.
    """

    rule: str
    severity: Severity
    migration: str
    line: int
    message: str


_LONG = 200_000
"""Characters from which on the rows of an INSERT are passed over: their tokens take forty times the memory."""

_LONG_SCRIPT = 2_000_000
"""Characters from which on the statements of a script are not kept."""

_ROWS = 1000
"""Rows of a long INSERT that are read in full."""

_PLAIN = frozenset({"TRUE", "FALSE", "NULL", "DEFAULT", "(", ")", ",", "-", "+", "."})


def _without_plain_rows(statement: Iterator[Token]) -> Iterator[Token]:
    """Yield the tokens of a statement; of the rows of `INSERT … VALUES (1, 'a'), (2, 'b')` the first, and all that hold
    more than constants: a call, a name, a query.
    """
    row: list[Token] = []
    depth = rows = 0
    first = next(statement, None)
    if first is None:  # a comment that does not end
        return
    yield first
    if first.keyword != "INSERT":
        yield from statement
        return
    for token in statement:
        depth += (token.keyword == "(") - (token.keyword == ")")
        row.append(token)
        if depth > 0:
            continue
        rows += token.keyword == ")"
        if rows <= _ROWS or not all(map(_is_plain, row)):
            yield from row
        row.clear()
    yield from row


def _is_plain(token: Token) -> bool:
    return token.kind in ("literal", "number") or token.keyword in _PLAIN


class ReadStatement:
    """A statement with its tokens and its changes, each read when first asked for."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the statement; of a very long INSERT those that a rule may look at."""
        read = tokens(self.statement.text)
        return tuple(read if len(self.statement.text) < _LONG else _without_plain_rows(read))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What it makes and needs."""
        return tuple(changes(self.tokens))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its first four keywords, in upper case; empty for what is no keyword."""
        return tuple(token.keyword for token in self.head[:4])

    @cached_property
    def head(self) -> tuple[Token, ...]:
        """Its first tokens, six at most."""
        return self.tokens[:6] if "tokens" in self.__dict__ else tuple(islice(tokens(self.statement.text), 6))

    def line(self, start: int = 0) -> int:
        """Return the line of the script that an offset in the statement is on."""
        return self.statement.line + self.statement.text.count("\n", 0, start)


class LongScript(Sequence[ReadStatement]):
    """The statements of a long script, of which only the places are kept: each is read again when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = array("Q")
        for statement in statements(text):
            self._places.extend((statement.start, statement.start + len(statement.text), statement.line))

    def __len__(self) -> int:
        return len(self._places) // 3

    @overload
    def __getitem__(self, at: int) -> ReadStatement: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[ReadStatement, ...]: ...
    def __getitem__(self, at: int | slice) -> ReadStatement | tuple[ReadStatement, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(len(self))))
        place = range(len(self))[at] * 3
        start, end, line = self._places[place : place + 3]
        return ReadStatement(Statement(self._text[start:end], start, line))

    def without_last(self) -> None:
        """Forget the last statement."""
        del self._places[-3:]


@dataclass(frozen=True, slots=True)
class Script:
    """A migration, read. `open_comment` is the line of a comment that does not end, 0 if all do."""

    name: str
    text: str
    statements: Sequence[ReadStatement]
    open_comment: int


def read_script(name: str, text: str) -> Script:
    """Read a migration's script."""
    if len(text) > _LONG_SCRIPT:
        long = LongScript(text)
        opened = long[-1].line() if long and not long[-1].head else 0
        if opened:
            long.without_last()
        return Script(name, text, long, opened)
    read = [ReadStatement(statement) for statement in split(text)]
    opened = read.pop().line() if read and not read[-1].tokens else 0
    return Script(name, text, tuple(read), opened)
