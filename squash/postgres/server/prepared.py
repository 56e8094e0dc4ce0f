"""Given scratch databases that hold a prelude already: seen to be alike, and brought back to what they held.

Only what is newer than the loan is taken away, and afterwards everything is held against what was there before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from squash.errors import ServerError

# What can be dropped by its kind and identity, and the catalogs that hold it.
_OBJECTS = """
SELECT c.classid, c.oid, i.type, i.identity
FROM (
    SELECT 'pg_catalog.pg_class'::regclass::oid AS classid, oid, relnamespace AS namespace FROM pg_catalog.pg_class
    WHERE relkind NOT IN ('t', 'c') AND oid >= 16384
    UNION ALL SELECT 'pg_catalog.pg_proc'::regclass, oid, pronamespace FROM pg_catalog.pg_proc WHERE oid >= 16384
    UNION ALL SELECT 'pg_catalog.pg_type'::regclass, oid, typnamespace FROM pg_catalog.pg_type
    WHERE oid >= 16384 AND typelem = 0
      AND (typrelid = 0 OR EXISTS (SELECT FROM pg_catalog.pg_class r WHERE r.oid = typrelid AND r.relkind = 'c'))
    UNION ALL SELECT 'pg_catalog.pg_collation'::regclass, oid, collnamespace FROM pg_catalog.pg_collation
    WHERE oid >= 16384
    UNION ALL SELECT 'pg_catalog.pg_operator'::regclass, oid, oprnamespace FROM pg_catalog.pg_operator
    WHERE oid >= 16384
    UNION ALL SELECT 'pg_catalog.pg_ts_config'::regclass, oid, cfgnamespace FROM pg_catalog.pg_ts_config
    WHERE oid >= 16384
    UNION ALL SELECT 'pg_catalog.pg_namespace'::regclass, oid, oid FROM pg_catalog.pg_namespace WHERE oid >= 16384
    UNION ALL SELECT 'pg_catalog.pg_extension'::regclass, oid, 0 FROM pg_catalog.pg_extension WHERE oid >= 16384
    UNION ALL SELECT 'pg_catalog.pg_publication'::regclass, oid, 0 FROM pg_catalog.pg_publication
    UNION ALL SELECT 'pg_catalog.pg_policy'::regclass, oid, 0 FROM pg_catalog.pg_policy
    UNION ALL SELECT 'pg_catalog.pg_trigger'::regclass, oid, 0 FROM pg_catalog.pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'pg_catalog.pg_rewrite'::regclass, oid, 0 FROM pg_catalog.pg_rewrite
    WHERE rulename <> '_RETURN' AND oid >= 16384
) c
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.namespace,
LATERAL pg_catalog.pg_identify_object(c.classid, c.oid, 0) i
WHERE coalesce(n.nspname, '') !~ '^pg_(temp|toast)'
  AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_depend d WHERE d.classid = c.classid AND d.objid = c.oid AND d.deptype IN ('e', 'i'))
ORDER BY c.oid DESC
"""
# All that a use may have changed of what is there: columns, constraints, privileges, settings, members of publications.
_STATE = """
SELECT 'column', i.identity,
    pg_catalog.format_type(a.atttypid, a.atttypmod) || a.attnotnull::text || coalesce(a.attacl::text, '')
FROM pg_catalog.pg_attribute a,
    LATERAL pg_catalog.pg_identify_object('pg_catalog.pg_class'::regclass, a.attrelid, a.attnum) i
WHERE a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped
  AND EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'v', 'm', 'f'))
UNION ALL SELECT 'constraint', conrelid::regclass::text || '.' || conname, pg_catalog.pg_get_constraintdef(oid)
FROM pg_catalog.pg_constraint WHERE oid >= 16384
UNION ALL SELECT 'relation', oid::regclass::text,
    relowner::regrole::text || relrowsecurity::text || relforcerowsecurity::text || coalesce(relacl::text, '')
FROM pg_catalog.pg_class WHERE oid >= 16384 AND relkind NOT IN ('t', 'c')
UNION ALL SELECT 'function', p.oid::regprocedure::text,
    pg_catalog.md5(p.prosrc) || p.proowner::regrole::text || coalesce(p.proacl::text, '')
FROM pg_catalog.pg_proc p WHERE p.oid >= 16384
UNION ALL SELECT 'schema', nspname, nspowner::regrole::text || coalesce(nspacl::text, '')
FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
UNION ALL SELECT 'default privilege',
    defaclrole::regrole::text || defaclobjtype::text || defaclnamespace::text, defaclacl::text
