"""The baseline migration: every object of a schema behind a guard, in Prisma's look.

The script has two parts. The preamble names the history that the baseline replaces and refuses databases that are
behind it; the schema part is a function of the catalog and the rows alone. `MARK` stands between them. Behind `LAST` a
baseline that reconciles its deploys itself has a third part, about the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from squash.data import NO_ROWS, RowsScript
from squash.errors import SchemaError
from squash.escaping import comment_text
from squash.history import Migration
from squash.schema import Schema, SchemaObject
from squash.schema.names import dollar_tag, literal
from squash.statements import without_variables

MARK = "-- Schema: from here on the script depends on nothing but the catalog that the history builds."

LAST = "-- Ledger: from here on the script is about Prisma's own table."

_LABELS = {
    "schema": "CreateSchema",
    "extension": "CreateExtension",
    "language": "CreateLanguage",
    "access method": "CreateAccessMethod",
    "collation": "CreateCollation",
    "enum": "CreateEnum",
    "shell type": "CreateType",
    "range type": "CreateType",
    "base type": "CreateType",
    "composite type": "CreateType",
    "domain": "CreateDomain",
    "domain constraint": "AlterDomain",
    "function": "CreateFunction",
    "procedure": "CreateProcedure",
    "aggregate": "CreateAggregate",
    "cast": "CreateCast",
    "operator": "CreateOperator",
    "operator family": "CreateOperatorFamily",
    "operator class": "CreateOperatorClass",
    "operator family member": "AlterOperatorFamily",
    "conversion": "CreateConversion",
    "transform": "CreateTransform",
    "text search parser": "CreateTextSearchParser",
    "text search template": "CreateTextSearchTemplate",
    "text search dictionary": "CreateTextSearchDictionary",
    "text search configuration": "CreateTextSearchConfiguration",
    "text search mapping": "AlterTextSearchConfiguration",
    "foreign-data wrapper": "CreateForeignDataWrapper",
    "server": "CreateServer",
    "user mapping": "CreateUserMapping",
    "sequence": "CreateSequence",
    "table": "CreateTable",
    "foreign table": "CreateForeignTable",
    "column": "AlterTable",
    "default": "AlterTable",
    "constraint": "AddConstraint",
    "sequence owner": "AlterSequence",
    "inheritance": "AlterTable",
    "partition": "AttachPartition",
    "view": "CreateView",
    "view query": "CreateView",
    "extension member": "AlterExtension",
    "extension dependency": "DependsOnExtension",
    "column setting": "AlterTable",
    "index": "CreateIndex",
    "index partition": "AttachPartition",
    "replica identity": "AlterTable",
    "cluster": "AlterTable",
    "statistics": "CreateStatistics",
    "statistics target": "AlterStatistics",
    "foreign key": "AddForeignKey",
    "constraint names": "RenameConstraint",
    "materialized view": "CreateMaterializedView",
    "rule": "CreateRule",
    "rule state": "AlterTable",
    "trigger": "CreateTrigger",
    "trigger state": "AlterTable",
    "row level security": "EnableRowLevelSecurity",
    "policy": "CreatePolicy",
    "publication": "CreatePublication",
    "publication table": "AlterPublication",
    "publication schema": "AlterPublication",
    "sequence value": "SetSequenceValue",
    "comment": "Comment",
    "privilege": "Grant",
    "default privilege": "AlterDefaultPrivileges",
    "event trigger": "CreateEventTrigger",
    "event trigger state": "AlterEventTrigger",
}
_ROUTINES = ("function", "procedure", "aggregate")
_BEFORE_ROWS = ("table", "column", "default", "inheritance", "partition")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a baseline's script holds around its schema part; `ending` is empty where it ends with that."""

    preamble: str
    ending: str = ""

    def around(self, schema_part: Iterable[str]) -> Iterator[str]:
        """Give the whole script, piece by piece as the schema part is."""
        yield f"{self.preamble}\n{MARK}\n\n"
        yield from schema_part
        if self.ending:
            yield f"\n{LAST}\n\n{self.ending}"


def write_baseline(name: str, frame: Frame, schema: Schema, rows: RowsScript = NO_ROWS) -> Migration:
    """Write the baseline `name` for a schema with rows, within a frame (see `frame_of` and `write_preamble`).

    Raises SchemaError when the schema holds anything that cannot be written.
    """
    refuse(schema)
    return Migration(name, "".join(frame.around(schema_parts(schema, rows))))


def refuse(schema: Schema) -> None:
    """Raise SchemaError when a schema holds anything that a baseline cannot."""
    if refused := (*schema.unsupported, *schema.owned_by_others):
        listed = "\n".join(f"  {what}" for what in refused)
        raise SchemaError(
            f"the history builds what a baseline cannot hold yet:\n{listed}",
            hint="nothing was written, since a baseline without it would not be this history",
        )


def write_preamble(
    first: str, last: str, count: int, guard: str, *, self_reconcile: bool = False, source: str = ""
) -> str:
    """Write the header and the ledger guard of a baseline that replaces `count` migrations, `first` to `last`.

    `source` says in words where its schema comes from, when the migrations were not replayed.
    """
    changes = "nothing but the rows of Prisma's own table" if self_reconcile else "nothing"
    first, last, source = map(comment_text, (first, last, source))
    replaced = f"migration {last}" if count == 1 else f"{count} migrations, {first} to {last}"
    built = f"what {source} holds (they were not replayed)" if source else "what they build"
    nl = "\n-- " if source else " "
    which = "that holds the same" if source else "that ran them all"
    return (
        f"-- Baseline, made by squash: it replaces {replaced}.\n"
        f"-- On an empty database it builds {built}.{nl}On a database {which} it changes {changes}.\n"
        "-- On one that ran only some of them, or other scripts under their names, the guard stops it first.\n"
        f"\n{guard.rstrip()}\n"
    )


