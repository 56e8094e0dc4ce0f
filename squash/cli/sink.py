"""Where everything that is printed goes through: what a database or a repository says does not steer the terminal.

The standard streams are wrapped once, so that no command, and no error of click's, can forget it. Colours pass: these
few sequences are those that the commands use, and a name that holds one is at worst green.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
import sys
from collections.abc import Iterable
from typing import Any, TextIO, cast

import click

from squash.escaping import visible_lines

_OWN = re.compile(r"(\x1b\[(?:0|1|2|3[1-6])m)")
# The runner trims white space before `::`, and finds the older `##[` anywhere in a line (ActionCommand.cs in
# actions/runner); Azure's log finds `##vso[` so.
_COMMAND = re.compile(r"^([^\S\n]*):(?=:)|#(?=#\w*\[)", re.MULTILINE)


class Sink:
    """A text stream that shows control characters instead of sending them, and in a log on GitHub obeys nobody."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self._at_line_start = True

    def __getattr__(self, name: str) -> Any:
        if name == "buffer":  # click would write bytes to it
            raise AttributeError(name)
        return getattr(self.stream, name)

    def write(self, text: str) -> int:
        """Write text, shown."""
        pieces = _OWN.split(text)
        shown = "".join(piece if number % 2 else visible_lines(piece) for number, piece in enumerate(pieces))
        if in_actions():
            shown = self._without_commands(shown)
        encoding = self.stream.encoding or "utf-8"
        self.stream.write(shown.encode(encoding, "backslashreplace").decode(encoding))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write texts, shown."""
        for line in lines:
            self.write(line)

    def _without_commands(self, text: str) -> str:
        before = "" if self._at_line_start else "."
        shown = _COMMAND.sub(lambda match: f"{match[1] or ''}\\x{ord(match[0][-1]):x}", before + text)
        last = (before + text).rpartition("\n")[2]
        self._at_line_start = not last.strip()
        return shown[len(before) :]


def in_actions() -> bool:
    """Return whether the output goes into a log of GitHub Actions, which takes commands from it."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def show_controls() -> None:
    """Wrap standard output and standard error, once for a process."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is not None and not isinstance(stream, Sink):
            setattr(sys, name, cast("TextIO", Sink(stream)))


def unwrapped(stream: TextIO) -> TextIO:
    """Return the stream itself, for what moves the cursor on purpose."""
    return stream.stream if isinstance(stream, Sink) else stream


def write_commands(text: str) -> None:
    """Write lines that a log on GitHub is to obey: all that is foreign in them has to be escaped already."""
    click.echo(text, file=unwrapped(sys.stdout))


def write_patch(text: str) -> None:
    """Write a patch to standard output byte by byte, for a program to read; a terminal gets it shown.

    In a log of GitHub Actions it stands between the two lines that turn commands off: programs that take patches pass
    over what is around one.
    """
    stream = unwrapped(sys.stdout)
    if not text or stream.isatty():
        click.echo(text, nl=False)
        return
    if in_actions() and not _is_file(stream):
        token = secrets.token_hex(16)
        text = f"::stop-commands::{token}\n{text}::{token}::\n"
    stream.flush()
    stream.buffer.write(text.encode(errors="surrogateescape"))
    stream.buffer.flush()


def _is_file(stream: TextIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False
