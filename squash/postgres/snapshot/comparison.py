"""Snapshots as values, and what differs between two of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from squash.errors import SnapshotError
from squash.postgres.snapshot import declarations as declared


@dataclass(frozen=True, slots=True)
class Row:
    """One catalog row: `values` belong to the snapshot's `attributes[catalog]`, one for one."""

    catalog: str
    identity: str
    values: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The rows of one database's catalogs, names in place of OIDs.

    `attributes` maps each catalog that was read to the names of its compared columns, `unread` names what the
    connected role may not read, `server_version` is the `server_version_num`.
    """

    server_version: int
    attributes: Mapping[str, tuple[str, ...]]
    rows: tuple[Row, ...]
    unread: tuple[str, ...] = ()


_PUBLIC: Final = frozenset(
    {("pg_namespace", "public"), ("pg_description", "schema public"), ("pg_init_privs", "schema public")}
)
_NAME: Final = re.compile(r'"(?:[^"]|"")*"|[^."]+')


@dataclass(frozen=True, slots=True)
class SnapshotDifference:
    """One value that differs, or with an empty `attribute` one row that only one side has.

    `left` and `right` are the values, or for a row all its values and None for the side that lacks it.
    """

    catalog: str
    identity: str
    attribute: str
    left: str | None
    right: str | None

    @property
    def roles(self) -> frozenset[str]:
        """The names of the roles that it is about, of a difference in what all databases of a server share."""
        match self.catalog:
            case "pg_authid" | "pg_db_role_setting":
                named = [self.identity]
            # member.role.grantor
            case "pg_auth_members":
                named = _NAME.findall(self.identity)[:2]
            # membership member.role.grantor depends on role grantor
            case "pg_shdepend" if self.identity.startswith("membership "):
                named = _NAME.findall(self.identity.removeprefix("membership "))[:2]
            # role r
            case "pg_shdescription" if self.identity.startswith("role "):
                named = [self.identity.removeprefix("role ")]
            case _:
                named = []
        return frozenset(name[1:-1].replace('""', '"') if name.startswith('"') else name for name in named)

    @property
    def is_about_public(self) -> bool:
        """Whether it is about the schema public itself: its owner, privileges or comment."""
        depends = self.catalog == "pg_shdepend" and self.identity.startswith("schema public depends on role ")
        return depends or (self.catalog, self.identity) in _PUBLIC

    def describe(self, left: str = "left", right: str = "right") -> str:
        """Return one line for people, with the names of the two sides."""
        subject = f"{declared.KINDS.get(self.catalog, self.catalog)} {self.identity}"
        if not self.attribute:
            return f"{subject}: only in {left if self.right is None else right}"
        old, new = _shown(self.left, self.right)
        return f"{subject}: {self.attribute} is {old} in {left}, {new} in {right}"

    def __str__(self) -> str:
        return self.describe()


@dataclass(frozen=True, slots=True)
class SnapshotComparison:
    """What came of comparing two databases.

    `compared` is the number of rows on the left, `looked_through` the differences that are two spellings of one
    value (`declarations.LOOK_THROUGH_REASON`), `unread` what a role was not allowed to read on either side.
    """

    compared: int
    differences: tuple[SnapshotDifference, ...]
    looked_through: tuple[SnapshotDifference, ...]
    unread: tuple[str, ...]

    @property
    def identical(self) -> bool:
        """Whether no difference was found."""
        return not self.differences


def compare(left: Snapshot, right: Snapshot) -> tuple[SnapshotDifference, ...]:
    """Return what differs between two snapshots, by object and attribute; empty for identical ones.

    Two spellings of one value (`declarations.LOOK_THROUGH_REASON`) are no difference. Raises `SnapshotError` when
    the snapshots come from different major versions, whose catalogs cannot be compared.
    """
    return judge(left, right)[0]


def judge(left: Snapshot, right: Snapshot) -> tuple[tuple[SnapshotDifference, ...], tuple[SnapshotDifference, ...]]:
    """Return the differences between two snapshots, and apart from them those that are looked through."""
    same_major(left.server_version, right.server_version)
    attributes = {
        catalog: tuple(name for name in names if name in right.attributes[catalog])
        for catalog, names in left.attributes.items()
        if catalog in right.attributes
    }
    unread = frozenset({*left.unread, *right.unread})
    rows = [Counter(_comparable(snapshot, attributes, unread)) for snapshot in (left, right)]
    lefts, rights = _by_object(rows[0] - rows[1]), _by_object(rows[1] - rows[0])
    judged = [
        difference
        for catalog, identity in sorted(lefts.keys() | rights.keys(), key=_place)
        for difference in _differences(
            catalog, identity, attributes[catalog], lefts[catalog, identity], rights[catalog, identity]
        )
    ]
    looked_through = tuple(difference for difference in judged if _is_looked_through(difference))
    return tuple(difference for difference in judged if difference not in looked_through), looked_through


def same_major(left: int, right: int) -> None:
    """Raise `SnapshotError` unless both `server_version_num` are of one major version."""
    if left // 10000 != right // 10000:
        raise SnapshotError(
            f"catalogs of PostgreSQL {left // 10000} and {right // 10000} cannot be compared",
            hint="compare on one major version: choose the scratch server with --postgres or --scratch",
        )


def _comparable(snapshot: Snapshot, attributes: Mapping[str, tuple[str, ...]], unread: frozenset[str]) -> Iterator[Row]:
    """Yield the rows with those attributes only that both sides could read."""
    places = {
        catalog: tuple(snapshot.attributes[catalog].index(name) for name in names)
        for catalog, names in attributes.items()
    }
    for row in snapshot.rows:
        if row.catalog not in places or f"{row.catalog} of {row.identity}" in unread:
            continue
        wanted = places[row.catalog]
        whole = len(wanted) == len(row.values)
        yield row if whole else Row(row.catalog, row.identity, tuple(row.values[place] for place in wanted))


def _by_object(rows: Counter[Row]) -> defaultdict[tuple[str, str], list[tuple[str | None, ...]]]:
    objects = defaultdict[tuple[str, str], list[tuple[str | None, ...]]](list)
    for row in rows.elements():
        objects[row.catalog, row.identity].append(row.values)
    for values in objects.values():
        values.sort(key=lambda row: tuple(value or "" for value in row))
    return objects


def _differences(
    catalog: str,
    identity: str,
    attributes: tuple[str, ...],
    lefts: list[tuple[str | None, ...]],
    rights: list[tuple[str | None, ...]],
) -> Iterator[SnapshotDifference]:
    """Yield what differs between the rows of one identity: nearly always one a side, else paired in their order."""
    for left, right in zip(lefts, rights, strict=False):
        for attribute, old, new in zip(attributes, left, right, strict=True):
            if old != new:
                yield SnapshotDifference(catalog, identity, attribute, old, new)
    for left in lefts[len(rights) :]:
        yield SnapshotDifference(catalog, identity, "", _summary(attributes, left), None)
    for right in rights[len(lefts) :]:
        yield SnapshotDifference(catalog, identity, "", None, _summary(attributes, right))


def _summary(attributes: tuple[str, ...], values: tuple[str | None, ...]) -> str:
    return ", ".join(
        f"{attribute}={value}" for attribute, value in zip(attributes, values, strict=True) if value is not None
    )


_ORDER: Final = {catalog: place for place, catalog in enumerate(declared.KINDS)}


def _place(named: tuple[str, str]) -> tuple[int, str, str]:
    catalog, identity = named
    return _ORDER.get(catalog, len(_ORDER)), catalog, identity


_SHOWN: Final = 100
"""Characters of a value that one line shows."""


def _shown(left: str | None, right: str | None) -> tuple[str, str]:
    """Return both values on one line each; of long ones the part where they begin to differ."""
    texts = tuple("null" if value is None else value.replace("\n", "\\n") for value in (left, right))
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*texts, strict=False)))
    start = same - 20 if same > 40 and max(map(len, texts)) > _SHOWN else 0
    old, new = (
        ("…" if start else "") + text[start : start + _SHOWN] + ("…" if len(text) > start + _SHOWN else "")
        for text in texts
    )
    return old or "empty", new or "empty"


# --- Two spellings of one value -----------------------------------------------------------------------------

_CONSTANT: Final = r"E?'(?:[^']|'')*'::character varying"
_CAST_ARRAY: Final = re.compile(rf"\(ARRAY\[({_CONSTANT}(?:, {_CONSTANT})*)\]\)::text\[\]")


def _is_looked_through(difference: SnapshotDifference) -> bool:
    if (difference.catalog, difference.attribute) not in declared.PRINTED:
        return False
    if difference.left is None or difference.right is None:
        return False
    return _reprinted(difference.left) == _reprinted(difference.right)


def _reprinted(expression: str) -> str:
    """Return the expression as PostgreSQL prints it after it has read its own print once."""
    return _CAST_ARRAY.sub(
        lambda array: f"ARRAY[{', '.join(f'({constant})::text' for constant in re.findall(_CONSTANT, array[1]))}]",
        expression,
    )
