"""Verdicts on real databases: each is made, alone and in pairs, and everything that could pass for ready is tried."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from squash.deploys import (
    Catalogs,
    Checked,
    Consent,
    Deploy,
    Target,
    check_deploy,
    read_target,
    reconcile,
    remedy,
    rollback,
    with_provenance,
)
from squash.errors import LedgerError
from squash.history import read_history, write_tree
from squash.ledger import ADVISORY_LOCK, LEDGER_DDL, record_applied
from squash.provenance import known_scripts
from squash.replay import replay
from squash.report import output_files
from squash.run import Request
from squash.run import squash as squash_history
from squash.server import Database, Server

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
GIT = {f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(repository: Path, *arguments: str) -> str:
    command = ["git", "-c", "init.defaultBranch=main", *arguments]
    done = subprocess.run(command, cwd=repository, env=os.environ | GIT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@dataclass(frozen=True)
class Shop:
    """A squashed history, and databases that ran a part of it: by the number of migrations."""

    target: Target
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
    result = squash_history(Request(history, lambda: known_scripts(migrations), through=AUDIT), server)
    assert result.proof.holds, result.proof
    write_tree(repository / "out", output_files(result, server, "../prisma/migrations"))
    target = read_target(repository / "out")
    with ExitStack() as stack:
        stages = {}
        for count in (0, 2, 3, 4):
            database = stages[count] = stack.enter_context(server.database(f"stage {count}"))
            with database.connect() as connection:
                connection.execute(LEDGER_DDL)
                for migration in history.migrations[:count]:
                    replay(connection, type(history)((migration,), "postgresql", None), execution="batch")
                    record_applied(connection, [(migration.name, migration.checksum)])
        yield Shop(target, Catalogs(target, server), server, stages, repository)


def deploy_of(database: Database, schema: str = "public") -> Deploy:
    return Deploy(database.name, schema, database.conninfo)


@pytest.fixture
def made(shop: Shop) -> Iterator[Callable[..., Deploy]]:
    """Give what makes a deploy: a copy of a stage, changed by SQL."""
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
    assert any("git worktree add ../old" in step and "npx prisma@7 migrate deploy" in step for step in found.steps)
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


def test_edited_is_explained_by_git(shop: Shop, made: Callable[..., Deploy]) -> None:
    from squash.history import checksums

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
    from squash.history import checksums

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
