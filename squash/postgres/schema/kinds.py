"""The kinds of objects: all that holds for every object of one kind, in the order in which they are created."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class ObjectKind:
    """A kind of objects, by PostgreSQL's `word` for it."""

    word: str
    label: str
    """The comment over its statements, as a baseline has it: `-- CreateTable`."""
    dropped: str = ""
    """The statement that drops one, as a format of its name and, where it hangs on one, its relation; "" by hand."""
    changed: Literal["replaced", "again", "anew", ""] = ""
    """How one gets another definition: by CREATE OR REPLACE, by its statement once more, by dropping and creating it
    in one transaction, or, as far as is known, only by losing what hangs on it."""
    if_not_exists: bool = False
    """Whether its definition can say IF NOT EXISTS, and then does nothing where the object is there."""
    renamed: str = ""
    """The statement that renames one, as a format of its old and new name."""
    noun: str = ""
    """What its identities begin with, where that is not its word: names of all types, and of all tables, are unique."""
    space: str = ""
    """What its name is looked up among: relation, type, constraint, function; "" among those of its kind."""


_KINDS = (
    ObjectKind("required roles", "RequireRoles"),
    ObjectKind("role", "CreateRole"),
    ObjectKind("schema", "CreateSchema", "DROP SCHEMA {name}", if_not_exists=True),
    ObjectKind("extension", "CreateExtension", "DROP EXTENSION {name}", if_not_exists=True),
    ObjectKind("extension member", "AlterExtension"),
    ObjectKind("language", "CreateLanguage"),
    ObjectKind("access method", "CreateAccessMethod"),
    ObjectKind("collation", "CreateCollation", "DROP COLLATION {name}"),
    ObjectKind(
        "enum",
        "CreateEnum",
        "DROP TYPE {name}",
        renamed="ALTER TYPE {old} RENAME TO {new}",
        noun="type",
        space="type",
    ),
    ObjectKind("shell type", "CreateType", space="type"),
    ObjectKind("range type", "CreateType", "DROP TYPE {name}", noun="type", space="type"),
    ObjectKind("base type", "CreateType", "DROP TYPE {name}", noun="type", space="type"),
    ObjectKind("composite type", "CreateType", "DROP TYPE {name}", noun="type", space="type"),
    ObjectKind("domain", "CreateDomain", "DROP DOMAIN {name}", noun="type", space="type"),
    ObjectKind("domain constraint", "AlterDomain"),
    ObjectKind("function", "CreateFunction", "DROP FUNCTION {name}", "replaced", space="function"),
    ObjectKind("procedure", "CreateProcedure", "DROP PROCEDURE {name}", "replaced", space="function"),
    ObjectKind("aggregate", "CreateAggregate", "DROP AGGREGATE {name}", space="function"),
    ObjectKind("cast", "CreateCast"),
    ObjectKind("operator", "CreateOperator"),
    ObjectKind("operator family", "CreateOperatorFamily"),
    ObjectKind("operator class", "CreateOperatorClass"),
    ObjectKind("operator family member", "AlterOperatorFamily"),
    ObjectKind("conversion", "CreateConversion"),
    ObjectKind("transform", "CreateTransform"),
    ObjectKind("text search parser", "CreateTextSearchParser"),
    ObjectKind("text search template", "CreateTextSearchTemplate"),
    ObjectKind("text search dictionary", "CreateTextSearchDictionary"),
    ObjectKind("text search configuration", "CreateTextSearchConfiguration"),
    ObjectKind("text search mapping", "AlterTextSearchConfiguration"),
    ObjectKind("foreign-data wrapper", "CreateForeignDataWrapper"),
    ObjectKind("server", "CreateServer", "DROP SERVER {name}", if_not_exists=True),
    ObjectKind("user mapping", "CreateUserMapping", if_not_exists=True),
    ObjectKind(
        "sequence",
        "CreateSequence",
        "DROP SEQUENCE {name}",
        if_not_exists=True,
        renamed="ALTER SEQUENCE {old} RENAME TO {new}",
        space="relation",
    ),
    ObjectKind(
        "table",
        "CreateTable",
        "DROP TABLE {name}",
        if_not_exists=True,
        renamed="ALTER TABLE {old} RENAME TO {new}",
        space="relation",
    ),
    ObjectKind(
        "foreign table",
        "CreateForeignTable",
        "DROP FOREIGN TABLE {name}",
        if_not_exists=True,
        noun="table",
        space="relation",
    ),
    ObjectKind("column", "AlterTable"),
    ObjectKind("default", "AlterTable", changed="again"),
    ObjectKind(
        "constraint", "AddConstraint", "ALTER TABLE {relation} DROP CONSTRAINT {name}", "anew", space="constraint"
    ),
    ObjectKind("sequence owner", "AlterSequence"),
    ObjectKind("inheritance", "AlterTable"),
    ObjectKind("partition", "AttachPartition"),
    ObjectKind(
        "view",
        "CreateView",
        "DROP VIEW {name}",
        "anew",
        renamed="ALTER VIEW {old} RENAME TO {new}",
        space="relation",
    ),
    ObjectKind("view query", "CreateView"),
    ObjectKind("column setting", "AlterTable", changed="again"),
    ObjectKind(
        "index",
        "CreateIndex",
        "DROP INDEX {name}",
        "anew",
        renamed="ALTER INDEX {old} RENAME TO {new}",
        space="relation",
    ),
    ObjectKind("index partition", "AttachPartition"),
    ObjectKind("replica identity", "AlterTable"),
    ObjectKind("cluster", "AlterTable"),
    ObjectKind("statistics", "CreateStatistics", "DROP STATISTICS {name}", "anew"),
    ObjectKind("statistics target", "AlterStatistics"),
    ObjectKind(
        "foreign key", "AddForeignKey", "ALTER TABLE {relation} DROP CONSTRAINT {name}", "anew", space="constraint"
    ),
    ObjectKind("constraint names", "RenameConstraint"),
    ObjectKind("materialized view", "CreateMaterializedView", "DROP MATERIALIZED VIEW {name}", space="relation"),
    ObjectKind("rule", "CreateRule", "DROP RULE {name} ON {relation}"),
    ObjectKind("rule state", "AlterTable"),
    ObjectKind("trigger", "CreateTrigger", "DROP TRIGGER {name} ON {relation}", "anew"),
    ObjectKind("trigger state", "AlterTable"),
    ObjectKind("row level security", "EnableRowLevelSecurity"),
    ObjectKind("policy", "CreatePolicy", "DROP POLICY {name} ON {relation}", "anew"),
    ObjectKind("publication", "CreatePublication", "DROP PUBLICATION {name}"),
    ObjectKind("publication table", "AlterPublication"),
    ObjectKind("publication schema", "AlterPublication"),
    ObjectKind("sequence value", "SetSequenceValue"),
    ObjectKind("comment", "Comment", changed="again"),
    ObjectKind("privilege", "Grant"),
    ObjectKind("default privilege", "AlterDefaultPrivileges"),
    ObjectKind("extension dependency", "DependsOnExtension"),
    ObjectKind("owner", "AlterOwner"),
    ObjectKind("database setting", "AlterDatabase"),
    ObjectKind("database comment", "Comment"),
    ObjectKind("database privilege", "Grant"),
    ObjectKind("event trigger", "CreateEventTrigger", "DROP EVENT TRIGGER {name}"),
    ObjectKind("event trigger state", "AlterEventTrigger"),
)

KINDS: Final[Mapping[str, ObjectKind]] = {kind.word: kind for kind in _KINDS}
"""The kinds by their words."""
ROLES: Final = ("required roles", "role")
"""Kinds that come before all others."""
ROUTINES: Final = ("function", "procedure", "aggregate")
RELATIONS: Final = ("table", "foreign table", "view", "materialized view")
"""Kinds of relations that rows are read from."""


def identity_of(kind: str, written: str, relation: str = "") -> str:
    """Return the identity of an object of a kind from its written name, and the identity of what it hangs on."""
    return f"{KINDS[kind].noun or kind} {written}{f' on {relation}' if relation else ''}"


_RANKS: Final = {kind.word: (number, 0) for number, kind in enumerate(_KINDS)}


def rank(kind: str, *, late: bool = False) -> tuple[int, int]:
    """Return the place of a kind in the order of creation; a `late` routine needs a relation, and comes after them."""
    return (_RANKS["partition"][0], 1 + ROUTINES.index(kind)) if late and kind in ROUTINES else _RANKS[kind]
