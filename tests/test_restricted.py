"""A given server on which we are no superuser, as on managed ones: it works, or says what is missing."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from squash.baseline import Envelope, write_baseline
from squash.data import Carried
from squash.errors import ReplayError, ServerError
from squash.output.report import proof_json, report
from squash.postgres.schema import read_schema
from squash.postgres.server import Server, open_server
from squash.prisma.history import History, read_history
from squash.prisma.replay import Failure
from squash.proof import Claim, Evidence
from squash.proof.applying import check_harmless
from squash.run import Request, squash

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.fixture(scope="module")
def managed(any_server: Server) -> Iterator[Server]:
    """A server as one that is managed lets us in: by password, as a role that may make databases and little else."""
    role = f"squash_test_{secrets.token_hex(4)}"
    with any_server.database("managed") as database, database.connect() as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN CREATEDB CREATEROLE PASSWORD 's#cr:t'")
        rules = Path(connection.info.host, "data", "pg_hba.conf")
        rules.write_text(f"local all {role} scram-sha-256\n{rules.read_text()}")
        connection.execute("SELECT pg_reload_conf()")
        with open_server(scratch=f"user={role} password=s#cr:t dbname=postgres host={connection.info.host}") as reached:
            yield reached
        connection.execute(f"DROP ROLE {role}")


def golden(name: str) -> History:
    return read_history(GOLDEN / name / "migrations")


@pytest.mark.parametrize(
    "case", ["ag112/repaired", "annotations/comments-and-grants", "types/enums-domains-composites"]
)
def test_proven_by_a_role_that_is_no_superuser(managed: Server, case: str) -> None:
    result = squash(Request(golden(case)), managed)
    assert [check for check in result.proof.checks if check.failed] == []
    assert len(result.proof.checks) >= 9
    unread = ("pg_subscription.subconninfo", "pg_user_mapping", "pg_largeobject")
    assert result.proof.unread == unread
    assert proof_json(result, managed)["unread"] == list(unread)
    assert "may not read it: `pg_subscription.subconninfo`, `pg_user_mapping`, `pg_largeobject`." in report(result)


def test_the_owner_has_no_create_on_the_database_of_an_up_to_date_deploy(managed: Server) -> None:
    """CREATE SCHEMA IF NOT EXISTS checks it before it looks."""
    with ExitStack() as stack:
        history = stack.enter_context(managed.database("history"))
        with history.connect() as connection:
            connection.execute('CREATE SCHEMA "billing"; CREATE TABLE "billing"."Invoice" ("id" INTEGER)')
            schema = read_schema(connection)
        made = write_baseline("1_baseline", Envelope(""), schema)
        evidence = stack.enter_context(
            Evidence(history, "public", lambda label: stack.enter_context(managed.database(label)))
        )
        asking = replace(made, script=f'{made.script}\nCREATE SCHEMA IF NOT EXISTS "billing";\n')
        for baseline, problems in ((made, ()), (asking, (f"42501: permission denied for database {history.name}",))):
            (check,) = check_harmless(Claim(evidence, baseline, schema, Carried(), None))
            assert tuple(problem.partition(" (")[0] for problem in check.differences) == problems
        with history.connect() as connection:
            assert connection.execute("SELECT has_database_privilege(current_database(), 'CREATE')").fetchone() == (
                True,
            )


def test_what_only_a_superuser_may(managed: Server) -> None:
    with pytest.raises(ReplayError) as caught:
        squash(Request(golden("routines/routines")), managed)
    failure = caught.value.failure
    assert isinstance(failure, Failure)
    assert failure.sqlstate == "42501"
    assert "superuser" in f"{failure}"
    assert "pass --superuser for scripts that you trust" in (caught.value.hint or "")


def test_a_superuser_reads_everything(server: Server) -> None:
    result = squash(Request(golden("ag112/repaired")), server)
    assert result.proof.unread == ()
    assert proof_json(result, server)["unread"] == []
    assert "Not compared" not in report(result)


def test_database_that_is_another(managed: Server) -> None:
    with managed.database("one") as one, managed.database("two") as two:
        with pytest.raises(ServerError, match=f"gives us the database {one.name} where {two.name} was asked for"):
            replace(one, name=two.name).connect()
