"""Nothing of a database's own runs when our SQL does, whatever lies in its search_path (CVE-2018-1058)."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from traps import CAUGHT, lay, words_of

from squash.data.reading import DataColumn, DataTable
from squash.data.writing import write_rows
from squash.deploys import Deploy
from squash.deploys.catchup import write_catch_up
from squash.deploys.elsewhere import read_other_schemas
from squash.deploys.read_access import reading
from squash.errors import LedgerError, ServerError
from squash.postgres.schema import SchemaObject, read_members, read_schema
from squash.postgres.schema.queries import query
from squash.postgres.server import Database, Server, Wish, execute_script, open_server
from squash.postgres.server.choice import choose
from squash.prisma.history import Migration, read_history
from squash.prisma.ledger import (
    LEDGER,
    LEDGER_DDL,
    SquashedMigration,
    adopt_script,
    ending,
    guard,
    read_ledger,
    reconcile_script,
    record_applied,
    rollback_script,
    try_scripts,
)
from squash.prisma.replay import Execution, replay

GOLDEN = Path(__file__).parent.parent / "golden"
QUERIES = Path(__file__).parent.parent / "squash" / "postgres" / "schema" / "queries"
RICH = (
    "annotations/comments-and-grants",
    "constraints/all",
    "constraints/referenced-partitions",
    "constraints/younger-index",
    "indexes/attached-keys",
    "indexes/methods",
    "kinds/rare",
    "policies/row-level-security",
    "routines/routines",
    "sequences/persistence",
    "sequences/serial-and-renames",
    "tables/columns",
    "tables/inheritance",
    "tables/partitions",
    "traps/default-privileges-in-force",
    "traps/depends-on-extension",
    "traps/extension-comment",
    "traps/extension-members-changed",
    "traps/not-null-of-heirs",
    "traps/policy-by-a-query",
    "traps/privileges-of-built-ins",
    "traps/schema-public-no-comment",
    "traps/sequence-state",
    "traps/storage-after-index",
    "traps/toggles",
    "triggers/triggers-and-rules",
    "types/enums-domains-composites",
    "views/views",
)
"""Histories that have, together, every kind of condition that a baseline may ask."""

FIRST, LAST = "20250101000000_init", "20250102000000_more"
SQUASHED = (SquashedMigration(FIRST, ("a" * 64, "b" * 64)), SquashedMigration(LAST, ("c" * 64,)))
BASELINE, CHECKSUM = "20250103000000_baseline", "d" * 64


@pytest.fixture(scope="module", params=("embedded", "15"))
def a_server(request: pytest.FixtureRequest, server: Server) -> Iterator[Server]:
    """The newest PostgreSQL and an older one: which candidate fits best is an old rule."""
    if request.param == "embedded":
        yield server
        return
    try:
        choose(Wish(request.param))
    except ServerError as error:
        pytest.skip(error.message)
    with open_server(postgres=request.param, superuser=True) as opened:
        yield opened


def scripts(baseline: str, *, self_reconcile: bool = False) -> tuple[str, str, str, str]:
    return (
        guard(baseline, SQUASHED, self_reconcile=self_reconcile),
        reconcile_script(baseline, CHECKSUM, SQUASHED),
        rollback_script(baseline, CHECKSUM, SQUASHED),
        ending(baseline, SQUASHED) if self_reconcile else "",
    )


ROLLOUTS = {"script": scripts(BASELINE), "itself": scripts(BASELINE, self_reconcile=True), "named": scripts(LAST)}


@pytest.fixture(scope="module")
def trapped(a_server: Server) -> Iterator[Database]:
    """A database in whose `public` traps lie for all that the ledger's scripts name."""
    texts = [text for rollout in ROLLOUTS.values() for text in rollout if text]
    with a_server.database("trapped") as database, database.connect() as connection:
        catch_up = "SELECT pg_advisory_lock(1), pg_advisory_unlock(1)"
        lay(connection, "public", words_of([*texts, adopt_script(BASELINE, CHECKSUM), catch_up]))
        yield database


