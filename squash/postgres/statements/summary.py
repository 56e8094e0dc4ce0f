"""What kind of statement this is, and what it is about."""

from __future__ import annotations

from squash.postgres.statements.lexing import tokens
from squash.postgres.statements.reader import DDL, NAMED, Reader

_QUERIES = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES"})
_TARGETED = frozenset({"INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "COPY", "LOCK", "CALL"})


def summarize(statement: str) -> tuple[str, str | None]:
    """Return what kind of statement this is (`CREATE TABLE`, `INSERT`, …) and the name of what it is about.

    The name is as PostgreSQL would read it, with its schema if that is written: `public.Order`. It is `None` where
    the statement names nothing (`DO`), or many things (`GRANT`). For an index, trigger or policy it is its own name.
    """
    reader = Reader(tokens(statement))
    verb = reader.take()
    if verb in DDL:
        kind = reader.object_kind(verb)
        name = reader.qualified_name() if kind in NAMED else ()
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