def frame_of(script: str) -> Frame | None:
    """Give the frame of a script that `write_baseline` made, None for any other."""
    end = script.find(f"\n{MARK}\n")
    last = script.find(f"\n{LAST}\n\n", end)
    return None if end < 0 else Frame(script[:end], script[last:].removeprefix(f"\n{LAST}\n\n") if last > 0 else "")


def write_schema(schema: Schema) -> str:
    """Write the schema part of a schema without rows."""
    return "".join(schema_parts(schema))


def schema_parts(schema: Schema, rows: RowsScript = NO_ROWS) -> Iterator[str]:
    """Write the schema part, piece by piece: the same bytes for the same catalog and rows.

    Rows come when the last table has its columns and partitions, and before whatever could reject, repeat or react to
    them: checks that were never validated, foreign keys, indexes, rules, triggers, policies, the values of sequences.
    """
    # IF NOT EXISTS fires event triggers for what is there, too
    fires = any(item.kind == "event trigger" for item in schema.objects)
    written = tuple(replace(item, missing=absence(item)) if fires else item for item in schema.objects)
    between = ""
    for label, text in _around_rows(written, rows) if rows.opening else _blocks(written):
        yield f"{between}-- {label}\n{text}\n"
        between = "\n"


def _around_rows(written: Sequence[SchemaObject], rows: RowsScript) -> Iterator[tuple[str, str]]:
    place = 1 + max((at for at, item in enumerate(written) if item.kind in _BEFORE_ROWS), default=-1)
    needed = {identity for item in written[:place] for identity in item.depends_on}
    unchecked = [i for i in written[:place] if i.definition.endswith("NOT VALID") and i.identity not in needed]
    yield from rows.opening
    yield from _blocks(item for item in written[:place] if item not in unchecked)
    yield from rows.inserts
    yield from rows.closing
    yield from _blocks((*unchecked, *written[place:]))


def naming_schemas(schema: Schema) -> tuple[str, ...]:
    """Give the identities of the objects whose statements name a schema: they are the same with every `?schema=`.

    All the others are built in whatever schema the baseline is run in. A name inside a function's body counts too.
    """
    names = [
        schema.name,
        *(item.identity.removeprefix("schema ")[1:-1] for item in schema.objects if item.kind == "schema"),
    ]
    written = "|".join(re.escape(f'"{name}"') + (f"|{name}" if _PLAIN.fullmatch(name) else "") for name in names)
    naming = re.compile(rf"""(?<![\w$".])(?:(?:{written})\s*\.|SCHEMA (?:{written})(?![\w$"]))""")
    return tuple(
        item.identity
        for item in schema.objects
        if naming.search(item.definition) or naming.search(item.missing) or "search_path" in item.definition
    )


_PLAIN = re.compile(r"[a-z_][a-z0-9_]*")


def _blocks(objects: Iterable[SchemaObject]) -> Iterator[tuple[str, str]]:
    """Give (label, statement): objects of a kind on one relation that follow one another share a guard block."""

    def group(item: SchemaObject) -> tuple[str, str]:
        alone = not item.missing or item.kind in _ROUTINES or not item.relation
        return (_LABELS[item.kind], item.identity if alone else item.relation)

    for (label, _), members in groupby(objects, key=group):
        block = list(members)
        yield label, _guarded(block) if block[0].missing else _if_not_exists(block[0].definition)


def absence(item: SchemaObject) -> str:
    """Give the SQL condition that an object is not there, also for one whose definition could say IF NOT EXISTS."""
    if item.missing:
        return item.missing
    name = item.identity.removeprefix(f"{item.kind} ").removeprefix("table ")
    text = name[1:-1].replace('""', '"')
    if item.kind == "schema":
        return f"to_regnamespace({literal(name)}) IS NULL"
    if item.kind == "extension":
        return f"NOT EXISTS (SELECT FROM pg_extension WHERE extname = {literal(text)})"
    if item.kind == "server":
        return f"NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = {literal(text)})"
    if item.kind == "user mapping":
        return ""
    return f"to_regclass({literal(name)}) IS NULL"


def _if_not_exists(definition: str) -> str:
    words = 3 if definition.startswith(("CREATE UNLOGGED ", "CREATE FOREIGN ", "CREATE USER MAPPING ")) else 2
    *head, rest = definition.split(" ", words)
    return f"{' '.join(head)} IF NOT EXISTS {without_variables(rest)};"


def _guarded(block: list[SchemaObject]) -> str:
    lines = []
    for item in block:
        lines.append(f"    IF {item.missing} THEN")
        if item.kind in _ROUTINES:
            lines.append("        SET LOCAL check_function_bodies = off;")
        definition = item.definition
        if item.kind == "sequence value":
            definition = "PERFORM" + definition.removeprefix("SELECT")
        indent = "" if "\n" in definition else "        "
        lines += [f"{indent}{definition};", "    END IF;"]
    body = "\n".join(lines)
    conflict = "#variable_conflict use_column\n" if block[0].kind == "materialized view" else ""
    tag = dollar_tag(body)
    return f"DO {tag}\n{conflict}BEGIN\n{body}\nEND\n{tag};"
