"""Roles, owners, and what the database itself has: written by the baseline, and proven where the history never ran."""

from __future__ import annotations

import os
import re
import threading
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest
from forked import run_forked
from psycopg.conninfo import make_conninfo

from squash.baseline import write_schema
from squash.cli.terminal import show_checks
from squash.errors import ReplayError, SchemaError
from squash.output.report import proof_json, report, told_of_roles
from squash.postgres.schema import RoleChoice, choose_roles, read_beforehand, read_schema
from squash.postgres.server import Database, Server, execute_script, open_server
from squash.postgres.snapshot import cluster_state, compare, differences
from squash.prisma.history import History, Migration
from squash.prisma.replay import Failure
from squash.proof.checks import FRESH, ROLES
from squash.run import Request, Squash, squash

ROOT = Path(__file__).parent.parent
ROLES_SCRIPT = """
CREATE ROLE "{0} group" NOINHERIT CONNECTION LIMIT 3 VALID UNTIL '2030-01-01 00:00:00+00';
CREATE USER {0} PASSWORD 'never to be seen' CREATEDB;
GRANT "{0} group" TO {0} WITH ADMIN OPTION;
GRANT pg_monitor TO {0};
GRANT {0} TO CURRENT_USER;
ALTER ROLE {0} SET search_path = "$user", public, 'A, "b"';
ALTER ROLE {0} SET work_mem = '2MB';
COMMENT ON ROLE {0} IS '100 % it''s';
CREATE TABLE "Asset" ("id" SERIAL PRIMARY KEY, "kind" TEXT);
INSERT INTO "Asset" ("kind") VALUES ('car');
GRANT SELECT ON "Asset" TO {0};
"""
OWNERS_SCRIPT = """
CREATE ROLE {0};
GRANT {0} TO CURRENT_USER;
GRANT CREATE ON SCHEMA public TO {0};
CREATE SCHEMA app;
GRANT CREATE ON SCHEMA app TO {0};
CREATE FUNCTION lookup() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
REVOKE EXECUTE ON FUNCTION lookup() FROM PUBLIC;
ALTER FUNCTION lookup() OWNER TO {0};
GRANT EXECUTE ON FUNCTION lookup() TO CURRENT_USER, pg_monitor;
CREATE TABLE app.t (id serial PRIMARY KEY, n int GENERATED ALWAYS AS IDENTITY, v text);
CREATE VIEW app.v AS SELECT id FROM app.t;
CREATE MATERIALIZED VIEW app.m AS SELECT 1 AS one;
CREATE SEQUENCE app.s;
CREATE TYPE app.pair AS (a int, b int);
CREATE TYPE app.mood AS ENUM ('ok');
CREATE DOMAIN app.label AS text;
CREATE TYPE app.span AS RANGE (SUBTYPE = int4);
CREATE STATISTICS app.st ON id, n FROM app.t;
COMMENT ON TABLE app.t IS 'given away';
REVOKE DELETE ON app.t FROM CURRENT_USER;
ALTER TABLE app.t OWNER TO {0};
ALTER VIEW app.v OWNER TO {0};
ALTER MATERIALIZED VIEW app.m OWNER TO {0};
ALTER SEQUENCE app.s OWNER TO {0};
ALTER TYPE app.pair OWNER TO {0};
ALTER TYPE app.mood OWNER TO {0};
ALTER DOMAIN app.label OWNER TO {0};
ALTER TYPE app.span OWNER TO {0};
ALTER STATISTICS app.st OWNER TO {0};
ALTER SCHEMA app OWNER TO {0};
"""
DATABASE_SCRIPT = """
CREATE ROLE {0};
CREATE SCHEMA app;
DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET timezone TO %L', current_database(), 'Europe/Berlin');
    EXECUTE format('ALTER DATABASE %I SET app.name TO %L', current_database(), '5 % of it''s');
    EXECUTE format('ALTER DATABASE %I SET search_path TO app, public', current_database());
    EXECUTE format('ALTER ROLE {0} IN DATABASE %I SET work_mem TO %L', current_database(), '3MB');
    EXECUTE format('COMMENT ON DATABASE %I IS %L', current_database(), '100 %');
    EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO {0} WITH GRANT OPTION', current_database());
END $$;
"""


@pytest.fixture(scope="module")
def clean(server: Server) -> Server:
    """A server of its own: roles stay on it."""
    return server.fresh()


@pytest.fixture(scope="module")
def any_clean(any_server: Server) -> Server:
    """One of each major."""
    return any_server.fresh()


def run(server: Server, *scripts: str, roles: RoleChoice = "write") -> Squash:
    migrations = tuple(Migration(f"2024{n:04}_step", script) for n, script in enumerate(scripts, 101))
    return squash(Request(History(migrations, "postgresql", None), roles=roles), server)


def failures(result: Squash) -> list[str]:
    return [f"{check.name}: {line}" for check in result.proof.checks for line in check.differences]


