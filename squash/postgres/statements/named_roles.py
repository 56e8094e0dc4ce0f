"""The roles that a statement names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from squash.postgres.statements.lexing import Token

_EVERYBODY = frozenset({"public", "current_user", "session_user", "current_role", "none", "all", "group"})
"""Words that stand where a role may, and are none."""


def named_roles(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the roles that a statement needs: after OWNER TO, and at the end of GRANT, REVOKE and policies."""
    yield from (name for name in _named(tokens) if name.lower() not in _EVERYBODY)


def _named(tokens: Sequence[Token]) -> Iterator[str]:
    words = [token.keyword for token in tokens]
    first = words[0] if words else ""
    for at in range(len(tokens) - 2):
        # ALTER TABLE t OWNER TO app
        if (words[at], words[at + 1]) == ("OWNER", "TO") and (name := tokens[at + 2].name):
            yield name
    # GRANT SELECT ON t TO app; REVOKE ALL ON t FROM app
    if first in ("GRANT", "REVOKE"):
        last = max(
            (at for at, word in enumerate(words) if word == ("TO" if first == "GRANT" else "FROM")), default=None
        )
        yield from _list(tokens[last + 1 :] if last is not None else ())
    # CREATE POLICY p ON t TO app USING (…)
    elif words[:2] == ["CREATE", "POLICY"] and "TO" in words:
        yield from _list(tokens[words.index("TO") + 1 :])
    # CREATE SCHEMA auth AUTHORIZATION app
    elif words[:2] == ["CREATE", "SCHEMA"] and "AUTHORIZATION" in words:
        yield from _list(tokens[words.index("AUTHORIZATION") + 1 :])
    # SET ROLE app
    elif words[:2] == ["SET", "ROLE"] and len(tokens) > 2 and tokens[2].name:
        yield tokens[2].name
    # ALTER DEFAULT PRIVILEGES FOR ROLE app GRANT SELECT ON TABLES TO reader
    elif words[:3] == ["ALTER", "DEFAULT", "PRIVILEGES"]:
        for word in ("ROLE", "USER", "TO"):
            if word in words:
                yield from _list(tokens[words.index(word) + 1 :])


def _list(tokens: Sequence[Token]) -> Iterator[str]:
    expected = True
    for token in tokens:
        if token.keyword == ",":
            expected = True
        elif not expected:
            return
        elif token.name is not None and token.keyword != "GROUP":
            yield token.name
            expected = False
