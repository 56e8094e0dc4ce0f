"""What a project says in squash.toml, or below `[tool.squash]` in pyproject.toml: one reader for every command."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from squash.errors import ConfigurationError
from squash.files import SETTINGS, project_of, read_text, real_path

_SECTIONS = ("squash", "lint")
_KEYS = ("postgres", "prelude")
_MAJORS = range(10, 100)


@dataclass(frozen=True, slots=True)
class Section:
    """One table of settings, and the file that it stands in."""

    source: Path
    table: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every command: `source` is the file, None if there is none.

    `postgres` are the major versions of production: `[squash] postgres = 15`, or `[15, 17]`. The first one is that of
    the scratch server; `squash run` proves the baseline on each. `preludes` are the files of SQL, or names of presets,
    that run before the history: `[squash] prelude = ["prelude.sql"]`, as seen from the folder of `source`.
    """

    source: Path | None = None
    postgres: tuple[int, ...] = ()
    preludes: tuple[str, ...] = ()


def read_settings(start: Path) -> Settings:
    """Return the settings of the project around `start`, usually a migrations directory.

    Raises ConfigurationError for a file that is no TOML, unknown keys, and values that cannot be meant.
    """
    section = find_section(start, "squash")
    if section is None:
        return Settings()
    check_keys(section.source, section.table, _KEYS, " of [squash]")
    return Settings(section.source, _majors(section), _preludes(section))


def find_section(start: Path, name: str) -> Section | None:
    """Return the nearest table `name` ("squash" or "lint") above `start`, up to the root of its repository.

    `[lint]` of squash.toml is `[tool.squash.lint]` in pyproject.toml, and `[squash]` is `[tool.squash]`. Raises
    ConfigurationError as `read_settings` does, and InputError for a link that leads out of the project.
    """
    for file, sections in _files(start):
        if name in sections:
            return Section(file, sections[name])
    return None


def check_keys(file: Path, table: Mapping[str, Any], known: Collection[str], where: str = "") -> None:
    """Raise ConfigurationError for a key that is none of those known."""
    for key in table:
        if key not in known:
            raise ConfigurationError(f"{file}: unknown key {key}{where}", hint=f"there are {', '.join(known)}")


def _files(start: Path) -> Iterator[tuple[Path, Mapping[str, Mapping[str, Any]]]]:
    """Yield each file of settings above a folder, the nearest first, with its sections."""
    start, project = real_path(start), project_of(start)
    for folder in (start, *start.parents):
        top = project if folder.is_relative_to(project) else folder
        file = folder / "squash.toml"
        if (content := _toml(file, top)) is not None:
            check_keys(file, content, _SECTIONS)
            yield file, {name: _table(file, content, name) for name in content}
        file = folder / "pyproject.toml"
        if (content := _toml(file, top)) is not None and "squash" in (tool := _table(file, content, "tool")):
            own = dict(_table(file, tool, "squash"))
            sections = {"lint": _table(file, own, "lint")} if "lint" in own else {}
            own.pop("lint", None)
            yield file, sections | ({"squash": own} if own else {})
        if (folder / ".git").exists():
            return


def _toml(file: Path, top: Path) -> dict[str, Any] | None:
    text = read_text(file, limit=SETTINGS, within=top)
    try:
        return None if text is None else tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigurationError(f"{file} is no TOML: {error}", hint="see https://toml.io") from error


def _table(file: Path, content: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = content.get(name, {})
    if not isinstance(table, dict):
        raise ConfigurationError(f"{file}: {name} must be a table", hint=f"write [{name}]")
    return table


def _majors(section: Section) -> tuple[int, ...]:
    value = section.table.get("postgres", [])
    majors = value if isinstance(value, list) else [value]
    if not all(type(major) is int and major in _MAJORS for major in majors) or len(set(majors)) < len(majors):
        raise ConfigurationError(
            f"{section.source}: postgres must be the major version of production, or a list of several",
            hint="write postgres = 15, or postgres = [15, 17]",
        )
    return tuple(majors)


def _preludes(section: Section) -> tuple[str, ...]:
    value = section.table.get("prelude", [])
    preludes = value if isinstance(value, list) else [value]
    if not all(isinstance(prelude, str) and prelude for prelude in preludes):
        raise ConfigurationError(
            f"{section.source}: prelude must be a file of SQL, the name of a preset, or a list of them",
            hint='write prelude = "prelude.sql", or prelude = ["supabase", "prelude.sql"]',
        )
    return tuple(preludes)
