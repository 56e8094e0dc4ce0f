"""A data directory in one file, with its hash in front: what a server runs in is written anew from it each time.

No server ever runs in what is kept. What a disk or a stranger has changed is made again. It takes
less time than to copy the thousand files of a directory, as most of them are there three times.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from squash.postgres.server.workspace import Account

_DIGEST = 64  # hexadecimal digits of SHA-256, before a newline


def pack(data: Path) -> bytes:
    """Return the folders and files below `data`, files of the same content once."""
    folders: list[str] = []
    files: list[tuple[str, int, int]] = []
    places: dict[bytes, int] = {}
    end = 0
    for folder, subfolders, names in os.walk(data):
        subfolders.sort()
        beside = Path(folder).relative_to(data)
        folders += [str(beside / name) for name in subfolders]
        for name in sorted(names):
            content = (Path(folder) / name).read_bytes()
            if content not in places:
                places[content] = end
                end += len(content)
            files.append((str(beside / name), places[content], len(content)))
    body = b"\n".join((json.dumps([folders, files]).encode(), b"".join(places)))
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def is_whole(packed: bytes) -> bool:
    """Return whether this is what `pack` returned, every byte of it."""
    digest, body = packed[:_DIGEST], memoryview(packed)[_DIGEST + 1 :]
    return len(packed) > _DIGEST and hashlib.sha256(body).hexdigest().encode() == digest


def unpack(packed: bytes, data: Path, account: Account | None) -> None:
    """Write what was packed into the new directory `data`, for nobody but its owner `account`. Raises OSError."""
    end = packed.index(b"\n", _DIGEST + 1)
    folders, files = json.loads(packed[_DIGEST + 1 : end])
    body = memoryview(packed)[end + 1 :]
    data.mkdir(0o700)
    parent = os.open(data, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for folder in folders:
            os.mkdir(folder, 0o700, dir_fd=parent)
            if account is not None:
                os.chown(folder, account.uid, account.gid, dir_fd=parent)
        for name, start, size in files:
            _write(parent, name, body[start : start + size], account)
    finally:
        os.close(parent)
    if account is not None:
        os.chown(data, account.uid, account.gid)


def _write(parent: int, name: str, content: memoryview, account: Account | None) -> None:
    file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600, dir_fd=parent)
    try:
        while content:
            content = content[os.write(file, content) :]
        if account is not None:
            os.fchown(file, account.uid, account.gid)
    finally:
        os.close(file)
