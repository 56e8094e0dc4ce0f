"""Two sources of a schema, held against each other: migrations directories, SQL files, databases."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from squash.errors import ReplayError, ServerError, SquashError
from squash.history import History, Migration, read_history
from squash.replay import detect_execution, replay
from squash.schema import Schema, SchemaDifference, compare_schemas, read_schema
from squash.server import Server, connection_url, open_server, scratch_url
from squash.snapshot import differences
from squash.statements import created_extensions


@dataclass(frozen=True, slots=True)
class Scripts:
    """A history to be replayed, from a migrations directory or a `.sql` file."""

    label: str
    schema: str
    path: Path
    history: History


@dataclass(frozen=True, slots=True)
class Deploy:
    """A database to be read; `url` is libpq's, with whatever password it came with."""

    label: str
    schema: str
    url: str


Source = Scripts | Deploy


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs: objects with both definitions, catalog rows that no object shows; and what was not compared."""

    compared: int
    differences: tuple[SchemaDifference, ...]
    catalog: tuple[str, ...]
    not_compared: tuple[str, ...]

    @property
    def identical(self) -> bool:
        """Whether nothing differs; what was not compared does not count as different."""
        return not self.differences and not self.catalog


def parse_source(text: str, schema: str) -> Source:
    """Read a command line argument: a database URL, a `.sql` file, or a migrations directory.

    Raises HistoryError for a directory that is no history, SquashError for anything else.
    """
    if text.startswith(("postgres://", "postgresql://")):
        url, own = connection_url(text)
        return Deploy("database", own or schema, url)
    path = Path(text)
    if path.suffix == ".prisma":
        raise SquashError(
            f"{text}: a schema.prisma cannot be compared yet",
            hint="compare its DDL, from npx prisma@7 migrate diff --from-empty --to-schema schema.prisma --script",
        )
    if path.is_file() and path.suffix == ".sql":
        try:
            script = path.read_bytes().decode()
        except UnicodeDecodeError as error:
            raise SquashError(f"{text} is not UTF-8: byte {error.start}") from error
        return Scripts(path.name, schema, path, History((Migration(path.name, script),), "postgresql", None))
    if path.is_file():
        raise SquashError(f"{text} is neither a migrations directory nor a .sql file nor a database URL")
    return Scripts(path.name, schema, path, read_history(path))


def scratch_for(
    stack: ExitStack, sources: tuple[Source, Source], scratch: str | None, postgres: str | None
) -> Server | None:
    """Open a scratch server when a source needs one, with the extensions that the sources create."""
    histories = [source for source in sources if isinstance(source, Scripts)]
    if not histories:
        return None
    if scratch is None and postgres is None:
        found = scratch_url(histories[0].path, os.environ)
        scratch = found[0] if found else None
    scripts = (migration.script for source in histories for migration in source.history.migrations)
    extensions = frozenset[str]().union(*(created_extensions(script) for script in scripts))
    return stack.enter_context(open_server(scratch=scratch, postgres=postgres, extensions=extensions))


def compare_sources(left: Source, right: Source, server: Server | None) -> Comparison:
    """Compare two sources object by object; two that were run on one server also by every catalog row.

    Against a database it does not count who owns an object, nor how far a sequence has counted. Raises ReplayError for
    a history that does not replay, ServerError for a database that cannot be read.
    """
    both_run = isinstance(left, Scripts) and isinstance(right, Scripts)
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
        if both_run and not found:
            only = list(map(str, differences(one, two, ledger_schema=left.schema).differences))
        common = () if both_run else tuple(what for what in first.unsupported if what in second.unsupported)
        identities = {item.identity for schema in (first, second) for item in schema.objects}
        return Comparison(len(identities), found, tuple(only), common)


@contextmanager
def schema_of(
    source: Source, server: Server | None, *, whole: bool
) -> Iterator[tuple[psycopg.Connection[Any], Schema]]:
    if isinstance(source, Deploy):
        with _reading(source.url) as connection:
            yield connection, read_schema(connection, source.schema, sequence_values=whole)
        return
    if server is None:
        raise ServerError(f"{source.label} has to be run on a scratch server", hint="open one with `scratch_for`")
    with server.database("compare") as database, database.connect(source.schema) as connection:
        execution, _ = detect_execution(source.path)
        try:
            replay(connection, source.history, execution=execution)
        except ReplayError as error:
            raise ReplayError(f"{source.label}: {error.message}", failure=error.failure, hint=error.hint) from error
        yield connection, read_schema(connection, source.schema, sequence_values=whole)


_OPTIONS = "-c default_transaction_read_only=on -c statement_timeout=60s -c lock_timeout=5s"


@contextmanager
def _reading(url: str) -> Iterator[psycopg.Connection[Any]]:
    """Connect to a database that is only to be read."""
    try:
        connection = psycopg.connect(url, autocommit=True, options=_OPTIONS, application_name="squash")
    except psycopg.OperationalError as error:
        raise ServerError(f"no connection: {str(error).strip()}", hint="check the URL") from error
    with connection:
        try:
            yield connection
        except psycopg.Error as error:
            raise ServerError(f"the database cannot be read: {str(error).strip()}", hint="check the role") from error
