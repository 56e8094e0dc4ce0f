"""What a project says about its linting: `[tool.squash.lint]` in pyproject.toml, or `[lint]` in squash.toml."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from squash.errors import ConfigurationError
from squash.files import check_inside, project_of
from squash.lint.findings import LintFinding
from squash.settings import check_keys, find_section

_KEYS = ("off", "ignore", "branch", "datamodel", "schema")
_IGNORE_KEYS = ("migration", "rules", "reason")


@dataclass(frozen=True, slots=True)
class Ignore:
    """That findings of some rules in one migration are known, and why that is so."""

    migration: str
    rules: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a project, all of them optional: `source` is the file, None if there is none.

    `off` are the ids of rules that are not applied. `branch` is the default branch, `datamodel` the path of the
    datamodel, `schema` Prisma's `?schema=`.
    """

    source: Path | None = None
    off: frozenset[str] = frozenset()
    ignores: tuple[Ignore, ...] = ()
    branch: str | None = None
    datamodel: Path | None = None
    schema: str | None = None

    def silences(self, finding: LintFinding) -> bool:
        """Return whether a finding is not to be shown."""
        return finding.rule in self.off or any(
            ignore.migration == finding.migration and finding.rule in ignore.rules for ignore in self.ignores
        )


def read_configuration(directory: Path, rules: Collection[str]) -> Configuration:
    """Read the nearest configuration above a migrations directory, up to the root of its repository.

    `rules` are the ids that there are. Raises ConfigurationError for a file that is no TOML, unknown keys and rules,
    and an ignore without a reason; InputError for a datamodel outside of the project.
    """
    section = find_section(directory, "lint")
    if section is None:
        return Configuration()
    configuration = _configuration(section.source, section.table, rules)
    if configuration.datamodel is not None:
        check_inside(configuration.datamodel, project_of(section.source.parent))
    return configuration


def _configuration(file: Path, table: Mapping[str, Any], rules: Collection[str]) -> Configuration:
    check_keys(file, table, _KEYS, " of [lint]")
    ignores = table.get("ignore", [])
    if not isinstance(ignores, list) or not all(isinstance(entry, dict) for entry in ignores):
        raise ConfigurationError(f"{file}: ignore must be a list of tables", hint="write [[…ignore]]")
    datamodel = _text(file, table, "datamodel")
    return Configuration(
        source=file,
        off=frozenset(_rules(file, table.get("off", []), rules, "off")),
        ignores=tuple(_ignore(file, entry, rules) for entry in ignores),
        branch=_text(file, table, "branch"),
        datamodel=file.parent / datamodel if datamodel else None,
        schema=_text(file, table, "schema"),
    )


def _ignore(file: Path, table: Mapping[str, Any], rules: Collection[str]) -> Ignore:
    check_keys(file, table, _IGNORE_KEYS, " of an ignore")
    migration, reason = _text(file, table, "migration"), _text(file, table, "reason")
    if not migration:
        raise ConfigurationError(f"{file}: an ignore names no migration", hint='add migration = "<its folder>"')
    if not reason or not reason.strip():
        raise ConfigurationError(f"{file}: the ignore of {migration} gives no reason", hint='add reason = "…"')
    named = _rules(file, table.get("rules", []), rules, f"the ignore of {migration}")
    if not named:
        raise ConfigurationError(f"{file}: the ignore of {migration} names no rules", hint='add rules = ["<id>"]')
    return Ignore(migration, named, reason)


def _rules(file: Path, value: Any, rules: Collection[str], where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(rule, str) for rule in value):
        raise ConfigurationError(f"{file}: the rules of {where} must be a list of ids", hint='like ["same-timestamp"]')
    for rule in value:
        if rule not in rules:
            raise ConfigurationError(
                f"{file}: there is no rule {rule} ({where})", hint="squash lint --rules lists them"
            )
    return tuple(value)


def _text(file: Path, table: Mapping[str, Any], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise ConfigurationError(f"{file}: {key} must be text")
    return value
