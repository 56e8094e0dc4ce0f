"""The objects of a schema as Prisma's introspection sees them: what counts in each, and what it does not see at all.

After the queries of `sql-schema-describer/src/postgres.rs` and the differ of prisma-engines; tried with the engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from squash.postgres.schema import Schema, SchemaObject
from squash.postgres.schema.details import (
    Column,
    Constraint,
    DefaultDetail,
    EnumDetail,
    ForeignKey,
    IndexDetail,
    IndexKey,
    PartitionDetail,
    TableDetail,
)
from squash.postgres.schema.names import literal, quote
from squash.postgres.schema.objects import ObjectName
from squash.postgres.schema.texts import nameless_column


@dataclass(frozen=True, slots=True)
class Item:
    """A table, column, key, index, enum …: `essence` is what Prisma compares, `whole` how it is spelled.

    `default` is the default of a column, `anonymous` the essence of what can be renamed, without its name,
    `relation` the identity of the table that it belongs to. With `unseen`, a reason, Prisma does not look at it; with
    `kept` it looks, but leaves it where the datamodel has no such thing. `classless` is the essence of a B-tree
    without operator classes, which Prisma does not read in a database. A column has its `type`, is `required` where
    it is NOT NULL and no list, and perhaps `generated`.
    """

    kind: str
    identity: str
    essence: str
    whole: str
    relation: str = ""
    default: str = ""
    anonymous: str = ""
    unseen: str = ""
    kept: str = ""
    classless: str = ""
    type: str = ""
    required: bool = False
    generated: bool = False


Partial = Literal["unseen", "kept", "seen"]
"""What Prisma does about partial indexes: since 7.4 it reads them, and with the preview feature it drops them."""

NO_WORD: Final = "a datamodel has no word for it"
AUTOINCREMENT: Final = "autoincrement()"
_SERIALS: Final = {"SMALLSERIAL": "SMALLINT", "SERIAL": "INTEGER", "BIGSERIAL": "BIGINT"}
_BOOKKEEPING: Final = (
    "sequence owner",
    "sequence value",
    "constraint names",
    "index partition",
    "extension dependency",
    "default",
)
"""Kinds that only say more of another object, which is listed itself."""


def read_items(schema: Schema, namespaces: frozenset[str], *, partial: Partial) -> Iterator[Item]:
    """Yield what a schema is made of; `namespaces` are the PostgreSQL schemas at which Prisma looks."""
    partitions = {item.detail.table for item in schema.objects if isinstance(item.detail, PartitionDetail)}
    later = {
        column_identity(item.detail.column, item.relation): item.detail.expression or ""
        for item in schema.objects
        if isinstance(item.detail, DefaultDetail)
    }
    for item in schema.objects:
        if item.kind in _BOOKKEEPING or (item.relation in partitions and item.kind != "table"):
            continue
        reason = _overlooked(item, namespaces, partitions)
        if reason:
            yield Item(item.kind, item.identity, "", item.definition, unseen=reason)
            continue
        for part in _read(item, partial):
            yield replace(part, default=later[part.identity]) if part.identity in later else part


def column_identity(name: str, table: str) -> str:
    """Return the identity of a column of a table, which has one of its own here."""
    return f"column {quote(name)} of {table}"


def _overlooked(item: SchemaObject, namespaces: frozenset[str], partitions: set[str]) -> str:
    """Return why Prisma does not look at an object; nothing when it does."""
    if item.kind not in _LOOKED_AT:
        return NO_WORD
    if item.relation in partitions:
        return "it is a partition"
    if item.kind != "extension" and item.schema not in namespaces:
        return "its schema is not in the datasource"
    return ""


_LOOKED_AT: Final = ("table", "index", "foreign key", "constraint", "enum", "extension")


def _read(item: SchemaObject, partial: Partial) -> Iterator[Item]:
    match item.detail:
        case TableDetail() as table:
            yield from _table(item, table)
        case Constraint() as constraint:
            yield _constraint(item, constraint)
        case ForeignKey() as key:
            yield _foreign_key(item, key)
        case IndexDetail() as index:
            yield _index(item, index, partial)
        case EnumDetail(labels=labels):  # the order of its values is not seen
            yield Item("enum", item.identity, ", ".join(sorted(map(literal, labels))), item.definition)
        case _:
            kept = "Prisma keeps what the datasource does not name"
            yield Item(item.kind, item.identity, "", item.definition, kept=kept)


def _table(item: SchemaObject, table: TableDetail) -> Iterator[Item]:
    yield Item("table", item.identity, "", f"CREATE TABLE {_relation(item)}", item.identity)
    what = " ".join(["UNLOGGED"] * table.unlogged + [table.tail.strip()]).strip()
    # CREATE UNLOGGED TABLE t (…)
    if what:
        yield Item("storage", f"storage of {item.identity}", "", what, item.identity, unseen=f"{what}: {NO_WORD}")
    for column in table.every_column:
        yield _column(item, column)
    for constraint in table.constraints:
        yield _constraint(item, constraint)


def _relation(item: SchemaObject) -> str:
    """Return the written name of a table, or of the table that a constraint is on."""
    return (item.name.on or item.name.written) if item.name else ""


def _column(table: SchemaObject, column: Column) -> Item:
    """Read a column: Prisma sees type, nullability (not of lists) and default, and any sequence as autoincrement.

    A generated column has its expression as default, to Prisma.
    """
    type_, default = column.type, column.generated or column.default
    # id SERIAL; id int GENERATED ALWAYS AS IDENTITY; id int DEFAULT nextval('s')
    if type_ in _SERIALS or column.identity or column.default.startswith("nextval("):
        type_, default = _SERIALS.get(type_, type_), AUTOINCREMENT
    required = column.not_null and not type_.endswith("[]")
    whole = nameless_column(column).render()
    identity = column_identity(column.name, table.identity)
    return Item(
        "column",
        identity,
        f"{type_}{' NOT NULL' if required else ''}",
        whole,
        table.identity,
        default,
        type=type_,
        required=required,
        generated=bool(column.generated),
    )


def _constraint(table: SchemaObject, constraint: Constraint) -> Item:
    """Read a constraint: keys are Prisma's, a unique one is an index to it, the rest it cannot say."""
    name, whole = quote(constraint.name), constraint.render()
    # PRIMARY KEY (a)
    if constraint.type == "p":
        identity = f"primary key of {table.relation}"
        return Item("primary key", identity, f"{name} {constraint.keys}", whole, table.relation)
    # UNIQUE (a)
    if constraint.type == "u":
        relation, namespace = _relation(table), f"{quote(table.schema)}."
        keys = f"{relation}{constraint.keys}"
        essence = f"CREATE UNIQUE INDEX {name} ON {keys}"
        identity = f"index {namespace if relation.startswith(namespace) else ''}{name}"
        return Item("index", identity, essence, whole, table.relation, anonymous=f"UNIQUE {keys}")
    return Item("constraint", f"constraint {name} on {table.relation}", "", whole, table.relation, unseen=NO_WORD)


