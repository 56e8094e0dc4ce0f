"""Where scratch databases come from: a given server, or one that is started, of whatever fits."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import signal
import threading
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

import psycopg
from psycopg import generators, pq, sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from squash.errors import ServerError
from squash.postgres.server import cluster, docker, given, installations
from squash.postgres.server.accounts import OWNER, READER, make_accounts, make_login, superuser_of
from squash.postgres.server.choice import Choice, Wish, choose
from squash.postgres.server.given import PREFIX
from squash.postgres.server.guest import EXISTS, ROLE, Guest
from squash.postgres.server.installations import Installation
from squash.postgres.server.pool import Pool
from squash.postgres.server.prelude import Prelude, Surroundings
from squash.postgres.server.providers import PRELOADED
from squash.postgres.server.substitutes import Substitute, read_stub
from squash.postgres.server.watch import ScratchConnection, TimeLimitError, Turn, Watch
from squash.postgres.server.workspace import environment

__all__ = [
    "Database",
    "Guest",
    "Prelude",
    "Server",
    "Substitute",
    "TimeLimitError",
    "Watch",
    "Wish",
    "check_alive",
    "environment",
    "execute_script",
    "open_server",
    "read_stub",
    "settle",
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Server:
    """A server on which scratch databases can be created; from several threads at once, too.

    `version` is server_version_num (150018), `source` a phrase for people which server it is, `reason`
    another why that one, `bindir` the client programs of its major version or a newer one, or None when none are at
    hand. `substitutes` are extensions that are not the real ones. `box` is a phrase for people what keeps its scripts
    from the rest of the machine, empty for a given server; `watch` ends scripts that run too long. `owner` is the role
    to which scratch databases belong, and which runs the scripts, as `superuser` or without; None is the role of a
    given server's URL.
    """

    version: int
    source: str
    reason: str
    bindir: Path | None
    _conninfo: str = field(repr=False)
    _records: given.Records | None = field(repr=False)  # None: the server is ours, and goes with all it holds
    _dropping: bool = field(repr=False, default=True)
    substitutes: tuple[Substitute, ...] = ()
    box: str = ""
    owner: str | None = None
    superuser: bool = False
    _pool: Pool | None = field(repr=False, default=None)  # the only databases of a given server that may be used
    _created: set[str] = field(repr=False, default_factory=set)
    watch: Watch | None = field(repr=False, default=None)
    _guest: Guest | None = field(repr=False, default=None)  # for whom a new database is made ready
    _start: Callable[[], Server] | None = field(repr=False, default=None)  # another one like it; None: it is given
    _surroundings: Surroundings | None = field(repr=False, default=None)  # what every database holds at first

    @property
    def is_ours(self) -> bool:
        """Whether it was started for this run, and goes with all that it holds."""
        return self._records is None

    def fresh(self) -> Server:
        """Return another server like this one, on which nothing has run yet; it ends with this one.

        ServerError on a given server, beside which there is no other one.
        """
        if self._start is None:
            raise ServerError(f"beside {self.source} no other server can be started")
        other = self._start()
        around = self._surroundings
        return other if around is None else other.within(around.preludes, around.prepare, around.outside)

    @property
    def preludes(self) -> tuple[Prelude, ...]:
        """What runs in every new database before anything else does."""
        return self._surroundings.preludes if self._surroundings else ()

    @property
    def is_prepared(self) -> bool:
        """Whether its databases are given ones that hold what the preludes make already."""
        return self._pool is not None and self._pool.is_prepared

    @property
    def outside(self) -> frozenset[str]:
        """Tables and enums, as `auth.users`, that are none of the history's in a database that is visited."""
        return self._surroundings.outside if self._surroundings else frozenset()

    def within(
        self,
        preludes: tuple[Prelude, ...],
        prepare: Callable[[Database], None],
        outside: frozenset[str] = frozenset(),
    ) -> Server:
        """Return this server with databases that hold the `preludes`, which `prepare` runs in an empty one."""
        return replace(self, _surroundings=Surroundings(preludes, prepare, self, outside))

    def beforehand(self, key: Hashable, find: Callable[[Database], T]) -> T | None:
        """Return what `find` sees in a database that holds just what every new one does; None where that is nothing.

        It is found once for a `key`. Raises ServerError.
        """
        surroundings = self._surroundings
        if surroundings is None:
            return None
        server = replace(surroundings.server, _surroundings=surroundings)

        def look() -> T:
            with server.database("given") as database:
                return find(database)

        return surroundings.once(key, look)

    def for_guest(self, guest: Guest) -> Server:
        """Return this server for what a visited database says: its databases belong to a role without superuser.

        A function that runs there can start no program, and there is no superuser's session that it could go back to.
        On a given server nothing changes: its role is what the user gave. Raises ServerError.
        """
        if not self.is_ours:
            return self
        self._ensure_role(ROLE, "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS")
        return replace(self, _guest=guest, owner=ROLE)

    def ensure_role(self, name: str) -> None:
        """Make a role that can do nothing, for grants to name, where there is none. ServerError on a given server."""
        if not self.is_ours:
            raise ServerError(f"on {self.source} no role is made")
        self._ensure_role(name, "NOLOGIN")

    def _ensure_role(self, name: str, options: str) -> None:
        try:
            with psycopg.connect(self._conninfo, autocommit=True) as connection, contextlib.suppress(*EXISTS):
                make_login(connection, self._conninfo, name, options)
        except psycopg.Error as error:
            raise ServerError(f"the role {name} cannot be made on {self.source}: {str(error).strip()}") from error

    @contextlib.contextmanager
    def database(self, label: str, *, template: Database | None = None) -> Iterator[Database]:
        """Yield a new database, dropped at exit: empty (a copy of template0, UTF8), or a copy of `template`.

        An empty one holds what the server's surroundings make in it, if there are some.

        It is called `squash_scratch_<random>_<label>`. Nobody may be connected to `template`. Raises
        ServerError.
        """
        if self._pool is not None:
            if template is not None:
                raise ServerError(
                    f"{self.source}: a database is to be copied, and none can be created",
                    hint="pass the --scratch URL of a role that may create databases, or none",
                )
            with self._pool.lent() as lent:
                database = self._reached(lent)
                if self._surroundings is not None and not self.is_prepared:
                    self._surroundings.prepare(database)
                yield database
            return
        word = re.sub(r"[^a-z0-9]+", "_", label.lower())
        name = f"{PREFIX}{secrets.token_hex(4)}_{word}"[:63]
        copied = template or self._template()
        self._create(name, copied.name if copied else None)
        database = self._reached(name)
        try:
            if self._guest is not None and template is None:
                self._guest.prepare(database.admin_conninfo)
            if copied is None and self._surroundings is not None:
                self._surroundings.prepare(database)
            yield database
        except BaseException:
            with contextlib.suppress(ServerError):  # what went wrong in there matters more
                self._drop(name)
            raise
        if self._dropping:
            self._drop(name)

    def _reached(self, name: str) -> Database:
        """Return a database as those reach it who run scripts in it, who look at it, and who read its rows."""
        conninfo = make_conninfo(self._conninfo, dbname=name)
        if self.owner is None:
            return Database(name, conninfo, self, conninfo, conninfo)
        reader = READER if self._guest is None and not self.superuser else self.owner
        as_owner, as_reader = (make_conninfo(conninfo, user=role) for role in (self.owner, reader))
        plain = _LEFT_BEHIND if self.is_ours else ""  # what a script has set for the database or for a role
        return Database(
            name, as_owner, self, make_conninfo(conninfo, options=plain), make_conninfo(as_reader, options=plain)
        )

    def _template(self) -> Database | None:
        """Return what new databases are copied from; None on a given server, where each is prepared by itself."""
        surroundings = self._surroundings
        if surroundings is None or not self.is_ours:
            return None
        return surroundings.template(lambda: surroundings.server.prepared(surroundings.prepare))

    def prepared(self, prepare: Callable[[Database], None]) -> Database:
        """Return a new database in which `prepare` has made what others are to be copied with; it stays for the run."""
        name = f"{PREFIX}{secrets.token_hex(4)}_prelude"
        self._create(name, None)
        database = self._reached(name)
        prepare(database)
        return database

    def _create(self, name: str, template: str | None) -> None:
        self._created.add(name)
        if self._records is not None:
            self._records.add(name)
        options = "TEMPLATE {} ENCODING 'UTF8' LOCALE 'C'" if template is None else "TEMPLATE {}"
        if self.version >= 150000:
            options += " STRATEGY file_copy" if self._records is None else ""
            options += " LOCALE_PROVIDER libc" if template is None else ""
        options += f" OWNER {self.owner}" if self.owner is not None else ""
        query = sql.SQL("CREATE DATABASE {} " + options)
        self._administer(query.format(sql.Identifier(name), sql.Identifier(template or "template0")))

    def _drop(self, name: str) -> None:
        if not name.startswith(PREFIX) or name not in self._created:
            raise ServerError(f"{name} is not a scratch database of this run, and is not dropped")
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        try:
            self._administer(drop)
        except ServerError as error:
            if not isinstance(error.__cause__, psycopg.errors.ObjectInUse):
                raise
            self._forget_subscriptions(name)
            self._administer(drop)
        self._created.remove(name)
        if self._records is not None:
            self._records.remove(name)

    def _forget_subscriptions(self, name: str) -> None:
        """Drop the subscriptions of a database, which hold it, without a word to their publishers."""
        with psycopg.connect(make_conninfo(self._conninfo, dbname=name), autocommit=True) as connection:
            connection.execute("SET search_path = pg_catalog")
            for (subscription,) in connection.execute(
                "SELECT pg_catalog.quote_ident(s.subname) FROM pg_catalog.pg_subscription s"
                " JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()"
            ).fetchall():
                connection.execute(f"ALTER SUBSCRIPTION {subscription} DISABLE".encode())
                connection.execute(f"ALTER SUBSCRIPTION {subscription} SET (slot_name = NONE)".encode())
                connection.execute(f"DROP SUBSCRIPTION {subscription}".encode())

    def _administer(self, statement: sql.Composed) -> None:
        try:
            with psycopg.connect(self._conninfo, autocommit=True) as connection:
                connection.execute(statement)
        except psycopg.Error as error:
            raise ServerError(f"{statement.as_string(None)} failed on {self.source}: {str(error).strip()}") from error


