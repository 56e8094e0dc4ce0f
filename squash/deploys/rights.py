"""What a deploy's role may do, against what the baseline asks for there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import psycopg
from psycopg.rows import tuple_row

from squash.baseline import checked_before_looking
from squash.postgres.schema import Schema, SchemaObject
from squash.postgres.schema.kinds import KINDS
from squash.postgres.schema.names import known, quote
from squash.prisma.ledger import LEDGER, LedgerFinding, Verdict

_ROLE: Final = """
SELECT r.rolname::text AS role, pg_catalog.current_database()::text AS database, r.rolsuper AS is_superuser,
       EXISTS (SELECT FROM pg_catalog.pg_roles AS m WHERE m.rolname::text = ANY (%s::text[])) AS is_managed,
       pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE') AS may_create,
       coalesce((SELECT pg_catalog.has_language_privilege(l.oid, 'USAGE') FROM pg_catalog.pg_language AS l
                 WHERE l.lanname = 'plpgsql'), false) AS runs_blocks
FROM pg_catalog.pg_roles AS r WHERE r.rolname = current_user
"""
_SCHEMAS: Final = """
SELECT n.nspname::text, pg_catalog.has_schema_privilege(n.oid, 'USAGE'),
       pg_catalog.has_schema_privilege(n.oid, 'CREATE')
FROM pg_catalog.pg_namespace AS n WHERE NOT pg_catalog.starts_with(n.nspname::text, 'pg_')
"""
_LEDGER: Final = """
SELECT p.name FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace,
     pg_catalog.unnest('{SELECT,INSERT,UPDATE,DELETE}'::text[]) AS p (name)
