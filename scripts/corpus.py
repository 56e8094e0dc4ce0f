"""Squash public histories and print a table: scripts/corpus DIR [--only TEXT] [--postgres WHICH | --servers A,B,C].

DIR holds bare mirrors of the repositories that scripts/corpus.toml names, as DIR/owner+name/repo or DIR/owner/name.git.
Rows that a history leaves are carried, and counted. With --servers each history is squashed on every one of them, each
as --postgres takes it, and the baselines are compared byte by byte. Exits 3 when any outcome is not the expected one.
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
import time
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from squash.errors import ReplayError, SquashError
from squash.postgres.server import open_server
from squash.prisma.history import History
from squash.prisma.provenance import read_history_in
from squash.prisma.replay import wish_for
from squash.run import Request, squash


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


def try_one(history: History, entry: dict[str, Any], postgres: str | None) -> tuple[bool, str, str]:
    """Return whether the outcome is the expected one, it in words, and the baseline."""
    try:
        with open_server(wish=wish_for((m.script for m in history.migrations), postgres)) as server:
            result = squash(Request(history), server)
    except ReplayError as error:
        failed = getattr(error.failure, "migration", None)
        return failed == entry.get("fails"), f"stops at {failed}", ""
    except SquashError as error:
        return False, error.message.replace("\n", " "), ""
    rows = [table for table in result.carried.rows if not table.view]
    told = f", {sum(table.count for table in rows)} rows in {len(rows)} tables" if rows else ""
    words = f"{len(result.schema.objects)} objects{told}, {server.source}"
    if result.proof.holds:
        return "fails" not in entry, f"proven: {words}", result.baseline.script
    failed_checks = [f"{c.name}: {'; '.join(c.differences[:3])}" for c in result.proof.checks if c.failed]
    return False, f"NOT PROVEN: {' | '.join(failed_checks)}", ""


def try_all(history: History, entry: dict[str, Any], servers: list[str]) -> tuple[bool, str]:
    """Return whether all outcomes are expected, and in words on which servers the baseline has the same bytes."""
    words: list[str] = []
    scripts: dict[str, list[str]] = {}
    expected = True
    for server in servers:
        if server.isdigit() and int(server) < entry.get("since", 0):
            words.append(f"not on {server} ({entry['why']})")
            continue
        good, said, script = try_one(history, entry, server)
        if script:
            scripts.setdefault(script, []).append(server)
        elif said.startswith("no PostgreSQL"):  # of this version, with this extension, is here
            words.append(f"not tried on {server}")
        if not good and not said.startswith("no PostgreSQL"):
            words.append(f"{server}: {said}")
            expected = False
    if not scripts:
        return expected, "; ".join(words) or f"stops at {entry.get('fails')}"
    first, *others = scripts
    words.insert(0, f"the same bytes on {', '.join(scripts[first])}")
    for other in others:
        known, text = _difference(first, other)
        words.append(f"{', '.join(scripts[other])} differ: {text}")
        expected = expected and known
    return expected, "; ".join(words)


_NOT_NULL = re.compile(r' CONSTRAINT "(?:[^"]|"")*" NOT NULL')
_QUALIFIER = re.compile(r'(?:\b[a-z_]\w*|"(?:[^"]|"")*")\.(?=["a-z_])')


def _difference(one: str, two: str) -> tuple[bool, str]:
    """Return whether two baselines differ as they may, and how: by what newer versions of PostgreSQL have or print."""
    lines = [line for line in difflib.ndiff(one.splitlines(), two.splitlines()) if line[0] in "-+"]
    unnamed = [_NOT_NULL.sub(" NOT NULL", script) for script in (one, two)]
    if unnamed[0] == unnamed[1]:
        return True, f"{len(lines) // 2} names of NOT NULL constraints, which there are since 18"
    bare = [_QUALIFIER.sub("", script) for script in unnamed]
    if bare[0] == bare[1]:
        return True, "the same, and columns in views, which PostgreSQL prints with their tables before 16"
    return False, "\n      ".join([f"{len(lines)} lines", *lines[:6]])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--postgres")
    parser.add_argument("--servers", type=lambda text: text.split(","))
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
        if arguments.servers:
            expected, words = try_all(history, entry, arguments.servers)
        else:
            expected, words, _ = try_one(history, entry, arguments.postgres)
        good = good and expected
        seconds = time.perf_counter() - start
        mark, count = "✓" if expected else "✗", len(history.migrations)
        print(f"{mark} {label:<55} {count:>4} migrations {seconds:>6.2f} s  {words}", flush=True)
    return 0 if good else 3


if __name__ == "__main__":
    sys.exit(main())
