"""Prisma itself on what `squash run` writes: every command that a team runs before, during and after the roll-out."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from prisma_engine import (
    CommandLine,
    Engine,
    EngineError,
    Execution,
    MissingNodeError,
    engine_process,
    install,
    write_migrations,
)
from psycopg.conninfo import conninfo_to_dict

from squash.data import read_rows
from squash.postgres.server import Database, Server, execute_script
from squash.postgres.snapshot import Digest, digest
from squash.prisma.history import Migration, read_history
from squash.prisma.ledger import LEDGER

ROOT = Path(__file__).parent.parent
HISTORY = ROOT / "golden" / "ag112" / "repaired" / "migrations"
NAMES = [migration.name for migration in read_history(HISTORY).migrations]
BASELINE = "20251010000000_baseline"
EARLY = Migration("20251101000000_early", 'CREATE VIEW "Early" AS SELECT 1 AS "one";\n')
LATER = Migration("20251201000000_later", 'ALTER TABLE "Product" ADD COLUMN "later" TEXT;\n')


@pytest.fixture(scope="session")
def home() -> Path:
    try:
        return install()
    except MissingNodeError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def prisma(home: Path) -> CommandLine:
    return CommandLine(home)


@pytest.fixture(scope="session")
def process(home: Path) -> Iterator[subprocess.Popen[str]]:
    with engine_process(home) as opened:
        yield opened


@dataclass(frozen=True, slots=True)
class Way:
    """An engine, and how it runs a script."""

    engine: Engine
    execution: Execution

    def deploy(self, url: str, migrations: Path) -> list[str]:
        return self.engine.deploy(url, migrations, self.execution)


@pytest.fixture(scope="session", params=[(6, "batch"), (7, "split")], ids=["6.19, whole", "7.10, by statement"])
def way(request: pytest.FixtureRequest, process: subprocess.Popen[str]) -> Way:
    version, execution = request.param
    return Way(Engine(process, version), execution)


def run(out: Path, *options: str, source: Path = HISTORY) -> Path:
    environment = {k: v for k, v in os.environ.items() if k not in ("SHADOW_DATABASE_URL", "DATABASE_URL")}
    subprocess.run(
        [sys.executable, "-m", "squash", "run", str(source), "--no-git", "-q", "--out", str(out), *options],
        env=environment | {"PYTHONPATH": str(ROOT)},
        check=True,
    )
    return out


@pytest.fixture(scope="session")
def squashed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run(tmp_path_factory.mktemp("squashed") / "out")


@pytest.fixture(scope="session")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrations directory without migrations."""
    return write_migrations(tmp_path_factory.mktemp("nothing"), ())


@dataclass(frozen=True, slots=True)
class Deploy:
    """A database as Prisma sees it (`url`) and as it is."""

    url: str
    connection: psycopg.Connection[Any]

    def catalog(self) -> Digest:
        return digest(self.connection, ledger=("public", LEDGER))

    def ledger(self) -> list[tuple[Any, ...]]:
        # the clock of a machine under load may stand still, or go back, between two rows
        order = "ORDER BY migration_name, started_at, id"
        return self.connection.execute(f'SELECT * FROM "_prisma_migrations" {order}'.encode()).fetchall()

    def names(self) -> list[str]:
        return [row[3] for row in self.ledger()]

    def run(self, script: Path) -> None:
        execute_script(self.connection, script.read_text())


class Deploys:
    """Makes deploys: empty ones, and ones on which Prisma has run the old history."""

    def __init__(self, server: Server, stack: ExitStack) -> None:
        self._server = server
        self._stack = stack

    def empty(self) -> Deploy:
        database: Database = self._stack.enter_context(self._server.database("deploy"))
        connection = self._stack.enter_context(database.connect())
        connection.execute("SET TimeZone = 'UTC'")
        parameters = conninfo_to_dict(database.conninfo)
        host, port = parameters["host"], parameters["port"]
        return Deploy(f"postgresql://postgres@localhost:{port}/{database.name}?host={host}", connection)

    def with_history(self, engine: Engine, migrations: Path = HISTORY) -> Deploy:
        deploy = self.empty()
        engine.deploy(deploy.url, migrations)
        return deploy


