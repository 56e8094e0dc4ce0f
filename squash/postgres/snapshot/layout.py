"""The server's catalogs and their columns, each with the rule by which it is compared; an unknown one is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import psycopg

from squash.errors import SnapshotError
from squash.postgres.snapshot import declarations as declared

OIDS: Final = frozenset({"oid", "regclass", "regproc", "regtype"})
OID_LISTS: Final = frozenset({"_oid", "oidvector"})
NUMBERS: Final = frozenset({"int2"})
NUMBER_LISTS: Final = frozenset({"_int2", "int2vector"})
PLAIN_TYPES: Final = frozenset(
    {"bool", "bytea", "char", "float4", "float8", "int4", "int8", "name", "text", "timestamptz", "_char", "_text"}
)
"""Types whose values mean the same in every database."""

_LAYOUT_SQL = Path(__file__).with_name("layout.sql").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class CatalogLayout:
    """One catalog as the server declares it.

    `columns` maps names to types, `key` is the shortest natural key without `oid`, `references` maps a column to
    the catalog that its OIDs are of, `attributes` a column of column numbers to the column that has their relation,
    `addresses` are the column triples that refer to any object (the last may be ""), `unreadable` the columns that
    the connected role may not read.
    """

    name: str
    oid: int
    shared: bool
    columns: Mapping[str, str]
    key: tuple[str, ...]
    references: Mapping[str, str]
    attributes: Mapping[str, str]
    addresses: tuple[tuple[str, str, str], ...]
    unreadable: frozenset[str]

    @property
    def readable(self) -> bool:
        """Whether the rows can be told apart: object number and natural key are readable."""
        return not self.unreadable & {"oid", *self.key}

    @property
    def compared(self) -> tuple[str, ...]:
        """The columns that have a value of their own in a snapshot, in the catalog's order."""
        in_address = {column for address in self.addresses for column in address}
        return tuple(
            column
            for column in self.columns
            if column != "oid"
            and column not in in_address
            and column not in self.unreadable
            and (self.name, column) not in declared.EXCLUDED_COLUMNS
        )


Layout = tuple[tuple[Any, ...], ...]
"""The rows of `layout.sql`: what a server says of its catalogs to one role, the same for all of its databases."""


def read_layout(cursor: psycopg.Cursor[tuple[Any, ...]]) -> Layout:
    """Return what the server says of its catalogs; the session must be pinned."""
    return tuple(cursor.execute(_LAYOUT_SQL).fetchall())


@lru_cache(maxsize=8)
def catalogs_of(layout: Layout) -> Mapping[str, CatalogLayout]:
    """Return the catalogs of the server by name, the excluded ones left out.

    Raises `SnapshotError` when there is a catalog or column that nobody declared.
    """
    catalogs = tuple(_catalog(*row) for row in layout if row[0] not in declared.EXCLUDED_CATALOGS)
    unknown = tuple(problem for catalog in catalogs for problem in _undeclared(catalog))
    if unknown:
        raise SnapshotError(
            f"this PostgreSQL server has catalog columns that the comparison does not know: {', '.join(unknown)}",
            hint="use a scratch server of an earlier major version (--postgres), or a newer squash",
        )
    return {catalog.name: catalog for catalog in catalogs}


def _catalog(
    name: str,
    oid: int,
    shared: bool,
    columns: str,
    keys: str | None,
    foreign_keys: str | None,
) -> CatalogLayout:
    described: list[tuple[str, str, bool]] = json.loads(columns)
    references: list[tuple[list[str], str]] = json.loads(foreign_keys or "[]")
    types = {column: kind for column, kind, _ in described}
    single = {of[0]: target for of, target in references if len(of) == 1}
    numbers = {of[1]: of[0] for of, _ in references if len(of) == 2}
    numbers |= {column: of for (catalog, column), of in declared.ATTRIBUTE_NUMBERS.items() if catalog == name}
    return CatalogLayout(
        name=name,
        oid=oid,
        shared=shared,
        columns=types,
        key=_natural_key(name, json.loads(keys or "[]")),
        references=single,
        attributes={column: of for column, of in numbers.items() if column in types},
        addresses=tuple(
            (catalog, number, column if column in types else "")
            for catalog, number, column in declared.ADDRESSES
            if catalog in types and number in types
        ),
        unreadable=frozenset()
        if name in declared.SOURCES
        else frozenset(column for column, _, readable in described if not readable),
    )


def _natural_key(name: str, keys: list[list[str]]) -> tuple[str, ...]:
    """Return the shortest unique key of columns that are compared; schemas first, as in a qualified name."""
    usable = [
        key for key in keys if "oid" not in key and not any((name, column) in declared.RENDERED for column in key)
    ]
    usable = usable or [key for key in keys if "oid" not in key]
    if not usable:
        return ()
    shortest = min(usable, key=len)
    named = [column for column in shortest if (name, column) not in declared.EXCLUDED_COLUMNS]
    return tuple(sorted(named, key=lambda column: not column.endswith("namespace")))


def _undeclared(catalog: CatalogLayout) -> tuple[str, ...]:
    """Return what of this catalog neither a rule nor a declaration covers, as `catalog.column (type)`."""
    problems = [
        f"{catalog.name}.{column} ({catalog.columns[column]})"
        for column in catalog.compared
        if not _is_covered(catalog, column)
    ]
    if not (catalog.key or catalog.addresses or catalog.name in declared.IDENTITIES):
        problems.append(f"{catalog.name} (no natural key)")
    if catalog.shared and catalog.name not in declared.DATABASE_ROWS.keys() | declared.CLUSTER_ROWS.keys():
        problems.append(f"{catalog.name} (shared by all databases)")
    return tuple(problems)


def _is_covered(catalog: CatalogLayout, column: str) -> bool:
    here, kind = (catalog.name, column), catalog.columns[column]
    if here in declared.RENDERED or here in declared.PLAIN:
        return True
    if kind in OIDS | OID_LISTS:
        return column in catalog.references
    if kind in NUMBERS | NUMBER_LISTS:
        return column in catalog.attributes
    if kind == "_aclitem":
        return catalog.name in declared.DEFAULT_ACLS.keys() | declared.WITHOUT_DEFAULT_ACL.keys()
    return kind in PLAIN_TYPES
