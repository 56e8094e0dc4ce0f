"""A datamodel as the target: it cannot say everything, and what it cannot say is left as the history has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from squash.postgres.schema import Schema, SchemaDifference, SchemaObject, compare_schemas
from squash.postgres.schema.details import TableDetail
from squash.postgres.schema.differences import difference
from squash.postgres.schema.texts import changed
from squash.prisma.drift import Drift
from squash.prisma.drift.items import column_identity
from squash.repair.definitions import table_of_columns


def narrowed(declared: Schema, actual: Schema, drift: Drift) -> Iterator[SchemaDifference]:
    """Yield what differs between what a datamodel's DDL builds (left) and a database, as far as the drift counts it.

    Of a table that both have, only the columns and the key that the datamodel has otherwise are taken from it.
    """
    counted = {item.identity for item in drift.differences}
    spelled = {item.right for item in drift.differences}
    ours = {item.identity: item for item in declared.objects}
    theirs = {item.identity: item for item in actual.objects}
    for change in compare_schemas(declared, actual):
        item = ours.get(change.identity) or theirs[change.identity]
        if change.kind == "table" and change.left is not None and change.right is not None:
            yield from _table(change, drift)
        elif _is_counted(item, counted) or (change.right is None and change.left in spelled):
            yield change


def _is_counted(item: SchemaObject, counted: set[str]) -> bool:
    return item.identity in counted or (item.relation != item.identity and item.relation in counted)


def _table(change: SchemaDifference, drift: Drift) -> Iterator[SchemaDifference]:
    wanted, actual = table_of_columns(change.ours), table_of_columns(change.theirs)
    if wanted is None or actual is None or change.theirs is None:
        return
    table = actual
    for counted in drift.differences:
        if counted.identity == f"primary key of {change.identity}":
            table = _with_key(table, wanted)
        for name in {column.name for column in (*actual.columns, *wanted.columns)}:
            if counted.identity == column_identity(name, change.identity):
                table = _with_column(table, wanted, name)
    if table != actual:
        yield difference(changed(change.theirs, table), change.theirs)


def _with_key(table: TableDetail, wanted: TableDetail) -> TableDetail:
    key = tuple(constraint for constraint in wanted.constraints if constraint.type == "p")
    return replace(table, constraints=(*key, *(k for k in table.constraints if k.type != "p")))


def _with_column(table: TableDetail, wanted: TableDetail, name: str) -> TableDetail:
    """Take a column from the wanted table, at its place where the table has it; or take it away."""
    column = wanted.column(name)
    if table.column(name) is None and column:
        return replace(table, columns=(*table.columns, column))
    columns = (column if other.name == name else other for other in table.columns)
    return replace(table, columns=tuple(kept for kept in columns if kept))
