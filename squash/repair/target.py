"""What a repaired history is to give: the schema of a database, of an SQL file, of another revision, of a datamodel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import psycopg

from squash.baseline import write_schema
from squash.compare import Declared, Deploy, parse_source, schema_of
from squash.datamodel import Datamodel
from squash.drift import prerequisites
from squash.errors import ProvenanceError, ReplayError, SquashError
from squash.history import History, Migration
from squash.replay import Execution, replay
from squash.schema import Schema, read_schema
from squash.server import Database, Server, execute_script

Kind = Literal["database", "file", "history", "datamodel"]


@dataclass(frozen=True, slots=True)
class Target:
    """Scripts that build what a history is to give, and where they come from, in words.

    `not_compared` names what the source holds and the scripts do not.
    """

    label: str
    kind: Kind
    history: History
    not_compared: tuple[str, ...] = ()
    datamodel: Datamodel | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """A target that stands in a scratch database: its schema, read without how far sequences have counted."""

    target: Target
    database: Database
    schema: Schema


def find_target(text: str, migrations: Path, schema: str) -> Target:
    """Give what the command line names: a database URL, a datamodel, a `.sql` file, a migrations directory, or a git
    revision.

    A revision stands for the history in `migrations` as it was then. Raises SquashError for what is none of these,
    ServerError for a database that cannot be read, HistoryError and DatamodelError as their rooms do.
    """
    if "://" in text or Path(text).exists():
        source = parse_source(text, schema)
        if isinstance(source, Deploy):
            return _of_database(source)
        if isinstance(source, Declared):
            script = _single(source.label, source.script)
            return Target(source.label, "datamodel", script, datamodel=source.datamodel)
        return Target(source.label, "file" if source.path.is_file() else "history", source.history)
    return _of_revision(text, migrations)


def _of_database(source: Deploy) -> Target:
    with schema_of(source, None, whole=False) as (_, schema):
        script = write_schema(schema)
    return Target(source.label, "database", _single("database", script), schema.unsupported)


def _of_revision(revision: str, migrations: Path) -> Target:
    from squash.provenance import read_history_at

    try:
        history = read_history_at(migrations, revision)
    except ProvenanceError as error:
        raise SquashError(
            f"{revision} is neither a database URL, a file or directory, nor a git revision: {error.message}",
            hint="--target takes a URL, a .sql file, another migrations directory, or a revision such as main",
        ) from error
    return Target(f"the history at {revision}", "history", history)


def _single(name: str, script: str) -> History:
    return History((Migration(name, script),), "postgresql", None)


@contextmanager
def build_target(
    target: Target, server: Server, schema: str, execution: Execution, history: History | None = None
) -> Iterator[Built]:
    """Build a target in a scratch database, which is there while the block runs.

    A datamodel may name functions and extensions that it cannot create: those come from as much of `history` as
    replays. Raises ReplayError, with the target's label, when its scripts do not run.
    """
    mode: Execution = execution if target.kind == "history" else "batch"
    with server.database("target") as database:
        with database.connect(schema) as connection:
            if target.datamodel is not None and history is not None:
                _prepare(connection, target.datamodel, server, schema, history, execution)
            try:
                replay(connection, target.history, execution=mode)
            except ReplayError as error:
                raise ReplayError(
                    f"the target, {target.label}, cannot be built: {error.message}",
                    failure=error.failure,
                    hint=error.hint or "give one that stands by itself: a database URL, a schema.prisma, a revision that replays",
                ) from error
            except psycopg.Error as error:
                raise SquashError(f"the target, {target.label}, cannot be built: {str(error).strip()}") from error
            built = Built(target, database, read_schema(connection, schema, sequence_values=False))
        yield built


def _prepare(
    connection: psycopg.Connection[Any], datamodel: Datamodel, server: Server, schema: str, history: History,
    execution: Execution,
) -> None:  # fmt: skip
    """Create what a datamodel may refer to, as far as the history, failing scripts passed over, makes it."""
    with server.database("prerequisites") as database, database.connect(schema) as other:
        try:
            replay(other, history, execution=execution, failed=lambda _error: None)
        except ReplayError:  # it cannot be gone on with
            return
        found = read_schema(other, schema, sequence_values=False)
    for item in prerequisites(found, datamodel):
        with suppress(psycopg.Error):  # what is missing then shows where the DDL needs it
            execute_script(connection, item.definition)
