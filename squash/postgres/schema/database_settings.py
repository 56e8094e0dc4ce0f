"""What the database itself has: settings, those of roles in it among them, privileges and a comment.

A baseline does not know its database's name: each statement asks for that when it is run.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.names import literal, quote
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.queries import DatabasePrivilegeRow, DatabaseRow, RoleSettingRow
from squash.postgres.schema.roles import assignment

_HERE = "(SELECT oid FROM pg_database WHERE datname = current_database())"
_GROUP = "database"


def draft_database(catalog: Catalog) -> Iterator[Draft]:
    """Yield the drafts of what the database has beside its schemas."""
    yield from map(_setting, (row for row in catalog.rows(RoleSettingRow) if row.in_database))
    for row in catalog.rows(DatabaseRow):
        if row.comment is not None:
            yield _draft(
                "database comment",
                "comment on the database",
                f"COMMENT ON DATABASE %I IS {_doubled(literal(row.comment))}",
                f"pg_catalog.shobj_description({_HERE}, 'pg_database') IS NULL",
            )

    def key(row: DatabasePrivilegeRow) -> tuple[str, str, bool]:
        return (row.change, row.grantee, row.is_grantable)

    rows = sorted(catalog.rows(DatabasePrivilegeRow), key=lambda row: (-ord(row.change[0]), key(row), row.privilege))
    for _, group in groupby(rows, key=key):
        yield from _privilege(catalog, list(group))


def _draft(kind: str, identity: str, template: str, missing: str) -> Draft:
    """Draft a statement in which %I stands for the name of the database."""
    definition = f"EXECUTE pg_catalog.format({literal(template)}, current_database())"
    return Draft(kind, identity, definition, missing=missing, relation=_GROUP)


def _doubled(text: str) -> str:
    return text.replace("%", "%%")


def _setting(row: RoleSettingRow) -> Draft:
    words = _doubled(assignment(row.name, row.value))
    role = "0" if row.role is None else f"{literal(quote(row.role))}::regrole::oid"
    held = (
        f"SELECT FROM pg_db_role_setting, unnest(setconfig) AS setting WHERE setdatabase = {_HERE} AND setrole = {role}"
        f" AND pg_catalog.split_part(setting, '=', 1) = {literal(row.name)}"
    )
    # ALTER DATABASE d SET timezone TO 'UTC'
    if row.role is None:
        identity, template = f"setting {row.name} of the database", f"ALTER DATABASE %I SET {words}"
    # ALTER ROLE r IN DATABASE d SET timezone TO 'UTC'
    else:
        identity = f"setting {row.name} of {quote(row.role)} in the database"
        template = f"ALTER ROLE {_doubled(quote(row.role))} IN DATABASE %I SET {words}"
    return _draft("database setting", identity, template, f"NOT EXISTS ({held})")


def _privilege(catalog: Catalog, rows: list[DatabasePrivilegeRow]) -> Iterator[Draft]:
    """Yield one statement for privileges of one role that go the same way."""
    row = rows[0]
    if not all(row.by_owner for row in rows):
        catalog.unsupported.append("privileges on the database granted by another role than its owner")
        return
    words = ", ".join(row.privilege for row in rows)
    role = "CURRENT_USER" if row.to_owner else "PUBLIC" if row.grantee == "PUBLIC" else _doubled(quote(row.grantee))
    holder = (
        f"(SELECT datdba FROM pg_database WHERE oid = {_HERE})"
        if row.to_owner
        else "0::oid"
        if row.grantee == "PUBLIC"
        else f"{literal(quote(row.grantee))}::regrole::oid"
    )
    acl = "pg_catalog.coalesce(datacl, pg_catalog.acldefault('d', datdba))".replace("pg_catalog.coalesce", "coalesce")
    held = (
        f"(SELECT pg_catalog.count(*) FROM pg_database, pg_catalog.aclexplode({acl})"
        f" WHERE oid = {_HERE} AND grantee = {holder}"
        f" AND privilege_type IN ({', '.join(literal(row.privilege) for row in rows)})"
    )
    match row.change:
        case "grant":
            option, checked = (" WITH GRANT OPTION", " AND is_grantable") if row.is_grantable else ("", "")
            template, missing = f"GRANT {words} ON DATABASE %I TO {role}{option}", f"{held}{checked}) < {len(rows)}"
        case "revoke":
            template, missing = f"REVOKE {words} ON DATABASE %I FROM {role}", f"{held}) > 0"
        case _:
            template = f"REVOKE GRANT OPTION FOR {words} ON DATABASE %I FROM {role}"
            missing = f"{held} AND is_grantable) > 0"
    identity = f"{template.replace('%I', '…').replace('%%', '%')}"
    yield _draft("database privilege", identity, template, missing)