@pytest.fixture
def deploys(server: Server) -> Iterator[Deploys]:
    with ExitStack() as stack:
        yield Deploys(server, stack)


def is_content(way: Way, deploy: Deploy, migrations: Path) -> None:
    """Nothing pending, nothing edited, nothing that `migrate dev` would reset the database for."""
    assert way.engine.diagnose(deploy.url, migrations) == {
        "editedMigrationNames": [],
        "failedMigrationNames": [],
        "hasMigrationsTable": True,
        "history": None,
    }
    assert way.engine.dev(deploy.url, migrations) == ""
    assert way.deploy(deploy.url, migrations) == []


def goes_on(way: Way, deploy: Deploy, migrations: Path, folder: Path) -> None:
    """A further migration is the only thing pending, and is applied."""
    further = write_migrations(folder / "further", (*read_history(migrations).migrations, LATER))
    assert way.deploy(deploy.url, further) == [LATER.name]
    is_content(way, deploy, further)


@pytest.fixture
def behind(tmp_path: Path) -> Path:
    return write_migrations(tmp_path / "behind", read_history(HISTORY).migrations[:-2])


def test_the_judge_can_find_fault(way: Way, deploys: Deploys, squashed: Path, nothing: Path) -> None:
    """What the other tests rest on: these diagnoses do speak where there is something to say."""
    deploy = deploys.with_history(way.engine)
    assert "diverge from the local migrations directory" in way.engine.dev(deploy.url, squashed / "migrations")
    assert way.engine.diagnose(deploy.url, squashed / "migrations")["history"] is not None
    deploy.connection.execute('ALTER TABLE "Product" DROP COLUMN "title"')
    assert "Drift detected" in way.engine.dev(deploy.url, HISTORY)
    other = deploys.with_history(way.engine)
    assert '"title" TEXT NOT NULL' in way.engine.diff(deploy.url, other.url, nothing)
    deploy.connection.execute("UPDATE _prisma_migrations SET checksum = repeat('0', 64)")
    assert way.engine.diagnose(deploy.url, HISTORY)["editedMigrationNames"] == NAMES


def test_an_empty_database_is_built(way: Way, deploys: Deploys, squashed: Path, nothing: Path, tmp_path: Path) -> None:
    migrations = squashed / "migrations"
    deploy, old = deploys.empty(), deploys.with_history(way.engine)
    assert way.deploy(deploy.url, migrations) == [BASELINE]
    assert way.engine.diff(old.url, deploy.url, nothing) == "-- This is an empty migration.\n"
    assert way.engine.diff(deploy.url, old.url, nothing) == "-- This is an empty migration.\n"
    is_content(way, deploy, migrations)
    goes_on(way, deploy, migrations, tmp_path)


SEEDED = ROOT / "golden" / "data" / "kinds" / "migrations"


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run(tmp_path_factory.mktemp("seeded") / "out", "--superuser", source=SEEDED) / "migrations"


def test_rows_are_deployed_where_nothing_is(way: Way, deploys: Deploys, seeded: Path) -> None:
    fresh, old = deploys.empty(), deploys.with_history(way.engine, SEEDED)
    way.deploy(fresh.url, seeded)
    is_content(way, fresh, seeded)
    rows = read_rows(old.connection)
    assert sum(table.count for table in rows) > 20
    assert read_rows(fresh.connection) == rows


def test_rows_that_an_operator_deleted_or_edited_stay_so(way: Way, deploys: Deploys, seeded: Path) -> None:
    deploy = deploys.with_history(way.engine, SEEDED)
    deploy.connection.execute("DELETE FROM nokey; DELETE FROM event WHERE id = 1; UPDATE kept SET id = 7 WHERE id = 1")
    rows = read_rows(deploy.connection)
    assert len(way.deploy(deploy.url, seeded)) == 1
    assert read_rows(deploy.connection) == rows


