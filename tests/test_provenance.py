"""Git repositories made for the purpose: revisions, every version of a script, worktrees, shallow clones, no git at all."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from squash.errors import ProvenanceError
from squash.prisma.provenance import (
    Provenance,
    Tracked,
    cut_short,
    known_scripts,
    merged_edits,
    read_history_at,
    read_history_in,
    read_past,
    script_versions,
    uncommitted,
)


def git(directory: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments]
    done = subprocess.run(command, cwd=directory, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(directory: Path, name: str, script: str) -> str:
    (directory / name).mkdir(parents=True, exist_ok=True)
    (directory / name / "migration.sql").write_bytes(script.encode())
    git(directory, "add", "-A")
    git(directory, "commit", "-q", "-m", name)
    return git(directory, "rev-parse", "HEAD")


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    directory = tmp_path / "repo" / "packages" / "db" / "migrations"
    directory.mkdir(parents=True)
    git(tmp_path / "repo", "init", "-q", "-b", "main")
    (directory / "migration_lock.toml").write_text('provider = "postgresql"\n')
    commit(directory, "1_a", "SELECT 1;")
    return directory


def test_a_history_at_a_revision_without_a_checkout(migrations: Path) -> None:
    first = git(migrations, "rev-parse", "HEAD")
    commit(migrations, "2_b", "SELECT 2;\r\n")
    commit(migrations, "1_a", "SELECT 'edited';")
    old = read_history_at(Tracked(migrations), first)
    assert [(m.name, m.script) for m in old.migrations] == [("1_a", "SELECT 1;")]
    assert old.revision == first
    assert [m.script for m in read_history_at(Tracked(migrations), "main").migrations] == [
        "SELECT 'edited';",
        "SELECT 2;\r\n",
    ]
    git(migrations, "rm", "-rq", ".")
    assert len(read_history_at(Tracked(migrations), "HEAD").migrations) == 2
    with pytest.raises(ProvenanceError, match="no revision nowhere"):
        read_history_at(Tracked(migrations), "nowhere")


def test_every_version_that_git_held_newest_first(migrations: Path) -> None:
    commit(migrations, "1_a", "SELECT 'second';")
    git(migrations, "checkout", "-q", "-b", "side", "HEAD~1")
    commit(migrations, "1_a", "SELECT 'side';")
    git(migrations, "checkout", "-q", "main")
    assert known_scripts(Tracked(migrations))["1_a"] == ("SELECT 'second';", "SELECT 1;")
    git(migrations, "merge", "-q", "-s", "ours", "-m", "merge", "side")
    assert set(known_scripts(Tracked(migrations))["1_a"]) == {"SELECT 'second';", "SELECT 1;", "SELECT 'side';"}
    git(migrations, "gc", "-q")
    assert len(known_scripts(Tracked(migrations))["1_a"]) == 3


def test_versions_in_the_former_place_of_a_moved_directory_are_known(migrations: Path) -> None:
    root = migrations.parents[2]
    commit(migrations, "1_a", "SELECT 'second';")
    commit(root / "other" / "migrations", "1_a", "SELECT 'of another database';")
    (root / "[new]").mkdir()
    git(root, "mv", "packages/db/migrations", "[new]/migrations")
    commit(root / "[new]" / "migrations", "2_b", "SELECT 2;")
    moved = known_scripts(Tracked(root / "[new]" / "migrations"))
    assert moved == {"1_a": ("SELECT 'second';", "SELECT 1;"), "2_b": ("SELECT 2;",)}


def test_worktrees_and_bare_and_shallow_clones(migrations: Path, tmp_path: Path) -> None:
    commit(migrations, "1_a", "SELECT 'second';")
    root = tmp_path / "repo"
    git(root, "worktree", "add", "-q", str(tmp_path / "tree"))
    inside = Path("packages/db/migrations")
    assert len(known_scripts(Tracked(tmp_path / "tree" / inside))["1_a"]) == 2
    git(tmp_path, "clone", "-q", "--bare", str(root), "bare.git")
    assert len(read_history_in(tmp_path / "bare.git", str(inside), "HEAD").migrations) == 1
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    assert known_scripts(Tracked(tmp_path / "shallow" / inside))["1_a"] == ("SELECT 'second';",)
    assert "shallow clone" in (cut_short(Tracked(tmp_path / "shallow" / inside)) or "")
    assert cut_short(Tracked(migrations)) is None


@pytest.mark.parametrize("left_out", ["blob:none", "tree:0"])
def test_a_partial_clone_knows_what_it_holds_and_fetches_nothing(
    migrations: Path, tmp_path: Path, left_out: str
) -> None:
    commit(migrations, "1_a", "SELECT 'second';")
    root = tmp_path / "repo"
    git(root, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", f"--filter={left_out}", root.as_uri(), "partial")
    partial = tmp_path / "partial" / "packages" / "db" / "migrations"
    before = git(partial, "count-objects", "-v")
    past = read_past(Tracked(partial))
    assert past.provenance == Provenance(git(root, "rev-parse", "HEAD"), "partial clone")
    assert past.known == ({"1_a": ("SELECT 'second';",)} if left_out == "blob:none" else {})
    assert merged_edits(Tracked(partial), "HEAD") == ()
    assert git(partial, "count-objects", "-v") == before
    remedy = (cut_short(Tracked(partial)) or "").partition("not known. ")[2].removesuffix(" brings them")
    git(partial, *remedy.removeprefix("git ").split())
    assert read_past(Tracked(partial)).known == {"1_a": ("SELECT 'second';", "SELECT 1;")}
    assert read_past(Tracked(partial)).provenance.why is None
    assert cut_short(Tracked(partial)) is None


def test_outside_git_nothing_is_known(tmp_path: Path) -> None:
    assert cut_short(Tracked(tmp_path)) is None
    assert known_scripts(Tracked(tmp_path)) == {}
    with pytest.raises(ProvenanceError, match="not in a git repository"):
        read_history_at(Tracked(tmp_path), "HEAD")


def test_what_git_would_lose_is_named(migrations: Path) -> None:
    assert uncommitted(Tracked(migrations)) == ()
    (migrations / "1_a" / "migration.sql").write_text("changed")
    assert len(uncommitted(Tracked(migrations))) == 1


def test_a_version_tells_what_brought_it_and_what_still_holds_it(migrations: Path) -> None:
    first = git(migrations, "rev-parse", "HEAD")
    second = commit(migrations, "2_b", "SELECT 2;")
    edited = commit(migrations, "1_a", "SELECT 11;")
    git(migrations, "checkout", "-q", "-b", "other")
    branch = commit(migrations, "2_b", "SELECT 22;")
    git(migrations, "checkout", "-q", "main")
    git(migrations, "rm", "-rq", "2_b")
    git(migrations, "commit", "-qm", "squashed")
    head = git(migrations, "rev-parse", "HEAD")

    def told(revision: str) -> set[tuple[str, str, str, str]]:
        return {(v.migration, v.script, v.commit, v.held_by) for v in script_versions(Tracked(migrations), revision)}

    expected = {
        ("1_a", "SELECT 1;", first, second),
        ("1_a", "SELECT 11;", edited, head),
        ("2_b", "SELECT 2;", second, edited),
    }
    assert told("HEAD") == expected
    every = told("--all")
    assert {one[:3] for one in every} == {one[:3] for one in expected} | {("2_b", "SELECT 22;", branch)}
    for name, script, _, held_by in every:
        assert git(migrations, "show", f"{held_by}:./{name}/migration.sql") == script


def test_outside_git_no_version_is_known(tmp_path: Path) -> None:
    assert script_versions(Tracked(tmp_path)) == ()
