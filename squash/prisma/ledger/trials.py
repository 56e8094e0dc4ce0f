"""Trying the ledger scripts on every kind of ledger that a deploy may hold: a part of the proof.

The ledgers are simulated in a scratch database. All derive from that of a database that is up to date, so a state
says only in what it differs. A trial compares the outcome of the guard and of reconcile with the expected one, and
every byte of the ledger where it must stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, LiteralString

import psycopg
from psycopg import sql

from squash.postgres.server import check_alive, execute_script
from squash.prisma.ledger.scripts import SquashedMigration
from squash.prisma.ledger.table import record_applied, unpadded

_CONTENT: Final = """SELECT md5(string_agg(l::text, E'\\n' ORDER BY l.id)) FROM "_prisma_migrations" AS l"""
_PASSES: Final = "passes"
_RECONCILES: Final = "reconciles"


@dataclass(frozen=True, slots=True)
class LedgerTrial:
    """The scripts on one simulated ledger: what it held, whether all came out as promised, and in `detail` what did."""

    name: str
    passed: bool
    detail: str


@dataclass(frozen=True, slots=True)
class _State:
    """A ledger as SQL that makes it out of one that is up to date, and what the scripts must do there.

    An outcome is `passes` (nothing written), `reconciles`, or the SQLSTATE of the refusal, whose message must name
    `culprit`. `between` runs after the guard: what Prisma does when a migration has passed.
    """

    name: str
    ledger: LiteralString
    guard: str = _PASSES
    reconcile: str = _RECONCILES
    culprit: str = ""
    between: LiteralString = ""


@dataclass(frozen=True, slots=True)
class _Scripts:
    guard: str
    reconcile: str
    rollback: str
    ending: str


def try_scripts(
    connection: psycopg.Connection[Any],
    baseline_name: str,
    baseline_checksum: str,
    squashed: Sequence[SquashedMigration],
    guard_sql: str,
    reconcile_sql: str,
    rollback_sql: str,
    ending_sql: str = "",
) -> tuple[LedgerTrial, ...]:
    """Run the scripts on simulated ledgers and tell, state by state, whether each did what it promises.

    With `ending_sql` a deploy of the baseline is simulated on each of them, too, as Prisma makes it.

    `connection` is in autocommit mode on an empty scratch database, which is left empty. psycopg.Error only when the
    simulation itself cannot be set up; whatever a script raises is an outcome.
    """
    scripts = _Scripts(guard_sql, reconcile_sql, rollback_sql, ending_sql)
    trials = [_without_ledger(connection, scripts)]
    names = _Names(baseline_name, baseline_checksum, squashed[0].name, squashed[-1].name)
    record_applied(connection, ((migration.name, migration.checksums[0]) for migration in squashed))
    _remember(connection, squashed)
    try:
        states = tuple(_states(names, len(squashed), strict=bool(ending_sql)))
        trials.extend(_try(connection, state, names, scripts) for state in states)
        if ending_sql:
            trials.extend(_deploy(connection, state, names, scripts) for state in states if not state.between)
    finally:
        connection.execute('DROP TABLE "_prisma_migrations", squash_applied')
    return tuple(trials)


@dataclass(frozen=True, slots=True)
class _Names:
    baseline: str
    checksum: str
    first: str
    last: str

    @property
    def adopted(self) -> bool:
        """Whether the baseline has the last migration's name, so that Prisma never runs it where that is recorded."""
        return self.baseline == self.last

    @property
    def earlier(self) -> str:
        return f"!{self.baseline}"

    @property
    def later(self) -> str:
        return f"{self.baseline}~"


def _states(names: _Names, count: int, *, strict: bool) -> Iterator[_State]:
    """Return the ledgers to try; a `strict` guard refuses an unknown migration as reconcile does."""
    yield _State("up to date", "")
    if not names.adopted:
        yield _State(
            "up to date, baseline deployed, then later migrations", _START_BASELINE, between=_FINISH_BASELINE_AND_GO_ON
        )
    yield _State("rolled back and run again", _ROLLED_BACK_TRY)
    yield _State("CRLF and unpadded checksums", _OTHER_CHECKSUMS)
    yield _State("already reconciled", _RECONCILED, reconcile=_PASSES)
    yield _State("fresh, baseline started", _FRESH, reconcile="SQ002", culprit=names.baseline)
    yield from _behind(names, count)
    if names.adopted:
        refusal = "SQ001" if count > 1 else _PASSES  # of a script that Prisma would not run
        yield _State("edited last migration", _EDIT_LAST, guard=refusal, reconcile="SQ003", culprit=names.last)
    if not names.adopted or count > 1:
        name, fail, edit = (
            (names.first, _FAIL_FIRST, _EDIT_FIRST) if names.adopted else (names.last, _FAIL_LAST, _EDIT_LAST)
        )
        yield _refused("failed migration", fail, "SQ002", name)
        yield _refused("edited migration", edit, "SQ003", name)
    yield _refused("another history", _ANOTHER_HISTORY, "SQ004", names.earlier)
    guard = "SQ004" if strict else _PASSES
    yield _State(
        "up to date, with an unknown migration", _APPLY_EARLIER, guard=guard, reconcile="SQ004", culprit=names.earlier
    )


