"""How Prisma is called: a `package.json` above the project's own is read like any other file of a stranger."""

import os
from pathlib import Path

import pytest

from squash.errors import InputError
from squash.project import prisma_command


@pytest.mark.parametrize("kind", ["fifo", "device", "outside"])
def test_a_package_json_that_is_no_file_of_the_project_is_refused(tmp_path: Path, kind: str) -> None:
    top = tmp_path / "repository"
    migrations = top / "app" / "prisma" / "migrations"
    migrations.mkdir(parents=True)
    (top / ".git").mkdir()
    (top / "app" / "package.json").write_text('{"devDependencies": {"prisma": "6.19.0"}}')
    if kind == "fifo":
        os.mkfifo(top / "package.json")
    elif kind == "device":
        (top / "package.json").symlink_to("/dev/zero")
    else:
        (tmp_path / "package.json").write_text('{"packageManager": "bun@1"}')
        (top / "package.json").symlink_to(tmp_path / "package.json")
    with pytest.raises(InputError):
        prisma_command(migrations)
