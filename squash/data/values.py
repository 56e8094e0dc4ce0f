"""The values that a statement computes out of nothing, and the columns that they are for, read with sqlglot.

sqlglot tells what belongs together. The text of a value is that of the script: sqlglot writes functions, casts and
formats of dates in its own way, which need not mean the same to PostgreSQL.
"""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from sqlglot import Dialect, Token, TokenType, exp
from sqlglot.errors import SqlglotError

from squash.postgres.statements import split
from squash.postgres.statements import tokens as read_tokens

_POSTGRES = Dialect.get_or_raise("postgres")
_SELECT = Token(TokenType.SELECT, "SELECT")

_QUOTED = {kind for kind in TokenType if kind is TokenType.IDENTIFIER or kind.name.endswith("STRING")}
_STATEMENTS = {"INSERT", "UPDATE", "DELETE", "MERGE", "SELECT", "WITH", "VALUES", "CREATE", "ALTER"}

# What a value depends on, if anything; what computes nothing though sqlglot calls it a function; what gives one of its
# parts as it is; what stands around queries.
_DEPENDENT = (exp.Column, exp.Parameter, exp.Placeholder, exp.Star, exp.AggFunc, exp.Window, exp.Query, exp.Lambda)
_CONSTRUCTS = (exp.Cast, exp.Connector, exp.Array, exp.Case, exp.If, exp.Coalesce)
_PASSING = (exp.Paren, exp.Cast, exp.Case, exp.If, exp.Coalesce)
_AROUND_QUERIES = (exp.With, exp.CTE, exp.From, exp.Join, exp.Lateral, exp.Merge, exp.Whens, exp.When, exp.Delete)


class Value(NamedTuple):
    """The text of an expression, and the table and column that it is for; whether it is a default of the column."""

    text: str
    table: str
    column: str
    stored: bool


class _Found(NamedTuple):
    """A value as sqlglot reads it, and what it is for."""

    node: exp.Expr
    table: str
    column: str
    stored: bool


@contextmanager
def quiet() -> Iterator[None]:
    """Keep sqlglot from telling on stderr what it cannot read."""
    logger = logging.getLogger("sqlglot")
    disabled, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = disabled


