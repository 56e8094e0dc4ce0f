"""Statements that bring one object to the definition of another: the only differ.

It writes SQL and says what it costs; how that is shown, commented out or run is the matter of who asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from squash.postgres.schema.details import Column, Constraint, TableDetail
from squash.postgres.schema.differences import SchemaDifference
from squash.postgres.schema.kinds import KINDS
from squash.postgres.schema.names import object_name, quote
from squash.postgres.schema.objects import ObjectName, SchemaObject


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Statements to be run as one transaction, or, with none, what people have to do in its place.

    One that `loses` something drops an object or a column, or rewrites a table.
    """

    statements: tuple[str, ...]
    loses: bool = False
    by_hand: str = ""


def alter(difference: SchemaDifference) -> tuple[Suggestion, ...]:
    """Return what turns the right side of a difference into the left one."""
    ours, theirs = difference.ours, difference.theirs
    # CREATE INDEX i ON t (a)
    if theirs is None:
        return (_by_hand("no script can be suggested for it") if ours is None else _run(ours.definition),)
    # DROP INDEX i
    if ours is None:
        return (_drop(theirs),)
    # ALTER TABLE t ADD COLUMN a integer
    if isinstance(ours.detail, TableDetail) and isinstance(theirs.detail, TableDetail) and ours.kind == "table":
        return tuple(_alter_table(ours, ours.detail, theirs.detail)) or (
            _by_hand("the same columns, in another order or with other options"),
        )
    changed = KINDS[ours.kind].changed
    # CREATE OR REPLACE FUNCTION f() …
    if changed == "replaced":
        return (_run(ours.definition.replace("CREATE ", "CREATE OR REPLACE ", 1)),)
    # COMMENT ON TABLE t IS 'new'
    if changed == "again":
        return (_run(ours.definition),)
    dropped = _drop(theirs)
    if dropped.by_hand:
        return (dropped, Suggestion((ours.definition,), loses=True))
    # DROP VIEW v; CREATE VIEW v AS …
    return (Suggestion((*dropped.statements, ours.definition), loses=changed != "anew"),)


def _run(*statements: str) -> Suggestion:
    return Suggestion(statements)


def _by_hand(words: str) -> Suggestion:
    return Suggestion((), by_hand=words)


def _drop(item: SchemaObject) -> Suggestion:
    form = KINDS[item.kind].dropped
    if not form or item.name is None or ("{relation}" in form and not item.name.on):
        return _by_hand(f"undo {item.identity}")
    return Suggestion((form.format(name=item.name.written, relation=item.name.on),), loses=True)


def _alter_table(item: SchemaObject, wanted: TableDetail, actual: TableDetail) -> Iterator[Suggestion]:
    """Yield ALTER TABLE for the columns and constraints that differ, and for those that only one side has."""
    name = item.name or ObjectName("", "", "")
    alter = f"ALTER TABLE {name.written}"
    columns = {column.name: column for column in actual.columns}
    for column in wanted.columns:
        # ALTER TABLE t ADD COLUMN a integer
        if column.name not in columns:
            yield _run(f"{alter} ADD COLUMN {column.render()}")
        elif column != columns[column.name]:
            yield from _alter_column(name, column, columns[column.name])
    constraints = {constraint.name: constraint for constraint in actual.constraints}
    for constraint in wanted.constraints:
        # ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0)
        if constraint.name not in constraints:
            yield _run(f"{alter} ADD {constraint.render()}")
        # ALTER TABLE t DROP CONSTRAINT k; ALTER TABLE t ADD CONSTRAINT k CHECK (a > 1)
        elif constraint.clause != constraints[constraint.name].clause:
            yield _run(f"{alter} DROP CONSTRAINT {quote(constraint.name)}", f"{alter} ADD {constraint.render()}")
    yield from _drop_parts(alter, wanted, actual)


def _drop_parts(alter: str, wanted: TableDetail, actual: TableDetail) -> Iterator[Suggestion]:
    def only_there(ours: tuple[Column | Constraint, ...], theirs: tuple[Column | Constraint, ...]) -> Iterator[str]:
        names = {part.name for part in ours}
        yield from (quote(part.name) for part in theirs if part.name not in names)

    # ALTER TABLE t DROP COLUMN a
    for column in only_there(wanted.columns, actual.columns):
        yield Suggestion((f"{alter} DROP COLUMN {column}",), loses=True)
    # ALTER TABLE t DROP CONSTRAINT k
    for constraint in only_there(wanted.constraints, actual.constraints):
        yield Suggestion((f"{alter} DROP CONSTRAINT {constraint}",), loses=True)


def _bare(column: Column) -> Column:
    return replace(column, not_null=False, not_null_name="")


def _alter_column(table: ObjectName, wanted: Column, actual: Column) -> Iterator[Suggestion]:
    """Yield ALTER COLUMN for type, default and NOT NULL; what a sequence or an expression stands behind is by hand."""
    spoken = f"column {quote(wanted.name)} of {table.written}"
    both = (wanted, actual)
    if wanted.no_inherit != actual.no_inherit or (not all(c.is_plain for c in both) and _bare(wanted) != _bare(actual)):
        yield _by_hand(spoken)
        return
    alter = f"ALTER TABLE {table.written} ALTER COLUMN {quote(wanted.name)}"
    # ALTER TABLE t ALTER COLUMN a TYPE VARCHAR(9) COLLATE "C"
    if (wanted.type, wanted.collation) != (actual.type, actual.collation):
        collation = f" COLLATE {wanted.collation}" if wanted.collation else ""
        yield Suggestion((f"{alter} TYPE {wanted.type}{collation}",), loses=True)
    # ALTER TABLE t ALTER COLUMN a SET DEFAULT 1; ALTER TABLE t ALTER COLUMN a DROP DEFAULT
    if wanted.default != actual.default:
        yield _run(f"{alter} SET DEFAULT {wanted.default}" if wanted.default else f"{alter} DROP DEFAULT")
    # ALTER TABLE t ALTER COLUMN a SET NOT NULL
    if wanted.not_null != actual.not_null:
        yield _run(f"{alter} {'SET' if wanted.not_null else 'DROP'} NOT NULL")
    # ALTER TABLE t RENAME CONSTRAINT t_b_not_null TO t_a_not_null
    elif wanted.not_null_name != actual.not_null_name:
        old, new = (c.not_null_name or object_name(table.local, c.name, "not_null") for c in (actual, wanted))
        if old != new:
            yield _run(f"ALTER TABLE {table.written} RENAME CONSTRAINT {quote(old)} TO {quote(new)}")
