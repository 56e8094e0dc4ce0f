"""Random schemas (tests/schemas.py) go through writer and snapshot: identical at once, idempotent, canonical, relocatable.

A failure is cut down to the fewest statements that still fail, and says them.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg

from squash.baseline import write_schema
from squash.schema import Schema, read_schema
from squash.server import Database, Server, execute_script
from squash.snapshot import differences, digest
from tests.schemas import Statement, build

DROPPED_AS = {
    "foreign-data wrapper": "FOREIGN DATA WRAPPER",
    "foreign server": "SERVER",
    "extended statistics": "STATISTICS",
    "typed table": "TABLE",
}


@dataclass
class Tally:
    """What became of the examples of a test."""

    examples: int = 0
    statements: int = 0
    refused: int = 0
    """Statements that the server refused."""
    objects: int = 0
    unsupported: Counter[str] = field(default_factory=Counter)
    """What the writer refused by name, by kind."""


def run(connection: psycopg.Connection[Any], statements: Sequence[Statement], schema: str, tally: Tally) -> Schema:
    """Build a schema, and drop what the writer refuses by name until it refuses nothing."""
    tally.examples += 1
    tally.statements += len(statements)
    tally.refused += len(build(connection, statements))
    for _ in range(20):
        read = read_schema(connection, schema)
        if not read.unsupported:
            tally.objects += len(read.objects)
            return read
        for named in read.unsupported:
            kind, command = drop(named)
            tally.unsupported[kind] += 1
            connection.execute(command.encode(), prepare=False)
    raise AssertionError(f"cannot be dropped: {read.unsupported}")


def drop(named: str) -> tuple[str, str]:
    """Give the kind of what `Schema.unsupported` names, and the statement that drops it."""
    kinds = (*DROPPED_AS, "text search dictionary", "text search configuration", "operator class", "operator family", "event trigger", "foreign table")
    kind = next((kind for kind in kinds if named.startswith(kind + " ")), named.split(" ")[0])
    identity = re.split(r": |, (?=which is|owned by)", named.removeprefix(kind))[0].replace("(-,", "(NONE,")
    return kind, f"DROP {DROPPED_AS.get(kind, kind)} IF EXISTS {identity} CASCADE"


def broken(server: Server, statements: Sequence[Statement], tally: Tally, schema: str = "public") -> str | None:
    """Say what is wrong with the baseline of a schema: it differs, it writes again, or it reads back otherwise."""
    with server.database("history") as history, server.database("baseline") as target:
        with history.connect(schema) as original, target.connect(schema) as connection:
            read = run(original, statements, schema, tally)
            text = write_schema(read)
            try:
                execute_script(connection, text)
                with connection.transaction(force_rollback=True):
                    execute_script(connection, text)
                    written = connection.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL").fetchone()
            except psycopg.Error as error:
                return f"the baseline does not apply: {error}\n{excerpt(text, error)}"
            if written == (True,):
                return f"the second application writes: {writer(connection, read)}"
            with ThreadPoolExecutor(2) as threads:
                one, two = threads.map(digest, (original, connection))
            if one != two:
                found = differences(original, connection)
                if lines := [str(line) for line in (*found.differences, *found.looked_through)]:
                    return "\n".join(["the catalogs differ:", *lines[:20]])
            again = write_schema(read_schema(connection, schema))
            if again != text:
                return "\n".join(["read back it differs:", *difflib.unified_diff(text.split("\n"), again.split("\n"), n=0)])
    return None


def excerpt(text: str, error: psycopg.Error) -> str:
    """Give the lines around the position of an error, or around the query that it came from."""
    position = int(error.diag.statement_position or 0)
    if not position:
        return str(error.diag.internal_query or error.diag.context or "")
    return text[max(0, position - 300) : position + 200]


def writer(connection: psycopg.Connection[Any], schema: Schema) -> str:
    """Name the objects whose guards are still true."""
    with connection.transaction(force_rollback=True):
        return ", ".join(
            item.identity
            for item in schema.objects
            if item.missing and connection.execute(f"SELECT {item.missing}".encode()).fetchone() != (False,)
        )
