"""A datamodel as the script that Prisma's engine makes of it: `migrate diff --from-empty --to-schema … --script`.

Order and text are those of `sql_schema_differ.rs` and of the PostgreSQL renderer in prisma-engines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from squash.prisma.datamodel.declared import (
    Datamodel,
    DeclaredColumn,
    DeclaredForeignKey,
    DeclaredName,
    DeclaredTable,
    Extension,
    Index,
    Key,
    literal,
    quote,
)

SERIAL = {"SMALLINT": "SMALLSERIAL", "INTEGER": "SERIAL", "BIGINT": "BIGSERIAL"}


def render(datamodel: Datamodel, schema: str = "public") -> str:
    """Return the script; `schema` is the connection's own, which Prisma 7 makes sure of.

    It is what Prisma writes, but for single quotes in the values of enums, which Prisma forgets to double.
    """
    if datamodel.version >= (7, 0):
        datamodel = _seen_from(datamodel, schema)
    script = "\n".join(f"-- {title}\n{statement};\n" for title, statement in _steps(datamodel, schema))
    return script or "-- This is an empty migration.\n"


def _seen_from(datamodel: Datamodel, schema: str) -> Datamodel:
    """Leave out the connection's own schema before names, as Prisma 7 does; its 6 wrote it where `schemas` lists it."""

    def own(name: DeclaredName) -> DeclaredName:
        return DeclaredName("", name.name) if name.schema == schema else name

    def column(each: DeclaredColumn) -> DeclaredColumn:
        if each.enum is None or each.enum.schema != schema:
            return each
        written, short = str(each.enum), str(own(each.enum))
        default = each.default.replace(f"::{written}", f"::{short}")
        return replace(each, type=each.type.replace(written, short), default=default, enum=own(each.enum))

    return replace(
        datamodel,
        enums=tuple(replace(enum, name=own(enum.name)) for enum in datamodel.enums),
        tables=tuple(
            replace(
                table,
                name=own(table.name),
                columns=tuple(map(column, table.columns)),
                foreign_keys=tuple(replace(key, referenced=own(key.referenced)) for key in table.foreign_keys),
            )
            for table in datamodel.tables
        ),
    )


def _steps(datamodel: Datamodel, schema: str) -> Iterator[tuple[str, str]]:
    for name in sorted({each or schema for each in datamodel.schemas if each or datamodel.version >= (7, 0)}):
        yield "CreateSchema", f"CREATE SCHEMA IF NOT EXISTS {quote(name)}"
    for extension in datamodel.extensions:
        yield "CreateExtension", _create_extension(extension)
    for enum in datamodel.enums:
        yield "CreateEnum", f"CREATE TYPE {enum.name} AS ENUM ({', '.join(map(literal, enum.values))})"
    for table in datamodel.tables:
        yield "CreateTable", create_table(table)
    for table in datamodel.tables:
        for index in table.indexes:
            yield "CreateIndex", create_index(table, index)
    for table in datamodel.tables:
        for key in table.foreign_keys:
            yield "AddForeignKey", add_foreign_key(table, key)


def _create_extension(extension: Extension) -> str:
    schema = f" SCHEMA {quote(extension.schema)}" if extension.schema else ""
    version = f" VERSION {quote(extension.version)}" if extension.version else ""
    options = f" WITH{schema}{version}" if schema or version else ""
    return f"CREATE EXTENSION IF NOT EXISTS {quote(extension.name)}{options}"


def create_table(table: DeclaredTable) -> str:
    """Write CREATE TABLE, without the final semicolon."""
    lines = ",\n".join(f"    {column_definition(column)}" for column in table.columns)
    if table.primary_key:
        columns = ",".join(map(quote, table.primary_key.columns))
        lines += f",\n\n    CONSTRAINT {quote(table.primary_key.name)} PRIMARY KEY ({columns})"
    return f"CREATE TABLE {table.name} (\n{lines}\n)"


def column_definition(column: DeclaredColumn) -> str:
    """Write a column as CREATE TABLE and ADD COLUMN take it."""
    written = SERIAL.get(column.type, column.type) if column.serial else column.type
    null = "" if column.nullable else " NOT NULL"
    value = f" DEFAULT {column.default}" if column.default else ""
    if column.generated:
        value = f" GENERATED ALWAYS AS ({column.default}) STORED"
    return f"{quote(column.name)} {written}{null}{value}"


def create_index(table: DeclaredTable, index: Index) -> str:
    """Write CREATE INDEX, without the final semicolon."""
    unique = "UNIQUE " if index.unique else ""
    method = "" if index.method == "btree" else f" USING {index.method.upper()} "
    where = f" WHERE {index.predicate}" if index.predicate else ""
    keys = ", ".join(map(_key, index.keys))
    return f"CREATE {unique}INDEX {quote(index.name)} ON {table.name}{method}({keys}){where}"


def _key(key: Key) -> str:
    return " ".join(part for part in (quote(key.column), key.operator_class, key.order) if part)


def add_foreign_key(table: DeclaredTable, key: DeclaredForeignKey) -> str:
    """Write ALTER TABLE … ADD CONSTRAINT, without the final semicolon."""
    columns, referenced = (", ".join(map(quote, names)) for names in (key.columns, key.referenced_columns))
    return (
        f"ALTER TABLE {table.name} ADD CONSTRAINT {quote(key.name)} FOREIGN KEY ({columns})"
        f" REFERENCES {key.referenced}({referenced}) ON DELETE {key.on_delete} ON UPDATE {key.on_update}"
    )
