"""What a statement creates, alters, drops and needs, as its text says: enough to follow a history without a server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from squash.postgres.statements.builtin import TYPES
from squash.postgres.statements.reader import Name, Reader

Action = Literal["create", "drop", "rename", "move", "need"]

ROUTINES = frozenset({"FUNCTION", "PROCEDURE", "ROUTINE", "AGGREGATE"})


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a statement does to an object, or needs to be there.

    `kind` is as in `Effect`: `relation`, `type`, `column`, `constraint`, `value`, `routine`, or lower-case SQL words.
    `name` is empty where PostgreSQL chooses one. `owner` is the table or type of a column, constraint, trigger, policy,
    value or index; `schema` is that of the owner if there is one, else of the object, None where none is written.
    `start` is the offset in the statement, in characters, of the name.

    `guarded`: it is no error if a created thing is there (IF NOT EXISTS, OR REPLACE), or another one is not (IF
    EXISTS, also that of the statement). `to` is the new name of what is renamed, the new schema of what is moved.
    `role` is for a relation its kind (`table`, `view`, …; `temporary …`), for a constraint `pkey`, `key`, `fkey`,
    `check`, `excl` or `not_null`. `columns` are those of a key or index (all words of an expression count);
    `given` is the type of a column, the table of a foreign key, the index that a constraint takes over.
    `known` says that the columns which a table is created with are all of it, and not copied from elsewhere.
    """

    action: Action
    kind: str
    name: str
    owner: str | None = None
    schema: str | None = None
    start: int = 0
    guarded: bool = False
    cascade: bool = False
    to: str | None = None
    role: str = ""
    columns: tuple[str, ...] = ()
    given: Name | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class AlteredTable:
    """The table that a part of a statement is about."""

    schema: str | None
    name: str

    def change(
        self,
        action: Action,
        kind: str,
        name: str,
        start: int,
        *,
        guarded: bool = False,
        cascade: bool = False,
        to: str | None = None,
        role: str = "",
        columns: tuple[str, ...] = (),
        given: Name | None = None,
    ) -> Change:
        """Make a change of something that belongs to the table."""
        return Change(
            action,
            kind,
            name,
            self.name,
            self.schema,
            start,
            guarded=guarded,
            cascade=cascade,
            to=to,
            role=role,
            columns=columns,
            given=given,
        )


def need(kind: str, name: Name, *, guarded: bool = False, role: str = "") -> Change:
    """Make the change that is none: this must be there."""
    return Change("need", kind, name.name, None, name.schema, name.start, guarded=guarded, role=role)


def type_needs(name: Name | None) -> Iterator[Change]:
    """Yield the need of a type, unless it is one of PostgreSQL's own."""
    if name is not None and name.schema != "pg_catalog" and (name.schema is not None or name.name not in TYPES):
        yield need("type", name)


def casts(reader: Reader) -> Iterator[Change]:
    """Yield the types that the rest of an expression casts to with `::` or CAST."""
    tokens = reader.tokens
    for at in range(reader.at, len(tokens) - 2):
        if tokens[at].text == ":" and tokens[at + 1].text == ":" and tokens[at].kind == "symbol":
            inner = Reader(tokens[at + 2 : at + 12])
            yield from type_needs(inner.type_name())


def words(reader: Reader) -> tuple[str, ...]:
    """Return every identifier in the rest: the columns of an expression, and more."""
    return tuple(dict.fromkeys(token.name for token in reader.tokens[reader.at :] if token.name is not None))


def used_columns(table: AlteredTable, expression: Reader) -> Iterator[Change]:
    """Yield the columns that the rest of an expression over one table surely uses: its quoted names.

    What is called, qualified, a type, a collation or an alias is none; where there is a subquery nothing is told.
    """
    tokens = expression.tokens[expression.at :]
    if any(token.keyword in ("SELECT", "VALUES") for token in tokens):
        return
    for at, token in enumerate(tokens):
        if token.kind != "quoted" or token.name is None:
            continue
        before = tokens[at - 1] if at else None
        behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if behind in ("(", ".") or (before is not None and before.keyword in _BEFORE_NO_COLUMN):
            continue
        yield table.change("need", "column", token.name, token.start)


