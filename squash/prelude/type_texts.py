"""Types as a visited server writes them, and nothing but types."""

from __future__ import annotations

from squash.errors import ServerError
from squash.escaping import visible
from squash.postgres.statements import Reader, tokens


def written_type(text: str) -> str:
    """Return the text of a type. ServerError where more than a type stands there, which would become SQL."""
    reader = Reader(tokens(text))
    reader.type_name()
    # interval day to second
    while reader.keyword() in _FIELDS:
        reader.take()
    reader.group()
    if reader.peek() is not None or not reader.tokens:
        raise ServerError(f"the database names a type that is none: {visible(text)[:100]}")
    return text


_FIELDS = frozenset({"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "TO"})
