"""Rows of relations and of what hangs on them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class RelationRow:
    """A table, view, sequence or composite type."""

    oid: int
    schema: str
    name: str
    kind: str
    persistence: str
    visible: bool
    is_partition: bool
    partition_key: str | None
    partition_bound: str | None
    options: list[str]
    toast_options: list[str]
    access_method: str | None
    row_security: bool
    force_row_security: bool
    replica_identity: str
    of_type: str | None
    is_populated: bool
    query: str | None
    rule: int | None
    is_by_rule: bool
    is_member: bool
    """Whether it belongs to an extension."""
    parents: list[int]


@dataclass(slots=True, eq=False)
class ColumnRow:
    """A column of a relation, or an attribute of a composite type."""

    relation: int
    number: int
    name: str
    type: str
    dimensions: int
    base_type: str
    element_type: str | None
    not_null: bool
    identity: str
    generated: str
    default_oid: int | None
    default_expression: str | None
    collation: str | None
    statistics: int | None
    storage: str | None
    compression: str | None
    options: list[str]
    is_local: bool
    inherited: int
    not_null_oid: int | None
    not_null_name: str | None
    not_null_no_inherit: bool | None
    not_null_local: bool
    not_null_inherited: bool
    not_null_valid: bool


@dataclass(slots=True, eq=False)
class ConstraintRow:
    """A constraint of a table or domain; since 18 not the NOT NULL ones of tables."""

    oid: int
    name: str
    relation: int
    domain: int
    type: str
    is_deferrable: bool
    is_deferred: bool
    is_valid: bool
    is_enforced: bool
    is_temporal: bool
    is_local: bool
    inherited: bool
    parent: int
    is_attached: bool
    index: int
    index_is_valid: bool | None
    options: list[str]
    referenced: int
    on_update: str
    on_delete: str
    match: str
    definition: str
    columns: list[str]
    referenced_columns: list[str]
    set_columns: list[str]


@dataclass(slots=True, eq=False)
class IndexRow:
    """An index, that of a constraint included."""

    oid: int
    relation: int
    schema: str
    name: str
    visible: bool
    kind: str
    method: str
    is_unique: bool
    is_immediate: bool
    is_valid: bool
    is_clustered: bool
    is_replica_identity: bool
    is_partial: bool
    has_expressions: bool
    definition: str
    prefix: str
    keys: int
    columns: list[str | None]
    printed_columns: list[str | None]
    statistics: list[str]
    stored_later: list[str]
    compressed_later: list[str]
    parent: int | None


@dataclass(slots=True, eq=False)
class SequenceRow:
    """The options of a sequence, and the column that owns it."""

    oid: int
    type: str
    start: int
    increment: int
    minimum: int
    maximum: int
    cache: int
    cycles: bool
    ownership: str | None
    owner: int | None
    owner_column: int | None


@dataclass(slots=True, eq=False)
class ForeignTableRow:
    """What makes a table a foreign one."""

    relation: int
    server: str
    options: list[str]
    column_options: dict[str, list[str]] | None


@dataclass(slots=True, eq=False)
class TriggerRow:
    """A trigger, one of a constraint where its state was changed."""

    oid: int
    relation: int
    name: str
    state: str
    parent: int
    is_internal: bool
    constraint: int | None
    constraint_relation: int | None
    constraint_name: str | None
    definition: str
    printed_relation: str
    printed_name: str


@dataclass(slots=True, eq=False)
class RuleRow:
    """A rewrite rule."""

    oid: int
    relation: int
    name: str
    state: str
    definition: str
    printed_relation: str


@dataclass(slots=True, eq=False)
class PolicyRow:
    """A row security policy."""

    oid: int
    relation: int
    name: str
    command: str
    is_permissive: bool
    roles: list[str]
    qualification: str | None
    with_check: str | None


@dataclass(slots=True, eq=False)
class StatisticsRow:
    """Extended statistics."""

    oid: int
    relation: int
    schema: str
    name: str
    visible: bool
    definition: str
    columns: list[str]
    expressions: list[str]
    prefix: str
    target: int | None
