"""Every golden case on every server that is new enough for it (`since` in case.toml); text is pinned on the embedded one."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
from goldens import CASES, GOLDEN, PATCH, WHOLE, manifest, mend, pinned, request, server_for, to_pin

from squash.baseline import write_schema
from squash.errors import ReplayError, SquashError
from squash.postgres.schema import read_beforehand, read_members, read_schema
from squash.postgres.schema.anew import with_public_as_found
from squash.postgres.server import Server, execute_script
from squash.postgres.snapshot import differences
from squash.prisma.history import read_history
from squash.prisma.ledger import LEDGER
from squash.prisma.replay import Failure, replay
from squash.proof.proving import _as_found
from squash.repair import patch
from squash.run import Request, Rollout, squash
from squash.surroundings import given_in

OUTCOMES = ("proven", "refused", "replay-fails", "repaired", "beyond-repair")


def cases(outcome: str, *, superuser: bool = False) -> list[Any]:
    """Return the cases of an outcome whose scripts need a superuser, or those that need none."""
    chosen = [(case, manifest(case)) for case in CASES]
    return [
        pytest.param(case, id=str(case.relative_to(GOLDEN)), marks=pytest.mark.since(told.get("since", 0)))
        for case, told in chosen
        if told["outcome"] == outcome and told.get("superuser", False) == superuser
    ]


def test_every_case_has_a_reason_and_a_known_outcome() -> None:
    assert len(CASES) > 15
    for case in CASES:
        assert manifest(case)["why"]
        assert manifest(case)["outcome"] in OUTCOMES


def test_each_rollout_has_one_case_that_pins_whole_outputs() -> None:
    whole = {case: rollout for case in CASES if (rollout := manifest(case).get("rollout"))}
    assert sorted(whole.values()) == sorted(get_args(Rollout))
    assert {path.parent for path in GOLDEN.rglob(WHOLE)} == whole.keys()


def proven_on(config: pytest.Config) -> tuple[int, ...]:
    """Return the majors on which each case goes through the whole proof; on the others its catalogs are compared."""
    return (15, 18) if config.getoption("--release") else (18,)


@pytest.mark.parametrize("case", cases("proven"))
def test_proven(case: Path, any_owner_server: Server, pytestconfig: pytest.Config) -> None:
    check(case, any_owner_server, proven_on(pytestconfig))


@pytest.mark.parametrize("case", cases("proven", superuser=True))
def test_proven_as_superuser(case: Path, any_server: Server, pytestconfig: pytest.Config) -> None:
    check(case, any_server, proven_on(pytestconfig))


def check(case: Path, server: Server, whole_on: tuple[int, ...]) -> None:
    if server.version // 10000 in whole_on:
        check_whole(case, server_for(case, server))
    else:
        check_catalogs(case, server_for(case, server), server_for(case, server))


def check_catalogs(case: Path, server: Server, other: Server) -> None:
    with (
        server.database("history") as history,
        other.database("baseline") as baseline,
        history.connect() as one,
        baseline.connect() as two,
    ):
        beforehand, given = read_beforehand(one), given_in(server, "public", owners=True)
        replay(one, read_history(case / "migrations"), surroundings=manifest(case).get("surroundings", "deploy"))
        with history.look() as witness:
            members = read_members(witness, baseline.connect)
            held = read_schema(
                witness, ledger=LEDGER, owner=history.owner, members=members, beforehand=beforehand, given=given
            )
            schema = with_public_as_found(held)
        assert schema.unsupported == ()
        execute_script(two, write_schema(schema))
        with history.look() as ours, baseline.look() as theirs:
            found = differences(ours, theirs, ledger=("public", LEDGER)).differences
        assert [str(difference) for difference in found if not _as_found(schema, difference)] == []
        with two.transaction():
            execute_script(two, write_schema(schema))
            assert two.execute("SELECT pg_current_xact_id_if_assigned()").fetchone() == (None,)


def check_whole(case: Path, server: Server) -> None:
    result = squash(request(case), server)
    assert [check for check in result.proof.checks if check.failed] == []
    assert len(result.proof.checks) >= 9
    assert result.setting.surroundings == manifest(case).get("surroundings", "deploy")
    assert [check.name for check in result.proof.checks if not check.compared] in ([], ["rows equal"])
    found = [f"{one.migration}, line {one.line}: {one.verb} on {one.table}" for one in result.carried.backfills]
    assert found == manifest(case).get("backfills", [])
    if server.source.startswith("embedded"):
        assert to_pin(case, result, server) == pinned(case), "if this is intended: scripts/update-golden"


@pytest.mark.parametrize("case", cases("refused"))
def test_refused(case: Path, any_owner_server: Server) -> None:
    check_refused(case, any_owner_server)


@pytest.mark.parametrize("case", cases("refused", superuser=True))
def test_refused_as_superuser(case: Path, any_server: Server) -> None:
    check_refused(case, any_server)


def check_refused(case: Path, server: Server) -> None:
    with pytest.raises(SquashError) as caught:
        squash(Request(read_history(case / "migrations")), server_for(case, server))
    for name in manifest(case)["names"]:
        assert name in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("case", cases("replay-fails"))
def test_replay_fails(case: Path, any_owner_server: Server) -> None:
    with pytest.raises(ReplayError) as caught:
        squash(Request(read_history(case / "migrations")), any_owner_server)
    failure = caught.value.failure
    assert isinstance(failure, Failure)
    for field, value in manifest(case)["failure"].items():
        assert getattr(failure, field) == value


@pytest.mark.parametrize("case", cases("repaired"))
def test_repaired(case: Path, owner_server: Server) -> None:
    """The patch is pinned; that the history it gives builds the target is for the repair to have found out."""
    found = mend(case, owner_server)
    assert (found.left, found.order) == ((), ())
    expected = (case / PATCH).read_text(encoding="utf-8")
    assert patch(found.history, found.repaired, "migrations") == expected, "if this is intended: scripts/update-golden"


@pytest.mark.parametrize("case", cases("beyond-repair"))
def test_beyond_repair(case: Path, owner_server: Server) -> None:
    found = mend(case, owner_server)
    for name in manifest(case)["names"]:
        assert any(name in line for line in found.left)