_BEFORE_NO_COLUMN = frozenset({".", ":", "COLLATE", "AS", "OPERATOR"})


def definitions(table: AlteredTable, inside: Reader) -> Iterator[Change]:
    """Yield what the parenthesised part of CREATE TABLE makes and needs."""
    for item in inside.items():
        if item.keyword() == "LIKE":
            item.take()
            if source := item.reference():
                yield need("relation", source)
        else:
            yield from addition(table, item, guarded=False)


_KEYS = {"PRIMARY": "pkey", "UNIQUE": "key", "CHECK": "check", "FOREIGN": "fkey", "EXCLUDE": "excl"}
_INLINE = frozenset({*_KEYS, "REFERENCES", "CONSTRAINT", "DEFAULT", "GENERATED", "NOT", "NULL"}) - {
    "FOREIGN",
    "EXCLUDE",
}


def addition(table: AlteredTable, item: Reader, *, guarded: bool) -> Iterator[Change]:
    """Yield what one column or constraint makes and needs, as CREATE TABLE and ADD have them."""
    named = item.reference() if item.accept("CONSTRAINT") else None
    if item.keyword() in _KEYS or (named is not None and item.keyword() == "NOT"):
        yield from _constraint(table, item, named)
        return
    start = item.start()
    column = item.qualified_name()
    if not column:
        return
    given = item.type_name() if item.keyword() not in _INLINE else None
    yield from type_needs(given)
    yield table.change("create", "column", column[0], start, guarded=guarded, given=given)
    yield from _inline_constraints(table, column[0], item)
    yield from casts(item)


def _constraint(table: AlteredTable, item: Reader, named: Name | None) -> Iterator[Change]:
    start = named.start if named else item.start()
    name = named.name if named else ""
    role = _KEYS.get(item.take(), "not_null")
    item.skip("KEY")
    given = None
    columns: tuple[str, ...] = ()
    # ALTER TABLE t ADD CONSTRAINT c UNIQUE USING INDEX i
    if role in ("pkey", "key") and item.accept("USING", "INDEX"):
        given = item.reference()
        if given:
            yield Change("need", "relation", given.name, None, table.schema, given.start, role="index")
    # UNIQUE NULLS NOT DISTINCT (a, b)
    elif role in ("pkey", "key", "fkey"):
        item.skip("NULLS", "NOT", "DISTINCT")
        at = item.at
        columns = item.names()
        yield from (table.change("need", "column", column, item.tokens[at].start) for column in columns)
    else:
        columns = words(item)
        yield from casts(item)
        if role == "check":
            yield from used_columns(table, item)
    # FOREIGN KEY (a) REFERENCES other (id)
    if role == "fkey" and item.skip_to(frozenset({"REFERENCES"})):
        given = item.reference()
        yield from _referenced(given, item)
    yield table.change("create", "constraint", name, start, role=role, columns=columns, given=given)


def _referenced(target: Name | None, item: Reader) -> Iterator[Change]:
    if target is None:
        return
    yield need("relation", target)
    other = AlteredTable(target.schema, target.name)
    yield from (other.change("need", "column", column, target.start) for column in item.names())


def _inline_constraints(table: AlteredTable, column: str, item: Reader) -> Iterator[Change]:
    named: Name | None = None
    depth = 0
    while (token := item.peek()) is not None:
        word = token.keyword
        item.at += 1
        depth += (word == "(") - (word == ")")
        if depth:
            continue
        # a int CONSTRAINT c NOT NULL
        if word == "CONSTRAINT":
            named = item.reference()
            continue
        role = {"PRIMARY": "pkey", "UNIQUE": "key", "CHECK": "check", "REFERENCES": "fkey"}.get(word)
        if role is None:
            continue
        given = None
        columns: tuple[str, ...] = (column,)
        if role == "fkey":
            given = item.reference()
            yield from _referenced(given, item)
        # a int CHECK (a < b)
        elif role == "check" and (inside := item.group()):
            columns = (column, *words(inside))
        start = named.start if named else token.start
        yield table.change(
            "create", "constraint", named.name if named else "", start, role=role, columns=columns, given=given
        )
        named = None
    item.at = 0


