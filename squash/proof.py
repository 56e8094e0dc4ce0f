"""The proof that a baseline stands for a history: every claim run on a server, by witnesses that share no code.

Three databases: the one that the history built, and two that the baseline builds in Prisma's two ways of running a
script. Each check can fail; what could not be checked is not among the checks.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import psycopg
from psycopg import sql
from psycopg.pq import ExecStatus

from squash.baseline import LAST, Baseline, Frame, frame_of, schema_parts
from squash.data import Carried, Generated, TableRows, read_generated, read_rows
from squash.dump import Dump, dumping
from squash.ledger import (
    SquashedMigration,
    ending,
    guard,
    reconcile_script,
    record_applied,
    rollback_script,
    try_scripts,
)
from squash.schema import Members, Schema, compare_schemas, read_schema
from squash.server import Database, check_alive, execute_script
from squash.snapshot import Digest, Snapshot, cluster_state, compare, differences, digest
from squash.statements import split

DIFFERENCES = 50
"""How many differences a check lists; the count says how many there are."""


@dataclass(frozen=True, slots=True)
class Check:
    """One claim and what came of it: how many things were compared, and the differences, one line each."""

    name: str
    passed: bool
    compared: int
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """The checks that were run; it holds when all of them passed.

    `unread` names what of the catalogs the role on the scratch server may not read, and nothing compared; `outside`
    what the history changes of the database itself, which no schema holds.
    """

    checks: tuple[Check, ...]
    unread: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether every check passed."""
        return all(check.passed for check in self.checks)


@dataclass(frozen=True, slots=True)
class LedgerScripts:
    """What happens to `_prisma_migrations`: the migrations replaced, and the SQL that replaces and restores them.

    `baseline` and `checksum` are the name of the baseline and the checksum under which the scripts record it; `guard`
    and `ending` are its first and its last statement, the latter empty unless it is to reconcile deploys itself.
    """

    baseline: str
    checksum: str
    squashed: tuple[SquashedMigration, ...]
    guard: str
    reconcile: str
    rollback: str
    ending: str = ""

    def of(self, checksum: str) -> LedgerScripts:
        """Give the same scripts, word for word, for another checksum of the baseline."""
        reconcile, rollback = (text.replace(self.checksum, checksum) for text in (self.reconcile, self.rollback))
        return replace(self, checksum=checksum, reconcile=reconcile, rollback=rollback)


