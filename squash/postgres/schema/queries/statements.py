"""Rows of what is said of objects, of how they hang together, and of what cannot be written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class CommentRow:
    """A comment, or that on the schema public where it is not the usual one."""

    catalog: str
    oid: int
    column: int
    column_name: str | None
    text: str | None
    relation: int | None
    name: str | None
    kind: str
    identity: str


@dataclass(slots=True, eq=False)
class PrivilegeRow:
    """A privilege that an object has otherwise than when it is made; the change `none` says only that it has some."""

    catalog: str
    oid: int
    column: int
    change: str
    privilege: str
    is_grantable: bool
    by_owner: bool
    to_owner: bool
    to_its_owner: bool
    to_own: bool
    grantee: str
    spoken: str | None
    name: str | None
    column_name: str | None
    schema: str | None
    """The quoted name of the schema that the object stands in, if it stands in one."""


@dataclass(slots=True, eq=False)
class DefaultPrivilegeRow:
    """A default privilege that is not built in."""

    role: str
    is_own: bool
    schema: str | None
    type: str
    privilege: str
    is_grantable: bool
    change: str
    to_owner: bool
    grantee: str


@dataclass(slots=True, eq=False)
class MemberRow:
    """A member of an extension."""

    extension: str
    kind: str
    identity: str
    catalog: str
    oid: int
    spoken: str
    printed: str | None
    comment: str | None


@dataclass(slots=True, eq=False)
class ExtensionDependencyRow:
    """An object that depends on an extension."""

    catalog: str
    oid: int
    extension: str
    kind: str
    identity: str


@dataclass(slots=True, eq=False)
class DependencyRow:
    """A catalog row that needs another one."""

    catalog: str
    oid: int
    referenced_catalog: str
    referenced: int


@dataclass(slots=True, eq=False)
class StandInRow:
    """A catalog row that only stands for another one."""

    catalog: str
    oid: int
    owner_catalog: str
    owner: int


@dataclass(slots=True, eq=False)
class PresentRow:
    """A catalog that holds something of the user."""

    catalog: str


@dataclass(slots=True, eq=False)
class UnsupportedRow:
    """An object that cannot be written."""

    kind: str
    identity: str


@dataclass(slots=True, eq=False)
class OwnerRow:
    """An object that another role owns; `is_own` says that it is the database's owner who has got the schema public."""

    catalog: str
    oid: int
    kind: str
    identity: str
    schema: str | None
    owner: str
    is_own: bool
