"""`RUNBOOK.md`: the roll-out of one squash, step by step, with its own names, checksums and commands.

What it says of Prisma's commands is what Prisma's own engine does in tests/test_prisma.py.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from squash.escaping import code, path_options, prose, shell_option, shell_path, shell_word
from squash.output.requirements import needs_of
from squash.postgres.schema.names import literal
from squash.prisma.ledger import LEDGER
from squash.rollout import HAZARD, rollout_steps
from squash.run import Rollout, SchemaSource, Squash

WAYS: dict[Rollout, tuple[str, str, str, str]] = {
    "script": (
        "runs the baseline once, which changes nothing",
        "exit 1 until the baseline is deployed, then up to date",
        "wants to reset the database until `reconcile.sql` has run",
        "`reconcile.sql`, on every database",
    ),
    "self-reconcile": (
        f"runs the baseline once, which changes nothing but `{LEDGER}`: its own row takes the old ones up",
        "exit 1 until the baseline is deployed, then up to date",
        "wants to reset the database until `migrate deploy` has run",
        "nothing",
    ),
    "adopt-name": (
        "finds nothing to run; so nothing is checked either, not even by the guard",
        "up to date at once",
        "wants to reset the database until `reconcile.sql` has run: old migrations are missing, the last one is"
        " modified",
        "`reconcile.sql`, on every database where `migrate dev` is used, on others when it suits",
    ),
}
"""What each way means on a database that is up to date: for `migrate deploy`, `status`, `dev`, and by hand."""


def ways(chosen: Rollout) -> str:
    """Return the section of `report.md` about the three ways in which existing databases come over."""
    names = {"script": "(default)", "self-reconcile": "`--self-reconcile`", "adopt-name": "`--adopt-name`"}
    rows = [
        f"| {'**this squash**' if way == chosen else ''} | {names[way]} | " + " | ".join(cells) + " |"
        for way, cells in WAYS.items()
    ]
    return (
        "## How existing databases come over\n\n"
        "What each way means on a database that has run the whole old history:\n\n"
        "|  | way | `migrate deploy` | `migrate status` | `migrate dev` | by hand |\n|---|---|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n\nA database that is behind runs the baseline in each of them, and is refused by its guard before any"
        " change."
    )


def from_source(source: SchemaSource) -> str:
    """Return what is proven of a baseline whose schema does not come from the history, and what is not."""
    listed = ", ".join(map(code, source.failing))
    words = "do not replay, though those that fail before them are passed over"
    failing = f" These {words}: {listed}." if listed else ""
    label = prose(source.label)
    return (
        f"**The schema comes from {label}, not from the migrations: none of them was replayed for it.** Proven"
        f" is that the baseline builds what {label} holds, not that the migrations would.{failing} A database"
        " whose ledger has them all may still hold something else: compare each (`squash deploys check`) before it is"
        " reconciled. No rows come along."
    )


@dataclass(frozen=True, slots=True)
class RolloutPlace:
    """Where the roll-out happens: the migrations directory as seen from `RUNBOOK.md`, and what calls Prisma there."""

    directory: str
    prisma: str


def runbook(squash: Squash, place: RolloutPlace) -> str:
    """Write `RUNBOOK.md` for a squash that replaces an old history (its `scripts` are not None)."""
    steps = (_freeze, _check, _back_up, _merge, _staging, _production, _verify, _developers, _roll_back)
    body = "\n\n".join(f"## {number}. {step(squash, place)}" for number, step in enumerate(steps, 1))
    count = len(squash.squashed)
    origin = f"\n\n{from_source(squash.source)}" if squash.source else ""
    replaced = "1 migration" if count == 1 else f"{count} migrations, {code(squash.squashed[0].name)} to"
    return f"""# Roll-out of {code(squash.baseline.name)}

| | |
|---|---|
| replaces | {replaced} {code(squash.squashed[-1].name)} |
| checksum of the baseline | `{squash.baseline.checksum}` |
| existing databases come over | {_WORDS[squash.rollout]} |

`$DATABASE_URL` is that of the database at hand, one after the other. psql and pg_dump do not know Prisma's
`?schema=`: leave it out for them{_schema_note(squash)}. Commands are run in the folder that holds this
file, but for those of git and Prisma.{origin}{_warned(squash)}

{body}
"""


def _warned(squash: Squash) -> str:
    """Write what is not as usual: a history that no deploy can have run, and what a new database needs."""
    note = squash.setting.note.replace("`", "")
    warned = f"\n\n**{prose(note)}.**" if note and squash.setting.surroundings == "shadow" else ""
    needs = "".join(f"\n- {line}" for line in needs_of(squash))
    return warned + (f"\n\nA new database needs more than one that has everything:\n{needs}" if needs else "")


_WORDS: dict[Rollout, str] = {
    "script": "by `reconcile.sql`, after the deploy",
    "self-reconcile": "by `prisma migrate deploy` alone (`--self-reconcile`)",
    "adopt-name": "by doing nothing (`--adopt-name`), and by `reconcile.sql` when it suits",
}


def _schema_note(squash: Squash) -> str:
    name = squash.schema.name
    return "" if name == "public" else f", and set {code(f'export PGOPTIONS={shell_word(path_options(name))}')}"


def _freeze(squash: Squash, _place: RolloutPlace) -> str:
    later = ""
    if squash.later:
        later = f" {code(squash.later[0].name)} and what follows it stay as they are."
    return f"""Freeze

