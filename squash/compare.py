"""Two sources of a schema, held against each other: migrations directories, SQL files, datamodels, databases."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

from squash.datamodel import Datamodel, is_datamodel, read_datamodel, render
from squash.deploys.reading import Deploy, parse_deploy, reading
from squash.drift import Beyond, find_drift, generated_columns, prerequisites
from squash.errors import DatamodelError, ReplayError, ServerError, SquashError
from squash.history import History, Migration, read_history
from squash.replay import detect_execution, replay, wish_for
from squash.schema import Schema, SchemaDifference, SchemaObject, compare_schemas, read_schema
from squash.schema.details import TableDetail
from squash.server import Server, Substitute, execute_script, open_server, scratch_url
from squash.snapshot import differences


@dataclass(frozen=True, slots=True)
class Scripts:
    """A history to be replayed, from a migrations directory or a `.sql` file."""

    label: str
    schema: str
    path: Path
    history: History


@dataclass(frozen=True, slots=True)
class Declared:
    """A Prisma datamodel, whose DDL is to be run."""

    label: str
    schema: str
    path: Path
    datamodel: Datamodel

    @property
    def script(self) -> str:
        """What Prisma's engine would make of it."""
        return render(self.datamodel, self.schema)


Source = Scripts | Deploy | Declared


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs: objects with both definitions, catalog rows that no object shows; and what was not compared.

    Beside a datamodel: `beyond` is what it cannot say, which does not count, `warnings` what Prisma would do about it.
    """

    compared: int
    differences: tuple[SchemaDifference, ...]
    catalog: tuple[str, ...]
    not_compared: tuple[str, ...]
    beyond: tuple[Beyond, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def identical(self) -> bool:
        """Whether nothing differs; what was not compared does not count as different."""
        return not self.differences and not self.catalog


def parse_source(text: str, schema: str) -> Source:
    """Read a command line argument: a database URL, a `.sql` file, a datamodel, or a migrations directory.

    A datamodel is a `.prisma` file, a `prisma.config.ts`, or a folder that holds one of them. Raises HistoryError for a
    directory that is no history, DatamodelError for a datamodel that is not valid, SquashError for anything else.
    """
    if text.startswith(("postgres://", "postgresql://")):
        return parse_deploy(text, schema, name="database")
    path = Path(text)
    if is_datamodel(path):
        return Declared(path.name, schema, path, read_datamodel(path))
    if path.is_file() and path.suffix == ".sql":
        try:
            script = path.read_bytes().decode()
        except UnicodeDecodeError as error:
            raise SquashError(f"{text} is not UTF-8: byte {error.start}") from error
        return Scripts(path.name, schema, path, History((Migration(path.name, script),), "postgresql", None))
    if path.is_file():
        raise SquashError(f"{text} is neither a migrations directory nor a .sql or .prisma file nor a database URL")
    return Scripts(path.name, schema, path, read_history(path))


def scratch_for(
    stack: ExitStack,
    sources: tuple[Source, Source],
    scratch: str | None,
    postgres: str | None,
    stubs: tuple[Substitute, ...] = (),
    *,
    offline: bool = False,
) -> Server | None:
    """Open a scratch server when a source needs one, with the extensions that the sources create."""
    run = [source for source in sources if not isinstance(source, Deploy)]
    if not run:
        return None
    if scratch is None and postgres is None:
        found = scratch_url(run[0].path, os.environ)
        scratch = found[0] if found else None
    scripts = [script for source in run for script in _scripts(source)]
    return stack.enter_context(
        open_server(scratch=scratch, wish=wish_for(scripts, postgres, stubs=stubs, offline=offline))
    )


def _scripts(source: Scripts | Declared) -> list[str]:
    if isinstance(source, Declared):
        return [source.script]
    return [migration.script for migration in source.history.migrations]


def compare_sources(left: Source, right: Source, server: Server | None) -> Comparison:
    """Compare two sources object by object; two that were run on one server also by every catalog row.

    Against a database it does not count who owns an object, nor how far a sequence has counted. Raises ReplayError for
    a history that does not replay, ServerError for a database that cannot be read, DatamodelError for a datamodel whose
    DDL does not run.
    """
    if isinstance(right, Declared) and not isinstance(left, Declared):
        return _compare_declared(left, right, server)
    if isinstance(left, Declared) and not isinstance(right, Declared):
        return _swapped(_compare_declared(right, left, server))
    both_run = not isinstance(left, Deploy) and not isinstance(right, Deploy)
    with (
        schema_of(left, server, whole=both_run) as (one, first),
        schema_of(right, server, whole=both_run) as (two, second),
    ):
        found = compare_schemas(first, second)
        sides = ((left, first, second), (right, second, first))
        only = [
            f"{what}: only in {source.label}"
            for source, own, other in sides
            for what in own.unsupported
            if what not in other.unsupported
        ]
        if one is not None and two is not None and not found:
            only = list(map(str, differences(one, two, ledger_schema=left.schema).differences))
        common = () if both_run else tuple(what for what in first.unsupported if what in second.unsupported)
        identities = {item.identity for schema in (first, second) for item in schema.objects}
        return Comparison(len(identities), found, tuple(only), common)


def _compare_declared(left: Scripts | Deploy, right: Declared, server: Server | None) -> Comparison:
    """Compare a database with a datamodel: by what a datamodel can say, in the schema of the connection."""
    right = replace(right, schema=left.schema)
    with schema_of(left, server, whole=False) as (_, actual), _scratch(right, server) as connection:
        if connection.info.server_version // 10000 != actual.server_version // 10000:
            raise ServerError(
                f"the database runs PostgreSQL {actual.server_version // 10000}, the scratch server another version",
                hint=f"compare on the same one: --postgres {actual.server_version // 10000}",
            )
        for item in prerequisites(actual, right.datamodel):
            with suppress(psycopg.Error):  # what is missing then shows where the DDL needs it
                execute_script(connection, item.definition)
        _declare(connection, replace(right, datamodel=generated_columns(right.datamodel, actual)))
        declared = read_schema(connection, right.schema, sequence_values=False)
        drift = find_drift(actual, declared, right.datamodel, partial(same_value, connection))
    compared = sum(_parts(item) for item in declared.objects)
    return Comparison(compared, drift.differences, (), (), drift.beyond, drift.warnings)


def _parts(item: SchemaObject) -> int:
    """Count what is compared of an object: the columns and constraints of a table, else the object."""
    table = item.detail
    return len(table.every_column) + len(table.constraints) or 1 if isinstance(table, TableDetail) else 1


def _swapped(found: Comparison) -> Comparison:
    swapped = (SchemaDifference(d.kind, d.identity, d.right, d.left) for d in found.differences)
    return replace(found, differences=tuple(swapped))


def same_value(connection: psycopg.Connection[Any], type_: str, one: str, other: str) -> bool:
    """Whether two defaults of a column give the same value, at one moment."""
    if "nextval(" in one + other:
        return False
    try:
        with connection.transaction(force_rollback=True):
            query = f"SELECT ({one})::{type_}::text IS NOT DISTINCT FROM ({other})::{type_}::text"
            row = connection.execute(query.encode()).fetchone()
    except psycopg.Error:
        return False
    return row is not None and bool(row[0])


def _declare(connection: psycopg.Connection[Any], source: Declared) -> None:
    """Run the DDL of a datamodel."""
    try:
        execute_script(connection, source.script)
    except psycopg.Error as error:
        raise DatamodelError(
            f"{source.label}: the DDL that Prisma makes of it does not run: {error.diag.message_primary or error}",
            hint="a default, type or operator class that it names is made by migrations only (compare with them),"
            " or needs one of its own tables",
        ) from error


@contextmanager
def _scratch(source: Scripts | Declared, server: Server | None) -> Iterator[psycopg.Connection[Any]]:
    if server is None:
        raise ServerError(f"{source.label} has to be run on a scratch server", hint="open one with `scratch_for`")
    with server.database("compare") as database, database.connect(source.schema) as connection:
        yield connection


def read_deploy(source: Deploy, *, whole: bool) -> tuple[str, Schema]:
    """Read the name of a database and its schema, with `whole` also the state of sequences. Raises ServerError."""
    try:
        with reading(source) as connection:
            return connection.info.dbname, read_schema(connection, source.schema, sequence_values=whole)
    except ServerError as error:
        words = f"the database cannot be read: {error.message}"
        raise ServerError(words, hint="check the URL and the role") from None


@contextmanager
def schema_of(
    source: Source, server: Server | None, *, whole: bool
) -> Iterator[tuple[psycopg.Connection[Any] | None, Schema]]:
    """Give the schema of a source, with `whole` also the state of sequences, and a connection to where it was built.

    Scripts and datamodels are built in a scratch database. Of a deploy there is only the schema: it is left at once.
    Raises as `compare_sources` does.
    """
    if isinstance(source, Deploy):
        yield None, read_deploy(source, whole=whole)[1]
        return
    with _scratch(source, server) as connection:
        if isinstance(source, Declared):
            _declare(connection, source)
        else:
            _replay(connection, source)
        yield connection, read_schema(connection, source.schema, sequence_values=whole)


def _replay(connection: psycopg.Connection[Any], source: Scripts) -> None:
    execution, _ = detect_execution(source.path)
    try:
        replay(connection, source.history, execution=execution)
    except ReplayError as error:
        raise ReplayError(f"{source.label}: {error.message}", failure=error.failure, hint=error.hint) from error