class Reading:
    """Reads the statements of a history one after another, and keeps in mind what columns its tables have."""

    def __init__(self) -> None:
        self._columns: dict[str, list[str]] = {}
        self._dependent: set[int] = set()
        self._uses: dict[str, list[tuple[str, str]]] = {}  # tables and columns that get what is named so in a statement

    def values(self, statement: str) -> Iterator[Value]:
        """Return the values of a statement that depend on nothing around them, also those in the body of a routine."""
        words = [token.keyword for token in islice(read_tokens(statement), 4)]
        if words[:1] == ["DO"] or (words[:1] == ["CREATE"] and not {"FUNCTION", "PROCEDURE"}.isdisjoint(words)):
            for token in read_tokens(statement):
                if token.kind == "literal" and token.text.startswith("$"):
                    tag = token.text.index("$", 1) + 1
                    for inner in split(token.text[tag:-tag]):
                        yield from self._read(inner.text)
        elif words and words[0] in _STATEMENTS:
            yield from self._read(statement)

    def _read(self, text: str) -> Iterator[Value]:
        """Read a statement of SQL or PL/pgSQL."""
        text = f"({text}"  # else DECLARE would be a command to sqlglot, and what follows one string
        try:
            for variable, tokens in _pieces(_POSTGRES.tokenize(text)[1:]):
                self._uses.clear()
                tree, source = _parse(tokens), _Source(text, tokens)
                self._dependent = _dependent(tree)
                pieces = dict.fromkeys(self._statement(tree, "", [variable] if variable else ()))
                for node, table, column, stored in pieces:
                    uses = [] if table else self._uses.get(column, [])
                    if spelled := source.spelling(node):
                        yield from (Value(spelled, *use, stored) for use in uses or [(table, column)])
        except (SqlglotError, RecursionError):  # sqlglot cannot read it
            return

    # --- What values are for ------------------------------------------------------------------------------------

    def _statement(self, node: exp.Expr, table: str = "", columns: Sequence[str] = ()) -> Iterator[_Found]:
        """Return the values in a statement; those that a query gives are for `columns` of `table`."""
        for child in node.iter_expressions():
            # WITH a AS (SELECT now() AS b) INSERT INTO t SELECT b FROM a
            if isinstance(child, _AROUND_QUERIES):
                yield from self._statement(child, _name(node.this) if isinstance(node, exp.Merge) else table)
            # MERGE … WHEN NOT MATCHED THEN INSERT (id) VALUES (gen_random_uuid())
            elif isinstance(node, exp.When):
                yield from self._statement(child, table)
            # SELECT … FROM (SELECT now()) AS q (b)
            elif isinstance(node, _AROUND_QUERIES):
                yield from self._statement(child, "", child.alias_column_names or node.alias_column_names)
        # CREATE TABLE t (a timestamp DEFAULT now())
        if isinstance(node, exp.Create | exp.Alter):
            yield from self._definition(node)
        # INSERT INTO t (a) VALUES (now())
        elif isinstance(node, exp.Insert):
            yield from self._insert(node, table)
        # UPDATE t SET a = now(); INSERT … ON CONFLICT (id) DO UPDATE SET a = now()
        elif isinstance(node, exp.Update | exp.OnConflict):
            table = _name(node.this) or table
            for expression in node.expressions:
                if isinstance(expression, exp.EQ):
                    yield from self._assignment(expression.this, expression.expression, table)
        else:
            yield from self._query(node, table, columns)

    def _query(self, node: exp.Expr, table: str, columns: Sequence[str]) -> Iterator[_Found]:
        # VALUES (1, now()), (2, now())
        if isinstance(node, exp.Values):
            for row in node.expressions:
                yield from self._row(row.expressions, table, columns)
        elif isinstance(node, exp.Tuple | exp.Select):
            yield from self._row(node.expressions, table, columns)
        elif isinstance(node, exp.Subquery):
            yield from self._statement(node.this, table, columns)
        # SELECT 1, now() UNION ALL SELECT 2, now()
        elif isinstance(node, exp.SetOperation):
            yield from self._statement(node.left, table, columns)
            yield from self._statement(node.right, table, columns)

    def _insert(self, node: exp.Insert, table: str) -> Iterator[_Found]:
        listed = (
            [_name(column) for column in node.this.expressions] if isinstance(node.this, exp.Schema | exp.Tuple) else []
        )
        table = _name(node.this) or table
        if node.expression:
            yield from self._statement(node.expression, table, listed or self._columns.get(table, ()))
        if conflict := node.args.get("conflict"):
            yield from self._statement(conflict, table)

    def _assignment(self, target: exp.Expr, value: exp.Expr, table: str) -> Iterator[_Found]:
        # SET (a, b) = (SELECT 1, now())
        if isinstance(target, exp.Tuple):
            yield from self._statement(value, table, [_name(column) for column in target.expressions])
        else:
            yield from self._value(_Found(value, table, _name(target), stored=False))

    def _row(self, values: Sequence[exp.Expr], table: str, columns: Sequence[str]) -> Iterator[_Found]:
        for number, value in enumerate(values):
            if number < len(columns):
                yield from self._value(_Found(value.unalias(), table, columns[number], stored=False))
            else:
                yield from self._value(_Found(value.unalias(), "", value.alias, stored=False))

    def _definition(self, node: exp.Create | exp.Alter) -> Iterator[_Found]:
        """Return the defaults of columns, and take notice of the columns."""
        table = _name(node.this)
        known = self._columns.get(table, [])
        if isinstance(node, exp.Create) and not (known and node.args.get("exists")):
            known = self._columns[table] = []
        for action in node.args.get("actions") or node.this.expressions:
            name = _name(action)
            if isinstance(action, exp.ColumnDef):
                known += {name}.difference(known)
                for constraint in action.find_all(exp.DefaultColumnConstraint):
                    yield from self._value(_Found(constraint.this, table, name, stored=True))
            # ALTER TABLE t ALTER a SET DEFAULT now()
            elif isinstance(action, exp.AlterColumn) and (default := action.args.get("default")):
                yield from self._value(_Found(default, table, name, stored=True))
            # ALTER TABLE t DROP COLUMN a
            elif isinstance(action, exp.Drop):
                known[:] = [column for column in known if column not in map(_name, action.find_all(exp.Column))]
            # ALTER TABLE t RENAME COLUMN a TO b
            elif isinstance(action, exp.RenameColumn):
                known[:] = [_name(action.args["to"]) if column == name else column for column in known]
            # ALTER TABLE t RENAME TO u
            elif isinstance(action, exp.AlterRename):
                self._columns[name] = self._columns.pop(table, [])
        # CREATE TABLE t AS SELECT now() AS a
        if isinstance(node, exp.Create) and node.expression:
            yield from self._statement(node.expression, table, known)

    def _value(self, value: _Found) -> Iterator[_Found]:
        """Return a value if it depends on nothing, or else what in it does so."""
        node = value.node
        if id(node) not in self._dependent and not isinstance(node, exp.If):
            if any(isinstance(part, exp.Func) and not isinstance(part, _CONSTRUCTS) for part in node.walk()):
                yield value
        # SET a = (SELECT now())
        elif isinstance(node, exp.Query):
            yield from self._statement(node, value.table, [value.column])
        # INSERT INTO t (a) SELECT b FROM q
        elif isinstance(node, exp.Column) and value.table:
            self._uses.setdefault(_name(node), []).append((value.table, value.column))
        elif not isinstance(node, exp.Window | exp.Lambda):
            passes = isinstance(node, _PASSING)
            for part in node.iter_expressions():
                yield from self._value(value._replace(node=part) if passes else _Found(part, "", "", stored=False))


