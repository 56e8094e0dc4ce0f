"""Scripts run as the owner of their database, without superuser: what that keeps them from, and what still works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from goldens import as_owner
from traps import lay

from squash.data import read_rows
from squash.errors import ReplayError
from squash.output.report import proof_json, report
from squash.postgres.schema import read_beforehand, read_members, read_schema
from squash.postgres.server import Server, Wish, open_server
from squash.postgres.snapshot import cluster_state, digest, take
from squash.prisma.history import History, Migration
from squash.prisma.replay import Failure, wish_for
from squash.run import Request, squash

POSTGRES = Path(__file__).parent.parent / "squash" / "postgres"


def history(*scripts: str) -> History:
    named = (Migration(f"2024010{number}000000_x", script) for number, script in enumerate(scripts, 1))
    return History(tuple(named), "postgresql", None)


@pytest.mark.parametrize(
    "statement",
    [
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "CREATE TABLE t (a text); COPY t FROM PROGRAM 'env'",
        "CREATE TABLE t (a text); COPY t FROM '/etc/passwd'",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT lo_import('/etc/passwd')",
        "ALTER SYSTEM SET session_preload_libraries = 'x'",
        "ALTER ROLE postgres SUPERUSER",
        "SET ROLE squash_admin",
        "SET SESSION AUTHORIZATION squash_admin",
        "GRANT squash_admin TO postgres",
        "GRANT pg_execute_server_program TO postgres; COPY (SELECT 1) TO PROGRAM 'true'",
        "CREATE ROLE r; GRANT pg_execute_server_program TO r; SET ROLE r; COPY (SELECT 1) TO PROGRAM 'true'",
        "CREATE ROLE r IN ROLE pg_read_server_files; GRANT r TO postgres; SELECT pg_read_file('/etc/passwd')",
        "CREATE FUNCTION f() RETURNS int LANGUAGE c AS '/tmp/x.so'",
        "LOAD '/tmp/x.so'",
        "CREATE EXTENSION plperlu",
        "CREATE EXTENSION adminpack",
    ],
)
def test_a_script_reaches_nothing_outside_of_the_server(statement: str, any_owner_server: Server) -> None:
    with any_owner_server.database("outside") as database, database.connect() as connection:
        with pytest.raises(psycopg.Error) as caught:
            connection.execute(statement.encode())
        assert caught.value.sqlstate in ("42501", "42704", "58P01", "0A000", "22023")


def test_the_error_names_the_option(owner_server: Server) -> None:
    with pytest.raises(ReplayError) as caught:
        squash(Request(history("SET session_replication_role = replica")), owner_server)
    assert isinstance(caught.value.failure, Failure)
    assert "is no superuser" in (caught.value.failure.advice or "")
    assert "pass --superuser" in (caught.value.hint or "")


def test_as_superuser_it_is_said(server: Server) -> None:
    result = squash(Request(history("CREATE TABLE t (a int)")), server)
    assert proof_json(result, server)["server"]["superuser"] is True
    assert "as superuser" in report(result)


def test_without_superuser_nothing_is_said(owner_server: Server) -> None:
    result = squash(Request(history("CREATE TABLE t (a int)")), owner_server)
    assert proof_json(result, owner_server)["server"]["superuser"] is False
    assert "as superuser" not in report(result)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE EXTENSION pg_stat_statements",
        "CREATE EXTENSION IF NOT EXISTS pg_stat_statements",
        "CREATE SCHEMA extensions; CREATE EXTENSION pg_stat_statements WITH SCHEMA extensions",
        "DO $$ BEGIN CREATE EXTENSION pg_stat_statements; END $$",
        "CREATE EXTENSION citext; CREATE TABLE t (a citext)",
        "CREATE EXTENSION earthdistance CASCADE",
    ],
)
def test_extensions_are_made_for_a_history(statement: str, any_owner_server: Server) -> None:
    result = squash(Request(history(statement)), any_owner_server)
    assert result.proof.holds, [check for check in result.proof.checks if not check.passed]
    assert any(item.kind == "extension" for item in result.schema.objects)


@pytest.mark.parametrize("postgres", ["embedded", pytest.param("15", marks=pytest.mark.other_servers)])
def test_what_no_script_asks_for_is_not_made_possible(postgres: str) -> None:
    with open_server(postgres=postgres) as opened, opened.database("x") as database, database.connect() as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE EXTENSION pg_stat_statements")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE ROLE r")


def test_rows_that_their_owner_does_not_see_are_carried(owner_server: Server) -> None:
    rows = "CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1), (2)"
    hidden = "ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"
    result = squash(Request(history(f"{rows}; {hidden}")), owner_server)
    assert [(held.table, held.count) for held in result.carried.rows] == [("t", 2)]
    assert result.proof.holds, [check for check in result.proof.checks if not check.passed]


def test_a_cast_of_the_history_runs_without_superuser_where_rows_are_read(owner_server: Server, tmp_path: Path) -> None:
    """`SELECT t::text` runs the user's cast of a row type, if there is one: not as superuser."""
    script = """
        CREATE TABLE t (id int); INSERT INTO t VALUES (1); CREATE TABLE who (name text);
        CREATE FUNCTION spring(t) RETURNS text LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO who VALUES (current_user || current_setting('is_superuser')); RETURN 'x'; END $$;
        CREATE CAST (t AS text) WITH FUNCTION spring(t);
    """
    with owner_server.database("cast") as database:
        with database.connect() as connection:
            connection.execute(script)
        with database.read() as reader:
            reader.execute("SELECT t::text FROM t")
            assert reader.execute("SELECT name FROM who").fetchall() == [("squash_readeroff",)]
            assert [(rows.table, rows.count) for rows in read_rows(reader)] == [("t", 1), ("who", 1)]


