"""What a catalog holds, as objects with their canonical DDL."""

from __future__ import annotations

from dataclasses import dataclass

Address = tuple[str, int]
"""A catalog row: (catalog name, its oid), e.g. `("pg_class", 16385)`."""


@dataclass(frozen=True, slots=True)
class SchemaObject:
    """One database object as the baseline writes it.

    `kind` is PostgreSQL's word for it; `identity` names it uniquely, kind included (`table "User"`);
    `definition` is its canonical DDL without guard and without final semicolon; `depends_on` holds the identities
    that must
    be there before; `missing` is a SQL condition that is true until the object is there (empty when the definition
    can say `IF NOT EXISTS`); `relation` is the identity of the relation that it belongs to, if it does;
    `parts` are the columns of a table, inherited ones too, and the constraints in its definition: kind, name and line
    of each.
    """

    kind: str
    identity: str
    definition: str
    depends_on: tuple[str, ...] = ()
    missing: str = ""
    relation: str = ""
    parts: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Schema:
    """All objects of a database that a baseline writes, in the order in which they can be created.

    `name` is the connection's own schema, whose objects are written unqualified; `server_version` is PostgreSQL's
    `server_version_num`; `unsupported` names, one phrase an object, what is there and cannot be written.
    """

    name: str
    objects: tuple[SchemaObject, ...]
    server_version: int
    unsupported: tuple[str, ...] = ()
    owned_by_others: tuple[str, ...] = ()
    """Objects that another role than the connection's owns, with that role: a baseline names no owner."""


@dataclass(slots=True)
class Draft:
    """A schema object while the catalog is being read: `addresses` are the catalog rows that it writes."""

    kind: str
    identity: str
    definition: str
    addresses: tuple[Address, ...] = ()
    missing: str = ""
    relation: str = ""
    needs: tuple[str, ...] = ()
    """Identities that must come first although no pg_depend row says so."""
    after: tuple[Address, ...] = ()
    """Catalog rows that must come first although no pg_depend row says so."""
    spoken: str = ""
    """What COMMENT ON calls it, e.g. `TABLE "User"`."""
    oid: str = ""
    """A SQL expression that gives its oid, for look-ups."""
    parts: tuple[Address, ...] = ()
    """Those of `addresses` that could be written as statements of their own, should they close a cycle."""
