"""The command line as a process of its own: its standard streams, its signals, its exit."""

from __future__ import annotations

import contextlib
import fcntl
import gc
import io
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from squash.cli import ERROR, door
from squash.cli.sink import show_controls


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; whatever the streams are like, and however they end."""
    _open_streams()
    _answer_signals()
    show_controls()
    gc.disable()  # a run is short and makes few cycles; looking for them took a twelfth of its time
    sys.setswitchinterval(0.001)  # a thread whose server has answered waits that long for one that computes
    try:
        code = door(arguments)
    except OSError:  # nobody reads the error either
        code = ERROR
    gc.freeze()  # what is left goes with the process, and need not be looked through once more
    return _flush_streams(code)


def _open_streams() -> None:
    """Let files that are opened later not take the place of closed streams, and every text be written somehow."""
    for number in range(3):
        try:
            access = fcntl.fcntl(number, fcntl.F_GETFL) & os.O_ACCMODE
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free
            continue
        if number and access == os.O_RDONLY:  # a shell whose own standard error is closed reads its script there
            os.dup2(os.open(os.devnull, os.O_RDWR), number)
    for name, number, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _answer_signals() -> None:
    """Let SIGTERM and SIGHUP unwind the stack, as Ctrl-C does, unless the caller ignores them, as nohup does."""

    def leave(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, leave)


def _flush_streams(code: int) -> int:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            code = code or ERROR
            with contextlib.suppress(
                OSError, ValueError
            ):  # else the interpreter tries again at its exit, and complains
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code
