"""Applying a history as Prisma does, and saying where and why it stops."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

from squash.errors import ReplayError, ServerError
from squash.postgres.server import TimeLimitError, check_alive, execute_script, settle
from squash.postgres.statements import Statement, mask_passwords, reaches_a_publisher, split, tokens
from squash.prisma.execution import prisma_reads
from squash.prisma.history import History, Migration
from squash.prisma.ledger import LEDGER
from squash.prisma.replay.diagnosis import Diagnosis, Elsewhere, explain
from squash.prisma.replay.needs import apart, wish_for
from squash.prisma.replay.prisma import Execution, detect_execution
from squash.prisma.replay.recording import (
    AS_DEPLOY,
    Recording,
    ReplayedAs,
    Setting,
    in_either,
    in_shadow,
    keeping_on,
)

__all__ = [
    "AS_DEPLOY",
    "Applied",
    "Elsewhere",
    "Execution",
    "Failure",
    "Recording",
    "Replay",
    "ReplayedAs",
    "Setting",
    "apart",
    "detect_execution",
    "in_either",
    "in_shadow",
    "keeping_on",
    "replay",
    "runs_whole",
    "wish_for",
]

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a migration failed and why. `line` and `column` count from 1; `excerpt` is ready to be printed, with a
    caret.

    `message`, `detail`, `server_hint` and `context` are the server's words; `advice` is ours, in terms of the history.
    `file` is what it stands in, where that is not the script of a migration.
    """

    migration: str
    line: int | None
    column: int | None
    statement: str
    excerpt: str
    sqlstate: str | None
    message: str
    detail: str | None
    server_hint: str | None
    context: str | None
    advice: str | None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """A migration that was applied: its name, the seconds that it took, how many statements it has."""

    name: str
    seconds: float
    statements: int


@dataclass(frozen=True, slots=True)
class Replay:
    """A history that was applied to its end."""

    applied: tuple[Applied, ...]
    execution: Execution
    seconds: float


def replay(
    connection: psycopg.Connection[Any],
    history: History,
    *,
    execution: Execution = "batch",
    surroundings: ReplayedAs = "deploy",
    progress: Callable[[int, Migration], None] | None = None,
    finished: Callable[[Applied], None] | None = None,
    failed: Callable[[ReplayError], None] | None = None,
    elsewhere: Elsewhere | None = None,
) -> Replay:
    """Apply every migration on one connection, so that session settings leak from one to the next as they do in Prisma.

    It goes on beside Prisma's ledger, which records each migration and is made where there is none; in the
    `surroundings` "shadow" there is none. A ledger that a script takes away is a ReplayError, too.

    `progress` is called before each migration with its number from 0, `finished` after it. Raises ReplayError, with a
    Failure, at the first script that fails, and for a transaction that is still open at the end. With `failed`, which
    is given each such error of a script, the replay goes on without what that script would have done. `elsewhere` is
    asked where an error is about something that no migration creates. With `execution` "split", scripts are run whole
    where Prisma does so, too (`runs_whole`).
    """
    start = time.perf_counter()
    applied = []
    begun_by: str | None = None
    passed_over: set[str] = set()
    ledger = _Ledger(connection, history, failed, Recording(connection) if surroundings == "deploy" else None)
    for number, migration in enumerate(history.migrations):
        ledger.start(number)
        if progress:
            progress(number, migration)
        begun = time.perf_counter()
        statements = split(migration.script)
        if any(reaches_a_publisher(statement.text) for statement in statements):
            raise ReplayError(
                f"migration {migration.name} creates a subscription, which would connect to its publisher",
                hint="it is not run: a scratch database must not take part in replication; add WITH (connect = false)",
            )
        try:
            if runs_whole(statements, execution):
                _run_batch(connection, history, number, statements, passed_over if failed else None, elsewhere)
            else:
                _run_split(connection, history, number, statements, passed_over, elsewhere)
        except ReplayError as error:
            if failed is None or connection.closed:
                raise
            passed_over.add(migration.name)
            ledger.roll_back()
            failed(error)
            continue
        except psycopg.OperationalError as error:
            raise _ended(migration, error) from error
        is_open = connection.info.transaction_status is not TransactionStatus.IDLE
        begun_by = (begun_by or migration.name) if is_open else None
        done = Applied(migration.name, time.perf_counter() - begun, len(statements))
        applied.append(done)
        if finished:
            finished(done)
    ledger.start(len(history.migrations))
    if begun_by is not None:
        _leave_transaction(connection)
        raise ReplayError(
            f"migration {begun_by} begins a transaction that none commits, so that all changes since are lost",
            hint=f"add the COMMIT that {begun_by} lacks, or take out its BEGIN",
        )
    settle(connection)
    return Replay(tuple(applied), execution, time.perf_counter() - start)


