"""The baseline, run on a server in every way in which a deploy may meet it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

import psycopg
from psycopg import sql
from psycopg.pq import ExecStatus

from squash.baseline import LAST, Envelope, envelope_of, schema_parts
from squash.data import TableRows, read_generated, read_rows
from squash.postgres.schema import choose_roles
from squash.postgres.server import check_alive, execute_script
from squash.postgres.snapshot import digest
from squash.postgres.statements import split
from squash.prisma.ledger import LEDGER, read_beside_ledger, record_applied
from squash.prisma.replay import Recording
from squash.proof.checks import AGAIN, APPLIES, DELETED, FIXPOINT, HARMLESS, RESTARTS, ROWS, Check, CheckKind
from squash.proof.claim import Claim
from squash.proof.differing import unlike_rows, unlike_text, words_of
from squash.proof.evidence import Witnesses, witness
from squash.surroundings import given_in


def apply_whole(claim: Claim) -> Witnesses:
    """Apply the baseline as one script beside Prisma's ledger, as a deploy does, then again; read the result back."""
    database = claim.evidence.batch
    with database.connect(claim.schema.name) as connection:
        try:
            recording = Recording(connection)
            recording.start(claim.baseline)
            execute_script(connection, claim.baseline.script)
            recording.end()
        except psycopg.Error as error:
            check_alive(connection, error)
            return Witnesses(None, None, (APPLIES.check(1, [words_of(error)]),))
        again = _apply_without_effect(connection, claim, AGAIN)
    seen = claim.evidence.begin(witness, database, claim.schema.name, claim.evidence.surroundings)
    mapped = any(item.kind == "user mapping" for item in claim.schema.objects)
    with database.look(claim.schema.name) as connection:
        reread = read_beside_ledger(
            connection,
            claim.schema.name,
            owner=database.owner,
            user_mappings=mapped,
            members=claim.members,
            beforehand=claim.evidence.at_first,
            given=given_in(database.server, claim.schema.name, user_mappings=mapped, owners=True),
        )
    reread = choose_roles(reread, claim.roles)
    with database.read(claim.schema.name) as connection:
        rows = claim.carried.read(connection)
        generated = read_generated(connection, claim.carried.masks)
        with claim.carried.reread(connection, claim.schema.name) as rewritten:
            frame = envelope_of(claim.baseline.script) or Envelope("")
            unlike = unlike_text(claim.baseline.script, frame.around(schema_parts(reread, rewritten)))
            fixpoint = FIXPOINT.check(len(reread.objects), unlike)
    equal = ROWS.check(sum(held.count for held in claim.carried.rows), _row_differences(claim, rows))
    return replace(seen(), checks=(again, fixpoint, equal), generated=generated)


def apply_split(claim: Claim) -> Witnesses:
    """Apply the baseline statement by statement without a transaction, each statement twice: a run that was cut short
    after any of them goes through the statements before it again. No ledger is there, as in Prisma's shadow database.
    """
    statements = split(claim.baseline.script)
    with claim.evidence.split.connect(claim.schema.name) as connection:
        for statement in statements:
            text = statement.text.encode()
            for attempt in ("", " when it is run again"):
                result = connection.pgconn.exec_(text)  # a thousand of them: psycopg's own way takes twice the time
                if result.status not in (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK, ExecStatus.EMPTY_QUERY):
                    error = psycopg.errors.error_from_result(result)
                    check_alive(connection, error)
                    words = words_of(error)
                    problem = f"line {statement.line}{attempt}: {words}"
                    return Witnesses(None, None, (RESTARTS.check(len(statements), [problem]),))
    with claim.evidence.split.look(claim.schema.name) as connection:
        hashes = digest(connection, ledger=(claim.schema.name, LEDGER))
    with claim.evidence.split.read(claim.schema.name) as connection:
        rows = _row_differences(claim, claim.carried.read(connection))
        generated = read_generated(connection, claim.carried.masks)
    check = RESTARTS.check(len(statements), rows)
    return Witnesses(hashes, None, (check,), generated)


def check_harmless(claim: Claim) -> tuple[Check, ...]:
    """Apply the baseline to the history's own database, as `migrate deploy` does on an up-to-date deploy.

    There the role owns the objects, and may have lost the right to make schemas and extensions.
    """
    is_recorded = claim.evidence.surroundings == "deploy"
    with claim.evidence.history.connect(claim.schema.name) as connection, _without_create(connection):
        try:
            if claim.scripts is not None:
                if not is_recorded:
                    record_applied(connection, ((m.name, m.checksums[0]) for m in claim.scripts.squashed))
                connection.execute(_STARTED.encode(), (claim.baseline.checksum, claim.baseline.name))
            harmless = _apply_without_effect(connection, claim, HARMLESS, deployed=True)
            return (harmless, *_check_deleted(connection, claim))
        except psycopg.Error as error:  # a history that makes a ledger of its own, unlike Prisma's
            check_alive(connection, error)
            return (HARMLESS.check(1, [words_of(error)]),)
        finally:
            if claim.scripts is not None and not connection.closed:
                _take_back(connection, claim.baseline.name, is_recorded=is_recorded)


