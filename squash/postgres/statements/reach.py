"""Whether a statement reaches beyond the schemas of its database: to roles, to the database itself, to the server."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from squash.postgres.statements.lexing import Token

_ROLES = frozenset({"ROLE", "USER", "GROUP"})
_SHARED = _ROLES | {"TABLESPACE", "DATABASE", "SUBSCRIPTION", "SYSTEM"}
_GRANTED = frozenset({"DATABASE", "TABLESPACE", "PARAMETER"})
_IN_CODE = re.compile(r"\b(?:CREATE|ALTER|DROP)\s+(?:ROLE|USER(?!\s+MAPPING)|DATABASE)\b", re.IGNORECASE)


_OF_ROLES = re.compile(r"\b(?:CREATE|ALTER|DROP)\s+(?:ROLE|USER(?!\s+MAPPING)|GROUP)\b", re.IGNORECASE)


def speaks_of_roles(script: str) -> bool:
    """Return whether a script may make or change roles, by code in it, too; a comment is enough for it."""
    return bool(_OF_ROLES.search(script))


@dataclass(frozen=True, slots=True)
class Reach:
    """What a statement reaches: the server, the database itself, a job of pg_cron, or one of these by code in a block.

    `what` says it in SQL: `CREATE ROLE`, `GRANT … ON DATABASE`. `name` is that of the role, database or tablespace
    where the statement has one object.
    """

    kind: Literal["server", "database", "job", "code"]
    what: str
    name: str | None = None

    @property
    def makes_role(self) -> bool:
        """Whether it makes a role of that name."""
        verb, _, kind = self.what.partition(" ")
        return verb == "CREATE" and kind in _ROLES


def reaches_beyond(statement: Sequence[Token]) -> Reach | None:
    """Return what a statement reaches beyond its database's schemas, None for nothing.

    A statement about objects in schemas reaches nothing here, whatever its functions do.
    """
    words = [token.keyword for token in statement]
    match words:
        # DROP USER MAPPING FOR r SERVER s
        case ["CREATE" | "ALTER" | "DROP", "USER", "MAPPING", *_]:
            return None
        # CREATE ROLE r; ALTER DATABASE d SET …; ALTER SYSTEM SET …
        case ["CREATE" | "ALTER" | "DROP" as verb, kind, *_] if kind in _SHARED:
            name = statement[2].name if kind != "SYSTEM" and len(statement) > 2 else None
            return Reach("database" if (verb, kind) == ("ALTER", "DATABASE") else "server", f"{verb} {kind}", name)
        # COMMENT ON ROLE r IS '…'
        case ["COMMENT", "ON", kind, *_] if kind in _SHARED:
            return Reach("database" if kind == "DATABASE" else "server", f"COMMENT … ON {kind}")
        case ["REASSIGN", *_]:
            return Reach("server", "REASSIGN OWNED")
        case ["GRANT" | "REVOKE" as verb, *rest]:
            return _granted(verb, rest)
        # SELECT cron.schedule(…)
        case ["SELECT", "CRON", ".", *_]:
            return Reach("job", "SELECT cron.…")
        # DO $$ BEGIN IF NOT EXISTS (…) THEN CREATE ROLE r; …
        case ["DO", *_] if any(_IN_CODE.search(token.text) for token in statement):
            return Reach("code", "DO")
    return None


def _granted(verb: str, rest: list[str]) -> Reach | None:
    # GRANT admin TO app
    if "ON" not in rest:
        return Reach("server", f"{verb} of a role")
    # GRANT CONNECT ON DATABASE d TO app
    kinds = (kind for on, kind in pairwise(rest) if on == "ON" and kind in _GRANTED)
    kind = next(kinds, None)
    return Reach("database" if kind == "DATABASE" else "server", f"{verb} … ON {kind}") if kind else None
