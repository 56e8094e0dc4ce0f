"""What is still different when a history has been replayed, as statements for its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from squash.deploys.drift import suggest
from squash.repair.definitions import Objects, labels_of, name_of, read_table, renamed
from squash.repair.edits import Change
from squash.repair.guards import last_name
from squash.repair.remedies import Injected
from squash.repair.rewinding import guarded
from squash.schema import SchemaDifference
from squash.schema.names import literal, object_name, quote
from squash.statements import split

_RENAMED = {
    "table": "ALTER TABLE {old} RENAME TO {new}",
    "enum": "ALTER TYPE {old} RENAME TO {new}",
    "index": "ALTER INDEX {old} RENAME TO {new}",
    "sequence": "ALTER SEQUENCE {old} RENAME TO {new}",
    "view": "ALTER VIEW {old} RENAME TO {new}",
}


def only_order(difference: SchemaDifference) -> bool:
    """Whether two definitions of a table differ in nothing but the order of its columns."""
    if difference.kind != "table" or difference.left is None or difference.right is None:
        return False
    left, right = read_table(difference.left), read_table(difference.right)
    return left is not None and right is not None and left == right


def closing_statements(target: Objects, found: Sequence[SchemaDifference]) -> tuple[Injected, ...]:
    """Give statements that turn what was found (right) into the target (left), each told as a change.

    What only has another name is renamed, and nothing else done: the rest shows when the history is replayed again.
    """
    real = [one for one in found if not only_order(one)]
    return tuple(_renames(real)) or (*_drops(real), *_others(target, real))


def _renames(found: Sequence[SchemaDifference]) -> Iterator[Injected]:
    """Yield renames of what is in the target under another name only."""
    extra = [one for one in found if one.left is None]
    for wanted in (one for one in found if one.right is None and one.kind in _RENAMED):
        for other in extra:
            if other.kind == wanted.kind and _is_renamed(other, wanted):
                extra.remove(other)
                old, new = other.identity.partition(" ")[2], quote(_name(wanted.identity))
                statement = _RENAMED[wanted.kind].format(old=old, new=new)
                why = f"{other.identity} is called {new} in the target, and no migration renames it"
                yield Injected(statement, "", Change("inject", wanted.identity, why))
                break
    for one in found:
        if one.kind == "table":
            yield from _renamed_columns(one)


def _is_renamed(one: SchemaDifference, two: SchemaDifference) -> bool:
    names = {_name(one.identity): _name(two.identity)}
    return _nameless(renamed(one.right or "", names)) == _nameless(two.left or "")


def _nameless(text: str) -> str:
    """Give a definition without the names of NOT NULL constraints, which renames leave as they were."""
    return _NOT_NULL.sub("", text)


def _name(identity: str) -> str:
    return last_name(identity.partition(" ")[2])


def _renamed_columns(difference: SchemaDifference) -> Iterator[Injected]:
    wanted, found = (read_table(text or "") for text in (difference.left, difference.right))
    if wanted is None or found is None:
        return
    places = list(zip(wanted.columns.items(), found.columns.items(), strict=False))
    for (new, text), (old, other) in places:
        is_same = _nameless(renamed(other, {old: new})) == _nameless(text)
        if new not in found.columns and old not in wanted.columns and is_same:
            table = difference.identity.removeprefix("table ")
            what = f'column "{new}" of {difference.identity}'
            why = f'column "{old}" of {difference.identity} is called "{new}" there, and no migration renames it'
            statement = f"ALTER TABLE {table} RENAME COLUMN {quote(old)} TO {quote(new)}"
            yield Injected(statement, "", Change("inject", what, why))


def _drops(found: Sequence[SchemaDifference]) -> Iterator[Injected]:
    """Yield drops of what the target does not have, dependents first; what goes along with a table is not named."""
    extra = [one for one in found if one.left is None]
    tables = [one.identity for one in extra if one.kind == "table"]
    for one in reversed(extra):
        own = one.identity.rpartition(" on ")[2] if " on " in one.identity else ""
        on = re.search(r" ON (?:ONLY )?((?:\"(?:[^\"]|\"\")+\"\.)?\"(?:[^\"]|\"\")+\")", one.right or "")
        gone = own in tables or (one.kind == "index" and on is not None and f"table {on[1]}" in tables)
        if one.kind == "foreign key" or not gone:
            why = f"{one.identity} is not in the target, and no migration drops it"
            for statement in _statements(one):
                yield Injected(statement, "", Change("drop", one.identity, why))


def _others(target: Objects, found: Sequence[SchemaDifference]) -> Iterator[Injected]:
    order = {item.identity: number for number, item in enumerate(target.schema.objects)}
    for one in sorted((one for one in found if one.left is not None), key=lambda one: order[one.identity]):
        if one.right is None:
            label, text = guarded(target.schema, target.by_identity[one.identity])
            why = f"{one.identity} is in the target, and no migration creates it"
            yield Injected(text, label, Change("inject", one.identity, why))
        elif one.kind == "enum":
            yield from _values(target, one)
        elif names := tuple(_not_null_names(one)):
            yield from names
        else:
            why = f"{one.identity} is not as the target has it, and no migration changes it"
            for statement in _statements(one):
                yield Injected(statement, "", Change("inject", one.identity, why))


_NOT_NULL = re.compile(r' CONSTRAINT ("(?:[^"]|"")+")(?= NOT NULL)')


def _not_null_names(difference: SchemaDifference) -> Iterator[Injected]:
    """Yield renames of NOT NULL constraints (since 18 they have names) where nothing but these differs in a column."""
    if difference.kind != "table":
        return
    wanted, found = (read_table(text or "") for text in (difference.left, difference.right))
    table = difference.identity.removeprefix("table ")
    for column, line in wanted.columns.items() if wanted and found else ():
        other = found.columns.get(column, "") if found else ""
        if line != other and _nameless(line) == _nameless(other):
            usual = quote(object_name(last_name(table), column, "not_null"))
            old, new = ((_NOT_NULL.search(text) or ["", usual])[1] for text in (other, line))
            what = f"constraint {old} on {difference.identity}"
            change = Change("inject", what, f"{what} is called {new} in the target")
            yield Injected(f"ALTER TABLE {table} RENAME CONSTRAINT {old} TO {new}", "", change)


def _statements(difference: SchemaDifference) -> Iterator[str]:
    """Yield what `squash deploys` would suggest, that which it comments out included: it is a scratch database's."""
    for text in suggest(difference):
        lines = "\n".join(line.removeprefix("-- ") for line in text.split("\n")).strip()
        if not lines.startswith("by hand"):
            yield from (one.text for one in split(lines) if one.text not in ("BEGIN", "COMMIT"))


