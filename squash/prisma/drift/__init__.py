"""A database held against a datamodel: what differs, and what a datamodel cannot say or Prisma does not look at.

What counts is what Prisma's introspection and differ see: tables, columns, keys, indexes, foreign keys, enums, in the
schemas of the datasource. The rest (`Drift.beyond`) is listed apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from squash.postgres.schema import Schema, SchemaDifference, SchemaObject
from squash.postgres.schema.details import TableDetail
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import quote
from squash.prisma.datamodel import Datamodel, DeclaredTable
from squash.prisma.drift.items import AUTOINCREMENT, NO_WORD, Item, Partial, read_items

__all__ = ["Beyond", "Drift", "SameValue", "find_drift", "generated_columns", "prerequisites"]


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
    everything = {item.identity: item for item in read_items(actual, namespaces, partial=_partial(datamodel))}
    names = _declared_names(datamodel, declared.name)
    ours = {identity: item for identity, item in everything.items() if not item.unseen}
    theirs = {
        item.identity: item
        for item in read_items(declared, namespaces, partial="seen" if _partial(datamodel) == "seen" else "kept")
        if not item.unseen and (item.kind not in ("enum", "extension") or item.identity in names)
    }
    matching = _match(ours, theirs, same_value)
    differences = (
        *(SchemaDifference(left.kind, left.identity, left.whole, right.whole) for left, right in matching.changed),
        *(SchemaDifference(left.kind, left.identity, left.whole, None) for left in matching.dropped),
        *(SchemaDifference(right.kind, right.identity, None, right.whole) for right in matching.missing),
        *_missing_views(actual, datamodel),
    )
    beyond = (
        *(
            Beyond(item.kind, item.identity, item.unseen or matching.kept[item.identity])
            for item in everything.values()
            if (item.unseen or item.identity in matching.kept) and item.identity not in names
        ),
        *(
            Beyond(left.kind, left.identity, f"{left.whole}: the same to Prisma as {right.whole}")
            for left, right in matching.same
            if left.whole != right.whole and _is_said_otherwise(left, right)
        ),
        *(Beyond("object", what, NO_WORD) for what in actual.unsupported if what not in declared.unsupported),
    )
    return Drift(differences, beyond, (*_warn(matching, everything), *_warn_of_classes(datamodel)))


@dataclass(frozen=True, slots=True)
class _Matching:
    """The items of both sides, told apart; in a pair the database's comes first, and what is renamed is changed.

    `kept` holds, by identity, what only the database has and Prisma leaves there, with the reason.
    """

    same: list[tuple[Item, Item]]
    changed: list[tuple[Item, Item]]
    dropped: list[Item]
    missing: list[Item]
    kept: Mapping[str, str]


def _match(ours: Mapping[str, Item], theirs: Mapping[str, Item], same_value: SameValue) -> _Matching:
    extra, missing = _only(ours, theirs), _only(theirs, ours)
    renamed = _renames(extra, missing)
    left = [item for item in extra if all(item is not old for old, _ in renamed)]
    kept = {item.identity: reason for item in left if (reason := _why_kept(item, theirs))}
    same: list[tuple[Item, Item]] = []
    changed: list[tuple[Item, Item]] = []
    for identity, item in ours.items():
        if identity in theirs:
            pair = (item, theirs[identity])
            (same if _agree(*pair, same_value) else changed).append(pair)
    return _Matching(
        same,
        changed + renamed,
        [item for item in left if item.identity not in kept],
        [item for item in missing if all(item is not new for _, new in renamed)],
        kept,
    )


def _partial(datamodel: Datamodel) -> Partial:
    if datamodel.version < (7, 4):
        return "unseen"
    return "seen" if "partialIndexes" in datamodel.preview_features else "kept"


def _why_kept(item: Item, theirs: Mapping[str, Item]) -> str:
    """Return why Prisma leaves something that the datamodel does not have; nothing when it would drop it."""
    if not item.kept and item.kind == "index" and any(item.anonymous == other.anonymous for other in theirs.values()):
        return "the datamodel has another index like it"
    return item.kept


_AS_VIEWS = ("view", "materialized view", "table")
"""What a view of a datamodel may be in a database."""


def _declared_names(datamodel: Datamodel, own: str) -> frozenset[str]:
    """Return the identities of the enums, extensions and views that the datamodel itself names."""

    def name(schema: str, local: str) -> str:
        return quote(local) if schema in ("", own) else f"{quote(schema)}.{quote(local)}"

    views = [name(view.schema, view.name) for view in datamodel.views]
    return frozenset(
        (
            *(identity_of("enum", name(enum.name.schema, enum.name.name)) for enum in datamodel.enums),
            *(identity_of("extension", quote(extension.name)) for extension in datamodel.extensions),
            *(identity_of(kind, view) for view in views for kind in _AS_VIEWS),
        )
    )


def _only(these: Mapping[str, Item], those: Mapping[str, Item]) -> list[Item]:
    """Return what only one side has; of a table that the other lacks nothing but the table."""
    alone = [item for identity, item in these.items() if identity not in those]
    tables = {item.identity for item in alone if item.kind == "table"}
    return [item for item in alone if item.kind == "table" or item.relation not in tables]


def _renames(extra: list[Item], missing: list[Item]) -> list[tuple[Item, Item]]:
    """Pair indexes and foreign keys that are the same but for the name: Prisma renames them."""
    waiting = [item for item in missing if item.anonymous]
    pairs = []
    for item in extra:
        other = next((twin for twin in waiting if item.anonymous == twin.anonymous), None)
        if other is not None:
            waiting.remove(other)
            pairs.append((item, other))
    return pairs


def _agree(left: Item, right: Item, same_value: SameValue) -> bool:
    """Return whether Prisma sees no difference between two items of one identity."""
    if right.essence not in (left.essence, left.classless) and not _is_any_precision(left, right):
        return False
    if left.default == right.default:
        return True
    if not left.default or not right.default or AUTOINCREMENT in (left.default, right.default):
        return False
    return same_value(left.type, left.default, right.default)


def _is_any_precision(left: Item, right: Item) -> bool:
    """Return whether a time has a precision where the datamodel says none, or none where it says the usual 6."""
    if left.kind != "column" or left.required != right.required:
        return False
    name, _, rest = left.type.partition("(")
    without = name + rest.partition(")")[2]
    return name.removesuffix("[]") in _TIMES and (
        without == right.type or left.type.replace("(6)", "") == right.type.replace("(6)", "")
    )


_TIMES = ("TIMESTAMP", "TIMESTAMPTZ", "TIME", "TIMETZ")


def _is_said_otherwise(left: Item, right: Item) -> bool:
    """Return whether it is more than another spelling of one default."""
    return left.kind != "column" or left.default == right.default


def _missing_views(actual: Schema, datamodel: Datamodel) -> Iterator[SchemaDifference]:
    """Yield the views that the datamodel names and that are not there; Prisma does not make them."""
    there = {item.identity for item in actual.objects}
    for view in datamodel.views:
        name = quote(view.name) if view.schema in ("", actual.name) else str(view)
        if not any(identity_of(kind, name) in there for kind in _AS_VIEWS):
            missing = f"view {view.name}, which a migration has to create"
            yield SchemaDifference("view", identity_of("view", name), None, missing)


def _warn(matching: _Matching, everything: Mapping[str, Item]) -> Iterator[str]:
    """Say what `prisma migrate dev` would do next that nobody wants."""
    for item in matching.dropped:
        yield f"the next `prisma migrate dev` would drop {item.identity}"
    hidden = [(item, everything[item.identity].unseen) for item in matching.missing if item.identity in everything]
    hidden += [(left, left.kept) for left, _ in matching.changed if left.kind == "index" and left.kept]
    for item, reason in hidden:
        yield (
            f"the next `prisma migrate dev` would create {item.identity} and fail:"
            f" it is there, but Prisma does not see it ({reason})"
        )
    for left, _ in matching.changed:
        # c int GENERATED ALWAYS AS (a + b) STORED
        if left.generated:
            yield (
                f"the next `prisma migrate dev` would fail on {left.identity}:"
                " it takes the expression that generates it for a default"
            )


def _warn_of_classes(datamodel: Datamodel) -> Iterator[str]:
    """Yield which indexes Prisma makes again and again: it does not read the operator classes of B-trees."""
    for table in datamodel.tables:
        for index in table.indexes:
            # @@index([email(ops: raw("text_pattern_ops"))])
            if index.method == "btree" and any(key.operator_class for key in index.keys):
                yield (
                    f'every `prisma migrate dev` drops index "{index.name}" and makes it again:'
                    " Prisma does not read the operator class of a B-tree"
                )


def generated_columns(datamodel: Datamodel, actual: Schema) -> Datamodel:
    """Let those columns be generated that the database generates, where the datamodel has their expression as default.

    That is what `prisma db pull` writes of them; as a default the expression cannot name other columns.
    """
    generated = {
        (item.name.written, column.name)
        for item in actual.objects
        if item.name and isinstance(item.detail, TableDetail)
        for column in item.detail.every_column
        if column.generated
    }

    def of(table: DeclaredTable) -> DeclaredTable:
        name = quote(table.name.name) if table.name.schema in ("", actual.name) else str(table.name)
        return replace(
            table,
            columns=tuple(
                replace(column, generated=bool(column.default) and (name, column.name) in generated)
                for column in table.columns
            ),
        )

    return replace(datamodel, tables=tuple(map(of, datamodel.tables))) if generated else datamodel


def prerequisites(schema: Schema, datamodel: Datamodel) -> tuple[SchemaObject, ...]:
    """Return the objects of a database that a datamodel may refer to and cannot create, in an order that works.

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


_NEVER_NEEDED = (
    "table",
    "view",
    "materialized view",
    "foreign table",
    "index",
    "event trigger",
    "publication",
    "comment",
    "privilege",
    "default privilege",
    "sequence owner",
    "sequence value",
)
