"""Static reading of SQL scripts: where statements begin and end, what they are, what they create and drop.

Boundaries follow PostgreSQL's lexical structure (documentation, section 4.1) and the rule of psql for the bodies of
`BEGIN ATOMIC` routines; nothing here needs a server.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

_SPACE = r"[ \t\n\r\f\v]"
# Letters are a to z, the underscore and all beyond ASCII: named by what they are not, which compiles ten times as fast.
_LETTER = r"[^\x00-@\[-^`{-\x7f]"
_LETTER_OR_DIGIT = r"[^\x00-/:-@\[-^`{-\x7f]"
_IN_WORD = r"[^\x00-#%-/:-@\[-^`{-\x7f]"  # these and the dollar sign
_WORD = rf"{_LETTER}{_IN_WORD}*+"
# A string with backslash escapes goes on as one after white space with a line end in it (section 4.1.2.2).
_ESCAPED = r"'(?:[^'\\]|''|\\.)*+'"
_LITERAL = rf"""
    [eE]{_ESCAPED} (?: [ \t\f\v]*[\r\n]{_SPACE}*{_ESCAPED} )*+
  | '[^']*+(?:''[^']*+)*+'
  | \$(?P<tag>(?:{_LETTER}{_LETTER_OR_DIGIT}*+)?)\$ .*? \$(?P=tag)\$
"""
_QUOTED = r'"[^"]*+(?:""[^"]*+)*+"'

# Everything between the tokens that decide a boundary is taken in one run: this is what makes `split` fast.
_PIECE = re.compile(
    rf"""
    (?P<plain> (?:
        {_SPACE}++
      | (?! [eE]' | (?:[bB][eE][gG][iI][nN]|[cC][aA][sS][eE]|[eE][nN][dD])(?!{_IN_WORD}) ) {_WORD}
      | \d[A-Za-z0-9_.]*+ | \$\d++
      | {_QUOTED}
      | [\x00-\x08\x0e-\x1f!#%&*+,.:<-@\[-^`{{-\x7f]++
      | -(?!-) | /(?!\*)
    )++ )
  | (?P<end> ; )
  | (?P<open> \( )
  | (?P<close> \) )
  | (?P<comment> --[^\r\n]*+ )
  | (?P<nested> /\* )
  | (?P<literal> {_LITERAL} )
  | (?P<word> {_WORD} )
  | (?P<stray> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_NESTING = re.compile(r"/\*|\*/")
_BLANKS = " \t\n\r\f\v"
_NOT_BLANK = re.compile(rf"[^{_BLANKS}]")
_ATOMIC = re.compile(rf"(?:{_SPACE}|--[^\r\n]*)*[aA][tT][oO][mM][iI][cC](?!{_IN_WORD})")

_TOKEN = re.compile(
    rf"""
    (?P<blank> {_SPACE}++ | --[^\r\n]*+ )
  | (?P<nested> /\* )
  | (?P<literal> {_LITERAL} )
  | (?P<quoted> {_QUOTED} )
  | (?P<word> {_WORD} )
  | (?P<number> \d[A-Za-z0-9_.]*+ )
  | (?P<symbol> . )
    """,
    re.VERBOSE | re.DOTALL,
)


TokenKind = Literal["word", "quoted", "literal", "number", "symbol"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: from its first token to its last, without the semicolon.

    `start` is its offset in the script in characters, from 0; `line` the line it begins on, from 1.
    """

    text: str
    start: int
    line: int


class Token(NamedTuple):
    """A token that is neither white space nor comment. `text` is as written; see `name` and `keyword`."""

    kind: TokenKind
    text: str

    @property
    def keyword(self) -> str:
        """The upper-case form of an unquoted word or symbol; empty for everything that is quoted."""
        return self.text.upper() if self.kind in ("word", "symbol") else ""

    @property
    def name(self) -> str | None:
        """The identifier that PostgreSQL would read here, `None` if this is no identifier."""
        if self.kind == "word":
            return _fold(self.text)
        return self.text[1:-1].replace('""', '"') if self.kind == "quoted" else None


def split(script: str) -> tuple[Statement, ...]:
    """Return the statements of a script, as the server would tell them apart.

    Text with no token in it (between two semicolons, or only comments) is no statement. What follows an unfinished
    quote or comment is part of the statement that it stands in, and left for the server to refuse.
    """
    return tuple(_statements(script))


def _statements(script: str) -> Iterator[Statement]:
    line, counted = 1, 0
    for start, end in _extents(script):
        line += script.count("\n", counted, start)
        counted = start
        yield Statement(script[start:end].rstrip(_BLANKS), start, line)


def _extents(script: str) -> Iterator[tuple[int, int]]:  # noqa: C901  (one loop over the tokens)
    """Yield where statements begin and end; blanks may be left at the end."""
    start: int | None = None
    end = depth = blocks = at = 0
    while match := _PIECE.match(script, at):
        kind, begin, at = match.lastgroup, at, match.end()
        if kind == "comment":
            continue
        if kind == "nested":
            at, finished = _comment_end(script, at)
            if finished:
                continue
        if kind == "end" and depth == 0 and blocks == 0:
            if start is not None:
                yield start, end
            start = None
            continue
        first = _NOT_BLANK.search(script, begin, at)
        if first is None:
            continue
        if start is None:
            start = first.start()
        if kind == "stray":  # an unfinished quote: the server reads it to the end of the script, and refuses it
            at = len(script)
        elif kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(0, depth - 1)
        elif kind == "word":
            blocks = _blocks(script, start, match, blocks)
        end = at
    if start is not None:
        yield start, end


def _comment_end(script: str, at: int) -> tuple[int, bool]:
    """Return where the comment ends whose opening ends at `at`, and whether it does; comments nest."""
    depth = 1
    for mark in _NESTING.finditer(script, at):
        depth += 1 if mark[0] == "/*" else -1
        if depth == 0:
            return mark.end(), True
    return len(script), False


def _blocks(script: str, start: int, match: re.Match[str], blocks: int) -> int:
    """Return how many blocks are open after a BEGIN, CASE or END: those of a `BEGIN ATOMIC` body and within."""
    word = match["word"].upper()
    if blocks == 0:
        creates = script[start : start + 6].upper() == "CREATE"
        return int(word == "BEGIN" and creates and _ATOMIC.match(script, match.end()) is not None)
    return blocks + {"BEGIN": 0, "CASE": 1, "END": -1}[word]


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of SQL text, without white space and comments."""
    return (token for _, token in located_tokens(text))


def located_tokens(text: str) -> Iterator[tuple[int, Token]]:
    """Yield the tokens of SQL text, each with its offset in characters."""
    at = 0
    while match := _TOKEN.match(text, at):
        kind, start, at = match.lastgroup, at, match.end()
        if kind == "nested":
            at, _ = _comment_end(text, at)
        elif kind != "blank":
            yield start, Token(cast("TokenKind", kind), match[0])


def reaches_a_publisher(statement: str) -> bool:
    """Whether a statement makes a subscription and, as it does unless told otherwise, connects to the publisher."""
    if "subscription" not in statement.lower():
        return False
    reader = _Reader(tokens(statement))
    if (reader.take(), reader.take()) != ("CREATE", "SUBSCRIPTION"):
        return False
    words = [(token.text.strip("'") if token.kind == "literal" else token.text).lower() for token in reader.tokens]
    return not any(
        word == "connect" and words[at + 1 : at + 3] in (["=", no] for no in ("false", "off", "0"))
        for at, word in enumerate(words)
    )


def created_extensions(script: str) -> frozenset[str]:
    """Return the names of the extensions that a script needs, also within its DO blocks.

    One that is created in a DO block with an EXCEPTION clause is a wish: the script goes on without it. Names are
    folded as PostgreSQL does, so `"uuid-ossp"` gives `uuid-ossp` and `PgCrypto` gives `pgcrypto`.
    """
    if "extension" not in script.lower():
        return frozenset()
    return frozenset(
        effect.name
        for statement in split(script)
        if not _goes_on(statement.text)
        for effect in effects(statement.text)
        if (effect.action, effect.kind) == ("create", "extension")
    )


def _goes_on(statement: str) -> bool:
    """Whether a statement is a DO block that catches errors."""
    return re.match("do(?![a-z0-9_])", statement, re.IGNORECASE) is not None and bool(
        re.search(r"\bexception\s+when\b", statement, re.IGNORECASE)
    )


def summarize(statement: str) -> tuple[str, str | None]:
    """Return what kind of statement this is (`CREATE TABLE`, `INSERT`, …) and the name of what it is about.

    The name is as PostgreSQL would read it, with its schema if that is written: `public.Order`. It is `None` where
    the statement names nothing (`DO`), or many things (`GRANT`). For an index, trigger or policy it is its own name.
    """
    reader = _Reader(tokens(statement))
    verb = reader.take()
    if verb in _DDL:
        kind = reader.object_kind(verb)
        name = reader.qualified_name() if kind in _NAMED else ()
        return f"{verb} {kind}".rstrip(), ".".join(name) or None
    if verb == "WITH":
        verb = reader.skip_to(_QUERIES)
    if verb == "COMMENT":
        reader.skip("ON")
        reader.object_kind(verb)
    elif verb == "REFRESH":
        reader.skip("MATERIALIZED")
        verb = "REFRESH MATERIALIZED VIEW"
        reader.skip("VIEW", "CONCURRENTLY")
    elif verb not in _TARGETED:
        return verb, None
    reader.skip("INTO", "FROM", "TABLE", "ONLY")
    return verb, ".".join(reader.qualified_name()) or None


@dataclass(frozen=True, slots=True)
class Effect:
    """That a statement creates or drops something; a rename does both.

    `kind` is `relation` (tables, views, indexes, sequences: one name space), `type`, `column`, `constraint`, `value`
    (of an enum), or the lower-case SQL words for any other kind of object. `name` is without its schema; `owner` is
    the table or type of a column, constraint or value.
    """

    action: Literal["create", "drop"]
    kind: str
    name: str
    owner: str | None = None


def effects(statement: str) -> tuple[Effect, ...]:
    """Return what a statement creates and drops, as far as its text says: also within a DO block.

    What dynamic SQL builds, and what goes along by CASCADE, is not seen.
    """
    return tuple(_effects(_Reader(tokens(statement))))


_DDL = frozenset({"CREATE", "ALTER", "DROP"})
_QUERIES = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES"})
_TARGETED = frozenset({"INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "COPY", "LOCK", "CALL"})
_RELATIONS = frozenset({"TABLE", "VIEW", "MATERIALIZED VIEW", "INDEX", "SEQUENCE", "FOREIGN TABLE"})
_NAMED = _RELATIONS | {
    *("AGGREGATE", "COLLATION", "COLUMN", "CONSTRAINT", "CONVERSION", "DATABASE", "DOMAIN", "EVENT TRIGGER"),
    *("EXTENSION", "FOREIGN DATA WRAPPER", "FUNCTION", "GROUP", "LANGUAGE", "OPERATOR CLASS", "OPERATOR FAMILY"),
    *("POLICY", "PROCEDURE", "PUBLICATION", "ROLE", "ROUTINE", "RULE", "SCHEMA", "SERVER", "STATISTICS"),
    *("SUBSCRIPTION", "TABLESPACE", "TEXT SEARCH CONFIGURATION", "TEXT SEARCH DICTIONARY", "TEXT SEARCH PARSER"),
    *("TEXT SEARCH TEMPLATE", "TRIGGER", "TYPE", "USER", "ACCESS METHOD"),
}
_LONG_KINDS = {kind for kind in _NAMED if " " in kind} | {"DEFAULT PRIVILEGES", "USER MAPPING", "LARGE OBJECT"}
_MODIFIERS = ("OR", "REPLACE", "GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "UNLOGGED", "UNIQUE", "RECURSIVE", "TRUSTED")
_NO_COLUMN = frozenset({"PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "EXCLUDE", "LIKE", "GENERATED", "NOT", "DEFAULT"})


class _Reader:
    """A position in the tokens of one statement."""

    def __init__(self, statement: Iterable[Token]) -> None:
        self.tokens = tuple(statement)
        self.at = 0

    def peek(self, ahead: int = 0) -> Token | None:
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else None

    def keyword(self, ahead: int = 0) -> str:
        token = self.peek(ahead)
        return "" if token is None else token.keyword

    def take(self) -> str:
        keyword = self.keyword()
        self.at += 1
        return keyword

    def skip(self, *keywords: str) -> bool:
        """Skip these keywords, in this order, as many of them as are there; say whether any was."""
        before = self.at
        for keyword in keywords:
            self.at += self.keyword() == keyword
        return self.at > before

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

    def items(self) -> list[_Reader]:
        """Take the rest, up to the closing parenthesis if there is one, in parts between commas."""
        depth = 0
        parts: list[list[Token]] = [[]]
        while (token := self.peek()) and depth >= 0:
            self.at += 1
            depth += (token.keyword in _OPENING) - (token.keyword in _CLOSING)
            if depth == 0 and token.keyword == ",":
                parts.append([])
            elif depth >= 0:
                parts[-1].append(token)
        return [_Reader(part) for part in parts if part]


_OPENING, _CLOSING = ("(", "["), (")", "]")


def _effects(reader: _Reader) -> Iterator[Effect]:
    verb = reader.take()
    if verb == "DO":
        for inner in _inner_statements(reader):
            yield from _effects(inner)
    kind = reader.object_kind(verb) if verb in _DDL else ""
    if kind not in _NAMED:
        return
    space = _space(kind)
    if verb == "DROP":
        yield from (Effect("drop", space, names[-1]) for item in reader.items() if (names := item.qualified_name()))
        return
    names = reader.qualified_name()
    if not names:
        return
    if verb == "ALTER":
        for action in reader.items():
            yield from _alteration(space, names[-1], action)
        return
    yield Effect("create", space, names[-1])
    if space == "relation" and kind.endswith("TABLE") and reader.skip("("):
        for definition in reader.items():
            yield from _addition(names[-1], definition)


def _space(kind: str) -> str:
    """Return the name space that objects of this kind share, as `Effect.kind` names it."""
    if kind in _RELATIONS:
        return "relation"
    return "type" if kind == "DOMAIN" else kind.lower()


def _alteration(space: str, owner: str, action: _Reader) -> Iterator[Effect]:
    verb = action.take()
    if verb == "RENAME":
        yield from _renaming(space, owner, action)
    elif verb == "ADD" and action.skip("VALUE"):
        action.skip("IF", "NOT", "EXISTS")
        yield from _value("create", owner, action.peek())
    elif verb == "ADD":
        action.skip("COLUMN", "IF", "NOT", "EXISTS")
        yield from _addition(owner, action)
    elif verb == "DROP" and (action.keyword() == "CONSTRAINT" or space == "relation"):
        kind = "constraint" if action.skip("CONSTRAINT") else "column"
        action.skip("COLUMN", "IF", "EXISTS")
        if names := action.qualified_name():
            yield Effect("drop", kind, names[0], owner)


def _addition(owner: str, definition: _Reader) -> Iterator[Effect]:
    kind = "constraint" if definition.skip("CONSTRAINT") else "column"
    if definition.keyword() not in _NO_COLUMN and (names := definition.qualified_name()):
        yield Effect("create", kind, names[0], owner)


def _renaming(space: str, owner: str, action: _Reader) -> Iterator[Effect]:
    if action.skip("TO"):
        yield Effect("drop", space, owner)
        yield from (Effect("create", space, name) for name in action.qualified_name())
    elif action.skip("VALUE"):
        yield from _value("drop", owner, action.peek())
        yield from _value("create", owner, action.peek(2))
    else:
        kind = "constraint" if action.skip("CONSTRAINT") else "column"
        action.skip("COLUMN")
        yield from (Effect("drop", kind, name, owner) for name in action.qualified_name())
        action.skip("TO")
        yield from (Effect("create", kind, name, owner) for name in action.qualified_name())


def _value(action: Literal["create", "drop"], owner: str, token: Token | None) -> Iterator[Effect]:
    if token is not None and token.kind == "literal":
        yield Effect(action, "value", _content(token), owner)


def _inner_statements(block: _Reader) -> Iterator[_Reader]:
    """Yield, from its CREATE, ALTER, DROP or literal EXECUTE on, each statement in the body of a DO block."""
    body = next((token for token in block.tokens if token.kind == "literal"), None)
    for statement in split(_content(body)) if body else ():
        reader = _Reader(tokens(statement.text))
        verb = reader.skip_to(_DDL | {"EXECUTE"})
        dynamic = reader.peek()
        if verb in _DDL:
            yield _Reader(reader.tokens[reader.at - 1 :])
        elif verb == "EXECUTE" and dynamic is not None and dynamic.kind == "literal":
            yield _Reader(tokens(_content(dynamic)))


def _content(literal: Token) -> str:
    """Return what is between the quotes, with doubled quotes as one; other escapes stay as written."""
    text = literal.text
    if text.startswith("$"):
        tag = text.index("$", 1) + 1
        return text[tag:-tag]
    return text[text.index("'") + 1 : -1].replace("''", "'")


def _fold(word: str) -> str:
    # PostgreSQL folds only ASCII letters in a UTF-8 database (downcase_identifier).
    return word.translate(_LOWER)


_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
