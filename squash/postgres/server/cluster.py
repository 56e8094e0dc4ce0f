"""A server of our own: made from a cached data directory, tuned to be thrown away, gone with the run."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from squash.errors import ServerError
from squash.postgres.server.cache import cache_directory, has, making, prune, sweep_unfinished
from squash.postgres.server.installations import Installation
from squash.postgres.server.substitutes import SINCE, Substitute, control_path
from squash.postgres.server.trusting import trusting_programs
from squash.postgres.server.workspace import Account, environment, identity, run_directory, service_account, watched

_PATIENCE = 60.0  # seconds for the server to start; on an idle machine it takes a tenth of one

# Nothing of this server outlives the run, so nothing is made durable. The rest keeps processes and memory
# few, replays deterministic (no parallel plans, no autovacuum) and errors in English.
_SETTINGS = """
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 40
max_locks_per_transaction = 1024
shared_buffers = 64MB
huge_pages = off
dynamic_shared_memory_type = mmap
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
wal_init_zero = off
max_wal_size = 512MB
checkpoint_timeout = 1h
bgwriter_lru_maxpages = 0
autovacuum = off
jit = off
max_parallel_workers = 0
max_parallel_workers_per_gather = 0
max_parallel_maintenance_workers = 0
max_logical_replication_workers = 0
restart_after_crash = off
logging_collector = off
log_destination = stderr
log_checkpoints = off
log_min_messages = fatal
log_min_error_statement = panic
timezone = UTC
log_timezone = UTC
datestyle = 'ISO, MDY'
lc_messages = C
"""
_SETTINGS_SINCE = {18: "io_method = sync\n"}  # no worker processes

# C collation is the only one that is the same on every machine and major version.
_INITDB = (
    "--locale=C",
    "--encoding=UTF8",
    "--auth=trust",
    "--no-sync",
    "--no-instructions",
    "--wal-segsize=1",
)

# Ends the server when the run dies without a word: the end of its input says that the run is gone. A server that ended
# takes its postmaster.pid along, but keeps its number where process 1 does not reap what it inherits (many containers).
_WATCHDOG = """
read -r word && exit 0
if [ "$(head -n 1 "$2/data/postmaster.pid")" = "$1" ]; then
    kill -QUIT "$1"
    tries=0
    while [ -e "$2/data/postmaster.pid" ] && kill -0 "$1" && [ $tries -lt 50 ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
    kill -KILL "$1"
fi
rm -rf -- "$2"
"""


@contextlib.contextmanager
def running(
    bindir: Path,
    *,
    user: str,
    substitutes: tuple[Substitute, ...] = (),
    settings: tuple[str, ...] = (),
    trusted: frozenset[str] = frozenset(),
) -> Iterator[Path]:
    """Yield the socket directory of a new server with the programs in `bindir`, stopped and removed at exit.

    `user` is its superuser. It offers `substitutes` beside its own extensions, lets who is none create those that are
    to be `trusted`, and has further `settings`. It listens on port 5432 of that directory only, which nobody else can
    open.
    """
    account = service_account()
    programs = _readable(bindir, account)
    with run_directory(account, in_memory=True) as directory, contextlib.ExitStack() as stack:
        template, cached = _template(programs, user, account)
        controls = Installation(programs).untrusted(trusted)
        if substitutes or (controls and Installation(programs).major >= SINCE):
            settings += (f"extension_control_path={control_path(substitutes, controls, directory, account)}",)
        elif controls:
            programs = trusting_programs(programs, controls, directory / "programs")
        _copy(template, directory / "data", account)
        try:
            stack.enter_context(_postmaster(programs, directory, account, settings))
        except ServerError:
            if not cached:
                raise
            # A machine that went down may have left a damaged template, which was never synced.
            shutil.rmtree(template, ignore_errors=True)
            shutil.rmtree(directory / "data")
            _copy(_template(programs, user, account)[0], directory / "data", account)
            stack.enter_context(_postmaster(programs, directory, account, settings))
        yield directory


@contextlib.contextmanager
def _postmaster(programs: Path, directory: Path, account: Account | None, settings: tuple[str, ...]) -> Iterator[None]:
    quoted = '"' + str(directory).replace('"', '""') + '"'
    with (directory / "log").open("wb") as log:
        process = subprocess.Popen(
            [
                *(programs / "postgres", "-D", directory / "data", "-k", quoted),
                *(word for setting in settings for word in ("-c", setting)),
            ],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            env=environment(),
            start_new_session=True,  # Ctrl-C in a terminal goes to the whole group
            **identity(account),
        )
    try:
        with watched(_WATCHDOG, str(process.pid), str(directory)):
            try:
                _wait_until_ready(process, directory)
                yield
            finally:  # before the watchdog is called off
                _stop(process)
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGQUIT)  # immediate shutdown: no checkpoint
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
    if process.poll() is None:
        process.kill()
    process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], directory: Path) -> None:
    """Wait for the word that pg_ctl waits for: the eighth line of postmaster.pid (miscinit.h)."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            lines = (directory / "data" / "postmaster.pid").read_text().splitlines()
            if len(lines) > 7 and lines[7].startswith("ready"):
                return
        if process.poll() is not None:
            break
        time.sleep(0.003)
    said = (directory / "log").read_text(errors="replace").strip().splitlines()
    why = said[-1] if said else f"it did not get ready within {_PATIENCE:.0f} s"
    full = "No space left" in why
    raise ServerError(
        f"the scratch server did not start: {why}",
        hint=f"set TMPDIR to a directory with some 200 MB; {directory} has no room"
        if full
        else "try another one with --postgres MAJOR or --scratch URL",
    )


def _copy(template: Path, data: Path, account: Account | None) -> None:
    # Three times as fast as shutil.copytree; clones where the file system can.
    command = ["cp", "-cR" if sys.platform == "darwin" else "-R", str(template / "data"), str(data)]
    _run(command, account, "the data directory of the scratch server cannot be copied")


def _run(command: list[str], account: Account | None, failed: str) -> None:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd="/",
            env=environment(),
            check=False,
            **identity(account),
        )
    except OSError as error:  # the root of a container may not be allowed to become anyone else
        raise ServerError(f"{failed}: {error}", hint="pass --scratch URL of a running server") from error
    if done.returncode != 0:
        said = done.stdout.decode(errors="replace").strip()
        raise ServerError(f"{failed}: {said}", hint="pass --scratch URL of a running server")


