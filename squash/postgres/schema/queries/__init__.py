"""The catalog queries, `<name>.sql`, and beside each the type of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

from squash.postgres.schema.names import literal
from squash.postgres.schema.queries.database import (
    AccessMethodRow,
    AggregateRow,
    EventTriggerRow,
    ExtensionRow,
    LanguageRow,
    PublicationRow,
    PublicationSchemaRow,
    PublicationTableRow,
    RoutineRow,
    SchemaRow,
    ServerRow,
    TransformRow,
    UserMappingRow,
    WrapperRow,
)
from squash.postgres.schema.queries.relations import (
    ColumnRow,
    ConstraintRow,
    ForeignTableRow,
    IndexRow,
    PolicyRow,
    RelationRow,
    RuleRow,
    SequenceRow,
    StatisticsRow,
    TriggerRow,
)
from squash.postgres.schema.queries.shared import (
    DatabasePrivilegeRow,
    DatabaseRow,
    MembershipRow,
    RoleRow,
    RoleSettingRow,
)
from squash.postgres.schema.queries.statements import (
    CommentRow,
    DefaultPrivilegeRow,
    DependencyRow,
    ExtensionDependencyRow,
    MemberRow,
    OwnerRow,
    PresentRow,
    PrivilegeRow,
    StandInRow,
    UnsupportedRow,
)
from squash.postgres.schema.queries.types import (
    BaseTypeRow,
    CastRow,
    CollationRow,
    ConversionRow,
    OperatorClassRow,
    OperatorFamilyRow,
    OperatorMemberRow,
    OperatorRow,
    RangeRow,
    TextSearchMappingRow,
    TextSearchRow,
    TypeRow,
)

__all__ = [
    "QUERIES",
    "AccessMethodRow",
    "AggregateRow",
    "BaseTypeRow",
    "CastRow",
    "CollationRow",
    "ColumnRow",
    "CommentRow",
    "ConstraintRow",
    "ConversionRow",
    "DatabasePrivilegeRow",
    "DatabaseRow",
    "DefaultPrivilegeRow",
    "DependencyRow",
    "EventTriggerRow",
    "ExtensionDependencyRow",
    "ExtensionRow",
    "ForeignTableRow",
    "IndexRow",
    "LanguageRow",
    "MemberRow",
    "MembershipRow",
    "OperatorClassRow",
    "OperatorFamilyRow",
    "OperatorMemberRow",
    "OperatorRow",
    "OwnerRow",
    "PolicyRow",
    "PresentRow",
    "PrivilegeRow",
    "PublicationRow",
    "PublicationSchemaRow",
    "PublicationTableRow",
    "RangeRow",
    "RelationRow",
    "RoleRow",
    "RoleSettingRow",
    "RoutineRow",
    "RuleRow",
    "SchemaRow",
    "SequenceRow",
    "ServerRow",
    "StandInRow",
    "StatisticsRow",
    "TextSearchMappingRow",
    "TextSearchRow",
    "TransformRow",
    "TriggerRow",
    "TypeRow",
    "UnsupportedRow",
    "UserMappingRow",
    "WrapperRow",
    "query",
]

QUERIES: Final[Mapping[type, str]] = {
    RelationRow: "relations",
    ColumnRow: "columns",
    ConstraintRow: "constraints",
    IndexRow: "indexes",
    SequenceRow: "sequences",
    ForeignTableRow: "foreign_tables",
    TriggerRow: "triggers",
    RuleRow: "rules",
    PolicyRow: "policies",
    StatisticsRow: "statistics",
    TypeRow: "types",
    BaseTypeRow: "base_types",
    RangeRow: "ranges",
    CastRow: "casts",
    CollationRow: "collations",
    ConversionRow: "conversions",
    OperatorRow: "operators",
    OperatorFamilyRow: "operator_families",
    OperatorClassRow: "operator_classes",
    OperatorMemberRow: "operator_members",
    TextSearchRow: "text_search",
    TextSearchMappingRow: "text_search_mappings",
    SchemaRow: "schemas",
    ExtensionRow: "extensions",
    LanguageRow: "languages",
    TransformRow: "transforms",
    AccessMethodRow: "access_methods",
    RoutineRow: "routines",
    AggregateRow: "aggregates",
    WrapperRow: "foreign_data_wrappers",
    ServerRow: "servers",
    UserMappingRow: "user_mappings",
    PublicationRow: "publications",
    PublicationTableRow: "publication_tables",
    PublicationSchemaRow: "publication_schemas",
    EventTriggerRow: "event_triggers",
    CommentRow: "comments",
    PrivilegeRow: "privileges",
    DefaultPrivilegeRow: "default_privileges",
    MemberRow: "members_by_name",
    ExtensionDependencyRow: "extension_dependencies",
    DependencyRow: "dependencies",
    StandInRow: "members",
    PresentRow: "present",
    UnsupportedRow: "unsupported",
    OwnerRow: "owners",
    RoleRow: "roles",
    MembershipRow: "memberships",
    RoleSettingRow: "role_settings",
    DatabaseRow: "database",
    DatabasePrivilegeRow: "database_privileges",
}
"""The query that gives rows of a type; `publication_tables_14` gives the same columns on servers before 15."""


@cache
def query(name: str, ledger: str | None = None, owner: str | None = None) -> str:
    """Return the text of `<name>.sql`, which leaves out the table `ledger` of the current schema.

    What belongs to the role `owner` has no owner for it; None is the connection's role.
    """
    text = resources.files("squash.postgres.schema.queries").joinpath(f"{name}.sql").read_text(encoding="utf-8")
    text = text.replace("{{owner}}", "current_user" if owner is None else literal(owner))
    return text.replace("{{ledger}}", "NULL" if ledger is None else literal(ledger))
