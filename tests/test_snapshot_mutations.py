"""Each change of a rich schema is seen and named by the snapshot; each change that changes nothing is passed over.

`snapshot/schema.sql` is the schema, `snapshot/mutations.sql` has the changes, each followed by a line that the
comparison must say, `snapshot/neutral.sql` those that leave everything as it was. All are tried on one server at
once, two at a time, in copies of one database; the tests look up what came of them. Rows that initdb made are left
out, to save time, where a mutation is not about them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import psycopg
import pytest

from squash import snapshot
from squash.server import Database, Server
from squash.snapshot import Comparison, Digest, Snapshot

HERE = Path(__file__).with_name("snapshot")
pytestmark = pytest.mark.since(15)  # the schema has a publication of some rows

UNDONE = "ROLLBACK does not undo"
BUILT_IN = "rows that initdb"


@dataclass(frozen=True)
class Change:
    script: str
    said: str | None  # None: nothing is to be said
    undone: bool  # by ROLLBACK
    built_in: bool  # it may be about rows that initdb made

    def __str__(self) -> str:
        return self.script


def changes(path: Path) -> Iterator[Change]:
    lines = path.read_text(encoding="utf-8").splitlines()
    undone, built_in = True, path.name == "neutral.sql"
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        undone = undone and UNDONE not in line
        built_in = built_in or BUILT_IN in line
        if line and not line.startswith("--"):
            said = following.removeprefix("--").strip() if path.name == "mutations.sql" else None
            yield Change(line, said, undone, built_in)


MUTATIONS = tuple(changes(HERE / "mutations.sql"))
NEUTRAL = tuple(changes(HERE / "neutral.sql"))


@dataclass(frozen=True)
class Original:
    """The schema before any change, read once: one side of every comparison."""

    hashes: Digest
    parts: Mapping[str, Snapshot]

    @classmethod
    def of(cls, database: Database, *, builtins: bool) -> Original:
        with database.connect() as connection, snapshot._session(connection, None, builtins=builtins) as session:
            hashes = session.digest()
            return cls(hashes, {name: session.read(frozenset({name})) for name, _, _ in hashes.parts})

    def digest(self) -> Digest:
        return self.hashes

    def read(self, names: frozenset[str]) -> Snapshot:
        parts = [self.parts[name] for name in names]
        attributes = {catalog: columns for part in parts for catalog, columns in part.attributes.items()}
        return Snapshot(self.hashes.server_version, attributes, tuple(row for part in parts for row in part.rows))


@dataclass(frozen=True)
class Trials:
    server: Server
    template: Database
    originals: Mapping[bool, Original]  # with and without rows that initdb made
    copies: SimpleQueue[psycopg.Connection[Any]]

    def run(self, change: Change) -> Comparison:
        if not change.undone:
            with self.server.database("trial", template=self.template) as copy, copy.connect() as connection:
                for statement in change.script.split("; "):
                    connection.execute(statement.encode())
                return self.compare(connection, change)
        connection = self.copies.get()
        try:
            with connection.transaction(force_rollback=True):
                psycopg.ClientCursor(connection).execute(change.script.encode())  # keeps prepared statements
                return self.compare(connection, change)
        finally:
            self.copies.put(connection)

    def compare(self, connection: psycopg.Connection[Any], change: Change) -> Comparison:
        original = self.originals[change.built_in]
        with ThreadPoolExecutor(1) as threads:
            with snapshot._session(connection, None, builtins=change.built_in) as session:
                return snapshot._contrast(original, session, threads)


@pytest.fixture(scope="module")
def outcomes(any_server: Server) -> Iterator[Mapping[Change, Future[Comparison]]]:
    """What came of every change."""
    with ExitStack() as stack:
        template = stack.enter_context(any_server.database("original"))
        with template.connect() as connection:
            connection.execute((HERE / "schema.sql").read_bytes())
        copies: SimpleQueue[psycopg.Connection[Any]] = SimpleQueue()
        for label in ("one", "two"):
            copy = stack.enter_context(any_server.database(label, template=template))
            copies.put(stack.enter_context(copy.connect()))
        originals = {built_in: Original.of(template, builtins=built_in) for built_in in (False, True)}
        trials = Trials(any_server, template, originals, copies)
        threads = stack.enter_context(ThreadPoolExecutor(max_workers=2))
        stack.callback(threads.shutdown, cancel_futures=True)
        yield {change: threads.submit(trials.run, change) for change in (*MUTATIONS, *NEUTRAL)}


@pytest.mark.parametrize("change", MUTATIONS, ids=str)
def test_mutation_is_seen_and_named(outcomes: Mapping[Change, Future[Comparison]], change: Change) -> None:
    assert change.said, "a mutation without the line that must be said proves nothing"
    expected = change.said
    said = outcomes[change].result().differences
    assert any(str(difference).startswith(expected) for difference in said), list(map(str, said))


@pytest.mark.parametrize("change", NEUTRAL, ids=str)
def test_neutral_change_is_passed_over(outcomes: Mapping[Change, Future[Comparison]], change: Change) -> None:
    assert [str(difference) for difference in outcomes[change].result().differences] == []


def test_there_are_enough() -> None:
    assert len({change.script for change in MUTATIONS}) >= 270
    assert len(NEUTRAL) >= 50