WHERE n.nspname = %s AND c.relname = %s AND NOT pg_catalog.has_table_privilege(c.oid, p.name)
"""
_EXISTS: Final = """
SELECT EXISTS (
    SELECT FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = %s AND c.relname = %s
)
"""
_SEQUENCES: Final = """
SELECT n.nspname::text, c.relname::text FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'S' AND NOT pg_catalog.has_table_privilege(c.oid, 'SELECT')
"""
_EXTENSIONS: Final = """
SELECT e.extname::text FROM pg_catalog.pg_extension AS e
"""
_TRUSTED: Final = """
SELECT DISTINCT v.name::text FROM pg_catalog.pg_available_extension_versions AS v WHERE v.trusted OR NOT v.superuser
"""

_PROVIDERS: Final = (
    "alloydbsuperuser",
    "azure_pg_admin",
    "cloudsqlsuperuser",
    "neon_superuser",
    "rds_superuser",
    "supabase_admin",
)
"""Roles by which a provider's server is known: there others, too, may make what PostgreSQL keeps for superusers."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What the role of a connection may do in its database.

    `schemas` has for each schema whether the role has USAGE and CREATE. `ledger` are the privileges on the ledger that
    it lacks, None where there is no ledger. `unread` are the sequences, by schema and name, that it may not read.
    `is_managed` says that a provider decides what takes a superuser. Of a superuser nothing else is read.
    """

    role: str
    database: str
    is_superuser: bool
    is_managed: bool
    may_create: bool
    runs_blocks: bool
    schemas: Mapping[str, tuple[bool, bool]] = field(default_factory=dict)
    ledger: frozenset[str] | None = None
    unread: frozenset[tuple[str, str]] = frozenset()
    extensions: frozenset[str] = frozenset()
    trusted: frozenset[str] = frozenset()


def read_rights(connection: psycopg.Connection[Any], schema: str) -> Rights:
    """Return what the connection's role may do, and which privileges on the ledger of `schema` it lacks.

    It reads catalogs only, in the connection's transaction.
    """
    with connection.cursor(row_factory=tuple_row) as cursor:
        own = known(cursor.execute(_ROLE, (list(_PROVIDERS),)).fetchone())
        role, database, is_superuser, is_managed, may_create, runs_blocks = own
        if is_superuser:
            return Rights(role, database, is_superuser, is_managed, may_create, runs_blocks)
        schemas = {name: (usage, create) for name, usage, create in cursor.execute(_SCHEMAS)}
        has_ledger = cursor.execute(_EXISTS, (schema, LEDGER)).fetchone() == (True,)
        lacking = frozenset(name for (name,) in cursor.execute(_LEDGER, (schema, LEDGER)))
        unread = frozenset((place, name) for place, name in cursor.execute(_SEQUENCES))
        extensions = frozenset(name for (name,) in cursor.execute(_EXTENSIONS))
        # the server reads a file for each extension that it offers
        trusted = frozenset(name for (name,) in cursor.execute(_TRUSTED))
    ledger = lacking if has_ledger else None
    return Rights(
        role,
        database,
        is_superuser,
        is_managed,
        may_create,
        runs_blocks,
        schemas,
        ledger,
        unread,
        extensions,
        trusted,
    )


def judge_rights(rights: Rights, schema: str, expected: Schema, *, builds: bool, archives: bool) -> list[LedgerFinding]:
    """Return the finding that names what the role lacks for the baseline, none where it lacks nothing.

    `schema` is the deploy's own, `expected` what the baseline builds, with how far sequences have counted. It `builds`
    all of that, or finds it there; and `archives` the rows of the ledger itself.
    """
    if rights.is_superuser:
        return []
    asked = _Asked(rights, schema, expected)
    lacking = dict(asked.to_build() if builds else asked.to_pass(archives=archives))
    if not lacking:
        return []
    return [LedgerFinding(Verdict.RESTRICTED, (), tuple(lacking), tuple(dict.fromkeys(lacking.values())))]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a role lacks, as (what it is, what mends it)."""

    rights: Rights
    schema: str
    expected: Schema

    def to_build(self) -> Iterator[tuple[str, str]]:
        """Yield what the role lacks to build everything in an empty database."""
        rights = self.rights
        yield from self._both()
        needed = {item.identity: item for item in self.expected.objects if KINDS[item.kind].right}
        for place in dict.fromkeys((self.schema, *map(self._place, needed.values()))):
            usage, create = rights.schemas.get(place, (True, True))
            if not usage:
                yield self._lacks("USAGE", f"SCHEMA {quote(place)}")
            if not create and (place != self.schema or rights.ledger is None or self._makes_in(place)):
                yield self._lacks("CREATE", f"SCHEMA {quote(place)}")
        is_new = self.schema not in rights.schemas  # which Prisma makes
        if not rights.may_create and (is_new or any(map(self._takes_the_database, needed.values()))):
            yield self._lacks("CREATE", f"DATABASE {quote(rights.database)}")
        if not rights.is_managed:
            yield from map(self._takes_a_superuser, filter(self._is_for_superusers, needed.values()))

    def to_pass(self, *, archives: bool) -> Iterator[tuple[str, str]]:
        """Yield what the role lacks to run the baseline where everything is there."""
        yield from self._both(archives=archives)
        for place in dict.fromkeys((self.schema, *map(self._place, filter(_is_found_by_name, self.expected.objects)))):
            if not self.rights.schemas.get(place, (True, True))[0]:
                yield self._lacks("USAGE", f"SCHEMA {quote(place)}")
        for place in dict.fromkeys(map(self._place, checked_before_looking(self.expected))):
            if not self.rights.schemas.get(place, (True, True))[1]:
                yield self._lacks("CREATE", f"SCHEMA {quote(place)}")
        for item in self.expected.objects:
            if (
                item.kind == "sequence value"
                and item.name
                and (self._place(item), item.name.local) in self.rights.unread
            ):
                yield self._lacks("SELECT", f"SEQUENCE {quote(self._place(item))}.{quote(item.name.local)}")

    def _both(self, *, archives: bool = False) -> Iterator[tuple[str, str]]:
        if not self.rights.runs_blocks:
            yield self._lacks("USAGE", "LANGUAGE plpgsql")
        for privilege in ("SELECT", "INSERT", "UPDATE", *(["DELETE"] if archives else [])):
            if privilege in (self.rights.ledger or ()):
                yield self._lacks(privilege, f"TABLE {quote(self.schema)}.{quote(LEDGER)}")

    def _lacks(self, privilege: str, what: str) -> tuple[str, str]:
        kind, _, name = what.partition(" ")
        role = quote(self.rights.role)
        return f"role {role} lacks {privilege} on {kind.lower()} {name}", f"GRANT {privilege} ON {what} TO {role};"

    def _place(self, item: SchemaObject) -> str:
        """Return the schema in which a deploy has an object: the connection's own may have another name there."""
        return self.schema if item.schema == self.expected.name else item.schema

    def _makes_in(self, place: str) -> bool:
        return any(KINDS[item.kind].right == "schema" and self._place(item) == place for item in self.expected.objects)

    def _takes_the_database(self, item: SchemaObject) -> bool:
        if item.kind == "schema":
            return item.name is not None and item.name.local not in self.rights.schemas
        if item.kind == "extension":
            return self._is_to_come(item) and item.name is not None and item.name.local in self.rights.trusted
        return KINDS[item.kind].right == "database"

    def _is_for_superusers(self, item: SchemaObject) -> bool:
        if item.kind == "extension":
            return self._is_to_come(item) and item.name is not None and item.name.local not in self.rights.trusted
        return KINDS[item.kind].right == "superuser"

    def _is_to_come(self, item: SchemaObject) -> bool:
        return item.name is not None and item.name.local not in self.rights.extensions

    def _takes_a_superuser(self, item: SchemaObject) -> tuple[str, str]:
        what = f"role {quote(self.rights.role)} is no superuser, which {item.identity} takes"
        if item.kind == "extension":
            return what, f"as superuser: {item.definition};"
        return what, "deploy the baseline to this database as superuser"


def _is_found_by_name(item: SchemaObject) -> bool:
    return bool(item.schema) and (bool(KINDS[item.kind].space) or item.kind in ("collation", "operator"))
