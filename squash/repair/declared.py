"""A datamodel as the target: it cannot say everything, and what it cannot say is left as the history has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from squash.drift import Drift
from squash.repair.definitions import TableText, read_table
from squash.schema import Schema, SchemaDifference, SchemaObject, compare_schemas


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


def _table(difference: SchemaDifference, drift: Drift) -> Iterator[SchemaDifference]:
    wanted, found = read_table(difference.left or ""), read_table(difference.right or "")
    if wanted is None or found is None:
        return
    text = found
    for one in drift.differences:
        if one.identity == f"primary key of {difference.identity}":
            text = _with_key(text, wanted)
        elif one.kind == "column" and one.identity.endswith(f" of {difference.identity}"):
            text = _with_column(text, wanted, one)
    if text != found:
        yield replace(difference, left=text.render())


def _with_key(text: TableText, wanted: TableText) -> TableText:
    def others(table: TableText, *, key: bool) -> dict[str, str]:
        return {name: line for name, line in table.constraints.items() if (" PRIMARY KEY " in line) is key}

    return replace(text, constraints={**others(wanted, key=True), **others(text, key=False)})


def _with_column(text: TableText, wanted: TableText, one: SchemaDifference) -> TableText:
    columns = dict(text.columns)
    for name in {*text.columns, *wanted.columns}:
        if one.identity.startswith(f'column "{name.replace(chr(34), chr(34) * 2)}" of '):
            if name in wanted.columns:
                columns[name] = wanted.columns[name]
            else:
                columns.pop(name, None)
    return replace(text, columns=columns)
