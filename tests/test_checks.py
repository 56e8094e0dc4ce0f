"""The list of checks: each is run, each can fail, and for each there is a mutation that must break it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import pytest

from squash.baseline import MARK, write_schema
from squash.output.report import proof_json, report
from squash.postgres.server import Server
from squash.prisma.history import History, Migration
from squash.proof import CHECKS, Check, CheckKind, prove_source, try_ledger
from squash.proof.checks import ELSEWHERE
from squash.run import Request, SchemaSource, Squash, prove_on, squash

SCRIPT = """
CREATE TABLE "Key" ("id" TEXT PRIMARY KEY DEFAULT gen_random_uuid()::text, "name" VARCHAR(80) NOT NULL);
CREATE TABLE "Door" ("id" SERIAL PRIMARY KEY, "keyId" TEXT NOT NULL, "label" TEXT);
CREATE TABLE "Plain" ("n" INTEGER);
CREATE INDEX "Key_name_idx" ON "Key"("name");
ALTER TABLE "Door" ADD CONSTRAINT "Door_keyId_fkey" FOREIGN KEY ("keyId") REFERENCES "Key"("id");
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
INSERT INTO "Key" ("name") VALUES ('front'), ('back');
INSERT INTO "Door" ("keyId", "label") SELECT "id", "name" FROM "Key" ORDER BY "name";
INSERT INTO "Plain" VALUES (1), (2);
"""
FIRST = Migration("20240101_first", SCRIPT)
IN_HISTORY = "current_database() LIKE '%\\_history'"


@dataclass(frozen=True)
class Scene:
    """A squash that holds, and the server that it was made on."""

    server: Server
    request: Request
    result: Squash

    def edited(self, pattern: str, replacement: str) -> Migration:
        script = re.sub(pattern, replacement, self.result.baseline.script)
        assert script != self.result.baseline.script
        return Migration(self.result.baseline.name, script)

    def with_later(self, script: str) -> tuple[Check, ...]:
        history = History((FIRST, Migration("20240102_later", script)), "postgresql", None)
        return squash(replace(self.request, history=history, through=FIRST.name), self.server).proof.checks


@pytest.fixture(scope="module")
def scene(server: Server) -> Scene:
    request = Request(History((FIRST,), "postgresql", None))
    return Scene(server, request, squash(request, server))


def baseline(pattern: str, replacement: str) -> Callable[[Scene], Iterable[Check]]:
    """A mutation of the baseline's script."""

    def mutate(scene: Scene) -> Iterable[Check]:
        request = replace(scene.request, baseline=scene.edited(pattern, replacement))
        return squash(request, scene.server).proof.checks

    return mutate


def later(script: str) -> Callable[[Scene], Iterable[Check]]:
    """A migration that is kept, and that does something else after the baseline than after the history."""
    return lambda scene: scene.with_later(f"DO $$ BEGIN {script} END $$;")


def with_a_guard_that_passes(scene: Scene) -> Iterable[Check]:
    assert scene.result.scripts is not None
    with scene.server.database("ledger") as database:
        yield try_ledger(database, "public", replace(scene.result.scripts, guard="SELECT 1;"))


def with_another_source(scene: Scene) -> Iterable[Check]:
    whole = scene.result.schema
    yield prove_source(whole, replace(whole, objects=whole.objects[:-1]))


def on_another_server(scene: Scene) -> Iterable[Check]:
    mutated = replace(scene.result, baseline=scene.edited(r"VARCHAR\(80\)", "VARCHAR(81)"))
    return prove_on(scene.request, mutated, scene.server).proof.checks


ROLE_SCRIPT = 'CREATE ROLE "reader"; CREATE TABLE "Seen" ("id" INTEGER); GRANT SELECT ON "Seen" TO "reader";'


def with_a_role(pattern: str, replacement: str) -> Callable[[Scene], Iterable[Check]]:
    """A mutation of the baseline of a history that makes a role, on a server of its own, where the role stays."""

    def mutate(scene: Scene) -> Iterable[Check]:
        request = Request(History((Migration("20240101_role", ROLE_SCRIPT),), "postgresql", None))
        server = scene.server.fresh()
        result = squash(request, server)
        assert result.proof.holds
        edited = Scene(server, request, result).edited(pattern, replacement)
        return squash(replace(request, baseline=edited), scene.server.fresh()).proof.checks

    return mutate


