"""Prisma itself on what `squash run` writes: every command that a team runs before, during and after the roll-out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from prisma_engine import CommandLine, Engine, EngineError, Execution, MissingNodeError, install, write_migrations
from psycopg.conninfo import conninfo_to_dict

from squash.history import Migration, read_history
from squash.server import Database, Server, execute_script
from squash.snapshot import Digest, digest

ROOT = Path(__file__).parent.parent
HISTORY = ROOT / "golden" / "ag112" / "repaired" / "migrations"
NAMES = [migration.name for migration in read_history(HISTORY).migrations]
BASELINE = "20251010000000_baseline"
LATER = Migration("20251201000000_later", 'ALTER TABLE "Product" ADD COLUMN "later" TEXT;\n')


@pytest.fixture(scope="session")
def home() -> Path:
    try:
        return install()
    except MissingNodeError as error:
        if "CI" in os.environ:
            raise
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def prisma(home: Path) -> CommandLine:
    return CommandLine(home)


@pytest.fixture(scope="session")
def process(home: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        ["node", "engine.mjs"], cwd=home, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as opened:
        yield opened
        assert opened.stdin is not None
        opened.stdin.close()


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
        return digest(self.connection, ledger_schema="public")

    def ledger(self) -> list[tuple[Any, ...]]:
        return self.connection.execute('SELECT * FROM "_prisma_migrations" ORDER BY started_at, id').fetchall()

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


def refused(way: Way, deploy: Deploy, migrations: Path, message: str) -> None:
    """Prisma shows our refusal; but for the row of its own try, nothing has changed. Once resolved, it is as before."""
    before, catalog = deploy.ledger(), deploy.catalog()
    with pytest.raises(EngineError, match=message):
        way.deploy(deploy.url, migrations)
    assert [row for row in deploy.ledger() if row in before] == before
    (row,) = (row for row in deploy.ledger() if row not in before)
    assert (row[2], row[3], row[5]) == (None, BASELINE, None)
    assert message in row[4]
    assert deploy.catalog() == catalog
    with pytest.raises(EngineError, match="P3009|failed migrations"):
        way.deploy(deploy.url, migrations)
    way.engine.resolve(deploy.url, BASELINE)


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
