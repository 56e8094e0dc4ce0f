"""Names and types as PostgreSQL makes them; definitions that do not depend on how the catalog came about."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from squash.baseline import write_schema
from squash.postgres.schema import compare_schemas, read_schema
from squash.postgres.schema.names import (
    closing,
    default_expression,
    keep_array_type,
    literal,
    object_name,
    quote,
    split_list,
    strip_parentheses,
    type_name,
)
from squash.postgres.server import Database, Server
from squash.prisma.ledger import LEDGER

IDENTIFIERS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=63
).filter(lambda name: len(name.encode()) <= 63)


@pytest.fixture(scope="module")
def database(server: Server):  # type: ignore[no-untyped-def]
    with server.database("schema") as created:
        yield created


@settings(max_examples=150, deadline=None)
@given(table=IDENTIFIERS, column=IDENTIFIERS)
def test_names_are_those_that_the_server_chooses(database: Database, table: str, column: str) -> None:
    with database.connect() as connection, connection.transaction(force_rollback=True):
        connection.execute(f"CREATE TABLE {quote(table)} ({quote(column)} SERIAL)".encode())
        row = connection.execute("SELECT relname FROM pg_class WHERE relkind = 'S'").fetchone()
    expected = object_name(table, column, "seq")
    assert row is not None
    assert row[0] == expected or table == expected  # a table of that very name stands in the way


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"])))
def test_literals_come_back(database: Database, text: str) -> None:
    with database.connect() as connection:
        row = connection.execute(f"SELECT {literal(text)}::text".encode()).fetchone()
    assert row == (text,)


@pytest.mark.parametrize(
    ("printed", "spelled"),
    [
        ("text", "TEXT"),
        ("character varying(191)", "VARCHAR(191)"),
        ("timestamp(3) without time zone", "TIMESTAMP(3)"),
        ("timestamp with time zone[]", "TIMESTAMPTZ[]"),
        ("numeric(65,30)", "DECIMAL(65,30)"),
        ("double precision", "DOUBLE PRECISION"),
        ("bit(8)", "BIT(8)"),
        ("character", "character"),
        ('"Role"[]', '"Role"[]'),
        ("interval year to month", "interval year to month"),
        ("int4range", "int4range"),
        ("app.text", "app.text"),
    ],
)
def test_types_are_spelled_as_prisma_does(printed: str, spelled: str) -> None:
    assert type_name(printed) == spelled


@pytest.mark.parametrize(
    ("printed", "column", "element", "spelled"),
    [
        ("'x'::text", "text", None, "'x'"),
        ("'x'::character varying", "text", None, "'x'::character varying"),
        ("'USER'::\"Role\"", '"Role"', None, "'USER'"),
        ("'-1'::integer", "bigint", None, "-1"),
        ("'-1'::bigint", "bigint", None, "'-1'"),
        ("ARRAY[]::text[]", "text[]", "text", "ARRAY[]::TEXT[]"),
        ("ARRAY['a'::text, 'b,c'::text]", "text[]", "text", "ARRAY['a', 'b,c']::TEXT[]"),
        ("ARRAY['a'::text, lower('b'::text)]", "text[]", "text", "ARRAY['a'::text, lower('b'::text)]"),
        ("now()", "timestamp with time zone", None, "now()"),
    ],
)
def test_defaults_are_spelled_as_prisma_does(printed: str, column: str, element: str | None, spelled: str) -> None:
    assert default_expression(printed, column, element) == spelled


def test_parentheses_inside_strings_and_names_do_not_count() -> None:
    assert strip_parentheses("(a = ')' AND \"b(\" = 'it''s (')") == "a = ')' AND \"b(\" = 'it''s ('"
    assert strip_parentheses("(a) OR (b)") == "(a) OR (b)"
    assert split_list("a, f(b, c), 'd,e', ARRAY[1, 2]") == ["a", "f(b, c)", "'d,e'", "ARRAY[1, 2]"]
    with pytest.raises(ValueError, match="unbalanced"):
        closing("(a", 0)


def test_a_string_that_looks_like_an_array_is_left_alone() -> None:
    text = "note = '(ARRAY[''x''::character varying])::text[]'"
    assert keep_array_type(text) == text
    assert keep_array_type("(ARRAY['x'::character varying])::text[]") == (
        "(ARRAY['x'::character varying]::character varying[])::text[]"
    )


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("(- 5) + (a - 5)", "(- '5'::integer) + (a - 5)"),
        ("(((a >= 1) AND (a <= 2)) AND (b = ' AND '))", "(((a >= 1) AND (a <= 2))::boolean AND (b = ' AND '))"),
        ("EXISTS ( SELECT 'x'::text\n FROM t)", "EXISTS ( SELECT 'x'::text AS \"?column?\"\n FROM t)"),
        ("( SELECT 'x'::text AS a\n FROM t)", "( SELECT 'x'::text AS a\n FROM t)"),
        (
            "(v)::text = ANY ((ARRAY['a'::character varying])::text[])",
            "(v)::text = ANY (ARRAY['a'::character varying])",
        ),
    ],
)
def test_what_the_grammar_would_read_otherwise_is_kept(printed: str, kept: str) -> None:
    assert keep_array_type(printed) == kept


STATEMENTS = (
    """CREATE TYPE "Role" AS ENUM ('A', 'B')""",
    """CREATE TYPE "Other" AS ENUM ('C')""",
    """CREATE TABLE "Zebra" ("id" TEXT NOT NULL, "n" INTEGER DEFAULT 1, CONSTRAINT "Zebra_pkey" PRIMARY KEY ("id"))""",
    """CREATE TABLE "Apple" ("id" SERIAL NOT NULL, "zebraId" TEXT, CONSTRAINT "Apple_pkey" PRIMARY KEY ("id"))""",
    """CREATE TABLE "élan" ("id" SERIAL NOT NULL)""",
    """CREATE SEQUENCE "s" """,
    """CREATE FUNCTION one() RETURNS INTEGER LANGUAGE sql AS 'SELECT 1'""",
    """CREATE FUNCTION one(TEXT) RETURNS INTEGER LANGUAGE sql AS 'SELECT 1'""",
    """CREATE SCHEMA "app" """,
)
DEPENDENT = (
    """CREATE INDEX "b_idx" ON "Zebra"("n")""",
    """CREATE INDEX "a_idx" ON "Zebra"("n", "id")""",
    """ALTER TABLE "Apple" ADD CONSTRAINT "Apple_zebraId_fkey" FOREIGN KEY ("zebraId") REFERENCES "Zebra"("id")""",
    """CREATE VIEW "v2" AS SELECT one() AS "x" FROM "Zebra" """,
    """CREATE VIEW "v1" AS SELECT "n" FROM "Zebra" """,
    """ALTER TABLE "Zebra" ADD CONSTRAINT "c2" CHECK ("n" > 0)""",
    """ALTER TABLE "Zebra" ADD CONSTRAINT "c1" CHECK ("n" < 9)""",
    """COMMENT ON TABLE "Zebra" IS 'z'""",
    """COMMENT ON TABLE "Apple" IS 'a'""",
    """GRANT SELECT ON "Zebra" TO PUBLIC""",
    """GRANT INSERT ON "Zebra" TO pg_monitor""",
    """CREATE TABLE "app"."T" ("r" "Role")""",
)


def test_the_order_of_creation_does_not_matter(any_server: Server) -> None:
    texts = set()
    for seed in range(8):
        rng = random.Random(seed)
        first, second = list(STATEMENTS), list(DEPENDENT)
        rng.shuffle(first)
        rng.shuffle(second)
        with any_server.database("order") as created, created.connect() as connection:
            for statement in first + second:
                connection.execute(statement.encode())
            texts.add(write_schema(read_schema(connection)))
    assert len(texts) == 1


def test_settings_of_the_session_do_not_matter_and_are_left_alone(database: Database) -> None:
    with database.connect() as connection, connection.transaction(force_rollback=True):
        connection.execute(
            "CREATE TABLE t (a INTERVAL DEFAULT '1 day 2 hours', b TIMESTAMPTZ DEFAULT '2020-01-01 00:00Z', c REAL)"
        )
        plain = read_schema(connection)
        connection.execute(
            "SET LOCAL IntervalStyle = iso_8601; SET LOCAL TimeZone = 'Asia/Tokyo'; SET LOCAL DateStyle = 'German'"
        )
        connection.execute(
            "SET LOCAL quote_all_identifiers = on; SET LOCAL extra_float_digits = -4; SET LOCAL search_path = ''"
        )
        before = connection.execute("SELECT name, setting FROM pg_settings ORDER BY name").fetchall()
        assert read_schema(connection) == plain
        assert connection.execute("SELECT name, setting FROM pg_settings ORDER BY name").fetchall() == before


def test_objects_of_the_own_schema_are_written_unqualified(database: Database) -> None:
    with database.connect("app") as connection, connection.transaction(force_rollback=True):
        connection.execute(
            'CREATE TYPE "Role" AS ENUM (\'A\'); CREATE TABLE "T" ("r" "Role"); CREATE TABLE public."P" ("r" "Role")'
        )
        text = write_schema(read_schema(connection, "app"))
    assert '"app"' not in text
    assert 'CREATE TABLE IF NOT EXISTS "T"' in text
    assert 'CREATE TABLE IF NOT EXISTS "public"."P"' in text


def test_a_ledger_is_not_part_of_the_schema(database: Database) -> None:
    with database.connect() as connection, connection.transaction(force_rollback=True):
        empty = read_schema(connection)
        for ledger in (LEDGER, "it's"):
            connection.execute(f'CREATE TABLE "{ledger}" ("id" VARCHAR(36) PRIMARY KEY, "logs" TEXT)'.encode())
            connection.execute(f'COMMENT ON TABLE "{ledger}" IS \'x\'; GRANT SELECT ON "{ledger}" TO PUBLIC'.encode())
            assert read_schema(connection, ledger=ledger) == empty
            named = {"table", "comment", "privilege"}
            assert {item.kind for item in read_schema(connection).objects} - {
                item.kind for item in empty.objects
            } >= named
            connection.execute(f'DROP TABLE "{ledger}"'.encode())


def test_system_columns_and_columns_of_sequences_are_written(database: Database) -> None:
    """Their numbers in the catalog are below 0, and COMMENT and GRANT take them all the same."""
    statements = (
        'GRANT SELECT ("ctid") ON TABLE "t" TO PUBLIC',
        'GRANT SELECT ("last_value") ON TABLE "q" TO "pg_monitor"',
        """COMMENT ON COLUMN "t"."ctid" IS 'x'""",
        """COMMENT ON COLUMN "m"."tableoid" IS 'y'""",
    )
    with database.connect() as connection, connection.transaction(force_rollback=True):
        connection.execute("CREATE TABLE t (a INTEGER); CREATE SEQUENCE q; CREATE MATERIALIZED VIEW m AS SELECT 1 AS a")
        connection.execute(";".join(statements).encode())
        found = read_schema(connection)
        written = {item.definition: item for item in found.objects if item.kind in ("privilege", "comment")}
        assert set(written) == set(statements)
        for item in written.values():  # each is found where it is, so that a second run changes nothing
            assert connection.execute(f"SELECT {item.absent_if}".encode()).fetchone() == (False,)


def test_privileges_on_columns_of_the_ledger_are_not_part_of_the_schema(database: Database) -> None:
    with database.connect() as connection, connection.transaction(force_rollback=True):
        connection.execute(
            "CREATE TABLE _prisma_migrations (id TEXT); GRANT SELECT (id) ON _prisma_migrations TO PUBLIC"
        )
        assert {item.kind for item in read_schema(connection, ledger=LEDGER).objects} <= {"schema"}


def test_differences_name_the_object_and_both_definitions(database: Database) -> None:
    with database.connect() as connection, connection.transaction(force_rollback=True):
        connection.execute('CREATE TABLE "T" ("a" TEXT); CREATE VIEW "V" AS SELECT 1 AS x')
        left = read_schema(connection)
        connection.execute('ALTER TABLE "T" ADD COLUMN "b" INTEGER; DROP VIEW "V"; CREATE SEQUENCE "S"')
        found = {d.identity: (d.left, d.right) for d in compare_schemas(left, read_schema(connection))}
    assert found == {
        'table "T"': ('CREATE TABLE "T" (\n    "a" TEXT\n)', 'CREATE TABLE "T" (\n    "a" TEXT,\n    "b" INTEGER\n)'),
        'view "V"': ('CREATE VIEW "V" AS\n SELECT 1 AS x', None),
        'sequence "S"': (None, 'CREATE SEQUENCE "S"'),
    }


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("SELECT lo_create(12345)", "large object 12345"),
        (
            "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE USER MAPPING FOR USER SERVER s",
            'user mapping for postgres on server "s", which may hold a password (--user-mappings writes it)',
        ),
        ("CREATE PUBLICATION p; ALTER PUBLICATION p OWNER TO pg_monitor", "publication p, owned by pg_monitor"),
        ("CREATE TABLE t (); ALTER TABLE t OWNER TO pg_monitor", "table public.t, owned by pg_monitor"),
    ],
)
def test_what_cannot_be_written_is_named(database: Database, statement: str, named: str) -> None:
    with database.connect() as connection, connection.transaction(force_rollback=True):
        connection.execute(statement.encode())
        assert read_schema(connection).unsupported + read_schema(connection).owned_by_others == (named,)


def test_user_mappings_are_written_when_asked_for(database: Database) -> None:
    statement = "CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (\"Key\" 'it''s')"
    with database.connect() as connection, connection.transaction(force_rollback=True):
        connection.execute("CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;" + statement)
        schema = read_schema(connection, user_mappings=True)
        assert schema.unsupported == ()
        (mapping,) = (item for item in schema.objects if item.kind == "user mapping")
        assert mapping.definition == statement.replace("SERVER s", 'SERVER "s"')
