"""What `prisma migrate deploy` writes into its ledger while it applies a history, and what its shadow database has not.

`migrate deploy` makes the ledger before the first migration; each script finds its own row there. The shadow database,
in which `migrate dev` replays, has none. A history can tell the two apart: `ALTER TABLE "_prisma_migrations" …` needs
the ledger, and `DROP SCHEMA public CASCADE` takes it from under Prisma.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import psycopg
from psycopg.pq import ExecStatus

from squash.errors import ReplayError, SchemaError
from squash.postgres.server import check_alive
from squash.prisma.history import History, Migration
from squash.prisma.ledger import LEDGER, LEDGER_DDL, has_ledger, literal

T = TypeVar("T")

ReplayedAs = Literal["deploy", "shadow"]
"""Where a history is replayed: beside Prisma's ledger, as `migrate deploy` does, or without one, as its shadow database
does."""

# Prisma counts the step and ends the migration in two statements; one takes less time.
_FINISH = (
    f'UPDATE "{LEDGER}" SET applied_steps_count = applied_steps_count + 1, finished_at = pg_catalog.clock_timestamp()'
    " WHERE id = '{id}';"
)
_START = (
    f'INSERT INTO "{LEDGER}" (id, checksum, started_at, migration_name)'
    " VALUES ('{id}', '{checksum}', pg_catalog.clock_timestamp(), {name});"
)
_ROLL_BACK = f"UPDATE \"{LEDGER}\" SET rolled_back_at = pg_catalog.clock_timestamp() WHERE id = '{{id}}'"


class Recording:
    """Writes the rows of a replay into the ledger of the connection's schema, and makes it where there is none.

    A row is committed before its script runs. It is finished together with the start of the next one, to save a round
    trip: no script runs in between.
    """

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        self._finish = ""
        self._id = ""
        if not has_ledger(connection):
            connection.execute(LEDGER_DDL)

    def start(self, migration: Migration) -> None:
        """Record that a migration starts, and the one before as applied. psycopg.Error where the ledger refuses."""
        self._id = str(uuid.uuid4())
        row = _START.format(id=self._id, checksum=migration.checksum, name=literal(migration.name))
        self._write(self._finish + row)
        self._finish = _FINISH.format(id=self._id)

    def end(self) -> None:
        """Record the last migration as applied. psycopg.Error where the ledger refuses."""
        if self._finish:
            self._write(self._finish)

    def roll_back(self) -> None:
        """Record that the migration at hand failed and was given up, as `migrate resolve --rolled-back` does."""
        self._finish = _ROLL_BACK.format(id=self._id) + ";"

    def _write(self, statements: str) -> None:
        result = self._connection.pgconn.exec_(statements.encode())
        if result.status != ExecStatus.COMMAND_OK:
            error = psycopg.errors.error_from_result(result)
            check_alive(self._connection, error)
            raise error


@dataclass(frozen=True, slots=True)
class Setting:
    """In which surroundings a history was replayed, and in `note`, a sentence, how it fares in the other ones.

    `note` is empty where nothing speaks of a difference.
    """

    surroundings: ReplayedAs = "deploy"
    note: str = ""


AS_DEPLOY = Setting()


def in_either(history: History, attempt: Callable[[ReplayedAs], T]) -> tuple[T, Setting]:
    """Return what an attempt gives that replays a history as `migrate deploy` does, and else as the shadow database.

    The shadow database is tried only where the ledger has to do with the failure. Where that fails, too, the error is
    that of the deploy. Raises ReplayError.
    """
    try:
        return attempt("deploy"), AS_DEPLOY
    except ReplayError as error:
        if not concerns_ledger(error, history):
            raise
        try:
            given = attempt("shadow")
        except ReplayError as other:
            raise _differing(error, other) from error
        except SchemaError as other:
            words = _fails(error, "migrate deploy")
            raise SchemaError(other.message, hint=f"{other.hint}; {words}" if other.hint else words) from other
        return given, Setting("shadow", _fails(error, "migrate deploy") + _ALONE)


def keeping_on(
    history: History, attempt: Callable[[ReplayedAs, Callable[[ReplayError], None]], T]
) -> tuple[T, list[ReplayError], Setting]:
    """Return what an attempt gives that passes over what fails, with the failures, of which it is given the list's end.

    Where the ledger has to do with one of them, the shadow database is tried, too, and taken if less fails there.
    """
    failures: list[ReplayError] = []
    given = attempt("deploy", failures.append)
    about = [error for error in failures if concerns_ledger(error, history)]
    if about:
        others: list[ReplayError] = []
        other = attempt("shadow", others.append)
        if len(others) < len(failures):
            return other, others, Setting("shadow", _fails(about[0], "migrate deploy") + _ALONE)
    return given, failures, AS_DEPLOY


def concerns_ledger(error: ReplayError, history: History) -> bool:
    """Return whether the ledger may be the reason: the server's words name it, or the script that failed does."""
    failure: Any = error.failure
    if failure is None:
        return LEDGER in error.message
    told = (error.message, failure.message, failure.detail, failure.context, failure.statement)
    scripts = (migration.script for migration in history.migrations if migration.name == failure.migration)
    return any(LEDGER in text for text in (*told, *scripts) if text)


def in_shadow(
    history: History,
    attempt: Callable[[ReplayedAs], object],
    passed_over: Collection[str] = (),
    *,
    asked: bool = False,
) -> str:
    """Return how a history fails in the shadow database that applies beside the ledger; "" where it does not.

    It is tried only where one of its scripts names the ledger, those that are `passed_over` aside, or where `asked`.
    """
    names_it = any(LEDGER in m.script for m in history.migrations if m.name not in passed_over)
    if not names_it and not asked:
        return ""
    try:
        attempt("shadow")
    except ReplayError as error:
        return _fails(error, "migrate dev") + _GUARD
    return ""


def _fails(error: ReplayError, command: str) -> str:
    failure: Any = error.failure
    if failure is None:
        return f"`{command}` fails: {error.message}"
    advice = f" ({failure.advice})" if failure.advice and LEDGER in error.message else ""
    return f"`{command}` fails at {failure.migration}: {failure.message}{advice}"


_ALONE = "; in Prisma's shadow database, which has no ledger, the history applies, and so it was replayed"
_GUARD = f"; its shadow database has no {LEDGER}: guard the statement by to_regclass('{LEDGER}') IS NOT NULL"


def _differing(error: ReplayError, other: ReplayError) -> ReplayError:
    """Return the error of the deploy, with a hint where the shadow database says something else."""
    ours, theirs = ((each.message, getattr(each.failure, "message", "")) for each in (error, other))
    if ours == theirs:
        return error
    said = f"without Prisma's ledger, as in its shadow database: {_fails(other, 'migrate dev')}"
    return ReplayError(error.message, failure=error.failure, hint=f"{error.hint}; {said}" if error.hint else said)