@pytest.mark.parametrize("rollout", ROLLOUTS)
def test_the_ledgers_scripts_spring_no_trap(trapped: Database, rollout: str) -> None:
    baseline = LAST if rollout == "named" else BASELINE
    with trapped.connect() as connection:
        trials = try_scripts(connection, baseline, CHECKSUM, SQUASHED, *ROLLOUTS[rollout])
    assert [trial for trial in trials if not trial.passed] == []


def test_adopting_springs_no_trap(trapped: Database) -> None:
    with trapped.connect() as connection:
        execute_script(connection, adopt_script(BASELINE, CHECKSUM))
        assert connection.execute("TABLE _prisma_migrations").rowcount == 1
        connection.execute("DROP TABLE _prisma_migrations")


@pytest.mark.parametrize("execution", ["batch", "split"])
def test_catching_up_springs_no_trap(trapped: Database, tmp_path: Path, execution: Execution) -> None:
    script = tmp_path / "catch-up.sql"
    migration = Migration(LAST, "CREATE TABLE t (); DROP TABLE t;")
    script.write_text(write_catch_up(FIRST, [migration], {LAST: "c" * 64}, execution))
    assert trapped.server.bindir is not None
    psql: list[str | Path] = [trapped.server.bindir / "psql", "-X", trapped.conninfo, "-f", script]
    with trapped.connect() as connection:
        connection.execute(LEDGER_DDL)
        try:
            for _ in range(2):
                done = subprocess.run(psql, capture_output=True, text=True, check=False)
                assert (done.returncode, done.stderr) == (0, "")
            assert [row.migration_name for row in read_ledger(connection) or () if row.applied] == [LAST]
        finally:
            connection.execute("DROP TABLE _prisma_migrations")


OLD = {  # what the scripts said once, or might
    "pg_catalog.quote_ident(": "quote_ident(",
    "pg_catalog.format(": "format(",
    "pg_catalog.pg_advisory_xact_lock(": "pg_advisory_xact_lock(",
    "pg_catalog.left(l.checksum": "left(l.checksum",
    "l.migration_name::text AS name": "l.migration_name AS name",
    "l.migration_name::text = baseline": "l.migration_name = baseline",
    "l.id::text = own": "l.id = own",
    "state.failed[1] IS NOT NULL": "state.failed <> '{}'",
    "archive -> 'rows'::text": "archive -> 'rows'",
    """to_regclass('"_prisma_migrations"')::oid""": """to_regclass('"_prisma_migrations"')""",
}


@pytest.mark.parametrize("now", OLD)
def test_a_script_that_does_not_fit_exactly_springs_a_trap(trapped: Database, now: str) -> None:
    rollout = ROLLOUTS["named" if now.startswith("pg_catalog.left") else "script"]
    changed = [script.replace(now, OLD[now]) for script in rollout]
    assert changed != list(rollout)
    with trapped.connect() as connection:
        baseline = LAST if now.startswith("pg_catalog.left") else BASELINE
        trials = try_scripts(connection, baseline, CHECKSUM, SQUASHED, *changed)
    # where no trap of this kind could be read, a literal of the wrong type is what it ends with
    said = "SQ007" if now.startswith("archive") else CAUGHT
    assert any(said in trial.detail for trial in trials if not trial.passed), trials


@pytest.fixture(scope="module")
def conditions(server: Server) -> frozenset[str]:
    """All that a baseline asks and calculates, with the names of built-in objects, which are there in any database."""
    found: set[str] = set()
    for case in RICH:
        with server.database("rich") as database, server.database("empty") as empty, database.connect() as connection:
            replay(connection, read_history(GOLDEN / case / "migrations"), surroundings="shadow")
            for item in read_schema(connection, members=read_members(connection, empty.connect)).objects:
                found.update(_asked(item))
    table = DataTable(
        "public", "pg_class", '"pg_class"', (DataColumn("relname", "text", 0, "", False, None),), False, False
    )
    script = write_rows([(table, [["'a'"]] * 5001)])
    blocks = [text for _, text in (*script.opening, *script.inserts, *script.closing)]
    found.update(condition[1] for text in blocks for condition in re.finditer(r"IF (.*?)\s+THEN\n", text, re.DOTALL))
    return frozenset(re.sub(r"E?'(?:[^']|'')*'::(reg[a-z]+)", lambda name: _BUILT_IN[name[1]], one) for one in found)


