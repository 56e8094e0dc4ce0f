"""Every check of a proof, run. Each can fail; what could not be checked is not among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from squash.data import Carried, Generated, read_rows
from squash.postgres.dump import Dump, without_schema
from squash.postgres.schema import Schema, compare_schemas
from squash.postgres.server import Database
from squash.postgres.snapshot import Digest, SnapshotDifference, differences
from squash.prisma.ledger import LEDGER
from squash.proof.applying import apply_split, apply_whole, check_harmless
from squash.proof.checks import (
    CATALOGS,
    DUMP,
    FRESH,
    LATER,
    LATER_ROWS,
    LINKS,
    ROLES,
    SECRETS,
    SOURCE,
    STEPPED_CATALOGS,
    Check,
    CheckKind,
)
from squash.proof.claim import Claim, Proof
from squash.proof.differing import diff, unlike_rows
from squash.proof.evidence import Witnesses
from squash.proof.ledger import try_ledger


def prove(claim: Claim) -> Proof:
    """Run every check, several at a time. Errors of the server inside the baseline fail their check."""
    evidence, scripts = claim.evidence, claim.scripts
    whole, stepped = evidence.begin(apply_whole, claim), evidence.begin(apply_split, claim)
    tried = evidence.begin(try_ledger, evidence.ledger, claim.schema.name, scripts) if scripts else None
    seen, _ = evidence.of_history, evidence.changes  # which also look at the privileges that this check takes away
    harmless = evidence.begin(check_harmless, claim)
    built, one_by_one, unharmed = whole(), stepped(), harmless()
    aside = (claim.schema.name, LEDGER)
    if seen.whole is not None:
        catalogs, beyond = _compare(claim, seen.whole, built.whole, evidence.batch, CATALOGS, None)
    else:
        catalogs, beyond = _compare(claim, seen.digest, built.digest, evidence.batch, CATALOGS, aside)
    stepped_catalogs, _ = _compare(claim, seen.digest, one_by_one.digest, evidence.split, STEPPED_CATALOGS, aside)
    checks = (
        *catalogs,
        *stepped_catalogs,
        *_compare_dumps(*(_as_compared(claim.schema, text) for text in (seen.dump, built.dump))),
        *_check_servers(claim, built, one_by_one),
        *built.checks,
        *one_by_one.checks,
        *_check_generated(claim, built.generated, one_by_one.generated),
        *unharmed,
        *([tried()] if tried else []),
    )
    return Proof(checks, seen.digest.unread if seen.digest else (), beyond)


def _check_servers(claim: Claim, *built: Witnesses) -> Iterator[Check]:
    """Check what can be seen only on a server on which the history never ran."""
    evidence = claim.evidence
    if not evidence.is_ours:
        reason = f"the history has run on {evidence.history.server.source}, too, and no other server was given"
        yield FRESH.unchecked(reason)
        if evidence.changes.any:
            yield ROLES.unchecked(reason)
            return
    elif evidence.prepared:
        yield FRESH.unchecked("the baseline leaves the roles of the history to others, and they were made first")
    else:
        failed = (check for seen in built if seen.digest is None for check in seen.checks)
        yield FRESH.check(len(built), (line for check in failed for line in check.differences))
    if all(seen.digest for seen in built):
        compared, unlike = evidence.compare_shared(evidence.batch)
        if compared:  # every server has roles: nothing means that nobody looked before
            yield ROLES.check(compared, unlike)


def prove_later(left: Database, right: Database, schema: Schema, carried: Carried) -> tuple[Check, ...]:
    """Check that two databases are still identical after the migrations that a baseline left alone.

    Of rows the numbers are compared, if all of them are `carried`, since later migrations may compute with the time.
    """
    with left.look(schema.name) as left_connection, right.look(schema.name) as two:
        compared = differences(left_connection, two, ledger=(schema.name, LEDGER))
    unlike = (str(difference) for difference in compared.differences if not _as_found(schema, difference))
    whole = LATER.check(compared.compared, unlike)
    if carried.omitted or not carried.rows:
        return (whole,)
    before = carried.before
    with left.read(schema.name) as left_connection, right.read(schema.name) as two:
        ours, theirs = (
            [replace(t, digest="") for t in read_rows(connection, members=before.members, before=before.tables)]
            for connection in (left_connection, two)
        )
    count = sum(t.count for t in ours)
    return (whole, LATER_ROWS.check(count, unlike_rows(ours, theirs)))


def prove_source(held: Schema, built: Schema) -> Check:
    """Check that what was built of a database's definitions is what was read from it, object by object.

    `held` was read without how far sequences have counted, from a server of the same major version.
    """
    counted = replace(built, objects=tuple(item for item in built.objects if item.kind != "sequence value"))
    differing = compare_schemas(held, counted)
    return SOURCE.check(len(held.objects), (difference.identity for difference in differing))


_OF_THE_DATABASE = {"pg_database", "pg_shseclabel"}
"""Catalogs about the database itself that hold what a baseline does not write."""


def _compare(
    claim: Claim,
    ours: Digest | None,
    theirs: Digest | None,
    database: Database,
    kind: CheckKind,
    ledger: tuple[str, str] | None,
) -> tuple[tuple[Check, ...], tuple[str, ...]]:
    """Compare catalogs, the `ledger` aside, if any; give the check, and apart from it what differs of the database."""
    if ours is None or theirs is None:
        return (), ()
    if ours == theirs:
        return (kind.check(ours.rows),), ()
    with (
        claim.evidence.history.look(claim.schema.name) as left_connection,
        database.look(claim.schema.name) as two,
    ):
        compared = differences(left_connection, two, ledger=ledger)
    # the writer reaches what could be looked through, so that nothing needs to be
    every = (*compared.differences, *compared.looked_through)
    beyond = [d for d in every if _is_beyond(d) or _as_found(claim.schema, d)]
    wrong = (str(d) for d in every if d not in beyond)
    return (kind.check(compared.compared, wrong),), tuple(
        d.describe("the history", "the baseline") for d in beyond if not _as_found(claim.schema, d)
    )


def _as_found(schema: Schema, difference: SnapshotDifference) -> bool:
    """Return whether a difference is one of the schema public itself, which the history made anew."""
    return bool(schema.public_anew) and difference.is_about_public


def _as_compared(schema: Schema, dump: Dump | None) -> Dump | None:
    return without_schema(dump, "public") if dump and schema.public_anew else dump


def _is_beyond(difference: SnapshotDifference) -> bool:
    """Return whether it is about the database itself, whose privileges alone a baseline writes."""
    of_database = difference.catalog in _OF_THE_DATABASE and difference.left is not None
    return of_database and difference.attribute != "datacl"


def _compare_dumps(ours: Dump | None, theirs: Dump | None) -> Iterator[Check]:
    if ours is not None and theirs is not None:
        failed = [text.failure for text in (ours, theirs) if text.failure]
        unlike = failed or diff("\n".join(ours.lines), "\n".join(theirs.lines))
        yield DUMP.check(len(ours.lines), unlike)


def _check_generated(claim: Claim, built: Generated | None, stepped: Generated | None) -> Iterator[Check]:
    """Check of values that each install makes for itself that they are linked as in the history, and shared by none."""
    ours = claim.carried.generated
    if not ours.links or built is None or stepped is None:
        return
    unlike = []
    for where, theirs in (("baseline", built), ("baseline, statement by statement", stepped)):
        unlike += [
            f"{first} and {other}: linked in {ours.links.get((first, other), (0,))[0]} pairs of rows in the history,"
            f" {theirs.links.get((first, other), (0,))[0]} in the {where}"
            for first, other in sorted(ours.links.keys() | theirs.links.keys())
            if ours.links.get((first, other)) != theirs.links.get((first, other))
        ]
    yield LINKS.check(len(ours.links), unlike)
    shared = (ours.shared_with(built) | ours.shared_with(stepped) | built.shared_with(stepped)) - claim.carried.constant
    yield SECRETS.check(len(ours.values), (f"{where}: {value}" for where, value in sorted(shared)))
