"""What a script creates and drops, also within its DO blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from squash.postgres.statements.changes import Change
from squash.postgres.statements.lexing import split, tokens
from squash.postgres.statements.parsing import changes, inner_statements
from squash.postgres.statements.reader import Reader


@dataclass(frozen=True, slots=True)
class Effect:
    """That a statement creates or drops something; a rename does both.

    `kind` is `relation` (tables, views, indexes, sequences: one name space), `type`, `column`, `constraint`, `value`
    (of an enum), or the lower-case SQL words for any other kind of object. `name` is without its schema;
    `owner` is the table or type of a column, constraint or value.
    """

    action: Literal["create", "drop"]
    kind: str
    name: str
    owner: str | None = None


def effects(statement: str) -> tuple[Effect, ...]:
    """Return what a statement creates and drops, as far as its text says: also within a DO block.

    What dynamic SQL builds, what goes along by CASCADE, and what PostgreSQL gives a name of its own, is not seen.
    """
    read = tuple(tokens(statement))
    # DO $$ BEGIN ALTER TABLE t ADD a int; END $$
    if read and read[0].keyword == "DO":
        return tuple(effect for inner in inner_statements(read) for effect in _effects(changes(inner.tokens)))
    return tuple(_effects(changes(read)))


def _effects(made: Iterator[Change]) -> Iterator[Effect]:
    new: set[str] = set()  # types made here: their values come with them
    for change in made:
        # CREATE TYPE mood AS ENUM ('sad', 'ok')
        if change.action == "create" and change.kind == "type":
            new.add(change.name)
        elif change.kind == "value" and change.owner in new:
            continue
        if change.action not in ("create", "drop", "rename") or not change.name:
            continue
        kind = {"index": "relation", "routine": change.role}.get(change.kind, change.kind)
        owner = change.owner if kind in ("column", "constraint", "value") else None
        if change.action == "create":
            yield Effect("create", kind, change.name, owner)
        else:
            yield Effect("drop", kind, change.name, owner)
        # ALTER TABLE t RENAME TO u
        if change.action == "rename" and change.to:
            yield Effect("create", kind, change.to, owner)


def created_extensions(script: str) -> frozenset[str]:
    """Return the names of the extensions that a script needs, also within its DO blocks.

    One that is created in a DO block with an EXCEPTION clause is a wish: the script goes on without it. Names are
    folded as PostgreSQL does, so `"uuid-ossp"` gives `uuid-ossp` and `PgCrypto` gives `pgcrypto`.
    """
    if "extension" not in script.lower():
        return frozenset()
    return frozenset(
        effect.name
        for statement in split(script)
        if not _goes_on(statement.text)
        for effect in effects(statement.text)
        if (effect.action, effect.kind) == ("create", "extension")
    )


_ICU = re.compile(r"""-x-icu\b|\bprovider\s*=\s*'?icu\b|\blocale_provider\s*=?\s*'?icu\b""", re.IGNORECASE)


def uses_icu(script: str) -> bool:
    """Return whether a script uses collations of ICU, which not every server is built with; comments do not count."""
    if "icu" not in script.lower():
        return False
    return any(_ICU.search(statement.text) for statement in split(script))


def _goes_on(statement: str) -> bool:
    """Return whether a statement is a DO block that catches errors."""
    return re.match("do(?![a-z0-9_])", statement, re.IGNORECASE) is not None and bool(
        re.search(r"\bexception\s+when\b", statement, re.IGNORECASE)
    )


def reaches_a_publisher(statement: str) -> bool:
    """Return whether a statement makes a subscription and, as by default, connects to the publisher."""
    if "subscription" not in statement.lower():
        return False
    reader = Reader(tokens(statement))
    if (reader.take(), reader.take()) != ("CREATE", "SUBSCRIPTION"):
        return False
    words = [(token.text.strip("'") if token.kind == "literal" else token.text).lower() for token in reader.tokens]
    # CREATE SUBSCRIPTION s CONNECTION '…' PUBLICATION p WITH (connect = false)
    return not any(
        word == "connect" and words[at + 1 : at + 3] in (["=", no] for no in ("false", "off", "0"))
        for at, word in enumerate(words)
    )
