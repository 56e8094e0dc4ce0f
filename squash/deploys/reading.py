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

from squash.errors import ServerError
from squash.server import connection_url
from squash.server.installations import OLDEST
from squash.server.line import Line, connect

CONNECT_SECONDS = 10
STATEMENT_SECONDS = 60
LOCK_SECONDS = 5
WHOLE_SECONDS = 120
"""How long a deploy may take from the connection to the last answer, whatever its server does."""
WHOLE_BYTES = 100_000_000
"""How much a deploy may send in that time: 5,000 tables of ten columns send 25 MB."""
LONGEST_WORDS = 1000  # characters of what a server says about an error

Connection = psycopg.Connection[Any]


@dataclass(frozen=True, slots=True)
class Deploy:
    """A database that runs, or ran, the history: what people call it, Prisma's schema in it, and how to connect."""

    label: str
    schema: str
    conninfo: str = field(repr=False)

    def redact(self, words: str) -> str:
        """Take the password out of what a server or a library said."""
        password = str(conninfo_to_dict(self.conninfo).get("password") or "")
        return words.replace(password, "…") if password else words


def parse_deploy(url: str, schema: str = "public", *, name: str | None = None) -> Deploy:
    """Read a URL as Prisma writes it; its `?schema=` goes before `schema`. ServerError for anything else."""
    words, own = connection_url(url)
    known = conninfo_to_dict(words)
    host, port = known.get("hostaddr") or known.get("host") or "localhost", known.get("port")
    place = f"{host}:{port}" if port and not str(host).startswith("/") else str(host)
    label = f"{place}/{known.get('dbname') or known.get('user') or ''}"
    within = own or schema
    return Deploy(name or (label if within == "public" else f"{label}?schema={within}"), within, words)


@contextmanager
def reading(deploy: Deploy, *, seconds: float = WHOLE_SECONDS, size: int = WHOLE_BYTES) -> Iterator[Connection]:
    """Connect and begin a transaction that can only read; it is rolled back at the end.

    Nothing is set outside of it, so that it goes through a pooler. `seconds` and `size`, in bytes, bound the whole
    visit. ServerError with the server's words, and never a password.
    """
    with bounded(deploy, Line(size, seconds)) as connection, read_only(connection):
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
        raise unreachable(deploy, error, line) from None  # what it was raised from holds the same words
    except _MISREAD as error:  # rows that are none of a catalog
        if line.cut or isinstance(error, MemoryError):
            raise ServerError(_told(line)) from None
        raise ServerError(f"its answers cannot be read: {type(error).__name__}: {error}"[:LONGEST_WORDS]) from error


_MISREAD = (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError)


@contextmanager
def connecting(deploy: Deploy, line: Line) -> Iterator[Connection]:
    """Connect as `bounded` does; psycopg.Error when the server does not let us in in time."""
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


def unreachable(deploy: Deploy, error: psycopg.Error, line: Line) -> ServerError:
    """Give what the server said, on one line, without the password; or why the line was cut."""
    words = " ".join(str(error)[: 4 * LONGEST_WORDS].split()) or type(error).__name__
    return ServerError(_told(line) if line.cut else deploy.redact(words)[:LONGEST_WORDS])


def _told(line: Line) -> str:
    return f"{line.cut or 'its answers take more memory than there is'}, more than a visit may"
