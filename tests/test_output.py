"""The files that a squash writes come from one list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click.testing
import pytest
from goldens import GOLDEN

from squash.cli import cli
from squash.docs import read_page
from squash.output import manifest
from squash.output.manifest import OUTPUT, OutputFile

MIGRATIONS = GOLDEN / "ag112" / "repaired" / "migrations"
Run = Callable[[Path], click.testing.Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `squash run` in an empty directory, into its default folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SHADOW_DATABASE_URL", raising=False)
    return lambda migrations: click.testing.CliRunner().invoke(
        cli, ["run", str(migrations), "--no-git", "--postgres", "embedded"]
    )


def test_a_baseline_is_squashed_again_into_the_folder_of_the_first_squash(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "squash-out"
    first = run(MIGRATIONS)
    assert first.exit_code == 0, first.output
    assert {path.name for path in out.iterdir()} == {file.path for file in OUTPUT}
    (out / "migrations").rename(tmp_path / "migrations")
    script = tmp_path / "migrations" / "20251010000000_baseline" / "migration.sql"
    (out / "migrations").mkdir()
    again = run(tmp_path / "migrations")
    assert again.exit_code == 0, again.output
    assert {path.name for path in out.iterdir()} == {"migrations", "report.md", "proof.json"}
    assert (out / "migrations" / script.parent.name / script.name).read_bytes() == script.read_bytes()
    assert "RUNBOOK.md" in first.output
    assert "RUNBOOK.md" not in again.output


def test_a_file_that_is_added_to_the_list_is_written_shown_and_known_again(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = OutputFile("more.txt", lambda written: {"": written.squash.baseline.name}, "more of it")
    monkeypatch.setattr(manifest, "OUTPUT", (*OUTPUT, more))
    for _ in range(2):
        done = run(MIGRATIONS)
        assert done.exit_code == 0, done.output
        assert "squash-out/more.txt       more of it" in done.output
        assert (tmp_path / "squash-out" / "more.txt").read_text() == "20251010000000_baseline"


def test_help_and_documentation_name_every_file() -> None:
    told = click.testing.CliRunner().invoke(cli, ["run", "--help"], terminal_width=100).output
    page = read_page("output")
    for file in OUTPUT:
        assert file.path in told
        assert f"| `{file.path}" in page