@dataclass(slots=True)
class _Ledger:
    """Prisma's ledger during a replay; `recording` is None in the shadow database, and once a script took it away."""

    connection: psycopg.Connection[Any]
    history: History
    failed: Callable[[ReplayError], None] | None
    recording: Recording | None

    def start(self, number: int) -> None:
        """Record that migration `number` starts, if there is one, and that the one before it is applied."""
        if self.recording is None:
            return
        migrations = self.history.migrations
        try:
            if number < len(migrations):
                self.recording.start(migrations[number])
            else:
                self.recording.end()
        except psycopg.OperationalError as error:
            raise _ended(migrations[max(0, number - 1)], error) from error
        except psycopg.Error as error:
            lost = _lost_ledger(self.connection, migrations[max(0, number - 1)], error)
            if self.failed is None:
                raise lost from error
            self.failed(lost)
            self.recording = None

    def roll_back(self) -> None:
        """Record that the migration at hand is given up."""
        if self.recording:
            self.recording.roll_back()


def _lost_ledger(connection: psycopg.Connection[Any], migration: Migration, error: psycopg.Error) -> ReplayError:
    """Return the error of a migration after which Prisma cannot write to its ledger."""
    _leave_transaction(connection)
    advice = None
    if error.sqlstate in ("42P01", "3F000"):
        path = _search_path(connection)
        advice = (
            "search_path is empty: this script leaves it so, as pg_dump's do"
            if path in ("", '""')
            else "it takes the ledger away: dropped, renamed, or out of the search_path"
        )
    diagnosis = error.diag
    failure = Failure(
        migration.name,
        None,
        None,
        "",
        "",
        error.sqlstate,
        diagnosis.message_primary or str(error),
        diagnosis.message_detail,
        diagnosis.message_hint,
        diagnosis.context,
        advice,
    )
    return ReplayError(f'Prisma cannot record migration {migration.name} in "{LEDGER}"', failure=failure)


def _ended(migration: Migration, error: psycopg.Error) -> ServerError:
    return ServerError(
        f"the server ended the connection while migration {migration.name} was replayed: {_words(error)}",
        hint="look into the server's log; a migration must not end sessions, nor set how long they may last",
    )


def runs_whole(statements: Sequence[Statement], execution: Execution) -> bool:
    """Return whether Prisma sends a script whole: since 7.4 only where its parser cannot read something in it."""
    return execution == "batch" or _unread(statements) is not None


def _unread(statements: Sequence[Statement]) -> Statement | None:
    return next((statement for statement in statements if not prisma_reads(tuple(tokens(statement.text)))), None)


def _run_batch(
    connection: psycopg.Connection[Any],
    history: History,
    number: int,
    statements: Sequence[Statement],
    failed: Set[str] | None,
    elsewhere: Elsewhere | None,
) -> None:
    """Run a script whole; `failed` are the migrations passed over so far, None where the replay ends with a failure."""
    script = history.migrations[number].script
    try:
        execute_script(connection, script)
    except TimeLimitError as error:
        raise _too_long(history.migrations[number], statements, error) from error
    except psycopg.Error as error:
        check_alive(connection, error)
        position = error.diag.statement_position
        path = _search_path(connection)
        _leave_transaction(connection)
        if position is not None:
            offset: int | None = int(position) - 1
        else:
            culprit = _find_statement(connection, statements, error.sqlstate)
            offset = culprit.start if culprit else None
        diagnosis = explain(
            history, number, error, offset=offset, search_path=path, failed=frozenset(failed or ()), elsewhere=elsewhere
        )
        if failed is None and _succeeds_split(connection, statements):
            diagnosis = Diagnosis(_about_execution(_unread(statements)))
        raise _failed(history.migrations[number], statements, offset, error, diagnosis) from error


def _about_execution(unread: Statement | None) -> str:
    """Return what to do about a script that fails whole and applies statement by statement."""
    if unread is None:
        return "statement by statement, as Prisma runs it since 7.4, this migration applies: pass --execution split"
    words = " ".join(unread.text.split()[:3])
    return (
        "statement by statement this migration would apply, but every version of Prisma runs it whole: since 7.4"
        f" because its parser cannot read line {unread.line} ({words} …). Give what fails a migration of its own"
    )


def _run_split(
    connection: psycopg.Connection[Any],
    history: History,
    number: int,
    statements: Sequence[Statement],
    failed: Set[str],
    elsewhere: Elsewhere | None,
) -> None:
    for statement in statements:
        try:
            execute_script(connection, statement.text)
        except TimeLimitError as error:
            raise _too_long(history.migrations[number], statements[statements.index(statement) :], error) from error
        except psycopg.Error as error:
            check_alive(connection, error)
            position = error.diag.statement_position
            offset = statement.start + (int(position) - 1 if position is not None else 0)
            path = _search_path(connection)
            _leave_transaction(connection)
            diagnosis = explain(
                history, number, error, offset=offset, search_path=path, failed=frozenset(failed), elsewhere=elsewhere
            )
            raise _failed(history.migrations[number], statements, offset, error, diagnosis) from error


