"""Where a datamodel lies: one file, a folder of files, or what `prisma.config.ts` names; and which Prisma it is for."""

from __future__ import annotations

from pathlib import Path

from squash.errors import DatamodelError

CURRENT = (7, 10)
"""The version of Prisma that a datamodel is for when nothing says which."""


def datamodel_files(path: Path) -> tuple[Path, ...]:
    """Give the `.prisma` files of a datamodel: the file itself, or all of a folder and below it, in Prisma's order.

    Raises DatamodelError where there is none.
    """
    if path.is_file():
        return (path,)
    if not path.is_dir():
        raise DatamodelError(f"{path} is not there")
    files = tuple(sorted(file for file in path.rglob("*.prisma") if "node_modules" not in file.parts))
    if not files:
        raise DatamodelError(f"{path} holds no .prisma file", hint="name the schema.prisma, or the folder of its parts")
    return files


def is_datamodel(path: Path) -> bool:
    """Whether a path is a datamodel rather than a migrations directory."""
    if path.suffix == ".prisma" or path.name.startswith("prisma.config."):
        return True
    if not path.is_dir() or (path / "migration_lock.toml").exists() or any(path.glob("*/migration.sql")):
        return False
    return any(path.rglob("*.prisma"))
