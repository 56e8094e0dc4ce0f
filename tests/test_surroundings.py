"""Prisma's ledger is there when a history is deployed, and not in its shadow database: what differs, and what is said."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from forked import run_forked

from squash.errors import ReplayError, SchemaError
from squash.output.report import proof_json, report
from squash.postgres.server import Database, Server
from squash.prisma.history import History, Migration
from squash.prisma.ledger import LEDGER_DDL
from squash.prisma.replay import Failure, keeping_on, replay
from squash.run import Request, Squash, squash

TABLE = 'CREATE TABLE "A" ("id" INTEGER NOT NULL, CONSTRAINT "A_pkey" PRIMARY KEY ("id"));'
ENABLE = 'ALTER TABLE "_prisma_migrations" ENABLE ROW LEVEL SECURITY;'
RLS = 'row level security of table "_prisma_migrations"'
NO_LEDGER = 'relation "_prisma_migrations" does not exist'


def loop(statement: str) -> str:
    """Return a DO block that runs a statement for all tables, whose name is %I."""
    return (
        "DO $$ DECLARE t record; BEGIN FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP"
        f" EXECUTE format('{statement}', t.tablename); END LOOP; END $$;"
    )


def history(*scripts: str) -> History:
    return History(tuple(Migration(f"{n}_step", script) for n, script in enumerate(scripts, 1)), "postgresql", None)


def run(server: Server, *scripts: str) -> Squash:
    return squash(Request(history(*scripts)), server)


def test_the_ledger_holds_what_prisma_writes(database: Database) -> None:
    seen = (
        'CREATE TABLE "Seen" AS SELECT migration_name, finished_at IS NULL AS runs, applied_steps_count AS steps'
        ' FROM "_prisma_migrations"'
    )
    scripts = history(TABLE, seen, "SELECT 1")
    with database.connect() as connection:
        replay(connection, scripts)
        found = connection.execute('SELECT * FROM "Seen" ORDER BY 1').fetchall()
        rows = connection.execute(
            "SELECT migration_name, checksum, finished_at >= started_at, logs, rolled_back_at, applied_steps_count,"
            ' length(id) FROM "_prisma_migrations" ORDER BY started_at'
        ).fetchall()
    assert found == [("1_step", False, 1), ("2_step", True, 0)]
    assert rows == [(m.name, m.checksum, True, None, None, 1, 36) for m in scripts.migrations]


def test_the_shadow_database_has_no_ledger(database: Database) -> None:
    with database.connect() as connection:
        replay(connection, history(TABLE), surroundings="shadow")
        assert connection.execute("SELECT to_regclass('_prisma_migrations')").fetchone() == (None,)


@pytest.mark.parametrize(
    ("scripts", "written"),
    [
        ((TABLE, loop("ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY")), {RLS}),
        ((TABLE, f"DO $$ BEGIN IF to_regclass('_prisma_migrations') IS NOT NULL THEN {ENABLE} END IF; END $$"), {RLS}),
        ((TABLE, loop("COMMENT ON TABLE %I IS %L").replace(", t.tablename)", ", t.tablename, 'x')")),
         {'comment on TABLE "_prisma_migrations"'}),
        ((TABLE, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO pg_monitor"),
         {'GRANT SELECT ON TABLE "_prisma_migrations" TO "pg_monitor"'}),
        ((TABLE, loop("CREATE INDEX ON %I (id)")), {'index "_prisma_migrations_id_idx"'}),
        (("CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
          loop("CREATE TRIGGER t BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION f()")),
         {'trigger "t" on table "_prisma_migrations"'}),
        ((loop("CREATE POLICY p ON %I USING (true)"),), {'policy "p" on table "_prisma_migrations"'}),
    ],
)  # fmt: skip
def test_what_hangs_on_the_ledger_is_written(server: Server, scripts: tuple[str, ...], written: set[str]) -> None:
    result = run(server, *scripts)
    assert result.proof.holds
    assert result.setting.surroundings == "deploy"
    assert result.setting.note == ""
    assert {item.identity for item in result.schema.objects if item.unless} == written
    assert result.outside == ()
    with server.database("shadow") as database, database.connect() as connection:
        replay(connection, history(result.baseline.script), surroundings="shadow")
        assert connection.execute("SELECT to_regclass('_prisma_migrations')").fetchone() == (None,)


def test_a_statement_that_needs_the_ledger_fails_in_the_shadow_database(server: Server) -> None:
    result = run(server, TABLE, ENABLE)
    assert result.proof.holds
    assert {item.identity for item in result.schema.objects if item.unless} == {RLS}
    assert result.setting.surroundings == "deploy"
    assert result.setting.note == (
        f"`migrate dev` fails at 2_step: {NO_LEDGER}; its shadow database has no _prisma_migrations:"
        " guard the statement by to_regclass('_prisma_migrations') IS NOT NULL"
    )
    assert proof_json(result, server)["surroundings"] == {"replayed": "deploy", "note": result.setting.note}
    assert "\n## Prisma's own table\n\n" in report(result)


@pytest.mark.parametrize(
    ("scripts", "said"),
    [
        ((LEDGER_DDL, TABLE), '1_step: relation "_prisma_migrations" already exists'),
        ((TABLE, loop("DROP TABLE %I"), "CREATE TABLE b ()"), f"2_step: {NO_LEDGER} (it takes the ledger away"),
        (("SELECT set_config('search_path', '', false); CREATE TABLE public.a ()",),
         f"1_step: {NO_LEDGER} (search_path is empty: this script leaves it so"),
        ((TABLE, loop("ALTER TABLE %I ADD CHECK (id > 0)")), "2_step: operator does not exist: character varying"),
    ],
)  # fmt: skip
def test_what_applies_without_the_ledger_only_is_proven_so(server: Server, scripts: tuple[str, ...], said: str) -> None:
    result = run(server, *scripts)
    assert result.proof.holds
    assert result.setting.surroundings == "shadow"
    assert result.setting.note.startswith(f"`migrate deploy` fails at {said}")
    assert not any(item.unless for item in result.schema.objects)


ANEW = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"


@pytest.mark.parametrize(
    ("more", "left"),
    [
        ("", ()),
        ("GRANT ALL ON SCHEMA public TO PUBLIC; COMMENT ON SCHEMA public IS 'mine';",
         ('comment on SCHEMA "public"', 'GRANT CREATE, USAGE ON SCHEMA "public" TO PUBLIC')),
    ],
)  # fmt: skip
def test_a_schema_that_is_dropped_takes_the_ledger_along(server: Server, more: str, left: tuple[str, ...]) -> None:
    later = 'CREATE TABLE "B" ("id" INTEGER); COMMENT ON TABLE "B" IS \'b\'; INSERT INTO "B" VALUES (1);'
    result = run(server, TABLE, f"{ANEW} {more} {later}")
    assert result.proof.holds
    assert result.setting.surroundings == "shadow"
    assert result.setting.note.startswith(f"`migrate deploy` fails at 2_step: {NO_LEDGER} (it takes the ledger away")
    assert {item.identity for item in result.schema.objects} == {'table "B"', 'comment on TABLE "B"'}
    said = "schema public is made anew: its owner, privileges and comment stay as they are found"
    assert result.outside[-1 - len(left) :] == (said, *left)
    kept = squash(
        Request(history(TABLE, f"{ANEW} {more} {later}", 'ALTER TABLE "B" ADD "c" INT'), through="2_step"), server
    )
    assert kept.proof.holds


def test_what_differs_in_a_schema_made_anew_is_seen(server: Server) -> None:
    request = Request(history(f'{ANEW} CREATE TABLE "B" ("id" INTEGER);'))
    result = squash(request, server)
    baseline = replace(result.baseline, script=result.baseline.script.replace('"id" INTEGER', '"id" BIGINT'))
    broken = squash(replace(request, baseline=baseline), server).proof
    failed = {check.name for check in broken.checks if not check.passed}
    assert {
        "catalogs identical",
        "catalogs identical, statement by statement",
        "pg_dump text identical",
    } <= failed


def without_the_ledger_part(script: str) -> str:
    edited = re.sub(r"-- EnableRowLevelSecurity\nDO \$\$.*?END\n\$\$;\n", "", script, flags=re.DOTALL)
    assert edited != script
    return edited


@pytest.mark.parametrize(
    "edit",
    [without_the_ledger_part, lambda script: script.replace("ENABLE ROW LEVEL", "FORCE ROW LEVEL")],
)
def test_another_ledger_is_seen(server: Server, edit: Callable[[str], str]) -> None:
    request = Request(history(TABLE, loop("ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY").replace(
        "WHERE", "WHERE tablename LIKE '\\_%' AND")))  # fmt: skip
    result = squash(request, server)
    assert result.proof.holds
    baseline = Migration(result.baseline.name, edit(result.baseline.script))
    broken = squash(replace(request, baseline=baseline), server).proof
    failed = {check.name for check in broken.checks if not check.passed}
    assert {"catalogs identical", "pg_dump text identical"} <= failed
    assert "catalogs identical, statement by statement" not in failed


def test_a_column_more_is_refused_with_its_statement(server: Server) -> None:
    with pytest.raises(SchemaError, match=r'"_prisma_migrations".*: 2_step, line 1: ALTER TABLE "_prisma_migrations"'):
        run(server, TABLE, 'ALTER TABLE "_prisma_migrations" ADD COLUMN "x" TEXT')


@pytest.mark.parametrize(
    ("script", "named"),
    [
        ("UPDATE _prisma_migrations SET logs = '' WHERE migration_name = 'none'", True),
        ("DO $$ BEGIN UPDATE _prisma_migrations SET logs = 'x'; END $$", True),
        ("DO $$ BEGIN UPDATE _prisma_migrations SET logs = 'x' WHERE id = ''; END $$", False),
        ('INSERT INTO "A" SELECT count(*) FROM _prisma_migrations', False),
    ],
)
def test_rows_of_the_ledger_that_change_are_named(server: Server, script: str, named: bool) -> None:
    result = run(server, TABLE, script)
    assert result.proof.holds
    said = f'"_prisma_migrations", whose rows are Prisma\'s own: 2_step, line 1: {script[:80]}'
    assert result.outside == ((said,) if named else ())


def test_where_both_fail_the_error_is_that_of_the_deploy(server: Server) -> None:
    with pytest.raises(ReplayError) as caught:
        run(server, TABLE, f"{ENABLE} SELECT 1/0")
    assert isinstance(caught.value.failure, Failure)
    assert caught.value.failure.message == "division by zero"
    assert caught.value.hint is not None
    assert f"`migrate dev` fails at 2_step: {NO_LEDGER}" in caught.value.hint


def test_going_on_it_takes_the_surroundings_in_which_less_fails(server: Server) -> None:
    scripts = history(LEDGER_DDL + TABLE, "SELECT 1/0")

    def attempt(surroundings: str, failed: Callable[[ReplayError], None]) -> int:
        with server.database("going") as database, database.connect() as connection:
            return len(replay(connection, scripts, surroundings=surroundings, failed=failed).applied)  # type: ignore[arg-type]

    applied, failures, setting = keeping_on(scripts, attempt)
    assert (applied, len(failures), setting.surroundings) == (1, 1, "shadow")


def test_replay_says_the_same(tmp_path: Path) -> None:
    for migration in history(TABLE, ENABLE).migrations:
        (tmp_path / migration.name).mkdir()
        (tmp_path / migration.name / "migration.sql").write_text(migration.script)
    (tmp_path / "migration_lock.toml").write_text('provider = "postgresql"\n')
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    said = [
        run_forked(("replay", str(tmp_path), "--no-git", "--format", form), tmp_path, environment)
        for form in ("text", "json")
    ]
    assert [done.returncode for done in said] == [0, 0], said[0].stderr
    assert "! `migrate dev` fails at 2_step" in said[0].stdout
    assert json.loads(said[1].stdout)["surroundings"]["replayed"] == "deploy"
