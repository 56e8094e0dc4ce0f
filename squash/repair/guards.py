"""A statement that would fail, rewritten so that it passes over what is there already, or what is gone."""

from __future__ import annotations

from collections.abc import Iterator

from squash.postgres.schema.names import literal, quote
from squash.postgres.statements import Reader, summarize, tokens

_IF_NOT_EXISTS = (
    "TABLE",
    "INDEX",
    "SEQUENCE",
    "SCHEMA",
    "EXTENSION",
    "MATERIALIZED VIEW",
    "FOREIGN TABLE",
    "STATISTICS",
)
_OR_REPLACE = ("VIEW", "FUNCTION", "PROCEDURE", "AGGREGATE", "TRIGGER", "RULE", "TRANSFORM", "LANGUAGE")


def actions(text: str) -> list[Reader]:
    """Return the actions of an ALTER TABLE, or of another ALTER."""
    reader = Reader(tokens(text))
    reader.object_kind(reader.take())
    reader.qualified_name()
    return reader.items()


def elements(text: str) -> list[Reader]:
    """Return the columns and constraints of a CREATE TABLE."""
    reader = Reader(tokens(text))
    while reader.peek() is not None and reader.keyword() != "(":
        reader.at += 1
    inside = reader.group()
    return inside.items() if inside else []


def insert(text: str, place: int, words: str) -> str:
    """Return a statement with words before the token that begins at the offset `place`."""
    return f"{text[:place]}{words} {text[place:]}"


def verb(text: str) -> str:
    """Return the first keyword of a statement."""
    return next((token.keyword for token in tokens(text)), "")


def table_of(text: str) -> str | None:
    """Return the name, as written and with its schema, of the table that a statement alters, indexes or writes to."""
    reader = Reader(tokens(text))
    first = reader.take()
    kind = reader.object_kind(first) if first in ("CREATE", "ALTER", "DROP") else ""
    # CREATE INDEX i ON t (a); CREATE TRIGGER g … ON t …
    if first == "CREATE" and kind != "TABLE":
        while reader.peek() is not None and reader.take() != "ON":
            pass
    # INSERT INTO t …; DELETE FROM ONLY t …
    while reader.keyword() in ("ONLY", "IF", "EXISTS", "NOT", "INTO", "FROM", "TABLE"):
        reader.at += 1
    start = reader.at
    reader.qualified_name()
    return _written(text, Reader(reader.tokens[start : reader.at])) if reader.at > start else None


def _written(text: str, part: Reader) -> str:
    start, end = part.span
    return text[start:end]


def _condition(text: str) -> tuple[str, int | None]:
    """Return the kind of object after CREATE, ALTER or DROP, and where IF [NOT] EXISTS would stand: None if it does."""
    reader = Reader(tokens(text))
    kind = reader.object_kind(reader.take())
    reader.at -= reader.keyword(-1) == "ONLY"
    return kind, None if reader.keyword(-1) == "EXISTS" else reader.start()


def last_name(written: str) -> str:
    """Return a name without its schema and quotes, as PostgreSQL reads it."""
    return [token.name for token in tokens(written) if token.name is not None][-1]


def passing_over(text: str, kind: str, name: str, owner: str | None) -> Iterator[str]:
    """Yield forms of a statement that pass over a thing which is there already, the plainest first.

    `kind` is that of an `Effect`; `owner` the table or type of a column, constraint or value.
    """
    first = verb(text)
    if first == "CREATE":
        what, place = _condition(text)
        # CREATE TABLE t (…)
        if what in _IF_NOT_EXISTS and place is not None:
            yield insert(text, place, "IF NOT EXISTS")
            return
        second = Reader(tokens(text)).peek(1)
        # CREATE FUNCTION f() …; CREATE TRIGGER g …
        if what in _OR_REPLACE and second is not None and second.keyword not in ("OR", "CONSTRAINT"):
            yield insert(text, second.start, "OR REPLACE")
    elif first == "ALTER":
        yield from _altering(text, kind, name)
    if condition := absent(text, kind, name, owner):
        yield only_if(condition, text)


