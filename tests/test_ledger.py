"""The ledger scripts on real servers: what each state of `_prisma_migrations` leads to, and that no byte gets lost."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg import sql

from squash.errors import LedgerError
from squash.postgres.server import Database, Server, execute_script
from squash.prisma.ledger import (
    ADVISORY_LOCK,
    LEDGER_DDL,
    LedgerRow,
    SquashedMigration,
    ending,
    guard,
    read_ledger,
    reconcile_script,
    record_applied,
    rollback_script,
    try_scripts,
)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def unpadded(checksum: str) -> str:
    return "".join(f"{byte:x}" for byte in bytes.fromhex(checksum))


BASELINE = "20250105000000_baseline"
CHECKSUM = sha("baseline")
SQUASHED = (
    SquashedMigration("20250101000000_init", (sha("init"), sha("init, CRLF"))),
    SquashedMigration("20250102000000_users", ("00010a0b" + sha("users")[8:], sha("users, CRLF"))),
    SquashedMigration("20250103000000_posts", (sha("posts"), sha("posts, CRLF"), sha("old"), sha("old, CRLF"))),
    SquashedMigration("20250105000000_aardvark", (sha("aardvark"),)),
)
GUARD = guard(BASELINE, SQUASHED)
RECONCILE = reconcile_script(BASELINE, CHECKSUM, SQUASHED)
ROLLBACK = rollback_script(BASELINE, CHECKSUM, SQUASHED)
ZEROS = "0" * 64


@pytest.fixture(scope="module")
def ledgers(any_server: Server) -> Iterator[Database]:
    with any_server.database("ledger") as created:
        yield created


@pytest.fixture
def connection(ledgers: Database) -> Iterator[psycopg.Connection[Any]]:
    with ledgers.connect() as opened:
        opened.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        yield opened


@pytest.fixture
def up_to_date(connection: psycopg.Connection[Any]) -> psycopg.Connection[Any]:
    record_applied(connection, ((migration.name, migration.checksums[0]) for migration in SQUASHED))
    return connection


def content(connection: psycopg.Connection[Any]) -> list[str]:
    """Every row with every column, as text, in one time zone."""
    connection.execute("SET TimeZone = 'UTC'; SET DateStyle = 'ISO'")
    rows = connection.execute('SELECT l::text FROM "_prisma_migrations" AS l ORDER BY id').fetchall()
    connection.execute("RESET TimeZone; RESET DateStyle")
    return [row[0] for row in rows]


def run(connection: psycopg.Connection[Any], script: str) -> str:
    """Run a script and give its notices."""
    notices: list[str] = []

    def hear(diagnostic: psycopg.errors.Diagnostic) -> None:
        notices.append(diagnostic.message_primary or "")

    connection.add_notice_handler(hear)
    try:
        execute_script(connection, script)
    finally:
        connection.remove_notice_handler(hear)
    return "\n".join(notices)


def refusal(
    connection: psycopg.Connection[Any], script: str, *, keeps_ledger: bool = True
) -> psycopg.errors.Diagnostic:
    """Run a script that must refuse and leave the ledger as it was, and give what it says."""
    before = content(connection) if keeps_ledger else []
    with pytest.raises(psycopg.Error) as caught:
        execute_script(connection, script)
    connection.rollback()
    assert not keeps_ledger or content(connection) == before
    return caught.value.diag


def names(connection: psycopg.Connection[Any], schema: str = "public") -> list[str]:
    return [row.migration_name for row in read_ledger(connection, schema) or ()]


def insert(connection: psycopg.Connection[Any], rows: Sequence[LedgerRow]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            'INSERT INTO "_prisma_migrations" VALUES (%s, %s, %s, %s, %s, %s, %s, %s)',
            [
                (
                    row.id,
                    row.checksum,
                    row.finished_at,
                    row.migration_name,
                    row.logs,
                    row.rolled_back_at,
                    row.started_at,
                    row.applied_steps_count,
                )
                for row in rows
            ],
        )


NOW = datetime(2026, 1, 2, 3, 4, 5, 678901, UTC)


def finished(name: str, checksum: str, started: datetime = NOW) -> LedgerRow:
    return LedgerRow(str(uuid.uuid4()), checksum, started, name, None, None, started, 1)


# What each kind of ledger leads to


@dataclass(frozen=True, slots=True)
class State:
    """A change to an up-to-date ledger, the SQLSTATE of the guard's and reconcile's refusal, and what they must say."""

    change: str
    guard: str | None
    reconcile: str | None
    message: str = ""
    hint: str = ""


BASELINE_ROW = (
    f"INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('b', '{CHECKSUM}', '{BASELINE}');"
)
OLD_TRY = f"INSERT INTO _prisma_migrations (id, checksum, migration_name, rolled_back_at) VALUES ('x', '{ZEROS}', '%s', now());"
EXTRA = "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('e', 'c', '%s', now());"
STATES = {
    "up to date": State("", None, None),
    "first missing": State(
        "DELETE FROM _prisma_migrations WHERE migration_name ~ 'init'",
        "SQ001",
        "SQ001",
        '1 of the 4 migrations that "20250105000000_baseline" replaces are missing, the first is "20250101000000_init"',
        "npx prisma migrate deploy` up to 20250105000000_aardvark",
    ),
    "last missing": State(
        "DELETE FROM _prisma_migrations WHERE migration_name ~ 'aardvark'", "SQ001", "SQ001", "20250105000000_aardvark"
    ),
    "only the first applied": State(
        "DELETE FROM _prisma_migrations WHERE migration_name !~ 'init'",
        "SQ001",
        "SQ001",
        '3 of the 4 migrations that "20250105000000_baseline" replaces are missing, the first is "20250102000000_users"',
    ),
    "only rolled back": State(
        "UPDATE _prisma_migrations SET finished_at = NULL, rolled_back_at = now() WHERE migration_name ~ 'posts'",
        "SQ001",
        "SQ001",
        "20250103000000_posts",
    ),
    "finished and rolled back": State(
        "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name ~ 'posts'", "SQ001", "SQ001", "posts"
    ),
    "rolled back and run again": State(OLD_TRY % SQUASHED[1].name, None, None),
    "failed": State(
        "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name ~ 'users'",
        "SQ002",
        "SQ002",
        '"20250102000000_users" failed',
        "npx prisma migrate resolve --rolled-back '20250102000000_users'`, or `--applied '20250102000000_users'`",
    ),
    "failed beside a finished row": State(
        "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('f', 'c', '20250102000000_users')",
        "SQ002",
        "SQ002",
        "20250102000000_users",
    ),
    "later migration failed": State(
        "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('f', 'c', '20250201000000_later')",
        "SQ002",
        "SQ002",
        "20250201000000_later",
    ),
    "edited": State(
        f"UPDATE _prisma_migrations SET checksum = '{'ab' * 32}' WHERE migration_name ~ 'users'",
        "SQ003",
        "SQ003",
        '"20250102000000_users" (abababab in the ledger, 00010a0b in git)',
    ),
    "checksum of another migration": State(
        f"UPDATE _prisma_migrations SET checksum = '{sha('init')}' WHERE migration_name ~ 'users'",
        "SQ003",
        "SQ003",
        "users",
    ),
    "CRLF": State(
        f"UPDATE _prisma_migrations SET checksum = '{sha('users, CRLF')}' WHERE migration_name ~ 'users'", None, None
    ),
    "earlier version in git": State(
        f"UPDATE _prisma_migrations SET checksum = '{sha('old, CRLF')}' WHERE migration_name ~ 'posts'", None, None
    ),
    "unpadded": State(
        f"UPDATE _prisma_migrations SET checksum = '{unpadded(SQUASHED[1].checksums[0])}' WHERE migration_name ~ 'users'",
        None,
        None,
    ),
    "unpadded of another script": State(
        f"UPDATE _prisma_migrations SET checksum = '{unpadded('0f' * 32)}' WHERE migration_name ~ 'users'",
        "SQ003",
        "SQ003",
    ),
    "prefix of the checksum": State(
        f"UPDATE _prisma_migrations SET checksum = '{SQUASHED[1].checksums[0][:63]}' WHERE migration_name ~ 'users'",
        "SQ003",
        "SQ003",
    ),
    "later migration applied": State(EXTRA % "20250201000000_later", None, None),
    "unknown migration": State(EXTRA % "20250102000000_hotfix", None, "SQ004", '"20250102000000_hotfix"'),
    "unknown migration rolled back": State(OLD_TRY % "20250102000000_hotfix", None, None),
    "another history": State(
        "TRUNCATE _prisma_migrations;" + EXTRA % "20240101000000_other", "SQ004", "SQ004", '"20240101000000_other"'
    ),
    "empty": State("TRUNCATE _prisma_migrations", None, "SQ005", "None of the 4", "npx prisma migrate deploy"),
    "first try rolled back": State("TRUNCATE _prisma_migrations;" + OLD_TRY % SQUASHED[0].name, None, "SQ005"),
    "fresh, baseline started": State(
        "TRUNCATE _prisma_migrations;" + BASELINE_ROW,
        None,
        "SQ002",
        BASELINE,
        f"npx prisma migrate resolve --rolled-back {BASELINE}",
    ),
    "up to date, baseline started": State(BASELINE_ROW, None, "SQ002", BASELINE),
    "up to date, baseline rolled back": State(OLD_TRY % BASELINE, None, None),
    "another version of the baseline": State(EXTRA % BASELINE, None, "SQ003", BASELINE),
}


@pytest.mark.parametrize("state", STATES.values(), ids=STATES.keys())
def test_states(up_to_date: psycopg.Connection[Any], state: State) -> None:
    if state.change:
        up_to_date.execute(state.change.encode())
    before = content(up_to_date)
    if state.guard:
        said = refusal(up_to_date, GUARD)
        assert said.sqlstate == state.guard
        assert state.message in (said.message_primary or "")
        assert state.hint in (said.message_hint or "")
    else:
        run(up_to_date, GUARD)
        assert content(up_to_date) == before
    if state.reconcile:
        said = refusal(up_to_date, RECONCILE)
        assert said.sqlstate == state.reconcile
        assert state.message in (said.message_primary or "")
        assert state.hint in (said.message_hint or "")
        return
    assert "now stands for 4 migrations" in run(up_to_date, RECONCILE)
    assert not {migration.name for migration in SQUASHED} & set(names(up_to_date))
    after = content(up_to_date)
    assert "already reconciled" in run(up_to_date, RECONCILE)
    run(up_to_date, GUARD)
    assert content(up_to_date) == after
    assert "4 migrations" in run(up_to_date, ROLLBACK)
    assert content(up_to_date) == before
    assert "nothing to roll back" in run(up_to_date, ROLLBACK)
    assert content(up_to_date) == before
    assert "now stands for 4 migrations" in run(up_to_date, RECONCILE)


def test_no_ledger(connection: psycopg.Connection[Any]) -> None:
    run(connection, GUARD)
    for script in (RECONCILE, ROLLBACK):
        said = refusal(connection, script, keeps_ledger=False)
        assert (said.sqlstate, '"public"' in (said.message_primary or "")) == ("SQ005", True)
        assert "npx prisma migrate deploy" in (said.message_hint or "")
    assert read_ledger(connection) is None


def test_guard_tells_how_to_clear_prismas_own_attempt(up_to_date: psycopg.Connection[Any]) -> None:
    up_to_date.execute((BASELINE_ROW + "DELETE FROM _prisma_migrations WHERE migration_name ~ 'posts'").encode())
    hint = refusal(up_to_date, GUARD).message_hint or ""
    assert hint.index(f"npx prisma migrate resolve --rolled-back {BASELINE}") < hint.index("npx prisma migrate deploy")


def test_already_reconciled_does_not_hide_a_failed_old_migration(up_to_date: psycopg.Connection[Any]) -> None:
    run(up_to_date, RECONCILE)
    up_to_date.execute(
        "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('f', 'c', '20250101000000_init')"
    )
    assert refusal(up_to_date, RECONCILE).sqlstate == "SQ002"
    assert refusal(up_to_date, GUARD).sqlstate == "SQ002"


# What reconcile writes, and that rollback gives it all back


def test_the_baseline_takes_the_place_of_the_last_migration(up_to_date: psycopg.Connection[Any]) -> None:
    record_applied(up_to_date, [("20250201000000_later", sha("later"))])
    rows = read_ledger(up_to_date)
    assert rows is not None
    run(up_to_date, RECONCILE)
    found = read_ledger(up_to_date)
    assert found is not None
    baseline, later = found
    assert later == rows[4]
    assert (baseline.started_at, baseline.finished_at) == (rows[3].started_at, rows[3].finished_at)
    expected = LedgerRow(
        baseline.id, CHECKSUM, rows[3].finished_at, BASELINE, baseline.logs, None, rows[3].started_at, 0
    )
    assert (baseline, len(uuid.UUID(baseline.id).bytes)) == (expected, 16)
    archive = json.loads(baseline.logs or "")
    assert list(archive) == ["squash", "inserted", "logs", "rows"]
    assert (archive["squash"], archive["inserted"], archive["logs"]) == (1, True, None)
    assert [row["migration_name"] for row in archive["rows"]] == [migration.name for migration in SQUASHED]


def test_a_deployed_baseline_keeps_its_row(up_to_date: psycopg.Connection[Any]) -> None:
    insert(up_to_date, [replace(finished(BASELINE, CHECKSUM), id="b", logs='said "ä"\n')])
    before = content(up_to_date)
    run(up_to_date, RECONCILE)
    rows = read_ledger(up_to_date)
    assert rows is not None
    assert rows == (replace(finished(BASELINE, CHECKSUM), id="b", logs=rows[0].logs),)
    archive = json.loads(rows[0].logs or "")
    assert (archive["inserted"], archive["logs"]) == (False, 'said "ä"\n')
    run(up_to_date, ROLLBACK)
    assert content(up_to_date) == before


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Kolkata"])
def test_every_value_comes_back_whatever_the_session_is_set_to(up_to_date: psycopg.Connection[Any], zone: str) -> None:
    moments = (
        "infinity",
        "-infinity",
        "0044-03-15 12:00:00.000001+00 BC",
        "294276-12-31 23:59:59.999999+00",
        "1850-01-01",
    )
    for number, moment in enumerate(moments):
        up_to_date.execute(
            "INSERT INTO _prisma_migrations VALUES (%s, %s, NULL, %s, %s, %s, %s, -7)",
            (f"t{number}", ZEROS, SQUASHED[0].name, "line\r\n\t'\"\\ü$$", moment, moment),
        )
    up_to_date.execute("UPDATE _prisma_migrations SET finished_at = 'infinity' WHERE migration_name ~ 'aardvark'")
    before = content(up_to_date)
    odd = f"SET TimeZone = '{zone}'; SET DateStyle = 'SQL, DMY'; SET IntervalStyle = 'sql_standard'"
    up_to_date.execute(odd.encode())
    run(up_to_date, RECONCILE)
    assert len(content(up_to_date)) == 1
    up_to_date.execute(b"SET TimeZone = 'Australia/Eucla'; SET DateStyle = 'German'")
    run(up_to_date, ROLLBACK)
    assert content(up_to_date) == before


def test_the_session_is_left_as_it_was(up_to_date: psycopg.Connection[Any]) -> None:
    up_to_date.execute("SET TimeZone = 'Asia/Tokyo'; SET lock_timeout = 4321")
    query = "SELECT name, setting FROM pg_settings WHERE name NOT LIKE 'plpgsql.%' ORDER BY name"
    before = up_to_date.execute(query).fetchall()
    for script in (GUARD, RECONCILE, ROLLBACK):
        run(up_to_date, script)
        assert up_to_date.execute(query).fetchall() == before


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("UPDATE _prisma_migrations SET logs = left(logs, 100)", "is damaged"),
        ('UPDATE _prisma_migrations SET logs = \'{"squash" : 1, "rows" : 7}\'', "is damaged"),
        ("UPDATE _prisma_migrations SET logs = replace(logs, '_users', '_usurers')", "belongs to another squash"),
        (f"UPDATE _prisma_migrations SET checksum = '{ZEROS}'", "belongs to another squash"),
        (EXTRA % "20250103000000_posts", 'is of no use while "20250103000000_posts" has a row of its own'),
        (
            "INSERT INTO _prisma_migrations SELECT 'c', checksum, now(), migration_name, logs FROM _prisma_migrations",
            "is there more than once",
        ),
    ],
)
def test_rollback_refuses(up_to_date: psycopg.Connection[Any], damage: str, problem: str) -> None:
    run(up_to_date, RECONCILE)
    up_to_date.execute(damage.encode())
    said = refusal(up_to_date, ROLLBACK)
    assert said.sqlstate == "SQ007"
    assert f'"{BASELINE}" {problem}.' in (said.message_primary or "")


def test_rollback_has_nothing_to_do_where_the_baseline_was_deployed(connection: psycopg.Connection[Any]) -> None:
    record_applied(connection, [(BASELINE, CHECKSUM)])
    before = content(connection)
    assert "nothing to roll back" in run(connection, ROLLBACK)
    assert content(connection) == before


@pytest.mark.parametrize("event", ["INSERT", "DELETE"])
@pytest.mark.parametrize("script", [RECONCILE, ROLLBACK], ids=["reconcile", "rollback"])
def test_a_trigger_that_swallows_the_changes(up_to_date: psycopg.Connection[Any], event: str, script: str) -> None:
    if script == ROLLBACK:
        run(up_to_date, RECONCILE)
    up_to_date.execute("CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")
    up_to_date.execute(
        f"CREATE TRIGGER no BEFORE {event} ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION no()".encode()
    )
    assert refusal(up_to_date, script).sqlstate == "SQ008"


def test_a_trigger_that_changes_the_archive(up_to_date: psycopg.Connection[Any]) -> None:
    up_to_date.execute(
        "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.logs = 0; RETURN NEW; END'"
    )
    up_to_date.execute("CREATE TRIGGER cut BEFORE UPDATE ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION cut()")
    assert refusal(up_to_date, RECONCILE).sqlstate == "SQ008"


# Where the ledger is found


def test_the_ledger_of_the_connections_own_schema(ledgers: Database, connection: psycopg.Connection[Any]) -> None:
    record_applied(connection, [(SQUASHED[0].name, ZEROS)])
    others = content(connection)
    with ledgers.connect("My $squash$ 'schema'") as mine:
        mine.execute("DROP TABLE IF EXISTS _prisma_migrations")
        mine.execute("""SELECT set_config('search_path', current_setting('search_path') || ', public', false)""")
        run(mine, GUARD)  # it does not look at the ledger of public
        said = refusal(mine, RECONCILE, keeps_ledger=False)
        assert (said.sqlstate, "My $squash$ 'schema'" in (said.message_primary or "")) == ("SQ005", True)
        record_applied(mine, ((migration.name, migration.checksums[0]) for migration in SQUASHED))
        before = content(mine)
        run(mine, GUARD)
        run(mine, RECONCILE)
        assert names(mine, "My $squash$ 'schema'") == [BASELINE]
        run(mine, ROLLBACK)
        assert content(mine) == before
    assert content(connection) == others
    connection.execute("""DROP SCHEMA "My $squash$ 'schema'" CASCADE""")


def test_a_temporary_table_does_not_hide_the_ledger(up_to_date: psycopg.Connection[Any]) -> None:
    up_to_date.execute("DELETE FROM _prisma_migrations WHERE migration_name ~ 'init'")
    up_to_date.execute("CREATE TEMPORARY TABLE _prisma_migrations (LIKE public._prisma_migrations)")
    for script in (GUARD, RECONCILE):
        assert refusal(up_to_date, script, keeps_ledger=False).sqlstate == "SQ005"


def test_without_any_schema_the_guard_passes(up_to_date: psycopg.Connection[Any]) -> None:
    up_to_date.execute("DELETE FROM _prisma_migrations WHERE migration_name ~ 'init'; SET search_path = ''")
    run(up_to_date, GUARD)
    assert refusal(up_to_date, RECONCILE, keeps_ledger=False).sqlstate == "SQ005"


ODD_NAMES = (
    "it's",
    'a "quoted" one',
    "$squash$; SELECT 1/0; $squash$",
    "back\\slash\\u0041",
    "percent %s %I",
    "{{state}}{{nothing}}",
    "new\nline\r; -- x",
    "ünïcödé 日本 \N{GRINNING FACE}",
    "tab\tand /* comment",
    ":variable :'x' :\"y\"",
)


@pytest.mark.parametrize("conforming", ["on", "off"])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_names_of_any_kind(connection: psycopg.Connection[Any], conforming: str) -> None:
    squashed = tuple(SquashedMigration(name, (sha(name), sha(name + "\r"))) for name in ODD_NAMES)
    baseline = '20250101 it\'s the $squash$ \\ ünd\n"base"'
    scripts = (
        guard(baseline, squashed),
        reconcile_script(baseline, CHECKSUM, squashed),
        rollback_script(baseline, CHECKSUM, squashed),
    )
    assert all(script.isascii() for script in scripts)
    connection.execute(f"SET standard_conforming_strings = {conforming}; SET escape_string_warning = off".encode())
    trials = try_scripts(connection, baseline, CHECKSUM, squashed, *scripts)
    assert [trial for trial in trials if not trial.passed] == []
    record_applied(connection, [(name, sha(name)) for name in ODD_NAMES])
    for name in ODD_NAMES:
        connection.execute("UPDATE _prisma_migrations SET checksum = %s WHERE migration_name = %s", (ZEROS, name))
        assert name in (refusal(connection, scripts[0]).message_primary or "")
        connection.execute("UPDATE _prisma_migrations SET checksum = %s WHERE migration_name = %s", (sha(name), name))


# psql


def psql(database: Database, path: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    assert database.server.bindir is not None
    command: list[str | Path] = [database.server.bindir / "psql", "-X", *options, "-f", path, database.conninfo]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | environment)


def test_psql_runs_the_scripts(ledgers: Database, tmp_path: Path) -> None:
    reconcile, rollback = tmp_path / "reconcile.sql", tmp_path / "rollback.sql"
    squashed = (*SQUASHED, SquashedMigration("20250105000000_ä 'é'", (sha("ä"),)))
    reconcile.write_text(reconcile_script(BASELINE, CHECKSUM, squashed), encoding="utf-8")
    rollback.write_text(rollback_script(BASELINE, CHECKSUM, squashed), encoding="utf-8")
    stop, schema = ("-v", "ON_ERROR_STOP=1"), "-c search_path=shop"
    with ledgers.connect("shop") as shop:
        record_applied(shop, ((migration.name, migration.checksums[0]) for migration in squashed))
        before = content(shop)
        wrong = psql(ledgers, reconcile, *stop, PGOPTIONS="-c search_path=elsewhere")
        assert (wrong.returncode, "PGOPTIONS='-c search_path=NAME'" in wrong.stderr) == (3, True)
        done = psql(ledgers, reconcile, *stop, PGOPTIONS=schema, PGCLIENTENCODING="LATIN1")
        assert (done.returncode, "now stands for 5 migrations" in done.stderr) == (0, True), done.stderr
        assert names(shop, "shop") == [BASELINE]
        undone = psql(ledgers, rollback, *stop, PGOPTIONS=schema, PGCLIENTENCODING="SJIS")
        assert (undone.returncode, "5 of 5 migrations" in undone.stderr) == (0, True), undone.stderr
        assert content(shop) == before
        shop.execute("DELETE FROM _prisma_migrations WHERE migration_name ~ 'init'")
        behind = content(shop)
        refused = psql(ledgers, reconcile, *stop, PGOPTIONS=schema)
        assert (refused.returncode, "This database is behind" in refused.stderr) == (3, True)
        psql(ledgers, reconcile, PGOPTIONS=schema)  # it goes on after the error, and COMMIT rolls back
        assert content(shop) == behind
        shop.execute("DROP SCHEMA shop CASCADE")


# Other sessions


@pytest.mark.parametrize(
    ("script", "done", "nothing"),
    [(RECONCILE, "now stands", "already"), (ROLLBACK, "are restored", "nothing to roll back")],
    ids=["reconcile", "rollback"],
)
def test_two_runs_at_once(
    ledgers: Database, up_to_date: psycopg.Connection[Any], script: str, done: str, nothing: str
) -> None:
    before = content(up_to_date)
    if script == ROLLBACK:
        run(up_to_date, RECONCILE)

    def start(isolation: str) -> str:
        with ledgers.connect() as other:
            other.execute(f"SET default_transaction_isolation = '{isolation}'".encode())
            return run(other, script)

    with ThreadPoolExecutor(2) as threads:
        up_to_date.execute("SELECT pg_advisory_lock(%s)", (ADVISORY_LOCK,))
        runs = [threads.submit(start, isolation) for isolation in ("repeatable read", "serializable")]
        waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        while up_to_date.execute(waiting).fetchone() != (2,):
            assert not any(future.done() for future in runs)
        up_to_date.execute("SELECT pg_advisory_unlock(%s)", (ADVISORY_LOCK,))
        said = sorted((future.result(timeout=20) for future in runs), key=lambda text: nothing in text)
    assert [(done in text, nothing in text) for text in said] == [(True, False), (False, True)]
    if script == RECONCILE:
        assert names(up_to_date) == [BASELINE]
        run(up_to_date, ROLLBACK)
    assert content(up_to_date) == before


@pytest.mark.parametrize(
    "lock", [f"SELECT pg_advisory_lock({ADVISORY_LOCK})", "BEGIN; LOCK TABLE _prisma_migrations IN ROW EXCLUSIVE MODE"]
)
@pytest.mark.parametrize("script", [RECONCILE, ROLLBACK], ids=["reconcile", "rollback"])
def test_a_session_that_migrates(
    ledgers: Database, up_to_date: psycopg.Connection[Any], lock: str, script: str
) -> None:
    assert "SET LOCAL lock_timeout = '10s';" in script
    with ledgers.connect() as migrating:
        migrating.execute(lock.encode())
        said = refusal(up_to_date, script.replace("'10s'", "'50ms'"))
        run(up_to_date, GUARD)  # only reads: inside Prisma its own session holds the lock
    assert said.sqlstate == "SQ006"
    assert "Another session" in (said.message_primary or "")


def test_no_user_table_is_waited_for(ledgers: Database, up_to_date: psycopg.Connection[Any]) -> None:
    up_to_date.execute('CREATE TABLE "User" (id integer)')
    with ledgers.connect() as other, other.transaction():
        other.execute('LOCK TABLE "User" IN ACCESS EXCLUSIVE MODE')
        for script in (GUARD, RECONCILE, ROLLBACK):
            run(up_to_date, script.replace("'10s'", "'50ms'"))


def test_the_guard_only_reads(up_to_date: psycopg.Connection[Any]) -> None:
    up_to_date.execute("BEGIN READ ONLY")
    execute_script(up_to_date, GUARD)
    locks = up_to_date.execute(
        "SELECT DISTINCT mode FROM pg_locks WHERE pid = pg_backend_pid() AND locktype IN ('relation', 'advisory')"
    ).fetchall()
    up_to_date.execute("ROLLBACK")
    assert locks == [("AccessShareLock",)]


def test_row_level_security_hides_nothing(ledgers: Database, up_to_date: psycopg.Connection[Any]) -> None:
    up_to_date.execute("DROP ROLE IF EXISTS squash_operator; CREATE ROLE squash_operator")
    up_to_date.execute(
        "GRANT USAGE ON SCHEMA public TO squash_operator; GRANT ALL ON _prisma_migrations TO squash_operator"
    )
    up_to_date.execute("ALTER TABLE _prisma_migrations ENABLE ROW LEVEL SECURITY; SET ROLE squash_operator")
    with pytest.raises(psycopg.Error) as caught:  # policies are somebody's own code, and would hide rows
        execute_script(up_to_date, RECONCILE)
    assert caught.value.sqlstate == "SQ009"
    up_to_date.rollback()
    up_to_date.execute("RESET ROLE; DROP OWNED BY squash_operator; DROP ROLE squash_operator")


# Random ledgers


MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(9000, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
KNOWN = {
    migration.name: {*migration.checksums, *(unpadded(checksum) for checksum in migration.checksums)}
    for migration in SQUASHED
}
NAMES = st.sampled_from([*KNOWN, BASELINE, "20250102000000_hotfix", "20250201000000_later"])


@st.composite
def ledger_rows(draw: st.DrawFn) -> list[LedgerRow]:
    """An up-to-date ledger with some damage, or none."""
    rows = [finished(m.name, draw(st.sampled_from(m.checksums)), draw(MOMENTS)) for m in SQUASHED]
    for _ in range(draw(st.sampled_from([0, 0, 1, 2, 4]))):
        name = draw(NAMES)
        checksum = draw(st.sampled_from(sorted(KNOWN.get(name, {CHECKSUM}) | {ZEROS})))
        done, undone = draw(st.none() | MOMENTS), draw(st.none() | MOMENTS)
        rows.append(
            LedgerRow(
                str(uuid.uuid4()),
                checksum,
                done,
                name,
                draw(st.none() | TEXTS),
                undone,
                draw(MOMENTS),
                draw(st.integers(0, 9)),
            )
        )
    if draw(st.booleans()):
        rows.append(replace(finished(BASELINE, CHECKSUM, draw(MOMENTS)), logs=draw(st.none() | TEXTS)))
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 3]))):
        rows.pop(draw(st.integers(0, len(rows) - 1)))
    return rows


def outcome(rows: Sequence[LedgerRow]) -> str:
    """What reconcile has to do with a ledger, told a second time."""
    baseline = sorted((row.started_at, row.id, row) for row in rows if row.migration_name == BASELINE and row.applied)
    old = [row for row in rows if row.migration_name in KNOWN]
    strange = [
        row for row in rows if row.migration_name not in KNOWN and row.migration_name != BASELINE and row.applied
    ]
    held = [row for row in old if row.applied or row.failed]
    if any(row.failed and row.migration_name == BASELINE for row in rows):
        return "SQ002"
    if baseline and not held:
        return "already"
    if any(row.failed for row in rows):
        return "SQ002"
    if not held:
        return "SQ004" if strange else "SQ005"
    if {row.migration_name for row in old if row.applied} != set(KNOWN):
        return "SQ001"
    if any(row.checksum not in KNOWN[row.migration_name] for row in old if row.applied):
        return "SQ003"
    if any(row.migration_name < BASELINE for row in strange):
        return "SQ004"
    return "SQ003" if baseline and baseline[0][2].checksum != CHECKSUM else "done"


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ledger_rows())
def test_random_ledgers(connection: psycopg.Connection[Any], rows: list[LedgerRow]) -> None:
    connection.execute(f"DROP TABLE IF EXISTS _prisma_migrations; {LEDGER_DDL}".encode())
    insert(connection, rows)
    before, expected = content(connection), outcome(rows)
    if expected.startswith("SQ"):
        assert refusal(connection, RECONCILE).sqlstate == expected
        return
    assert ("already" if expected == "already" else "now stands") in run(connection, RECONCILE)
    if expected == "already":
        assert content(connection) == before
        return
    assert not set(KNOWN) & set(names(connection))
    others = [row for row in rows if row.migration_name not in KNOWN]
    had = any(row.migration_name == BASELINE and row.applied for row in others)
    assert len(content(connection)) == len(others) + (not had)
    run(connection, ROLLBACK)
    assert content(connection) == before


def test_random_ledgers_reach_every_outcome() -> None:
    seen: set[str] = set()

    @settings(max_examples=600, deadline=None, derandomize=True, database=None)
    @given(rows=ledger_rows())
    def look(rows: list[LedgerRow]) -> None:
        seen.add(outcome(rows))

    look()
    assert seen >= {"done", "SQ001", "SQ002", "SQ003", "SQ004"}


# The table


def test_the_ledger_is_prismas(connection: psycopg.Connection[Any]) -> None:
    connection.execute(LEDGER_DDL.encode())
    columns = connection.execute(
        """
        SELECT column_name, data_type, character_maximum_length, is_nullable = 'YES', column_default
        FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position
        """
    ).fetchall()
    moment = "timestamp with time zone"
    assert columns == [
        ("id", "character varying", 36, False, None),
        ("checksum", "character varying", 64, False, None),
        ("finished_at", moment, None, True, None),
        ("migration_name", "character varying", 255, False, None),
        ("logs", "text", None, True, None),
        ("rolled_back_at", moment, None, True, None),
        ("started_at", moment, None, False, "now()"),
        ("applied_steps_count", "integer", None, False, "0"),
    ]


def test_applied_migrations_are_recorded_in_order(connection: psycopg.Connection[Any]) -> None:
    record_applied(connection, [])
    assert read_ledger(connection) == ()
    record_applied(connection, [("b", ZEROS), ("a", CHECKSUM)])
    record_applied(connection, [("0", ZEROS)])
    rows = read_ledger(connection)
    assert rows is not None
    assert [(row.migration_name, row.checksum) for row in rows] == [("b", ZEROS), ("a", CHECKSUM), ("0", ZEROS)]
    assert all((row.applied, row.failed, row.applied_steps_count, row.logs) == (True, False, 1, None) for row in rows)
    moments = [moment for row in rows for moment in (row.started_at, row.finished_at)]
    assert moments == sorted(set(moments), key=lambda moment: moment or NOW)
    assert abs(datetime.now(UTC) - rows[0].started_at) < timedelta(minutes=5)


@pytest.mark.parametrize(
    "change",
    ["ALTER TABLE _prisma_migrations DROP COLUMN logs", "UPDATE _prisma_migrations SET finished_at = 'infinity'"],
)
def test_a_ledger_that_prisma_did_not_make(up_to_date: psycopg.Connection[Any], change: str) -> None:
    up_to_date.execute(change.encode())
    with pytest.raises(LedgerError, match="the ledger is damaged: "):
        read_ledger(up_to_date)


# Trials and generators


@pytest.mark.parametrize("rollout", ["script", "self-reconcile", "adopt-name"])
@pytest.mark.parametrize(("count", "behind"), [(1, 0), (2, 2), (3, 3), (400, 3)])
def test_trials_pass(connection: psycopg.Connection[Any], count: int, behind: int, rollout: str) -> None:
    squashed = tuple(SquashedMigration(f"2025{i:04}_m", (sha(f"{i}"), sha(f"{i}\r"))) for i in range(count))
    baseline = squashed[-1].name if rollout == "adopt-name" else "2026_baseline"
    itself = rollout == "self-reconcile"
    trials = try_scripts(
        connection,
        baseline,
        CHECKSUM,
        squashed,
        guard(baseline, squashed, self_reconcile=itself),
        reconcile_script(baseline, CHECKSUM, squashed),
        rollback_script(baseline, CHECKSUM, squashed),
        ending(baseline, squashed) if itself else "",
    )
    behind *= 1 + itself
    assert [trial for trial in trials if not trial.passed] == []
    assert sum(trial.name.startswith("behind") for trial in trials) == behind
    assert connection.execute("SELECT count(*) FROM pg_class WHERE relname ~ 'prisma|squash'").fetchone() == (0,)


SABOTAGE = {
    "no guard": (("guard", GUARD, "SELECT 1"), {"behind: the last is missing", "failed migration", "edited migration"}),
    "guard refuses all": (
        ("guard", "IF state.failed[1] IS NOT NULL", "IF true"),
        {"up to date", "CRLF and unpadded checksums"},
    ),
    "guard needs a ledger": (("guard", "        RETURN;", "        RAISE 'no';"), {"no ledger"}),
    "no CRLF": (("reconcile", sha("users, CRLF"), ZEROS), {"CRLF and unpadded checksums"}),
    "no unpadded form": (("reconcile", "'.0', ''", "'.0', '0'"), {"CRLF and unpadded checksums"}),
    "a rolled-back row counts": (
        (
            "guard",
            "IS NOT NULL AND l.rolled_back_at IS NULL AS applied",
            "IS NOT NULL OR l.rolled_back_at IS NOT NULL AS applied",
        ),
        {"rolled back and run again"},
    ),
    "reconcile loses rows": (
        ("reconcile", "jsonb_agg(pg_catalog.to_jsonb(l) ", "jsonb_agg(pg_catalog.to_jsonb(l) - 'logs'::text "),
        {"rolled back and run again"},
    ),
    "reconcile keeps rows": (
        ("reconcile", 'DELETE FROM "_prisma_migrations" WHERE', 'DELETE FROM "_prisma_migrations" WHERE false AND'),
        {"up to date"},
    ),
    "reconcile writes before a refusal": (
        ("reconcile", "BEGIN ISOLATION", "UPDATE _prisma_migrations SET logs = 'seen'; COMMIT; BEGIN ISOLATION"),
        {"edited migration", "behind: the last is missing", "already reconciled"},
    ),
    "reconcile knows no unknown migration": (
        ("reconcile", 'name COLLATE "C" <', "name <> name AND name <"),
        {"up to date, with an unknown migration"},
    ),
    "reconcile twice": (("reconcile", "        RETURN;", "        RAISE 'no';"), {"up to date", "already reconciled"}),
    "rollback does nothing": (("rollback", ROLLBACK, "SELECT 1"), {"up to date"}),
    "rollback twice": (("rollback", "        RETURN;", "        RAISE 'no';"), {"up to date"}),
    "rollback loses the logs": (
        ("rollback", "SET logs = archive ->> 'logs'", "SET logs = NULL"),
        {"up to date, baseline deployed, then later migrations"},
    ),
}


@pytest.mark.parametrize(("change", "broken"), SABOTAGE.values(), ids=SABOTAGE.keys())
def test_trials_find_sabotage(
    connection: psycopg.Connection[Any], change: tuple[str, str, str], broken: set[str]
) -> None:
    which, old, new = change
    scripts = {"guard": GUARD, "reconcile": RECONCILE, "rollback": ROLLBACK}
    assert old in scripts[which]
    scripts[which] = scripts[which].replace(old, new)
    trials = try_scripts(connection, BASELINE, CHECKSUM, SQUASHED, *scripts.values())
    assert broken <= {trial.name for trial in trials if not trial.passed}


SELF_GUARD = guard(BASELINE, SQUASHED, self_reconcile=True)
ENDING = ending(BASELINE, SQUASHED)
SABOTAGE_OF_SELF = {
    "guard lets unknown migrations pass": (
        ("guard", SELF_GUARD, GUARD),
        {"up to date, with an unknown migration: deployed"},
    ),
    "nothing is archived": (
        ("ending", ENDING, "SELECT 1;"),
        {"up to date: deployed", "rolled back and run again: deployed"},
    ),
    "the baseline's row is finished for Prisma": (
        (
            "ending",
            "SET logs = archive",
            "SET logs = archive, started_at = now(), finished_at = now(), migration_name = 'x'",
        ),
        {"up to date: deployed"},
    ),
    "the archive loses a column": (
        ("ending", "jsonb_agg(pg_catalog.to_jsonb(l) ", "jsonb_agg(pg_catalog.to_jsonb(l) - 'logs'::text "),
        {"rolled back and run again: deployed"},
    ),
    "rows stay": (
        ("ending", 'DELETE FROM "_prisma_migrations" WHERE', 'DELETE FROM "_prisma_migrations" WHERE false AND'),
        {"up to date: deployed"},
    ),
    "rollback keeps the baseline": (
        ("ending", "inserted CONSTANT boolean := true", "inserted CONSTANT boolean := false"),
        {"up to date: deployed"},
    ),
    "fresh databases are archived": (
        ("ending", "own IS NULL OR NOT EXISTS", "own IS NULL AND EXISTS"),
        {"fresh, baseline started: deployed"},
    ),
    "times depend on the session": (
        (
            "ending",
            "SET LOCAL TimeZone = 'UTC';",
            "SET LOCAL TimeZone = 'UTC'; UPDATE _prisma_migrations SET started_at = started_at - interval '1 s';",
        ),
        {"up to date: deployed"},
    ),
}


@pytest.mark.parametrize(("change", "broken"), SABOTAGE_OF_SELF.values(), ids=SABOTAGE_OF_SELF.keys())
def test_trials_find_sabotage_of_a_baseline_that_reconciles_itself(
    connection: psycopg.Connection[Any], change: tuple[str, str, str], broken: set[str]
) -> None:
    which, old, new = change
    scripts = {"guard": SELF_GUARD, "reconcile": RECONCILE, "rollback": ROLLBACK, "ending": ENDING}
    assert old in scripts[which]
    scripts[which] = scripts[which].replace(old, new)
    trials = try_scripts(connection, BASELINE, CHECKSUM, SQUASHED, *scripts.values())
    assert broken <= {trial.name for trial in trials if not trial.passed}


@pytest.mark.parametrize(
    "row",
    [
        None,
        replace(finished(BASELINE, CHECKSUM), finished_at=None, rolled_back_at=NOW),
        finished(BASELINE, CHECKSUM),
    ],
    ids=["no row", "an earlier try", "an applied row"],
)
def test_an_ending_that_is_run_by_hand_does_nothing(up_to_date: psycopg.Connection[Any], row: LedgerRow | None) -> None:
    insert(up_to_date, [row] if row else [])
    before = content(up_to_date)
    run(up_to_date, f"{SELF_GUARD}\n{ENDING}")
    assert content(up_to_date) == before


def test_an_ending_leaves_the_session_as_it_is(up_to_date: psycopg.Connection[Any]) -> None:
    up_to_date.execute("SET TimeZone = 'Asia/Kathmandu'")
    settings_of = "SELECT name, setting FROM pg_settings WHERE source = 'session' ORDER BY name"
    before = up_to_date.execute(settings_of).fetchall()
    insert(up_to_date, [replace(finished(BASELINE, CHECKSUM), finished_at=None)])
    run(up_to_date, f"{SELF_GUARD}\n{ENDING}")
    assert names(up_to_date) == [BASELINE]
    assert up_to_date.execute(settings_of).fetchall() == before
    assert "Z" not in content(up_to_date)[0]
    assert "+00:00" in content(up_to_date)[0]
    up_to_date.execute("RESET TimeZone")


@pytest.mark.parametrize("event", ["UPDATE", "DELETE"])
def test_a_trigger_that_swallows_what_an_ending_writes(up_to_date: psycopg.Connection[Any], event: str) -> None:
    insert(up_to_date, [replace(finished(BASELINE, CHECKSUM), finished_at=None)])
    up_to_date.execute("CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")
    up_to_date.execute(
        f"CREATE TRIGGER no BEFORE {event} ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION no()".encode()
    )
    assert refusal(up_to_date, ENDING).sqlstate == "SQ008"


def test_an_ending_on_a_ledger_that_has_changed_meanwhile(up_to_date: psycopg.Connection[Any]) -> None:
    insert(up_to_date, [replace(finished(BASELINE, CHECKSUM), finished_at=None)])
    run(up_to_date, SELF_GUARD)
    up_to_date.execute("DELETE FROM _prisma_migrations WHERE migration_name = %s", (SQUASHED[1].name,))
    said = refusal(up_to_date, ENDING)
    assert said.sqlstate == "SQ006"
    assert SQUASHED[1].name in (said.message_primary or "")


NAMED = (SQUASHED[0], SQUASHED[2], SQUASHED[1])
LAST = NAMED[-1].name
SABOTAGE_OF_NAME = {
    "the baseline's own row counts as the last migration's": (
        ("guard", "OR pg_catalog.length(l.checksum) < 64", "OR true"),
        {"already reconciled", "fresh, baseline started"},
    ),
    "the short checksums are the baseline's": (
        ("guard", "OR pg_catalog.length(l.checksum) < 64", ""),
        {"CRLF and unpadded checksums"},
    ),
    "the last is not missed": (("guard", " AND t.position IS NOT NULL", ""), {"edited last migration"}),
    "another version of the last passes": (
        ("reconcile", "AND l.checksum::text <> baseline_checksum", "AND false"),
        {"edited last migration"},
    ),
    "the new row is archived": (("reconcile", " AND l.id::text <> own", ""), {"up to date"}),
    "the new row goes": (("reconcile", " AND id::text <> own", ""), {"up to date"}),
    "rollback stumbles over the baseline": (("rollback", " AND l.id::text <> kept.id", ""), {"up to date"}),
}


@pytest.mark.parametrize(("change", "broken"), SABOTAGE_OF_NAME.values(), ids=SABOTAGE_OF_NAME.keys())
def test_trials_find_sabotage_of_a_baseline_under_the_last_name(
    connection: psycopg.Connection[Any], change: tuple[str, str, str], broken: set[str]
) -> None:
    which, old, new = change
    scripts = {
        "guard": guard(LAST, NAMED),
        "reconcile": reconcile_script(LAST, CHECKSUM, NAMED),
        "rollback": rollback_script(LAST, CHECKSUM, NAMED),
    }
    assert old in scripts[which]
    scripts[which] = scripts[which].replace(old, new)
    trials = try_scripts(connection, LAST, CHECKSUM, NAMED, *scripts.values())
    assert broken <= {trial.name for trial in trials if not trial.passed}


def test_many_migrations(connection: psycopg.Connection[Any]) -> None:
    squashed = tuple(SquashedMigration(f"2025{i:05}_m", (sha(f"{i}"), sha(f"{i}\r"))) for i in range(10_000))
    record_applied(connection, ((migration.name, migration.checksums[-1]) for migration in squashed))
    before = content(connection)
    run(connection, guard("2026_baseline", squashed))
    run(connection, reconcile_script("2026_baseline", CHECKSUM, squashed))
    assert names(connection) == ["2026_baseline"]
    run(connection, rollback_script("2026_baseline", CHECKSUM, squashed))
    assert content(connection) == before


@pytest.mark.parametrize(
    ("baseline", "squashed", "message"),
    [
        (BASELINE, (), "without migrations"),
        (BASELINE, (*SQUASHED, SQUASHED[0]), "'20250101000000_init' is squashed twice"),
        (SQUASHED[1].name, SQUASHED, "has the name of a migration"),
        (BASELINE, (replace(SQUASHED[0], checksums=()),), "has no checksum"),
        (BASELINE, (replace(SQUASHED[0], checksums=(CHECKSUM, "abc")),), "'abc' is not a checksum"),
    ],
)
def test_what_no_baseline_can_replace(baseline: str, squashed: tuple[SquashedMigration, ...], message: str) -> None:
    with pytest.raises(LedgerError, match=message):
        guard(baseline, squashed)
    with pytest.raises(LedgerError, match=message):
        rollback_script(baseline, CHECKSUM, squashed)


def test_the_baselines_checksum_is_checked() -> None:
    with pytest.raises(LedgerError, match="not a checksum"):
        reconcile_script(BASELINE, CHECKSUM.upper(), SQUASHED)


def test_the_schema_argument_quotes(connection: psycopg.Connection[Any]) -> None:
    """The scripts name the ledger without a schema: the same text serves every deploy."""
    for script in (GUARD, RECONCILE, ROLLBACK):
        assert "public" not in script
        assert sql.Identifier("_prisma_migrations").as_string(connection) in script
