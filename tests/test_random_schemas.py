"""Random schemas (tests/schemas.py) go through writer and snapshot: identical at once, idempotent, canonical, relocatable.

A failure is cut down to the fewest statements that still fail, and says them.
"""

from __future__ import annotations

import difflib
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import Any

import psycopg
from hypothesis import HealthCheck, Phase, given, settings
from psycopg.conninfo import make_conninfo
from schemas import Shape, Statement, build, schemas

from squash.baseline import write_schema
from squash.postgres.schema import Schema, read_schema
from squash.postgres.server import Database, Server, execute_script
from squash.postgres.snapshot import differences, digest

EXAMPLES = int(os.environ.get("SQUASH_EXAMPLES", "12"))

DROPPED_AS = {
    "foreign-data wrapper": "FOREIGN DATA WRAPPER",
    "foreign server": "SERVER",
    "extended statistics": "STATISTICS",
    "typed table": "TABLE",
}
FORGET_DEFAULT_PRIVILEGES = """
DELETE FROM pg_default_acl; DELETE FROM pg_depend WHERE classid = 'pg_default_acl'::regclass;
DELETE FROM pg_shdepend WHERE classid = 'pg_default_acl'::regclass
"""  # there is no one statement for it


@dataclass
class Tally:
    """What became of the examples of a test."""

    examples: int = 0
    statements: int = 0
    refused: int = 0
    """Statements that the server refused."""
    objects: int = 0
    unsupported: Counter[str] = field(default_factory=Counter)
    """What the writer refused by name, by kind."""


def run(connection: psycopg.Connection[Any], statements: Sequence[Statement], schema: str, tally: Tally) -> Schema:
    """Build a schema, and drop what the writer refuses by name until it refuses nothing."""
    tally.examples += 1
    tally.statements += len(statements)
    tally.refused += len(build(connection, statements))
    for _ in range(20):
        read = read_schema(connection, schema)
        if not read.unsupported:
            tally.objects += len(read.objects)
            return read
        for named in read.unsupported:
            kind, command = drop(named)
            tally.unsupported[kind] += 1
            connection.execute(command.encode(), prepare=False)
    raise AssertionError(f"cannot be dropped: {read.unsupported}")


def drop(named: str) -> tuple[str, str]:
    """Return the kind of what `Schema.unsupported` names, and the statement that drops it."""
    kinds = (
        *DROPPED_AS,
        "text search dictionary",
        "text search configuration",
        "operator class",
        "operator family",
        "event trigger",
        "foreign table",
    )
    kind = next((kind for kind in kinds if named.startswith(kind + " ")), named.split(" ")[0])
    if kind == "default":
        return "default privileges", FORGET_DEFAULT_PRIVILEGES
    identity = re.split(r": |, (?=which is|owned by|moved away)", named.removeprefix(kind))[0].replace("(-,", "(NONE,")
    return kind, f"DROP {DROPPED_AS.get(kind, kind)} IF EXISTS {identity} CASCADE"


def broken(server: Server, statements: Sequence[Statement], tally: Tally, schema: str = "public") -> str | None:
    """Say what is wrong with the baseline of a schema: it differs, it writes again, or it reads back otherwise."""
    with server.database("history") as history, server.database("baseline") as target:
        with history.connect(schema) as original, target.connect(schema) as connection:
            read = run(original, statements, schema, tally)
            text = write_schema(read)
            try:
                execute_script(connection, text)
                with connection.transaction(force_rollback=True):
                    execute_script(connection, text)
                    written = connection.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL").fetchone()
            except psycopg.Error as error:
                return f"the baseline does not apply: {error}\n{excerpt(text, error)}"
            if written == (True,):
                return f"the second application writes: {writer(connection, read)}"
            with ThreadPoolExecutor(2) as threads:
                one, two = threads.map(digest, (original, connection))
            if one != two:
                found = differences(original, connection)
                if lines := [str(line) for line in (*found.differences, *found.looked_through)]:
                    return "\n".join(["the catalogs differ:", *lines[:20]])
            again = write_schema(read_schema(connection, schema))
            if again != text:
                return "\n".join(
                    ["read back it differs:", *difflib.unified_diff(text.split("\n"), again.split("\n"), n=0)]
                )
    return None


