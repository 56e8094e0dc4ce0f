"""The role under which a server of ours runs what a visited database says, and what is made for it beforehand."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import psycopg
from psycopg import sql

ROLE = "squash_guest"
"""No superuser, and no member of any role. It logs in itself: what SET ROLE takes away, a function can take back."""

EXISTS = (psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation)
"""What CREATE ROLE says of a role that is there, or that another thread is making."""


@dataclass(frozen=True, slots=True)
class Guest:
    """What the superuser makes in an empty database of the guest's: schemas, and the extensions of this machine.

    `schema` is the connection's own. `extensions` are CREATE EXTENSION statements, in their order.
    """

    schema: str
    schemas: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()

    def prepare(self, conninfo: str) -> None:
        """Make them, before anything of the guest's is there. What this machine lacks is left to the guest's script."""
        with psycopg.connect(conninfo, autocommit=True) as connection:
            for schema in {self.schema, *self.schemas} - {"public"}:
                create = sql.SQL("CREATE SCHEMA IF NOT EXISTS {} AUTHORIZATION {}")
                with suppress(psycopg.Error):
                    connection.execute(create.format(sql.Identifier(schema), sql.Identifier(ROLE)))
            connection.execute(sql.SQL("SET search_path = {}").format(sql.Identifier(self.schema)))
            for extension in self.extensions:
                with suppress(psycopg.Error):
                    connection.execute(extension.encode())