_BUILT_IN = {
    "regclass": "'pg_class'::regclass",
    "regtype": "'text'::regtype",
    "regprocedure": "'pg_catalog.now()'::regprocedure",
    "regnamespace": "'pg_catalog'::regnamespace",
    "regrole": "0::oid::regrole",
    "regcollation": "'\"C\"'::regcollation",
    "regoperator": "'pg_catalog.=(text,text)'::regoperator",
}


def _asked(item: SchemaObject) -> Iterator[str]:
    if condition := item.absent_if:
        yield condition
    if item.kind == "sequence value":
        yield item.definition.removeprefix("SELECT ")
    elif item.kind == "trigger state" and item.definition.startswith("EXECUTE "):
        yield item.definition.removeprefix("EXECUTE ")
    elif item.kind == "constraint names":
        select = re.search(r"FOR one IN (.*?) LOOP", item.definition, re.DOTALL)
        assert select
        yield f"EXISTS ({select[1]})"


@pytest.fixture(scope="module")
def minefield(a_server: Server, conditions: frozenset[str]) -> Iterator[psycopg.Connection[Any]]:
    """A connection to a database in whose `public` traps lie for all that a baseline asks."""
    with a_server.database("minefield") as database, database.connect() as connection:
        lay(connection, "public", words_of(f"SELECT {condition}" for condition in conditions))
        yield connection


def sprung(connection: psycopg.Connection[Any], expression: str) -> list[str]:
    """Return the traps that an expression stands for where it is read, whether or not it would get so far as to run."""
    with connection.transaction(force_rollback=True):
        connection.execute("SET LOCAL search_path = public")
        for sequence in re.findall(r"""(?:FROM |setval\(')("[^()']*")""", expression):
            connection.execute(f"CREATE SEQUENCE IF NOT EXISTS {sequence}".encode())
        connection.execute(f"CREATE TEMPORARY VIEW looked_at AS SELECT {expression} AS value".encode())
        connection.execute("SET LOCAL search_path = pg_catalog")
        rows = connection.execute(
            "SELECT DISTINCT pg_describe_object(d.refclassid, d.refobjid, 0) FROM pg_depend d"
            " JOIN pg_rewrite r ON r.oid = d.objid AND r.ev_class = 'pg_temp.looked_at'::regclass"
            " WHERE d.refclassid IN ('pg_proc'::regclass, 'pg_operator'::regclass) AND d.refobjid >= 16384"
        )
        return [what for (what,) in rows]


def test_what_a_baseline_asks_fits_exactly(minefield: psycopg.Connection[Any], conditions: frozenset[str]) -> None:
    assert len(conditions) > 150
    found = {condition: traps for condition in conditions if (traps := sprung(minefield, condition))}
    assert found == {}


@pytest.mark.parametrize(
    "condition",
    [
        "(SELECT oid = 'pg_class'::regclass FROM pg_class LIMIT 1)",
        "quote_ident(current_schema())::regnamespace IS NULL",
        "(SELECT conkey = (SELECT conkey FROM pg_constraint LIMIT 1) FROM pg_constraint LIMIT 1)",
        "obj_description('pg_class'::regclass, 'pg_class') IS NULL",
        "(SELECT oprcode <> 0 FROM pg_operator LIMIT 1)",
    ],
)
def test_what_a_baseline_asked_once_did_not(minefield: psycopg.Connection[Any], condition: str) -> None:
    assert sprung(minefield, condition)


FEW = ("name", "text", "varchar", "oid", "regclass", "int2", "int4", '"char"')


