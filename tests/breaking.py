"""Ways to break a healthy history by machine: what a repair is tried on."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from squash.postgres.schema.names import closing
from squash.postgres.statements import Statement, effects, split, summarize
from squash.prisma.history import History
from squash.repair.guards import column_text


@dataclass(frozen=True)
class Breakage:
    kind: str
    what: str
    history: History


def with_script(history: History, number: int, script: str) -> History:
    migrations = list(history.migrations)
    migrations[number] = replace(migrations[number], script=script)
    return replace(history, migrations=tuple(migrations))


def without(script: str, statement: Statement) -> str:
    end = script.find(";", statement.start + len(statement.text)) + 1
    return script[: statement.start] + script[end or len(script) :]


def places(history: History, kind: str) -> Iterator[tuple[int, Statement]]:
    for number, migration in enumerate(history.migrations):
        for statement in split(migration.script):
            if summarize(statement.text)[0] == kind:
                yield number, statement


def dropped_migrations(history: History, chance: random.Random) -> Iterator[Breakage]:
    numbers = list(range(len(history.migrations)))
    for number in chance.sample(numbers, len(numbers)):
        rest = tuple(one for one in history.migrations if one is not history.migrations[number])
        if rest:
            yield Breakage("drop a migration", history.migrations[number].name, replace(history, migrations=rest))


def dropped_statements(history: History, chance: random.Random, kind: str, name: str) -> Iterator[Breakage]:
    found = list(places(history, kind))
    for number, statement in chance.sample(found, len(found)):
        what = f"{summarize(statement.text)[1]} of {history.migrations[number].name}"
        script = without(history.migrations[number].script, statement)
        yield Breakage(name, what, with_script(history, number, script))


def swapped(history: History, chance: random.Random) -> Iterator[Breakage]:
    numbers = list(range(len(history.migrations) - 1))
    for number in chance.sample(numbers, len(numbers)):
        one, two = history.migrations[number : number + 2]
        broken = with_script(with_script(history, number, two.script), number + 1, one.script)
        yield Breakage("swap two", f"{one.name} and the next", broken)


def earlier_columns(history: History, chance: random.Random) -> Iterator[Breakage]:
    created = {summarize(s.text)[1]: (number, s) for number, s in places(history, "CREATE TABLE")}
    added = [
        (number, statement, effect)
        for number, statement in places(history, "ALTER TABLE")
        for effect in effects(statement.text)
        if (effect.action, effect.kind) == ("create", "column") and effect.owner in created
    ]
    for number, statement, effect in chance.sample(added, len(added)):
        first, creation = created[effect.owner]
        line = column_text(statement.text, effect.name)
        if line is None or first >= number:
            continue
        end = closing(creation.text, creation.text.index("("))
        earlier = f"{creation.text[:end].rstrip()},\n    {line}\n{creation.text[end:]}"
        script = history.migrations[first].script
        end = creation.start + len(creation.text)
        broken = with_script(history, first, script[: creation.start] + earlier + script[end:])
        yield Breakage(
            "move a column earlier", f"{effect.owner}.{effect.name} to {history.migrations[first].name}", broken
        )


KINDS: dict[str, Callable[[History, random.Random], Iterator[Breakage]]] = {
    "drop a migration": dropped_migrations,
    "drop a table": lambda history, chance: dropped_statements(
        history, chance, "CREATE TABLE", "drop a table's creation"
    ),
    "move a column": earlier_columns,
    "swap two": swapped,
    "delete a type": lambda history, chance: dropped_statements(history, chance, "CREATE TYPE", "delete a type"),
}
