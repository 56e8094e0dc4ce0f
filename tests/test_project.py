"""What a project is found to be: how Prisma is called in it, its settings, its repository."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import squash
from squash.cli import cli
from squash.errors import InputError, ProvenanceError
from squash.prisma.provenance import repository
from squash.project import Project, prisma_command

COMMIT = ("-c", "user.name=a", "-c", "user.email=a@b", "commit")


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


def noted(name: str, function: Callable[..., Any], calls: list[str]) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        calls.append(name)
        return function(*arguments, **options)

    return call


@pytest.mark.parametrize("command", ["lint", "run"])
def test_a_command_opens_the_repository_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    migrations = tmp_path / "prisma" / "migrations"
    (migrations / "1_a").mkdir(parents=True)
    (migrations / "1_a" / "migration.sql").write_text("SELECT 1;")
    (migrations / "migration_lock.toml").write_text('provider = "postgresql"\n')
    for words in (["init", "-q", "-b", "main"], ["add", "."], [*COMMIT, "-qm", "first"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    opened: list[str] = []
    for name in ("_place", "mkdtemp"):  # where it is found, and where it is opened
        monkeypatch.setattr(repository, name, noted(name, getattr(repository, name), opened))
    monkeypatch.chdir(tmp_path)
    options = ["--in-place", "--postgres", "embedded"] if command == "run" else []
    done = CliRunner().invoke(cli, [command, str(migrations), *options], standalone_mode=False)
    assert done.exception is None, done.output
    assert opened == ["_place", "mkdtemp"]


def test_what_git_needed_goes_with_the_project(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    project = Project(tmp_path / "migrations")
    folder = project.tracked.git._folder
    assert folder.is_dir()
    assert project.tracked.git._folder == folder
    del project
    assert not folder.exists()
    assert (tmp_path / ".git" / "HEAD").exists()


def test_a_project_finds_nothing_before_it_is_asked(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "squash.toml").write_text("[squash]\npostgres = 15\n")
    (tmp_path / "schema.prisma").write_text("")
    project = Project(tmp_path / "migrations")
    assert project.settings.postgres == (15,)
    assert project.datamodel == tmp_path / "schema.prisma"
    assert (project.execution[0], project.prisma) == ("batch", "npx prisma")
    with pytest.raises(ProvenanceError, match="is not what git makes"):
        _ = project.tracked.git
