"""Which migration, and which statement in it, put rows into a table; and which statements found no rows to change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import psycopg

from squash.postgres.statements import Statement, split, summarize
from squash.prisma.history import Migration
from squash.prisma.ledger import LEDGER

_CHANGES = re.compile(
    r"\b(?:insert|copy|merge|select|do|call|delete|truncate|update|execute)\b(?!\s+(?:set|on|cascade|no|restrict)\b)",
    re.IGNORECASE,
)
_WRITES = re.compile(
    r"\b(?:insert\s+into|delete\s+from|merge\s+into|truncate|copy|update(?!\s+(?:cascade|set|no|restrict)\b))\b",
    re.IGNORECASE,
)
_VERBS = ("INSERT", "UPDATE", "DELETE", "MERGE", "COPY", "TRUNCATE")

_COUNTED = """
SELECT c.oid::int8, n.nspname, c.relname,
    ARRAY(
        SELECT p.relname::text
        FROM pg_partition_ancestors(c.oid) WITH ORDINALITY AS a (relid, place)
        JOIN pg_class p ON p.oid = a.relid
        WHERE p.oid <> c.oid
        ORDER BY a.place
    )
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid >= 16384 AND c.relkind = 'r' AND pg_relation_size(c.oid) > 0
  AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
  AND NOT (c.relname = %s AND n.nspname = current_schema())
"""


@dataclass(frozen=True, slots=True)
class Origin:
    """A statement that wrote rows: its migration, its line there from 1, its verb, and the table as it was called."""

    migration: str
    line: int
    verb: str
    table: str


@dataclass(slots=True)
class _Looked:
    """How many rows each table holds, by oid, and what statements call it: its name, and those of its parents."""

    counts: dict[int, int]
    names: dict[int, tuple[str, ...]]


class RowCounts:
    """Counts the rows of all tables after each migration of a replay, on a connection of its own."""

    def __init__(self, connection: psycopg.Connection[Any], migrations: Iterable[Migration]) -> None:
        self._connection = connection
        self._migrations = {migration.name: migration for migration in migrations}
        self._before = self._count()
        self._wrote: dict[int, list[tuple[str, tuple[str, ...]]]] = {}
        self.filled: dict[str, frozenset[str]] = {}
        """For a migration the tables that held rows before it or after it, by name without a schema."""

    def look(self, name: str) -> None:
        """Count after a migration; one that does nothing but define has changed no rows."""
        if _CHANGES.search(self._migrations[name].script):
            now = self._count()
            for oid, count in now.counts.items():
                if count != self._before.counts.get(oid):
                    self._wrote.setdefault(oid, []).append((name, now.names[oid]))
            tables = (*self._before.names.values(), *now.names.values())
            self._before = now
        else:
            tables = tuple(self._before.names.values())
        self.filled[name] = frozenset(chain.from_iterable(tables))

    def _count(self) -> _Looked:
        tables = self._connection.execute(_COUNTED, (LEDGER,)).fetchall()
        if not tables:
            return _Looked({}, {})
        query = " UNION ALL ".join(
            f"SELECT {oid}::int8, count(*) FROM ONLY {_name(schema)}.{_name(table)}" for oid, schema, table, _ in tables
        )
        counts = {oid: count for oid, count in self._connection.execute(query.encode()).fetchall() if count}
        return _Looked(counts, {oid: (table, *parents) for oid, _, table, parents in tables if oid in counts})

    def origins(self) -> dict[str, tuple[Origin, ...]]:
        """Return for each table that holds rows now, by name without a schema, the statements that changed how many.

        The rows of a partition are those of the partitioned table, too.
        """
        by_table: dict[str, list[Origin]] = {}
        for oid, wrote in self._wrote.items():
            if oid in self._before.names:
                for migration, called in wrote:
                    statements = _statements_about(self._migrations[migration], called)
                    for table in self._before.names[oid]:
                        by_table.setdefault(table, []).extend(statements)
        return {table: tuple(dict.fromkeys(origins)) for table, origins in by_table.items()}


def _statements_about(migration: Migration, names: tuple[str, ...]) -> list[Origin]:
    """Return the statements of a script that insert into a table, wherever in them, or else change it, or may do so.

    `names` are what a statement may call the table: its own name, then those of the tables that it is a partition of.
    """
    table = names[-1]
    name = rf'(?:only\s+)?(?:[\w"]+\s*\.\s*)?"?(?:{"|".join(map(re.escape, names))})(?!\w)'
    inserting = re.compile(rf"\b(?:into|copy)\s+{name}", re.IGNORECASE)
    groups: tuple[list[Origin], ...] = ([], [], [])
    for statement in split(migration.script):
        verb, called = summarize(statement.text)
        # INSERT INTO t …; WITH a AS (…) INSERT INTO t …; COPY t FROM …
        if inserting.search(statement.text):
            groups[0].append(_origin(migration, statement, "INSERT" if verb in _VERBS else verb, table))
        # DELETE FROM t …
        elif verb in _VERBS and _last(called) in names:
            groups[1].append(_origin(migration, statement, verb, table))
        elif verb in ("DO", "SELECT", "CALL"):  # a routine may have done it
            groups[2].append(_origin(migration, statement, verb, table))
    return next(filter(None, groups), [])


def find_backfills(migrations: Iterable[Migration], filled: Mapping[str, frozenset[str]]) -> tuple[Origin, ...]:
    """Return the statements that change rows and found none: `filled` as in `RowCounts`, empty if no rows are left."""
    backfills = []
    for migration in migrations:
        if not _WRITES.search(migration.script):
            continue
        for statement in split(migration.script):
            verb, target = summarize(statement.text)
            table = _last(target)
            # UPDATE t SET a = 1, where t holds no rows
            if verb in _VERBS and table and table not in filled.get(migration.name, ()):
                backfills.append(_origin(migration, statement, verb, table))
    return tuple(backfills)


def _origin(migration: Migration, statement: Statement, verb: str, table: str) -> Origin:
    return Origin(migration.name, statement.line, verb, table)


def _last(name: str | None) -> str:
    return (name or "").rpartition(".")[2]


def _name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def place_of(origins: Sequence[Origin]) -> str:
    """Return where rows came from, for people: `20240101_init, line 3`."""
    return "; ".join(dict.fromkeys(f"{origin.migration}, line {origin.line}" for origin in origins))
