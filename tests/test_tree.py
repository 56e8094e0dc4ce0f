"""Trees are written whole or not at all, whenever the process that writes them is killed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from squash import tree
from squash.errors import HistoryError, OutputError
from squash.prisma.history import read_history
from squash.tree import (
    Earlier,
    check_destination,
    check_replaceable,
    recover,
    replace_files,
    replace_migrations,
    write_tree,
)

ROOT = Path(__file__).parent.parent
OWN = Earlier(frozenset({"migrations", "proof.json", "catch-up*.sql"}), frozenset({"migrations", "proof.json"}))


def migrations(parent: Path) -> Path:
    directory = parent / "migrations"
    for name, text in {"1_a/migration.sql": "x", "2_b/migration.sql": "y", "migration_lock.toml": "lock"}.items():
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text(text)
    return directory


def texts(directory: Path) -> dict[str, str]:
    files = (path for path in directory.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(directory).as_posix(): path.read_text() for path in files}


def test_a_tree_is_written_whole_and_replaces_only_its_own(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_tree(out, {"migrations/1/migration.sql": "one", "proof.json": "{}"}, OWN)
    write_tree(out, {"migrations/2/migration.sql": "two", "proof.json": "{}"}, OWN)
    assert sorted(str(p.relative_to(out)) for p in out.rglob("*") if p.is_file()) == [
        "migrations/2/migration.sql",
        "proof.json",
    ]
    assert list(tmp_path.iterdir()) == [out]
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "thesis.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"thesis\.txt"):
        write_tree(foreign, {"proof.json": "{}"}, OWN)
    assert (foreign / "thesis.txt").read_text() == "mine"


def test_migrations_are_replaced_and_loose_files_and_links_stay(tmp_path: Path) -> None:
    directory = migrations(tmp_path)
    (directory / "README.md").write_text("read me")
    (directory / "README.md").chmod(0o600)
    (directory / "linked").symlink_to(directory / "1_a")
    directory.chmod(0o750)
    replace_migrations(directory, {"2_baseline/migration.sql": "z", "migration_lock.toml": "new"})
    assert texts(directory) == {"2_baseline/migration.sql": "z", "README.md": "read me", "migration_lock.toml": "new"}
    assert (directory / "linked").is_symlink()
    assert stat.S_IMODE((directory / "README.md").stat().st_mode) == 0o600
    assert stat.S_IMODE(directory.stat().st_mode) == 0o750
    assert list(tmp_path.iterdir()) == [directory]


def test_a_tree_that_cannot_be_written_leaves_the_earlier_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_tree(out, {"migrations/1/migration.sql": "one", "proof.json": "{}"}, OWN)
    for files in ({"proof.json": "{}", "proof.json/x": "no directory"}, {"../proof.json": "{}"}):
        with pytest.raises(OutputError):
            write_tree(out, files, OWN)
        assert (out / "migrations/1/migration.sql").read_text() == "one"
        assert list(tmp_path.iterdir()) == [out]
    (out / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"mine\.txt"):
        write_tree(out, {"proof.json": "{}"}, OWN)


def test_scripts_are_edited_all_at_once_and_the_rest_stays_what_it_was(tmp_path: Path) -> None:
    directory = migrations(tmp_path)
    (directory / "1_a" / "migration.sql").chmod(0o640)
    (directory / "notes.md").symlink_to("../notes.md")
    untouched = (directory / "2_b" / "migration.sql").stat()
    replace_files(directory, {"1_a/migration.sql": "mended"})
    assert texts(directory) == {"1_a/migration.sql": "mended", "2_b/migration.sql": "y", "migration_lock.toml": "lock"}
    assert stat.S_IMODE((directory / "1_a" / "migration.sql").stat().st_mode) == 0o640
    after = (directory / "2_b" / "migration.sql").stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_nlink) == (untouched.st_ino, untouched.st_mtime_ns, 1)
    assert (directory / "notes.md").readlink() == Path("../notes.md")
    assert list(tmp_path.iterdir()) == [directory]


def test_a_link_to_a_migrations_directory_stays_a_link(tmp_path: Path) -> None:
    directory = migrations(tmp_path / "elsewhere")
    (tmp_path / "link").symlink_to(directory)
    replace_migrations(tmp_path / "link", {"1_c/migration.sql": "z"})
    assert (tmp_path / "link").is_symlink()
    assert texts(directory)["1_c/migration.sql"] == "z"
    assert "1_a/migration.sql" not in texts(directory)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")
@pytest.mark.parametrize("options", [("-t", "tmpfs", "none"), ("--bind", "other")])
def test_a_mount_point_is_refused_before_anything_is_done(tmp_path: Path, options: tuple[str, ...]) -> None:
    (tmp_path / "other").mkdir()
    place = tmp_path / "a place"
    place.mkdir()
    words = (*options[:-1], str(tmp_path / options[-1])) if "--bind" in options else options
    if subprocess.run(["mount", *words, str(place)], capture_output=True, check=False).returncode:
        pytest.skip("no mounts here")
    try:
        with pytest.raises(OutputError, match="is a mount point"):
            check_replaceable(place)
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_what_cannot_be_written_in_the_end_is_refused_before(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "thesis.txt").write_text("mine")
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "migrations").mkdir()
    (tmp_path / "half" / "catch-up-1.sql").write_text("of ours")
    (tmp_path / "empty").mkdir()
    for place, words in (
        ("file", "not a directory"),
        ("file/out", "not a directory"),
        ("foreign", "thesis.txt"),
        ("half", "no proof.json"),
    ):
        with pytest.raises(OutputError, match=words):
            check_destination(tmp_path / place, OWN)
    check_destination(tmp_path / "new" / "below", OWN)
    check_destination(tmp_path / "empty", OWN)
    assert not (tmp_path / "new").exists()


def test_only_our_own_workplaces_are_swept_and_only_when_nobody_works_there(tmp_path: Path) -> None:
    directory = migrations(tmp_path)
    foreign = tmp_path / ".migrations.00000000.squash"
    (foreign / "mine").mkdir(parents=True)
    other = tmp_path / ".migrations.0000000.squash"
    other.mkdir()
    with tree._working(directory) as workplace:
        recover(directory)
        assert workplace.is_dir()
    recover(directory)
    assert sorted(tmp_path.iterdir()) == [other, foreign, directory]


def test_a_tree_that_was_moved_away_is_named_and_put_back(tmp_path: Path) -> None:
    directory = migrations(tmp_path)
    before = texts(directory)
    workplace = tmp_path / ".migrations.01234567.squash"
    workplace.mkdir()
    (workplace / "owner").touch()
    directory.rename(workplace / "old")
    with pytest.raises(HistoryError) as caught:
        read_history(directory)
    assert str(workplace / "old") in (caught.value.hint or "")
    recover(directory)
    assert texts(directory) == before
    assert list(tmp_path.iterdir()) == [directory]


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from squash import tree

place, what, exchanging, times = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "exchange", int(sys.argv[4])
os.fsync = lambda descriptor: None  # what a kill leaves does not depend on it
if not exchanging:
    tree._exchange = lambda one, other: False
directory = place / "migrations"
NEW = {"proof.json": "new", "migrations/1_c/migration.sql": "new"}
OLD = {"proof.json": "old", "migrations/1_a/migration.sql": "old", "migrations/2_b/migration.sql": "old"}
if what == "replace_files":
    NEW = {path: "new" for path in OLD}

def read():
    return {str(p.relative_to(directory)): p.read_text() for p in directory.rglob("*") if p.is_file()}

def write():
    known = [tree.Earlier(frozenset({"migrations", "proof.json"}))] if what == "write_tree" else []
    getattr(tree, what)(directory, NEW, *known)

def killed(work, meanwhile):
    child = os.fork()
    if child:
        meanwhile(child)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    work()
    os._exit(0)

def die_at(number):
    count = 0
    def event(*_):
        nonlocal count
        count += 1
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(event)
    write()

def check():
    global gone
    if not directory.exists():
        gone += 1
        assert not exchanging and tree.kept(directory) is not None, os.listdir(place)
    else:
        assert read() in (OLD, NEW), read()
    tree.recover(directory)
    assert os.listdir(place) == ["migrations"], os.listdir(place)
    assert read() in (OLD, NEW), read()
    seen.append(read() == NEW)
    tree._replace(directory, lambda new: tree._write_all(new, OLD))

seen, gone = [], 0
tree._replace(directory, lambda new: tree._write_all(new, OLD))
number = 1
while killed(lambda: die_at(number), lambda child: None):
    check()
    number += 1
check()
chance = random.Random(7)
for _ in range(times):
    killed(write, lambda child: (time.sleep(chance.uniform(0, 0.004)), os.kill(child, signal.SIGKILL)))
    check()
print(number - 1, seen.count(True), seen.count(False), gone)
"""


@pytest.mark.parametrize("times", [20, pytest.param(200, marks=pytest.mark.release)])
@pytest.mark.parametrize(
    ("what", "way"),
    [
        ("write_tree", "exchange"),
        ("replace_migrations", "exchange"),
        ("replace_files", "exchange"),
        ("replace_migrations", "two renames"),
    ],
)
def test_a_run_that_is_killed_leaves_the_old_tree_or_the_new_one(
    tmp_path: Path, what: str, way: str, times: int
) -> None:
    """Killed before every step that Python audits (to open, rename, link, remove …), and so many times at random."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), what, way, str(times)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    events, new, old, gone = map(int, done.stdout.split())
    assert events > 40
    assert min(new, old) > 10
    assert (gone > 0) == (way == "two renames")
