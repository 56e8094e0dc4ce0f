"""A deploy's database, only to be read: by a transaction that cannot write, within bounded time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from math import ceil
from typing import Any

import psycopg
from psycopg import IsolationLevel
from psycopg.conninfo import conninfo_to_dict

from squash.errors import ServerError, may_hold_password
from squash.escaping import visible
from squash.postgres.server.installations import OLDEST
from squash.postgres.server.line import Line, connect
from squash.prisma.urls import connection_url

CONNECT_SECONDS = 10
STATEMENT_SECONDS = 60
LOCK_SECONDS = 5
WHOLE_SECONDS = 120
"""How long a deploy may take from the connection to the last answer, whatever its server does."""
VISIT_BYTES = 16_000_000
"""How much a deploy may send in that time unless the user allows more: 1,000 tables of ten columns send 5 MB. libpq
needs up to three times as much memory for rows as the server sends.
"""
LONGEST_WORDS = 1000  # characters of what a server says about an error

Connection = psycopg.Connection[Any]


@dataclass(frozen=True, slots=True)
class Deploy:
    """A database that runs, or ran, the history: what people call it, Prisma's schema in it, and how to connect.

    `problem` says why there is no way to connect, as where a URL cannot be read. `limit` is the most bytes that it may
    send in a visit.
    """

    label: str
    schema: str
    conninfo: str = field(repr=False)
    problem: str = ""
    limit: int = VISIT_BYTES


def parse_deploy(url: str, schema: str = "public", *, name: str | None = None) -> Deploy:
    """Read a URL as Prisma writes it; its `?schema=` goes before `schema`. ServerError for anything else.

    The label is put together from host, port and database alone: a password is no part of it.
    """
    words, own = connection_url(url)
    known = conninfo_to_dict(words)
    host, port = known.get("hostaddr") or known.get("host") or "localhost", known.get("port")
    place = f"{host}:{port}" if port and not str(host).startswith("/") else str(host)
    label = visible(f"{place}/{known.get('dbname') or known.get('user') or ''}")
    within = own or schema
    return Deploy(name or (label if within == "public" else f"{label}?schema={within}"), within, words)


def read_deploy_line(line: str, schema: str, where: str) -> Deploy | None:
    """Read a line of a file of deploys: URL, or NAME URL; None for an empty one and a comment.

    A line that cannot be read is a deploy that cannot be reached, called `where`: it costs the others nothing.
    """
    words = line.split()
    if not words or words[0].startswith("#"):
        return None
    name = words[0] if len(words) == 2 and not may_hold_password(words[0]) else None
    if len(words) > (2 if name else 1):
        return Deploy(where, schema, "", "a line is a URL, or a name and a URL, without other spaces")
    return try_deploy(words[-1], schema, where, name=name)


def try_deploy(url: str, schema: str, where: str, *, name: str | None = None) -> Deploy:
    """Read a URL as `parse_deploy` does; one that cannot be read is a deploy that cannot be reached, called `where`."""
    try:
        return parse_deploy(url, schema, name=name)
    except ServerError as error:
        return Deploy(where, schema, "", error.message)


@contextmanager
def reading(deploy: Deploy, *, seconds: float = WHOLE_SECONDS) -> Iterator[Connection]:
    """Connect and begin a transaction that can only read; it is rolled back at the end.

    Nothing is set outside of it, so that it goes through a pooler. `seconds` and the deploy's limit bound the whole
    visit. ServerError with the words of libpq or the server; UnreachableError where there was no connection, or no
    answer within the bounds.
    """
    with bounded(deploy, Line(deploy.limit, seconds)) as connection, read_only(connection):
        if connection.info.server_version // 10000 < OLDEST:
            raise ServerError(f"its PostgreSQL is older than {OLDEST}, the oldest whose catalog can be read")
        yield connection


@contextmanager
def bounded(deploy: Deploy, line: Line) -> Iterator[Connection]:
    """Connect in autocommit mode, as `squash`, over a line. ServerError for all that the server does or says wrong."""
    try:
        with connecting(deploy, line) as connection:
            yield connection
    except psycopg.Error as error:
        raise said(error, line) from error
    except MemoryError:
        raise UnreachableError(_told(line)) from None


@contextmanager
def connecting(deploy: Deploy, line: Line) -> Iterator[Connection]:
    """Connect as `bounded` does; psycopg.Error when the server does not let us in in time.

    UnreachableError for a deploy that there is no way to connect to.
    """
    if deploy.problem:
        raise UnreachableError(deploy.problem)
    words = conninfo_to_dict(deploy.conninfo)
    words.setdefault("connect_timeout", ceil(min(CONNECT_SECONDS, line.seconds or CONNECT_SECONDS)))
    words |= {"application_name": "squash", "client_encoding": "UTF8"}
    with Connection(connect(words, line)) as connection:
        connection.autocommit = True
        connection.prepare_threshold = None
        yield connection


@contextmanager
def read_only(connection: Connection) -> Iterator[None]:
    """Begin a transaction that cannot write, in which names stand for PostgreSQL's own; roll it back after.

    A function or operator of the database that fits better would run as our role (CVE-2018-1058). The connection is in
    autocommit mode, before and after.
    """
    connection.autocommit = False
    connection.read_only = True
    connection.isolation_level = IsolationLevel.REPEATABLE_READ
    bounds = f"SET LOCAL statement_timeout = '{STATEMENT_SECONDS}s'; SET LOCAL lock_timeout = '{LOCK_SECONDS}s'"
    try:
        # row level security then refuses, instead of hiding rows of the ledger
        connection.execute(f"{bounds}; SET LOCAL row_security = off; SET LOCAL search_path = pg_catalog".encode())
        yield
    finally:
        with suppress(psycopg.Error):
            connection.rollback()
            connection.autocommit = True
            connection.read_only = connection.isolation_level = None


class UnreachableError(ServerError):
    """There was no connection to a deploy, it was lost, or no answer came in time."""


def said(error: psycopg.Error, line: Line | None = None) -> ServerError:
    """Return what libpq or the server said, on one line; or why the line was cut.

    libpq never says a password that it was given as one, and `connection_url` lets no other form of it through. Only a
    server could repeat the password, when it asks for it in clear text: it knows it then, whatever we print.
    """
    if line is not None and line.cut:
        return UnreachableError(_told(line))
    words = " ".join(str(error)[: 4 * LONGEST_WORDS].split()) or type(error).__name__
    return (UnreachableError if is_silent(error) else ServerError)(words[:LONGEST_WORDS])


_SILENT = ("08", "57", "53300", "55P03")
"""How SQLSTATEs begin by which a server does not answer, or not now: connection, shutdown and cancelling, too many
connections, a lock that somebody else holds.
"""


def is_silent(error: psycopg.Error) -> bool:
    """Return whether an error means that there was no answer, rather than that the answer was no."""
    # libpq knows no SQLSTATE of a connection that is refused or lost
    state = error.sqlstate
    return isinstance(error, psycopg.OperationalError) and (state is None or state.startswith(_SILENT))


def _told(line: Line) -> str:
    return f"{line.cut or 'its answers take more memory than there is'}, more than a visit may"
