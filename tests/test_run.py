"""What the straight line decides by itself."""

from __future__ import annotations

import re
import threading

import psycopg
import pytest

from squash.baseline import LAST
from squash.errors import HistoryError, SchemaError, ServerError
from squash.postgres.server import Server
from squash.prisma.history import History, Migration
from squash.prisma.ledger import LEDGER_DDL
from squash.run import Request, Rollout, Squash, Watcher, baseline_name, edited_migrations, squash


@pytest.mark.parametrize(("earlier", "edited"), [(None, False), ("a\r\nb\r\nc", False), ("a\nb\nd", True)])
def test_only_scripts_that_git_held_otherwise_count_as_edited(earlier: str | None, edited: bool) -> None:
    migration = Migration("1_a", "a\r\nb\nc")  # line ends of both kinds: three checksums, one version
    known = {"1_a": (migration.script, *((earlier,) if earlier else ()))}
    assert edited_migrations((migration,), known) == (("1_a",) if edited else ())


@pytest.mark.parametrize(("last", "name"), [("20240101_b", "20240101_baseline"), ("init", "init_baseline")])
def test_the_baseline_takes_the_last_timestamp(last: str, name: str) -> None:
    assert baseline_name((Migration("0_a", ""), Migration(last, ""))) == name


def run(server: Server, *scripts: str, rollout: Rollout = "script", name: str | None = None) -> Squash:
    migrations = tuple(Migration(f"2024{n:04}_step", script) for n, script in enumerate(scripts, 101))
    request = Request(History(migrations, "postgresql", None), rollout=rollout, name=name)
    return squash(request, server)


def test_statements_about_the_ledger_are_reported(server: Server) -> None:
    result = run(server, 'SELECT 1;\nALTER TABLE IF EXISTS "_prisma_migrations" ENABLE ROW LEVEL SECURITY;', LEDGER_DDL)
    assert result.proof.holds
    assert result.outside == (
        '"_prisma_migrations", which is Prisma\'s own: 20240101_step, line 2: ALTER TABLE IF EXISTS '
        '"_prisma_migrations" ENABLE ROW LEVEL SECURITY',
        '"_prisma_migrations", which is Prisma\'s own: 20240102_step, line 1: CREATE TABLE _prisma_migrations ('
        " id VARCHAR(36) PRIMARY KEY NOT NULL, checksum",
    )


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ('CREATE TABLE t (m VARCHAR(36) REFERENCES "_prisma_migrations"(id))', "t_m_fkey on public.t"),
        ('CREATE VIEW v AS SELECT id FROM "_prisma_migrations"', "public.v"),
    ],
)
def test_what_refers_to_the_ledger_is_refused(server: Server, statement: str, named: str) -> None:
    with pytest.raises(SchemaError, match=f"reference to _prisma_migrations: {re.escape(named)}"):
        run(server, LEDGER_DDL, statement)


def test_an_event_trigger_does_not_fire_for_what_is_there(server: Server) -> None:
    script = """
        CREATE SCHEMA s; CREATE EXTENSION citext; CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE s.log (tag text);
        CREATE SEQUENCE q; CREATE UNLOGGED TABLE u ();
        CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO s.log VALUES (tg_tag); END $$;
        CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f();
    """
    result = run(server, script)
    assert [check for check in result.proof.checks if check.failed] == []
    assert "IF NOT EXISTS" not in result.baseline.script.partition("-- Schema")[2].replace("IF NOT EXISTS (SELECT", "")


def test_an_archive_that_needs_a_toast_table(server: Server) -> None:
    result = run(server, *(f"SELECT {n};" for n in range(200)), rollout="self-reconcile")
    assert [check for check in result.proof.checks if check.failed] == []


def test_a_baseline_with_the_last_name(server: Server) -> None:
    result = run(server, "CREATE TABLE t (id int);", "SELECT 1;", rollout="adopt-name")
    assert result.proof.holds
    assert result.baseline.name == "20240102_step"
    alone = run(server, "CREATE TABLE t (id int);", rollout="adopt-name")
    assert alone.proof.holds
    assert alone.baseline.name == "20240101_step"
    # squashed again, it is a baseline already, whatever it is called
    again = run(server, alone.baseline.script, rollout="adopt-name")
    assert (again.baseline, again.scripts) == (alone.baseline, None)
    with pytest.raises(HistoryError, match="the history has a migration 20240102_step already"):
        run(server, "SELECT 1;", "SELECT 1;", name="20240102_step")


def test_a_baseline_that_reconciles_itself_is_squashed_to_itself(server: Server) -> None:
    result = run(server, "CREATE TABLE t (id int);", "SELECT 1;", rollout="self-reconcile")
    assert LAST in result.baseline.script
    history = History((Migration(result.baseline.name, result.baseline.script),), "postgresql", None)
    again = squash(Request(history), server)
    assert again.proof.holds
    assert again.baseline == result.baseline


@pytest.mark.parametrize(("phase", "words"), [("read", "the schema was read"), ("proof", "the baseline was proven")])
def test_a_server_that_fails_is_named_with_what_was_under_way(server: Server, phase: str, words: str) -> None:
    over = threading.Event()

    def end_sessions() -> None:
        with psycopg.connect(server._conninfo, autocommit=True) as connection:
            while not over.is_set():
                connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'squash_scratch_%'"
                )

    ending = threading.Thread(target=end_sessions)

    def begin(begun: str) -> None:
        if begun == phase:
            ending.start()

    request = Request(History((Migration("1_a", "CREATE TABLE t (id INT PRIMARY KEY);"),), "postgresql", None))
    try:
        with pytest.raises(ServerError) as caught:
            squash(request, server, Watcher(phase=begin))
    finally:
        over.set()
        ending.join()
    assert f"{server.source} failed while {words}: " in caught.value.message
    assert "connection" in caught.value.message
