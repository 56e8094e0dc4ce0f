"""Which relations a query reads and writes, found by the places where its grammar allows a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from squash.postgres.statements.lexing import Token
from squash.postgres.statements.reader import Name, Reader

# After these a list of tables ends; a comma means something else from there on.
_ENDS_FROM = frozenset(
    {
        *("WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET", "FETCH", "FOR", "UNION", "INTERSECT", "EXCEPT"),
        *("WINDOW", "RETURNING", "SET", "VALUES", "SELECT", "WHEN", "ON"),
    }
)
_CALLS_WITH_FROM = frozenset({"EXTRACT", "SUBSTRING", "TRIM", "OVERLAY", "POSITION"})
# TABLE after these is a query of its own.
_BEFORE_QUERY = frozenset({"AS", "(", "UNION", "ALL", "INTERSECT", "EXCEPT"})
# These can stand behind a table, and are no alias of it.
_BEHIND_TABLE = _ENDS_FROM | {
    *("JOIN", "LEFT", "RIGHT", "INNER", "CROSS", "FULL", "NATURAL", "USING", "TABLESAMPLE", "DEFAULT", "OVERRIDING"),
    *("FROM", "WITH", "ORDINALITY", "NOT", "DO", "EXECUTE", "REFERENCING", "DEFERRABLE", "INITIALLY"),
}
# UPDATE after these is no statement: FOR UPDATE, FOR NO KEY UPDATE, ON UPDATE, DO UPDATE, BEFORE INSERT OR UPDATE.
_BEFORE_NO_UPDATE = frozenset({"FOR", "KEY", "ON", "DO", "OR", "BEFORE", "AFTER", "THEN"})


@dataclass(slots=True)
class _Level:
    """What is known inside one pair of parentheses: the call they belong to, and where in a query we are."""

    call: str = ""
    lists_tables: bool = False
    expects: bool = False


def relations(tokens: Sequence[Token]) -> list[Name]:
    """Return the relations that the queries in these tokens name, common table expressions left out.

    Names are as written, in their order, as often as they stand there. A function in FROM is no relation.
    """
    named = _with_names(tokens)
    return [name for name, _ in _references(tokens) if name.schema is not None or name.name not in named]


def qualified_columns(tokens: Sequence[Token]) -> Iterator[tuple[Name, Token]]:
    """Yield each `table.column` or `alias.column` with the relation that the table or alias surely stands for.

    Where a name stands for several things in these tokens, as in two subqueries, nothing is told.
    """
    standing: dict[str, Name | None] = dict.fromkeys((*_with_names(tokens), *_other_aliases(tokens)))
    for name, alias in _references(tokens):
        known = standing.setdefault(alias or name.name, name)
        if known is None or known[:2] != name[:2]:
            standing[alias or name.name] = None
    for at, token in enumerate(tokens[:-2]):
        table = standing.get(token.name) if token.name is not None and tokens[at + 1].text == "." else None
        before = tokens[at - 1].text if at else ""
        behind = tokens[at + 3].text if at + 3 < len(tokens) else ""
        if table is not None and tokens[at + 2].name is not None and before != "." and behind not in (".", "("):
            yield table, tokens[at + 2]


def _other_aliases(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the names given to subqueries, functions and lists of columns, which are no aliases of tables."""
    for at, token in enumerate(tokens[:-1]):
        behind = tokens[at + 1]
        if token.text == ")" and behind.keyword == "AS" and at + 2 < len(tokens):
            behind = tokens[at + 2]
        if token.text == ")" and behind.name is not None:
            yield behind.name
        if token.name is not None and behind.text == "(":
            yield token.name


def _with_names(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the names that a WITH or WINDOW clause gives: `name [(columns)] AS [[NOT] MATERIALIZED] (`."""
    if not any(token.keyword == "AS" for token in tokens):
        return frozenset()
    return frozenset(
        token.name
        for at, token in enumerate(tokens)
        if at and token.name is not None and tokens[at - 1].keyword in ("WITH", "RECURSIVE", ",", "WINDOW")
        if _is_given(Reader(tokens[at + 1 : at + 200]))
    )


def _is_given(behind: Reader) -> bool:
    behind.group()
    if not behind.accept("AS"):
        return False
    behind.skip("NOT", "MATERIALIZED")
    return behind.keyword() == "("


def _references(tokens: Sequence[Token]) -> Iterator[tuple[Name, str | None]]:
    """Yield what stands where a table may stand, each with its alias."""
    levels = [_Level()]
    before = ""
    at = 0
    while at < len(tokens):
        token, level = tokens[at], levels[-1]
        word = token.keyword
        at += 1
        if word == "(":
            # FROM (a JOIN b USING (id))
            joins = level.expects and tokens[at : at + 1] and tokens[at].keyword not in ("SELECT", "WITH", "VALUES")
            level.expects = False
            levels.append(_Level(before, lists_tables=bool(joins), expects=bool(joins)))
        elif word == ")":
            if len(levels) > 1:
                levels.pop()
        # FROM ONLY a
        elif level.expects and word in ("ONLY", "LATERAL", "TABLE"):
            pass
        elif level.expects and token.name is not None:
            level.expects = False
            reader = Reader(tokens[at - 1 :])
            name = reader.reference()
            at += reader.at - 1
            if name is not None and (reader.keyword() != "(" or before == "INTO"):
                yield name, _alias(reader)
        elif word:
            _enter(level, word, before, tokens, at)
        before = word


def _alias(behind: Reader) -> str | None:
    explicit = behind.skip("AS")
    token = behind.peek()
    if token is None or token.name is None or (not explicit and token.keyword in _BEHIND_TABLE):
        return None
    return token.name


def _enter(level: _Level, word: str, before: str, tokens: Sequence[Token], at: int) -> None:
    """Take notice of a keyword that begins or ends a list of tables."""
    if word == "FROM":
        # no tables: a IS DISTINCT FROM b, extract(year FROM a)
        distinct = before == "DISTINCT" and at >= 3 and tokens[at - 3].keyword in ("IS", "NOT")
        level.expects = level.lists_tables = not (distinct or level.call in _CALLS_WITH_FROM or before == "ROWS")
    elif word == "JOIN":
        level.expects = level.lists_tables = True
    # FROM a, b
    elif word == ",":
        level.expects = level.lists_tables
    # INSERT INTO t SELECT … FROM a
    elif word == "INTO":
        level.expects = before in ("INSERT", "MERGE")
    # WITH w AS (TABLE a) …
    elif word == "TABLE":
        level.expects = at == 1 or before in _BEFORE_QUERY
    # UPDATE t SET …, but not SELECT … FOR UPDATE
    elif word == "UPDATE":
        level.expects = before not in _BEFORE_NO_UPDATE
    # DELETE FROM t USING a, but not JOIN a USING (id)
    elif word == "USING":
        behind = tokens[at].keyword if at < len(tokens) else ""
        inner = tokens[at + 1].keyword if at + 1 < len(tokens) else ""
        level.expects = level.lists_tables = behind != "(" or inner in ("SELECT", "WITH", "VALUES")
    elif word in _ENDS_FROM and not (word == "ON" and level.lists_tables):
        level.lists_tables = level.expects = False
