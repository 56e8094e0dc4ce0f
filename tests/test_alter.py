"""The differ: what it suggests turns one schema into the other, and says what is lost by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from squash.deploys import CatalogDiff
from squash.deploys.drift import write_drift
from squash.postgres.schema import Schema, compare_schemas, read_schema
from squash.postgres.schema.alter import Suggestion, alter
from squash.postgres.schema.details import (
    AddedColumn,
    Column,
    DomainDetail,
    EnumDetail,
    ExtensionDetail,
    GrantDetail,
    TableDetail,
)
from squash.postgres.schema.differences import SchemaDifference, difference
from squash.postgres.schema.kinds import KINDS
from squash.postgres.schema.objects import ObjectName
from squash.postgres.schema.texts import is_of_type, nameless
from squash.postgres.server import Database, Server


def schema_of(database: Database, script: str) -> Schema:
    with database.connect() as connection, connection.transaction(force_rollback=True):
        connection.execute(script.encode())
        return read_schema(connection)


TABLE = 'CREATE TABLE "T" ("a" TEXT NOT NULL, "b" INTEGER DEFAULT 1, CONSTRAINT "T_check" CHECK ("b" > 0));'
CHANGES = {
    "a default of two lines": (
        'CREATE TABLE "T" ("a" TEXT DEFAULT \'one\n    "two" TEXT,\n\', "b" DATE);',
        'CREATE TABLE "T" ("a" TEXT DEFAULT \'one\');',
        [
            ('ALTER TABLE "T" ALTER COLUMN "a" SET DEFAULT \'one\n    "two" TEXT,\n\'', False),
            ('ALTER TABLE "T" ADD COLUMN "b" DATE', False),
        ],
    ),
    "a default that names other words": (
        'CREATE TABLE "T" ("a" TEXT DEFAULT \'x GENERATED SERIAL COLLATE CONSTRAINT\', "b" TEXT);',
        'CREATE TABLE "T" ("a" TEXT NOT NULL, "b" TEXT);',
        [
            ('ALTER TABLE "T" ALTER COLUMN "a" SET DEFAULT \'x GENERATED SERIAL COLLATE CONSTRAINT\'', False),
            ('ALTER TABLE "T" ALTER COLUMN "a" DROP NOT NULL', False),
        ],
    ),
    "type and collation": (
        'CREATE TABLE "T" ("a" VARCHAR(5) COLLATE "C", "b" BIGINT);',
        'CREATE TABLE "T" ("a" TEXT, "b" INTEGER);',
        [
            ('ALTER TABLE "T" ALTER COLUMN "a" TYPE VARCHAR(5) COLLATE "C"', True),
            ('ALTER TABLE "T" ALTER COLUMN "b" TYPE BIGINT', True),
        ],
    ),
    "a table of no columns": (
        'CREATE TABLE "T" ("a" TEXT);',
        'CREATE TABLE "T" ();',
        [('ALTER TABLE "T" ADD COLUMN "a" TEXT', False)],
    ),
    "columns and constraints": (
        TABLE,
        'CREATE TABLE "T" ("a" TEXT NOT NULL, "b" INTEGER DEFAULT 1, "c" TEXT, CONSTRAINT "T_check" CHECK ("b" > 1));',
        [
            (
                'ALTER TABLE "T" DROP CONSTRAINT "T_check"; ALTER TABLE "T" ADD CONSTRAINT "T_check" CHECK (b > 0)',
                False,
            ),
            ('ALTER TABLE "T" DROP COLUMN "c"', True),
        ],
    ),
    "a foreign table": (
        "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;",
        'CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE "F" () SERVER s;',
        [('DROP FOREIGN TABLE "F"', True)],
    ),
    "a body with comments": (
        "CREATE FUNCTION f() RETURNS INT LANGUAGE sql AS $$\n-- one\nSELECT 1\n$$;",
        "CREATE FUNCTION f() RETURNS INT LANGUAGE sql AS $$\nSELECT 1\n$$;",
        [
            (
                'CREATE OR REPLACE FUNCTION "f"()\n RETURNS integer\n LANGUAGE sql\nAS $function$\n-- one\nSELECT 1\n'
                "$function$",
                False,
            )
        ],
    ),
    "a trigger on a view of another schema": (
        "CREATE SCHEMA s; CREATE VIEW s.v AS SELECT 1 AS a; CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql"
        " AS 'BEGIN RETURN NEW; END';",
        "CREATE SCHEMA s; CREATE VIEW s.v AS SELECT 1 AS a; CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql"
        " AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER \"a on b\" INSTEAD OF INSERT ON s.v FOR EACH ROW EXECUTE"
        " FUNCTION g();",
        [('DROP TRIGGER "a on b" ON "s"."v"', True)],
    ),
    "an index": (
        TABLE + 'CREATE INDEX "i" ON "T" ("a" DESC);',
        TABLE + 'CREATE INDEX "i" ON "T" ("a");',
        [('DROP INDEX "i"; CREATE INDEX "i" ON "T"("a" DESC)', False)],
    ),
    "an enum": (
        """CREATE TYPE "Kid's size" AS ENUM ('S', 'M');""",
        """CREATE TYPE "Kid's size" AS ENUM ('S');""",
        [("""DROP TYPE "Kid's size"; CREATE TYPE "Kid's size" AS ENUM ('S', 'M')""", True)],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_suggested_turns_one_schema_into_the_other(database: Database, name: str) -> None:
    ours, theirs, expected = CHANGES[name]
    wanted = schema_of(database, ours)
    with database.connect() as connection, connection.transaction(force_rollback=True):
        connection.execute(theirs.encode())
        suggested = [s for found in compare_schemas(wanted, read_schema(connection)) for s in alter(found)]
        assert [("; ".join(s.statements), s.loses) for s in suggested] == expected
        for statement in (statement for s in suggested for statement in s.statements):
            connection.execute(statement.encode())
        assert compare_schemas(wanted, read_schema(connection)) == ()


def test_what_a_sequence_or_an_expression_stands_behind_is_by_hand(database: Database) -> None:
    wanted = schema_of(database, 'CREATE TABLE "T" ("a" INTEGER, "b" SERIAL)')
    found = schema_of(database, 'CREATE TABLE "T" ("a" INTEGER GENERATED ALWAYS AS (1) STORED, "b" INTEGER)')
    by_hand = [s.by_hand for one in compare_schemas(wanted, found) for s in alter(one)]
    assert by_hand == ['column "a" of "T"', 'column "b" of "T"']


def test_a_not_null_constraint_of_another_name_is_renamed(database: Database) -> None:
    table = 'CREATE TABLE "T" ("mass" INTEGER NOT NULL); ALTER TABLE "T" RENAME COLUMN "mass" TO "weight";'
    wanted = schema_of(database, 'CREATE TABLE "T" ("weight" BIGINT NOT NULL)')
    (found,) = compare_schemas(wanted, schema_of(database, table))
    assert alter(found) == (
        Suggestion(('ALTER TABLE "T" ALTER COLUMN "weight" TYPE BIGINT',), loses=True),
        Suggestion(('ALTER TABLE "T" RENAME CONSTRAINT "T_mass_not_null" TO "T_weight_not_null"',)),
    )


def test_only_the_writer_of_drift_sql_makes_comments(database: Database) -> None:
    ours, theirs, _ = CHANGES["an enum"]
    found = compare_schemas(schema_of(database, ours), schema_of(database, theirs))
    unsupported = SchemaDifference("unsupported", "large object 1", None, "large object 1")
    text = write_drift(CatalogDiff(0, (*found, unsupported), ()))
    assert """-- DROP TYPE "Kid's size";\n-- CREATE TYPE "Kid's size" AS ENUM ('S', 'M');\n""" in text
    assert text.endswith("-- by hand: no script can be suggested for it\n")


def test_details_give_the_definition(any_server: Server) -> None:
    script = """
        CREATE TYPE "Role" AS ENUM ('A', 'it''s', E'\\\\');
        CREATE DOMAIN "Positive" AS INTEGER NOT NULL CHECK (VALUE > 0);
        CREATE UNLOGGED TABLE "T" ("id" SERIAL, "n" "Positive" DEFAULT 1, "r" "Role"[], "g" INTEGER GENERATED ALWAYS AS (1) STORED,
            "i" BIGINT GENERATED BY DEFAULT AS IDENTITY (START 5), PRIMARY KEY ("id"), UNIQUE ("n")) WITH (fillfactor = 70);
        CREATE TABLE "Parent" ("a" INTEGER); CREATE TABLE "Child" ("b" INTEGER) INHERITS ("Parent");
        ALTER TABLE "Parent" ADD COLUMN "late" TEXT DEFAULT 'x';
        CREATE TYPE "Pair" AS ("a" INTEGER, "b" TEXT); CREATE TABLE "Typed" OF "Pair" ("a" NOT NULL);
        CREATE EXTENSION IF NOT EXISTS hstore; GRANT SELECT ("id"), INSERT ON "T" TO PUBLIC;
        ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT ON TABLES TO pg_monitor
    """
    with any_server.database("details") as created:
        schema = schema_of(created, script)
    rendered = set()
    for item in schema.objects:
        if isinstance(
            item.detail, TableDetail | AddedColumn | EnumDetail | DomainDetail | ExtensionDetail | GrantDetail
        ):
            assert item.detail.render() == item.definition
            rendered.add(item.kind)
        assert item.kind in KINDS
    assert rendered >= {"table", "column", "enum", "domain", "extension", "privilege", "default privilege"}


def test_names_of_not_null_constraints_can_be_left_out(database: Database) -> None:
    script = (
        'CREATE TABLE "T" ("a" INTEGER CONSTRAINT "named" NOT NULL, "b" TEXT DEFAULT \' CONSTRAINT "x" NOT NULL\');'
    )
    item = next(item for item in schema_of(database, script).objects if item.kind == "table")
    assert nameless(item).definition == item.definition.replace(' CONSTRAINT "named"', "", 1)
    assert difference(item, replace(item, definition="")).left == item.definition


@pytest.mark.parametrize(
    ("printed", "schema", "local", "expected"),
    [
        ("role", "public", "role", True),
        ("role[]", "app", "role", True),
        ('app."Role"[]', "app", "Role", True),
        ('app."Role"', "public", "Role", False),
        ('"a""b"', "public", 'a"b', True),
        ("TEXT", "public", "TEXT", False),  # the built-in type, as Prisma spells it
        ('"TEXT"', "public", "TEXT", True),
        ("VARCHAR(5)", "public", "VARCHAR", False),
    ],
)
def test_a_column_is_of_a_type_of_the_user(printed: str, schema: str, local: str, expected: bool) -> None:
    assert is_of_type(Column("c", printed), ObjectName(schema, local, "")) is expected
