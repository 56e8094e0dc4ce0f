"""What is there before the first migration: read once, and no part of the schema that a history builds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from squash.postgres.schema.objects import Schema
from squash.postgres.schema.queries import DefaultPrivilegeRow, PrivilegeRow

R = TypeVar("R", PrivilegeRow, DefaultPrivilegeRow)

Privileged = tuple[str, str | None, str | None]
"""The catalog of an object with privileges, what GRANT calls it, and its column."""

_BY_ROWS = ("privilege", "default privilege")
"""Kinds of objects that are told from given ones privilege by privilege, before they are written."""
_TYPES = {"pg_proc": "f", "pg_type": "T", "pg_namespace": "n"}
"""What default privileges call the objects of a catalog."""


@dataclass(frozen=True, slots=True)
class Given:
    """The objects that a prelude makes, and their privileges.

    `exact` says that they are there just so; a visited database has those of its platform, of which a prelude may know
    little more than the names.
    """

    schema: Schema
    privileges: Mapping[Privileged, Sequence[PrivilegeRow]]
    defaults: Sequence[DefaultPrivilegeRow]
    exact: bool = True
    outside: frozenset[str] = frozenset()
    """Tables and enums, as `auth.users`, that are none of the history's in a visited database."""
    identities: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "identities", frozenset(item.identity for item in self.schema.objects))

    @property
    def schemas(self) -> tuple[str, ...]:
        """The names of the schemas that a prelude makes."""
        return tuple(item.name.local for item in self.schema.objects if item.kind == "schema" and item.name)

    def visited(self) -> Given:
        """Return what to expect of it in a database of the platform."""
        return replace(self, exact=False)


def given_of(schema: Schema, privileges: Iterable[PrivilegeRow], defaults: Sequence[DefaultPrivilegeRow]) -> Given:
    """Return what a database holds before the history, from its schema and the rows of its privileges."""
    by_object: dict[Privileged, list[PrivilegeRow]] = defaultdict(list)
    for row in privileges:
        if row.change != "none":
            by_object[_privileged(row)].append(row)
    return Given(schema, by_object, defaults)


def without_given(schema: Schema, given: Given, maker: str = "prelude") -> Schema:
    """Return what a history has built on top of what is given.

    What it changed or dropped of that is among what cannot be written; in a visited database it is passed over.
    """
    before = {item.identity: item for item in given.schema.objects if item.kind not in _BY_ROWS}
    now = {item.identity: item for item in schema.objects}
    changed: list[str] = []
    if given.exact:
        changed = [
            f"{identity}, which the {maker} makes and the history {'changes' if identity in now else 'drops'}"
            for identity, item in before.items()
            if (identity not in now or now[identity].definition != item.definition)
        ]
    objects = tuple(
        replace(item, depends_on=tuple(needed for needed in item.depends_on if needed not in before))
        for item in schema.objects
        if item.identity not in before
    )
    known = {*given.schema.unsupported, *given.schema.owned_by_others}
    return replace(
        schema,
        objects=objects,
        unsupported=tuple(what for what in schema.unsupported if what not in known) + tuple(changed),
        owned_by_others=tuple(what for what in schema.owned_by_others if what not in known),
    )


def without_platform(schema: Schema, given: Given, expected: Schema) -> Schema:
    """Return what a visited database holds without what its platform has put beside the given things.

    A platform makes more than a prelude says, and goes on doing so: whatever stands in a given schema or hangs on what
    stands there is passed over, unless it is `expected`; and so are default privileges of the platform's own roles.
    """
    wanted = {item.identity for item in expected.objects}
    schemas = set(given.schemas)
    outside = set(given.identities)
    kept = []
    for item in schema.objects:
        hangs = item.relation in outside or (item.kind in _SAYING and outside.intersection(item.depends_on))
        foreign = item.kind == "default privilege" and item.definition.startswith("ALTER DEFAULT PRIVILEGES FOR ROLE ")
        external = item.kind in ("table", "enum") and item.name and f"{item.schema}.{item.name.local}" in given.outside
        if (item.schema in schemas or hangs or foreign or external) and item.identity not in wanted:
            outside.add(item.identity)
        else:
            kept.append(item)
    spoken = tuple(f" {name}." for name in schemas)
    unsupported = tuple(what for what in schema.unsupported if not any(place in what for place in spoken))
    return replace(schema, objects=tuple(kept), unsupported=unsupported)