def _index(item: SchemaObject, index: IndexDetail, partial: Partial) -> Item:
    """Read an index: Prisma sees its keys, their classes and their order, not collations, nulls, parameters.

    Columns that it only includes are keys to Prisma.
    """
    included = tuple(IndexKey(column, "", descending=False) for column in index.included)
    unseen = ""
    if index.on != "table":
        unseen = f"it is on a {index.on}"
    # CREATE INDEX i ON t (lower(a))
    elif not all(key.column for key in index.keys):
        unseen = "it has expressions"
    # CREATE INDEX i ON t (a) WHERE b
    elif index.where and partial == "unseen":
        unseen = "it is partial"
    unique = "UNIQUE " if index.unique else ""
    condition = f" WHERE {index.where}" if index.where and partial == "seen" else ""

    def body(*, classes: bool) -> str:
        keys = ", ".join(_key(key, classes=classes) for key in (*index.keys, *included))
        return f"{index.relation}{index.method}({keys}){condition}"

    start = f"CREATE {unique}INDEX {quote(item.name.local if item.name else '')} ON "
    whole = body(classes=True)
    plain = whole if index.method else body(classes=False)
    return Item(
        "index",
        item.identity,
        start + whole,
        item.definition,
        item.relation,
        classless=start + plain,
        anonymous=unique + whole,
        unseen=unseen,
        kept="it is partial" if index.where and partial == "kept" else "",
    )


def _key(key: IndexKey, *, classes: bool) -> str:
    if not key.column:
        return ""
    operator_class = f" {key.operator_class}" if key.operator_class and classes else ""
    return f"{quote(key.column)}{operator_class}{' DESC' if key.descending else ''}"


def _foreign_key(item: SchemaObject, key: ForeignKey) -> Item:
    name = item.name or ObjectName("", "", "")
    return Item(
        "foreign key",
        item.identity,
        f"ALTER TABLE {name.on} ADD CONSTRAINT {name.written} {key.essentials}",
        item.definition,
        item.relation,
        anonymous=f"{item.relation} {key.essentials}",
    )
