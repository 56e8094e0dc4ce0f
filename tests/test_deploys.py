"""Verdicts on real databases: each is made, alone and in pairs, and everything that could pass for ready is tried."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any, Literal

import psycopg
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from test_cli import squash

from squash.cli import cli, journal
from squash.cli.deploys import move_all
from squash.deploys import (
    Catalogs,
    Checked,
    Consent,
    Deploy,
    DeployTarget,
    Move,
    check_deploy,
    check_deploys,
    diagnose,
    parse_deploy,
    plan,
    read_target,
    reconcile,
    remedy,
    rollback,
    with_provenance,
)
from squash.deploys.catchup import write_catch_up
from squash.deploys.majors import RULES
from squash.deploys.read_access import reading
from squash.errors import LedgerError, ServerError, SquashError
from squash.escaping import path_options
from squash.output.manifest import earlier_run, output_files
from squash.postgres.server import Database, Server, execute_script
from squash.prisma.history import Migration, checksums, read_history
from squash.prisma.ledger import (
    ADVISORY_LOCK,
    LEDGER_DDL,
    DamagedLedgerError,
    Expected,
    LedgerRow,
    SquashedMigration,
    accepted_checksums,
    guard,
    judge_ledger,
    read_ledger,
    record_applied,
    squashed_by,
)
from squash.prisma.provenance import Tracked, known_scripts
from squash.prisma.replay import Execution, replay
from squash.proof import write_parts, write_scripts
from squash.rollout import OLD_IS_GONE
from squash.run import Request, baseline_name
from squash.run import squash as squash_history
from squash.tree import write_tree

INIT, POSTS, AUDIT, LATER = (
    "20250101000000_init",
    "20250102000000_posts",
    "20250103000000_audit",
    "20250201000000_later",
)
BASELINE = "20250103000000_baseline"
SCRIPTS = {
    INIT: """-- CreateEnum
