"""What the user changed about the members of an extension: those put into it or taken out of it, and comments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from squash.postgres.schema.annotations import AnnotationTarget, where_owned
from squash.postgres.schema.catalog import Catalog, reading
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import known, literal, quote
from squash.postgres.schema.objects import Address, Draft
from squash.postgres.schema.prelude_objects import Given
from squash.postgres.schema.queries import ExtensionRow, MemberRow

_REG = {"pg_class": "regclass", "pg_proc": "regprocedure", "pg_type": "regtype", "pg_operator": "regoperator"}
"""The types that look an object up by its name."""

_Key = tuple[str, str, str]
"""Extension, kind and identity of a member."""


@dataclass(frozen=True, slots=True)
class Members:
    """The members that extensions have when they are made, by extension, kind and identity: rows of the query."""

    rows: dict[_Key, MemberRow]
    hung_on: Given | None = None
    """Their tables, with all that these are made with; None where nobody has looked."""


def read_members(
    connection: psycopg.Connection[Any],
    connect_empty: Callable[[], psycopg.Connection[Any]],
    schema: str = "public",
) -> Members | None:
    """Return the members that the extensions of a database have when they are made, as seen in `schema`.

    They are made in an empty database of the same server, in a transaction that is rolled back. None where that is
    not possible: a baseline cannot make them either. Both connections are in autocommit mode.
    """
    if connection.execute("SELECT FROM pg_extension WHERE oid >= 16384 LIMIT 1").rowcount == 0:
        return Members({})
    try:
        with with_extensions(connection, connect_empty, schema) as empty, reading(empty, schema) as rows:
            return Members({_key(row): row for row in rows(MemberRow)})
    except psycopg.Error:
        return None


@contextmanager
def with_extensions(
    connection: psycopg.Connection[Any],
    connect_empty: Callable[[], psycopg.Connection[Any]],
    schema: str = "public",
) -> Iterator[psycopg.Connection[Any]]:
    """Yield a connection to an empty database in which the extensions of another one are made, until the block ends.

    Raises psycopg.Error where one of them cannot be made.
    """
    with reading(connection, schema) as rows:
        extensions = sorted(rows(ExtensionRow), key=lambda row: int(row.oid))
    with connect_empty() as empty, empty.transaction(force_rollback=True):
        for row in extensions:
            name, place = sql.Identifier(row.name), sql.Identifier(row.schema)
            if row.schema != "pg_catalog":
                empty.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(place))
            create = sql.SQL("CREATE EXTENSION IF NOT EXISTS {} WITH SCHEMA {} VERSION {}")
            empty.execute(create.format(name, place, sql.Literal(row.version)))
        yield empty


def _key(row: MemberRow) -> _Key:
    return (row.extension, row.kind, row.identity)


@dataclass(frozen=True, slots=True)
class Changed:
    """How the members of a database's extensions differ from those that were made with them."""

    added: tuple[MemberRow, ...]
    removed: tuple[MemberRow, ...]
    dropped: tuple[MemberRow, ...]
    """Those taken out that are gone altogether."""
    commented: tuple[MemberRow, ...]


def restore_members(catalog: Catalog, made: Members, connection: psycopg.Connection[Any]) -> Changed:
    """Compare the members with those `made`, and put them back as they were.

    So what came with an extension is read as its own, and what did not as the user's. The transaction must be one that
    is rolled back.
    """
    now = {_key(row): row for row in catalog.rows(MemberRow)} if made.rows else {}
    added = tuple(row for key, row in sorted(now.items()) if key not in made.rows)
    for row in added:
        connection.execute(f"ALTER EXTENSION {quote(row.extension)} DROP {row.spoken}".encode())
    missing = [row for key, row in sorted(made.rows.items()) if key not in now]
    gone = [row for row in missing if row.printed and not _is_there(connection, row)]
    removed = tuple(row for row in missing if row not in gone)
    for row in (row for row in removed if row.printed):
        connection.execute(f"ALTER EXTENSION {quote(row.extension)} ADD {row.spoken}".encode())
    return Changed(
        added,
        removed,
        tuple(gone),
        tuple(row for key, row in sorted(now.items()) if key in made.rows and row.comment != made.rows[key].comment),
    )


