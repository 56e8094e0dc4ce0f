"""What a visited database says is built by a role that can start no program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from psycopg.conninfo import conninfo_to_dict

from squash.baseline import guest_of
from squash.cli import cli, commands
from squash.compare import compare_sources, parse_source
from squash.deploys import Catalogs, Deploy, check_deploy, read_target
from squash.deploys.drift import write_drift
from squash.postgres.schema import read_schema
from squash.postgres.server import Database, Guest, Server, execute_script, open_server, sandbox
from squash.prisma.history import read_history
from squash.prisma.ledger import LEDGER_DDL, record_applied
from squash.prisma.replay import replay
from squash.project import Project
from squash.repair import build_target, find_target, server_for

INIT = "20250101000000_init"
SCRIPT = """\
CREATE TABLE "User" (id integer PRIMARY KEY, name text DEFAULT 'x');
CREATE VIEW v AS SELECT u.id, u.name FROM "User" u WHERE u.id IN (1, 2);
"""
TRAP = """\
CREATE FUNCTION trap() RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
    COPY (SELECT 1) TO PROGRAM 'cat > {marker}';
    RETURN 1;
EXCEPTION WHEN insufficient_privilege OR external_routine_exception THEN RETURN 2;
END $$;
CREATE MATERIALIZED VIEW sprung AS SELECT trap() AS a;
CREATE FUNCTION lying() RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN public.trap(); END $$;
CREATE INDEX planned ON "User" ((id + lying()));
"""


@pytest.fixture(scope="module", autouse=True)
def seeing() -> Iterator[None]:
    """Boxes that see this machine's files: in another one a trap would leave no mark, sprung or not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sandbox, "MEANS", sandbox.SEEING)
        yield


@pytest.fixture(scope="module")
def server(seeing: None) -> Iterator[Server]:
    with open_server(postgres="embedded") as opened:
        yield opened


@pytest.fixture(scope="module")
def older(seeing: None) -> Iterator[Server]:
    with open_server(postgres="15", superuser=True) as opened:
        yield opened


@pytest.fixture
def marker() -> Iterator[Path]:
    """A file that the user of the scratch server can make, wherever the tests run."""
    path = Path("/tmp") / f"squash-trap-{id(object())}"  # noqa: S108
    path.unlink(missing_ok=True)
    yield path
    path.unlink(missing_ok=True)


def migrations_in(directory: Path) -> Path:
    migrations = directory / "prisma" / "migrations"
    (migrations / INIT).mkdir(parents=True)
    (migrations / INIT / "migration.sql").write_text(SCRIPT)
    (migrations / "migration_lock.toml").write_text('provider = "postgresql"\n')
    return migrations


@contextmanager
def deployed(on: Server, migrations: Path, change: str) -> Iterator[Database]:
    history = read_history(migrations)
    with on.database("held") as database:
        with database.connect() as connection:
            connection.execute(LEDGER_DDL)
            replay(connection, history, execution="batch")
            record_applied(connection, [(one.name, one.checksum) for one in history.migrations])
            execute_script(connection, change)
        yield database


def url_of(database: Database) -> str:
    words = conninfo_to_dict(database.conninfo)
    return f"postgresql://{words['user']}@/{database.name}?host={str(words['host']).replace('/', '%2F')}"


def by_check(url: str, migrations: Path, database: Database, server: Server) -> None:
    del url
    target = read_target(migrations, git=False)
    checked = check_deploy(target, Deploy("held", "public", database.conninfo), Catalogs(target, server))
    assert checked.verdict == "drifted"


def by_compare(url: str, migrations: Path, _database: Database, server: Server) -> None:
    datamodel = migrations.parent / "schema.prisma"
    datamodel.write_text(
        'datasource db {\n  provider = "postgresql"\n}\n'
        "model User {\n  id Int @id\n  name String? @default(dbgenerated(\"'y'::text\"))\n}\n"
    )
    compare_sources(parse_source(url, "public"), parse_source(str(datamodel), "public"), server)


def by_target(url: str, migrations: Path, _database: Database, server: Server) -> None:
    wanted = find_target(url, Project(migrations))
    with build_target(wanted, server_for(wanted, server), "public", "batch") as built:
        assert any(item.identity == 'materialized view "sprung"' for item in built.schema.objects)


def test_a_visited_database_starts_no_program_by_a_check(
    older: Server, server: Server, tmp_path: Path, marker: Path
) -> None:
    migrations = migrations_in(tmp_path)
    with deployed(older, migrations, TRAP.format(marker=marker)) as database:
        assert marker.exists()  # as superuser it springs
        marker.unlink()
        by_check("", migrations, database, server)
    assert not marker.exists()