@pytest.mark.parametrize(
    ("name", "script"),
    [("written", ROLES_SCRIPT), ("owning", OWNERS_SCRIPT), ("set", DATABASE_SCRIPT)],
    ids=["roles", "owners", "database"],
)
def test_what_the_history_makes_around_its_schemas_is_proven(any_clean: Server, name: str, script: str) -> None:
    result = run(any_clean, script.format(name))
    assert failures(result) == []
    assert result.outside == ()
    checked = {check.kind: check for check in result.proof.checks}
    assert checked[FRESH].passed
    assert checked[ROLES].passed
    assert checked[ROLES].compared


def test_no_password_is_written_or_told(clean: Server) -> None:
    result = run(clean, ROLES_SCRIPT.format("secretive"))
    shown = (result.baseline.script, report(result), str(proof_json(result, clean)), *told_of_roles(result))
    assert "never to be seen" not in "".join(shown)
    assert told_of_roles(result) == ["no password is written: set one by hand for each role that logs in: secretive"]
    assert "No password is written: set one by hand" in report(result)


def test_a_role_that_is_there_is_left_alone(clean: Server) -> None:
    result = run(clean, ROLES_SCRIPT.format("kept"))
    other = clean.fresh()
    with other.database("before") as database, database.connect() as connection:
        connection.execute('CREATE ROLE kept NOLOGIN; CREATE ROLE "kept group" CREATEROLE')
        before = cluster_state(connection)
        execute_script(connection, result.baseline.script)
        assert compare(before, cluster_state(connection)) == ()


def test_two_deploys_at_once_make_the_roles_once(clean: Server) -> None:
    script = run(clean, ROLES_SCRIPT.format("hurried")).baseline.script
    other = clean.fresh()
    with ExitStack() as stack:
        databases = [stack.enter_context(other.database(label)) for label in ("first", "second")]
        first, second = (stack.enter_context(database.connect()) for database in databases)
        errors: list[BaseException] = []

        def deploy() -> None:
            try:
                execute_script(second, script)
            except psycopg.Error as error:
                errors.append(error)

        first.execute("BEGIN")
        execute_script(first, script)
        thread = threading.Thread(target=deploy)
        thread.start()
        while first.execute("SELECT NOT EXISTS (SELECT FROM pg_locks WHERE NOT granted)").fetchone() == (True,):
            assert thread.is_alive()
        first.execute("COMMIT")
        thread.join()
        assert errors == []
        assert second.execute("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'hurried%'").fetchone() == (2,)


def test_required_roles_are_named_before_anything_is_made(clean: Server) -> None:
    result = run(clean, ROLES_SCRIPT.format("required"), roles="require")
    assert failures(result) == []
    assert "CREATE ROLE" not in result.baseline.script.replace("make them with CREATE ROLE", "")
    assert [check.kind for check in result.proof.checks if check.unchecked] == [FRESH]
    with clean.fresh().database("new") as database, database.connect() as connection:
        with pytest.raises(psycopg.errors.RaiseException, match='are not there: required, "required group"'):
            for statement in result.baseline.script.split("\n\n-- "):  # as Prisma since 7.4: without a transaction
                execute_script(connection, f"-- {statement}")
        assert read_schema(connection).objects == ()


def test_omitted_roles_are_told(clean: Server) -> None:
    result = run(clean, ROLES_SCRIPT.format("omitted"), roles="omit")
    assert failures(result) == []
    assert "ROLE" not in result.baseline.script
    assert told_of_roles(result)[0] == (
        "the baseline makes no role, and fails where it needs one of these: omitted group, omitted"
    )


def test_on_a_given_server_nothing_is_ticked_that_was_not_checked(clean: Server) -> None:
    with open_server(scratch=clean._conninfo) as given:
        result = run(given, "CREATE ROLE visiting; CREATE TABLE t (id int); GRANT SELECT ON t TO visiting;")
        told = {check["name"]: check for check in proof_json(result, given)["checks"]}
    assert result.proof.holds
    for kind in (FRESH, ROLES):
        assert told[kind.name]["passed"] is None
        assert told[kind.name]["unchecked"].startswith("the history has run on")
        assert f"| - | {kind.name} |" in report(result)
        lines = [line for line in show_checks(result.proof.checks) if kind.name in line]
        assert [line.split()[0] for line in lines] == ["-"]
        assert "not checked: the history has run on" in lines[0]


def test_a_membership_that_another_role_granted_is_refused(clean: Server) -> None:
    script = """
    CREATE ROLE granting; CREATE ROLE granted; CREATE ROLE member;
    GRANT granted TO granting WITH ADMIN OPTION; SET ROLE granting; GRANT granted TO member; RESET ROLE;
    """
    with pytest.raises(SchemaError, match='membership of "member" in "granted", granted by granting'):
        run(clean, script)


def test_what_cannot_be_written_is_named(clean: Server) -> None:
    result = run(
        clean,
        "CREATE ROLE named; ALTER ROLE ALL SET work_mem = '5MB'; GRANT pg_read_all_stats TO pg_signal_backend;",
        "ALTER SYSTEM RESET work_mem;",
    )
    assert failures(result) == []
    assert "settings of all roles: only in the server after" in result.outside
    assert [line for line in result.outside if "_step, line" in line] == [
        "20240101_step, line 1: ALTER ROLE ALL SET work_mem = '5MB'",
        "20240101_step, line 1: GRANT pg_read_all_stats TO pg_signal_backend",
        "20240102_step, line 1: ALTER SYSTEM RESET work_mem",
    ]


