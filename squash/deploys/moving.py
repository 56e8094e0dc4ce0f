"""Moving one deploy's ledger to the baseline, or back: the same SQL as the scripts, behind a check of the catalog."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from squash.deploys.advice import known_edits
from squash.deploys.catalogs import Catalogs
from squash.deploys.check import Checked, check_deploy, judge, read_deploy
from squash.deploys.elsewhere import read_other_schemas, url_parameter
from squash.deploys.read_access import Deploy, UnreachableError, bounded, is_silent, read_only, reading, said
from squash.deploys.target import DeployTarget
from squash.errors import LedgerError, SquashError
from squash.postgres.server import execute_script
from squash.postgres.server.line import Line
from squash.prisma.history import checksums
from squash.prisma.ledger import ADVISORY_LOCK, LedgerRow, SquashedMigration, Verdict, adopt_script, read_ledger

LOCK_WAIT = "10s"
"""How long Prisma's lock is waited for: as long as Prisma itself waits."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What besides a deploy that is ready may be moved: edited ones that git explains, unmanaged identical ones."""

    edited: bool = False
    adopt: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """What is to be done to a ledger, or was: the script, empty for nothing to do; or why it is refused.

    `words` are the notices of the script that ran, or what it would do. `checked` is None for a rollback. `failure` is
    what went wrong with it, None where nothing did.
    """

    deploy: Deploy
    checked: Checked | None
    script: str
    refusal: str
    words: tuple[str, ...]
    failure: SquashError | None = None


def attempt(deploy: Deploy, move: Callable[[], Move]) -> Move:
    """Return what a move of one deploy gives, or its failure: it must not cost the other deploys theirs."""
    try:
        return move()
    except SquashError as error:
        return Move(deploy, None, "", "", (), error)
    except Exception as error:
        words = f"internal: {type(error).__name__}: {error}"
        return Move(deploy, None, "", "", (), SquashError(words, hint="this is a fault of squash: report it"))


def reconcile(target: DeployTarget, deploy: Deploy, catalogs: Catalogs, consent: Consent, *, apply: bool) -> Move:
    """Move a deploy's ledger to the baseline; without `apply` say what would be done.

    The deploy is checked first, and once more under Prisma's lock, which is waited for 10 seconds at most. Refuses
    every verdict but ready, and what `consent` allows; where it is reconciled nothing is done. ServerError with the
    server's words; LedgerError when the lock is not to be had, or when the script refuses.
    """
    move = _planned(target, check_deploy(target, deploy, catalogs), consent)
    if move.refusal or not move.script or not apply:
        return move
    with _migrating(deploy) as connection:
        with read_only(connection):
            state = read_deploy(connection, deploy.schema, target, catalogs.given(deploy.schema))
        move = _planned(target, judge(target, deploy, state, catalogs), consent)
        if move.refusal or not move.script:
            return move
        return Move(deploy, move.checked, move.script, "", _run(connection, deploy, move.script))


def rollback(target: DeployTarget, deploy: Deploy, *, apply: bool) -> Move:
    """Restore the rows that `reconcile` archived; without `apply` say what would be done. Errors as for `reconcile`."""
    if deploy.problem:
        return Move(deploy, None, "", f"{Verdict.UNREACHABLE}: {deploy.problem}", ())
    with reading(deploy) as connection:
        rows = read_ledger(connection, deploy.schema) or ()
        names = target.expected.names
        is_here = any(row.migration_name in names for row in rows)
        others = () if is_here else read_other_schemas(connection, deploy.schema, names)
    if places := [other.name for other in others if other.recorded]:
        asked = " or ".join(map(url_parameter, places[:3]))
        reason = f"elsewhere: the history is in another schema: did you forget {asked}?"
        return Move(deploy, None, "", reason, ())
    count = sum(_archived(row) for row in rows if row.migration_name == target.expected.baseline)
    if not count:
        return Move(deploy, None, "", "", (f"{target.expected.baseline} keeps no archive here: nothing to roll back",))
    _, script = target.scripts()
    if not apply:
        return Move(deploy, None, script, "", (f"would restore {count:,} rows from the archive",))
    with _migrating(deploy) as connection:
        return Move(deploy, None, script, "", _run(connection, deploy, script))


