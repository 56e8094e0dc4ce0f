"""A server in a container, for what no installation has: on a port of this machine only, in memory, gone with the run.

The container is named after the directory of the run, in which that name is written down before it is started; whoever
sweeps the directory of a dead run away removes its container, too.
"""

from __future__ import annotations

import contextlib
import functools
import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
from psycopg.conninfo import make_conninfo

from squash.errors import ServerError
from squash.postgres.server.workspace import CONTAINER, remove_container, run_directory, watched

_PATIENCE = 120.0  # seconds for the server to let us in, once its image is there
_DATA = "/var/lib/postgresql"

BOX = "in a container: no home, own processes"
"""A phrase for people what keeps its scripts from the rest of the machine. It has the network of Docker's bridge."""

# Ends the container when the run dies without a word, also one that was just being created.
_WATCHDOG = """
read -r word && exit 0
for attempt in 1 2 3; do
    docker rm --force --volumes "$1"
    sleep 1
done
rm -rf -- "$2"
"""


@dataclass(frozen=True, slots=True)
class Image:
    """An image of a PostgreSQL server, which is there."""

    name: str


@functools.cache
def daemon_answers() -> bool:
    """Return whether there is a `docker` whose daemon runs, within three seconds."""
    if shutil.which("docker") is None:
        return False
    command = ["docker", "version", "--format", "{{.Server.Version}}"]
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        return subprocess.run(command, capture_output=True, timeout=3, check=False).returncode == 0
    return False


def has_image(name: str) -> bool:
    """Return whether an image is there already."""
    with contextlib.suppress(ServerError):
        _docker(["docker", "image", "inspect", "--format", "{{.Id}}", name])
        return True
    return False


def pull(name: str) -> None:
    """Fetch an image. Raises ServerError."""
    _docker(["docker", "pull", "--quiet", name])


def command_for(image: Image, user: str, name: str, settings: tuple[str, ...]) -> list[str]:
    """Return the command that starts the server; its password is in the environment, as POSTGRES_PASSWORD."""
    return [
        *("docker", "run", "--detach", "--rm", "--pull=never"),
        *("--name", name, "--label", "squash=scratch", "--label", f"squash.owner={os.getpid()}"),
        *("--publish", "127.0.0.1::5432", "--shm-size", "256m"),
        *("--tmpfs", f"{_DATA}:rw,mode=1777", "--env", f"PGDATA={_DATA}/squash", "--env", "POSTGRES_PASSWORD"),
        *("--env", f"POSTGRES_USER={user}", "--env", "POSTGRES_DB=postgres"),
        *("--env", "POSTGRES_INITDB_ARGS=--locale=C --encoding=UTF8 --no-sync"),
        *("--env", "NO_TS_TUNE=true", "--env", "TIMESCALEDB_TELEMETRY=off"),
        image.name,
        "postgres",
        *(word for setting in settings for word in ("-c", setting)),
    ]


@contextlib.contextmanager
def running(image: Image, user: str, settings: tuple[str, ...]) -> Iterator[str]:
    """Yield the conninfo of a new server of `image` with the superuser `user`.

    Its password is not in it, and lies in a file of the run.
    """
    password = secrets.token_hex(16)
    with run_directory(None) as directory:
        name = f"squash-{directory.name}"
        passfile = directory / "password"
        passfile.touch(mode=0o600)
        passfile.write_text(f"*:*:*:*:{password}\n")
        (directory / CONTAINER).write_text(name)
        try:
            with watched(_WATCHDOG, name, str(directory)):
                _docker(command_for(image, user, name, settings), POSTGRES_PASSWORD=password)
                published = _docker(["docker", "port", name, "5432/tcp"]).splitlines()[0]
                host, _, port = published.rpartition(":")
                conninfo = make_conninfo(
                    host=host,
                    port=port,
                    user=user,
                    dbname="postgres",
                    passfile=str(passfile),
                    client_encoding="UTF8",
                    application_name="squash",
                    connect_timeout=10,
                )
                _wait_until_ready(conninfo, name)
                yield conninfo
        finally:
            remove_container(directory)


def _docker(command: list[str], **environment: str) -> str:
    try:
        done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    except OSError as error:
        raise ServerError(f"docker does not run: {error}", hint="pass --scratch URL") from error
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["it says nothing"]
        raise ServerError(f"docker {command[1]} failed: {said[-1]}", hint="pass --scratch URL, or --postgres MAJOR")
    return done.stdout.strip()


def _wait_until_ready(conninfo: str, name: str) -> None:
    """Wait until it listens: while an image sets its data directory up, its server does not listen to the network."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            psycopg.connect(conninfo).close()
            return
        except psycopg.OperationalError as error:
            if time.monotonic() > deadline:
                raise ServerError(f"the server in the container {name} does not let us in: {error}") from error
        with contextlib.suppress(ServerError):
            if _docker(["docker", "inspect", "--format", "{{.State.Running}}", name]) == "true":
                time.sleep(0.1)
                continue
        raise ServerError(f"the container {name} has ended before its server was ready", hint="pass --scratch URL")