@dataclass(frozen=True, slots=True)
class Database:
    """A scratch database, and how it is reached by those who run scripts in it, who look at it, and who read its rows.

    In libpq's words, without any password among them; on a given server all three are alike.
    """

    name: str
    conninfo: str
    server: Server
    admin_conninfo: str
    reader_conninfo: str

    @property
    def owner(self) -> str | None:
        """The role whose objects are the user's own; None for that of the connection."""
        return self.server.owner

    def connect(self, schema: str = "public", *, read_only: bool = False) -> psycopg.Connection[Any]:
        """Return a connection in autocommit mode with `schema` as its search path, to be used in a `with`.

        It makes the schema when it is missing, and sets the path to exactly that schema. Raises ServerError when the
        server does not let us in.
        """
        return self._connect(self.conninfo, schema, read_only=read_only)

    def look(self, schema: str = "public") -> psycopg.Connection[Any]:
        """Return a connection for a witness, who sees everything: as `connect` does, on a server of ours as superuser.

        It is for catalogs, and finds nothing but these: what a script has left in the database must not run through it.
        `schema` is that of `connect`, for readers that set a path themselves.
        """
        connection = self._connect(self.admin_conninfo, schema)
        connection.execute("SET search_path = pg_catalog")
        return connection

    def administer(self, schema: str = "public") -> psycopg.Connection[Any]:
        """Return a connection for a script that the user trusts, on a server of ours as superuser."""
        return self._connect(self.admin_conninfo, schema)

    def read(self, schema: str = "public") -> psycopg.Connection[Any]:
        """Return a connection for who reads rows: none is hidden from it, and a cast of the history's may run."""
        return self._connect(self.reader_conninfo, schema)

    def _connect(self, conninfo: str, schema: str, *, read_only: bool = False) -> psycopg.Connection[Any]:
        if read_only:
            options = conninfo_to_dict(conninfo).get("options") or ""
            conninfo = make_conninfo(conninfo, options=f"{options} -c default_transaction_read_only=on")
        try:
            connection = ScratchConnection.connect(conninfo, autocommit=True, prepare_threshold=None)
            connection.watch = self.server.watch
        except psycopg.OperationalError as error:
            raise ServerError(f"no connection to {self.name} on {self.server.source}: {error}") from error
        name = sql.Identifier(schema)
        try:
            self._check_reached(connection)
            if schema != "public" and conninfo == self.conninfo:
                connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(name))
            if not (schema == "public" and conninfo == self.conninfo and self._has_a_path(connection)):
                connection.execute(sql.SQL("SET search_path = {}").format(name))
        except BaseException:
            connection.close()
            raise
        return connection

    def _has_a_path(self, connection: psycopg.Connection[Any]) -> bool:
        """Return whether the role has a search path of its own, with `public` in it, as a platform gives it one.

        Who deploys sets none where the URL names no schema, and the role's own holds.
        """
        if not self.server.preludes:
            return False
        query = "SELECT source IN ('user', 'database', 'database user'), setting FROM pg_catalog.pg_settings"
        row = connection.execute(f"{query} WHERE name = 'search_path'".encode()).fetchone()
        return row is not None and row[0] and "public" in re.findall(r"[\w$]+", row[1])

    def _check_reached(self, connection: psycopg.Connection[Any]) -> None:
        """Raise ServerError where a pooler between us and a given server chooses a database of its own."""
        if self.server.is_ours:
            return
        (name,) = connection.execute("SELECT pg_catalog.current_database()").fetchone() or (None,)
        if name != self.name:
            raise ServerError(
                f"{self.server.source} gives us the database {name} where {self.name} was asked for",
                hint="give the URL of the server itself: --scratch works through no pooler with databases of its own",
            )


