"""Private directories, on a machine where a run may be killed at any moment.

Each run has a directory (data, socket, log) below `<temp>/squash-<uid>`, or, for a server of ours where memory has room
for it, below `/dev/shm/squash-<uid>`. It holds a lock on a file in it while it lives. The kernel lets go of the lock
however the run ends, and locks are seen across containers that share the directory, where process numbers are not; so
what is not locked belongs to a dead run, and the next one removes it.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from squash.errors import ServerError

RECORDS = "databases"  # in a run's directory: a file for each database that it has on a given server
LEFTOVERS = "leftovers"  # beside those: the files that dead runs have left
CONTAINER = "container"  # in a run's directory: the name of the container that it has
SOCKET = ".s.PGSQL.5432"
MEMORY = Path("/dev/shm")  # noqa: S108 - Linux: a file system in memory, where files are made 20 times as fast
_ROOM = 4 << 30  # bytes free in there, and of memory; 820 migrations take 60 MB, 10,000 some 500
_SOCKET_LIMIT = 103  # bytes in sockaddr_un.sun_path without the final NUL: macOS 103, Linux 107


@dataclass(frozen=True, slots=True)
class Account:
    """The system user that the server programs run as when squash is root, as PostgreSQL refuses to be."""

    uid: int
    gid: int

    def can_reach(self, path: Path) -> bool:
        """Return whether the account may read `path`, and search every directory above it."""
        resolved = path.resolve()
        return self._may(resolved, 4) and all(self._may(folder, 1) for folder in resolved.parents)

    def _may(self, path: Path, bit: int) -> bool:
        status = path.stat()
        shift = 6 if status.st_uid == self.uid else 3 if status.st_gid == self.gid else 0
        return bool(status.st_mode >> shift & bit)


def service_account() -> Account | None:
    """Return who runs the server: None for ourselves; `postgres`, else `nobody`, when we are root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_uid, entry.pw_gid)
    raise ServerError(
        "PostgreSQL does not run as root, and this system has neither a user postgres nor nobody",
        hint="run squash as an ordinary user, or pass --scratch URL",
    )


