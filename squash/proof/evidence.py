"""What is seen of the databases of a squash: the only threads that it has.

Each fact is found out once, beside whatever else goes on, and waited for where it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from squash.data import Generated
from squash.postgres.dump import Dump, dumping
from squash.postgres.schema import Beforehand, read_beforehand
from squash.postgres.server import Database, Server
from squash.postgres.snapshot import Digest, Snapshot, SnapshotDifference, cluster_state, compare, digest
from squash.prisma.ledger import LEDGER
from squash.prisma.replay import ReplayedAs
from squash.proof.checks import Check

P = ParamSpec("P")
T = TypeVar("T")

_AT_ONCE = 16
"""More than there are facts to find out at once: a thread that waits for another one never keeps it from starting."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What was seen of one database: the digest of its catalogs, pg_dump's text, the checks made along the way, and the
    generated values in its rows.

    `digest` leaves Prisma's ledger aside, `whole` does not: it is None of a database that has none.
    """

    digest: Digest | None
    dump: Dump | None
    checks: tuple[Check, ...] = ()
    generated: Generated | None = None
    whole: Digest | None = None


class Evidence:
    """The databases of one squash, and what is seen of them: `history` is the one that the history builds.

    The others are empty: `batch` and `split` for the baseline, run in Prisma's two ways, and `ledger` for the trials of
    the ledger scripts. They are made early, by `make`, on the history's server. Where the history changes what all
    databases of a server share, they are thrown away for databases on servers of their own, on which it never ran.
    `before` gives that shared state, and what the database had, as they were at first. With the `surroundings`
    "deploy" the history's database has Prisma's ledger, which is then compared, too. A block of `with` waits at its
    end for whatever goes on.
    """

    def __init__(
        self,
        history: Database,
        schema: str,
        make: Callable[[str], Database],
        before: Callable[[], Shared] | None = None,
        elsewhere: Callable[[str], Database] | None = None,
        surroundings: ReplayedAs = "shadow",
    ) -> None:
        self.history, self.schema, self.surroundings = history, schema, surroundings
        self._threads = ThreadPoolExecutor(_AT_ONCE, "squash-evidence")
        self._before = self.begin(before) if before else None
        self._elsewhere = elsewhere
        self._made = {label: self.begin(make, label) for label in ("batch", "split", "ledger")}
        self._of_history: Callable[[], Witnesses] = partial(witness, history, schema, surroundings)
        self._changes = self._find_changes
        self._apart = False
        self.prepared = False
        self._first: Snapshot | None = None  # of the server of the baseline, where that is another one

    @classmethod
    @contextmanager
    def on(cls, server: Server, schema: str, surroundings: ReplayedAs) -> Iterator[Evidence]:
        """Make the databases on a server, for as long as the block runs."""
        with ExitStack() as stack:
            history = stack.enter_context(server.database("history"))
            before = stack.enter_context(shared(history))

            def make(label: str) -> Database:
                return stack.enter_context(server.database(label))

            def elsewhere(label: str) -> Database:
                return stack.enter_context(server.fresh().database(label))

            other = elsewhere if server.is_ours else None
            with cls(history, schema, make, before, other, surroundings) as evidence:
                yield evidence

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown()

    def begin(self, find: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Callable[[], T]:
        """Begin to find something out; return a function that waits for it, and gives it or raises what went wrong."""
        future = self._threads.submit(find, *args, **kwargs)
        return lambda: future.result()

    def look_at_history(self, *, apart: bool = False) -> None:
        """Begin to look at the history's database, which is built.

        `apart` says that more will run there, and in the baseline's database, and may change what servers share.
        """
        self._apart = apart
        self._of_history = self.begin(witness, self.history, self.schema, self.surroundings)
        self._changes = self.begin(self._find_changes)
        self._made = {label: self.begin(self._untouched, label, made) for label, made in self._made.items()}

    @property
    def batch(self) -> Database:
        """The database for the baseline as one script."""
        return self._made["batch"]()

    @property
    def split(self) -> Database:
        """The database for the baseline statement by statement."""
        return self._made["split"]()

    @property
    def ledger(self) -> Database:
        """The database for simulated ledgers."""
        return self._made["ledger"]()

    @property
    def of_history(self) -> Witnesses:
        """What was seen of the history's database; from then on nothing here reads it."""
        return self._of_history()

    @property
    def is_ours(self) -> bool:
        """Whether the servers are ours: on a given one the roles of the history stay."""
        return self.history.server.is_ours

    @property
    def at_first(self) -> Beforehand | None:
        """What was there before the history of roles and of the database; None where nobody looked."""
        return self._before().beforehand if self._before else None

    @property
    def changes(self) -> SharedChanges:
        """What the history has changed that all databases of a server share."""
        return self._changes()

    def again(self, label: str, server: Server) -> AbstractContextManager[Database]:
        """Return a database in which the history can run once more, beside what it has made for all databases."""
        return (server.fresh() if self._is_elsewhere() else server).database(label)

    def compare_shared(self, built: Database) -> tuple[int, tuple[str, ...]]:
        """Compare what all databases of a server share, after the history and after the baseline.

        Return how many rows there are, and the differences in what either of them has changed. What the baseline is not
        to write is not among them.
        """
        if self._before is None:
            return 0, ()
        after = self.changes.after
        with shared(built) as read:
            theirs = read().state
        first = self._first or after
        touched = self.changes.written | {_key(difference) for difference in compare(first, theirs)}
        unlike = (d for d in compare(after, theirs) if _key(d) in touched - self.changes.unwritten.keys())
        return len(after.rows), tuple(d.describe("the history", "the baseline") for d in unlike)

    def prepare(self, roles: str) -> None:
        """Run the statements that make `roles` where the baseline is to run, for one that leaves that to others."""
        if self._is_elsewhere():
            self.prepared = True
            for made in self._made.values():
                with made().connect() as connection:
                    connection.execute(roles.encode())

    def _untouched(self, label: str, early: Callable[[], Database]) -> Database:
        if self._elsewhere is None or not self._is_elsewhere():
            return early()
        database = self._elsewhere(label)
        if label == "batch":
            with shared(database) as read:
                self._first = read().state
        return database

    def _is_elsewhere(self) -> bool:
        return self._elsewhere is not None and (self._apart or self.changes.any)

    def _find_changes(self) -> SharedChanges:
        if self._before is None:
            return SharedChanges(Snapshot(self.history.server.version, {}, ()))
        before = self._before()
        with shared(self.history) as read:
            after = read()
        roles = after.beforehand.roles - before.beforehand.roles
        differing = compare(before.state, after.state)
        unwritten = {_key(d): d for d in differing if not d.roles & roles}
        return SharedChanges(after.state, frozenset(map(_key, differing)) - unwritten.keys(), unwritten)