# --- Reading with sqlglot ---------------------------------------------------------------------------------------


def _name(node: object) -> str:
    """Return the name of a column or table as PostgreSQL reads it, without what qualifies it; empty if it has none."""
    while isinstance(node, exp.Expression) and not isinstance(node, exp.Identifier):
        node = node.args.get("this")
    return (node.name if node.quoted else node.name.lower()) if isinstance(node, exp.Identifier) else ""


def _dependent(tree: exp.Expr) -> set[int]:
    """Return the identities of the nodes that depend on something, or have such a node in them."""
    inside: set[int] = set()
    for part in tree.find_all(*_DEPENDENT):
        node: exp.Expr | None = part
        while node is not None and id(node) not in inside:
            inside.add(id(node))
            node = node.parent
    return inside


def _word(token: Token) -> str:
    return "" if token.token_type in _QUOTED else token.text.upper()


def _parse(tokens: list[Token]) -> exp.Expr:
    overriding = _find(tokens, "OVERRIDING")  # sqlglot does not know this
    tokens = tokens[:overriding] + tokens[overriding + len(["OVERRIDING", "SYSTEM", "VALUE"]) :]
    conflict = _find(tokens, "CONFLICT")
    try:
        (tree,) = _POSTGRES.parser().parse(tokens, "")
    except SqlglotError:
        if conflict == len(tokens):
            raise
        (tree,) = _POSTGRES.parser().parse(tokens[: conflict - 1], "")  # it took ON CONFLICT for a join's condition
    return tree or exp.Select()


