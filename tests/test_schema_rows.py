"""The catalog queries give what the types of their rows say, on every major version."""

from __future__ import annotations

import ast
import types
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, fields
from pathlib import Path
from random import Random
from typing import Any, get_args, get_origin, get_type_hints

import psycopg
import pytest
from psycopg.rows import dict_row
from schemas import Shape, build, generate

import squash.postgres.schema
from squash.postgres.schema import read_schema
from squash.postgres.schema.catalog import read_rows, reading
from squash.postgres.schema.kinds import KINDS, identity_of
from squash.postgres.schema.queries import QUERIES, PublicationTableRow, SchemaRow
from squash.postgres.server import Database, Server

QUERY_FILES = {path.stem for path in Path(squash.postgres.schema.__file__).parent.glob("queries/*.sql")}
NOT_ON = {"publication_tables_14": range(15, 99), "publication_tables": (14,), "publication_schemas": (14,)}
"""The majors on which a query is not asked."""


def is_a(value: object, wanted: Any) -> bool:
    """Whether a value is of a type as annotations write it."""
    if isinstance(wanted, types.UnionType):
        return any(is_a(value, option) for option in get_args(wanted))
    if get_origin(wanted) is list:
        return isinstance(value, list) and all(is_a(item, get_args(wanted)[0]) for item in value)
    if get_origin(wanted) is dict:
        return isinstance(value, dict) and all(
            is_a(item, part) for pair in value.items() for item, part in zip(pair, get_args(wanted), strict=True)
        )
    return type(value) is wanted


def wrong(row: object) -> Iterator[str]:
    for name, wanted in get_type_hints(type(row)).items():
        if not is_a(getattr(row, name), wanted):
            yield f"{type(row).__name__}.{name} = {getattr(row, name)!r}"


def test_each_query_has_a_type_of_its_own() -> None:
    assert len(set(QUERIES.values())) == len(QUERIES)
    assert {*QUERIES.values(), "publication_tables_14"} == QUERY_FILES


@pytest.fixture(scope="module")
def databases(any_server: Server) -> Iterator[list[Database]]:
    """Databases with random schemas, of as many kinds as possible."""
    with ExitStack() as stack:
        made = [stack.enter_context(any_server.database("rows")) for _ in range(8)]
        for seed, database in enumerate(made):
            with database.connect() as connection:
                build(connection, generate(Random(seed), any_server.version // 10000, Shape()))
        yield made


def test_rows_are_what_their_types_say(any_server: Server, databases: list[Database]) -> None:
    major = any_server.version // 10000
    queries = [*QUERIES.items(), (PublicationTableRow, "publication_tables_14")]
    counted = dict.fromkeys(QUERY_FILES, 0)
    for database in databases:
        with database.connect() as connection, reading(connection, "public") as rows:
            for row_type, name in queries:
                if major not in NOT_ON.get(name, ()):
                    read: Sequence[object] = rows(row_type, name)  # the columns are compared with the fields there
                    counted[name] += len(read)
                    assert [text for row in read for text in wrong(row)] == []
    assert sum(bool(count) for count in counted.values()) > 25


def test_a_query_with_other_columns_is_refused(database: Database) -> None:
    with (
        database.connect() as connection,
        pytest.raises(TypeError, match="SchemaRow is not what its query gives: n, o"),
    ):
        read_rows(connection, SchemaRow, "SELECT 1 AS n, 2 AS o")


def test_rows_do_not_depend_on_the_row_factory_of_the_connection(database: Database) -> None:
    with database.connect() as connection:
        connection.row_factory = dict_row
        assert [row.o for row in read_rows(connection, OneRow, "SELECT 1 AS o")] == [1]


@dataclass
class OneRow:
    o: int


def test_no_query_has_a_column_that_nobody_reads() -> None:
    room = Path(squash.postgres.schema.__file__).parent
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in room.glob("*.py")]
    read = {node.attr for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert [f"{row.__name__}.{field.name}" for row in QUERIES for field in fields(row) if field.name not in read] == []


TELLING = """
CREATE TABLE t (a serial, b integer GENERATED ALWAYS AS IDENTITY, UNIQUE (a, b));
CREATE SEQUENCE q OWNED BY t.a;
CREATE PUBLICATION p FOR TABLE t;
CREATE TABLE parent (a integer DEFAULT 1);
CREATE TABLE child (b integer) INHERITS (parent);
ALTER TABLE parent ADD COLUMN c integer;
ALTER TABLE ONLY child ALTER COLUMN a SET DEFAULT 2;
CREATE OPERATOR FAMILY f USING btree;
CREATE OPERATOR CLASS o FOR TYPE integer USING btree FAMILY f AS OPERATOR 1 <, FUNCTION 1 btint4cmp(integer, integer);
"""
"""Objects whose names say more than how they are called: USING of what, default of which column."""


def test_identities_are_made_of_kind_and_name(database: Database, databases: list[Database]) -> None:
    with database.connect() as connection:
        connection.execute(TELLING.encode())
    seen = set()
    for each in (database, *databases):
        with each.connect() as connection:
            for item in read_schema(connection).objects:
                if item.name:
                    seen.add(item.kind)
                    name = item.name
                    assert item.identity == identity_of(item.kind, name.written, item.relation, name.aspect)
    assert {"table", "enum", "index", "foreign key", "function", "view", "trigger"} <= seen
    assert {"operator family", "operator class", "publication table", "sequence owner", "default", "column"} <= seen


def test_the_table_of_kinds_says_what_can_be_said_of_them(database: Database) -> None:
    """PostgreSQL's grammar takes just these COMMENT ON and GRANT; that the objects are not there is found later."""

    def is_taken(statement: str) -> bool:
        with database.look() as connection, pytest.raises(psycopg.Error) as raised:
            connection.execute(statement.encode())
        return raised.value.sqlstate != "42601"

    signatures = {"cast": "(a AS b)", "transform": "FOR a LANGUAGE b", "operator": "=(a, b)"} | dict.fromkeys(
        ("function", "procedure", "aggregate"), "x(a)"
    )
    for kind in KINDS.values():
        name = signatures.get(kind.word, "x USING y" if kind.word.startswith("operator ") else "x")
        called = kind.called.format(name=name, relation="y") or f"{kind.word.upper()} {name}"
        # a column is commented on by the name of its relation
        assert kind.word == "column" or is_taken(f"COMMENT ON {called} IS NULL") == bool(kind.called), kind
        granted = f"{kind.granted} {name}" if kind.granted else called
        assert is_taken(f"GRANT ALL ON {granted} TO PUBLIC") == bool(kind.granted), kind