Until step 6 is done everywhere, merge no change to the migrations directory. A migration in an open pull
request keeps its folder, if its name sorts after {code(squash.baseline.name)}; else rename the folder before it
is merged.{later}"""


def _check(squash: Squash, _place: RolloutPlace) -> str:
    return f"""Check every database

```
squash deploys check . --from-file databases.txt
```

Go on when every one is ready, reconciled or empty; for the others it says what to do. Or look at each by hand:

```sql
SELECT migration_name, finished_at, rolled_back_at FROM {LEDGER} ORDER BY started_at DESC LIMIT 5;
```

{code(squash.squashed[-1].name)} must be there, finished and not rolled back, and there must be no row
that is neither finished nor rolled back."""


def _back_up(squash: Squash, _place: RolloutPlace) -> str:
    file = shell_word(f"ledger-{squash.baseline.name}.sql")
    return f"""Back up the ledger

```
pg_dump "$DATABASE_URL" --data-only --table={LEDGER} --file={file}
```

`rollback.sql` does not need it: it is for the day when somebody has changed the ledger by hand."""


def _merge(squash: Squash, place: RolloutPlace) -> str:
    path = shell_path(f"{place.directory}/{squash.baseline.name}/migration.sql")
    return f"""The pull request

Replace the content of the migrations directory by that of `migrations/`, and attach `report.md`. Line ends
must survive git:

```
sha256sum {path}
```

prints `{squash.baseline.checksum}`.
Do not merge it before step 5."""


def _staging(squash: Squash, place: RolloutPlace) -> str:
    return f"""Staging

Restore a copy of production, or take a database that is like it, and do step 6 with it, from the pull
request's branch. Then step 9, and step 6 again: so that both ways have been gone once.

A database that is behind says `This database is behind` (SQLSTATE SQ001) and is not changed. Then:

```
{place.prisma} migrate resolve {shell_option("--rolled-back", squash.baseline.name)}
```

on the commit before the pull request `{place.prisma} migrate deploy`, and again from the start of step 6."""


_RECONCILE = 'psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f reconcile.sql'
_ROLL_BACK = 'psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f rollback.sql'


def _production(squash: Squash, place: RolloutPlace) -> str:
    name = squash.baseline.name
    commands = {"deploy": f"{place.prisma} migrate deploy", "reconcile": _RECONCILE}
    steps = rollout_steps(squash.rollout, code(name))
    parts = ["Production", "Merge. Then go through this on each database."]
    for step in steps:
        if step.when:
            parts.append(f"{step.when[0].upper()}{step.when[1:]}:")
        parts += [f"```\n{commands[step.action]}\n```", _wrapped(step.effect)]
    if squash.rollout == "self-reconcile":
        resolved = f"{place.prisma} migrate resolve {shell_option('--rolled-back', name)}"
        parts.append(f"If it is killed in the middle, the next one says P3009: run\n{code(resolved)} and deploy again.")
    parts.append(
        _wrapped(
            f"{HAZARD[0].upper()}{HAZARD[1:]}. Look out for replicas and jobs that run it when they start. To go back,"
            " step 9 comes first."
        )
    )
    return "\n\n".join(parts)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 105, break_long_words=False, break_on_hyphens=False)


def _verify(squash: Squash, place: RolloutPlace) -> str:
    names = dict.fromkeys((squash.baseline.name, squash.squashed[0].name, squash.squashed[-1].name))
    return f"""Verify

```
{place.prisma} migrate status
```

says `Database schema is up to date!`. When all of step 6 is done,

```sql
SELECT migration_name, checksum, finished_at FROM {LEDGER}
WHERE rolled_back_at IS NULL AND migration_name IN ({", ".join(map(literal, names))});
```

gives one row, of the baseline, with the checksum above."""


def _developers(squash: Squash, place: RolloutPlace) -> str:
    name = squash.baseline.name
    itself = squash.rollout == "self-reconcile"
    command = f"`{place.prisma} migrate deploy`" if itself else "`reconcile.sql`, as in step 6,"
    return f"""Developers' databases

`migrate dev` wants to reset a database whose ledger it does not recognise. So, on a database that has run
the whole history, run {command} once after pulling; then `migrate dev` goes on. Databases without anything
to keep may as well be reset: {code(name)} builds them."""


def _roll_back(squash: Squash, place: RolloutPlace) -> str:
    name = squash.baseline.name
    first, last = squash.squashed[0].name, squash.squashed[-1].name
    stays = ""
    if squash.rollout == "script":
        stays = f"""

Where the baseline was deployed before `reconcile.sql` ran, its own row stays, as it was before that.
`migrate deploy` and `migrate status` do not mind it; before `migrate dev` take it away:

```sql
DELETE FROM {LEDGER} WHERE migration_name = {literal(name)};
```"""
    later = " What later migrations did is not undone; their rows stay, too." if squash.later else ""
    return f"""Roll back

No object has changed, so only the ledger goes back.{later} First, on each database:

```
{_ROLL_BACK}
```

It restores the old rows exactly, and may be run where there is nothing to restore. Then revert the pull
request and deploy: `{place.prisma} migrate deploy` says `No pending migrations to apply`.{stays}

If the old commit was deployed first, Prisma has run {code(first)} again, and perhaps more, until one failed.
`rollback.sql` refuses then (SQ007). Look at what those scripts have changed: it is not undone. Take their
rows away, since the archive has the old ones, and run `rollback.sql`:

```sql
DELETE FROM {LEDGER}
WHERE migration_name COLLATE "C" <= {literal(last)} AND migration_name <> {literal(name)};
```"""