@dataclass(frozen=True, slots=True)
class Shared:
    """What all databases of a server share, and what a history finds there and in its database."""

    state: Snapshot
    beforehand: Beforehand


_Key = tuple[str, str]
"""A catalog, and the identity of a row in it."""


@dataclass(frozen=True, slots=True)
class SharedChanges:
    """What a history has changed that all databases of a server share: the state after it, and the rows.

    `written` are those that the baseline is to write, `unwritten` those that it cannot.
    """

    after: Snapshot
    written: frozenset[_Key] = frozenset()
    unwritten: Mapping[_Key, SnapshotDifference] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        """Whether anything was changed."""
        return bool(self.written or self.unwritten)

    @property
    def outside(self) -> tuple[str, ...]:
        """What the baseline does not write, one line each."""
        return tuple(d.describe("the server before", "the server after") for d in self.unwritten.values())


def _key(difference: SnapshotDifference) -> _Key:
    return difference.catalog, difference.identity


def witness(database: Database, schema: str, surroundings: ReplayedAs) -> Witnesses:
    """Look at a database: the digest of its catalogs and pg_dump's text of it.

    In the surroundings "deploy" it has Prisma's ledger in `schema`, which is looked at, too; else that is left aside.
    """
    beside = surroundings == "deploy"
    with dumping(database, None if beside else (schema, LEDGER)) as dump, database.look(schema) as connection:
        hashes = digest(connection, ledger=(schema, LEDGER))
        return Witnesses(hashes, dump(), whole=digest(connection) if beside else None)


@contextmanager
def shared(database: Database) -> Iterator[Callable[[], Shared]]:
    """Look at what no schema holds: roles, memberships, settings of the database and of roles, its own privileges.

    As they are when the block is entered, though they are read when the function given is called, once.
    """
    with database.look() as connection:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        connection.execute("SELECT 1")  # takes the snapshot

        def read() -> Shared:
            state = Shared(cluster_state(connection), read_beforehand(connection, owner=database.owner))
            connection.execute("ROLLBACK")  # a CREATE INDEX CONCURRENTLY waits for it
            return state

        yield read
