"""What the proof holds against one another: the rows of two databases, told by the server itself.

Nothing of the reading and writing of rows is used here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

Masks = Mapping[tuple[str, str], Collection[str]]
"""For a table, by schema and name, its columns whose values no two installs share."""

_SESSION = (
    "SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL TimeZone = 'UTC';"
    " SET LOCAL extra_float_digits = 3; SET LOCAL bytea_output = 'hex'; SET LOCAL lc_monetary = 'C'"
)

# A table that never held a row has no page; only the others are worth counting. A partitioned table holds none itself:
# each partition is looked at, so that rows are compared where they lie. So is what a materialised view holds.
_FILLED = """
SELECT n.nspname, c.relname,
       ARRAY(SELECT a.attname::text FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum),
       c.relkind = 'm',
       (SELECT r.relname::text FROM pg_class r WHERE c.relispartition AND r.oid = pg_partition_root(c.oid))
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid >= 16384 AND c.relkind IN ('r', 'm')
  AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
  AND NOT (c.relname = '_prisma_migrations' AND n.nspname = current_schema())
  AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
  )
  AND pg_relation_size(c.oid) > 0
  AND (c.relkind = 'r' OR c.relispopulated)
ORDER BY n.nspname, c.relname
"""


@dataclass(frozen=True, slots=True)
class TableRows:
    """How many rows a table holds, and a digest of them that does not depend on their order.

    `view` says that it is a materialised view, whose rows come from others; `root` is the table that a partition
    belongs to.
    """

    schema: str
    table: str
    count: int
    digest: str
    view: bool = False
    root: str | None = None


def read_rows(connection: psycopg.Connection[Any], masks: Masks | None = None) -> tuple[TableRows, ...]:
    """Count the rows of every table of the user that is not empty, and hash them, in two queries.

    Of masked columns it counts whether there is a value, and its type.
    """
    with connection.transaction(force_rollback=True):
        connection.execute(_SESSION.encode())
        tables = connection.execute(_FILLED).fetchall()
        if not tables:
            return ()
        counts = connection.execute(
            " UNION ALL ".join(
                f"(SELECT {_literal(schema)}, {_literal(table)}, count(*),"
                f" coalesce(md5(string_agg(h, '' ORDER BY h)), ''), {view}, {_literal(root) if root else 'NULL'}"
                f" FROM (SELECT md5({_row(columns, _masked(masks, schema, root or table, view))}) AS h"
                f" FROM ONLY {_name(schema)}.{_name(table)} t) x)"
                for schema, table, columns, view, root in tables
            ).encode()
        ).fetchall()
    return tuple(TableRows(*row) for row in counts if row[2])


def _masked(masks: Masks | None, schema: str, table: str, view: bool) -> Collection[str] | None:
    """Give the columns to mask; None for all of a view where any are, as it may show them."""
    return (None if view else masks.get((schema, table), ())) if masks else ()


def _row(columns: Sequence[str], masked: Collection[str] | None) -> str:
    """Write the text of a row; a masked value is its type."""
    if masked is None:
        return "''"
    if not masked:
        return "t::text"
    values = (
        f"CASE WHEN t.{_name(name)} IS NOT NULL THEN pg_typeof(t.{_name(name)})::text END"
        if name in masked
        else f"t.{_name(name)}"
        for name in columns
    )
    return f"ROW({', '.join(values)})::text"


def _name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