class _Source:
    """A statement as it is written."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.words = [*map(_word, tokens), ""]

    def spelling(self, node: exp.Expr) -> str:
        """Return the tokens of a value: those that sqlglot reads as just this; blanks and comments count as one space.

        sqlglot tells the places of names and literals only, so that what may stand around them is tried.
        """
        wanted = exp.Select(expressions=[node.copy()])
        places = [part.meta["start"] for part in node.walk() if "start" in part.meta]
        last = self._at(max(places)) if places else 0
        for start in self._starts(places):
            ends = islice(self._ends(start, last), _AROUND)
            fitting = [end for end in ends if _reads_as(self.tokens[start:end], wanted)]
            if fitting:
                return self._written(self.tokens[start : fitting[-1]])
        return ""

    def _at(self, place: int) -> int:
        return bisect_right(self.tokens, place, key=lambda token: token.start) - 1

    def _starts(self, places: Sequence[int]) -> Iterable[int]:
        """Return where a value may begin, of which only some places are known; it can be a keyword, without any."""
        words = self.words
        if places:
            first = self._at(min(places))
            around = range(first, max(first - _AROUND, -1), -1)
            return (at for at in around if words[at] != "[")  # sqlglot reads an array also without the word
        return (at for at, word in enumerate(words) if word.startswith(_NILADIC) or "(" in words[at : at + 2])

    def _ends(self, start: int, last: int) -> Iterator[int]:
        """Return the ends, after token `last`, of what begins at `start` and is within the same parentheses."""
        depth = 0
        for at in range(start, len(self.tokens)):
            depth += _DEPTH.get(self.words[at], 0)
            if depth < 0 or (depth == 0 and self.words[at] in (",", "AS")):
                return
            if depth == 0 and at >= last:
                yield at + 1

    def _written(self, tokens: Sequence[Token]) -> str:
        text, end = "", tokens[0].start
        for token in tokens:
            text += " " * (token.start > end) + self.text[token.start : token.end + 1]
            end = token.end + 1
        return text


_NILADIC = ("CURRENT_", "LOCALTIME", "SESSION_USER", "-")
_AROUND = 12  # tokens on either side of the outermost names and literals of a value
_DEPTH = {"(": 1, "[": 1, "CASE": 1, ")": -1, "]": -1, "END": -1}


def _reads_as(tokens: list[Token], wanted: exp.Expr) -> bool:
    try:
        return _parse([_SELECT, *tokens]) == wanted
    except SqlglotError:
        return False


# --- PL/pgSQL -------------------------------------------------------------------------------------------------------


def _pieces(tokens: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    """Return the statements of SQL in one of PL/pgSQL, with the variable that it gives a value.

    An expression becomes a query.
    """
    while tokens:
        word = _word(tokens[0])
        # DECLARE a uuid := gen_random_uuid()
        if word in ("DECLARE", "BEGIN", "ELSE", "LOOP"):
            tokens = tokens[1:]
        # IF found THEN INSERT INTO t …
        elif word in ("IF", "ELSIF", "ELSEIF", "WHEN", "CASE", "EXCEPTION"):
            tokens = tokens[_find(tokens, "THEN") + 1 :]
        # FOR r IN SELECT … LOOP UPDATE t …
        elif word in ("FOR", "WHILE", "FOREACH"):
            body = _find(tokens, "LOOP")
            yield from _inner(tokens[_find(tokens[:body], "IN") + 1 : body])
            tokens = tokens[body + 1 :]
        # <<label>> FOR …
        elif word == "<":
            tokens = tokens[len(["<", "<", "label", ">", ">"]) :]
        else:
            yield from _inner(tokens)
            return


def _inner(tokens: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    words = [_word(token) for token in tokens[:4]]
    if not words:
        return
    if words[0] in _STATEMENTS:
        # CREATE TEMP TABLE t AS SELECT now() AS a
        if words[0] not in ("CREATE", "ALTER") or "TABLE" in words:
            yield "", tokens
    # RETURN QUERY SELECT now()
    elif words[:2] == ["RETURN", "QUERY"]:
        yield from _inner(tokens[2:])
    # PERFORM f(now())
    elif words[0] in ("RETURN", "PERFORM"):
        yield "", [_SELECT, *tokens[1:]]
    # NEW.a := now(); b uuid DEFAULT gen_random_uuid()
    elif 0 < (assigned := min(_find(tokens, sign) for sign in (":=", "=", "DEFAULT"))) < len(tokens):
        is_path = all(_word(token) == "." for token in tokens[1:assigned:2])  # and not a declaration, with its type
        name = tokens[assigned - 1 if is_path else 0]
        variable = name.text if name.token_type is TokenType.IDENTIFIER else name.text.lower()
        yield variable, [_SELECT, *tokens[assigned + 1 :]]


def _find(tokens: Sequence[Token], word: str) -> int:
    """Return where a word stands, outside parentheses and CASE; the end if it does not."""
    depth = 0
    for at, token in enumerate(tokens):
        depth += _DEPTH.get(_word(token), 0) if at else 0  # CASE can be what begins here
        if depth == 0 and _word(token) == word:
            return at
    return len(tokens)