def test_deploy_then_reconcile_then_back(way: Way, deploys: Deploys, squashed: Path, tmp_path: Path) -> None:
    migrations = squashed / "migrations"
    deploy = deploys.with_history(way.engine)
    old, catalog = deploy.ledger(), deploy.catalog()
    assert way.deploy(deploy.url, migrations) == [BASELINE]
    assert deploy.names() == [*NAMES, BASELINE]
    deploy.run(squashed / "reconcile.sql")
    assert deploy.names() == [BASELINE]
    is_content(way, deploy, migrations)
    assert deploy.catalog() == catalog
    deploy.run(squashed / "rollback.sql")
    assert deploy.ledger()[:-1] == old
    assert way.deploy(deploy.url, HISTORY) == []
    deploy.run(squashed / "reconcile.sql")
    goes_on(way, deploy, migrations, tmp_path)


def test_reconcile_then_deploy_then_back(way: Way, deploys: Deploys, squashed: Path, tmp_path: Path) -> None:
    migrations = squashed / "migrations"
    deploy = deploys.with_history(way.engine)
    old, catalog = deploy.ledger(), deploy.catalog()
    deploy.run(squashed / "reconcile.sql")
    is_content(way, deploy, migrations)
    deploy.run(squashed / "rollback.sql")
    assert (deploy.ledger(), deploy.catalog()) == (old, catalog)
    is_content(way, deploy, HISTORY)
    deploy.run(squashed / "reconcile.sql")
    goes_on(way, deploy, migrations, tmp_path)


def refused(way: Way, deploy: Deploy, migrations: Path, message: str, *, name: str = BASELINE) -> None:
    """Prisma shows our refusal; but for the row of its own try, nothing has changed. Once resolved, it is as before."""
    before, catalog = deploy.ledger(), deploy.catalog()
    with pytest.raises(EngineError, match=message):
        way.deploy(deploy.url, migrations)
    assert [row for row in deploy.ledger() if row in before] == before
    (row,) = (row for row in deploy.ledger() if row not in before)
    assert (row[2], row[3], row[5]) == (None, name, None)
    assert re.search(message, row[4])
    assert deploy.catalog() == catalog
    with pytest.raises(EngineError, match="P3009|failed migrations"):
        way.deploy(deploy.url, migrations)
    way.engine.resolve(deploy.url, name)


def test_a_database_that_is_behind_is_refused(
    way: Way, deploys: Deploys, squashed: Path, behind: Path, tmp_path: Path
) -> None:
    migrations = squashed / "migrations"
    deploy = deploys.with_history(way.engine, behind)
    refused(way, deploy, migrations, "This database is behind: 2 of the 7 migrations")
    assert way.deploy(deploy.url, HISTORY) == NAMES[-2:]
    assert way.deploy(deploy.url, migrations) == [BASELINE]
    deploy.run(squashed / "reconcile.sql")
    is_content(way, deploy, migrations)
    goes_on(way, deploy, migrations, tmp_path)


def failed(way: Way, deploy: Deploy, name: str) -> None:
    """Make a migration one that failed and was never resolved."""
    deploy.connection.execute(
        "UPDATE _prisma_migrations SET finished_at = NULL, logs = 'boom' WHERE migration_name = %s", (name,)
    )
    assert way.engine.diagnose(deploy.url, HISTORY)["failedMigrationNames"] == [name]


# --self-reconcile


