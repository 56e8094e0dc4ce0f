"""The line to a server that may be hostile: what comes over it is counted, and it is cut when there is too much of it.

libpq takes memory for whatever a server announces, and psycopg for every row. So we stand between: libpq gets one end
of a pair of sockets, a thread of ours carries bytes between the other end and the server. It works alike for TCP, Unix
sockets and TLS, whose bytes are carried as they are, and for all that is said before the server lets us in.
"""

from __future__ import annotations

import os
import selectors
import socket
import threading
from collections.abc import Iterator
from time import monotonic
from typing import Any

import psycopg
from psycopg import pq
from psycopg.conninfo import make_conninfo


class Line:
    """A line that ends when the server has sent more than `size` bytes, or after `seconds`, if they are given.

    `cut` says then which of them it was, in words about the server; it is empty before.
    """

    def __init__(self, size: int, seconds: float | None) -> None:
        self.cut = ""
        self._size, self._left = size, size
        self.seconds, self._end = seconds, None if seconds is None else monotonic() + seconds
        self._taken: set[tuple[int, int]] = set()

    def take(self, descriptor: int) -> None:
        """Stand between a connected socket and whoever uses its descriptor, unless we do so already."""
        if _identity(descriptor) in self._taken:
            return
        near, far = socket.socketpair()
        server = socket.socket(fileno=os.dup(descriptor))
        with near:
            near.setblocking(False)
            os.dup2(near.fileno(), descriptor, inheritable=False)
        self._taken.add(_identity(descriptor))
        threading.Thread(target=self._carry, args=(server, far), daemon=True).start()

    def _carry(self, server: socket.socket, client: socket.socket) -> None:
        with server, client, selectors.DefaultSelector() as waiting:
            waiting.register(server, selectors.EVENT_READ, self._from_server)
            waiting.register(client, selectors.EVENT_READ, self._from_client)
            try:
                while self._rest() != 0 and all(key.data(server, client) for key, _ in waiting.select(self._rest())):
                    pass
            except OSError:  # one of them has gone, or took nothing any more; the other hears of it by its end
                pass
            if self._rest() == 0:
                self.cut = self.cut or f"it took longer than {self.seconds:g} s"

    def _from_server(self, server: socket.socket, client: socket.socket) -> bool:
        """Carry what the server has said; say whether there may be more."""
        data = server.recv(1 << 16)
        self._left -= len(data)
        if self._left < 0:
            self.cut = f"it sent more than {self._size / 1_000_000:g} MB"
            return False
        client.settimeout(self._rest())
        client.sendall(data)
        return bool(data)

    def _from_client(self, server: socket.socket, client: socket.socket) -> bool:
        data = client.recv(1 << 16)
        server.settimeout(self._rest())
        server.sendall(data)
        return bool(data)

    def _rest(self) -> float | None:
        return None if self._end is None else max(0.0, self._end - monotonic())


def connect(words: dict[str, Any], line: Line) -> pq.abc.PGconn:
    """Return a connection over a line to the first of the hosts that lets us in; psycopg.OperationalError if none does.

    `words` are libpq's parameters, with a `connect_timeout` in seconds for each host.
    """
    try:
        seconds = float(words["connect_timeout"]) or None
    except ValueError as error:
        raise psycopg.ProgrammingError(f"connect_timeout={words['connect_timeout']} is no number of seconds") from error
    errors = []
    for attempt in _attempts(words):
        try:
            return _connect_to(make_conninfo("", **attempt), seconds, line)
        except psycopg.OperationalError as error:
            errors.append(str(error).strip())
    raise psycopg.OperationalError("; ".join(dict.fromkeys(errors)))


def _attempts(words: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Return the words for each host alone: libpq itself gives one that does not answer all of the time."""
    lists = {word: str(words[word]).split(",") for word in ("host", "hostaddr", "port") if words.get(word)}
    for number in range(max((len(values) for values in lists.values()), default=1)):
        yield words | {word: values[min(number, len(values) - 1)] for word, values in lists.items()}


def _connect_to(conninfo: str, seconds: float | None, line: Line) -> pq.abc.PGconn:
    end = None if seconds is None else monotonic() + seconds
    pgconn = pq.PGconn.connect_start(conninfo.encode())
    try:
        while pgconn.status != pq.ConnStatus.BAD and (polled := pgconn.connect_poll()) != pq.PollingStatus.OK:
            if polled == pq.PollingStatus.READING:  # nothing has been read from this socket yet, or it is ours
                line.take(pgconn.socket)
            if polled == pq.PollingStatus.FAILED or not _wait(pgconn.socket, polled, end):
                break
        else:
            if pgconn.status == pq.ConnStatus.OK:
                pgconn.nonblocking = 1
                return pgconn
        timed_out = pgconn.status != pq.ConnStatus.BAD
        reason = "connection timeout expired" if timed_out else pgconn.get_error_message()
    except BaseException:
        pgconn.finish()
        raise
    pgconn.finish()
    raise psycopg.OperationalError(reason if timed_out else f"connection failed: {reason}")


def _wait(descriptor: int, polled: int, end: float | None) -> bool:
    """Wait until a connection can go on; say whether it may, in the time that is left."""
    event = selectors.EVENT_READ if polled == pq.PollingStatus.READING else selectors.EVENT_WRITE
    with selectors.DefaultSelector() as waiting:
        waiting.register(descriptor, event)
        return bool(waiting.select(None if end is None else max(0.0, end - monotonic())))


def _identity(descriptor: int) -> tuple[int, int]:
    status = os.fstat(descriptor)
    return status.st_dev, status.st_ino
