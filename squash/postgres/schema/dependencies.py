"""Who must come before whom: pg_depend between catalog rows, lifted to the objects that write them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.objects import Address, Draft
from squash.postgres.schema.queries import DependencyRow, StandInRow


class Dependencies:
    """The references between the catalog rows of the user, and the rows that only stand for another one."""

    def __init__(self, catalog: Catalog) -> None:
        self._shells = catalog.shells
        self._completed = catalog.completed
        self._stands_for: dict[Address, Address] = {
            (row.catalog, row.oid): (row.owner_catalog, row.owner) for row in catalog.rows(StandInRow)
        }
        self.edges = [
            ((row.catalog, row.oid), (row.referenced_catalog, row.referenced)) for row in catalog.rows(DependencyRow)
        ]

    def owner(self, address: Address, owners: dict[Address, str]) -> str | None:
        """Return the identity of the object that writes a row, following what it stands for."""
        for _ in range(8):  # array of row type of index of constraint … is never deeper
            identity = owners.get(address)
            if identity is not None or address not in self._stands_for:
                return identity
            address = self._stands_for[address]
        return None

    def between(self, drafts: Iterable[Draft], owners: dict[Address, str]) -> dict[str, frozenset[str]]:
        """Return for each identity those that it depends on."""
        edges: dict[str, set[str]] = defaultdict(set)
        known = {draft.identity for draft in drafts}
        for source, target in self.edges:
            identity = self.owner(source, owners)
            needed = self._shells.get((source, target)) or self.owner(target, owners)
            if identity and needed and identity != needed:
                edges[identity].add(needed)
        for draft in drafts:
            edges[draft.identity].update(identity for identity in draft.needs if identity in known)
            for address in draft.after:
                needed = self.owner(address, owners)
                if needed and needed != draft.identity:
                    edges[draft.identity].add(needed)
        for draft in drafts if self._completed else ():
            if draft.kind != "column":  # a table that inherits needs its parents as they are at first
                parents = draft.needs if draft.kind == "table" else ()
                for needed in edges[draft.identity] - set(parents):
                    edges[draft.identity] = edges[draft.identity] | set(self._completed.get(needed, ()))
        return {identity: frozenset(edges[identity]) for identity in known}