def excerpt(text: str, error: psycopg.Error) -> str:
    """Return the lines around the position of an error, or around the query that it came from."""
    position = int(error.diag.statement_position or 0)
    if not position:
        return str(error.diag.internal_query or error.diag.context or "")
    return text[max(0, position - 300) : position + 200]


def writer(connection: psycopg.Connection[Any], schema: Schema) -> str:
    """Name the objects whose guards are still true."""
    with connection.transaction(force_rollback=True):
        return ", ".join(
            item.identity
            for item in schema.objects
            if item.absent_if and connection.execute(f"SELECT {item.absent_if}".encode()).fetchone() != (False,)
        )


def minimal(statements: Sequence[Statement], fails: Callable[[Sequence[Statement]], object]) -> list[Statement]:
    """Leave out statements, ever fewer at once, as long as the rest still fails, for a minute at most."""
    kept, size, end = list(statements), len(statements) // 2, time.monotonic() + 60
    while size and time.monotonic() < end:
        start = 0
        while start < len(kept) and time.monotonic() < end:
            fewer = kept[:start] + kept[start + size :]
            if fails(fewer):
                kept = fewer
            else:
                start += size
        size //= 2
    return kept


Check = Callable[[Sequence[Statement], Tally], str | None]


def examine(check: Check, version: int, shape: Shape, *, share: float = 1.0) -> Tally:
    """Run a check on random schemas, and fail with the SQL of the smallest one that it finds something wrong with."""
    tally, failures = Tally(), list[str]()

    @settings(
        max_examples=max(1, int(EXAMPLES * share)),
        deadline=None,
        database=None,
        derandomize="SQUASH_RANDOM" not in os.environ,
        phases=(Phase.generate,),  # statements are left out by `minimal`, which knows that the others stay valid
        suppress_health_check=list(HealthCheck),
    )
    @given(schemas(version, shape))
    def every(statements: list[Statement]) -> None:
        if not failures and check(statements, tally):
            few = minimal(statements, lambda fewer: check(fewer, Tally()))
            script = ";\n".join(statement.sql for statement in few)
            failures.append(f"{check(few, Tally())}\n\n{script};")
        assert not failures, failures[0]

    every()
    assert tally.refused < 0.2 * tally.statements, "most statements have to be valid"
    return tally


def test_one_application_gives_the_same_catalog_and_a_second_one_nothing(any_server: Server) -> None:
    tally = examine(partial(broken, any_server), any_server.version, Shape())
    assert sum(tally.unsupported.values()) < 0.1 * tally.objects, tally.unsupported


def test_the_order_of_creation_does_not_matter(any_server: Server) -> None:
    comparable = 0

    def check(statements: Sequence[Statement], tally: Tally) -> str | None:
        nonlocal comparable
        shuffled = list(statements)
        Random(len(statements)).shuffle(shuffled)
        with any_server.database("order") as first, any_server.database("other") as second:
            with first.connect() as one, second.connect() as two:
                left = run(one, statements, "public", tally)
                for _ in range(len(shuffled)):  # what needs another object waits for it
                    waiting = [statement for statement, _ in build(two, shuffled)]
                    if len(waiting) == len(shuffled):
                        break
                    shuffled = waiting
                right = run(two, (), "public", Tally())
                if differences(one, two).differences:
                    return (
                        None  # the order did matter to PostgreSQL: which index a foreign key takes, what * stands for
                    )
                comparable += 1
                return differing(write_schema(left), write_schema(right))

    tally = examine(check, any_server.version, Shape(changes=False), share=0.5)
    assert comparable > tally.examples / 3


def test_the_locale_does_not_matter(any_server: Server) -> None:
    provider = "icu ICU_LOCALE 'en-US'" if any_server.version < 170000 else "builtin BUILTIN_LOCALE 'C.UTF-8'"
    locale = f"LOCALE 'C' LOCALE_PROVIDER {provider}"

    def check(statements: Sequence[Statement], tally: Tally) -> str | None:
        with any_server.database("c") as plain, plain.connect() as one:
            name = f"{plain.name}_other"
            left = run(one, statements, "public", tally)
            one.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' {locale}".encode())
            try:
                conninfo = make_conninfo(plain.conninfo, dbname=name)
                with Database(name, conninfo, any_server, conninfo, conninfo).connect() as two:
                    right = run(two, statements, "public", Tally())
            finally:
                one.execute(f"DROP DATABASE {name}".encode())
        return differing(write_schema(left), write_schema(right))

    examine(check, any_server.version, Shape(), share=0.25)


