"""The catalog rows that the families of objects are made from, read with one query a catalog."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.rows import namedtuple_row

from squash.schema.names import Namer, quote
from squash.schema.objects import Address, Draft

Row = Any  # a named tuple with the columns of its query

# What the server prints depends on these; pg_dump pins the same ones.
_SESSION = (
    "SET LOCAL DateStyle = 'ISO'",
    "SET LOCAL IntervalStyle = 'postgres'",
    "SET LOCAL TimeZone = 'UTC'",
    "SET LOCAL extra_float_digits = 1",
    "SET LOCAL bytea_output = 'hex'",
    "SET LOCAL quote_all_identifiers = off",
    "SET LOCAL standard_conforming_strings = on",
    "SET LOCAL lc_monetary = 'C'",
    "SET LOCAL xmloption = 'content'",
    "SET LOCAL jit = off",
    "SET LOCAL row_security = off",
    "SET LOCAL cursor_tuple_fraction = 1",  # rows are fetched all at once, so that no plan should favour the first
)


@cache
def query(name: str) -> str:
    """Give the text of `queries/<name>.sql`."""
    return resources.files("squash.schema").joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")


@contextmanager
def reading(connection: psycopg.Connection[Any], schema: str) -> Iterator[Callable[[str], Sequence[Row]]]:
    """Read catalogs in one snapshot, names printed as seen from `schema` alone; settings are restored after.

    No function or operator of the database's own is run.
    """
    idle = connection.info.transaction_status is TransactionStatus.IDLE
    with connection.transaction(force_rollback=True), connection.cursor(row_factory=namedtuple_row) as cursor:
        if idle:  # otherwise the isolation is that of the transaction around this one
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("; ".join(_SESSION))
        yield lambda name: select(cursor, query(name), quote(schema))


def select(cursor: psycopg.Cursor[Row], text: str, path: str) -> Sequence[Row]:
    """Return the rows of a query whose names are looked up in pg_catalog alone, and whose values are printed in `path`.

    A function or operator of any other schema in the path would win where its argument types fit better
    (CVE-2018-1058), and what `pg_get_viewdef` and its kin print depends on the path. A cursor keeps the two apart:
    PostgreSQL looks names up where it is declared, and calls functions where it is fetched.
    """
    cursor.execute(
        f"SET LOCAL search_path = pg_catalog; DECLARE squash NO SCROLL CURSOR FOR {text};"
        f" SET LOCAL search_path = {path}; FETCH ALL FROM squash; CLOSE squash".encode()
    )
    for _ in range(3):  # the results of SET, DECLARE and SET
        cursor.nextset()
    return cursor.fetchall()


@dataclass(slots=True)
class Catalog:
    """What the families share while they read: the rows, the names, and the drafts made so far by address."""

    namer: Namer
    server_version: int
    rows: Callable[[str], Sequence[Row]]
    drafts: list[Draft] = field(default_factory=list)
    unsupported: list[str] = field(default_factory=list)
    relations: dict[int, Row] = field(default_factory=dict)
    columns: dict[int, list[Row]] = field(default_factory=dict)
    delayed: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Unique indexes that must come after the foreign keys named, which are bound to another candidate."""
    ambiguous: set[tuple[str, str]] = field(default_factory=set)
    """The (schema, name) of NOT NULL constraints that PostgreSQL 18 would choose for more than one column."""
    shells: dict[tuple[Address, Address], str] = field(default_factory=dict)
    """For a function of a type and that type the shell which is all that the function needs of it."""
    completed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For a table the identities of columns that it gets by statements of their own: who needs it needs them."""
    owners: dict[Address, str] = field(default_factory=dict)
    """The identity of the draft that writes a catalog row."""

    def add(self, draft: Draft) -> Draft:
        """Take a draft up, and its addresses with it."""
        self.drafts.append(draft)
        for address in draft.addresses:
            self.owners[address] = draft.identity
        return draft

    def relation_name(self, oid: int) -> str:
        """Give the quoted name of a relation of the user."""
        row = self.relations[oid]
        return self.namer.name(row.schema, row.name, row.visible)
