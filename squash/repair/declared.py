"""A datamodel as the target: it cannot say everything, and what it cannot say is left as the history has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from squash.postgres.schema import Schema, SchemaDifference, SchemaObject, compare_schemas
from squash.postgres.schema.compare import difference
from squash.postgres.schema.details import TableDetail
from squash.postgres.schema.texts import changed
from squash.prisma.drift import Drift
from squash.prisma.drift.items import column_identity
from squash.repair.definitions import table_of_columns


def narrowed(declared: Schema, actual: Schema, drift: Drift) -> Iterator[SchemaDifference]:
    """Yield what differs between what a datamodel's DDL builds (left) and a database, as far as the drift counts it.

    Of a table that both have, only the columns and the key that the datamodel has otherwise are taken from it.
    """
    counted = {one.identity for one in drift.differences}
    spelled = {one.right for one in drift.differences}
    ours = {item.identity: item for item in declared.objects}
    theirs = {item.identity: item for item in actual.objects}
    for one in compare_schemas(declared, actual):
        item = ours.get(one.identity) or theirs[one.identity]
        if one.kind == "table" and one.left is not None and one.right is not None:
            yield from _table(one, drift)
        elif _is_counted(item, counted) or (one.right is None and one.left in spelled):
            yield one


def _is_counted(item: SchemaObject, counted: set[str]) -> bool:
    return item.identity in counted or (item.relation != item.identity and item.relation in counted)


def _table(one: SchemaDifference, drift: Drift) -> Iterator[SchemaDifference]:
    wanted, found = table_of_columns(one.ours), table_of_columns(one.theirs)
    if wanted is None or found is None or one.theirs is None:
        return
    table = found
    for counted in drift.differences:
        if counted.identity == f"primary key of {one.identity}":
            table = _with_key(table, wanted)
        for name in {column.name for column in (*found.columns, *wanted.columns)}:
            if counted.identity == column_identity(name, one.identity):
                table = _with_column(table, wanted, name)
    if table != found:
        yield difference(changed(one.theirs, table), one.theirs)


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
