"""Reading statements about rows: INSERT, UPDATE and DELETE, SELECT, and what is prepared."""

from __future__ import annotations

from collections.abc import Iterator

from squash.postgres.statements.changes import AlteredTable, Change, casts, need, used_columns
from squash.postgres.statements.lexing import Token
from squash.postgres.statements.queries import qualified_columns, relations
from squash.postgres.statements.reader import Reader


def query_needs(query: tuple[Token, ...]) -> Iterator[Change]:
    """Yield what a query needs: relations, qualified columns, and types that it casts to."""
    yield from (need("relation", name) for name in relations(query))
    for table, column in qualified_columns(query):
        yield AlteredTable(table.schema, table.name).change("need", "column", column.name or "", column.start)
    yield from casts(Reader(query))


def read_insert(reader: Reader) -> Iterator[Change]:
    """Read INSERT: its table, the columns that it lists, and its query."""
    reader.skip("INTO")
    at = reader.at
    target = reader.reference()
    if target is not None:
        yield need("relation", target)
        if reader.accept("AS"):
            reader.take()
        # INSERT INTO t (a, b) …
        if reader.keyword() == "(" and reader.keyword(1) not in ("SELECT", "WITH", "VALUES"):
            table = AlteredTable(target.schema, target.name)
            inside = reader.group()
            for item in inside.items() if inside else ():
                start = item.start()
                if parts := item.qualified_name():
                    yield table.change("need", "column", parts[0], start)
    yield from query_needs(reader.tokens[max(reader.at, at + 1) :])


def read_update(reader: Reader) -> Iterator[Change]:
    """Read UPDATE or DELETE: with one table only, what is quoted in it is a column."""
    yield from read_query(reader)
    reader.at = 1
    reader.skip("FROM", "ONLY")
    target = reader.reference()
    if target is not None and not any(token.keyword in ("FROM", "USING") for token in reader.tokens[reader.at :]):
        reader.skip("AS")
        if reader.keyword() not in ("SET", "WHERE", "RETURNING"):  # an alias
            reader.take()
        yield from used_columns(AlteredTable(target.schema, target.name), reader)


def read_query(reader: Reader) -> Iterator[Change]:
    """Read a statement that is a query from its first word on."""
    reader.at = 0
    yield from query_needs(reader.tokens)


def read_select(reader: Reader) -> Iterator[Change]:
    """Read SELECT, which may make a table."""
    yield from read_query(reader)
    reader.at = 0
    before = reader.skip_to(frozenset({"INTO", "INSERT", "MERGE"}))
    # SELECT … INTO TEMP t FROM a
    if before == "INTO":
        temporary = reader.skip("TEMPORARY", "TEMP")
        reader.skip("UNLOGGED", "TABLE")
        if name := reader.reference():
            role = "temporary table" if temporary else "table"
            yield Change("create", "relation", name.name, None, name.schema, name.start, role=role, known=False)


def read_prepare(reader: Reader) -> Iterator[Change]:
    """Read PREPARE: the statement behind AS."""
    if reader.skip_to(frozenset({"AS"})):
        yield from query_needs(reader.tokens[reader.at :])
