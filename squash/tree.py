"""Writing trees of files whole or not at all: a directory holds the old tree or the new one, whenever we are killed.

The new tree is built in a workplace beside its destination, `.<name>.<hex>.squash`, flushed to disk, and exchanged with
the old one in one step. Workplaces that killed runs left are removed by the next run that writes to the same place.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import re
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from squash.errors import OutputError
from squash.files import check_link, real_path

# A workplace holds these: the lock of the run that works there, the tree to come, the tree that was.
_OWNER, _NEW, _OLD, _TRASH = "owner", "new", "old", "trash"


@dataclass(frozen=True, slots=True)
class Earlier:
    """How a directory that the same command wrote is known: each of its names fits one of the patterns `names`, and
    all of `marks` are there.
    """

    names: frozenset[str]
    marks: frozenset[str] = frozenset()


def write_tree(directory: Path, files: Mapping[str, str], earlier: Earlier) -> None:
    """Write `files` (relative path with `/` → text) as the whole content of `directory`, or change nothing.

    An existing directory is replaced only if it is empty or holds nothing but an `earlier` result. Raises `OutputError`
    otherwise, and when the file system refuses.
    """
    check_destination(directory, earlier)
    _replace(real_path(directory), lambda new: _write_all(new, files))


def check_destination(directory: Path, earlier: Earlier) -> None:
    """Raise the OutputError that `write_tree` would raise, as far as it is known before."""
    check_link(directory)
    directory = real_path(directory)
    hint = "choose another directory with --out, or empty this one yourself"
    try:
        if directory.is_dir():
            present = {path.name for path in directory.iterdir()}
            strangers = (name for name in present if not any(fnmatchcase(name, pattern) for pattern in earlier.names))
            missing = (f"no {name}" for name in (earlier.marks - present if present else ()))
            if reason := min(strangers, default="") or max(missing, default=""):
                raise OutputError(f"{directory} holds files that are not of an earlier run ({reason})", hint=hint)
        elif os.path.lexists(directory):
            raise OutputError(f"{directory} is not a directory", hint=hint)
    except OSError as error:
        raise OutputError(f"cannot read {directory}: {error.strerror}", hint=hint) from error
    check_replaceable(directory)


def check_replaceable(directory: Path) -> None:
    """Raise OutputError where no other tree can be put in the place of `directory`: it is a mount point, or protected.

    The directories above it are made when it is written; the nearest one that is there must allow that.
    """
    directory = real_path(directory)
    if _is_mount_point(directory):
        raise OutputError(
            f"{directory} is a mount point, which cannot be replaced in one step",
            hint="mount the directory above it, or name a directory below it",
        )
    above = next(parent for parent in directory.parents if os.path.lexists(parent))
    if not above.is_dir():
        raise OutputError(f"cannot write {directory}: {above} is not a directory", hint="choose another place")
    if not os.access(above, os.W_OK | os.X_OK):
        raise OutputError(f"cannot write {directory}: {above} is not writable", hint="choose another place")


def replace_migrations(directory: Path, files: Mapping[str, str]) -> None:
    """Put other migrations in the place of those in a migrations directory; loose files and links in it stay.

    `files` maps paths below the directory to texts. All of it happens or nothing. Raises OutputError.
    """
    directory = real_path(directory)

    def build(new: Path) -> None:
        for path in directory.iterdir():
            if path.is_symlink() or not path.is_dir():
                _keep(path, new / path.name)
        _write_all(new, files)

    _replace(directory, build)


def replace_files(directory: Path, files: Mapping[str, str]) -> None:
    """Put other texts in the place of files below a directory: of all of them or of none. Raises OutputError.

    `files` maps paths below the directory to texts; whatever else it holds stays as it is.
    """
    directory = real_path(directory)

    def build(new: Path) -> None:
        shutil.copytree(directory, new, symlinks=True, copy_function=_keep, dirs_exist_ok=True)
        _write_all(new, files)
        for path in files:
            shutil.copymode(directory / path, new / path)

    _replace(directory, build)


def write_file(path: Path, text: str, *, mark: str) -> None:
    """Write a file whole or not at all. One that is there is replaced only if it begins with `mark`.

    Raises OutputError otherwise, and when the file system refuses.
    """
    check_file(path, mark=mark)
    place = real_path(path)
    new = place.with_name(f".{place.name}.{secrets.token_hex(4)}.squash")
    try:
        try:
            _write_all(place.parent, {new.name: text})
            new.replace(place)
        finally:
            new.unlink(missing_ok=True)
        _flush(place.parent)
    except OSError as error:
        raise OutputError(
            f"cannot write {path}: {error.strerror or error}", hint="choose a file that can be created or replaced"
        ) from error


def check_file(path: Path, *, mark: str) -> None:
    """Raise the OutputError that `write_file` would raise, as far as it is known before."""
    check_link(path)
    place = real_path(path)
    hint = "choose another file with --out, or remove this one yourself"
    try:
        begins = place.read_bytes()[: len(mark.encode())] if place.is_file() else None
        if begins is None and os.path.lexists(place):
            raise OutputError(f"{path} is no regular file", hint=hint)
        if begins is None and not place.parent.is_dir():
            raise OutputError(f"{path}: there is no directory {place.parent}", hint="choose another file with --out")
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}", hint=hint) from error
    if begins is not None and begins != mark.encode():
        raise OutputError(f"{path} is there, and is not of an earlier run", hint=hint)


def kept(directory: Path) -> Path | None:
    """Return where the tree lies that a killed run took from `directory` and did not put back; mostly nowhere.

    Only where the file system cannot exchange two directories in one step can there be such a tree.
    """
    directory = real_path(directory)
    if directory.exists():
        return None
    places = [workplace / _OLD for workplace in _workplaces(directory)]
    earlier = re.compile(re.escape(f".{directory.name}.") + r"[0-9a-f]{8}\.old")  # of squash 0.1.0
    with contextlib.suppress(OSError):
        places += [path for path in directory.parent.iterdir() if earlier.fullmatch(path.name)]
    return next((place for place in places if place.is_dir()), None)


def recover(directory: Path) -> None:
    """Remove what killed runs left beside `directory`, and put back the tree that one took from there."""
    directory = real_path(directory)
    with contextlib.suppress(OSError), _locked(directory.parent):
        _sweep(directory)


def _replace(directory: Path, build: Callable[[Path], None]) -> None:
    check_replaceable(directory)
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        with _working(directory) as workplace:
            new = workplace / _NEW
            new.mkdir()
            build(new)
            if directory.exists():
                shutil.copymode(directory, new)
            _flush_directories(new)
            _put_in_place(workplace, directory)
    except (OSError, shutil.Error) as error:
        words = getattr(error, "strerror", None) or str(error)
        hint = "nothing was written; choose a directory that can be created or replaced"
        if place := kept(directory):
            hint = f"its former content lies in {place}: move it back"
        raise OutputError(f"cannot write {directory}: {words}", hint=hint) from error


@contextlib.contextmanager
def _working(directory: Path) -> Iterator[Path]:
    """Make a workplace for `directory`, locked for as long as we live; first remove those of runs that were killed."""
    with _locked(directory.parent):
        _sweep(directory)
        workplace = directory.with_name(f".{directory.name}.{secrets.token_hex(4)}.squash")
        workplace.mkdir(mode=0o700)
        owner = os.open(workplace / _OWNER, os.O_RDWR | os.O_CREAT, 0o600)
        _try_lock(owner)
    try:
        yield workplace
    finally:
        os.close(owner)
        _remove(workplace, directory)


def _workplaces(directory: Path) -> list[Path]:
    pattern = re.compile(re.escape(f".{directory.name}.") + r"[0-9a-f]{8}\.squash")
    try:
        return [path for path in directory.parent.iterdir() if pattern.fullmatch(path.name) and not path.is_symlink()]
    except OSError:
        return []


def _sweep(directory: Path) -> None:
    """Remove the workplaces that nobody works in any more: their lock is free. The caller holds the parent's lock."""
    for workplace in _workplaces(directory):
        if not {path.name for path in workplace.iterdir()} <= {_OWNER, _NEW, _OLD, _TRASH}:
            continue  # not ours
        try:
            owner = os.open(workplace / _OWNER, os.O_RDWR)
        except FileNotFoundError:  # killed before it had one
            with contextlib.suppress(OSError):
                workplace.rmdir()
            continue
        try:
            is_free = _try_lock(owner)
        finally:
            os.close(owner)
        if is_free:
            _remove(workplace, directory)


