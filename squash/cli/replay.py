"""`squash replay`: does the history still build a database, and where does it stop?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from squash.cli import ERROR, OK
from squash.cli.arguments import Command
from squash.cli.options import (
    MIGRATIONS,
    Scratch,
    choose_execution,
    elsewhere,
    git_knows,
    history_options,
    load_history,
    output_options,
    scratch_options,
    scratch_server,
    script_limit,
)
from squash.cli.terminal import aside, say, show_failure, watching
from squash.errors import ReplayError
from squash.escaping import json_text
from squash.prisma.replay import Failure, Replay, ReplayedAs, Setting, apart, in_either, in_shadow, keeping_on
from squash.prisma.replay import replay as replay_history
from squash.project import Project


@click.command(cls=Command)
@MIGRATIONS
@click.option("--keep-going", is_flag=True, help="Pass over migrations that fail, and list them all.")
@click.option("--no-git", is_flag=True, help="Do not ask git for earlier versions of what is missing.")
@history_options
@scratch_options
@output_options
def replay(
    migrations: Path,
    keep_going: bool,
    no_git: bool,
    ref: str | None,
    execution: str,
    schema: str,
    scratch: str | None,
    postgres: str | None,
    form: str,
    verbose: bool,
    quiet: bool,
) -> int:
    """Replay MIGRATIONS on an empty scratch database, as Prisma does.

    Where a migration fails: its line, the statement, what the server said, and why, in terms of the history.
    """
    quiet = quiet or form == "json"
    project = Project(migrations, schema, script_limit())
    history = load_history(project, ref)
    mode, why = choose_execution(execution, project)
    git_knows(project, no_git=no_git, quiet=quiet)
    scripts = (migration.script for migration in history.migrations)
    with scratch_server(Scratch(scratch, postgres), project, scripts, quiet=quiet) as server:
        say(f"{'whole scripts' if mode == 'batch' else 'statement by statement'} {aside(f'({why})')}", quiet=quiet)

        def attempt(surroundings: ReplayedAs, failed: Callable[[ReplayError], None] | None = None) -> Replay:
            with (
                apart(server, history).database("replay") as database,
                database.connect(schema) as connection,
                watching(len(history.migrations), verbose=verbose, quiet=quiet) as watcher,
            ):
                return replay_history(
                    connection,
                    history,
                    execution=mode,
                    surroundings=surroundings,
                    progress=watcher.migration,
                    finished=watcher.applied,
                    failed=failed,
                    elsewhere=elsewhere(project, no_git=no_git),
                )

        if keep_going:
            done, failures, setting = keeping_on(history, attempt)
        else:
            done, setting = in_either(history, attempt)
            failures = []
        if setting.surroundings == "deploy" and not failures:
            setting = Setting("deploy", in_shadow(history, attempt))
    for failure in failures if form != "json" else ():
        click.echo(f"{click.style('error', fg='red', bold=True)}: {failure.message}", err=True)
        if isinstance(failure.failure, Failure):
            show_failure(failure.failure)
    if form == "json":
        migrations_done = [
            {"name": applied.name, "seconds": round(applied.seconds, 4), "statements": applied.statements}
            for applied in done.applied
        ]
        told = {
            "replays": not failures,
            "migrations": migrations_done,
            "seconds": round(done.seconds, 3),
            "surroundings": {"replayed": setting.surroundings, "note": setting.note},
        }
        failed = [asdict(failure.failure) for failure in failures if isinstance(failure.failure, Failure)]
        click.echo(json_text(told | {"failures": failed} if keep_going else told))
    elif failures:
        _show_failures(failures, len(history.migrations))
    elif not quiet:
        if setting.note:
            click.echo(f"! {setting.note}")
        count = len(done.applied)
        mark = click.style("✓", fg="green")
        click.echo(f"{mark} {count} migration{'' if count == 1 else 's'} replayed in {done.seconds:.2f} s")
    return ERROR if failures else OK


def _show_failures(failures: Sequence[ReplayError], count: int) -> None:
    click.echo(f"{len(failures)} of {count} migrations failed, the others were replayed", err=True)
    for hint in dict.fromkeys(failure.hint for failure in failures if failure.hint):
        click.echo(f"{click.style('hint', fg='cyan', bold=True)}: {hint}", err=True)
