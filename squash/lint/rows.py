"""Rules about rows that a history leaves in tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from squash.lint.findings import Finding, ReadStatement, Rule, Script
from squash.statements import Token

CARRIED = Rule(
    "rows-to-carry", "note", "Rows are written that a squash has to carry",
    """\
A baseline builds the schema; rows that the history inserts, and changes that it makes to them, are part of what a new
database gets. A squash has to carry them, or leave them out on purpose (`squash run --data`).

Only what changes an empty database is found: an INSERT of constants, and UPDATE or DELETE of a table that such rows are
in. A backfill of a table without such rows does nothing there.""",
)  # fmt: skip
NOT_REPEATABLE = Rule(
    "rows-not-repeatable", "warning", "Rows are written with values that differ each time",
    """\
now(), random(), gen_random_uuid() and the like give every database rows of its own: no squash can carry them as they
are in each deploy, and two replays of the history do not give the same database.

What to do: write constants, or leave such rows to a seed script.""",
)  # fmt: skip

RULES = (CARRIED, NOT_REPEATABLE)

_VOLATILE = frozenset({
    *("now", "random", "gen_random_uuid", "clock_timestamp", "statement_timestamp", "transaction_timestamp"),
    *("uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4", "gen_random_bytes", "gen_salt", "uuidv4", "uuidv7"),
    *("current_timestamp", "current_date", "current_time", "localtime", "localtimestamp", "txid_current"),
    *("pg_backend_pid", "timeofday", "current_user", "session_user", "current_database"),
})  # fmt: skip
_WITHOUT_PARENTHESES = frozenset({
    "current_timestamp", "current_date", "current_time", "localtime", "localtimestamp", "current_user", "session_user",
})  # fmt: skip
_ROWS = frozenset({"generate_series", "unnest", "json_to_recordset", "jsonb_to_recordset", "jsonb_array_elements"})


def check_rows(scripts: Sequence[Script]) -> Iterator[Finding]:
    """Yield the statements of a history that leave rows in an empty database."""
    filled: set[str] = set()
    for script in scripts:
        for statement in script.statements:
            if statement.words[0] not in ("INSERT", "UPDATE", "DELETE", "MERGE", "WITH"):
                _follow(statement, filled)
                continue
            target = _target(statement)
            if target is None or not _writes(statement, target, filled):
                continue
            filled.add(target)
            verb = "changes" if statement.words[0] in ("UPDATE", "DELETE") else "writes"
            volatile = _volatile(statement.tokens)
            if volatile is None:
                yield Finding(CARRIED.id, CARRIED.severity, script.name, statement.line(), f'{verb} rows of "{target}"')
            elif statement.words[0] != "DELETE":
                message = f'{verb} rows of "{target}" with {volatile.text}, which differs each time'
                yield Finding(
                    NOT_REPEATABLE.id, NOT_REPEATABLE.severity, script.name, statement.line(volatile.start), message
                )


def _target(statement: ReadStatement) -> str | None:
    first = statement.words[0]
    if first == "WITH":
        tokens = statement.tokens
        for at, token in enumerate(tokens):
            if token.keyword == "INTO" and tokens[at - 1].keyword == "INSERT" and at + 1 < len(tokens):
                return tokens[at + 1].name
        return None
    return next((one.name for one in statement.changes if (one.action, one.kind) == ("need", "relation")), None)


def _writes(statement: ReadStatement, target: str, filled: set[str]) -> bool:
    """Whether a statement changes an empty database, in which only `filled` tables have rows."""
    if statement.words[0] in ("UPDATE", "DELETE"):
        return target in filled
    sources = {one.name for one in statement.changes if (one.action, one.kind) == ("need", "relation")} - {target}
    if sources:
        return bool(sources & filled)
    words = {token.keyword for token in statement.tokens}
    if "FROM" in words and "SELECT" in words:  # itself, a function that gives rows, or constants
        called = any(token.name in _ROWS for token in statement.tokens)
        return called or "VALUES" in words or target in filled
    return True


def _follow(statement: ReadStatement, filled: set[str]) -> None:
    for change in statement.changes:
        if change.kind == "relation" and change.name in filled:
            if change.action == "drop" or statement.words[0] == "TRUNCATE":
                filled.discard(change.name)
            elif change.action == "rename" and change.to:
                filled.discard(change.name)
                filled.add(change.to)


def _volatile(tokens: tuple[Token, ...]) -> Token | None:
    for token, following in zip(tokens, (*tokens[1:], None), strict=True):
        called = token.name in _WITHOUT_PARENTHESES or (following is not None and following.text == "(")
        if token.kind == "word" and token.name in _VOLATILE and called:
            return token
    return None
