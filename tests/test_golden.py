"""Every golden case on every server that is new enough for it (`since` in case.toml); the text of the expectations is
pinned on the embedded one.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from squash.baseline import write_schema
from squash.errors import ReplayError, SquashError
from squash.history import read_history
from squash.replay import Failure, replay
from squash.report import output_files
from squash.run import Request, squash
from squash.schema import read_members, read_schema
from squash.server import Server, execute_script
from squash.snapshot import differences

GOLDEN = Path(__file__).parent.parent / "golden"
CASES = sorted(manifest.parent for manifest in GOLDEN.glob("*/*/case.toml"))


def manifest(case: Path) -> dict[str, Any]:
    return tomllib.loads((case / "case.toml").read_text(encoding="utf-8"))


def cases(outcome: str) -> list[Any]:
    chosen = [(case, manifest(case)) for case in CASES]
    return [
        pytest.param(case, id=str(case.relative_to(GOLDEN)), marks=pytest.mark.since(told.get("since", 0)))
        for case, told in chosen
        if told["outcome"] == outcome
    ]


def test_every_case_has_a_reason_and_a_known_outcome() -> None:
    assert len(CASES) > 15
    for case in CASES:
        assert manifest(case)["why"]
        assert manifest(case)["outcome"] in ("proven", "refused", "replay-fails")


WHOLE = (15, 18)
"""The majors on which each case goes through the whole proof; on the others its catalogs are compared, to save time."""


@pytest.mark.parametrize("case", cases("proven"))
def test_proven(case: Path, any_server: Server) -> None:
    if any_server.version // 10000 in WHOLE:
        check_whole(case, any_server)
    else:
        check_catalogs(case, any_server)


def check_catalogs(case: Path, server: Server) -> None:
    with (
        server.database("history") as history,
        server.database("baseline") as baseline,
        history.connect() as one,
        baseline.connect() as two,
    ):
        replay(one, read_history(case / "migrations"))
        schema = read_schema(one, members=read_members(one, baseline.connect))
        assert schema.unsupported == ()
        execute_script(two, write_schema(schema))
        assert list(map(str, differences(one, two, ledger_schema="public").differences)) == []
        with two.transaction():
            execute_script(two, write_schema(schema))
            assert two.execute("SELECT pg_current_xact_id_if_assigned()").fetchone() == (None,)


def check_whole(case: Path, any_server: Server) -> None:
    result = squash(Request(read_history(case / "migrations")), any_server)
    failed = [check for check in result.proof.checks if not check.passed]
    assert failed == []
    assert len(result.proof.checks) >= 9
    if any_server.source.startswith("embedded"):
        files = output_files(result, any_server)
        del files["proof.json"]
        expected = {
            str(path.relative_to(case / "expected")): path.read_bytes().decode()
            for path in (case / "expected").rglob("*")
            if path.is_file()
        }
        if "RUNBOOK.md" not in expected:
            files.pop("RUNBOOK.md", None)
        assert files == expected, "if this is intended: scripts/update-golden"


@pytest.mark.parametrize("case", cases("refused"))
def test_refused(case: Path, any_server: Server) -> None:
    with pytest.raises(SquashError) as caught:
        squash(Request(read_history(case / "migrations")), any_server)
    for name in manifest(case)["names"]:
        assert name in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("case", cases("replay-fails"))
def test_replay_fails(case: Path, any_server: Server) -> None:
    with pytest.raises(ReplayError) as caught:
        squash(Request(read_history(case / "migrations")), any_server)
    failure = caught.value.failure
    assert isinstance(failure, Failure)
    for field, value in manifest(case)["failure"].items():
        assert getattr(failure, field) == value
