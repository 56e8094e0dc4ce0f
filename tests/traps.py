"""Traps: functions and operators of a schema that is in the search_path, which fit better than PostgreSQL's own ones.

PostgreSQL prefers the arguments that fit best to the schema that comes first (CVE-2018-1058). Who is caught gets an
error that says so. What the traps are called and how many arguments they take is read from the texts themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

import psycopg
from parsing import pb, postgast

CAUGHT = "SQTRP"
TYPES = (
    "name",
    "text",
    "varchar",
    "bpchar",
    '"char"',
    "oid",
    "regclass",
    "regtype",
    "regproc",
    "regprocedure",
    "regoperator",
    "regnamespace",
    "regrole",
    "int2",
    "int4",
    "int8",
    "bool",
    "json",
    "jsonb",
    "timestamptz",
    "xid",
    "text[]",
    "name[]",
    "int2[]",
    "oid[]",
    "int2vector",
    "oidvector",
    "aclitem[]",
)
"""What our texts compare and pass on."""

Words = tuple[frozenset[tuple[str, int]], frozenset[str]]
"""Functions, by name and number of arguments, and operators."""


def words_of(texts: Iterable[str]) -> Words:
    """Return what scripts call by a name without a schema, also in DO blocks."""
    functions, operators = set(), set()
    for query in (query for text in texts for query in _queries(text)):
        for call in _nodes(query, pb.FuncCall):
            functions.add((call.funcname[-1].string.sval, len(call.args)))
        for expression in _nodes(query, pb.A_Expr):
            words = [part.string.sval for part in expression.name]
            # IN, CASE, NULLIF and IS DISTINCT FROM say `=`, BETWEEN says so
            operators.add(words[-1] if re.fullmatch(r"[-+*/<>=~!@#%^&|`?]+", words[-1]) else "=")
        if any(case.HasField("arg") for case in _nodes(query, pb.CaseExpr)) or any(_nodes(query, pb.SubLink)):
            operators.add("=")
    return frozenset(functions), frozenset(operators)


def _queries(text: str) -> Iterator[Any]:
    for statement in postgast.parse(text).stmts:
        if statement.stmt.WhichOneof("node") != "do_stmt":
            yield statement
            continue
        end = statement.stmt_location + statement.stmt_len if statement.stmt_len else len(text.encode())
        block = text.encode()[statement.stmt_location : end].decode()
        for expression in _expressions(postgast.parse_plpgsql(block)):
            try:
                yield postgast.parse(expression)
            except postgast.PgQueryError:
                yield postgast.parse(f"SELECT {expression.partition(':=')[2] or expression}")


def _expressions(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "query" in node:
            yield node["query"]
        for value in node.values():
            yield from _expressions(value)
    elif isinstance(node, list):
        for value in node:
            yield from _expressions(value)


def _nodes(node: Any, kind: type) -> Iterator[Any]:
    if isinstance(node, kind):
        yield node
    for field, value in node.ListFields():
        if field.message_type is not None:
            for one in value if field.is_repeated else (value,):
                yield from _nodes(one, kind)


_BODY = f"""LANGUAGE plpgsql AS $$BEGIN
    RAISE EXCEPTION 'trap: %', pg_catalog.current_query() USING ERRCODE = '{CAUGHT}'; END$$"""


def lay(connection: psycopg.Connection[Any], schema: str, words: Words, types: Sequence[str] = TYPES) -> None:
    """Lay traps for functions and operators into a schema."""
    connection.execute("\n".join(_traps(f'"{schema}"', words, types)).encode(), prepare=False)


def _traps(schema: str, words: Words, types: Sequence[str]) -> Iterator[str]:
    functions, operators = words
    for one, two in product(types, repeat=2):
        for result in ("bool", "text"):
            yield f"CREATE FUNCTION {schema}.squash_trap_{result}({one}, {two}) RETURNS {result} {_BODY};"
        for word in sorted(operators):
            result = "text" if word in ("||", "->", "->>", "+", "-", "*") else "bool"
            function = f"FUNCTION = {schema}.squash_trap_{result}"
            yield f"CREATE OPERATOR {schema}.{word} ({function}, LEFTARG = {one}, RIGHTARG = {two});"
    for name in sorted({name for name, _ in functions}):
        arities = [arity for called, arity in functions if called == name]
        for arguments in sorted({found for arity in arities for found in _signatures(arity, types)}):
            yield f'CREATE FUNCTION {schema}."{name}"({arguments}) RETURNS text {_BODY};'


def _signatures(arity: int, types: Sequence[str]) -> Iterator[str]:
    """Return lists of arguments that could be called with so many."""
    plain = ["text"] * arity
    choices = (
        product(types, repeat=arity)
        if arity < 3
        else ([*plain[:at], type_, *plain[at + 1 :]] for at in range(arity) for type_ in types)
    )
    yield from map(", ".join, choices)
    yield ", ".join([*plain, "date DEFAULT NULL"])
    yield "VARIADIC varchar[]"
    if arity:
        yield ", ".join(["anyelement"] * arity)
