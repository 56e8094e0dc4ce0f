"""Break healthy public histories by machine, repair them, and print a table: scripts/breakages DIR [--only TEXT].

DIR holds bare mirrors, as for scripts/corpus. Each history is broken in five ways: a migration is dropped, the creation
of a table or of a type is dropped, a column is there earlier than the migration that adds it, two neighbouring
migrations are swapped. A breakage that breaks nothing (the history still replays to the same catalog) is passed over.
The target is the schema that the healthy history builds; none of its scripts is looked at. Exits 3 when less than
--reach of them are repaired to the very catalog.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from breaking import KINDS, Breakage

from scripts.corpus import read
from squash.errors import ReplayError
from squash.postgres.schema import compare_schemas, read_schema
from squash.postgres.server import Server, open_server
from squash.postgres.statements import created_extensions
from squash.prisma.history import History
from squash.prisma.replay import replay
from squash.repair import Built, RepairTarget, build_target, repair


def is_broken(history: History, built: Built, server: Server) -> str:
    """Return how a history is broken, nothing when it builds the target all the same."""
    with server.database("broken") as database, database.connect() as connection:
        try:
            replay(connection, history, surroundings="shadow")
        except ReplayError as error:
            return f"stops at {getattr(error.failure, 'migration', error.message)}"
        found = compare_schemas(built.schema, read_schema(connection, sequence_values=False))
        return f"{len(found)} differences" if found else ""


def try_one(breakage: Breakage, how: str, built: Built, server: Server) -> bool:
    start = time.perf_counter()
    found = repair(breakage.history, built, server)
    seconds = time.perf_counter() - start
    exact = found.holds and not found.order
    verdict = "repaired" if exact else "but for column order" if found.holds else "REFUSED"
    print(f"  {verdict:<20} {breakage.kind}: {breakage.what}")
    print(f"      {how}; {len(found.edits)} edits, {found.trials} trials, {seconds:.1f} s")
    for line in (*found.left[:4], *(f"order of {table}" for table in found.order)):
        print(f"      {line}")
    sys.stdout.flush()
    return exact


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--kind", default="")
    parser.add_argument("--each", type=int, default=1, help="how many of a kind a history")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reach", type=float, default=0.9)
    told = parser.parse_args()
    manifest = tomllib.loads((Path(__file__).parent / "corpus.toml").read_text(encoding="utf-8"))
    results = []
    for entry in manifest["history"]:
        if told.only not in entry["repository"] or "fails" in entry or (history := read(told.directory, entry)) is None:
            continue
        print(f"{entry['repository']}: {len(history.migrations)} migrations")
        extensions = frozenset[str]().union(*(created_extensions(m.script) for m in history.migrations))
        with (
            open_server(extensions=extensions) as server,
            build_target(RepairTarget(entry["repository"], "history", history), server, "public", "batch") as built,
        ):
            for name, kind in KINDS.items():
                left = told.each if told.kind in name else 0
                chance = random.Random(f"{told.seed} {entry['repository']} {name}")
                for breakage in kind(history, chance) if left else ():
                    if left and (how := is_broken(breakage.history, built, server)):
                        results.append(try_one(breakage, how, built, server))
                        left -= 1
                    if not left:
                        break
    print(f"{sum(results)} of {len(results)} repaired to the very catalog")
    return 0 if results and sum(results) >= told.reach * len(results) else 3


if __name__ == "__main__":
    sys.exit(main())