def _altering(text: str, kind: str, name: str) -> Iterator[str]:
    every = actions(text)
    for action in every:
        if action.take() != "ADD":
            continue
        # ADD CONSTRAINT c …, ADD COLUMN d …
        if kind == "constraint" and action.keyword() == "CONSTRAINT" and len(every) > 1:
            token = action.peek(1)
            if token is not None and token.name == name:
                yield insert(text, action.span[0], f"DROP CONSTRAINT IF EXISTS {quote(name)},")
            continue
        if kind in ("column", "value"):
            action.skip(kind.upper())
        token = action.peek()
        named = token is not None and (token.name == name or (token.kind == "literal" and token.text[1:-1] == name))
        # ALTER TABLE t ADD COLUMN a int; ALTER TYPE mood ADD VALUE 'ok'
        if named and kind in ("column", "value"):
            yield insert(text, action.start(), "IF NOT EXISTS")
            return


def with_if_exists(text: str, kind: str, name: str, owner: str | None) -> Iterator[str]:
    """Yield forms of a statement that pass over a thing which is not there any more, the plainest first."""
    first = verb(text)
    what, place = _condition(text)
    if first == "DROP":
        if place is not None:
            yield insert(text, place, "IF EXISTS")
        return
    if first == "ALTER":
        yield from _without(text, kind, name)
        own = table_of(text)
        # ALTER TABLE t RENAME TO u; ALTER INDEX i RENAME TO j
        if (
            what in ("TABLE", "INDEX", "SEQUENCE", "VIEW", "MATERIALIZED VIEW")
            and place is not None
            and kind == "relation"
            and own is not None
            and last_name(own) == name
        ):
            yield insert(text, place, "IF EXISTS")
            return
    if condition := present(text, kind, name, owner):
        yield only_if(condition, text)


def _without(text: str, kind: str, name: str) -> Iterator[str]:
    """Yield an ALTER TABLE in which the actions on what is gone are passed over or left out."""
    every = actions(text)
    for action in every:
        done = action.take()
        action.at += action.keyword() in ("COLUMN", "CONSTRAINT")
        token = action.peek()
        if token is None or token.name != name or kind not in ("column", "constraint"):
            continue
        # ALTER TABLE t DROP CONSTRAINT c
        if done == "DROP":
            yield insert(text, token.start, "IF EXISTS")
            return
        # ALTER TABLE t ALTER a SET NOT NULL, ADD b int
        if done == "ALTER" and len(every) > 1:
            kept = [_written(text, other) for other in every if other is not action]
            yield text[: every[0].span[0]] + ", ".join(kept)
            return


def only_if(condition: str, text: str) -> str:
    """Return a statement in a DO block that runs it where a condition holds."""
    if verb(text) == "SELECT":  # PL/pgSQL wants to know where its result goes
        text = f"PERFORM{text[len('SELECT') :]}"
    # VALUES (f())
    elif summarize(text)[0] in ("SELECT", "VALUES", "TABLE"):
        text = f"PERFORM FROM ({text}) AS unused"
    tag = "$$"
    number = 0
    # CREATE FUNCTION f() … AS $$ … $$
    while tag in text or (tag == "$$" and "$" in text):
        tag = f"$repair{number or ''}$"
        number += 1
    return f"DO {tag}\nBEGIN\n    IF {condition} THEN\n        {text};\n    END IF;\nEND\n{tag}"


def absent(text: str, kind: str, name: str, owner: str | None) -> str:
    """Return the condition that a thing is not there, empty where it cannot be said."""
    there = _row(text, kind, name, owner)
    if there.startswith("to_reg"):
        return f"{there} IS NULL"
    return f"NOT {there}" if there else ""


