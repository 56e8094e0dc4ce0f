"""The trial: a history applied statement by statement, each failing one mended by the first remedy that helps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

from squash.postgres.server import check_alive, execute_script, settle
from squash.postgres.statements import Statement, reaches_a_publisher, refuses_transaction, split, tokens
from squash.prisma.history import History
from squash.prisma.replay import Execution, runs_whole
from squash.prisma.replay.diagnosis import explain
from squash.repair.edits import Edit, RepairChange
from squash.repair.remedies import Injected, Moved, Remedies, RepairRemedy
from squash.repair.timeline import Place

_DEEPEST = 60
"""How many remedies may build on one another for one statement."""
_MOST = 600
"""How many remedies are tried for one statement altogether."""
_CONTROL = ("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT")


@dataclass(frozen=True, slots=True)
class Unmended:
    """A statement that no remedy helps, and the server's words; it was left out of the trial."""

    place: Place
    statement: str
    message: str
    advice: str | None


@dataclass(frozen=True, slots=True)
class RepairTrial:
    """What came of a trial: the edits that it took, what they did not help, and where another remedy could be taken."""

    edits: tuple[Edit, ...]
    unmended: tuple[Unmended, ...]
    alternatives: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Solved:
    """What makes a statement succeed: statements before it, its text in the end, and the changes that led there."""

    before: tuple[Injected, ...]
    text: str
    changes: tuple[RepairChange, ...]
    moved: tuple[Moved, ...]


class _Earlier(Exception):  # noqa: N818 - it is no error, but a way out of the migration
    """A remedy has to run, and be committed, in the migration before."""

    def __init__(self, injected: tuple[Injected, ...]) -> None:
        super().__init__()
        self.injected = injected


@dataclass(slots=True)
class _Run:
    """A trial under way."""

    connection: psycopg.Connection[Any]
    history: History
    remedies: Remedies
    execution: Execution
    passed_over: Mapping[Place, int]
    given: Sequence[Edit] = ()
    edits: list[Edit] = field(default_factory=list)
    unmended: list[Unmended] = field(default_factory=list)
    alternatives: list[Place] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    tried: int = 0
    begun: int = 0
    """How many transactions were begun."""
    vain: set[tuple[Injected, ...]] = field(default_factory=set)
    """What cannot be put into the migration before."""
    whole: bool = True
    """Whether the migration that is under way is one transaction."""


def try_out(
    connection: psycopg.Connection[Any],
    history: History,
    remedies: Remedies,
    execution: Execution,
    *,
    passed_over: Mapping[Place, int] | None = None,
    given: Sequence[Edit] = (),
) -> RepairTrial:
    """Apply a history to an empty database and give the edits that make each of its statements succeed.

    `passed_over` says for statements how many of the first remedies to pass over; `given` are edits to begin with.
    The statements that nothing helps are left out.
    """
    with suppress(psycopg.Error):  # who may not set it keeps the server's language, in which nothing is recognised
        connection.execute("SET lc_messages = 'C'")
    run = _Run(connection, history, remedies, execution, passed_over or {}, given)
    for number in range(len(history.migrations)):
        _migration(run, number)
    settle(connection)
    return RepairTrial(tuple(run.edits), tuple(run.unmended), tuple(run.alternatives))


def _migration(run: _Run, number: int) -> None:
    """Apply one migration; again from its beginning where a remedy has to come before it."""
    run.whole = runs_whole(split(run.history.migrations[number].script), run.execution)
    for _ in range(20):
        kept = (list(run.edits), list(run.unmended), list(run.alternatives), list(run.moved))
        try:
            _begin(run)
            for statement in _statements(run, number):
                _statement(run, number, statement)
            _commit(run)
            return
        except _Earlier as earlier:
            run.connection.execute("ROLLBACK")
            run.edits, run.unmended, run.alternatives, run.moved = kept
            _before(run, number, earlier.injected)


