"""The project around a migrations directory: git, Prisma's version and command, the datamodel, the settings."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from squash.errors import ConfigurationError, InputError
from squash.files import SCRIPT_LIMIT, SETTINGS, project_of, read_text, real_path
from squash.postgres.server import Prelude
from squash.presets import PRESETS, preset
from squash.prisma.provenance import Tracked
from squash.prisma.replay.prisma import Execution, detect_execution, up_to_root
from squash.settings import Settings, read_settings

if TYPE_CHECKING:
    from squash.prisma.datamodel.config import PrismaConfig

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

    @cached_property
    def config(self) -> PrismaConfig | None:
        """What prisma.config.ts says in plain strings, None where there is none."""
        from squash.prisma.datamodel.config import read_config  # loads what reads datamodels

        return read_config(self.directory)

    @cached_property
    def preludes(self) -> tuple[Prelude, ...]:
        """What the project says that exists before its history: the settings, else Prisma's own config file.

        They are files of the project, and run with the history's rights; a preset of the package may use more.
        """
        settings = self.settings
        if settings.preludes and settings.source is not None:
            source = settings.source
            return tuple(_prelude(named, source, project_of(source.parent)) for named in settings.preludes)
        config = self.config
        if config is None or config.shadow_script is None:
            return ()
        return (Prelude(f"initShadowDb in {config.file.name}", config.shadow_script, trusted=False),)


def named_prelude(named: str) -> Prelude:
    """Return the prelude that the user names: a preset of the package, or a file, which may use superuser.

    Raises InputError for a file that is not to be read, and where there is none.
    """
    packaged = preset(named)
    if packaged is not None:
        return packaged
    script = read_text(Path(named), limit=SCRIPT_LIMIT)
    if script is None:
        known = f"or one of the presets: {', '.join(PRESETS)}"
        raise InputError(f"there is no prelude {named}", hint=f"name a file that is there, {known}")
    return Prelude(named, script, trusted=True)


def _prelude(named: str, settings: Path, top: Path) -> Prelude:
    packaged = preset(named)
    if packaged is not None:
        return packaged
    script = read_text(settings.parent / named, limit=SCRIPT_LIMIT, within=top)
    if script is None:
        raise ConfigurationError(
            f"{settings}: there is no prelude {named}", hint=f"name a file as seen from {settings.parent}, or a preset"
        )
    return Prelude(named, script, trusted=False)


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
