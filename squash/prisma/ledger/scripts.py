"""The SQL of the ledger: the baseline's guard and ending, `reconcile.sql` and `rollback.sql`.

They share their text (`state.sql`, `refuse.sql`, `archive.sql` and others), so that all judge a ledger alike. They are
ASCII, whatever the names of the migrations: psql's client encoding cannot damage them, and no name can end a literal,
a comment or a dollar quote. Functions are named with pg_catalog, and operators get arguments of exactly the types that
PostgreSQL's own take (`l.id::text = own`), so that nothing of a schema in the search_path fits better (CVE-2018-1058).
A search_path that names pg_catalog itself, behind another schema, is refused, and so is a ledger that could run code.
A refusal has one of these SQLSTATEs, and has changed nothing:

```
SQ001  behind: a part of the squashed migrations is missing
SQ002  a migration, or the baseline, failed and was never resolved
SQ003  edited: a checksum that git never held
SQ004  unknown: the database ran another history, or a migration that the squashed history does not know
SQ005  nothing to reconcile or to roll back: no ledger in the connection's schema, or nothing applied
SQ006  Prisma, or another of these scripts, is at work on this database
SQ007  the archive cannot be restored: damaged, of another squash, or its migrations are back
SQ008  the ledger did not take the changes (a trigger or rule on it)
SQ009  the ledger, or the search_path, could run code of somebody else; or a row lacks what Prisma writes
```
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from squash.errors import LedgerError
from squash.escaping import comment_text, shell_word
from squash.prisma.history import Migration, checksums

ADVISORY_LOCK: Final = 72707369
"""The key that Prisma Migrate locks while it works (schema-engine, `acquire_lock` of the PostgreSQL connector)."""


@dataclass(frozen=True, slots=True)
class SquashedMigration:
    """A migration that the baseline replaces.

    `checksums` are the accepted ones, 64 lower-case hex digits each: of every version of its script that git ever held,
    in each form that Prisma accepts (LF, CRLF). The first is the one that messages call git's.
    """

    name: str
    checksums: tuple[str, ...]


def accepted_checksums(
    migrations: Iterable[Migration], known: Mapping[str, tuple[str, ...]]
) -> tuple[SquashedMigration, ...]:
    """Return the migrations with the checksums of their present scripts and of all that `known` has for them."""
    return tuple(
        SquashedMigration(
            m.name, tuple(dict.fromkeys(c for s in (m.script, *known.get(m.name, ())) for c in checksums(s)))
        )
        for m in migrations
    )


def guard(baseline_name: str, squashed: Sequence[SquashedMigration], *, self_reconcile: bool = False) -> str:
    """Return the statement that a baseline's script begins with: one DO block, with its comment.

    It refuses a database that holds only a part of `squashed` (in the order of the history), a failed migration, or a
    checksum that is not accepted; it passes where nothing or all is applied, and where there is no ledger in the
    connection's schema. It writes nothing, locks nothing above ACCESS SHARE, and leaves the session as it is.
    With `self_reconcile` it also refuses what `reconcile_script` would: migrations that `squashed` does not know.
    LedgerError when the names or checksums are not of a history that one baseline can replace.
    """
    values = _values(baseline_name, squashed)
    special = {"unknown": ""}
    if self_reconcile:
        special = {"refuse": _fill("refuse", {"archived": _NOT_ARCHIVED, "word": values["word"]})}
    return _fill("guard", values | special)


def ending(baseline_name: str, squashed: Sequence[SquashedMigration]) -> str:
    """Return the statement that a self-reconciling baseline's script ends with: one DO block, with its comment.

    While Prisma runs the baseline, whose row is not finished then, it archives the rows of `squashed` in that row as
    `reconcile_script` does, with `inserted` true: `rollback_script` takes the row away. It is the last statement, since
    Prisma overwrites the logs of a migration that fails. It does nothing where none of `squashed` is applied, and
    nothing when the script is run by hand. LedgerError as for `guard`.
    """
    values = _values(baseline_name, squashed)
    archive = {
        "names": "SELECT pg_catalog.json_array_elements_text(squashed)",
        "total": "pg_catalog.json_array_length(squashed)",
    }
    return _fill("ending", values | {"archive": _fill("archive", archive).rstrip("\n")})


def reconcile_script(baseline_name: str, baseline_checksum: str, squashed: Sequence[SquashedMigration]) -> str:
    """Return `reconcile.sql`: on a database that has applied all of `squashed`, their rows become the baseline's one.

    The old rows are kept in its `logs`, as the JSON object `{"squash" : 1, "inserted" : …, "logs" : …, "rows" : …}`:
    whether the row was inserted, or had been there (from `migrate deploy`, for which the baseline did nothing), its
    logs before, the old rows. LedgerError as for `guard`.
    """
    return _fill("reconcile", _values(baseline_name, squashed) | {"checksum": literal(_checked(baseline_checksum))})


def rollback_script(baseline_name: str, baseline_checksum: str, squashed: Sequence[SquashedMigration]) -> str:
    """Return `rollback.sql`: it restores every column of every row that `reconcile.sql` archived.

    LedgerError as for `guard`.
    """
    values = _values(baseline_name, squashed) | {"checksum": literal(_checked(baseline_checksum))}
    return _fill("rollback", values)


def adopt_script(baseline_name: str, baseline_checksum: str) -> str:
    """Return the script that records the baseline as applied where no migration is, making the ledger if need be.

    It refuses a ledger with a row that is not rolled back (SQ004). Whether the objects are there is not its concern.
    """
    table = Path(__file__).with_name("table.sql").read_text(encoding="utf-8").rstrip().removesuffix(";")
    values = {
        "baseline": literal(baseline_name),
        "baseline_comment": _comment(baseline_name),
        "checksum": literal(_checked(baseline_checksum)),
        "key": str(ADVISORY_LOCK),
        "path": REFUSE_PATH,
        "plain": REFUSE_STRANGE_LEDGER,
        "table": "".join(f"            {line}\n" for line in f"{table};".splitlines()).rstrip("\n"),
    }
    return _fill("adopt", values)


def archives_itself(script: str) -> bool:
    """Return whether a baseline's script holds the statement that `ending` gives, by a line that no other has."""
    return "\n    inserted CONSTANT boolean := true;\n" in script


