"""What a history finds before its first migration, and may add to: roles of the server, and the database itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg

from squash.postgres.schema.catalog import Catalog, reading
from squash.postgres.schema.database_settings import draft_database
from squash.postgres.schema.names import Namer
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.owners import public_owner
from squash.postgres.schema.queries import OwnerRow, RoleRow
from squash.postgres.schema.roles import draft_role


@dataclass(frozen=True, slots=True)
class Beforehand:
    """What was there before: the names of `roles`, and the statements that would write what the `database` has."""

    roles: frozenset[str] = frozenset()
    database: frozenset[str] = frozenset()


def read_beforehand(connection: psycopg.Connection[Any], *, owner: str | None = None) -> Beforehand:
    """Return what there is of roles, and of settings, privileges and comment of the database.

    `owner` is the role that runs the scripts; None is that of the connection.
    """
    with reading(connection, "public", owner=owner) as rows:
        catalog = Catalog(Namer("public"), connection.info.server_version, rows)
        roles = frozenset(row.name for row in rows(RoleRow))
        return Beforehand(roles, frozenset(draft.definition for draft in _of_database(catalog)))


def read_beyond_schemas(catalog: Catalog, beforehand: Beforehand) -> None:
    """Draft what the history adds to its surroundings; what was there before it is left alone."""
    made = {row.name for row in catalog.rows(RoleRow)} - beforehand.roles
    for row in catalog.rows(RoleRow):
        if row.name in made:
            catalog.add(draft_role(catalog, row, made))
    for draft in _of_database(catalog):
        if draft.definition not in beforehand.database:
            catalog.add(draft)
            catalog.given_away.update(dict.fromkeys(draft.after, draft.identity))


def _of_database(catalog: Catalog) -> list[Draft]:
    public = (public_owner(row) for row in catalog.rows(OwnerRow))
    return [*draft_database(catalog), *(draft for draft in public if draft)]
