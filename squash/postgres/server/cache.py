"""What is kept between runs: packed data directories, copied and fetched programs. Made once, whole or not at all."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from squash.errors import ServerError
from squash.postgres.server.workspace import Account, locked, ours, remove

_MAKING = "making-"
_LOCK = "making.lock"
_UNUSED = 90 * 24 * 3600.0  # seconds


def cache_directory(account: Account | None) -> Path:
    """Return the first place that we can write, nobody else can, and `account` can reach."""
    home = Path(os.environ.get("HOME") or "/nonexistent")
    places = [home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"]
    if "XDG_CACHE_HOME" in os.environ:
        places.insert(0, Path(os.environ["XDG_CACHE_HOME"]))
    if account is not None:
        places.append(Path("/var/cache"))
    for directory in (*(place / "squash" for place in places), _temporary_cache()):
        existing = next(folder for folder in (directory, *directory.parents) if folder.exists())
        if account is not None and not account.can_reach(existing):
            continue  # do not leave an empty directory there
        if ours(directory, account) and (account is None or account.can_reach(directory)):
            return directory
    raise ServerError("no directory for the cache of the scratch server", hint="set XDG_CACHE_HOME")


def _temporary_cache() -> Path:
    return Path(tempfile.gettempdir()) / f"squash-{os.geteuid()}" / "cache"


def sweep_unfinished(cache: Path) -> None:
    """Remove what killed runs have begun to make."""
    if not any(cache.glob(f"{_MAKING}*")):
        return
    with locked(cache / _LOCK):
        for unfinished in cache.glob(f"{_MAKING}*"):
            with contextlib.suppress(OSError):
                owner = os.open(unfinished, os.O_RDONLY | os.O_CLOEXEC)
                try:
                    fcntl.flock(owner, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    remove(unfinished)
                finally:
                    os.close(owner)


def has(target: Path) -> bool:
    """Return whether something is there, whole; say that it is in use, so that it stays."""
    with contextlib.suppress(OSError):  # not there, or not ours
        os.utime(target / "complete")
    return (target / "complete").exists()


def kept(file: Path) -> bytes | None:
    """Return what a file holds, None if it cannot be read; say that it is in use, so that it stays."""
    try:
        content = file.read_bytes()
        os.utime(file)
    except OSError:
        return None
    return content


def keep(file: Path, content: bytes) -> None:
    """Put a file into the cache, whole or not at all; another run may have put its own there. Raises ServerError."""
    try:
        with tempfile.NamedTemporaryFile(prefix=f".{file.name}-", dir=file.parent, delete=False) as written:
            written.write(content)
        Path(written.name).replace(file)
    except OSError as error:
        raise ServerError(
            f"the cache directory {file.parent} cannot be written: {error.strerror}", hint="set XDG_CACHE_HOME"
        ) from error


def prune(cache: Path) -> None:
    """Remove what nobody has used for three months: it was made for programs that have gone since."""
    unused = time.time() - _UNUSED
    for kind in ("data", "programs"):  # data directories themselves were kept before templates were
        for complete in cache.glob(f"{kind}-*/complete"):
            with contextlib.suppress(OSError):
                if complete.stat().st_mtime < unused:
                    complete.unlink()  # first, so that nobody begins to use it
                    remove(complete.parent)
    for file in (*cache.glob("template-*"), *cache.glob(".template-*")):
        with contextlib.suppress(OSError):
            if file.stat().st_mtime < unused:
                file.unlink()


@contextlib.contextmanager
def making(cache: Path, target: Path, account: Account | None) -> Iterator[Path]:
    """Yield a directory that becomes `target` once the body has filled it; another run may be faster."""
    with beginning(cache, target.name, account) as unfinished:
        yield unfinished
        (unfinished / "complete").touch()
        if target.exists() and not has(target):
            shutil.rmtree(target)
        with contextlib.suppress(OSError):
            unfinished.rename(target)
    if not has(target):
        raise ServerError(f"the cache directory {cache} cannot be written", hint="set XDG_CACHE_HOME")


@contextlib.contextmanager
def beginning(cache: Path, name: str, account: Account | None) -> Iterator[Path]:
    """Yield a new directory, which is removed at exit.

    It is locked as long as somebody works on it; see `sweep_unfinished`.
    """
    with locked(cache / _LOCK):
        unfinished = Path(tempfile.mkdtemp(prefix=f"{_MAKING}{name}-", dir=cache))
        owner = os.open(unfinished, os.O_RDONLY | os.O_CLOEXEC)
        fcntl.flock(owner, fcntl.LOCK_EX)
    try:
        if account is not None:
            os.chown(unfinished, account.uid, account.gid)
        yield unfinished
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
        os.close(owner)