def squashed_by(script: str, name: str = "the baseline") -> tuple[SquashedMigration, ...] | None:
    """Return what a baseline's script replaces, read back from its guard; None for a script without one.

    Raises LedgerError, which calls the script by `name`, for a guard that was damaged.
    """
    match = re.search(r"^    squashed CONSTANT json := (E?)'((?:[^']|'')*)';$", script, re.MULTILINE)
    if not match:
        return None
    text = match[2].replace("''", "'")
    try:
        squashed = json.loads(text.replace("\\\\", "\\") if match[1] else text)
        if not isinstance(squashed, dict):
            raise ValueError("no object")
        return as_squashed(squashed.items())
    except (ValueError, RecursionError) as error:
        line = script.count("\n", 0, match.start()) + 1
        raise LedgerError(
            f"{name}: the guard (line {line}) does not say what was squashed: it was edited",
            hint="take the script back from git, or squash again",
        ) from error


def as_squashed(named: Iterable[tuple[object, object]]) -> tuple[SquashedMigration, ...]:
    """Return the migrations that a file of ours calls squashed, by name and checksums. ValueError if there are none."""
    squashed = []
    for name, accepted in named:
        if not isinstance(name, str) or not isinstance(accepted, list) or not accepted:
            raise ValueError(f"{name!r} has no list of checksums")
        if not all(isinstance(checksum, str) and re.fullmatch("[0-9a-f]{64}", checksum) for checksum in accepted):
            raise ValueError(f"{name!r} has a checksum that is none")
        squashed.append(SquashedMigration(name, tuple(accepted)))
    return tuple(squashed)


