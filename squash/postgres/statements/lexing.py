"""The lexical structure of SQL scripts: where statements begin and end, and their tokens.

Boundaries follow PostgreSQL's lexical structure (documentation, section 4.1) and the rule of psql for the bodies of
`BEGIN ATOMIC` routines; nothing here needs a server.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
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


def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern; without its possessive quantifiers in versions that match them wrongly.

    Before 3.11.5 what a branch had read stayed read when it failed (cpython #106052): `--` became a part of the text
    before it. Greedy quantifiers find the same, but for a quote that never ends.
    """
    if sys.version_info < (3, 11, 5):
        pattern = re.sub(r"(?<=[\])}\w])([*+?])\+", r"\1", pattern)
    return re.compile(pattern, re.VERBOSE | re.DOTALL)


# Everything between the tokens that decide a boundary is taken in one run: this is what makes `split` fast.
_PIECE = _compiled(
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
)
_NESTING = re.compile(r"/\*|\*/")
_BLANKS = " \t\n\r\f\v"
_NOT_BLANK = re.compile(rf"[^{_BLANKS}]")
_ATOMIC = re.compile(rf"(?:{_SPACE}|--[^\r\n]*)*[aA][tT][oO][mM][iI][cC](?!{_IN_WORD})")

_TOKEN = _compiled(
    rf"""
    (?P<blank> {_SPACE}++ | --[^\r\n]*+ )
  | (?P<nested> /\* )
  | (?P<literal> {_LITERAL} )
  | (?P<quoted> {_QUOTED} )
  | (?P<word> {_WORD} )
  | (?P<number> \d[A-Za-z0-9_.]*+ )
  | (?P<symbol> . )
    """,
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
    """A token that is neither white space nor comment. `text` is as written; see `name` and `keyword`.

    `start` is its offset in the text that it was read from, in characters.
    """

    kind: TokenKind
    text: str
    start: int

    @property
    def keyword(self) -> str:
        """The upper-case form of an unquoted word or symbol; empty for everything that is quoted."""
        return self.text.upper() if self.kind in ("word", "symbol") else ""

    @property
    def name(self) -> str | None:
        """The identifier that PostgreSQL would read here, `None` if this is no identifier."""
        if self.kind == "word":
            return _cut(_fold(self.text))
        return _cut(self.text[1:-1].replace('""', '"')) if self.kind == "quoted" else None


def split(script: str) -> tuple[Statement, ...]:
    """Return the statements of a script, as the server would tell them apart.

    Text with no token in it (between two semicolons, or only comments) is no statement. What follows an unfinished
    quote or comment is part of the statement that it stands in, and left for the server to refuse.
    """
    return tuple(statements(script))


def statements(script: str) -> Iterator[Statement]:
    """Yield the statements that `split` returns, one at a time."""
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
    at = 0
    while match := _TOKEN.match(text, at):
        kind, start, at = match.lastgroup, at, match.end()
        if kind == "nested":
            at, _ = _comment_end(text, at)
        elif kind != "blank":
            yield Token(cast("TokenKind", kind), match[0], start)


_VARIABLE = re.compile(r"""(?<!:):(?=["'{A-Za-z_])""")


def without_variables(sql: str) -> str:
    """Return the same SQL with nothing in it that psql takes for a variable: `a[1:"USER"]` as `a[1: "USER"]`.

    psql looks into no quotes and no comments; some of its variables are always set, like USER and DBNAME.
    """
    places = {match.start() for match in _VARIABLE.finditer(sql)}
    if not places:
        return sql
    pieces, at = [], 0
    for token in tokens(sql):
        if token.text == ":" and token.start in places:
            pieces.append(f"{sql[at : token.start]}: ")
            at = token.start + 1
    return "".join([*pieces, sql[at:]])


def content(literal: Token) -> str:
    """Return what is between the quotes, with doubled quotes as one; other escapes stay as written."""
    text = literal.text
    if text.startswith("$"):
        tag = text.index("$", 1) + 1
        return text[tag:-tag]
    return text[text.index("'") + 1 : -1].replace("''", "'")


def _cut(name: str) -> str:
    # Longer identifiers lose their end, whole characters of it (truncate_identifier).
    if len(name) * 4 <= _LIMIT:
        return name
    return name.encode()[:_LIMIT].decode(errors="ignore")


_LIMIT = 63


def _fold(word: str) -> str:
    # PostgreSQL folds only ASCII letters in a UTF-8 database (downcase_identifier).
    return word.translate(_LOWER)


_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
