"""The command line: the only place that prints, reads options and sets exit codes.

0 proven, identical, all fine; 1 error; 2 usage; 3 not proven, different, incompatible.
"""

from __future__ import annotations

import gc
import importlib
import sys

import click
import psycopg

from squash import __version__
from squash.cli.arguments import Group
from squash.errors import ReplayError, SquashError

OK, ERROR, DIFFERENT = 0, 1, 3

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


_COMMANDS = {
    "run": "squash.cli.run:run",
    "replay": "squash.cli.replay:replay",
    "lint": "squash.cli.lint:lint",
    "repair": "squash.cli.repair:repair",
    "compare": "squash.cli.compare:compare",
    "plan": "squash.cli.deploys:plan_command",
    "deploys": "squash.cli.deploys:deploys",
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
def cli() -> None:
    """Squash a Prisma Migrate history on PostgreSQL into one proven, idempotent baseline migration.

    \b
    Exit codes: 0 proven, identical, all fine; 1 error; 2 usage;
    3 not proven, different, incompatible.
    """


def commands() -> dict[tuple[str, ...], click.Command]:
    """Give every command by the words that call it."""
    found: dict[tuple[str, ...], click.Command] = {}
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if isinstance(command, click.Group):
            found |= {(name, inner): one for inner, one in command.commands.items()}
        elif command is not None:
            found[(name,)] = command
    return found


def main() -> None:
    """Run the command line; every error ends here."""
    gc.disable()  # a run is short and makes few cycles; looking for them took a twelfth of its time
    sys.setswitchinterval(0.001)  # a thread whose server has answered waits that long for one that computes
    try:
        code = cli.main(standalone_mode=False, prog_name="squash")
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted: nothing was written", err=True)
        code = 130
    except SquashError as error:
        _show(error)
        code = ERROR
    except psycopg.Error as error:  # a server that went away, or that does not let us do what a room did not foresee
        click.echo(f"{click.style('error', fg='red', bold=True)}: the server said: {str(error).strip()}", err=True)
        code = ERROR
    except BrokenPipeError:
        code = ERROR
    except OSError as error:
        click.echo(f"{click.style('error', fg='red', bold=True)}: {error}", err=True)
        code = ERROR
    gc.freeze()  # what is left goes with the process, and need not be looked through once more
    sys.exit(code or OK)


_ONWARDS = (
    "squash replay --keep-going lists every failure of a history, squash repair proposes edits that mend it, and"
    " squash run --from takes the schema from a database or a schema.prisma"
)


def _show(error: SquashError) -> None:
    from squash.replay import Failure

    click.echo(f"{click.style('error', fg='red', bold=True)}: {error.message}", err=True)
    if isinstance(error, ReplayError) and isinstance(error.failure, Failure):
        from squash.cli.terminal import show_failure

        show_failure(error.failure)
    hint = error.hint or (_ONWARDS if isinstance(error, ReplayError) else None)
    if hint:
        click.echo(f"{click.style('hint', fg='cyan', bold=True)}: {hint}", err=True)
