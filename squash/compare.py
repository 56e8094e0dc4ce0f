"""Two sources of a schema, held against each other: migrations directories, SQL files, datamodels, databases."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeGuard

import psycopg

from squash.baseline import guest_of
from squash.deploys.elsewhere import own_tables, read_other_schemas, url_parameter
from squash.deploys.read_access import Deploy, parse_deploy, reading
from squash.errors import DatamodelError, ReplayError, ServerError, SquashError, may_hold_password
from squash.files import SCRIPT_LIMIT
from squash.postgres.schema import (
    Given,
    Schema,
    SchemaDifference,
    SchemaObject,
    compare_schemas,
    read_schema,
    without_platform,
)
from squash.postgres.schema.details import TableDetail
from squash.postgres.schema.names import quote
from squash.postgres.server import Database, Server, execute_script
from squash.postgres.snapshot import differences
from squash.prisma.datamodel import Datamodel, is_datamodel, read_datamodel, render
from squash.prisma.drift import Beyond, find_drift, generated_columns, prerequisites
from squash.prisma.history import History, Migration, read_history, read_script
from squash.prisma.ledger import LEDGER, has_ledger
from squash.prisma.replay import ReplayedAs, apart, detect_execution, in_either, replay
from squash.surroundings import given_in

_MOST_BYTES = 100_000_000
"""How much a database may send: it is one of the user's choice, and may have 20,000 tables."""


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


def parse_source(text: str, schema: str, *, limit: int = SCRIPT_LIMIT) -> Source:
    """Read a command line argument: a database URL, a `.sql` file, a datamodel, or a migrations directory.

    A datamodel is a `.prisma` file, a `prisma.config.ts`, or a folder that holds one of them. `limit` is the most bytes
    that a script may have. Raises HistoryError for a directory that is no history, DatamodelError for a datamodel that
    is not valid, ServerError for a URL that is not one of PostgreSQL, SquashError for anything else.
    """
    if is_url(text):
        return replace(parse_deploy(text, schema, name="database"), limit=_MOST_BYTES)
    path = Path(text)
    if is_datamodel(path):
        return Declared(path.name, schema, path, read_datamodel(path))
    if path.suffix == ".sql" and not path.is_dir():
        content = read_script(path, limit=limit)
        if content is None:
            raise SquashError(f"there is no file {text}")
        try:
            script = content.decode()
        except UnicodeDecodeError as error:
            raise SquashError(f"{text} is not UTF-8: byte {error.start}") from error
        return Scripts(path.name, schema, path, History((Migration(path.name, script),), "postgresql", None))
    if path.is_file():
        raise SquashError(f"{text} is neither a migrations directory nor a .sql or .prisma file nor a database URL")
    return Scripts(path.name, schema, path, read_history(path, limit=limit))


def is_url(text: str) -> bool:
    """Return whether a source may be a database URL, of whatever kind: a text with credentials that is no path."""
    return "://" in text or "\0" in text or (may_hold_password(text) and not os.path.lexists(text))


def is_run(source: Source) -> TypeGuard[Scripts | Declared]:
    """Return whether a source has to be run on a scratch server."""
    return not isinstance(source, Deploy)


def scripts_of(source: Scripts | Declared) -> list[str]:
    """Return the scripts that are run for a source."""
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
        schema_of(left, server, whole=both_run, names=_names(right)) as (left_connection, first),
        schema_of(right, server, whole=both_run, names=_names(left)) as (two, second),
    ):
        first, second = _without_platform(left, first, second, server), _without_platform(right, second, first, server)
        differing = compare_schemas(first, second)
        sides = ((left, first, second), (right, second, first))
        only = [
            f"{what}: only in {source.label}"
            for source, own, other in sides
            for what in own.unsupported
            if what not in other.unsupported
        ]
        if left_connection is not None and two is not None and not differing:
            only = list(map(str, differences(left_connection, two, ledger=(left.schema, LEDGER)).differences))
        common = () if both_run else tuple(what for what in first.unsupported if what in second.unsupported)
        identities = {item.identity for schema in (first, second) for item in schema.objects}
        return Comparison(len(identities), differing, tuple(only), common)


def _compare_declared(left: Scripts | Deploy, right: Declared, server: Server | None) -> Comparison:
    """Compare a database with a datamodel: by what a datamodel can say, in the schema of the connection."""
    right = replace(right, schema=left.schema)
    with (
        schema_of(left, server, whole=False) as (_, actual),
        _scratch(right, _for_guest(server, actual) if isinstance(left, Deploy) else server) as database,
        database.connect(right.schema) as connection,
    ):
        if connection.info.server_version // 10000 != actual.server_version // 10000:
            raise ServerError(
                f"the database runs PostgreSQL {actual.server_version // 10000}, the scratch server another version",
                hint=f"compare on the same one: --postgres {actual.server_version // 10000}",
            )
        for item in prerequisites(actual, right.datamodel):
            with suppress(psycopg.Error):  # what is missing then shows where the DDL needs it
                execute_script(connection, item.definition)
        _declare(connection, replace(right, datamodel=generated_columns(right.datamodel, actual)))
        given = given_in(server, right.schema, sequence_values=False) if server else None
        declared = read_schema(connection, right.schema, ledger=LEDGER, sequence_values=False, given=given)
        drift = find_drift(actual, declared, right.datamodel, partial(same_value, connection))
    compared = sum(_parts(item) for item in declared.objects)
    return Comparison(compared, drift.differences, (), (), drift.beyond, drift.warnings)


