"""The database that a datamodel declares: tables, enums and extensions, with the names that PostgreSQL knows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from squash.prisma.datamodel.syntax import Position


@dataclass(frozen=True, slots=True)
class DeclaredName:
    """A name in the database; `schema` is empty for the connection's own (a datasource without `schemas`)."""

    schema: str
    name: str

    def __str__(self) -> str:
        return ".".join(quote(part) for part in (self.schema, self.name) if part)


@dataclass(frozen=True, slots=True)
class DeclaredColumn:
    """A column: `type` as Prisma writes it (`TEXT[]`, `TIMESTAMP(3)`, `"Role"`), `default` as SQL or empty.

    `serial` is for `autoincrement()`: the type is then written SERIAL, and the default is the sequence's. `enum`
    names the enum that the type is, if it is one. `field` and `position` say where it is declared; the two columns
    of an implicit many-to-many table have no field. `generated` is for a column whose default is to be written as what
    generates it: Prisma has no word for that, and never sets it.
    """

    name: str
    type: str
    nullable: bool
    default: str
    serial: bool
    enum: DeclaredName | None
    field: str
    position: Position
    generated: bool = False


@dataclass(frozen=True, slots=True)
class PrimaryKey:
    """The primary key: the constraint's name and its columns."""

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A column of an index: `operator_class` and `order` (`ASC`, `DESC`) are empty where nothing is said."""

    column: str
    operator_class: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """An index; `method` is PostgreSQL's word (`btree`, `gin` …), `predicate` the SQL of a partial one, or empty."""

    name: str
    unique: bool
    method: str
    keys: tuple[Key, ...]
    predicate: str
    position: Position


@dataclass(frozen=True, slots=True)
class DeclaredForeignKey:
    """A foreign key; the actions are SQL's words."""

    name: str
    columns: tuple[str, ...]
    referenced: DeclaredName
    referenced_columns: tuple[str, ...]
    on_delete: str
    on_update: str
    position: Position


@dataclass(frozen=True, slots=True)
class DeclaredTable:
    """A table; `model` is empty for that of an implicit many-to-many relation."""

    name: DeclaredName
    model: str
    columns: tuple[DeclaredColumn, ...]
    primary_key: PrimaryKey | None
    indexes: tuple[Index, ...]
    foreign_keys: tuple[DeclaredForeignKey, ...]
    position: Position

    def column(self, name: str) -> DeclaredColumn | None:
        """Return a column by its name in the database."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, slots=True)
class Enum:
    """An enum type with its values in the database."""

    name: DeclaredName
    values: tuple[str, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension of the datasource; schema and version may be empty."""

    name: str
    schema: str
    version: str


@dataclass(frozen=True, slots=True)
class Datamodel:
    """A datamodel: the files it was read from, and what it declares, in the order in which Prisma creates it.

    `tables` holds the models' first, then those of implicit many-to-many relations. `views` names the relations that
    a `view` block stands for: Prisma does not create them. `ignored` names the tables whose model says `@@ignore`.
    `namespaces` are the schemas of the datasource, none where it lists none. `version` is the major and minor version
    of Prisma for which it is rendered, `preview_features` what its generators ask for.
    """

    files: tuple[Path, ...]
    version: tuple[int, int]
    preview_features: tuple[str, ...]
    namespaces: tuple[str, ...]
    extensions: tuple[Extension, ...]
    enums: tuple[Enum, ...]
    tables: tuple[DeclaredTable, ...]
    views: tuple[DeclaredName, ...]
    ignored: tuple[DeclaredName, ...]

    @property
    def schemas(self) -> tuple[str, ...]:
        """The schemas that something is in, sorted; an empty name is the connection's own."""
        return tuple(sorted({table.name.schema for table in self.tables} | {enum.name.schema for enum in self.enums}))

    def table(self, name: str, schema: str = "") -> DeclaredTable | None:
        """Return a table by its name in the database."""
        return next((table for table in self.tables if table.name == DeclaredName(schema, name)), None)


def quote(name: str) -> str:
    """Write a name as an SQL identifier, always quoted, as Prisma does."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Write text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"
