"""`squash run`: the main job."""

from __future__ import annotations

import os
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from squash.cli import DIFFERENT
from squash.cli.arguments import Command
from squash.cli.journal import lasting
from squash.cli.options import (
    MIGRATIONS,
    Scratch,
    choose_execution,
    elsewhere,
    further_servers,
    git_knows,
    history_options,
    load_history,
    output_options,
    plain,
    scratch_options,
    scratch_server,
    script_limit,
)
from squash.cli.terminal import aside, say, show_checks, warn, watching
from squash.data import LIMIT, DataChoice
from squash.errors import NoRepositoryError, OutputError
from squash.escaping import json_text, visible
from squash.files import real_path
from squash.output.manifest import MIGRATIONS as OUT_MIGRATIONS
from squash.output.manifest import earlier_run, migration_files, output_files, purposes
from squash.output.report import counted, proof_json, told_of_roles
from squash.postgres.schema import RoleChoice
from squash.postgres.server import Server
from squash.prisma.history import SCRIPT, History
from squash.prisma.provenance import Past, Provenance, read_past, uncommitted
from squash.project import Project
from squash.run import Request, Rollout, Squash, prove_on, squash
from squash.tree import check_destination, check_replaceable, recover, replace_migrations, write_tree

if TYPE_CHECKING:
    from squash.repair import RepairTarget