CREATE TYPE "Role" AS ENUM ('ADMIN', 'USER');
-- CreateTable
CREATE TABLE "User" ("id" SERIAL NOT NULL, "name" TEXT, "role" "Role" NOT NULL DEFAULT 'USER',
    CONSTRAINT "User_pkey" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "User_name_key" ON "User"("name");
""",
    POSTS: """CREATE TABLE "Post" ("id" INTEGER NOT NULL, "author" INTEGER NOT NULL, "body" TEXT NOT NULL DEFAULT 'a;b',
    CONSTRAINT "Post_pkey" PRIMARY KEY ("id"), CONSTRAINT "Post_body_check" CHECK ("body" <> ''));
ALTER TABLE "Post" ADD CONSTRAINT "Post_author_fkey" FOREIGN KEY ("author") REFERENCES "User"("id") ON DELETE CASCADE;
CREATE VIEW "Titles" AS SELECT "id", left("body", 10) AS title FROM "Post";
""",
    AUDIT: r"""-- Grüße: a comment that psql would trip over: \q :id :'id' $migration$
COMMENT ON TABLE "User" IS 'naïve \ ''quoted'' :DBNAME';
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW."body" := NEW."body" || ':id;'; RETURN NEW; END$$;
CREATE TRIGGER "stamp" BEFORE INSERT ON "Post" FOR EACH ROW EXECUTE FUNCTION stamp();
ALTER TABLE "Post" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own" ON "Post" USING ("author" > 0);
""",
    LATER: 'ALTER TABLE "User" ADD COLUMN "email" TEXT;\n',
}
EARLIER = "-- as it was on a branch\n" + SCRIPTS[POSTS]
EXAMPLES = int(os.environ.get("SQUASH_EXAMPLES", "40"))
GIT = {f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(repository: Path, *arguments: str) -> str:
    command = ["git", "-c", "init.defaultBranch=main", *arguments]
    done = subprocess.run(command, cwd=repository, env=os.environ | GIT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@dataclass(frozen=True)
class Shop:
    """A squashed history, and databases that ran a part of it: by the number of migrations."""

    target: DeployTarget
    catalogs: Catalogs
    server: Server
    stages: dict[int, Database]
    repository: Path

    def check(self, deploy: Deploy) -> Checked:
        return with_provenance(self.target, check_deploy(self.target, deploy, self.catalogs))


def put(directory: Path, scripts: dict[str, str]) -> None:
    for name, script in scripts.items():
        (directory / name).mkdir(parents=True, exist_ok=True)
        (directory / name / "migration.sql").write_text(script, newline="")
    (directory / "migration_lock.toml").write_text('provider = "postgresql"\n')


@pytest.fixture(scope="module")
def shop(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    repository = tmp_path_factory.mktemp("shop")
    migrations = repository / "prisma" / "migrations"
    put(migrations, SCRIPTS)
    git(repository, "init", "-q")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "history")
    git(repository, "checkout", "-qb", "branch")
    put(migrations, {POSTS: EARLIER})
    git(repository, "commit", "-qam", "another version")
    git(repository, "checkout", "-q", "main")
    history = read_history(migrations)
    result = squash_history(Request(history, lambda: known_scripts(Tracked(migrations)), through=AUDIT), server)
    assert result.proof.holds, result.proof
    write_tree(repository / "out", output_files(result, server, "../prisma/migrations"), earlier_run())
    target = read_target(repository / "out")
    with ExitStack() as stack:
        stages = {}
        for count in (0, 1, 2, 3, 4):
            database = stages[count] = stack.enter_context(server.database(f"stage {count}"))
            with database.connect() as connection:
                connection.execute(LEDGER_DDL)
                for migration in history.migrations[:count]:
                    replay(
                        connection,
                        type(history)((migration,), "postgresql", None),
                        execution="batch",
                        surroundings="shadow",
                    )
                    record_applied(connection, [(migration.name, migration.checksum)])
        yield Shop(target, Catalogs(target, server), server, stages, repository)


def deploy_of(database: Database, schema: str = "public") -> Deploy:
    return Deploy(database.name, schema, database.conninfo)


@pytest.fixture
def made(shop: Shop) -> Iterator[Callable[..., Deploy]]:
    """Return what makes a deploy: a copy of a stage, changed by SQL."""
    with ExitStack() as stack:

        def make(change: str = "", stage: int = 3) -> Deploy:
            database = stack.enter_context(shop.server.database("deploy", template=shop.stages[stage]))
            if change:
                with database.connect() as connection:
                    connection.execute(change.encode())
            return deploy_of(database)

        yield make


def row(name: str, *, checksum: str = "c" * 64, finished: str = "now()", rolled_back: str = "NULL") -> str:
    return (
        "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, rolled_back_at, logs)"
        f" VALUES (gen_random_uuid(), '{checksum}', '{name}', {finished}, {rolled_back}, 'E: boom');"
    )


def edit(name: str, checksum: str = "ab" * 32) -> str:
    return f"UPDATE _prisma_migrations SET checksum = '{checksum}' WHERE migration_name = '{name}';"


def gone(name: str) -> str:
    return f"DELETE FROM _prisma_migrations WHERE migration_name = '{name}';"


def reopened(name: str) -> str:
    return f"UPDATE _prisma_migrations SET finished_at = NULL, logs = 'E: boom' WHERE migration_name = '{name}';"


DRIFT = 'DROP INDEX "User_name_key";'
NO_LEDGER = "DROP TABLE _prisma_migrations;"
STATES = {
    "ready": ("", 3, ["ready"]),
    "ready, a later migration applied": ("", 4, ["ready"]),
    "behind": ("", 2, ["behind"]),
    "edited": (edit(POSTS), 3, ["edited", "ready"]),
    "failed": (row("20250103120000_more", finished="NULL"), 3, ["failed", "ready"]),
    "failed, of the history": (reopened(AUDIT), 3, ["failed", "drifted", "behind"]),
    "out of order": (gone(POSTS), 3, ["out of order", "behind"]),
    "drifted": (DRIFT, 3, ["drifted", "ready"]),
    "unmanaged": (NO_LEDGER, 3, ["unmanaged"]),
    "unmanaged, an empty ledger": ("TRUNCATE _prisma_migrations", 3, ["unmanaged"]),
    "unmanaged and drifted": (NO_LEDGER + DRIFT, 3, ["drifted", "unmanaged"]),
    "ahead": (row("20250102120000_hotfix"), 3, ["ahead", "ready"]),
    "ahead: another history": ("TRUNCATE _prisma_migrations;" + row("20240101000000_other"), 3, ["ahead"]),
    "empty": (NO_LEDGER, 0, ["empty"]),
    "empty, with a ledger": ("", 0, ["empty"]),
    "behind and edited": (edit(INIT), 2, ["edited", "behind"]),
    "behind and drifted": (DRIFT, 2, ["drifted", "behind"]),
    "drifted and failed": (DRIFT + row(LATER, finished="NULL"), 3, ["failed", "drifted", "ready"]),
    "edited and drifted": (DRIFT + edit(POSTS), 3, ["edited", "drifted", "ready"]),
    "failed and edited": (row(LATER, finished="NULL") + edit(POSTS), 3, ["failed", "edited", "ready"]),
    "ahead and drifted": (row("20250102120000_hotfix") + DRIFT, 3, ["ahead", "drifted", "ready"]),
    "out of order and edited": (gone(INIT) + edit(POSTS), 3, ["edited", "out of order", "behind"]),
    "failed and behind": (row(AUDIT, finished="NULL"), 2, ["failed", "behind"]),
    "the baseline failed on one that is behind": (row(BASELINE, finished="NULL"), 2, ["failed", "behind"]),
    "the baseline failed on an empty one": (row(BASELINE, finished="NULL"), 0, ["failed"]),
    "recorded on one that is behind": ("@recorded", 2, ["behind"]),
    "reconciled": ("@reconciled", 3, ["reconciled"]),
    "reconciled and drifted": ("@reconciled" + DRIFT, 3, ["drifted", "reconciled"]),
    "reconciled by another baseline": ("@reconciled" + edit(BASELINE), 3, ["edited", "reconciled"]),
}


@pytest.mark.parametrize("state", STATES)
def test_verdicts(shop: Shop, made: Callable[..., Deploy], state: str) -> None:
    change, stage, expected = STATES[state]
    recorded = row(BASELINE, checksum=shop.target.expected.checksums[0])
    change = change.replace("@recorded", recorded).replace("@reconciled", "TRUNCATE _prisma_migrations;" + recorded)
    checked = shop.check(made(change, stage))
    assert [finding.verdict for finding in checked.findings] == expected, checked.findings
    assert all(finding.evidence for finding in checked.findings)
    assert remedy(shop.target, checked).steps


# Whatever could make a deploy pass for ready that is not: each alone, on one that else would be.
NOT_READY = {
    "rolled back only": f"UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '{POSTS}'",
    "started, never finished": reopened(POSTS),
    "failed beside a finished row": row(POSTS, finished="NULL"),
    "a later migration failed": row(LATER, finished="NULL"),
    "an unknown one failed": row("20260101000000_x", finished="NULL"),
    "the baseline failed": row(BASELINE, finished="NULL"),
    "applied twice, once as another script": row(POSTS),
    "checksum cut short": edit(POSTS) + "UPDATE _prisma_migrations SET checksum = left(checksum, 63)",
    "checksum in capitals": "UPDATE _prisma_migrations SET checksum = upper(checksum)",
    "checksum empty": edit(POSTS, ""),
    "checksums swapped": f"UPDATE _prisma_migrations SET checksum = (SELECT checksum FROM _prisma_migrations WHERE"
    f" migration_name = '{INIT}') WHERE migration_name = '{POSTS}'",
    "another baseline recorded": row(BASELINE),
    "unknown migration": row("20250101120000_unknown"),
    "unknown migration behind the baseline": row("20990101000000_unknown"),
    "a later one applied as another script": row(LATER) + 'ALTER TABLE "User" ADD COLUMN "email" TEXT',
    "a later one recorded, but not run": row(LATER, checksum="@later"),
    "a later one run, but not recorded": 'ALTER TABLE "User" ADD COLUMN "email" TEXT',
    "migration renamed": f"UPDATE _prisma_migrations SET migration_name = '{POSTS} ' WHERE migration_name = '{POSTS}'",
    "index missing": DRIFT,
    "index invalid": "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '\"User_name_key\"'::regclass",
    "index not unique": DRIFT + 'CREATE INDEX "User_name_key" ON "User"("name")',
    "index renamed": 'ALTER INDEX "User_name_key" RENAME TO "user_name"',
    "column missing": 'ALTER TABLE "Post" DROP COLUMN "body" CASCADE',
    "column more": 'ALTER TABLE "Post" ADD COLUMN "more" INTEGER',
    "column of another type": 'ALTER TABLE "User" ALTER "name" TYPE varchar(100)',
    "column moved": 'ALTER TABLE "User" DROP COLUMN "name"; ALTER TABLE "User" ADD COLUMN "name" TEXT;'
    'CREATE UNIQUE INDEX "User_name_key" ON "User"("name")',
    "NOT NULL missing": 'ALTER TABLE "Post" ALTER "author" DROP NOT NULL',
    "NOT NULL more": 'ALTER TABLE "User" ALTER "name" SET NOT NULL',
    "NOT NULL by another name": 'ALTER TABLE "Post" RENAME CONSTRAINT "Post_author_not_null" TO "x"',
    "default missing": 'ALTER TABLE "Post" ALTER "body" DROP DEFAULT',
    "default changed": """ALTER TABLE "Post" ALTER "body" SET DEFAULT 'a,b'""",
    "check not valid": 'ALTER TABLE "Post" DROP CONSTRAINT "Post_body_check";'
    """ALTER TABLE "Post" ADD CONSTRAINT "Post_body_check" CHECK ("body" <> '') NOT VALID""",
    "check missing": 'ALTER TABLE "Post" DROP CONSTRAINT "Post_body_check"',
    "foreign key without its action": 'ALTER TABLE "Post" DROP CONSTRAINT "Post_author_fkey";'
    'ALTER TABLE "Post" ADD CONSTRAINT "Post_author_fkey" FOREIGN KEY ("author") REFERENCES "User"("id")',
    "foreign key deferrable": 'ALTER TABLE "Post" ALTER CONSTRAINT "Post_author_fkey" DEFERRABLE',
    "trigger off": 'ALTER TABLE "Post" DISABLE TRIGGER "stamp"',
    "trigger missing": 'DROP TRIGGER "stamp" ON "Post"',
    "function body": "CREATE OR REPLACE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$",
    "function runs as its owner": "ALTER FUNCTION stamp() SECURITY DEFINER",
    "view": 'CREATE OR REPLACE VIEW "Titles" AS SELECT "id", left("body", 11) AS title FROM "Post"',
    "enum value more": """ALTER TYPE "Role" ADD VALUE 'GUEST'""",
    "enum value renamed": """ALTER TYPE "Role" RENAME VALUE 'ADMIN' TO 'ROOT'""",
    "row level security off": 'ALTER TABLE "Post" DISABLE ROW LEVEL SECURITY',
    "row level security forced": 'ALTER TABLE "Post" FORCE ROW LEVEL SECURITY',
    "policy": 'ALTER POLICY "own" ON "Post" USING ("author" > 1)',
    "comment": """COMMENT ON TABLE "User" IS 'other'""",
    "privilege": 'GRANT SELECT ON "User" TO PUBLIC',
    "table unlogged": 'ALTER TABLE "Post" SET UNLOGGED',
    "storage parameter": 'ALTER TABLE "Post" SET (fillfactor = 50)',
    "sequence step": 'ALTER SEQUENCE "User_id_seq" INCREMENT BY 2',
    "sequence of nobody": 'ALTER SEQUENCE "User_id_seq" OWNED BY NONE',
    "table more": "CREATE TABLE scratch ()",
    "what no baseline can hold": "SELECT lo_create(0)",
    "ledger hidden by a role's path": "CREATE SCHEMA other; ALTER TABLE _prisma_migrations SET SCHEMA other",
    "rows hidden by row level security": "ALTER TABLE _prisma_migrations ENABLE ROW LEVEL SECURITY;"
    "ALTER TABLE _prisma_migrations FORCE ROW LEVEL SECURITY;" + row("20250101120000_unknown"),
    "a ledger that is no table of Prisma's": "ALTER TABLE _prisma_migrations DROP COLUMN rolled_back_at",
}


@pytest.mark.parametrize("change", NOT_READY.values(), ids=NOT_READY.keys())
def test_what_is_not_ready(shop: Shop, made: Callable[..., Deploy], change: str) -> None:
    deploy = made(change.replace("@later", read_history(shop.target.folder / "migrations").migrations[1].checksum))
    checked = shop.check(deploy)
    assert not checked.verdict.is_fine
    with pytest.raises((LedgerError, AssertionError)):
        move = reconcile(shop.target, deploy, shop.catalogs, Consent(), apply=True)
        assert not move.refusal, move.refusal


def ledger(deploy: Deploy) -> list[str]:
    with psycopg.connect(deploy.conninfo) as connection:
        rows = connection.execute("SELECT l::text FROM _prisma_migrations AS l ORDER BY started_at, id").fetchall()
        return [text for (text,) in rows]


def psql(bindir: Path, deploy: Deploy, script: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    file = tmp_path / "script.sql"
    file.write_text(script, newline="", encoding="ascii")
    command = [str(bindir / "psql"), "-X", "-f", str(file), deploy.conninfo]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"LC_ALL": "C"})


# Ledgers that are not what Prisma makes


def retyped(column: str, type_: str) -> str:
    return (
        f"ALTER TABLE _prisma_migrations ALTER {column} DROP DEFAULT, ALTER {column} TYPE {type_}"
        f" USING {column}::text::{type_}"
    )


def null(column: str) -> str:
    return (
        f"{NO_KEY} ALTER TABLE _prisma_migrations ALTER {column} DROP NOT NULL;"
        f"UPDATE _prisma_migrations SET {column} = NULL WHERE migration_name = '{POSTS}'"
    )


NO_KEY = "ALTER TABLE _prisma_migrations DROP CONSTRAINT _prisma_migrations_pkey;"
AWAY = "ALTER TABLE _prisma_migrations RENAME TO kept;"
COLUMNS = {
    "id": "VARCHAR(36)",
    "checksum": "VARCHAR(64)",
    "finished_at": "TIMESTAMPTZ",
    "migration_name": "VARCHAR(255)",
    "logs": "TEXT",
    "rolled_back_at": "TIMESTAMPTZ",
    "started_at": "TIMESTAMPTZ",
    "applied_steps_count": "INTEGER",
}
OTHER_TYPES = (
    "bytea",
    "citext",
    "date",
    "double precision",
    "json",
    "smallint",
    "uuid",
    "varchar[]",
    "xml",
    "name",
    "time",
)
DAMAGED = {
    **{f"{c} is missing": (f"ALTER TABLE _prisma_migrations DROP {c}", f"has no column {c}") for c in COLUMNS},
    **{
        f"{column} of type {type_}": (
            f"TRUNCATE _prisma_migrations; {NO_KEY} {retyped(column, type_)}",
            f"the column {column} of _prisma_migrations is ",
        )
        for number, (column, own) in enumerate(COLUMNS.items())
        for type_ in (*OTHER_TYPES, "integer" if own != "INTEGER" else "text")
    },
    "id is NULL": (null("id"), f"the row of {POSTS} has no id"),
    "checksum is NULL": (null("checksum"), f"the row of {POSTS} has no checksum"),
    "migration_name is NULL": (null("migration_name"), " has no migration_name"),
    "started_at is NULL": (null("started_at"), f"the row of {POSTS} has no started_at"),
    "applied_steps_count is NULL": (null("applied_steps_count"), f"the row of {POSTS} has no applied_steps_count"),
    "a row of nothing": (
        f"{NO_KEY} ALTER TABLE _prisma_migrations ALTER id DROP NOT NULL, ALTER checksum DROP NOT NULL, ALTER"
        " migration_name DROP NOT NULL; INSERT INTO _prisma_migrations DEFAULT VALUES",
        "the row None has no id",
    ),
    "two rows of one id": (
        f"{NO_KEY} INSERT INTO _prisma_migrations SELECT * FROM _prisma_migrations WHERE migration_name = '{POSTS}'",
        "2 rows have the id ",
    ),
    "an infinite time": (
        "UPDATE _prisma_migrations SET finished_at = 'infinity'",
        f"the row of {INIT} has the finished_at infinity",
    ),
    "a time before Christ": (
        f"{retyped('started_at', 'timestamp')}; UPDATE _prisma_migrations SET started_at = '0044-03-15 BC'",
        f"the row of {INIT} has the started_at 0044-03-15 00:00:00 BC",
    ),
    "no default": (
        "ALTER TABLE _prisma_migrations ALTER applied_steps_count DROP DEFAULT",
        "the column applied_steps_count of _prisma_migrations is NOT NULL without a default: Prisma can add no row",
    ),
    "a column more that must be given": (
        'ALTER TABLE _prisma_migrations ADD "more"" columns" TEXT NOT NULL DEFAULT 1; ALTER TABLE _prisma_migrations ALTER "more"" columns" DROP DEFAULT',
        "Prisma can add no row",
    ),
    "a view": (f"{AWAY} CREATE VIEW _prisma_migrations AS SELECT * FROM kept", "_prisma_migrations is a view"),
    "a view that fails": (
        f"{AWAY} CREATE VIEW _prisma_migrations AS SELECT 1 / 0 AS id",
        "_prisma_migrations is a view",
    ),
    "a materialized view": (
        f"{AWAY} CREATE MATERIALIZED VIEW _prisma_migrations AS SELECT * FROM kept",
        "_prisma_migrations is a materialized view",
    ),
    "a foreign table": (
        f"{AWAY} CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;"
        "CREATE FOREIGN TABLE _prisma_migrations (id TEXT) SERVER s",
        "_prisma_migrations is a foreign table",
    ),
}


def test_damaged_ledgers(shop: Shop, made: Callable[..., Deploy]) -> None:
    """Each damage is named, with what mends it; where that is a statement, it does."""
    with psycopg.connect(made("CREATE EXTENSION citext").conninfo) as connection:
        for what, (change, told) in DAMAGED.items():
            with connection.transaction(force_rollback=True):
                connection.execute(change.encode())
                with pytest.raises(DamagedLedgerError) as caught:
                    read_ledger(connection)
                assert told in "; ".join(damage.what for damage in caught.value.damages), what
                mends = [damage.mend for damage in caught.value.damages]
                assert all(mends)
                if all(mend.startswith("ALTER TABLE") for mend in mends) and " of type " not in what:
                    connection.execute(";".join(mends).encode())
                    assert len(read_ledger(connection) or ()) == 3, what
    assert len(DAMAGED) > 100


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE _prisma_migrations ADD more TEXT, ADD numbered INT NOT NULL DEFAULT 1",
        "ALTER TABLE _prisma_migrations ALTER id TYPE TEXT, ALTER migration_name TYPE VARCHAR(1000)",
        retyped("started_at", "timestamp")
        + ";"
        + retyped("applied_steps_count", "bigint")
        + "; ALTER TABLE _prisma_migrations ALTER applied_steps_count SET DEFAULT 0",
        NO_KEY,
        "ALTER TABLE _prisma_migrations ALTER started_at DROP DEFAULT",  # Prisma gives it itself
    ],
)
def test_what_prisma_can_read_is_not_damaged(shop: Shop, made: Callable[..., Deploy], change: str) -> None:
    assert shop.check(made(change)).verdict == "ready"


def test_one_damaged_ledger_does_not_cost_the_rest(shop: Shop, made: Callable[..., Deploy], tmp_path: Path) -> None:
    host = conninfo_to_dict(shop.stages[3].conninfo)["host"]
    damaged, ready = made(null("checksum")), made()
    urls = [f"postgresql://postgres@/{deploy.label}?host={host}" for deploy in (damaged, ready)]
    done = squash("deploys", "check", str(shop.target.folder), *urls, cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (3, "1 ready, 1 damaged"), done.stderr
    assert f"damaged: the row of {POSTS} has no checksum" in done.stdout
    assert 'SELECT * FROM "_prisma_migrations" WHERE checksum IS NULL' in done.stdout
    planned = squash("plan", str(shop.repository / "prisma" / "migrations"), *urls, cwd=tmp_path)
    assert (planned.returncode, f"the row of {POSTS} has no checksum" in planned.stdout) == (3, True)
    assert "damaged" in reconcile(shop.target, damaged, shop.catalogs, Consent(adopt=True), apply=True).refusal


# Evidence and remedies


def test_behind_names_what_is_missing_and_catches_up(shop: Shop, made: Callable[..., Deploy], tmp_path: Path) -> None:
    deploy = made("", 2)
    checked = shop.check(deploy)
    evidence = checked.findings[0].evidence
    assert evidence[0] == f"1 of 3 migrations are missing, the first is {AUDIT}"
    assert f"commit {git(shop.repository, 'rev-parse', 'main')[:12]} still holds them" in evidence
    found = remedy(shop.target, checked)
    ((name, script),) = found.files
    assert name == "catch-up.sql"
    assert any("git worktree add ../old" in step and "npx prisma migrate deploy" in step for step in found.steps)
    bindir = next(Path("/usr/lib/postgresql").glob("*/bin"))
    for _ in range(2):  # it can be run again
        done = psql(bindir, deploy, script, tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert shop.check(deploy).verdict == "ready"
    with psycopg.connect(deploy.conninfo) as connection:
        last = connection.execute(
            "SELECT migration_name, checksum, applied_steps_count, finished_at >= started_at, logs, rolled_back_at"
            " FROM _prisma_migrations ORDER BY started_at DESC LIMIT 1"
        ).fetchone()
    assert last == (
        AUDIT,
        read_history(shop.repository / "prisma/migrations").migrations[2].checksum,
        1,
        True,
        None,
        None,
    )
    assert len(ledger(deploy)) == 3


def test_after_the_merge_the_commit_before_it_is_named(shop: Shop, made: Callable[..., Deploy], tmp_path: Path) -> None:
    """The old folders are gone; the newest script of that name, on a branch, is not the history's."""
    repository = tmp_path / "merged"
    git(shop.repository, "clone", "-q", str(shop.repository), str(repository))
    git(repository, "fetch", "-q", "origin", "branch:branch")
    before = git(repository, "rev-parse", "HEAD")
    migrations = repository / "prisma" / "migrations"
    shutil.rmtree(migrations)
    shutil.copytree(shop.target.folder / "migrations", migrations)
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "squashed")
    target = read_target(migrations)
    catalogs = Catalogs(target, shop.server)
    for stage, missing in ((2, [AUDIT]), (1, [POSTS, AUDIT])):
        checked = with_provenance(target, check_deploy(target, made("", stage), catalogs))
        assert [finding.verdict for finding in checked.findings] == ["behind"]
        assert list(checked.findings[0].migrations) == missing
        assert f"commit {before[:12]} still holds them" in checked.findings[0].evidence
        found = remedy(target, checked)
        assert f"git worktree add ../old {before}" in found.steps[0]
        assert all(git(repository, "show", f"{before}:prisma/migrations/{name}/migration.sql") for name in missing)
        assert found.files


