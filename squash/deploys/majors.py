"""Seeing through what one major version of PostgreSQL stores or names otherwise than another, and nothing else.

Spelling needs no rule: both sides are written down and read back on one server (`squash.deploys.catalogs`). What is
left is what a catalog of one side cannot hold, or names by itself. Each rule holds only between versions that it tells
apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from squash.postgres.schema import Schema, SchemaObject
from squash.postgres.schema.details import Constraint, ExtensionDetail, GrantDetail
from squash.postgres.schema.names import quote
from squash.postgres.schema.texts import changed, nameless

Look = Callable[[SchemaObject], SchemaObject | None]
"""Gives an object without what cannot be compared, or None where nothing is left of it."""


@dataclass(frozen=True, slots=True)
class VersionRule:
    """What is looked through between a major version below `since` and one that is not; 0: between any two."""

    since: int
    what: str
    look: Look


def see_through(schema: Schema, versions: tuple[int, int]) -> Schema:
    """Return a schema without what two major versions, 14 and 18 say, cannot agree on; as it is for equal ones."""
    older, newer = sorted(versions)
    looks = [rule.look for rule in RULES if older < newer and (not rule.since or older < rule.since <= newer)]
    objects = []
    for item in schema.objects:
        seen: SchemaObject | None = item
        for look in looks:
            seen = look(seen) if seen else None
        objects += [seen] if seen else []
    return replace(schema, objects=tuple(objects))


def _not_null_of_tables(item: SchemaObject) -> SchemaObject:
    if item.kind != "constraint":
        return nameless(item) if item.kind in ("table", "column", "foreign table") else item
    constraint = item.detail
    if not isinstance(constraint, Constraint) or item.name is None or constraint.type != "n":
        return item
    column = quote(constraint.columns[0])
    if constraint.clause != f"NOT NULL {column}":
        return item
    return replace(
        item,
        kind="column setting",
        identity=f"NOT NULL of column {column} of {item.relation}",
        definition=f"ALTER TABLE {item.name.on} ALTER COLUMN {column} SET NOT NULL",
        detail=None,
    )


def _not_null_of_domains(item: SchemaObject) -> SchemaObject:
    return nameless(item) if item.kind == "domain" else item


def _maintain(item: SchemaObject) -> SchemaObject | None:
    if not isinstance(item.detail, GrantDetail) or "MAINTAIN" not in item.detail.privileges:
        return item
    kept = tuple(privilege for privilege in item.detail.privileges if privilege != "MAINTAIN")
    without = changed(item, replace(item.detail, privileges=kept))
    return replace(without, identity=without.definition) if kept else None


def _create_on_public(item: SchemaObject) -> SchemaObject | None:
    return None if item.definition == 'GRANT CREATE ON SCHEMA "public" TO PUBLIC' else item


def _derived_names(item: SchemaObject) -> SchemaObject | None:
    return None if item.kind == "constraint names" else item


def _extension_version(item: SchemaObject) -> SchemaObject:
    return changed(item, replace(item.detail, version="")) if isinstance(item.detail, ExtensionDetail) else item


RULES: Final = (
    VersionRule(18, "the names of NOT NULL constraints of tables, which no catalog held before", _not_null_of_tables),
    VersionRule(18, "the names that PostgreSQL derives for a partition's copy of a foreign key", _derived_names),
    VersionRule(17, "the names of NOT NULL constraints of domains, which no catalog held before", _not_null_of_domains),
    VersionRule(17, "the privilege MAINTAIN, which is a part of ALL since", _maintain),
    VersionRule(15, 'CREATE on the schema "public" for PUBLIC, which was the default before', _create_on_public),
    VersionRule(
        0, "an extension's version, which is written where it is not the default of its server", _extension_version
    ),
)
"""All that is looked through."""
