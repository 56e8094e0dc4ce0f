"""Where a datamodel lies: one file, a folder of files, or where `prisma.config.ts` or `package.json` say."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from squash.errors import DatamodelError
from squash.files import SETTINGS, check_inside, files_below, project_of, read_text, real_path

CURRENT = (7, 10)
"""The version of Prisma that a datamodel is for when nothing says which."""

_CONFIG = "prisma.config"
_ENDINGS = (".ts", ".mts", ".cts", ".js", ".mjs", ".cjs")
_SCHEMA = re.compile(r"""^\s*schema\s*:\s*(?:\w+\.(?:join|resolve)\(([^)]*)\)|(["'`][^"'`\n]+["'`]))""", re.MULTILINE)
_STRING = re.compile(r"""["'`]([^"'`\n]+)["'`]""")


def is_datamodel(path: Path) -> bool:
    """Return whether a path is a datamodel, or a folder or config file that leads to one; no migrations directory."""
    if path.suffix == ".prisma" or path.name.startswith(f"{_CONFIG}."):
        return True
    if not path.is_dir() or (path / "migration_lock.toml").exists() or any(path.glob("*/migration.sql")):
        return False
    return config_in(path) is not None or any(_parts(path))


def datamodel_files(path: Path) -> tuple[Path, ...]:
    """Return the `.prisma` files of a datamodel: the file, all of a folder, or what the config file in it names.

    Raises DatamodelError where there is none, InputError where a config file leads out of the project.
    """
    if files := _files_of(path):
        return files
    config = path if path.is_file() else config_in(path)
    if config is not None:
        named = _named_in(config)
        if named is not None and named.exists() and (files := _files_of(named)):
            return files
        raise DatamodelError(
            f"{config} names {f'{named}, where no .prisma file is' if named else 'no schema as a plain string'}",
            hint="name the schema.prisma itself",
        )
    problem = "holds no .prisma file" if path.is_dir() else "is not there"
    raise DatamodelError(f"{path} {problem}", hint="name the schema.prisma, or the folder of its parts")


def find_datamodel(migrations: Path) -> Path | None:
    """Return the datamodel of a migrations directory; None where none can be found, or more than one could be it.

    What the nearest `prisma.config.ts` or `package.json` names, up to the root of the repository; else `schema.prisma`
    or the folder `schema` beside the migrations; else the one `.prisma` file there. Raises InputError for one that
    lies outside of the project.
    """
    path = _find(real_path(migrations))
    if path is not None:
        check_inside(path, project_of(path.parent))
    return path


def _find(migrations: Path) -> Path | None:
    above = migrations.parents
    for folder in above:
        config = config_in(folder)
        named = (_named_in(config) if config else None) or _named_in_manifest(folder)
        if named is not None and named.exists():
            return named
        if (folder / ".git").exists():
            break
    beside = above[0]
    for place in (beside / "schema.prisma", beside / "schema"):
        if place.exists():
            return place
    files = list(beside.glob("*.prisma"))
    return files[0] if len(files) == 1 else None


def _files_of(path: Path) -> tuple[Path, ...]:
    if path.is_dir():
        return tuple(_parts(path))
    return (path,) if path.suffix == ".prisma" and os.path.lexists(path) else ()


def _parts(folder: Path) -> Iterator[Path]:
    """Yield the files of a datamodel in a folder, sorted by path; what a package manager installed does not count."""
    return files_below(folder, ".prisma")


def config_in(folder: Path) -> Path | None:
    """Return the config file of Prisma in a folder, None where there is none."""
    places = [folder / f"{_CONFIG}{ending}" for ending in _ENDINGS]
    places += [folder / ".config" / f"prisma{ending}" for ending in _ENDINGS]
    return next((place for place in places if os.path.lexists(place) and not place.is_dir()), None)


def _named_in(config: Path) -> Path | None:
    """Return the path that a config file names: a string, or strings that it joins; else Prisma's usual places."""
    folder = config.parent.parent if config.parent.name == ".config" else config.parent
    top = project_of(folder)
    match = _SCHEMA.search(read_text(config, limit=SETTINGS, within=top, errors="replace") or "")
    if match:
        parts = _STRING.findall(match[1] or match[2])
        named = folder.joinpath(*parts) if parts else None
        if named is not None:
            check_inside(named, top)
        return named
    usual = (folder / "prisma" / "schema.prisma", folder / "schema.prisma", folder / "prisma" / "schema")
    return next((place for place in usual if place.exists()), None)


def _named_in_manifest(folder: Path) -> Path | None:
    text = read_text(folder / "package.json", limit=SETTINGS, within=project_of(folder), errors="replace")
    try:
        named = json.loads(text or "")["prisma"]["schema"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(named, str):
        return None
    check_inside(folder / named, project_of(folder))
    return folder / named
