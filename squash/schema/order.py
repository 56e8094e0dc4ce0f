"""The order in which objects can be created: PostgreSQL's dependencies first, then kinds, then names."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from squash.schema.objects import Draft

RANKS = (
    "schema", "extension", "extension member", "language", "access method", "collation", "enum", "shell type",
    "range type", "base type", "composite type", "domain", "domain constraint", "function", "procedure", "aggregate",
    "cast", "operator", "operator family", "operator class", "operator family member", "conversion", "transform",
    "text search parser", "text search template", "text search dictionary", "text search configuration",
    "text search mapping", "foreign-data wrapper", "server", "user mapping", "sequence", "table", "foreign table",
    "column", "default", "constraint", "sequence owner", "inheritance", "partition", "late function", "late procedure",
    "late aggregate", "view", "view query", "column setting", "index", "index partition", "replica identity",
    "cluster", "statistics", "statistics target", "foreign key", "constraint names", "materialized view", "rule",
    "rule state", "trigger", "trigger state", "row level security", "policy", "publication", "publication table",
    "publication schema", "sequence value", "comment", "privilege", "default privilege", "event trigger",
    "event trigger state", "extension dependency",
)  # fmt: skip

_ROUTINES = ("function", "procedure", "aggregate")
_RELATIONS = ("table", "foreign table", "view", "materialized view")

Edges = Mapping[str, frozenset[str]]
"""For each identity those that it depends on."""


def find_cycle(edges: Edges) -> tuple[str, ...]:
    """Give the identities of one cycle, always the same one; nothing when there is none."""
    graph = {identity: sorted(edges[identity]) for identity in sorted(edges)}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return tuple(error.args[1][:-1])
    return ()


def sort_drafts(drafts: Mapping[str, Draft], edges: Edges) -> list[str]:
    """Sort identities so that each comes after what it depends on; `edges` has no cycle.

    Among those that could come next the kind decides, then the relation they belong to, then the name, by code point
    whatever the locale. Routines that need no relation come before the tables, which may need them.
    """
    rank = {kind: position for position, kind in enumerate(RANKS)}
    late = _reaching(drafts, edges)

    def key(identity: str) -> tuple[int, str, str]:
        draft = drafts[identity]
        kind = f"late {draft.kind}" if draft.kind in _ROUTINES and identity in late else draft.kind
        return (rank[kind], draft.relation, identity)

    sorter = TopologicalSorter(edges)
    sorter.prepare()
    ready: list[tuple[tuple[int, str, str], str]] = []
    order: list[str] = []
    while sorter.is_active():
        for identity in sorter.get_ready():
            heapq.heappush(ready, (key(identity), identity))
        _, identity = heapq.heappop(ready)
        sorter.done(identity)
        order.append(identity)
    return order


def _reaching(drafts: Mapping[str, Draft], edges: Edges) -> set[str]:
    """Give the objects that depend on a relation, however indirectly."""
    followers: dict[str, list[str]] = defaultdict(list)
    for identity, needed in edges.items():
        for other in needed:
            followers[other].append(identity)
    found: set[str] = set()
    stack = [identity for identity, draft in drafts.items() if draft.kind in _RELATIONS]
    while stack:
        for follower in followers[stack.pop()]:
            if follower not in found:
                found.add(follower)
                stack.append(follower)
    return found
