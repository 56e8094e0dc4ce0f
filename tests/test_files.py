"""Files of a project that are none: links out of it, FIFOs, sockets, devices, endless ones. None of them is read."""

from __future__ import annotations

import json
import os
import shutil
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from squash import files
from squash.cli import cli
from squash.deploys import read_target
from squash.errors import DatamodelError, InputError, ServerError
from squash.files import files_below, project_of, read_file
from squash.lint import RULES
from squash.lint.configuration import read_configuration
from squash.output.manifest import earlier_run
from squash.postgres.server import read_stub
from squash.prisma.datamodel import find_datamodel, read_datamodel
from squash.prisma.history import read_history
from squash.prisma.urls import read_env
from squash.tree import check_destination

FOREIGN = "s3kret line of another file"
MODEL = 'datasource db {\n  provider = "postgresql"\n}\nmodel A {\n  id Int @id\n}\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in git, and a file beside it that is nobody's business."""
    (tmp_path / "secret").write_text(FOREIGN)
    top = tmp_path / "project"
    migration = top / "prisma" / "migrations" / "1_a"
    migration.mkdir(parents=True)
    (top / ".git").mkdir()
    (migration / "migration.sql").write_text('CREATE TABLE "A" ("id" INTEGER PRIMARY KEY);\n')
    (migration.parent / "migration_lock.toml").write_text('provider = "postgresql"\n')
    (top / "prisma" / "schema.prisma").write_text(MODEL)
    (top / "package.json").write_text('{"dependencies": {"prisma": "^7.0.0"}}')
    return top


def bind(path: Path) -> None:
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as bound:  # a name has 107 bytes at most
        bound.bind(f"{short}/s")
        shutil.move(f"{short}/s", path)


STRANGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "outside": (lambda path: path.symlink_to(project_of(path.parent).parent / "secret"), "leads out of the project"),
    "absolute": (lambda path: path.symlink_to("/etc/passwd"), "leads out of the project"),
    "dangling": (lambda path: path.symlink_to("/nonexistent/file"), "leads out of the project"),
    "endless": (lambda path: path.symlink_to("/dev/zero"), "leads out of the project"),
    "fifo": (lambda path: os.mkfifo(path), "is a FIFO"),
    "socket": (bind, "is a socket"),
    "directory": (lambda path: path.mkdir(), "is a directory"),
}
READ = (
    "prisma/migrations/1_a/migration.sql",
    "prisma/migrations/migration_lock.toml",
    "prisma/schema.prisma",
    "prisma.config.ts",
    "package.json",
    "yarn.lock",
    "squash.toml",
    "pyproject.toml",
)


def lint(top: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["lint", str(top / "prisma" / "migrations"), "--no-git", *options])


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize("file", READ)
def test_a_strange_file_is_an_error_at_once(project: Path, file: str, strange: str) -> None:
    if (file, strange) in (("prisma.config.ts", "directory"), ("prisma/schema.prisma", "directory")):
        return  # a folder of that name is no config file; and a folder may be a datamodel
    assert lint(project).exit_code == 0
    make, message = STRANGE[strange]
    (project / file).unlink(missing_ok=True)
    make(project / file)
    done = lint(project)
    assert isinstance(done.exception, InputError), done.exception
    assert f"{project / file} {message}" in done.exception.message
    assert done.exception.hint
    assert FOREIGN not in done.output + done.exception.message


def test_links_within_the_project_are_followed(project: Path) -> None:
    """A monorepo whose packages share what lies elsewhere in it."""
    shared = project / "shared"
    shared.mkdir()
    for file in (*READ[:3], "package.json"):
        moved = shared / Path(file).name
        shutil.move(project / file, moved)
        (project / file).symlink_to(moved)
    assert lint(project).exit_code == 0
    assert read_history(project / "prisma" / "migrations").migrations[0].script.startswith("CREATE TABLE")
    outer = project.parent / "link"
    outer.symlink_to(project / "prisma" / "migrations")  # the user's own link, by which the directory is named
    assert len(read_history(outer).migrations) == 1


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("prisma.config.ts", 'export default {{\n  schema: "{0}",\n}}'),
        ("prisma.config.ts", 'export default {{\n  schema: path.join("..", "secret.prisma"),\n}}'),
        ("package.json", '{{"prisma": {{"schema": "{0}"}}}}'),
        ("squash.toml", '[lint]\ndatamodel = "{0}"'),
        ("squash.toml", '[lint]\ndatamodel = "../secret.prisma"'),
    ],
)
def test_a_setting_leads_to_nothing_outside(project: Path, file: str, text: str) -> None:
    secret = project.parent / "secret.prisma"
    secret.write_text(FOREIGN)
    (project / file).write_text(text.format(secret))
    done = lint(project)
    assert isinstance(done.exception, InputError)
    assert "leads out of the project" in done.exception.message
    assert FOREIGN not in done.exception.message


def test_a_folder_of_parts_that_holds_a_link_outside(project: Path) -> None:
    (project.parent / "secret.prisma").write_text(FOREIGN)
    folder = project / "prisma" / "schema"
    folder.mkdir()
    (folder / "a.prisma").write_text(MODEL)
    (folder / "b.prisma").symlink_to(project.parent / "secret.prisma")
    with pytest.raises(InputError, match=r"b\.prisma leads out of the project"):
        read_datamodel(folder)
    (project / "prisma" / "schema.prisma").unlink()
    shutil.rmtree(folder)
    folder.symlink_to(project.parent)
    with pytest.raises(InputError, match="schema leads out of the project"):
        find_datamodel(project / "prisma" / "migrations")


def test_a_config_that_names_its_own_folder_ends(project: Path) -> None:
    shutil.rmtree(project / "prisma")
    (project / "prisma.config.ts").write_text('export default {\n  schema: ".",\n}')
    with pytest.raises(DatamodelError, match=r"where no \.prisma file is"):
        read_datamodel(project)


def test_sizes_are_bounded(project: Path) -> None:
    migrations = project / "prisma" / "migrations"
    script = migrations / "1_a" / "migration.sql"
    script.write_text("-- " + "x" * files.MEGABYTE)
    done = lint(project, "--max-script-size", "1")
    assert isinstance(done.exception, InputError)
    assert done.exception.message == f"{script} has 1,048,579 bytes, more than 1,048,576"
    assert done.exception.hint == "--max-script-size allows more"
    assert lint(project, "--max-script-size", "2", "--datamodel", str(project / "prisma")).exception is None
    os.truncate(script, files.SCRIPT_LIMIT + 1)
    with pytest.raises(InputError, match="more than 67,108,864"):
        read_history(migrations)


@pytest.mark.parametrize("file", ["squash.toml", "prisma.config.ts", "package.json", "prisma/schema.prisma"])
def test_what_people_write_has_a_bound(project: Path, file: str) -> None:
    (project / file).touch()
    os.truncate(project / file, files.DATAMODEL + 1)
    done = lint(project)
    assert isinstance(done.exception, InputError)
    assert "has 16,777,217 bytes, more than" in done.exception.message


def test_a_walk_for_parts_is_bounded(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_ENTRIES", 12)
    for number in range(10):
        (project / "prisma" / f"{number}.txt").touch()
    assert list(files_below(project / "prisma" / "migrations", ".prisma")) == []
    with pytest.raises(InputError, match="more than 12 files and folders"):
        list(files_below(project, ".prisma"))


def test_what_the_user_names_may_lie_anywhere_and_is_a_regular_file(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    for path, message in ((fifo, "is a FIFO"), (Path("/dev/zero"), "is a device"), (tmp_path, "is a directory")):
        with pytest.raises(InputError, match=message):
            read_env(path, {})
        with pytest.raises(InputError, match=message):
            read_stub(f"x={path}")
    with pytest.raises(ServerError, match="there is no file"):
        read_env(tmp_path / "none", {})
    (tmp_path / "link").symlink_to("/etc/passwd")
    assert read_file(tmp_path / "link", limit=files.MEGABYTE)


def test_the_project_is_that_of_git_then_that_of_npm(project: Path, tmp_path: Path) -> None:
    nested = project / "packages" / "db"
    nested.mkdir(parents=True)
    (nested / "package.json").write_text("{}")
    assert project_of(nested) == project
    (project / ".git").rmdir()
    assert project_of(nested / "package.json") == nested
    (tmp_path / "alone").mkdir()
    assert project_of(tmp_path / "alone") == tmp_path / "alone"


def test_an_output_folder_leads_to_no_other_project(project: Path) -> None:
    out = project / "squash-out"
    shutil.copytree(project / "prisma" / "migrations", out / "migrations")
    (name,) = (migration.name for migration in read_history(out / "migrations").migrations)
    (checksum,) = (migration.checksum for migration in read_history(out / "migrations").migrations)
    told = {"squashed": [{"name": "0_x", "checksums": ["ab" * 32]}], "directory": "../prisma/migrations"}
    proof = {"baseline": {"name": name, "checksum": checksum}, "history": told}
    (out / "proof.json").write_text(json.dumps(proof))
    assert read_target(out).project.directory == out / "../prisma/migrations"
    told["directory"] = "../../elsewhere"
    (out / "proof.json").write_text(json.dumps(proof))
    with pytest.raises(InputError, match="leads out of the project"):
        read_target(out)
    (out / "proof.json").unlink()
    os.mkfifo(out / "proof.json")
    with pytest.raises(InputError, match="is a FIFO"):
        read_target(out)


def test_a_configuration_that_is_a_link_to_a_secret_shows_none_of_it(project: Path) -> None:
    (project / "squash.toml").symlink_to("/etc/passwd")
    with pytest.raises(InputError) as caught:
        read_configuration(project / "prisma" / "migrations", RULES)
    assert "root" not in str(caught.value).replace(str(project), "")


@pytest.mark.parametrize("link", ["prisma/migrations", "prisma"])
def test_migrations_behind_a_link_out_of_the_project_are_not_read(project: Path, link: str) -> None:
    secret = project.parent / "elsewhere"
    (project / link).rename(secret)
    (project / link).symlink_to(secret)
    with pytest.raises(InputError, match="leads out of the project"):
        read_history(project / "prisma" / "migrations")


def test_a_link_inside_of_the_project_is_followed(project: Path) -> None:
    (project / "prisma" / "migrations").rename(project / "moved")
    (project / "prisma" / "migrations").symlink_to(project / "moved")
    assert read_history(project / "prisma" / "migrations").migrations


def test_nothing_is_written_through_a_link_out_of_the_project(project: Path) -> None:
    outside = project.parent / "outside"
    outside.mkdir()
    (project / "squash-out").symlink_to(outside)
    with pytest.raises(InputError, match="leads out of the project"):
        check_destination(project / "squash-out", earlier_run())
