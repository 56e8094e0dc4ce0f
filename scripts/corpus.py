"""Squash public histories and print a table: scripts/corpus DIR [--only TEXT] [--postgres MAJOR|BINDIR].

DIR holds bare mirrors of the repositories that scripts/corpus.toml names, as DIR/owner+name/repo or DIR/owner/name.git.
Rows that a history leaves are carried, and counted. Exits 3 when any outcome is not the expected one.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from squash.errors import ReplayError, SquashError
from squash.history import History
from squash.provenance import read_history_in
from squash.run import Request, squash
from squash.server import open_server
from squash.statements import created_extensions


def find_mirror(directory: Path, repository: str) -> Path | None:
    owner, name = repository.split("/")
    places = (directory / f"{owner}+{name}" / "repo", directory / owner / f"{name}.git", directory / f"{name}.git")
    return next((place for place in places if place.exists()), None)


def read(directory: Path, entry: dict[str, Any]) -> History | None:
    mirror = find_mirror(directory, entry["repository"])
    if mirror is None:
        return None
    history = read_history_in(mirror, entry["path"], "HEAD", only_scripts=entry.get("only_scripts", False))
    skipped = entry.get("skip", ())
    return replace(history, migrations=tuple(m for m in history.migrations if m.name not in skipped))


def try_one(history: History, entry: dict[str, Any], postgres: str | None) -> tuple[bool, str]:
    """Give whether the outcome is the expected one, and it in words."""
    extensions = frozenset[str]().union(*(created_extensions(m.script) for m in history.migrations))
    try:
        with open_server(postgres=postgres, extensions=extensions) as server:
            result = squash(Request(history), server)
    except ReplayError as error:
        failed = getattr(error.failure, "migration", None)
        return failed == entry.get("fails"), f"stops at {failed}"
    except SquashError as error:
        return False, error.message.replace("\n", " ")
    rows = [table for table in result.carried.rows if not table.view]
    told = f", {sum(table.count for table in rows)} rows in {len(rows)} tables" if rows else ""
    words = f"{len(result.schema.objects)} objects{told}, {server.source}"
    if result.proof.holds:
        return "fails" not in entry, f"proven: {words}"
    failed_checks = [f"{c.name}: {'; '.join(c.differences[:3])}" for c in result.proof.checks if not c.passed]
    return False, f"NOT PROVEN: {' | '.join(failed_checks)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--postgres")
    arguments = parser.parse_args()
    manifest = tomllib.loads(Path(__file__).with_name("corpus.toml").read_text(encoding="utf-8"))
    good = True
    for entry in manifest["history"]:
        if arguments.only not in entry["repository"]:
            continue
        history = read(arguments.directory, entry)
        label = entry["repository"] + (" (without its failing scripts)" if "skip" in entry else "")
        if history is None:
            print(f"{label:<55} no mirror in {arguments.directory}")
            continue
        start = time.perf_counter()
        expected, words = try_one(history, entry, arguments.postgres)
        good = good and expected
        seconds = time.perf_counter() - start
        mark, count = "✓" if expected else "✗", len(history.migrations)
        print(f"{mark} {label:<55} {count:>4} migrations {seconds:>6.2f} s  {words}", flush=True)
    return 0 if good else 3


if __name__ == "__main__":
    sys.exit(main())
