"""The generic catalog snapshot: complete by construction, and sharing no code with `squash.postgres.schema`.

Every row of every catalog of pg_catalog that is about one database, with all OIDs resolved to names, so that two
databases compare equal exactly when their catalogs say the same. What is left out, and why, is declared in
`squash.postgres.snapshot.declarations`; what is neither compared nor left out raises `SnapshotError`.

`digest` is the fast form, one statement that hashes everything in the server: equal digests prove two catalogs
identical, unequal ones call for `differences`, which reads and names what differs. `take` and `compare` are the same
in two steps, for snapshots that outlive their connection. `cluster_state` is for what all databases of a server share.

Arguments that mean the same everywhere: the table `ledger`, a schema and a name, is
overlooked, if there is one; with `builtins` the rows that initdb made are compared too, which makes sense for two
databases of one server only. A connection is read in a transaction of its own, or a savepoint in its current one,
that is rolled back: its settings are left as found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Protocol

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.rows import tuple_row

from squash.postgres.snapshot.comparison import (
    Row,
    Snapshot,
    SnapshotComparison,
    SnapshotDifference,
    compare,
    judge,
    same_major,
)
from squash.postgres.snapshot.declarations import SEQUENCE_STATE, excluded, normalised
from squash.postgres.snapshot.layout import CatalogLayout, Layout, catalogs_of, read_layout
from squash.postgres.snapshot.query import (
    BUILT_IN,
    EMPTY,
    LARGE_OBJECTS,
    SEQUENTIAL,
    Part,
    QualifiedName,
    Queries,
    sequence_states,
)

__all__ = [
    "Digest",
    "Row",
    "Snapshot",
    "SnapshotComparison",
    "SnapshotDifference",
    "cluster_state",
    "compare",
    "differences",
    "digest",
    "excluded",
    "normalised",
    "take",
]


@dataclass(frozen=True, slots=True)
class Digest:
    """Return the hashes of one database's catalogs: (part, number of rows, SHA-256 in hex) for every part.

    `cluster` is the system identifier of the server when rows made by initdb are part of it, else None: those rows
    are hashed by their place and transaction, which mean the same in databases of one server only.
    """

    server_version: int
    cluster: int | None
    parts: tuple[tuple[str, int, str], ...]
    unread: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows were hashed."""
        return sum(count for _, count, _ in self.parts)


def digest(
    connection: psycopg.Connection[Any], *, ledger: QualifiedName | None = None, builtins: bool = True
) -> Digest:
    """Return the hashes of everything that `take` would read, in a fraction of the time.

    Two digests that are equal prove the catalogs identical. Two that are not may still belong to identical
    catalogs, because rows made by initdb are hashed as they are stored: ask `differences`. Raises `SnapshotError`
    when the server has a catalog or column that is not declared.
    """
    with _session(connection, ledger, builtins=builtins) as session:
        return session.digest()


def take(
    connection: psycopg.Connection[Any], *, ledger: QualifiedName | None = None, builtins: bool = True
) -> Snapshot:
    """Return every row of the catalogs of the connection's database.

    Raises `SnapshotError` when the server has a catalog or column that is not declared.
    """
    with _session(connection, ledger, builtins=builtins) as session:
        return session.read()


def differences(
    left: psycopg.Connection[Any],
    right: psycopg.Connection[Any],
    *,
    ledger: QualifiedName | None = None,
    builtins: bool = True,
) -> SnapshotComparison:
    """Return what differs between two databases: by hash first, both at once, then row by row where they differ.

    The connections must be two. Errors are those of `take` and `compare`.
    """
    with ExitStack() as stack, ThreadPoolExecutor(max_workers=2) as threads:
        opening = (_session(connection, ledger, builtins=builtins) for connection in (left, right))
        ours, theirs = threads.map(stack.enter_context, opening)
        return _contrast(ours, theirs, threads)


def cluster_state(connection: psycopg.Connection[Any]) -> Snapshot:
    """Return what all databases of the server share, for `compare` before and after a replay.

    Roles without passwords, memberships, tablespaces, replication origins, privileges on parameters, settings of
    roles in general and in this database, with their comments, labels and dependencies.
    """
    with _session(connection, None, builtins=False) as session:
        return session.cluster().read()


# --- Reading ------------------------------------------------------------------------------------------------

_PIN: Final = """
    SET LOCAL search_path = pg_catalog, pg_temp;
    SET LOCAL DateStyle = 'ISO, MDY';
    SET LOCAL IntervalStyle = 'postgres';
    SET LOCAL TimeZone = 'UTC';
    SET LOCAL extra_float_digits = 3;
    SET LOCAL bytea_output = 'hex';
    SET LOCAL lc_monetary = 'C';
    SET LOCAL quote_all_identifiers = off;
    SET LOCAL standard_conforming_strings = on;
    SET LOCAL jit = off;
    SET LOCAL max_parallel_workers_per_gather = 0;
    SET LOCAL random_page_cost = 0.1;
    SET LOCAL enable_nestloop = off;
    SET LOCAL enable_mergejoin = off;
"""
"""Settings that change how the server prints names and constants, and some that only cost time: the statistics of a
new database know no row of the user's, and the planner would join by comparing each row with each.
"""

