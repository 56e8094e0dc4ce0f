r"""`catch-up.sql`: the migrations that a deploy lacks, as a script for psql that does what Prisma's deploy does.

Each script is sent whole, as one simple Query (`\gexec` of its text), or statement by statement, which is Prisma's way
since 7.4; its row is written before and finished after. So a failure leaves a failed row, as Prisma would, and what
psql makes of variables and backslashes never touches a script. All of it is ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from squash.escaping import comment_text
from squash.postgres.statements import split
from squash.prisma.history import Migration
from squash.prisma.ledger import ADVISORY_LOCK, LEDGER, REFUSE_PATH, REFUSE_STRANGE_LEDGER, literal
from squash.prisma.replay import Execution


def write_catch_up(
    last: str | None, migrations: Sequence[Migration], checksums: dict[str, str], execution: Execution
) -> str:
    """Write the script that brings a deploy from `last` (None: from nothing) through `migrations`, in order.

    `checksums` are those to be recorded, by name.
    """
    head = _HEAD.format(
        count=f"{len(migrations)} migration{'' if len(migrations) == 1 else 's'}",
        last=_comment(last or "nothing"),
        ledger=LEDGER,
        lock=ADVISORY_LOCK,
        path=REFUSE_PATH,
        plain=REFUSE_STRANGE_LEDGER,
    )
    return head + "".join(_one(m, checksums[m.name], execution) for m in migrations) + _TAIL.format(lock=ADVISORY_LOCK)


def _one(migration: Migration, checksum: str, execution: Execution) -> str:
    texts = [s.text for s in split(migration.script)] if execution == "split" else [migration.script]
    run = "".join(_run(text) for text in texts if text.strip())
    return _MIGRATION.format(
        comment=_comment(migration.name),
        word=_word(migration.name),
        name=literal(migration.name),
        checksum=literal(checksum),
        ledger=LEDGER,
        run=run,
    )


def _run(text: str) -> str:
    return f"    SELECT {_quoted(text)}\n    \\gexec\n"


def _quoted(text: str) -> str:
    """Return a literal: readable between dollar quotes where it is plain ASCII, else escaped."""
    if not re.fullmatch(r"[\n\t -~]*", text):
        return "E'" + "".join(_PLAIN.get(c) or _escaped(c) for c in text) + "'"
    return next(f"{tag}{text}{tag}" for tag in _tags() if tag[:-1] not in text)


_PLAIN = {"\n": "\n", "\t": "\t", "'": "''", "\\": "\\\\"}


def _escaped(character: str) -> str:
    return character if " " <= character <= "~" else f"\\U{ord(character):08X}"


def _tags() -> Iterator[str]:
    yield "$migration$"
    number = 1
    while True:
        yield f"$migration{number}$"
        number += 1


def _comment(text: str) -> str:
    return comment_text(text).encode("ascii", "backslashreplace").decode("ascii")


def _word(text: str) -> str:
    """Return an argument of a psql command, between quotes: in these psql reads a backslash as C does."""
    return "'" + _comment(text).replace("\\", "\\\\").replace("'", "''") + "'"


_HEAD = r"""-- Brings a database from {last} up to the end of the squashed history: {count}.
-- Run it with psql on exactly those databases that `squash deploys check` named it for:
--
--     psql "$DATABASE_URL" -f catch-up.sql
--
-- psql does not know Prisma's ?schema=NAME: leave it out of the URL, and set PGOPTIONS='-c search_path=NAME'.
--
-- It does what `npx prisma migrate deploy` would do with these scripts: it takes Prisma's lock, records each
-- migration as it starts and as it ends, and stops at the first that fails, whose row stays as a failed one. What is
-- applied already is passed over, so it can be run again once that is resolved.

\set ON_ERROR_STOP on
\set QUIET on
{path}
SET lock_timeout = '10s';
SELECT pg_catalog.pg_advisory_lock({lock}) AS squash_lock
\gset
RESET lock_timeout;
SELECT current_schema AS squash_schema
\gset
DO $squash$
DECLARE
    place CONSTANT oid := pg_catalog.to_regclass('"{ledger}"');
    unresolved text;
BEGIN
{plain}
    unresolved := (
        SELECT pg_catalog.string_agg(pg_catalog.format('"%s"', migration_name), ', ' ORDER BY started_at)
        FROM "{ledger}"
        WHERE finished_at IS NULL AND rolled_back_at IS NULL
    );
    IF unresolved IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ002',
            MESSAGE = pg_catalog.format('Migration %s failed on this database and was never resolved.', unresolved),
            HINT = 'mend what it left behind and run `npx prisma migrate resolve` for it.';
    END IF;
END
$squash$;
"""

_MIGRATION = r"""
-- {comment}
SELECT NOT EXISTS (
    SELECT FROM :"squash_schema"."{ledger}"
    WHERE migration_name::text = {name} AND finished_at IS NOT NULL AND rolled_back_at IS NULL
) AS squash_pending, pg_catalog.gen_random_uuid() AS squash_id
\gset
\if :squash_pending
    INSERT INTO :"squash_schema"."{ledger}" (id, checksum, migration_name)
    VALUES (:'squash_id', {checksum}, {name});
{run}    UPDATE :"squash_schema"."{ledger}" SET finished_at = CURRENT_TIMESTAMP, applied_steps_count = 1
    WHERE id::text = :'squash_id';
    \echo {word} applied
\endif
"""

_TAIL = r"""
SELECT pg_catalog.pg_advisory_unlock({lock}) AS squash_lock
\gset
\echo done
"""