@pytest.fixture(scope="session")
def itself(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run(tmp_path_factory.mktemp("itself") / "out", "--self-reconcile")


def test_a_baseline_reconciles_the_database_that_it_is_deployed_to(
    way: Way, deploys: Deploys, itself: Path, tmp_path: Path
) -> None:
    migrations = itself / "migrations"
    deploy = deploys.with_history(way.engine)
    old, catalog = deploy.ledger(), deploy.catalog()
    assert way.deploy(deploy.url, migrations) == [BASELINE]
    (row,) = deploy.ledger()
    assert (row[3], row[2] is not None, row[5], row[7]) == (BASELINE, True, None, 1)
    assert deploy.catalog() == catalog
    is_content(way, deploy, migrations)
    deploy.run(itself / "reconcile.sql")  # nothing to do
    assert deploy.ledger() == [row]
    deploy.run(itself / "rollback.sql")
    assert (deploy.ledger(), deploy.catalog()) == (old, catalog)
    is_content(way, deploy, HISTORY)
    assert way.deploy(deploy.url, migrations) == [BASELINE]
    assert deploy.names() == [BASELINE]
    goes_on(way, deploy, migrations, tmp_path)
    deploy.run(itself / "rollback.sql")
    assert [row for row in deploy.ledger() if row[3] != LATER.name] == old


def test_a_baseline_that_reconciles_builds_an_empty_database(
    way: Way, deploys: Deploys, itself: Path, nothing: Path, tmp_path: Path
) -> None:
    deploy, old = deploys.empty(), deploys.with_history(way.engine)
    assert way.deploy(deploy.url, itself / "migrations") == [BASELINE]
    (row,) = deploy.ledger()
    assert (row[4], row[7]) == (None, 1)
    assert way.engine.diff(old.url, deploy.url, nothing) == "-- This is an empty migration.\n"
    is_content(way, deploy, itself / "migrations")
    goes_on(way, deploy, itself / "migrations", tmp_path)


def test_a_baseline_that_reconciles_after_reconcile_sql(way: Way, deploys: Deploys, itself: Path) -> None:
    deploy = deploys.with_history(way.engine)
    deploy.run(itself / "reconcile.sql")
    is_content(way, deploy, itself / "migrations")


def test_a_baseline_that_reconciles_refuses_what_is_not_up_to_date(
    way: Way, deploys: Deploys, itself: Path, behind: Path, tmp_path: Path
) -> None:
    migrations = itself / "migrations"
    deploy = deploys.with_history(way.engine, behind)
    refused(way, deploy, migrations, "This database is behind: 2 of the 7 migrations")
    way.deploy(deploy.url, HISTORY)
    deploy.connection.execute(
        "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)"
        " VALUES ('unknown', repeat('0', 64), '20240101000000_unknown', now())"
    )
    refused(way, deploy, migrations, "applied migrations that the squashed history does not know")
    deploy.connection.execute("DELETE FROM _prisma_migrations WHERE id = 'unknown'")
    deploy.connection.execute(
        "UPDATE _prisma_migrations SET checksum = repeat('0', 64) WHERE migration_name = %s", (NAMES[0],)
    )
    refused(way, deploy, migrations, "a version of 1 migration\\(s\\) that git never held")
    deploy.connection.execute(
        "UPDATE _prisma_migrations SET checksum = %s WHERE migration_name = %s",
        (read_history(HISTORY).migrations[0].checksum, NAMES[0]),
    )
    assert way.deploy(deploy.url, migrations) == [BASELINE]
    # the tries that were refused and resolved are no rows of the old history, and stay
    assert deploy.names() == [BASELINE] * 4
    assert way.engine.dev(deploy.url, migrations) == ""
    goes_on(way, deploy, migrations, tmp_path)


def test_a_failed_migration_stops_prisma_itself(way: Way, deploys: Deploys, itself: Path) -> None:
    deploy = deploys.with_history(way.engine)
    failed(way, deploy, NAMES[2])
    before = deploy.ledger()
    with pytest.raises(EngineError, match="failed migrations"):
        way.deploy(deploy.url, itself / "migrations")
    assert deploy.ledger() == before


def test_a_failure_in_the_middle_loses_no_row(way: Way, deploys: Deploys, itself: Path, tmp_path: Path) -> None:
    """Prisma writes its error into the logs of the row that would hold the archive."""
    (baseline,) = read_history(itself / "migrations").migrations
    script = baseline.script.replace("\n-- Ledger:", "\nSELECT 1/0;\n\n-- Ledger:")
    broken = write_migrations(tmp_path / "broken", [Migration(BASELINE, script)])
    deploy = deploys.with_history(way.engine)
    old = deploy.ledger()
    with pytest.raises(EngineError, match="division by zero"):
        way.deploy(deploy.url, broken)
    assert deploy.ledger()[:-1] == old
    way.engine.resolve(deploy.url, BASELINE)
    assert way.deploy(deploy.url, itself / "migrations") == [BASELINE]
    deploy.run(itself / "rollback.sql")
    assert [row for row in deploy.ledger() if row[3] != BASELINE] == old


def test_two_deploys_at_once(way: Way, deploys: Deploys, itself: Path, home: Path) -> None:
    """Prisma's lock lets one wait for the other, which then has nothing to do."""
    deploy = deploys.with_history(way.engine)
    with engine_process(home) as process, ThreadPoolExecutor() as threads:
        other = Way(Engine(process, way.engine.version), way.execution)
        other.engine.diagnose(deploy.url, HISTORY)  # loaded
        tried = [threads.submit(each.deploy, deploy.url, itself / "migrations") for each in (way, other)]
        assert sorted(each.result() for each in tried) == [[], [BASELINE]]
    assert deploy.names() == [BASELINE]
    is_content(way, deploy, itself / "migrations")


def test_in_another_schema(way: Way, deploys: Deploys, itself: Path, tmp_path: Path) -> None:
    """The scripts know no schema: the ledger is that of `?schema=`, whatever another one holds."""
    deploy = deploys.with_history(way.engine)
    deploy.connection.execute('CREATE SCHEMA "Other"; SET search_path = "Other"')
    deploy = Deploy(f"{deploy.url}&schema=Other", deploy.connection)
    assert way.deploy(deploy.url, HISTORY) == NAMES
    old = deploy.ledger()
    assert way.deploy(deploy.url, itself / "migrations") == [BASELINE]
    assert deploy.names() == [BASELINE]
    deploy.run(itself / "rollback.sql")
    assert deploy.ledger() == old
    assert deploy.connection.execute("SELECT count(*) FROM public._prisma_migrations").fetchone() == (len(NAMES),)


@pytest.mark.parametrize("resolution", ["applied", "rolled back"])
def test_prisma_is_killed_before_it_finishes_the_row(
    way: Way, deploys: Deploys, itself: Path, resolution: str, tmp_path: Path
) -> None:
    """Between the script and Prisma's last word on it: the archive is there, the row is not finished."""
    migrations = itself / "migrations"
    with_later = write_migrations(tmp_path / "with later", (*read_history(HISTORY).migrations, EARLY))
    migrations = write_migrations(tmp_path / "itself", (*read_history(migrations).migrations, EARLY))
    deploy = deploys.with_history(way.engine, with_later)
    old = deploy.ledger()[:-1]
    way.deploy(deploy.url, migrations)
    deploy.connection.execute(
        "UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0 WHERE migration_name = %s",
        (BASELINE,),
    )
    with pytest.raises(EngineError, match="failed migrations"):
        way.deploy(deploy.url, migrations)
    way.engine.resolve(deploy.url, BASELINE, applied=migrations if resolution == "applied" else None)
    assert way.deploy(deploy.url, migrations) == ([] if resolution == "applied" else [BASELINE])
    is_content(way, deploy, migrations)
    goes_on(way, deploy, migrations, tmp_path)
    deploy.run(itself / "rollback.sql")
    assert [row for row in deploy.ledger() if row[3] in NAMES] == old


def test_script_and_advisory_lock_share_a_session(way: Way, deploys: Deploys, tmp_path: Path) -> None:
    """So a script that asks for Prisma's lock would get it; and ours need not."""
    held = (
        "SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 72707369 AND pid = pg_backend_pid() AND granted"
    )
    script = f"DO $$ BEGIN IF NOT EXISTS ({held}) THEN RAISE 'not here'; END IF; END $$;"
    migrations = write_migrations(tmp_path / "one", [Migration("1_lock", script)])
    assert way.deploy(deploys.empty().url, migrations) == ["1_lock"]


# --adopt-name


@pytest.fixture(scope="session")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run(tmp_path_factory.mktemp("adopted") / "out", "--adopt-name")


def test_under_the_last_name_there_is_nothing_to_deploy(
    way: Way, deploys: Deploys, adopted: Path, tmp_path: Path
) -> None:
    migrations = adopted / "migrations"
    deploy = deploys.with_history(way.engine)
    old = deploy.ledger()
    assert way.deploy(deploy.url, migrations) == []
    assert deploy.ledger() == old
    diagnosis = way.engine.diagnose(deploy.url, migrations)
    # `migrate status` does not speak of either, `migrate dev` does
    assert diagnosis["history"] == {
        "diagnostic": "migrationsDirectoryIsBehind",
        "unpersistedMigrationNames": NAMES[:-1],
    }
    assert diagnosis["editedMigrationNames"] == [NAMES[-1]]
    assert "was modified after it was applied" in way.engine.dev(deploy.url, migrations)
    further = write_migrations(tmp_path / "one", (*read_history(migrations).migrations, LATER))
    assert way.deploy(deploy.url, further) == [LATER.name]
    deploy.run(adopted / "reconcile.sql")
    assert deploy.names() == [NAMES[-1], LATER.name]
    is_content(way, deploy, further)
    deploy.run(adopted / "rollback.sql")
    assert deploy.ledger()[:-1] == old


def test_under_the_last_name_reconcile_and_back(way: Way, deploys: Deploys, adopted: Path, tmp_path: Path) -> None:
    migrations = adopted / "migrations"
    deploy = deploys.with_history(way.engine)
    old, catalog = deploy.ledger(), deploy.catalog()
    deploy.run(adopted / "reconcile.sql")
    assert deploy.names() == [NAMES[-1]]
    is_content(way, deploy, migrations)
    deploy.run(adopted / "rollback.sql")
    assert (deploy.ledger(), deploy.catalog()) == (old, catalog)
    is_content(way, deploy, HISTORY)
    deploy.run(adopted / "reconcile.sql")
    goes_on(way, deploy, migrations, tmp_path)


def test_under_the_last_name_an_empty_database_is_built(
    way: Way, deploys: Deploys, adopted: Path, nothing: Path, tmp_path: Path
) -> None:
    deploy, old = deploys.empty(), deploys.with_history(way.engine)
    assert way.deploy(deploy.url, adopted / "migrations") == [NAMES[-1]]
    assert way.engine.diff(old.url, deploy.url, nothing) == "-- This is an empty migration.\n"
    is_content(way, deploy, adopted / "migrations")
    deploy.run(adopted / "reconcile.sql")  # nothing to do
    goes_on(way, deploy, adopted / "migrations", tmp_path)


def test_under_the_last_name_a_database_that_is_behind_is_refused(
    way: Way, deploys: Deploys, adopted: Path, behind: Path, tmp_path: Path
) -> None:
    migrations = adopted / "migrations"
    deploy = deploys.with_history(way.engine, behind)
    refused(way, deploy, migrations, "This database is behind: 2 of the 7 migrations", name=NAMES[-1])
    assert way.deploy(deploy.url, HISTORY) == NAMES[-2:]
    assert way.deploy(deploy.url, migrations) == []
    deploy.run(adopted / "reconcile.sql")
    is_content(way, deploy, migrations)
    goes_on(way, deploy, migrations, tmp_path)


# The command line itself, on the same ways


@dataclass(frozen=True, slots=True)
class Terminal:
    """The `prisma` command on one database."""

    prisma: CommandLine
    deploy: Deploy
    folder: Path

    def __call__(self, command: str, migrations: Path, execution: Execution = "batch") -> tuple[int, str]:
        done = self.prisma(
            "migrate",
            *command.split(),
            url=self.deploy.url,
            migrations=migrations,
            execution=execution,
            folder=self.folder,
        )
        return done.code, done.said


@pytest.fixture
def terminal(prisma: CommandLine, deploys: Deploys, tmp_path: Path) -> Terminal:
    return Terminal(prisma, deploys.empty(), tmp_path)


UP_TO_DATE = "Database schema is up to date!"


def test_commands_of_the_way_by_script(terminal: Terminal, squashed: Path, tmp_path: Path) -> None:
    migrations = squashed / "migrations"
    further = write_migrations(tmp_path / "further", (*read_history(migrations).migrations, LATER))
    code, said = terminal("deploy", HISTORY)
    assert (code, NAMES[-1] in said) == (0, True), said
    code, said = terminal("status", migrations)
    assert (code, "Your local migration history and the migrations table from your database are different" in said) == (
        1,
        True,
    )
    code, said = terminal("deploy", migrations)
    assert (code, BASELINE in said, "successfully applied" in said) == (0, True, True), said
    assert UP_TO_DATE in terminal("status", migrations)[1]
    terminal.deploy.run(squashed / "reconcile.sql")
    code, said = terminal("status", migrations)
    assert (code, UP_TO_DATE in said) == (0, True)
    code, said = terminal("status", further)
    assert (code, "Following migration have not yet been applied" in said) == (1, True), said
    assert terminal("deploy", further)[0] == 0
    terminal.deploy.run(squashed / "rollback.sql")
    code, said = terminal("status", HISTORY)
    assert (code, UP_TO_DATE in said) == (0, True)


def test_commands_on_a_database_that_is_behind(terminal: Terminal, itself: Path, behind: Path) -> None:
    migrations = itself / "migrations"
    assert terminal("deploy", behind)[0] == 0
    code, said = terminal("deploy", migrations, "split")
    assert code == 1
    assert f'This database is behind: 2 of the 7 migrations that "{BASELINE}" replaces are missing' in said
    code, said = terminal("deploy", migrations, "split")
    assert (code, "P3009" in said) == (1, True)
    assert terminal(f"resolve --rolled-back {BASELINE}", migrations)[0] == 0
    assert terminal("deploy", HISTORY)[0] == 0
    code, said = terminal("deploy", migrations, "split")
    assert (code, "successfully applied" in said) == (0, True), said
    code, said = terminal("status", migrations)
    assert (code, UP_TO_DATE in said) == (0, True)


def test_commands_under_the_last_name(terminal: Terminal, adopted: Path, tmp_path: Path) -> None:
    migrations = adopted / "migrations"
    further = write_migrations(tmp_path / "further", (*read_history(migrations).migrations, LATER))
    assert terminal("deploy", HISTORY)[0] == 0
    code, said = terminal("deploy", migrations)
    assert (code, "No pending migrations to apply" in said) == (0, True), said
    code, said = terminal("status", migrations)
    assert (code, UP_TO_DATE in said) == (0, True)
    code, said = terminal("status", further)
    assert (code, "are different" in said) == (1, True), said
    assert terminal("deploy", further)[0] == 0
    terminal.deploy.run(adopted / "reconcile.sql")
    code, said = terminal("status", further)
    assert (code, UP_TO_DATE in said) == (0, True)


# RUNBOOK.md


@pytest.fixture(params=["squashed", "itself", "adopted"])
def any_squash(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


def steps_of(runbook: str) -> dict[str, str]:
    """Return the steps of a runbook by title."""
    parts = re.split(r"^## \d+\. (.*)$", runbook, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@dataclass(frozen=True, slots=True)
class Operator:
    """Follows a runbook to the letter: psql, pg_dump and SQL for real, Prisma's commands through its engine."""

    way: Way
    deploy: Deploy
    server: Server
    folder: Path

    def follow(self, step: str, migrations: Path) -> list[str]:
        """Run every block of a step and give what each said."""
        blocks = re.findall(r"^```(sql)?\n(.*?)\n```$", step, flags=re.DOTALL | re.MULTILINE)
        assert blocks
        return [self._sql(text) if kind else self._shell(text, migrations) for kind, text in blocks]

    def _sql(self, text: str) -> str:
        cursor = self.deploy.connection.execute(text.encode())
        return "\n".join(" ".join(map(str, row)) for row in cursor.fetchall()) if cursor.description else ""

    def _shell(self, command: str, migrations: Path) -> str:
        if command == "npx prisma migrate deploy":
            return " ".join(self.way.deploy(self.deploy.url, migrations)) or "No pending migrations to apply"
        if command == "npx prisma migrate status":
            return (
                "up to date"
                if self.way.engine.diagnose(self.deploy.url, migrations)["history"] is None
                else "different"
            )
        assert self.server.bindir is not None
        environment = os.environ | {
            "DATABASE_URL": self.deploy.url,
            "PATH": f"{self.server.bindir}:{os.environ['PATH']}",
        }
        done = subprocess.run(
            ["bash", "-c", command], cwd=self.folder, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout + done.stderr


def test_the_runbook_there_and_back(
    way: Way, deploys: Deploys, server: Server, any_squash: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    shutil.copytree(any_squash, folder)
    migrations = folder / "migrations"
    (folder / "prisma").mkdir()
    (folder / "prisma" / "migrations").symlink_to(migrations)
    # the migrations directory, which is not to be touched, lies elsewhere for this copy
    directory = json.loads((folder / "proof.json").read_text())["history"]["directory"]
    steps = steps_of((folder / "RUNBOOK.md").read_text().replace(f"{directory}/", "prisma/migrations/"))
    (baseline,) = read_history(migrations).migrations
    deploy = deploys.with_history(way.engine)
    old, catalog = deploy.ledger(), deploy.catalog()
    operator = Operator(way, deploy, server, folder)
    operator.follow(steps["Back up the ledger"], migrations)
    assert old[0][0] in (folder / f"ledger-{baseline.name}.sql").read_text()
    (said,) = operator.follow(steps["The pull request"], migrations)
    assert said.split()[0] == baseline.checksum
    for _ in range(2):
        said = "\n".join(operator.follow(steps["Production"], migrations))
        assert (f"now stands for {len(NAMES)} migrations" in said) == ("psql" in steps["Production"])
        status, rows = operator.follow(steps["Verify"], migrations)
        assert status == "up to date"
        assert rows.split()[:2] == [baseline.name, baseline.checksum]
        assert len(rows.splitlines()) == 1
        is_content(way, deploy, migrations)
        operator.follow(steps["Roll back"].split("\n\nIt restores")[0], migrations)
        assert [row for row in deploy.ledger() if row[3] != BASELINE] == old
        deploy.connection.execute("DELETE FROM _prisma_migrations WHERE migration_name = %s", (BASELINE,))
        is_content(way, deploy, HISTORY)
        assert deploy.catalog() == catalog


def test_the_old_commit_after_the_reconciliation(way: Way, deploys: Deploys, any_squash: Path) -> None:
    """The hazard that the runbook warns of, and its way out."""
    deploy = deploys.with_history(way.engine)
    old = deploy.ledger()
    way.deploy(deploy.url, any_squash / "migrations")
    deploy.run(any_squash / "reconcile.sql")
    with pytest.raises(EngineError, match="already exists"):
        way.deploy(deploy.url, HISTORY)
    with pytest.raises(psycopg.Error, match="has a row of its own") as caught:
        deploy.run(any_squash / "rollback.sql")
    assert caught.value.sqlstate == "SQ007"
    deploy.connection.rollback()
    remove = re.findall(r"```sql\n(.*?)\n```", (any_squash / "RUNBOOK.md").read_text(), flags=re.DOTALL)[-1]
    deploy.connection.execute(remove.encode())
    deploy.run(any_squash / "rollback.sql")
    assert [row for row in deploy.ledger() if row[3] != BASELINE] == old
    assert way.deploy(deploy.url, HISTORY) == []


# --- What hangs on the ledger ---


def loop(statement: str) -> str:
    return (
        "DO $$ DECLARE t record; BEGIN FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP"
        f" EXECUTE format('{statement}', t.tablename); END LOOP; END $$;\n"
    )


SECURED = (
    EARLY,
    Migration("20251102000000_secure", 'CREATE TABLE "T" ();' + loop("ALTER TABLE %I ENABLE ROW LEVEL SECURITY")),
)


def test_what_hangs_on_the_ledger_is_the_same_by_history_and_by_baseline(
    way: Way, deploys: Deploys, tmp_path: Path
) -> None:
    old = write_migrations(tmp_path / "old", SECURED)
    new = run(tmp_path / "out", source=old) / "migrations"
    by_history, by_baseline = deploys.empty(), deploys.empty()
    way.deploy(by_history.url, old)
    way.deploy(by_baseline.url, new)
    assert digest(by_history.connection).parts == digest(by_baseline.connection).parts
    secured = "SELECT relrowsecurity FROM pg_class WHERE oid = '_prisma_migrations'::regclass"
    assert by_baseline.connection.execute(secured).fetchone() == (True,)
    assert way.engine.dev(by_baseline.url, new) == ""


def test_a_history_that_takes_the_ledger_away_fails_as_we_say(way: Way, deploys: Deploys, tmp_path: Path) -> None:
    old = write_migrations(tmp_path / "old", (EARLY, Migration("20251102000000_drop", loop("DROP TABLE %I"))))
    with pytest.raises(EngineError, match="_prisma_migrations"):
        way.deploy(deploys.empty().url, old)
    proof = json.loads((run(tmp_path / "out", source=old) / "proof.json").read_text())
    assert proof["surroundings"]["replayed"] == "shadow"
    assert "`migrate deploy` fails at 20251102000000_drop" in proof["surroundings"]["note"]
