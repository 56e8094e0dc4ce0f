"""How the command line ends: whatever happens, in words, with what was done before."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from damage import call
from signals import as_on_a_terminal

import squash.cli
from squash.cli.journal import did, lasting, summary
from squash.errors import SquashError

ROOT = Path(__file__).parent.parent


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException, *done: str) -> None:
    """Let `squash lint` end with an error, after it has done something."""

    @click.command()
    def lint() -> None:
        for what in done:
            did(what)
        raise error

    monkeypatch.setattr(squash.cli._Commands, "get_command", lambda *_: lint)


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (ValueError("odd \x07"), 1, r"error: internal: ValueError: odd \x07"),
        (RecursionError("too deep"), 1, "error: internal: RecursionError: too deep"),
        (MemoryError(), 1, "error: the memory does not suffice"),
        (OSError(24, "Too many open files"), 1, "error: Too many open files\nhint: let a process open more files"),
        (OSError(28, "No space left on device"), 1, "error: standard output: No space left on device"),
        (UnicodeEncodeError("ascii", "é", 0, 1, "no"), 1, "error: internal: UnicodeEncodeError: "),
        (SquashError("it is so", hint="do that"), 1, "error: it is so\nhint: do that"),
        (KeyboardInterrupt(), 130, "interrupted: nothing was written"),
        (SystemExit(143), 143, "ended by a signal: nothing was written"),
    ],
)
def test_every_error_ends_in_words(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, words: str
) -> None:
    failing(monkeypatch, error)
    ended, said = call(("lint",))
    assert ended == code
    assert words in said
    assert "Traceback" not in said


@pytest.mark.parametrize("arguments", [("--debug", "lint"), ("lint", "--debug")])
def test_debug_shows_where(monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    failing(monkeypatch, ValueError("odd"))
    code, said = call(arguments)
    assert code == 1
    assert "Traceback" in said
    assert "in lint\n    raise error" in said


@pytest.mark.parametrize(
    "url", ["postgresql://u:hidden@127.0.0.1:1/x", "postgresql://u:hidden@h:x/y", "mysql://u:hidden@h/x"]
)
def test_debug_shows_no_password(tmp_path: Path, url: str) -> None:
    (tmp_path / "1_a").mkdir()
    (tmp_path / "1_a" / "migration.sql").write_text("SELECT 1;")
    code, said = call(("--debug", "replay", str(tmp_path), "--scratch", url))
    assert code == 1
    assert "Traceback" in said
    assert "hidden" not in said


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (KeyboardInterrupt(), "interrupted: before that it wrote out, moved the ledger of prod\n"),
        (SystemExit(143), "ended by a signal: before that it wrote out, moved the ledger of prod\n"),
        (SquashError("no"), "error: no\nbefore that it wrote out, moved the ledger of prod\n"),
    ],
)
def test_what_was_done_before_is_said(monkeypatch: pytest.MonkeyPatch, error: BaseException, words: str) -> None:
    failing(monkeypatch, error, "wrote out", "moved the ledger of prod")
    assert call(("lint",))[1].endswith(words)
    assert "before that" not in call(("--version",))[1]


def test_an_interrupt_waits_for_what_is_lasting() -> None:
    call(("--version",))
    with as_on_a_terminal(), pytest.raises(KeyboardInterrupt), lasting("wrote out"):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0)
    assert summary() == "wrote out"
    with pytest.raises(ValueError, match="no"), lasting("wrote more"):
        raise ValueError("no")
    assert summary() == "wrote out"


def shell(command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    squash_ = f"{sys.executable} -m squash"
    return subprocess.run(
        ["/bin/bash", "-c", command.replace("squash", squash_)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        ("squash lint --rules >&-", 0, ""),
        ("squash lint nowhere 2>&-", 1, ""),
        ("squash lint nowhere <&- >&-", 1, "error: there is no directory nowhere"),
        ("squash lint --rules >/dev/full", 1, "error: standard output: No space left on device"),
        ("squash lint --rules 2>&1 | head -c 1; exit ${PIPESTATUS[0]}", 1, ""),
        ("mkdir gone; cd gone; rmdir ../gone; squash lint x", 1, "error: the working directory is gone"),
        ("env -u HOME squash lint nowhere", 1, "error: there is no directory nowhere"),
        ("ulimit -n 20; squash lint nowhere", 1, "error: there is no directory nowhere"),
    ],
)
def test_streams_and_surroundings_of_every_kind(tmp_path: Path, command: str, code: int, words: str) -> None:
    done = shell(command, tmp_path)
    assert words in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "Exception ignored" not in done.stderr
    if "head" not in command:  # which may have read all of it
        assert done.returncode == code


def test_an_interrupt_while_the_program_loads(tmp_path: Path) -> None:
    """Whenever it comes, once our own code runs: the imports of the command line are a third of a second."""
    stop = "import os, signal, sys; sys.path.insert(0, sys.argv.pop(1));"
    stop += (
        "sys.addaudithook(lambda event, args: event == 'import' and args[0] == 'psycopg' and os.kill(os.getpid(), 2));"
    )
    code = f"{stop} sys.argv = ['squash', 'lint', 'x']; from squash.__main__ import main; main()"
    with as_on_a_terminal():
        done = subprocess.run(
            [sys.executable, "-c", code, str(ROOT)], cwd=tmp_path, capture_output=True, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (130, "interrupted: nothing was written\n")


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colours_can_be_turned_off(tmp_path: Path, environment: dict[str, str], coloured: bool) -> None:
    ours, theirs = pty.openpty()
    inherited = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    subprocess.run(
        [sys.executable, "-m", "squash", "lint", "nowhere"],
        cwd=tmp_path,
        env=inherited | {"PYTHONPATH": str(ROOT), "TERM": "xterm"} | environment,
        stdout=theirs,
        stderr=theirs,
        check=False,
    )
    os.close(theirs)
    said = os.read(ours, 10_000)
    os.close(ours)
    assert b"there is no directory nowhere" in said
    assert (b"\x1b[" in said) == coloured


@pytest.mark.parametrize(
    ("out", "words"),
    [
        ("m", "is the migrations directory"),
        ("m/out", "lies in the migrations directory"),
        (".", "holds the migrations directory"),
        ("strange", "holds files that are not of an earlier run (mine.txt)"),
        ("file", "file is not a directory"),
        ("file/out", "file is not a directory"),
    ],
)
def test_a_place_that_cannot_be_written_to_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("m/1_a/migration.sql", "strange/mine.txt", "file"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    code, said = call(("run", "m", "--out", out, "--scratch", "postgresql://127.0.0.1:1/x"))
    assert code == 1
    assert words in said


def test_the_hint_of_a_host_that_can_be_none(tmp_path: Path) -> None:
    (tmp_path / "1_a").mkdir()
    (tmp_path / "1_a" / "migration.sql").write_text("SELECT 1;")
    code, said = call(("replay", str(tmp_path), "--scratch", f"postgresql://{'h' * 300}/x"))
    assert code == 1
    assert "a part of its host name has more than 63 letters" in said
