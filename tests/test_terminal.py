"""What a person at a terminal sees and is asked, on a pseudo-terminal."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from signals import as_on_a_terminal

ROOT = Path(__file__).parent.parent
ROWS = 'CREATE TABLE "Tag" ("id" INTEGER PRIMARY KEY);\nINSERT INTO "Tag" SELECT generate_series(1, 20);\n'
QUESTION = '"Tag" holds 20 rows, more than 10. Carry them in the baseline? [y/N]: '


@dataclass(slots=True)
class Terminal:
    """A command on a terminal of its own: its process, our end of the terminal, what it has shown so far."""

    process: subprocess.Popen[bytes]
    end: int
    shown: bytes = b""

    def read(self, until: str | None = None, seconds: float = 60) -> str:
        """Return what is shown up to some words, or all there is once the command has ended."""
        deadline = time.monotonic() + seconds
        while until is None or until.encode() not in self.shown:
            assert time.monotonic() < deadline, self.shown.decode()
            if not select.select([self.end], [], [], 0.1)[0]:
                continue
            try:
                said = os.read(self.end, 65536)
            except OSError:  # Linux says so when nobody has the other end any more
                said = b""
            if not said:
                break
            self.shown += said
        return self.shown.decode()

    def send(self, number: signal.Signals) -> None:
        """Send a signal as a person does: after some thought, and again when nothing happens.

        One that comes just before the answer is read from the terminal is noticed only after it (fgets in CPython).
        """
        for _ in range(5):
            time.sleep(0.5)
            self.process.send_signal(number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=10)
                return

    def lines(self) -> list[str]:
        """What is left on the screen, without what steers it."""
        text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.shown.decode())
        return [line.rpartition("\r")[2] for line in text.replace("\r\n", "\n").split("\n")]


@pytest.fixture
def squash(tmp_path: Path) -> Iterator[Terminal]:
    """`squash run` of a history that leaves more rows than are carried unasked."""
    folder = tmp_path / "migrations" / "20240101000000_init"
    folder.mkdir(parents=True)
    (folder.parent / "migration_lock.toml").write_text('provider = "postgresql"\n')
    (folder / "migration.sql").write_text(ROWS)
    ours, theirs = pty.openpty()
    environment = {
        key: value for key, value in os.environ.items() if key not in ("CI", "DATABASE_URL", "SHADOW_DATABASE_URL")
    }
    with as_on_a_terminal():
        process = subprocess.Popen(
            [sys.executable, "-m", "squash", "run", "migrations", "--no-git", "--data-limit", "10"],
            cwd=tmp_path,
            env=environment | {"PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
    os.close(theirs)
    try:
        yield Terminal(process, ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def test_many_rows_are_carried_when_somebody_says_so(squash: Terminal, tmp_path: Path) -> None:
    squash.read(QUESTION)
    os.write(squash.end, b"y\n")
    squash.read()
    assert squash.process.wait(timeout=10) == 0
    assert squash.lines()[-1] == ""
    assert any("proven in" in line for line in squash.lines())
    script = tmp_path / "squash-out/migrations/20240101000000_baseline/migration.sql"
    assert script.read_text().count("\n            (") == 20


@pytest.mark.parametrize(("answer", "code"), [(b"n\n", 1), (b"\n", 1), (b"\x04", 130)])
def test_and_are_not_when_somebody_does_not(squash: Terminal, tmp_path: Path, answer: bytes, code: int) -> None:
    squash.read(QUESTION)
    os.write(squash.end, answer)
    squash.read()
    assert squash.process.wait(timeout=10) == code
    assert not (tmp_path / "squash-out").exists()
    assert "Traceback" not in squash.shown.decode()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)])
def test_a_question_can_be_left(squash: Terminal, tmp_path: Path, number: signal.Signals, code: int) -> None:
    squash.read(QUESTION)
    squash.send(number)
    squash.read()
    assert squash.process.wait(timeout=10) == code
    assert not (tmp_path / "squash-out").exists()
    assert "Traceback" not in squash.shown.decode()


def test_the_bar_leaves_nothing_behind(squash: Terminal) -> None:
    squash.read(QUESTION)
    os.write(squash.end, b"y\n")
    squash.read()
    first = next(number for number, line in enumerate(squash.lines()) if "statements →" in line)
    assert "━" not in "".join(squash.lines()[first:])