_SEQUENCES_SQL: Final = Path(__file__).with_name("sequences.sql").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _Session:
    """A pinned transaction, with the parts that make up its database."""

    cursor: psycopg.Cursor[tuple[Any, ...]]
    queries: Queries
    parts: tuple[Part, ...]
    builtins: bool
    unread: tuple[str, ...]

    @property
    def server_version(self) -> int:
        return self.cursor.connection.info.server_version

    def digest(self) -> Digest:
        cluster = None
        if self.builtins:
            ((cluster,),) = self.cursor.execute("SELECT system_identifier FROM pg_control_system()").fetchall()
        empty = frozenset(name for (name,) in self.cursor.execute(EMPTY).fetchall())
        filled = [part for part in self.parts if part.catalog not in empty]
        (presence,) = self.cursor.execute(self.queries.presence(filled)).fetchall()
        present = [part for part, is_there in zip(filled, presence, strict=True) if is_there]
        marked = [part for part in present if part.marks]
        others = [part for part in present if not part.marks]
        hashes = self.cursor.execute(self.queries.hashes(others, empty)).fetchall()
        if marked:
            self.cursor.execute("SAVEPOINT marks;" + SEQUENTIAL)
            hashes += self.cursor.execute(self.queries.mark_hashes(marked)).fetchall()
            self.cursor.execute("ROLLBACK TO marks")
        parts = tuple((part, count, value.hex()) for part, count, value in hashes if count)
        return Digest(self.server_version, cluster, parts, self.unread)

    def read(self, names: frozenset[str] | None = None) -> Snapshot:
        parts = tuple(part for part in self.parts if names is None or part.name in names)
        rows = self.cursor.execute(self.queries.rows(parts)).fetchall() if parts else ()
        return Snapshot(
            self.server_version,
            {part.catalog: part.attributes for part in parts},
            tuple(Row(catalog, identity, tuple(values)) for catalog, (identity, *values) in rows),
            self.unread,
        )

    def cluster(self) -> _Session:
        return replace(self, parts=self.queries.cluster_parts())


@contextmanager
def _session(
    connection: psycopg.Connection[Any], ledger: QualifiedName | None, *, builtins: bool
) -> Iterator[_Session]:
    outermost = connection.info.transaction_status == TransactionStatus.IDLE
    with connection.transaction(force_rollback=True), connection.cursor(row_factory=tuple_row) as cursor:
        isolation = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;" if outermost else ""
        cursor.execute(isolation + _PIN)
        layout = read_layout(cursor)
        queries, database_parts = _queries(layout, ledger, builtins=builtins)
        sequences = cursor.execute(_SEQUENCES_SQL).fetchall()
        ((large_objects,),) = cursor.execute("SELECT has_table_privilege('pg_largeobject', 'SELECT')").fetchall()
        parts = (
            *database_parts,
            sequence_states(name for name, readable in sequences if readable),
            *((LARGE_OBJECTS,) if large_objects else ()),
        )
        unread = (
            *_unread(queries.catalogs),
            *(f"{SEQUENCE_STATE} of {name}" for name, readable in sequences if not readable),
            *(() if large_objects else (LARGE_OBJECTS.catalog,)),
        )
        yield _Session(cursor, queries, parts, builtins, unread)


@lru_cache(maxsize=8)
def _queries(layout: Layout, ledger: QualifiedName | None, *, builtins: bool) -> tuple[Queries, tuple[Part, ...]]:
    queries = Queries(catalogs_of(layout), ledger)
    return queries, queries.database_parts(built_in=builtins)


def _unread(catalogs: Mapping[str, CatalogLayout]) -> Iterator[str]:
    """Yield what of the catalogs the connected role may not read: whole catalogs, or single columns."""
    for catalog in catalogs.values():
        if not catalog.readable:
            yield catalog.name
        else:
            yield from (f"{catalog.name}.{column}" for column in sorted(catalog.unreadable))


class _Side(Protocol):
    """What is compared: something that has hashes, and can be read where they differ."""

    def digest(self) -> Digest: ...

    def read(self, names: frozenset[str]) -> Snapshot: ...


def _contrast(left: _Side, right: _Side, threads: ThreadPoolExecutor) -> SnapshotComparison:
    ours, theirs = threads.map(lambda side: side.digest(), (left, right))
    same_major(ours.server_version, theirs.server_version)
    suspects = _suspects(ours, theirs)
    judged, looked_through = judge(*threads.map(lambda side: side.read(suspects), (left, right)))
    explained = {difference.catalog for difference in (*judged, *looked_through)}
    return SnapshotComparison(
        compared=ours.rows,
        differences=(*judged, *_unexplained(ours, theirs, explained)),
        looked_through=looked_through,
        unread=tuple(sorted({*ours.unread, *theirs.unread})),
    )


def _suspects(left: Digest, right: Digest) -> frozenset[str]:
    """Return the parts whose hashes differ; rows made by initdb always, in databases of two servers."""
    hashes = [{part: (count, value) for part, count, value in each.parts} for each in (left, right)]
    one_cluster = left.cluster == right.cluster
    return frozenset(
        part
        for part in hashes[0].keys() | hashes[1].keys()
        if hashes[0].get(part) != hashes[1].get(part) or (part.endswith(BUILT_IN) and not one_cluster)
    )


def _unexplained(left: Digest, right: Digest, explained: set[str]) -> Iterator[SnapshotDifference]:
    """Yield hashes that differ over rows that do not: never seen, and never passed over."""
    if left.unread != right.unread:
        return
    hashes = [{part: f"{count} rows, {value}" for part, count, value in each.parts} for each in (left, right)]
    for part in sorted(_suspects(left, right) - explained):
        if not part.endswith(BUILT_IN):
            yield SnapshotDifference(part, "(all rows)", "hash", hashes[0].get(part), hashes[1].get(part))
