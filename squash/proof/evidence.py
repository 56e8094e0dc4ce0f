"""What is seen of the databases of a squash: the only threads that it has.

Each fact is found out once, beside whatever else goes on, and waited for where it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from squash.data import Generated
from squash.postgres.dump import Dump, dumping
from squash.postgres.server import Database, Server
from squash.postgres.snapshot import Digest, Snapshot, cluster_state, compare, digest
from squash.prisma.ledger import LEDGER
from squash.proof.checks import Check

P = ParamSpec("P")
T = TypeVar("T")

_AT_ONCE = 12
"""More than there are facts to find out at once: a thread that waits for another one never keeps it from starting."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What was seen of one database: the digest of its catalogs, pg_dump's text, the checks made along the way, and the
    generated values in its rows.
    """

    digest: Digest | None
    dump: Dump | None
    checks: tuple[Check, ...] = ()
    generated: Generated | None = None


class Evidence:
    """The databases of one squash, and what is seen of them: `history` is the one that the history builds.

    The others are empty: `batch` and `split` for the baseline, run in Prisma's two ways, and `ledger` for the trials of
    the ledger scripts. `make` makes a database; `before` gives what no schema holds, as it was at first. A block of
    `with` waits at its end for whatever goes on.
    """

    def __init__(
        self,
        history: Database,
        schema: str,
        make: Callable[[str], Database],
        before: Callable[[], Snapshot] | None = None,
    ) -> None:
        self.history, self.schema = history, schema
        self._threads = ThreadPoolExecutor(_AT_ONCE, "squash-evidence")
        self._before = self.begin(before) if before else None
        self._made = {label: self.begin(make, label) for label in ("batch", "split", "ledger")}
        self._of_history: Callable[[], Witnesses] = partial(witness, history, schema)
        self._beyond = self._changed

    @classmethod
    @contextmanager
    def on(cls, server: Server, schema: str) -> Iterator[Evidence]:
        """Make the databases on a server, for as long as the block runs."""
        with ExitStack() as stack:
            history = stack.enter_context(server.database("history"))
            before = stack.enter_context(shared(history))
            with cls(history, schema, lambda label: stack.enter_context(server.database(label)), before) as evidence:
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

    def look_at_history(self) -> None:
        """Begin to look at the history's database, which is built."""
        self._of_history = self.begin(witness, self.history, self.schema)
        self._beyond = self.begin(self._changed)

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
    def outside(self) -> tuple[str, ...]:
        """What the history has changed outside the schemas of its database."""
        return self._beyond()

    def _changed(self) -> tuple[str, ...]:
        if self._before is None:
            return ()
        with shared(self.history) as after:
            changes = compare(self._before(), after())
        return tuple(difference.describe("the server before", "the server after") for difference in changes)


def witness(database: Database, schema: str) -> Witnesses:
    """Look at a database, Prisma's ledger in `schema` aside: the digest of its catalogs and pg_dump's text of it."""
    with dumping(database, (schema, LEDGER)) as dump, database.look(schema) as connection:
        hashes = digest(connection, ledger=(schema, LEDGER))
        return Witnesses(hashes, dump())


@contextmanager
def shared(database: Database) -> Iterator[Callable[[], Snapshot]]:
    """Look at what no schema holds: roles, memberships, settings of the database and of roles, its own privileges.

    As they are when the block is entered, though they are read when the function given is called, once.
    """
    with database.look() as connection:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        connection.execute("SELECT 1")  # takes the snapshot

        def read() -> Snapshot:
            state = cluster_state(connection)
            connection.execute("ROLLBACK")  # a CREATE INDEX CONCURRENTLY waits for it
            return state

        yield read