def _behind(names: _Names, count: int) -> Iterator[_State]:
    """Return the ledgers that hold a part of the history, which a history of one migration does not have."""
    if count > 1:
        yield _refused("behind: the last is missing", _REMOVE_LAST, "SQ001", names.last)
        yield _refused("behind: the first is missing", _REMOVE_FIRST, "SQ001", names.first)
    if count > 2:
        yield _refused("behind: only the first is applied", _KEEP_FIRST, "SQ001", "")


def _refused(name: str, ledger: LiteralString, sqlstate: str, culprit: str) -> _State:
    return _State(name, ledger, guard=sqlstate, reconcile=sqlstate, culprit=culprit)


_START_BASELINE: Final = """
INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES (gen_random_uuid(), {checksum}, {baseline});
"""
_FINISH_BASELINE_AND_GO_ON: Final = """
UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1, logs = ''
WHERE migration_name::text = {baseline};
INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
VALUES (gen_random_uuid(), {checksum}, {later}, now(), 1);
"""
_ROLLED_BACK_TRY: Final = """
INSERT INTO _prisma_migrations (id, checksum, migration_name, rolled_back_at, started_at, logs)
SELECT gen_random_uuid(), repeat('0', 64), migration_name, started_at, started_at - interval '1 minute', 'failed'
FROM _prisma_migrations WHERE migration_name::text = {first};
"""
_OTHER_CHECKSUMS: Final = """
UPDATE _prisma_migrations AS l SET checksum = a.other_form
FROM squash_applied AS a WHERE a.id::text = l.id::text;
"""
_FINISH_BASELINE: Final = """
UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = applied_steps_count + 1
WHERE migration_name::text = {baseline} AND finished_at IS NULL AND rolled_back_at IS NULL;
"""
_FRESH: Final = "DELETE FROM _prisma_migrations;" + _START_BASELINE
_RECONCILED: Final = _FRESH + _FINISH_BASELINE_AND_GO_ON
_APPLY_EARLIER: Final = """
INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
VALUES (gen_random_uuid(), {checksum}, {earlier}, now(), 1);
"""
_ANOTHER_HISTORY: Final = "DELETE FROM _prisma_migrations;" + _APPLY_EARLIER
_FAIL_LAST: Final = "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name::text = {last}"
_EDIT_LAST: Final = "UPDATE _prisma_migrations SET checksum = repeat('0', 64) WHERE migration_name::text = {last}"
_FAIL_FIRST: Final = "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name::text = {first}"
_EDIT_FIRST: Final = "UPDATE _prisma_migrations SET checksum = repeat('0', 64) WHERE migration_name::text = {first}"
_REMOVE_LAST: Final = "DELETE FROM _prisma_migrations WHERE migration_name::text = {last}"
_REMOVE_FIRST: Final = "DELETE FROM _prisma_migrations WHERE migration_name::text = {first}"
_KEEP_FIRST: Final = "DELETE FROM _prisma_migrations WHERE migration_name::text <> {first}"


def _remember(connection: psycopg.Connection[Any], squashed: Sequence[SquashedMigration]) -> None:
    """Keep the up-to-date ledger as the table that every state starts from, with another form of each checksum."""
    forms = [(unpadded(m.checksums[0]), m.checksums[-1])[i % 2] for i, m in enumerate(squashed)]
    connection.execute(
        """
        CREATE TEMPORARY TABLE squash_applied AS
        SELECT l.*, f.other_form FROM "_prisma_migrations" AS l
        JOIN unnest(%s::text[], %s::text[]) AS f (name, other_form) ON f.name = l.migration_name::text
        """,
        ([migration.name for migration in squashed], forms),
    )


_RESET: Final = """
DELETE FROM _prisma_migrations AS l WHERE NOT EXISTS (
    SELECT FROM squash_applied AS a WHERE a.id::text = l.id::text AND a.checksum::text = l.checksum::text
        AND a.finished_at = l.finished_at
);
INSERT INTO _prisma_migrations
SELECT id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count
FROM squash_applied AS a WHERE NOT EXISTS (SELECT FROM _prisma_migrations AS l WHERE l.id::text = a.id::text);
"""


def _try(connection: psycopg.Connection[Any], state: _State, names: _Names, scripts: _Scripts) -> LedgerTrial:
    _alter(connection, _RESET + state.ledger, names)
    before = _content(connection)
    problems = _misses("the guard", _run(connection, scripts.guard), state.guard, state.culprit)
    if state.between:
        _alter(connection, state.between, names)
        before = _content(connection)
    if state.reconcile == _RECONCILES:
        problems += _there_and_back(connection, state, before, names, scripts)
    else:
        problems += _misses("reconcile", _run(connection, scripts.reconcile), state.reconcile, state.culprit)
        if _content(connection) != before:
            problems += ("the ledger has changed",)
    detail = "; ".join(problems) or f"guard {_told(state.guard)}, reconcile {_told(state.reconcile)}"
    return LedgerTrial(state.name, not problems, detail)