def _before(run: _Run, number: int, injected: tuple[Injected, ...]) -> None:
    """Run statements, committed, at the end of the migration before; remember where that cannot be done."""
    end = len(run.history.migrations[number - 1].script)
    place = (number - 1, end)
    edits = []
    run.tried = 0
    _begin(run)
    for statement in injected:
        try:
            solved = _solve(run, place, statement.text, 0, frozenset())
        except _Earlier:
            solved = None
        if solved is None:
            run.connection.execute("ROLLBACK")
            run.vain.add(injected)
            return
        edits += [
            Edit(place, end, before.text, (before.change,), before.label)
            for before in (*solved.before, replace(statement, text=solved.text))
        ]
    _commit(run)
    run.edits += edits


def _statements(run: _Run, number: int) -> Iterator[Statement]:
    """Yield the statements of a migration, and behind each carry out what was moved there."""
    for statement in split(run.history.migrations[number].script):
        yield statement
        end = statement.start + len(statement.text)
        for moved in [edit for edit in run.moved if (edit.number, edit.end) == (number, end)]:
            _place_moved(run, number, end, moved)


def _place_moved(run: _Run, number: int, end: int, moved: Moved) -> None:
    solved = _solve(run, (number, end), moved.text, 0, frozenset())
    change = RepairChange("move", "statement", "moved down to here, where what it is about has been created")
    if solved is None:
        run.unmended.append(_unmended(run, (number, end), moved.text))
        return
    behind = run.history.migrations[number].script.find(";", end) + 1 or end
    run.edits.append(Edit((number, behind), behind, solved.text, (change,)))


def _statement(run: _Run, number: int, statement: Statement) -> None:
    if (word := next((token.keyword for token in tokens(statement.text)), "")) in _CONTROL:
        if word not in ("BEGIN", "START"):  # what follows may rely on it, as on a new value of an enum
            run.connection.execute("COMMIT" if word in ("COMMIT", "END") else "ROLLBACK")
            _begin(run)
        return
    place = (number, statement.start)
    text = statement.text
    if reaches_a_publisher(text):
        words = "it creates a subscription, which would connect to its publisher, and is not run"
        run.unmended.append(Unmended(place, text, words, "add WITH (connect = false)"))
        return
    changes: tuple[RepairChange, ...] = ()
    for edit in run.given:
        if edit.place == place and edit.is_injected:
            _inject(run, edit)
        elif edit.place == place:
            text, changes = edit.text, edit.changes
    run.tried = 0
    solved = _solve(run, place, text, 0, frozenset())
    if solved is None:
        run.unmended.append(_unmended(run, place, text))
    else:
        _record(run, place, statement, replace(solved, changes=(*changes, *solved.changes)))
    if not run.whole:
        _commit(run)
        _begin(run)


def _unmended(run: _Run, place: Place, text: str) -> Unmended:
    error = _attempt(run, text)
    if error is None:
        return Unmended(place, text, "it succeeds alone, but not with what it was mended by", None)
    diagnosis = explain(run.history, place[0], error, offset=place[1], search_path=None)
    advice = "; ".join(filter(None, (diagnosis.advice, diagnosis.hint))) or None
    return Unmended(place, text, error.diag.message_primary or str(error), advice)


def _inject(run: _Run, edit: Edit) -> None:
    run.tried = 0
    solved = _solve(run, edit.place, edit.text, 0, frozenset())
    if solved is not None:
        run.edits += [
            Edit(edit.place, edit.end, statement.text, (statement.change,), statement.label)
            for statement in solved.before
        ]
        run.edits.append(replace(edit, text=solved.text))


def _record(run: _Run, place: Place, statement: Statement, solved: _Solved) -> None:
    run.edits += [Edit(place, place[1], before.text, (before.change,), before.label) for before in solved.before]
    if solved.changes:
        end = statement.start + len(statement.text)
        if not solved.text:  # it has moved, and its semicolon with it
            end = run.history.migrations[place[0]].script.find(";", end) + 1 or end
        run.edits.append(Edit(place, end, solved.text, solved.changes))
        run.alternatives.append(place)
    run.moved += solved.moved


