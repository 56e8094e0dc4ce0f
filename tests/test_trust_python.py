"""The command imports nothing from the directory that it is run in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = ("click", "git", "psycopg", "rich", "sqlglot", "lark", "squash", "json", "gc", "importlib", "pip", "venv")
SCRIPTS = ("sitecustomize.py", "usercustomize.py", "click.py", "json.py", "tempfile.py")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a migration, and modules of the names that squash imports, which say that they were run."""
    project = tmp_path / "project"
    (project / "migrations" / "1_a").mkdir(parents=True)
    (project / "migrations" / "1_a" / "migration.sql").write_text("SELECT 1;")
    (project / "migrations" / "migration_lock.toml").write_text('provider = "postgresql"\n')
    hostile = f"open({str(tmp_path / 'marker')!r}, 'a').write(__name__ + '\\n')\nraise SystemExit(99)\n"
    for name in MODULES:
        (project / name).mkdir()
        (project / name / "__init__.py").write_text(hostile)
        shutil.copy(project / name / "__init__.py", project / name / "__main__.py")
    for name in SCRIPTS:
        (project / name).write_text(hostile)
    return project


def lint(project: Path, *command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [*command, "lint", "migrations"],
        cwd=project,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def leave_what_python_itself_runs(project: Path) -> None:
    """Take out what is imported before anything of ours, where Python is told to look in the working directory."""
    for name in ("sitecustomize.py", "usercustomize.py"):
        (project / name).unlink()
    shutil.rmtree(project / "importlib")


def is_fine(project: Path, done: subprocess.CompletedProcess[str]) -> None:
    assert not (project.parent / "marker").exists(), (project.parent / "marker").read_text()
    assert done.returncode == 0, done.stderr
    assert "0 errors, 0 warnings" in done.stderr


@pytest.mark.parametrize("inherited", ["", ":", ".", ":/nowhere", "../project:."])
def test_the_script_of_a_checkout(project: Path, tmp_path: Path, inherited: str) -> None:
    checkout = tmp_path / "checkout"
    (checkout / "scripts").mkdir(parents=True)
    (checkout / "squash").symlink_to(ROOT / "squash")
    shutil.copy(ROOT / "scripts" / "squash", checkout / "scripts")
    (checkout / "scripts" / "environment").write_text(
        f"root={checkout}\nenvironment() {{ python={sys.executable}; }}\n"
    )
    is_fine(project, lint(project, checkout / "scripts" / "squash", PYTHONPATH=inherited))


def test_a_virtual_environment_is_made_by_python_that_is_isolated() -> None:
    """As the first run of a checkout shows, which takes as long as many tests, and is for the check before a release."""
    runs = re.findall(r'"\$(?:python|interpreter|name)" (-.*)', (ROOT / "scripts" / "environment").read_text())
    assert {run.split()[2] for run in runs if run.startswith("-I -m ")} == {"venv", "pip"}
    assert [run for run in runs if not run.startswith(("-I ", "-VV"))] == []


@pytest.mark.release
def test_the_first_run_of_a_checkout(project: Path, tmp_path: Path) -> None:
    """Which makes a virtual environment: without packages here, so that it ends when it imports them."""
    checkout = tmp_path / "checkout"
    (checkout / "scripts").mkdir(parents=True)
    (checkout / "squash").symlink_to(ROOT / "squash")
    (checkout / "requirements.lock").write_text("")
    for name in ("squash", "environment"):
        shutil.copy(ROOT / "scripts" / name, checkout / "scripts")
    done = lint(project, checkout / "scripts" / "squash", PYTHONPATH=":")
    assert not (tmp_path / "marker").exists(), (tmp_path / "marker").read_text()
    assert "No module named 'click'" in done.stderr


@pytest.mark.parametrize("inherited", ["", "../project", "."])
def test_python_m_squash_where_no_folder_is_called_so(project: Path, inherited: str) -> None:
    shutil.rmtree(project / "squash")
    leave_what_python_itself_runs(project)
    done = lint(project, sys.executable, "-m", "squash", PYTHONPATH=f"{ROOT}:{inherited}" if inherited else str(ROOT))
    is_fine(project, done)


def test_the_installed_command(project: Path, tmp_path: Path) -> None:
    import tomllib

    module, function = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]["squash"].split(":")
    leave_what_python_itself_runs(project)
    command = tmp_path / "squash"
    command.write_text(f"#!{sys.executable}\nfrom {module} import {function}\n{function}()\n")
    command.chmod(0o755)
    is_fine(project, lint(project, command, PYTHONPATH=f"{ROOT}:."))
