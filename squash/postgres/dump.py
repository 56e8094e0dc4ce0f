"""pg_dump's text of a database: a witness that shares no code with this tool."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from squash.postgres.server import Database
from squash.postgres.server.workspace import environment


@dataclass(frozen=True, slots=True)
class Dump:
    """The lines of a schema-only dump, without those that differ each time; or, in words, why there is none."""

    lines: tuple[str, ...]
    failure: str = ""


@contextmanager
def dumping(database: Database, ledger: tuple[str, str]) -> Iterator[Callable[[], Dump | None]]:
    """Run pg_dump beside the block; the function given waits for its text, without the table `ledger`: schema and name.

    It gives None where the server comes without a pg_dump.
    """
    program = _pg_dump(database.server.bindir)
    if program is None:
        yield lambda: None
        return
    parameters = conninfo_to_dict(database.admin_conninfo)
    password = parameters.pop("password", None)
    surroundings = environment() if database.server.is_ours else dict(os.environ)  # libpq's files of a given server
    surroundings |= {"PGPASSWORD": str(password)} if password else {}
    pattern = ".".join('"' + name.replace('"', '""') + '"' for name in ledger)
    left_out = f"--exclude-table={pattern}"  # as the snapshot does
    command = [program, "--schema-only", left_out, f"--dbname={make_conninfo('', **parameters)}"]
    with subprocess.Popen(
        command, env=surroundings, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
    ) as process:

        def text() -> Dump:
            output, complaint = process.communicate()
            if process.returncode:
                return Dump((), f"pg_dump failed: {complaint.strip()}")
            return Dump(tuple(_stable_lines(output.splitlines())))

        try:
            yield text
        finally:
            process.kill()


def _pg_dump(bindir: Path | None) -> str | None:
    return None if bindir is None else shutil.which("pg_dump", path=str(bindir))


_UNSTABLE = re.compile(r"\\(un)?restrict |ALTER (TABLE|MATERIALIZED VIEW) .* ALTER COLUMN .* SET \(pg_attver=\d+\);$")
"""Random keys, and what an older pg_dump takes for an option: where in the log a column was made (since 15.20)."""


def _stable_lines(lines: Iterable[str]) -> Iterator[str]:
    """Leave out what is not the same twice, and sort the privileges of an object, which are a set."""
    for is_acl, group in groupby(lines, key=lambda line: line.startswith(("GRANT ", "REVOKE ", "SET SESSION AUTH"))):
        kept = [line for line in group if not _UNSTABLE.match(line)]
        yield from sorted(kept) if is_acl else kept