def _take_back(connection: psycopg.Connection[Any], baseline: str, *, is_recorded: bool) -> None:
    """Leave the ledger as the history left it: without the row of a baseline that started, or none at all."""
    if not is_recorded:
        connection.execute(f'DROP TABLE IF EXISTS "{LEDGER}"'.encode())
        return
    with suppress(psycopg.Error):  # a trigger of the history's on the ledger may have its say
        connection.execute(_UNSTARTED.encode(), (baseline,))


@contextmanager
def _without_create(connection: psycopg.Connection[Any]) -> Iterator[None]:
    """Take CREATE on the database from its owner. Of a superuser nothing can be taken."""
    (name, owner, is_held) = connection.execute(_CREATE).fetchone() or ("", "", False)
    place = sql.Identifier(name), sql.Identifier(owner)
    if is_held:
        connection.execute(sql.SQL("REVOKE CREATE ON DATABASE {} FROM {}").format(*place))
    try:
        yield
    finally:
        if is_held and not connection.closed:
            connection.execute(sql.SQL("GRANT CREATE ON DATABASE {} TO {}").format(*place))


def _check_deleted(connection: psycopg.Connection[Any], claim: Claim) -> Iterator[Check]:
    """Apply the baseline where somebody has deleted every row that it carries."""
    given = claim.carried.before.given  # whose rows nobody can delete all, and the baseline does not ask for them
    carried = [rows for rows in claim.carried.rows if not rows.view and (rows.schema, rows.table) not in given]
    if not carried:
        return
    tables = sql.SQL(", ").join(sql.Identifier(rows.schema, rows.table) for rows in carried)
    with connection.transaction(force_rollback=True):
        connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(tables))
        execute_script(connection, claim.baseline.script.partition(f"\n{LAST}\n")[0])
        names = {(rows.schema, rows.table) for rows in carried}
        for (table,) in connection.execute(
            _FORCED
        ).fetchall():  # whose rows are hidden from their owner, who reads here
            connection.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY".encode())
        back = [t for t in read_rows(connection) if (t.schema, t.table) in names]
    back_again = (f"{t.schema}.{t.table}: {t.count} rows came back" for t in back)
    yield DELETED.check(sum(rows.count for rows in carried), back_again)


_FORCED = "SELECT oid::regclass::text FROM pg_class WHERE relforcerowsecurity AND pg_has_role(relowner, 'USAGE')"

# An owner's privileges are in the list like everybody's, and can be taken.
_CREATE = """
SELECT d.datname, r.rolname, pg_has_role(r.oid, 'USAGE') AND has_database_privilege(r.oid, d.oid, 'CREATE')
FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba
WHERE d.datname = current_database() AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
"""
# Prisma records a migration before it runs its script.
_STARTED = f"""
INSERT INTO "{LEDGER}" (id, checksum, migration_name) VALUES (gen_random_uuid()::text, %s, %s)
"""

_UNSTARTED = f'DELETE FROM "{LEDGER}" WHERE migration_name = %s AND finished_at IS NULL'

_LOCKS = """
SELECT l.relation::regclass::text, l.mode
FROM pg_locks l
WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND l.relation >= 16384 AND l.mode <> 'AccessShareLock'
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


# The ledger, its toast table, and the indexes of both.
_LEDGER = f"""
WITH tables AS (
    SELECT unnest(ARRAY[oid, reltoastrelid]) AS oid FROM pg_class WHERE oid = to_regclass('"{LEDGER}"')
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
    connection: psycopg.Connection[Any], claim: Claim, kind: CheckKind, *, deployed: bool = False
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
        problems.append(words_of(error))
    return kind.check(len(claim.schema.objects), problems)


def _effects_beyond_the_ledger(connection: psycopg.Connection[Any], ending: str) -> Iterator[str]:
    # without counters nothing would be seen; who may not turn them on is told so
    connection.execute("SELECT set_config('track_counts', 'on', true) WHERE current_setting('track_counts') = 'off'")
    before = set(connection.execute(_WRITES.encode()))
    execute_script(connection, ending)
    yield from (f"it wrote to {relation}" for relation, _ in set(connection.execute(_WRITES.encode())) - before)
    locks = connection.execute(f"{_LEDGER}{_LOCKS} AND l.relation NOT IN (SELECT oid FROM own)".encode())
    yield from (f"it took {mode} on {relation}" for relation, mode in locks)


def _row_differences(claim: Claim, built: Sequence[TableRows]) -> Iterator[str]:
    return unlike_rows(claim.carried.rows, [rows for rows in built if claim.carried.holds(rows)])
