"""How statements can be run: which of them refuse a transaction."""

from __future__ import annotations

import re
from collections.abc import Sequence

from squash.postgres.statements.lexing import Token

_ALONE = re.compile(
    r"(VACUUM|ALTER SYSTEM|(?:CREATE|DROP) (?:DATABASE|TABLESPACE))\b"
    r"|(CREATE|DROP|REINDEX) (?:\S+ ){0,4}CONCURRENTLY\b"
)


def refuses_transaction(tokens: Sequence[Token]) -> str | None:
    """Return, in words, what a statement is if it cannot run in a transaction; None if it can."""
    match = _ALONE.match(outline(tokens[:6]))
    return match and (match[1] or f"{match[2]} … CONCURRENTLY")


def outline(tokens: Sequence[Token]) -> str:
    """Return tokens as words: names as ", strings as ', all others in upper case."""
    return " ".join(token.keyword or ("'" if token.kind == "literal" else '"') for token in tokens)
