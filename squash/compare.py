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
class Source:
    """Where a schema comes from: a history to be replayed (`path`, `history`), or a database to be read (`url`)."""

    label: str
    schema: str
    path: Path | None = None
    history: History | None = None
    url: str | None = None


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
        return Source("database", own or schema, url=url)
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
        return Source(path.name, schema, path, History((Migration(path.name, script),), "postgresql", None))
    if path.is_file():
        raise SquashError(f"{text} is neither a migrations directory nor a .sql file nor a database URL")
    return Source(path.name, schema, path, read_history(path))


def scratch_for(
    stack: ExitStack, sources: tuple[Source, Source], scratch: str | None, postgres: str | None
) -> Server | None:
    """Open a scratch server when a source needs one, with the extensions that the sources create."""
    histories = [source for source in sources if source.history is not None]
    if not histories:
        return None
    if scratch is None and postgres is None and (path := histories[0].path) is not None:
        found = scratch_url(path, os.environ)
        scratch = found[0] if found else None
    scripts = (m.script for source in histories if source.history for m in source.history.migrations)
    extensions = frozenset[str]().union(*(created_extensions(script) for script in scripts))
    return stack.enter_context(open_server(scratch=scratch, postgres=postgres, extensions=extensions))


def compare_sources(left: Source, right: Source, server: Server | None) -> Comparison:
    """Compare two sources object by object; two that were run on one server also by every catalog row.

    Raises ReplayError for a history that does not replay, ServerError for a database that cannot be read.
    """
    with _schema_of(left, server) as (one, first), _schema_of(right, server) as (two, second):
        found = compare_schemas(first, second)
        catalog: tuple[str, ...] = ()
        not_compared: tuple[str, ...] = ()
        if left.history is not None and right.history is not None:
            if not found:
                catalog = tuple(map(str, differences(one, two, ledger_schema=left.schema).differences))
        else:
            not_compared = tuple(
                f"{what} ({source.label})"
                for source, schema in ((left, first), (right, second))
                for what in schema.unsupported
            )
        identities = {item.identity for schema in (first, second) for item in schema.objects}
        return Comparison(len(identities), found, catalog, not_compared)


@contextmanager
def _schema_of(source: Source, server: Server | None) -> Iterator[tuple[psycopg.Connection[Any], Schema]]:
    if source.url is not None:
        with _reading(source.url) as connection:
            yield connection, read_schema(connection, source.schema)
        return
    assert source.history is not None  # noqa: S101  (a source has one or the other)
    assert server is not None  # noqa: S101
    assert source.path is not None  # noqa: S101
    with server.database("compare") as database, database.connect(source.schema) as connection:
        execution, _ = detect_execution(source.path)
        try:
            replay(connection, source.history, execution=execution)
        except ReplayError as error:
            raise ReplayError(f"{source.label}: {error.message}", failure=error.failure, hint=error.hint) from error
        yield connection, read_schema(connection, source.schema)


_OPTIONS = "-c default_transaction_read_only=on -c statement_timeout=60s -c lock_timeout=5s"


@contextmanager
def _reading(url: str) -> Iterator[psycopg.Connection[Any]]:
    """Connect to a database that is only to be read."""
    try:
        connection = psycopg.connect(url, autocommit=True, options=_OPTIONS, application_name="squash")
    except psycopg.OperationalError as error:
        raise ServerError(f"no connection: {str(error).strip()}", hint="check the URL") from error
    with connection:
        yield connection