_LEFT_BEHIND = " ".join(
    f"-c {setting}"
    for setting in (
        *("statement_timeout=0", "lock_timeout=0", "idle_in_transaction_session_timeout=0", "role=none"),
        *("default_transaction_read_only=off", "default_transaction_isolation=read\\ committed", "row_security=on"),
    )
)
"""Settings of our own sessions, which come before those of a database and of a role."""


@contextlib.contextmanager
def open_server(
    *,
    scratch: str | None = None,
    postgres: str | None = None,
    extensions: frozenset[str] = frozenset(),
    dropping: bool = True,
    superuser: bool = False,
    wish: Wish | None = None,
    watch: Watch | None = None,
) -> Iterator[Server]:
    """Yield a server for scratch databases, which leaves nothing behind however the run ends.

    `scratch` says how to reach a running server, in libpq's `key=value` words. Without it one is started: what `wish`
    is for; `postgres` (a major version, "embedded" or a bin directory), `extensions` and `superuser` are a short way to
    wish.
    Raises ServerError with what to install or to pass.

    Without `dropping`, the databases of a server that is started stay until it ends, which takes them all at once.
    `watch` ends scripts that run too long. While it is open, SIGTERM and SIGHUP end the process through SystemExit,
    unless the caller handles them.
    """
    wish = wish or Wish(postgres, extensions, superuser=superuser)
    with _unwinding(), contextlib.ExitStack() as stack:
        if scratch is not None:
            if wish.stubs:
                raise ServerError(
                    "a stub needs a server that is started for the run: on a given one nothing is installed",
                    hint="leave --stub-extension out, or --scratch and SHADOW_DATABASE_URL",
                )
            stack.enter_context(_environment_without(_SESSION_VARIABLES))
            server = _server_at(stack.enter_context(given.reaching(scratch, wish.extensions, preludes=wish.preludes)))
            yield replace(server, watch=watch)
            return
        choice = choose(wish)
        stack.enter_context(_environment_without([name for name in os.environ if name.startswith("PG")]))
        starting = threading.Lock()  # an ExitStack is no thing for several threads

        def start() -> Server:
            with starting:
                return replace(_started(choice, wish, stack, dropping=dropping, start=start), watch=watch)

        yield start()


