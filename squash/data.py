"""Rows that a history leaves behind in its tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg

# A table that never held a row has no page; only the others are worth counting. Partitioned tables hold none
# themselves.
_FILLED = """
SELECT n.nspname, c.relname
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid >= 16384 AND c.relkind = 'r'
  AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
  AND NOT (c.relname = '_prisma_migrations' AND n.nspname = current_schema())
  AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
  )
  AND pg_relation_size(c.oid) > 0
ORDER BY n.nspname, c.relname
"""


@dataclass(frozen=True, slots=True)
class TableRows:
    """How many rows a table holds, and a digest of them that does not depend on their order."""

    schema: str
    table: str
    count: int
    digest: str


def read_rows(connection: psycopg.Connection[Any]) -> tuple[TableRows, ...]:
    """Count the rows of every table of the user that is not empty, in two queries."""
    tables = connection.execute(_FILLED).fetchall()
    if not tables:
        return ()
    counts = connection.execute(
        " UNION ALL ".join(
            f"(SELECT {_literal(schema)}, {_literal(table)}, count(*),"
            f" coalesce(md5(string_agg(h, '' ORDER BY h)), '')"
            f" FROM (SELECT md5(t::text) AS h FROM {_name(schema)}.{_name(table)} t) x)"
            for schema, table in tables
        ).encode()
    ).fetchall()
    return tuple(TableRows(*row) for row in counts if row[2])


def _name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
