"""Changes of a rich schema, tried one by one on a server, and what the snapshot says of each.

A file of changes has one a line. `-- # title` begins a section; a title says `since N` or `until N` where not every
major has what the section is about. `-- before: SQL` lines set up what a section changes. Sections after the line
`-- ROLLBACK does not undo` are tried in a database of their own, all others in a transaction of one database, which
is read by statements that were prepared once: planning takes longer than reading.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import Any

import psycopg
from psycopg.rows import tuple_row

from squash.postgres import snapshot
from squash.postgres.server import Database, Server
from squash.postgres.snapshot import Row, Snapshot, SnapshotDifference, comparison, layout, query

HERE = Path(__file__).with_name("snapshot")

Rows = Counter[tuple[str, tuple[str | None, ...]]]
Column = tuple[str, str]


@dataclass(frozen=True)
class Majors:
    """The majors that a section is about."""

    first: int = 0
    last: int = 99

    def __contains__(self, major: int) -> bool:
        return self.first <= major <= self.last


@dataclass(frozen=True)
class Change:
    script: str
    said: tuple[str, ...]  # lines that must be said; none where nothing may be
    section: str
    majors: Majors
    before: str = ""
    undone: bool = True  # by ROLLBACK

    @property
    def built_in(self) -> bool:
        """Whether it may be about rows that initdb made, which are left out elsewhere to save time."""
        return "initdb" in self.section or not self.said

    @property
    def cluster(self) -> bool:
        """Whether it is about what all databases share."""
        return "cluster" in self.section

    def __str__(self) -> str:
        return self.script


def schema_of(major: int) -> bytes:
    """The schema that the changes are about, as far as the major version has it."""
    text = (HERE / "schema.sql").read_text(encoding="utf-8")
    return "".join(body for title, body in _sections(text) if major in _majors(title)).encode()


@cache
def changes(name: str) -> tuple[Change, ...]:
    """The changes of `mutations.sql`, each with what must be said of it, or those of `neutral.sql`."""
    return tuple(_changes((HERE / name).read_text(encoding="utf-8")))


def _changes(text: str) -> Iterator[Change]:
    undone = True
    for title, body in _sections(text):
        lines = body.splitlines()
        undone = undone and "ROLLBACK does not undo" not in title
        before = "; ".join(line.removeprefix("-- before: ") for line in lines if line.startswith("-- before: "))
        scripts = [line for line in lines if line and not line.startswith("-- ")]
        said = defaultdict[str, list[str]](list)
        for line in lines:
            if line and not line.startswith("-- "):
                script = line
            elif line.startswith("--   "):
                said[script].append(line.removeprefix("--   "))
        for script in scripts:
            yield Change(script, tuple(said[script]), title, _majors(title), before, undone)


def _sections(text: str) -> Iterator[tuple[str, str]]:
    _, *pieces = re.split(r"^-- # (.*)$", text, flags=re.MULTILINE)
    yield from zip(pieces[::2], pieces[1::2], strict=True)


def _majors(title: str) -> Majors:
    since, until = (re.search(rf"{word} (\d+)", title) for word in ("since", "until"))
    return Majors(int(since[1]) if since else 0, int(until[1]) if until else 99)


@dataclass(frozen=True)
class Outcome:
    """What the snapshot said of a change: `killed` are the columns in which it saw anything."""

    differences: tuple[SnapshotDifference, ...]
    killed: frozenset[Column]


class Reader:
    """A connection whose database is read again and again, in a transaction or outside of any."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection
        self.lock = Lock()
        with self._pinned() as cursor:
            self.queries = query.Queries(layout.catalogs_of(layout.read_layout(cursor)), None)
            self.parts = self.queries.database_parts(built_in=True)
            parts = (*self.parts, *self.queries.cluster_parts(), query.LARGE_OBJECTS, query.sequence_states(()))
            self.attributes = {part.catalog: part.attributes for part in parts}
            users = tuple(part for part in self.parts if not part.built_in and part.catalog != "pg_database")
            marked = tuple(part for part in self.parts if part.built_in)
            for name, statement in {
                "of_user": self.queries.rows(users),
                "of_cluster": self.queries.rows(self.queries.cluster_parts()),
                "of_initdb": self.queries.mark_hashes(marked),
                "of_database": self.queries.hashes(tuple(part for part in self.parts if part not in (*users, *marked))),
            }.items():
                cursor.execute(f"PREPARE {name} AS {statement}".encode())

    def read(self, change: Change) -> Reading:
        """Everything that the change may touch: the user's rows, and the hashes of those that initdb made."""
        with self._pinned() as cursor:
            if change.cluster:
                return Reading(_counted(cursor.execute("EXECUTE of_cluster").fetchall()), {})
            sequences = cursor.execute(snapshot._SEQUENCES_SQL.encode()).fetchall()
            states = (query.sequence_states(name for name, _ in sequences), query.LARGE_OBJECTS)
            rows = cursor.execute("EXECUTE of_user").fetchall()
            rows += cursor.execute(self.queries.rows(states).encode()).fetchall()
            marks: list[tuple[Any, ...]] = []
            if change.built_in:
                marks = cursor.execute("EXECUTE of_database").fetchall()
                cursor.execute(query.SEQUENTIAL.encode())
                marks += cursor.execute("EXECUTE of_initdb").fetchall()
            return Reading(_counted(rows), {name: (count, mark) for name, count, mark in marks})

    def read_part(self, name: str) -> Rows:
        """The rows of one part of the snapshot."""
        with self._pinned() as cursor:
            parts = tuple(part for part in self.parts if part.name == name)
            return _counted(cursor.execute(self.queries.rows(parts).encode()).fetchall())

    @contextmanager
    def _pinned(self) -> Iterator[psycopg.Cursor[tuple[Any, ...]]]:
        with self.lock, self.connection.transaction(force_rollback=True):
            with self.connection.cursor(row_factory=tuple_row) as cursor:
                cursor.execute(snapshot._PIN.encode())
                yield cursor


