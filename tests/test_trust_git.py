"""Looking at a repository runs nothing of it: every key of a configuration that names a program, in every place."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from squash.cli import cli
from squash.cli.run import _check_in_place
from squash.errors import InputError, NoRepositoryError, OutputError, ProvenanceError, SquashError
from squash.prisma.provenance import (
    Tracked,
    cut_short,
    default_branch,
    find_repository,
    known_scripts,
    merge_base,
    merged_edits,
    read_history_at,
    read_history_in,
    read_past,
    repository,
    script_versions,
    scripts_at,
    uncommitted,
)
from squash.project import Project

MIGRATIONS = Path("prisma", "migrations")
SIGNATURES = {
    "gpg.program": "-----BEGIN PGP SIGNATURE-----\n\n iQ==\n -----END PGP SIGNATURE-----",
    "gpg.x509.program": "-----BEGIN SIGNED MESSAGE-----\n iQ==\n -----END SIGNED MESSAGE-----",
    "gpg.ssh.program": "-----BEGIN SSH SIGNATURE-----\n iQ==\n -----END SSH SIGNATURE-----",
}


@dataclass
class Trap:
    """A repository that belongs to a stranger, and a program that says that it was run."""

    top: Path
    program: Path
    marker: Path

    @property
    def migrations(self) -> Path:
        return self.top / MIGRATIONS

    def git(self, *arguments: str, at: Path | None = None, check: bool = True) -> str:
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "protocol.file.allow=always")
        done = subprocess.run(["git", *identity, *arguments], cwd=at or self.top, check=check, capture_output=True)
        return done.stdout.decode().strip()

    def configure(self, key: str, value: str) -> None:
        self.git("config", "--add", key, value)

    def spring(self, *arguments: str, at: Path | None = None) -> None:
        """Show that git itself runs the program, so that the test can fail."""
        self.git(*arguments, at=at, check=False)
        assert self.marker.exists(), f"git {' '.join(arguments)} does not run it"
        self.marker.unlink()


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository as each test begins with it: a copy takes a tenth of the time that its commits take."""
    here = tmp_path_factory.mktemp("original")
    trap = Trap(here / "repo", here / "program", here / "marker")
    trap.migrations.mkdir(parents=True)
    trap.git("init", "-q", "-b", "main")
    (trap.migrations / "migration_lock.toml").write_text('provider = "postgresql"\n')
    (trap.top / ".gitattributes").write_text("*.sql filter=x diff=x\n")
    for name, script in (("1_a", "SELECT 1;"), ("2_b", "SELECT 2;"), ("1_a", "SELECT 11;")):
        (trap.migrations / name).mkdir(exist_ok=True)
        (trap.migrations / name / "migration.sql").write_text(script)
        trap.git("add", "-A")
        trap.git("commit", "-q", "-m", name)
    return trap.top


@pytest.fixture
def trap(original: Path, tmp_path: Path) -> Trap:
    program, marker = tmp_path / "program", tmp_path / "marker"
    program.write_text(f"#!/bin/sh\n: > '{marker}'\nexit 1\n")
    program.chmod(0o755)
    shutil.copytree(original, tmp_path / "repo", symlinks=True)
    trap = Trap(tmp_path / "repo", program, marker)
    trap.git("update-index", "-q", "--refresh")  # the files are others than those that it was made of
    return trap


def look(migrations: Path) -> None:
    """Call everything that asks git; what it answers is the subject of other tests."""
    readers: tuple[Callable[[], object], ...] = (
        lambda: known_scripts(Tracked(migrations)),
        lambda: script_versions(Tracked(migrations), "--all"),
        lambda: cut_short(Tracked(migrations)),
        lambda: uncommitted(Tracked(migrations)),
        lambda: default_branch(Tracked(migrations)),
        lambda: merge_base(Tracked(migrations), "HEAD~1"),
        lambda: scripts_at(Tracked(migrations), "HEAD~1"),
        lambda: merged_edits(Tracked(migrations), "HEAD"),
        lambda: read_history_at(Tracked(migrations), "HEAD"),
        lambda: read_history_in(migrations.parent.parent, str(MIGRATIONS), "HEAD"),
        lambda: _check_in_place(Project(migrations), None),
        lambda: CliRunner().invoke(cli, ["lint", str(migrations), "--since", "HEAD~1"]),
    )
    for read in readers:
        try:
            read()
        except SquashError:
            continue