def test_catching_up_stops_at_a_failure_as_prisma_does(shop: Shop, made: Callable[..., Deploy], tmp_path: Path) -> None:
    deploy = made("", 2)
    ((_, script),) = remedy(shop.target, shop.check(deploy)).files
    with psycopg.connect(deploy.conninfo) as connection:
        connection.execute("CREATE FUNCTION stamp() RETURNS int LANGUAGE sql AS 'SELECT 1'")
    bindir = next(Path("/usr/lib/postgresql").glob("*/bin"))
    done = psql(bindir, deploy, script, tmp_path)
    assert done.returncode == 3
    checked = shop.check(deploy)
    assert [f.verdict for f in checked.findings] == ["failed", "drifted", "behind"]
    with psycopg.connect(deploy.conninfo) as connection:  # one implicit transaction: nothing of the script is left
        assert connection.execute("SELECT obj_description('\"User\"'::regclass)").fetchone() == (None,)
    again = psql(bindir, deploy, script, tmp_path)
    assert again.returncode == 3
    assert "was never resolved" in again.stderr


def test_catching_up_keeps_every_byte_in_both_modes(shop: Shop, made: Callable[..., Deploy], tmp_path: Path) -> None:
    """Statement by statement what no transaction takes; whole what one needs; line ends, quotes and letters as they are."""
    bindir = next(Path("/usr/lib/postgresql").glob("*/bin"))
    body = "\r\n BEGIN -- \\\\ ' é 😀 $migration$ :x\r\n RETURN NEW; END"
    function = f"CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $q${body}$q$;"
    apart = 'ALTER TYPE "Role" ADD VALUE \'X\';\nCREATE INDEX CONCURRENTLY "i" ON "User"("role") WHERE "role" = \'X\';'
    modes: tuple[tuple[Execution, str], ...] = (
        ("batch", function + "SET search_path = '';"),
        ("split", f"{apart}\n{function}"),
    )
    for execution, script in modes:
        deploy = made()
        text = write_catch_up(AUDIT, [Migration("m'1", script)], {"m'1": "c" * 64}, execution)
        done = psql(bindir, deploy, text, tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        with psycopg.connect(deploy.conninfo) as connection:
            assert connection.execute("SELECT prosrc FROM pg_proc WHERE proname = 'g'").fetchone() == (body,)
        assert "m'1" in ledger(deploy)[-1]


def test_edited_is_explained_by_git(shop: Shop, made: Callable[..., Deploy]) -> None:
    deploy = made(edit(POSTS, checksums(EARLIER)[0]))
    checked = shop.check(deploy)
    evidence = checked.findings[0].evidence
    commit = git(shop.repository, "rev-parse", "branch")[:12]
    assert checked.verdict == "edited"
    assert f"commit {commit} brought that script of {POSTS}:" in evidence
    assert "  -- as it was on a branch" in [line.replace("  --- ", "") for line in evidence] or any(
        line.startswith("  -") and "as it was on a branch" in line for line in evidence
    )
    assert any(line.startswith("catalog identical") for line in evidence)
    assert any("--accept-edited" in step for step in remedy(shop.target, checked).steps)
    unknown = shop.check(made(edit(POSTS)))
    assert any(line.startswith("unsafe: git never held") for line in unknown.findings[0].evidence)
    assert not any("--accept-edited" in step for step in remedy(shop.target, unknown).steps)


def test_drift_is_told_object_by_object_and_the_suggestion_mends_it(shop: Shop, made: Callable[..., Deploy]) -> None:
    deploy = made(
        DRIFT + 'ALTER TABLE "Post" ALTER "body" DROP DEFAULT, ALTER "author" DROP NOT NULL;'
        """COMMENT ON TABLE "User" IS 'other'; DROP VIEW "Titles"; DROP TRIGGER "stamp" ON "Post";"""
        'ALTER TABLE "Post" DROP CONSTRAINT "Post_author_fkey"; DROP POLICY "own" ON "Post"'
    )
    checked = shop.check(deploy)
    assert checked.contrast is not None
    assert {d.identity for d in checked.contrast.differences} >= {'table "Post"', 'index "User_name_key"'}
    ((name, script),) = remedy(shop.target, checked).files
    assert name == "drift.sql"
    with psycopg.connect(deploy.conninfo, autocommit=True) as connection:
        connection.execute(script.encode())
    assert shop.check(deploy).verdict == "ready"


# Moving the ledger


def test_reconcile_and_roll_back(shop: Shop, made: Callable[..., Deploy]) -> None:
    deploy = made("", 4)
    before = ledger(deploy)
    shown = reconcile(shop.target, deploy, shop.catalogs, Consent(), apply=False)
    assert shown.script == (shop.target.folder / "reconcile.sql").read_text()
    assert ledger(deploy) == before
    for words in ("now stands for 3 migrations", "nothing to do"):
        done = reconcile(shop.target, deploy, shop.catalogs, Consent(), apply=True)
        assert not done.refusal
        assert words in done.words[0]
        assert len(ledger(deploy)) == 2
    assert shop.check(deploy).verdict == "reconciled"
    shown = rollback(shop.target, deploy, apply=False)
    assert shown.script == (shop.target.folder / "rollback.sql").read_text()
    assert shown.words == ("would restore 3 rows from the archive",)
    assert len(ledger(deploy)) == 2
    for words in ("are restored", "nothing to roll back"):
        assert words in rollback(shop.target, deploy, apply=True).words[0]
        assert ledger(deploy) == before


@pytest.mark.parametrize(
    "state", [name for name, (_, _, found) in STATES.items() if found[0] not in ("ready", "reconciled")]
)
def test_reconcile_refuses_all_but_ready(shop: Shop, made: Callable[..., Deploy], state: str) -> None:
    change, stage, _ = STATES[state]
    recorded = row(BASELINE, checksum=shop.target.expected.checksums[0])
    change = change.replace("@recorded", recorded).replace("@reconciled", "TRUNCATE _prisma_migrations;" + recorded)
    deploy = made(change, stage)
    has_ledger = NO_LEDGER not in change
    before = ledger(deploy) if has_ledger else []
    consents = [Consent(), Consent(edited=True)] + ([] if state.startswith("unmanaged") else [Consent(adopt=True)])
    for consent in consents:
        assert reconcile(shop.target, deploy, shop.catalogs, consent, apply=True).refusal
    assert not has_ledger or ledger(deploy) == before


def test_accepting_what_git_explains(shop: Shop, made: Callable[..., Deploy]) -> None:
    deploy = made(edit(POSTS, checksums(EARLIER)[0]))
    before = ledger(deploy)
    assert "--accept-edited" in reconcile(shop.target, deploy, shop.catalogs, Consent(), apply=True).refusal
    done = reconcile(shop.target, deploy, shop.catalogs, Consent(edited=True), apply=True)
    assert "now stands for 3" in done.words[0]
    assert shop.check(deploy).verdict == "reconciled"
    rollback(shop.target, deploy, apply=True)
    assert ledger(deploy) == before
    drifted = made(DRIFT + edit(POSTS, checksums(EARLIER)[0]))
    assert reconcile(shop.target, drifted, shop.catalogs, Consent(edited=True), apply=True).refusal


@pytest.mark.parametrize("change", [NO_LEDGER, "TRUNCATE _prisma_migrations"])
def test_adopting(shop: Shop, made: Callable[..., Deploy], change: str) -> None:
    deploy = made(change)
    assert "--adopt" in reconcile(shop.target, deploy, shop.catalogs, Consent(), apply=True).refusal
    done = reconcile(shop.target, deploy, shop.catalogs, Consent(adopt=True), apply=True)
    assert "is recorded as applied" in done.words[0]
    assert shop.check(deploy).verdict == "reconciled"
    assert reconcile(shop.target, deploy, shop.catalogs, Consent(adopt=True), apply=True).script == ""


def test_two_operators_at_once(shop: Shop, made: Callable[..., Deploy]) -> None:
    deploy = made()
    with ThreadPoolExecutor(4) as threads:
        moves = [threads.submit(reconcile, shop.target, deploy, shop.catalogs, Consent(), apply=True) for _ in range(4)]
        words = [move.result().words[0] for move in moves]
    assert sum("now stands for" in one for one in words) == 1
    assert sum("nothing to do" in one for one in words) == 3
    assert len(ledger(deploy)) == 1


def test_while_prisma_migrates(shop: Shop, made: Callable[..., Deploy], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("squash.deploys.moving.LOCK_WAIT", "200ms")
    deploy = made()
    before = ledger(deploy)
    with psycopg.connect(deploy.conninfo) as prisma:
        prisma.execute("SELECT pg_advisory_lock(%s)", (ADVISORY_LOCK,))
        with pytest.raises(LedgerError, match="another session is migrating"):
            reconcile(shop.target, deploy, shop.catalogs, Consent(), apply=True)
    assert ledger(deploy) == before


def test_each_move_is_told_when_it_is_done_and_one_failure_ends_no_other(
    shop: Shop, made: Callable[..., Deploy], tmp_path: Path
) -> None:
    host = conninfo_to_dict(shop.stages[3].conninfo)["host"]
    readable = made("CREATE ROLE squash_mover LOGIN; GRANT SELECT ON _prisma_migrations TO squash_mover")
    deploys = {"squash_mover": readable, "postgres": made("", 2), "postgres ": made(), "postgres  ": made()}
    urls = [f"postgresql://{user.strip()}@/{deploy.label}?host={host}" for user, deploy in deploys.items()]
    command = ["deploys", "reconcile", str(shop.target.folder), *urls]
    gone_away = f"postgresql://postgres@/{made().label}x?host={host}"
    shown = squash(*command, cwd=tmp_path)
    assert shown.stdout.splitlines()[-2:] == [
        "3 to be moved, 1 refused",
        "nothing was changed: when the steps before it are done, pass --apply to do it",
    ]
    assert f"{BASELINE} is not deployed here yet: first deploy the new commit" in shown.stdout
    done = squash(*command, gone_away, "--apply", cwd=tmp_path)
    lines = done.stdout.splitlines()
    assert ["failed" in lines[0], "refused, behind" in lines[1]] == [True, True], done.stdout + done.stderr
    assert ["now stands for 3" in line for line in lines[2:4]] == [True, True]
    assert "refused, unreachable" in lines[4]
    assert lines[5] == "1 failed, 2 refused, 2 moved"
    assert lines[6].startswith("from here on the old commit must not be deployed")
    assert done.returncode == 1
    assert [len(ledger(deploy)) for deploy in deploys.values()] == [3, 2, 1, 1]
    back = squash("deploys", "rollback", str(shop.target.folder), gone_away, *urls[2:], "--apply", cwd=tmp_path)
    assert (back.returncode, back.stdout.splitlines()[-1]) == (1, "1 failed, 2 moved"), back.stdout
    assert [len(ledger(deploy)) for deploy in deploys.values()] == [3, 2, 3, 3]
    with psycopg.connect(readable.conninfo, autocommit=True) as connection:
        connection.execute("DROP OWNED BY squash_mover; DROP ROLE squash_mover")


def test_an_interrupt_knows_what_was_moved(capfd: pytest.CaptureFixture[str]) -> None:
    """What is committed is printed, and noted for the interrupt's own words, before the next is begun."""
    deploys = (Deploy("one", "public", ""), Deploy("two", "public", ""))

    def move(deploy: Deploy) -> Move:
        if deploy is deploys[1]:
            assert capfd.readouterr().out == "one: moved\n"
            raise KeyboardInterrupt
        return Move(deploy, None, "BEGIN", "", ("moved",))

    journal.forget()
    with pytest.raises(KeyboardInterrupt):
        move_all(deploys, move, apply=True)
    assert journal.summary() == "moved the ledger of one"
    journal.forget()


# The order of a roll-out


def test_the_runbook_and_the_remedies_go_the_same_way(shop: Shop, made: Callable[..., Deploy]) -> None:
    """The new commit first, which changes nothing; the ledger when nothing deploys the old one any more."""
    reconcile_it = f'squash deploys reconcile {shop.target.folder} "$DATABASE_URL" --apply'
    last = f"{OLD_IS_GONE}: {reconcile_it}"
    ready = shop.check(made())
    assert remedy(shop.target, ready).steps == ("on the new commit: npx prisma migrate deploy", last)
    recorded = made(row(BASELINE, checksum=shop.target.expected.checksums[0]))
    assert remedy(shop.target, shop.check(recorded)).steps == (last,)
    production = (shop.target.folder / "RUNBOOK.md").read_text().partition(". Production")[2].partition("\n## ")[0]
    order = ("npx prisma migrate deploy\n", f"{OLD_IS_GONE[1:]}:", "-f reconcile.sql\n", "the old commit must not be")
    places = [production.index(words) for words in order]
    assert places == sorted(places)


# Other major versions

HELD = """
CREATE EXTENSION citext WITH VERSION '1.6';
CREATE DOMAIN "Positive" AS INTEGER CONSTRAINT "needed" NOT NULL CHECK (VALUE > 0);
CREATE TYPE "Mood" AS ENUM ('happy', 'sad');
CREATE TABLE "Old" ("id" BIGSERIAL PRIMARY KEY, "mood" "Mood" NOT NULL DEFAULT 'happy', "at" TIMESTAMPTZ(3) NOT NULL
    DEFAULT now(), "mail" citext, "tags" TEXT[] DEFAULT ARRAY[]::TEXT[], "n" "Positive", "total" NUMERIC(10, 2)
    GENERATED ALWAYS AS (1.5 * 2) STORED, CONSTRAINT "both" CHECK ("mail" IS NOT NULL OR "at" > '2020-01-01'));
ALTER TABLE "Old" RENAME TO "Renamed";
ALTER TABLE "Renamed" RENAME COLUMN "at" TO "madeAt";
CREATE INDEX ON "Renamed" (lower("mail"::text), "madeAt" DESC) WHERE "mood" IN ('happy', 'sad');
CREATE VIEW "V" AS SELECT r."id", x.y FROM "Renamed" r, (VALUES (1), (2)) x(y) WHERE r."mood" = ANY (ARRAY['sad'::"Mood"])
    AND EXISTS (SELECT 1 FROM "Renamed" s WHERE s."id" = r."id" ORDER BY s."madeAt" LIMIT 1);
CREATE MATERIALIZED VIEW "M" AS SELECT extract(year FROM "madeAt") AS year, count(*) FROM "Renamed" GROUP BY 1;
CREATE TABLE "Event" ("id" INTEGER NOT NULL, "day" DATE NOT NULL, "of" BIGINT REFERENCES "Renamed", PRIMARY KEY ("id", "day"))
    PARTITION BY RANGE ("day");
CREATE TABLE "Event_2024" PARTITION OF "Event" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE "Ref" ("id" INTEGER, "day" DATE, CONSTRAINT "Ref_event" FOREIGN KEY ("id", "day") REFERENCES "Event");
CREATE TABLE "Event_2025" PARTITION OF "Event" FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE FUNCTION f(a INTEGER DEFAULT 1) RETURNS INTEGER LANGUAGE sql BEGIN ATOMIC SELECT a + 1; END;
CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER "t" BEFORE UPDATE OF "mail" ON "Renamed" FOR EACH ROW WHEN (OLD."mail" IS DISTINCT FROM NEW."mail") EXECUTE FUNCTION t();
GRANT ALL ON "Renamed" TO pg_monitor;
GRANT CREATE ON SCHEMA public TO PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO pg_monitor;
ALTER TABLE "Renamed" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "p" ON "Renamed" FOR SELECT USING ("mail" = CURRENT_USER::text);
"""
# Changes to that, all at once, and for each a text that only one side of the differences has then.
SEEN = (
    ('ALTER TABLE "Renamed" ALTER "mood" DROP NOT NULL', '"mood" "Mood" NOT NULL DEFAULT'),
    (
        'ALTER TABLE "Renamed" ALTER "madeAt" DROP NOT NULL, ADD CONSTRAINT "instead" CHECK ("madeAt" IS NOT NULL)',
        '"madeAt" TIMESTAMPTZ(3) NOT NULL',
    ),
    ('ALTER DOMAIN "Positive" DROP NOT NULL', 'NOT NULL CONSTRAINT "Positive_check"'),
    ("""ALTER TABLE "Renamed" ALTER "tags" SET DEFAULT ARRAY['x']""", "DEFAULT ARRAY['x'"),
    ('REVOKE UPDATE ON "Renamed" FROM pg_monitor', 'UPDATE ON TABLE "Renamed" TO "pg_monitor"'),
    ('GRANT SELECT ON "Renamed" TO pg_read_all_data', 'GRANT SELECT ON TABLE "Renamed" TO "pg_read_all_data"'),
    ("ALTER DEFAULT PRIVILEGES REVOKE DELETE ON TABLES FROM pg_monitor", "GRANT DELETE, INSERT"),
    ("REVOKE USAGE ON SCHEMA public FROM PUBLIC", 'USAGE ON SCHEMA "public"'),
    ('ALTER TABLE "Ref" RENAME CONSTRAINT "Ref_event" TO "other"', 'ADD CONSTRAINT "Ref_event"'),
    ('ALTER TABLE "Renamed" RENAME CONSTRAINT "both" TO "neither"', 'CONSTRAINT "both"'),
    ("CREATE EXTENSION hstore", 'CREATE EXTENSION "hstore"'),
    (
        'CREATE OR REPLACE VIEW "V" AS SELECT r."id", x.y FROM "Renamed" r, (VALUES (1), (2)) x(y)',
        "EXISTS",
    ),
    (
        'DROP INDEX "Renamed_lower_madeAt_idx"; CREATE INDEX ON "Renamed" (lower("mail"::text), "madeAt")'
        """ WHERE "mood" IN ('happy', 'sad')""",
        '"madeAt" DESC',
    ),
)


@contextmanager
def held(on: Server, migrations: Path) -> Iterator[Database]:
    """Return a database of a server that ran a history of one migration, and nobody connected to it."""
    history = read_history(migrations)
    with on.database("held") as database:
        with database.connect() as connection:
            replay(connection, history, execution="batch", surroundings="shadow")
            record_applied(connection, [(migration.name, migration.checksum) for migration in history.migrations])
        yield database


def test_the_same_schema_on_every_major_is_identical(any_server: Server, server: Server, tmp_path: Path) -> None:
    put(tmp_path / "migrations", {INIT: HELD})
    target = read_target(tmp_path / "migrations", git=False)
    catalogs = Catalogs(target, server)
    with held(any_server, tmp_path / "migrations") as database:
        checked = check_deploy(target, deploy_of(database), catalogs)
        assert checked.contrast is not None
        assert checked.verdict == "ready", [(d.left, d.right) for d in checked.contrast.differences]
        with database.connect() as connection:
            connection.execute(";".join(change for change, _ in SEEN).encode())
        changed = check_deploy(target, deploy_of(database), catalogs)
        assert changed.verdict == "drifted"
        assert changed.contrast is not None

        def plain(text: str | None) -> str:
            return re.sub(r'CONSTRAINT "Old_\w+_not_null" ', "", " ".join((text or "").split()))

        sides = [(plain(difference.left), plain(difference.right)) for difference in changed.contrast.differences]
        for _, text in SEEN:
            assert any((text in left) != (text in right) for left, right in sides), (text, sides)


@pytest.mark.parametrize("any_server", ["14"], indirect=True)
def test_every_rule_is_needed(
    any_server: Server, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "migrations", {INIT: HELD})
    target = read_target(tmp_path / "migrations", git=False)
    with held(any_server, tmp_path / "migrations") as database:
        assert check_deploy(target, deploy_of(database), Catalogs(target, server)).verdict == "ready"
        for rule in RULES:
            monkeypatch.setattr("squash.deploys.majors.RULES", [other for other in RULES if other is not rule])
            assert check_deploy(target, deploy_of(database), Catalogs(target, server)).verdict == "drifted", rule.what


def test_an_older_scratch_server_sees_through_as_well(any_server: Server, server: Server, tmp_path: Path) -> None:
    put(tmp_path / "migrations", {INIT: HELD})
    target = read_target(tmp_path / "migrations", git=False)
    with held(server, tmp_path / "migrations") as database:
        checked = check_deploy(target, deploy_of(database), Catalogs(target, any_server))
        assert checked.contrast is not None
        assert checked.verdict == "ready", [(d.left, d.right) for d in checked.contrast.differences]


# What checking does to a deploy, and what a deploy can do to checking


def test_checking_writes_nothing(shop: Shop, made: Callable[..., Deploy]) -> None:
    """On a server that would let it: no row, no transaction id, no WAL."""
    deploy = made()
    for _ in range(2):  # the first visit may set hint bits, which are WAL on a server with checksums
        shop.check(deploy)
    with psycopg.connect(deploy.conninfo, autocommit=True) as connection:
        assert connection.execute("SHOW default_transaction_read_only").fetchone() == ("off",)
        connection.execute("CHECKPOINT")

        def counters() -> tuple[Any, ...]:
            connection.execute("SELECT pg_stat_force_next_flush()")
            return tuple(
                connection.execute(
                    "SELECT tup_inserted, tup_updated, tup_deleted, temp_files, pg_current_wal_insert_lsn(),"
                    " pg_current_snapshot()::text"
                    " FROM pg_stat_database WHERE datname = current_database()"
                ).fetchone()
                or ()
            )

        before = counters()
        assert shop.check(deploy).verdict == "ready"
        assert counters() == before


def test_row_level_security_hides_no_row(shop: Shop, made: Callable[..., Deploy]) -> None:
    """Its owner, whom the policy binds, would see a ledger without the failed row."""
    deploy = made(
        row(POSTS, finished="NULL")
        + """CREATE ROLE squash_reader LOGIN; ALTER TABLE _prisma_migrations OWNER TO squash_reader;
        ALTER TABLE _prisma_migrations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY p ON _prisma_migrations USING (finished_at IS NOT NULL)"""
    )
    reader = replace(deploy, conninfo=make_conninfo(deploy.conninfo, user="squash_reader"))
    try:
        checked = shop.check(reader)
    finally:
        with psycopg.connect(deploy.conninfo, autocommit=True) as connection:
            connection.execute("DROP OWNED BY squash_reader; DROP ROLE squash_reader")
    assert checked.verdict == "unreadable"
    assert "row-level security" in checked.findings[0].evidence[0]


def test_the_connection_that_reads_cannot_write(shop: Shop, made: Callable[..., Deploy]) -> None:
    deploy = made()
    with pytest.raises(ServerError, match="read-only transaction"), reading(deploy) as connection:
        assert connection.info.parameter_status("application_name") == "squash"
        assert connection.execute("SHOW statement_timeout").fetchone() == ("1min",)
        assert connection.execute("SHOW lock_timeout").fetchone() == ("5s",)
        connection.execute("CREATE TABLE x ()")


def test_nobody_is_waited_for(shop: Shop, made: Callable[..., Deploy]) -> None:
    """A writer that holds ROW EXCLUSIVE on every table, and is about to write: checking and both scripts go through."""
    deploy = made()
    with psycopg.connect(deploy.conninfo) as writer:
        writer.execute('LOCK TABLE "User", "Post" IN ROW EXCLUSIVE MODE')
        writer.execute("""INSERT INTO "User" ("name") VALUES ('someone')""")
        with psycopg.connect(deploy.conninfo, autocommit=True) as operator:
            operator.execute("SET lock_timeout = '500ms'")
            baseline = shop.target.baseline
            assert baseline is not None
            operator.execute(guard(baseline.name, shop.target.expected.squashed).encode())
            assert shop.check(deploy).verdict == "ready"
            for script in shop.target.scripts():
                body = script.removesuffix("COMMIT;\n")
                assert body != script
                operator.execute(body.encode())
                held = operator.execute(
                    "SELECT DISTINCT relation::regclass::text FROM pg_locks WHERE pid = pg_backend_pid()"
                    " AND relation >= 16384 ORDER BY 1"
                ).fetchall()
                assert held == [("_prisma_migrations",), ("_prisma_migrations_pkey",)]
                operator.execute("COMMIT")
        writer.execute("""INSERT INTO "Post" ("id", "author") VALUES (1, 1)""")
    assert shop.check(deploy).verdict == "ready"


def test_a_deploy_that_hangs_does_not_hold_the_rest(shop: Shop, made: Callable[..., Deploy]) -> None:
    """One server takes the connection and says nothing; another lets us in and falls silent."""
    good = made()
    with socket.create_server(("127.0.0.1", 0)) as deaf, ExitStack() as stack:
        port = deaf.getsockname()[1]
        mute = parse_deploy(f"postgresql://u:sekret@127.0.0.1:{port}/mute?connect_timeout=1")
        held = {"_prisma_migrations": made(), "pg_class": made()}  # what reading, or already connecting, waits for
        for table, deploy in held.items():
            holder = stack.enter_context(psycopg.connect(deploy.conninfo))
            holder.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE".encode())
        started = time.monotonic()
        order: list[str] = []
        deploys = [mute, *held.values(), *[good] * 6]
        found = list(
            check_deploys(
                shop.target, deploys, shop.catalogs, jobs=4, seconds=2, done=lambda one: order.append(one.verdict)
            )
        )
    assert time.monotonic() - started < 4.5  # before the lock's own time-out
    assert [checked.verdict for checked in found] == [*["unreachable"] * 3, *["ready"] * 6]
    assert order[:6] == ["ready"] * 6
    assert "timeout" in found[0].findings[0].evidence[0]


def test_passwords_are_never_shown(shop: Shop, made: Callable[..., Deploy], tmp_path: Path) -> None:
    name = made().label
    host = str(conninfo_to_dict(shop.stages[3].conninfo)["host"])
    urls = [
        f"postgresql://postgres:s3kr%40t@/{name}?host={host}",
        f"postgresql://postgres@/{name}?host={host}&password=s3kr%40t",
        "postgresql://nobody:s3kr%40t@127.0.0.1:1/x",
        "postgresql://u:s3kr@t@127.0.0.1/x",
        "mysql://u:s3kr@t@127.0.0.1/x",
    ]
    out = str(shop.target.folder)
    calls = [(["deploys", "check", out, *urls, "--format", form], 3) for form in ("text", "json", "markdown")]
    calls += [(["deploys", "reconcile", out, *urls[2:], "--apply"], 3)]
    for call, code in calls:
        done = squash(*call, cwd=tmp_path)
        assert "s3kr" not in done.stdout + done.stderr, (call, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        assert done.returncode == code, done.stderr


# Damage and interruption

NAMES = (INIT, POSTS, AUDIT, LATER, "20250102120000_hotfix", "20240101000000_other")


@st.composite
def damages(draw: st.DrawFn) -> list[str]:
    """Draw what happens to a ledger that was up to date: SQL, a few changes one after another."""
    name = st.sampled_from(NAMES)
    time_ = st.sampled_from(["NULL", "now()", "'2024-02-29 23:59:59.999999+13'", "'-infinity'"])
    text = st.sampled_from(["NULL", "''", "E'\\t\\n\\\\ \u20ac'", """'{"squash" : 1, "rows" : []}'""", "'E: boom'"])
    checksum = st.sampled_from(["ab" * 32, "", "0", checksums(EARLIER)[0], checksums(SCRIPTS[INIT])[-1]])
    change = st.one_of(
        st.builds(gone, name),
        st.builds(reopened, name),
        st.builds(edit, name, checksum),
        st.builds(lambda n, c, f, r: row(n, checksum=c, finished=f, rolled_back=r), name, checksum, time_, time_),
        st.builds(lambda n, t: f"UPDATE _prisma_migrations SET logs = {t} WHERE migration_name = '{n}';", name, text),
        st.builds(
            lambda n, t: (
                f"UPDATE _prisma_migrations SET started_at = coalesce({t}, started_at) WHERE migration_name = '{n}';"
            ),
            name,
            time_,
        ),
        st.builds(
            lambda n, c: f"UPDATE _prisma_migrations SET applied_steps_count = {c} WHERE migration_name = '{n}';",
            name,
            st.integers(-1, 2**31 - 1),
        ),
    )
    return draw(st.lists(change, max_size=4))


@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(damage=damages())
def test_random_damage(shop: Shop, damage: list[str], damaged: tuple[Deploy, psycopg.Connection[Any]]) -> None:
    """Reconcile never succeeds on a ledger that is not wholly applied; what it does, rollback undoes to the byte."""
    deploy, connection = damaged
    connection.execute("TRUNCATE _prisma_migrations")
    record_applied(connection, [(name, checksums(SCRIPTS[name])[0]) for name in (INIT, POSTS, AUDIT)])
    connection.execute("".join(damage).encode() or b"SELECT 1")
    before = ledger(deploy)
    sound = connection.execute(
        "SELECT count(DISTINCT migration_name) FILTER (WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) = 3"
        " FROM _prisma_migrations WHERE migration_name = ANY(%s)",
        ([INIT, POSTS, AUDIT],),
    ).fetchone() == (True,)
    clean = connection.execute(
        "SELECT count(*) = 0 FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL"
    ).fetchone() == (True,)
    try:
        move = reconcile(shop.target, deploy, shop.catalogs, Consent(), apply=True)
    except LedgerError:
        move = None
    if move is None or move.refusal:
        assert ledger(deploy) == before
        return
    assert sound
    assert clean
    assert rollback(shop.target, deploy, apply=True).script
    assert ledger(deploy) == before


@pytest.fixture
def damaged(made: Callable[..., Deploy]) -> Iterator[tuple[Deploy, psycopg.Connection[Any]]]:
    deploy = made()
    with psycopg.connect(deploy.conninfo, autocommit=True) as connection:
        yield deploy, connection


OTHERS = (
    "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND backend_type = 'client backend'"
)


def test_killed_in_the_middle_it_is_old_or_new(shop: Shop, made: Callable[..., Deploy]) -> None:
    """Fifty times, at random moments, the client by kill -9 or its backend: one ledger or the other, then it goes on."""
    deploy = made()
    before = ledger(deploy)
    there, back = shop.target.scripts()
    seen = set()
    random = Random(4)
    with psycopg.connect(deploy.conninfo, autocommit=True) as watcher:
        for number in range(50):
            with subprocess.Popen(
                ["psql", "-Xq", deploy.conninfo],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            ) as operator:
                assert operator.stdin is not None
                assert operator.stdout is not None
                operator.stdin.write(b"SELECT 1;\n")
                operator.stdin.flush()
                operator.stdout.readline()
                operator.stdin.write(there.encode())
                operator.stdin.flush()
                time.sleep(random.uniform(0, 0.012))
                if number % 2:
                    watcher.execute(f"SELECT pg_terminate_backend(pid) {OTHERS}".encode())
                operator.kill()
            while watcher.execute(f"SELECT count(*) {OTHERS}".encode()).fetchone() != (0,):
                time.sleep(0.002)
            now = ledger(deploy)
            state = "old" if now == before else "new" if len(now) == 1 else "mixture"
            assert state != "mixture", (number, now)
            seen.add(state)
            if state == "new":
                execute_script(watcher, back)
                assert ledger(deploy) == before
    assert seen == {"old", "new"}
    execute_script(watcher := psycopg.connect(deploy.conninfo, autocommit=True), there)
    watcher.close()
    assert shop.check(deploy).verdict == "reconciled"


# How far everyone is


def test_planning(shop: Shop, made: Callable[..., Deploy], tmp_path: Path) -> None:
    directory = shop.repository / "prisma" / "migrations"
    target = read_target(directory)
    catalogs = Catalogs(target, shop.server)
    deploys = {
        "whole": made("", 4),
        "three": made("", 3),
        "two": made("", 2),
        "empty": made(NO_LEDGER, 0),
        "edited": made(edit(POSTS), 4),
        "earlier": made(edit(POSTS, checksums(EARLIER)[0]), 4),
        "unknown": made(row("20250102120000_hotfix"), 4),
        "gap": made(gone(POSTS), 4),
        "failed": made(row("x", finished="NULL"), 4),
        "unmanaged": made(NO_LEDGER, 4),
    }
    checks = {name: check_deploy(target, deploy, catalogs) for name, deploy in deploys.items()}

    def planned(*names: str) -> tuple[str | None, list[int]]:
        found = plan(target, [checks[name] for name in names])
        return found.through, [reach.count for reach in found.reaches]

    assert planned("whole", "empty") == (LATER, [4, 4])
    assert planned("whole", "earlier") == (INIT, [4, 1])  # another branch's script is not accepted by a squash of this
    assert planned("whole", "three") == (AUDIT, [4, 3])
    assert planned("two", "three", "whole") == (POSTS, [2, 3, 4])
    assert planned("whole", "edited") == (INIT, [4, 1])
    assert planned("unknown") == (POSTS, [2])
    assert planned("gap") == (INIT, [1])
    assert planned("whole", "failed") == (None, [4, 0])
    assert planned("unmanaged") == (None, [0])
    # what is planned is what the scripts then take
    history = read_history(directory).migrations
    for name in ("three", "two", "edited", "unknown", "gap"):
        _, (count,) = planned(name)
        accepted = accepted_checksums(history[:count], known_scripts(Tracked(directory)))
        baseline = Migration(baseline_name(history[:count]), "")
        scripts = write_scripts(baseline, write_parts(baseline.name, accepted))
        with psycopg.connect(deploys[name].conninfo, autocommit=True) as connection:
            for script in (scripts.guard, scripts.reconcile, scripts.rollback):
                execute_script(connection, script)
    with pytest.raises(SquashError, match="nothing to plan"):
        plan(shop.target, [])
    host = conninfo_to_dict(shop.stages[3].conninfo)["host"]
    urls = [f"postgresql://postgres@/{deploys[name].label}?host={host}" for name in ("three", "whole")]
    done = squash("plan", str(directory), *urls, cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        0,
        f"3 of 4 migrations: squash run {directory} --through {AUDIT}",
    )


# Schemas


@pytest.fixture(scope="module")
def tenants(shop: Shop) -> Iterator[Database]:
    """Two tenants in one database, each the whole history in its own schema, and strangers beside them."""
    history = read_history(shop.repository / "prisma" / "migrations")
    with shop.server.database("tenants") as database:
        for name in ("acme", "we ird"):
            with database.connect(name) as connection:
                replay(connection, history, execution="batch", surroundings="shadow")
                record_applied(connection, [(m.name, m.checksum) for m in history.migrations])
        with database.connect() as connection:
            connection.execute(
                """CREATE TABLE stranger (id INTEGER); COMMENT ON TABLE stranger IS 'x';
                CREATE SCHEMA auth; CREATE TYPE auth.kind AS ENUM ('a'); CREATE CAST (auth.kind AS INTEGER) WITH INOUT;
                CREATE FUNCTION auth.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                GRANT EXECUTE ON FUNCTION auth.f() TO pg_monitor"""
            )
        yield database


@pytest.mark.parametrize("schema", ["acme", "we ird"])
def test_the_schema_of_the_url(shop: Shop, tenants: Database, schema: str) -> None:
    checked = shop.check(deploy_of(tenants, schema))
    assert checked.verdict == "ready", checked.findings
    assert checked.contrast is not None
    assert len(checked.contrast.not_compared) == 3


TENANT_DRIFT = {
    "a trigger from elsewhere": 'CREATE TRIGGER "x" BEFORE INSERT ON acme."User" FOR EACH ROW EXECUTE FUNCTION auth.f()',
    "a column of a type from elsewhere": 'ALTER TABLE acme."User" ADD COLUMN "x" auth.kind',
    "a foreign key from elsewhere": 'ALTER TABLE acme."User" ADD COLUMN "x" INTEGER REFERENCES "we ird"."User"',
    "a table moved away": 'ALTER TABLE acme."Post" SET SCHEMA auth',
    "a comment on what is ours": """COMMENT ON COLUMN acme."User"."name" IS 'x'""",
}


@pytest.mark.parametrize("change", TENANT_DRIFT.values(), ids=TENANT_DRIFT.keys())
def test_what_comes_from_other_schemas_is_seen(shop: Shop, tenants: Database, change: str) -> None:
    with shop.server.database("changed", template=tenants) as database:
        with database.connect() as connection:
            connection.execute(change.encode())
        assert shop.check(deploy_of(database, "acme")).verdict == "drifted"
        assert shop.check(deploy_of(database, "we ird")).verdict == "ready"
        assert shop.check(deploy_of(database, "fresh")).verdict == "empty"
        assert shop.check(deploy_of(database)).verdict == "elsewhere"  # no ?schema=: no ledger there, but a stranger


ASKED = {
    "nothing": "",
    "a stranger": "CREATE TABLE stranger (id INTEGER)",
    "an empty ledger": LEDGER_DDL,
    "the ledger of another history": LEDGER_DDL + row("20240101000000_other"),
}


@pytest.mark.parametrize("asked", ASKED)
def test_a_forgotten_schema_is_found(shop: Shop, tmp_path: Path, asked: str) -> None:
    """Prisma would build a second copy in public; each command says where the history is instead."""
    migrations = shop.repository / "prisma" / "migrations"
    history = read_history(migrations)
    with shop.server.database("forgotten") as database:
        with database.connect("the app") as connection:
            replay(connection, history, execution="batch", surroundings="shadow")
            record_applied(connection, [(m.name, m.checksum) for m in history.migrations])
        with database.connect() as connection:
            connection.execute(ASKED[asked].encode() or b"SELECT 1")
        deploy = deploy_of(database)
        checked = shop.check(deploy)
        assert [finding.verdict for finding in checked.findings] == ["elsewhere"]
        here = "no ledger" if "ledger" not in asked else "a ledger without any of its migrations"
        assert checked.findings[0].evidence == (
            "the history is in another schema: did you forget ?schema=the%20app?",
            f'schema "public", which was asked for, holds {here}',
            'schema "the app" holds a ledger that records 4 migrations of this history and 2 of its 2 tables',
        )
        assert remedy(shop.target, checked).steps[0] == "check it again with ?schema=the%20app in the URL"
        for consent in (Consent(), Consent(adopt=True)):
            move = reconcile(shop.target, deploy, shop.catalogs, consent, apply=True)
            assert move.refusal.startswith("elsewhere: the history is in another schema")
        assert rollback(shop.target, deploy, apply=True).refusal.startswith("elsewhere: ")
        assert plan(read_target(migrations), [checked]).reaches[0].obstacle == checked.findings[0].evidence[0]
        host = conninfo_to_dict(database.conninfo)["host"]
        url = f"postgresql://postgres@/{database.name}?host={host}"
        done = squash("deploys", "check", str(shop.target.folder), url, cwd=tmp_path)
        assert (done.returncode, done.stdout.splitlines()[-1]) == (3, "1 elsewhere")
        if "ledger" not in asked:
            for call in (["compare", str(migrations), url], ["run", str(migrations), "--from", url]):
                done = squash(*call, cwd=tmp_path)
                assert (done.returncode, done.stdout) == (1, ""), done.stderr
                assert 'schema "public" has no ledger of Prisma' in done.stderr
                assert "did you forget ?schema=the%20app in the URL?" in done.stderr
        assert shop.check(deploy_of(database, "the app")).verdict == "ready"


def test_tables_alone_tell_a_forgotten_schema(shop: Shop, made: Callable[..., Deploy]) -> None:
    deploy = made(
        "CREATE SCHEMA app; "
        + "; ".join(f'ALTER TABLE "{t}" SET SCHEMA app' for t in ("User", "Post"))
        + ";"
        + NO_LEDGER
    )
    checked = shop.check(deploy)
    assert checked.verdict == "elsewhere"
    assert checked.findings[0].evidence[2] == 'schema "app" holds 2 of its 2 tables'
    # as a provider's schema has them: the same names, other columns; and no privilege is needed to see that
    other = made(
        NO_LEDGER
        + 'CREATE SCHEMA auth; CREATE TABLE auth."User" (id UUID, instance UUID, name TEXT, token TEXT, at TIMESTAMPTZ);'
        'CREATE TABLE auth."Post" (id INTEGER, a TEXT, b TEXT, c TEXT); CREATE TABLE auth._prisma_migrations (id TEXT)',
        0,
    )
    assert shop.check(other).verdict == "empty"


def test_a_ledger_elsewhere_that_may_not_be_read(shop: Shop, made: Callable[..., Deploy]) -> None:
    """Row level security refuses to count its rows: then its tables tell."""
    deploy = made(
        "CREATE SCHEMA app; ALTER TABLE _prisma_migrations SET SCHEMA app;"
        "ALTER TABLE app._prisma_migrations ENABLE ROW LEVEL SECURITY; CREATE ROLE squash_reader LOGIN;"
        "GRANT USAGE ON SCHEMA app TO squash_reader; GRANT SELECT ON ALL TABLES IN SCHEMA app TO squash_reader;"
        'ALTER TABLE "User" SET SCHEMA app; ALTER TABLE "Post" SET SCHEMA app'
    )
    reader = replace(deploy, conninfo=make_conninfo(deploy.conninfo, user="squash_reader"))
    try:
        checked = shop.check(reader)
    finally:
        with psycopg.connect(deploy.conninfo, autocommit=True) as connection:
            connection.execute("DROP OWNED BY squash_reader; DROP ROLE squash_reader")
    assert checked.verdict == "elsewhere", checked.findings
    assert checked.findings[0].evidence[2] == 'schema "app" holds a ledger that was not read and 2 of its 2 tables'


def test_moving_one_tenant(shop: Shop, tenants: Database) -> None:
    with shop.server.database("moved", template=tenants) as database:
        one, two = deploy_of(database, "acme"), deploy_of(database, "we ird")
        assert "now stands for 3" in reconcile(shop.target, one, shop.catalogs, Consent(), apply=True).words[0]
        assert shop.check(one).verdict == "reconciled"
        assert shop.check(two).verdict == "ready"
        assert "are restored" in rollback(shop.target, one, apply=True).words[0]
        assert shop.check(one).verdict == "ready"


# Targets


def test_a_migrations_directory_after_the_merge_is_a_target(shop: Shop, made: Callable[..., Deploy]) -> None:
    directory = shop.repository / "prisma" / "migrations"
    target = read_target(shop.target.folder / "migrations", migrations=directory)
    assert target.expected == shop.target.expected
    assert target.scripts() == shop.target.scripts()
    catalogs = Catalogs(target, shop.server)
    for change, stage, verdict in (
        ("", 3, "ready"),
        ("", 2, "behind"),
        (DRIFT, 3, "drifted"),
        (edit(POSTS), 3, "edited"),
    ):
        assert check_deploy(target, made(change, stage), catalogs).verdict == verdict


@pytest.mark.parametrize("rollout", ["self-reconcile", "adopt-name"])
def test_the_other_ways_of_rolling_out(
    shop: Shop, made: Callable[..., Deploy], tmp_path: Path, rollout: Literal["self-reconcile", "adopt-name"]
) -> None:
    migrations = shop.repository / "prisma" / "migrations"
    request = Request(
        read_history(migrations), lambda: known_scripts(Tracked(migrations)), through=AUDIT, rollout=rollout
    )
    result = squash_history(request, shop.server)
    write_tree(tmp_path / "out", output_files(result, shop.server, str(migrations)), earlier_run())
    target = read_target(tmp_path / "out")
    catalogs = Catalogs(target, shop.server)
    for change, stage, verdict in (
        ("", 0, "empty"),
        ("", 2, "behind"),
        ("", 3, "ready"),
        ("", 4, "ready"),
        (DRIFT, 3, "drifted"),
        (edit(AUDIT), 3, "edited"),
        (gone(AUDIT), 3, "drifted"),  # behind, and yet its objects are there
        (gone(POSTS), 3, "out of order"),
        (reopened(AUDIT), 3, "failed"),
    ):
        assert check_deploy(target, made(change, stage), catalogs).verdict == verdict
    deploy = made("", 4)
    before = ledger(deploy)
    assert target.rollout == rollout
    steps = remedy(target, check_deploy(target, deploy, catalogs)).steps
    expected = {"self-reconcile": [OLD_IS_GONE], "adopt-name": ["on the new commit", OLD_IS_GONE]}[rollout]
    assert [step.partition(": ")[0] for step in steps] == expected
    assert not reconcile(target, deploy, catalogs, Consent(), apply=True).refusal
    assert check_deploy(target, deploy, catalogs).verdict == "reconciled"
    assert "are restored" in rollback(target, deploy, apply=True).words[0]
    assert ledger(deploy) == before
    fresh = made("DROP TABLE _prisma_migrations", 0)
    with psycopg.connect(fresh.conninfo, autocommit=True) as connection:
        execute_script(connection, result.baseline.script)
        connection.execute(LEDGER_DDL)
        record_applied(connection, [(result.baseline.name, result.baseline.checksum)])
    assert check_deploy(target, fresh, catalogs).verdict == "reconciled"


def test_a_history_that_has_yet_to_be_squashed_is_a_target(shop: Shop, made: Callable[..., Deploy]) -> None:
    target = read_target(shop.repository / "prisma" / "migrations")
    catalogs = Catalogs(target, shop.server)
    for change, stage, verdict in (
        ("", 4, "ready"),
        ("", 3, "behind"),
        (DRIFT, 4, "drifted"),
        (NO_LEDGER, 4, "unmanaged"),
    ):
        checked = check_deploy(target, made(change, stage), catalogs)
        assert checked.verdict == verdict
        assert remedy(target, checked).steps
    with pytest.raises(LedgerError, match="no baseline"):
        reconcile(target, made("", 4), catalogs, Consent(), apply=True)


def test_without_git_what_is_behind_cannot_be_compared(shop: Shop, made: Callable[..., Deploy]) -> None:
    target = read_target(shop.target.folder, git=False)
    checked = check_deploy(target, made("", 2), Catalogs(target, shop.server))
    assert checked.verdict == "behind"
    assert any("neither the directory nor git holds" in line for line in checked.findings[0].evidence)
    found = remedy(target, checked)
    assert not found.files
    assert any("--migrations" in step for step in found.steps)
    assert check_deploy(target, made(), Catalogs(target, shop.server)).verdict == "ready"


@pytest.mark.parametrize("damage", ["text", "script", "names"])
def test_a_folder_that_does_not_hold_together(shop: Shop, tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "out"
    shutil.copytree(shop.target.folder, folder)
    proof = folder / "proof.json"
    if damage == "text":
        proof.write_text("{")
    elif damage == "script":
        (folder / "migrations" / BASELINE / "migration.sql").write_text("SELECT 1;")
    else:
        proof.write_text(proof.read_text().replace('"squashed"', '"other"'))
    with pytest.raises(SquashError):
        read_target(folder)


@given(
    names=st.lists(st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1), min_size=1, unique=True)
)
def test_a_baseline_tells_what_it_replaces(names: list[str]) -> None:
    squashed = tuple(SquashedMigration(name, checksums(name)) for name in names)
    if BASELINE not in names:
        assert squashed_by(guard(BASELINE, squashed)) == squashed
    assert squashed_by("SELECT 1") is None


@pytest.mark.parametrize(
    ("place", "said", "then"),
    [
        ("squash.deploys.check.read_deploy", "could not be read", []),
        ("squash.deploys.check.judge_ledger", "could not be judged", []),
        ("squash.deploys.check.Catalogs.compare", "could not be judged", []),
        ("squash.deploys.advice.with_provenance", "could not be judged to the end", ["drifted", "ready"]),
        ("squash.deploys.advice.write_drift", "could not be judged to the end", ["drifted", "ready"]),
    ],
)
def test_a_fault_of_this_tool_in_one_visit_does_not_cost_the_rest(
    shop: Shop, made: Callable[..., Deploy], monkeypatch: pytest.MonkeyPatch, place: str, said: str, then: list[str]
) -> None:
    calls = []

    def fail_once(*arguments: Any, **options: Any) -> Any:
        calls.append(arguments)
        if len(calls) == 1:
            raise ZeroDivisionError("what nobody foresaw")
        return real(*arguments, **options)

    room, _, name = place.rpartition(".")
    owner = import_module(room) if room != "squash.deploys.check.Catalogs" else Catalogs
    real = getattr(owner, name)
    monkeypatch.setattr(owner, name, fail_once)
    visits = check_deploys(shop.target, [made(DRIFT), made(DRIFT)], shop.catalogs, jobs=1)
    (broken, what), (fine, _) = [diagnose(shop.target, checked) for checked in visits]
    assert [finding.verdict for finding in broken.findings] == ["unreadable", *then]
    assert broken.findings[0].evidence == (f"{said}: internal: ZeroDivisionError: what nobody foresaw",)
    assert "report it" in what.steps[0]
    assert fine.verdict == "drifted"


def test_conditions_come_with_the_gravest_first() -> None:
    expected = Expected(
        BASELINE, ("c" * 64,), (SquashedMigration(INIT, ("a" * 64,)), SquashedMigration(POSTS, ("b" * 64,)))
    )
    now = datetime.now(UTC)

    def one(name: str, checksum: str, finished: datetime | None) -> LedgerRow:
        return LedgerRow("id", checksum, finished, name, "boom", None, now, 1)

    rows = [one(POSTS, "0" * 64, now), one("x", "0" * 64, now), one(LATER, "0" * 64, None)]
    found = judge_ledger(rows, expected)
    assert [finding.verdict for finding in found.findings] == ["failed", "edited", "ahead", "out of order", "behind"]
    assert judge_ledger((), expected).findings == ()
    assert judge_ledger([one(POSTS, "b" * 64, now), one(INIT, "a" * 64, now)], expected).findings[0].verdict == "ready"


# The command line


def test_the_command_line(shop: Shop, made: Callable[..., Deploy], tmp_path: Path) -> None:
    host = conninfo_to_dict(shop.stages[3].conninfo)["host"]

    def url(deploy: Deploy) -> str:
        return f"postgresql://postgres@/{deploy.label}?host={host}&schema=public&connection_limit=1"

    ready, behind, empty, drifted = made(), made("", 2), made(NO_LEDGER, 0), made(DRIFT)
    out = str(shop.target.folder)
    fine = squash("deploys", "check", out, url(empty), cwd=tmp_path, DATABASE_URL=url(drifted))
    assert (fine.returncode, fine.stdout.splitlines()[-1]) == (0, "1 empty")
    alone = squash("deploys", "check", out, "-q", cwd=tmp_path, DATABASE_URL=url(ready))
    assert (alone.returncode, alone.stdout) == (0, "1 ready\n")
    (tmp_path / "urls").write_text(f"# all\nproduction {url(ready)}\n\n{url(behind)}\nstaging {url(drifted)}\n")
    for _ in range(2):  # its own scripts are replaced
        done = squash("deploys", "check", out, "--from-file", "urls", "--format", "json", cwd=tmp_path)
        assert done.returncode == 3
    found = json.loads(done.stdout)
    assert [(one["deploy"], one["verdict"]) for one in found][::2] == [("production", "ready"), ("staging", "drifted")]
    assert found[1]["verdict"] == "behind"
    assert found[1]["findings"][0]["migrations"] == [AUDIT]
    assert any("squash-deploys/catch-up.sql" in step for step in found[1]["remedy"])
    assert found[2]["differences"] == [
        {
            "kind": "index",
            "object": 'index "User_name_key"',
            "history": 'CREATE UNIQUE INDEX "User_name_key" ON "User"("name")',
            "deploy": None,
        }
    ]
    assert sorted(path.name for path in (tmp_path / "squash-deploys").iterdir()) == ["catch-up.sql", "drift.sql"]
    table = squash("deploys", "check", out, "--from-file", "urls", "--format", "markdown", cwd=tmp_path)
    assert '| `staging` | drifted | missing: index "User_name_key" |' in table.stdout
    shown = squash("deploys", "reconcile", out, url(ready), cwd=tmp_path)
    assert (shown.returncode, "pass --apply" in shown.stdout, len(ledger(ready))) == (0, True, 3)
    moved = squash("deploys", "reconcile", out, url(ready), "--apply", cwd=tmp_path)
    assert (moved.returncode, len(ledger(ready))) == (0, 1)
    refused = squash("deploys", "reconcile", out, url(behind), "--apply", cwd=tmp_path)
    assert (refused.returncode, "behind: 1 of 3" in refused.stdout) == (3, True)
    back = squash("deploys", "rollback", out, url(ready), "--apply", cwd=tmp_path)
    assert (back.returncode, len(ledger(ready))) == (0, 3)
    nothing = squash("deploys", "check", out, cwd=tmp_path)
    assert (nothing.returncode, "DATABASE_URL" in nothing.stderr) == (2, True)


@pytest.mark.parametrize("text", ["", "# none yet\n\n"])
def test_a_list_without_a_database_is_no_good_news(shop: Shop, tmp_path: Path, text: str) -> None:
    (tmp_path / "none.txt").write_text(text)
    done = CliRunner().invoke(
        cli, ["deploys", "check", str(shop.target.folder), "--from-file", str(tmp_path / "none.txt")]
    )
    assert done.exit_code == 2
    assert "none.txt names no database" in done.output
    endless = CliRunner().invoke(cli, ["deploys", "check", str(shop.target.folder), "--from-file", "/dev/zero"])
    assert endless.exit_code == 2
    assert "it is no list of URLs" in endless.output


def test_the_command_for_another_schema_works_as_it_is_printed(made: Callable[..., Deploy]) -> None:
    """A schema of any name: libpq takes the options apart as psql does with PGOPTIONS."""
    conninfo = made().conninfo
    for schema in ("app", "The app", 'a"b\\c'):
        with psycopg.connect(conninfo, options=path_options(schema)) as connection:
            row = connection.execute("SHOW search_path").fetchone()
        assert row == (schema if schema == "app" else '"' + schema.replace('"', '""') + '"',)