MUTATIONS: dict[str, Callable[[Scene], Iterable[Check]]] = {
    "a source with one object more": with_another_source,
    "a longer column": baseline(r"VARCHAR\(80\)", "VARCHAR(81)"),
    "a reference to a table that is not there": baseline(r'REFERENCES "Key"', 'REFERENCES "Lock"'),
    "a function that is replaced": baseline(
        r"\Z", "\nCREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;\n"
    ),
    "text that no object explains": baseline(f"{re.escape(MARK)}\n", f"{MARK}\n-- more\n"),
    "another value": baseline("'front'", "'font'"),
    "a table that is made without a look": baseline('CREATE TABLE IF NOT EXISTS "Door"', 'CREATE TABLE "Door"'),
    "a reference to a stranger": baseline(
        r"(?s)\(1, key_id_(\d), 'back'\)(.*?)\(2, key_id_(\d), 'front'\)",
        r"(1, key_id_\3, 'back')\2(2, key_id_\1, 'front')",
    ),
    "one value for all": baseline(
        r"key_id_1 TEXT := \(?gen_random_uuid\(\)\)?::text", "key_id_1 TEXT := 'one-secret-for-all'"
    ),
    "a baseline that makes no role": with_a_role('CREATE ROLE "reader"', "NULL"),
    "a role with another attribute": with_a_role('CREATE ROLE "reader"', 'CREATE ROLE "reader" CREATEDB'),
    "an index that is made again": baseline(r"\Z", '\nCREATE INDEX IF NOT EXISTS "Key_name_idx" ON "Key"("name");\n'),
    "rows that come back": baseline(
        "IF to_regclass\\('\"_squash_rows\"'\\) IS NULL THEN\n        RETURN;\n    END IF;\n"
        '(?=    IF NOT EXISTS \\(SELECT FROM "Plain")',
        "",
    ),
    "a guard that lets everything pass": with_a_guard_that_passes,
    "a later migration that fails there": later(f"IF NOT {IN_HISTORY} THEN RAISE 'no'; END IF;"),
    "a later migration that makes another table there": later(
        f'IF {IN_HISTORY} THEN CREATE TABLE "A" (); ELSE CREATE TABLE "B" (); END IF;'
    ),
    "a later migration that inserts a row less there": later(f'INSERT INTO "Plain" SELECT 3 WHERE {IN_HISTORY};'),
    "a longer column, on another server": on_another_server,
}


def test_each_check_has_a_name_and_a_mutation_of_its_own() -> None:
    assert len({kind.name for kind in CHECKS}) == len(CHECKS)
    assert {kind.mutation for kind in CHECKS} == MUTATIONS.keys()
    for kind in CHECKS:
        assert kind.claim.endswith(".")
        assert not kind.unit.endswith("s")


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_the_mutation_breaks_its_checks(scene: Scene, mutation: str) -> None:
    failed = {check.kind for check in MUTATIONS[mutation](scene) if not check.passed}
    for kind in CHECKS:
        if kind.mutation == mutation:
            assert kind in failed
    assert failed <= set(CHECKS)


def test_a_run_makes_no_check_that_is_not_in_the_list(scene: Scene) -> None:
    assert scene.result.proof.holds
    schema = scene.result.schema
    held = replace(schema, objects=tuple(item for item in schema.objects if item.kind != "sequence value"))
    source = SchemaSource("a copy", write_schema(held), held, ())
    runs = (
        scene.result.proof.checks,
        scene.with_later('ALTER TABLE "Plain" ADD COLUMN "m" INTEGER; INSERT INTO "Plain" VALUES (3);'),
        squash(replace(scene.request, source=source), scene.server).proof.checks,
        prove_on(scene.request, scene.result, scene.server).proof.checks[-1:],
    )
    made = [check.kind for checks in runs for check in checks]
    assert all(check.passed for checks in runs for check in checks)
    only_when_it_fails = {"baseline applies", "later migrations apply on the baseline"}
    assert {kind.name for kind in CHECKS} - {kind.name for kind in made} == only_when_it_fails
    assert set(made) <= set(CHECKS)
    for checks in runs:
        listed = [CHECKS.index(check.kind) for check in checks]
        assert listed == sorted(listed)
    assert runs[-1][0].name == f"{ELSEWHERE.name} {scene.server.version // 10000}"


def test_report_and_proof_say_what_was_counted(scene: Scene) -> None:
    told = {check["name"]: check for check in proof_json(scene.result, scene.server)["checks"]}
    text = report(scene.result)
    assert len(told) == len(scene.result.proof.checks)
    for check in scene.result.proof.checks:
        assert (told[check.name]["compared"], told[check.name]["unit"]) == (check.compared, check.kind.unit)
        assert f"| ✓ | {check.name} | {check.kind.claim} | {check.counted} |" in text
    assert "6 rows |" in text


def test_one_is_counted_in_the_singular() -> None:
    kind = CheckKind("a check", "It holds.", "catalog row", "none")
    counted = [kind.check(count).counted for count in (0, 1, 1234)]
    assert counted == ["0 catalog rows", "1 catalog row", "1,234 catalog rows"]
