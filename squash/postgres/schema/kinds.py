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
    right: Literal["schema", "database", "superuser", ""] = ""
    """What a role needs to make one, besides what it owns: CREATE in its schema or the database, or all there is."""
    renamed: str = ""
    """The statement that renames one, as a format of its old and new name."""
    noun: str = ""
    """What its identities begin with, where that is not its word: names of all types, and of all tables, are unique."""
    space: str = ""
    """What its name is looked up among: relation, type, constraint, function; "" among those of its kind."""

    @property
    def looks_itself(self) -> bool:
        """Whether a baseline has it say IF NOT EXISTS, instead of looking for it first.

        PostgreSQL checks the right to make it before it looks. So this is for what a migration role may commonly make.
        """
        return self.if_not_exists and self.right == "schema"


_KINDS = (
    ObjectKind("schema", "CreateSchema", "DROP SCHEMA {name}", if_not_exists=True, right="database"),
    ObjectKind("extension", "CreateExtension", "DROP EXTENSION {name}", if_not_exists=True, right="database"),
    ObjectKind("extension member", "AlterExtension"),
    ObjectKind("language", "CreateLanguage", right="superuser"),
    ObjectKind("access method", "CreateAccessMethod", right="superuser"),
    ObjectKind("collation", "CreateCollation", "DROP COLLATION {name}", right="schema"),
    ObjectKind(
        "enum",
        "CreateEnum",
        "DROP TYPE {name}",
        renamed="ALTER TYPE {old} RENAME TO {new}",
        noun="type",
        space="type",
        right="schema",
    ),
    ObjectKind("shell type", "CreateType", space="type", right="schema"),
    ObjectKind("range type", "CreateType", "DROP TYPE {name}", noun="type", space="type", right="schema"),
    ObjectKind("base type", "CreateType", "DROP TYPE {name}", noun="type", space="type", right="superuser"),
    ObjectKind("composite type", "CreateType", "DROP TYPE {name}", noun="type", space="type", right="schema"),
    ObjectKind("domain", "CreateDomain", "DROP DOMAIN {name}", noun="type", space="type", right="schema"),
    ObjectKind("domain constraint", "AlterDomain"),
    ObjectKind("function", "CreateFunction", "DROP FUNCTION {name}", "replaced", space="function", right="schema"),
    ObjectKind("procedure", "CreateProcedure", "DROP PROCEDURE {name}", "replaced", space="function", right="schema"),
    ObjectKind("aggregate", "CreateAggregate", "DROP AGGREGATE {name}", space="function", right="schema"),
    ObjectKind("cast", "CreateCast"),
    ObjectKind("operator", "CreateOperator", right="schema"),
    ObjectKind("operator family", "CreateOperatorFamily", right="superuser"),
    ObjectKind("operator class", "CreateOperatorClass", right="superuser"),
    ObjectKind("operator family member", "AlterOperatorFamily", right="superuser"),
    ObjectKind("conversion", "CreateConversion", right="schema"),
    ObjectKind("transform", "CreateTransform"),
    ObjectKind("text search parser", "CreateTextSearchParser", right="superuser"),
    ObjectKind("text search template", "CreateTextSearchTemplate", right="superuser"),
    ObjectKind("text search dictionary", "CreateTextSearchDictionary", right="schema"),
    ObjectKind("text search configuration", "CreateTextSearchConfiguration", right="schema"),
    ObjectKind("text search mapping", "AlterTextSearchConfiguration"),
    ObjectKind("foreign-data wrapper", "CreateForeignDataWrapper", right="superuser"),
    ObjectKind("server", "CreateServer", "DROP SERVER {name}", if_not_exists=True),
    ObjectKind("user mapping", "CreateUserMapping", if_not_exists=True),
    ObjectKind(
        "sequence",
        "CreateSequence",
        "DROP SEQUENCE {name}",
        if_not_exists=True,
        renamed="ALTER SEQUENCE {old} RENAME TO {new}",
        space="relation",
        right="schema",
    ),
    ObjectKind(
        "table",
        "CreateTable",
        "DROP TABLE {name}",
        if_not_exists=True,
        renamed="ALTER TABLE {old} RENAME TO {new}",
        space="relation",
        right="schema",
    ),
    ObjectKind(
        "foreign table",
        "CreateForeignTable",
        "DROP FOREIGN TABLE {name}",
        if_not_exists=True,
        noun="table",
        space="relation",
        right="schema",
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
        right="schema",
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
        right="schema",
    ),
    ObjectKind("index partition", "AttachPartition"),
    ObjectKind("replica identity", "AlterTable"),
    ObjectKind("cluster", "AlterTable"),
    ObjectKind("statistics", "CreateStatistics", "DROP STATISTICS {name}", "anew", right="schema"),
    ObjectKind("statistics target", "AlterStatistics"),
    ObjectKind(
        "foreign key", "AddForeignKey", "ALTER TABLE {relation} DROP CONSTRAINT {name}", "anew", space="constraint"
    ),
    ObjectKind("constraint names", "RenameConstraint"),
    ObjectKind(
        "materialized view", "CreateMaterializedView", "DROP MATERIALIZED VIEW {name}", space="relation", right="schema"
    ),
    ObjectKind("rule", "CreateRule", "DROP RULE {name} ON {relation}"),
    ObjectKind("rule state", "AlterTable"),
    ObjectKind("trigger", "CreateTrigger", "DROP TRIGGER {name} ON {relation}", "anew"),
    ObjectKind("trigger state", "AlterTable"),
    ObjectKind("row level security", "EnableRowLevelSecurity"),
    ObjectKind("policy", "CreatePolicy", "DROP POLICY {name} ON {relation}", "anew"),
    ObjectKind("publication", "CreatePublication", "DROP PUBLICATION {name}", right="database"),
    ObjectKind("publication table", "AlterPublication"),
    ObjectKind("publication schema", "AlterPublication", right="superuser"),
    ObjectKind("sequence value", "SetSequenceValue"),
    ObjectKind("comment", "Comment", changed="again"),
    ObjectKind("privilege", "Grant"),
    ObjectKind("default privilege", "AlterDefaultPrivileges"),
    ObjectKind("event trigger", "CreateEventTrigger", "DROP EVENT TRIGGER {name}", right="superuser"),
    ObjectKind("event trigger state", "AlterEventTrigger"),
    ObjectKind("extension dependency", "DependsOnExtension"),
)

KINDS: Final[Mapping[str, ObjectKind]] = {kind.word: kind for kind in _KINDS}
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
