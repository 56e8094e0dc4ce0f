"""What the proof holds against one another: the rows of two databases, told by the server itself.

Nothing of the reading and writing of rows is used here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

from squash.errors import DataError
from squash.prisma.ledger import LEDGER

Masks = Mapping[tuple[str, str], Collection[str]]
"""For a table, by schema and name, its columns whose values no two installs share."""

_SESSION = (
    "SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL TimeZone = 'UTC';"
    " SET LOCAL extra_float_digits = 3; SET LOCAL bytea_output = 'hex'; SET LOCAL lc_monetary = 'C';"
    " SET LOCAL row_security = off"
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
  AND NOT (c.relname = %s AND n.nspname = current_schema())
  AND (%s OR NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
  ))
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


def read_rows(
    connection: psycopg.Connection[Any],
    masks: Masks | None = None,
    *,
    members: bool = False,
    before: Sequence[TableRows] = (),
) -> tuple[TableRows, ...]:
    """Count the rows of every table of the user that is not empty, and hash them, in two queries.

    Of masked columns it counts whether there is a value, and its type. With `members` tables of extensions count, too.
    Tables that hold just what they held `before` do not, and those that lost it do, with no rows.
    """
    with connection.transaction(force_rollback=True):
        connection.execute(_SESSION.encode())
        tables = connection.execute(_FILLED, (LEDGER, members)).fetchall()
        if not tables:
            return tuple(_emptied(before, ()))
        try:
            counts = connection.execute(_counting(tables, masks).encode()).fetchall()
        except psycopg.errors.InsufficientPrivilege as error:
            raise DataError(
                f"the role on the scratch server may not see all rows: {str(error).splitlines()[0]}",
                hint="give it BYPASSRLS, or pass another --scratch",
            ) from error
    rows = [TableRows(*row) for row in counts if row[2]]
    known = set(before)
    return (*(held for held in rows if held not in known), *_emptied(before, rows))


def _emptied(before: Sequence[TableRows], rows: Sequence[TableRows]) -> Iterator[TableRows]:
    """Yield the tables that held rows before, and hold none now."""
    filled = {(held.schema, held.table) for held in rows}
    for held in before:
        if (held.schema, held.table) not in filled:
            yield TableRows(held.schema, held.table, 0, "", held.view, held.root)


def _counting(tables: Sequence[tuple[Any, ...]], masks: Masks | None) -> str:
    return " UNION ALL ".join(
        f"(SELECT {_literal(schema)}, {_literal(table)}, count(*),"
        f" coalesce(md5(string_agg(h, '' ORDER BY h)), ''), {view}, {_literal(root) if root else 'NULL'}"
        f" FROM (SELECT md5({_row(columns, _masked(masks, schema, root or table, view))}) AS h"
        f" FROM ONLY {_name(schema)}.{_name(table)} t) x)"
        for schema, table, columns, view, root in tables
    )


@dataclass(frozen=True, slots=True)
class Generated:
    """The values of masked columns, points in time aside.

    `links` tell which rows hold the same value, each row by what is not masked in it: for two columns, in how many
    pairs of rows they agree, and a digest of these. `values` are the values themselves, by column.
    """

    links: Mapping[tuple[str, str], tuple[int, str]]
    values: frozenset[tuple[str, str]]

    def shared_with(self, other: Generated) -> frozenset[tuple[str, str]]:
        """Return the values that both have, by column; those so short that chance may repeat them are left out."""
        return frozenset(pair for pair in self.values & other.values if len(pair[1]) >= _TELLING)


_TELLING = 10  # characters
NOTHING_GENERATED = Generated({}, frozenset())

_MASKED_COLUMNS = """
SELECT a.attname::text, t.typcategory = 'D'
FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
WHERE a.attrelid = to_regclass(%s) AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attnum
"""


def read_generated(connection: psycopg.Connection[Any], masks: Masks) -> Generated:
    """Read the values of masked columns, and how they are linked."""
    if not masks:
        return NOTHING_GENERATED
    with connection.transaction(force_rollback=True):
        connection.execute(_SESSION.encode())
        parts = []
        for (schema, table), masked in sorted(masks.items()):
            name = f"{_name(schema)}.{_name(table)}"
            columns = connection.execute(_MASKED_COLUMNS, (name,)).fetchall()
            row = f"md5({_row([column for column, _ in columns], masked)})"
            parts += [
                f"SELECT {_literal(f'{schema}.{table}.{column}')} AS place, {row} AS row,"
                f" t.{_name(column)}::text AS value FROM {name} t WHERE t.{_name(column)} IS NOT NULL"
                for column, is_time in columns
                if column in masked and not is_time
            ]
        if not parts:
            return NOTHING_GENERATED
        values = f"WITH v AS MATERIALIZED ({' UNION ALL '.join(parts)})"
        links = connection.execute(
            f"{values} SELECT a.place, b.place, count(*), md5(string_agg(a.row || b.row, '' ORDER BY a.row, b.row))"
            " FROM v a JOIN v b ON a.value = b.value GROUP BY 1, 2".encode()
        ).fetchall()
        values_found = connection.execute(f"{values} SELECT DISTINCT place, value FROM v".encode()).fetchall()
    return Generated({(a, b): (count, hashed) for a, b, count, hashed in links}, frozenset(values_found))


def _masked(masks: Masks | None, schema: str, table: str, view: bool) -> Collection[str] | None:
    """Return the columns to mask; None for all of a view where any are, as it may show them."""
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
