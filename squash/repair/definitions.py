"""The target's objects by name."""

from __future__ import annotations

from collections.abc import Iterable

from squash.postgres.schema import Schema, SchemaObject
from squash.postgres.schema.details import Column, EnumDetail, TableDetail
from squash.postgres.schema.kinds import KINDS
from squash.postgres.statements import tokens


def names_in(text: str) -> set[str]:
    """Return every identifier in the text of a statement."""
    return {token.name for token in tokens(text) if token.name is not None}


class Objects:
    """The objects of a schema by the name space that they share (as `statements.Effect.kind`) and their name."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.by_identity = {item.identity: item for item in schema.objects}
        self._position = {item.identity: number for number, item in enumerate(schema.objects)}
        self._by_name: dict[tuple[str, str], SchemaObject] = {}
        self._of: dict[str, list[SchemaObject]] = {}
        for item in schema.objects:
            if item.name:
                self._by_name.setdefault((KINDS[item.kind].space or item.kind, item.name.local), item)
            if item.relation and item.relation != item.identity:
                self._of.setdefault(item.relation, []).append(item)

    def find(self, kind: str, name: str) -> SchemaObject | None:
        """Return an object by its name without schema, as the text of a statement has it."""
        kind = "function" if kind in ("procedure", "aggregate", "routine") else kind
        return self._by_name.get((kind, name))

    def table(self, name: str) -> SchemaObject | None:
        """Return a table by its name without schema."""
        relation = self.find("relation", name)
        return relation if relation and relation.kind == "table" else None

    def column(self, table: str, name: str) -> Column | None:
        """Return a column of a table."""
        item = self.table(table)
        detail = table_of_columns(item) if item else None
        return detail.column(name) if detail else None

    def of(self, item: SchemaObject) -> tuple[SchemaObject, ...]:
        """Return what belongs to a relation: indexes, keys, triggers, policies and so on."""
        return tuple(self._of.get(item.identity, ()))

    def in_order(self, items: Iterable[SchemaObject]) -> tuple[SchemaObject, ...]:
        """Sort objects as they can be created."""
        return tuple(sorted(items, key=lambda item: self._position[item.identity]))


def name_of(item: SchemaObject) -> str:
    """Return the name of an object without schema and quotes; its identity where it has none."""
    return item.name.local if item.name else item.identity


def table_of_columns(item: SchemaObject | None) -> TableDetail | None:
    """Return what a table holds; None for anything else, and for a table whose columns come from a type."""
    detail = item.detail if item and item.kind == "table" else None
    return detail if isinstance(detail, TableDetail) and not detail.of_type else None


def labels_of(item: SchemaObject | None) -> tuple[str, ...]:
    """Return the values of an enum; none for anything else."""
    return item.detail.labels if item and isinstance(item.detail, EnumDetail) else ()