def touch(trap: Trap) -> None:
    """Make git look at the files: they are as they were, but not as old."""
    for script in trap.migrations.glob("*/migration.sql"):
        second = script.stat().st_mtime_ns // 1_000_000_000 - 1
        os.utime(script, (second, second))


def sign(trap: Trap, signature: str) -> None:
    """Make a last commit that is signed, by nobody."""
    commit = trap.git("cat-file", "commit", "HEAD")
    head, _, message = commit.partition("\n\n")
    done = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        input=f"{head}\ngpgsig {signature}\n\n{message}\n",
        cwd=trap.top,
        check=True,
        capture_output=True,
        text=True,
    )
    trap.git("reset", "-q", done.stdout.strip())


def lose(trap: Trap) -> str:
    """Take out the object of an older script, as a partial clone lacks it."""
    lost = trap.git("rev-parse", f"HEAD~2:{MIGRATIONS}/1_a/migration.sql")
    (trap.top / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    return lost


@pytest.mark.parametrize("key", SIGNATURES)
def test_no_signature_is_checked(trap: Trap, key: str) -> None:
    sign(trap, SIGNATURES[key])
    trap.configure("log.showSignature", "true")
    trap.configure("gpg.ssh.allowedSignersFile", str(trap.program))
    trap.configure(key, str(trap.program))
    trap.spring("log")
    look(trap.migrations)
    assert not trap.marker.exists()


@pytest.mark.parametrize("key", ["core.fsmonitor", "filter.x.clean", "filter.x.process"])
def test_what_git_status_runs(trap: Trap, key: str) -> None:
    trap.configure(key, str(trap.program))
    touch(trap)
    trap.spring("status")
    touch(trap)
    look(trap.migrations)
    assert not trap.marker.exists()


@pytest.mark.parametrize("key", ["diff.external", "diff.x.command", "diff.x.textconv"])
def test_what_git_diff_runs(trap: Trap, key: str) -> None:
    trap.configure(key, str(trap.program))
    trap.spring("log", "-p", "--ext-diff")
    look(trap.migrations)
    assert not trap.marker.exists()


@pytest.mark.parametrize("key", ["core.hooksPath", ""])
def test_hooks(trap: Trap, key: str) -> None:
    hooks = trap.top / "hooks" if key else trap.top / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-index-change", "reference-transaction", "fsmonitor-watchman", "pre-auto-gc"):
        shutil.copy(trap.program, hooks / hook)
    if key:
        trap.configure(key, str(hooks))
    touch(trap)
    trap.spring("status")
    touch(trap)
    look(trap.migrations)
    assert not trap.marker.exists()


@pytest.mark.parametrize("key", ["core.pager", "pager.log"])
def test_pagers(trap: Trap, key: str) -> None:
    trap.configure(key, str(trap.program))
    ours, terminal = os.openpty()
    environment = {name: value for name, value in os.environ.items() if name not in ("GIT_PAGER", "PAGER")}
    subprocess.run(["git", "log"], cwd=trap.top, stdout=terminal, env=environment | {"TERM": "xterm"}, check=False)
    os.close(terminal)
    os.close(ours)
    assert trap.marker.exists()
    trap.marker.unlink()
    look(trap.migrations)
    assert not trap.marker.exists()


REMOTES = {
    "ext": {"remote.origin.url": "ext::{}", "protocol.ext.allow": "always"},
    "upload-pack": {"remote.origin.url": "{top}", "remote.origin.uploadpack": "{}"},
    "ssh": {"remote.origin.url": "ssh://localhost/x", "core.sshCommand": "{}"},
    "proxy": {"remote.origin.url": "git://localhost/x", "core.gitProxy": "{}"},
    "remote helper": {"remote.origin.url": "ext::{}", "remote.origin.vcs": "ext", "protocol.allow": "always"},
    "alternates": {"remote.origin.url": "{top}", "core.alternateRefsCommand": "{} #"},
}


@pytest.mark.parametrize("remote", REMOTES)
def test_nothing_is_fetched(trap: Trap, remote: str) -> None:
    for key, value in REMOTES[remote].items():
        trap.configure(key, value.replace("{top}", str(trap.top)).replace("{}", str(trap.program)))
    trap.configure("remote.origin.promisor", "true")
    trap.configure("extensions.partialClone", "origin")
    trap.configure("core.repositoryFormatVersion", "1")
    trap.git("clone", "-q", "--bare", ".", "../other.git")
    (trap.top / ".git" / "objects" / "info" / "alternates").write_text(f"{trap.top.parent}/other.git/objects\n")
    shutil.rmtree(trap.top.parent / "other.git" / "objects" / "pack")
    lost = lose(trap)
    for folder in (trap.top.parent / "other.git" / "objects").glob(lost[:2]):
        shutil.rmtree(folder)
    trap.spring("cat-file", "-p", lost)
    look(trap.migrations)
    assert not trap.marker.exists()
    assert known_scripts(Tracked(trap.migrations))["1_a"] == ("SELECT 11;",)
    assert read_past(Tracked(trap.migrations)).provenance.why == "partial clone"
    assert "git fetch --refetch" in (cut_short(Tracked(trap.migrations)) or "")
    with pytest.raises(ProvenanceError, match="this partial clone lacks 1 script"):
        scripts_at(Tracked(trap.migrations), "HEAD~2")


@pytest.mark.parametrize("key", ["include.path", "includeIf.gitdir:/.path"])
def test_a_configuration_that_is_included(trap: Trap, key: str) -> None:
    (trap.top / "more").write_text(f"[core]\n\tfsmonitor = {trap.program}\n")
    trap.configure(key, str(trap.top / "more"))
    trap.spring("status")
    look(trap.migrations)
    assert not trap.marker.exists()


def test_the_configuration_of_one_worktree(trap: Trap) -> None:
    trap.configure("extensions.worktreeConfig", "true")
    trap.git("worktree", "add", "-q", "../tree")
    tree = trap.top.parent / "tree"
    trap.git("config", "--worktree", "core.fsmonitor", str(trap.program), at=tree)
    trap.spring("status", at=tree)
    look(tree / MIGRATIONS)
    assert not trap.marker.exists()
    assert known_scripts(Tracked(tree / MIGRATIONS))["1_a"] == ("SELECT 11;", "SELECT 1;")


def test_a_submodule_among_the_migrations(trap: Trap) -> None:
    trap.git("clone", "-q", ".", "../other")
    trap.git("submodule", "--quiet", "add", "../other", str(MIGRATIONS / "3_c"))
    trap.git("commit", "-qm", "submodule")
    trap.git("config", "core.fsmonitor", str(trap.program), at=trap.migrations / "3_c")
    trap.spring("status")
    look(trap.migrations)
    assert not trap.marker.exists()
    # what is in it belongs to a repository of its own
    look(trap.migrations / "3_c" / MIGRATIONS)
    assert not trap.marker.exists()
    assert known_scripts(Tracked(trap.migrations / "3_c" / MIGRATIONS))["1_a"] == ("SELECT 11;", "SELECT 1;")


def bare(trap: Trap, folder: Path) -> None:
    """Make a folder a repository of plain files, as a commit can hold it, whose work tree lies around it."""
    trap.git("init", "-q", "--bare", str(folder))
    for key, value in (("core.bare", "false"), ("core.worktree", ".."), ("core.fsmonitor", str(trap.program))):
        trap.git("config", "--file", str(folder / "config"), key, value)


def test_a_folder_that_looks_like_a_repository_is_none(trap: Trap) -> None:
    bare(trap, trap.migrations)
    trap.spring("status", at=trap.migrations)
    look(trap.migrations)
    assert not trap.marker.exists()
    assert find_repository(trap.migrations).top == trap.top
    assert len(known_scripts(Tracked(trap.migrations))["1_a"]) == 2


def test_a_git_file_of_an_archive_leads_where_nothing_runs(trap: Trap) -> None:
    bare(trap, trap.top / "hidden")
    (trap.migrations / ".git").write_text("gitdir: ../../hidden\n")
    trap.spring("status", at=trap.migrations)
    look(trap.migrations)
    assert not trap.marker.exists()
    assert read_past(Tracked(trap.migrations)).provenance.why == "no commit yet"


def test_the_environment_of_a_hook_does_not_lead_elsewhere(trap: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    trap.git("init", "-q", "../other")
    monkeypatch.setenv("GIT_DIR", str(trap.top.parent / "other" / ".git"))
    for number, key in enumerate(("core.fsmonitor", "diff.external")):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{number}", key)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{number}", str(trap.program))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "2")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap.program))
    trap.spring("--git-dir", str(trap.top / ".git"), "--work-tree", str(trap.top), "diff", "HEAD~1", "HEAD")
    for name in (
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_COMMON_DIR",
        "GIT_NAMESPACE",
        "GIT_CEILING_DIRECTORIES",
    ):
        monkeypatch.setenv(name, "nowhere")
    monkeypatch.setenv("GIT_WORK_TREE", "/")
    look(trap.migrations)
    assert not trap.marker.exists()
    assert len(known_scripts(Tracked(trap.migrations))["1_a"]) == 2


