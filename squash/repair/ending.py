"""What is still different when a history has been replayed, as statements for its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from squash.postgres.schema import SchemaDifference, SchemaObject
from squash.postgres.schema.alter import alter
from squash.postgres.schema.details import TableDetail
from squash.postgres.schema.kinds import KINDS
from squash.postgres.schema.names import literal, object_name, quote
from squash.postgres.schema.objects import ObjectName
from squash.postgres.schema.texts import is_of_type, nameless, nameless_column, renamed
from squash.repair.definitions import Objects, labels_of, name_of, table_of_columns
from squash.repair.edits import RepairChange
from squash.repair.remedies import Injected
from squash.repair.rewinding import guarded


def only_order(difference: SchemaDifference) -> bool:
    """Return whether two definitions of a table differ in nothing but the order of its columns."""
    left, right = table_of_columns(difference.ours), table_of_columns(difference.theirs)
    return left is not None and right is not None and _sorted(left) == _sorted(right)


def _sorted(table: TableDetail) -> TableDetail:
    return replace(table, columns=tuple(sorted(table.columns, key=lambda column: column.name)), inherited=())


def closing_statements(target: Objects, differences: Sequence[SchemaDifference]) -> tuple[Injected, ...]:
    """Return statements that turn what was found (right) into the target (left), each told as a change.

    What only has another name is renamed, and nothing else done: the rest shows when the history is replayed again.
    """
    real = [difference for difference in differences if not only_order(difference)]
    return tuple(_renames(real)) or (*_drops(real), *_others(target, real))


def _renames(differences: Sequence[SchemaDifference]) -> Iterator[Injected]:
    """Yield renames of what is in the target under another name only."""
    extra = [difference.theirs for difference in differences if difference.ours is None and difference.theirs]
    for wanted in (difference.ours for difference in differences if difference.theirs is None and difference.ours):
        form = KINDS[wanted.kind].renamed
        other = next(
            (other for other in extra if form and other.kind == wanted.kind and _is_renamed(other, wanted)), None
        )
        if other is None or other.name is None:
            continue
        extra.remove(other)
        new = quote(name_of(wanted))
        why = f"{other.identity} is called {new} in the target, and no migration renames it"
        statement = form.format(old=other.name.written, new=new)
        yield Injected(statement, "", RepairChange("inject", wanted.identity, why))
    for difference in differences:
        yield from _renamed_columns(difference)


def _is_renamed(left: SchemaObject, right: SchemaObject) -> bool:
    """Return whether two definitions differ in a name; those of NOT NULL constraints stay as they were by a rename."""
    return renamed(nameless(left), {name_of(left): name_of(right)}).definition == nameless(right).definition


def _renamed_columns(difference: SchemaDifference) -> Iterator[Injected]:
    wanted, actual = table_of_columns(difference.ours), table_of_columns(difference.theirs)
    if wanted is None or actual is None or difference.ours is None:
        return
    for column, other in zip(wanted.columns, actual.columns, strict=False):
        new, old = column.name, other.name
        is_same = nameless_column(replace(other, name=new)) == nameless_column(column)
        if is_same and actual.column(new) is None and wanted.column(old) is None:
            what = f'column "{new}" of {difference.identity}'
            why = f'column "{old}" of {difference.identity} is called "{new}" there, and no migration renames it'
            statement = f"ALTER TABLE {_written(difference.ours)} RENAME COLUMN {quote(old)} TO {quote(new)}"
            yield Injected(statement, "", RepairChange("inject", what, why))


def _written(item: SchemaObject) -> str:
    return item.name.written if item.name else ""


def _drops(differences: Sequence[SchemaDifference]) -> Iterator[Injected]:
    """Yield drops of what the target does not have, dependents first; what goes along with a table is not named."""
    extra = [difference for difference in differences if difference.ours is None and difference.theirs]
    tables = {difference.identity for difference in extra if difference.kind == "table"}
    for difference in reversed(extra):
        relation = difference.theirs.relation if difference.theirs and difference.kind != "table" else ""
        if difference.kind == "foreign key" or relation not in tables:
            why = f"{difference.identity} is not in the target, and no migration drops it"
            for statement in _statements(difference):
                yield Injected(statement, "", RepairChange("drop", difference.identity, why))


def _others(target: Objects, differences: Sequence[SchemaDifference]) -> Iterator[Injected]:
    order = {item.identity: number for number, item in enumerate(target.schema.objects)}
    for difference in sorted(
        (difference for difference in differences if difference.left is not None),
        key=lambda difference: order[difference.identity],
    ):
        if difference.right is None:
            label, text = guarded(target.schema, target.by_identity[difference.identity])
            why = f"{difference.identity} is in the target, and no migration creates it"
            yield Injected(text, label, RepairChange("inject", difference.identity, why))
        elif difference.kind == "enum":
            yield from _values(target, difference)
        elif names := tuple(_not_null_names(difference)):
            yield from names
        else:
            why = f"{difference.identity} is not as the target has it, and no migration changes it"
            for statement in _statements(difference):
                yield Injected(statement, "", RepairChange("inject", difference.identity, why))


def _not_null_names(difference: SchemaDifference) -> Iterator[Injected]:
    """Yield renames of NOT NULL constraints (since 18 they have names) where nothing but these differs in a column."""
    wanted, actual = table_of_columns(difference.ours), table_of_columns(difference.theirs)
    if wanted is None or actual is None or difference.ours is None:
        return
    for column in wanted.columns:
        other = actual.column(column.name)
        if other and other != column and nameless_column(other) == nameless_column(column):
            usual = object_name(name_of(difference.ours), column.name, "not_null")
            old, new = (quote(side.not_null_name or usual) for side in (other, column))
            what = f"constraint {old} on {difference.identity}"
            change = RepairChange("inject", what, f"{what} is called {new} in the target")
            yield Injected(f"ALTER TABLE {_written(difference.ours)} RENAME CONSTRAINT {old} TO {new}", "", change)


def _statements(difference: SchemaDifference) -> Iterator[str]:
    """Yield what brings a difference to an end, whatever it loses: it is a scratch database's."""
    for suggestion in alter(difference):
        yield from suggestion.statements


