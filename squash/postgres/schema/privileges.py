"""Privileges of objects, and the default privileges of objects that are made later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from squash.postgres.schema.annotations import PREFIXES, AnnotationTarget, where_owned
from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.details import GrantDetail
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import known, literal, quote
from squash.postgres.schema.objects import Address, Draft
from squash.postgres.schema.prelude_objects import Given, default_privileges_beyond, privileges_beyond
from squash.postgres.schema.queries import DefaultPrivilegeRow, PrivilegeRow

_DEFAULTS = {"r": "TABLES", "S": "SEQUENCES", "f": "FUNCTIONS", "T": "TYPES", "n": "SCHEMAS", "L": "LARGE OBJECTS"}
_SELF = "(SELECT oid FROM pg_roles WHERE rolname = current_user)"
"""The role that runs the script: `current_user::regrole` would read its name as SQL, and fold "App" to app."""
_NAMED = re.compile(r"^([A-Z]+(?: [A-Z]+)*) (.*)$", re.DOTALL)


def read_privileges(catalog: Catalog, targets: dict[Address, AnnotationTarget], given: Given | None = None) -> None:
    """Draft GRANT and REVOKE for the privileges that differ from those an object has when it is made, or given.

    Built-in objects and members of extensions are among them: a history may take EXECUTE on `pg_sleep` away. The owner
    himself is written as CURRENT_USER, since a baseline names no owner.
    """

    def key(row: PrivilegeRow) -> tuple[str, int, int, str, str, bool]:
        return (row.catalog, row.oid, row.column, row.change, row.grantee, row.is_grantable)

    changes = _changed(catalog.rows(PrivilegeRow), targets, given)
    revoked: dict[Address, list[str]] = {}
    for (source, oid, column, change, _, _), group in groupby(
        sorted(changes, key=lambda r: (-ord(r.change[0]), key(r), r.privilege)), key=key
    ):
        rows = list(group)
        written = targets.get((source, oid))
        target = written or _unwritten(catalog, rows[0])
        if target is None:
            continue
        if not all(row.by_owner for row in rows):
            catalog.unsupported.append(f"privileges on {target.spoken} granted by another role than its owner")
            continue
        given_away = catalog.given_away.get((source, oid))
        draft = _grant(target, [_before_given_away(row) for row in rows] if given_away else rows)
        if written is None or source == "pg_namespace":
            draft.missing = where_owned(draft.missing, source, target.oid)
        if given_away and rows[0].to_own:  # it is the owner until then
            draft.needs = (given_away,)
        # REVOKE SELECT ON t FROM app
        elif change != "grant" and not column:
            revoked.setdefault((source, oid), []).append(draft.identity)
        # GRANT SELECT (a) ON t TO app
        elif column:  # REVOKE on a table takes the same privilege on its columns away
            draft.needs = tuple(revoked.get((source, oid), ()))
        catalog.add(draft)


def _changed(
    rows: Sequence[PrivilegeRow], targets: dict[Address, AnnotationTarget], given: Given | None
) -> list[PrivilegeRow]:
    if given is None:
        return [row for row in rows if row.change != "none"]

    def group_of(row: PrivilegeRow) -> str | None:
        target = targets.get((row.catalog, row.oid))
        return None if target is None else target.group

    return [*privileges_beyond(rows, given, group_of)]


def _before_given_away(row: PrivilegeRow) -> PrivilegeRow:
    """Return a privilege on an object that is given to another role, as it is written before that.

    What is granted to the owner, and by the owner, becomes the new owner's then (`aclnewowner` in acl.c).
    """
    return replace(row, to_owner=row.to_its_owner)


def _unwritten(catalog: Catalog, row: PrivilegeRow) -> AnnotationTarget | None:
    """Find what no draft writes, by the name that the server prints; nothing for what is left out on purpose."""
    if row.spoken is None:
        return None
    kind, name = _named(row.spoken)
    # REVOKE CREATE ON SCHEMA public FROM PUBLIC
    if row.catalog == "pg_namespace":
        name = quote(known(row.name))
    prefix = PREFIXES[row.catalog]
    # REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC
    if row.catalog in ("pg_language", "pg_foreign_data_wrapper", "pg_foreign_server"):
        oid = f"(SELECT oid FROM {row.catalog} WHERE {prefix}name = {literal(known(row.name))})"
        return AnnotationTarget(f"{kind} {name}", name, oid, kind, "FOREIGN SERVER" if kind == "SERVER" else kind)
    # REVOKE EXECUTE ON FUNCTION pg_sleep(double precision) FROM PUBLIC
    types = {"pg_class": "regclass", "pg_proc": "regprocedure", "pg_type": "regtype", "pg_namespace": "regnamespace"}
    oid = f"{literal(name)}::{types[row.catalog]}::oid"
    return AnnotationTarget(f"{kind} {name}", name, oid, identity_of("schema", name), kind)


def _named(spoken: str) -> tuple[str, str]:
    kind, name = _NAMED.split(spoken)[1:3]
    return kind, name


def _grant(target: AnnotationTarget, rows: Sequence[PrivilegeRow]) -> Draft:
    """Draft one statement for privileges of one role that go the same way."""
    row = rows[0]
    name = target.name
    # GRANT SELECT ON TABLE t TO app; GRANT USAGE ON SEQUENCE q TO app; GRANT SELECT (last_value) ON TABLE q TO app
    kind = "TABLE" if row.column else target.granted
    role = _role(row.grantee, to_owner=row.to_owner or row.to_own)
    column = f" ({quote(known(row.column_name))})" if row.column else ""
    written = tuple(f"{entry.privilege}{column}" for entry in rows)
    prefix = PREFIXES[row.catalog]
    if row.column:
        place, acl = (
            f"pg_attribute WHERE attrelid = {target.oid} AND attname = {literal(known(row.column_name))}",
            "attacl",
        )
    else:
        place, acl = f"{row.catalog} WHERE oid = {target.oid}", f"{prefix}acl"
    holder = (
        f"(SELECT {prefix}owner FROM {row.catalog} WHERE oid = {target.oid})"
        if row.to_owner
        else _SELF
        if row.to_own
        else _regrole(row.grantee)
    )
    held = (
        f"(SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT {acl} FROM {place})) WHERE grantee = {holder}"
        f" AND privilege_type IN ({', '.join(literal(entry.privilege) for entry in rows)})"
    )
    match row.change:
        # GRANT SELECT (a), UPDATE (a) ON TABLE t TO app WITH GRANT OPTION
        case "grant":
            option, checked = (" WITH GRANT OPTION", " AND is_grantable") if row.is_grantable else ("", "")
            detail = GrantDetail("GRANT ", written, f" ON {kind} {name} TO {role}{option}")
            missing = f"{held}{checked}) < {len(rows)}"
        # REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC
        case "revoke":
            detail = GrantDetail("REVOKE ", written, f" ON {kind} {name} FROM {role}")
            missing = f"(SELECT {acl} IS NULL FROM {place}) OR {held}) > 0"
        # REVOKE GRANT OPTION FOR SELECT ON TABLE t FROM app
        case _:
            detail = GrantDetail("REVOKE GRANT OPTION FOR ", written, f" ON {kind} {name} FROM {role}")
            missing = f"{held} AND is_grantable) > 0"
    definition = detail.render()
    return Draft(
        "privilege",
        definition,
        definition,
        missing=missing,
        relation=target.group,
        after=((row.catalog, row.oid),),
        detail=detail,
    )


def _role(name: str, *, to_owner: bool) -> str:
    return "CURRENT_USER" if to_owner else "PUBLIC" if name == "PUBLIC" else quote(name)


def _regrole(name: str) -> str:
    return "0::oid" if name == "PUBLIC" else f"{literal(quote(name))}::regrole::oid"


def read_default_privileges(catalog: Catalog, given: Given | None = None) -> None:
    """Draft ALTER DEFAULT PRIVILEGES, but for those that are `given`.

    They come last, so that they do not act on what the baseline itself makes.
    """

    def key(row: DefaultPrivilegeRow) -> tuple[str, str, str, str, str, bool]:
        return (row.role, row.schema or "", row.type, row.change, row.grantee, row.is_grantable)

    every = catalog.rows(DefaultPrivilegeRow)
    changes = every if given is None else [*default_privileges_beyond(every, given)]
    for _, group in groupby(sorted(changes, key=lambda r: (key(r), r.privilege)), key=key):
        rows = list(group)
        row = rows[0]
        # ALTER DEFAULT PRIVILEGES FOR ROLE admin IN SCHEMA app GRANT SELECT ON TABLES TO reader
        role = "" if row.is_own else f" FOR ROLE {row.role}"
        place = f" IN SCHEMA {quote(row.schema)}" if row.schema else ""
        grantee = _role(row.grantee, to_owner=row.to_owner and row.is_own)
        verb, word = ("GRANT", "TO") if row.change == "grant" else ("REVOKE", "FROM")
        option = " WITH GRANT OPTION" if row.is_grantable else ""
        detail = GrantDetail(
            f"ALTER DEFAULT PRIVILEGES{role}{place} {verb} ",
            tuple(entry.privilege for entry in rows),
            f" ON {_DEFAULTS[row.type]} {word} {grantee}{option}",
        )
        definition = detail.render()
        owner = _SELF if row.is_own else f"{literal(row.role)}::regrole::oid"
        where = (
            f"FROM pg_default_acl WHERE defaclrole = {owner} AND defaclobjtype = '{row.type}' AND defaclnamespace = "
            + (f"{literal(quote(row.schema))}::regnamespace::oid" if row.schema else "0::oid")
        )
        holder = owner if row.to_owner else _regrole(row.grantee)
        held = (
            f"(SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl {where}))"
            f" WHERE grantee = {holder} AND privilege_type"
            f" IN ({', '.join(literal(entry.privilege) for entry in rows)}){' AND is_grantable' if option else ''})"
        )
        missing = f"{held} < {len(rows)}" if row.change == "grant" else f"NOT EXISTS (SELECT {where}) OR {held} > 0"
        needs = (identity_of("schema", quote(row.schema)),) if row.schema else ()
        catalog.add(Draft("default privilege", definition, definition, missing=missing, needs=needs, detail=detail))