def write_scripts(
    baseline: str, squashed: tuple[SquashedMigration, ...], *, self_reconcile: bool = False
) -> LedgerScripts:
    """Write the ledger scripts while the baseline's text, and with it its checksum, is not known yet; see `of`."""
    checksum = hashlib.sha256(f"{baseline}, to be written".encode()).hexdigest()
    return LedgerScripts(
        baseline, checksum, squashed,
        guard(baseline, squashed, self_reconcile=self_reconcile),
        reconcile_script(baseline, checksum, squashed),
        rollback_script(baseline, checksum, squashed),
        ending(baseline, squashed) if self_reconcile else "",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """What is to be proven: `baseline` builds what the history built in the database `history`.

    `schema` was read there, and `carried` are its rows as far as the baseline has them; `scripts` is None for a history
    that is a baseline already; `databases` are empty ones on the same server for the baseline, its other execution mode
    and the ledger; `members` are those that the extensions were made with.
    """

    history: Database
    baseline: Baseline
    schema: Schema
    carried: Carried
    scripts: LedgerScripts | None
    databases: tuple[Database, Database, Database]
    members: Members | None = None


def prove(claim: Claim, seen: Future[Witnesses] | None = None, tried: Future[Check] | None = None) -> Proof:
    """Run every check, several at a time. Errors of the server inside the baseline fail their check.

    What needs no baseline may be under way already: `seen` is what comes of `witness` for the history's database,
    `tried` what comes of `try_ledger` for the claim's scripts, in the same words.
    """
    batch, split_database, ledger = claim.databases
    with ThreadPoolExecutor(max_workers=4) as threads:
        original = seen or threads.submit(witness, claim.history, claim.schema.name)
        built = threads.submit(_prove_batch, batch, claim)
        stepped = threads.submit(_prove_split, split_database, claim)
        if tried is None and claim.scripts is not None:
            tried = threads.submit(try_ledger, ledger, claim.schema.name, claim.scripts)
        seen_there = original.result().digest  # then nothing reads the history's database any more
        harmless = threads.submit(_check_harmless, claim)
        at_once, beyond = _compare(claim, original, built, batch, "catalogs identical")
        one_by_one, _ = _compare(claim, original, stepped, split_database, "catalogs identical, statement by statement")
        checks = [
            *at_once,
            *one_by_one,
            *_compare_dumps(original, built),
            *(built.result().checks),
            *(stepped.result().checks),
            *_check_generated(claim, built.result().generated, stepped.result().generated),
            *harmless.result(),
            *([tried.result()] if tried else []),
        ]
    return Proof(tuple(checks), seen_there.unread if seen_there else (), beyond)


def prove_later(left: Database, right: Database, schema: str, carried: Carried) -> tuple[Check, ...]:
    """Check that two databases are still identical after the migrations that a baseline left alone.

    Of rows the numbers are compared, if all of them are `carried`, since later migrations may compute with the time.
    """
    with left.connect(schema) as one, right.connect(schema) as two:
        found = differences(one, two, ledger_schema=schema)
        whole = _check(
            "baseline and later migrations give the whole history", found.compared, map(str, found.differences)
        )
        if carried.omitted or not carried.rows:
            return (whole,)
        ours, theirs = ([replace(t, digest="") for t in read_rows(connection)] for connection in (one, two))
    count = sum(t.count for t in ours)
    return (whole, _check("as many rows after later migrations", count, _unlike_rows(ours, theirs)))


def prove_source(held: Schema, built: Schema) -> Check:
    """Check that what was built of a database's definitions is what was read from it, object by object.

    `held` was read without how far sequences have counted, from a server of the same major version.
    """
    counted = replace(built, objects=tuple(item for item in built.objects if item.kind != "sequence value"))
    found = compare_schemas(held, counted)
    return _check("baseline = source, object by object", len(held.objects), (one.identity for one in found))


def try_ledger(database: Database, schema: str, scripts: LedgerScripts) -> Check:
    """Try the ledger scripts on simulated ledgers, in a database that is empty and stays so."""
    with database.connect(schema) as connection:
        trials = try_scripts(
            connection, scripts.baseline, scripts.checksum, scripts.squashed,
            scripts.guard, scripts.reconcile, scripts.rollback, scripts.ending,
        )  # fmt: skip
    failed = [f"{trial.name}: {trial.detail}" for trial in trials if not trial.passed]
    return _check("guard, reconcile and rollback on simulated ledgers", len(trials), failed)


@contextmanager
def shared(database: Database) -> Iterator[Callable[[], Snapshot]]:
    """Look at what no schema holds: roles, memberships, settings of the database and of roles, its own privileges.

    As they are when the block is entered, though they are read when the function given is called, once.
    """
    with database.connect() as connection:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        connection.execute("SELECT 1")  # takes the snapshot

        def read() -> Snapshot:
            state = cluster_state(connection)
            connection.execute("ROLLBACK")  # a CREATE INDEX CONCURRENTLY waits for it
            return state

        yield read


def outside(before: Snapshot, database: Database) -> tuple[str, ...]:
    """Name what has changed outside the schemas of a database since `before`, which is `shared` of it."""
    with shared(database) as after:
        changes = compare(before, after())
    return tuple(difference.describe("the server before", "the server after") for difference in changes)


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What was seen of one database: the digest of its catalogs, pg_dump's text, the checks made along the way, and the
    generated values in its rows.
    """

    digest: Digest | None
    dump: Dump | None
    checks: tuple[Check, ...] = ()
    generated: Generated | None = None


def witness(database: Database, schema: str) -> Witnesses:
    """Look at a database, Prisma's ledger in `schema` aside: the digest of its catalogs and pg_dump's text of it."""
    with dumping(database, schema) as dump, database.connect(schema) as connection:
        hashes = digest(connection, ledger_schema=schema)
        return Witnesses(hashes, dump())


def _prove_batch(database: Database, claim: Claim) -> Witnesses:
    """Apply the baseline as one batch, then again; read the result back."""
    with ThreadPoolExecutor(max_workers=1) as beside, database.connect(claim.schema.name) as connection:
        try:
            execute_script(connection, claim.baseline.script)
        except psycopg.Error as error:
            check_alive(connection, error)
            return Witnesses(None, None, (_check("baseline applies", 1, [_words(error)]),))
        again = _apply_without_effect(connection, claim, "second application changes nothing")
        seen = beside.submit(witness, database, claim.schema.name)
        mapped = any(item.kind == "user mapping" for item in claim.schema.objects)
        reread = read_schema(connection, claim.schema.name, user_mappings=mapped, members=claim.members)
        rows = read_rows(connection, claim.carried.masks)
        generated = read_generated(connection, claim.carried.masks)
        with claim.carried.reread(connection, claim.schema.name) as rewritten:
            frame = frame_of(claim.baseline.script) or Frame("")
            found = _unlike_text(claim.baseline.script, frame.around(schema_parts(reread, rewritten)))
            fixpoint = _check("squash of the baseline is the baseline", len(reread.objects), found)
    equal = _check("rows equal", sum(one.count for one in claim.carried.rows), _row_differences(claim, rows))
    return replace(seen.result(), checks=(again, fixpoint, equal), generated=generated)


def _prove_split(database: Database, claim: Claim) -> Witnesses:
    """Apply the baseline statement by statement without a transaction, each statement twice: a run that was cut short
    after any of them goes through the statements before it again.
    """
    statements = split(claim.baseline.script)
    with database.connect(claim.schema.name) as connection:
        for statement in statements:
            text = statement.text.encode()
            for attempt in ("", " when it is run again"):
                result = connection.pgconn.exec_(text)  # a thousand of them: psycopg's own way takes twice the time
                if result.status not in (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK, ExecStatus.EMPTY_QUERY):
                    error = psycopg.errors.error_from_result(result)
                    check_alive(connection, error)
                    words = _words(error)
                    problem = f"line {statement.line}{attempt}: {words}"
                    return Witnesses(
                        None, None, (_check("every statement can be run again", len(statements), [problem]),)
                    )
        hashes = digest(connection, ledger_schema=claim.schema.name)
        rows = _row_differences(claim, read_rows(connection, claim.carried.masks))
        generated = read_generated(connection, claim.carried.masks)
    check = _check("every statement can be run again", len(statements), rows)
    return Witnesses(hashes, None, (check,), generated)


def _check_harmless(claim: Claim) -> tuple[Check, ...]:
    """Apply the baseline to the history's own database, as `migrate deploy` does on an up-to-date deploy."""
    with claim.history.connect(claim.schema.name) as connection:
        try:
            if claim.scripts is not None:
                record_applied(connection, ((m.name, m.checksums[0]) for m in claim.scripts.squashed))
                connection.execute(_STARTED, (claim.baseline.checksum, claim.baseline.name))
            harmless = _apply_without_effect(connection, claim, "harmless on an up-to-date deploy", deployed=True)
            return (harmless, *_check_deleted(connection, claim))
        except psycopg.Error as error:  # a history that makes a ledger of its own, unlike Prisma's
            check_alive(connection, error)
            return (_check("harmless on an up-to-date deploy", 1, [_words(error)]),)
        finally:
            if claim.scripts is not None and not connection.closed:
                connection.execute('DROP TABLE IF EXISTS "_prisma_migrations"')


def _check_deleted(connection: psycopg.Connection[Any], claim: Claim) -> Iterator[Check]:
    """Apply the baseline where somebody has deleted every row that it carries."""
    carried = [rows for rows in claim.carried.rows if not rows.view]
    if not carried:
        return
    tables = sql.SQL(", ").join(sql.Identifier(rows.schema, rows.table) for rows in carried)
    with connection.transaction(force_rollback=True):
        connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(tables))
        execute_script(connection, claim.baseline.script.partition(f"\n{LAST}\n")[0])
        names = {(rows.schema, rows.table) for rows in carried}
        back = [t for t in read_rows(connection) if (t.schema, t.table) in names]
    found = (f"{t.schema}.{t.table}: {t.count} rows came back" for t in back)
    yield _check("deleted rows stay deleted", sum(rows.count for rows in carried), found)


