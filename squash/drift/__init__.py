"""A database held against a datamodel: what differs, and what a datamodel cannot say or Prisma does not look at.

What counts is what Prisma's introspection and differ see: tables, columns, keys, indexes, foreign keys, enums, in the
schemas of the datasource. The rest (`Drift.beyond`) is listed apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from squash.datamodel import Datamodel
from squash.drift.items import AUTOINCREMENT, NO_WORD, Item, read_items
from squash.schema import Schema, SchemaDifference, SchemaObject
from squash.schema.names import quote

__all__ = ["Beyond", "Drift", "SameValue", "find_drift", "prerequisites"]


@dataclass(frozen=True, slots=True)
class Beyond:
    """Something of the database that does not count, and the reason."""

    kind: str
    identity: str
    reason: str


@dataclass(frozen=True, slots=True)
class Drift:
    """What differs (left the database, right the datamodel), what does not count, and what Prisma would do.

    `warnings` are sentences about the next `prisma migrate dev`: what it would drop, and where it would fail.
    """

    differences: tuple[SchemaDifference, ...]
    beyond: tuple[Beyond, ...]
    warnings: tuple[str, ...]


SameValue = Callable[[str, str, str], bool]
"""Whether two SQL expressions give the same value of a type: (type, one, other)."""


def find_drift(actual: Schema, declared: Schema, datamodel: Datamodel, same_value: SameValue) -> Drift:
    """Compare a database with the one that the DDL of its datamodel made.

    Both must have been read with the same schema as the connection's own, from servers of one version. `same_value`
    is asked where the defaults of a column differ in their text only.
    """
    namespaces = frozenset(datamodel.namespaces or (actual.name,))
    seen = read_items(actual, namespaces, partial=datamodel.sees_partial_indexes)
    everything = {item.identity: item for item in seen}
    names = _declared_names(datamodel, declared.name)
    ours = {identity: item for identity, item in everything.items() if _counts(item, names)}
    theirs = {
        item.identity: item
        for item in read_items(declared, namespaces, partial=True)
        if not item.unseen and (item.kind not in ("enum", "extension") or item.identity in names)
    }
    extra, missing = _only(ours, theirs), _only(theirs, ours)
    renamed = _renames(extra, missing)
    both = [(item, theirs[identity]) for identity, item in ours.items() if identity in theirs]
    changed = [pair for pair in both if not _agree(*pair, same_value)]
    differences = (
        *(SchemaDifference(one.kind, one.identity, one.whole, two.whole) for one, two in (*changed, *renamed)),
        *(SchemaDifference(one.kind, one.identity, one.whole, None) for one in extra if not _is_in(one, renamed)),
        *(SchemaDifference(two.kind, two.identity, None, two.whole) for two in missing if not _is_in(two, renamed)),
        *_missing_views(actual, datamodel),
    )
    beyond = (
        *(Beyond(item.kind, item.identity, _reason(item)) for item in everything.values()
          if not _counts(item, names) and item.identity not in names),
        *(Beyond(one.kind, one.identity, f"{one.whole}: {NO_WORD}") for one, two in both
          if one.whole != two.whole and (one, two) not in changed and _is_said_otherwise(one, two)),
        *(Beyond("object", what, NO_WORD) for what in actual.unsupported if what not in declared.unsupported),
    )  # fmt: skip
    return Drift(differences, beyond, tuple(_warnings(differences, missing, everything)))


def _counts(item: Item, names: frozenset[str]) -> bool:
    return not item.unseen and (item.kind != "extension" or item.identity in names)


def _reason(item: Item) -> str:
    return item.unseen or "Prisma keeps the extensions that the datasource does not name"


def _declared_names(datamodel: Datamodel, own: str) -> frozenset[str]:
    """Give the identities of the enums, extensions and views that the datamodel itself names."""

    def name(schema: str, local: str) -> str:
        return quote(local) if schema in ("", own) else f"{quote(schema)}.{quote(local)}"

    views = [name(view.schema, view.name) for view in datamodel.views]
    return frozenset(
        (
            *(f"type {name(enum.name.schema, enum.name.name)}" for enum in datamodel.enums),
            *(f"extension {quote(extension.name)}" for extension in datamodel.extensions),
            *(f"{kind} {view}" for view in views for kind in ("view", "materialized view", "table")),
        )
    )


def _is_in(item: Item, pairs: list[tuple[Item, Item]]) -> bool:
    return any(item is one or item is two for one, two in pairs)


def _only(these: Mapping[str, Item], those: Mapping[str, Item]) -> list[Item]:
    """Give what only one side has; of a table that the other lacks nothing but the table."""
    alone = [item for identity, item in these.items() if identity not in those]
    tables = {item.identity for item in alone if item.kind == "table"}
    return [item for item in alone if item.kind == "table" or item.relation not in tables]


def _renames(extra: list[Item], missing: list[Item]) -> list[tuple[Item, Item]]:
    """Pair indexes and foreign keys that are the same but for the name: Prisma renames them."""
    waiting = [item for item in missing if item.anonymous]
    pairs = []
    for item in extra:
        other = next((two for two in waiting if item.anonymous == two.anonymous), None)
        if other is not None:
            waiting.remove(other)
            pairs.append((item, other))
    return pairs


def _agree(one: Item, two: Item, same_value: SameValue) -> bool:
    """Whether Prisma sees no difference between two items of one identity."""
    if one.definition != two.definition:
        return False
    if one.default == two.default:
        return True
    if not one.default or not two.default or AUTOINCREMENT in (one.default, two.default):
        return False
    return same_value(one.definition.removesuffix(" NOT NULL"), one.default, two.default)


def _is_said_otherwise(one: Item, two: Item) -> bool:
    """Whether it is more than another spelling of one default."""
    return one.kind != "column" or one.default == two.default


def _missing_views(actual: Schema, datamodel: Datamodel) -> Iterator[SchemaDifference]:
    """Yield the views that the datamodel names and that are not there; Prisma does not make them."""
    there = {item.identity for item in actual.objects}
    for view in datamodel.views:
        name = quote(view.name) if view.schema in ("", actual.name) else str(view)
        if not any(f"{kind} {name}" in there for kind in ("view", "materialized view", "table")):
            yield SchemaDifference("view", f"view {name}", None, f"view {view.name}, which a migration has to create")


def _warnings(
    differences: tuple[SchemaDifference, ...], missing: list[Item], everything: Mapping[str, Item]
) -> Iterator[str]:
    """Say what `prisma migrate dev` would do next that is not wanted."""
    for difference in differences:
        if difference.right is None:
            yield f"the next `prisma migrate dev` would drop {difference.identity}"
    for item in missing:
        hidden = everything.get(item.identity)
        if hidden is not None:
            yield (
                f"the next `prisma migrate dev` would create {item.identity} again and fail:"
                f" it is there, but Prisma does not see it, since {hidden.unseen}"
            )
    for difference in differences:
        if difference.kind == "column" and difference.left and " GENERATED ALWAYS AS (" in difference.left:
            yield (
                f"the next `prisma migrate dev` would fail on {difference.identity}:"
                " it takes the expression that generates it for a default"
            )


def prerequisites(schema: Schema, datamodel: Datamodel) -> tuple[SchemaObject, ...]:
    """Give the objects of a database that a datamodel may refer to and cannot create, in an order that works.

    Extensions, functions, domains, sequences and the like, as far as they need no table and no enum of the datamodel:
    defaults (`dbgenerated`), types (`Unsupported`) and operator classes name them.
    """
    names = _declared_names(datamodel, schema.name)
    chosen: dict[str, SchemaObject] = {}
    for item in schema.objects:
        if item.kind in _NEVER_NEEDED or item.identity in names or item.relation:
            continue
        if all(needed in chosen for needed in item.depends_on):
            chosen[item.identity] = item
    return tuple(chosen.values())


_NEVER_NEEDED = ("table", "view", "materialized view", "foreign table", "index", "event trigger", "publication",
                 "comment", "privilege", "default privilege", "sequence owner", "sequence value")  # fmt: skip
