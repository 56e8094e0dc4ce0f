"""Sabotage: for every claim of the proof a mutation that must break it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest
from psycopg.conninfo import make_conninfo

from squash.baseline import MARK, Envelope, write_baseline, write_preamble
from squash.data import Carried, TableRows
from squash.postgres.dump import dumping
from squash.postgres.server import Database, Server
from squash.prisma.history import History, Migration
from squash.prisma.ledger import (
    LEDGER,
    SquashedMigration,
    read_beside_ledger,
    reconcile_script,
    rollback_script,
)
from squash.prisma.replay import replay
from squash.proof import Claim, Evidence, prove, write_parts, write_scripts
from squash.proof.differing import unlike_text
from squash.proof.proving import _compare_dumps

SCRIPT = """
CREATE TYPE "Role" AS ENUM ('USER', 'ADMIN');
CREATE TABLE "User" ("id" SERIAL NOT NULL, "email" VARCHAR(80) NOT NULL DEFAULT 'x', CONSTRAINT "User_pkey" PRIMARY
KEY ("id"));
CREATE TABLE "Post" ("id" TEXT NOT NULL, "userId" INTEGER, CONSTRAINT "Post_pkey" PRIMARY KEY ("id"), CONSTRAINT
"short" CHECK (length("id") < 9)); CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
ALTER TABLE "Post" ADD CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL
ON UPDATE CASCADE; CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER "touched" BEFORE UPDATE ON "User" FOR EACH ROW EXECUTE FUNCTION touch();
CREATE VIEW "Emails" AS SELECT "email" FROM "User";
COMMENT ON TABLE "User" IS 'people';
ALTER TABLE "Post" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "mine" ON "Post" USING ("userId" > 0);
"""
HISTORY = History(
    (Migration("20240101000000_init", SCRIPT), Migration("20240102000000_more", "SELECT 1;")), "postgresql", None
)
NAME = "20240102000000_baseline"


@pytest.fixture(scope="module")
def claim(server: Server) -> Iterator[Callable[[], Claim]]:
    """Return a function that makes the true claim, each time on fresh databases for the baseline."""
    with ExitStack() as stack:
        history = stack.enter_context(server.database("history"))
        with history.connect() as connection:
            replay(connection, HISTORY)
            schema = read_beside_ledger(connection)
        squashed = tuple(SquashedMigration(m.name, (m.checksum,)) for m in HISTORY.migrations)
        parts = write_parts(NAME, squashed)
        preamble = write_preamble(squashed[0].name, squashed[-1].name, 2, parts.guard)
        baseline = write_baseline(NAME, Envelope(preamble), schema)
        scripts = write_scripts(baseline, parts)
        assert scripts.reconcile == reconcile_script(NAME, baseline.checksum, squashed)
        assert scripts.rollback == rollback_script(NAME, baseline.checksum, squashed)

        def database(label: str) -> Database:
            return stack.enter_context(server.database(label))

        def make() -> Claim:
            evidence = Evidence(history, "public", database, surroundings="deploy")
            return Claim(stack.enter_context(evidence), baseline, schema, Carried(), scripts)

        yield make


def failed(claim: Claim) -> dict[str, str]:
    return {check.name: " ".join(check.differences) for check in prove(claim).checks if not check.passed}


def edited(claim: Claim, edit: Callable[[str], str]) -> Claim:
    script = edit(claim.baseline.script)
    assert script != claim.baseline.script
    return replace(claim, baseline=Migration(claim.baseline.name, script))


def without(pattern: str) -> Callable[[str], str]:
    return lambda script: re.sub(pattern, "", script, flags=re.DOTALL)


def changed(old: str, new: str) -> Callable[[str], str]:
    return lambda script: script.replace(old, new)


def appended(statement: str) -> Callable[[str], str]:
    return lambda script: script + statement


def test_the_true_claim_holds(claim: Callable[[], Claim]) -> None:
    proof = prove(claim())
    assert proof.holds
    names = [check.name for check in proof.checks]
    assert names == [
        "catalogs identical",
        "catalogs identical, statement by statement",
        "pg_dump text identical",
        "builds where the history never ran",
        "second application changes nothing",
        "squash of the baseline is the baseline",
        "rows equal",
        "every statement can be run again",
        "harmless on an up-to-date deploy",
        "guard, reconcile and rollback on simulated ledgers",
    ]
    assert all(check.compared > 0 for check in proof.checks if check.name != "rows equal")


@pytest.mark.parametrize(
    ("edit", "named"),
    [
        pytest.param(without(r"        CREATE UNIQUE INDEX[^;]*;\n"), "User_email_key", id="an index is lost"),
        pytest.param(changed("VARCHAR(80)", "VARCHAR(81)"), "email", id="a length"),
        pytest.param(changed("DEFAULT 'x'", "DEFAULT 'y'"), "email", id="a default"),
        pytest.param(changed("'USER', 'ADMIN'", "'ADMIN', 'USER'"), "Role", id="labels in another order"),
        pytest.param(
            changed("ON DELETE SET NULL", "ON DELETE CASCADE"), "Post_userId_fkey", id="an action of a foreign key"
        ),
        pytest.param(changed("length(id) < 9", "length(id) < 10"), "short", id="a check of a domain"),
        pytest.param(changed("BEGIN RETURN NEW; END", "BEGIN RETURN OLD; END"), "touch", id="a body"),
        pytest.param(changed("BEFORE UPDATE ON", "AFTER UPDATE ON"), "touched", id="when a trigger fires"),
        pytest.param(changed("IS 'people'", "IS 'persons'"), "people", id="a comment"),
        pytest.param(changed('"userId" > 0', '"userId" > 1'), "mine", id="a check of a policy"),
        pytest.param(
            changed("ENABLE ROW LEVEL SECURITY", "DISABLE ROW LEVEL SECURITY"),
            "relrowsecurity",
            id="row level security",
        ),
        pytest.param(appended('\nCREATE SCHEMA IF NOT EXISTS "extra";\n'), "extra", id="a schema too many"),
        pytest.param(
            appended("\nCREATE SEQUENCE IF NOT EXISTS extra_sequence;"), "extra_sequence", id="a sequence too many"
        ),
    ],
)
def test_another_catalog_is_seen_by_every_witness(
    claim: Callable[[], Claim], edit: Callable[[str], str], named: str
) -> None:
    problems = failed(edited(claim(), edit))
    for check in (
        "catalogs identical",
        "catalogs identical, statement by statement",
        "pg_dump text identical",
    ):
        assert check in problems
    assert named in problems["catalogs identical"]


def test_what_is_written_again_is_seen(claim: Callable[[], Claim]) -> None:
    rewriting = appended(
        "\nCREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"
    )
    problems = failed(edited(claim(), rewriting))
    assert "wrote to the database" in problems["second application changes nothing"]
    assert "wrote to the database" in problems["harmless on an up-to-date deploy"]
    assert "squash of the baseline is the baseline" in problems


def test_a_lock_on_a_table_is_seen(claim: Callable[[], Claim]) -> None:
    problems = failed(edited(claim(), appended('\nCREATE INDEX IF NOT EXISTS "User_email_key" ON "User"("email");')))
    assert 'ShareLock on "User"' in problems["harmless on an up-to-date deploy"]
    assert "wrote" not in problems["harmless on an up-to-date deploy"]


def test_a_statement_that_cannot_be_run_again_is_seen(claim: Callable[[], Claim]) -> None:
    problems = failed(edited(claim(), changed('CREATE TABLE IF NOT EXISTS "Post"', 'CREATE TABLE "Post"')))
    assert "42P07" in problems["every statement can be run again"]
    assert "42P07" in problems["second application changes nothing"]


def test_a_baseline_that_does_not_apply_is_seen(claim: Callable[[], Claim]) -> None:
    problems = failed(edited(claim(), changed('REFERENCES "User"("id")', 'REFERENCES "Missing"("id")')))
    assert "42P01" in problems["baseline applies"]


def test_text_that_the_catalog_does_not_explain_is_seen(claim: Callable[[], Claim]) -> None:
    problems = failed(edited(claim(), changed(f"{MARK}\n", f"{MARK}\n-- more\n")))
    assert "-- more" in problems["squash of the baseline is the baseline"]
    assert "catalogs identical" not in problems


def test_rows_are_seen(claim: Callable[[], Claim]) -> None:
    inserting = """