def test_a_configuration_of_the_user_does_not_change_what_is_read(trap: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    home = trap.top.parent / "home"
    home.mkdir()
    (home / ".gitconfig").write_text("[log]\n\tshowSignature = true\n\tdecorate = full\n[color]\n\tui = always\n")
    monkeypatch.setenv("HOME", str(home))
    sign(trap, SIGNATURES["gpg.program"])
    assert known_scripts(Tracked(trap.migrations)) == {"1_a": ("SELECT 11;", "SELECT 1;"), "2_b": ("SELECT 2;",)}


def test_git_is_not_one_of_the_project(trap: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(trap.top)
    shutil.copy(trap.program, trap.top / "git")
    monkeypatch.setenv("PATH", f".::{os.environ['PATH']}")
    look(trap.migrations)
    assert not trap.marker.exists()
    assert len(known_scripts(Tracked(trap.migrations))["1_a"]) == 2
    monkeypatch.setenv("PATH", ".:")
    with pytest.raises(ProvenanceError, match="git is not installed"):
        known_scripts(Tracked(trap.migrations))


@pytest.mark.parametrize("kind", ["pipe", "directory", "text", "nothing"])
def test_a_damaged_repository_is_an_error_everywhere(trap: Trap, kind: str) -> None:
    entry = trap.top / ".git"
    entry.rename(trap.top / "away")
    damage: dict[str, Callable[[], object]] = {
        "pipe": lambda: os.mkfifo(entry),
        "directory": lambda: entry.mkdir(),
        "text": lambda: entry.write_text("gitdir: nowhere\n"),
        "nothing": lambda: entry.symlink_to("nowhere"),
    }
    damage[kind]()
    for read in (known_scripts, script_versions, cut_short, uncommitted, default_branch):
        with pytest.raises(ProvenanceError, match="is there, but is not what git makes") as caught:
            read(Tracked(trap.migrations))
        assert not isinstance(caught.value, NoRepositoryError)
        assert "--no-git" in (caught.value.hint or "")


def test_a_missing_object_is_an_error_where_nothing_was_left_out(trap: Trap) -> None:
    lost = lose(trap)
    with pytest.raises(ProvenanceError, match=f"the object {lost} is missing"):
        known_scripts(Tracked(trap.migrations))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_the_repository_of_another_user_is_an_error_unless_it_is_called_safe(
    trap: Trap, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = trap.top.parent / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("SUDO_UID", raising=False)
    os.chown(trap.top / ".git", 1234, 1234)
    for read in (known_scripts, script_versions, cut_short, uncommitted, default_branch):
        with pytest.raises(ProvenanceError, match="belongs to another user") as caught:
            read(Tracked(trap.migrations))
        assert (caught.value.hint or "").startswith(f"git config --global --add safe.directory {trap.top}; ")
    result = CliRunner().invoke(cli, ["lint", str(trap.migrations)], standalone_mode=False)
    assert isinstance(result.exception, ProvenanceError)
    assert CliRunner().invoke(cli, ["lint", str(trap.migrations), "--no-git"], standalone_mode=False).exit_code == 0
    trap.git("config", "--file", str(trap.top / ".git" / "config"), "safe.directory", "*")  # does not speak for itself
    with pytest.raises(ProvenanceError):
        known_scripts(Tracked(trap.migrations))
    trap.git("config", "--global", "--add", "safe.directory", str(trap.top))
    assert len(known_scripts(Tracked(trap.migrations))["1_a"]) == 2
    trap.git("config", "--global", "--add", "safe.directory", "")
    with pytest.raises(ProvenanceError):
        known_scripts(Tracked(trap.migrations))
    monkeypatch.setenv("SUDO_UID", "1234")
    assert len(known_scripts(Tracked(trap.migrations))["1_a"]) == 2


@pytest.mark.parametrize(
    "command",
    [
        ("run", "{}"),
        ("lint", "{}"),
        ("replay", "{}"),
        ("repair", "{}", "--target", "{}", "--write"),
        ("plan", "{}", "postgresql://nowhere/x"),
        ("deploys", "check", "{}", "postgresql://nowhere/x"),
        ("deploys", "reconcile", "{}", "postgresql://nowhere/x"),
        ("deploys", "rollback", "{}", "postgresql://nowhere/x"),
    ],
)
def test_every_command_says_so_when_git_cannot_be_asked(trap: Trap, command: tuple[str, ...]) -> None:
    (trap.top / ".git" / "HEAD").unlink()
    words = [word.replace("{}", str(trap.migrations)) for word in command]
    result = CliRunner().invoke(cli, words, standalone_mode=False)
    assert isinstance(result.exception, ProvenanceError)
    assert "is not what git makes" in result.exception.message
    assert "--no-git" in CliRunner().invoke(cli, [*(word for word in command[:2] if word != "{}"), "--help"]).output


def test_no_repository_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "1_a").mkdir()
    (tmp_path / "1_a" / "migration.sql").write_text("SELECT 1;")
    (tmp_path / "migration_lock.toml").write_text('provider = "postgresql"\n')
    result = CliRunner().invoke(cli, ["lint", str(tmp_path)], standalone_mode=False)
    assert result.exception is None
    assert f"note: {tmp_path} is not in a git repository: older versions of scripts are not known\n" in result.stderr
    assert "note:" not in CliRunner().invoke(cli, ["lint", str(tmp_path), "--no-git"]).stderr
    assert read_past(Tracked(tmp_path)).provenance.why == "no git repository"


def test_in_place_outside_git_says_why_not(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="not in a git repository, and --in-place would lose its scripts"):
        _check_in_place(Project(tmp_path), None)


def test_what_a_checkout_does_to_line_ends_is_no_change(trap: Trap) -> None:
    script = trap.migrations / "1_a" / "migration.sql"
    script.write_bytes(b"SELECT 1\n;\n")
    trap.git("commit", "-qam", "lines")
    script.write_bytes(b"SELECT 1\r\n;\r\n")
    assert uncommitted(Tracked(trap.migrations)) == ()
    (trap.migrations / "link").symlink_to("1_a")
    assert uncommitted(Tracked(trap.migrations)) == ("prisma/migrations/link",)
    trap.git("add", "-A")
    trap.git("commit", "-qm", "link")
    assert uncommitted(Tracked(trap.migrations)) == ()
    (trap.top / ".gitignore").write_text("3_c\n")
    (trap.migrations / "3_c").mkdir()
    (trap.migrations / "3_c" / "migration.sql").write_text("SELECT 3;")
    assert uncommitted(Tracked(trap.migrations)) == ("prisma/migrations/3_c/migration.sql",)


def test_migrations_at_the_top_of_the_repository(tmp_path: Path) -> None:
    trap = Trap(tmp_path / "top", tmp_path, tmp_path)
    (trap.top / "1_a").mkdir(parents=True)
    (trap.top / "1_a" / "migration.sql").write_text("SELECT 1;")
    trap.git("init", "-q", "-b", "main")
    assert uncommitted(Tracked(trap.top)) == ("1_a/migration.sql",)
    assert read_past(Tracked(trap.top)).provenance.why == "no commit yet"
    trap.git("add", "-A")
    trap.git("commit", "-qm", "one")
    assert uncommitted(Tracked(trap.top)) == ()
    assert known_scripts(Tracked(trap.top)) == {"1_a": ("SELECT 1;",)}
    assert scripts_at(Tracked(trap.top), "main") == {"1_a": "SELECT 1;"}
    (trap.top / "1_a" / "migration.sql").write_text("SELECT 2;")
    trap.git("commit", "-qam", "two")
    assert [(edit.before, edit.after) for edit in merged_edits(Tracked(trap.top), "main")] == [
        ("SELECT 1;", "SELECT 2;")
    ]


# --- Sizes --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose second last commit holds a script of 3 MB, and a file of 9 MB beside the scripts."""
    top = tmp_path_factory.mktemp("large")
    folder = top / "prisma" / "migrations" / "1_a"
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", "-b", "main", str(top)], check=True)
    for text in (" " * 3_000_000, "SELECT 1;"):
        (folder / "migration.sql").write_text(text)
        (folder.parent / "notes.bin").write_bytes(b"n" * 9_000_000)
        subprocess.run(["git", "-C", str(top), "add", "."], check=True)
        subprocess.run(
            ["git", "-C", str(top), "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "step"], check=True
        )
    return folder.parent


def test_what_git_holds_is_bounded_before_it_is_read(large: Path) -> None:
    too_large = "git holds a script of 3,000,000 bytes .*, more than 1,000,000"
    with pytest.raises(InputError, match=too_large) as caught:
        read_history_at(Tracked(large, 1_000_000), "HEAD~1")
    assert caught.value.hint
    assert "--max-script-size" in caught.value.hint
    with pytest.raises(InputError, match=too_large):
        known_scripts(Tracked(large, 1_000_000))
    with pytest.raises(InputError, match=too_large):
        merged_edits(Tracked(large, 1_000_000), "main")
    assert [m.script for m in read_history_at(Tracked(large, 1_000_000), "HEAD").migrations] == ["SELECT 1;"]
    assert len(known_scripts(Tracked(large, 4_000_000))["1_a"]) == 2


def test_all_that_git_holds_is_bounded_together(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("squash.prisma.provenance._VERSIONS", 1)
    with pytest.raises(InputError, match="git holds scripts of 3,000,009 bytes, more than 3,000,005"):
        known_scripts(Tracked(large, 3_000_005))


def test_a_large_file_beside_the_scripts_is_not_read_to_be_compared(large: Path) -> None:
    assert uncommitted(Tracked(large, 1_000_000)) == ("prisma/migrations/notes.bin",)
    assert uncommitted(Tracked(large, 10_000_000)) == ()
    (large / "1_a" / "migration.sql").write_text("SELECT 2;")
    assert uncommitted(Tracked(large, 10_000_000)) == ("prisma/migrations/1_a/migration.sql",)


@pytest.mark.parametrize("pipe", ["refs/heads/main", "objects/info/alternates"])
def test_a_pipe_in_a_repository_holds_nobody_up(
    large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pipe: str
) -> None:
    top = tmp_path / "top"
    shutil.copytree(large.parent.parent, top)
    (top / ".git" / pipe).unlink(missing_ok=True)
    os.mkfifo(top / ".git" / pipe)
    monkeypatch.setattr(repository, "PATIENCE", 0.5)
    with pytest.raises(ProvenanceError, match="git did not answer within 0.5 s") as caught:
        read_history_at(Tracked(top / "prisma" / "migrations"), "HEAD")
    assert "--no-git" in str(caught.value.hint)
