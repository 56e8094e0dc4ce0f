"""From the tree to the database that it declares: names looked up, relations paired, what is wrong refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from squash.errors import DatamodelError
from squash.prisma.datamodel.columns import SCALARS, column_of, map_name
from squash.prisma.datamodel.constraint_names import primary_key_name
from squash.prisma.datamodel.declared import (
    Datamodel,
    DeclaredColumn,
    DeclaredName,
    DeclaredTable,
    Enum,
    Extension,
    Index,
    PrimaryKey,
)
from squash.prisma.datamodel.indexes import index_of, listed, refuse_options
from squash.prisma.datamodel.relations import Model, foreign_keys, join_tables
from squash.prisma.datamodel.syntax import (
    Array,
    Attribute,
    Block,
    Call,
    Config,
    Constant,
    Declaration,
    EnumBlock,
    Field,
    Position,
    String,
    find_attribute,
)

POSTGRESQL = ("postgresql", "postgres")
OTHERS = ("cockroachdb", "mongodb", "mysql", "sqlite", "sqlserver")


@dataclass(frozen=True, slots=True)
class Datasource:
    """What the datasource says: its schemas (none for the connection's own), extensions, and who keeps relations."""

    schemas: tuple[str, ...]
    extensions: tuple[Extension, ...]
    foreign_keys: bool


def resolve(blocks: Sequence[Block], files: tuple[Path, ...], version: tuple[int, int]) -> Datamodel:
    """Return what the blocks of all files declare, for a version of Prisma.

    Raises DatamodelError, with file, line and column, for what Prisma would not take.
    """
    source = _source(blocks)
    declarations = [block for block in blocks if isinstance(block, Declaration)]
    enum_blocks = [block for block in blocks if isinstance(block, EnumBlock)]
    _refuse_doubles([*declarations, *enum_blocks])
    enums = {block.name: _enum(block, source) for block in enum_blocks}
    models: dict[str, Model] = {}
    kinds = {declaration.name for declaration in declarations}
    for declaration in declarations:
        models[declaration.name] = _model(declaration, source, enums, kinds)
    keys = foreign_keys(models, source.foreign_keys, version)
    tables = tuple(
        DeclaredTable(
            model.name,
            model.block.name,
            tuple(model.columns.values()),
            model.primary_key,
            _indexes(model),
            tuple(keys.get(model.block.name, ())),
            model.block.position,
        )
        for model in models.values()
        if not model.is_view
    )
    tables += tuple(join_tables(models, source.foreign_keys, version))
    _refuse_double_tables(tables)
    _refuse_double_indexes(tables)
    return Datamodel(
        files=files,
        version=version,
        preview_features=tuple(_preview_features(blocks)),
        namespaces=source.schemas,
        extensions=source.extensions,
        enums=tuple(enum for enum, _ in enums.values()),
        tables=tables,
        views=tuple(model.name for model in models.values() if model.is_view),
        ignored=tuple(m.name for m in models.values() if find_attribute(m.block.attributes, "ignore")),
    )


# --- The datasource -----------------------------------------------------------------------------------------


def _source(blocks: Iterable[Block]) -> Datasource:
    sources = [block for block in blocks if isinstance(block, Config) and block.kind == "datasource"]
    if not sources:
        return Datasource((), (), foreign_keys=True)
    if len(sources) > 1:
        raise DatamodelError(f"{sources[1].position}: there is a second datasource; Prisma takes one")
    source = sources[0]
    provider = source.get("provider")
    if isinstance(provider, String) and provider.text not in POSTGRESQL:
        known = f"the provider is {provider.text}" if provider.text in OTHERS else f'"{provider.text}" is no provider'
        raise DatamodelError(
            f"{provider.position}: {known}, but only postgresql can be squashed",
            hint="name the schema.prisma of the PostgreSQL database",
        )
    mode = source.get("relationMode")
    schemas = source.get("schemas")
    names = [item.text for item in schemas.items if isinstance(item, String)] if isinstance(schemas, Array) else []
    if schemas is not None and not names:
        raise DatamodelError(f"{schemas.position}: schemas lists none")
    return Datasource(
        tuple(names),
        tuple(sorted(_extensions(source), key=lambda extension: extension.name)),
        foreign_keys=not (isinstance(mode, String) and mode.text == "prisma"),
    )


def _preview_features(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        value = block.get("previewFeatures") if isinstance(block, Config) else None
        yield from (item.text for item in value.items if isinstance(item, String)) if isinstance(value, Array) else ()


def _extensions(source: Config) -> Iterator[Extension]:
    value = source.get("extensions")
    for item in value.items if isinstance(value, Array) else ():
        # extensions = [citext]
        if isinstance(item, Constant):
            yield Extension(item.name, "", "")
        # extensions = [uuidOssp(map: "uuid-ossp", schema: "ext")]
        elif isinstance(item, Call):
            said = {a.name: a.value.text for a in item.arguments if isinstance(a.value, String)}
            yield Extension(said.get("map", item.name), said.get("schema", ""), said.get("version", ""))
        else:
            raise DatamodelError(f"{item.position}: an extension is a name, perhaps with (map, schema, version)")


# --- Enums and models ---------------------------------------------------------------------------------------


def _enum(block: EnumBlock, source: Datasource) -> tuple[Enum, Mapping[str, str]]:
    values: dict[str, str] = {}
    for value in block.values:
        if value.name in values:
            raise DatamodelError(f"{value.position}: enum {block.name} has two values {value.name}")
        values[value.name] = map_name(value.attributes, value.name)
    if not values:
        raise DatamodelError(f"{block.position}: enum {block.name} has no value")
    name = DeclaredName(_schema(block, source), map_name(block.attributes, block.name))
    return Enum(name, tuple(values.values()), block.position), values


def _schema(block: EnumBlock | Declaration, source: Datasource) -> str:
    """Return the schema that `@@schema` names; empty where the datasource lists none."""
    attribute = find_attribute(block.attributes, "schema")
    value = attribute.get("map", unnamed=True) if attribute else None
    if not source.schemas:
        if attribute:
            raise DatamodelError(f"{attribute.position}: @@schema needs `schemas` in the datasource")
        return ""
    if not isinstance(value, String):
        raise DatamodelError(f"{block.position}: {block.name} says no @@schema, but the datasource has `schemas`")
    if value.text not in source.schemas:
        raise DatamodelError(f'{value.position}: schema "{value.text}" is not among those of the datasource')
    return value.text


def _model(
    block: Declaration, source: Datasource, enums: Mapping[str, tuple[Enum, Mapping[str, str]]], declared: set[str]
) -> Model:
    if block.kind == "type":
        raise DatamodelError(f"{block.position}: composite types are for MongoDB, and {block.name} is one")
    _refuse_doubles(block.fields)
    _refuse_unknown(block)
    scalars = [field for field in block.fields if field.unsupported or field.type not in declared]
    for field in scalars:
        if not (field.unsupported or field.type in SCALARS or field.type in enums):
            raise DatamodelError(
                f"{field.type_position}: {field.type} is no type of Prisma's, no enum and no model of this datamodel"
            )
    columns = {field.name: column_of(field, enums) for field in scalars}
    _refuse_double_columns(columns.values(), block)
    name = DeclaredName(_schema(block, source), map_name(block.attributes, block.name))
    model = Model(block, name, columns, _primary_key(block, name.name, columns))
    _refuse_keyless(model)
    return model


def _primary_key(block: Declaration, table: str, columns: Mapping[str, DeclaredColumn]) -> PrimaryKey | None:
    marked = [(a, [field.name]) for field in block.fields for a in field.attributes if a.name == "id"]
    whole = find_attribute(block.attributes, "id")
    # @@id([a, b])
    if whole:
        marked.append((whole, list(field_names(whole, block))))
    if len(marked) > 1:
        raise DatamodelError(f"{marked[1][0].position}: {block.name} has a second primary key")
    if not marked:
        return None
    attribute, fields = marked[0]
    keys = listed(whole, block.name) if whole else ()
    places: list[Attribute | Call] = [attribute, *(key for key in keys if isinstance(key, Call))]
    for place in places:
        refuse_options(place, "length", "sort", "clustered")
    for field in fields:
        if field not in columns:
            raise DatamodelError(f"{attribute.position}: {block.name} has no column for a field {field}")
    mapped = attribute.get("map")
    name = mapped.text if isinstance(mapped, String) else primary_key_name(table)
    return PrimaryKey(name, tuple(columns[field].name for field in fields))


def field_names(attribute: Attribute, block: Declaration) -> Iterator[str]:
    """Return the fields that an attribute lists."""
    for item in listed(attribute, block.name):
        if not isinstance(item, Constant | Call):
            raise DatamodelError(f"{item.position}: this is no field of {block.name}")
        yield item.name


def _indexes(model: Model) -> tuple[Index, ...]:
    """Return the indexes in Prisma's order: `@unique` of the fields, then each `@@index`, then each `@@unique`."""
    of_fields = [(a, field) for field in model.block.fields for a in field.attributes if a.name == "unique"]
    of_model = [a for name in ("index", "unique") for a in model.block.attributes if a.name == name]
    fulltext = find_attribute(model.block.attributes, "fulltext")
    if fulltext:
        raise DatamodelError(f"{fulltext.position}: @@fulltext is for MySQL")
    return (
        *(index_of(attribute, model, field) for attribute, field in of_fields),
        *(index_of(attribute, model) for attribute in of_model),
    )


FIELD_ATTRIBUTES = ("id", "unique", "default", "updatedAt", "map", "relation", "ignore")
BLOCK_ATTRIBUTES = ("id", "unique", "index", "fulltext", "map", "schema", "ignore", "shardKey")


def _refuse_unknown(block: Declaration) -> None:
    of_fields = [(a, FIELD_ATTRIBUTES, "@") for field in block.fields for a in field.attributes if "." not in a.name]
    for attribute, known, mark in (*of_fields, *((a, BLOCK_ATTRIBUTES, "@@") for a in block.attributes)):
        if attribute.name not in known:
            raise DatamodelError(f"{attribute.position}: {mark}{attribute.name} is no attribute that Prisma knows")


def _refuse_keyless(model: Model) -> None:
    """Refuse a model whose rows nothing tells apart: no key, and no unique key without NULL."""
    if model.is_view or model.primary_key or find_attribute(model.block.attributes, "ignore"):
        return
    required = {field.name for field in model.block.fields if field.arity == "required"}
    uniques = [{field.name} for field in model.block.fields if find_attribute(field.attributes, "unique")]
    uniques += [set(field_names(a, model.block)) for a in model.block.attributes if a.name == "unique"]
    if not any(unique <= required for unique in uniques):
        raise DatamodelError(
            f"{model.block.position}: model {model.block.name} has no key: no @id, and no @unique on required fields",
            hint="give it one, or @@ignore",
        )


# --- What is there twice ------------------------------------------------------------------------------------


def _refuse_doubles(items: Iterable[Declaration | EnumBlock | Field]) -> None:
    first: dict[str, Position] = {}
    for item in items:
        if item.name in first:
            raise DatamodelError(f"{item.position}: {item.name} is declared already, at {first[item.name]}")
        first[item.name] = item.position
        if isinstance(item, Declaration | EnumBlock) and item.name in SCALARS:
            raise DatamodelError(f"{item.position}: {item.name} is the name of a type of Prisma's")


def _refuse_double_columns(columns: Iterable[DeclaredColumn], block: Declaration) -> None:
    first: dict[str, DeclaredColumn] = {}
    for column in columns:
        if column.name in first:
            raise DatamodelError(
                f"{column.position}: fields {first[column.name].field} and {column.field} of {block.name}"
                f' are both column "{column.name}"'
            )
        first[column.name] = column


def _refuse_double_tables(tables: Iterable[DeclaredTable]) -> None:
    first: dict[DeclaredName, DeclaredTable] = {}
    for table in tables:
        if table.name in first:
            raise DatamodelError(
                f"{table.position}: table {table.name} is declared already, at {first[table.name].position}"
            )
        first[table.name] = table


def _refuse_double_indexes(tables: Iterable[DeclaredTable]) -> None:
    """Refuse a name that two indexes or primary keys of a schema have."""
    first: dict[DeclaredName, Position] = {}
    for table in tables:
        keys = [(table.primary_key.name, table.position)] if table.primary_key else []
        for name, position in (*keys, *((index.name, index.position) for index in table.indexes)):
            full = DeclaredName(table.name.schema, name)
            if full in first:
                raise DatamodelError(
                    f"{position}: the name {full} is taken already, at {first[full]}",
                    hint='name one of them otherwise: map: "…"',
                )
            first[full] = position
