"""Rows of what a database holds beside relations and types."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class SchemaRow:
    """A schema."""

    oid: int
    name: str


@dataclass(slots=True, eq=False)
class ExtensionRow:
    """An extension, with what its server would take by itself."""

    oid: int
    name: str
    schema: str
    version: str
    default_version: str | None
    default_comment: str | None


@dataclass(slots=True, eq=False)
class LanguageRow:
    """A procedural language."""

    oid: int
    name: str
    is_trusted: bool
    handler: str
    inline: str | None
    validator: str | None


@dataclass(slots=True, eq=False)
class TransformRow:
    """A transform."""

    oid: int
    type: str
    language: str
    from_sql: str | None
    to_sql: str | None


@dataclass(slots=True, eq=False)
class AccessMethodRow:
    """An access method."""

    oid: int
    name: str
    type: str
    handler: str


@dataclass(slots=True, eq=False)
class RoutineRow:
    """A function, procedure or aggregate."""

    oid: int
    schema: str
    name: str
    kind: str
    visible: bool
    signature: str
    definition: str | None
    prefix: str | None
    arguments: str
    argument_types: str
    takes_shell: bool
    parallel: str


@dataclass(slots=True, eq=False)
class AggregateRow:
    """What makes a routine an aggregate."""

    oid: int
    kind: str
    sfunc: str
    stype: str
    sspace: int
    finalfunc: str | None
    finalfunc_extra: bool
    finalfunc_modify: str
    combinefunc: str | None
    serialfunc: str | None
    deserialfunc: str | None
    initcond: str | None
    msfunc: str | None
    minvfunc: str | None
    mstype: str | None
    msspace: int
    mfinalfunc: str | None
    mfinalfunc_extra: bool
    mfinalfunc_modify: str
    minitcond: str | None
    sortop: str | None


@dataclass(slots=True, eq=False)
class WrapperRow:
    """A foreign-data wrapper."""

    oid: int
    name: str
    handler: str | None
    validator: str | None
    options: list[str]


@dataclass(slots=True, eq=False)
class ServerRow:
    """A foreign server."""

    oid: int
    name: str
    type: str | None
    version: str | None
    wrapper: str
    options: list[str]


@dataclass(slots=True, eq=False)
class UserMappingRow:
    """A user mapping."""

    oid: int
    server: str
    role: str
    options: list[str]


@dataclass(slots=True, eq=False)
class PublicationRow:
    """A publication."""

    oid: int
    name: str
    all_tables: bool
    publish: str
    via_root: bool
    generated: str


@dataclass(slots=True, eq=False)
class PublicationTableRow:
    """A table of a publication."""

    oid: int
    publication: int
    relation: int
    filter: str | None
    columns: list[str]


@dataclass(slots=True, eq=False)
class PublicationSchemaRow:
    """A schema of a publication."""

    oid: int
    publication: int
    name: str


@dataclass(slots=True, eq=False)
class EventTriggerRow:
    """An event trigger."""

    oid: int
    name: str
    event: str
    function: str
    state: str
    tags: list[str] | None
