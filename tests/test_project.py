"""How Prisma is called in a project, by its package manager."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import squash
from squash.errors import InputError
from squash.project import prisma_command


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """A migrations directory of the package packages/db in a repository; above the repository lies another project."""
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    directory = tmp_path / "repository" / "packages" / "db" / "prisma" / "migrations"
    directory.mkdir(parents=True)
    (tmp_path / "bun.lock").touch()
    return directory


@pytest.mark.parametrize(
    ("files", "command"),
    [
        ({}, "npx prisma"),
        ({"package-lock.json": ""}, "npx prisma"),
        ({"pnpm-lock.yaml": ""}, "pnpm exec prisma"),
        ({"yarn.lock": ""}, "yarn prisma"),
        ({"bun.lock": ""}, "bunx prisma"),
        ({"bun.lockb": ""}, "bunx prisma"),
        ({"package-lock.json": "", "pnpm-lock.yaml": ""}, "pnpm exec prisma"),  # left over from before
        ({"packages/db/yarn.lock": "", "pnpm-lock.yaml": ""}, "yarn prisma"),  # the nearest one
        ({"package.json": '{"packageManager": "yarn@4.1.0"}', "package-lock.json": ""}, "yarn prisma"),
        ({"package.json": '{"packageManager": "npm@10"}', "yarn.lock": ""}, "npx prisma"),
        ({"package.json": '{"packageManager": 3}', "yarn.lock": ""}, "yarn prisma"),
        ({"package.json": '{"packageManager": "$(id)@1"}', "yarn.lock": ""}, "yarn prisma"),
        ({"package.json": "[" * 100_000, "yarn.lock": ""}, "yarn prisma"),
    ],
)
def test_prisma_is_called_by_the_projects_package_manager(
    migrations: Path, files: dict[str, str], command: str
) -> None:
    for name, text in files.items():
        (migrations.parents[3] / name).write_text(text)
    assert prisma_command(migrations) == command


def test_no_command_names_a_version_of_prisma() -> None:
    """Another version than the project's cannot read its datamodel (P1012)."""
    package = Path(squash.__file__).parent
    texts = [path for path in package.rglob("*") if path.suffix in (".py", ".sql", ".md")]
    assert len(texts) > 100
    for path in (*texts, package.parent / "README.md"):
        assert not re.search(r"prisma@\d", path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("kind", ["FIFO", "device"])
def test_a_manifest_that_is_no_regular_file_of_the_project_is_refused(tmp_path: Path, kind: str) -> None:
    (tmp_path / ".git").mkdir()
    manifest = tmp_path / "package.json"
    if kind == "FIFO":
        os.mkfifo(manifest)
    else:
        manifest.symlink_to("/dev/zero")
    with pytest.raises(InputError, match="FIFO|leads out"):
        prisma_command(tmp_path / "prisma" / "migrations")
