"""What is said of objects without changing them: comments, and how far sequences have counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import psycopg

from squash.postgres.schema.catalog import Catalog, read_rows
from squash.postgres.schema.kinds import KINDS, identity_of
from squash.postgres.schema.names import known, literal, look_up, quote
from squash.postgres.schema.objects import Address, Draft, ObjectName
from squash.postgres.schema.queries import (
    CommentRow,
    ConstraintRow,
    ExtensionDependencyRow,
    ExtensionRow,
    IndexRow,
    SequenceRow,
)

FIRST_USER_OID = 16384


@dataclass(frozen=True, slots=True)
class AnnotationTarget:
    """Something that comments and privileges are about."""

    spoken: str
    """What COMMENT ON calls it, e.g. `TABLE "User"`."""
    name: str
    """Its written name."""
    oid: str
    """A SQL expression that gives its oid."""
    group: str
    """The identity of the object under which the statements are grouped."""
    granted: str = ""
    """What GRANT calls it; "" where there are no privileges on it."""


def _target(kind: str, name: ObjectName, oid: str, group: str) -> AnnotationTarget:
    spoken = KINDS[kind].called.format(name=name.written, relation=name.on)
    return AnnotationTarget(spoken, name.written, oid, group, KINDS[kind].granted)


@dataclass(slots=True)
class _SequenceValue:
    oid: int
    last_value: int
    is_called: bool


def read_sequence_values(catalog: Catalog, connection: psycopg.Connection[Any]) -> None:
    """Draft the position of every sequence that has been used: no catalog holds it, only the sequence itself."""
    names = {oid: catalog.relation_name(oid) for oid, row in catalog.relations.items() if row.kind == "S"}
    if not names:
        return
    selects = (f"SELECT {oid} AS oid, last_value, is_called FROM {name}" for oid, name in names.items())
    starts = {row.oid: row.start for row in catalog.rows(SequenceRow)}
    for row in read_rows(connection, _SequenceValue, " UNION ALL ".join(selects)):
        # SELECT setval('q', 7, false)
        if row.is_called or row.last_value != starts[row.oid]:
            name = names[row.oid]
            called = "" if row.is_called else ", false"
            catalog.add(
                Draft(
                    "sequence value",
                    identity_of("sequence value", name),
                    f"SELECT pg_catalog.setval({literal(name)}, {row.last_value}{called})",
                    missing=f"(SELECT last_value = {starts[row.oid]} AND NOT is_called FROM {name})",
                    after=(("pg_class", row.oid),),
                )
            )


def find_targets(catalog: Catalog, names: Mapping[Address, ObjectName]) -> dict[Address, AnnotationTarget]:
    """Return what can be commented on or granted, by its catalog row; `names` are those of the rows."""
    targets: dict[Address, AnnotationTarget] = {}
    for draft in catalog.drafts:
        if draft.oid and draft.addresses:
            address = draft.addresses[0]
            group = draft.relation or draft.identity
            targets[address] = _target(draft.kind, draft.name or names[address], draft.oid, group)
    # COMMENT ON CONSTRAINT k ON t IS '…'; COMMENT ON CONSTRAINT k ON DOMAIN d IS '…'
    for row in catalog.rows(ConstraintRow):
        holder = catalog.owners.get(("pg_class", row.relation) if row.relation else ("pg_type", row.domain))
        if holder is None:
            continue
        kind = "constraint" if row.relation else "domain constraint"
        name = names[("pg_class", row.relation) if row.relation else ("pg_type", row.domain)].written
        where = (
            f"conrelid = {literal(name)}::regclass::oid"
            if row.relation
            else f"contypid = {literal(name)}::regtype::oid"
        )
        lookup = f"(SELECT oid FROM pg_constraint WHERE {where} AND conname = {literal(row.name)})"
        own = ObjectName("", row.name, quote(row.name), name)
        targets["pg_constraint", row.oid] = _target(kind, own, lookup, holder)
    # COMMENT ON INDEX i IS '…'
    for index in catalog.rows(IndexRow):
        holder = catalog.owners.get(("pg_class", index.relation))
        if holder is not None:
            own = names["pg_class", index.oid]
            targets["pg_class", index.oid] = _target("index", own, f"{literal(own.written)}::regclass::oid", holder)
    for oid, relation in catalog.relations.items():
        # CREATE TABLE t (a serial); COMMENT ON SEQUENCE t_a_seq IS '…'
        if relation.kind == "S" and ("pg_class", oid) not in targets:  # a sequence that its table makes
            own = names["pg_class", oid]
            holder = catalog.owners.get(("pg_class", oid), identity_of("sequence", own.written))
            targets["pg_class", oid] = _target("sequence", own, f"{literal(own.written)}::regclass::oid", holder)
    return targets


def read_comments(catalog: Catalog, targets: dict[Address, AnnotationTarget]) -> None:
    """Draft the comments on everything that has been drafted, and name those on anything else."""
    extensions = {("pg_extension", row.oid): row.default_comment for row in catalog.rows(ExtensionRow)}
    commented = set()
    for row in catalog.rows(CommentRow):
        address = (row.catalog, row.oid)
        commented.add(address)
        if address in extensions and extensions[address] == row.text:
            continue
        target = targets.get(address) or _other_target(catalog, targets, row)
        if target is None:
            catalog.unsupported.append(f"comment on {row.kind} {row.identity}")
            continue
        described = f"pg_catalog.obj_description({target.oid}, '{row.catalog}')"
        spoken = target.spoken
        # COMMENT ON COLUMN t.a IS '…'
        if row.column:
            spoken, described = _column(row, target.name)
        # some objects bring a comment of their own
        is_new = address not in extensions and row.oid >= FIRST_USER_OID
        missing = f"{described} IS NULL" if is_new else f"{described} IS DISTINCT FROM {_text(row.text)}"
        _add_comment(catalog, target, spoken, row.text, missing, address)
    for address, text in extensions.items():
        # COMMENT ON EXTENSION hstore IS NULL
        if text is not None and address not in commented:
            target = targets[address]
            missing = f"pg_catalog.obj_description({target.oid}, 'pg_extension') IS NOT NULL"
            _add_comment(catalog, target, target.spoken, None, missing, address)


def _add_comment(
    catalog: Catalog, target: AnnotationTarget, spoken: str, text: str | None, missing: str, address: Address
) -> None:
    catalog.add(
        Draft(
            "comment",
            identity_of("comment", spoken),
            f"COMMENT ON {spoken} IS {_text(text)}",
            missing=missing,
            relation=target.group,
            needs=(target.group,),
            after=(address,),
        )
    )


def _text(text: str | None) -> str:
    return "NULL" if text is None else literal(text)


def _column(row: CommentRow, name: str) -> tuple[str, str]:
    """Return what COMMENT ON calls a column, and the look-up of its comment."""
    relation = f"{literal(name)}::regclass::oid"
    described = (
        f"pg_catalog.col_description({relation}, (SELECT attnum FROM pg_attribute"
        f" WHERE attrelid = {relation} AND attname = {literal(known(row.column_name))}))"
    )
    return f"COLUMN {name}.{quote(known(row.column_name))}", described


_HELD = {
    "pg_constraint": ("constraint", "conname", "conrelid"),
    "pg_trigger": ("trigger", "tgname", "tgrelid"),
    "pg_rewrite": ("rule", "rulename", "ev_class"),
}
"""The kind of what hangs on a relation, and which columns of the catalog hold its name and the relation."""


def _other_target(
    catalog: Catalog, targets: dict[Address, AnnotationTarget], row: CommentRow
) -> AnnotationTarget | None:
    """Find what no draft speaks of: attributes of composite types, what comes with another object, built-in schemas."""
    # COMMENT ON SCHEMA public IS '…'
    if row.catalog == "pg_namespace":
        schema = quote(known(row.name))
        return _target("schema", ObjectName("", known(row.name), schema), f"{literal(schema)}::regnamespace::oid", "")
    if (
        row.relation is not None and row.relation in catalog.relations
    ):  # a NOT NULL constraint, a trigger on a partition, a view's rule, a row type
        name = catalog.relation_name(row.relation)
        group = catalog.owners[("pg_class", row.relation)]
        # COMMENT ON TYPE t IS '…', of the rows of table t
        if row.catalog == "pg_type":
            return AnnotationTarget(f"TYPE {name}", name, f"{literal(name)}::regtype::oid", group)
        # COMMENT ON CONSTRAINT t_a_not_null ON t IS '…'; COMMENT ON RULE "_RETURN" ON v IS '…'
        kind, own, holder = _HELD[row.catalog]
        where = look_up(row.catalog, holder, name, own, known(row.name))
        called = ObjectName("", known(row.name), quote(known(row.name)), name)
        return _target(kind, called, f"(SELECT oid {where})", group)
    # CREATE TYPE c AS (a integer); COMMENT ON COLUMN c.a IS '…'
    if row.catalog == "pg_class" and row.column:
        identity = catalog.owners.get((row.catalog, row.oid))
        return next((target for target in targets.values() if target.group == identity), None)
    return None


def read_extension_dependencies(catalog: Catalog, targets: dict[Address, AnnotationTarget]) -> None:
    """Draft ALTER … DEPENDS ON EXTENSION."""
    for row in catalog.rows(ExtensionDependencyRow):
        target = targets.get((row.catalog, row.oid))
        if target is None:
            catalog.unsupported.append(f"{row.kind} {row.identity}, which depends on extension {row.extension}")
            continue
        # ALTER FUNCTION f() DEPENDS ON EXTENSION hstore
        definition = f"ALTER {target.spoken} DEPENDS ON EXTENSION {quote(row.extension)}"
        extension = f"(SELECT oid FROM pg_extension WHERE extname = {literal(row.extension)})"
        catalog.add(
            Draft(
                "extension dependency",
                definition,
                definition,
                missing=f"NOT EXISTS (SELECT FROM pg_depend WHERE classid = '{row.catalog}'::regclass::oid"
                f" AND objid = {target.oid} AND refobjid = {extension} AND deptype = 'x')",
                needs=(identity_of("extension", quote(row.extension)),),
                after=((row.catalog, row.oid),),
            )
        )
