"""What a catalog holds, as objects with their canonical DDL."""

from __future__ import annotations

from dataclasses import dataclass

from squash.postgres.schema.details import Detail

Address = tuple[str, int]
"""A catalog row: (catalog name, its oid), e.g. `("pg_class", 16385)`."""


@dataclass(frozen=True, slots=True)
class ObjectName:
    """A name in parts: the schema ("" for what stands in none) and the name itself, both as the catalog has them.

    `written` is how statements have it, `"app"."User"`, `total(integer)` or, of an operator class, `"c" USING btree`;
    `on` is the written name of the relation that it hangs on; `aspect` tells several objects of one name apart: owner,
    type and persistence of a sequence.
    """

    schema: str
    local: str
    written: str
    on: str = ""
    aspect: str = ""


@dataclass(frozen=True, slots=True)
class SchemaObject:
    """One database object as the baseline writes it.

    `kind` is one of `squash.postgres.schema.kinds`; `identity` names it uniquely, kind included (`table "User"`);
    `definition` is its canonical DDL without guard and without final semicolon; `depends_on` holds the identities
    that must be there before; `absent_if` is a SQL condition that is true until the object is there (empty for a user
    mapping); `relation` is the identity of the relation that it belongs to, if it does; `name` is its name in parts,
    where it has one of its own; `detail` says what it holds.

    Identity and definition are to be compared and shown. What they say is in kind, name and detail: nobody outside of
    this room takes them apart.
    """

    kind: str
    identity: str
    definition: str
    depends_on: tuple[str, ...] = ()
    absent_if: str = ""
    relation: str = ""
    name: ObjectName | None = None
    detail: Detail | None = None

    @property
    def schema(self) -> str:
        """The schema in which its name stands; "" where it has none, or stands in no schema."""
        return self.name.schema if self.name else ""


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
    oid: str = ""
    """A SQL expression that gives its oid, for look-ups by what is said of it (`find_targets`)."""
    parts: tuple[Address, ...] = ()
    """Those of `addresses` that could be written as statements of their own, should they close a cycle."""
    name: ObjectName | None = None
    """Its name, where that is not the one of the first of its addresses."""
    detail: Detail | None = None
