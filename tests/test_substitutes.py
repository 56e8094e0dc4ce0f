"""Stand-ins for extensions against the real ones, and stubs that the user declares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from squash.data import DataChoice
from squash.errors import ReplayError, ServerError
from squash.output.report import proof_json, report
from squash.postgres.server import Database, Server, Wish, installations, open_server, read_stub
from squash.postgres.server.substitutes import STAND_INS, stand_in
from squash.prisma.history import History, Migration
from squash.prisma.replay import wish_for
from squash.run import Request, Squash, squash

# Everything about the functions of an extension but how they are written.
FUNCTIONS = """
SELECT p.proname, pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid), p.proargnames, p.provolatile,
       p.proisstrict, p.proparallel, p.procost, p.prorows, p.proretset, p.prokind, p.prosecdef, p.proleakproof, p.proacl,
       p.proconfig, p.pronargdefaults, p.provariadic, n.nspname
FROM pg_proc p
JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
JOIN pg_extension e ON e.oid = d.refobjid JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE e.extname <> 'plpgsql' ORDER BY 1, 2
"""
EXTENSIONS = """
SELECT extname, extversion, extrelocatable, extnamespace::regnamespace::text, obj_description(oid, 'pg_extension')
FROM pg_extension ORDER BY 1
"""
COUNTS = """
SELECT e.extname, d.classid::regclass::text, count(*) FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
WHERE d.deptype = 'e' GROUP BY 1, 2 ORDER BY 1, 2
"""
# Lengths on both sides of a block of 64 and of 128 bytes, text that is not ASCII.
VALUES = """
SELECT n, t, encode(digest(repeat('ü', n), t), 'hex'), encode(digest(decode(repeat('00ff', n), 'hex'), t), 'hex'),
       encode(hmac(repeat('a', n), repeat('k', 2 * n), t), 'hex'),
       encode(hmac(decode(repeat('fe', n), 'hex'), decode(repeat('80', 3 * n), 'hex'), t), 'hex'),
       uuid_generate_v3(uuid_ns_dns(), repeat('ü', n)), uuid_generate_v5(uuid_ns_url(), repeat('ü', n)),
       uuid_ns_oid(), uuid_ns_x500(), uuid_nil()
