"""What is said of objects without changing them: comments, privileges, and how far sequences have counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from squash.schema.catalog import Catalog, Row
from squash.schema.names import literal, quote
from squash.schema.objects import Address, Draft


@dataclass(frozen=True, slots=True)
class Target:
    """Something that comments and privileges are about."""

    spoken: str
    """What COMMENT ON calls it, e.g. `TABLE "User"`."""
    oid: str
    """A SQL expression that gives its oid."""
    group: str
    """The identity of the object under which the statements are grouped."""


def read_sequence_values(catalog: Catalog, fetch: Callable[[str], list[Row]]) -> None:
    """Draft the position of every sequence that has been used: no catalog holds it, only the sequence itself."""
    names = {oid: catalog.relation_name(oid) for oid, row in catalog.relations.items() if row.kind == "S"}
    if not names:
        return
    selects = (f"SELECT {oid} AS oid, last_value, is_called FROM {name}" for oid, name in names.items())
    starts = {row.oid: row.start for row in catalog.rows("sequences")}
    for row in fetch(" UNION ALL ".join(selects)):
        if row.is_called or row.last_value != starts[row.oid]:
            name = names[row.oid]
            called = "" if row.is_called else ", false"
            catalog.add(
                Draft("sequence value", f"value of sequence {name}",
                      f"SELECT setval({literal(name)}, {row.last_value}{called})",
                      missing=f"(SELECT last_value = {starts[row.oid]} AND NOT is_called FROM {name})",
                      after=(("pg_class", row.oid),))
            )  # fmt: skip


def find_targets(catalog: Catalog) -> dict[Address, Target]:
    """Give what can be commented on or granted, by its catalog row."""
    targets: dict[Address, Target] = {}
    for draft in catalog.drafts:
        if draft.spoken:
            targets[draft.addresses[0]] = Target(draft.spoken, draft.oid, draft.relation or draft.identity)
    for row in catalog.rows("constraints"):
        holder = catalog.owners.get(("pg_class", row.relation) if row.relation else ("pg_type", row.domain))
        if holder is None:
            continue
        name = holder.partition(" ")[2]
        spoken = f"CONSTRAINT {quote(row.name)} ON {'' if row.relation else 'DOMAIN '}{name}"
        where = f"conrelid = {literal(name)}::regclass" if row.relation else f"contypid = {literal(name)}::regtype"
        look_up = f"(SELECT oid FROM pg_constraint WHERE {where} AND conname = {literal(row.name)})"
        targets["pg_constraint", row.oid] = Target(spoken, look_up, holder)
    for row in catalog.rows("indexes"):
        holder = catalog.owners.get(("pg_class", row.relation))
        if holder is not None:
            name = catalog.namer.name(row.schema, row.name, row.visible)
            targets["pg_class", row.oid] = Target(f"INDEX {name}", f"{literal(name)}::regclass", holder)
    for oid, row in catalog.relations.items():
        if row.kind == "S" and ("pg_class", oid) not in targets:  # a sequence that its table makes
            name = catalog.relation_name(oid)
            holder = catalog.owners.get(("pg_class", oid), f"sequence {name}")
            targets["pg_class", oid] = Target(f"SEQUENCE {name}", f"{literal(name)}::regclass", holder)
    return targets


def read_comments(catalog: Catalog, targets: dict[Address, Target]) -> None:
    """Draft the comments on everything that has been drafted."""
    extensions = {("pg_extension", row.oid): row.default_comment for row in catalog.rows("extensions")}
    for row in catalog.rows("comments"):
        address = (row.catalog, row.oid)
        target = targets.get(address)
        if address in extensions and extensions[address] == row.text:
            continue
        if target is None:
            target = _composite_target(catalog, targets, row)
        if target is None:
            continue
        spoken, look_up = target.spoken, f"obj_description({target.oid}, '{row.catalog}')"
        if row.column:
            column = next(c for c in catalog.columns[row.oid] if c.number == row.column)
            name = spoken.partition('"')[1] + spoken.partition('"')[2]
            spoken = f"COLUMN {name}.{quote(column.name)}"
            relation = f"{literal(name)}::regclass"
            look_up = (
                f"col_description({relation}, (SELECT attnum FROM pg_attribute"
                f" WHERE attrelid = {relation} AND attname = {literal(column.name)}))"
            )
        # an extension brings a comment of its own
        missing = f"{look_up} IS DISTINCT FROM {literal(row.text)}" if address in extensions else f"{look_up} IS NULL"
        catalog.add(
            Draft("comment", f"comment on {spoken}", f"COMMENT ON {spoken} IS {literal(row.text)}", missing=missing,
                  relation=target.group, needs=(target.group,), after=(address,))
        )  # fmt: skip


def _composite_target(catalog: Catalog, targets: dict[Address, Target], row: Row) -> Target | None:
    """Find the composite type whose attributes a pg_class row keeps."""
    identity = catalog.owners.get((row.catalog, row.oid))
    return next((target for target in targets.values() if target.group == identity), None)


_ACL = {"pg_class": "relacl", "pg_proc": "proacl", "pg_type": "typacl", "pg_namespace": "nspacl"}


def read_privileges(catalog: Catalog, targets: dict[Address, Target]) -> None:
    """Draft GRANT and REVOKE for the privileges that differ from those an object has when it is made."""

    def key(row: Row) -> tuple[str, int, int, str, str, bool]:
        return (row.catalog, row.oid, row.column, row.change, row.grantee, row.is_grantable)

    own = quote(catalog.namer.schema)
    own_schema = Target(f"SCHEMA {own}", f"{literal(own)}::regnamespace", f"schema {own}")
    for (source, oid, column, change, grantee, grantable), group in groupby(
        sorted(catalog.rows("privileges"), key=lambda r: (key(r), r.privilege)), key=key
    ):
        rows = list(group)
        target = targets.get((source, oid)) or (own_schema if source == "pg_namespace" else None)
        if target is None or (change == "revoke" and grantable):  # what is left of a grant option is granted again
            continue
        if not all(row.by_owner for row in rows):
            catalog.unsupported.append(f"privileges on {target.spoken} granted by another role than its owner")
            continue
        names = [c.name for c in catalog.columns[oid] if c.number == column] if column else []
        privileges = [row.privilege for row in rows]
        catalog.add(_grant(target, (source, oid), names, change, grantee, grantable, privileges))


def _grant(
    target: Target, address: Address, columns: list[str], change: str, grantee: str, grantable: bool,
    privileges: list[str],
) -> Draft:  # fmt: skip
    spoken = target.spoken.replace("FOREIGN TABLE ", "TABLE ", 1)
    kind, _, name = spoken.partition(" ")
    if kind in ("VIEW", "MATERIALIZED", "DOMAIN"):
        name = name.removeprefix("VIEW ")
        kind = "TYPE" if kind == "DOMAIN" else "TABLE"
    role = "PUBLIC" if grantee == "PUBLIC" else quote(grantee)
    written = ", ".join(privilege + "".join(f" ({quote(column)})" for column in columns) for privilege in privileges)
    definition = (
        f"GRANT {written} ON {kind} {name} TO {role}{' WITH GRANT OPTION' if grantable else ''}"
        if change == "grant"
        else f"REVOKE {written} ON {kind} {name} FROM {role}"
    )
    source = address[0]
    if columns:
        place = f"pg_attribute WHERE attrelid = {target.oid} AND attname = {literal(columns[0])}"
        acl = "attacl"
    else:
        place, acl = f"{source} WHERE oid = {target.oid}", _ACL[source]
    holder = "0" if role == "PUBLIC" else f"{literal(role)}::regrole"
    held = (
        f"(SELECT count(*) FROM aclexplode((SELECT {acl} FROM {place})) WHERE grantee = {holder}"
        f" AND privilege_type IN ({', '.join(map(literal, privileges))}){' AND is_grantable' if grantable else ''})"
    )
    missing = (
        f"{held} < {len(privileges)}" if change == "grant" else f"(SELECT {acl} IS NULL FROM {place}) OR {held} > 0"
    )
    return Draft("privilege", definition, definition, missing=missing, relation=target.group, after=(address,))
