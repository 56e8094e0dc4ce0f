"""Our reading of statements against PostgreSQL's own parser, over every statement of the golden histories."""

from __future__ import annotations

from pathlib import Path

import pytest
from parsing import Parsed, parse

from squash.postgres.statements import Statement, changes, split, summarize, tokens

GOLDEN = Path(__file__).parent.parent / "golden"
NO_SQL = ("lint/not-for-prisma/bad", "repair/beyond")
"""What no parser reads, on purpose."""
TOPICS = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


def words(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokens(text)]


def differences(script: str) -> list[str]:
    """Say where we read a script otherwise than PostgreSQL does; nothing for a script that it cannot read."""
    theirs = parse(script)
    ours = split(script)
    if [words(one.text) for one in ours] != [words(one.text) for one in theirs]:
        return [f"boundaries: {len(ours)} statements, {len(theirs)} by PostgreSQL"]
    return [line for one, other in zip(ours, theirs, strict=True) for line in compare(one, other)]


def compare(ours: Statement, theirs: Parsed) -> list[str]:
    found = []
    kind, target = summarize(ours.text)
    kind = kind.replace(" USER", " ROLE") if kind in ("CREATE USER", "ALTER USER") else kind
    made = list(changes(tokens(ours.text)))
    if kind not in theirs.kinds:
        found.append(f"kind {kind}, {theirs.kinds}: {ours.text}")
    if theirs.targets and target not in theirs.targets:
        found.append(f"target {target}, {theirs.targets}: {ours.text}")
    created = {(one.schema or "", one.name) for one in made if (one.action, one.kind) == ("create", "relation")}
    if theirs.created and created != {theirs.created}:
        found.append(f"creates {created}, {theirs.created}: {ours.text}")
    needed = {(one.schema or "", one.name) for one in made if (one.action, one.kind) == ("need", "relation")}
    # What takes over, or goes by, an index names it; the parser does not hold it as a table.
    indexes = {(one.schema or "", one.name) for one in made if one.role == "index"} - theirs.needed
    if theirs.tells_tables and needed - indexes - {theirs.created} != theirs.needed:
        found.append(f"needs {needed ^ theirs.needed}: {ours.text}")
    return found


@pytest.mark.parametrize("topic", TOPICS)
def test_statements_are_read_as_postgresql_reads_them(topic: str) -> None:
    found = {}
    folder = GOLDEN / topic
    for script in (*folder.glob("**/migrations/*/migration.sql"), *folder.glob("**/schema.sql")):
        if any(case in str(script) for case in NO_SQL):
            continue
        if lines := differences(script.read_bytes().decode()):
            found[str(script.relative_to(GOLDEN))] = lines
    assert found == {}
