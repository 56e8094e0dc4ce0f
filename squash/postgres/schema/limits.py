"""What only the drafts and their order show that it cannot be written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.names import closing, split_list
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.order import Edges

_ROW = re.compile(r"\bROW\(")
_EXPRESSIONS = {
    "table",
    "column",
    "default",
    "constraint",
    "column setting",
    "view",
    "materialized view",
    "index",
    "policy",
    "rule",
    "trigger",
    "domain",
    "domain constraint",
    "statistics",
    "partition",
}


def find_limits(catalog: Catalog, edges: Edges) -> Iterator[str]:
    """Name the objects whose definitions would not give the same catalog, or not apply at all."""
    for draft in catalog.drafts:
        # CREATE VIEW v AS SELECT ROW(1)::c AS x; ALTER TYPE c ADD ATTRIBUTE b integer
        if draft.kind in _EXPRESSIONS and _has_short_row(draft.definition):
            yield f"{draft.identity}: a ROW(…) from before its type was given more attributes"
    yield from _populated_from_nothing(catalog, edges)


def _has_short_row(definition: str) -> bool:
    """Return whether a row constructor lacks attributes: the server prints those as NULL, without its type."""
    for match in _ROW.finditer(definition):
        try:
            end = closing(definition, match.end() - 1)
        except ValueError:  # inside a string
            continue
        if "NULL" in split_list(definition[match.end() : end]):
            return True
    return False


def _populated_from_nothing(catalog: Catalog, edges: Edges) -> Iterator[str]:
    """Name materialised views that were filled from one that has been emptied since."""
    empty = {
        catalog.owners["pg_class", oid]
        for oid, row in catalog.relations.items()
        if row.kind == "m" and not row.is_populated
    }
    if not empty:
        return
    followers: dict[str, list[str]] = defaultdict(list)
    for identity, needed in edges.items():
        for other in needed:
            followers[other].append(identity)
    drafts: dict[str, Draft] = {draft.identity: draft for draft in catalog.drafts}
    for source in sorted(empty):
        seen, stack = {source}, [source]
        while stack:
            for identity in followers[stack.pop()]:
                if identity not in seen and drafts[identity].kind in ("view", "materialized view", "function"):
                    seen.add(identity)
                    stack.append(identity)
        for identity in sorted(seen - empty):
            if drafts[identity].kind == "materialized view":
                yield f"{identity}, which was populated when {source} still was"
