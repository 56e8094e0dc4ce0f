"""Deploys by a role with few rights: what the baseline asks for there, and what `deploys check` says of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from psycopg.errors import InsufficientPrivilege
from test_traps import GOLDEN, RICH

from squash.baseline import write_schema
from squash.deploys import (
    Catalogs,
    Checked,
    Consent,
    Deploy,
    DeployTarget,
    check_deploy,
    read_target,
    reconcile,
    remedy,
)
from squash.deploys.rights import judge_rights, read_rights
from squash.output.manifest import earlier_run, output_files
from squash.postgres.schema import read_schema
from squash.postgres.server import Database, Server, execute_script
from squash.prisma.history import History, Migration, read_history
from squash.prisma.ledger import LEDGER_DDL, record_applied
from squash.prisma.replay import replay
from squash.run import Request, Rollout
from squash.run import squash as squash_history
from squash.tree import write_tree

FEW = """
    CREATE SCHEMA IF NOT EXISTS "billing";
    CREATE EXTENSION citext;
    COMMENT ON EXTENSION citext IS 'ours';
    CREATE TYPE "billing"."Kind" AS ENUM ('A');
    CREATE TABLE "billing"."Invoice" ("id" SERIAL PRIMARY KEY, "name" citext);
    CREATE TABLE "User" ("id" SERIAL PRIMARY KEY, "kind" "billing"."Kind");
    CREATE INDEX "User_kind_idx" ON "User"("kind");
    INSERT INTO "User" VALUES (DEFAULT, 'A');
    COMMENT ON SCHEMA "billing" IS 'ours, too';
"""
MANY = """
    CREATE EXTENSION pageinspect;
    CREATE TABLE "T" ("id" INTEGER);
    CREATE PUBLICATION "p" FOR TABLE "T";
