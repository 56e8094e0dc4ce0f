"""Static reading of SQL scripts: where statements begin and end, what they are, what they create and drop.

Boundaries follow PostgreSQL's lexical structure (documentation, section 4.1) and the rule of psql for the bodies of
`BEGIN ATOMIC` routines; nothing here needs a server.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple, cast

_SPACE = r"[ \t\n\r\f\v]"
_LETTER = r"[A-Za-z_\x80-\U0010ffff]"
_WORD = rf"{_LETTER}[A-Za-z0-9_$\x80-\U0010ffff]*+"
# A string with backslash escapes goes on as one after white space with a line end in it (section 4.1.2.2).
_ESCAPED = r"'(?:[^'\\]|''|\\.)*+'"
_LITERAL = rf"""
    [eE]{_ESCAPED} (?: [ \t\f\v]*[\r\n]{_SPACE}*{_ESCAPED} )*+
  | '[^']*+(?:''[^']*+)*+'
  | \$(?P<tag>(?:{_LETTER}[A-Za-z0-9_\x80-\U0010ffff]*+)?)\$ .*? \$(?P=tag)\$
"""
_QUOTED = r'"[^"]*+(?:""[^"]*+)*+"'

# Everything between the tokens that decide a boundary is taken in one run: this is what makes `split` fast.
_PIECE = re.compile(
    rf"""
    (?P<plain> (?:
        {_SPACE}++
      | (?! [eE]' | (?:[bB][eE][gG][iI][nN]|[cC][aA][sS][eE]|[eE][nN][dD])(?![A-Za-z0-9_$\x80-\U0010ffff]) ) {_WORD}
      | \d[A-Za-z0-9_.]*+ | \$\d++
      | {_QUOTED}
      | [^;()'"$/\-A-Za-z0-9_\x80-\U0010ffff \t\n\r\f\v]++
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
_ATOMIC = re.compile(rf"(?:{_SPACE}|--[^\r\n]*)*atomic(?![A-Za-z0-9_$\x80-\U0010ffff])", re.IGNORECASE)

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


def _extents(script: str) -> Iterator[tuple[int, int]]:
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
        if start is None:
            first = _NOT_BLANK.search(script, begin, at)
            if first is None:
                continue
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
    at = 0
    while match := _TOKEN.match(text, at):
        kind, at = match.lastgroup, match.end()
        if kind == "nested":
            at, _ = _comment_end(text, at)
        elif kind != "blank":
            yield Token(cast("TokenKind", kind), match[0])


def _fold(word: str) -> str:
    # PostgreSQL folds ASCII letters only in a UTF-8 database (downcase_identifier).
    return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in word)


def created_extensions(script: str) -> frozenset[str]:
    """Give the names of the extensions that a script creates, in statements of its own and inside DO blocks."""
    if "extension" not in script.lower():  # most scripts: no need to take them apart
        return frozenset()
    found: set[str] = set()
    for statement in split(script):
        words = list(tokens(statement.text))
        if words and words[0].keyword == "DO":
            bodies = (token.text for token in words if token.kind == "literal" and token.text.startswith("$"))
            for body in bodies:
                tag = body[: body.index("$", 1) + 1]
                found |= _extensions_in(list(tokens(body.removeprefix(tag).removesuffix(tag))))
        elif words:
            found |= _extensions_in(words[:8])
    return frozenset(found)


def _extensions_in(words: list[Token]) -> set[str]:
    found = set()
    for position, (first, second) in enumerate(pairwise(words)):
        if (first.keyword, second.keyword) == ("CREATE", "EXTENSION"):
            rest = words[position + 2 : position + 6]
            if [word.keyword for word in rest[:3]] == ["IF", "NOT", "EXISTS"]:
                rest = rest[3:]
            if rest and rest[0].name:
                found.add(rest[0].name)
    return found
