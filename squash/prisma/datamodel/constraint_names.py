"""The names that Prisma gives to constraints and indexes (`constraint_names.rs` and `sql_schema_calculator.rs`).

PostgreSQL's names have 63 bytes. Prisma cuts before the suffix, at a whole character.
"""

from __future__ import annotations

from collections.abc import Sequence

LIMIT = 63


def primary_key_name(table: str) -> str:
    """Return `User_pkey`."""
    return _cut(table, LIMIT - len("_pkey")) + "_pkey"


def index_name(table: str, columns: Sequence[str], *, unique: bool) -> str:
    """Return `User_email_key` or `User_email_idx`."""
    suffix = "_key" if unique else "_idx"
    return _cut("_".join((table, *columns)), LIMIT - len(suffix)) + suffix


def foreign_key_name(table: str, columns: Sequence[str]) -> str:
    """Return `Post_authorId_fkey`; the table is the referencing one."""
    return _cut("_".join((table, *columns)), LIMIT - len("_fkey")) + "_fkey"


def join_table_names(relation: str) -> tuple[str, str, str, str, str, str]:
    """Return the names around an implicit many-to-many relation, here called `CatToPost`.

    Table `_CatToPost`, primary key `_CatToPost_AB_pkey`, or before Prisma 6 the unique index `_CatToPost_AB_unique`,
    index `_CatToPost_B_index`, foreign keys `_CatToPost_A_fkey` and `_CatToPost_B_fkey`. They are cut by characters,
    the foreign keys' by bytes.
    """
    table = f"_{relation}"[:LIMIT]
    room = LIMIT - len("_A_fkey")
    return (
        table,
        table[: LIMIT - len("_AB_pkey")] + "_AB_pkey",
        table[: LIMIT - len("_AB_unique")] + "_AB_unique",
        table[: LIMIT - len("_B_index")] + "_B_index",
        _cut(table, room) + "_A_fkey",
        _cut(table, room) + "_B_fkey",
    )


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")
