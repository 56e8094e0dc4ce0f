"""Scratch databases where none can be created: a few empty ones that the user names, emptied after each use.

Their names are given in one URL, as libpq takes several hosts: `postgresql://me@host/one,two,three,four,five`.
What is emptied was seen to be empty before, and only what belongs to our role is dropped.
"""

from __future__ import annotations

import contextlib
import queue
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from squash.errors import ServerError
from squash.postgres.server.prepared import Loan, State, state_of
from squash.postgres.server.workspace import LEFTOVERS, RECORDS, locked

EXAMPLE = "postgresql://user@host/one,two,three,four,five"
"""As many databases as a run has at a time: for the history, for it again where it leaves rows, for the baseline in two
ways, and for the ledger.
"""

# What a database holds beside what every new one does, extensions that somebody put there before us aside.
_CONTENTS = """
WITH mine AS (
    SELECT 'pg_catalog.pg_class'::regclass AS classid, oid, relnamespace AS namespace FROM pg_catalog.pg_class
    WHERE relkind NOT IN ('i', 'I', 't')
    UNION ALL SELECT 'pg_catalog.pg_proc'::regclass, oid, pronamespace FROM pg_catalog.pg_proc
    UNION ALL SELECT 'pg_catalog.pg_type'::regclass, oid, typnamespace FROM pg_catalog.pg_type
    WHERE typrelid = 0 AND typelem = 0
    UNION ALL SELECT 'pg_catalog.pg_collation'::regclass, oid, collnamespace FROM pg_catalog.pg_collation
    UNION ALL SELECT 'pg_catalog.pg_operator'::regclass, oid, oprnamespace FROM pg_catalog.pg_operator
    UNION ALL SELECT 'pg_catalog.pg_ts_config'::regclass, oid, cfgnamespace FROM pg_catalog.pg_ts_config
    UNION ALL SELECT 'pg_catalog.pg_namespace'::regclass, oid, oid FROM pg_catalog.pg_namespace
    WHERE nspname <> 'public'
)
SELECT pg_catalog.pg_describe_object(m.classid, m.oid, 0)
FROM mine m JOIN pg_catalog.pg_namespace n ON n.oid = m.namespace
WHERE m.oid >= 16384 AND n.nspname !~ '^pg_(temp|toast)' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_depend d WHERE d.classid = m.classid AND d.objid = m.oid AND d.deptype = 'e'
  )
ORDER BY 1 LIMIT 5
"""
_PUBLIC = """
SELECT CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END, a.privilege_type, a.is_grantable
FROM pg_catalog.pg_namespace n, pg_catalog.aclexplode(coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner))) a
WHERE n.nspname = 'public'
"""
_COMMENT = "SELECT pg_catalog.obj_description('public'::regnamespace, 'pg_namespace')"


