"""A running server that the user gives: reached, asked whether it does, and left as it was found.

What is created there is written down before, in the directory of the run. When a run is killed, the next run
of this machine that is given the same server drops the databases that it left.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from squash.errors import ServerError
from squash.postgres.server.installations import OLDEST
from squash.postgres.server.pool import EXAMPLE, Pool
from squash.postgres.server.providers import ONE_DATABASE, ways_out
from squash.postgres.server.workspace import LEFTOVERS, RECORDS, locked, run_directory

PREFIX = "squash_scratch_"

_URLS = ("postgresql://", "postgres://")
"""How a string begins that libpq takes for a URL."""


@dataclass(frozen=True, slots=True)
class Records:
    """The scratch databases of this run on the server at `address`, as files in `directory`."""

    directory: Path
    address: str

    def add(self, name: str) -> None:
        """Write `name` down; to be called before the database is created."""
        (self.directory / name).write_text(self.address)

    def remove(self, name: str) -> None:
        """Forget `name`, which has been dropped."""
        (self.directory / name).unlink()


@dataclass(frozen=True, slots=True)
class Reached:
    """A given server that answers: its server_version_num, a phrase for people, and how to connect to it."""

    version: int
    source: str
    conninfo: str
    records: Records
    tls: bool = False
    """Whether the connection is encrypted, which not every client program can do."""
    pool: Pool | None = None


@contextlib.contextmanager
def reaching(words: str, extensions: frozenset[str], *, preludes: bool = False) -> Iterator[Reached]:
    """Return the server that libpq's `words` lead to, once it can create databases and has all `extensions`.

    The names of several databases, with commas between them, ask to use those and to create none. Where the run has
    `preludes`, these databases may hold what they make.

    The password among the words, or that libpq has found elsewhere for the database, is kept in a file of the run that
    only we can read: it is good for every database, and appears neither in an error nor, when a client program is
    started, in the list of processes. Raises ServerError.
    """
    names = tuple(filter(None, str(_parsed(words).get("dbname") or "").split(",")))
    if len(names) > 1:
        words = make_conninfo(words, dbname=names[0])
    with run_directory(None) as directory:
        conninfo = _without_password(words, directory / "password")
        connection, conninfo = _connect(conninfo)
        with connection:
            if connection.info.password and not (directory / "password").exists():
                words = make_conninfo(conninfo, password=connection.info.password)
                conninfo = _without_password(words, directory / "password")
            address = f"{connection.info.host}:{connection.info.port}"
            version = (connection.info.parameter_status("server_version") or "").partition(" ")[0]
            source = f"PostgreSQL {version} at {address}"
            _require(connection, source, extensions)
            _refuse_pooler(connection, conninfo, source)
            number, tls = connection.info.server_version, connection.pgconn.ssl_in_use
            pool = Pool(names, conninfo, address, directory) if len(names) > 1 else None
            if pool is None:
                _may_create_databases(connection, source)
                _drop_leftovers(connection, directory.parent, address)
        (directory / RECORDS).mkdir()
        if pool:
            pool = pool.open(preludes=preludes)
        yield Reached(number, source, conninfo, Records(directory / RECORDS, address), tls, pool)


def _parsed(words: str) -> Mapping[str, object]:
    """Return libpq's words by their names; ServerError, which shows none of them, for anything else.

    A URL is no such words: libpq, and its errors after it, could take a piece of the password for a host.
    """
    try:
        if words.startswith(_URLS) or "\0" in words:  # at which libpq stops reading
            raise psycopg.ProgrammingError
        return conninfo_to_dict(words)
    except (psycopg.Error, UnicodeError):
        raise ServerError(
            "what leads to the scratch server is not in the key=value words of libpq",
            hint="they read host=… port=… user=… password=… dbname=…; `squash.connection_url` makes them of a URL",
        ) from None


def _without_password(conninfo: str, path: Path) -> str:
    words = conninfo_to_dict(conninfo)
    words.setdefault("connect_timeout", 10)
    words |= {"client_encoding": "UTF8", "application_name": "squash"}
    if password := words.pop("password", None):
        escaped = str(password).replace("\\", "\\\\").replace(":", "\\:")
        path.touch(mode=0o600)
        path.write_text(f"*:*:*:*:{escaped}\n")
        words["passfile"] = str(path)
    return make_conninfo("", **words)


def _connect(conninfo: str) -> tuple[psycopg.Connection[Any], str]:
    """Return a connection to the URL's database or, when that does not exist, to `postgres`; and its conninfo."""
    try:
        return psycopg.connect(conninfo, autocommit=True), conninfo
    except psycopg.OperationalError as error:
        name = conninfo_to_dict(conninfo).get("dbname")
        if f'database "{name}" does not exist' in str(error):
            with contextlib.suppress(psycopg.OperationalError):
                maintenance = make_conninfo(conninfo, dbname="postgres")
                return psycopg.connect(maintenance, autocommit=True), maintenance
        raise ServerError(
            f"the given scratch server does not let us in: {str(error).strip()}",
            hint="check --scratch or SHADOW_DATABASE_URL; without them a server is started for the run",
        ) from None