def present(text: str, kind: str, name: str, owner: str | None) -> str:
    """Return the condition that a thing is there, empty where it cannot be said."""
    there = _row(text, kind, name, owner)
    return f"{there} IS NOT NULL" if there.startswith("to_reg") else there


_BY_NAME = {
    "function": ("pg_proc", "proname"),
    "procedure": ("pg_proc", "proname"),
    "aggregate": ("pg_proc", "proname"),
    "collation": ("pg_collation", "collname"),
    "extension": ("pg_extension", "extname"),
    "schema": ("pg_namespace", "nspname"),
    "publication": ("pg_publication", "pubname"),
    "operator": ("pg_operator", "oprname"),
    "cast": ("pg_cast", ""),
}


def _row(text: str, kind: str, name: str, owner: str | None) -> str:
    written = _as_written(text, name)
    if kind == "relation":
        return f"to_regclass({literal(written)})"
    if kind == "type":
        return f"to_regtype({literal(written)})"
    if kind in ("column", "constraint", "trigger", "policy", "rule"):
        catalog, relation, column = {
            "column": ("pg_attribute", "attrelid", "attname"),
            "constraint": ("pg_constraint", "conrelid", "conname"),
            "trigger": ("pg_trigger", "tgrelid", "tgname"),
            "policy": ("pg_policy", "polrelid", "polname"),
            "rule": ("pg_rewrite", "ev_class", "rulename"),
        }[kind]
        table = _as_written(text, owner) if owner else table_of(text)
        live = " AND NOT attisdropped" if kind == "column" else ""
        where = f"{relation} = to_regclass({literal(table or '')})::oid AND {column} = {literal(name)}{live}"
        return f"EXISTS (SELECT FROM {catalog} WHERE {where})" if table else ""
    if kind == "value":
        enum = _as_written(text, owner) if owner else table_of(text)
        where = f"enumtypid = to_regtype({literal(enum or '')})::oid AND enumlabel = {literal(name)}"
        return f"EXISTS (SELECT FROM pg_enum WHERE {where})" if enum else ""
    if kind in _BY_NAME and _BY_NAME[kind][1]:
        catalog, column = _BY_NAME[kind]
        return f"EXISTS (SELECT FROM {catalog} WHERE {column} = {literal(name)})"
    return ""


def _as_written(text: str, name: str) -> str:
    """Return a name, quoted, with the schema that the statement writes before it, if it does."""
    words = tuple(tokens(text))
    for at, token in enumerate(words):
        # ALTER TABLE app.t …
        if token.name == name and at > 1 and words[at - 1].text == ".":
            schema = words[at - 2].name
            return f"{quote(schema)}.{quote(name)}" if schema else quote(name)
        if token.name == name:
            break
    return quote(name)


def column_text(text: str, name: str) -> str | None:
    """Return the definition of a column that a statement adds, as written there."""
    for action in actions(text) if verb(text) == "ALTER" else ():
        done = action.take()
        while action.keyword() in ("COLUMN", "IF", "NOT", "EXISTS"):
            action.at += 1
        token = action.peek()
        # ALTER TABLE t ADD COLUMN IF NOT EXISTS a int NOT NULL
        if done == "ADD" and token is not None and token.name == name:
            return text[token.start : action.span[1]]
    return None


def column_type(text: str, action: Reader) -> tuple[str, str] | None:
    """Return (column, type) of an action of ALTER TABLE that changes a column's type; None for any other action."""
    # ALTER COLUMN c SET DATA TYPE numeric(10, 2) USING c::numeric
    done = action.take()
    action.skip("COLUMN")
    token = action.peek()
    action.at += 1
    action.skip("SET", "DATA")
    if done != "ALTER" or action.take() != "TYPE" or token is None or token.name is None:
        return None
    rest = action.tokens[action.at :]
    end = next((at for at, token in enumerate(rest) if token.keyword in ("USING", "COLLATE")), len(rest))
    return (token.name, _written(text, Reader(rest[:end]))) if end else None
