"""Rules about scripts that Prisma's two ways of running them treat differently.

Up to 7.3 a script goes to the server whole, in one implicit transaction; since 7.4 Prisma cuts it into statements and
runs each by itself. All scripts of a deploy share one connection.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from squash.lint.findings import LintFinding, LintRule, ReadStatement, Script, Severity
from squash.postgres.statements import Token, content, refuses_transaction
from squash.prisma.execution import prisma_reads

ALONE = LintRule(
    "not-in-a-transaction",
    "error",
    "A statement that cannot run in a transaction stands beside others",
    """\
Some statements refuse to run in a transaction: CREATE INDEX CONCURRENTLY, DROP INDEX CONCURRENTLY, REINDEX
CONCURRENTLY, VACUUM, CREATE DATABASE, ALTER SYSTEM. Prisma up to 7.3 sends a script whole, which makes it one
transaction. Then the script fails if it holds a second statement.

Since 7.4 Prisma runs each statement by itself, and the script works. It still fails if Prisma cannot cut the script
into statements, as with DROP INDEX CONCURRENTLY (see `run-whole`).

The finding is an error if the project's Prisma would fail. An unknown version counts as 7.3. Otherwise it is a
warning, for others who run the history.

What to do: give the statement a migration of its own.""",
)
NEW_VALUE = LintRule(
    "new-value-used",
    "error",
    "An enum value is used in the script that adds it",
    """\
ALTER TYPE … ADD VALUE adds a value. Until that transaction has ended, PostgreSQL lets nobody use the value, unless
the type was made in the same transaction. Prisma up to 7.3 runs a script as one transaction, and the script fails.
Since 7.4 it works, unless Prisma cannot cut the script into statements (see `run-whole`).

The finding is an error if the project's Prisma would fail. An unknown version counts as 7.3. Otherwise it is a
warning.

What to do: use the value in a later migration.""",
)
TRANSACTION = LintRule(
    "explicit-transaction",
    "warning",
    "A script begins or ends a transaction itself",
    """\
BEGIN, COMMIT and ROLLBACK in a script mean different things to the versions of Prisma.

- Up to 7.3: what stands before COMMIT stays when a later statement fails, though Prisma marks the migration as
  failed.
- Since 7.4: with BEGIN the statements are one transaction. Without it nothing holds them together.

A script that begins a transaction and does not end it leaves it open. Prisma's own bookkeeping is then inside of it.

A script that begins and ends one properly gets a note. The enum swap that Prisma itself writes gets none.

What to do: leave them out. If a script must be one transaction under Prisma 7.4, put all of it between one BEGIN and
one COMMIT. Then ignore this rule for that migration.""",
)
LEAKING = LintRule(
    "leaking-setting",
    "warning",
    "A setting is changed for the whole connection and not put back",
    """\
All scripts of one `migrate deploy` or `migrate dev` run on one connection. SET and set_config(…, false) change that
connection for all scripts that follow. A history that is run at once then builds another database than a history that
is applied over months. An empty search_path, as pg_dump writes it, makes Prisma lose its own ledger.

What to do: SET LOCAL (Prisma up to 7.3), or RESET at the end of the script.""",
)
RUN_WHOLE = LintRule(
    "run-whole",
    "note",
    "A script that Prisma 7.4 cannot cut into statements, and runs whole",
    """\
Since 7.4 Prisma runs a script statement by statement. A parser (sqlparser) finds the statements. The parser does not
know some statements: a DO block, DROP INDEX CONCURRENTLY, ALTER SEQUENCE, CREATE PUBLICATION, an EXCLUDE constraint.
Prisma sends a script with such a statement whole, in one transaction, as older versions do.

So some statements fail there in every version: those that cannot run in a transaction, and those that need an earlier
transaction to have ended. For such scripts `not-in-a-transaction` and `new-value-used` are errors, whatever the
version.

What to do: nothing, if all of the script may be one transaction. Otherwise move the named statement to a migration of
its own.""",
)
SPLITTER = LintRule(
    "not-for-prisma",
    "warning",
    "A script holds what only psql understands, or what cannot be cut into statements",
    """\
Prisma sends scripts to the server. The server does not understand commands of psql (\\connect, \\copy), rows after
COPY … FROM stdin, and a byte order mark. It does not understand a quote or a comment that does not end. The script
fails. Prisma 7.4 sends a script that it cannot cut into statements whole, as older versions do.

