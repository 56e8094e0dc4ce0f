"""Applying a history as Prisma does, and saying where and why it stops."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import psycopg
from psycopg.pq import TransactionStatus

from squash.errors import ReplayError
from squash.history import History, Migration
from squash.server import execute_script
from squash.statements import Statement, split

Execution = Literal["batch", "split"]
"""How scripts are run: whole, as one simple Query (Prisma up to 7.3), or statement by statement (since 7.4)."""

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a migration failed and why. `line` and `column` count from 1; `excerpt` is ready to be printed, with a
    caret.

    `message`, `detail`, `server_hint` and `context` are the server's words; `advice` is ours, in terms of the history.
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
    progress: Callable[[int, Migration], None] | None = None,
    finished: Callable[[Applied], None] | None = None,
) -> Replay:
    """Apply every migration on one connection, so that session settings leak from one to the next as they do in Prisma.

    `progress` is called before each migration with its number from 0, `finished` after it. Raises ReplayError, with a
    Failure, at the first script that fails, and for a transaction that is still open at the end.
    """
    start = time.perf_counter()
    applied = []
    for number, migration in enumerate(history.migrations):
        if progress:
            progress(number, migration)
        begun = time.perf_counter()
        statements = split(migration.script)
        if execution == "batch":
            _run_batch(connection, history, number, statements)
        else:
            _run_split(connection, history, number, statements)
        done = Applied(migration.name, time.perf_counter() - begun, len(statements))
        applied.append(done)
        if finished:
            finished(done)
    if connection.info.transaction_status is not TransactionStatus.IDLE:
        raise ReplayError(
            "a migration begins a transaction that none commits, so that its changes are lost",
            hint="look for a BEGIN without COMMIT in the scripts",
        )
    return Replay(tuple(applied), execution, time.perf_counter() - start)


def _run_batch(
    connection: psycopg.Connection[Any], history: History, number: int, statements: Sequence[Statement]
) -> None:
    script = history.migrations[number].script
    try:
        execute_script(connection, script)
    except psycopg.Error as error:
        position = error.diag.statement_position
        path = _search_path(connection)
        _leave_transaction(connection)
        if position is not None:
            offset: int | None = int(position) - 1
        else:
            culprit = _find_statement(connection, statements, error.sqlstate)
            offset = culprit.start if culprit else None
        advice = _explain(history, number, error, path)
        if _succeeds_split(connection, statements):
            advice = (
                "statement by statement, as Prisma runs it since 7.4, this migration applies: pass --execution split"
            )
        raise _failed(history.migrations[number], statements, offset, error, advice) from error


def _run_split(
    connection: psycopg.Connection[Any], history: History, number: int, statements: Sequence[Statement]
) -> None:
    for statement in statements:
        try:
            execute_script(connection, statement.text)
        except psycopg.Error as error:
            position = error.diag.statement_position
            offset = statement.start + (int(position) - 1 if position is not None else 0)
            path = _search_path(connection)
            _leave_transaction(connection)
            advice = _explain(history, number, error, path)
            raise _failed(history.migrations[number], statements, offset, error, advice) from error


def _leave_transaction(connection: psycopg.Connection[Any]) -> None:
    if connection.info.transaction_status in (TransactionStatus.INERROR, TransactionStatus.INTRANS):
        connection.rollback()


def _search_path(connection: psycopg.Connection[Any]) -> str:
    """Give the search path, also inside a failed transaction, where the server tells nothing: then an empty text."""
    if connection.info.transaction_status is not TransactionStatus.IDLE:
        return "?"
    row = connection.execute("SHOW search_path").fetchone()
    return str(row[0]) if row else "?"


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
    """Whether the script applies without a transaction around it; the database is scratch, and this replay is over."""
    try:
        for statement in statements:
            execute_script(connection, statement.text)
    except psycopg.Error:
        _leave_transaction(connection)
        return False
    return len(statements) > 1


# --- What people are told -----------------------------------------------------------------------------------


def _failed(
    migration: Migration, statements: Sequence[Statement], offset: int | None, error: psycopg.Error, advice: str | None
) -> ReplayError:
    line = column = None
    statement, excerpt = "", ""
    if offset is not None:
        line = migration.script.count("\n", 0, offset) + 1
        column = offset - migration.script.rfind("\n", 0, offset)
        inside = [one for one in statements if one.start <= offset]
        statement = inside[-1].text if inside else ""
        excerpt = _excerpt(migration.script, line, column)
    diagnosis = error.diag
    failure = Failure(
        migration.name, line, column, statement, excerpt, error.sqlstate,
        diagnosis.message_primary or str(error), diagnosis.message_detail, diagnosis.message_hint, diagnosis.context,
        advice,
    )  # fmt: skip
    return ReplayError(f"migration {migration.name} does not apply", failure=failure)


def _excerpt(script: str, line: int, column: int) -> str:
    """Give the line with up to two before it, and a caret below; a long line is cut around the caret."""
    lines = script.split("\n")
    gutter = len(str(line))
    shown = []
    cut = max(0, column - _WIDTH // 2) if len(lines[line - 1]) > _WIDTH else 0
    for number in range(max(1, line - 2), line + 1):
        text = lines[number - 1].rstrip("\r")
        start = cut if number == line else 0
        piece = text[start : start + _WIDTH]
        piece = ("…" if start else "") + piece + ("…" if start + _WIDTH < len(text) else "")
        shown.append(f"{number:>{gutter}} | {piece}")
    text_before = lines[line - 1][cut : column - 1]
    indent = "".join("\t" if character == "\t" else " " for character in text_before)
    shown.append(f"{'':>{gutter}} | {' ' if cut else ''}{indent}^")
    return "\n".join(shown)


_MISSING = re.compile(r'(?:relation|type|table|schema|view|sequence) "(?:[^"]*\.)?([^".]+)" does not exist')
_MISSING_COLUMN = re.compile(r'column "?([^" ]+?)"? (?:of relation "([^"]+)" )?does not exist')
_THERE = re.compile(r'(?:relation|type|schema|constraint|function|trigger|column) "([^"]+)".* already exists')
_EXTENSION = re.compile(
    r'extension "([^"]+)" is not available|could not open extension control file ".*/([^/]+)\.control"'
)


def _explain(history: History, number: int, error: psycopg.Error, path: str) -> str | None:
    """Say why, in terms of the history, where its scripts tell."""
    words = error.diag.message_primary or ""
    if path in ("", '""') and error.sqlstate in ("42P01", "42704", "3F000"):
        return "search_path is empty: a script before this one left it so (pg_dump's do), as it would in Prisma"
    if missing := _MISSING.search(words):
        return _where_created(history, number, missing[1])
    if column := _MISSING_COLUMN.search(words):
        return _where_added(history, number, column[1])
    if there := _THERE.search(words):
        earlier = [m.name for m, text in _statements(history, 0, number) if _creates(there[1]).search(text)]
        return f'"{there[1]}" was already created by {earlier[-1]}' if earlier else None
    if extension := _EXTENSION.search(words):
        return f"this server does not offer the extension {extension[1] or extension[2]}: pass --scratch or --postgres"
    if error.sqlstate == "55P04":
        return "a new enum value cannot be used in the transaction that adds it"
    return None


def _where_created(history: History, number: int, name: str) -> str:
    creates, drops = _creates(name), _drops(name)
    before = [(m.name, text) for m, text in _statements(history, 0, number)]
    dropped = [migration for migration, text in before if drops.search(text)]
    if dropped:
        return f'"{name}" was dropped or renamed by {dropped[-1]}'
    later = [m.name for m, text in _statements(history, number + 1, None) if creates.search(text)]
    if later:
        return f'only the later migration {later[0]} creates "{name}"'
    own = [text for m, text in _statements(history, number, number + 1) if creates.search(text)]
    return f'this migration creates "{name}" only further down' if own else f'no migration creates "{name}"'


def _where_added(history: History, number: int, column: str) -> str | None:
    adds = re.compile(rf'ADD\s+(?:COLUMN\s+)?(?:IF\s+NOT\s+EXISTS\s+)?"?{re.escape(column)}"?\s', re.IGNORECASE)
    later = [m.name for m, text in _statements(history, number + 1, None) if adds.search(text)]
    return f'only the later migration {later[0]} adds the column "{column}"' if later else None


def _statements(history: History, first: int, end: int | None) -> Iterator[tuple[Migration, str]]:
    for migration in history.migrations[first:end]:
        for statement in split(migration.script):
            yield migration, statement.text


def _name(name: str) -> str:
    plain = rf"|{re.escape(name)}\b" if name == name.lower() else ""
    return rf'(?:"?\w+"?\.)?(?:"{re.escape(name)}"{plain})'


def _creates(name: str) -> re.Pattern[str]:
    kinds = r"(?:TABLE|VIEW|INDEX|SEQUENCE|TYPE|DOMAIN|FUNCTION|TRIGGER|SCHEMA|CONSTRAINT|COLUMN)"
    return re.compile(
        rf"(?:\b(?:CREATE|ADD)\b(?:\s+\w+)*?\s+{kinds}(?:\s+CONCURRENTLY)?(?:\s+IF\s+NOT\s+EXISTS)?\s+{_name(name)}"
        rf"|\bRENAME\s+(?:CONSTRAINT\s+\S+\s+)?TO\s+{_name(name)})",
        re.IGNORECASE,
    )


def _drops(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:\bDROP\s+(?:MATERIALIZED\s+)?(?:TABLE|VIEW|SEQUENCE|TYPE|DOMAIN|SCHEMA)(?:\s+IF\s+EXISTS)?\s+"
        rf"(?:[^;]*,\s*)?{_name(name)}|\bALTER\s+\w+\s+(?:IF\s+EXISTS\s+)?{_name(name)}\s+RENAME\s+TO\b)",
        re.IGNORECASE,
    )


# --- Which Prisma -------------------------------------------------------------------------------------------

_LOCKED = re.compile(
    r"""(?:^|[\s"'/(])prisma(?:@|["']?\s*:\s*\{?\s*["']?(?:version["']?\s*:\s*["']?)?)[^\d\n]{0,12}(\d+)\.(\d+)""",
    re.MULTILINE,
)


def detect_execution(directory: Path) -> tuple[Execution, str]:
    """Give how the project's Prisma runs scripts, and from where that is known.

    Looks for the version of `prisma` in the `package.json` files above the migrations directory, nearest first, up to
    the root of the repository; without one, scripts are run whole.
    """
    for folder in (directory.resolve(), *directory.resolve().parents):
        manifest = folder / "package.json"
        if manifest.is_file() and (version := _prisma_version(manifest)):
            found = f"Prisma {version[0]}.{version[1]} in {manifest.name} of {folder.name}"
            if version >= (8, 0):
                return "split", f"{found}, which has another migration system"
            return ("split" if version >= (7, 4) else "batch"), found
        if (folder / ".git").exists():
            break
    return "batch", "no Prisma version found"


def _prisma_version(manifest: Path) -> tuple[int, int] | None:
    try:
        content = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    for section in ("dependencies", "devDependencies"):
        packages = content.get(section) if isinstance(content, dict) else None
        for name in ("prisma", "@prisma/client"):
            wanted = packages.get(name) if isinstance(packages, dict) else None
            if isinstance(wanted, str) and (found := re.search(r"(\d+)\.(\d+)", wanted)):
                return int(found[1]), int(found[2])
    return None