@pytest.mark.parametrize(
    ("visit", "change"),
    [
        (by_target, TRAP),
        (by_compare, TRAP + 'ALTER TABLE "User" ALTER COLUMN name SET DEFAULT trap()::text;'),
    ],
)
def test_a_visited_database_starts_no_program(
    server: Server, tmp_path: Path, marker: Path, visit: Callable[..., None], change: str
) -> None:
    migrations = migrations_in(tmp_path)
    with deployed(server, migrations, change.format(marker=marker)) as database:
        assert marker.exists()  # as superuser it springs
        marker.unlink()
        visit(url_of(database), migrations, database, server)
    assert not marker.exists()


def test_a_guest_cannot_become_more(server: Server) -> None:
    guests = server.for_guest(Guest("public", extensions=('CREATE EXTENSION "dblink"',)))
    with guests.database("guest") as database, database.connect() as connection:
        assert connection.execute("SELECT session_user::text, current_setting('is_superuser')").fetchone() == (
            "squash_guest",
            "off",
        )
        connection.execute("RESET SESSION AUTHORIZATION; RESET ROLE")
        for refused in ("COPY (SELECT 1) TO PROGRAM 'true'", "CREATE ROLE more", "SET ROLE postgres"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(refused.encode())
        host = conninfo_to_dict(database.conninfo)["host"]
        with pytest.raises(psycopg.Error, match="password"):
            connection.execute("SELECT dblink_connect(%s)", [f"host={host} user=postgres dbname=postgres"])


def test_a_grant_to_an_unknown_role_is_the_only_difference(older: Server, server: Server, tmp_path: Path) -> None:
    migrations = migrations_in(tmp_path)
    grant = 'CREATE ROLE evil_stranger; GRANT SELECT ON "User" TO evil_stranger;'
    target = read_target(migrations, git=False)
    with deployed(older, migrations, grant) as database:
        checked = check_deploy(target, Deploy("held", "public", database.conninfo), Catalogs(target, server))
    assert checked.contrast is not None
    assert [d.kind for d in checked.contrast.differences] == ["privilege"]
    assert "DROP VIEW" not in write_drift(checked.contrast)


def test_what_the_scratch_server_refuses_is_commented_out(older: Server, server: Server, tmp_path: Path) -> None:
    migrations = migrations_in(tmp_path)
    policy = (
        'CREATE ROLE policed_stranger; CREATE POLICY p ON "User" TO policed_stranger USING (id IN (1, 2));'
        'CREATE OR REPLACE VIEW v AS SELECT u.id, u.name FROM "User" u WHERE u.id IN (1, 2);'
    )
    target = read_target(migrations, git=False)
    with deployed(older, migrations, policy) as database:
        checked = check_deploy(target, Deploy("held", "public", database.conninfo), Catalogs(target, server))
    assert checked.contrast is not None
    assert [d.kind for d in checked.contrast.differences] == ["policy"]
    assert checked.contrast.respelled == {checked.contrast.differences[0].identity}
    lines = write_drift(checked.contrast).splitlines()
    assert all(not line or line.startswith("--") for line in lines)
    assert any("policed_stranger" in words for words in checked.contrast.not_compared)


def test_roles_that_a_target_grants_to_are_made(older: Server, tmp_path: Path) -> None:
    migrations = migrations_in(tmp_path)
    grant = 'CREATE ROLE target_stranger; GRANT SELECT ON "User" TO target_stranger;'
    with open_server(postgres="embedded") as fresh, deployed(older, migrations, grant) as database:
        wanted = find_target(url_of(database), Project(migrations))
        with build_target(wanted, server_for(wanted, fresh), "public", "batch") as built:
            granted = [item.definition for item in built.schema.objects if item.kind == "privilege"]
    assert any("target_stranger" in definition for definition in granted)


def test_schemas_and_extensions_of_a_guest_are_made_beforehand(server: Server) -> None:
    script = "CREATE SCHEMA e; CREATE EXTENSION dblink WITH SCHEMA e; CREATE TABLE e.t (a int);"
    with server.database("origin") as origin, origin.connect() as connection:
        execute_script(connection, script)
        held = read_schema(connection, sequence_values=False)
    with server.for_guest(guest_of(held)).database("guest") as database, database.connect() as connection:
        connection.execute("CREATE TABLE e.t (a int)")
        rows = connection.execute("SELECT extname FROM pg_extension WHERE extname = 'dblink'").fetchall()
    assert rows == [("dblink",)]


@pytest.mark.parametrize("arguments", [("repair", "--target"), ("run", "--from"), ("run", "--repair", "--target")])
def test_the_commands_start_no_program(
    server: Server, tmp_path: Path, marker: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    migrations = migrations_in(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SHADOW_DATABASE_URL", raising=False)
    command, *options = arguments
    commands()
    with deployed(server, migrations, TRAP.format(marker=marker)) as database:
        assert marker.exists()  # as superuser it springs
        marker.unlink()
        words = [command, "prisma/migrations", "--no-git", *options, url_of(database), "--postgres", "embedded"]
        words = [word for word in words if word != "--no-git" or command == "run"]
        done = CliRunner().invoke(cli, words, prog_name="squash", standalone_mode=False)
    assert done.return_value == 0, (done.output, done.exception)
    assert not marker.exists()
