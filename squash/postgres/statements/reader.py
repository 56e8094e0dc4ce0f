"""A position in the tokens of a statement, and the parts of PostgreSQL's grammar that many statements share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from squash.postgres.statements.lexing import Token

DDL = frozenset({"CREATE", "ALTER", "DROP"})
RELATIONS = frozenset({"TABLE", "VIEW", "MATERIALIZED VIEW", "INDEX", "SEQUENCE", "FOREIGN TABLE"})
NAMED = RELATIONS | {
    *("AGGREGATE", "COLLATION", "COLUMN", "CONSTRAINT", "CONVERSION", "DATABASE", "DOMAIN", "EVENT TRIGGER"),
    *("EXTENSION", "FOREIGN DATA WRAPPER", "FUNCTION", "GROUP", "LANGUAGE", "OPERATOR CLASS", "OPERATOR FAMILY"),
    *("POLICY", "PROCEDURE", "PUBLICATION", "ROLE", "ROUTINE", "RULE", "SCHEMA", "SERVER", "STATISTICS"),
    *("SUBSCRIPTION", "TABLESPACE", "TEXT SEARCH CONFIGURATION", "TEXT SEARCH DICTIONARY", "TEXT SEARCH PARSER"),
    *("TEXT SEARCH TEMPLATE", "TRIGGER", "TYPE", "USER", "ACCESS METHOD"),
}
"""The kinds of objects that have a name of their own."""

_LONG_KINDS = {kind for kind in NAMED if " " in kind} | {"DEFAULT PRIVILEGES", "USER MAPPING", "LARGE OBJECT"}
_MODIFIERS = ("OR", "REPLACE", "GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "UNLOGGED", "UNIQUE", "RECURSIVE", "TRUSTED")
_OPENING, _CLOSING = ("(", "["), (")", "]")

# Types whose spelling is more than one word (gram.y: Numeric, Character, ConstDatetime).
_AFTER_TYPE = frozenset({"VARYING", "PRECISION", "WITH", "WITHOUT", "TIME", "ZONE"})
_LONG_TYPES = frozenset({"DOUBLE", "CHARACTER", "CHAR", "BIT", "NATIONAL", "NCHAR", "TIME", "TIMESTAMP"})


class Name(NamedTuple):
    """A name as PostgreSQL reads it, `start` is where it is written. `schema` is None where none is written."""

    schema: str | None
    name: str
    start: int


class Reader:
    """A position in the tokens of one statement, or of a part of it."""

    def __init__(self, statement: Iterable[Token]) -> None:
        self.tokens = tuple(statement)
        self.at = 0

    def peek(self, ahead: int = 0) -> Token | None:
        """Return the token at this position, or that many after it."""
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else None

    def keyword(self, ahead: int = 0) -> str:
        """Return the keyword or symbol there, in upper case; empty for anything else."""
        token = self.peek(ahead)
        return "" if token is None else token.keyword

    def start(self) -> int:
        """Return the offset of the token here, or of the last one."""
        token = self.peek() or (self.tokens[-1] if self.tokens else None)
        return token.start if token else 0

    @property
    def span(self) -> tuple[int, int]:
        """The offsets in the statement between which all of its tokens stand."""
        last = self.tokens[-1]
        return self.tokens[0].start, last.start + len(last.text)

    def take(self) -> str:
        """Return the keyword here and go on past it."""
        keyword = self.keyword()
        self.at += 1
        return keyword

    def skip(self, *keywords: str) -> bool:
        """Skip these keywords, in this order, as many of them as are there; say whether any was."""
        before = self.at
        for keyword in keywords:
            self.at += self.keyword() == keyword
        return self.at > before

    def accept(self, *keywords: str) -> bool:
        """Skip these keywords if all of them are here, in this order; say whether they were."""
        if any(self.keyword(ahead) != keyword for ahead, keyword in enumerate(keywords)):
            return False
        self.at += len(keywords)
        return True

    def skip_to(self, keywords: frozenset[str]) -> str:
        """Skip past the first of `keywords` that stands outside parentheses; return it, or an empty text."""
        depth = 0
        while self.peek() is not None:
            keyword = self.take()
            depth += (keyword == "(") - (keyword == ")")
            if depth == 0 and keyword in keywords:
                return keyword
        return ""

    def object_kind(self, verb: str) -> str:
        """Take the kind of object after CREATE, ALTER, DROP or COMMENT ON, and what stands before the name."""
        if verb == "CREATE":
            self.skip(*_MODIFIERS)
            self.at += self.keyword() == "CONSTRAINT" or (self.keyword(), self.keyword(1)) == ("DEFAULT", "CONVERSION")
        self.skip("PROCEDURAL")
        words = [self.keyword(ahead) for ahead in range(3)]
        size = next((size for size in (3, 2) if " ".join(words[:size]) in _LONG_KINDS), 1)
        self.at += size
        self.skip("CONCURRENTLY", "IF", "NOT", "EXISTS", "ONLY")
        return " ".join(words[:size])

    def qualified_name(self) -> tuple[str, ...]:
        """Take a name with its qualifications; nothing if there is none here, as in CREATE INDEX ON."""
        parts: list[str] = []
        while (token := self.peek()) and token.name is not None and token.keyword != "ON":
            parts.append(token.name)
            self.at += 1
            if self.keyword() != ".":
                break
            self.at += 1
        return tuple(parts)

    def reference(self) -> Name | None:
        """Take the name of an object, with its schema if that is written (a database before that is passed over)."""
        start = self.start()
        parts = self.qualified_name()
        return Name(parts[-2] if len(parts) > 1 else None, parts[-1], start) if parts else None

    def references(self) -> list[Name]:
        """Take names between commas, as DROP TABLE has them; what stands behind each name is passed over."""
        return [name for item in self.items() if (name := item.reference())]

    def type_name(self) -> Name | None:
        """Take a type, with its length and array bounds; None where there is none. `%TYPE` gives the table's name."""
        self.skip("SETOF")
        first = self.keyword()
        start = self.start()
        parts = self.qualified_name()
        if not parts:
            return None
        # t.a%TYPE
        if self.accept("%", "TYPE"):
            parts = parts[:-1] or parts
        self.group()
        # timestamp(3) without time zone
        if first in _LONG_TYPES:
            while self.keyword() in _AFTER_TYPE and not (
                self.keyword() in ("WITH", "WITHOUT") and self.keyword(1) != "TIME"
            ):
                self.at += 1
            self.group()
        # int[3][], int ARRAY[3]
        while self.accept("ARRAY") or self.keyword() == "[":
            if self.keyword() == "[":
                self.group()
        return Name(parts[-2] if len(parts) > 1 else None, parts[-1], start)

    def group(self) -> Reader | None:
        """Take what is between the parentheses, or brackets, that open here; None if there are none."""
        if self.keyword() not in _OPENING:
            return None
        begin, depth = self.at + 1, 0
        while (token := self.peek()) is not None:
            self.at += 1
            depth += (token.text in _OPENING and token.kind == "symbol") - (
                token.text in _CLOSING and token.kind == "symbol"
            )
            if depth == 0:
                return Reader(self.tokens[begin : self.at - 1])
        return Reader(self.tokens[begin:])

    def names(self) -> tuple[str, ...]:
        """Take the names in the parentheses that open here, as of a key's columns; what is no name is left out."""
        inside = self.group()
        items = inside.items() if inside else []
        for item in items:
            item.at += item.keyword() == "PERIOD" and item.peek(1) is not None
        return tuple(parts[0] for item in items if (parts := item.qualified_name()))

    def items(self) -> list[Reader]:
        """Take the rest, up to the closing parenthesis if there is one, in parts between commas."""
        depth = 0
        parts: list[list[Token]] = [[]]
        while (token := self.peek()) and depth >= 0:
            self.at += 1
            if token.kind == "symbol":
                depth += (token.text in _OPENING) - (token.text in _CLOSING)
            if depth == 0 and token.keyword == ",":
                parts.append([])
            elif depth >= 0:
                parts[-1].append(token)
        return [Reader(part) for part in parts if part]
