"""The command line: the only place that prints, reads options and sets exit codes.

0 proven, identical, all fine; 1 error; 2 usage; 3 not proven, different, incompatible.
"""

from __future__ import annotations

import errno
import importlib
import os
import traceback
from collections.abc import Sequence
from pathlib import Path

import click
import psycopg

from squash import __version__
from squash.cli.arguments import Group
from squash.cli.journal import forget, summary
from squash.errors import ReplayError, SquashError

OK, ERROR, DIFFERENT = 0, 1, 3

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


_COMMANDS = {
    "run": "squash.cli.run:run",
    "replay": "squash.cli.replay:replay",
    "lint": "squash.cli.lint:lint",
    "repair": "squash.cli.repair:repair",
    "compare": "squash.cli.compare:compare",
    "prelude": "squash.cli.prelude:prelude",
    "plan": "squash.cli.deploys:plan_command",
    "deploys": "squash.cli.deploys:deploys",
    "explain": "squash.cli.explain:explain",
}
"""Where each command is defined."""


class _Commands(Group):
    """A group that imports a command when it is asked for: that takes longer than some commands do."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.group(cls=_Commands, context_settings=_CONTEXT)
@click.version_option(__version__, prog_name="squash")
@click.option("--debug", is_flag=True, expose_value=False, help="Show where in the program an error came from.")
def cli() -> None:
    """Squash a Prisma Migrate history on PostgreSQL into one proven, idempotent baseline migration.

    \b
    Exit codes: 0 proven, identical, all fine; 1 error; 2 usage;
    3 not proven, different, incompatible.
    """


def commands() -> dict[tuple[str, ...], click.Command]:
    """Return every command by the words that call it."""
    by_path: dict[tuple[str, ...], click.Command] = {}
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if isinstance(command, click.Group):
            by_path |= {(name, inner): inner_command for inner, inner_command in command.commands.items()}
        elif command is not None:
            by_path[(name,)] = command
    return by_path


def door(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; every error ends here, as words on standard error.

    `--debug` may stand anywhere: it shows where in the program an error came from, never with the values that it had.
    """
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    debug = "--debug" in options
    words = [word for word in options if word != "--debug"] + list(arguments[len(options) :])
    forget()
    try:
        _check_working_directory()
        code = cli.main(words, prog_name="squash", standalone_mode=False, color=_color())
        return int(code or OK)
    except BaseException as error:
        if debug:
            _echo("".join(traceback.format_exception(error)))
        return _tell(error)


def _check_working_directory() -> None:
    try:
        Path.cwd()
    except OSError as error:
        raise SquashError("the working directory is gone", hint="change to another one") from error


def _tell(error: BaseException) -> int:
    """Print what ended a command, and what it had done before; return the exit code."""
    done = summary()
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        _echo(f"interrupted: {f'before that it {done}' if done else 'nothing was written'}")
        return 130
    if isinstance(error, SystemExit):
        code = error.code if isinstance(error.code, int) else ERROR if error.code else OK
        if code > 128:
            _echo(f"ended by a signal: {f'before that it {done}' if done else 'nothing was written'}")
        return code
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, BrokenPipeError):
        return ERROR
    _explain(error)
    if done:
        _echo(f"before that it {done}")
    return ERROR


def _explain(error: BaseException) -> None:
    hint = None
    if isinstance(error, SquashError):
        _show(error)
        return
    if isinstance(error, psycopg.Error):  # a server does not let us do what a room did not foresee
        words = f"the server said: {str(error).strip()}"
    elif isinstance(error, MemoryError):
        words, hint = (
            "the memory does not suffice",
            "let the process have more of it",
        )
    elif isinstance(error, OSError):
        place = str(error.filename or ("standard output" if error.errno in _ON_WRITING else ""))
        words = ": ".join(filter(None, (place, error.strerror or str(error))))
        hint = _OS_HINTS.get(error.errno or 0)
    else:
        words = f"internal: {type(error).__name__}: {str(error) or 'no message'}"
        hint = "run it again with --debug, and report what it prints"
    _echo(f"{click.style('error', fg='red', bold=True)}: {words}")
    if hint:
        _echo(f"{click.style('hint', fg='cyan', bold=True)}: {hint}")


_ON_WRITING = (errno.ENOSPC, errno.EFBIG, errno.EIO, errno.EBADF)

_OS_HINTS = {
    errno.EMFILE: "let a process open more files, with ulimit -n",
    errno.ENFILE: "the system has no more open files to give: end other processes",
    errno.ENOSPC: "make room there",
    errno.EFBIG: "let a process write bigger files, with ulimit -f",
}


def _color() -> bool | None:
    """Return False where colours are not wanted (https://no-color.org), else None: a terminal gets them."""
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


def _echo(text: str) -> None:
    from squash.postgres.statements import mask_passwords

    click.echo(mask_passwords(text), err=True, color=_color())


_ONWARDS = (
    "squash replay --keep-going lists every failure of a history, squash repair proposes edits that mend it, and"
    " squash run --from takes the schema from a database or a schema.prisma"
)


def _show(error: SquashError) -> None:
    from squash.prisma.replay import Failure

    _echo(f"{click.style('error', fg='red', bold=True)}: {error.message}")
    if isinstance(error, ReplayError) and isinstance(error.failure, Failure):
        from squash.cli.terminal import show_failure

        show_failure(error.failure)
    hint = error.hint or (_ONWARDS if isinstance(error, ReplayError) else None)
    if hint:
        _echo(f"{click.style('hint', fg='cyan', bold=True)}: {hint}")
