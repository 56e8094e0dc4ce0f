"""What exists before the first migration: preludes, run in every scratch database, and what they make."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial

import psycopg

from squash.errors import ReplayError, ServerError
from squash.postgres.schema import Given, read_given
from squash.postgres.schema.names import quote
from squash.postgres.server import Database, Prelude, Server, TimeLimitError, execute_script
from squash.postgres.statements import (
    Token,
    changes,
    content,
    inner_statements,
    named_roles,
    reaches_beyond,
    split,
    tokens,
)
from squash.prisma.history import History, Migration
from squash.prisma.replay import Failure, replay


def with_preludes(server: Server, preludes: Sequence[Prelude], outside: Collection[str] = ()) -> Server:
    """Return a server in whose new databases the preludes have run: the trusted ones first, else in their order.

    One that is not trusted could leave a function for a superuser to call, which fits better than PostgreSQL's own.

    Tables and enums of the names `outside` are passed over in a visited database.

    The first database raises ReplayError, with a Failure, where one of them fails. Given databases that hold something
    must hold what they make: ServerError.
    """
    preludes = sorted(dict.fromkeys(preludes), key=lambda prelude: not prelude.trusted)
    if server.is_prepared:
        _check_prepared(server, preludes)
    if not preludes and not outside:
        return server
    return server.within(tuple(preludes), partial(_run_all, tuple(preludes)), frozenset(outside))


def _check_prepared(server: Server, preludes: Sequence[Prelude]) -> None:
    """Raise ServerError where given databases lack a schema or table that a prelude makes."""
    with server.database("given") as database, database.connect() as connection:
        for prelude in preludes:
            for statement in split(prelude.script):
                for change in changes(tuple(tokens(statement.text))):
                    if change.action != "create" or change.kind not in _LOOKED_UP:
                        continue
                    name = ".".join(quote(part) for part in (change.schema, change.name) if part)
                    query = f"SELECT pg_catalog.{_LOOKED_UP[change.kind]}(%s) IS NULL".encode()
                    if connection.execute(query, (name,)).fetchone() == (True,):
                        raise ServerError(
                            f"the given scratch databases hold something, but not {name}, which {prelude.label} makes",
                            hint="run the prelude in each of them, and nothing else; or give empty ones",
                        )


_LOOKED_UP = {"schema": "to_regnamespace", "relation": "to_regclass"}


def given_in(
    server: Server, schema: str, *, sequence_values: bool = True, user_mappings: bool = False, owners: bool = False
) -> Given | None:
    """Return what the preludes of a server make, for what `read_schema` reads with the same options; None without any.

    With `owners` they are read, too, as they are where `read_schema` is told what was there beforehand. Raises
    ReplayError as `with_preludes` says.
    """

    def read(database: Database) -> Given:
        with database.look(schema) as connection:
            given = read_given(
                connection,
                schema,
                owner=database.owner,
                sequence_values=sequence_values,
                user_mappings=user_mappings,
                owners=owners,
            )
            return replace(given, outside=server.outside)

    return server.beforehand(("schema", schema, sequence_values, user_mappings, owners), read)


def _run_all(preludes: tuple[Prelude, ...], database: Database) -> None:
    if database.server.is_ours:
        for role in roles_needed(preludes):
            database.server.ensure_role(role)
    for prelude in preludes:
        _run(prelude, database)


def _run(prelude: Prelude, database: Database) -> None:
    """Run a prelude as the history's role, which then owns what it makes; a trusted one as superuser where it must."""
    as_superuser = prelude.trusted and database.server.is_ours
    if as_superuser:
        try:
            with database.connect() as connection:
                execute_script(connection, prelude.script)
                return
        except (psycopg.Error, TimeLimitError):  # of whatever kind: it is run again, and then told
            pass
    history = History((Migration(prelude.label, prelude.script),), "postgresql", None)
    with database.administer() if as_superuser else database.connect() as connection:
        try:
            replay(connection, history, surroundings="shadow")
        except ReplayError as error:
            raise _told(prelude, error) from error


def _told(prelude: Prelude, error: ReplayError) -> ReplayError:
    failure = error.failure
    if not isinstance(failure, Failure):
        words = error.message.replace(f"migration {prelude.label}", "it")
        return ReplayError(f"the prelude {prelude.label} does not run: {words}", hint=error.hint)
    if failure.sqlstate is None and error.hint:  # it takes too long
        return ReplayError(
            f"the prelude {prelude.label} does not end", failure=replace(failure, file=prelude.label), hint=error.hint
        )
    where = f"line {failure.line} of " if failure.line else ""
    hint = f"correct {where}{prelude.label}: it runs in every scratch database, before the history"
    if failure.sqlstate == "42501" and not prelude.trusted:
        hint = (
            f"{prelude.label} is a file of the project, and runs with the rights of the history;"
            f" to let it run as superuser on a server of our own, name it yourself: --prelude {prelude.label}"
        )
    # CREATE ROLE app, in the second database of a server
    elif failure.sqlstate == "42710":
        hint = f"correct {where}{prelude.label}: a server may have a role already, so look for it in pg_roles first"
    return ReplayError(
        f"the prelude {prelude.label} does not run",
        failure=replace(failure, advice=None, file=prelude.label),
        hint=hint,
    )


def roles_needed(preludes: Sequence[Prelude]) -> tuple[str, ...]:
    """Return the roles that preludes name, as in GRANT and OWNER TO, and make nowhere themselves."""
    named: dict[str, None] = {}
    made: set[str] = set()
    for prelude in preludes:
        for words in _statements(prelude.script):
            named |= dict.fromkeys(named_roles(words))
            reach = reaches_beyond(words)
            if reach is not None and reach.makes_role and reach.name:
                made.add(reach.name)
    return tuple(name for name in named if name not in made and not name.startswith("pg_"))


def _statements(script: str) -> Iterator[Sequence[Token]]:
    """Yield the tokens of each statement, and of those in the bodies of DO blocks."""
    for statement in split(script):
        words = tuple(tokens(statement.text))
        yield words
        body = next((word for word in words if word.kind == "literal"), None)
        if words[0].keyword == "DO" and body is not None:
            yield from (inner.tokens for inner in inner_statements(words))
            for inner in split(content(body)):
                within = tuple(tokens(inner.text))
                # IF NOT EXISTS (…) THEN GRANT SELECT ON t TO reader
                yield from (within[at:] for at, word in enumerate(within) if word.keyword in ("GRANT", "REVOKE"))
