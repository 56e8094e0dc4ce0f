"""`compare` against real databases: what differs is never passed over, and what a deploy always has is no difference."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from psycopg.conninfo import conninfo_to_dict

from squash.cli import cli
from squash.compare import Comparison, compare_sources, parse_source
from squash.postgres.server import Database, Server

AG112 = Path(__file__).parent.parent / "golden" / "ag112" / "repaired"
BASELINE = AG112 / "expected" / "migrations" / "20251010000000_baseline" / "migration.sql"


@pytest.fixture
def deploy(server: Server) -> Iterator[Database]:
    with server.database("deploy") as database:
        with database.connect() as connection:
            connection.execute(BASELINE.read_bytes())
        yield database


def url(database: Database, role: str = "postgres") -> str:
    return f"postgresql://{role}@/{database.name}?host={conninfo_to_dict(database.conninfo)['host']}"


def compared(server: Server, database: Database, role: str = "postgres") -> Comparison:
    left, right = parse_source(str(AG112 / "migrations"), "public"), parse_source(url(database, role), "public")
    return compare_sources(left, right, server)


def run(database: Database, script: str) -> None:
    with database.connect() as connection:
        connection.execute(script.encode())


def test_a_deploy_of_the_history_is_identical(server: Server, deploy: Database) -> None:
    found = compared(server, deploy)
    assert found.identical
    assert found.not_compared == ()


def test_what_only_one_side_has_and_no_baseline_can_write_is_a_difference(server: Server, deploy: Database) -> None:
    run(deploy, "SELECT lo_create(4711)")
    found = compared(server, deploy)
    assert not found.identical
    assert found.catalog == ("large object 4711: only in database",)


def test_sequences_that_a_deploy_has_used_are_no_difference(server: Server, deploy: Database) -> None:
    run(deploy, "SELECT nextval('\"RateLimit_id_seq\"') FROM generate_series(1, 7)")
    assert compared(server, deploy).identical


def test_a_role_that_may_only_look_is_enough(server: Server, deploy: Database) -> None:
    run(deploy, "CREATE ROLE looker LOGIN")
    try:
        found = compared(server, deploy, "looker")
        assert found.identical
        assert found.not_compared == ()  # its objects are compared, whoever owns them
        run(deploy, 'DROP INDEX "Order_publicToken_idx"')
        assert not compared(server, deploy, "looker").identical
    finally:
        with psycopg.connect(url(deploy), autocommit=True) as connection:
            connection.execute("DROP ROLE looker")


def test_a_deploy_is_compared_with_a_datamodel_by_a_role_that_may_only_look(server: Server, deploy: Database) -> None:
    run(deploy, "CREATE ROLE looker LOGIN")
    try:
        left = parse_source(url(deploy, "looker"), "public")
        right = parse_source(str(AG112.parent / "schema.prisma"), "public")
        found = compare_sources(left, right, server)
        assert found.identical
        assert found.warnings == ()
        run(deploy, 'ALTER TABLE "Order" DROP COLUMN "publicToken"')
        gone = {d.identity for d in compare_sources(left, right, server).differences}
        assert gone == {
            'column "publicToken" of table "Order"',
            'index "Order_publicToken_key"',
            'index "Order_publicToken_idx"',
        }
    finally:
        with psycopg.connect(url(deploy), autocommit=True) as connection:
            connection.execute("DROP ROLE looker")


def test_two_histories_are_compared_by_every_catalog_row_too(server: Server, tmp_path: Path) -> None:
    changed = tmp_path / "changed.sql"
    changed.write_text(BASELINE.read_text() + "\nSELECT lo_create(4711);\n")
    found = compare_sources(parse_source(str(BASELINE), "public"), parse_source(str(changed), "public"), server)
    assert not found.identical
    assert any("4711" in line for line in found.catalog)


def test_the_command_suggests_what_makes_the_right_side_like_the_left(server: Server, tmp_path: Path) -> None:
    """The statements are those of the only differ; run on the right side, they leave no difference."""
    left, right = tmp_path / "left.sql", tmp_path / "right.sql"
    left.write_text('CREATE TABLE "T" ("a" TEXT, "b" INTEGER); CREATE VIEW "V" AS SELECT 1 AS x;')
    right.write_text('CREATE TABLE "T" ("a" TEXT); CREATE SEQUENCE "S";')
    scratch = f"postgresql://postgres@/postgres?host={conninfo_to_dict(server._conninfo)['host']}"
    call = ["compare", str(left), str(right), "--scratch", scratch]
    told = CliRunner().invoke(cli, [*call, "--verbose"]).stdout
    assert '  towards left.sql:\n    ALTER TABLE "T" ADD COLUMN "b" INTEGER;\n' in told
    assert '  towards left.sql, which loses something:\n    DROP SEQUENCE "S";\n' in told
    assert "towards" not in CliRunner().invoke(cli, call).stdout
    differences = json.loads(CliRunner().invoke(cli, [*call, "--format", "json"]).stdout)["differences"]
    changes = [change for difference in differences for change in difference["towards_left"]]
    assert sum(change["loses"] for change in changes) == 1
    with right.open("a") as script:
        script.writelines(f"{statement};\n" for change in changes for statement in change["statements"])
    assert CliRunner().invoke(cli, [*call, "--format", "json"], standalone_mode=False).return_value == 0