What to do: write rows as INSERT, leave out commands of psql, end every quote and comment.""",
)

RULES = (ALONE, NEW_VALUE, RUN_WHOLE, TRANSACTION, LEAKING, SPLITTER)

_BEGINS_OR_ENDS = frozenset({"BEGIN", "COMMIT", "ROLLBACK", "END", "ABORT", "START"})


def check_execution(script: Script, execution: Literal["batch", "split"]) -> Iterator[LintFinding]:
    """Yield what is wrong with how a script would be run; `execution` is how the project's Prisma runs it."""
    unread = (statement for statement in script.statements if not prisma_reads(_deciding(statement)))
    whole = next(unread, None) if len(script.statements) > 1 else None
    grave: Severity = "error" if execution == "batch" or whole is not None else "warning"
    if whole is not None:
        words = " ".join(word for word in whole.words[:3] if word.isalpha())
        message = f"Prisma 7.4 and later run this script whole, too: its parser does not read {words}"
        yield _found(RUN_WHOLE, script, whole.line(), message)
    yield from _alone(script, grave)
    yield from _new_values(script, grave)
    yield from _transactions(script)
    yield from _settings(script)
    yield from _not_sql(script)


def _found(rule: LintRule, script: Script, line: int, message: str, severity: Severity | None = None) -> LintFinding:
    return LintFinding(rule.id, severity or rule.severity, script.name, line, message)


def _deciding(statement: ReadStatement) -> tuple[Token, ...]:
    """Return the tokens by which Prisma's parser reads a statement or not: INSERT and most others it reads whole."""
    return statement.head if statement.words[:1] == ("INSERT",) else statement.tokens


def _alone(script: Script, severity: Severity) -> Iterator[LintFinding]:
    if len(script.statements) < 2:
        return
    for statement in script.statements:
        # CREATE INDEX CONCURRENTLY i ON t (a)
        if words := refuses_transaction(statement.head):
            others = len(script.statements) - 1
            message = f"{words} cannot run in a transaction, and stands beside {others} other"
            yield _found(ALONE, script, statement.line(), f"{message} statement{'s' if others > 1 else ''}", severity)
            return


def _keywords(statement: ReadStatement, count: int) -> tuple[str, ...]:
    return tuple(token.keyword for token in statement.head[:count])


def _new_values(script: Script, severity: Severity) -> Iterator[LintFinding]:
    """Look for literals that are a new value; a type that the script itself makes may be used at once."""
    changing = (statement for statement in script.statements if statement.words[0] != "INSERT")
    types = [change for statement in changing for change in statement.changes if change.kind == "type"]
    made = {change.name for change in types if change.action == "create"} | {
        change.to for change in types if change.action == "rename"
    }
    added: dict[str, str] = {}
    for statement in script.statements:
        if statement.words[:1] in (("COMMIT",), ("END",)):
            added.clear()
        altered = statement.changes if statement.words[0] == "ALTER" else ()
        values = {
            change.name: change.owner or ""
            for change in altered
            if (change.action, change.kind) == ("create", "value") and change.owner not in made
        }
        # INSERT INTO t VALUES ('new'); ALTER TABLE t ALTER a SET DEFAULT 'new'
        if (not values and added and statement.words[0] != "ALTER") or (added and statement.words[1:2] == ("TABLE",)):
            yield from _uses(script, statement, added, severity)
        added |= values


def _uses(script: Script, statement: ReadStatement, added: dict[str, str], severity: Severity) -> Iterator[LintFinding]:
    if statement.words[0] not in ("INSERT", "UPDATE", "DELETE", "SELECT", "WITH", "ALTER", "CREATE"):
        return
    # CREATE TYPE u AS ENUM ('new'); CREATE TRIGGER … EXECUTE FUNCTION f('new')
    if statement.words[0] == "CREATE" and {"FUNCTION", "PROCEDURE", "TYPE", "TRIGGER"} & set(statement.words):
        return
    tokens = statement.tokens
    for at, token in enumerate(tokens):
        if token.kind == "literal" and (owner := added.get(content(token))) is not None and _is_of(tokens, at, owner):
            message = f"the value '{content(token)}' of \"{owner}\" is used in the script that adds it"
            yield _found(NEW_VALUE, script, statement.line(token.start), message, severity)
            del added[content(token)]


def _is_of(tokens: tuple[Token, ...], at: int, owner: str) -> bool:
    """Return whether a literal is not plainly of another type: what is cast, is cast to this one."""
    # 'new'::mood
    if at + 2 < len(tokens) and tokens[at + 1].text == tokens[at + 2].text == ":":
        return any(token.name == owner for token in tokens[at + 3 : at + 6])
    return True


