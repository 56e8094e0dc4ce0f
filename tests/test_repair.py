"""Repairs: breakages made by machine are mended to the very catalog, edits are few, and deploys keep being accepted."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from breaking import KINDS, Breakage
from click.testing import CliRunner, Result

from squash.cli import cli, commands
from squash.errors import ReplayError
from squash.postgres.schema import compare_schemas, read_schema
from squash.postgres.server import Database, Server, execute_script
from squash.postgres.snapshot import differences
from squash.prisma.history import History, Migration, read_history
from squash.prisma.ledger import LEDGER, LEDGER_DDL
from squash.prisma.replay import Execution, replay
from squash.proof import prove_source
from squash.repair import (
    Built,
    Edit,
    Repair,
    RepairChange,
    RepairTarget,
    _attempt,
    _minimised,
    _Workshop,
    build_target,
    edited,
    repair,
)
from squash.repair.guards import actions, column_type, passing_over, table_of, with_if_exists

AG112 = Path(__file__).parent.parent / "golden" / "ag112"
LIBRARY = Path(__file__).parent.parent / "golden" / "repair" / "library"


def history(*scripts: str) -> History:
    return History(tuple(Migration(f"{n}_step", script) for n, script in enumerate(scripts, 1)), "postgresql", None)


@pytest.fixture(scope="module")
def library(server: Server) -> Iterator[Built]:
    """A healthy history, built."""
    healthy = read_history(LIBRARY / "migrations")
    with build_target(RepairTarget("library", "history", healthy), server, "public", "batch") as built:
        yield built


def mend(server: Server, broken: History, *target: str) -> Repair:
    with build_target(RepairTarget("target", "history", history(*target)), server, "public", "batch") as built:
        return repair(broken, built, server)


def breakages() -> Iterator[Breakage]:
    """Every way to break the library, but for those of one kind that are many: some of them."""
    healthy = read_history(LIBRARY / "migrations")
    for kind, breaks in KINDS.items():
        made = list(breaks(healthy, random.Random(kind)))
        yield from made[:4]


@pytest.mark.parametrize("breakage", [pytest.param(one, id=f"{one.kind}: {one.what}") for one in breakages()])
def test_breakages_are_mended_to_the_very_catalog(breakage: Breakage, library: Built, server: Server) -> None:
    """Judged by the snapshot, which repairs share no code with, in databases of this test's own."""
    found = repair(breakage.history, library, server)
    assert found.left == ()
    assert found.order == ()
    with server.database("again") as database, database.connect() as connection:
        replay(connection, found.repaired, surroundings="shadow")
        with library.database.connect() as wanted:
            assert list(map(str, differences(wanted, connection, ledger=("public", LEDGER)).differences)) == []


def test_most_breakages_break(library: Built, server: Server) -> None:
    """Else the test above would show nothing."""
    broken = 0
    every = list(breakages())
    for one in every:
        with server.database("broken") as database, database.connect() as connection:
            try:
                replay(connection, one.history, surroundings="shadow")
            except ReplayError:
                broken += 1
                continue
            broken += bool(compare_schemas(library.schema, read_schema(connection, sequence_values=False)))
    assert len(every) >= 16
    assert broken >= 14


def test_a_healthy_history_is_left_alone(library: Built, server: Server) -> None:
    found = repair(library.target.history, library, server)
    assert (found.edits, found.holds, found.repaired) == ((), True, library.target.history)


def test_no_edit_can_be_left_out(server: Server) -> None:
    broken = read_history(AG112 / "broken" / "migrations")
    repaired = read_history(AG112 / "repaired" / "migrations")
    with build_target(RepairTarget("repaired", "history", repaired), server, "public", "batch") as built:
        found = repair(broken, built, server)
        assert found.holds
        for edit in found.edits:
            rest = edited(broken, (one for one in found.edits if one is not edit))
            with server.database("less") as database, database.connect() as connection:
                try:
                    replay(connection, rest, surroundings="shadow")
                except ReplayError:
                    continue
                assert compare_schemas(built.schema, read_schema(connection, sequence_values=False))


def test_an_edit_that_is_not_needed_is_left_out(library: Built, server: Server) -> None:
    shop = _Workshop(server, library.target.history, library, "batch")
    best = _attempt(shop, {})
    idle = Edit((0, 0), 0, "CREATE TABLE idle (); DROP TABLE idle", (RepairChange("inject", "idle", "for no reason"),))
    assert best.edits == ()
    assert _minimised(shop, replace(best, edits=(idle,))) == ()


