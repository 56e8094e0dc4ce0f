"""Servers that want to do harm to who visits them: they cost one visit, and bounded memory and time."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

import pytest

from squash.deploys import parse_deploy
from squash.deploys.read_access import reading
from squash.errors import ServerError
from squash.postgres.schema import read_schema

SIZE = 2_000_000


def message(kind: bytes, body: bytes, length: int | None = None) -> bytes:
    return kind + struct.pack("!I", (len(body) if length is None else length) + 4) + body


GREETING = message(b"R", struct.pack("!I", 0)) + message(b"S", b"server_version\x00180000\x00")
READY = message(b"Z", b"I")
NOTICE = b"SNOTICE\x00VNOTICE\x00C00000\x00M" + b"x" * 500 + b"\x00\x00"
COLUMN = message(b"T", struct.pack("!H", 1) + b"a\x00" + struct.pack("!IhIhih", 0, 0, 25, -1, -1, 0))
CHUNK = b"x" * (1 << 16)


def _endless(piece: bytes) -> Iterator[bytes]:
    while True:
        yield piece


def _parameters() -> Iterator[bytes]:
    yield from (message(b"S", f"name{number}\x00{'x' * 500}\x00".encode()) for number in count())


def _once(first: bytes, then: bytes) -> Iterator[bytes]:
    yield first
    yield from _endless(then)


BEFORE_LETTING_IN: dict[str, Callable[[], Iterator[bytes]]] = {
    "parameters without end": _parameters,
    "notices without end": lambda: _endless(message(b"N", NOTICE)),
}
AFTER: dict[str, Callable[[], Iterator[bytes]]] = {
    "rows without end": lambda: _once(COLUMN, message(b"D", struct.pack("!Hi", 1, 3) + b"abc") * 1000),
    "one row of a gigabyte": lambda: _once(COLUMN + message(b"D", struct.pack("!Hi", 1, 1 << 30), 1 << 30), CHUNK),
    "notices without end": lambda: _endless(message(b"N", NOTICE) * 100),
    "an error of a gigabyte": lambda: _once(message(b"E", b"SERROR\x00C00000\x00M", 1 << 30), CHUNK),
    "parameters without end": _parameters,
}


@contextmanager
def hostile(before: Callable[[], Iterator[bytes]] | None, after: Callable[[], Iterator[bytes]]) -> Iterator[str]:
    """Return the URL of a server that lets one client in, unless it says something else `before`, and answers `after`."""

    def serve() -> None:
        client, _ = listening.accept()
        with client:
            try:
                client.recv(1 << 12)
                client.sendall(GREETING)
                for piece in before() if before else ():
                    client.sendall(piece)
                client.sendall(READY)
                client.recv(1 << 12)
                for piece in after():
                    client.sendall(piece)
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        port = listening.getsockname()[1]
        yield f"postgresql://u@127.0.0.1:{port}/d?sslmode=disable&gssencmode=disable"
    thread.join(10)
    assert not thread.is_alive()


def visit(url: str, *, seconds: float = 60, size: int = SIZE) -> str:
    with (
        pytest.raises(ServerError) as caught,
        reading(replace(parse_deploy(url), limit=size), seconds=seconds) as connection,
    ):
        read_schema(connection)
    return caught.value.message


@pytest.mark.parametrize("what", AFTER)
def test_a_flood_is_cut(what: str) -> None:
    with hostile(None, AFTER[what]) as url:
        assert visit(url) == "it sent more than 2 MB, more than a visit may"


@pytest.mark.parametrize("what", BEFORE_LETTING_IN)
def test_a_flood_before_it_lets_us_in_is_cut(what: str) -> None:
    with hostile(BEFORE_LETTING_IN[what], lambda: iter(())) as url:
        assert visit(url) == "it sent more than 2 MB, more than a visit may"


def test_a_trickle_is_cut_in_time() -> None:
    stop = threading.Event()

    def drops() -> Iterator[bytes]:
        while not stop.wait(0.05):
            yield message(b"N", NOTICE)

    with hostile(None, drops) as url:
        assert visit(url, seconds=0.5) == "it took longer than 0.5 s, more than a visit may"
        stop.set()


@pytest.mark.parametrize(
    "answer",
    [b"\x00" * 100, b"HTTP/1.1 400 Bad Request\r\n\r\n", message(b"T", b"\xff\xff"), message(b"C", b"SET\x00") + READY],
    ids=["zeros", "http", "columns", "other results"],
)
def test_what_is_no_answer_costs_the_visit(answer: bytes) -> None:
    with hostile(None, lambda: iter([answer] * 60)) as url:
        assert visit(url)


def test_what_an_error_says_is_short() -> None:
    said = message(b"E", b"SERROR\x00VERROR\x00C42501\x00M" + b"no " * 100_000 + b"\x00\x00") + READY
    with hostile(None, lambda: iter([said])) as url:
        words = visit(url)
    assert words.startswith("no no no")
    assert len(words) <= 1000