class _Identity(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


def identity(account: Account | None) -> _Identity:
    """Return the arguments that make `subprocess` run a program as `account`."""
    return {} if account is None else {"user": account.uid, "group": account.gid, "extra_groups": []}


def environment() -> dict[str, str]:
    """Return the environment of server programs: the same everywhere, and nothing of the caller's in it."""
    return {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C", "TZ": "UTC"}


@contextlib.contextmanager
def run_directory(account: Account | None, *, in_memory: bool = False) -> Iterator[Path]:
    """Yield a new private directory for `account`, removed at exit; first what dead runs have left is removed.

    With `in_memory` it lies in a file system in memory, where one has room and TMPDIR asks for no other place.
    """
    temp = _base(account)
    memory = _memory_base(account)
    for base in (temp, memory) if memory else (temp,):
        with locked(base / "lock"):
            sweep(base)
    base = memory if in_memory and memory is not None and _has_room(MEMORY) else temp
    with locked(base / "lock"):
        directory = Path(tempfile.mkdtemp(prefix=f"run-{os.getpid()}-", dir=base))
        owner = os.open(directory / "owner", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(owner, fcntl.LOCK_EX)
    try:
        if account is not None:
            os.chown(directory, account.uid, account.gid)
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)
        os.close(owner)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold an exclusive lock on the file `path`, waiting for it."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)


def _memory_base(account: Account | None) -> Path | None:
    """Return the directory of all our runs in memory; None without such a file system, or if TMPDIR says otherwise."""
    base = MEMORY / f"squash-{os.geteuid()}"
    usable = "TMPDIR" not in os.environ and MEMORY.is_dir() and os.access(MEMORY, os.W_OK)
    return base if usable and (account is None or account.can_reach(MEMORY)) and ours(base, account) else None


def _has_room(path: Path) -> bool:
    """Return whether a file system in memory has room to spare, and the machine or container memory to back it."""
    status = os.statvfs(path)
    room = [status.f_bavail * status.f_frsize]
    with contextlib.suppress(OSError, ValueError, IndexError):
        (line,) = (line for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemAvailable"))
        room.append(int(line.split()[1]) * 1024)
    for limit in ("memory.max", "memory/memory.limit_in_bytes"):  # control groups, version 2 and 1
        with contextlib.suppress(OSError, ValueError):
            room.append(int((Path("/sys/fs/cgroup") / limit).read_text()))
    return min(room) >= _ROOM


def _base(account: Account | None) -> Path:
    """Return the directory of all our runs: in the temp directory, or in /tmp where that one does not do."""
    for temp in (Path(tempfile.gettempdir()), Path("/tmp")):  # noqa: S108 - the directory below is private
        base = temp.resolve() / f"squash-{os.geteuid()}"
        longest = base / "run-4194304-12345678" / SOCKET
        if len(os.fsencode(longest)) > _SOCKET_LIMIT or (account and not account.can_reach(temp)):
            continue
        if ours(base, account):
            return base
    raise ServerError(
        f"no directory for a scratch server: {base} belongs to someone else, or cannot be written",
        hint="set TMPDIR to a directory of your own with a path of at most 50 characters",
    )


def ours(path: Path, account: Account | None) -> bool:
    """Make the directory `path` where it is missing; return whether nobody else can put anything into it.

    When there is an `account` it is open to be read, for `account` works in directories below it.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if account is not None and path.lstat().st_uid == 0:
            path.chmod(0o755, follow_symlinks=False)
        status = path.lstat()
    except OSError:
        return False
    safe = stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & 0o022
    return safe and os.access(path, os.W_OK)


def sweep(base: Path) -> None:
    """Remove what killed runs left in `base`, their servers too. The caller holds the lock on `base`."""
    for directory in base.glob("run-*"):
        with contextlib.suppress(OSError):
            owner = os.open(directory / "owner", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(owner, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _keep_records(directory, base / LEFTOVERS)
                _remove(directory)
            finally:
                os.close(owner)


def _keep_records(directory: Path, leftovers: Path) -> None:
    for record in (directory / RECORDS).glob("*"):
        leftovers.mkdir(exist_ok=True)
        record.rename(leftovers / record.name)


def remove_container(directory: Path) -> None:
    """Remove the container that the run in `directory` has, if it has one, with all that it holds."""
    with contextlib.suppress(OSError):
        name = (directory / CONTAINER).read_text()
        command = ["docker", "rm", "--force", "--volumes", name]
        subprocess.run(command, capture_output=True, check=False)


@contextlib.contextmanager
def watched(script: str, *arguments: str) -> Iterator[None]:
    """Run a shell script beside the block whose input ends, without a word, when this process dies in the block.

    It needs nothing of the run's, and no Linux. At the end of the block it reads a word.
    """
    watchdog = subprocess.Popen(
        ["/bin/sh", "-c", script, "squash-watchdog", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
    )
    try:
        yield
    finally:
        with contextlib.suppress(BrokenPipeError):  # someone ended it
            watchdog.communicate(b"done\n")


def _remove(directory: Path) -> None:
    remove_container(directory)
    data = directory / "data"
    with contextlib.suppress(OSError, ValueError, IndexError):
        process = int((data / "postmaster.pid").read_text().splitlines()[0])
        if str(data) in _command_line(process):  # the number may be another process's by now
            os.kill(process, signal.SIGQUIT)
    remove(directory)


def remove(directory: Path) -> None:
    """Remove a directory to which processes that are about to end may still add files."""
    for _ in range(20):
        shutil.rmtree(directory, ignore_errors=True)
        if not directory.exists():
            return
        time.sleep(0.05)


def _command_line(process: int) -> str:
    status = Path(f"/proc/{process}/cmdline")
    if status.exists():
        return os.fsdecode(status.read_bytes())
    command = ["ps", "-ww", "-o", "command=", "-p", str(process)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