@dataclass(frozen=True, slots=True)
class Pool:
    """The databases `names` on a given server, of which each is lent to one use at a time; `directory` is the run's."""

    names: tuple[str, ...]
    conninfo: str
    address: str
    directory: Path
    is_prepared: bool = False
    """Whether the databases hold what is there before the history, and are given back with it."""
    _free: queue.SimpleQueue[str] = field(default_factory=queue.SimpleQueue, repr=False)

    def open(self, *, preludes: bool = False) -> Pool:
        """Empty what a killed run has left, and look that all are empty; return the pool. Raises ServerError.

        Where a run has `preludes`, all may hold the same, which is then taken for what these make.
        """
        (self.directory / RECORDS).mkdir(exist_ok=True)
        leftovers = self.directory.parent / LEFTOVERS
        states: list[State] = []
        for name in self.names:
            with self._connect(name) as connection:
                with locked(self.directory.parent / "lock"):
                    left = leftovers / _record(name)
                    told = left.read_text() if left.is_file() else ""
                    if told == self.address:
                        connection.execute("DROP OWNED BY CURRENT_USER")
                    if told.startswith(self.address):  # of a prepared one nobody knows what it held: it is compared
                        left.unlink()
                held = [what for (what,) in connection.execute(_CONTENTS)]
                states.append(state_of(connection) if held and preludes else frozenset())
                if held and not preludes:
                    raise ServerError(
                        f"the given scratch database {name} is not empty: it has {', '.join(held)}",
                        hint="give the names of empty databases: they are emptied after the run",
                    )
            self._free.put(name)
        for name, state in zip(self.names, states, strict=True):
            if unlike := sorted(f"{kind} {identity}" for kind, identity, _ in state ^ states[0]):
                raise ServerError(
                    f"the given scratch databases {self.names[0]} and {name} do not hold the same: {unlike[0]}",
                    hint="run the same prelude in each of them, and nothing else; or give empty ones",
                )
        return replace(self, is_prepared=bool(states[0]))

    @contextlib.contextmanager
    def lent(self) -> Iterator[str]:
        """Yield the name of an empty database, which is emptied at exit."""
        try:
            name = self._free.get_nowait()
        except queue.Empty:
            raise ServerError(
                f"more than the {len(self.names)} scratch databases that are given are needed at a time",
                hint=f"name five in the URL: {EXAMPLE}",
            ) from None
        told = f"{self.address}, prepared" if self.is_prepared else self.address
        (self.directory / RECORDS / _record(name)).write_text(told)
        with self._connect(name) as connection:
            before = Loan.of(connection) if self.is_prepared else _of_public(connection)
        try:
            yield name
        except BaseException:
            with contextlib.suppress(ServerError):  # what went wrong in there matters more
                self._take_back(name, before)
            raise
        self._take_back(name, before)

    def _take_back(self, name: str, before: tuple[set[tuple[Any, ...]], str | None] | Loan) -> None:
        with self._connect(name) as connection:
            if isinstance(before, Loan):
                _give_back(connection, before)
            else:
                _empty(connection, before)
        (self.directory / RECORDS / _record(name)).unlink()
        self._free.put(name)

    def _connect(self, name: str) -> psycopg.Connection[Any]:
        try:
            return psycopg.connect(make_conninfo(self.conninfo, dbname=name), autocommit=True)
        except psycopg.OperationalError as error:
            raise ServerError(f"no connection to the given scratch database {name}: {error}") from None


def _record(name: str) -> str:
    return f"emptied_{name.encode().hex()}"


def _of_public(connection: psycopg.Connection[Any]) -> tuple[set[tuple[Any, ...]], str | None]:
    """Return the privileges on schema public, which somebody else may own, and its comment."""
    comment = connection.execute(_COMMENT).fetchone()
    return set(connection.execute(_PUBLIC.encode())), comment[0] if comment else None


def _give_back(connection: psycopg.Connection[Any], before: Loan) -> None:
    name = connection.info.dbname
    try:
        before.take_back(connection)
    except (psycopg.Error, ServerError) as error:
        raise ServerError(
            f"the given scratch database {name} cannot be brought back to its prelude: {str(error).strip()}",
            hint="make it anew, and run the prelude in it",
        ) from error


def _empty(connection: psycopg.Connection[Any], before: tuple[set[tuple[Any, ...]], str | None]) -> None:
    """Drop what our role owns, and give back what schema public had.

    DROP OWNED also takes privileges that others gave to our role: where it does, those on schema public are seen here,
    and nobody but them can give them again; so it is all taken back.
    """
    name = connection.info.dbname
    try:
        with connection.transaction():
            connection.execute("DROP OWNED BY CURRENT_USER CASCADE")
            privileges, comment = _of_public(connection)
            for grantee, privilege, _ in privileges - before[0]:
                connection.execute(f"REVOKE {privilege} ON SCHEMA public FROM {grantee}".encode())
            for grantee, privilege, grantable in before[0] - privileges:
                option = " WITH GRANT OPTION" if grantable else ""
                connection.execute(f"GRANT {privilege} ON SCHEMA public TO {grantee}{option}".encode())
            if comment != before[1]:
                connection.execute(sql.SQL("COMMENT ON SCHEMA public IS {}").format(before[1]))
            if _of_public(connection) != before:
                raise ServerError("schema public is not as it was")
            left = [what for (what,) in connection.execute(_CONTENTS)]
            if left:
                raise ServerError(f"it still has {', '.join(left)}")
    except (psycopg.Error, ServerError) as error:
        raise ServerError(
            f"the given scratch database {name} cannot be emptied: {str(error).strip()}",
            hint=f"empty it by hand, and let our role own it: ALTER DATABASE {name} OWNER TO …",
        ) from error
