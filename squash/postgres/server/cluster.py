"""A server of our own: made from a cached data directory, tuned to be thrown away, gone with the run."""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from squash.errors import ServerError
from squash.postgres.server import sandbox
from squash.postgres.server.cache import (
    beginning,
    cache_directory,
    has,
    keep,
    kept,
    making,
    prune,
    sweep_unfinished,
)
from squash.postgres.server.installations import Installation
from squash.postgres.server.sandbox import Box
from squash.postgres.server.sandbox import Server as Told
from squash.postgres.server.substitutes import SINCE, Substitute, control_path
from squash.postgres.server.template import is_whole, pack, unpack
from squash.postgres.server.trusting import trusting_programs
from squash.postgres.server.workspace import Account, environment, identity, run_directory, service_account

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


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs: the directory of its socket, and a phrase for people in which box it is."""

    directory: Path
    box: str


@contextlib.contextmanager
def running(
    bindir: Path,
    *,
    user: str,
    substitutes: tuple[Substitute, ...] = (),
    settings: tuple[str, ...] = (),
    trusted: frozenset[str] = frozenset(),
) -> Iterator[Running]:
    """Yield a new server with the programs in `bindir`, stopped and removed at exit.

    `user` is its superuser. It offers `substitutes` beside its own extensions, lets who is none create those that are
    to be `trusted`, and has further `settings`. It listens on port 5432 of its directory only, which nobody else can
    open.
    """
    account = service_account()
    programs = _readable(bindir, account)
    template = _template(programs, user, account)
    with run_directory(account, in_memory=True) as directory, contextlib.ExitStack() as stack:
        controls = Installation(programs).untrusted(trusted)
        if substitutes or (controls and Installation(programs).major >= SINCE):
            settings += (f"extension_control_path={control_path(substitutes, controls, directory, account)}",)
        elif controls:
            programs = trusting_programs(programs, controls, directory / "programs")

        def start(means: tuple[str, ...]) -> Box:
            return stack.enter_context(_postmaster(programs, directory, template, account, settings, means))

        try:
            box = start(sandbox.MEANS)
        except ServerError as error:  # perhaps the programs lie or look where the box shows nothing
            shutil.rmtree(directory / "data", ignore_errors=True)
            try:
                box = start(sandbox.SEEING)
            except ServerError:
                raise error from None
        yield Running(directory, sandbox.words(box))


@contextlib.contextmanager
def _postmaster(
    programs: Path,
    directory: Path,
    template: bytes,
    account: Account | None,
    settings: tuple[str, ...],
    means: tuple[str, ...],
) -> Iterator[Box]:
    """Yield the box in which the server runs. While its keeper starts, its data directory is written."""
    keeper = _keeper(directory)
    try:
        _unpack(template, directory, account)
        told = Told(
            command=_command(programs, directory, settings),
            environment=environment(),
            programs=[str(path) for path in _needed(programs)],
            hidden=[str(path.resolve()) for path in (Path.cwd(), Path(os.environ.get("HOME") or "/"))],
            account=[] if account is None else [account.uid, account.gid],
            means=list(means),
            bubblewrap=shutil.which("bwrap") or "",
        )
        box = _tell(keeper, told)
        _wait_until_ready(keeper, directory)
        if box is None:
            raise _not_started(directory)
        yield box
    finally:
        _stop(keeper)


def _keeper(directory: Path) -> subprocess.Popen[bytes]:
    """Start the program that makes the box. Raises ServerError where no Python can be started."""
    for python in filter(None, (sys.executable, shutil.which("python3", path=environment()["PATH"]))):
        with (directory / "log").open("wb") as log, contextlib.suppress(OSError):
            return subprocess.Popen(
                [python, "-I", "-S", sandbox.__file__, str(directory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd="/",
                env=environment() | {name: os.environ[name] for name in _LOADER if name in os.environ},
                start_new_session=True,  # Ctrl-C in a terminal goes to the whole group
            )
    raise ServerError("no Python can be started to keep the scratch server", hint="pass --scratch URL")


_LOADER = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""What Python itself may need, as in actions/setup-python: for the keeper, not for the server."""


def _command(programs: Path, directory: Path, settings: tuple[str, ...]) -> list[str]:
    quoted = '"' + str(directory).replace('"', '""') + '"'
    further = (word for setting in settings for word in ("-c", setting))
    return [str(programs.resolve() / "postgres"), "-D", str(directory / "data"), "-k", quoted, *further]


def _needed(programs: Path) -> Iterator[Path]:
    """Return the folders of an installation, and of a wheel the one with its shared libraries (../../../*.libs)."""
    prefix = programs.resolve().parent
    libraries = prefix.parent.with_name(f"{prefix.parent.name}.libs")
    folders = (programs.resolve(), *(prefix / name for name in ("lib", "lib64", "share")), libraries)
    return (folder for folder in folders if folder.is_dir())


def _unpack(template: bytes, directory: Path, account: Account | None) -> None:
    try:
        unpack(template, directory / "data", account)
    except OSError as error:
        raise ServerError(
            f"the data directory of the scratch server cannot be written: {error.strerror}",
            hint=f"set TMPDIR to a directory with some 200 MB; {directory} has no room",
        ) from error


def _tell(keeper: subprocess.Popen[bytes], told: Told) -> Box | None:
    """Tell the keeper what to start; return in which box it has, None if it has not."""
    if keeper.stdin is None or keeper.stdout is None:
        return None
    message = marshal.dumps(dict(told))
    with contextlib.suppress(BrokenPipeError):
        keeper.stdin.write(b"%8d" % len(message) + message)
        keeper.stdin.flush()
    answer = keeper.stdout.read()
    return marshal.loads(answer) if answer else None  # noqa: S302


def _stop(keeper: subprocess.Popen[bytes]) -> None:
    """Let the keeper end all that it keeps, and wait for it: it does without a checkpoint."""
    with contextlib.suppress(BrokenPipeError):
        keeper.communicate(b"!")  # without a word it would take the directory, too


def _wait_until_ready(keeper: subprocess.Popen[bytes], directory: Path) -> None:
    """Wait for the word that pg_ctl waits for: the eighth line of postmaster.pid (miscinit.h)."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            lines = (directory / "data" / "postmaster.pid").read_text().splitlines()
            if len(lines) > 7 and lines[7].startswith("ready"):
                return
        if keeper.poll() is not None:
            break
        time.sleep(0.003)
    raise _not_started(directory)


def _not_started(directory: Path) -> ServerError:
    said = (directory / "log").read_text(errors="replace").strip().splitlines()
    why = said[-1] if said else f"it did not get ready within {_PATIENCE:.0f} s"
    full = "No space left" in why
    return ServerError(
        f"the scratch server did not start: {why}",
        hint=f"set TMPDIR to a directory with some 200 MB; {directory} has no room"
        if full
        else "try another one with --postgres MAJOR or --scratch URL",
    )


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


def _template(programs: Path, user: str, account: Account | None) -> bytes:
    """Return a packed data directory for these programs: the one in the cache, unless it has been changed."""
    cache = cache_directory(account)
    sweep_unfinished(cache)
    file = cache / f"template-{_fingerprint(programs, account, user)}"
    packed = kept(file)
    if packed is None or not is_whole(packed):
        prune(cache)
        packed = _make_template(programs, user, account, cache)
        keep(file, packed)
    return packed


def _make_template(programs: Path, user: str, account: Account | None, cache: Path) -> bytes:
    with beginning(cache, "template", account) as unfinished:
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
        return pack(data)


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