INSERT INTO "User"("id", "email") VALUES (1, 'a') ON CONFLICT DO NOTHING;"""
    assert "public.User" in failed(edited(claim(), appended(inserting)))["rows equal"]
    missing = replace(claim(), carried=Carried(rows=(TableRows("public", "User", 3, "digest"),)))
    assert "3 rows in the history" in failed(missing)["rows equal"]


def test_a_guard_that_lets_everything_pass_is_seen(claim: Callable[[], Claim]) -> None:
    true = claim()
    assert true.scripts is not None
    broken = replace(true, scripts=replace(true.scripts, guard="SELECT 1;"))
    assert "guard, reconcile and rollback on simulated ledgers" in failed(broken)


def test_a_ledger_script_that_does_nothing_is_seen(claim: Callable[[], Claim]) -> None:
    true = claim()
    assert true.scripts is not None
    for broken in (replace(true.scripts, reconcile="SELECT 1;"), replace(true.scripts, rollback="SELECT 1;")):
        assert "guard, reconcile and rollback on simulated ledgers" in failed(replace(claim(), scripts=broken))


@pytest.fixture(scope="module")
def of_itself(claim: Callable[[], Claim]) -> Callable[[], Claim]:
    """Return a function that makes the true claim about a baseline that reconciles its deploys itself."""

    def make() -> Claim:
        made = claim()
        assert made.scripts is not None
        parts = write_parts(NAME, made.scripts.squashed, self_reconcile=True)
        frame = Envelope(write_preamble("init", "more", 2, parts.guard, self_reconcile=True), parts.ending)
        baseline = write_baseline(NAME, frame, made.schema)
        return replace(made, baseline=baseline, scripts=write_scripts(baseline, parts))

    return make


def test_a_baseline_that_reconciles_itself_holds(of_itself: Callable[[], Claim]) -> None:
    assert failed(of_itself()) == {}


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        pytest.param(
            'INSERT INTO "User" ("email") SELECT \'a\' WHERE EXISTS (SELECT FROM "_prisma_migrations")',
            'it wrote to "User"',
            id="a row",
        ),
        pytest.param("COMMENT ON TABLE \"User\" IS 'people'", "it wrote to pg_description", id="a comment"),
        pytest.param('LOCK TABLE "Post" IN SHARE MODE', 'it took ShareLock on "Post"', id="a lock"),
        pytest.param(
            'CREATE INDEX IF NOT EXISTS "User_email_key" ON "User"("email")',
            'it took ShareLock on "User"',
            id="an index that is there",
        ),
        pytest.param("DO $$ BEGIN PERFORM 1/0; END $$", "22012: division by zero", id="an error"),
    ],
)
def test_an_ending_that_touches_more_than_the_ledger(
    of_itself: Callable[[], Claim], statement: str, named: str
) -> None:
    problems = failed(edited(of_itself(), appended(f"\n{statement};\n")))
    assert named in problems["harmless on an up-to-date deploy"]


def test_a_pg_dump_that_fails_on_both_sides_is_no_witness(server: Server, database: Database) -> None:
    lost = replace(database, admin_conninfo=make_conninfo(database.conninfo, dbname=f"{database.name}_gone"))
    with dumping(lost, ("public", LEDGER)) as dump:
        told = dump()
    assert told is not None
    assert "does not exist" in told.failure
    (check,) = _compare_dumps(told, told)
    assert not check.passed
    assert "pg_dump failed" in check.differences[0]


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        (("a\nb", "\nc\n"), []),
        (("a\n", "", "b\nc\n"), []),
        (("a\nb\n",), ["-c"]),  # it ends too early
        (("a\nb\n", "c\nd\n"), ["+d"]),  # and too late
        (("a\nx", "\nc\n"), ["-b", "+x"]),
        ((), ["-a", "-b", "-c"]),
    ],
)
def test_a_text_is_compared_piece_by_piece(pieces: tuple[str, ...], found: list[str]) -> None:
    lines = list(unlike_text("a\nb\nc\n", pieces))
    assert [line for line in lines if line[0] in "+-" and line[:3] not in ("---", "+++")] == found
    assert bool(lines) is bool(found)