def _is_there(connection: psycopg.Connection[Any], row: MemberRow) -> bool:
    row_found = connection.execute(f"SELECT to_{_REG[row.catalog]}(%s) IS NOT NULL".encode(), [row.printed]).fetchone()
    return row_found == (True,)


def read_member_changes(catalog: Catalog, changed: Changed, targets: dict[Address, AnnotationTarget]) -> None:
    """Draft ALTER EXTENSION … ADD and DROP, and the comments on members that are not those they came with."""
    # ALTER EXTENSION hstore ADD FUNCTION f()
    for row in changed.added:
        target = targets.get((row.catalog, row.oid))
        if target is None:
            catalog.unsupported.append(f"{row.kind} {row.identity}, which was added to extension {row.extension}")
        else:
            _add_membership(catalog, row, "ADD", target.spoken, target.oid)
    # ALTER EXTENSION hstore DROP FUNCTION f()
    for row in changed.removed:
        if row.printed is None:
            catalog.unsupported.append(f"{row.kind} {row.identity}, which was taken out of extension {row.extension}")
        else:
            _add_membership(catalog, row, "DROP", row.spoken, f"{literal(row.printed)}::{_REG[row.catalog]}::oid")
    # ALTER EXTENSION hstore DROP FUNCTION f(); DROP FUNCTION f()
    for row in changed.dropped:
        definition = f"ALTER EXTENSION {quote(row.extension)} DROP {row.spoken};\nDROP {row.spoken}"
        catalog.add(
            Draft(
                "extension member",
                f"DROP {row.spoken}",
                definition,
                missing=where_owned(
                    f"to_{_REG[row.catalog]}({literal(known(row.printed))}) IS NOT NULL",
                    "pg_extension",
                    _extension(row.extension),
                ),
                needs=(identity_of("extension", quote(row.extension)),),
            )
        )
    # COMMENT ON FUNCTION akeys(hstore) IS '…'
    for row in changed.commented:
        if row.printed is None:
            catalog.unsupported.append(f"comment on {row.kind} {row.identity} of extension {row.extension}")
            continue
        text = "NULL" if row.comment is None else literal(row.comment)
        oid = f"{literal(row.printed)}::{_REG[row.catalog]}::oid"
        missing = f"pg_catalog.obj_description({oid}, '{row.catalog}') IS DISTINCT FROM {text}"
        catalog.add(
            Draft(
                "comment",
                identity_of("comment", row.spoken),
                f"COMMENT ON {row.spoken} IS {text}",
                missing=where_owned(missing, row.catalog, oid),
                needs=(identity_of("extension", quote(row.extension)),),
            )
        )


def _add_membership(catalog: Catalog, row: MemberRow, change: str, spoken: str, oid: str) -> None:
    extension = _extension(row.extension)
    definition = f"ALTER EXTENSION {quote(row.extension)} {change} {spoken}"
    missing = (
        f"{'NOT ' if change == 'ADD' else ''}EXISTS (SELECT FROM pg_depend"
        f" WHERE classid = '{row.catalog}'::regclass::oid AND objid = {oid}"
        f" AND refclassid = 'pg_extension'::regclass::oid AND refobjid = {extension} AND deptype = 'e')"
    )
    catalog.add(
        Draft(
            "extension member",
            definition,
            definition,
            missing=where_owned(missing, "pg_extension", extension),
            needs=(identity_of("extension", quote(row.extension)),),
            after=((row.catalog, row.oid),) if change == "ADD" else (),
        )
    )


def _extension(name: str) -> str:
    return f"(SELECT oid FROM pg_extension WHERE extname = {literal(name)})"
