"""A statement that would fail, rewritten so that it passes over what is there already, or what is gone."""

from __future__ import annotations

from collections.abc import Iterator

from squash.postgres.schema.names import literal, quote
from squash.postgres.statements import Token, summarize, tokens

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
_BEFORE_KIND = {
    *("UNIQUE", "TEMP", "TEMPORARY", "UNLOGGED", "GLOBAL", "LOCAL", "OR", "REPLACE", "CONSTRAINT", "RECURSIVE"),
}
_TWO_WORDS = (("MATERIALIZED", "VIEW"), ("FOREIGN", "TABLE"))


class Words:
    """The tokens of a statement with their places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tuple(tokens(text))

    def keyword(self, at: int) -> str:
        """Return the upper-case form of a token that is not quoted; empty for others, and behind the last."""
        return self.tokens[at].keyword if at < len(self.tokens) else ""

    def token(self, at: int) -> Token | None:
        """Return a token, None behind the last."""
        return self.tokens[at] if at < len(self.tokens) else None

    def start(self, at: int) -> int:
        """Return the offset at which a token begins."""
        return self.tokens[at].start if at < len(self.tokens) else len(self.text)

    def end(self, at: int) -> int:
        """Return the offset behind a token."""
        token = self.tokens[at]
        return token.start + len(token.text)

    def insert(self, at: int, words: str) -> str:
        """Return the text with words before the token at `at`."""
        place = self.start(at)
        return f"{self.text[:place]}{words} {self.text[place:]}"

    def kind(self) -> tuple[str, int]:
        """Return the kind of object after CREATE, ALTER or DROP, and the number of the token behind it."""
        at = 1
        while self.keyword(at) in _BEFORE_KIND:
            at += 1
        for first, second in _TWO_WORDS:
            if (self.keyword(at), self.keyword(at + 1)) == (first, second):
                return f"{first} {second}", at + 2
        kind = self.keyword(at)
        at += 1
        if self.keyword(at) == "CONCURRENTLY":
            at += 1
        return kind, at

    def skip_name(self, at: int) -> int:
        """Return the number of the token behind a name that begins at `at`, ONLY and IF EXISTS before it included."""
        while self.keyword(at) in ("ONLY", "IF", "EXISTS", "NOT"):
            at += 1
        at += 1
        while self.keyword(at) == ".":
            at += 2
        return at

    def actions(self) -> tuple[tuple[int, int], ...]:
        """Return the actions of an ALTER TABLE, each as the numbers of its first token and of that behind its last."""
        return self._between_commas(self.skip_name(self.kind()[1]), len(self.tokens))

    def elements(self) -> tuple[tuple[int, int], ...]:
        """Return the columns and constraints of a CREATE TABLE, in the same way."""
        opening = next((at for at in range(len(self.tokens)) if self.keyword(at) == "("), None)
        if opening is None:
            return ()
        depth = 0
        for at in range(opening, len(self.tokens)):
            depth += (self.keyword(at) == "(") - (self.keyword(at) == ")")
            if depth == 0:
                return self._between_commas(opening + 1, at)
        return ()

    def _between_commas(self, first: int, behind: int) -> tuple[tuple[int, int], ...]:
        parts, depth, start = [], 0, first
        for at in range(first, behind):
            text = self.keyword(at)
            depth += (text in ("(", "[")) - (text in (")", "]"))
            if depth == 0 and text == ",":
                parts.append((start, at))
                start = at + 1
        return (*parts, (start, behind)) if start < behind else tuple(parts)

    def slice(self, first: int, behind: int) -> str:
        """Return the text of some tokens."""
        return self.text[self.start(first) : self.end(behind - 1)]


def verb(text: str) -> str:
    """Return the first keyword of a statement."""
    return next((token.keyword for token in tokens(text)), "")


def table_of(text: str) -> str | None:
    """Return the name, as written and with its schema, of the table that a statement alters, indexes or writes to."""
    words = Words(text)
    first = words.keyword(0)
    if first == "CREATE":
        at = next((n + 1 for n in range(1, len(words.tokens)) if words.keyword(n) == "ON"), None)
        if words.kind()[0] == "TABLE":
            at = words.kind()[1]
    elif first in ("ALTER", "DROP"):
        at = words.kind()[1]
    else:
        at = 1
    if at is None:
        return None
    while words.keyword(at) in ("ONLY", "IF", "EXISTS", "NOT", "INTO", "FROM", "TABLE"):
        at += 1
    behind = words.skip_name(at)
    token = words.token(at)
    is_name = token is not None and token.name is not None and behind <= len(words.tokens)
    return words.slice(at, behind) if is_name else None


def last_name(written: str) -> str:
    """Return a name without its schema and quotes, as PostgreSQL reads it."""
    return [token.name for token in tokens(written) if token.name is not None][-1]


def passing_over(text: str, kind: str, name: str, owner: str | None) -> Iterator[str]:
    """Yield forms of a statement that pass over a thing which is there already, the plainest first.

    `kind` is that of an `Effect`; `owner` the table or type of a column, constraint or value.
    """
    words = Words(text)
    first = words.keyword(0)
    if first == "CREATE":
        what, at = words.kind()
        if what in _IF_NOT_EXISTS and words.keyword(at) != "IF":
            yield words.insert(at, "IF NOT EXISTS")
            return
        if what in _OR_REPLACE and words.keyword(1) not in ("OR", "CONSTRAINT"):
            yield words.insert(1, "OR REPLACE")
    elif first == "ALTER":
        yield from _altering(words, kind, name)
    if condition := absent(text, kind, name, owner):
        yield only_if(condition, text)


def _altering(words: Words, kind: str, name: str) -> Iterator[str]:
    for start, behind in words.actions():
        if words.keyword(start) != "ADD":
            continue
        at = start + 1
        if kind == "column":
            at += words.keyword(at) == "COLUMN"
        elif kind == "value":
            at += words.keyword(at) == "VALUE"
        # ALTER TABLE t ADD CONSTRAINT a …, ADD CONSTRAINT b …
        elif kind == "constraint" and words.keyword(at) == "CONSTRAINT" and len(words.actions()) > 1:
            token = words.token(at + 1)
            if token is not None and token.name == name:
                yield words.insert(start, f"DROP CONSTRAINT IF EXISTS {quote(name)},")
            continue
        token = words.token(at)
        named = token is not None and (token.name == name or (token.kind == "literal" and token.text[1:-1] == name))
        if named and kind in ("column", "value") and behind > at:
            yield words.insert(at, "IF NOT EXISTS")
            return


def moot(text: str, kind: str, name: str, owner: str | None) -> Iterator[str]:
    """Yield forms of a statement that pass over a thing which is not there any more, the plainest first."""
    words = Words(text)
    first = words.keyword(0)
    if first == "DROP":
        _, at = words.kind()
        if words.keyword(at) != "IF":
            yield words.insert(at, "IF EXISTS")
        return
    if first == "ALTER":
        what, at = words.kind()
        yield from _without(words, kind, name)
        own = table_of(text)
        if (
            what in ("TABLE", "INDEX", "SEQUENCE", "VIEW", "MATERIALIZED VIEW")
            and words.keyword(at) != "IF"
            and kind == "relation"
            and own is not None
            and last_name(own) == name
        ):
            yield words.insert(at, "IF EXISTS")
            return
    if condition := present(text, kind, name, owner):
        yield only_if(condition, text)


def _without(words: Words, kind: str, name: str) -> Iterator[str]:
    """Yield an ALTER TABLE in which the actions on what is gone are passed over or left out."""
    actions = words.actions()
    for start, behind in actions:
        verb_, at = words.keyword(start), start + 1
        at += words.keyword(at) in ("COLUMN", "CONSTRAINT")
        token = words.token(at)
        if token is None or token.name != name or kind not in ("column", "constraint"):
            continue
        if verb_ == "DROP":
            yield words.insert(at, "IF EXISTS")
            return
        if verb_ == "ALTER" and len(actions) > 1:
            kept = [words.slice(*action) for action in actions if action != (start, behind)]
            yield words.text[: words.start(actions[0][0])] + ", ".join(kept)
            return


def only_if(condition: str, text: str) -> str:
    """Return a statement in a DO block that runs it where a condition holds."""
    if verb(text) == "SELECT":  # PL/pgSQL wants to know where its result goes
        text = f"PERFORM{text[len('SELECT') :]}"
    elif summarize(text)[0] in ("SELECT", "VALUES", "TABLE"):
        text = f"PERFORM FROM ({text}) AS unused"
    tag = "$$"
    number = 0
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
    written = tuple(tokens(text))
    for at, token in enumerate(written):
        if token.name == name and at > 1 and written[at - 1].text == ".":
            schema = written[at - 2].name
            return f"{quote(schema)}.{quote(name)}" if schema else quote(name)
        if token.name == name:
            break
    return quote(name)


def column_text(text: str, name: str) -> str | None:
    """Return the definition of a column that a statement adds or creates, as written there."""
    words = Words(text)
    first = words.keyword(0)
    if first == "ALTER":
        for start, behind in words.actions():
            at = start + 1
            while words.keyword(at) in ("COLUMN", "IF", "NOT", "EXISTS"):
                at += 1
            token = words.token(at)
            if words.keyword(start) == "ADD" and token is not None and token.name == name:
                return words.slice(at, behind)
    return None


def column_type(words: Words, start: int, behind: int) -> tuple[str, str] | None:
    """Return (column, type) of an action of ALTER TABLE that changes a column's type; None for any other action."""
    at = start + 1
    at += words.keyword(at) == "COLUMN"
    token, at = words.token(at), at + 1
    while words.keyword(at) in ("SET", "DATA"):
        at += 1
    if words.keyword(start) != "ALTER" or words.keyword(at) != "TYPE" or token is None or token.name is None:
        return None
    end = next((n for n in range(at, behind) if words.keyword(n) in ("USING", "COLLATE")), behind)
    return (token.name, words.slice(at + 1, end)) if end > at + 1 else None