@pytest.mark.parametrize("execution", ["batch", "split"])
def test_a_value_that_is_used_too_early_is_added_in_the_migration_before(server: Server, execution: Execution) -> None:
    scripts = (
        "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE t (m mood);",
        "INSERT INTO t VALUES ('glad');",
        "ALTER TYPE mood ADD VALUE 'glad';",
    )
    target = history("CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE TABLE t (m mood);")
    with build_target(RepairTarget("target", "history", target), server, "public", "batch") as built:
        found = repair(history(*scripts), built, server, execution=execution)
    assert found.left == ()
    assert [found.history.migrations[edit.place[0]].name for edit in found.edits] == ["1_step", "3_step"]


def test_values_stand_where_the_target_has_them(server: Server) -> None:
    found = mend(
        server,
        history("CREATE TYPE e AS ENUM ('a');", "ALTER TYPE e ADD VALUE 'it''s';", "ALTER TYPE e ADD VALUE 'b';"),
        "CREATE TYPE e AS ENUM ('a', 'b', 'it''s');",
    )
    assert (found.left, [edit.text for edit in found.edits]) == (
        (),
        ["ALTER TYPE e ADD VALUE 'b' BEFORE 'it''s'"],
    )


def test_what_cannot_be_mended_is_explained(server: Server) -> None:
    found = mend(
        server,
        history(
            "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a int REFERENCES a);",
            "INSERT INTO b VALUES (1);",
            "SELEC 1;",
            "ALTER TABLE gone ADD COLUMN c int;",
        ),
        "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a int REFERENCES a);",
    )
    assert not found.holds
    assert found.left[0].startswith("2_step, line 1: insert or update on table")
    assert "relies on data that only deployed databases hold" in found.left[0]
    assert found.left[1].startswith("3_step, line 1: syntax error")
    assert [change.what for edit in found.edits for change in edit.changes] == ['"gone"']


def test_a_name_does_not_end_the_comment_that_it_stands_in(server: Server) -> None:
    name = '"a\nCREATE TABLE b (); --"'
    found = mend(server, history(f"ALTER TABLE {name} ADD COLUMN d int;"), f"CREATE TABLE {name} (c int, d int);")
    assert found.left == ()
    comments = [line for line in found.repaired.migrations[0].script.splitlines() if line.startswith("-- squash")]
    assert len(comments) == 1
    assert "CREATE TABLE b" in comments[0]


def test_no_publisher_is_reached(server: Server) -> None:
    script = "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1 connect_timeout=1' PUBLICATION p;"
    found = mend(server, history(script), "CREATE TABLE t (a int);")
    assert found.left[0].startswith("1_step, line 1: it creates a subscription, which would connect")


def test_lines_keep_their_ends_and_comments_their_place(server: Server) -> None:
    found = mend(
        server,
        history("-- AlterTable\r\nALTER TABLE t ADD COLUMN b int;\r\n"),
        "CREATE TABLE t (a int, b int);",
    )
    assert found.holds
    script = found.repaired.migrations[0].script
    assert script.endswith(";\r\n\r\n-- AlterTable\r\nALTER TABLE t ADD COLUMN b int;\r\n")
    assert "\n" not in script.replace("\r\n", "")


# --- The command --------------------------------------------------------------------------------------------


def run(*arguments: str) -> Result:
    commands()
    return CliRunner().invoke(cli, arguments, prog_name="squash", standalone_mode=False)


