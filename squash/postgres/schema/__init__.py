"""The schema of a database: its catalog read into objects, each with its canonical DDL, in an order that works."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import psycopg

from squash.postgres.schema.annotations import (
    find_targets,
    read_comments,
    read_extension_dependencies,
    read_sequence_values,
)
from squash.postgres.schema.base_types import read_base_types, read_casts, read_ranges
from squash.postgres.schema.beforehand import Beforehand, read_beforehand, read_beyond_schemas
from squash.postgres.schema.catalog import Catalog, reading
from squash.postgres.schema.collations import read_collations, read_conversions
from squash.postgres.schema.columns import default_draft
from squash.postgres.schema.constraints import constraint_draft
from squash.postgres.schema.dependencies import Dependencies
from squash.postgres.schema.differences import SchemaDifference, compare_schemas
from squash.postgres.schema.event_triggers import read_event_triggers
from squash.postgres.schema.extensions import (
    Members,
    read_member_changes,
    read_members,
    restore_members,
    with_extensions,
)
from squash.postgres.schema.foreign import read_servers, read_user_mappings, read_wrappers
from squash.postgres.schema.indexes import delay_candidates, read_foreign_keys, read_indexes
from squash.postgres.schema.languages import read_languages, read_transforms
from squash.postgres.schema.limits import find_limits
from squash.postgres.schema.names import Namer
from squash.postgres.schema.naming import absence, read_names
from squash.postgres.schema.objects import Address, Draft, ObjectName, Schema, SchemaObject
from squash.postgres.schema.operators import read_access_methods, read_operator_classes, read_operators
from squash.postgres.schema.order import find_cycle, sort_drafts
from squash.postgres.schema.owners import read_owners
from squash.postgres.schema.prelude_objects import Given, given_of, without_given, without_platform
from squash.postgres.schema.privileges import read_default_privileges, read_privileges
from squash.postgres.schema.publications import read_publications
from squash.postgres.schema.queries import (
    ColumnRow,
    DefaultPrivilegeRow,
    OwnerRow,
    PresentRow,
    PrivilegeRow,
    RelationRow,
    UnsupportedRow,
)
from squash.postgres.schema.relations import read_tables, table_detail
from squash.postgres.schema.roles import RoleChoice, choose_roles
from squash.postgres.schema.routines import read_routines
from squash.postgres.schema.statistics import read_statistics
from squash.postgres.schema.tables import Table
from squash.postgres.schema.text_search import read_text_search
from squash.postgres.schema.triggers import read_triggers
from squash.postgres.schema.types import read_namespaces, read_types
from squash.postgres.schema.views import read_policies, read_rules, read_views, split_view

__all__ = [
    "Beforehand",
    "Given",
    "Members",
    "RoleChoice",
    "Schema",
    "SchemaDifference",
    "SchemaObject",
    "choose_roles",
    "compare_schemas",
    "read_all_members",
    "read_beforehand",
    "read_given",
    "read_members",
    "read_schema",
    "with_extensions",
    "without_platform",
]


_RARE: tuple[tuple[str, Callable[[Catalog], None]], ...] = (
    ("pg_language", read_languages),
    ("pg_am", read_access_methods),
    ("pg_collation", read_collations),
    ("pg_type", read_base_types),
    ("pg_range", read_ranges),
    ("pg_cast", read_casts),
    ("pg_operator", read_operators),
    ("pg_opfamily", read_operator_classes),
    ("pg_conversion", read_conversions),
    ("pg_transform", read_transforms),
    ("pg_foreign_data_wrapper", read_wrappers),
    ("pg_foreign_server", read_servers),
    ("pg_statistic_ext", read_statistics),
    ("pg_publication", read_publications),
    ("pg_event_trigger", read_event_triggers),
)
"""Kinds that few schemas have, by the catalog that says so."""
_TEXT_SEARCH = {"pg_ts_parser", "pg_ts_template", "pg_ts_dict", "pg_ts_config"}


def read_schema(
    connection: psycopg.Connection[Any],
    schema: str = "public",
    *,
    ledger: str | None = None,
    on_ledger: bool = False,
    owner: str | None = None,
    sequence_values: bool = True,
    user_mappings: bool = False,
    members: Members | None = None,
    beforehand: Beforehand | None = None,
    given: Given | None = None,
) -> Schema:
    """Read the objects of a database with a handful of queries.

    `schema` is the connection's own schema: its objects are named without it, and it is not an object itself. The
    table of the name `ledger` there is left out, and what refers to it cannot be written; with `on_ledger` it is read
    as any other table is, with what hangs on it. `owner` is the role that runs the scripts, whose objects are written
    without an owner; None is the connection's role. What cannot be written is named in `Schema.unsupported`. Without
    `sequence_values` it is not read how far sequences have counted, which takes a privilege on each and changes as a
    database is used. User mappings may hold passwords: they are written with `user_mappings` only, and else cannot be.
    `members` are those that the extensions were made with (see `read_members`); without them nothing is said of
    changes to them. Finding these takes a connection that may write, though it leaves nothing written. `beforehand` is
    what was there of roles and of the database: then these and owners are read, too, as far as they were not there.
    What is `given` (see `read_given`) is no part of the schema.
    """
    with reading(connection, schema, ledger, owner, on_ledger=on_ledger) as rows:
        catalog = Catalog(Namer(schema), connection.info.server_version, rows)
        changed = restore_members(catalog, members, connection) if members else None
        hung_on = members is not None and members.hung_on is not None
        catalog.relations = {row.oid: row for row in catalog.rows(RelationRow) if hung_on or not row.is_member}
        for column in catalog.rows(ColumnRow):
            catalog.columns.setdefault(column.relation, []).append(column)
        delay_candidates(catalog)
        read_namespaces(catalog)
        read_types(catalog)
        _read_rare(catalog, user_mappings=user_mappings)
        read_routines(catalog)
        tables = read_tables(catalog)
        read_indexes(catalog, tables)
        read_foreign_keys(catalog, tables)
        read_views(catalog)
        read_rules(catalog)
        read_triggers(catalog)
        read_policies(catalog)
        if sequence_values:
            read_sequence_values(catalog, connection)
        names = read_names(catalog)
        targets = find_targets(catalog, names)
        read_comments(catalog, targets)
        owned: tuple[str, ...] = ()
        if beforehand is None:
            owned = tuple(f"{r.kind} {r.identity}, owned by {r.owner}" for r in catalog.rows(OwnerRow) if not r.is_own)
        else:
            read_beyond_schemas(catalog, beforehand)
            read_owners(catalog, targets)
        read_privileges(catalog, targets, given)
        read_default_privileges(catalog, given)
        read_extension_dependencies(catalog, targets)
        if changed:
            read_member_changes(catalog, changed, targets)
        dependencies = Dependencies(catalog)
        catalog.unsupported += [f"{row.kind} {row.identity}" for row in catalog.rows(UnsupportedRow)]
    cycle = _break_cycles(catalog, tables, dependencies)
    if cycle:  # the objects can still be compared
        catalog.unsupported.append(f"definitions that need one another: {', '.join(sorted(cycle))}")
    drafts = {draft.identity: draft for draft in catalog.drafts}
    edges = dependencies.between(catalog.drafts, catalog.owners)
    catalog.unsupported += find_limits(catalog, edges)
    order = sorted(drafts) if cycle else sort_drafts(drafts, edges)
    objects = tuple(_object(drafts[identity], edges[identity], names) for identity in order)
    read = Schema(schema, objects, catalog.server_version, tuple(catalog.unsupported), owned)
    read = read if given is None else without_given(read, given)
    return without_given(read, members.hung_on, "extension") if members and members.hung_on else read


def read_all_members(
    connection: psycopg.Connection[Any],
    connect_empty: Callable[[], psycopg.Connection[Any]],
    schema: str = "public",
) -> Members | None:
    """Return the members as `read_members` does, and what they are made with: constraints and triggers of their tables.

    So what a history hangs on tables of extensions is read as its own.
    """
    members = read_members(connection, connect_empty, schema)
    if members is None or not any(row.catalog == "pg_class" for row in members.rows.values()):
        return members
    try:
        with with_extensions(connection, connect_empty, schema) as empty:
            nothing = Members({}, Given(Schema(schema, (), empty.info.server_version), {}, ()))
            whole = read_schema(empty, schema, members=nothing)
            other = {item.identity for item in read_schema(empty, schema).objects}
    except psycopg.Error:
        return members
    held = tuple(item for item in whole.objects if item.identity not in other)
    return Members(members.rows, Given(replace(whole, objects=held), {}, ()))


def read_given(
    connection: psycopg.Connection[Any],
    schema: str = "public",
    *,
    owner: str | None = None,
    sequence_values: bool = True,
    user_mappings: bool = False,
    owners: bool = False,
) -> Given:
    """Read what a database holds before the history, for schemas that `read_schema` reads with the same options.

    With `owners` these are read with what there was `beforehand`.
    """
    whole = read_schema(
        connection,
        schema,
        owner=owner,
        sequence_values=sequence_values,
        user_mappings=user_mappings,
        beforehand=read_beforehand(connection, owner=owner) if owners else None,
    )
    with reading(connection, schema, owner=owner) as rows:
        return given_of(whole, rows(PrivilegeRow), rows(DefaultPrivilegeRow))


def _object(draft: Draft, needs: Iterable[str], names: Mapping[Address, ObjectName]) -> SchemaObject:
    name = draft.name or (names.get(draft.addresses[0]) if draft.addresses else None)
    absent_if = draft.missing or absence(draft.kind, name)
    return SchemaObject(
        draft.kind,
        draft.identity,
        draft.definition,
        tuple(sorted(needs)),
        absent_if,
        draft.relation,
        name,
        draft.detail,
    )


def _read_rare(catalog: Catalog, *, user_mappings: bool) -> None:
    present = {row.catalog for row in catalog.rows(PresentRow)}
    for name, read in _RARE:
        if name in present:
            read(catalog)
    if present & _TEXT_SEARCH:
        read_text_search(catalog)
    if "pg_user_mapping" in present:
        read_user_mappings(catalog, written=user_mappings)


def _break_cycles(catalog: Catalog, tables: dict[int, Table], dependencies: Dependencies) -> tuple[str, ...]:
    """Write constraints and defaults of tables, and queries of views, that close a cycle as statements of their own.

    Gives the cycle that is left when nothing can give way, else nothing.
    """
    by_identity = {table.identity: table for table in tables.values()}
    while cycle := find_cycle(dependencies.between(catalog.drafts, catalog.owners)):
        split = [_split(catalog, by_identity[name], cycle, dependencies) for name in cycle if name in by_identity]
        if not any(split) and not split_view(catalog, cycle):
            return cycle
    return ()


def _split(catalog: Catalog, table: Table, cycle: Sequence[str], dependencies: Dependencies) -> bool:
    """Take those parts out of a table's definition that refer to others of the cycle; say whether there were any."""
    draft = next(d for d in catalog.drafts if d.identity == table.identity)
    generated = {("pg_attrdef", column.default_oid) for column in table.columns if column.generated}
    movable = set(draft.parts) - generated
    closing: set[Address] = set()
    for source, target in dependencies.edges:
        needed = dependencies.owner(target, catalog.owners)
        if source in movable and needed in cycle and needed != table.identity:
            closing.add(source)
    for constraint in table.constraints:
        if ("pg_constraint", constraint.oid) in closing:
            catalog.add(constraint_draft(table, constraint))
    for column in table.columns:
        if ("pg_attrdef", column.default_oid) in closing:
            catalog.add(default_draft(table, column))
    draft.parts = tuple(part for part in draft.parts if part not in closing)
    table.later |= closing
    draft.detail = detail = table_detail(catalog, table)
    draft.definition = detail.render()
    return bool(closing)
