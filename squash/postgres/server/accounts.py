"""Who does what on a server of ours: a superuser who makes things ready, an owner who runs scripts, and a reader."""

from __future__ import annotations

from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from squash.errors import ServerError

OWNER = "postgres"
"""Owns the databases, and runs every script: a migration role as platforms have it. Many histories say OWNER TO it."""

ADMIN = "squash_admin"
"""The superuser: makes databases and roles, and looks at catalogs. No script runs in a session of its own."""

READER = "squash_reader"
"""Reads rows: all that the owner may do, and no row is hidden from it. A cast of the history runs as this role."""

_ORDINARY = "LOGIN NOCREATEDB NOREPLICATION"

_OUTWARD = ("pg_execute_server_program", "pg_read_server_files", "pg_write_server_files")
"""Roles that a CREATEROLE of PostgreSQL 15 and before could grant to itself, and start programs with."""


def superuser_of(*, superuser: bool) -> str:
    """Return who is the superuser of a server: the owner himself, where scripts are to run as `superuser`."""
    return OWNER if superuser else ADMIN


def make_accounts(conninfo: str, version: int, *, makes_roles: bool) -> None:
    """Make the owner and the reader on a server that has only `squash_admin` yet. Raises ServerError.

    With `makes_roles` the owner may make roles.
    """
    roles = "CREATEROLE" if makes_roles else "NOCREATEROLE"
    try:
        with psycopg.connect(conninfo, autocommit=True) as connection:
            make_login(connection, conninfo, OWNER, f"{_ORDINARY} NOSUPERUSER {roles} NOBYPASSRLS")
            make_login(connection, conninfo, READER, f"{_ORDINARY} NOSUPERUSER NOCREATEROLE BYPASSRLS")
            connection.execute(f"GRANT {OWNER}, pg_read_all_data TO {READER}")
            if version < 160000 and makes_roles:
                connection.execute("DELETE FROM pg_catalog.pg_authid WHERE rolname = ANY (%s)", [list(_OUTWARD)])
    except psycopg.Error as error:
        raise ServerError(f"the scratch server's own roles cannot be made: {str(error).strip()}") from error


def make_login(connection: psycopg.Connection[tuple[object, ...]], conninfo: str, name: str, options: str) -> None:
    """Make a role that can connect as we do: with our password, where the server asks for one."""
    create = sql.SQL("CREATE ROLE {} {}").format(sql.Identifier(name), sql.SQL(options))
    passfile = conninfo_to_dict(conninfo).get("passfile")
    if passfile is not None:  # the socket lets everybody in who reaches it
        password = Path(str(passfile)).read_text().strip().rpartition(":")[2]
        create = sql.SQL("{} PASSWORD {}").format(create, sql.Literal(password))
    connection.execute(create)
