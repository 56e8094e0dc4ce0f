"""Rules about rows that a history leaves in tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from squash.lint.findings import LintFinding, LintRule, ReadStatement, Script
from squash.postgres.statements import Token

CARRIED = LintRule(
    "rows-to-carry",
    "note",
    "Rows are written that a squash has to carry",
    """\
A new database gets the rows that the history inserts, and the changes that the history makes to them. `squash run`
carries these rows in the baseline. `squash run --data omit` leaves them out on purpose.

The rule finds only statements that change an empty database: an INSERT of constants, and UPDATE or DELETE of a table
with such rows. A backfill of a table without such rows does nothing there.""",
)
NOT_REPEATABLE = LintRule(
    "rows-not-repeatable",
    "warning",
    "Rows are written with values that differ each time",
    """\
now(), random(), gen_random_uuid() and the like give every database values of its own. Two replays of the history do
not give the same database. `squash run` writes the expression in place of the value, where it finds one, and else it
stops.

What to do: write constants, or leave such rows to a seed script.""",
)

RULES = (CARRIED, NOT_REPEATABLE)

_VOLATILE = frozenset(
    {
        *("now", "random", "gen_random_uuid", "clock_timestamp", "statement_timestamp", "transaction_timestamp"),
        *(
            "uuid_generate_v1",
            "uuid_generate_v1mc",
            "uuid_generate_v4",
            "gen_random_bytes",
            "gen_salt",
            "uuidv4",
            "uuidv7",
        ),
        *("current_timestamp", "current_date", "current_time", "localtime", "localtimestamp", "txid_current"),
        *("pg_backend_pid", "timeofday", "current_user", "session_user", "current_database"),
    }
)
_WITHOUT_PARENTHESES = frozenset(
    {
        "current_timestamp",
        "current_date",
        "current_time",
        "localtime",
        "localtimestamp",
        "current_user",
        "session_user",
    }
)


def check_rows(scripts: Sequence[Script]) -> Iterator[LintFinding]:
    """Yield the statements of a history that leave rows in an empty database; those of dropped tables are gone."""
    filled: dict[str, list[LintFinding]] = {}
    for script in scripts:
        for statement in script.statements:
            target = _target(statement)
            if target is None:
                _follow(statement, filled)
            elif _writes(statement, target, filled):
                filled.setdefault(target, []).append(_finding(script, statement, target))
    for findings in filled.values():
        yield from findings


def _finding(script: Script, statement: ReadStatement, target: str) -> LintFinding:
    changed = f'{"changes" if statement.words[0] in ("UPDATE", "DELETE") else "writes"} rows of "{target}"'
    volatile = _volatile(statement.tokens) if statement.words[0] != "DELETE" else None
    if volatile is None:
        return LintFinding(CARRIED.id, CARRIED.severity, script.name, statement.line(), changed)
    message = f"{changed} with {volatile.text}, which differs each time"
    return LintFinding(NOT_REPEATABLE.id, NOT_REPEATABLE.severity, script.name, statement.line(volatile.start), message)


def _target(statement: ReadStatement) -> str | None:
    """Return the table whose rows a statement writes, None if it is no such statement."""
    first = statement.words[0]
    # WITH a AS (…) INSERT INTO t SELECT … FROM a
    if first == "WITH":
        return next(
            (following.name for token, following in pairwise(statement.tokens) if token.keyword == "INTO"), None
        )
    if first not in ("INSERT", "UPDATE", "DELETE", "MERGE"):
        return None
    return next(
        (change.name for change in statement.changes if (change.action, change.kind) == ("need", "relation")), None
    )


def _writes(statement: ReadStatement, target: str, filled: Mapping[str, object]) -> bool:
    """Return whether a statement changes an empty database, in which only `filled` tables have rows."""
    first = statement.words[0]
    # UPDATE t SET a = 1; DELETE FROM t
    if first in ("UPDATE", "DELETE"):
        return target in filled
    outside = {token.keyword for token in _outside(statement.tokens)}
    if first == "INSERT" and "FROM" not in outside:  # VALUES, or a SELECT of constants
        return True
    # INSERT INTO t SELECT … FROM a, b
    starts = {token.start for token in _outside(statement.tokens)}
    _, *read = [change for change in statement.changes if (change.action, change.kind) == ("need", "relation")]
    sources = {change.name for change in read if change.start in starts} or {change.name for change in read} - {target}
    return not sources or not sources.isdisjoint(filled)


def _outside(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens that stand outside parentheses."""
    depth = 0
    for token in tokens:
        depth += (token.keyword == "(") - (token.keyword == ")")
        if depth == 0:
            yield token


def _follow(statement: ReadStatement, filled: dict[str, list[LintFinding]]) -> None:
    for change in statement.changes:
        if change.kind == "relation" and change.name in filled:
            # DROP TABLE t; TRUNCATE t
            if change.action == "drop" or statement.words[0] == "TRUNCATE":
                del filled[change.name]
            # ALTER TABLE t RENAME TO u
            elif change.action == "rename" and change.to:
                filled[change.to] = filled.pop(change.name)


def _volatile(tokens: tuple[Token, ...]) -> Token | None:
    for token, following in zip(tokens, (*tokens[1:], None), strict=True):
        called = token.name in _WITHOUT_PARENTHESES or (following is not None and following.text == "(")
        if token.kind == "word" and token.name in _VOLATILE and called:
            return token
    return None
