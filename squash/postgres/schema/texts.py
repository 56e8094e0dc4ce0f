"""What other rooms ask of definitions as texts, and the changes that they make to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from squash.postgres.schema.details import (
    AddedColumn,
    Column,
    Constraint,
    DomainDetail,
    EnumDetail,
    ExtensionDetail,
    GrantDetail,
    TableDetail,
)
from squash.postgres.schema.names import identifiers, literal, quote, with_identifiers
from squash.postgres.schema.objects import ObjectName, Schema, SchemaObject


def if_not_exists(item: SchemaObject) -> str:
    """Return a definition that does nothing where the object is there, of a kind that looks for it itself."""
    words = 3 if item.definition.startswith(("CREATE UNLOGGED ", "CREATE FOREIGN ")) else 2
    *head, rest = item.definition.split(" ", words)
    return f"{' '.join(head)} IF NOT EXISTS {rest}"


def in_block(item: SchemaObject) -> str:
    """Return a definition as a statement of PL/pgSQL, where a SELECT without target is a PERFORM."""
    return f"PERFORM{item.definition.removeprefix('SELECT')}" if item.kind == "sequence value" else item.definition


_NO_DATA = "\nWITH NO DATA"


def is_unpopulated(item: SchemaObject) -> bool:
    """Return whether an object is a materialized view that was never filled, or is emptied."""
    return item.kind == "materialized view" and item.definition.endswith(_NO_DATA)


def unpopulated(item: SchemaObject) -> SchemaObject:
    """Return a materialized view so that its query is not run when it is made; any other object as it is."""
    if item.kind != "materialized view" or is_unpopulated(item):
        return item
    return replace(item, definition=item.definition + _NO_DATA)


def populated(item: SchemaObject) -> SchemaObject:
    """Return a materialized view that is filled when it is made; any other object as it is."""
    return replace(item, definition=item.definition.removesuffix(_NO_DATA)) if is_unpopulated(item) else item


def mentions(item: SchemaObject) -> set[str]:
    """Return every identifier in the definition of an object; not what stands in strings."""
    return identifiers(item.definition)


def changed(
    item: SchemaObject,
    detail: TableDetail | AddedColumn | EnumDetail | DomainDetail | ExtensionDetail | GrantDetail,
) -> SchemaObject:
    """Return an object with another detail, and the definition that it gives."""
    return replace(item, detail=detail, definition=detail.render())


def renamed(item: SchemaObject, names: Mapping[str, str]) -> SchemaObject:
    """Return an object with quoted identifiers replaced, old by new, and without the detail that it had."""
    absent_if = item.absent_if
    for old, new in names.items():
        absent_if = absent_if.replace(quote(old), quote(new)).replace(literal(old), literal(new))
    return replace(item, definition=with_identifiers(item.definition, names), absent_if=absent_if, detail=None)


def nameless(item: SchemaObject) -> SchemaObject:
    """Return an object without the names of NOT NULL constraints.

    Catalogs hold them since 17 for domains, since 18 for tables.
    """
    match item.detail:
        case TableDetail() as table:
            columns = tuple(map(nameless_column, table.columns))
            return changed(item, replace(table, columns=columns, constraints=tuple(map(_nameless, table.constraints))))
        case AddedColumn() as added:
            return changed(item, replace(added, column=nameless_column(added.column)))
        case DomainDetail() as domain if domain.not_null >= 0:
            before, after = domain.clauses[: domain.not_null], domain.clauses[domain.not_null + 1 :]
            return changed(item, replace(domain, clauses=(*before, "NOT NULL", *after)))
        case _:
            return item


def nameless_column(column: Column) -> Column:
    """Return a column without the name of its NOT NULL constraint."""
    return replace(column, not_null_name="")


def _nameless(constraint: Constraint) -> Constraint:
    return replace(constraint, name="") if constraint.type == "n" else constraint


_PRINTED_TYPE = re.compile(
    r"""(?:(?P<schema>"(?:[^"]|"")+"|[a-z_][a-z\d_]*)\.)?(?P<name>"(?:[^"]|"")+"|[a-z_][a-z\d_]*)(?:\[\])*"""
)


def is_of_type(column: Column, name: ObjectName) -> bool:
    """Return whether a column has a type of the user, or a list of it; the server quotes only names that need it."""
    printed = _PRINTED_TYPE.fullmatch(column.type)
    if printed is None:
        return False
    schema, local = (_unquoted(part or "") for part in printed.group("schema", "name"))
    return local == name.local and schema in ("", name.schema)


def _unquoted(name: str) -> str:
    return name[1:-1].replace('""', '"') if name.startswith('"') else name


_PLAIN = re.compile(r"[a-z_][a-z0-9_]*")


def naming_schemas(schema: Schema) -> tuple[str, ...]:
    """Return the identities of the objects whose statements name a schema: they are the same with every `?schema=`.

    All the others are built in whatever schema the baseline is run in. A name inside a function's body counts too.
    """
    names = [schema.name, *(item.name.local for item in schema.objects if item.kind == "schema" and item.name)]
    written = "|".join(re.escape(quote(name)) + (f"|{name}" if _PLAIN.fullmatch(name) else "") for name in names)
    naming = re.compile(rf"""(?<![\w$".])(?:(?:{written})\s*\.|SCHEMA (?:{written})(?![\w$"]))""")
    return tuple(
        item.identity
        for item in schema.objects
        if naming.search(item.definition) or naming.search(item.absent_if) or "search_path" in item.definition
    )
