"""Rules about what keeps a history from being replayed: things that are used before they are made, or made twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from squash.lint.findings import LintFinding, LintRule, ReadStatement, Script
from squash.lint.following import Trouble, apply
from squash.lint.scripted_catalog import ScriptedCatalog
from squash.postgres.statements import Change, Token, changes, content, inner_statements, tokens
from squash.postgres.statements.builtin import FROM_EXTENSION
from squash.prisma.ledger import LEDGER

_MISSING_HELP = """\
An empty database has what the scripts make, and nothing else. Prisma's shadow database is an empty one. A statement
fails there if it alters, indexes, refers to or writes {what} that no earlier statement made.

`migrate dev` and every new environment stop at this statement. Databases that got the thing otherwise go on: by `db
push`, by an edited script, by hand.

The message says where the thing went: a later migration makes it, an earlier one dropped or renamed it, or none makes
it.

What to do: make it in an earlier migration, or in this one before the statement. Write IF NOT EXISTS where databases
have it already. Do not edit a script that was deployed, unless you squash: its checksum changes. `squash repair`
proposes such edits. `squash replay --keep-going` shows the server's words."""

_DUPLICATE_HELP = """\
An earlier statement of the history made {what} of this name. PostgreSQL refuses to make it again. So the history does
not replay on an empty database.

Two causes are common. Two branches added the same thing. Or a script was generated against a database that was
behind.

What to do: leave the second one out, or write IF NOT EXISTS. For a constraint write a DO block that looks first."""

MISSING = {
    "relation": LintRule(
        "missing-relation",
        "error",
        "A table, view, index or sequence is used that no earlier statement makes",
        _MISSING_HELP.format(what="a table, view, index or sequence"),
    ),
    "type": LintRule(
        "missing-type",
        "error",
        "A type is used that no earlier statement makes",
        _MISSING_HELP.format(what="a column of a type"),
    ),
    "column": LintRule(
        "missing-column",
        "error",
        "A column is used that its table does not have at that point",
        _MISSING_HELP.format(what="a column"),
    ),
    "extension": LintRule(
        "missing-extension",
        "error",
        "A type or function is used whose extension no earlier statement creates",
        _MISSING_HELP.format(what="something of an extension"),
    ),
}
MISSING_OBJECT = LintRule(
    "missing-object",
    "error",
    "A constraint, enum value, trigger, policy, function or schema is used that is missing",
    _MISSING_HELP.format(what="an object"),
)
DUPLICATE = {
    "relation": LintRule(
        "duplicate-relation",
        "error",
        "A table, view, index or sequence is made that is there already",
        _DUPLICATE_HELP.format(what="a table, view, index or sequence"),
    ),
    "column": LintRule(
        "duplicate-column",
        "error",
        "A column is added that its table has already",
        _DUPLICATE_HELP.format(what="a column"),
    ),
}
DUPLICATE_OBJECT = LintRule(
    "duplicate-object",
    "error",
    "A type, enum value, constraint, trigger, policy, schema or extension is made again",
    _DUPLICATE_HELP.format(what="an object"),
)

RULES = (*MISSING.values(), MISSING_OBJECT, *DUPLICATE.values(), DUPLICATE_OBJECT)

_CALLED_FROM_EXTENSION = frozenset(FROM_EXTENSION) - {"vector", "halfvec", "sparsevec", "geometry", "geography"}
_KINDS = {"value": "enum value", "routine": "function"}
_DDL_WORDS = ("CREATE ", "ALTER ", "DROP ", "EXECUTE")


def check_replay(
    scripts: Sequence[Script], catalog: ScriptedCatalog, before: Sequence[Script] = ()
) -> Iterator[LintFinding]:
    """Follow a history statement by statement; yield what a database would refuse that holds what `before` makes.

    `catalog` is empty at first, and in the end what the history leaves.

    One finding for each thing and migration: what follows from it in the same script is not said again.
    """
    makers = _makers(scripts)
    walk = _Walk(catalog)
    path = catalog.path
    for script in before:
        walk.catalog.migration = script.name
        for statement in script.statements:
            for _ in walk.take(statement):  # it runs on a server, which knows better
                pass
        walk.catalog.path = path  # it has a connection of its own
    for number, script in enumerate(scripts):
        walk.catalog.migration = script.name
        said: set[tuple[str, str, str | None]] = set()
        for statement in script.statements:
            for trouble in walk.take(statement):
                thing = (trouble.kind, trouble.name, trouble.owner)
                if thing in said or ("relation", trouble.owner, None) in said or _is_ledger(trouble):
                    continue
                said.add(thing)
                rule = _rule(trouble)
                message = _message(trouble, script.name, makers.get(thing, ()), number, scripts)
                yield LintFinding(rule.id, rule.severity, script.name, statement.line(trouble.change.start), message)


def _is_ledger(trouble: Trouble) -> bool:
    """Return whether Prisma's own table is missed, which it makes itself before it deploys a history."""
    return trouble.what == "missing" and LEDGER in (trouble.name, trouble.owner)


def _rule(trouble: Trouble) -> LintRule:
    if trouble.what == "missing":
        return MISSING.get(trouble.kind, MISSING_OBJECT)
    return DUPLICATE.get(trouble.kind, DUPLICATE_OBJECT)


def _makers(scripts: Sequence[Script]) -> dict[tuple[str, str, str | None], list[int]]:
    """Return for each thing the numbers of the migrations that create it, or give it its name."""
    numbers: dict[tuple[str, str, str | None], list[int]] = {}
    for number, script in enumerate(scripts):
        for statement in script.statements:
            for change in statement.changes if statement.words[0] != "INSERT" else ():
                name = change.name if change.action == "create" else change.to if change.action == "rename" else None
                if name:
                    kind, owner = ("relation", None) if change.kind == "index" else (change.kind, change.owner)
                    numbers.setdefault((kind, name, owner), []).append(number)
    return numbers