def _without_platform(source: Source, held: Schema, other: Schema, server: Server | None) -> Schema:
    """Return what a visited database holds without what its platform has; the other side's schema says what to keep."""
    given = given_in(server, held.name, sequence_values=False) if server and isinstance(source, Deploy) else None
    return held if given is None else without_platform(held, given, other)


def _for_guest(server: Server | None, visited: Schema) -> Server | None:
    return server and server.for_guest(guest_of(visited))


def _parts(item: SchemaObject) -> int:
    """Count what is compared of an object: the columns and constraints of a table, else the object."""
    table = item.detail
    return len(table.every_column) + len(table.constraints) or 1 if isinstance(table, TableDetail) else 1


def _swapped(comparison: Comparison) -> Comparison:
    swapped = (SchemaDifference(d.kind, d.identity, d.right, d.left) for d in comparison.differences)
    return replace(comparison, differences=tuple(swapped))


def same_value(connection: psycopg.Connection[Any], type_: str, value: str, other: str) -> bool:
    """Return whether two defaults of a column give the same value, at one moment."""
    if "nextval(" in value + other:
        return False
    try:
        with connection.transaction(force_rollback=True):
            query = f"SELECT ({value})::{type_}::text IS NOT DISTINCT FROM ({other})::{type_}::text"
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
def _scratch(source: Scripts | Declared, server: Server | None) -> Iterator[Database]:
    if server is None:
        raise ServerError(
            f"{source.label} has to be run on a scratch server",
            hint="open one with `squash.postgres.server.open_server`",
        )
    used = apart(server, source.history) if isinstance(source, Scripts) else server
    with used.database("compare") as database:
        yield database


def read_deploy(
    source: Deploy, *, whole: bool, names: Sequence[str] = (), given: Given | None = None
) -> tuple[str, Schema]:
    """Read the name of a database and its schema, with `whole` also the state of sequences; without what is `given`.

    Raises ServerError, also where another schema is meant: one with a ledger, of the migrations `names` or, if the
    schema at hand has no table, of any.
    """
    try:
        with reading(source) as connection:
            schema = read_schema(connection, source.schema, ledger=LEDGER, sequence_values=whole, given=given)
            places = (
                () if has_ledger(connection, source.schema) else read_other_schemas(connection, source.schema, names)
            )
            name = connection.info.dbname
    except ServerError as error:
        words = f"the database cannot be read: {error.message}"
        raise ServerError(words, hint="check the URL and the role") from None
    is_empty = not own_tables(schema)
    meant = [other.name for other in places if other.recorded or (is_empty and other.has_ledger)]
    if meant:
        here = f"schema {quote(source.schema)} has no ledger of Prisma's{' and no table' if is_empty else ''}"
        there = f"schema {quote(meant[0])} has one" if len(meant) == 1 else f"{len(meant)} other schemas have one"
        raise ServerError(
            f"the database {name}: {here}, {there}",
            hint=f"did you forget {' or '.join(map(url_parameter, meant[:3]))} in the URL?",
        )
    return name, schema


def _names(source: Source) -> tuple[str, ...]:
    """Return the migrations that a database might have recorded."""
    return tuple(m.name for m in source.history.migrations) if isinstance(source, Scripts) else ()


@contextmanager
def schema_of(
    source: Source, server: Server | None, *, whole: bool, names: Sequence[str] = ()
) -> Iterator[tuple[psycopg.Connection[Any] | None, Schema]]:
    """Return the schema of a source, with `whole` also the state of sequences, and a connection to where it was built.

    Scripts and datamodels are built in a scratch database. Of a deploy there is only the schema: it is left at once;
    `names` are as for `read_deploy`.
    Raises as `compare_sources` does.
    """
    if isinstance(source, Deploy):
        given = given_in(server, source.schema, sequence_values=False) if server else None
        yield None, read_deploy(source, whole=whole, names=names, given=given and given.visited())[1]
        return
    building = _declared(source, server) if isinstance(source, Declared) else _replayed(source, server)
    with building as database, database.look(source.schema) as witness:
        given = given_in(database.server, source.schema, sequence_values=whole)
        yield (
            witness,
            read_schema(
                witness, source.schema, ledger=LEDGER, owner=database.owner, sequence_values=whole, given=given
            ),
        )


@contextmanager
def _declared(source: Declared, server: Server | None) -> Iterator[Database]:
    with _scratch(source, server) as database:
        with database.connect(source.schema) as connection:
            _declare(connection, source)
        yield database


@contextmanager
def _replayed(source: Scripts, server: Server | None) -> Iterator[Database]:
    def attempt(surroundings: ReplayedAs) -> tuple[Database, ExitStack]:
        with ExitStack() as stack:
            database = stack.enter_context(_scratch(source, server))
            with database.connect(source.schema) as connection:
                _replay(connection, source, surroundings)
            return database, stack.pop_all()

    (database, stack), _ = in_either(source.history, attempt)
    with stack:
        yield database


def _replay(connection: psycopg.Connection[Any], source: Scripts, surroundings: ReplayedAs) -> None:
    execution, _ = detect_execution(source.path)
    try:
        replay(connection, source.history, execution=execution, surroundings=surroundings)
    except ReplayError as error:
        raise ReplayError(f"{source.label}: {error.message}", failure=error.failure, hint=error.hint) from error
