"""What a rule is, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from squash.statements import Change, Statement, Token, changes, split, tokens

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, how grave what it finds is, a sentence that says what is wrong, and a page of help."""

    id: str
    severity: Severity
    title: str
    help: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where, and in words. `migration` is empty where it is about the history as a whole.

    `line` is that of the migration's script, from 1.
    """

    rule: str
    severity: Severity
    migration: str
    line: int
    message: str


class ReadStatement:
    """A statement with its tokens and its changes, each read when first asked for."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the statement."""
        return tuple(tokens(self.statement.text))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What it makes and needs."""
        return tuple(changes(self.tokens))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its first four keywords, in upper case; empty for what is no keyword."""
        return tuple(token.keyword for token in self.tokens[:4])

    def line(self, start: int = 0) -> int:
        """Return the line of the script that an offset in the statement is on."""
        return self.statement.line + self.statement.text.count("\n", 0, start)


@dataclass(frozen=True, slots=True)
class Script:
    """A migration, read. `open_comment` is the line of a comment that does not end, 0 if all do."""

    name: str
    text: str
    statements: tuple[ReadStatement, ...]
    open_comment: int


def read_script(name: str, text: str) -> Script:
    """Read a migration's script."""
    statements = [ReadStatement(statement) for statement in split(text)]
    opened = statements.pop().line() if statements and not statements[-1].tokens else 0
    return Script(name, text, tuple(statements), opened)