FROM generate_series(0, 70, 3) n, unnest('{md5,sha1,SHA224,sha256,Sha384,sha512}'::text[]) t
"""


@pytest.fixture(scope="module")
def real() -> Iterator[Server]:
    """A server of the same major version, with the real extensions."""
    with open_server(wish=Wish("18", STAND_INS, superuser=True)) as opened:
        assert not opened.substitutes
        yield opened


@pytest.fixture(scope="module")
def standing_in() -> Iterator[Server]:
    """The embedded server with our own."""
    with open_server(wish=Wish("embedded", STAND_INS, superuser=True)) as opened:
        assert [(one.name, one.kind) for one in opened.substitutes] == [
            ("pgcrypto", "stand-in"),
            ("uuid-ossp", "stand-in"),
        ]
        yield opened


def create(server: Server, label: str, version: str = "1.4") -> Iterator[psycopg.Connection[object]]:
    with server.database(label) as database, database.connect() as connection:
        connection.execute(f"CREATE EXTENSION pgcrypto VERSION '{version}'; CREATE EXTENSION \"uuid-ossp\"")
        yield connection


@pytest.mark.other_servers
def test_the_catalogs_are_those_of_the_real_ones(real: Server, standing_in: Server) -> None:
    for one, other in zip(create(real, "real"), create(standing_in, "ours"), strict=True):
        for query in (FUNCTIONS, EXTENSIONS, COUNTS):
            expected = one.execute(query).fetchall()
            assert len(expected) > 2
            assert other.execute(query).fetchall() == expected


@pytest.mark.until(17)
def test_the_catalogs_are_those_of_older_servers(any_server: Server, standing_in: Server) -> None:
    for one, other in zip(create(any_server, "real", "1.3"), create(standing_in, "ours", "1.3"), strict=True):
        assert other.execute(FUNCTIONS).fetchall() == one.execute(FUNCTIONS).fetchall()
        other.execute("ALTER EXTENSION pgcrypto UPDATE")
        assert other.execute("SELECT fips_mode()").fetchone() == (False,)


@pytest.mark.other_servers
def test_the_values_are_those_of_the_real_ones(real: Server, standing_in: Server) -> None:
    for one, other in zip(create(real, "real"), create(standing_in, "ours"), strict=True):
        expected = one.execute(VALUES).fetchall()
        assert len(expected) == 144
        assert other.execute(VALUES).fetchall() == expected


def test_random_values_have_the_form_of_the_real_ones(standing_in: Server) -> None:
    for connection in create(standing_in, "random"):
        row = connection.execute(
            "SELECT count(DISTINCT gen_random_bytes(16)), min(length(gen_random_bytes(1 + n))),"
            " max(length(gen_random_bytes(1024))), count(DISTINCT uuid_generate_v1()),"
            " count(DISTINCT uuid_generate_v4()), count(DISTINCT public.gen_random_uuid()),"
            " min(uuid_extract_version(uuid_generate_v1())), min(uuid_extract_version(uuid_generate_v4())),"
            " bool_and(abs(extract(epoch FROM uuid_extract_timestamp(uuid_generate_v1mc()) - clock_timestamp())) < 5),"
            " bool_and(get_byte(uuid_send(uuid_generate_v1mc()), 10) & 1 = 1) FROM generate_series(0, 99) n"
        ).fetchone()
        assert row == (100, 1, 1024, 100, 100, 100, 1, 4, True, True)
        with pytest.raises(psycopg.errors.ExternalRoutineInvocationException, match="Length not in range"):
            connection.execute("SELECT gen_random_bytes(1025)")


@pytest.mark.parametrize(
    "call",
    [
        "crypt('a', 'b')",
        "gen_salt('bf')",
        "pgp_sym_encrypt('a', 'b')",
        "pgp_armor_headers('a')",
        "digest('a', 'sha3-256')",
    ],
)
def test_what_sql_cannot_give_is_an_error(standing_in: Server, call: str) -> None:
    for connection in create(standing_in, "missing"):
        with pytest.raises(psycopg.errors.FeatureNotSupported, match="the stand-in for pgcrypto has no"):
            connection.execute(f"SELECT {call}")


def test_functions_hold_wherever_the_extension_moves(standing_in: Server) -> None:
    for connection in create(standing_in, "moved"):
        before = connection.execute("SELECT hmac('a', 'b', 'sha1'), digest('a', 'sha1')").fetchone()
        connection.execute(
            "CREATE SCHEMA elsewhere; ALTER EXTENSION pgcrypto SET SCHEMA elsewhere; SET search_path = ''"
        )
        moved = connection.execute("SELECT elsewhere.hmac('a', 'b', 'sha1'), elsewhere.digest('a', 'sha1')")
        assert moved.fetchone() == before


HISTORY = History(
    (
        Migration("1_extensions", 'CREATE EXTENSION "uuid-ossp";\nCREATE EXTENSION IF NOT EXISTS pgcrypto;\n'),
        Migration(
            "2_tables",
            'CREATE TABLE t (id uuid PRIMARY KEY DEFAULT uuid_generate_v4(), "token" bytea DEFAULT gen_random_bytes(8),\n'
            "    email text, CHECK (encode(digest(email, 'sha1'), 'hex') <> 'x'));\n"
            "CREATE INDEX ON t (hmac(email, 'k', 'sha256'));\n"
            "CREATE VIEW v AS SELECT uuid_generate_v5(uuid_ns_dns(), email) AS id FROM t;\n"
            "INSERT INTO t (email) VALUES ('a');\n",
        ),
    ),
    "postgresql",
    None,
)


def squashed(server: Server) -> Squash:
    return squash(Request(HISTORY, data=DataChoice(mode="omit")), server)


@pytest.mark.other_servers
def test_the_baseline_is_the_same_and_the_report_says_what_was_used(real: Server, standing_in: Server) -> None:
    one, other = squashed(real), squashed(standing_in)
    assert [check for check in (*one.proof.checks, *other.proof.checks) if check.failed] == []
    assert other.baseline.script == one.baseline.script
    assert 'CREATE EXTENSION IF NOT EXISTS "pgcrypto";' in one.baseline.script
    assert proof_json(one, real)["server"]["substitutes"] == []
    assert proof_json(other, standing_in)["server"]["substitutes"] == [
        {"extension": "pgcrypto", "kind": "stand-in"},
        {"extension": "uuid-ossp", "kind": "stand-in"},
    ]
    assert standing_in.source.endswith(" with a stand-in for pgcrypto and a stand-in for uuid-ossp")
    assert "`pgcrypto` was a stand-in of squash's" in report(other)
    assert "not the real" not in report(one)


def test_every_stand_in_has_its_files() -> None:
    for name in STAND_INS:
        files = [file for file, _ in stand_in(name).files]
        assert f"{name}.control" in files
        assert len(files) >= 2


# --- Stubs --------------------------------------------------------------------------------------------------

HYPERTABLE = History(
    (
        Migration("1", "CREATE EXTENSION timescaledb CASCADE;\nCREATE TABLE m (at timestamptz NOT NULL);\n"),
        Migration("2", "SELECT create_hypertable('m', 'at');\n"),
    ),
    "postgresql",
    None,
)
STUB = "-- default_version = '2.17'\n\nCREATE FUNCTION create_hypertable(regclass, name) RETURNS void RETURN NULL;\n"


def test_a_history_replays_with_a_declared_stub_and_the_report_says_so(tmp_path: Path) -> None:
    (tmp_path / "ts.sql").write_text(STUB)
    stub = read_stub(f"timescaledb={tmp_path / 'ts.sql'}")
    with open_server(wish=wish_for([m.script for m in HYPERTABLE.migrations], stubs=(stub,))) as server:
        assert server.reason.startswith("it takes the stubs")
        result = squash(Request(HYPERTABLE), server)
        assert proof_json(result, server)["server"]["substitutes"] == [{"extension": "timescaledb", "kind": "stub"}]
    assert result.proof.holds
    assert 'CREATE EXTENSION IF NOT EXISTS "timescaledb";' in result.baseline.script
    assert "`timescaledb` was a stub" in report(result)
    assert "neither in the baseline nor in the proof" in report(result)


def test_a_stub_that_lacks_what_the_history_uses(tmp_path: Path) -> None:
    (tmp_path / "ts.sql").write_text("-- nothing\n")
    stub = read_stub(f"timescaledb={tmp_path / 'ts.sql'}")
    with open_server(wish=Wish(extensions=frozenset({"timescaledb"}), stubs=(stub,))) as server:
        with pytest.raises(ReplayError, match="migration 2 does not apply"):
            squash(Request(HYPERTABLE), server)


def test_the_schema_that_a_stub_is_in(tmp_path: Path) -> None:
    (tmp_path / "cron.sql").write_text(
        "-- schema = pg_catalog\n\nCREATE SCHEMA cron;\nCREATE FUNCTION cron.schedule(text, text) RETURNS bigint RETURN 1;\n"
    )
    stub = read_stub(f"pg_cron={tmp_path / 'cron.sql'}")
    with open_server(wish=Wish(extensions=frozenset({"pg_cron"}), stubs=(stub,))) as server:
        with server.database("x") as database, database.connect() as connection:
            connection.execute("CREATE EXTENSION pg_cron; SELECT cron.schedule('a', 'b')")
            row = connection.execute(
                "SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'pg_cron'"
            )
            assert row.fetchone() == ("pg_catalog",)


@pytest.mark.parametrize(
    "declared", ["pg_cron", "pg_cron=", "=x.sql", "a--b=x.sql", "../x=x.sql", "x=/nonexistent.sql"]
)
def test_a_stub_that_is_none(declared: str) -> None:
    with pytest.raises(ServerError, match="NAME=FILE.sql|cannot be read"):
        read_stub(declared)


def test_where_a_stub_has_no_place(tmp_path: Path, database: Database) -> None:
    (tmp_path / "ts.sql").write_text(STUB)
    wish = Wish("15", frozenset({"timescaledb"}), stubs=(read_stub(f"timescaledb={tmp_path / 'ts.sql'}"),))
    with pytest.raises(ServerError, match="PostgreSQL 15 has no room for a stub"), open_server(wish=wish):
        pass
    with pytest.raises(ServerError, match="a stub needs a server that is started"):
        with open_server(scratch="host=nowhere", wish=wish):
            pass


def test_without_a_stub_the_ways_out_have_their_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installations, "local", lambda: ())
    with pytest.raises(ServerError, match="the embedded one lacks pg_cron, timescaledb") as caught:
        with open_server(wish=Wish(extensions=frozenset({"timescaledb", "pg_cron"}))):
            pass
    hint = caught.value.hint or ""
    assert (
        "docker run --rm -d -p 127.0.0.1:54320:5432 -e POSTGRES_PASSWORD=squash timescale/timescaledb:latest-pg18"
        in hint
    )
    assert "--scratch postgresql://postgres:squash@127.0.0.1:54320/postgres" in hint
    assert "apt install postgresql-timescaledb, brew install timescaledb" in hint
    assert "pg_cron can be created in one database of a server only" in hint
    assert "--stub-extension pg_cron=FILE.sql --stub-extension timescaledb=FILE.sql" in hint
