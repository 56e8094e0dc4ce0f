"""Which version of Prisma a project uses, and so how it runs scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from squash.files import GENERATED, SETTINGS, project_of, read_text, real_path

Execution = Literal["batch", "split"]
"""How scripts are run: whole, as one simple Query (Prisma up to 7.3), or statement by statement (since 7.4)."""

Version = tuple[int, int]

_PACKAGES = ("prisma", "@prisma/client")  # the first one runs migrations; the second has its version
_SECTIONS = ("devDependencies", "dependencies", "optionalDependencies", "peerDependencies")
_EXACT = re.compile(r"[=v]?(\d+)\.(\d+)\.\d+")
_NUMBERS = re.compile(r"(\d+)(?:\.(\d+))?")


def detect_execution(directory: Path) -> tuple[Execution, str]:
    """Return how the project around a migrations directory runs scripts, and from where that is known.

    Its version of Prisma (`find_version`) decides. Without one scripts are run whole.
    """
    if version := find_version(directory):
        return _ways(*version)
    return "batch", "no version of Prisma found above the migrations: as Prisma up to 7.3"


def find_version(directory: Path) -> tuple[Version, str] | None:
    """Return major and minor version of a project's Prisma, and the file that says so; None where nothing does.

    The nearest `package.json` above it, up to the root of the repository, that names `prisma` or `@prisma/client`
    decides; if it leaves the version open, as `^7.0.0` does, then the nearest lock file beside or above it, if there is
    one. Raises InputError for a file that is not to be read.
    """
    folders, top = tuple(up_to_root(real_path(directory))), project_of(directory)
    for place, folder in enumerate(folders):
        for package, wanted in _wanted(_text(folder / "package.json", top, SETTINGS)):
            version = _version(_EXACT.fullmatch(wanted))
            source = folder / "package.json"
            if version is None:
                locked = _locked(package, wanted, folders[place:], top)
                version, source = locked or (_version(_NUMBERS.search(wanted)), source)
            if version is not None:
                return version, f"{source.name} of {source.parent.name or source.parent}"
    return None


def _ways(version: Version, source: str) -> tuple[Execution, str]:
    reason = f"Prisma {version[0]}.{version[1]} in {source}"
    if version >= (8, 0):
        return "split", f"{reason}, which has another migration system: the history is taken as Prisma 7 would"
    return ("split" if version >= (7, 4) else "batch"), reason


def up_to_root(directory: Path) -> Iterator[Path]:
    """Yield a directory and the folders above it, up to the root of the repository."""
    for folder in (directory, *directory.parents):
        yield folder
        if (folder / ".git").exists():
            return


def _wanted(manifest: str) -> Iterator[tuple[str, str]]:
    """Yield the packages of Prisma that a `package.json` asks for, each with the version as written there."""
    content = _json(manifest)
    for package in _PACKAGES:
        for section in _SECTIONS:
            packages = content.get(section)
            wanted = packages.get(package) if isinstance(packages, dict) else None
            if isinstance(wanted, str):
                yield package, wanted


def _locked(package: str, wanted: str, folders: tuple[Path, ...], top: Path) -> tuple[Version, Path] | None:
    """Return the version that the nearest lock file fixes for a package of the project in the first folder."""
    for folder in folders:
        inside = folders[0].relative_to(folder).as_posix()
        for name, read in _LOCK_FILES.items():
            text = _text(folder / name, top, GENERATED)
            if text and (version := _version(read(text, package, wanted, inside))):
                return version, folder / name
    return None


def _npm(text: str, package: str, _wanted: str, inside: str) -> re.Match[str] | None:
    packages = _json(text).get("packages")
    for folder in (inside, *(str(above) for above in PurePosixPath(inside).parents)):
        key = f"node_modules/{package}" if folder == "." else f"{folder}/node_modules/{package}"
        entry = packages.get(key) if isinstance(packages, dict) else None
        if isinstance(entry, dict):
            return _NUMBERS.match(str(entry.get("version")))
    return None


def _pnpm(text: str, package: str, _wanted: str, inside: str) -> re.Match[str] | None:
    importer = re.search(rf"^  '?{re.escape(inside)}'?:\n((?:    .*\n|\n)+)", text, re.MULTILINE)
    where = importer[1] if importer else text
    entry = re.search(
        rf"^ +'?{re.escape(package)}'?:\s+(?:specifier: .*\s+version: )?'?(\d+)\.(\d+)", where, re.MULTILINE
    )
    return entry and _NUMBERS.search(entry[0], entry.start(1) - entry.start())


def _yarn(text: str, package: str, wanted: str, _inside: str) -> re.Match[str] | None:
    for key in (f"{package}@{wanted}", f"{package}@npm:{wanted}"):
        entry = re.search(rf'^"?(?:.*, )?{re.escape(key)}(?:,.*)?"?:?\n  version:? "?(\d+\.\d+)', text, re.MULTILINE)
        if entry:
            return _NUMBERS.match(entry[1])
    return None


def _bun(text: str, package: str, _wanted: str, _inside: str) -> re.Match[str] | None:
    entry = re.search(rf'^\s*"{re.escape(package)}": \["{re.escape(package)}@(\d+\.\d+)', text, re.MULTILINE)
    return entry and _NUMBERS.match(entry[1])


# A package-lock.json is often left over in projects that have moved to another package manager: last.
_LOCK_FILES = {"pnpm-lock.yaml": _pnpm, "yarn.lock": _yarn, "bun.lock": _bun, "package-lock.json": _npm}


def _version(match: re.Match[str] | None) -> Version | None:
    return (int(match[1]), int(match[2] or 0)) if match else None


def _text(file: Path, project: Path, limit: int) -> str:
    """Return the text of a file, "" where there is none; above the project no link leads anywhere else."""
    top = project if file.is_relative_to(project) else file.parent
    return read_text(file, limit=limit, within=top, errors="replace") or ""


def _json(text: str) -> dict[str, Any]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}
