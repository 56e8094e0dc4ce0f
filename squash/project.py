"""The project around a migrations directory: git, Prisma's version and command, the datamodel, the settings."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path

from squash.files import SCRIPT_LIMIT, SETTINGS, project_of, read_text, real_path
from squash.prisma.provenance import Tracked
from squash.prisma.replay.prisma import Execution, detect_execution, up_to_root
from squash.settings import Settings, read_settings

PRISMA = "npx prisma"
"""Prisma's command line where nothing is known of the project, as in SQL, which is the same for everybody.

Without a version: the project's own is taken, and another one may not even read its datamodel.
"""

_COMMANDS = {"npm": PRISMA, "pnpm": "pnpm exec prisma", "yarn": "yarn prisma", "bun": "bunx prisma"}
# A package-lock.json is often left over in projects that have moved to another package manager: last.
_LOCK_FILES = {
    "pnpm-lock.yaml": "pnpm",
    "yarn.lock": "yarn",
    "bun.lock": "bun",
    "bun.lockb": "bun",
    "package-lock.json": "npm",
}


class Project:
    """The project around a migrations directory, which need not be there. Each fact is found once, when it is needed.

    `schema` is Prisma's `?schema=`, in which the migrations run; `limit` is the most bytes that a script may have.

    A file that is not to be read raises InputError, settings that cannot be meant ConfigurationError.
    """

    def __init__(self, directory: Path, schema: str = "public", limit: int = SCRIPT_LIMIT) -> None:
        self.directory = directory
        self.schema = schema
        self.tracked = Tracked(directory, limit)

    @cached_property
    def execution(self) -> tuple[Execution, str]:
        """How the project's version of Prisma runs scripts, and from where that is known."""
        return detect_execution(self.directory)

    @cached_property
    def prisma(self) -> str:
        """What calls Prisma, e.g. `pnpm exec prisma`."""
        return prisma_command(self.directory)

    @cached_property
    def datamodel(self) -> Path | None:
        """The datamodel of the migrations, None where it cannot be told."""
        from squash.prisma.datamodel import find_datamodel  # loads what reads datamodels, which few commands need

        return find_datamodel(self.directory)

    @cached_property
    def settings(self) -> Settings:
        """What squash.toml or pyproject.toml says for every command."""
        return read_settings(self.directory)


def prisma_command(migrations: Path) -> str:
    """Return what calls the Prisma of the project around a migrations directory, e.g. `pnpm exec prisma`.

    The nearest folder above it, up to the root of the repository, decides that has a `package.json` with
    `packageManager`, or a lock file. Raises InputError for a `package.json` that is not to be read.
    """
    top = project_of(migrations)
    for folder in up_to_root(real_path(migrations)):
        within = top if folder.is_relative_to(top) else folder
        manager = _declared(folder / "package.json", within) or next(
            (manager for file, manager in _LOCK_FILES.items() if (folder / file).is_file()), None
        )
        if manager:
            return _COMMANDS[manager]
    return PRISMA


def _declared(manifest: Path, within: Path) -> str | None:
    """Return the known package manager that a `package.json` asks for: `"packageManager": "pnpm@9.1.0"`."""
    try:
        content = json.loads(read_text(manifest, limit=SETTINGS, within=within, errors="replace") or "")
    except (ValueError, RecursionError):
        return None
    wanted = content.get("packageManager") if isinstance(content, dict) else None
    name = wanted.partition("@")[0] if isinstance(wanted, str) else ""
    return name if name in _COMMANDS else None