def _solve(run: _Run, place: Place, text: str, depth: int, seen: frozenset[tuple[str, str]]) -> _Solved | None:
    """Find what makes a statement succeed, and leave it done; None, and nothing done, where nothing does."""
    if not text:
        return _Solved((), text, (), ())
    error = _attempt(run, text)
    if error is None:
        return _Solved((), text, (), ())
    key = (text, error.diag.message_primary or "")
    if depth >= _DEEPEST or run.tried >= _MOST or key in seen:
        return None
    skipped = run.passed_over.get(place, 0) if depth == 0 else 0
    for number, remedy in enumerate(run.remedies.propose(place, text, error)):
        if number < skipped:
            continue
        run.tried += 1
        with _savepoint(run) as keep:
            solved = _with(run, place, text, remedy, depth, seen | {key})
            if solved is not None:
                keep()
                return solved
    return None


def _with(
    run: _Run, place: Place, text: str, remedy: RepairRemedy, depth: int, seen: frozenset[tuple[str, str]]
) -> _Solved | None:
    """Carry out a remedy and what it needs in turn, then the statement."""
    if place[0] > 0 and (remedy.earlier or (remedy.injected and refuses_transaction(tuple(tokens(text))))):
        if remedy.injected in run.vain:
            return None
        raise _Earlier(remedy.injected)
    before: list[Injected] = []
    for statement in remedy.injected:
        with _savepoint(run) as keep:
            inner = (
                _solve(run, place, statement.text, depth + 1, seen)
                if statement.required
                else _once(run, statement.text)
            )
            if inner is not None:
                keep()
        if inner is None and statement.required:
            return None
        if inner is not None:
            before += [*inner.before, replace(statement, text=inner.text)]
    rest = _solve(run, place, text if remedy.text is None else remedy.text, depth + 1, seen)
    if rest is None:
        return None
    changes = (remedy.change, *rest.changes) if remedy.change else rest.changes
    moved = (remedy.moved, *rest.moved) if remedy.moved else rest.moved
    return _Solved((*before, *rest.before), rest.text, changes, moved)


def _once(run: _Run, text: str) -> _Solved | None:
    return _Solved((), text, (), ()) if _attempt(run, text) is None else None


# --- Transactions -------------------------------------------------------------------------------------------


def _begin(run: _Run) -> None:
    run.begun += 1
    run.connection.execute("BEGIN")


def _commit(run: _Run) -> None:
    run.connection.execute("COMMIT")


@contextmanager
def _savepoint(run: _Run) -> Iterator[Any]:
    """Take back what the block does, unless it calls what it is given, or has ended the transaction."""
    kept = False
    begun = run.begun

    def keep() -> None:
        nonlocal kept
        kept = True

    run.connection.execute("SAVEPOINT remedy")
    try:
        yield keep
    finally:
        if run.begun == begun and run.connection.info.transaction_status is not TransactionStatus.IDLE:
            if not kept:
                run.connection.execute("ROLLBACK TO SAVEPOINT remedy")
            run.connection.execute("RELEASE SAVEPOINT remedy")


def _attempt(run: _Run, text: str) -> psycopg.Error | None:
    """Run a statement; where it fails the transaction is as before it."""
    run.connection.execute("SAVEPOINT attempt")
    try:
        execute_script(run.connection, text)
    except psycopg.errors.ActiveSqlTransaction as error:
        run.connection.execute("ROLLBACK TO SAVEPOINT attempt")
        return _outside(run, text, error)
    except psycopg.Error as error:
        check_alive(run.connection, error)
        run.connection.execute("ROLLBACK TO SAVEPOINT attempt")
        run.connection.execute("RELEASE SAVEPOINT attempt")
        return error
    run.connection.execute("RELEASE SAVEPOINT attempt")
    return None


def _outside(run: _Run, text: str, error: psycopg.Error) -> psycopg.Error | None:
    """Run a statement that no transaction may be around, such as CREATE INDEX CONCURRENTLY; what was done is kept."""
    _commit(run)
    try:
        execute_script(run.connection, text)
    except psycopg.Error as other:
        error = other
    else:
        return None
    finally:
        _begin(run)
    return error