FROM pg_catalog.pg_default_acl
UNION ALL SELECT 'publication', p.pubname, r.prrelid::regclass::text
FROM pg_catalog.pg_publication p LEFT JOIN pg_catalog.pg_publication_rel r ON r.prpubid = p.oid
UNION ALL SELECT 'comment', i.type || ' ' || i.identity, d.description
FROM pg_catalog.pg_description d, LATERAL pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) i
WHERE d.objoid >= 16384
UNION ALL SELECT i.type, i.identity, ''
FROM (
    SELECT 'pg_catalog.pg_type'::regclass AS classid, oid FROM pg_catalog.pg_type WHERE oid >= 16384 AND typelem = 0
    UNION ALL SELECT 'pg_catalog.pg_policy'::regclass, oid FROM pg_catalog.pg_policy
    UNION ALL SELECT 'pg_catalog.pg_trigger'::regclass, oid FROM pg_catalog.pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'pg_catalog.pg_extension'::regclass, oid FROM pg_catalog.pg_extension
) c, LATERAL pg_catalog.pg_identify_object(c.classid, c.oid, 0) i
"""
_TABLES = """
SELECT n.nspname, c.relname
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid >= 16384 AND c.relkind = 'r' AND n.nspname !~ '^pg_'
  AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
"""
_HANGING = ("policy", "trigger", "rule")
"""Kinds whose identity ends in the relation that they hang on: `p on auth.users`."""

State = frozenset[tuple[str, str, str | None]]


@dataclass(frozen=True, slots=True)
class Loan:
    """What a database held when it was lent: its objects by catalog row, and all that can be changed of them."""

    objects: frozenset[tuple[int, int]]
    state: State
    transaction: int

    @classmethod
    def of(cls, connection: psycopg.Connection[Any]) -> Loan:
        """Look at a database before it is used."""
        objects = frozenset((classid, oid) for classid, oid, *_ in connection.execute(_OBJECTS.encode()).fetchall())
        state = state_of(connection)
        (now,) = connection.execute("SELECT pg_catalog.pg_current_xact_id()::text::int8").fetchone() or (0,)
        return cls(objects, state, now)

    def take_back(self, connection: psycopg.Connection[Any]) -> None:
        """Take away what came since, and look that the rest is as it was. Raises ServerError, psycopg.Error."""
        with connection.transaction():
            self._drop_new(connection)
            self._delete_new_rows(connection)
            left = sorted(f"{kind} {identity}" for kind, identity, _ in state_of(connection) ^ self.state)
            if left:
                raise ServerError(f"it is not as it was: {', '.join(left[:5])}")

    def _drop_new(self, connection: psycopg.Connection[Any]) -> None:
        for classid, oid, *_ in connection.execute(_OBJECTS.encode()).fetchall():
            if (classid, oid) in self.objects:
                continue
            row = connection.execute(
                "SELECT i.type, i.identity FROM pg_catalog.pg_identify_object(%s, %s, 0) i", (classid, oid)
            ).fetchone()
            if row is None or row[1] is None:  # it went along with another one
                continue
            kind, identity = row
            connection.execute(f"DROP {kind} IF EXISTS {identity}{'' if kind in _HANGING else ' CASCADE'}".encode())

    def _delete_new_rows(self, connection: psycopg.Connection[Any]) -> None:
        """Delete the rows that were inserted since; a row that was changed or deleted shows in the number of rows."""
        newest = sql.Literal(self.transaction % 2**32)
        for schema, name in connection.execute(_TABLES.encode()).fetchall():
            new = sql.SQL("FROM ONLY {} WHERE xmin::text::int8 > {}").format(sql.Identifier(schema, name), newest)
            if connection.execute(sql.SQL("SELECT {} LIMIT 1").format(new)).rowcount:
                connection.execute(sql.SQL("DELETE {}").format(new))


def state_of(connection: psycopg.Connection[Any]) -> State:
    """Return all that a use may change of a database: objects, privileges, and how many rows tables hold."""
    state = set(connection.execute(_STATE.encode()).fetchall())
    return frozenset(state | set(_counts(connection)))


def _counts(connection: psycopg.Connection[Any]) -> Iterator[tuple[str, str, str]]:
    for schema, name in connection.execute(_TABLES.encode()).fetchall():
        query = sql.SQL("SELECT pg_catalog.count(*) FROM ONLY {}").format(sql.Identifier(schema, name))
        (count,) = connection.execute(query).fetchone() or (0,)
        yield ("rows", f"{schema}.{name}", str(count))
