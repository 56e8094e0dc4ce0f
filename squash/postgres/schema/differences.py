"""Two schemas, object by object."""

from __future__ import annotations

from dataclasses import dataclass, field

from squash.postgres.schema.objects import Schema, SchemaObject


@dataclass(frozen=True, slots=True)
class SchemaDifference:
    """An object that is not the same on both sides, by its definitions; None where a side does not have it.

    `ours` and `theirs` are the objects of the left and the right side, where it was objects that were compared.
    """

    kind: str
    identity: str
    left: str | None
    right: str | None
    ours: SchemaObject | None = field(default=None, compare=False, repr=False)
    theirs: SchemaObject | None = field(default=None, compare=False, repr=False)


def difference(ours: SchemaObject | None, theirs: SchemaObject | None) -> SchemaDifference:
    """Return how an object differs from another of its identity; one of them may be None."""
    item = ours or theirs
    if item is None:
        raise ValueError("neither side has the object")
    left, right = (side.definition if side else None for side in (ours, theirs))
    return SchemaDifference(item.kind, item.identity, left, right, ours, theirs)


def compare_schemas(left: Schema, right: Schema) -> tuple[SchemaDifference, ...]:
    """Return the objects whose definitions differ, in the order of the left side, then those of the right alone."""
    ours = {item.identity: item for item in left.objects}
    theirs = {item.identity: item for item in right.objects}
    pairs = (difference(ours.get(identity), theirs.get(identity)) for identity in ours | theirs)
    return tuple(pair for pair in pairs if pair.left != pair.right)
