"""The catalog rows that the families of objects are made from, read with one query a catalog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.rows import tuple_row

from squash.postgres.schema.names import Namer, quote
from squash.postgres.schema.objects import Address, Draft
from squash.postgres.schema.queries import QUERIES, ColumnRow, RelationRow, query

R = TypeVar("R")

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


class Rows:
    """The rows of the catalog queries by their type, read when they are first asked for and then kept."""

    def __init__(self, connection: psycopg.Connection[Any], path: str, ledger: str | None, owner: str | None) -> None:
        self._connection, self._path, self._ledger, self._owner = connection, path, ledger, owner
        self._read: dict[str, Sequence[Any]] = {}

    def __call__(self, row_type: type[R], name: str | None = None) -> Sequence[R]:
        """Return the rows of the query to which a type belongs, or of another query with the same columns."""
        name = name or QUERIES[row_type]
        if name not in self._read:
            self._read[name] = read_rows(self._connection, row_type, query(name, self._ledger, self._owner), self._path)
        return self._read[name]

    def kept(self, row_type: type[R]) -> Sequence[R]:
        """Return the rows of a type as far as somebody has asked for them; nothing where nobody has."""
        return self._read.get(QUERIES[row_type], ())


def read_rows(connection: psycopg.Connection[Any], row_type: type[R], text: str, path: str | None = None) -> list[R]:
    """Run a query whose columns are the fields of a dataclass, in their order; TypeError for any other.

    With a `path` as `select` does; without one the query must have no function and no operator.

    Twenty times as fast as `psycopg.rows.class_row`, which passes each value by its name.
    """
    with connection.cursor(row_factory=tuple_row) as cursor:
        if path is None:
            cursor.execute(text.encode())
        else:
            select(cursor, text, path)
        columns = [column.name for column in cursor.description or ()]
        if columns != [field.name for field in fields(row_type)]:  # type: ignore[arg-type]
            raise TypeError(f"{row_type.__name__} is not what its query gives: {', '.join(columns)}")
        return [row_type(*row) for row in cursor.fetchall()]


@contextmanager
def reading(
    connection: psycopg.Connection[Any], schema: str, ledger: str | None = None, owner: str | None = None
) -> Iterator[Rows]:
    """Read catalogs in one snapshot, names printed as seen from `schema` alone; settings are restored after.

    The table `ledger` of that schema is left out; `owner` is whose objects have no owner for us. No function or
    operator of the database's own is run.
    """
    idle = connection.info.transaction_status is TransactionStatus.IDLE
    with connection.transaction(force_rollback=True):
        if idle:  # otherwise the isolation is that of the transaction around this one
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        connection.execute("; ".join(_SESSION).encode())
        yield Rows(connection, quote(schema), ledger, owner)


def select(cursor: psycopg.Cursor[Any], text: str, path: str) -> None:
    """Run a query whose names are looked up in pg_catalog alone, and whose values are printed in `path`.

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


@dataclass(slots=True)
class Catalog:
    """What the families share while they read: the rows, the names, and the drafts made so far by address."""

    namer: Namer
    server_version: int
    rows: Rows
    drafts: list[Draft] = field(default_factory=list)
    unsupported: list[str] = field(default_factory=list)
    relations: dict[int, RelationRow] = field(default_factory=dict)
    columns: dict[int, list[ColumnRow]] = field(default_factory=dict)
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
        """Return the quoted name of a relation of the user."""
        row = self.relations[oid]
        return self.namer.name(row.schema, row.name, row.visible)