_SAYING = ("comment", "privilege")
"""Kinds of objects that only say something about others."""


def privileges_beyond(
    rows: Iterable[PrivilegeRow], given: Given, group: Callable[[PrivilegeRow], str | None]
) -> Iterator[PrivilegeRow]:
    """Yield how privileges differ from the given ones of a given object, and from those that a new one gets.

    `group` tells the identity of the object that a row belongs to, None where no draft writes it.
    """
    by_object: dict[tuple[str, int, int], list[PrivilegeRow]] = defaultdict(list)
    for row in rows:
        by_object[row.catalog, row.oid, row.column].append(row)
    for held in by_object.values():
        owner = group(held[0])
        is_given = owner is None or owner in given.identities
        if is_given and not given.exact:
            continue
        expected = given.privileges.get(_privileged(held[0]), ()) if is_given else _by_default(held[0], given.defaults)
        own = [replace(row, catalog=held[0].catalog, oid=held[0].oid, column=held[0].column) for row in expected]
        yield from _beyond([row for row in held if row.change != "none"], own, lambda row: (row.grantee, row.privilege))


def default_privileges_beyond(rows: Iterable[DefaultPrivilegeRow], given: Given) -> Iterator[DefaultPrivilegeRow]:
    """Yield how default privileges differ from the given ones; a visited database may have less than these."""
    expected = given.defaults

    def key(row: DefaultPrivilegeRow) -> Hashable:
        return (row.role, row.schema, row.type, row.grantee, row.privilege)

    if not given.exact:
        known = {key(row) for row in expected}
        yield from (row for row in rows if key(row) not in known)
        return
    yield from _beyond(rows, expected, key)


def _beyond(rows: Iterable[R], expected: Iterable[R], key: Callable[[R], Hashable]) -> Iterator[R]:
    """Yield the changes that lead from the expected privileges to those of the rows."""
    before = {key(row): row for row in expected}
    for row in rows:
        was = before.pop(key(row), None)
        if was is None:
            yield row
        elif was.change == row.change == "grant" and was.is_grantable and not row.is_grantable:
            yield replace(row, change="revoke option")
        elif (was.change, was.is_grantable) != (row.change, row.is_grantable):
            yield row
    for was in before.values():
        yield replace(was, change="revoke" if was.change == "grant" else "grant", is_grantable=False)


def _by_default(row: PrivilegeRow, defaults: Iterable[DefaultPrivilegeRow]) -> Iterator[PrivilegeRow]:
    """Yield the privileges that an object gets, as it is made, from default privileges of the role that makes it."""
    if row.column:
        return
    is_sequence = (row.spoken or "").startswith("SEQUENCE ")
    type_ = _TYPES.get(row.catalog) or ("S" if is_sequence else "r" if row.catalog == "pg_class" else "")
    granted: dict[tuple[str, str], DefaultPrivilegeRow] = {}
    for default in sorted(defaults, key=lambda default: default.schema or ""):
        if default.is_own and default.type == type_ and default.schema in (None, _unquoted(row.schema)):
            granted[default.grantee, default.privilege] = default
    for default in granted.values():
        # ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO owner, who has them anyway
        if default.change == "grant" and default.to_owner and not default.is_grantable:
            continue
        yield replace(
            row,
            change=default.change,
            privilege=default.privilege,
            is_grantable=default.is_grantable,
            by_owner=True,
            to_owner=default.to_owner,
            grantee=default.grantee,
        )


def _unquoted(name: str | None) -> str | None:
    return name[1:-1].replace('""', '"') if name and name.startswith('"') else name


def _privileged(row: PrivilegeRow) -> Privileged:
    return (row.catalog, row.spoken, row.column_name)
