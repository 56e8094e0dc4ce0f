"""Applying histories in both of Prisma's ways; where they stop, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from squash.errors import ReplayError
from squash.history import History, Migration
from squash.replay import Execution, Failure, detect_execution, replay
from squash.server import Database, Server


def history(*scripts: str) -> History:
    return History(tuple(Migration(f"{n}_step", script) for n, script in enumerate(scripts)), "postgresql", None)


def failure(database: Database, execution: Execution, *scripts: str) -> Failure:
    with database.connect() as connection, pytest.raises(ReplayError) as caught:
        replay(connection, history(*scripts), execution=execution)
    assert isinstance(caught.value.failure, Failure)
    return caught.value.failure


@pytest.mark.parametrize("execution", ["batch", "split"])
def test_a_history_is_applied_in_order(database: Database, execution: Execution) -> None:
    seen: list[str] = []
    with database.connect() as connection:
        done = replay(
            connection,
            history("CREATE TABLE a (); -- x\nCREATE TABLE b ();", "ALTER TABLE a ADD c INT;"),
            execution=execution,
            progress=lambda number, migration: seen.append(f"{number} {migration.name}"),
        )
    assert [(one.name, one.statements) for one in done.applied] == [("0_step", 2), ("1_step", 1)]
    assert seen == ["0 0_step", "1 1_step"]


@pytest.mark.parametrize("execution", ["batch", "split"])
def test_where_it_stops(database: Database, execution: Execution) -> None:
    found = failure(database, execution, "CREATE TABLE a ();", "SELECT 1;\n\nALTER TABLE a\n  ADD COLUMN x missing;\n")
    assert (found.migration, found.line, found.column, found.sqlstate) == ("1_step", 4, 16, "42704")
    assert found.statement == "ALTER TABLE a\n  ADD COLUMN x missing"
    assert found.excerpt.splitlines()[-2:] == ["4 |   ADD COLUMN x missing;", "  |                ^"]
    assert found.advice == 'no migration creates "missing"'


@pytest.mark.parametrize("execution", ["batch", "split"])
def test_a_failure_without_a_position_is_found(database: Database, execution: Execution) -> None:
    script = "CREATE TABLE b ();\nCREATE TABLE a ();\nCREATE TABLE c ();"
    found = failure(database, execution, "CREATE TABLE a ();", script)
    assert (found.line, found.sqlstate, found.advice) == (2, "42P07", '"a" was already created by 0_step')


def test_the_cause_in_terms_of_the_history(database: Database) -> None:
    later = failure(database, "batch", 'ALTER TABLE "T" ADD a INT;', 'CREATE TABLE "T" ();')
    assert later.advice == 'only the later migration 1_step creates "T"'
    gone = failure(database, "batch", 'CREATE TABLE "U" ();', 'DROP TABLE "U";', 'ALTER TABLE "U" ADD a INT;')
    assert gone.advice == '"U" was dropped or renamed by 1_step'
    column = failure(
        database, "batch", "CREATE TABLE v ();", "CREATE INDEX i ON v (w);", "ALTER TABLE v ADD COLUMN w INT;"
    )
    assert column.advice == 'only the later migration 2_step adds the column "w"'


def test_what_only_works_statement_by_statement_is_said(server: Server) -> None:
    scripts = (
        "CREATE TYPE e AS ENUM ('a');",
        "ALTER TYPE e ADD VALUE 'b';\nCREATE TABLE t (c e DEFAULT 'b');\nSELECT 'b'::e;",
    )
    with server.database("split") as database:
        assert "--execution split" in (failure(database, "batch", *scripts).advice or "")
    with server.database("split") as database, database.connect() as connection:
        assert len(replay(connection, history(*scripts), execution="split").applied) == 2


def test_settings_leak_from_one_migration_to_the_next(database: Database) -> None:
    found = failure(database, "batch", "SELECT set_config('search_path', '', false);", "CREATE TABLE t ();")
    assert found.advice is not None
    assert "search_path is empty" in found.advice


def test_a_transaction_left_open_is_an_error(database: Database) -> None:
    with database.connect() as connection, pytest.raises(ReplayError, match="none commits"):
        replay(connection, history("BEGIN; CREATE TABLE t ();"))


@pytest.mark.parametrize(
    ("version", "execution"), [("^6.19.0", "batch"), ("7.3.1", "batch"), ("~7.4.0", "split"), ("8.0.0", "split")]
)
def test_prismas_version_decides(tmp_path: Path, version: str, execution: str) -> None:
    directory = tmp_path / "prisma" / "migrations"
    directory.mkdir(parents=True)
    (tmp_path / "package.json").write_text(f'{{"devDependencies": {{"prisma": "{version}"}}}}')
    assert detect_execution(directory)[0] == execution
    (tmp_path / "package.json").write_text("not json")
    assert detect_execution(directory)[0] == "batch"
