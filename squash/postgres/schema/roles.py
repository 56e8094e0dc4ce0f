"""Roles: each with its attributes, settings, memberships and comment, and never with a password."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Literal

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.details import RequiredRoles, RoleDetail
from squash.postgres.schema.names import literal, quote, split_list
from squash.postgres.schema.objects import Draft, ObjectName, Schema
from squash.postgres.schema.queries import MembershipRow, RoleRow, RoleSettingRow

RoleChoice = Literal["write", "require", "omit"]
"""What a baseline does about roles that the history makes: it makes them where they are missing, it stops where they
are missing, or it does nothing and fails where one is missing and needed.
"""


def draft_role(catalog: Catalog, row: RoleRow, made: Collection[str]) -> Draft:
    """Draft a role that the history makes, one of those `made`.

    A membership stands with the later of two roles: with the member, where the history makes that.
    """
    name = quote(row.name)
    statements = [
        " ".join([f"CREATE ROLE {name}", *_attributes(row)]),
        *(
            f"ALTER ROLE {name} SET {assignment(setting.name, setting.value)}"
            for setting in catalog.rows(RoleSettingRow)
            if setting.role == row.name and not setting.in_database
        ),
    ]
    needs = []
    for membership in catalog.rows(MembershipRow):
        holder = membership.member if membership.member in made else membership.role
        if holder == row.name and not membership.is_implied:
            if not membership.by_own:
                pair = f"{quote(membership.member)} in {quote(membership.role)}"
                catalog.unsupported.append(f"membership of {pair}, granted by {membership.grantor}")
            statements.append(_grant(membership))
            if membership.role in made and membership.role != row.name:
                needs.append(f"role {quote(membership.role)}")
    if row.comment is not None:
        statements.append(f"COMMENT ON ROLE {name} IS {literal(row.comment)}")
    detail = RoleDetail(row.name, tuple(statements), row.login)
    return Draft(
        "role",
        f"role {name}",
        detail.render(),
        (("pg_authid", row.oid),),
        detail.missing,
        needs=tuple(needs),
        name=ObjectName("", row.name, name),
        detail=detail,
    )


def _attributes(row: RoleRow) -> Iterator[str]:
    """Yield what differs from a role that CREATE ROLE makes."""
    words = {
        "SUPERUSER": row.superuser,
        "CREATEDB": row.create_database,
        "CREATEROLE": row.create_role,
        "NOINHERIT": not row.inherit,
        "LOGIN": row.login,
        "REPLICATION": row.replication,
        "BYPASSRLS": row.bypass_security,
    }
    yield from (word for word, is_set in words.items() if is_set)
    if row.connection_limit != -1:
        yield f"CONNECTION LIMIT {row.connection_limit}"
    if row.valid_until is not None:
        yield f"VALID UNTIL {literal(row.valid_until)}"


def _grant(membership: MembershipRow) -> str:
    """Write GRANT of a role; options that are not those of a plain one can differ since 16."""
    options = ["ADMIN OPTION"] if membership.is_admin else []  # every version reads it
    if membership.inherits != membership.inherits_by_itself:
        options.append(f"INHERIT {str(membership.inherits).upper()}")
    if not membership.sets:
        options.append("SET FALSE")
    # GRANT takes CURRENT_USER for whom it grants to, not for what it grants
    member = "CURRENT_USER" if membership.member_is_own else quote(membership.member)
    clause = f" WITH {', '.join(options)}" if options else ""
    if membership.role_is_own:
        text = literal(f"GRANT %I TO {member}{clause}")
        return f"EXECUTE pg_catalog.format({text}, current_user)"
    return f"GRANT {quote(membership.role)} TO {member}{clause}"


_LISTS = frozenset(
    {
        "local_preload_libraries",
        "search_path",
        "session_preload_libraries",
        "shared_preload_libraries",
        "temp_tablespaces",
        "unix_socket_directories",
    }
)
"""Settings that hold a list of names, each quoted where it must be (GUC_LIST_QUOTE in guc_tables.c)."""
_PLAIN = re.compile(r"[a-z_][a-z0-9_]*")


def assignment(name: str, value: str) -> str:
    """Return what stands behind SET: `search_path TO 'app', 'public'`, as pg_dump writes it."""
    if name.lower() in _LISTS:
        items = (item[1:-1].replace('""', '"') if item.startswith('"') else item for item in split_list(value))
        value = ", ".join(map(literal, items))
    else:
        value = literal(value)
    # SET role and SET app.user would be read as other forms of SET, or not at all
    plain = _PLAIN.fullmatch(name) and name != "role"
    return f"{name if plain else '.'.join(map(quote, name.split('.')))} TO {value}"


def choose_roles(schema: Schema, choice: RoleChoice) -> Schema:
    """Return a schema as the baseline is to have it: with its roles, with a look for them first, or without them."""
    roles = [item for item in schema.objects if item.kind == "role"]
    if choice == "write" or not roles:
        return schema
    names = {item.identity for item in roles}
    rest = tuple(
        replace(item, depends_on=tuple(needed for needed in item.depends_on if needed not in names))
        for item in schema.objects
        if item.kind != "role"
    )
    if choice == "omit":
        return replace(schema, objects=rest)
    detail = RequiredRoles(tuple(item.name.local for item in roles if item.name))
    required = replace(
        roles[0],
        kind="required roles",
        identity="required roles",
        definition=detail.block(),
        depends_on=(),
        absent_if="",
        name=None,
        detail=detail,
    )
    return replace(schema, objects=(required, *rest))