def test_visiting_springs_no_trap(a_server: Server) -> None:
    """The same queries, sent as they are to a connection whose path is Prisma's, would be caught at once."""
    texts = {path.stem: query(path.stem, LEDGER) for path in QUERIES.glob("*.sql")}
    with a_server.database("visited") as database, database.connect() as connection:
        connection.execute('CREATE TABLE "User" ("id" SERIAL PRIMARY KEY, "name" TEXT CHECK ("name" <> \'\'))')
        connection.execute("""CREATE VIEW "Names" AS SELECT "name" FROM "User" WHERE "id" > 1""")
        record_applied(connection, [(FIRST, "a" * 64)])
        lay(connection, "public", words_of(texts.values()), FEW)
        deploy = Deploy("visited", "public", database.conninfo)
        with reading(deploy) as visit:
            rows = read_ledger(visit, "public")
            others = read_other_schemas(visit, "app", (FIRST,))
            schema = read_schema(visit, "public", ledger=LEDGER, sequence_values=False)
        assert [row.migration_name for row in rows or ()] == [FIRST]
        assert [(other.name, other.recorded) for other in others] == [("public", 1)]
        found = {item.identity: item for item in schema.objects}
        assert "CHECK" in found['table "User"'].definition
        assert '"User"' in found['view "Names"'].definition  # as seen from the schema, not from pg_catalog
        assert "public" not in found['view "Names"'].definition
        with pytest.raises(psycopg.Error, match="trap"):
            connection.execute(texts["relations"].encode())


SPRINGING = {
    "a view": "ALTER TABLE _prisma_migrations RENAME TO kept; CREATE VIEW _prisma_migrations AS SELECT id, checksum,"
    " finished_at, boom(migration_name) AS migration_name, logs, rolled_back_at, started_at, applied_steps_count FROM kept",
    "a view that planning runs": "ALTER TABLE _prisma_migrations RENAME TO kept; CREATE VIEW _prisma_migrations AS"
    " SELECT id, checksum, finished_at, folded('x') AS migration_name, logs, rolled_back_at, started_at,"
    " applied_steps_count FROM kept",
    "a type with a cast": "CREATE TYPE evil AS (x text); CREATE FUNCTION sprung(evil) RETURNS text LANGUAGE plpgsql AS"
    " $$BEGIN RAISE EXCEPTION 'boom'; END$$; CREATE CAST (evil AS text) WITH FUNCTION sprung(evil);"
    " ALTER TABLE _prisma_migrations ALTER migration_name TYPE evil USING ROW (migration_name)::evil",
    "a type beside": "CREATE TYPE evil AS (x text); CREATE FUNCTION sprung(evil) RETURNS json LANGUAGE plpgsql AS"
    " $$BEGIN RAISE EXCEPTION 'boom'; END$$; CREATE CAST (evil AS json) WITH FUNCTION sprung(evil);"
    " ALTER TABLE _prisma_migrations ADD beside evil DEFAULT ROW ('x')::evil",
    "a heir": "CREATE TABLE heir () INHERITS (_prisma_migrations)",
    "an index that planning runs": "CREATE INDEX i ON _prisma_migrations (id) WHERE folded_to_bool('x')",
    "a check that planning could run": "ALTER TABLE _prisma_migrations ADD CHECK (id <> '')",
    "statistics that planning could run": "CREATE STATISTICS s ON (lower(id)), checksum FROM _prisma_migrations",
    "no checksum": "ALTER TABLE _prisma_migrations ALTER checksum DROP NOT NULL; UPDATE _prisma_migrations SET checksum = NULL",
    "no name": "ALTER TABLE _prisma_migrations ALTER migration_name DROP NOT NULL;"
    f" UPDATE _prisma_migrations SET migration_name = NULL WHERE migration_name = '{LAST}'",
}


