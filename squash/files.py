"""The only reader of files that somebody else wrote: regular ones, inside the project, and no larger than expected.

A pull request can make any path of a project a symbolic link to `/etc/shadow`, a FIFO or a device. Nothing of such a
file is read, and so nothing of it can come into an excerpt.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from squash.errors import InputError

MEGABYTE = 1024 * 1024

SETTINGS = MEGABYTE
"""The most bytes of a file that people write by hand: squash.toml, prisma.config.ts, package.json, .env."""

DATAMODEL = 16 * MEGABYTE
"""The most bytes of a `.prisma` file."""

SCRIPT_LIMIT = 64 * MEGABYTE
"""The most bytes of a script, unless the user allows more (`--max-script-size`)."""

GENERATED = 64 * MEGABYTE
"""The most bytes of a file that a program writes: a lock file of a package manager, proof.json."""

MOST_ENTRIES = 100_000
"""How many files and folders are looked at to find the parts of one datamodel."""

_KINDS = (
    (stat.S_ISDIR, "a directory"),
    (stat.S_ISFIFO, "a FIFO"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def real_path(path: Path) -> Path:
    """Return a path with its symbolic links followed; one of a loop of links is itself, where `Path.resolve` raises."""
    return Path(os.path.realpath(path))


def project_of(place: Path) -> Path:
    """Return the top of the project around a file or folder: files that links of the project lead to must lie in there.

    It is the nearest folder with `.git`; without one the nearest with `package.json`; else the folder itself.
    """
    real = real_path(place)
    folders = (real, *real.parents) if real.is_dir() else tuple(real.parents)
    for mark in (".git", "package.json"):
        for folder in folders:
            if os.path.lexists(folder / mark):
                return folder
    return folders[0]


def read_file(path: Path, *, limit: int, within: Path | None = None, option: str = "") -> bytes | None:
    """Return the bytes of a regular file; None where there is none.

    `within` is a real folder: a symbolic link must not lead out of it. It is None for a file that the user names.
    Raises InputError for anything but a regular file, for more bytes than `limit` (`option` raises that), for a link
    that leads out, and for a file that may not be read.
    """
    try:
        place = _inside(path, within) if within is not None else path
        _check_kind(path, place.stat().st_mode)  # before it is opened: that alone acts on some devices
        follow = os.O_NOFOLLOW if within is not None else 0
        descriptor = os.open(place, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | follow)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the path
        return None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", hint="it must be a readable file") from error
    with os.fdopen(descriptor, "rb") as stream:
        _check_kind(path, os.fstat(descriptor).st_mode)  # once more: it may be another file by now
        content = stream.read(limit + 1)
        if len(content) > limit:
            size = max(os.fstat(descriptor).st_size, len(content))
            hint = f"{option} allows more" if option else "no such file is that long"
            raise InputError(f"{path} has {size:,} bytes, more than {limit:,}", hint=hint)
    return content


def read_text(path: Path, *, limit: int, within: Path | None = None, errors: str = "strict") -> str | None:
    """Return the text of a UTF-8 file as `read_file` reads it; InputError for bytes that are not UTF-8."""
    content = read_file(path, limit=limit, within=within)
    if content is None:
        return None
    try:
        return content.decode("utf-8-sig", errors)
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8: byte {error.start}", hint="save the file as UTF-8") from error


def check_link(path: Path) -> None:
    """Raise InputError where a path of a project leads out of it through a symbolic link, its own or one above it.

    The project is the nearest folder above the path, as it is written, that has `.git`; without one nothing is known.
    """
    for folder in Path(os.path.abspath(path)).parents:  # noqa: PTH100 - resolve would follow the links
        if os.path.lexists(folder / ".git"):
            check_inside(path, real_path(folder))
            return


def check_inside(path: Path, top: Path) -> None:
    """Raise InputError where a path leads out of the real folder `top`, through a symbolic link or `..`."""
    _inside(path, top)


def is_inside(path: Path, top: Path) -> bool:
    """Return whether a path, with its links followed, lies in the real folder `top`."""
    real = os.path.realpath(path)
    return real == str(top) or real.startswith(f"{str(top).rstrip(os.sep)}{os.sep}")


def files_below(folder: Path, suffix: str) -> Iterator[Path]:
    """Yield the files below a folder whose names end so, sorted by path; no link to a folder is followed.

    What a package manager installed (node_modules) is passed over. InputError where there is too much to look at.
    """
    seen, files = 0, []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in ("node_modules", ".git")]
        seen += len(folders) + len(names)
        if seen > MOST_ENTRIES:
            raise InputError(
                f"{folder} holds more than {MOST_ENTRIES:,} files and folders", hint=f"name the {suffix} file itself"
            )
        files += [Path(place, name) for name in names if name.endswith(suffix)]
    yield from sorted(files)


def _inside(path: Path, top: Path) -> Path:
    """Return the path with its links followed."""
    if not is_inside(path, top):
        raise InputError(
            f"{path} leads out of the project {top}", hint="put the file itself there, or a link to one of the project"
        )
    return real_path(path)


def _check_kind(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = next((words for holds, words in _KINDS if holds(mode)), "no file")
        raise InputError(f"{path} is {kind}", hint="it must be a regular file")