@click.command(cls=Command)
@MIGRATIONS
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("squash-out"), show_default=True, help="Where to write."
)
@click.option("--in-place", is_flag=True, help="Also replace the migrations directory itself by the result.")
@click.option("--through", callback=plain, metavar="NAME", help="Squash up to this migration and keep the later ones.")
@click.option(
    "--name", callback=plain, metavar="NAME", help="The baseline's folder [default: <timestamp of the last>_baseline]."
)
@click.option(
    "--self-reconcile", is_flag=True, help="The baseline, when it is deployed, reconciles the ledger by itself."
)
@click.option("--adopt-name", is_flag=True, help="The baseline takes the last squashed migration's name.")
@click.option(
    "--data",
    type=click.Choice(["include", "refuse", "omit"]),
    default="include",
    show_default=True,
    help="What to do with rows that the history leaves in tables.",
)
@click.option("--data-table", multiple=True, metavar="GLOB", help="Carry rows of these tables only.")
@click.option("--no-data-table", multiple=True, metavar="GLOB", help="Leave out rows of these tables.")
@click.option(
    "--data-limit",
    type=click.IntRange(min=0),
    default=LIMIT,
    show_default=True,
    help="Carry no more rows of a table than this unasked.",
)
@click.option(
    "--data-freeze",
    multiple=True,
    metavar="TABLE.COLUMN",
    help="Carry the values of this replay, though each replay gives others.",
)
@click.option(
    "--roles",
    type=click.Choice(["write", "require", "omit"]),
    default="write",
    show_default=True,
    help="What the baseline does about roles that the history makes: make those that are missing, stop and name them,"
    " or leave them to others. It never holds a password.",
)
@click.option("--user-mappings", is_flag=True, help="Write user mappings; their options may hold passwords.")
@click.option("--repair", "repairs", is_flag=True, help="Squash what `squash repair` would make of the history.")
@click.option(
    "--target", metavar="SOURCE", help="With --repair: what the history is to give [default: its schema.prisma]."
)
@click.option(
    "--from",
    "source",
    metavar="URL|PRISMA",
    help="Take the schema from a database or a schema.prisma; the migrations are not replayed.",
)
@click.option("--no-git", is_flag=True, help="Accept only the present scripts' checksums, not those of git's history.")
@history_options
@scratch_options
@output_options
def run(
    migrations: Path,
    out: Path,
    in_place: bool,
    through: str | None,
    name: str | None,
    self_reconcile: bool,
    adopt_name: bool,
    data: Literal["include", "refuse", "omit"],
    data_table: tuple[str, ...],
    no_data_table: tuple[str, ...],
    data_limit: int,
    data_freeze: tuple[str, ...],
    roles: RoleChoice,
    user_mappings: bool,
    repairs: bool,
    target: str | None,
    source: str | None,
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
    """Replay MIGRATIONS, write one baseline for them and prove that it is the same.

    Writes into --out, and only when the proof holds: migrations/, reconcile.sql and rollback.sql for the
    ledger of existing databases, RUNBOOK.md, proof.json, report.md.
    """
    quiet = quiet or form == "json"
    if in_place and no_git:
        raise click.UsageError("--in-place replaces only scripts that git holds: leave out --no-git")
    rollout = _rollout(name, self_reconcile=self_reconcile, adopt_name=adopt_name)
    _check_origin(repairs=repairs, target=target, source=source, through=through)
    if in_place:
        recover(migrations)
    project = Project(migrations, schema, script_limit())
    history = load_history(project, ref)
    _check_out(out, migrations)
    mode, why = choose_execution(execution, project)
    git_knows(project, no_git=no_git, quiet=quiet)
    if in_place:
        _check_in_place(project, ref)
    directory = Path(os.path.relpath(real_path(migrations), real_path(out))).as_posix()
    wanted = _wanted(project, source or target, repairs=repairs) if repairs or source else None
    scripts = [m.script for h in (history, *([wanted.history] if wanted else ())) for m in h.migrations]
    with (
        ThreadPoolExecutor(max_workers=1) as threads,
        scratch_server(Scratch(scratch, postgres), project, scripts, dropping=False, quiet=quiet) as opened,
    ):
        past = threads.submit(_past, project, ref or "HEAD", no_git=no_git)
        request = Request(
            history,
            lambda: past.result().known,
            schema,
            mode,
            through,
            name,
            data=DataChoice(data, data_table, no_data_table, data_limit, data_freeze),
            user_mappings=user_mappings,
            roles=roles,
            rollout=rollout,
            elsewhere=elsewhere(project, no_git=no_git),
        )
        say(f"{'whole scripts' if mode == 'batch' else 'statement by statement'} {aside(f'({why})')}", quiet=quiet)
        if wanted is not None:
            request = _from_elsewhere(request, wanted, opened, repairs=repairs)
        server = _server_for(wanted, opened)
        with watching(_count(history, through), verbose=verbose, quiet=quiet) as watcher:
            result = replace(squash(request, server, watcher), provenance=past.result().provenance)
        for other in further_servers(Scratch(scratch, postgres), project) if result.proof.holds else ():
            result = _proven_on(other, wanted, request, result, project, scripts, quiet=quiet)
        if words := past.result().provenance.warning:
            warn(words)
        files = output_files(result, server, directory, project.prisma) if result.proof.holds else {}
        if files:
            with lasting(f"wrote {out}"):
                write_tree(out, files, earlier_run())
        if result.proof.holds and in_place:
            with lasting(f"replaced {migrations}"):
                replace_migrations(migrations, migration_files(result))
        if form == "json":
            click.echo(json_text(proof_json(result, server, directory)))
        else:
            _show(result, out, files, quiet=quiet)
    return 0 if result.proof.holds else DIFFERENT


def _proven_on(
    scratch: Scratch,
    wanted: RepairTarget | None,
    request: Request,
    result: Squash,
    project: Project,
    scripts: list[str],
    *,
    quiet: bool,
) -> Squash:
    """Prove the result on another major version of production, too, unless its schema is that of one server."""
    if request.source is not None:
        warn(f"--from takes the schema of one version: the baseline is not proven on PostgreSQL {scratch.postgres}")
        return result
    with scratch_server(scratch, project, scripts, dropping=False) as server:
        return prove_on(request, result, _server_for(wanted, server))


def _check_origin(*, repairs: bool, target: str | None, source: str | None, through: str | None) -> None:
    if target is not None and not repairs:
        raise click.UsageError("--target says what --repair is to reach")
    if source is not None and repairs:
        raise click.UsageError("--from replays nothing: there is nothing to --repair")
    if through is not None and (source is not None or repairs):
        raise click.UsageError("a target is what the whole history gives: leave out --through")


def _wanted(project: Project, source: str | None, *, repairs: bool) -> RepairTarget:
    from squash.cli.origin import find_wanted  # loads what reads datamodels, which few runs need

    return find_wanted(project, source, repairs=repairs)


def _from_elsewhere(request: Request, wanted: RepairTarget, server: Server, *, repairs: bool) -> Request:
    from squash.cli.origin import with_repairs, with_source

    if repairs:
        return with_repairs(request, wanted, _server_for(wanted, server))
    return with_source(request, wanted, server)


def _server_for(wanted: RepairTarget | None, server: Server) -> Server:
    if wanted is None:
        return server
    from squash.repair import server_for

    return server_for(wanted, server)


def _rollout(name: str | None, *, self_reconcile: bool, adopt_name: bool) -> Rollout:
    if adopt_name and name is not None:
        raise click.UsageError("--adopt-name is the baseline's name: leave --name out")
    if adopt_name and self_reconcile:
        raise click.UsageError("with --adopt-name no existing database runs the baseline: it cannot --self-reconcile")
    return "adopt-name" if adopt_name else "self-reconcile" if self_reconcile else "script"


def _past(project: Project, revision: str, *, no_git: bool) -> Past:
    """Ask git for every version of every script: to be called in a thread of its own, as it takes time."""
    return Past((), Provenance(None, "--no-git")) if no_git else read_past(project.tracked, revision)


def _check_out(out: Path, migrations: Path) -> None:
    """Refuse, before anything takes time, a place that cannot be written to in the end."""
    place, source = real_path(out), real_path(migrations)
    hint = "choose another directory with --out"
    if place.is_relative_to(source):
        where = "is" if place == source else "lies in"
        raise OutputError(f"--out {out} {where} the migrations directory", hint=f"{hint}; --in-place replaces that one")
    if source.is_relative_to(place):
        raise OutputError(f"--out {out} holds the migrations directory, and would be replaced", hint=hint)
    if Path.cwd().is_relative_to(place):
        raise OutputError(f"--out {out} is the working directory, or above it, and would be replaced", hint=hint)
    check_destination(out, earlier_run())


def _check_in_place(project: Project, ref: str | None) -> None:
    """Refuse to replace scripts that nothing else holds."""
    if ref is not None:
        raise click.UsageError("--in-place replaces the scripts on disk, and --ref reads others")
    try:
        lost = uncommitted(project.tracked)
    except NoRepositoryError as error:
        raise OutputError(
            f"{error.message}, and --in-place would lose its scripts",
            hint="leave out --in-place, and replace the directory by what --out holds",
        ) from error
    if lost:
        raise OutputError(f"git does not hold {lost[0]}, which --in-place would replace", hint="commit it first")
    check_replaceable(project.directory)


def _count(history: History, through: str | None) -> int:
    names = [migration.name for migration in history.migrations]
    return names.index(through) + 1 if through in names else len(names)


def _show(result: Squash, out: Path, files: Collection[str], *, quiet: bool) -> None:
    if result.proof.holds and quiet:
        return
    count = len(result.squashed)
    seconds = result.seconds
    replaced = f"{count} migration{'' if count == 1 else 's'}, {result.statements} statements"
    count = len(result.schema.objects)
    built = f"{click.style(result.baseline.name, bold=True)}, {count} object{'' if count == 1 else 's'}"
    lines = ["", f"{replaced} → {built}", *show_checks(result.proof.checks)]
    carried = [rows for rows in result.carried.rows if not rows.view]
    if carried:
        count = sum(map(result.carried.count, carried))
        lines.insert(2, f"rows: {count:,} in {len(carried)} table{'' if len(carried) == 1 else 's'}{_volatile(result)}")
    if result.preludes:
        lines.insert(2, f"given: {counted(result.given, result.given_roles)}")
    lines += [f'  ! rows left out: "{rows.schema}"."{rows.table}" ({rows.count:,})' for rows in result.carried.omitted]
    if result.source is not None:
        failing = len(result.source.failing)
        told = f"no migration was replayed, {failing} do not replay"
        lines.append(f"  ! the schema is that of {result.source.label}; {told}")
    if result.mended:
        lines.append(f"  ! the history was repaired by {len(result.mended)} edits, which report.md lists")
    lines += [f"  ! {visible(line)}" for line in told_of_roles(result)]
    if result.setting.note:
        lines.append(f"  ! {result.setting.note}")
    lines += [f"  ! outside the baseline: {what}" for what in result.outside]
    lines += [
        f"  ! not the real extension, but a {substitute.kind}: {substitute.name}" for substitute in result.substitutes
    ]
    if result.proof.unread:
        lines.append(f"  ! not compared, as the role may not read it: {', '.join(result.proof.unread)}")
    times = ", ".join(f"{phase} {seconds[phase]:.2f}" for phase in ("replay", "read", "baseline", "proof"))
    if result.proof.holds:
        lines.append(
            f"{click.style('proven', fg='green', bold=True)} in {seconds['total']:.2f} s {aside(f'({times})')}"
        )
        lines += ["", *_written(result, out, files)]
    else:
        lines.append(f"{click.style('not proven', fg='red', bold=True)}: nothing was written")
    click.echo("\n".join(lines))


def _volatile(result: Squash) -> str:
    columns = [f'"{column.table}"."{column.column}"' for column in result.carried.volatile]
    more = f" and {len(columns) - 3} more" if len(columns) > 3 else ""
    return aside(f" (each install makes its own {', '.join(columns[:3])}{more})") if columns else ""


def _written(result: Squash, out: Path, files: Collection[str]) -> list[str]:
    """Return the lines about what was written: where the baseline is, and what the other files are for."""
    shown = purposes()
    width = max(map(len, shown))
    return [
        f"  {out / OUT_MIGRATIONS / result.baseline.name / SCRIPT}",
        *(
            f"  {out / path}{' ' * (width - len(path))}  {aside(purpose)}"
            for path, purpose in shown.items()
            if path in files
        ),
    ]
