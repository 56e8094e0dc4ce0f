"""The baseline migration: every object of a schema behind a guard, in Prisma's look.

The script has two parts. The preamble names the history that the baseline replaces and refuses databases that are
behind it; the schema part is a function of the catalog and the rows alone. `MARK` stands between them. Behind `LAST` a
baseline that reconciles its deploys itself has a third part, about the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from squash.data import NO_ROWS, RowsScript
from squash.errors import SchemaError
from squash.escaping import comment_text
from squash.postgres.schema import Schema, SchemaObject
from squash.postgres.schema.details import Constraint, ExtensionDetail, ForeignKey, RequiredRoles, RoleDetail
from squash.postgres.schema.kinds import KINDS, ROLES, ROUTINES
from squash.postgres.schema.names import dollar_tag
from squash.postgres.schema.texts import if_not_exists, in_block
from squash.postgres.server import Guest
from squash.postgres.statements import without_variables
from squash.prisma.history import Migration

MARK = "-- Schema: from here on the script depends on nothing but the catalog that the history builds."

LAST = "-- Ledger: from here on the script is about Prisma's own table."

_BEFORE_ROWS = ("table", "column", "default", "inheritance", "partition")


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a baseline's script holds around its schema part; `ending` is empty where it ends with that."""

    preamble: str
    ending: str = ""

    def around(self, schema_part: Iterable[str]) -> Iterator[str]:
        """Return the whole script, piece by piece as the schema part is."""
        yield f"{self.preamble}\n{MARK}\n\n"
        yield from schema_part
        if self.ending:
            yield f"\n{LAST}\n\n{self.ending}"


def write_baseline(name: str, frame: Envelope, schema: Schema, rows: RowsScript = NO_ROWS) -> Migration:
    """Write the baseline `name` for a schema with rows, within a frame (see `envelope_of` and `write_preamble`).

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


def envelope_of(script: str) -> Envelope | None:
    """Return the frame of a script that `write_baseline` made, None for any other."""
    end = script.find(f"\n{MARK}\n")
    last = script.find(f"\n{LAST}\n\n", end)
    return None if end < 0 else Envelope(script[:end], script[last:].removeprefix(f"\n{LAST}\n\n") if last > 0 else "")


def write_schema(schema: Schema) -> str:
    """Write the schema part of a schema without rows."""
    return "".join(schema_parts(schema))


def guest_of(schema: Schema) -> Guest:
    """Return what the superuser makes before the schema of a visited database is built by a guest."""
    schemas = tuple(item.name.local for item in schema.objects if item.kind == "schema" and item.name)
    details = [item.detail for item in schema.objects]
    extensions = tuple(detail.render() for detail in details if isinstance(detail, ExtensionDetail))
    return Guest(schema.name, schemas, extensions)


def schema_parts(schema: Schema, rows: RowsScript = NO_ROWS) -> Iterator[str]:
    """Write the schema part, piece by piece: the same bytes for the same catalog and rows.

    Rows come when the last table has its columns and partitions, and before whatever could reject, repeat or react to
    them: checks that were never validated, foreign keys, indexes, rules, triggers, policies, the values of sequences.
    """
    blocks = partial(_blocks, guarded=_has_event_triggers(schema))
    between = ""
    for label, text in _around_rows(schema.objects, rows, blocks) if rows.opening else blocks(schema.objects):
        yield f"{between}-- {label}\n{text}\n"
        between = "\n"


def checked_before_looking(schema: Schema) -> Iterator[SchemaObject]:
    """Yield the objects whose statements check the right to make them although they are there: CREATE in a schema."""
    if not _has_event_triggers(schema):
        yield from (item for item in schema.objects if KINDS[item.kind].asks_first)


def _has_event_triggers(schema: Schema) -> bool:
    # IF NOT EXISTS fires them for what is there, too
    return any(item.kind == "event trigger" for item in schema.objects)


_Blocks = Callable[[Iterable[SchemaObject]], Iterator[tuple[str, str]]]


def _around_rows(objects: Sequence[SchemaObject], rows: RowsScript, blocks: _Blocks) -> Iterator[tuple[str, str]]:
    place = 1 + max((at for at, item in enumerate(objects) if item.kind in _BEFORE_ROWS), default=-1)
    needed = {identity for item in objects[:place] for identity in item.depends_on}
    unchecked = [item for item in objects[:place] if _is_unchecked(item) and item.identity not in needed]
    first = [item for item in objects[:place] if item.kind in ROLES]  # they may stop it, before anything is made
    yield from blocks(first)
    yield from rows.opening
    yield from blocks(item for item in objects[len(first) : place] if item not in unchecked)
    yield from rows.inserts
    yield from rows.closing
    yield from blocks((*unchecked, *objects[place:]))


def _is_unchecked(item: SchemaObject) -> bool:
    return isinstance(item.detail, Constraint | ForeignKey) and item.detail.unchecked


def _blocks(objects: Iterable[SchemaObject], *, guarded: bool) -> Iterator[tuple[str, str]]:
    """Return (label, statement): objects of a kind on one relation that follow one another share a guard block.

    What looks for itself whether it is there does so, unless all are to be `guarded`.
    """

    def is_guarded(item: SchemaObject) -> bool:
        return guarded or not KINDS[item.kind].looks_itself

    def group(item: SchemaObject) -> tuple[str, str]:
        alone = not is_guarded(item) or item.kind in ROUTINES or not item.relation
        return (KINDS[item.kind].label, item.identity if alone else item.relation)

    for (label, _), members in groupby(objects, key=group):
        block = list(members)
        if isinstance(detail := block[0].detail, RoleDetail | RequiredRoles):
            yield label, _in_quotes(detail.block())
            continue
        yield label, _guarded(block) if is_guarded(block[0]) else f"{without_variables(if_not_exists(block[0]))};"


def _guarded(block: list[SchemaObject]) -> str:
    lines = [f"    IF {block[0].unless} THEN", "        RETURN;", "    END IF;"] if block[0].unless else []
    for item in block:
        lines.append(f"    IF {item.absent_if} THEN")
        if item.kind in ROUTINES:
            lines.append("        SET LOCAL check_function_bodies = off;")
        statement = in_block(item)
        indent = "" if "\n" in statement else "        "
        lines += [f"{indent}{statement};", "    END IF;"]
    body = "\n".join(lines)
    conflict = "#variable_conflict use_column\n" if block[0].kind == "materialized view" else ""
    return _in_quotes(f"{conflict}BEGIN\n{body}\nEND\n")


def _in_quotes(block: str) -> str:
    tag = dollar_tag(block)
    return f"DO {tag}\n{block}{tag};"
