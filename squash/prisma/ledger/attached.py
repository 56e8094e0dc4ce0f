"""What a history does to the ledger itself, as far as a baseline can do it, too: row level security, policies, grants.

Prisma makes the table, and not where it replays in its shadow database: so each statement looks first whether it is
there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import psycopg

from squash.postgres.schema import Beforehand, Given, Members, Schema, SchemaObject, read_schema
from squash.postgres.schema.details import TableDetail
from squash.postgres.statements import Statement, split, summarize, tokens
from squash.prisma.history import Migration
from squash.prisma.ledger.table import COLUMNS, LEDGER, NEVER_NULL


def read_beside_ledger(
    connection: psycopg.Connection[Any],
    schema: str = "public",
    user_mappings: bool = False,
    members: Members | None = None,
    migrations: tuple[Migration, ...] = (),
    owner: str | None = None,
    *,
    beforehand: Beforehand | None = None,
    given: Given | None = None,
) -> Schema:
    """Return the schema of a database with what hangs on its ledger; the table is no part of it.

    What the history (`migrations`) changes of the table itself, such as a column more, is among what cannot be written.
    The other arguments and the errors are those of `read_schema`.
    """
    held = read_schema(
        connection,
        schema,
        ledger=LEDGER,
        on_ledger=True,
        owner=owner,
        user_mappings=user_mappings,
        members=members,
        beforehand=beforehand,
        given=given,
    )
    table = next((item for item in held.objects if _is_ledger(item, schema)), None)
    if table is None:
        return held
    objects = tuple(
        replace(item, unless=table.absent_if) if item.relation == table.identity else item
        for item in held.objects
        if item is not table
    )
    changed = () if _is_as_made(table) else (_changed(migrations),)
    return replace(held, objects=objects, unsupported=(*held.unsupported, *changed))


def _changed(migrations: tuple[Migration, ...]) -> str:
    said = "; ".join(_said(migration, statement) for migration, statement in _naming(migrations))
    return f'changes to the columns or constraints of "{LEDGER}", Prisma\'s own table{f": {said}" if said else ""}'


def needs_ledger(migrations: tuple[Migration, ...]) -> bool:
    """Return whether a history names the ledger and does not make it, as a dump does."""
    named = [summarize(statement.text) for _, statement in _naming(migrations)]
    return bool(named) and ("CREATE TABLE", LEDGER) not in named


def statements_about_it(migrations: tuple[Migration, ...]) -> tuple[str, ...]:
    """Name the statements about the ledger, where the baseline leaves it alone: it was not there when they ran."""
    return tuple(
        f'"{LEDGER}", which is Prisma\'s own: {_said(migration, statement)}'
        for migration, statement in _naming(migrations)
        if any(token.name == LEDGER for token in tokens(statement.text))
    )


def row_changes(migrations: tuple[Migration, ...], *, rows_differ: bool) -> tuple[str, ...]:
    """Name the statements that may change rows of the ledger, which no baseline does: `UPDATE "_prisma_migrations"`.

    Where its rows are not as Prisma wrote them (`rows_differ`), any statement that names it may have done it, a DO
    block among them.
    """
    return tuple(
        f'"{LEDGER}", whose rows are Prisma\'s own: {_said(migration, statement)}'
        for migration, statement in _naming(migrations)
        if _writes(statement.text, rows_differ=rows_differ)
    )


def _writes(statement: str, *, rows_differ: bool) -> bool:
    verb, target = summarize(statement)
    first = next((token.keyword for token in tokens(statement)), "")
    return (target == LEDGER and verb in _WRITING) or (rows_differ and first in _RUNNING)


def _naming(migrations: tuple[Migration, ...]) -> Iterator[tuple[Migration, Statement]]:
    """Yield the statements in which the ledger's name stands, be it inside of a string."""
    for migration in migrations:
        if LEDGER in migration.script:
            yield from ((migration, statement) for statement in split(migration.script) if LEDGER in statement.text)


def _said(migration: Migration, statement: Statement) -> str:
    return f"{migration.name}, line {statement.line}: {' '.join(statement.text.split())[:80].rstrip()}"


def rows_differ(connection: psycopg.Connection[Any], migrations: tuple[Migration, ...]) -> bool:
    """Return whether the ledger holds other rows than Prisma wrote when it applied these migrations."""
    held = connection.execute(_AS_WRITTEN.encode()).fetchall()
    return sorted(held) != sorted((migration.name, migration.checksum) for migration in migrations)


_AS_WRITTEN = f"""
SELECT migration_name, checksum FROM "{LEDGER}"
WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL AND logs IS NULL AND applied_steps_count = 1
"""
_WRITING = {"INSERT", "UPDATE", "DELETE", "TRUNCATE", "MERGE", "COPY"}
_RUNNING = {"DO", "SELECT", "CALL", "WITH"}


def _is_ledger(item: SchemaObject, schema: str) -> bool:
    return item.kind == "table" and item.name is not None and (item.schema, item.name.local) == (schema, LEDGER)


def _is_as_made(table: SchemaObject) -> bool:
    """Return whether a table has the columns and the key that Prisma gives its ledger, and nothing else."""
    detail = table.detail
    if not isinstance(detail, TableDetail) or detail.tail or detail.unlogged or detail.inherited or detail.of_type:
        return False
    columns = {column.name: (column.type, column.not_null, column.default) for column in detail.columns}
    wanted = {name: (spelled, name in NEVER_NULL, _DEFAULTS.get(name, "")) for name, (_, spelled) in COLUMNS.items()}
    keys = [(constraint.type, constraint.columns) for constraint in detail.constraints]
    return columns == wanted and keys == [("p", ("id",))]


_DEFAULTS = {"started_at": "now()", "applied_steps_count": "0"}