def test_another_schema_of_its_own_does_not_matter(any_server: Server) -> None:
    def check(statements: Sequence[Statement], tally: Tally) -> str | None:
        with any_server.database("public") as first, any_server.database("app") as second:
            with first.connect() as one, second.connect("app") as two:
                texts = [
                    write_schema(run(connection, statements, schema, tally))
                    for connection, schema in ((one, "public"), (two, "app"))
                ]
        return differing(*texts)

    examine(check, any_server.version, Shape(named=False), share=0.5)


def test_an_index_of_another_type_took_compression_over(any_server: Server) -> None:
    """A GIN index on jsonb keeps texts: one that is made after SET COMPRESSION does not hear of it."""
    script = (
        "CREATE TABLE t (a jsonb, b jsonb)",
        "CREATE INDEX early ON t USING gin (a)",
        "ALTER TABLE t ALTER COLUMN a SET COMPRESSION pglz",
        "ALTER TABLE t ALTER COLUMN b SET COMPRESSION pglz",
        "CREATE INDEX late ON t USING gin (b)",
    )
    assert broken(any_server, [Statement("table", sql) for sql in script], Tally()) is None


def test_a_column_comes_late_to_grandchildren(any_server: Server) -> None:
    """Where a table with children was given a parent, new columns of that parent stand behind the children's own."""
    script = (
        "CREATE TABLE parent (a integer)",
        "CREATE TABLE child (b integer) INHERITS (parent)",
        "CREATE TABLE grandparent (a integer)",
        "ALTER TABLE parent INHERIT grandparent",
        "ALTER TABLE grandparent ADD COLUMN c integer",
    )
    assert broken(any_server, [Statement("table", sql) for sql in script], Tally()) is None


def test_functions_of_many_arguments_are_named_alike_in_another_schema(server: Server) -> None:
    """What is looked up by its arguments needs no schema, however many functions share its name."""
    script = """
        CREATE FUNCTION nextval() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
        CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION nextval();
        CREATE FUNCTION lower(text[], oid) RETURNS boolean LANGUAGE sql AS 'SELECT true';
        CREATE FOREIGN DATA WRAPPER w VALIDATOR lower;
    """
    texts = []
    for schema in ("public", "app"):
        with server.database(schema) as database, database.look(schema) as connection:
            connection.execute(script.encode())
            texts.append(write_schema(read_schema(connection, schema)))
    assert "VALIDATOR lower" in texts[0]
    assert differing(*texts) is None


def differing(left: str, right: str) -> str | None:
    """Return the difference of two texts, None where there is none."""
    return "\n".join(difflib.unified_diff(left.split("\n"), right.split("\n"), lineterm="", n=0)) or None


QUERIES = ("view", "materialized view", "function", "rule", "policy")


def test_the_major_does_not_matter_to_what_all_of_them_store(any_server: Server, server: Server) -> None:
    """PostgreSQL 18 prints queries without the qualifiers that 15 needs, and stores names of NOT NULL constraints; 17
    knows a privilege more, and gives multiranges those of their ranges.
    """

    def told(statements: Sequence[Statement], on: Server, tally: Tally) -> list[str]:
        with on.database("major") as database, database.connect() as connection:
            objects = run(connection, statements, "public", tally).objects
        return [
            item.identity
            if item.kind in QUERIES
            else re.sub(r' CONSTRAINT "(?:[^"]|"")*" NOT NULL', " NOT NULL", item.definition)
            for item in objects
            if item.kind != "privilege"
        ]

    def accepted(statements: Sequence[Statement], on: Server) -> list[Statement]:
        with on.database("major") as database, database.connect() as connection:
            refused = [statement for statement, _ in build(connection, statements)]
        return [statement for statement in statements if statement not in refused]

    def check(statements: Sequence[Statement], tally: Tally) -> str | None:
        both = accepted(accepted(statements, server), any_server)  # the wheel has no XML
        left, right = told(both, any_server, tally), told(both, server, Tally())
        return differing("\n".join(left), "\n".join(right))

    examine(check, any_server.version, Shape(), share=0.5)
