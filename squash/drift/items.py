"""The objects of a schema as Prisma's introspection sees them: what counts in each, and what it does not see at all.

After the queries of `sql-schema-describer/src/postgres.rs` and the differ of prisma-engines; tried with the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from squash.schema import Schema, SchemaObject
from squash.schema.names import closing, quote, split_list


@dataclass(frozen=True, slots=True)
class Item:
    """A table, column, key, index, enum …: `definition` is what Prisma compares, `whole` how it is spelled.

    `default` is the default of a column, `anonymous` the definition of what can be renamed, without its name,
    `relation` the identity of the table that it belongs to. With `unseen`, a reason, Prisma does not look at it; with
    `kept` it looks, but leaves it where the datamodel has no such thing. `classless` is the definition of a B-tree
    without operator classes, which Prisma does not read in a database.
    """

    kind: str
    identity: str
    definition: str
    whole: str
    relation: str = ""
    default: str = ""
    anonymous: str = ""
    unseen: str = ""
    kept: str = ""
    classless: str = ""


Partial = Literal["unseen", "kept", "seen"]
"""What Prisma does about partial indexes: since 7.4 it reads them, and with the preview feature it drops them."""

NO_WORD: Final = "a datamodel has no word for it"
AUTOINCREMENT: Final = "autoincrement()"
_SERIALS: Final = {"SMALLSERIAL": "SMALLINT", "SERIAL": "INTEGER", "BIGSERIAL": "BIGINT"}
_KEY_TAILS: Final = (
    " DEFERRABLE INITIALLY DEFERRED", " DEFERRABLE", " NOT ENFORCED", " NOT VALID", " MATCH FULL",
)  # fmt: skip
_PLAIN: Final = "abcdefghijklmnopqrstuvwxyz0123456789_$"
_BOOKKEEPING: Final = (
    "sequence owner", "sequence value", "constraint names", "index partition", "extension dependency", "default",
)  # fmt: skip
"""Kinds that only say more of another object, which is listed itself."""


def read_items(schema: Schema, namespaces: frozenset[str], *, partial: Partial) -> Iterator[Item]:
    """Yield what a schema is made of; `namespaces` are the PostgreSQL schemas at which Prisma looks."""
    partitions = {
        "table " + item.identity.removeprefix("partition ").partition(" of table ")[0]
        for item in schema.objects
        if item.kind == "partition"
    }
    later = {
        item.identity.removeprefix("default of "): item.definition.partition(" SET DEFAULT ")[2]
        for item in schema.objects
        if item.kind == "default"
    }
    for item in schema.objects:
        if item.kind in _BOOKKEEPING or (item.relation in partitions and item.kind != "table"):
            continue
        reason = _overlooked(item, schema.name, namespaces, partitions)
        if reason:
            yield Item(item.kind, item.identity, "", item.definition, unseen=reason)
        elif item.kind == "index":
            yield _index(item, partial=partial)
        else:
            for part in _READERS[item.kind](item):
                yield replace(part, default=later[part.identity]) if part.identity in later else part


def _overlooked(item: SchemaObject, own: str, namespaces: frozenset[str], partitions: set[str]) -> str:
    """Give why Prisma does not look at an object; nothing when it does."""
    if item.kind not in ("index", *_READERS):
        return NO_WORD
    if item.relation in partitions:
        return "it is a partition"
    if item.kind != "extension" and _namespace(item, own) not in namespaces:
        return "its schema is not in the datasource"
    return ""


def _namespace(item: SchemaObject, own: str) -> str:
    name = (item.relation or item.identity).partition(" ")[2]
    first = split_name(name)
    return first[0] if len(first) == 2 else own


def split_name(name: str) -> list[str]:
    """Split a quoted name, perhaps with its schema, into its parts."""
    return [part.replace('""', '"') for part in name[1:-1].split('"."')]


def take_name(text: str) -> tuple[str, str]:
    """Split text that begins with a quoted name after it."""
    end = 1
    while text[end] != '"' or text[end + 1 : end + 2] == '"':
        end += 2 if text[end] == '"' else 1
    return text[: end + 1], text[end + 1 :]


def _table(item: SchemaObject) -> Iterator[Item]:
    name = item.identity.removeprefix("table ")
    yield Item("table", item.identity, "", f"CREATE TABLE {name}", item.identity)
    head, _, tail = item.definition.rpartition("\n)")
    if (head and tail) or not item.definition.startswith("CREATE TABLE "):
        what = " ".join([*item.definition.split(" ", 2)[1:2], tail]).replace("TABLE ", "").strip()
        yield Item("storage", f"storage of {item.identity}", "", what, item.identity, unseen=f"{what}: {NO_WORD}")
    for kind, part, line in item.parts:
        if kind == "column":
            yield _column(item, part, line)
        else:
            yield _constraint(item, line)


def _column(table: SchemaObject, name: str, line: str) -> Item:
    """Take a column apart: Prisma sees type, nullability (not of lists) and default, and any sequence as autoincrement.

    A generated column has its expression as default, to Prisma.
    """
    rest = line[len(quote(name)) + 1 :]
    place = min((found for word in (" DEFAULT ", " GENERATED ") if (found := rest.find(word)) >= 0), default=len(rest))
    type_, value = rest[:place], rest[place + 1 :]
    required = type_.endswith(" NOT NULL")
    type_, _, name_of_not_null = type_.removesuffix(" NOT NULL").partition(" CONSTRAINT ")
    line = line.replace(f" CONSTRAINT {name_of_not_null} NOT NULL", " NOT NULL", 1)
    type_ = type_.partition(" COLLATE ")[0]
    default = value.removeprefix("DEFAULT ")
    is_identity = value.startswith("GENERATED ") and " AS IDENTITY" in value
    if type_ in _SERIALS or is_identity or default.startswith("nextval("):
        type_, default = _SERIALS.get(type_, type_), AUTOINCREMENT
    elif value.startswith("GENERATED ALWAYS AS ("):
        default = value[len("GENERATED ALWAYS AS (") : value.rindex(")")]
    nullability = " NOT NULL" if required and not type_.endswith("[]") else ""
    identity = f"column {quote(name)} of {table.identity}"
    return Item("column", identity, type_ + nullability, line, table.identity, default)


def _constraint(table: SchemaObject, line: str) -> Item:
    """Read a constraint: keys are Prisma's, a unique one is an index to it, the rest it cannot say."""
    name, clause = take_name(line.removeprefix("CONSTRAINT "))
    clause = clause[1:]
    relation = table.relation.removeprefix("table ")
    if clause.startswith(("PRIMARY KEY", "UNIQUE")) and "(" in clause:
        opening = clause.index("(")
        columns = clause[opening : closing(clause, opening) + 1]
        if clause.startswith("PRIMARY KEY"):
            return Item("primary key", f"primary key of {table.relation}", f"{name} {columns}", line, table.relation)
        definition = f"CREATE UNIQUE INDEX {name} ON {relation}{columns}"
        schema = relation[: relation.rindex('"."') + 2] if '"."' in relation else ""
        identity = f"index {schema}{name}"
        return Item("index", identity, definition, line, table.relation, anonymous=f"UNIQUE {relation}{columns}")
    return Item("constraint", f"constraint {name} on {table.relation}", "", line, table.relation, unseen=NO_WORD)