def _message(trouble: Trouble, migration: str, makers: Sequence[int], number: int, scripts: Sequence[Script]) -> str:
    what = _KINDS.get(trouble.kind, trouble.kind)
    thing = f'{what} "{trouble.name}"' + (f' of "{trouble.owner}"' if trouble.owner else "")
    if trouble.what == "duplicate":
        if trouble.by == migration:
            return f"{thing} was already made further up in this migration"
        return f"{thing} was already made by {trouble.by}" if trouble.by else f"{thing} is there from the start"
    if trouble.by is not None:
        where = "further up in this migration" if trouble.by == migration else f"by {trouble.by}"
        return f"{thing} was dropped or renamed {where}"
    later = [maker for maker in makers if maker > number]
    if number in makers:
        return f"{thing} is made only further down in this migration"
    if trouble.elsewhere is not None and trouble.change.schema is not None:
        return f'{thing} is in the schema "{trouble.elsewhere}", not in "{trouble.change.schema}"'
    if later:
        return f"{thing} is made only later, by {scripts[later[0]].name}"
    if trouble.kind == "extension":
        return f"{trouble.change.name!r} comes from an extension that no migration creates".replace("'", '"')
    return f"no migration makes {thing}"


class _Walk:
    """The way through a history: the catalog, and what is not told by statements alone."""

    def __init__(self, catalog: ScriptedCatalog) -> None:
        self.catalog = catalog
        self.bodies: dict[str, tuple[Token, ...]] = {}

    def take(self, statement: ReadStatement) -> Iterator[Trouble]:
        """Go on past a statement."""
        words = statement.words
        if not words:
            return
        # DO $$ BEGIN CREATE TABLE t (); END $$
        if words[0] == "DO":
            self._doubt(statement.tokens)
        # SET search_path TO app; SELECT set_config('search_path', '', false)
        elif words[0] in ("SET", "RESET", "SELECT", "DISCARD") and self._sets_path(statement):
            return
        elif words[0] == "ROLLBACK":
            self.catalog.doubts.update(name for _, name in self.catalog.relations)
        else:
            yield from apply(self.catalog, [*statement.changes, *_extension_needs(statement, self.catalog)])
            # CREATE OR REPLACE FUNCTION f() …; CREATE PROCEDURE p() …
            if (words[0] == "CREATE" and "FUNCTION" in words) or "PROCEDURE" in words:
                self._remember(statement)
        # SELECT f(); CALL p()
        if self.bodies and words[0] in ("SELECT", "CALL", "DO", "WITH"):
            for token in statement.tokens:
                if token.name in self.bodies:
                    self._doubt(self.bodies[token.name])

    def _remember(self, statement: ReadStatement) -> None:
        """Keep the body of a routine that may change the catalog when it is called."""
        made = next((change for change in statement.changes if change.kind == "routine"), None)
        body = [token for token in statement.tokens if token.kind == "literal" and token.text.startswith("$")]
        # CREATE FUNCTION f() … AS $$ BEGIN EXECUTE 'CREATE TABLE t ()'; … $$
        if made and body and any(word in body[0].text.upper() for word in _DDL_WORDS):
            self.bodies[made.name] = tuple(body[:1])

    def _doubt(self, block: Sequence[Token]) -> None:
        """Take notice of what a DO block, or a routine, may have done."""
        for inner in inner_statements(block):
            for change in changes(inner.tokens):
                self.catalog.doubt(change)
        body = next((token for token in block if token.kind == "literal"), None)
        # DO $$ BEGIN EXECUTE format('DROP TABLE %I', 't'); END $$
        if body is not None and "EXECUTE" in body.text.upper():
            self.catalog.doubts.update(_names(content(body)))

    def _sets_path(self, statement: ReadStatement) -> bool:
        if "search_path" not in statement.statement.text.lower():
            return False
        read = [token for token in statement.tokens if token.keyword not in ("=", ",", "TO", "SESSION", "LOCAL")]
        if statement.words[0] == "RESET":
            self.catalog.path = (self.catalog.default,)
        # SET search_path TO app, public
        elif statement.words[0] == "SET":
            self.catalog.path = tuple(_setting(token) for token in read[2:] if _setting(token))
        else:
            values = [content(token) for token in read if token.kind == "literal"]
            self.catalog.path = tuple(
                part.strip().strip('"') for part in (values[1] if len(values) > 1 else "").split(",") if part.strip()
            )
        # SET search_path TO DEFAULT
        if self.catalog.path in (("DEFAULT",), ("default",)):
            self.catalog.path = (self.catalog.default,)
        return True


def _setting(token: Token) -> str:
    return content(token) if token.kind == "literal" else token.name or ""


def _names(text: str) -> Iterator[str]:
    """Yield every name that stands in SQL text, also within its literals."""
    for token in tokens(text):
        if token.name is not None:
            yield token.name
        elif token.kind == "literal" and len(token.text) > 2:
            yield content(token)
            yield from _names(content(token))


def _extension_needs(statement: ReadStatement, catalog: ScriptedCatalog) -> Iterator[Change]:
    """Yield the extensions whose functions a statement calls."""
    text = statement.statement.text.lower()
    if not any(name in text for name in _CALLED_FROM_EXTENSION):
        return
    if any(change.kind == "routine" and change.action != "need" for change in statement.changes):
        return
    for token, following in pairwise(statement.tokens):
        name = token.name
        # a uuid DEFAULT uuid_generate_v4()
        if name in _CALLED_FROM_EXTENSION and name not in catalog.routines and following.text == "(":
            yield Change("need", "extension", FROM_EXTENSION[name], start=token.start)
