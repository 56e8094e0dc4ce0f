"""What a script of Prisma's engine changes, and what `compare` says, in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from squash.postgres.schema import SchemaDifference

_NAME = r'((?:"[^"]+"\.)?"[^"]+")'
_STATEMENTS = (
    (rf"DROP INDEX {_NAME}", "index"),
    (rf"ALTER INDEX {_NAME} RENAME", "index"),
    (rf"DROP TABLE {_NAME}", "table"),
    (rf"(?:CREATE|DROP|ALTER) TYPE {_NAME}", "enum"),
)


def touched(script: str) -> set[tuple[str, str]]:
    """Return what a script of Prisma's changes, as (kind, name); of a new table, and one that goes, the table only."""
    found: set[tuple[str, str]] = set()
    code = "\n".join(line for line in script.splitlines() if not line.startswith("--"))
    statements = [statement.strip() for statement in code.split(";\n") if statement.strip()]
    tables = {m[1] for s in statements if (m := re.match(rf"(?:CREATE|DROP) TABLE {_NAME}", s))}
    for statement in statements:
        if m := re.match(rf"CREATE TABLE {_NAME}", statement):
            found.add(("table", m[1]))
        elif m := re.match(rf"CREATE (?:UNIQUE )?INDEX {_NAME} ON {_NAME}", statement):
            found |= {("index", m[1])} if m[2] not in tables else set()
        elif m := re.match(rf"ALTER TABLE {_NAME} (.*)", statement, re.DOTALL):
            found |= set(_changes(m[1], m[2].split(",\n"))) if m[1] not in tables else set()
        elif re.search(r'TYPE (\S+\.)?"\w+_(new|old)"', statement):
            continue  # an enum that loses a value is made anew, and the columns move over
        elif m := next((m for pattern, _ in _STATEMENTS if (m := re.match(pattern, statement))), None):
            found.add((next(kind for pattern, kind in _STATEMENTS if re.match(pattern, statement)), m[1]))
        else:
            assert statement.startswith(
                (
                    "CREATE SCHEMA",
                    "CREATE EXTENSION",
                    "BEGIN",
                    "COMMIT",
                    "CREATE SEQUENCE",
                    "ALTER SEQUENCE",
                    "DROP SEQUENCE",
                )
            ), statement
    return found


def _changes(table: str, parts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for part in parts:
        if m := re.match(rf"(?:DROP|ALTER|ADD) COLUMN +{_NAME}", part):
            yield "column", f"{m[1]} of table {table}"
        else:
            m = re.match(rf"(?:DROP|ADD|RENAME) CONSTRAINT {_NAME}(.*)", part)
            assert m, part
            key = " PRIMARY KEY" in m[2] or "pk" in m[1]
            yield ("primary key", table) if key else ("foreign key", f"{m[1]} on table {table}")


def said(differences: Iterable[SchemaDifference]) -> set[tuple[str, str]]:
    """Return the same of what `compare` says."""
    prefixes = {"enum": "type ", "primary key": "primary key of table "}
    return {(d.kind, d.identity.removeprefix(prefixes.get(d.kind, f"{d.kind} "))) for d in differences}
