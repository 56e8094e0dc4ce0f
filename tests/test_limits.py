"""How long scripts may run: real loops, on a server of ours and on a given one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from damage import call

from squash.errors import ReplayError, ServerError
from squash.postgres.server import Server, TimeLimitError, Watch, execute_script, open_server
from squash.prisma.history import History, Migration
from squash.prisma.replay import Failure, replay
from squash.prisma.replay.prisma import Execution

LOOP = "DO $$ BEGIN LOOP PERFORM pg_sleep(0.01); END LOOP; END $$"
REFUSING = """\
DO $$ BEGIN
    LOOP BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP;
END $$"""


@pytest.mark.parametrize("execution", ["batch", "split"])
@pytest.mark.parametrize("loop", [LOOP, REFUSING], ids=["a loop", "a loop that refuses to be cancelled"])
def test_a_loop_without_end_is_named(server: Server, execution: Execution, loop: str) -> None:
    script = f"CREATE TABLE a (id integer);\nSET statement_timeout = 0;\n{loop};\nCREATE TABLE b (id integer);\n"
    history = History((Migration("1_a", "SELECT 1;"), Migration("2_loop", script)), "postgresql", None)
    with replace(server, watch=Watch(statement=0.3)).database("x") as database, database.connect() as connection:
        with pytest.raises(ReplayError, match="^migration 2_loop does not end$") as raised:
            replay(connection, history, execution=execution)
    failure = raised.value.failure
    assert isinstance(failure, Failure)
    assert (failure.line, failure.statement) == (3, loop)
    assert failure.message == "a statement took longer than 0.3 s"
    assert "--timeout" in str(raised.value.hint)


def test_all_together(server: Server) -> None:
    history = History(tuple(Migration(f"{n}_x", "SELECT pg_sleep(0.2);") for n in range(9)), "postgresql", None)
    with (
        replace(server, watch=Watch(statement=5, total=0.5)).database("x") as database,
        database.connect() as connection,
    ):
        with pytest.raises(ReplayError) as raised:
            replay(connection, history)
    failure = raised.value.failure
    assert isinstance(failure, Failure)
    assert (failure.message, failure.line) == ("the scripts took longer than 0.5 s", 1)
    assert "--total-timeout" in str(raised.value.hint)


def test_the_scripts_own_limit_keeps_its_meaning(server: Server) -> None:
    with replace(server, watch=Watch(statement=30)).database("x") as database, database.connect() as connection:
        with pytest.raises(psycopg.errors.QueryCanceled, match="due to statement timeout"):
            execute_script(connection, f"SET statement_timeout = 100; {LOOP}")
        assert connection.execute("SHOW statement_timeout").fetchone() != ("30s",)


def test_what_is_in_time_is_left_alone(server: Server) -> None:
    with (
        replace(server, watch=Watch(statement=0.5, total=60)).database("x") as database,
        database.connect() as connection,
    ):
        for _ in range(4):
            execute_script(connection, "SELECT pg_sleep(0.2)")
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_the_session_goes_on_where_it_could_be_cancelled(server: Server) -> None:
    with replace(server, watch=Watch(statement=0.2)).database("x") as database, database.connect() as connection:
        with pytest.raises(TimeLimitError, match="^a statement took longer than 0.2 s$"):
            execute_script(connection, LOOP)
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_on_a_given_server(server: Server) -> None:
    with open_server(scratch=server._conninfo, watch=Watch(statement=0.2)) as given, given.database("x") as database:
        with database.connect() as connection, pytest.raises(ServerError, match="^a statement took longer"):
            execute_script(connection, LOOP)


@pytest.mark.parametrize(
    ("arguments", "option"),
    [(["--timeout", "0.3"], "--timeout"), (["--timeout", "0", "--total-timeout", "0.3"], "--total-timeout")],
)
def test_the_command_names_migration_line_and_option(tmp_path: Path, arguments: list[str], option: str) -> None:
    migration = tmp_path / "migrations" / "20250101000000_loop"
    migration.mkdir(parents=True)
    (migration / "migration.sql").write_text(f"SELECT 1;\n\n{LOOP};\n")
    (migration.parent / "migration_lock.toml").write_text('provider = "postgresql"\n')
    code, said = call(("replay", str(migration.parent), "--postgres", "embedded", *arguments))
    assert code == 1
    assert "migration 20250101000000_loop does not end" in said
    assert ":3" in said or "3 |" in said
    assert f"pass {option} with more seconds" in said
