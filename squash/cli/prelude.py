"""`squash prelude`: what a history needs of its database and does not make, read from one that has it."""

from __future__ import annotations

from pathlib import Path

import click

from squash.cli import DIFFERENT, OK
from squash.cli.arguments import Command
from squash.cli.journal import lasting
from squash.cli.options import (
    MIGRATIONS,
    Scratch,
    choose_execution,
    environment,
    history_options,
    load_history,
    scratch_options,
    scratch_server,
    script_limit,
)
from squash.cli.sink import write_patch
from squash.cli.terminal import say
from squash.deploys import parse_deploy
from squash.errors import may_hold_password
from squash.escaping import shell_path, visible
from squash.prelude import MARK, Written, write_prelude
from squash.project import Project
from squash.tree import check_file, write_file


@click.command(cls=Command)
@MIGRATIONS
@click.option(
    "--from",
    "source",
    metavar="URL",
    help="Read this database, on which the history runs or has run [env: DATABASE_URL].",
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write FILE, or replace one of an earlier run."
)
@click.option("-q", "--quiet", is_flag=True, help="Show errors only.")
@history_options
@scratch_options
def prelude(
    migrations: Path,
    source: str | None,
    out: Path | None,
    quiet: bool,
    ref: str | None,
    execution: str,
    schema: str,
    scratch: str | None,
    postgres: str | None,
) -> int:
    """Write what MIGRATIONS need of a database and do not make: roles, schemas, tables, functions of a platform.

    The database is only read. The definitions are the least with which the history replays on a scratch server; they go
    to standard output, or into FILE. Read them: they are SQL of that database. Exit code 3 where it lacks something,
    too.
    """
    url = source or environment().get("DATABASE_URL")
    if not url:
        raise click.UsageError("no database: give --from URL, or set DATABASE_URL")
    if out is not None and may_hold_password(str(out)):
        raise click.UsageError("--out takes a file, not a database URL")
    if out is not None:
        check_file(out, mark=MARK)
    deploy = parse_deploy(url, schema)
    project = Project(migrations, deploy.schema, script_limit())
    history = load_history(project, ref)
    mode, _ = choose_execution(execution, project)
    scripts = (migration.script for migration in history.migrations)
    with scratch_server(Scratch(scratch, postgres), project, scripts, quiet=quiet) as server:
        written = write_prelude(history, deploy, server, schema=deploy.schema, execution=mode)
    if written.lacking:
        _show_lacking(written)
        return DIFFERENT
    if not written.count:
        say("nothing: the history replays on an empty database, and names nothing else that this one has", quiet=quiet)
        return OK
    if out is not None:
        with lasting(f"wrote {out}"):
            write_file(out, written.script, mark=MARK)
    else:
        write_patch(written.script)
    for note in written.notes:
        say(f"  ! {visible(note)}", quiet=quiet)
    count = f"{written.count} definition{'' if written.count == 1 else 's'}"
    say(f"{click.style('✓', fg='green')} with {count} from {deploy.label} the history replays", quiet=quiet)
    say(f"next: squash run {shell_path(migrations)} --prelude {shell_path(out or 'prelude.sql')}", quiet=quiet)
    return OK


def _show_lacking(written: Written) -> None:
    """Print on stderr what is nowhere to be found."""
    for lacking in written.lacking:
        place = f"{lacking.migration}, line {lacking.line}" if lacking.line else lacking.migration
        say(f"{click.style('✗', fg='red')} {visible(lacking.what)}: {visible(place)} needs it")
    say(f"{click.style('error', fg='red', bold=True)}: the history does not make this, and the database has it neither")
    words = "give the database on which the history has run, or add this to a file for --prelude by hand"
    say(f"{click.style('hint', fg='cyan', bold=True)}: {words}")