def _require(connection: psycopg.Connection[Any], source: str, extensions: frozenset[str]) -> None:
    major = connection.info.server_version // 10000
    (words,) = connection.execute("SELECT pg_catalog.version()").fetchone() or ("",)
    if "PGlite" in words:  # it takes CREATE DATABASE, and gives every connection the same one
        raise ServerError(
            f"{source} is PGlite, which has one database and one connection at a time; a proof needs several",
            hint="leave --scratch and SHADOW_DATABASE_URL out, so that a server is started for the run",
        )
    if major < OLDEST:
        raise ServerError(f"{source} is too old", hint=f"PostgreSQL {OLDEST} is the oldest that does")
    offered = {name for (name,) in connection.execute("SELECT name FROM pg_catalog.pg_available_extensions")}
    if lacking := tuple(sorted(extensions - (offered - ONE_DATABASE))):
        raise ServerError(
            f"{source} lacks {', '.join(lacking)}, which the history creates", hint=ways_out(lacking, major)
        )


def _refuse_pooler(connection: psycopg.Connection[Any], conninfo: str, source: str) -> None:
    """Refuse a pooler that lends a connection of the server to others between our transactions.

    A pooler tells a process number of its own making when a connection begins. One that pools sessions does no harm.
    """

    def process(asked: psycopg.Connection[Any]) -> Any:
        row = asked.execute("SELECT pg_catalog.pg_backend_pid()").fetchone()
        return row and row[0]

    first = process(connection)
    if first == connection.info.backend_pid:
        return
    try:
        with psycopg.connect(conninfo) as other:  # in a transaction, until the block ends
            lent = process(other) == first or process(connection) != first
    except psycopg.Error:
        lent = True
    if lent:
        raise ServerError(
            f"there is a pooler in front of {source}, such as PgBouncer in transaction mode, which hands our session's"
            " connection to others",
            hint="give the URL of the server itself, as directUrl has it; often another port or host name",
        )


def _may_create_databases(connection: psycopg.Connection[Any], source: str) -> None:
    role, allowed = connection.execute(
        "SELECT current_user, rolcreatedb OR rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user"
    ).fetchone() or ("", False)
    if not allowed:
        grant = sql.SQL("ALTER ROLE {} CREATEDB").format(sql.Identifier(role)).as_string(connection)
        raise ServerError(
            f"the role {role} may not create databases on {source}",
            hint=f"let a superuser say {grant}; or name five empty databases of its own, which are emptied again:"
            f" {EXAMPLE}; or leave --scratch out",
        )


def _drop_leftovers(connection: psycopg.Connection[Any], base: Path, address: str) -> None:
    with locked(base / "lock"):
        for record in (base / LEFTOVERS).glob(f"{PREFIX}*"):
            if record.read_text() == address:
                with contextlib.suppress(psycopg.Error):  # another role's: that role's next run drops it
                    name = sql.Identifier(record.name)
                    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
                    record.unlink()