def test_what_the_owner_of_the_database_owns_has_no_owner(owner_server: Server) -> None:
    with owner_server.database("owner") as database:
        with database.connect() as connection:
            connection.execute(
                "CREATE TABLE t (a int); CREATE TYPE r AS RANGE (subtype = int); CREATE EXTENSION citext"
            )
        with database.look() as witness:
            assert read_schema(witness, owner=database.owner).owned_by_others == ()
            assert "table public.t, owned by postgres" in read_schema(witness).owned_by_others


def test_roles_are_made_only_where_a_script_speaks_of_them() -> None:
    assert wish_for(["CREATE TABLE t (a int)", "DO $$ BEGIN CREATE ROLE r; END $$"]).makes_roles
    assert not wish_for(["CREATE TABLE role (a int)", "CREATE USER MAPPING FOR x SERVER s"]).makes_roles
    assert as_owner("18").superuser is False


def test_a_witness_calls_nothing_of_the_history(owner_server: Server) -> None:
    """What a witness runs as superuser finds no function or operator that a history has put into `public`."""
    sources = [path.read_text(encoding="utf-8") for path in (*POSTGRES.rglob("*.sql"), *POSTGRES.rglob("*.py"))]
    called = {name for text in sources for name in re.findall(r"\b([a-z_]{4,})\(", text)}
    with owner_server.database("trapped") as database:
        with database.connect() as connection:
            query = "SELECT DISTINCT proname FROM pg_proc WHERE proname = ANY (%s) AND prokind <> 'p'"
            known = {name for (name,) in connection.execute(query, [sorted(called)]).fetchall()}
            assert len(known) > 40
            operators = frozenset({"=", "<>", "~", "!~", "||", "&&", "@>"})
            types = ("name", "text", "oid")
            words = frozenset((name, arity) for name in known for arity in (1, 2))
            lay(connection, "public", (words, operators), types)
            connection.execute("CREATE TABLE public.t (id serial PRIMARY KEY, a text DEFAULT 'x' CHECK (a > 'a'))")
            connection.execute("CREATE VIEW v AS SELECT id FROM t; CREATE INDEX i ON t (a) WHERE id > 1")
        with database.look() as witness:
            assert read_beforehand(witness, owner=database.owner).roles
            assert cluster_state(witness).rows
            assert digest(witness).rows
            assert read_schema(witness, owner=database.owner, beforehand=read_beforehand(witness)).objects
            assert take(witness).rows
            assert read_members(witness, database.connect) is not None


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT dblink_connect('host=' || current_setting('unix_socket_directories') || ' user=squash_admin')",
        "SELECT dblink_connect_u('user=squash_admin')",
        "CREATE SERVER f FOREIGN DATA WRAPPER file_fdw",
        "GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO postgres; CREATE SERVER p FOREIGN DATA WRAPPER postgres_fdw",
    ],
)
def test_extensions_that_reach_out_reach_nothing(reaching: Server, statement: str) -> None:
    """They are made for a history, as trusted ones, and ask a role without superuser for what it lacks."""
    with reaching.database("reaching") as database, database.connect() as connection:
        connection.execute("CREATE EXTENSION dblink; CREATE EXTENSION file_fdw; CREATE EXTENSION postgres_fdw")
        with pytest.raises(psycopg.Error) as caught:
            connection.execute(statement.encode())
        assert caught.value.sqlstate in ("2F003", "42501")


@pytest.fixture(scope="module")
def reaching() -> Iterator[Server]:
    with open_server(wish=Wish("embedded", frozenset({"dblink", "file_fdw", "postgres_fdw"}))) as opened:
        yield opened