def _words(error: psycopg.Error) -> str:
    return mask_passwords(" ".join(str(error).split())) or type(error).__name__


def _leave_transaction(connection: psycopg.Connection[Any]) -> None:
    if connection.info.transaction_status in (TransactionStatus.INERROR, TransactionStatus.INTRANS):
        connection.rollback()


def _search_path(connection: psycopg.Connection[Any]) -> str | None:
    """Return the search path, `None` where the server does not tell: inside a failed transaction, or gone away."""
    if connection.info.transaction_status is not TransactionStatus.IDLE:
        return None
    row = connection.execute("SHOW search_path").fetchone()
    return str(row[0]) if row else None


def _find_statement(
    connection: psycopg.Connection[Any], statements: Sequence[Statement], sqlstate: str | None
) -> Statement | None:
    """Find the statement that fails when the server did not say where: run them one by one, and take it all back."""
    try:
        connection.execute("BEGIN")
        for statement in statements:
            try:
                execute_script(connection, statement.text)
            except psycopg.Error as error:
                return statement if error.sqlstate == sqlstate else None
    finally:
        _leave_transaction(connection)
    return None


def _succeeds_split(connection: psycopg.Connection[Any], statements: Sequence[Statement]) -> bool:
    """Return whether the script applies without a transaction around it; the scratch database is then used up."""
    try:
        for statement in statements:
            execute_script(connection, statement.text)
    except psycopg.Error:
        _leave_transaction(connection)
        return False
    return len(statements) > 1


# --- What people are told -----------------------------------------------------------------------------------


def _failed(
    migration: Migration,
    statements: Sequence[Statement],
    offset: int | None,
    error: psycopg.Error,
    diagnosis: Diagnosis,
) -> ReplayError:
    line = column = None
    statement, excerpt = "", ""
    if offset is not None:
        line = migration.script.count("\n", 0, offset) + 1
        column = offset - migration.script.rfind("\n", 0, offset)
        inside = [begun for begun in statements if begun.start <= offset]
        statement = mask_passwords(inside[-1].text) if inside else ""
        before = mask_passwords(migration.script[:offset])
        excerpt = _excerpt(mask_passwords(migration.script), line, len(before) - before.rfind("\n"))
    said = error.diag
    failure = Failure(
        migration.name,
        line,
        column,
        statement,
        excerpt,
        error.sqlstate,
        mask_passwords(said.message_primary or str(error)),
        mask_passwords(said.message_detail or "") or None,
        mask_passwords(said.message_hint or "") or None,
        mask_passwords(said.context or "") or None,
        diagnosis.advice,
    )
    return ReplayError(f"migration {migration.name} does not apply", failure=failure, hint=diagnosis.hint)


def _too_long(migration: Migration, statements: Sequence[Statement], error: TimeLimitError) -> ReplayError:
    """Return the error about a script that was ended; the first of `statements` is the first that was sent with it."""
    ended = statements[min(error.completed, len(statements) - 1)]
    column = ended.start - migration.script.rfind("\n", 0, ended.start)
    excerpt = _excerpt(mask_passwords(migration.script), ended.line, column)
    failure = Failure(
        migration.name,
        ended.line,
        1,
        mask_passwords(ended.text),
        excerpt,
        None,
        error.message,
        None,
        None,
        None,
        None,
    )
    return ReplayError(f"migration {migration.name} does not end", failure=failure, hint=error.remedy)


def _excerpt(script: str, line: int, column: int) -> str:
    """Return the line with up to two before it, and a caret below; a long line is cut around the caret."""
    lines = script.split("\n")
    gutter = len(str(line))
    shown = []
    cut = max(0, column - _WIDTH // 2) if len(lines[line - 1]) > _WIDTH else 0
    for number in range(max(1, line - 2), line + 1):
        text = lines[number - 1].rstrip("\r")
        start = cut if number == line else 0
        piece = ("…" if start else "") + text[start : start + _WIDTH] + ("…" if start + _WIDTH < len(text) else "")
        shown.append(f"{number:>{gutter}} | {_printable(piece)}")
    before = _printable(lines[line - 1][cut : column - 1])
    indent = " " * (bool(cut) + sum(_cells(character) for character in before))
    shown.append(f"{'':>{gutter}} | {indent}^")
    return "\n".join(shown)


def _printable(text: str) -> str:
    """Return the text with tabs as spaces, and what could steer a terminal made visible."""
    return "".join(
        "    " if character == "\t" else "\ufffd" if unicodedata.category(character) in ("Cc", "Cf") else character
        for character in text
    )


def _cells(character: str) -> int:
    """Return how many columns of a terminal a character takes."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