def _started(
    choice: Choice, wish: Wish, stack: contextlib.ExitStack, *, dropping: bool, start: Callable[[], Server]
) -> Server:
    """Start the server that was chosen, which ends with the stack."""
    settings = _preloading(wish)
    user = superuser_of(superuser=wish.superuser)
    if isinstance(choice.source, Installation):
        trusted = frozenset[str]() if wish.superuser else wish.needed
        bindir = choice.source.bindir
        running = cluster.running(bindir, user=user, substitutes=choice.substitutes, settings=settings, trusted=trusted)
        started = stack.enter_context(running)
        conninfo, box = _conninfo(started.directory, user), started.box
    else:
        box = docker.BOX
        settings = (*settings, "fsync=off", "autovacuum=off", "max_parallel_workers=0", "TimeZone=UTC")
        conninfo = stack.enter_context(docker.running(choice.source, user, settings))
    version, words = _version(conninfo)
    source = _source(choice.source, words, choice.substitutes)
    if not wish.superuser:
        make_accounts(conninfo, version, makes_roles=wish.makes_roles)
    programs = _programs(choice.source, version)
    return Server(
        version,
        source,
        choice.reason,
        programs,
        conninfo,
        None,
        dropping,
        choice.substitutes,
        box,
        OWNER,
        wish.superuser,
        _start=start,
    )