def _planned(target: DeployTarget, checked: Checked, consent: Consent) -> Move:
    deploy, verdict = checked.deploy, checked.verdict
    if verdict is Verdict.RECONCILED:
        return Move(deploy, checked, "", "", (f"{target.expected.baseline} is recorded: nothing to do",))
    is_ready = any(finding.verdict is Verdict.READY for finding in checked.findings)
    if verdict is Verdict.READY or (verdict is Verdict.RESTRICTED and is_ready):  # where it is recorded it never runs
        return Move(deploy, checked, target.scripts()[0], "", _would(target, checked))
    if verdict is Verdict.EDITED:
        accepted = _accepted(target, checked)
        if accepted is None:
            return Move(deploy, checked, "", _refused(checked, ""), ())
        if not consent.edited:
            return Move(deploy, checked, "", _refused(checked, "--accept-edited takes it"), ())
        return Move(deploy, checked, target.scripts(accepted)[0], "", _would(target, checked))
    if verdict is Verdict.UNMANAGED and checked.is_identical:
        if not consent.adopt:
            return Move(deploy, checked, "", _refused(checked, "--adopt takes it"), ())
        target.scripts()  # is there a baseline at all?
        script = adopt_script(target.expected.baseline, target.expected.checksums[0])
        return Move(deploy, checked, script, "", (f"would record {target.expected.baseline} as applied",))
    return Move(deploy, checked, "", _refused(checked, ""), ())


def _would(target: DeployTarget, checked: Checked) -> tuple[str, ...]:
    baseline, count = target.expected.baseline, len(target.expected.squashed)
    would = f"would replace {count:,} migration{'' if count == 1 else 's'} by {baseline}"
    standing = checked.standing
    if checked.verdict is Verdict.READY and target.rollout == "script" and not (standing and standing.recorded):
        return would, f"{baseline} is not deployed here yet: first deploy the new commit, which changes nothing"
    return (would,)


def _refused(checked: Checked, way: str) -> str:
    return f"{checked.verdict}: {checked.findings[0].evidence[0]}" + (f" ({way})" if way else "")


def _accepted(target: DeployTarget, checked: Checked) -> tuple[SquashedMigration, ...] | None:
    """Return the squashed migrations with the edited rows' checksums accepted; None where that would not be safe."""
    known = known_edits(target, checked)
    harmless = (Verdict.EDITED, Verdict.RESTRICTED, Verdict.READY)
    others = [finding for finding in checked.findings if finding.verdict not in harmless]
    rows = checked.standing.edited if checked.standing else ()
    names = {migration.name for migration in target.expected.squashed}
    if known is None or others or not checked.is_identical or any(row.migration_name not in names for row in rows):
        return None
    more: dict[str, tuple[str, ...]] = {}
    for row in rows:
        script = known[row.checksum].script
        more[row.migration_name] = (*more.get(row.migration_name, ()), *checksums(script))
    return tuple(
        SquashedMigration(m.name, tuple(dict.fromkeys((*m.checksums, *more.get(m.name, ())))))
        for m in target.expected.squashed
    )


def _archived(row: LedgerRow) -> int:
    """Count the rows that are kept in the logs of the baseline's row."""
    if not (row.logs or "").startswith('{"squash" : 1, '):
        return 0
    try:
        rows = json.loads(row.logs or "").get("rows")
    except ValueError:
        return 1  # rollback.sql says what is wrong with it
    return len(rows) if isinstance(rows, list) else 1


@contextmanager
def _migrating(deploy: Deploy) -> Iterator[psycopg.Connection[Any]]:
    """Connect and take Prisma's lock, so that neither Prisma nor another of us works on this database meanwhile."""
    with bounded(deploy, Line(deploy.limit, None)) as connection:
        connection.execute(f"SET lock_timeout = '{LOCK_WAIT}'".encode())
        try:
            connection.execute("SELECT pg_catalog.pg_advisory_lock(%s)", (ADVISORY_LOCK,))
        except psycopg.errors.LockNotAvailable as error:
            raise LedgerError(
                f"{deploy.label}: another session is migrating this database: its lock was not released in time",
                hint="wait for it to end, or end it, and try again",
            ) from error
        connection.execute(sql.SQL("SET search_path = {}").format(sql.Identifier(deploy.schema)))
        yield connection


def _run(connection: psycopg.Connection[Any], deploy: Deploy, script: str) -> tuple[str, ...]:
    notices: list[str] = []
    connection.add_notice_handler(lambda diagnostic: notices.append(diagnostic.message_primary or ""))
    try:
        execute_script(connection, script)
    except psycopg.Error as error:
        if is_silent(error):
            lost = said(error).message
            raise UnreachableError(f"{lost}: whether the ledger was moved is not known", hint="check it") from None
        if not (error.sqlstate or "").startswith("SQ"):
            raise
        message = error.diag.message_primary or str(error)
        raise LedgerError(f"{deploy.label}: {message}", hint=error.diag.message_hint) from None
    return tuple(notices)
