"""The project around a migrations directory: how Prisma is called in it."""

from __future__ import annotations

import json
from pathlib import Path

from squash.files import SETTINGS, project_of, read_text, real_path
from squash.replay.prisma import up_to_root

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


def prisma_command(migrations: Path) -> str:
    """Return what calls the Prisma of the project around a migrations directory, e.g. `pnpm exec prisma`.

    The nearest folder above it, up to the root of the repository, decides that has a `package.json` with
    `packageManager`, or a lock file. Raises InputError for a `package.json` that is not to be read.
    """
    real = real_path(migrations)
    top = project_of(real)
    for folder in up_to_root(real):
        manager = _declared(folder / "package.json", top) or next(
            (manager for file, manager in _LOCK_FILES.items() if (folder / file).is_file()), None
        )
        if manager:
            return _COMMANDS[manager]
    return PRISMA


def _declared(manifest: Path, project: Path) -> str | None:
    """Return the known package manager that a `package.json` asks for: `"packageManager": "pnpm@9.1.0"`."""
    try:
        top = project if manifest.is_relative_to(project) else manifest.parent
        content = json.loads(read_text(manifest, limit=SETTINGS, within=top, errors="replace") or "")
    except (ValueError, RecursionError):
        return None
    wanted = content.get("packageManager") if isinstance(content, dict) else None
    name = wanted.partition("@")[0] if isinstance(wanted, str) else ""
    return name if name in _COMMANDS else None
