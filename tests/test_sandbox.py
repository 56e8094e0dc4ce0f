"""The box of a scratch server: whatever it says that it is, a superuser's programs are held by it. Against real ones."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from psycopg import sql

from squash.postgres.server import Server, open_server, sandbox

pytestmark = pytest.mark.linux

HIDDEN = "what lies at home"
MARKER = "token-of-the-caller"


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A home directory that everybody may read: only a box keeps a server out of it."""
    with TemporaryDirectory(prefix="squash-home-", dir="/tmp") as name:
        path = Path(name)
        path.chmod(0o755)
        (path / "secret").write_text(HIDDEN)
        yield path


@pytest.fixture(scope="module", params=[means for means in sandbox.MEANS if means != "bubblewrap"])
def boxes(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each box that this machine can make, and none: a test that held there, too, would show nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sandbox, "MEANS", (request.param, "none"))
        yield


@pytest.fixture(scope="module")
def boxed(boxes: None, home: Path) -> Iterator[Server]:
    """A server in such a box."""
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setenv("HOME", str(home))
        patch.setenv("GITHUB_TOKEN", MARKER)
        patch.setenv("XDG_CACHE_HOME", str(home / ".cache"))
        yield stack.enter_context(open_server(postgres="embedded"))


def said_by(server: Server, program: str) -> str:
    """What a program says that a superuser starts on the server."""
    with server.database("program") as database, database.administer() as connection:
        connection.execute("CREATE TEMPORARY TABLE said (line text)")
        copy = sql.SQL("COPY said FROM PROGRAM {} WITH (DELIMITER E'\\x01')")
        connection.execute(copy.format(sql.Literal(f"({program}) 2>&1; true")))
        return "\n".join(line for (line,) in connection.execute("SELECT line FROM said"))


def test_the_best_box_of_this_machine_is_taken(any_server: Server) -> None:
    assert any_server.box.startswith("in a box: no network, no home, ")


@pytest.mark.other_servers
def test_programs_that_trust_an_extension_see_the_originals() -> None:
    """They are links into the folders of an installation, which the box must show."""
    trusted = frozenset({"pg_stat_statements"})
    with open_server(postgres="17", extensions=trusted) as server:
        assert server.box.startswith("in a box: no network, no home, ")
        with server.database("x") as database, database.connect() as connection:
            connection.execute("CREATE EXTENSION pg_stat_statements")


def test_environment_of_the_caller_does_not_get_in(boxed: Server) -> None:
    environment = said_by(boxed, "env")
    assert "TZ=UTC" in environment
    assert MARKER not in environment
    assert "HOME=" not in environment
    if not boxed.box.startswith("no box"):
        assert MARKER not in said_by(boxed, "cat /proc/*/environ | tr '\\0' '\\n'")


def test_no_listener_of_this_machine_is_reached(boxed: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        said_by(boxed, f"bash -c 'echo reached > /dev/tcp/127.0.0.1/{port}'")
        listener.settimeout(0)
        if "no network" in boxed.box:
            with pytest.raises(BlockingIOError):
                listener.accept()
        else:
            with listener.accept()[0] as connection:
                assert connection.recv(7) == b"reached"


def test_no_file_at_home_is_read(boxed: Server, home: Path) -> None:
    assert (HIDDEN in said_by(boxed, f"cat {home}/secret")) == ("no home" not in boxed.box)


@pytest.mark.usefixtures("boxes")
def test_no_process_outlives_the_server() -> None:
    seconds = f"987.{secrets.randbelow(10**9)}"
    with open_server(postgres="embedded") as server:
        said_by(server, f"setsid nohup sleep {seconds} > /dev/null 2>&1 & sleep 0.05")
        assert _processes(f"sleep {seconds}")
    assert _have_ended(f"sleep {seconds}")


@pytest.mark.usefixtures("boxes")
def test_no_signal_reaches_another_server(server: Server) -> None:
    with open_server(postgres="embedded", dropping=False) as hostile:
        if "own processes" not in hostile.box and "no signals to others" not in hostile.box:
            return  # it would end what others have started here
        with hostile.database("x") as database, database.administer() as connection:
            with pytest.raises(psycopg.OperationalError):
                connection.execute("COPY (SELECT 1) TO PROGRAM 'kill -9 -1'")
                connection.execute("SELECT 1")
    assert said_by(server, "echo alive") == "alive"


@pytest.mark.usefixtures("boxes")
def test_a_keeper_that_is_killed_takes_its_server_along() -> None:
    with open_server(postgres="embedded", dropping=False) as server, server.database("x") as database:
        with database.administer() as connection:
            directory = connection.info.host
        for keeper in _processes(f"{sandbox.__file__} {directory}"):
            os.kill(keeper, signal.SIGKILL)
        assert _have_ended(f"postgres -D {directory}")


def _have_ended(command: str) -> bool:
    deadline = time.monotonic() + 5
    while _processes(command) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not _processes(command)


def _processes(command: str) -> list[int]:
    listed = subprocess.run(["ps", "-axww", "-o", "pid=,stat=,command="], capture_output=True, text=True, check=True)
    lines = (line.split(maxsplit=2) for line in listed.stdout.splitlines())
    return [int(pid) for pid, status, words in lines if command in words and not status.startswith("Z")]