def _remove(workplace: Path, directory: Path) -> None:
    """Remove a workplace; the old tree in it goes back where none has taken its place."""
    old = workplace / _OLD
    if old.is_dir():
        if not directory.exists():
            old.rename(directory)
        else:
            old.rename(workplace / _TRASH)  # from here on it may be incomplete
    for part in (_TRASH, _NEW):
        shutil.rmtree(workplace / part, ignore_errors=True)
    if not (workplace / _NEW).exists() and not (workplace / _TRASH).exists():
        with contextlib.suppress(OSError):
            (workplace / _OWNER).unlink(missing_ok=True)
            workplace.rmdir()


def _put_in_place(workplace: Path, directory: Path) -> None:
    new, old = workplace / _NEW, workplace / _OLD
    if not directory.exists():
        new.rename(directory)
    elif not _exchange(new, directory):
        directory.rename(old)
        try:
            new.rename(directory)
        except BaseException:
            old.rename(directory)
            raise
    _flush(directory.parent)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two directories in one step; False where this system or this file system cannot.

    renameat2(2) of Linux with RENAME_EXCHANGE, renamex_np(2) of macOS with RENAME_SWAP.
    """
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(first), os.fsencode(second)
    at_working_directory, exchange, swap = -100, 2, 2
    try:
        if sys.platform == "darwin":
            return bool(library.renamex_np(*names, ctypes.c_uint(swap)) == 0)
        return bool(
            library.renameat2(at_working_directory, names[0], at_working_directory, names[1], ctypes.c_uint(exchange))
            == 0
        )
    except AttributeError:  # a C library that does not have it
        return False


@contextlib.contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """Hold a lock on a directory, where the file system has such locks."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_mount_point(directory: Path) -> bool:
    if not directory.exists():
        return False
    if directory.stat().st_dev != directory.parent.stat().st_dev:
        return True
    try:  # a bind mount of the same file system
        lines = Path("/proc/self/mountinfo").read_bytes().splitlines()
    except OSError:
        return False
    mounted = {re.sub(rb"\\([0-7]{3})", lambda code: bytes((int(code[1], 8),)), line.split()[4]) for line in lines}
    return os.fsencode(directory) in mounted


def _keep(path: str | Path, place: str | Path) -> None:
    """Let a file be in the new tree as it is in the old one: the same file, or a copy if it cannot have two names."""
    try:
        os.link(path, place, follow_symlinks=False)
    except OSError:
        shutil.copy2(path, place, follow_symlinks=False)


def _write_all(top: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        file = top.joinpath(*_inside(path))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)  # what is kept of the old tree has two names
        with file.open("xb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())


def _inside(path: str) -> tuple[str, ...]:
    parts = PurePosixPath(path).parts
    if not parts or parts[0] == "/" or ".." in parts:
        raise OutputError(f"{path!r} is not a path inside the output directory")
    return parts


def _flush_directories(top: Path) -> None:
    for path, _, _ in os.walk(top, topdown=False):
        _flush(Path(path))


def _flush(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