def _counted(rows: list[tuple[Any, ...]]) -> Rows:
    return Counter(zip((catalog for catalog, _ in rows), map(tuple, (row for _, row in rows)), strict=True))


def _only(rows: Rows, others: Rows) -> Rows:
    """The rows that are not among the others, as `rows - others`, and quick where nearly all of them are."""
    return Counter({row: more for row, count in rows.items() - others.items() if (more := count - others[row]) > 0})


@dataclass(frozen=True)
class Reading:
    """What was read of a database: rows, and hashes of the parts whose rows were not read."""

    rows: Rows
    marks: Mapping[str, tuple[int, bytes]]


@dataclass(frozen=True)
class Trials:
    """Where changes are tried: `template` has the schema, `untouched` and the `readers` are connected to copies."""

    server: Server
    template: Database
    untouched: Reader
    readers: SimpleQueue[Reader]
    originals: dict[tuple[str, bool, bool], Reading] = field(default_factory=dict)
    initdb: dict[str, Rows] = field(default_factory=dict)

    @classmethod
    @contextmanager
    def on(cls, server: Server, workers: int) -> Iterator[Trials]:
        """Trials on copies of a new database with the schema."""
        with ExitStack() as stack:
            template = stack.enter_context(server.database("original"))
            with template.connect() as connection:
                connection.execute(schema_of(server.version // 10000))

            def reader(label: str) -> Reader:
                copy = stack.enter_context(server.database(label, template=template))
                return Reader(stack.enter_context(copy.connect()))

            readers: SimpleQueue[Reader] = SimpleQueue()
            for number in range(workers):
                readers.put(reader(f"copy {number}"))
            yield cls(server, template, reader("untouched"), readers)

    def run(self, change: Change) -> Outcome:
        """What is said of the change."""
        if not change.undone:
            with self.server.database("trial", template=self.template) as copy, copy.connect() as connection:
                original = self._original(change, self.untouched)
                for statement in change.script.split("; "):
                    connection.execute(statement.encode())
                return self._outcome(original, change, Reader(connection))
        reader = self.readers.get()
        try:
            with reader.connection.transaction(force_rollback=True):
                reader.connection.execute(change.before.encode())
                original = self._original(change, reader)
                reader.connection.execute(change.script.encode())
                return self._outcome(original, change, reader)
        finally:
            self.readers.put(reader)

    def _original(self, change: Change, reader: Reader) -> Reading:
        kind = (change.before, change.cluster, change.built_in)
        if kind not in self.originals:
            self.originals[kind] = reader.read(change)
        return self.originals[kind]

    def _outcome(self, original: Reading, change: Change, reader: Reader) -> Outcome:
        changed = reader.read(change)
        left, right = _only(original.rows, changed.rows), _only(changed.rows, original.rows)
        for part in original.marks:
            if original.marks[part] != changed.marks[part]:
                if part not in self.initdb:
                    self.initdb[part] = self.untouched.read_part(part)
                now = reader.read_part(part)
                left, right = left + (self.initdb[part] - now), right + (now - self.initdb[part])
        return judge(left, right, reader)


def judge(left: Rows, right: Rows, reader: Reader) -> Outcome:
    """What is said of rows that only one side has, and the columns in which they differ."""
    attributes = reader.attributes
    sides = (
        Snapshot(
            reader.connection.info.server_version,
            attributes,
            tuple(Row(catalog, str(identity), tuple(values)) for catalog, (identity, *values) in rows.elements()),
        )
        for rows in (left, right)
    )
    found, looked_through = comparison.judge(*sides)
    killed = {(each.catalog, each.attribute) for each in (*found, *looked_through) if each.attribute}
    return Outcome(found, frozenset(killed | set(_renamed(left, right, attributes))))


def _renamed(left: Rows, right: Rows, attributes: Mapping[str, tuple[str, ...]]) -> Iterator[Column]:
    """The columns that tell an object on the left from the one on the right with another name, if it is the only one."""
    sides = (defaultdict[str, list[tuple[str | None, ...]]](list), defaultdict[str, list[tuple[str | None, ...]]](list))
    identities = [{(catalog, row[0]) for catalog, row in rows} for rows in (left, right)]
    for side, rows, others in ((sides[0], left, identities[1]), (sides[1], right, identities[0])):
        for catalog, row in rows:
            if (catalog, row[0]) not in others:
                side[catalog].append(row[1:])
    for catalog in sides[0].keys() & sides[1].keys():
        if len(sides[0][catalog]) == len(sides[1][catalog]) == 1:
            (old,), (new,) = sides[0][catalog], sides[1][catalog]
            yield from (
                (catalog, name) for name, *pair in zip(attributes[catalog], old, new, strict=True) if pair[0] != pair[1]
            )
