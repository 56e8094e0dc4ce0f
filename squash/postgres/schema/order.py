"""The order in which objects can be created: PostgreSQL's dependencies first, then kinds, then names."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from squash.postgres.schema.kinds import RELATIONS, rank
from squash.postgres.schema.objects import Draft

Edges = Mapping[str, frozenset[str]]
"""For each identity those that it depends on."""


def find_cycle(edges: Edges) -> tuple[str, ...]:
    """Return the identities of one cycle, always the same one; nothing when there is none."""
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
    late = _reaching(drafts, edges)

    def key(identity: str) -> tuple[tuple[int, int], str, str]:
        draft = drafts[identity]
        return (rank(draft.kind, late=identity in late), draft.relation, identity)

    sorter = TopologicalSorter(edges)
    sorter.prepare()
    ready: list[tuple[tuple[tuple[int, int], str, str], str]] = []
    order: list[str] = []
    while sorter.is_active():
        for identity in sorter.get_ready():
            heapq.heappush(ready, (key(identity), identity))
        _, identity = heapq.heappop(ready)
        sorter.done(identity)
        order.append(identity)
    return order


def _reaching(drafts: Mapping[str, Draft], edges: Edges) -> set[str]:
    """Return the objects that depend on a relation, however indirectly."""
    followers: dict[str, list[str]] = defaultdict(list)
    for identity, needed in edges.items():
        for other in needed:
            followers[other].append(identity)
    reached: set[str] = set()
    stack = [identity for identity, draft in drafts.items() if draft.kind in RELATIONS]
    while stack:
        for follower in followers[stack.pop()]:
            if follower not in reached:
                reached.add(follower)
                stack.append(follower)
    return reached
