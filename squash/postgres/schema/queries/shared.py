"""Rows of what all databases of a server share, and of what a database itself has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class RoleRow:
    """A role, its password aside."""

    oid: int
    name: str
    superuser: bool
    inherit: bool
    create_role: bool
    create_database: bool
    login: bool
    replication: bool
    bypass_security: bool
    connection_limit: int
    valid_until: str | None
    comment: str | None


@dataclass(slots=True, eq=False)
class MembershipRow:
    """That a role is a member of another one; `own` is the role that owns the database."""

    role: str
    member: str
    role_is_own: bool
    member_is_own: bool
    is_admin: bool
    inherits: bool
    inherits_by_itself: bool
    sets: bool
    by_own: bool
    is_implied: bool
    grantor: str | None


@dataclass(slots=True, eq=False)
class RoleSettingRow:
    """A setting of a role, of a role in the database, or of the database: then there is no role."""

    role: str | None
    in_database: bool
    name: str
    value: str


@dataclass(slots=True, eq=False)
class DatabaseRow:
    """The database itself."""

    comment: str | None


@dataclass(slots=True, eq=False)
class DatabasePrivilegeRow:
    """A privilege on the database that it has otherwise than when it is made."""

    change: str
    privilege: str
    is_grantable: bool
    by_owner: bool
    to_owner: bool
    grantee: str
