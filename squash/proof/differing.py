"""How two texts, or two lists of rows, differ, line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

import psycopg

from squash.data import TableRows
from squash.postgres.statements import mask_passwords


def unlike_rows(left: Iterable[TableRows], right: Iterable[TableRows]) -> Iterator[str]:
    """Yield the tables whose rows differ."""
    ours = {(t.schema, t.table): t for t in left}
    theirs = {(t.schema, t.table): t for t in right}
    for key in sorted(ours.keys() | theirs.keys()):
        held, made = ours.get(key), theirs.get(key)
        if held != made:
            counts = f"{held.count if held else 0} rows in the history, {made.count if made else 0} in the baseline"
            yield f"{key[0]}.{key[1]}: {counts}"


def unlike_text(text: str, pieces: Iterable[str]) -> Iterator[str]:
    """Yield how a text differs from another one, which comes in pieces and is put together only where it differs."""
    at = 0
    left = iter(pieces)
    for piece in left:
        if not text.startswith(piece, at):
            yield from diff(text, "".join((text[:at], piece, *left)))
            return
        at += len(piece)
    yield from diff(text, text[:at])


def diff(left: str, right: str) -> Iterator[str]:
    """Yield the lines in which two texts differ, in the form of `diff -U0`."""
    if left != right:
        lines = difflib.unified_diff(left.splitlines(), right.splitlines(), "history", "baseline", lineterm="", n=0)
        yield from lines


def words_of(error: psycopg.Error) -> str:
    """Return an error of the server as a line, its SQLSTATE first."""
    words = mask_passwords(str(error).strip()).splitlines()[0] if str(error).strip() else type(error).__name__
    return f"{error.sqlstate}: {words}" if error.sqlstate else words