"""


@contextmanager
def connect(database: Database, role: str = "") -> Iterator[psycopg.Connection[Any]]:
    """Connect as the superuser of the tests, or as another role, to the schema `public`."""
    conninfo = make_conninfo(database.conninfo, user=role) if role else database.conninfo
    with psycopg.connect(conninfo, autocommit=True) as connection:
        connection.execute("SET search_path = public")
        yield connection


@dataclass(frozen=True)
class Team:
    """A squashed history, and a role `app` that deploys it."""

    server: Server
    history: History
    target: DeployTarget
    catalogs: Catalogs

    @classmethod
    def of(cls, server: Server, script: str, folder: Path, rollout: Rollout = "script") -> Team:
        history = History((Migration("20240101000000_init", script),), "postgresql", None)
        result = squash_history(Request(history, rollout=rollout), server)
        assert [check for check in result.proof.checks if not check.passed] == []
        write_tree(folder, output_files(result, server, "migrations"), earlier_run())
        with psycopg.connect(server._conninfo, autocommit=True) as connection:
            connection.execute("DO $$ BEGIN CREATE ROLE app LOGIN; EXCEPTION WHEN duplicate_object THEN END $$")
        target = read_target(folder, git=False)
        return cls(server, history, target, Catalogs(target, server))

    def check(self, database: Database) -> Checked:
        return check_deploy(self.target, self.deploy(database), self.catalogs)

    def deploy(self, database: Database) -> Deploy:
        return Deploy(database.name, "public", make_conninfo(database.conninfo, user="app"))

    @contextmanager
    def deployed(self) -> Iterator[Database]:
        """Make a database to which the role has deployed the history, with CREATE on the database that it lost since."""
        with self.server.database("few") as database:
            create = f'CREATE ON DATABASE "{database.name}"'
            with connect(database) as connection:
                connection.execute(f"GRANT {create} TO app; GRANT CREATE ON SCHEMA public TO app".encode())
                with connect(database, "app") as deploying:
                    deploying.execute(LEDGER_DDL)
                    replay(deploying, self.history, execution="batch")
                    record_applied(deploying, [(m.name, m.checksums[0]) for m in self.target.expected.squashed])
                connection.execute(f"REVOKE {create} FROM app".encode())
            yield database

    def run_baseline(self, database: Database) -> None:
        assert self.target.baseline is not None
        with connect(database, "app") as connection:
            execute_script(connection, self.target.baseline.script)


def mend(database: Database, checked: Checked) -> None:
    """Run what the finding says, as superuser."""
    finding = checked.findings[0]
    assert finding.verdict == "restricted"
    with connect(database) as connection:
        for statement in finding.mends:
            connection.execute(statement.removeprefix("as superuser: ").encode())


@pytest.fixture(scope="module")
def team(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Team:
    return Team.of(server, FEW, tmp_path_factory.mktemp("few"))


@pytest.fixture
def database(team: Team) -> Iterator[Database]:
    with team.deployed() as deployed:
        yield deployed


def test_create_on_the_database_is_not_asked_for(team: Team, database: Database) -> None:
    found = team.check(database)
    assert [finding.verdict for finding in found.findings] == ["ready"], found.findings
    team.run_baseline(database)


def test_rights_that_the_baseline_does_not_need_are_not_missed(team: Team, database: Database) -> None:
    with connect(database) as connection:
        connection.execute('ALTER TABLE "User" OWNER TO CURRENT_USER; REVOKE ALL ON "User" FROM app')
        connection.execute('GRANT SELECT ON SEQUENCE "User_id_seq" TO app')
    assert [finding.verdict for finding in team.check(database).findings][-1] == "ready"
    assert not any(finding.verdict == "restricted" for finding in team.check(database).findings)
    team.run_baseline(database)


@pytest.mark.parametrize(
    ("change", "told", "statement"),
    [
        (
            "REVOKE CREATE ON SCHEMA public FROM app",
            'role "app" lacks CREATE on schema "public"',
            'GRANT CREATE ON SCHEMA "public" TO "app";',
        ),
        (
            'ALTER SCHEMA "billing" OWNER TO CURRENT_USER; GRANT USAGE ON SCHEMA "billing" TO app',
            'role "app" lacks CREATE on schema "billing"',
            'GRANT CREATE ON SCHEMA "billing" TO "app";',
        ),
        (
            'ALTER SCHEMA "billing" OWNER TO CURRENT_USER; GRANT CREATE ON SCHEMA "billing" TO app',
            'role "app" lacks USAGE on schema "billing"',
            'GRANT USAGE ON SCHEMA "billing" TO "app";',
        ),
        (
            'ALTER TABLE "User" OWNER TO CURRENT_USER; REVOKE SELECT ON SEQUENCE "User_id_seq" FROM app',
            'role "app" lacks SELECT on sequence "public"."User_id_seq"',
            'GRANT SELECT ON SEQUENCE "public"."User_id_seq" TO "app";',
        ),
        (
            "REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC",
            'role "app" lacks USAGE on language plpgsql',
            'GRANT USAGE ON LANGUAGE plpgsql TO "app";',
        ),
    ],
)
def test_what_is_lacking_is_named_and_mended(
    team: Team, database: Database, change: str, told: str, statement: str
) -> None:
    with connect(database) as connection:
        connection.execute(change.encode())
    checked = team.check(database)
    (finding,) = (finding for finding in checked.findings if finding.verdict == "restricted")
    assert (finding.evidence, finding.mends) == ((told,), (statement,))
    assert not checked.verdict.is_fine
    with pytest.raises(InsufficientPrivilege):
        team.run_baseline(database)
    with connect(database) as connection:
        connection.execute(statement.encode())
    assert not any(finding.verdict == "restricted" for finding in team.check(database).findings)
    team.run_baseline(database)


def test_the_ledger_is_asked_for_what_prisma_and_the_baseline_do(server: Server, team: Team, tmp_path: Path) -> None:
    itself = Team.of(server, FEW, tmp_path / "out", "self-reconcile")
    for of, lacking in ((team, ["INSERT", "UPDATE"]), (itself, ["INSERT", "UPDATE", "DELETE"])):
        with of.deployed() as database:
            with connect(database) as connection:
                connection.execute("ALTER TABLE _prisma_migrations OWNER TO CURRENT_USER")
                connection.execute(
                    "REVOKE ALL ON _prisma_migrations FROM app; GRANT SELECT ON _prisma_migrations TO app"
                )
            checked = of.check(database)
            assert list(checked.findings[0].mends) == [
                f'GRANT {privilege} ON TABLE "public"."_prisma_migrations" TO "app";' for privilege in lacking
            ]
            mend(database, checked)
            assert of.check(database).verdict == "ready"


def test_where_the_baseline_does_not_run_nothing_is_asked_for(server: Server, team: Team, tmp_path: Path) -> None:
    named = Team.of(server, FEW, tmp_path / "out", "adopt-name")
    revoke = "REVOKE CREATE ON SCHEMA public FROM app"
    with named.deployed() as database:
        with connect(database) as connection:
            connection.execute(revoke)
        assert named.check(database).verdict == "ready"
    with team.deployed() as database:
        with connect(database) as connection:
            connection.execute(revoke)
        checked = team.check(database)
        assert checked.verdict == "restricted"
        assert "squash deploys reconcile" in remedy(team.target, checked).steps[1]
        move = reconcile(team.target, team.deploy(database), team.catalogs, Consent(), apply=True)
        assert not move.refusal
        assert team.check(database).verdict == "reconciled"


@pytest.mark.parametrize("script", [FEW, MANY], ids=["few", "many"])
def test_an_empty_database_is_asked_for_all_that_is_built(
    server: Server, team: Team, tmp_path: Path, script: str
) -> None:
    of = team if script is FEW else Team.of(server, script, tmp_path / "out")
    with server.database("nothing") as database:
        checked = of.check(database)
        assert [finding.verdict for finding in checked.findings] == ["restricted", "empty"]
        wanted = ['GRANT CREATE ON SCHEMA "public" TO "app";', f'GRANT CREATE ON DATABASE "{database.name}" TO "app";']
        if script is MANY:
            wanted.append('as superuser: CREATE EXTENSION "pageinspect";')
        assert list(checked.findings[0].mends) == wanted
        with pytest.raises(InsufficientPrivilege):
            of.run_baseline(database)
        mend(database, checked)
        assert of.check(database).verdict == "empty"
        of.run_baseline(database)


COMMENTS = """
    SELECT pg_catalog.obj_description(oid, 'pg_extension') FROM pg_extension WHERE extname = 'citext'
    UNION ALL SELECT pg_catalog.obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = 'billing'