def _there_and_back(
    connection: psycopg.Connection[Any], state: _State, before: str, names: _Names, scripts: _Scripts
) -> tuple[str, ...]:
    """Reconcile and roll back; where the ledger is simply up to date, each twice, and reconcile once more."""
    problems = list(_reconcile(connection, "reconcile", names, scripts))
    if not state.ledger:
        reconciled = _content(connection)
        problems += _misses("reconcile run again", _run(connection, scripts.reconcile), _PASSES, "")
        if _content(connection) != reconciled:
            problems.append("reconcile run again has changed the ledger")
    problems += _misses("rollback", _run(connection, scripts.rollback), _PASSES, "")
    if not state.ledger:
        problems += _misses("rollback run again", _run(connection, scripts.rollback), _PASSES, "")
    if _content(connection) != before:
        problems.append("rollback did not restore the ledger")
    if not state.ledger:
        problems += _reconcile(connection, "reconcile after rollback", names, scripts)
    return tuple(problems)


def _deploy(connection: psycopg.Connection[Any], state: _State, names: _Names, scripts: _Scripts) -> LedgerTrial:
    """Deploy a baseline that reconciles by itself, as Prisma does (row, script, row again); then roll back."""
    _alter(connection, _RESET + state.ledger, names)
    before = _content(connection)
    if state.ledger not in (_FRESH, _RECONCILED):
        _alter(connection, _START_BASELINE, names)
    started = _content(connection)
    outcome = _run(connection, f"{scripts.guard}\n{scripts.ending}")
    problems = _misses("the baseline", outcome, state.guard, state.culprit)
    if state.reconcile != _RECONCILES:
        problems += ("the ledger has changed",) if _content(connection) != started else ()
    else:
        _alter(connection, _FINISH_BASELINE, names)
        if not _one_row_for_all(connection, names):
            problems += ("the baseline did not leave one finished row of its own for the squashed ones",)
        problems += _misses("rollback", _run(connection, scripts.rollback), _PASSES, "")
        problems += ("rollback did not restore the ledger",) if _content(connection) != before else ()
    detail = "; ".join(problems) or f"baseline {_told(state.guard)}"
    return LedgerTrial(f"{state.name}: deployed", not problems, detail)


def _reconcile(connection: psycopg.Connection[Any], what: str, names: _Names, scripts: _Scripts) -> Iterator[str]:
    yield from _misses(what, _run(connection, scripts.reconcile), _PASSES, "")
    if not _one_row_for_all(connection, names):
        yield f"{what} did not leave one finished row of the baseline for the squashed ones"


def _without_ledger(connection: psycopg.Connection[Any], scripts: _Scripts) -> LedgerTrial:
    problems = _misses("the guard", _run(connection, scripts.guard), _PASSES, "")
    problems += _misses("reconcile", _run(connection, scripts.reconcile), "SQ005", "")
    return LedgerTrial("no ledger", not problems, "; ".join(problems) or f"guard passes, reconcile {_told('SQ005')}")


def _one_row_for_all(connection: psycopg.Connection[Any], names: _Names) -> bool:
    row = connection.execute(
        """
        SELECT count(*) = 1 AND bool_and(finished_at IS NOT NULL AND checksum::text = %(checksum)s)
            AND NOT EXISTS (
                SELECT FROM "_prisma_migrations" AS l
                JOIN squash_applied AS a ON a.migration_name::text = l.migration_name::text
                WHERE l.migration_name::text <> %(baseline)s
            )
        FROM "_prisma_migrations" WHERE migration_name::text = %(baseline)s
        """,
        {"checksum": names.checksum, "baseline": names.baseline},
    ).fetchone()
    return row is not None and row[0] is True


def _misses(what: str, error: psycopg.Error | None, expected: str, culprit: str) -> tuple[str, ...]:
    """Return what is not as expected of a script's outcome: nothing, or one phrase."""
    if error is None:
        return () if expected == _PASSES else (f"{what} did not refuse ({expected} expected)",)
    message = error.diag.message_primary or str(error)
    if error.sqlstate != expected:
        return (
            f"{what} {'failed' if expected == _PASSES else f'should say {expected}, but'}: {error.sqlstate} {message}",
        )
    return () if culprit in message else (f"{what} does not name {culprit}: {message}",)


def _told(outcome: str) -> str:
    return outcome if outcome in (_PASSES, _RECONCILES) else f"refuses ({outcome})"


def _run(connection: psycopg.Connection[Any], script: str) -> psycopg.Error | None:
    try:
        execute_script(connection, script)
    except psycopg.Error as error:
        check_alive(connection, error)
        connection.rollback()
        return error
    return None


def _alter(connection: psycopg.Connection[Any], statements: LiteralString, names: _Names) -> None:
    filled = sql.SQL(statements).format(
        **{
            name: sql.Literal(getattr(names, name))
            for name in ("baseline", "checksum", "first", "last", "earlier", "later")
        }
    )
    connection.execute(filled, prepare=False)


def _content(connection: psycopg.Connection[Any]) -> str:
    row = connection.execute(_CONTENT).fetchone()
    return str(row and row[0])
