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
    form: str = ""
    """Its identity as a format of its name, of the identity of the `relation` that it hangs on, and of the `aspect` it
    is; "" where it is a word and the name."""
    noun: str = ""
    """What its identities begin with, where that is not its word: names of all types, and of all tables, are unique."""
    called: str = ""
    """What COMMENT ON and ALTER … DEPENDS ON EXTENSION call one, as a format of its name and of the name of its
    relation; "" where neither can be said of it."""
    granted: str = ""
    """What GRANT calls one; "" where there are no privileges on it."""
    space: str = ""
    """What its name is looked up among: relation, type, constraint, function; "" among those of its kind."""

    @property
    def looks_itself(self) -> bool:
        """Whether a baseline has it say IF NOT EXISTS, instead of looking for it first.

        So what a migration role may commonly make; and extensions, which PostgreSQL looks for before anything else.
        """
        return self.if_not_exists and (self.right == "schema" or self.word == "extension")

    @property
    def asks_first(self) -> bool:
        """Whether its IF NOT EXISTS checks the right to make it before it looks: CREATE in a schema."""
        return self.looks_itself and self.right == "schema"


_KINDS = (
    ObjectKind("required roles", "RequireRoles"),
    ObjectKind("role", "CreateRole", called="ROLE {name}"),
    ObjectKind(
        "schema",
        "CreateSchema",
        "DROP SCHEMA {name}",
        if_not_exists=True,
        called="SCHEMA {name}",
        granted="SCHEMA",
        right="database",
    ),
    ObjectKind(
        "extension",
        "CreateExtension",
        "DROP EXTENSION {name}",
        if_not_exists=True,
        called="EXTENSION {name}",
        right="database",
    ),
    ObjectKind("extension member", "AlterExtension"),
    ObjectKind("language", "CreateLanguage", called="LANGUAGE {name}", granted="LANGUAGE", right="superuser"),
    ObjectKind("access method", "CreateAccessMethod", called="ACCESS METHOD {name}", right="superuser"),
    ObjectKind("collation", "CreateCollation", "DROP COLLATION {name}", called="COLLATION {name}", right="schema"),
    ObjectKind(
        "enum",
        "CreateEnum",
        "DROP TYPE {name}",
        renamed="ALTER TYPE {old} RENAME TO {new}",
        noun="type",
        space="type",
        called="TYPE {name}",
        granted="TYPE",
        right="schema",
    ),
    ObjectKind("shell type", "CreateType", space="type", called="TYPE {name}", granted="TYPE", right="schema"),
    ObjectKind(
        "range type",
        "CreateType",
        "DROP TYPE {name}",
        noun="type",
        space="type",
        called="TYPE {name}",
        granted="TYPE",
        right="schema",
    ),
    ObjectKind(
        "base type",
        "CreateType",
        "DROP TYPE {name}",
        noun="type",
        space="type",
        called="TYPE {name}",
        granted="TYPE",
        right="superuser",
    ),
    ObjectKind(
        "composite type",
        "CreateType",
        "DROP TYPE {name}",
        noun="type",
        space="type",
        called="TYPE {name}",
        granted="TYPE",
        right="schema",
    ),
    ObjectKind(
        "domain",
        "CreateDomain",
        "DROP DOMAIN {name}",
        noun="type",
        space="type",
        called="DOMAIN {name}",
        granted="TYPE",
        right="schema",
    ),
    ObjectKind(
        "domain constraint",
        "AlterDomain",
        called="CONSTRAINT {name} ON DOMAIN {relation}",
        form="constraint {name} on {relation}",
    ),
    ObjectKind(
        "function",
        "CreateFunction",
        "DROP FUNCTION {name}",
        "replaced",
        space="function",
        called="FUNCTION {name}",
        granted="FUNCTION",
        right="schema",
    ),
    ObjectKind(
        "procedure",
        "CreateProcedure",
        "DROP PROCEDURE {name}",
        "replaced",
        space="function",
        called="PROCEDURE {name}",
        granted="PROCEDURE",
        right="schema",
    ),
    ObjectKind(
        "aggregate",
        "CreateAggregate",
        "DROP AGGREGATE {name}",
        space="function",
        called="ROUTINE {name}",
        granted="ROUTINE",
        right="schema",
    ),
    ObjectKind("cast", "CreateCast", called="CAST {name}", form="CAST {name}"),
    ObjectKind("operator", "CreateOperator", called="OPERATOR {name}", right="schema"),
    ObjectKind("operator family", "CreateOperatorFamily", called="OPERATOR FAMILY {name}", right="superuser"),
    ObjectKind("operator class", "CreateOperatorClass", called="OPERATOR CLASS {name}", right="superuser"),
    ObjectKind("operator family member", "AlterOperatorFamily", form="{name} of {relation}", right="superuser"),
    ObjectKind("conversion", "CreateConversion", called="CONVERSION {name}", right="schema"),
    ObjectKind("transform", "CreateTransform", called="TRANSFORM {name}", form="TRANSFORM {name}"),
    ObjectKind("text search parser", "CreateTextSearchParser", called="TEXT SEARCH PARSER {name}", right="superuser"),
    ObjectKind(
        "text search template", "CreateTextSearchTemplate", called="TEXT SEARCH TEMPLATE {name}", right="superuser"
    ),
    ObjectKind(
        "text search dictionary", "CreateTextSearchDictionary", called="TEXT SEARCH DICTIONARY {name}", right="schema"
    ),
    ObjectKind(
        "text search configuration",
        "CreateTextSearchConfiguration",
        called="TEXT SEARCH CONFIGURATION {name}",
        right="schema",
    ),
    ObjectKind("text search mapping", "AlterTextSearchConfiguration", form="mapping for {name} of {relation}"),
    ObjectKind(
        "foreign-data wrapper",
        "CreateForeignDataWrapper",
        called="FOREIGN DATA WRAPPER {name}",
        granted="FOREIGN DATA WRAPPER",
        right="superuser",
    ),
    ObjectKind(
        "server",
        "CreateServer",
        "DROP SERVER {name}",
        if_not_exists=True,
        called="SERVER {name}",
        granted="FOREIGN SERVER",
    ),
    ObjectKind("user mapping", "CreateUserMapping", if_not_exists=True, form="user mapping for {name} on {relation}"),
    ObjectKind(
        "sequence",
        "CreateSequence",
        "DROP SEQUENCE {name}",
        if_not_exists=True,
        renamed="ALTER SEQUENCE {old} RENAME TO {new}",
        space="relation",
        called="SEQUENCE {name}",
        granted="SEQUENCE",
        right="schema",
    ),
    ObjectKind(
        "table",
        "CreateTable",
        "DROP TABLE {name}",
        if_not_exists=True,
        renamed="ALTER TABLE {old} RENAME TO {new}",
        space="relation",
        called="TABLE {name}",
        granted="TABLE",
        right="schema",
    ),
    ObjectKind(
        "foreign table",
        "CreateForeignTable",
        "DROP FOREIGN TABLE {name}",
        if_not_exists=True,
        noun="table",
        space="relation",
        called="FOREIGN TABLE {name}",
        granted="TABLE",
        right="schema",
    ),
    ObjectKind("column", "AlterTable", form="column {name} of {relation}"),
    ObjectKind("default", "AlterTable", changed="again", form="default of column {name} of {relation}"),
    ObjectKind(
        "constraint",
        "AddConstraint",
        "ALTER TABLE {relation} DROP CONSTRAINT {name}",
        "anew",
        space="constraint",
        called="CONSTRAINT {name} ON {relation}",
        form="constraint {name} on {relation}",
    ),
    ObjectKind("sequence owner", "AlterSequence", form="{aspect} of sequence {name}"),
    ObjectKind("inheritance", "AlterTable", form="inheritance of {name} from {relation}"),
    ObjectKind("partition", "AttachPartition", form="partition {name} of {relation}"),
    ObjectKind(
        "view",
        "CreateView",
        "DROP VIEW {name}",
        "anew",
        renamed="ALTER VIEW {old} RENAME TO {new}",
        space="relation",
        called="VIEW {name}",
        granted="TABLE",
        right="schema",
    ),
    ObjectKind("view query", "CreateView", form="query of {relation}"),
    ObjectKind("column setting", "AlterTable", changed="again", form="{aspect} of column {name} of {relation}"),
    ObjectKind(
        "index",
        "CreateIndex",
        "DROP INDEX {name}",
        "anew",
        renamed="ALTER INDEX {old} RENAME TO {new}",
        space="relation",
        called="INDEX {name}",
        right="schema",
    ),
    ObjectKind("index partition", "AttachPartition", form="partition {name} of {relation}"),
    ObjectKind("replica identity", "AlterTable", form="replica identity of {relation}"),
    ObjectKind("cluster", "AlterTable", form="cluster mark of {relation}"),
    ObjectKind(
        "statistics", "CreateStatistics", "DROP STATISTICS {name}", "anew", called="STATISTICS {name}", right="schema"
    ),
    ObjectKind("statistics target", "AlterStatistics", form="target of {relation}"),
    ObjectKind(
        "foreign key",
        "AddForeignKey",
        "ALTER TABLE {relation} DROP CONSTRAINT {name}",
        "anew",
        space="constraint",
        called="CONSTRAINT {name} ON {relation}",
        form="foreign key {name} on {relation}",
    ),
    ObjectKind("constraint names", "RenameConstraint", form="names derived from foreign key {name} on {relation}"),
    ObjectKind(
        "materialized view",
        "CreateMaterializedView",
        "DROP MATERIALIZED VIEW {name}",
        space="relation",
        called="MATERIALIZED VIEW {name}",
        granted="TABLE",
        right="schema",
    ),
    ObjectKind(
        "rule",
        "CreateRule",
        "DROP RULE {name} ON {relation}",
        called="RULE {name} ON {relation}",
        form="rule {name} on {relation}",
    ),
    ObjectKind("rule state", "AlterTable", form="state of {relation}"),
    ObjectKind(
        "trigger",
        "CreateTrigger",
        "DROP TRIGGER {name} ON {relation}",
        "anew",
        called="TRIGGER {name} ON {relation}",
        form="trigger {name} on {relation}",
    ),
    ObjectKind("trigger state", "AlterTable", form="state of {relation}"),
    ObjectKind("row level security", "EnableRowLevelSecurity", form="{aspect} of {relation}"),
    ObjectKind(
        "policy",
        "CreatePolicy",
        "DROP POLICY {name} ON {relation}",
        "anew",
        called="POLICY {name} ON {relation}",
        form="policy {name} on {relation}",
    ),
    ObjectKind(
        "publication", "CreatePublication", "DROP PUBLICATION {name}", called="PUBLICATION {name}", right="database"
    ),
    ObjectKind("publication table", "AlterPublication", form="table {name} of {relation}"),
    ObjectKind("publication schema", "AlterPublication", form="schema {name} of {relation}", right="superuser"),
    ObjectKind("sequence value", "SetSequenceValue", form="value of sequence {name}"),
    ObjectKind("comment", "Comment", changed="again", form="comment on {name}"),
    ObjectKind("privilege", "Grant"),
    ObjectKind("default privilege", "AlterDefaultPrivileges"),
    ObjectKind("extension dependency", "DependsOnExtension"),
    ObjectKind("owner", "AlterOwner"),
    ObjectKind("database setting", "AlterDatabase"),
    ObjectKind("database comment", "Comment"),
    ObjectKind("database privilege", "Grant"),
    ObjectKind(
        "event trigger",
        "CreateEventTrigger",
        "DROP EVENT TRIGGER {name}",
        called="EVENT TRIGGER {name}",
        right="superuser",
    ),
    ObjectKind("event trigger state", "AlterEventTrigger", form="state of {relation}"),
)

KINDS: Final[Mapping[str, ObjectKind]] = {kind.word: kind for kind in _KINDS}
"""The kinds by their words."""
ROLES: Final = ("required roles", "role")
"""Kinds that come before all others."""
ROUTINES: Final = ("function", "procedure", "aggregate")
RELATIONS: Final = ("table", "foreign table", "view", "materialized view")
"""Kinds of relations that rows are read from."""


def identity_of(kind: str, written: str = "", relation: str = "", aspect: str = "") -> str:
    """Return the identity of an object of a kind from its written name, and the identity of what it hangs on.

    For example `trigger "g" on table "t"`. An `aspect` is needed where one object has several of the kind: storage and
    statistics of a column.
    """
    form = KINDS[kind].form or f"{KINDS[kind].noun or kind} {{name}}"
    return form.format(name=written, relation=relation, aspect=aspect)


_RANKS: Final = {kind.word: (number, 0) for number, kind in enumerate(_KINDS)}


def rank(kind: str, *, late: bool = False) -> tuple[int, int]:
    """Return the place of a kind in the order of creation; a `late` routine needs a relation, and comes after them."""
    return (_RANKS["partition"][0], 1 + ROUTINES.index(kind)) if late and kind in ROUTINES else _RANKS[kind]