# Prisma records a migration before it runs its script.
_STARTED = """
INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES (gen_random_uuid()::text, %s, %s)
"""

_LOCKS = """
SELECT l.relation::regclass::text, l.mode
FROM pg_locks l
WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND l.relation >= 16384 AND l.mode <> 'AccessShareLock'
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


# The ledger, its toast table, and the indexes of both.
_LEDGER = """
WITH tables AS (
    SELECT unnest(ARRAY[oid, reltoastrelid]) AS oid FROM pg_class WHERE oid = to_regclass('"_prisma_migrations"')
), own AS (
    SELECT oid FROM tables UNION ALL SELECT indexrelid FROM pg_index WHERE indrelid IN (SELECT oid FROM tables)
)
"""
# How often each table, the catalogs among them, was written to; an earlier transaction may count, too.
_WRITES = f"""{_LEDGER}
SELECT relid::regclass::text, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_all_tables
WHERE n_tup_ins + n_tup_upd + n_tup_del > 0 AND relid NOT IN (SELECT oid FROM own)
"""


def _apply_without_effect(
    connection: psycopg.Connection[Any], claim: Claim, name: str, *, deployed: bool = False
) -> Check:
    """Run the baseline where everything is there: no row may be written, which would take a transaction id, and no lock
    above ACCESS SHARE on a relation of the user be held at the end of the transaction, when all of them still are.

    Where it is `deployed`, a baseline that reconciles its deploys itself then writes to the ledger, and there only.
    """
    problems = []
    script, _, ending = claim.baseline.script.partition(f"\n{LAST}\n")
    try:
        with connection.transaction(force_rollback=True):
            execute_script(connection, script)
            assigned = connection.execute("SELECT pg_current_xact_id_if_assigned()::text").fetchone()
            if assigned and assigned[0] is not None:
                problems.append("it wrote to the database")
            problems += [f"it took {mode} on {relation}" for relation, mode in connection.execute(_LOCKS)]
            if ending and deployed:
                problems += _effects_beyond_the_ledger(connection, ending)
    except psycopg.Error as error:
        check_alive(connection, error)
        problems.append(_words(error))
    return _check(name, len(claim.schema.objects), problems)


def _effects_beyond_the_ledger(connection: psycopg.Connection[Any], ending: str) -> Iterator[str]:
    # without counters nothing would be seen; who may not turn them on is told so
    connection.execute("SELECT set_config('track_counts', 'on', true) WHERE current_setting('track_counts') = 'off'")
    before = set(connection.execute(_WRITES.encode()))
    execute_script(connection, ending)
    yield from (f"it wrote to {relation}" for relation, _ in set(connection.execute(_WRITES.encode())) - before)
    locks = connection.execute(f"{_LEDGER}{_LOCKS} AND l.relation NOT IN (SELECT oid FROM own)".encode())
    yield from (f"it took {mode} on {relation}" for relation, mode in locks)


_OF_THE_DATABASE = {"pg_database", "pg_db_role_setting", "pg_shdescription", "pg_shseclabel"}
"""Catalogs about the database itself, whose privileges, settings and comment no schema holds."""


def _compare(
    claim: Claim, left: Future[Witnesses], right: Future[Witnesses], database: Database, name: str
) -> tuple[tuple[Check, ...], tuple[str, ...]]:
    """Compare catalogs; give the check, and apart from it what differs of the database itself."""
    ours, theirs = left.result().digest, right.result().digest
    if ours is None or theirs is None:
        return (), ()
    if ours == theirs:
        return (_check(name, ours.rows, ()),), ()
    with claim.history.connect(claim.schema.name) as one, database.connect(claim.schema.name) as two:
        found = differences(one, two, ledger_schema=claim.schema.name)
    # the writer reaches what could be looked through, so that nothing needs to be
    every = (*found.differences, *found.looked_through)
    beyond = [d for d in every if d.catalog in _OF_THE_DATABASE and d.left is not None]
    wrong = (str(d) for d in every if d not in beyond)
    return (_check(name, found.compared, wrong),), tuple(d.describe("the history", "the baseline") for d in beyond)


def _compare_dumps(left: Future[Witnesses], right: Future[Witnesses]) -> Iterator[Check]:
    ours, theirs = left.result().dump, right.result().dump
    if ours is not None and theirs is not None:
        failed = [one.failure for one in (ours, theirs) if one.failure]
        found = failed or _diff("\n".join(ours.lines), "\n".join(theirs.lines))
        yield _check("pg_dump text identical", len(ours.lines), found)


def _row_differences(claim: Claim, built: Sequence[TableRows]) -> Iterator[str]:
    return _unlike_rows(claim.carried.rows, [rows for rows in built if claim.carried.holds(rows)])


def _unlike_rows(left: Iterable[TableRows], right: Iterable[TableRows]) -> Iterator[str]:
    ours = {(t.schema, t.table): t for t in left}
    theirs = {(t.schema, t.table): t for t in right}
    for key in sorted(ours.keys() | theirs.keys()):
        one, two = ours.get(key), theirs.get(key)
        if one != two:
            counts = f"{one.count if one else 0} rows in the history, {two.count if two else 0} in the baseline"
            yield f"{key[0]}.{key[1]}: {counts}"


def _check_generated(claim: Claim, built: Generated | None, stepped: Generated | None) -> Iterator[Check]:
    """Check of values that each install makes for itself that they are linked as in the history, and shared by none."""
    ours = claim.carried.generated
    if not ours.links or built is None or stepped is None:
        return
    found = []
    for where, theirs in (("baseline", built), ("baseline, statement by statement", stepped)):
        found += [
            f"{one} and {other}: linked in {ours.links.get((one, other), (0,))[0]} pairs of rows in the history,"
            f" {theirs.links.get((one, other), (0,))[0]} in the {where}"
            for one, other in sorted(ours.links.keys() | theirs.links.keys())
            if ours.links.get((one, other)) != theirs.links.get((one, other))
        ]
    yield _check("generated values linked alike", len(ours.links), found)
    shared = (ours.shared_with(built) | ours.shared_with(stepped) | built.shared_with(stepped)) - claim.carried.constant
    yield _check(
        "no generated value in two installs", len(ours.values), (f"{where}: {value}" for where, value in sorted(shared))
    )


def _unlike_text(text: str, pieces: Iterable[str]) -> Iterator[str]:
    """Compare a text with another one that comes in pieces, and is put together only where it differs."""
    at = 0
    left = iter(pieces)
    for piece in left:
        if not text.startswith(piece, at):
            yield from _diff(text, "".join((text[:at], piece, *left)))
            return
        at += len(piece)
    yield from _diff(text, text[:at])


def _diff(left: str, right: str) -> Iterator[str]:
    if left != right:
        lines = difflib.unified_diff(left.splitlines(), right.splitlines(), "history", "baseline", lineterm="", n=0)
        yield from lines


def _check(name: str, compared: int, found: Iterable[str]) -> Check:
    listed = list(found)
    if len(listed) > DIFFERENCES:
        listed[DIFFERENCES:] = [f"… and {len(listed) - DIFFERENCES} more"]
    return Check(name, not listed, compared, tuple(listed))


def _words(error: psycopg.Error) -> str:
    words = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return f"{error.sqlstate}: {words}" if error.sqlstate else words
