"""Two schemas, object by object."""

from __future__ import annotations

from dataclasses import dataclass

from squash.schema.objects import Schema


@dataclass(frozen=True, slots=True)
class SchemaDifference:
    """An object that is not the same on both sides; None where a side does not have it."""

    kind: str
    identity: str
    left: str | None
    right: str | None


def compare_schemas(left: Schema, right: Schema) -> tuple[SchemaDifference, ...]:
    """Give the objects whose definitions differ, in the order of the left side, then those that only the right has."""
    ours = {item.identity: item for item in left.objects}
    theirs = {item.identity: item for item in right.objects}
    differences = []
    for identity, item in (ours | theirs).items():
        one, two = ours.get(identity), theirs.get(identity)
        left_definition = one.definition if one else None
        right_definition = two.definition if two else None
        if left_definition != right_definition:
            differences.append(SchemaDifference(item.kind, identity, left_definition, right_definition))
    return tuple(differences)