def alteration(table: AlteredTable, kind: str, action: Reader, *, guarded: bool) -> Iterator[Change]:
    """Yield what one action of ALTER TABLE, or of ALTER for another relation, makes and needs."""
    verb = action.take()
    if verb == "ADD":
        action.skip("COLUMN")
        exists = action.accept("IF", "NOT", "EXISTS")
        yield from addition(table, action, guarded=exists)
    elif verb == "DROP":
        yield from _dropped(table, action)
    elif verb == "RENAME":
        yield from _renamed(table, kind, action, guarded=guarded)
    elif verb == "ALTER" and kind != "INDEX":
        # ALTER TABLE t ALTER CONSTRAINT c DEFERRABLE
        if action.accept("CONSTRAINT"):
            yield from _member(table, "constraint", action)
            return
        action.skip("COLUMN")
        yield from _altered(table, action)
        yield from casts(action)
    # ALTER TABLE t VALIDATE CONSTRAINT c
    elif verb == "VALIDATE" and action.accept("CONSTRAINT"):
        yield from _member(table, "constraint", action)
    # ALTER TABLE t SET SCHEMA s
    elif verb == "SET" and action.accept("SCHEMA"):
        if new := action.reference():
            yield need("schema", Name(None, new.name, new.start))
            yield Change("move", "relation", table.name, None, table.schema, new.start, guarded=guarded, to=new.name)
    else:
        yield from _attached(table, verb, action)


def _altered(table: AlteredTable, action: Reader) -> Iterator[Change]:
    column = action.reference()
    if column is None:
        return
    given = None
    # ALTER TABLE t ALTER a SET DATA TYPE other
    if action.skip("SET", "DATA", "TYPE") and action.tokens[action.at - 1].keyword == "TYPE":
        given = action.type_name()
        yield from type_needs(given)
    yield table.change("need", "column", column.name, column.start, given=given)


def _attached(table: AlteredTable, verb: str, action: Reader) -> Iterator[Change]:
    # ALTER TABLE t ENABLE ALWAYS TRIGGER g
    if verb in ("ENABLE", "DISABLE"):
        action.skip("ALWAYS", "REPLICA")
        if action.accept("TRIGGER") and action.keyword() not in ("ALL", "USER"):
            yield from _member(table, "trigger", action)
    # ALTER TABLE t ATTACH PARTITION p …; ALTER TABLE t NO INHERIT p
    elif (verb in ("ATTACH", "DETACH") and action.accept("PARTITION")) or (
        verb == "INHERIT" or (verb == "NO" and action.accept("INHERIT"))
    ):
        if other := action.reference():
            yield need("relation", other)
    # ALTER TABLE t REPLICA IDENTITY USING INDEX i; ALTER TABLE t CLUSTER ON i
    elif verb in ("REPLICA", "CLUSTER"):
        action.skip("IDENTITY", "USING", "INDEX", "ON")
        if action.keyword() not in ("FULL", "NOTHING", "DEFAULT") and (index := action.reference()):
            yield Change("need", "relation", index.name, None, table.schema, index.start, role="index")


def _member(table: AlteredTable, kind: str, action: Reader) -> Iterator[Change]:
    if name := action.reference():
        yield table.change("need", kind, name.name, name.start)


def _dropped(table: AlteredTable, action: Reader) -> Iterator[Change]:
    kind = "constraint" if action.accept("CONSTRAINT") else "column"
    action.skip("COLUMN")
    exists = action.accept("IF", "EXISTS")
    if name := action.reference():
        cascade = action.keyword() == "CASCADE"
        yield table.change("drop", kind, name.name, name.start, guarded=exists, cascade=cascade)


def _renamed(table: AlteredTable, kind: str, action: Reader, *, guarded: bool) -> Iterator[Change]:
    if action.accept("TO"):
        if new := action.reference():
            yield Change(
                "rename",
                "relation",
                table.name,
                None,
                table.schema,
                new.start,
                guarded=guarded,
                to=new.name,
                role=kind.lower(),
            )
        return
    member = "constraint" if action.accept("CONSTRAINT") else "column"
    action.skip("COLUMN")
    if (old := action.reference()) and action.accept("TO") and (new := action.reference()):
        yield table.change("rename", member, old.name, old.start, to=new.name)
