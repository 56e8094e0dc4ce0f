"""Statements as they can be shown: without the passwords that they hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from squash.postgres.statements.lexing import Token, tokens

MASK: Final = "***"
_SECRET: Final = frozenset({"password", "sslpassword"})
_PREFIXES: Final = frozenset({"U", "&", "="})
"""What may stand between the word and the string: `PASSWORD U&'…'`, `password = '…'`."""
_QUOTES: Final = frozenset({"'", '"', "$"})


def mask_passwords(text: str) -> str:
    """Return SQL with `'***'` for each password in it: that of a role, of a user mapping, of a connection.

    `CREATE ROLE r PASSWORD 'x'`, `OPTIONS (password 'x')`, and the same in strings, blocks and quotes of a message.
    Where a string ends before the password is written (`'… PASSWORD ' || quote_literal('x')`), all the strings beside
    it are masked. It works on a piece of a statement, too; lines stay lines.
    """
    return _mask(text)[0]


def _mask(text: str, *, whole: bool = True) -> tuple[str, bool]:
    """Return the text masked, and whether its last password stands somewhere else.

    With `whole` the text is what is shown, and not the content of a string.
    """
    if not any(secret in text.lower() for secret in _SECRET):
        return text, False
    read = tuple(tokens(text))
    changes: dict[int, tuple[int, str]] = {}
    elsewhere = False
    for at, token in enumerate(read):
        if (token.name or "").lower() in _SECRET and not _holds(token):
            span = _password(text, read, at)
            if span:
                changes[span[0]] = span[1], _hidden(text[span[0] : span[1]])
            is_cut = at + 1 < len(read) and read[at + 1].kind == "symbol" and read[at + 1].text in _QUOTES
            elsewhere |= (is_cut or not span) and not _is_null(read, at)
    strings = [token for token in read if _holds(token)]
    inner = {token: _content(token) for token in strings if token.start not in changes}
    outward = False
    for token, (masked, is_elsewhere) in inner.items():
        changes.setdefault(token.start, (token.start + len(token.text), masked))
        outward |= is_elsewhere
    if outward:
        for token in strings:
            if token in inner and not any(secret in token.text.lower() for secret in _SECRET):
                changes[token.start] = token.start + len(token.text), _hidden(token.text)
    return _changed(text, changes), elsewhere and not whole


def _holds(token: Token) -> bool:
    """Return whether a token may hold SQL: a string, or what a message quotes."""
    return token.kind == "literal" or (token.kind == "quoted" and " " in token.text)


def _password(text: str, read: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return where the password stands that follows the word at a place, None where none follows."""
    after = at + 1
    while after < len(read) and read[after].text.upper() in _PREFIXES:
        after += 1
    if after == len(read):
        return None
    first = read[after]
    start, end = first.start, first.start + len(first.text)
    # PASSWORD 'se: the piece ends within the string
    if first.kind == "symbol" and first.text in _QUOTES:
        return start, len(text)
    # password=secret host=h, in the string of a connection
    if first.kind != "literal" and read[after - 1].text == "=":
        rest = text[start:]
        return start, start + len(rest.split()[0])
    if first.kind != "literal":
        return None
    # 'a' 'b' on two lines is one string
    for follower in read[after + 1 :]:
        if follower.kind != "literal":
            break
        end = follower.start + len(follower.text)
    return start, end


def _is_null(read: Sequence[Token], at: int) -> bool:
    return at + 1 < len(read) and read[at + 1].keyword == "NULL"


def _content(token: Token) -> tuple[str, bool]:
    """Return a string whose content is masked, and whether a password of it stands behind it."""
    text = token.text
    if text.startswith("$"):
        tag = text[: text.index("$", 1) + 1]
        masked, elsewhere = _mask(text[len(tag) : -len(tag)], whole=False)
        return f"{tag}{masked}{tag}", elsewhere
    quote = '"' if token.kind == "quoted" else "'"
    opening = text.index(quote) + 1
    inside = text[opening:-1].replace(quote * 2, quote)
    if opening == 2:  # E'…': a backslash may hide a quote
        inside = inside.replace("\\'", "'")
    masked, elsewhere = _mask(inside, whole=False)
    if masked == inside:
        return text, elsewhere
    return f"{text[:opening]}{masked.replace(quote, quote * 2)}{quote}", elsewhere


def _hidden(password: str) -> str:
    lines = "\n" * password.count("\n")
    return f"'{MASK}{lines}'"


def _changed(text: str, changes: dict[int, tuple[int, str]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, (end, new) in sorted(changes.items()):
        if start >= at:
            pieces += [text[at:start], new]
            at = end
    return "".join([*pieces, text[at:]])
