"""A deploy's database, only to be read: by a transaction that cannot write, within bounded time."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from math import ceil
from typing import Any

import psycopg
from psycopg import IsolationLevel, sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from squash.errors import ServerError
from squash.server import connection_url
from squash.server.installations import OLDEST

CONNECT_SECONDS = 10
STATEMENT_SECONDS = 60
LOCK_SECONDS = 5
WHOLE_SECONDS = 120
"""How long a deploy may take from the connection to the last answer, whatever its server does."""


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
def reading(deploy: Deploy, *, seconds: float = WHOLE_SECONDS) -> Iterator[psycopg.Connection[Any]]:
    """Connect and begin a transaction that can only read; it is rolled back at the end.

    Nothing is set outside of it, so that it goes through a pooler. `seconds` bound the whole visit. ServerError with
    the server's words, and never a password; UnreachableError where there was no connection, or no answer in time.
    """
    try:
        with (
            connecting(deploy, seconds=seconds) as connection,
            _within(connection, seconds),
            read_only(connection, deploy.schema),
        ):
            if connection.info.server_version // 10000 < OLDEST:
                raise ServerError(f"its PostgreSQL is older than {OLDEST}, the oldest whose catalog can be read")
            yield connection
    except psycopg.Error as error:
        raise said(deploy, error) from None  # what it was raised from holds the same words


@contextmanager
def connecting(deploy: Deploy, *, seconds: float = CONNECT_SECONDS) -> Iterator[psycopg.Connection[Any]]:
    """Connect in autocommit mode, as `squash`; psycopg.Error when the server does not let us in in time."""
    words = conninfo_to_dict(deploy.conninfo)
    words.setdefault("connect_timeout", min(CONNECT_SECONDS, ceil(seconds)))
    words |= {"application_name": "squash", "client_encoding": "UTF8"}
    with psycopg.connect(make_conninfo("", **words), autocommit=True, prepare_threshold=None) as connection:
        yield connection


@contextmanager
def read_only(connection: psycopg.Connection[Any], schema: str) -> Iterator[None]:
    """Begin a transaction that cannot write, with `schema` as its search path as Prisma does; roll it back after.

    The connection is in autocommit mode, before and after.
    """
    connection.autocommit = False
    connection.read_only = True
    connection.isolation_level = IsolationLevel.REPEATABLE_READ
    bounds = f"SET LOCAL statement_timeout = '{STATEMENT_SECONDS}s'; SET LOCAL lock_timeout = '{LOCK_SECONDS}s'"
    try:
        # row level security then refuses, instead of hiding rows of the ledger
        connection.execute(f"{bounds}; SET LOCAL row_security = off".encode())
        connection.execute(sql.SQL("SET LOCAL search_path = {}").format(sql.Identifier(schema)))
        yield
    finally:
        with suppress(psycopg.Error):
            connection.rollback()
            connection.autocommit = True
            connection.read_only = connection.isolation_level = None


class UnreachableError(ServerError):
    """There was no connection to a deploy, it was lost, or no answer came in time."""


def said(deploy: Deploy, error: psycopg.Error) -> ServerError:
    """Return what the server said, on one line, without the password."""
    words = " ".join(str(error).split()) or type(error).__name__
    return (UnreachableError if is_silent(error) else ServerError)(deploy.redact(words))


_SILENT = ("08", "57", "53300", "55P03")
"""How SQLSTATEs begin by which a server does not answer, or not now: connection, shutdown and cancelling, too many
connections, a lock that somebody else holds.
"""


def is_silent(error: psycopg.Error) -> bool:
    """Whether an error means that there was no answer, rather than that the answer was no."""
    # libpq knows no SQLSTATE of a connection that is refused or lost
    state = error.sqlstate
    return isinstance(error, psycopg.OperationalError) and (state is None or state.startswith(_SILENT))


@contextmanager
def _within(connection: psycopg.Connection[Any], seconds: float) -> Iterator[None]:
    """Cut the connection when time is up: a server that fell silent would never end a statement by itself."""

    def cut() -> None:
        with suppress(OSError), socket.socket(fileno=os.dup(connection.pgconn.socket)) as line:
            line.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