"""


def test_what_is_said_of_things_of_others_is_passed_over(server: Server, team: Team) -> None:
    """An administrator has made schema and extension, which the role may not: then it does not own them."""
    owned = 'CREATE SCHEMA "billing"; CREATE EXTENSION citext; GRANT ALL ON SCHEMA public, "billing" TO app'
    for prepared, comments in (
        (owned, ["data type for case-insensitive character strings", None]),
        ("", ["ours", "ours, too"]),
    ):
        with server.database("given") as database:
            with connect(database) as connection:
                grant = f'GRANT CREATE ON DATABASE "{database.name}" TO app; GRANT CREATE ON SCHEMA public TO app'
                connection.execute((prepared or grant).encode())
            assert team.check(database).verdict == "empty"
            team.run_baseline(database)
            team.run_baseline(database)
            with connect(database) as connection:
                assert [text for (text,) in connection.execute(COMMENTS)] == comments


@pytest.mark.parametrize("case", [case for case in RICH if case != "traps/not-null-of-heirs"])  # which only 18 has
def test_every_kind_asks_for_what_is_named_and_no_more(any_server: Server, case: str) -> None:
    """Whatever the history builds, a role that owns nothing runs the baseline with just what the check asks for."""
    with any_server.database("rich") as database:
        with connect(database) as connection:
            connection.execute("DO $$ BEGIN CREATE ROLE app LOGIN; EXCEPTION WHEN duplicate_object THEN END $$")
            replay(connection, read_history(GOLDEN / case / "migrations"), execution="batch")
            connection.execute("REVOKE USAGE ON SCHEMA public FROM PUBLIC")
            schema = read_schema(connection)
        with connect(database, "app") as app:
            for finding in judge_rights(read_rights(app, "public"), "public", schema, builds=False, archives=False):
                with connect(database) as connection:
                    connection.execute(" ".join(finding.mends).encode())
            rights = read_rights(app, "public")
            assert judge_rights(rights, "public", schema, builds=False, archives=False) == []
            assert not rights.may_create
            execute_script(app, write_schema(schema))
