"""What could make a failing statement succeed, the likeliest first: taken from later statements, from the target, or
passed over where there is nothing left to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import psycopg

from squash.postgres.schema import SchemaObject
from squash.postgres.schema.details import IndexDetail
from squash.postgres.schema.names import literal, quote
from squash.postgres.statements import tokens
from squash.prisma.replay.diagnosis import ObjectRef, extension_of, subject
from squash.repair.definitions import Objects, labels_of, name_of, names_in, table_of_columns
from squash.repair.edits import RepairChange
from squash.repair.guards import (
    actions,
    column_text,
    column_type,
    last_name,
    only_if,
    passing_over,
    table_of,
    verb,
    with_if_exists,
)
from squash.repair.rewinding import Piece, Rewinding
from squash.repair.timeline import Place, Timeline, TimelineEvent

_UNSAFE_VALUE = re.compile(r'unsafe use of new value "(?P<name>[^"]*)" of enum type "?(?P<owner>[^"]+)"?')
_NO_KEY = re.compile(r'no unique constraint matching given keys for referenced table "([^"]+)"')
_NO_CAST = re.compile(r'default for column "([^"]+)" cannot be cast automatically to type')
_DEPENDENT = re.compile(
    r"(?P<kind>[a-z ]+?) (?P<name>(?:\"[^\"]+\"|[\w$.])+)(?: (?:of|on) table (?P<table>(?:\"[^\"]+\"|[\w$.])+))?"
    r" depends on (?P<other>.+)"
)
_OTHER_TYPES = ("42883", "42804", "22P02")  # no such operator, type or literal: a column may have another type
_TWO_KEYS = re.compile(r'multiple primary keys for table "([^"]+)"')


@dataclass(frozen=True, slots=True)
class Injected:
    """A statement to run before the failing one, and how it is told."""

    text: str
    label: str
    change: RepairChange
    required: bool = True


@dataclass(frozen=True, slots=True)
class Moved:
    """A statement that is to run later: behind the one that ends at offset `end` of migration `number`."""

    number: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class RepairRemedy:
    """What could help: statements before the failing one, another text for it (None: as it is; empty: nothing).

    With `earlier` the statements have to run, and be committed, in the migration before.
    """

    injected: tuple[Injected, ...] = ()
    text: str | None = None
    change: RepairChange | None = None
    earlier: bool = False
    moved: Moved | None = None


class Remedies:
    """Proposes remedies for the errors of statements, looking at the database in which they failed."""

    def __init__(self, connection: psycopg.Connection[Any], target: Objects, timeline: Timeline) -> None:
        self._connection = connection
        self._target, self._timeline = target, timeline
        self._rewinding = Rewinding(target, timeline)

    def propose(self, place: Place, text: str, error: psycopg.Error) -> Iterator[RepairRemedy]:
        """Yield remedies for a statement at `place`, whose transaction is as before it."""
        words = error.diag.message_primary or ""
        if error.sqlstate in _OTHER_TYPES:
            yield from self._retyped(place, text)
        # ALTER TYPE mood ADD VALUE 'ok'; INSERT INTO t VALUES ('ok')
        if error.sqlstate == "55P04" and (value := _UNSAFE_VALUE.search(words)):
            yield from self._value(place, ObjectRef("value", value["name"], value["owner"]), committed=True)
        # FOREIGN KEY (a) REFERENCES t (b), where b has no unique key
        elif match := _NO_KEY.search(words):
            yield from self._keys(place, match[1])
        # ALTER TABLE t ADD PRIMARY KEY (a)
        elif match := _TWO_KEYS.search(words):
            condition = (
                f"NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = to_regclass({literal(quote(match[1]))})::oid"
                " AND contype = 'p')"
            )
            change = RepairChange("guard", f'primary key of "{match[1]}"', f'"{match[1]}" has a primary key by now')
            yield RepairRemedy(text=only_if(condition, text), change=change)
        # DROP TABLE t, while a view selects from it
        elif error.sqlstate == "2BP01":
            yield from self._dependents(place, error.diag.message_detail or "")
        # ALTER TABLE t ALTER a TYPE mood USING a::text::mood, where a has a default
        elif match := _NO_CAST.search(words):
            yield from self._default(place, text, match[1])
        # ALTER TABLE t ALTER a TYPE int USING a::int
        elif form := self._converted(text):
            change = RepairChange(
                "guard", table_of(text) or "", "the columns have the types already that they get here"
            )
            yield RepairRemedy(text=form, change=change)
        elif about := subject(error):
            thing, there = about
            if there:
                yield from self._there(place, text, thing)
            else:
                yield from self._missing(place, text, thing)

    # --- What is there already --------------------------------------------------------------------------------

    def _there(self, place: Place, text: str, thing: ObjectRef) -> Iterator[RepairRemedy]:
        owner = self._owner(text, thing)
        before = self._creator_before(thing, owner, place)
        why = f"{_words(thing, owner)} is there by now"
        if before and before.place[0] == place[0]:
            why = f"{_words(thing, owner)} is created further up in this migration"
        elif before:
            why = f"{_words(thing, owner)} is created by {self._timeline.migration(before.place)}"
        for form in passing_over(text, thing.kind, thing.last, owner):
            yield RepairRemedy(text=form, change=RepairChange("guard", _words(thing, owner), why))

    def _creator_before(self, thing: ObjectRef, owner: str | None, place: Place) -> TimelineEvent | None:
        creator = None
        for happening in self._timeline.happenings:
            if happening.place >= place:
                break
            if happening.effect.action == "create" and thing.is_made_by(happening.effect, {owner} if owner else set()):
                creator = happening
        return creator

    # --- What is missing --------------------------------------------------------------------------------------

    def _missing(self, place: Place, text: str, thing: ObjectRef) -> Iterator[RepairRemedy]:
        owner = self._owner(text, thing)
        if thing.kind == "value":
            yield from self._value(place, thing)
            return
        creator = self._timeline.creator(thing.kinds, thing.last, {owner} if owner else set(), place)
        drops = self._drops(text, thing)
        # DROP INDEX i, which a later migration creates
        if drops and creator is not None and not self._in_target(place, thing, owner):
            yield self._after(place, text, thing, owner, creator)
        if not drops:
            if creator is not None:
                yield from self._pulled_up(place, text, thing, owner, creator)
            yield from self._from_target(place, text, thing, owner)
        there_once = self._creator_before(thing, owner, place) is not None
        dropped = self._dropper(thing, owner, place) if there_once else None
        gone = f"was dropped or renamed by {dropped}" if dropped else "is created by no migration and not in the target"
        change = RepairChange("guard", _words(thing, owner), f"{_words(thing, owner)} {gone}")
        for form in with_if_exists(text, thing.kind, thing.last, owner):
            yield RepairRemedy(text=form, change=change)

    def _dropper(self, thing: ObjectRef, owner: str | None, place: Place) -> str | None:
        dropper = None
        for happening in self._timeline.happenings:
            if happening.place >= place:
                break
            if happening.effect.action == "drop" and thing.is_made_by(happening.effect, {owner} if owner else set()):
                dropper = self._timeline.migration(happening.place)
        return dropper

    def _drops(self, text: str, thing: ObjectRef) -> bool:
        """Return whether dropping the thing, or renaming an index or constraint, is what the statement is for."""
        if verb(text) == "DROP":
            return True
        words = [token.keyword or (token.name or "") for token in tokens(text)]
        # ALTER TABLE t DROP CONSTRAINT c
        if thing.kind in ("column", "constraint") and "DROP" in words:
            return any(words[at] == "DROP" and thing.last in words[at + 1 : at + 3] for at in range(len(words) - 1))
        # ALTER TABLE t RENAME CONSTRAINT c TO d
        return thing.kind in ("constraint", "index") and "RENAME" in words

    def _in_target(self, place: Place, thing: ObjectRef, owner: str | None) -> bool:
        if thing.kind == "column" and owner:
            return self._target.column(self._final(owner, place), thing.last) is not None
        return self._wanted(thing, place) is not None

    def _wanted(self, thing: ObjectRef, place: Place) -> SchemaObject | None:
        """Return what a thing has become in the target: the last of its names from here on that it knows."""
        names = self._timeline.names(thing.kind, thing.last, place)
        return next((item for name in reversed(names) if (item := self._target.find(thing.kind, name))), None)

    def _final(self, table: str, place: Place) -> str:
        return self._timeline.names("relation", table, place)[-1]

    def _after(
        self, place: Place, text: str, thing: ObjectRef, owner: str | None, creator: TimelineEvent
    ) -> RepairRemedy:
        name = self._timeline.migration(creator.place)
        why = f"{_words(thing, owner)} is created by {name} only, to which this statement is moved"
        return RepairRemedy(
            text="",
            change=RepairChange("move", _words(thing, owner), why),
            moved=Moved(creator.place[0], creator.end, text),
        )

    def _pulled_up(
        self, place: Place, text: str, thing: ObjectRef, owner: str | None, creator: TimelineEvent
    ) -> Iterator[RepairRemedy]:
        name = self._timeline.migration(creator.place)
        what = _words(thing, owner)
        later = "further down in this migration" if creator.place[0] == place[0] else f"in {name}"
        change = RepairChange("inject", what, f"{what} is needed here, and created only {later}: from there")
        statement, label = creator.statement, "AlterTable"
        # ALTER TABLE t ADD a int, ADD b int
        if thing.kind == "column":
            line = column_text(statement, thing.last)
            table = table_of(statement)
            if line is None or table is None:
                return
            statement = f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {line}"
        else:
            statement = next(passing_over(statement, thing.kind, thing.last, owner), statement)
            label = ""
        yield RepairRemedy((Injected(statement, label, change),))

    def _from_target(self, place: Place, text: str, thing: ObjectRef, owner: str | None) -> Iterator[RepairRemedy]:
        if thing.kind == "column":
            if owner is not None and (remedy := self._column(place, thing.last, owner)):
                yield remedy
            return
        item = self._wanted(thing, place)
        # CREATE TABLE t (a citext), without CREATE EXTENSION citext
        if item is None and (extension := extension_of(thing.last)):
            item = self._target.find("extension", extension)
        if item is None and thing.kind == "constraint":
            item = self._target.find("relation", thing.last)
        if item is not None:
            pieces = self._rewinding.injection(item, place, self._is_there)
            yield RepairRemedy(tuple(self._injected(place, piece, item, text) for piece in pieces))

    def _injected(self, place: Place, piece: Piece, wanted: SchemaObject, text: str) -> Injected:
        what = piece.item.identity
        kinds = {"relation", "type", piece.item.kind}
        creator = self._timeline.creator(kinds, name_of(piece.item), (), place)
        whence = f"created only in {self._timeline.migration(creator.place)}" if creator else "no migration creates it"
        if piece.item is wanted or piece.item.identity == wanted.identity:
            why = f"{what} is needed here, and {whence}"
        elif piece.item.relation and piece.item.relation != piece.item.identity:
            why = f"{what} belongs to {piece.item.relation}, and {whence}"
        elif piece.item.kind == "table":
            why = f"{what} is referred to by what is injected here, and {whence}"
        else:
            why = f"{what} is needed by what is injected here, and {whence}"
        if piece.later:
            why += f"; {_listed(piece.later)} left to later statements"
        return Injected(piece.text, piece.label, RepairChange("inject", what, why), piece.required)

    def _column(self, place: Place, name: str, table: str) -> RepairRemedy | None:
        final = self._final(table, place)
        column = self._target.column(final, name)
        if column is None:
            names, _ = self._rewinding.columns(final, place)
            became = next((new for new, old in names.items() if old == name), None)
            column = self._target.column(final, became) if became else None
        if column is None:
            return None
        what = f'column "{name}" of table "{table}"'
        statement = f"ALTER TABLE {quote(table)} ADD COLUMN IF NOT EXISTS {replace(column, name=name).render()}"
        change = RepairChange("inject", what, f"{what} is needed here, and no migration adds it")
        return RepairRemedy((Injected(statement, "AlterTable", change),))

    def _value(self, place: Place, thing: ObjectRef, *, committed: bool = False) -> Iterator[RepairRemedy]:
        what = f'value "{thing.last}" of type "{thing.owner}"'
        owner = thing.owner or ""
        creator = self._timeline.creator({"value"}, thing.last, {owner}, place)
        whence = f"added only in {self._timeline.migration(creator.place)}" if creator else "added by no migration"
        if committed:
            whence = "cannot be used in the transaction that adds it"
        statement = f"ALTER TYPE {quote(owner)} ADD VALUE IF NOT EXISTS {literal(thing.last)}{self._neighbour(thing)}"
        change = RepairChange("inject", what, f"{what} is needed by the next migration, and {whence}")
        yield RepairRemedy((Injected(statement, "AlterEnum", change),), earlier=True)

    def _neighbour(self, thing: ObjectRef) -> str:
        """Return the clause that puts a value of an enum where the target has it."""
        labels = labels_of(self._target.find("type", thing.owner or ""))
        if thing.last not in labels or labels[-1] == thing.last:
            return ""
        present = self._labels(thing.owner or "")
        following = [label for label in labels[labels.index(thing.last) + 1 :] if label in present]
        return f" BEFORE {literal(following[0])}" if following else ""

    def _labels(self, enum: str) -> set[str]:
        query = "SELECT enumlabel FROM pg_enum WHERE enumtypid = to_regtype(%s)"
        return {label for (label,) in self._connection.execute(query, (quote(enum),))}

    def _keys(self, place: Place, table: str) -> Iterator[RepairRemedy]:
        """Yield the unique indexes and keys that the target has on a table, and the database has not."""
        item = self._target.table(self._final(table, place))
        parts = [
            part
            for part in (self._target.of(item) if item else ())
            if (part.kind == "constraint" or (isinstance(part.detail, IndexDetail) and part.detail.unique))
            and not self._is_there(part)
        ]
        for part in parts:
            pieces = self._rewinding.injection(part, place, self._is_there)
            if pieces:
                yield RepairRemedy(tuple(self._injected(place, piece, part, "") for piece in pieces))

    # --- What is in the way ---------------------------------------------------------------------------------------

    def _dependents(self, place: Place, detail: str) -> Iterator[RepairRemedy]:
        """Yield one remedy that makes way for a drop: columns get the type that the target has, the rest is dropped."""
        injected = []
        for line in detail.splitlines():
            match = _DEPENDENT.match(line)
            if match is None:
                return
            statement = self._make_way(place, match)
            if not statement:
                return
            what = f"{match['kind']} {match['name']}" + (f" of {match['table']}" if match["table"] else "")
            change = RepairChange("inject", what, f"{what} depends on {match['other']}, which is dropped here")
            injected.append(Injected(statement, "", change))
        if injected:
            yield RepairRemedy(tuple(injected))

    def _make_way(self, place: Place, match: re.Match[str]) -> str:
        kind, name, table = match["kind"], match["name"], match["table"] or ""
        own = name.strip('"')  # of columns and constraints the server prints the name as it is
        # DROP TYPE old, while column a of t is still of it
        if kind == "column" and match["other"].startswith("type "):
            target = self._target.column(self._final(last_name(table), place), own)
            spelled = target.type if target else self._successor(place, last_name(match["other"][5:]))
            column = quote(own)
            clause = f"TYPE {spelled} USING ({column}::text::{spelled})"
            return f"ALTER TABLE {table} ALTER COLUMN {column} {clause}" if spelled else ""
        # DROP FUNCTION f(), while column a of t has DEFAULT f()
        if kind == "default value for column":
            return f"ALTER TABLE {table} ALTER COLUMN {quote(own)} DROP DEFAULT"
        # DROP FUNCTION f(int), while t has CHECK (f(a))
        if kind == "constraint":
            return f"ALTER TABLE {table} DROP CONSTRAINT {quote(own)}"
        return f"DROP {kind.upper()} {name}" if kind in ("view", "materialized view") else ""

    def _successor(self, place: Place, name: str) -> str:
        """Return the type that has taken the name which a type had before, as in Prisma's way to change an enum."""
        former = [
            happening.formerly
            for happening in self._timeline.happenings
            if happening.place < place
            and (happening.effect.kind, happening.effect.name) == ("type", name)
            and happening.formerly
        ]
        return quote(former[-1]) if former else ""

    def _default(self, place: Place, text: str, column: str) -> Iterator[RepairRemedy]:
        table = table_of(text)
        if table is not None:
            what = f'default of column "{column}" of {table}'
            change = RepairChange("inject", what, f"{what} cannot become one of the new type, and is dropped before")
            yield RepairRemedy(
                (Injected(f"ALTER TABLE {table} ALTER COLUMN {quote(column)} DROP DEFAULT", "", change),)
            )

    def _converted(self, text: str) -> str | None:
        """Return an ALTER TABLE only_if its columns have not yet the types that it gives them, when they all have."""
        if verb(text) != "ALTER" or (table := table_of(text)) is None:
            return None
        conditions = []
        for action in actions(text):
            # ALTER TABLE t ALTER a TYPE int, ADD b int
            if (given := column_type(text, action)) is None:
                return None
            column, type_ = given
            conditions.append(
                "(SELECT pg_catalog.format_type(atttypid, atttypmod) FROM pg_attribute"
                f" WHERE attrelid = to_regclass({literal(table)})::oid AND attname = {literal(column)}"
                " AND NOT attisdropped)"
                f" <> pg_catalog.format_type(to_regtype({literal(type_)}), NULL)"
            )
        try:
            with self._connection.transaction():
                query = f"SELECT {' OR '.join(conditions)}"
                row = self._connection.execute(query.encode()).fetchone()
        except psycopg.Error:
            return None
        return only_if("\n        OR ".join(conditions), text) if row and row[0] is False else None

    def _retyped(self, place: Place, text: str) -> Iterator[RepairRemedy]:
        """Yield one remedy that gives the columns which a statement names the types that they have in the target."""
        names = names_in(text)
        injected = []
        for item in self._target.schema.objects:
            table = self._timeline.former_names("relation", name_of(item), place)[0]
            if table not in names or (detail := table_of_columns(item)) is None:
                continue
            for column in (column for column in detail.columns if column.name in names):
                if not self._has_other_type(table, column.name, column.type):
                    continue
                what = f'column "{column.name}" of table "{table}"'
                written = quote(column.name)
                statement = (
                    f"ALTER TABLE {quote(table)} ALTER COLUMN {written} TYPE {column.type}"
                    f" USING ({written}::text::{column.type})"
                )
                why = f"{what} has another type in the target, which is needed here, and no migration gives it that"
                injected.append(Injected(statement, "AlterTable", RepairChange("inject", what, why)))
        if injected:
            yield RepairRemedy(tuple(injected))

    def _has_other_type(self, table: str, column: str, type_: str) -> bool:
        query = (
            "SELECT atttypid <> to_regtype(%s) FROM pg_attribute"
            " WHERE attrelid = to_regclass(%s) AND attname = %s AND NOT attisdropped"
        )
        try:
            with self._connection.transaction():
                row = self._connection.execute(query, (type_, quote(table), column)).fetchone()
        except psycopg.Error:  # SERIAL is no type
            return False
        return bool(row and row[0])

    # --- Looking at the database ------------------------------------------------------------------------------

    def _owner(self, text: str, thing: ObjectRef) -> str | None:
        """Return the table of a column or constraint, the type of a value, also where the message does not say."""
        if thing.owner is not None:
            return last_name(quote(thing.owner)) if "." not in thing.owner else thing.owner.rpartition(".")[2]
        if thing.kind == "value":
            written = table_of(text)
            return last_name(written) if written else None
        if thing.kind != "column":
            return None
        own = table_of(text)
        first = [last_name(own)] if own else []
        lacking = [name for name in (*first, *sorted(names_in(text))) if self._lacks(name, thing.last)]
        known = [name for name in lacking if self._knows(name, thing.last)]
        return next(iter((*known, *lacking)), None)

    def _knows(self, table: str, column: str) -> bool:
        if self._target.column(table, column) is not None:
            return True
        return any(
            happening.effect.kind == "column" and happening.effect.owner == table and happening.effect.name == column
            for happening in self._timeline.happenings
        )

    def _lacks(self, table: str, column: str) -> bool:
        query = (
            "SELECT NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = %s AND NOT attisdropped)"
            " FROM pg_class c WHERE c.oid = to_regclass(%s) AND c.relkind IN ('r', 'p', 'f')"
        )
        row = self._connection.execute(query, (column, quote(table))).fetchone()
        return bool(row and row[0])

    def _is_there(self, item: SchemaObject) -> bool:
        try:
            with self._connection.transaction():
                row = self._connection.execute(f"SELECT {item.absent_if}".encode()).fetchone()
        except psycopg.Error:  # its table is not there
            return False
        return bool(row) and row is not None and row[0] is False


def _words(thing: ObjectRef, owner: str | None) -> str:
    kind = {"relation": ""}.get(thing.kind, f"{thing.kind} ")
    of = f' of "{owner}"' if owner else ""
    return f'{kind}"{thing.last}"{of}'


def _listed(names: tuple[str, ...]) -> str:
    quoted = [f'"{name}"' for name in names]
    verb_ = "is" if len(quoted) == 1 else "are"
    return f"{', '.join(quoted)} {verb_}"