def _conninfo(directory: Path, user: str) -> str:
    return make_conninfo(
        host=str(directory),
        port=5432,
        user=user,
        dbname="postgres",
        client_encoding="UTF8",
        application_name="squash",
    )


def _preloading(wish: Wish) -> tuple[str, ...]:
    libraries = sorted(wish.needed & PRELOADED.keys())
    quiet = [setting for library in libraries for setting in PRELOADED[library]]
    return (f"shared_preload_libraries={','.join(libraries)}", *quiet) if libraries else ()


def _source(source: Installation | docker.Image, version: str, substitutes: tuple[Substitute, ...]) -> str:
    """Return a phrase for people: which server it is, and what on it is not the real thing."""
    if isinstance(source, docker.Image):
        words = f"PostgreSQL {version} in Docker, {source.name}"
    elif source.embedded:
        words = f"embedded PostgreSQL {version}"
    else:
        place = f"npm's {source.package}" if source.package else source.bindir
        words = f"PostgreSQL {version} from {place}"
    named = [f"a {substitute.kind} for {substitute.name}" for substitute in substitutes]
    return f"{words} with {' and '.join(named)}" if named else words


def _programs(source: Installation | docker.Image, version: int) -> Path | None:
    if isinstance(source, Installation) and (source.bindir / "pg_dump").is_file():
        return source.bindir
    return installations.client_programs(version // 10000)


def _server_at(reached: given.Reached) -> Server:
    bindir = installations.client_programs(reached.version // 10000, tls=reached.tls)
    return Server(
        reached.version, reached.source, "as given", bindir, reached.conninfo, reached.records, _pool=reached.pool
    )


def _version(conninfo: str) -> tuple[int, str]:
    with psycopg.connect(conninfo) as connection:
        words = connection.info.parameter_status("server_version") or ""
        return connection.info.server_version, words.split()[0]


def execute_script(connection: psycopg.Connection[Any], script: str) -> None:
    """Run the whole script as one simple Query, hence in one transaction unless the script says otherwise.

    Raises psycopg.Error as the server sends it, its positions counting from the start of `script`; also for a
    script that PostgreSQL cannot take at all (a NUL character), or that copies from or to the client.
    """
    if "\0" in script:
        raise psycopg.DataError("the script contains a NUL character, at which PostgreSQL would stop reading")
    watch = getattr(connection, "watch", None)
    try:
        if watch is None:
            _query(connection, script)
        else:
            with watch.over(connection) as turn:
                _query(connection, script, turn)
    except psycopg.ProgrammingError:
        if connection.info.transaction_status is pq.TransactionStatus.ACTIVE:  # a COPY waits for its other half
            _leave_copy(connection)
        raise
    if connection.pgconn.parameter_status(b"client_encoding") == b"SQL_ASCII":
        # As with UTF8 no byte is converted, but psycopg would take every text for bytes.
        connection.execute("SET client_encoding = 'UTF8'")


def _query(connection: psycopg.Connection[Any], script: str, turn: Turn | None = None) -> None:
    """Run a script as one simple Query, as `connection.execute` does, and tell `turn` how many statements ended."""
    if connection.closed:
        raise psycopg.OperationalError("the connection is closed")
    connection.pgconn.send_query(script.encode())
    results = connection.wait(generators.execute(connection.pgconn))
    if turn is not None:
        turn.completed = len(results) - 1
    for result in results:
        if result.status == pq.ExecStatus.FATAL_ERROR:
            raise psycopg.errors.error_from_result(result, encoding=connection.info.encoding)
        if result.status not in _ENDED:
            raise psycopg.ProgrammingError(f"{pq.ExecStatus(result.status).name} is not for a script")


_ENDED = (pq.ExecStatus.COMMAND_OK, pq.ExecStatus.TUPLES_OK, pq.ExecStatus.EMPTY_QUERY)


def check_alive(connection: psycopg.Connection[Any], error: psycopg.Error) -> None:
    """Raise OperationalError with the words of `error` where not a script failed, but the connection."""
    if connection.closed:
        raise psycopg.OperationalError(str(error)) from error


def settle(connection: psycopg.Connection[Any]) -> None:
    """Take back the settings that a script left in the session, and that would hinder whoever reads on it.

    What decides how names are resolved and values are shown is left to the reader, who sets it for a transaction.
    """
    timeouts = [name for name, since in _TIMEOUTS.items() if connection.info.server_version >= since]
    script = "".join(f"SET {name} = 0; " for name in timeouts) + "SET client_encoding = 'UTF8'"
    connection.execute(script.encode(), prepare=False)


_TIMEOUTS = {
    "statement_timeout": 0,
    "lock_timeout": 0,
    "idle_in_transaction_session_timeout": 0,
    "idle_session_timeout": 140000,
    "transaction_timeout": 170000,
}
"""The server_version_num since which there is each."""


def _leave_copy(connection: psycopg.Connection[Any]) -> None:
    """End COPY FROM STDIN or TO STDOUT, so that the connection can be used on, and raise the error."""
    pgconn = connection.pgconn
    refusal = b"a migration script has no data for COPY FROM STDIN"
    failed: pq.abc.PGresult | None = None
    with contextlib.suppress(psycopg.OperationalError):  # refused when it is a COPY TO STDOUT
        pgconn.put_copy_end(refusal)
    while result := pgconn.get_result():
        if result.status == pq.ExecStatus.COPY_IN:
            pgconn.put_copy_end(refusal)
        elif result.status == pq.ExecStatus.COPY_OUT:
            while pgconn.get_copy_data(0)[0] > 0:
                pass
        elif result.status == pq.ExecStatus.FATAL_ERROR:
            failed = result
    if failed is not None:
        raise psycopg.errors.error_from_result(failed)
    raise psycopg.NotSupportedError("COPY TO STDOUT in a migration script: nobody takes its output")


_SESSION_VARIABLES = ("PGOPTIONS", "PGTZ", "PGDATESTYLE", "PGGEQO", "PGCLIENTENCODING", "PGAPPNAME")


@contextlib.contextmanager
def _environment_without(names: Iterable[str]) -> Iterator[None]:
    """Hide the variables from which libpq, and pg_dump with it, would take parameters on every connection."""
    taken = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(taken)


@contextlib.contextmanager
def _unwinding() -> Iterator[None]:
    """Let SIGTERM and SIGHUP unwind the stack, as Ctrl-C does, unless someone handles or ignores them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def leave(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    ours = [number for number in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, leave)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