@pytest.fixture(autouse=True, scope="module")
def scratch(server: Server) -> Iterator[None]:
    """The command line uses the server of the tests, too: to start one takes a second."""
    with server.database("maintenance") as database, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHADOW_DATABASE_URL", url_of(database))
        yield


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with the broken history and its datamodel, as Prisma has them."""
    prisma = tmp_path / "prisma"
    for migration in read_history(AG112 / "broken" / "migrations").migrations:
        folder = prisma / "migrations" / migration.name
        folder.mkdir(parents=True)
        (folder / "migration.sql").write_text(migration.script)
    (prisma / "schema.prisma").write_text((AG112 / "schema.prisma").read_text())
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "broken")
    return tmp_path


def test_the_patch_applies_and_nothing_is_written_without_write(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    before = read_history(project / "prisma" / "migrations")
    done = run("repair", "prisma/migrations", "--target", "prisma/schema.prisma")
    assert done.return_value == 0, done.output
    assert read_history(project / "prisma" / "migrations") == before
    (project / "fix.patch").write_text(done.stdout)
    git(project, "apply", "fix.patch")
    changed = [
        new.name
        for old, new in zip(before.migrations, read_history(project / "prisma" / "migrations").migrations, strict=True)
        if old != new
    ]
    assert changed == ["20251006000000_add_orderitem_snapshots"]
    again = run("repair", "prisma/migrations", "--target", "prisma/schema.prisma")
    assert (again.return_value, again.stdout) == (0, "")


def test_write_edits_what_git_holds_and_then_existing_deploys_are_accepted(
    project: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    migrations = project / "prisma" / "migrations"
    originals = read_history(migrations)
    third = migrations / originals.migrations[2].name / "migration.sql"
    third.write_text(originals.migrations[2].script + "-- not committed\n")
    arguments = ("repair", "prisma/migrations", "--target", "prisma/schema.prisma", "--write")
    assert "git does not hold" in str(run(*arguments).exception)
    third.write_text(originals.migrations[2].script)
    assert run(*arguments).return_value == 0
    assert read_history(migrations) != originals
    done = run("run", "prisma/migrations", "--out", "after")
    assert done.return_value == 0, done.output
    check_deploy(project / "after", originals, server)


def test_run_repair_does_both_and_existing_deploys_are_accepted(
    project: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    done = run("run", "prisma/migrations", "--repair", "--no-git", "--out", "out")
    assert done.return_value == 0, done.output
    proof = json.loads((project / "out" / "proof.json").read_text())
    assert {one["migration"] for one in proof["repaired"]} == {"20251006000000_add_orderitem_snapshots"}
    assert "did not replay as it stands" in (project / "out" / "report.md").read_text()
    check_deploy(project / "out", read_history(project / "prisma" / "migrations"), server)


def check_deploy(out: Path, originals: History, server: Server) -> None:
    """A database whose ledger has the original checksums takes the baseline, and reconcile.sql; an edited one does not."""
    baseline = read_history(out / "migrations").migrations[0]
    with server.database("deploy") as database, database.connect() as connection:
        build_deploy(connection, originals)
        connection.execute(
            'UPDATE "_prisma_migrations" SET checksum = %s WHERE migration_name = %s',
            ("0" * 64, originals.migrations[0].name),
        )
        with pytest.raises(psycopg.Error, match="20251005000000_init"):
            execute_script(connection, baseline.script)
        connection.execute(
            'UPDATE "_prisma_migrations" SET checksum = %s WHERE migration_name = %s',
            (originals.migrations[0].checksum, originals.migrations[0].name),
        )
        execute_script(connection, baseline.script)
        execute_script(connection, (out / "reconcile.sql").read_text())
        rows = connection.execute('SELECT migration_name FROM "_prisma_migrations"').fetchall()
        assert rows == [(baseline.name,)]


def build_deploy(connection: psycopg.Connection[tuple[object, ...]], originals: History) -> None:
    """A deploy that `db push` completed: what the repaired history builds, with the ledger of the original one."""
    replay(connection, read_history(AG112 / "repaired" / "migrations"), surroundings="shadow")
    execute_script(connection, LEDGER_DDL)
    for migration in originals.migrations:
        connection.execute(
            'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)'
            " VALUES (gen_random_uuid()::text, %s, %s, now(), 1)",
            (migration.checksum, migration.name),
        )


def test_a_datamodel_says_what_it_can_and_the_rest_stays(server: Server) -> None:
    """A check, a trigger and a partial index are none of its business; a missing table and column are."""
    from squash.prisma.datamodel import parse_datamodel, render

    datamodel = parse_datamodel(
        'datasource db {\n  provider = "postgresql"\n}\n'
        "model A {\n  id Int @id\n  name String\n  b B[]\n}\n"
        "model B {\n  id Int @id\n  aId Int\n  a A @relation(fields: [aId], references: [id])\n}\n"
    )
    broken = history(
        'CREATE TABLE "A" ("id" INTEGER NOT NULL, CONSTRAINT "A_pkey" PRIMARY KEY ("id"), CHECK ("id" > 0));'
        'CREATE INDEX part ON "A"("id") WHERE "id" > 5;'
    )
    target = RepairTarget("schema.prisma", "datamodel", history(render(datamodel, "public")), datamodel=datamodel)
    with build_target(target, server, "public", "batch", broken) as built:
        found = repair(broken, built, server)
    assert found.left == ()
    assert [change.what for edit in found.edits for change in edit.changes] == [
        'table "A"',
        'table "B"',
        'foreign key "B_aId_fkey" on table "B"',
    ]
    assert 'ADD COLUMN "name" TEXT NOT NULL' in found.repaired.migrations[0].script
    assert "DROP" not in found.repaired.migrations[0].script


# --- A schema from elsewhere --------------------------------------------------------------------------------


def url_of(database: Database) -> str:
    words = psycopg.conninfo.conninfo_to_dict(database.conninfo)
    return f"postgresql://{words['user']}@/{database.name}?host={str(words['host']).replace('/', '%2F')}"


def test_run_from_a_database(project: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    originals = read_history(project / "prisma" / "migrations")
    with server.database("source") as database:
        with database.connect() as connection:
            build_deploy(connection, originals)
            connection.execute("CREATE VIEW by_hand AS SELECT 1 AS one")
        url = url_of(database)
        done = run("run", "prisma/migrations", "--from", url, "--out", "out")
    assert done.return_value == 0, done.output
    proof = json.loads((project / "out" / "proof.json").read_text())
    assert proof["checks"][0]["name"] == "baseline = source, object by object"
    assert proof["source"]["not_replayed"] == [migration.name for migration in originals.migrations]
    assert proof["source"]["failing"] == [originals.migrations[2].name, originals.migrations[6].name]
    for file in ("report.md", "RUNBOOK.md"):
        assert "none of them was replayed" in (project / "out" / file).read_text()
    baseline = read_history(project / "out" / "migrations").migrations[0].script
    assert 'CREATE VIEW "by_hand"' in baseline
    assert "(they were not replayed)" in baseline
    check_deploy(project / "out", originals, server)


def test_a_baseline_that_is_not_its_source_is_not_proven(database: Database) -> None:
    with database.connect() as connection:
        execute_script(connection, "CREATE TABLE a (id int); CREATE SEQUENCE s;")
        held = read_schema(connection, sequence_values=False)
        execute_script(connection, "SELECT nextval('s');")
        assert prove_source(held, read_schema(connection)).passed
        execute_script(connection, "ALTER TABLE a ADD COLUMN b int; CREATE VIEW v AS SELECT 1;")
        check = prove_source(held, read_schema(connection))
    assert (check.passed, check.differences) == (False, ('table "a"', 'view "v"'))


def test_run_from_a_datamodel(project: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    done = run("run", "prisma/migrations", "--from", "prisma/schema.prisma", "--out", "out")
    assert done.return_value == 0, done.output
    baseline = read_history(project / "out" / "migrations").migrations[0]
    with server.database("built") as database, database.connect() as connection:
        execute_script(connection, baseline.script)
        tables = {item.identity for item in read_schema(connection).objects if item.kind == "table"}
    assert {'table "Order"', 'table "OrderItem"', 'table "Product"'} <= tables


def test_a_revision_is_a_target(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What git holds replays, what lies on the disk does not."""
    monkeypatch.chdir(project)
    script = project / "prisma" / "migrations" / "20251006000000_add_orderitem_snapshots" / "migration.sql"
    broken = script.read_text()
    script.write_text(read_history(AG112 / "repaired" / "migrations").migrations[2].script)
    git(project, "commit", "-qam", "mended")
    script.write_text(broken)
    done = run("repair", "prisma/migrations", "--target", "HEAD", "--format", "json")
    told = json.loads(done.stdout)
    assert (done.return_value, told["target"]) == (0, "the history at HEAD")
    assert {edit["migration"] for edit in told["edits"]} == {"20251006000000_add_orderitem_snapshots"}
    unknown = run("repair", "prisma/migrations", "--target", "no-such-thing")
    assert "neither a database URL, a file or directory, nor a git revision" in str(unknown.exception)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--target", "main"),
        ("--from", str(AG112 / "repaired" / "migrations")),
        ("--from", "x.sql", "--repair"),
        ("--repair", "--through", "20251005000000_init"),
    ],
)
def test_options_that_do_not_go_together(project: Path, arguments: tuple[str, ...]) -> None:
    done = run("run", str(project / "prisma" / "migrations"), *arguments)
    assert type(done.exception).__name__ == "UsageError"


