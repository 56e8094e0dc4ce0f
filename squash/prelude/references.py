"""What scripts name, and what they make: roles, and objects that are written with their schema."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from squash.postgres.statements import Reader, Token, changes, content, inner_statements, split, tokens
from squash.postgres.statements.builtin import SCHEMAS
from squash.prisma.history import History

_NOBODY = frozenset({"PUBLIC", "CURRENT_USER", "CURRENT_ROLE", "SESSION_USER", "NONE", "DEFAULT", "GROUP"})
_NAME_IN_TEXT = re.compile(r'\s*(?:"([^"]+)"|([a-z_]\w*))\.(?:"([^"]+)"|([a-z_]\w*))\s*', re.IGNORECASE)
_WORD = re.compile(r'[^\W\d]\w*|"(?:[^"]|"")+"')
_DEEPEST = 3  # a DO block that makes a function whose body runs a text


@dataclass(frozen=True, slots=True)
class Reference:
    """That a script names something, at a line of a migration.

    `kind` is `role`, `schema` or `object`: a name does not tell relation, routine and type from each other.
    `acts` says of a role that the history acts as it, as `OWNER TO` does.
    """

    kind: Literal["role", "schema", "object"]
    schema: str | None
    name: str
    migration: str
    line: int
    acts: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What the scripts make themselves.

    `objects` are relations, routines and types by schema (None where none is written) and name. `schemas` are those
    without IF NOT EXISTS. `members` are columns, keys and values that come to a table or type, by its schema and name;
    `secured` are the tables on which row level security is enabled.
    """

    roles: set[str] = field(default_factory=set)
    schemas: set[str] = field(default_factory=set)
    objects: set[tuple[str | None, str]] = field(default_factory=set)
    members: set[tuple[str | None, str, str]] = field(default_factory=set)
    secured: set[tuple[str | None, str]] = field(default_factory=set)
    others: set[tuple[str, str]] = field(default_factory=set)

    def has_object(self, schema: str, name: str, own: str) -> bool:
        """Return whether a script makes this relation, routine or type; `own` is the schema of names without one."""
        return (schema, name) in self.objects or (schema == own and (None, name) in self.objects)


def made_by(history: History) -> Made:
    """Return what the scripts of a history make, also in their DO blocks."""
    made = Made()
    for migration in history.migrations:
        for statement in split(migration.script):
            read = tuple(tokens(statement.text))
            is_block = bool(read) and read[0].keyword == "DO"
            for part in (inner.tokens for inner in inner_statements(read)) if is_block else (read,):
                _note(made, part)
    return made


def _note(made: Made, statement: Sequence[Token]) -> None:
    words = [token.keyword for token in statement]
    reader = Reader(statement)
    # ALTER TABLE storage.files ENABLE ROW LEVEL SECURITY
    if words[-3:] == ["ROW", "LEVEL", "SECURITY"] and reader.accept("ALTER", "TABLE"):
        reader.skip("IF", "EXISTS", "ONLY")
        if table := reader.reference():
            made.secured.add((table.schema, table.name))
    for change in changes(statement):
        name = change.to if change.action == "rename" else change.name
        if change.action not in ("create", "rename", "move") or not name or change.role == "shell":
            continue
        if change.kind in ("role", "user", "group"):
            made.roles.add(name)
        # CREATE SCHEMA IF NOT EXISTS auth: it is there perhaps, with all that a platform keeps in it
        elif change.kind == "schema" and not change.guarded:
            made.schemas.add(name)
        elif change.kind in ("relation", "type", "routine"):
            made.objects.add((change.to if change.action == "move" else change.schema, name))
        elif change.owner is None:
            made.others.add((change.kind, name))
        else:
            made.members.add((change.schema, change.owner, name))


def words_of(history: History) -> frozenset[str]:
    """Return every word of the scripts that could be a name, as written and folded."""
    words: set[str] = set()
    for migration in history.migrations:
        for word in _WORD.findall(migration.script):
            words |= {word[1:-1].replace('""', '"')} if word.startswith('"') else {word, word.lower()}
    return frozenset(words)


def references(history: History) -> tuple[Reference, ...]:
    """Return what the scripts name, in the order of the history: also in bodies of functions and in DO blocks."""
    return tuple(
        reference
        for migration in history.migrations
        for statement in split(migration.script)
        for reference in _named(tuple(tokens(statement.text)), migration.name, statement.line, statement.text, 0)
    )