def test_migrations_that_are_kept_may_make_roles(clean: Server) -> None:
    migrations = (
        Migration("20240101_a", "CREATE TABLE t (id int);"),
        Migration("20240102_b", "CREATE ROLE later; GRANT SELECT ON t TO later;"),
    )
    result = squash(Request(History(migrations, "postgresql", None), through="20240101_a"), clean)
    assert failures(result) == []
    assert "ROLE" not in result.baseline.script


# --- By a role without superuser ----------------------------------------------------------------------------


OWNER = "unprivileged"


def owned(stack: ExitStack, server: Server) -> tuple[Database, psycopg.Connection[tuple[object, ...]]]:
    """Return a database of a role without superuser, and a connection of that role."""
    database = stack.enter_context(server.database("owned"))
    with database.connect() as connection:
        connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEROLE CREATEDB".encode())
        connection.execute(f"ALTER DATABASE {database.name} OWNER TO {OWNER}".encode())
        if server.version < 150000:
            connection.execute(f"ALTER SCHEMA public OWNER TO {OWNER}".encode())
    conninfo = make_conninfo(database.conninfo, user=OWNER)
    return database, stack.enter_context(psycopg.connect(conninfo, autocommit=True))


@pytest.mark.parametrize("script", [ROLES_SCRIPT, OWNERS_SCRIPT, DATABASE_SCRIPT], ids=["roles", "owners", "database"])
def test_a_role_without_superuser_builds_the_same(any_server: Server, script: str) -> None:
    # what only a superuser may do: GRANT of a built-in role, a setting that no server knows
    script = re.sub(r"GRANT pg_monitor TO made;|EXECUTE [^;]*app\.name[^;]*;", "", script.format("made"))
    with ExitStack() as stack:
        (history, one), (baseline, two) = (owned(stack, any_server.fresh()) for _ in range(2))
        beforehand = read_beforehand(one)
        one.execute(script.encode())
        schema = read_schema(one, beforehand=beforehand)
        assert schema.unsupported == schema.owned_by_others == ()
        text = write_schema(choose_roles(schema, "write"))
        two.execute(text.encode())
        with two.transaction():
            two.execute(text.encode())
            assert two.execute("SELECT pg_current_xact_id_if_assigned()").fetchone() == (None,)
        left, right = (stack.enter_context(database.connect()) for database in (history, baseline))
        for connection in (left, right):
            connection.execute('DROP TABLE IF EXISTS "Asset"')
        assert list(map(str, differences(left, right).differences)) == []
        assert list(map(str, compare(cluster_state(left), cluster_state(right)))) == []


# --- What is shown ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("script", "shown"),
    [
        ("CREATE ROLE r\n  PASSWORD 'hush' LOGIN NOSUCH;", "2 |   PASSWORD '***' LOGIN NOSUCH;"),
        ("SELECT 1;\nDO $$ BEGIN EXECUTE 'CREATE ROLE r PASSWORD ''hush'' NOSUCH'; END $$;", ""),
        ("ALTER ROLE r PASSWORD 'hush'; SELECT nothing;", "1 | ALTER ROLE r PASSWORD '***'; SELECT nothing;"),
    ],
    ids=["excerpt", "context", "same line"],
)
def test_a_migration_that_fails_shows_no_password(server: Server, script: str, shown: str) -> None:
    with pytest.raises(ReplayError) as caught:
        run(server, script)
    failure = caught.value.failure
    assert isinstance(failure, Failure)
    assert shown in failure.excerpt
    assert "hush" not in repr(failure)


def test_the_terminal_tells_of_roles(tmp_path: Path, clean: Server) -> None:
    step = tmp_path / "migrations" / "20240101_step"
    step.mkdir(parents=True)
    (step / "migration.sql").write_text("CREATE ROLE told LOGIN PASSWORD 'hush';")
    later = tmp_path / "migrations" / "20240102_later"
    later.mkdir()
    (later / "migration.sql").write_text("ALTER SYSTEM RESET work_mem;")
    with psycopg.connect(clean._conninfo) as connection:
        url = f"postgresql://postgres@/postgres?host={connection.info.host}"
    environment = {
        key: value for key, value in os.environ.items() if key not in ("SHADOW_DATABASE_URL", "DATABASE_URL")
    }
    arguments = ("run", "migrations", "--roles", "omit", "--no-git", "--scratch", url)
    done = run_forked(arguments, tmp_path, environment | {"PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr
    assert "! the baseline makes no role, and fails where it needs one of these: told" in done.stdout
    assert "! no password is written: set one by hand for each role that logs in: told" in done.stdout
    assert "- builds where the history never ran" in done.stdout
    assert "ALTER SYSTEM RESET work_mem" in done.stdout
    written = "".join(path.read_text() for path in (tmp_path / "squash-out").rglob("*.*"))
    assert "hush" not in done.stdout + done.stderr + written