def _values(target: Objects, difference: SchemaDifference) -> Iterator[Injected]:
    """Yield ALTER TYPE … ADD VALUE where the target only has more values, else what makes the type anew."""
    wanted, found = (labels_of(text or "") for text in (difference.left, difference.right))
    name = difference.identity.removeprefix("type ")
    if [value for value in wanted if value in found] != found:
        why = f"{difference.identity} has other values in the target, and no migration changes them"
        for statement in _made_anew(target, name, difference.left or ""):
            yield Injected(statement, "", Change("inject", difference.identity, why))
        return
    for number, value in enumerate(wanted):
        if value not in found:
            following = next((other for other in wanted[number + 1 :] if other in found), None)
            where = f" BEFORE {literal(following)}" if following else ""
            what = f"value {literal(value)} of {difference.identity}"
            why = f"{what} is in the target, and no migration adds it"
            statement = f"ALTER TYPE {name} ADD VALUE IF NOT EXISTS {literal(value)}{where}"
            yield Injected(statement, "AlterEnum", Change("inject", what, why))


def _made_anew(target: Objects, name: str, definition: str) -> Iterator[str]:
    """Yield Prisma's way to take values from an enum: another type in its place, then columns and their defaults."""
    old = quote(f"{last_name(name)}_old")
    columns = []
    for item in target.schema.objects:
        text = read_table(item.definition) if item.kind == "table" else None
        for column, line in text.columns.items() if text else ():
            rest = line[len(quote(column)) + 1 :]
            if rest.startswith(name) and (suffix := rest[len(name) :].partition(" ")[0]) in ("", "[]"):
                default = rest.partition(" DEFAULT ")[2]
                columns.append((item.identity.removeprefix("table "), quote(column), suffix, default))
    yield f"ALTER TYPE {name} RENAME TO {old}"
    yield definition
    for table, column, suffix, default in columns:
        alter = f"ALTER TABLE {table} ALTER COLUMN {column}"
        if default:
            yield f"{alter} DROP DEFAULT"
        yield f"{alter} TYPE {name}{suffix} USING ({column}::text{suffix}::{name}{suffix})"
        if default:
            yield f"{alter} SET DEFAULT {default}"
    yield f"DROP TYPE {old if '.' not in name else name.rpartition('.')[0] + '.' + old}"


def misplaced(target: Objects, difference: SchemaDifference) -> Iterator[tuple[str, str, str]]:
    """Yield (table, column, other): a column that comes too late in a table, and the first one before which it should.

    `difference` is one of `only_order`.
    """
    item = target.by_identity[difference.identity]
    wanted, found = read_table(difference.left or ""), read_table(difference.right or "")
    if wanted is None or found is None:
        return
    there = list(found.columns)
    order = list(wanted.columns)
    for number, column in enumerate(order):
        early = [other for other in order[number + 1 :] if there.index(other) < there.index(column)]
        if early:
            yield name_of(item), column, min(early, key=there.index)