def _values(baseline_name: str, squashed: Sequence[SquashedMigration]) -> dict[str, str]:
    """Return what the templates call by name; the fragments that they share are filled already."""
    _check(baseline_name, squashed)
    lines = (f"{json.dumps(m.name)}: {json.dumps(m.checksums)}" for m in squashed)
    count = f"{len(squashed)} migration{'s' if len(squashed) > 1 else ''}"
    names = json.dumps([migration.name for migration in squashed], indent=8).removesuffix("]") + "    ]"
    named = baseline_name == squashed[-1].name
    archive = {"names": "SELECT pg_catalog.json_object_keys(squashed)", "total": "state.total"}
    word = literal(shell_word(baseline_name))
    return {
        "baseline": literal(baseline_name),
        "baseline_comment": _comment(baseline_name),
        "word": word,
        "path": REFUSE_PATH,
        "plain": REFUSE_STRANGE_LEDGER,
        "count": count,
        "squashed": _json_literal("{\n        " + ",\n        ".join(lines) + "\n    }"),
        "lock": _fill("lock", {"key": str(ADVISORY_LOCK), "plain": REFUSE_STRANGE_LEDGER}).rstrip("\n"),
        "names": _json_literal(names),
        "state": _fill("state", _SHARED_NAME if named else dict.fromkeys(_SHARED_NAME, "")),
        "refuse": _fill("refuse", {"archived": "", "word": word}),
        "unknown": _fill("unknown", {}),
        "named": _fill("named", {}) if named else "",
        "archive": _fill("archive", archive).rstrip("\n"),
    }


# Prisma may have been killed between the baseline's ending and its own last word.
_NOT_ARCHIVED: Final = """
        AND NOT EXISTS (
            SELECT FROM "_prisma_migrations" AS l
            WHERE l.migration_name::text = baseline AND pg_catalog.starts_with(l.logs, '{"squash" : 1, ')
        )
   """
_SHARED_NAME: Final = {
    "old": """
                -- The baseline has the last migration's name: a row is that migration's if its checksum is. (The short
                -- form of checksums is older than any baseline.)
                AND (
                    l.name <> baseline OR pg_catalog.length(l.checksum) < 64
                    OR w.checksums @> pg_catalog.to_jsonb(l.checksum)
                )""",
    "held": " AND t.position IS NOT NULL",
    "own": " AND position IS NULL",
}


def _check(baseline_name: str, squashed: Sequence[SquashedMigration]) -> None:
    names = [migration.name for migration in squashed]
    if not names:
        raise LedgerError("a baseline without migrations to replace needs no ledger scripts")
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise LedgerError(f"migration {twice!r} is squashed twice")
    if baseline_name in names[:-1]:
        raise LedgerError(
            f"the baseline {baseline_name!r} has the name of a migration that it replaces",
            hint="give the baseline another name: under this one Prisma takes it for applied",
        )
    for migration in squashed:
        if not migration.checksums:
            raise LedgerError(f"migration {migration.name!r} has no checksum")
        for checksum in migration.checksums:
            _checked(checksum)


def _checked(checksum: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", checksum):
        raise LedgerError(f"{checksum!r} is not a checksum of 64 lower-case hex digits")
    return checksum


def _fill(template: str, values: Mapping[str, str]) -> str:
    text = Path(__file__).with_name(f"{template}.sql").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda match: values[match[1]], text)


def literal(text: str) -> str:
    r"""Return an SQL literal in ASCII without `$`, as E'…' with \u escapes where plain quotes cannot do that."""
    if re.fullmatch(r"[ -#%-\[\]-~]*", text):
        return "'" + text.replace("'", "''") + "'"
    escaped = (c if re.match(r"[ -#%-&(-\[\]-~]", c) else f"\\U{ord(c):08X}" for c in text)
    return "E'" + "".join(escaped) + "'"


def _json_literal(text: str) -> str:
    r"""Return an SQL literal of JSON text that `json.dumps` wrote (ASCII): E'…' only where it holds a backslash."""
    text = text.replace("'", "\\u0027").replace("$", "\\u0024")
    return "E'" + text.replace("\\", "\\\\") + "'" if "\\" in text else f"'{text}'"


def _comment(text: str) -> str:
    return comment_text(text).encode("ascii", "backslashreplace").decode("ascii")


REFUSE_PATH: Final = _fill("path", {}).rstrip("\n")
"""The statement that refuses a session in which something of the database stands before pg_catalog."""

REFUSE_STRANGE_LEDGER: Final = _fill("plain", {}).rstrip("\n")
"""The lines of PL/pgSQL that refuse a ledger, whose oid is in `place`, which could run code when it is read."""
