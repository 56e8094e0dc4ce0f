"""Reading a whole statement: its kind, its target, and every change that it makes or needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from squash.postgres.statements.changes import (
    ROUTINES,
    AlteredTable,
    Change,
    alteration,
    casts,
    definitions,
    need,
    type_needs,
    used_columns,
    words,
)
from squash.postgres.statements.lexing import Token, content, split, tokens
from squash.postgres.statements.reader import DDL, NAMED, RELATIONS, Name, Reader
from squash.postgres.statements.rows import query_needs, read_insert, read_prepare, read_query, read_select, read_update

_OWNED = frozenset({"TRIGGER", "POLICY", "RULE"})


def changes(statement: Iterable[Token]) -> Iterator[Change]:
    """Yield what a statement, given by its tokens, makes and needs, in the order in which it is written.

    A DO block is opaque: see `inner_statements`. Dynamic SQL, and what goes along by CASCADE, is not seen.
    """
    reader = Reader(statement)
    verb = reader.take()
    if verb == "CREATE":
        yield from _create(reader)
    elif verb == "ALTER":
        yield from _alter(reader)
    elif verb == "DROP":
        yield from _drop(reader)
    elif verb in _READERS:
        yield from _READERS[verb](reader)


def _create(reader: Reader) -> Iterator[Change]:
    modifiers = {reader.keyword(ahead) for ahead in range(4)}
    kind = reader.object_kind("CREATE")
    guarded = "REPLACE" in modifiers or reader.keyword(-1) == "EXISTS"
    if kind not in NAMED:
        return
    if kind in ("INDEX", "STATISTICS"):  # these can do without a name
        yield from _index(reader, guarded=guarded) if kind == "INDEX" else query_needs(reader.tokens[reader.at :])
        return
    name = reader.reference()
    if name is None:
        return
    made = Change("create", kind.lower(), name.name, None, name.schema, name.start, guarded=guarded)
    if kind in RELATIONS:
        temporary = "temporary " if modifiers & {"TEMP", "TEMPORARY"} else ""
        made = replace(made, kind="relation", role=temporary + kind.lower())
        read = (_table if kind.endswith("TABLE") else _view)(reader, made)
        itself = name.name if "RECURSIVE" in modifiers else None
        yield from (change for change in read if (change.action, change.name) != ("need", itself))
    elif kind in _OWNED:
        yield from _belonging(reader, name, kind, guarded=guarded)
    else:
        yield from _NAMED_READERS.get(kind, _plain)(reader, made)


def _plain(reader: Reader, made: Change) -> Iterator[Change]:
    yield replace(made, cascade=reader.tokens[-1].keyword == "CASCADE")


def _table(reader: Reader, made: Change) -> Iterator[Change]:
    table = AlteredTable(made.schema, made.name)
    known = True
    inside: Reader | None = None
    # CREATE TABLE p PARTITION OF t FOR VALUES IN (1)
    if reader.accept("PARTITION", "OF"):
        known = False
        if parent := reader.reference():
            yield need("relation", parent)
        reader.group()
    # CREATE TABLE t OF composite (PRIMARY KEY (id))
    elif reader.accept("OF"):
        known = False
        yield from type_needs(reader.type_name())
        reader.group()
    else:
        inside = reader.group()
    tail = Reader(reader.tokens[reader.at :])
    # CREATE TABLE t (a int) INHERITS (parent)
    if tail.skip_to(frozenset({"INHERITS"})):
        known = False
        if parents := tail.group():
            yield from (need("relation", parent) for parent in parents.references())
    tail.at = 0
    # CREATE TABLE t AS SELECT … FROM a
    if tail.skip_to(frozenset({"AS"})):
        known, inside = False, None
        yield from query_needs(tail.tokens[tail.at :])
    # CREATE TABLE t (LIKE a INCLUDING ALL)
    if inside is not None and any(item.keyword() == "LIKE" for item in Reader(inside.tokens).items()):
        known = False
    yield replace(made, known=known)
    if inside is not None:
        yield from definitions(table, inside)


def _view(reader: Reader, made: Change) -> Iterator[Change]:
    # CREATE SEQUENCE s AS bigint
    if made.role.endswith("sequence"):
        if reader.accept("AS"):
            yield from type_needs(reader.type_name())
    elif reader.skip_to(frozenset({"AS"})):
        yield from query_needs(reader.tokens[reader.at :])
    yield replace(made, known=False)


def _index(reader: Reader, *, guarded: bool) -> Iterator[Change]:
    name = reader.reference()
    start = name.start if name else reader.start()
    reader.skip("ON", "ONLY")
    target = reader.reference()
    if target is None:
        return
    yield need("relation", target)
    table = AlteredTable(target.schema, target.name)
    if reader.accept("USING"):
        reader.take()
    plain: list[str] = []
    at = reader.at
    for item in inside.items() if (inside := reader.group()) else ():
        first = item.peek()
        if first is not None and first.name is not None and item.keyword(1) not in ("(", "."):
            plain.append(first.name)
            yield table.change("need", "column", first.name, first.start)
        # CREATE INDEX ON t ((a || "b"))
        elif first is not None and first.text == "(":
            yield from used_columns(table, item)
    if reader.skip_to(frozenset({"WHERE"})):
        yield from used_columns(table, reader)
    every = words(Reader(reader.tokens[at:]))
    yield table.change(
        "create",
        "index",
        name.name if name else "",
        start,
        guarded=guarded,
        columns=every,
        role="plain" if len(plain) == len(every) else "expression",
    )


def _domain(reader: Reader, made: Change) -> Iterator[Change]:
    reader.skip("AS")
    yield from type_needs(reader.type_name())
    yield from casts(reader)
    yield replace(made, kind="type", role="domain", known=False)


def _type(reader: Reader, made: Change) -> Iterator[Change]:
    made = replace(made, role="type", known=False)
    values: list[Token] = []
    # CREATE TYPE t
    if reader.peek() is None:
        made = replace(made, role="shell")
    # CREATE TYPE t AS RANGE (SUBTYPE = int4, MULTIRANGE_TYPE_NAME = m)
    elif reader.accept("AS", "RANGE"):
        yield replace(made, name=_multirange(made.name, reader))
    # CREATE TYPE t AS ENUM ('a', 'b')
    elif reader.accept("AS", "ENUM"):
        made = replace(made, role="enum", known=True)
        values = [token for token in reader.tokens[reader.at :] if token.kind == "literal"]
    # CREATE TYPE t AS (a int, b other)
    elif reader.accept("AS") and (inside := reader.group()):
        for attribute in inside.items():
            attribute.qualified_name()
            yield from type_needs(attribute.type_name())
    yield made
    for value in values:
        yield AlteredTable(made.schema, made.name).change("create", "value", content(value), value.start)


def _multirange(name: str, options: Reader) -> str:
    """Return the name of the multirange type that comes with a range type (makeMultirangeTypeName)."""
    for at, token in enumerate(options.tokens[:-2]):
        if token.keyword == "MULTIRANGE_TYPE_NAME":
            options.at = at + 2
            return (options.qualified_name() or (name,))[-1]
    return name.replace("range", "multirange", 1) if "range" in name else f"{name}_multirange"


def _belonging(reader: Reader, name: Name, kind: str, *, guarded: bool) -> Iterator[Change]:
    """Read a trigger, policy or rule: ON (for a rule TO) names its table."""
    if reader.skip_to(frozenset({"TO" if kind == "RULE" else "ON"})) and (target := reader.reference()):
        yield need("relation", target)
        # CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t FROM referred …
        if kind == "TRIGGER" and reader.accept("FROM") and (referred := reader.reference()):
            yield need("relation", referred)
        if kind == "TRIGGER" and reader.skip_to(frozenset({"EXECUTE"})):
            reader.take()
            if routine := reader.reference():
                yield need("routine", routine)
        # CREATE POLICY p ON t USING (EXISTS (SELECT FROM a))
        elif kind != "TRIGGER":
            yield from query_needs(reader.tokens[reader.at :])
        yield AlteredTable(target.schema, target.name).change(
            "create", kind.lower(), name.name, name.start, guarded=guarded
        )


def _routine(reader: Reader, made: Change) -> Iterator[Change]:
    made = replace(made, kind="routine", role=made.kind)
    if made.role == "aggregate":
        yield made
        return
    types = list(_signature(reader))
    if _is_compiled(reader):  # it may name types that are made from it: the server makes shells of them
        yield from (replace(need_of_type, action="create", role="shell", known=False) for need_of_type in types)
    else:
        yield from types
    # CREATE FUNCTION f() … BEGIN ATOMIC SELECT … FROM a; END
    if reader.skip_to(frozenset({"ATOMIC", "RETURN"})):
        for statement in _apart(reader.tokens[reader.at :]):
            yield from query_needs(statement)
    yield made


def _signature(reader: Reader) -> Iterator[Change]:
    """Yield the types of arguments and result."""
    for argument in arguments.items() if (arguments := reader.group()) else ():
        argument.skip("IN", "OUT", "INOUT", "VARIADIC")
        # A type may stand alone, or after the argument's name.
        following = argument.peek(1)
        if following is not None and following.name is not None and following.keyword not in _AFTER_TYPE:
            argument.at += 1
        yield from type_needs(argument.type_name())
    # CREATE FUNCTION f() RETURNS t
    if reader.accept("RETURNS") and not reader.accept("TABLE"):
        yield from type_needs(reader.type_name())


_AFTER_TYPE = frozenset({"DEFAULT", "PRECISION", "VARYING", "WITH", "WITHOUT"})


def _is_compiled(reader: Reader) -> bool:
    words = [token.text.strip("'").upper() for token in reader.tokens[reader.at :]]
    return any(word == "LANGUAGE" and following in ("C", "INTERNAL") for word, following in pairwise(words))


def _apart(body: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    ends = [at for at, token in enumerate(body) if token.keyword == ";"]
    for start, end in zip([-1, *ends], [*ends, len(body)], strict=True):
        yield body[start + 1 : end]


def _publication(reader: Reader, made: Change) -> Iterator[Change]:
    yield made
    yield from _published(reader)


_NAMED_READERS: dict[str, Callable[[Reader, Change], Iterator[Change]]] = {
    "TYPE": _type,
    "DOMAIN": _domain,
    "PUBLICATION": _publication,
    **dict.fromkeys(ROUTINES, _routine),
}


def _published(reader: Reader) -> Iterator[Change]:
    """Read the tables of a publication."""
    if reader.skip_to(frozenset({"TABLE"})):
        for item in reader.items():
            item.skip("TABLE", "ONLY")
            if name := item.reference():
                yield need("relation", name)


def _alter(reader: Reader) -> Iterator[Change]:
    kind = reader.object_kind("ALTER")
    guarded = "EXISTS" in (reader.keyword(-1), reader.keyword(-2))
    if kind not in NAMED or (reader.keyword() == "ALL" and reader.keyword(1) == "IN"):
        return
    if kind in _OWNED:
        yield from _alter_belonging(reader, kind)
        return
    name = reader.reference()
    if name is None:
        return
    # ALTER PUBLICATION p ADD TABLE a, b
    if kind == "PUBLICATION":
        yield need("publication", name)
        yield from _published(reader)
    elif kind in RELATIONS:
        yield need("relation", name, guarded=guarded, role=kind.lower())
        reader.skip("*")
        for action in reader.items():
            yield from alteration(AlteredTable(name.schema, name.name), kind, action, guarded=guarded)
    elif kind in ("TYPE", "DOMAIN"):
        yield need("type", name)
        for action in reader.items():
            yield from _alter_type(name, kind, action)
    else:
        yield from _alter_other(reader, name, "routine" if kind in ROUTINES else kind.lower(), kind)


def _alter_other(reader: Reader, name: Name, space: str, kind: str) -> Iterator[Change]:
    if space in ("routine", "schema", "extension"):
        yield need(space, name)
    if reader.skip_to(frozenset({"RENAME"})) and reader.accept("TO") and (new := reader.reference()):
        yield Change("rename", space, name.name, None, name.schema, new.start, to=new.name, role=kind.lower())


def _alter_belonging(reader: Reader, kind: str) -> Iterator[Change]:
    name = reader.reference()
    if name is None or not reader.accept("ON") or (target := reader.reference()) is None:
        return
    table = AlteredTable(target.schema, target.name)
    yield need("relation", target)
    yield table.change("need", kind.lower(), name.name, name.start)
    if reader.accept("RENAME", "TO") and (new := reader.reference()):
        yield table.change("rename", kind.lower(), name.name, name.start, to=new.name)


def _alter_type(name: Name, kind: str, action: Reader) -> Iterator[Change]:
    owner = AlteredTable(name.schema, name.name)
    # ALTER TYPE t ADD VALUE IF NOT EXISTS 'b' BEFORE 'c'
    if action.accept("ADD", "VALUE"):
        exists = action.accept("IF", "NOT", "EXISTS")
        yield from _values(owner, "create", action, guarded=exists)
    # ALTER TYPE t RENAME VALUE 'a' TO 'b'
    elif action.accept("RENAME", "VALUE"):
        old, new = action.peek(), action.peek(2)
        if old and new and old.kind == new.kind == "literal":
            yield owner.change("rename", "value", content(old), old.start, to=content(new))
    elif action.accept("RENAME", "TO"):
        if renamed := action.reference():
            yield Change("rename", "type", name.name, None, name.schema, renamed.start, to=renamed.name)
    elif action.accept("SET", "SCHEMA"):
        if schema := action.reference():
            yield need("schema", Name(None, schema.name, schema.start))
            yield Change("move", "type", name.name, None, name.schema, schema.start, to=schema.name)
    # ALTER DOMAIN d ADD CHECK (VALUE <> 'a'::t)
    elif kind == "DOMAIN" and action.keyword() == "ADD":
        action.take()
        yield from casts(action)


def _values(owner: AlteredTable, action: str, reader: Reader, *, guarded: bool) -> Iterator[Change]:
    token = reader.peek()
    if action == "create" and token is not None and token.kind == "literal":
        yield owner.change("create", "value", content(token), token.start, guarded=guarded)
    reader.take()
    if reader.skip("BEFORE", "AFTER") and (place := reader.peek()) and place.kind == "literal":
        yield owner.change("need", "value", content(place), place.start)


def _drop(reader: Reader) -> Iterator[Change]:
    kind = reader.object_kind("DROP")
    guarded = reader.keyword(-1) == "EXISTS"
    if kind not in NAMED:
        return
    cascade = bool(reader.tokens) and reader.tokens[-1].keyword == "CASCADE"
    if kind in _OWNED:
        name = reader.reference()
        if name is not None and reader.accept("ON") and (target := reader.reference()):
            if not guarded:
                yield need("relation", target)
            yield AlteredTable(target.schema, target.name).change(
                "drop", kind.lower(), name.name, name.start, guarded=guarded, cascade=cascade
            )
        return
    space = "relation" if kind in RELATIONS else "type" if kind == "DOMAIN" else kind.lower()
    space = "routine" if kind in ROUTINES else space
    for name in reader.references():
        yield Change(
            "drop", space, name.name, None, name.schema, name.start, guarded=guarded, cascade=cascade, role=kind.lower()
        )


def _listed(reader: Reader) -> Iterator[Change]:
    """Read TRUNCATE, LOCK, COPY, REFRESH, CLUSTER, VACUUM, ANALYZE: the names of relations."""
    reader.skip("FULL", "VERBOSE", "ANALYZE", "MATERIALIZED", "VIEW", "CONCURRENTLY", "TABLE", "ONLY")
    if reader.keyword() == "(":
        reader.group()
        return
    for item in reader.items():
        item.skip("ONLY")
        if ((name := item.reference()) and item.keyword() != "(") or (name and reader.tokens[0].keyword == "COPY"):
            yield need("relation", name)
        if item.peek() is not None and item.keyword() not in ("*", ","):
            return


def _comment(reader: Reader) -> Iterator[Change]:
    reader.skip("ON")
    kind = reader.object_kind("COMMENT")
    start = reader.start()
    parts = reader.qualified_name()
    if not parts:
        return
    name = Name(parts[-2] if len(parts) > 1 else None, parts[-1], start)
    if kind in RELATIONS:
        yield need("relation", name)
    # COMMENT ON COLUMN t.a IS '…'
    elif kind == "COLUMN" and len(parts) > 1:
        table = AlteredTable(parts[-3] if len(parts) > 2 else None, parts[-2])
        yield need("relation", Name(table.schema, table.name, start))
        yield table.change("need", "column", parts[-1], start)
    elif kind in ("TYPE", "DOMAIN"):
        yield from type_needs(name)
    # COMMENT ON CONSTRAINT c ON t IS '…'
    elif kind in ("CONSTRAINT", "TRIGGER", "POLICY", "RULE") and reader.accept("ON") and reader.keyword() != "DOMAIN":
        target = reader.reference()
        if target is None:
            return
        yield need("relation", target)
        yield AlteredTable(target.schema, target.name).change("need", kind.lower(), name.name, start)


_GRANT_OTHER = frozenset(
    {
        *("ALL", "DATABASE", "DOMAIN", "FOREIGN", "FUNCTION", "LANGUAGE", "LARGE", "PARAMETER", "PROCEDURE", "ROUTINE"),
        *("SCHEMA", "TABLESPACE", "TYPE", "SEQUENCES", "TABLES", "FUNCTIONS"),
    }
)


def _grant(reader: Reader) -> Iterator[Change]:
    if not reader.skip_to(frozenset({"ON"})):
        return
    # GRANT USAGE ON SCHEMA s TO app
    if reader.keyword() in _GRANT_OTHER and reader.keyword(1) not in (",", "TO", "FROM", "."):
        return
    reader.skip("TABLE", "SEQUENCE")
    for item in reader.items():
        if name := item.reference():
            yield need("relation", name)
        if item.keyword() in ("TO", "FROM"):
            return


_READERS: dict[str, Callable[[Reader], Iterator[Change]]] = {
    "INSERT": read_insert,
    **dict.fromkeys(("UPDATE", "DELETE"), read_update),
    **dict.fromkeys(("MERGE", "VALUES"), read_query),
    **dict.fromkeys(("SELECT", "WITH"), read_select),
    **dict.fromkeys(("TRUNCATE", "LOCK", "COPY", "REFRESH", "CLUSTER", "VACUUM", "ANALYZE"), _listed),
    "COMMENT": _comment,
    "PREPARE": read_prepare,
    "GRANT": _grant,
    "REVOKE": _grant,
}


def inner_statements(block: Iterable[Token]) -> Iterator[Reader]:
    """Yield the statements in the body of a DO block, from their first word of SQL on.

    What controls the flow (IF, LOOP, BEGIN) is passed over; a literal EXECUTE gives what it runs.
    """
    body = next((token for token in block if token.kind == "literal"), None)
    for statement in split(content(body)) if body else ():
        reader = Reader(tokens(statement.text))
        verb = reader.skip_to(DDL | {"EXECUTE"})
        dynamic = reader.peek()
        if verb in DDL:
            yield Reader(reader.tokens[reader.at - 1 :])
        # EXECUTE 'CREATE TABLE …'
        elif verb == "EXECUTE" and dynamic is not None and dynamic.kind == "literal":
            yield Reader(tokens(content(dynamic)))