def _index(item: SchemaObject, *, partial: Partial) -> Item:
    """Take an index apart: Prisma sees its keys, their classes and their order, not collations, nulls, parameters.

    Columns that it only includes are keys to Prisma.
    """
    relation = item.relation.removeprefix("table ")
    start = item.definition.find(f" {relation}", item.definition.index(" ON ")) + len(relation) + 1
    opening = item.definition.index("(", start)
    end = closing(item.definition, opening)
    method, tail = item.definition[start:opening], item.definition[end + 1 :]
    keys = [_key(key) for key in split_list(item.definition[opening + 1 : end])]
    if tail.startswith(" INCLUDE ("):
        keys += map(quoted, split_list(tail[len(" INCLUDE (") : closing(tail, len(" INCLUDE "))]))
    _, _, where = tail.partition(" WHERE ")
    unseen = ""
    if not item.relation.startswith("table "):
        unseen = f"it is on a {item.relation.partition(chr(34))[0].strip()}"
    elif not all(keys):
        unseen = "it has expressions"
    elif where and partial == "unseen":
        unseen = "it is partial"
    unique = "UNIQUE " if item.definition.startswith("CREATE UNIQUE ") else ""
    condition = f" WHERE {where}" if where and partial == "seen" else ""
    body = f"{relation}{method}({', '.join(keys)}){condition}"
    plain = body if method else f"{relation}({', '.join(map(_without_class, keys))}){condition}"
    start_of = f"CREATE {unique}INDEX {quote(split_name(item.identity.removeprefix('index '))[-1])} ON "
    return Item(
        "index", item.identity, start_of + body, item.definition, item.relation, classless=start_of + plain,
        anonymous=unique + body, unseen=unseen, kept="it is partial" if where and partial == "kept" else "",
    )  # fmt: skip


def _key(key: str) -> str:
    """Give a key of an index without collation and place of nulls; nothing for an expression."""
    if not key.startswith('"'):
        return ""
    name, rest = take_name(key)
    for words in (" NULLS FIRST", " NULLS LAST"):
        rest = rest.removesuffix(words)
    if rest.startswith(" COLLATE "):
        rest = rest[len(" COLLATE ") :]
        while rest[:1] == '"' or rest[:1].isidentifier():  # a name, perhaps with its schema before it
            rest = (take_name(rest)[1] if rest[0] == '"' else rest.lstrip(_PLAIN)).removeprefix(".")
    return name + rest


def _without_class(key: str) -> str:
    name, rest = take_name(key) if key else ("", "")
    return name + (" DESC" if rest.endswith(" DESC") else "")


def quoted(name: str) -> str:
    """Quote a name that the server printed, if it is not."""
    return name if name.startswith('"') else quote(name)


def _foreign_key(item: SchemaObject) -> Iterator[Item]:
    definition = item.definition
    for words in _KEY_TAILS:
        definition = definition.replace(words, "")
    _, _, anonymous = definition.partition(" FOREIGN KEY ")
    yield Item(
        "foreign key", item.identity, definition, item.definition, item.relation,
        anonymous=f"{item.relation} {anonymous}",
    )  # fmt: skip


def _enum(item: SchemaObject) -> Iterator[Item]:
    """Read an enum: the order of its values is not seen."""
    opening = item.definition.index("(", len(f"CREATE TYPE {item.identity.removeprefix('type ')}"))
    values = sorted(split_list(item.definition[opening + 1 : -1]))
    yield Item("enum", item.identity, ", ".join(values), item.definition)


def _separate_constraint(item: SchemaObject) -> Iterator[Item]:
    yield _constraint(item, item.definition.partition(" ADD ")[2])


def _extension(item: SchemaObject) -> Iterator[Item]:
    yield Item("extension", item.identity, "", item.definition, kept="Prisma keeps what the datasource does not name")


_READERS: Final[Mapping[str, Callable[[SchemaObject], Iterator[Item]]]] = {
    "table": _table,
    "foreign key": _foreign_key,
    "constraint": _separate_constraint,
    "enum": _enum,
    "extension": _extension,
}
"""What Prisma looks at, besides indexes."""
