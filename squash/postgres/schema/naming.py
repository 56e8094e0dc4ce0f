"""The names of objects in parts, from the rows that their drafts write; and how the plainest of them are looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.kinds import KINDS
from squash.postgres.schema.names import literal, quote
from squash.postgres.schema.objects import Address, ObjectName
from squash.postgres.schema.queries import (
    AccessMethodRow,
    BaseTypeRow,
    CollationRow,
    ConstraintRow,
    ConversionRow,
    EventTriggerRow,
    ExtensionRow,
    IndexRow,
    LanguageRow,
    OperatorClassRow,
    OperatorFamilyRow,
    OperatorRow,
    PolicyRow,
    PublicationRow,
    PublicationTableRow,
    RangeRow,
    RoutineRow,
    RuleRow,
    SchemaRow,
    ServerRow,
    StatisticsRow,
    TextSearchRow,
    TriggerRow,
    TypeRow,
    WrapperRow,
)


class _Named(Protocol):
    oid: int
    name: str


class _InSchema(_Named, Protocol):
    schema: str
    visible: bool


class _OnRelation(_Named, Protocol):
    relation: int


_IN_SCHEMAS: Mapping[str, tuple[type[_InSchema], ...]] = {
    "pg_class": (IndexRow,),
    "pg_type": (TypeRow, BaseTypeRow, RangeRow),
    "pg_collation": (CollationRow,),
    "pg_conversion": (ConversionRow,),
    "pg_statistic_ext": (StatisticsRow,),
}
_IN_DATABASE: Mapping[str, type[_Named]] = {
    "pg_namespace": SchemaRow,
    "pg_extension": ExtensionRow,
    "pg_language": LanguageRow,
    "pg_am": AccessMethodRow,
    "pg_foreign_data_wrapper": WrapperRow,
    "pg_foreign_server": ServerRow,
    "pg_publication": PublicationRow,
    "pg_event_trigger": EventTriggerRow,
}
_ON_RELATIONS: Mapping[str, type[_OnRelation]] = {
    "pg_trigger": TriggerRow,
    "pg_rewrite": RuleRow,
    "pg_policy": PolicyRow,
}


def read_names(catalog: Catalog) -> dict[Address, ObjectName]:
    """Return the name of each catalog row that has one, from the rows that have been read."""
    return dict([*_in_schemas(catalog), *_elsewhere(catalog), *_on_relations(catalog)])


def _in_schemas(catalog: Catalog) -> Iterator[tuple[Address, ObjectName]]:
    namer, kept = catalog.namer, catalog.rows.kept
    for oid, relation in catalog.relations.items():
        yield ("pg_class", oid), ObjectName(relation.schema, relation.name, catalog.relation_name(oid))
    for source, row_types in _IN_SCHEMAS.items():
        for row in (row for row_type in row_types for row in kept(row_type)):
            yield (source, row.oid), ObjectName(row.schema, row.name, namer.name(row.schema, row.name, row.visible))
    families: tuple[OperatorFamilyRow | OperatorClassRow, ...] = (*kept(OperatorFamilyRow), *kept(OperatorClassRow))
    # OPERATOR CLASS app.c USING btree
    for family in families:
        source = "pg_opfamily" if isinstance(family, OperatorFamilyRow) else "pg_opclass"
        name = namer.name_for(family.method, family.schema, family.name, family.visible)
        yield (source, family.oid), ObjectName(family.schema, family.name, name)
    # TEXT SEARCH DICTIONARY app.d
    for text in kept(TextSearchRow):
        yield (
            (text.catalog, text.oid),
            ObjectName(text.schema, text.name, namer.name(text.schema, text.name, text.visible)),
        )
    # FUNCTION app.f(integer, text)
    for routine in kept(RoutineRow):
        yield ("pg_proc", routine.oid), ObjectName(routine.schema, routine.name, routine.signature)
    # OPERATOR app.+(integer, text)
    for operator in kept(OperatorRow):
        schema, _, own = operator.name.rpartition(".")  # there is no dot in the name of an operator
        schema = schema.strip('"').replace('""', '"') or namer.schema
        yield ("pg_operator", operator.oid), ObjectName(schema, own, operator.signature)


def _elsewhere(catalog: Catalog) -> Iterator[tuple[Address, ObjectName]]:
    for source, row_type in _IN_DATABASE.items():
        for row in catalog.rows.kept(row_type):
            yield (source, row.oid), ObjectName("", row.name, quote(row.name))


def _on_relations(catalog: Catalog) -> Iterator[tuple[Address, ObjectName]]:
    relations, kept = catalog.relations, catalog.rows.kept

    def named(name: str, relation: int) -> ObjectName:
        return ObjectName(relations[relation].schema, name, quote(name), catalog.relation_name(relation))

    # TRIGGER g ON t
    for source, row_type in _ON_RELATIONS.items():
        for row in kept(row_type):
            if row.relation in relations:
                yield (source, row.oid), named(row.name, row.relation)
    # CONSTRAINT k ON t
    for constraint in kept(ConstraintRow):
        if constraint.relation in relations:
            yield ("pg_constraint", constraint.oid), named(constraint.name, constraint.relation)
    # ALTER PUBLICATION p ADD TABLE t
    for table in kept(PublicationTableRow):
        if table.relation in relations:
            relation = relations[table.relation]
            name = ObjectName(relation.schema, relation.name, catalog.relation_name(table.relation))
            yield ("pg_publication_rel", table.oid), name


def absence(kind: str, name: ObjectName | None) -> str:
    """Return the condition that an object is not there, for the kinds whose definition can say IF NOT EXISTS itself.

    Nothing for a user mapping: who may not read its options does not see it.
    """
    if name is None or not KINDS[kind].if_not_exists:
        return ""
    if kind == "schema":
        return f"to_regnamespace({literal(name.written)}) IS NULL"
    if kind == "extension":
        return f"NOT EXISTS (SELECT FROM pg_extension WHERE extname = {literal(name.local)})"
    if kind == "server":
        return f"NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = {literal(name.local)})"
    return f"to_regclass({literal(name.written)}) IS NULL"
