"""Every check of a proof, run. Each can fail; what could not be checked is not among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from squash.data import Carried, Generated, read_rows
from squash.postgres.dump import Dump
from squash.postgres.schema import Schema, compare_schemas
from squash.postgres.server import Database
from squash.postgres.snapshot import Digest, differences
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
    seen = evidence.of_history
    harmless = evidence.begin(check_harmless, claim)
    built, one_by_one = whole(), stepped()
    catalogs, beyond = _compare(claim, built.digest, evidence.batch, CATALOGS)
    stepped_catalogs, _ = _compare(claim, one_by_one.digest, evidence.split, STEPPED_CATALOGS)
    checks = (
        *catalogs,
        *stepped_catalogs,
        *_compare_dumps(seen.dump, built.dump),
        *_check_servers(claim, built, one_by_one),
        *built.checks,
        *one_by_one.checks,
        *_check_generated(claim, built.generated, one_by_one.generated),
        *harmless(),
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


def prove_later(left: Database, right: Database, schema: str, carried: Carried) -> tuple[Check, ...]:
    """Check that two databases are still identical after the migrations that a baseline left alone.

    Of rows the numbers are compared, if all of them are `carried`, since later migrations may compute with the time.
    """
    with left.connect(schema) as left_connection, right.connect(schema) as two:
        compared = differences(left_connection, two, ledger=(schema, LEDGER))
        whole = LATER.check(compared.compared, map(str, compared.differences))
        if carried.omitted or not carried.rows:
            return (whole,)
        ours, theirs = ([replace(t, digest="") for t in read_rows(connection)] for connection in (left_connection, two))
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
    claim: Claim, built: Digest | None, database: Database, kind: CheckKind
) -> tuple[tuple[Check, ...], tuple[str, ...]]:
    """Compare catalogs; give the check, and apart from it what differs of the database itself."""
    ours, theirs = claim.evidence.of_history.digest, built
    if ours is None or theirs is None:
        return (), ()
    if ours == theirs:
        return (kind.check(ours.rows),), ()
    with (
        claim.evidence.history.connect(claim.schema.name) as left_connection,
        database.connect(claim.schema.name) as two,
    ):
        compared = differences(left_connection, two, ledger=(claim.schema.name, LEDGER))
    # the writer reaches what could be looked through, so that nothing needs to be
    every = (*compared.differences, *compared.looked_through)
    beyond = [d for d in every if d.catalog in _OF_THE_DATABASE and d.attribute != "datacl" and d.left is not None]
    wrong = (str(d) for d in every if d not in beyond)
    return (kind.check(compared.compared, wrong),), tuple(d.describe("the history", "the baseline") for d in beyond)


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