def _transactions(script: Script) -> Iterator[LintFinding]:
    """Look at BEGIN and COMMIT; those around an enum swap are Prisma's own."""
    marks = [at for at, statement in enumerate(script.statements) if statement.words[0] in _BEGINS_OR_ENDS]
    # BEGIN; CREATE TYPE mood_new AS ENUM (…); ALTER TABLE …; DROP TYPE …; COMMIT
    while len(marks) > 1 and _is_enum_swap(script.statements[marks[0] : marks[1] + 1]):
        marks = marks[2:]
    if not marks:
        return
    words = [script.statements[at].words[0] for at in marks]
    open_ones = sum(1 if word in ("BEGIN", "START") else -1 for word in words)
    line = script.statements[marks[0]].line()
    if open_ones == 0 and not {"ROLLBACK", "ABORT"} & set(words):
        yield _found(TRANSACTION, script, line, "the script begins and ends a transaction of its own", "note")
        return
    message = f"the script has {', '.join(dict.fromkeys(words))} of its own"
    if open_ones > 0:
        message += ", and leaves a transaction open"
    yield _found(TRANSACTION, script, line, message)


def _is_enum_swap(statements: Sequence[ReadStatement]) -> bool:
    if len(statements) < 3:
        return False
    first, second, *_, last = statements
    kinds = {statement.words[:2] for statement in statements[1:-1]}
    return (
        first.words[0] == "BEGIN"
        and last.words[0] == "COMMIT"
        and second.words[:2] == ("CREATE", "TYPE")
        and kinds <= {("CREATE", "TYPE"), ("ALTER", "TABLE"), ("ALTER", "TYPE"), ("DROP", "TYPE")}
    )


def _settings(script: Script) -> Iterator[LintFinding]:
    changed: dict[str, tuple[int, str]] = {}
    for statement in script.statements:
        words = (*_keywords(statement, 5), "", "")
        # SET SESSION lock_timeout = 5
        if words[0] == "SET" and words[1:2] not in (("LOCAL",), ("TRANSACTION",), ("CONSTRAINTS",)):
            at = 2 if words[1:2] == ("SESSION",) else 1
            name = (
                "role"
                if words[at : at + 1] in (("ROLE",), ("AUTHORIZATION",))
                else words[at].lower()
                if len(words) > at
                else ""
            )
            value = " ".join(token.text for token in statement.tokens[at + 2 :])
            # SET lock_timeout TO DEFAULT
            if value.upper() == "DEFAULT":
                changed.pop(name, None)
            else:
                changed[name] = (statement.line(), value)
        # SELECT pg_catalog.set_config('search_path', '', false)
        elif words[0] == "SELECT" and any(token.name == "set_config" for token in statement.tokens[:6]):
            values = [content(token) for token in statement.tokens if token.kind == "literal"]
            if values and statement.tokens[-2].keyword == "FALSE":
                changed[values[0]] = (statement.line(), repr(values[1]) if len(values) > 1 else "")
        # RESET search_path; RESET ALL; DISCARD ALL
        elif words[0] in ("RESET", "DISCARD"):
            for name in [name for name in changed if words[1] in ("ALL", name.upper())]:
                del changed[name]
    for name, (line, value) in changed.items():
        message = f"{name} is set for the whole connection, and stays so for the migrations after this one"
        # SET search_path = ''
        if name == "search_path" and value in ("''", '""'):
            message = "search_path is emptied for the whole connection: Prisma does not find its own ledger any more"
        yield _found(LEAKING, script, line, message)


def _not_sql(script: Script) -> Iterator[LintFinding]:
    if script.text.startswith("\ufeff"):
        yield _found(SPLITTER, script, 1, "the script starts with a byte order mark, which PostgreSQL takes for SQL")
    for statement in script.statements:
        text, words = statement.statement.text, statement.words
        # \connect app
        if text.startswith("\\"):
            yield _found(SPLITTER, script, statement.line(), f"{text.split()[0]} is a command of psql")
        # COPY t (a) FROM stdin
        elif words[0] == "COPY" and [token.keyword for token in statement.tokens][-40:].count("STDIN"):
            yield _found(SPLITTER, script, statement.line(), "COPY … FROM stdin: no rows can come after it here")
    if script.open_comment:
        yield _found(SPLITTER, script, script.open_comment, "a comment is opened here and not closed")
    if script.statements:
        last = script.statements[-1]
        open_quote = [token for token in last.tokens if token.kind == "symbol" and token.text in ("'", '"')]
        if open_quote:
            yield _found(SPLITTER, script, last.line(open_quote[0].start), "a quote is opened here and not closed")
