"""With another `?schema=` a history gives the same baseline, but for what the report says is tied to a schema."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from squash.baseline import write_schema
from squash.postgres.schema import Schema, read_schema
from squash.postgres.schema.texts import naming_schemas
from squash.postgres.server import Server
from squash.prisma.history import read_history
from squash.prisma.replay import replay

GOLDEN = Path(__file__).parent.parent / "golden"


def unqualified(case: Path) -> bool:
    """Whether a case is proven, and its scripts do not name the schema that Prisma takes by itself."""
    scripts = (path.read_text(encoding="utf-8") for path in (case / "migrations").rglob("*.sql"))
    proven = tomllib.loads((case / "case.toml").read_text(encoding="utf-8"))["outcome"] == "proven"
    beside = case.parent.name in ("ledger", "prelude")  # things that are in one schema, wherever the history is
    return proven and not beside and not any(re.search(r"\bpublic\b", script) for script in scripts)


CASES = [path.parent for path in sorted(GOLDEN.glob("*/*/case.toml")) if unqualified(path.parent)]


def squashed(server: Server, case: Path, schema: str) -> Schema:
    with server.database("place") as database, database.connect(schema) as connection:
        replay(connection, read_history(case / "migrations"), surroundings="shadow")
        return read_schema(connection, schema)


@pytest.mark.parametrize("case", [pytest.param(case, id=str(case.relative_to(GOLDEN))) for case in CASES])
def test_histories_that_name_no_schema(case: Path, server: Server) -> None:
    one, two = (squashed(server, case, schema) for schema in ("public", "The app"))
    assert naming_schemas(one) == naming_schemas(two)
    assert write_schema(one) == write_schema(two)


def test_most_cases_name_no_schema() -> None:
    assert len(CASES) > 100


def test_what_names_a_schema_is_reported(server: Server) -> None:
    statements = """
        CREATE SCHEMA audit; CREATE TABLE audit.log (id int); CREATE TABLE "User" (id int, "public" text);
        CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM public."User" $$;
        CREATE FUNCTION g() RETURNS int LANGUAGE sql SET search_path = public RETURN 1;
        CREATE VIEW v AS SELECT l.id FROM audit.log l; CREATE VIEW w AS SELECT id, "public" FROM "User";
        GRANT CREATE ON SCHEMA public TO PUBLIC; COMMENT ON TABLE "User" IS 'people'; COMMENT ON SCHEMA audit IS 'who';
        CREATE EXTENSION citext SCHEMA audit; CREATE EXTENSION hstore; CREATE TYPE mood AS ENUM ('ok');
        CREATE TABLE "Typed" (a audit.citext, b hstore, m mood); CREATE INDEX "Log_id_idx" ON audit.log (id);
        CREATE OPERATOR FAMILY audit.numbers USING hash; CREATE STATISTICS audit.stats ON id, "public" FROM "User";
        CREATE TEXT SEARCH CONFIGURATION audit.words (PARSER = "default"); REVOKE USAGE ON TYPE pg_catalog.int4 FROM PUBLIC;
        ALTER DEFAULT PRIVILEGES IN SCHEMA audit GRANT SELECT ON TABLES TO PUBLIC; REVOKE USAGE ON TYPE mood FROM PUBLIC;
    """
    with server.database("place") as database, database.connect() as connection:
        connection.execute(statements.encode())
        named = naming_schemas(read_schema(connection))
    assert named == (
        'schema "audit"',
        'extension "citext"',
        "function f()",
        "function g()",
        'operator family "audit"."numbers" USING hash',
        'text search configuration "audit"."words"',
        'table "Typed"',
        'table "audit"."log"',
        'view "v"',
        'index "audit"."Log_id_idx"',
        'statistics "audit"."stats"',
        'comment on SCHEMA "audit"',
        'GRANT CREATE ON SCHEMA "public" TO PUBLIC',
        'ALTER DEFAULT PRIVILEGES IN SCHEMA "audit" GRANT SELECT ON TABLES TO PUBLIC',
    )
