"""The target's objects as they have to be in the middle of the history: without what later statements will do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from squash.baseline import write_schema
from squash.postgres.schema import Schema, SchemaObject
from squash.postgres.schema.details import EnumDetail
from squash.postgres.schema.texts import changed, mentions, renamed
from squash.repair.definitions import Objects, name_of, table_of_columns
from squash.repair.guards import passing_over
from squash.repair.timeline import Place, Timeline

_KEPT_WITH_TABLE = ("index", "constraint", "foreign key", "default", "sequence owner")


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement to be injected: guarded, under Prisma's `label`; `later` names what it leaves to later statements.

    One that is not `required` is left out when it fails.
    """

    item: SchemaObject
    label: str
    text: str
    later: tuple[str, ...] = ()
    required: bool = True


class Rewinding:
    """Gives objects of the target in the state that the statements from some place on expect."""

    def __init__(self, target: Objects, timeline: Timeline) -> None:
        self._target, self._timeline = target, timeline

    def injection(self, item: SchemaObject, place: Place, there: Callable[[SchemaObject], bool]) -> tuple[Piece, ...]:
        """Return what has to be injected at `place` for an object: what it depends on, itself, its indexes and keys.

        `there` says whether an object is in the database already. Tables that its foreign keys refer to come along,
        unless a later statement creates them: such a key is left for later.
        """
        pieces: dict[str, Piece] = {}
        self._collect(item, place, there, pieces, required=True)
        ordered = self._target.in_order(self._target.by_identity[identity] for identity in pieces)
        return tuple(pieces[part.identity] for part in ordered)

    def _collect(
        self,
        item: SchemaObject,
        place: Place,
        there: Callable[[SchemaObject], bool],
        pieces: dict[str, Piece],
        *,
        required: bool,
    ) -> None:
        if item.identity in pieces or there(item):
            return
        state, later = self.state(item, place)
        if state is None:
            return
        pieces[item.identity] = piece = self._piece(state, later, required=required)
        for identity in item.depends_on:
            needed = self._target.by_identity.get(identity)
            if needed is not None and (needed.kind == "extension" or name_of(needed) in mentions(state)):
                self._collect(needed, place, there, pieces, required=required)
        if item.kind != "table":
            return
        for part in self._target.of(item):
            if part.kind not in _KEPT_WITH_TABLE or there(part):
                continue
            # FOREIGN KEY (a) REFERENCES u (id)
            if part.kind == "foreign key" and not self._can_refer(part, place, there, pieces):
                continue
            if self.state(part, place)[0] is None:
                piece = replace(piece, later=(*piece.later, name_of(part)))
                pieces[item.identity] = piece
                continue
            self._collect(part, place, there, pieces, required=False)

    def _can_refer(
        self, key: SchemaObject, place: Place, there: Callable[[SchemaObject], bool], pieces: dict[str, Piece]
    ) -> bool:
        tables = (self._target.by_identity.get(identity) for identity in key.depends_on)
        return all(
            there(table) or table.identity in pieces or self._is_expected(table, place)
            for table in tables
            if table is not None and table.kind == "table"
        )

    def _is_expected(self, item: SchemaObject, place: Place) -> bool:
        kinds = {"type"} if item.kind in ("enum", "composite type", "domain") else {"relation"}
        return self._timeline.rewind(kinds, name_of(item), (), place)[0]

    def state(self, item: SchemaObject, place: Place) -> tuple[SchemaObject | None, tuple[str, ...]]:
        """Return an object as it has to be at `place`, and the names of what later statements will add.

        None where the object as a whole will be created later.
        """
        if item.kind == "table":
            return self._table(item, place)
        if isinstance(item.detail, EnumDetail):
            return self._enum(item, item.detail, place)
        # CREATE INDEX i ON t (a); CREATE TRIGGER g … ON t …
        if item.relation and item.relation != item.identity:
            return self._part(item, place), ()
        kind = "relation" if item.kind in ("view", "materialized view", "sequence") else item.kind
        return (item if self._timeline.rewind({kind}, name_of(item), (), place)[0] else None), ()

    def columns(self, table: str, place: Place) -> tuple[dict[str, str], set[str]]:
        """Return the names at `place` of a target table's columns that differ, and of those not there yet."""
        detail = table_of_columns(self._target.table(table))
        owners = self._timeline.former_names("relation", table, place)
        names, absent = {}, set()
        for column in (column.name for column in detail.columns) if detail else ():
            present, former = self._timeline.rewind({"column"}, column, owners, place)
            if not present:
                absent.add(column)
            elif former != column:
                names[column] = former
        return names, absent

    def _table(self, item: SchemaObject, place: Place) -> tuple[SchemaObject | None, tuple[str, ...]]:
        name = name_of(item)
        detail = table_of_columns(item)
        if detail is None:
            return item, ()
        owners = self._timeline.former_names("relation", name, place)
        columns, absent = self.columns(name, place)
        rewound = detail.without(absent)
        late = {
            constraint.name
            for constraint in rewound.constraints
            if not self._timeline.rewind({"constraint", "relation"}, constraint.name, owners, place)[0]
        }
        kept = tuple(constraint for constraint in rewound.constraints if constraint.name not in late)
        later = (*(column.name for column in detail.columns if column.name in absent), *sorted(late))
        state = changed(item, replace(rewound, constraints=kept))
        return self._under_old_names(state, name, owners[0], columns), later

    def _enum(self, item: SchemaObject, enum: EnumDetail, place: Place) -> tuple[SchemaObject | None, tuple[str, ...]]:
        name = name_of(item)
        owners = self._timeline.former_names("type", name, place)
        late = [label for label in enum.labels if not self._timeline.rewind({"value"}, label, owners, place)[0]]
        kept = tuple(label for label in enum.labels if label not in late)
        return self._under_old_names(changed(item, replace(enum, labels=kept)), name, owners[0], {}), tuple(late)

    def _part(self, item: SchemaObject, place: Place) -> SchemaObject | None:
        """Return an index, key, trigger … of a table at `place`; None where it, or a column of it, comes later."""
        owner = self._target.by_identity.get(item.relation)
        table = name_of(owner) if owner else ""
        owners = self._timeline.former_names("relation", table, place)
        kinds = {"relation", "constraint"} if item.kind in ("index", "constraint", "foreign key") else {item.kind}
        own = name_of(item)
        present, former = self._timeline.rewind(kinds, own, owners, place)
        columns, absent = self.columns(table, place) if table else ({}, set())
        # CREATE INDEX i ON t (a), before ALTER TABLE t ADD a int
        if not present or mentions(item) & absent - {own}:
            return None
        return self._under_old_names(item, table, owners[0], {**columns, **({own: former} if former != own else {})})

    def _under_old_names(self, item: SchemaObject, name: str, former: str, others: dict[str, str]) -> SchemaObject:
        names = {**others, **({name: former} if former != name else {})}
        return renamed(item, names) if names else item

    def _piece(self, item: SchemaObject, later: tuple[str, ...], *, required: bool) -> Piece:
        label, text = guarded(self._target.schema, item)
        return Piece(item, label, text, later, required)


def guarded(schema: Schema, item: SchemaObject) -> tuple[str, str]:
    """Return Prisma's heading for an object of a schema, and a statement that creates it where it is not there."""
    label, _, text = write_schema(replace(schema, objects=(item,))).partition("\n")
    if item.kind == "index":  # on a database that is being built the lock does not matter, and it reads better
        text = next(passing_over(item.definition, "relation", "", None), text)
    return label.removeprefix("-- "), text.strip().removesuffix(";")