# --- Diagnosis ----------------------------------------------------------------------------------------------


def test_the_diagnosis_looks_in_git_and_in_the_datamodel(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    init = project / "prisma" / "migrations" / "20251005000000_init" / "migration.sql"
    script = init.read_text()
    init.write_text(script + 'CREATE TABLE "OrderItem" ("id" TEXT);\n')
    git(project, "commit", "-qam", "it was here once")
    init.write_text(script)
    git(project, "commit", "-qam", "and is gone")
    done = run("replay", "prisma/migrations", "--keep-going", "--format", "json")
    first, second = (one["advice"] for one in json.loads(done.stdout)["failures"])
    assert first.startswith('no migration creates "OrderItem", but an earlier version of 20251005000000_init did (git ')
    assert first.endswith(" and schema.prisma declares it")
    assert second == 'no migration creates "Order", but schema.prisma declares it'


@pytest.mark.parametrize(
    ("statement", "kind", "name", "form"),
    [
        ("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)", "relation", "i",
         "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)"),
        ("CREATE TRUSTED LANGUAGE l HANDLER h", "language", "l", "CREATE OR REPLACE TRUSTED LANGUAGE l HANDLER h"),
        ("ALTER TABLE ONLY t ADD b text DEFAULT 'x, y', ADD COLUMN a int", "column", "a",
         "ALTER TABLE ONLY t ADD b text DEFAULT 'x, y', ADD COLUMN IF NOT EXISTS a int"),
        ("ALTER TABLE t ADD COLUMN a int, ADD CONSTRAINT c CHECK (f(a, 1))", "constraint", "c",
         'ALTER TABLE t ADD COLUMN a int, DROP CONSTRAINT IF EXISTS "c", ADD CONSTRAINT c CHECK (f(a, 1))'),
        ("ALTER TYPE e ADD VALUE 'v' BEFORE 'w'", "value", "v", "ALTER TYPE e ADD VALUE IF NOT EXISTS 'v' BEFORE 'w'"),
    ],
)  # fmt: skip
def test_a_statement_passes_over_what_is_there(statement: str, kind: str, name: str, form: str) -> None:
    assert next(passing_over(statement, kind, name, None)) == form


@pytest.mark.parametrize(
    ("statement", "kind", "name", "form"),
    [
        ("DROP INDEX CONCURRENTLY i", "relation", "i", "DROP INDEX CONCURRENTLY IF EXISTS i"),
        ("DROP EVENT TRIGGER e", "event trigger", "e", "DROP EVENT TRIGGER IF EXISTS e"),
        ("ALTER TABLE ONLY s.t ADD a int", "relation", "t", "ALTER TABLE IF EXISTS ONLY s.t ADD a int"),
        ("ALTER TABLE t DROP a, DROP COLUMN b CASCADE", "column", "b",
         "ALTER TABLE t DROP a, DROP COLUMN IF EXISTS b CASCADE"),
        ("ALTER TABLE t ALTER a SET NOT NULL, ADD b numeric(10, 2)", "column", "a", "ALTER TABLE t ADD b numeric(10, 2)"),
    ],
)  # fmt: skip
def test_a_statement_passes_over_what_is_gone(statement: str, kind: str, name: str, form: str) -> None:
    assert next(with_if_exists(statement, kind, name, None)) == form


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ('CREATE INDEX ON ONLY s."T" (a)', 's."T"'),
        ('ALTER TABLE IF EXISTS ONLY "T" ADD a int', '"T"'),
        ("ALTER EVENT TRIGGER e ENABLE", "e"),
        ("INSERT INTO s.t (a) SELECT b FROM u", "s.t"),
        ("UPDATE ONLY t SET a = 1", "t"),
        ("COMMENT ON SCHEMA s IS 'x'", None),
        ("CREATE VIEW v AS SELECT 1", None),
    ],
)
def test_the_table_that_a_statement_is_about(statement: str, table: str | None) -> None:
    assert table_of(statement) == table


def test_a_type_that_is_given_to_a_column() -> None:
    text = "ALTER TABLE t ALTER COLUMN a SET DATA TYPE numeric(10, 2) USING a::numeric, ALTER b TYPE text, DROP c"
    assert [column_type(text, action) for action in actions(text)] == [("a", "numeric(10, 2)"), ("b", "text"), None]