def _named(read: tuple[Token, ...], migration: str, line: int, text: str, depth: int) -> Iterator[Reference]:
    words = [token.keyword for token in read]
    # DROP TABLE IF EXISTS auth.old
    if words[:1] == ["DROP"] and "EXISTS" in words[:5]:
        return
    for at, token in enumerate(read):
        here = line + text.count("\n", 0, token.start)
        for name, acts in _roles(read, words, at):
            yield Reference("role", None, name, migration, here, acts)
        # GRANT USAGE ON SCHEMA auth; CREATE EXTENSION citext WITH SCHEMA extensions
        if token.keyword == "SCHEMA" and at and words[at - 1] in ("ON", "IN", "WITH", "SET"):
            yield from (Reference("schema", None, name, migration, here) for name in _list(read, at + 1))
        if (schema := token.name) and words[at + 1 : at + 2] == ["."] and (not at or words[at - 1] != "."):
            within = read[at + 2].name if at + 2 < len(read) else None
            if within and schema not in SCHEMAS:
                yield Reference("object", schema, within, migration, here)
        if token.kind == "literal":
            yield from _in_literal(read, words, at, migration, here, depth)


def _in_literal(
    read: tuple[Token, ...], words: list[str], at: int, migration: str, line: int, depth: int
) -> Iterator[Reference]:
    inside = content(read[at])
    # 'auth.users'::regclass
    if match := _NAME_IN_TEXT.fullmatch(inside):
        schema, name = match[1] or match[2].lower(), match[3] or match[4].lower()
        if schema not in SCHEMAS:
            yield Reference("object", schema, name, migration, line)
    is_code = words[0] == "DO" or (words[0] == "CREATE" and not {"FUNCTION", "PROCEDURE"}.isdisjoint(words[:4]))
    # DO $$ … $$; CREATE FUNCTION f() … AS $$ … $$; EXECUTE 'GRANT …'
    if depth < _DEEPEST and (is_code or "EXECUTE" in words[max(0, at - 3) : at]):
        for statement in split(inside):
            above = line + statement.line - 1
            yield from _named(tuple(tokens(statement.text)), migration, above, statement.text, depth + 1)


def _roles(read: tuple[Token, ...], words: list[str], at: int) -> Iterator[tuple[str, bool]]:
    """Yield the roles that the clause beginning here names, and whether the statement acts as them."""
    word, behind = words[at], words[at + 1 : at + 3]
    before = words[at - 1] if at else ""
    # GRANT SELECT ON t TO a, b; REVOKE ALL ON t FROM a
    if word in ("GRANT", "REVOKE") and before != "WITH":
        end = next((n for n in range(at, len(read)) if words[n] == ("TO" if word == "GRANT" else "FROM")), len(read))
        yield from ((name, False) for name in _list(read, end + 1))
        # GRANT a TO b
        if "ON" not in words[at:end] and end < len(read):
            yield from ((name, False) for name in _list(read, at + 1))
    # CREATE POLICY p ON t FOR SELECT TO a USING (true)
    elif word == "POLICY" and before in ("CREATE", "ALTER"):
        end = next((n for n in range(at, len(read)) if words[n] in ("TO", "USING", "WITH")), len(read))
        if end < len(read) and words[end] == "TO" and words[end - 1] != "RENAME":
            yield from ((name, False) for name in _list(read, end + 1))
    # ALTER TABLE t OWNER TO a
    elif (word, behind[:1]) == ("OWNER", ["TO"]):
        yield from ((name, True) for name in _list(read, at + 2)[:1])
    # ALTER DEFAULT PRIVILEGES FOR ROLE a; CREATE USER MAPPING FOR a
    elif word == "FOR" and before in ("PRIVILEGES", "MAPPING"):
        acts = before == "PRIVILEGES"
        yield from ((name, acts) for name in _list(read, at + (2 if behind[:1] in (["ROLE"], ["USER"]) else 1)))
    # SET LOCAL ROLE a; ALTER ROLE a SET …; CREATE SCHEMA s AUTHORIZATION a
    elif (word in ("ROLE", "USER") and before in ("SET", "LOCAL", "SESSION", "ALTER", "ON")) or word == "AUTHORIZATION":
        acts = before not in ("ALTER", "ON")
        yield from ((name, acts) for name in _list(read, at + 1)[:1])
    # REASSIGN OWNED BY a
    elif (word, behind[:1]) == ("OWNED", ["BY"]) and before == "REASSIGN":
        yield from ((name, True) for name in _list(read, at + 2))


def _list(read: tuple[Token, ...], at: int) -> list[str]:
    """Return the names between commas that begin at this token."""
    names = []
    while at < len(read) and (name := read[at].name) is not None:
        if read[at].keyword not in _NOBODY:
            names.append(name)
        at += 1
        if read[at - 1].keyword == "GROUP":
            continue
        if at >= len(read) or read[at].text != ",":
            break
        at += 1
    return names
