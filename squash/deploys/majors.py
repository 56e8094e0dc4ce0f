"""Seeing through what one major version of PostgreSQL stores or names otherwise than another, and nothing else.

Spelling needs no rule: both sides are written down and read back on one server (`squash.deploys.catalogs`). What is
left is what a catalog of one side cannot hold, or names by itself. Each rule holds only between versions that it tells
apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from squash.schema import Schema, SchemaObject

Look = Callable[[SchemaObject], SchemaObject | None]
"""Gives an object without what cannot be compared, or None where nothing is left of it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is looked through between a major version below `since` and one that is not; 0: between any two."""

    since: int
    what: str
    look: Look


def see_through(schema: Schema, versions: tuple[int, int]) -> Schema:
    """Give a schema without what two major versions, 14 and 18 say, cannot agree on; as it is for equal ones."""
    older, newer = sorted(versions)
    looks = [rule.look for rule in RULES if older < newer and (not rule.since or older < rule.since <= newer)]
    objects = []
    for item in schema.objects:
        seen: SchemaObject | None = item
        for look in looks:
            seen = look(seen) if seen else None
        objects += [seen] if seen else []
    return replace(schema, objects=tuple(objects))


# A string, the name that is to go, or another quoted name.
_NOT_NULL = re.compile(r"""'(?:[^']|'')*'|( CONSTRAINT "(?:[^"]|"")+")(?= NOT NULL\b)|"(?:[^"]|"")*\"""")
_ADDED = re.compile(r'(ALTER TABLE .* )ADD CONSTRAINT "(?:[^"]|"")+" NOT NULL ("(?:[^"]|"")*")$', re.DOTALL)


def _nameless(item: SchemaObject) -> SchemaObject:
    return replace(item, definition=_NOT_NULL.sub(lambda found: "" if found[1] else found[0], item.definition))


def _not_null_of_tables(item: SchemaObject) -> SchemaObject:
    if item.kind in ("table", "column", "foreign table"):
        return _nameless(item)
    added = _ADDED.fullmatch(item.definition) if item.kind == "constraint" else None
    if not added:
        return item
    return replace(
        item,
        kind="column setting",
        identity=f"NOT NULL of column {added[2]} of {item.relation}",
        definition=f"{added[1]}ALTER COLUMN {added[2]} SET NOT NULL",
    )


def _not_null_of_domains(item: SchemaObject) -> SchemaObject:
    return _nameless(item) if item.kind == "domain" else item


_PRIVILEGES = re.compile(r"\b(?:GRANT|REVOKE|FOR) ([A-Z, ]*?) ON (?=TABLES? )")


def _maintain(item: SchemaObject) -> SchemaObject | None:
    if item.kind not in ("privilege", "default privilege") or "MAINTAIN" not in item.definition:
        return item
    definition, kept = _without_maintain(item.definition)
    return replace(item, identity=_without_maintain(item.identity)[0], definition=definition) if kept else None


def _without_maintain(text: str) -> tuple[str, bool]:
    """Give a grant without it, and whether any privilege is left."""
    found = _PRIVILEGES.search(text)
    if not found:
        return text, True
    kept = [word for word in found[1].split(", ") if word != "MAINTAIN"]
    return f"{text[: found.start(1)]}{', '.join(kept)}{text[found.end(1) :]}", bool(kept)


def _create_on_public(item: SchemaObject) -> SchemaObject | None:
    return None if item.definition == 'GRANT CREATE ON SCHEMA "public" TO PUBLIC' else item


def _derived_names(item: SchemaObject) -> SchemaObject | None:
    return None if item.kind == "constraint names" else item


def _extension_version(item: SchemaObject) -> SchemaObject:
    if item.kind != "extension":
        return item
    return replace(item, definition=re.sub(r' WITH VERSION "[^"]*"| VERSION "[^"]*"', "", item.definition))


RULES: Final = (
    Rule(18, "the names of NOT NULL constraints of tables, which no catalog held before", _not_null_of_tables),
    Rule(18, "the names that PostgreSQL derives for a partition's copy of a foreign key", _derived_names),
    Rule(17, "the names of NOT NULL constraints of domains, which no catalog held before", _not_null_of_domains),
    Rule(17, "the privilege MAINTAIN, which is a part of ALL since", _maintain),
    Rule(15, 'CREATE on the schema "public" for PUBLIC, which was the default before', _create_on_public),
    Rule(0, "an extension's version, which is written where it is not the default of its server", _extension_version),
)
"""All that is looked through."""
