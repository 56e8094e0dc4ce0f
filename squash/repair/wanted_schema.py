"""What a repaired history is to give: the schema of a database, of an SQL file, of another revision, of a datamodel."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import psycopg

from squash.baseline import guest_of, refuse, write_schema
from squash.compare import Declared, is_url, parse_source, read_deploy
from squash.deploys.read_access import Deploy
from squash.errors import NoRepositoryError, NoRevisionError, ReplayError, ServerError, SquashError
from squash.files import SCRIPT_LIMIT
from squash.postgres.schema import Schema, read_schema
from squash.postgres.server import Database, Server, execute_script
from squash.prisma.datamodel import Datamodel, render
from squash.prisma.drift import generated_columns, prerequisites
from squash.prisma.history import History, Migration
from squash.prisma.ledger import LEDGER
from squash.prisma.provenance import read_history_at
from squash.prisma.replay import Execution, Failure, ReplayedAs, apart, in_either, keeping_on, replay
from squash.prisma.replay.diagnosis import extension_of
from squash.project import Project
from squash.repair.definitions import name_of, names_in
from squash.run import SchemaSource
from squash.surroundings import given_in

Kind = Literal["database", "file", "history", "datamodel"]


@dataclass(frozen=True, slots=True)
class RepairTarget:
    """Scripts that build what a history is to give, and where they come from, in words.

    `not_compared` names what the source holds and the scripts do not.
    """

    label: str
    kind: Kind
    history: History
    not_compared: tuple[str, ...] = ()
    datamodel: Datamodel | None = None
    held: Schema | None = None
    """What was read from a database; None for scripts."""


@dataclass(frozen=True, slots=True)
class Built:
    """A target that stands in a scratch database: its schema, read without how far sequences have counted."""

    target: RepairTarget
    database: Database
    schema: Schema


def find_target(text: str, project: Project, *, limit: int = SCRIPT_LIMIT) -> RepairTarget:
    """Return what the command line names: a database URL, a datamodel, a `.sql` file, a migrations directory, or a git
    revision.

    A revision stands for the history of the project as it was then. `limit` is the most bytes of a script. Raises
    SquashError for what is none of these, ServerError for a database that cannot be read, HistoryError and
    DatamodelError as their rooms do.
    """
    if is_url(text) or os.path.lexists(text):
        source = parse_source(text, project.schema, limit=limit)
        if isinstance(source, Deploy):
            directory = project.directory
            names = [folder.name for folder in directory.iterdir()] if directory.is_dir() else []
            return _of_database(source, names)
        if isinstance(source, Declared):
            script = _single(source.label, source.script)
            return RepairTarget(source.label, "datamodel", script, datamodel=source.datamodel)
        return RepairTarget(source.label, "file" if source.path.is_file() else "history", source.history)
    if Path(text).suffix in (".prisma", ".sql"):
        raise SquashError(f"there is no file {text}")
    return _of_revision(text, project)


def _of_database(source: Deploy, names: Sequence[str]) -> RepairTarget:
    name, schema = read_deploy(source, whole=False, names=names)
    script = _single("database", write_schema(schema))
    return RepairTarget(f"the database {name}", "database", script, schema.unsupported, held=schema)


def _of_revision(revision: str, project: Project) -> RepairTarget:
    try:
        history = read_history_at(project.tracked, revision)
    except (NoRepositoryError, NoRevisionError) as error:
        raise SquashError(
            f"{revision} is neither a database URL, a file or directory, nor a git revision: {error.message}",
            hint="give a URL, a schema.prisma, a .sql file, another migrations directory, or a revision such as main",
        ) from error
    return RepairTarget(f"the history at {revision}", "history", history)


def _single(name: str, script: str) -> History:
    return History((Migration(name, script),), "postgresql", None)


@contextmanager
def build_target(
    target: RepairTarget, server: Server, schema: str, execution: Execution, history: History | None = None
) -> Iterator[Built]:
    """Build a target in a scratch database, which is there while the block runs.

    A datamodel may name functions and extensions that it cannot create: those come from as much of `history` as
    replays. Raises ReplayError, with the target's label, when its scripts do not run.
    """
    mode: Execution = execution if target.kind == "history" else "batch"
    scripts = target.history
    if target.datamodel is not None and history is not None:
        replayed, _ = _replayed(server, schema, history, execution)
        scripts = _single(target.label, _declared(target.datamodel, replayed, server, schema))

    def attempt(surroundings: ReplayedAs) -> tuple[Built, ExitStack]:
        with ExitStack() as stack:
            database = stack.enter_context(apart(server, scripts).database("target"))
            with database.connect(schema) as connection:
                replay(connection, scripts, execution=mode, surroundings=surroundings)
                held = _read(connection, server, schema)
            return Built(target, database, held), stack.pop_all()

    try:
        (built, stack), _ = in_either(scripts, attempt)
    except ReplayError as error:
        denied = isinstance(error.failure, Failure) and error.failure.sqlstate == "42501"
        raise ReplayError(
            f"the target, {target.label}, cannot be built: {error.message}",
            failure=error.failure,
            hint=_DENIED
            if denied and target.held
            else error.hint or "give a database URL, a schema.prisma, or a revision that replays",
        ) from error
    with stack:
        yield built


def server_for(target: RepairTarget, server: Server) -> Server:
    """Return the server on which whatever comes from a target runs: without superuser, where it was visited.

    Roles that the visited database grants something to are made there. Raises ServerError.
    """
    if target.held is None or not server.is_ours:
        return server
    guests = server.for_guest(guest_of(target.held))
    script = "\n".join(migration.script for migration in target.history.migrations)
    for _ in range(_MOST_ROLES):
        role = _lacking_role(script, guests, target.held.name)
        if role is None:
            break
        guests.ensure_role(role)
    return guests


def _lacking_role(script: str, server: Server, schema: str) -> str | None:
    """Return a role that a script names and the server lacks; None where it runs, or fails for another reason."""
    with server.database("roles") as database, database.connect(schema) as connection:
        try:
            execute_script(connection, script)
        except psycopg.errors.UndefinedObject as error:
            lacking = _LACKING_ROLE.fullmatch(error.diag.message_primary or "")
            return lacking[1] if lacking else None
        except psycopg.Error:
            return None
        return None


_MOST_ROLES = 50
_LACKING_ROLE = re.compile(r'role "(.+)" does not exist', re.DOTALL)


def check_history(target: RepairTarget, server: Server, schema: str, execution: Execution, history: History) -> None:
    """Raise ServerError where the history needs a superuser, which what was visited must not have beside it."""
    if target.held is None or not server.is_ours:
        return
    refused: list[str] = []

    def note(error: ReplayError) -> None:
        if isinstance(error.failure, Failure) and error.failure.sqlstate == "42501":
            refused.append(f"{error.failure.migration}: {error.failure.message}")

    with server.database("unprivileged") as database, database.connect(schema) as connection, suppress(ReplayError):
        replay(connection, history, execution=execution, failed=note)
    if refused:
        raise ServerError(
            f"the history needs a superuser, and beside a visited database nothing runs as one: {refused[0]}",
            hint="give a schema.prisma or a revision as the target, or a --scratch URL of your own",
        )


_DENIED = "what a visited database holds is built without superuser (squash explain trust): leave that object out there"


def _read(connection: psycopg.Connection[Any], server: Server, schema: str) -> Schema:
    given = given_in(server, schema, sequence_values=False)
    return read_schema(connection, schema, ledger=LEDGER, sequence_values=False, given=given)


def _replayed(
    server: Server, schema: str, history: History, execution: Execution
) -> tuple[Schema | None, tuple[str, ...]]:
    """Replay a history, failing scripts passed over; give what it builds, and the names of the migrations that fail."""

    def attempt(surroundings: ReplayedAs, failed: Callable[[ReplayError], None]) -> Schema | None:
        with apart(server, history).database("replayed") as database, database.connect(schema) as connection:
            try:
                replay(connection, history, execution=execution, surroundings=surroundings, failed=failed)
            except ReplayError as error:  # it cannot be gone on with
                failed(error)
                return None
            return _read(connection, server, schema)

    replayed, failures, _ = keeping_on(history, attempt)
    names = (error.failure.migration if isinstance(error.failure, Failure) else error.message for error in failures)
    return replayed, tuple(names)


def _declared(datamodel: Datamodel, replayed: Schema | None, server: Server, schema: str) -> str:
    """Return the DDL of a datamodel, after what it refers to of a database and cannot create.

    That is what the DDL names; all that it could refer to where that does not do.
    """
    if replayed is None:
        return render(datamodel, schema)
    script = render(generated_columns(datamodel, replayed), schema)
    possible = tuple(item for item in prerequisites(replayed, datamodel) if item.kind in _NEEDED)
    names = names_in(script)
    wanted = names | {extension for name in names if (extension := extension_of(name))}
    named = {item.identity: item for item in possible if name_of(item) in wanted}
    for item in reversed(possible):
        if any(item.identity in other.depends_on for other in named.values()):
            named[item.identity] = item
    sorted_ = tuple(item for item in possible if item.identity in named)
    first, second = (f"{write_schema(replace(replayed, objects=items))}\n{script}" for items in (sorted_, possible))
    return first if _runs(first, server, schema) else second


def _runs(script: str, server: Server, schema: str) -> bool:
    with server.database("tried") as database, database.connect(schema) as connection:
        try:
            execute_script(connection, script)
        except psycopg.Error:
            return False
        return True


_NEEDED = ("schema", "extension", "function", "sequence", "domain", "composite type")
"""What a datamodel's defaults and types may name, that no datamodel creates."""


def read_source(
    target: RepairTarget, server: Server, schema: str, execution: Execution, history: History
) -> SchemaSource:
    """Return a target as the source of a baseline, and try which migrations of the history replay.

    Raises SchemaError for a database that holds what a baseline cannot, ServerError for one of another major version
    than the scratch server's.
    """
    held = target.held
    if held is not None and held.server_version // 10000 != server.version // 10000:
        major = held.server_version // 10000
        raise ServerError(
            f"{target.label} runs PostgreSQL {major}, the scratch server {server.version // 10000}",
            hint=f"a baseline can be proven against it on the same version only: --postgres {major}",
        )
    if held is not None:
        refuse(replace(held, owned_by_others=()))
    replayed, failing = _replayed(server, schema, history, execution)
    script = "\n".join(migration.script for migration in target.history.migrations)
    if target.datamodel is not None:
        script = _declared(target.datamodel, replayed, server, schema)
    return SchemaSource(target.label, script, held, failing)
