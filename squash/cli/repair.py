"""`squash repair`: mend a history that does not replay."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from squash.cli import DIFFERENT, OK
from squash.cli.arguments import Command
from squash.cli.journal import lasting
from squash.cli.options import (
    MIGRATIONS,
    Scratch,
    choose_execution,
    history_options,
    load_history,
    output_options,
    scratch_options,
    scratch_server,
    script_limit,
)
from squash.cli.sink import write_patch
from squash.cli.terminal import say
from squash.errors import NoRepositoryError, OutputError
from squash.escaping import json_text, visible
from squash.prisma.history import SCRIPT
from squash.prisma.provenance import uncommitted
from squash.project import Project
from squash.repair import Repair, RepairTarget, build_target, check_history, find_target, patch, server_for
from squash.repair import repair as repair_history
from squash.tree import check_replaceable, recover, replace_files


@click.command(cls=Command)
@MIGRATIONS
@click.option(
    "--target",
    required=True,
    metavar="SOURCE",
    help="What the history is to give: a database URL, a schema.prisma, a git revision, a .sql file.",
)
@click.option("--write", is_flag=True, help="Edit the scripts; else the patch is only shown.")
@click.option("--no-git", is_flag=True, help="With --write: edit scripts that git may not hold as they are.")
@history_options
@scratch_options
@output_options
def repair(
    migrations: Path,
    target: str,
    write: bool,
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
    """Propose the smallest edits under which MIGRATIONS replay, and build what the target holds.

    The patch goes to standard output, the list of edits and reasons to standard error. A git revision stands for the
    history as it is there. Deploys hold the checksums of the scripts before the edits: git knows those.
    """
    quiet = quiet or form == "json"
    if write and ref is not None:
        raise click.UsageError("--write edits the scripts on disk, and --ref reads others")
    project = Project(migrations, schema, script_limit())
    if write and not no_git:
        _uncommitted(project)  # git cannot be asked? better told before the work than after it
    if write:
        recover(migrations)
    history = load_history(project, ref)
    if write:
        check_replaceable(migrations)
    mode, _ = choose_execution(execution, project)
    wanted = find_target(target, project, limit=script_limit())
    scripts = (migration.script for migration in chain(history.migrations, wanted.history.migrations))
    with scratch_server(Scratch(scratch, postgres), project, scripts, quiet=quiet) as opened:
        server = server_for(wanted, opened)
        check_history(wanted, server, schema, mode, history)
        with build_target(wanted, server, schema, mode, history) as built:
            repaired = repair_history(history, built, server, execution=mode)
    directory = migrations.as_posix().strip("/")
    if write and repaired.edits:
        _write(project, repaired, no_git=no_git)
    if form == "json":
        click.echo(json_text(repair_json(repaired, wanted, directory)))
    else:
        write_patch(patch(repaired.history, repaired.repaired, directory))
        show_repair(repaired, wanted, quiet=quiet)
    return OK if repaired.holds else DIFFERENT


def _write(project: Project, repaired: Repair, *, no_git: bool) -> None:
    """Edit the scripts on disk, where git holds what was there: deploys hold those checksums."""
    scripts = {
        new.name: new.script
        for old, new in zip(repaired.history.migrations, repaired.repaired.migrations, strict=True)
        if old.script != new.script
    }
    changed = () if no_git else _uncommitted(project)
    lost = [path for path in changed if any(f"{name}/{SCRIPT}" in path for name in scripts)]
    if lost:
        raise OutputError(f"git does not hold {lost[0]} as it is, which --write would edit", hint="commit it first")
    with lasting(f"edited {len(scripts)} script{'' if len(scripts) == 1 else 's'} in {project.directory}"):
        replace_files(project.directory, {f"{name}/{SCRIPT}": script for name, script in scripts.items()})


def _uncommitted(project: Project) -> tuple[str, ...]:
    try:
        return uncommitted(project.tracked)
    except NoRepositoryError as error:
        raise OutputError(
            f"{error.message}, and the scripts that deploys have run would be lost",
            hint="leave out --write and apply the patch yourself; or --no-git, if they are kept elsewhere",
        ) from error


def show_repair(repaired: Repair, target: RepairTarget, *, quiet: bool) -> None:
    """Print on stderr what was edited and why, what is left, and what was compared."""
    for edit in repaired.edits:
        name = repaired.history.migrations[edit.place[0]].name
        for change in edit.changes:
            what, why = visible(change.what), visible(change.why)
            say(f"{click.style(name, bold=True)}  {change.action}  {what}\n    {why}", quiet=quiet)
    for line in repaired.order:
        say(f"  ! column order: {line} has its columns in another order than the target", quiet=quiet)
    for what in target.not_compared:
        say(f"  ! not compared: {what}", quiet=quiet)
    for line in repaired.left:
        say(f"  {click.style('✗', fg='red')} left: {line}")
    count = len(repaired.edits)
    edits = f"{count} edit{'' if count == 1 else 's'}"
    of = "catalog rows" if repaired.by_catalog else "objects"
    if repaired.holds and not repaired.edits:
        say(
            f"nothing to repair: the history replays and gives {target.label} ({repaired.compared:,} {of})", quiet=quiet
        )
    elif repaired.holds:
        mark = click.style("✓", fg="green")
        say(f"{mark} {edits}: the history replays and gives {target.label} ({repaired.compared:,} {of})", quiet=quiet)
    else:
        say(f"{click.style('not repaired', fg='red', bold=True)}: {edits} help, {len(repaired.left)} problems are left")


def repair_json(repaired: Repair, target: RepairTarget, directory: str) -> dict[str, object]:
    """Return what `--format json` prints of a repair."""
    return {
        "repaired": repaired.holds,
        "target": target.label,
        "edits": [
            {
                "migration": repaired.history.migrations[edit.place[0]].name,
                "line": repaired.history.migrations[edit.place[0]].script.count("\n", 0, edit.place[1]) + 1,
                "changes": [
                    {"action": change.action, "what": change.what, "why": change.why} for change in edit.changes
                ],
                "text": edit.text,
            }
            for edit in repaired.edits
        ],
        "left": list(repaired.left),
        "column_order": list(repaired.order),
        "not_compared": list(target.not_compared),
        "compared": repaired.compared,
        "patch": patch(repaired.history, repaired.repaired, directory),
    }