@pytest.mark.parametrize("how", SPRINGING)
def test_a_ledger_that_could_run_code_is_refused_by_each_script(a_server: Server, how: str) -> None:
    texts = {f"{name}, {number}": text for name, texts in ROLLOUTS.items() for number, text in enumerate(texts) if text}
    texts["adopt"] = adopt_script(BASELINE, CHECKSUM)
    with a_server.database("ledger") as database, database.connect() as connection:
        connection.execute(
            "CREATE FUNCTION boom(text) RETURNS text LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'boom'; END$$;"
            "CREATE FUNCTION folded_to_bool(text) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS"
            " $$BEGIN IF current_setting('trap.armed', true) = 'on' THEN RAISE EXCEPTION 'boom'; END IF; RETURN true; END$$;"
            "CREATE FUNCTION folded(text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'boom'; END$$"
        )
        record_applied(connection, [(FIRST, "a" * 64), (LAST, "c" * 64)])
        connection.execute(SPRINGING[how].encode())
        connection.execute("SET trap.armed = 'on'")
        for name, text in texts.items():
            with pytest.raises(psycopg.Error) as caught:
                execute_script(connection, text)
            connection.rollback()
            assert caught.value.sqlstate == "SQ009", (name, str(caught.value))


def test_a_path_that_puts_another_schema_before_pg_catalog_is_refused(trapped: Database) -> None:
    texts = [text for rollout in ROLLOUTS.values() for text in rollout[:3]]
    with trapped.connect() as connection:
        record_applied(connection, [(FIRST, "a" * 64), (LAST, "c" * 64)])
        connection.execute("CREATE TEMPORARY TABLE makes_a_temporary_schema ()")
        for text in (*texts, adopt_script(BASELINE, CHECKSUM)):
            connection.execute("SET search_path = public, pg_catalog, pg_temp")
            with pytest.raises(psycopg.Error) as caught:
                execute_script(connection, text)
            assert caught.value.sqlstate == "SQ009", str(caught.value)
            connection.rollback()
            connection.execute("SET search_path = public")
        connection.execute("CREATE TEMPORARY TABLE makes_a_schema_that_comes_first ()")
        execute_script(connection, ROLLOUTS["script"][0])
        connection.execute("DROP TABLE _prisma_migrations, makes_a_schema_that_comes_first")


NOT_PRISMAS = {
    "_prisma_migrations is a view": "ALTER TABLE _prisma_migrations RENAME TO kept; CREATE VIEW _prisma_migrations AS SELECT id, checksum,"
    " finished_at, boom(migration_name) AS migration_name, logs, rolled_back_at, started_at, applied_steps_count FROM kept",
    "_prisma_migrations is a materialized view": "ALTER TABLE _prisma_migrations RENAME TO kept;"
    " CREATE MATERIALIZED VIEW _prisma_migrations AS SELECT * FROM kept",
    "_prisma_migrations is a partitioned table": "DROP TABLE _prisma_migrations;"
    " CREATE TABLE _prisma_migrations (id text) PARTITION BY LIST (id)",
    "_prisma_migrations is a foreign table": "DROP TABLE _prisma_migrations; CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s"
    " FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE _prisma_migrations (id text) SERVER s",
    "other tables inherit from _prisma_migrations": "CREATE TABLE heir () INHERITS (_prisma_migrations)",
    "the column checksum of _prisma_migrations is generated": "ALTER TABLE _prisma_migrations DROP checksum, ADD checksum text"
    " GENERATED ALWAYS AS (boom(id)) STORED",
    "the column logs of _prisma_migrations is public.d, not TEXT": "CREATE DOMAIN d AS text CHECK (boom(VALUE) <> '');"
    " ALTER TABLE _prisma_migrations DROP logs, ADD logs d",
    "_prisma_migrations has no column logs": "ALTER TABLE _prisma_migrations DROP logs",
}


@pytest.mark.parametrize("reason", NOT_PRISMAS)
def test_a_ledger_that_would_run_code_is_not_read(a_server: Server, reason: str) -> None:
    with a_server.database("ledger") as database, database.connect() as connection:
        connection.execute(
            f"{LEDGER_DDL}; CREATE FUNCTION boom(text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS"
            " $$BEGIN IF $1 IS NULL THEN RETURN NULL; END IF; RAISE EXCEPTION 'boom'; END$$".encode()
        )
        connection.execute(NOT_PRISMAS[reason].encode())
        with (
            pytest.raises(LedgerError, match="the ledger is damaged: .*" + re.escape(reason)),
            reading(Deploy("ledger", "public", database.conninfo)) as visit,
        ):
            read_ledger(visit)