def _template(programs: Path, user: str, account: Account | None) -> tuple[Path, bool]:
    """Return a finished data directory for these programs, kept in the cache, and whether it was there."""
    cache = cache_directory(account)
    sweep_unfinished(cache)
    template = cache / f"data-{_fingerprint(programs, account, user)}"
    cached = has(template)
    if not cached:
        _make_template(programs, user, account, cache, template)
    return template, cached


def _make_template(programs: Path, user: str, account: Account | None, cache: Path, template: Path) -> None:
    prune(cache, ("data", "programs"))
    with making(cache, template, account) as unfinished:
        data = unfinished / "data"
        _run(
            [str(programs / "initdb"), "-D", str(data), "-U", user, *_INITDB],
            account,
            f"the programs in {programs} cannot make a data directory",
        )
        major = int((data / "PG_VERSION").read_text())
        extra = "".join(text for since, text in _SETTINGS_SINCE.items() if major >= since)
        with (data / "postgresql.conf").open("a") as settings:
            settings.write(_SETTINGS + extra)


def _fingerprint(programs: Path, account: Account | None, user: str = "") -> str:
    status = (programs / "postgres").stat()
    parts = (user, programs, status.st_mtime_ns, status.st_size, account, _SETTINGS, _SETTINGS_SINCE, _INITDB)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _readable(bindir: Path, account: Account | None) -> Path:
    """Return `bindir`, or a copy of it in the cache when `account` cannot read it, as below /root."""
    prefix = bindir.parent
    needed = [bindir / "postgres", *(prefix / name for name in ("lib", "share") if (prefix / name).exists())]
    if account is None or all(account.can_reach(path) for path in needed):
        return bindir
    cache = cache_directory(account)
    copy = cache / f"programs-{_fingerprint(bindir, account)}"
    if not has(copy):
        package = prefix.parent
        libraries = package.with_name(f"{package.name}.libs")  # a wheel's shared libraries, found from bin by ../../../
        with making(cache, copy, None) as unfinished:
            for path in (bindir, *needed[1:]):
                shutil.copytree(path, unfinished / package.name / prefix.name / path.name, symlinks=True)
            if libraries.is_dir():
                shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
            for path in (unfinished, *unfinished.rglob("*")):
                if not path.is_symlink():
                    path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444))
    return copy / prefix.parent.name / prefix.name / bindir.name
