"""The kinds of objects: all that holds for every object of one kind, in the order in which they are created."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Kind:
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
    Kind("schema", "CreateSchema", "DROP SCHEMA {name}", if_not_exists=True),
    Kind("extension", "CreateExtension", "DROP EXTENSION {name}", if_not_exists=True),
    Kind("extension member", "AlterExtension"),
    Kind("language", "CreateLanguage"),
    Kind("access method", "CreateAccessMethod"),
    Kind("collation", "CreateCollation", "DROP COLLATION {name}"),
    Kind(
        "enum",
        "CreateEnum",
        "DROP TYPE {name}",
        renamed="ALTER TYPE {old} RENAME TO {new}",
        noun="type",
        space="type",
    ),
    Kind("shell type", "CreateType", space="type"),
    Kind("range type", "CreateType", "DROP TYPE {name}", noun="type", space="type"),
    Kind("base type", "CreateType", "DROP TYPE {name}", noun="type", space="type"),
    Kind("composite type", "CreateType", "DROP TYPE {name}", noun="type", space="type"),
    Kind("domain", "CreateDomain", "DROP DOMAIN {name}", noun="type", space="type"),
    Kind("domain constraint", "AlterDomain"),
    Kind("function", "CreateFunction", "DROP FUNCTION {name}", "replaced", space="function"),
    Kind("procedure", "CreateProcedure", "DROP PROCEDURE {name}", "replaced", space="function"),
    Kind("aggregate", "CreateAggregate", "DROP AGGREGATE {name}", space="function"),
    Kind("cast", "CreateCast"),
    Kind("operator", "CreateOperator"),
    Kind("operator family", "CreateOperatorFamily"),
    Kind("operator class", "CreateOperatorClass"),
    Kind("operator family member", "AlterOperatorFamily"),
    Kind("conversion", "CreateConversion"),
    Kind("transform", "CreateTransform"),
    Kind("text search parser", "CreateTextSearchParser"),
    Kind("text search template", "CreateTextSearchTemplate"),
    Kind("text search dictionary", "CreateTextSearchDictionary"),
    Kind("text search configuration", "CreateTextSearchConfiguration"),
    Kind("text search mapping", "AlterTextSearchConfiguration"),
    Kind("foreign-data wrapper", "CreateForeignDataWrapper"),
    Kind("server", "CreateServer", "DROP SERVER {name}", if_not_exists=True),
    Kind("user mapping", "CreateUserMapping", if_not_exists=True),
    Kind(
        "sequence",
        "CreateSequence",
        "DROP SEQUENCE {name}",
        if_not_exists=True,
        renamed="ALTER SEQUENCE {old} RENAME TO {new}",
        space="relation",
    ),
    Kind(
        "table",
        "CreateTable",
        "DROP TABLE {name}",
        if_not_exists=True,
        renamed="ALTER TABLE {old} RENAME TO {new}",
        space="relation",
    ),
    Kind(
        "foreign table",
        "CreateForeignTable",
        "DROP FOREIGN TABLE {name}",
        if_not_exists=True,
        noun="table",
        space="relation",
    ),
    Kind("column", "AlterTable"),
    Kind("default", "AlterTable", changed="again"),
    Kind("constraint", "AddConstraint", "ALTER TABLE {relation} DROP CONSTRAINT {name}", "anew", space="constraint"),
    Kind("sequence owner", "AlterSequence"),
    Kind("inheritance", "AlterTable"),
    Kind("partition", "AttachPartition"),
    Kind(
        "view",
        "CreateView",
        "DROP VIEW {name}",
        "anew",
        renamed="ALTER VIEW {old} RENAME TO {new}",
        space="relation",
    ),
    Kind("view query", "CreateView"),
    Kind("column setting", "AlterTable", changed="again"),
    Kind(
        "index",
        "CreateIndex",
        "DROP INDEX {name}",
        "anew",
        renamed="ALTER INDEX {old} RENAME TO {new}",
        space="relation",
    ),
    Kind("index partition", "AttachPartition"),
    Kind("replica identity", "AlterTable"),
    Kind("cluster", "AlterTable"),
    Kind("statistics", "CreateStatistics", "DROP STATISTICS {name}", "anew"),
    Kind("statistics target", "AlterStatistics"),
    Kind("foreign key", "AddForeignKey", "ALTER TABLE {relation} DROP CONSTRAINT {name}", "anew", space="constraint"),
    Kind("constraint names", "RenameConstraint"),
    Kind("materialized view", "CreateMaterializedView", "DROP MATERIALIZED VIEW {name}", space="relation"),
    Kind("rule", "CreateRule", "DROP RULE {name} ON {relation}"),
    Kind("rule state", "AlterTable"),
    Kind("trigger", "CreateTrigger", "DROP TRIGGER {name} ON {relation}", "anew"),
    Kind("trigger state", "AlterTable"),
    Kind("row level security", "EnableRowLevelSecurity"),
    Kind("policy", "CreatePolicy", "DROP POLICY {name} ON {relation}", "anew"),
    Kind("publication", "CreatePublication", "DROP PUBLICATION {name}"),
    Kind("publication table", "AlterPublication"),
    Kind("publication schema", "AlterPublication"),
    Kind("sequence value", "SetSequenceValue"),
    Kind("comment", "Comment", changed="again"),
    Kind("privilege", "Grant"),
    Kind("default privilege", "AlterDefaultPrivileges"),
    Kind("event trigger", "CreateEventTrigger", "DROP EVENT TRIGGER {name}"),
    Kind("event trigger state", "AlterEventTrigger"),
    Kind("extension dependency", "DependsOnExtension"),
)

KINDS: Final[Mapping[str, Kind]] = {kind.word: kind for kind in _KINDS}
"""The kinds by their words."""
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
