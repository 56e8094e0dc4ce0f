"""Break healthy public histories by machine, repair them, and print a table: scripts/breakages DIR [--only TEXT].

DIR holds bare mirrors, as for scripts/corpus. Each history is broken in five ways: a migration is dropped, the creation of a
table or of a type is dropped, a column is there earlier than the migration that adds it, two neighbouring migrations are
swapped. A breakage that breaks nothing (the history still replays to the same catalog) is passed over. The target is the
schema that the healthy history builds; none of its scripts is looked at. Exits 3 when less than --reach of them are
repaired to the very catalog.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus import read

from squash.errors import ReplayError
from squash.history import History
from squash.repair import Built, Target, build_target, repair
from squash.repair.definitions import read_table
from squash.repair.guards import column_text
from squash.replay import replay
from squash.schema import compare_schemas, read_schema
from squash.server import Server, open_server
from squash.statements import Statement, created_extensions, effects, split, summarize


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
        line, table = column_text(statement.text, effect.name), read_table(creation.text)
        if line is None or table is None or first >= number:
            continue
        earlier = replace(table, columns={**table.columns, effect.name: line}).render()
        script = history.migrations[first].script
        end = creation.start + len(creation.text)
        broken = with_script(history, first, script[: creation.start] + earlier + script[end:])
        yield Breakage("move a column earlier", f"{effect.owner}.{effect.name} to {history.migrations[first].name}", broken)


KINDS: dict[str, Callable[[History, random.Random], Iterator[Breakage]]] = {
    "drop a migration": dropped_migrations,
    "drop a table": lambda history, chance: dropped_statements(history, chance, "CREATE TABLE", "drop a table's creation"),
    "move a column": earlier_columns,
    "swap two": swapped,
    "delete a type": lambda history, chance: dropped_statements(history, chance, "CREATE TYPE", "delete a type"),
}


def is_broken(history: History, built: Built, server: Server) -> str:
    """Give how a history is broken, nothing when it builds the target all the same."""
    with server.database("broken") as database, database.connect() as connection:
        try:
            replay(connection, history)
        except ReplayError as error:
            return f"stops at {getattr(error.failure, 'migration', error.message)}"
        found = compare_schemas(built.schema, read_schema(connection, sequence_values=False))
        return f"{len(found)} differences" if found else ""


def try_one(breakage: Breakage, how: str, built: Built, server: Server) -> bool:
    start = time.perf_counter()
    found = repair(breakage.history, built, server)
    seconds = time.perf_counter() - start
    exact = found.holds and not found.order
    verdict = "repaired" if exact else "but for column order" if found.holds else "REFUSED"
    print(f"  {verdict:<20} {breakage.kind}: {breakage.what}")
    print(f"      {how}; {len(found.edits)} edits, {found.trials} trials, {seconds:.1f} s")
    for line in (*found.left[:4], *(f"order of {table}" for table in found.order)):
        print(f"      {line}")
    sys.stdout.flush()
    return exact


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--kind", default="")
    parser.add_argument("--each", type=int, default=1, help="how many of a kind a history")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reach", type=float, default=0.9)
    told = parser.parse_args()
    manifest = tomllib.loads((Path(__file__).parent / "corpus.toml").read_text(encoding="utf-8"))
    results = []
    for entry in manifest["history"]:
        if told.only not in entry["repository"] or "fails" in entry or (history := read(told.directory, entry)) is None:
            continue
        print(f"{entry['repository']}: {len(history.migrations)} migrations")
        extensions = frozenset[str]().union(*(created_extensions(m.script) for m in history.migrations))
        with (
            open_server(extensions=extensions) as server,
            build_target(Target(entry["repository"], "history", history), server, "public", "batch") as built,
        ):
            for name, kind in KINDS.items():
                left = told.each if told.kind in name else 0
                chance = random.Random(f"{told.seed} {entry['repository']} {name}")  # noqa: S311
                for breakage in kind(history, chance) if left else ():
                    if left and (how := is_broken(breakage.history, built, server)):
                        results.append(try_one(breakage, how, built, server))
                        left -= 1
                    if not left:
                        break
    print(f"{sum(results)} of {len(results)} repaired to the very catalog")
    return 0 if results and sum(results) >= told.reach * len(results) else 3


if __name__ == "__main__":
    sys.exit(main())