def _values(target: Objects, difference: SchemaDifference) -> Iterator[Injected]:
    """Yield ALTER TYPE … ADD VALUE where the target only has more values, else what makes the type anew."""
    if difference.ours is None:
        return
    wanted, actual = labels_of(difference.ours), labels_of(difference.theirs)
    if tuple(value for value in wanted if value in actual) != actual:
        why = f"{difference.identity} has other values in the target, and no migration changes them"
        for statement in _made_anew(target, difference.ours):
            yield Injected(statement, "", RepairChange("inject", difference.identity, why))
        return
    for number, value in enumerate(wanted):
        if value not in actual:
            following = next((other for other in wanted[number + 1 :] if other in actual), None)
            where = f" BEFORE {literal(following)}" if following else ""
            what = f"value {literal(value)} of {difference.identity}"
            why = f"{what} is in the target, and no migration adds it"
            statement = f"ALTER TYPE {_written(difference.ours)} ADD VALUE IF NOT EXISTS {literal(value)}{where}"
            yield Injected(statement, "AlterEnum", RepairChange("inject", what, why))


def _made_anew(target: Objects, enum: SchemaObject) -> Iterator[str]:
    """Yield Prisma's way to take values from an enum: another type in its place, then columns and their defaults."""
    name = enum.name or ObjectName("", "", "")
    old = quote(f"{name.local}_old")
    columns = [
        (_written(item), column)
        for item in target.schema.objects
        if (table := table_of_columns(item)) is not None
        for column in table.columns
        if is_of_type(column, name)
    ]
    yield f"ALTER TYPE {name.written} RENAME TO {old}"
    yield enum.definition
    for table_name, column in columns:
        alter_column = f"ALTER TABLE {table_name} ALTER COLUMN {quote(column.name)}"
        cast = f"({quote(column.name)}::text{'[]' if column.type.endswith('[]') else ''}::{column.type})"
        # a mood DEFAULT 'ok'
        if column.default:
            yield f"{alter_column} DROP DEFAULT"
        yield f"{alter_column} TYPE {column.type} USING {cast}"
        if column.default:
            yield f"{alter_column} SET DEFAULT {column.default}"
    qualified = name.written != quote(name.local)
    yield f"DROP TYPE {quote(name.schema)}.{old}" if qualified else f"DROP TYPE {old}"


def misplaced(target: Objects, difference: SchemaDifference) -> Iterator[tuple[str, str, str]]:
    """Yield (table, column, other): a column that comes too late in a table, and the first one before which it should.

    `difference` is one of `only_order`.
    """
    item = target.by_identity[difference.identity]
    wanted, actual = table_of_columns(difference.ours), table_of_columns(difference.theirs)
    if wanted is None or actual is None:
        return
    there = [column.name for column in actual.columns]
    order = [column.name for column in wanted.columns]
    for number, column in enumerate(order):
        early = [other for other in order[number + 1 :] if there.index(other) < there.index(column)]
        if early:
            yield name_of(item), column, min(early, key=there.index)
