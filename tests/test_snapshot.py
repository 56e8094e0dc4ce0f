"""What the snapshot compares, leaves out on purpose, and refuses; test_snapshot_mutations.py has what it sees."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Any

import psycopg
import pytest
from trials import schema_of

from squash.errors import SnapshotError
from squash.postgres import snapshot
from squash.postgres.server import Server
from squash.postgres.snapshot import (
    Digest,
    Snapshot,
    SnapshotComparison,
    SnapshotDifference,
    cluster_state,
    compare,
    declarations,
    differences,
    digest,
    excluded,
    normalised,
    take,
)

Connection = psycopg.Connection[Any]
Pair = tuple[Connection, Connection]

MAJORS = {
    ("pg_attribute", "attcacheoff"): (0, 17),
    ("pg_class", "relallfrozen"): (18, 99),
    ("pg_database", "dathasloginevt"): (17, 99),
    ("pg_database", "datlastsysoid"): (0, 14),
}
"""Declared columns that not every version has: first and last major."""

LEDGER = "_prisma_migrations"
LEDGER_DDL = """
CREATE TABLE {}_prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
    migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0);
"""


def two_databases(server: Server, script: bytes = b"") -> Iterator[Pair]:
    with ExitStack() as stack:
        databases = [stack.enter_context(server.database(label)) for label in ("left", "right")]
        left, right = (stack.enter_context(database.connect()) for database in databases)
        for connection in (left, right):
            connection.execute(script)
        yield left, right


def undoing(connections: Pair) -> Iterator[Pair]:
    with connections[0].transaction(force_rollback=True), connections[1].transaction(force_rollback=True):
        yield connections


@pytest.fixture(scope="module")
def idle(any_server: Server) -> Iterator[Pair]:
    """Connections to two empty databases, for tests that change nothing."""
    yield from two_databases(any_server)


@pytest.fixture
def pair(idle: Pair) -> Iterator[Pair]:
    """Connections to two empty databases, in a transaction that is rolled back."""
    yield from undoing(idle)


@pytest.fixture(scope="module")
def furnished(any_server: Server) -> Iterator[Pair]:
    yield from two_databases(any_server, schema_of(any_server.version // 10000))


@pytest.fixture
def rich(furnished: Pair) -> Iterator[Pair]:
    """Connections to two databases with one of everything in them, in a transaction that is rolled back."""
    yield from undoing(furnished)


def settings(connection: Connection) -> list[tuple[Any, ...]]:
    return connection.execute("SELECT name, setting FROM pg_settings ORDER BY name").fetchall()


def test_two_databases_of_one_script_are_identical(rich: Pair) -> None:
    left, right = rich
    found = differences(left, right)
    assert (found.differences, found.looked_through, found.unread) == ((), (), ())
    assert found.identical
    assert found.compared > 15_000
    assert digest(left).parts == digest(right).parts
    assert compare(take(left), take(right)) == ()


def test_take_and_differences_say_the_same(rich: Pair) -> None:
    left, right = rich
    right.execute("ALTER TABLE shop.item RENAME COLUMN note TO notes; DROP VIEW shop.names; CREATE DOMAIN d AS text")
    right.execute("REVOKE EXECUTE ON FUNCTION pg_sleep(double precision) FROM PUBLIC")
    said = differences(left, right).differences
    assert len(said) > 20
    assert compare(take(left), take(right)) == said
    mirrored = {replace(difference, left=difference.right, right=difference.left) for difference in said}
    assert set(differences(right, left).differences) == mirrored


def test_every_column_of_every_catalog_is_accounted_for(any_server: Server) -> None:
    with any_server.database("columns") as database, database.connect() as connection:
        seen = {**take(connection).attributes, **cluster_state(connection).attributes}
        columns = connection.execute(
            "SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 "
            "WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' AND NOT a.attisdropped"
        ).fetchall()
    assert len(columns) > 500
    left_out = {(catalog, column) for catalog, column, _ in excluded()}
    addresses = {column for address in declarations.ADDRESSES for column in address}
    for catalog, column in columns:
        if catalog in declarations.EXCLUDED_CATALOGS:
            continue
        shown = declarations.RENAMED.get((catalog, column), column)
        assert shown in seen[catalog] or (catalog, column) in left_out or column in addresses | {"oid"}, column


def test_declarations_name_columns_that_exist(any_server: Server) -> None:
    with any_server.database("columns") as database, database.connect() as connection:
        rows = connection.execute(
            "SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
            "WHERE c.relnamespace = 'pg_catalog'::regnamespace"
        ).fetchall()
    columns = set(rows)
    declared = [
        *declarations.EXCLUDED_COLUMNS,
        *declarations.RENDERED,
        *declarations.RENAMED,
        *declarations.UNORDERED,
        *declarations.PLAIN,
        *declarations.ATTRIBUTE_NUMBERS,
    ]
    for column in declared:
        first, last = MAJORS.get(column, (0, 99))
        assert (column in columns) == (first <= any_server.version // 10000 <= last), column
    catalogs = {
        *declarations.EXCLUDED_CATALOGS,
        *declarations.DATABASE_ROWS,
        *declarations.CLUSTER_ROWS,
        *declarations.DEFAULT_ACLS,
        *declarations.IDENTITIES,
        *declarations.NAME_TYPES,
        *declarations.REPEATED,
    }
    assert catalogs - {catalog for catalog, _ in columns} == set()


def test_every_compared_catalog_has_a_word_for_people(any_server: Server) -> None:
    with any_server.database("words") as database, database.connect() as connection:
        catalogs = take(connection).attributes.keys() | cluster_state(connection).attributes.keys()
    assert catalogs - declarations.KINDS.keys() == {declarations.SEQUENCE_STATE}


@pytest.mark.parametrize(
    "kind", ["oid", "regclass", "smallint", "smallint[]", "xid", "pg_lsn", "pg_node_tree", "aclitem[]"]
)
def test_an_unknown_column_of_a_catalog_is_refused(pair: Pair, kind: str) -> None:
    left, _ = pair
    left.execute("SET LOCAL allow_system_table_mods = on")
    left.execute(f"ALTER TABLE pg_catalog.pg_description ADD COLUMN surprise {kind}".encode())
    with pytest.raises(SnapshotError, match="pg_description.surprise") as refused:
        digest(left)
    assert refused.value.hint


def test_a_new_column_with_a_plain_value_is_compared(pair: Pair) -> None:
    left, _ = pair
    left.execute("SET LOCAL allow_system_table_mods = on")
    left.execute("ALTER TABLE pg_catalog.pg_description ADD COLUMN surprise text")
    assert "surprise" in take(left).attributes["pg_description"]


def test_connections_are_left_as_found(idle: Pair, any_server: Server) -> None:
    with any_server.database("settings") as database, database.connect() as connection:
        connection.execute(
            "SET search_path = information_schema; SET TimeZone = 'Asia/Tokyo'; SET DateStyle = 'German'"
        )
        before = settings(connection)
        digest(connection)
        take(connection)
        differences(connection, idle[1])
        cluster_state(connection)
        assert settings(connection) == before
        assert connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE


def test_an_open_transaction_stays_open(pair: Pair) -> None:
    left, right = pair
    with left.transaction(force_rollback=True):
        left.execute("CREATE TABLE fresh (a integer); SET LOCAL TimeZone = 'Asia/Tokyo'")
        before = settings(left)
        said = [str(difference) for difference in differences(left, right, builtins=False).differences]
        assert "relation public.fresh: only in left" in said
        assert settings(left) == before
        left.execute("INSERT INTO fresh VALUES (1)")
    assert differences(left, right, builtins=False).identical


def test_rows_come_as_tuples_whatever_the_connection_makes_of_them(any_server: Server) -> None:
    with any_server.database("rows") as database, database.connect() as connection:
        rows = len(take(connection).rows)
        connection.row_factory = psycopg.rows.dict_row
        assert len(take(connection).rows) == rows


# --- The ledger ---------------------------------------------------------------------------------------------


def test_the_ledger_is_overlooked_when_asked_for(pair: Pair) -> None:
    left, right = pair
    right.execute(LEDGER_DDL.format(""))
    right.execute("""
        CREATE INDEX ON _prisma_migrations (lower(logs)) WHERE logs <> '';
        ALTER TABLE _prisma_migrations ADD CHECK (id <> ''), ENABLE ROW LEVEL SECURITY;
        CREATE POLICY p ON _prisma_migrations USING (id <> '');
        CREATE RULE r AS ON DELETE TO _prisma_migrations DO INSTEAD NOTHING;
        COMMENT ON TABLE _prisma_migrations IS 'x';
        COMMENT ON COLUMN _prisma_migrations.id IS 'x';
        GRANT SELECT ON _prisma_migrations TO pg_monitor;
        INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', '2', '3');
    """)
    assert differences(left, right, ledger=("public", LEDGER)).differences == ()
    assert digest(left, ledger=("public", LEDGER)).parts == digest(right, ledger=("public", LEDGER)).parts
    assert compare(take(left, ledger=("public", LEDGER)), take(right, ledger=("public", LEDGER))) == ()
    assert len(differences(left, right).differences) > 20


def test_only_the_ledger_of_its_schema_is_overlooked(pair: Pair) -> None:
    left, right = pair
    for connection in pair:
        connection.execute('CREATE SCHEMA "it\'s"')
    right.execute(LEDGER_DDL.format('"it\'s".'))
    assert differences(left, right, builtins=False, ledger=("it's", LEDGER)).identical
    assert not differences(left, right, builtins=False, ledger=("public", LEDGER)).identical
    right.execute("CREATE TABLE _prisma_migrations_2 (a integer); CREATE TYPE _prisma_migrations AS ENUM ()")
    said = differences(left, right, builtins=False, ledger=("public", LEDGER)).differences
    assert {"public._prisma_migrations", "public._prisma_migrations_2"} <= {difference.identity for difference in said}


def test_what_hangs_on_the_ledger_from_outside_is_compared(pair: Pair) -> None:
    left, right = pair
    for connection in pair:
        connection.execute(LEDGER_DDL.format("") + "CREATE TABLE t (m varchar(36)); CREATE TABLE u (m varchar(36))")
    right.execute("ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (m) REFERENCES _prisma_migrations")
    right.execute("CREATE VIEW v AS SELECT id FROM _prisma_migrations")
    said = [
        str(difference)
        for difference in differences(left, right, builtins=False, ledger=("public", LEDGER)).differences
    ]
    assert "constraint public.t.f: only in right" in said
    assert "relation public.v: only in right" in said


# --- Rows that initdb made ----------------------------------------------------------------------------------


def test_rows_of_initdb_are_compared_only_when_asked_for(pair: Pair) -> None:
    left, right = pair
    right.execute("REVOKE EXECUTE ON FUNCTION pg_sleep(double precision) FROM PUBLIC; COMMENT ON SCHEMA public IS 'x'")
    without = differences(left, right, builtins=False)
    assert [difference.identity for difference in without.differences] == ["schema public"]
    assert without.compared < 1000
    assert [difference.identity for difference in differences(left, right).differences] == [
        "pg_sleep(double precision)",
        "schema public",
    ]
    assert digest(left, builtins=False).cluster is None


def test_hashes_of_two_servers_never_stand_for_rows_of_initdb(pair: Pair) -> None:
    ours = digest(pair[0])
    other = replace(ours, cluster=1)
    built_in = {name for name, _, _ in ours.parts if name.endswith("(built in)")}
    assert snapshot._suspects(ours, other) == built_in
    assert snapshot._suspects(ours, ours) == frozenset()


# --- Two spellings of one value -----------------------------------------------------------------------------


def test_a_list_of_varchar_constants_is_looked_through(pair: Pair) -> None:
    left, right = pair
    left.execute("CREATE TABLE t (v varchar(9), CONSTRAINT c CHECK (v IN ('a', 'it''s', E'\\\\')))")
    ((printed,),) = left.execute("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'c'").fetchall()
    right.execute(f"CREATE TABLE t (v varchar(9), CONSTRAINT c {printed})".encode())
    found = differences(left, right, builtins=False)
    assert found.differences == ()
    assert [(each.identity, each.attribute) for each in found.looked_through] == [("public.t.c", "conbin")]
    assert digest(left, builtins=False).parts != digest(right, builtins=False).parts
    assert compare(take(left, builtins=False), take(right, builtins=False)) == ()


@pytest.mark.parametrize("other", ["v IN ('a', 'c')", "v IN ('b', 'a')", "v NOT IN ('a', 'b')", "v = 'a' OR v = 'b'"])
def test_another_list_of_constants_is_a_difference(pair: Pair, other: str) -> None:
    left, right = pair
    left.execute("CREATE TABLE t (v varchar(9), CONSTRAINT c CHECK (v IN ('a', 'b')))")
    right.execute(f"CREATE TABLE t (v varchar(9), CONSTRAINT c CHECK ({other}))".encode())
    found = differences(left, right, builtins=False)
    assert [each.attribute for each in found.differences] == ["conbin"]
    assert found.looked_through == ()


def test_text_that_only_looks_like_an_expression_is_not_looked_through(pair: Pair) -> None:
    left, right = pair
    left.execute("COMMENT ON SCHEMA public IS $$(ARRAY['a'::character varying])::text[]$$")
    right.execute("COMMENT ON SCHEMA public IS $$ARRAY[('a'::character varying)::text]$$")
    assert len(differences(left, right, builtins=False).differences) == 1


# --- The cluster --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("CREATE ROLE squash_test_fresh", "role squash_test_fresh: only in right"),
        ("ALTER ROLE squash_test CREATEDB", "role squash_test: rolcreatedb is false in left, true in right"),
        ("ALTER ROLE squash_test SET work_mem = 99", "settings squash_test: only in right"),
        ("GRANT pg_monitor TO squash_test", "membership "),
        ("COMMENT ON ROLE squash_test IS 'x'", "comment on role squash_test: only in right"),
        ("GRANT SET ON PARAMETER work_mem TO squash_test", "privileges on parameter work_mem: only in right"),
        ("GRANT CREATE ON TABLESPACE pg_default TO squash_test", "tablespace pg_default: spcacl is null in left"),
    ],
)
def test_changes_of_the_cluster_are_named(pair: Pair, script: str, said: str) -> None:
    left, _ = pair
    left.execute("CREATE ROLE squash_test")
    before = cluster_state(left)
    left.execute(script.encode())
    found = [str(difference) for difference in compare(before, cluster_state(left))]
    assert any(line.startswith(said) for line in found), found


def test_passwords_are_no_part_of_the_cluster(pair: Pair) -> None:
    left, _ = pair
    left.execute("CREATE ROLE squash_test")
    before = cluster_state(left)
    left.execute("ALTER ROLE squash_test PASSWORD 'secret'")
    after = cluster_state(left)
    assert compare(before, after) == ()
    assert "rolpassword" not in after.attributes["pg_authid"]


# --- Roles that may not read everything ---------------------------------------------------------------------


def test_what_a_role_may_not_read_is_named_and_compared_on_neither_side(rich: Pair) -> None:
    left, right = rich
    with left.transaction(force_rollback=True):
        left.execute("CREATE ROLE squash_test; SET LOCAL ROLE squash_test")
        found = differences(left, right)
        assert compare(take(left), take(right)) == ()
        assert cluster_state(left).rows
    assert found.differences == ()
    assert {"pg_user_mapping", "pg_subscription.subconninfo", "pg_largeobject"} <= set(found.unread)
    assert "pg_sequence state of shop.number" in found.unread


# --- Answers ------------------------------------------------------------------------------------------------


def test_comments_on_several_columns_of_a_table_are_told_once_each(pair: Pair) -> None:
    left, right = pair
    for connection in pair:
        connection.execute(
            "CREATE TABLE t (a integer, b integer); COMMENT ON TABLE t IS 'x'; COMMENT ON COLUMN t.a IS 'x'"
        )
    right.execute("COMMENT ON COLUMN t.b IS 'x'")
    said = [str(difference) for difference in differences(left, right, builtins=False).differences]
    assert said == ["comment on relation public.t.b: only in right"]


def test_names_that_need_quotes(pair: Pair) -> None:
    left, right = pair
    odd = '"o\'dd "" na.me\n{,}"'
    for connection in pair:
        connection.execute(
            f"""
            CREATE SCHEMA {odd};
            CREATE TYPE {odd}.{odd} AS ENUM ('a''b', '{{}}');
            CREATE TABLE {odd}.t ({odd} serial PRIMARY KEY, e {odd}.{odd} DEFAULT 'a''b');
            CREATE SEQUENCE {odd}.s;
            CREATE FUNCTION {odd}.{odd}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
            CREATE TRIGGER {odd} BEFORE INSERT ON {odd}.t FOR EACH ROW EXECUTE FUNCTION {odd}.{odd}();
            COMMENT ON COLUMN {odd}.t.{odd} IS E'x\\ny'
        """.encode()
        )
    assert differences(left, right, builtins=False).identical
    right.execute(f"COMMENT ON COLUMN {odd}.t.{odd} IS E'x\\n\\\\z'".encode())
    (difference,) = differences(left, right, builtins=False).differences
    assert difference.identity == f"relation {odd}.t.{odd}"
    assert (difference.left, difference.right) == ("x\ny", "x\n\\z")
    assert str(difference).endswith(r"description is x\ny in left, x\n\z in right")


def test_long_values_are_shown_where_they_begin_to_differ() -> None:
    text = "-- nothing\n" * 40
    shown = str(SnapshotDifference("pg_proc", "public.f()", "prosrc", f"{text}SELECT 1{text}", f"{text}SELECT 2{text}"))
    assert "\n" not in shown
    assert "SELECT 1" in shown
    assert "SELECT 2" in shown
    assert len(shown) < 300
    assert str(SnapshotDifference("pg_type", "t", "", None, "x")) == "type t: only in right"
    assert SnapshotDifference("pg_type", "t", "a", None, "").describe("A", "B") == "type t: a is null in A, empty in B"


def test_majors_cannot_be_compared(pair: Pair) -> None:
    ours = take(pair[0], builtins=False)
    assert compare(ours, replace(ours, server_version=ours.server_version + 1)) == ()
    with pytest.raises(SnapshotError, match="cannot be compared"):
        compare(ours, replace(ours, server_version=ours.server_version + 10000))


@dataclass(frozen=True)
class Told:
    """A side that says what it is told to."""

    hashes: Digest
    rows: Snapshot

    def digest(self) -> Digest:
        return self.hashes

    def read(self, names: frozenset[str]) -> Snapshot:
        rows = tuple(row for row in self.rows.rows if row.catalog in names)
        return replace(self.rows, rows=rows, attributes={name: self.rows.attributes[name] for name in names})


def test_hashes_that_differ_over_equal_rows_are_a_difference(pair: Pair) -> None:
    honest = Told(digest(pair[0], builtins=False), take(pair[0], builtins=False))
    parts = tuple((name, count, "?" if name == "pg_namespace" else value) for name, count, value in honest.hashes.parts)
    forged = replace(honest, hashes=replace(honest.hashes, parts=parts))
    with ThreadPoolExecutor(2) as threads:
        found: SnapshotComparison = snapshot._contrast(honest, forged, threads)
    assert [(each.catalog, each.attribute) for each in found.differences] == [("pg_namespace", "hash")]


def test_reasons_are_written_once_for_everything() -> None:
    for listed in (excluded(), normalised()):
        assert all(reason for _, _, reason in listed)
        assert len(set(listed)) == len(listed)
