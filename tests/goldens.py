"""The golden cases: what stands in golden/<topic>/<case>/case.toml, and what is pinned of a squash."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from squash.baseline import LAST, MARK
from squash.output.manifest import output_files
from squash.postgres.server import Server, Wish
from squash.prisma.history import read_history
from squash.project import Project
from squash.repair import Repair, build_target, find_target, repair
from squash.run import Request, Squash

GOLDEN = Path(__file__).parent.parent / "golden"
CASES = sorted(path.parent for path in GOLDEN.glob("*/*/case.toml"))
SCHEMA = "schema.sql"
WHOLE = "expected"
PATCH = "expected.patch"


def as_owner(postgres: str) -> Wish:
    """Return the wish for a server whose scripts make roles and extensions of contrib, and run without superuser."""
    return Wish(postgres, frozenset({"pg_stat_statements", "postgres_fdw", "earthdistance"}), makes_roles=True)


def manifest(case: Path) -> dict[str, Any]:
    return tomllib.loads((case / "case.toml").read_text(encoding="utf-8"))


def request(case: Path) -> Request:
    return Request(read_history(case / "migrations"), rollout=manifest(case).get("rollout", "script"))


def to_pin(case: Path, result: Squash, server: Server) -> dict[str, str]:
    """Return what is pinned of a squash: path in the case's folder, and text.

    It is the schema part of the baseline. The three cases with a `rollout` pin whole outputs, too, as far as they
    are the same each time: proof.json holds seconds.
    """
    pinned = {SCHEMA: schema_part(result.baseline.script)}
    if "rollout" in manifest(case):
        files = output_files(result, server, only_stable=True)
        pinned |= {f"{WHOLE}/{path}": text for path, text in files.items()}
    return pinned


def schema_part(script: str) -> str:
    """Return what a baseline's script holds between its preamble and its ending."""
    return script.partition(f"\n{MARK}\n\n")[2].partition(f"\n{LAST}\n\n")[0]


def pinned(case: Path) -> dict[str, str]:
    """Return what stands in a case's folder now, as `to_pin` does."""
    files = [case / SCHEMA, *(path for path in (case / WHOLE).rglob("*") if path.is_file())]
    return {str(path.relative_to(case)): path.read_bytes().decode() for path in files}


def mend(case: Path, server: Server) -> Repair:
    """Repair a case's history, so that it builds the case's target."""
    told = manifest(case)
    history = read_history(case / told.get("history", "migrations"))
    target = find_target(str(case / told["target"]), Project(case))
    with build_target(target, server, "public", "batch", history) as built:
        return repair(history, built, server)
