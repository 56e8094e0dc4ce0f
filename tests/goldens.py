"""The golden cases: what stands in golden/<topic>/<case>/case.toml, and what is pinned of a squash."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from squash.baseline import LAST, MARK
from squash.output.manifest import output_files
from squash.postgres.server import Prelude, Server, Wish
from squash.presets import preset
from squash.prisma.history import read_history
from squash.project import Project
from squash.repair import Repair, build_target, find_target, repair
from squash.run import Request, Squash
from squash.surroundings import with_preludes

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


def server_for(case: Path, server: Server) -> Server:
    """Return a server for a case: one of its own, if it leaves roles there, with the preludes that it names.

    In case.toml `cluster` says that it leaves roles, or pins how many there are; `prelude` names presets, or files in its folder.
    """
    told = manifest(case)
    chosen = server.fresh() if told.get("cluster") else server
    names = told.get("prelude", [])
    return with_preludes(
        chosen, [preset(name) or Prelude(name, (case / name).read_text("utf-8"), True) for name in names]
    )


def to_pin(case: Path, result: Squash, server: Server) -> dict[str, str]:
    """Return what is pinned of a squash: path in the case's folder, and text.

    It is the schema part of the baseline, unless other cases pin each form of it (`unpinned`). The three cases with a
    `rollout` pin whole outputs instead, as far as they are the same each time: proof.json holds seconds.
    """
    told = manifest(case)
    if "rollout" in told:
        files = output_files(result, server, only_stable=True)
        return {f"{WHOLE}/{path}": text for path, text in files.items()}
    return {} if told.get("unpinned") else {SCHEMA: schema_part(result.baseline.script)}


def schema_part(script: str) -> str:
    """Return what a baseline's script holds between its preamble and its ending."""
    return script.partition(f"\n{MARK}\n\n")[2].partition(f"\n{LAST}\n\n")[0]


def pinned(case: Path) -> dict[str, str]:
    """Return what stands in a case's folder now, as `to_pin` does."""
    files = [*case.glob(SCHEMA), *(path for path in (case / WHOLE).rglob("*") if path.is_file())]
    return {str(path.relative_to(case)): path.read_bytes().decode() for path in files}


def mend(case: Path, server: Server) -> Repair:
    """Repair a case's history, so that it builds the case's target."""
    told = manifest(case)
    history = read_history(case / told.get("history", "migrations"))
    target = find_target(str(case / told["target"]), Project(case))
    with build_target(target, server, "public", "batch", history) as built:
        return repair(history, built, server)
