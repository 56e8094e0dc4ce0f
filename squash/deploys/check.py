"""The verdict on each deploy: where its ledger stands, and what its catalog holds against the history's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import psycopg

from squash.deploys.catalogs import CatalogDiff, Catalogs, Stage
from squash.deploys.elsewhere import (
    HistorySchema,
    OtherSchema,
    find_places,
    own_tables,
    read_other_schemas,
    url_parameter,
)
from squash.deploys.read_access import WHOLE_SECONDS, Deploy, UnreachableError, reading
from squash.deploys.rights import Rights, judge_rights, read_rights
from squash.deploys.target import DeployTarget
from squash.errors import SquashError
from squash.postgres.schema import Given, Schema, SchemaObject, read_schema
from squash.postgres.schema.names import quote
from squash.prisma.ledger import (
    LEDGER,
    DamagedLedgerError,
    LedgerFinding,
    LedgerRow,
    LedgerStatus,
    Verdict,
    judge_ledger,
    read_ledger,
)
from squash.prisma.ledger.verdict import gravest_first

LOGS_READ = 1000  # characters of what a migration said as it failed

_UNINHABITED = ("extension", "schema", "privilege", "default privilege", "comment")
"""Kinds of objects that a server or its provider puts into a database that nobody has used yet."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of a deploy: conditions, the gravest first, and what they were found by.

    `standing` is None without a ledger that was read; `contrast` is None where the catalog was not compared.
    `server_version` is server_version_num, 0 for a deploy that was not reached.
    """

    deploy: Deploy
    findings: tuple[LedgerFinding, ...]
    standing: LedgerStatus | None
    stage: Stage | None
    contrast: CatalogDiff | None
    server_version: int

    @property
    def verdict(self) -> Verdict:
        """The gravest of the conditions."""
        return self.findings[0].verdict

    @property
    def is_identical(self) -> bool:
        """Whether the whole history was compared with the catalog, and nothing differs."""
        return (
            self.stage is not None
            and self.stage.squashed is None
            and self.contrast is not None
            and self.contrast.identical
        )


def check_deploys(
    target: DeployTarget,
    deploys: Iterable[Deploy],
    catalogs: Catalogs,
    *,
    jobs: int,
    seconds: float = WHOLE_SECONDS,
    done: Callable[[Checked], None] = lambda _checked: None,
) -> Iterator[Checked]:
    """Return a verdict on each deploy in their order, while up to `jobs` are visited at once.

    `done` hears of each as soon as it is judged, in whatever order, from a thread of its own.
    """

    def visit(deploy: Deploy) -> Checked:
        checked = check_deploy(target, deploy, catalogs, seconds=seconds)
        done(checked)
        return checked

    with ThreadPoolExecutor(max_workers=jobs) as threads:
        yield from threads.map(visit, deploys)


def check_deploy(
    target: DeployTarget, deploy: Deploy, catalogs: Catalogs, *, seconds: float = WHOLE_SECONDS
) -> Checked:
    """Visit one deploy, read-only, and judge it; whatever goes wrong with it is its verdict, never an error."""
    try:
        given = catalogs.given(deploy.schema)
        with reading(deploy, seconds=seconds) as connection:
            state = read_deploy(connection, deploy.schema, target, given)
    except DamagedLedgerError as error:
        told, mends = zip(*((damage.what, damage.mend) for damage in error.damages), strict=True)
        finding = LedgerFinding(Verdict.DAMAGED, (), tuple(told), tuple(dict.fromkeys(mends)))
        return Checked(deploy, (finding,), None, None, None, 0)
    except Exception as error:  # whatever one deploy holds, it must not cost the others their verdict
        return Checked(deploy, (not_done("read", deploy, error),), None, None, None, 0)
    try:
        return judge(target, deploy, state, catalogs)
    except Exception as error:
        return Checked(deploy, (not_done("judged", deploy, error),), None, None, None, state.schema.server_version)


def not_done(what: str, deploy: Deploy, error: Exception) -> LedgerFinding:
    """Return the condition of a deploy that could not be read, or judged, to the end: who is to blame, in which words.

    What no room foresaw is `internal`: a fault of this tool, not of the deploy.
    """
    if isinstance(error, UnreachableError):
        return LedgerFinding(Verdict.UNREACHABLE, (), (error.message,))
    words = error.message if isinstance(error, SquashError) else f"internal: {type(error).__name__}: {error}"
    mend = "look that the role may read the ledger and the catalog"
    if not isinstance(error, SquashError):
        mend = "this is a fault of squash, or of a server that is not PostgreSQL: report it with these words"
    return LedgerFinding(Verdict.UNREADABLE, (), (f"could not be {what}: {words}",), (mend,))


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of a deploy in one transaction: the rows of its ledger, None without one, its catalog, and what its
    role may do.

    `others` are the other schemas of the database, read only where this one's ledger records nothing of the history.
    """

    rows: tuple[LedgerRow, ...] | None
    schema: Schema
    rights: Rights
    others: tuple[OtherSchema, ...] = ()


def read_deploy(
    connection: psycopg.Connection[Any], schema: str, target: DeployTarget, given: Given | None = None
) -> Found:
    """Read what a verdict needs, in the connection's transaction; what is `given` there is no part of the catalog.

    DamagedLedgerError as for `read_ledger`.
    """
    rows = read_ledger(connection, schema, logs=LOGS_READ)
    names = target.expected.names
    is_here = any(row.migration_name in names for row in rows or ())
    others = () if is_here else read_other_schemas(connection, schema, names)
    rights = read_rights(connection, schema)
    held = read_schema(connection, schema, ledger=LEDGER, sequence_values=False, given=given)
    return Found(rows, held, rights, others)


def judge(target: DeployTarget, deploy: Deploy, state: Found, catalogs: Catalogs) -> Checked:
    """Return the verdict on what was read from a deploy."""
    rows, schema = state.rows, state.schema
    standing = judge_ledger(rows or (), target.expected)
    inhabited = [item for item in catalogs.own(schema).objects if item.kind not in _UNINHABITED]
    is_empty = not standing.findings and not inhabited and not schema.unsupported
    places = find_places(state.others, schema, catalogs.whole(schema.name)) if state.others else ()
    # a schema that was named, beside those of other tenants, may well be a new one
    if places and not (is_empty and len(places) > 1 and deploy.schema != "public"):
        finding = _elsewhere(deploy, state, places, own_tables(catalogs.whole(schema.name)))
        return Checked(deploy, (finding,), None, None, None, schema.server_version)
    stage = _stage(standing)
    findings = list(standing.findings)
    if is_empty:
        what = "an empty ledger, no objects" if rows is not None else "no ledger, no objects"
        beside = (f"{len(places)} other schemas hold this history",) if places else ()
        findings = [LedgerFinding(Verdict.EMPTY, (), (what, *beside)), *_lacking(target, state, catalogs, builds=True)]
        return Checked(deploy, gravest_first(findings), standing, None, None, schema.server_version)
    if not findings:
        what = "a ledger without applied migrations" if rows is not None else "no ledger"
        held = _count(len(inhabited) + len(schema.unsupported), "object")
        findings = [LedgerFinding(Verdict.UNMANAGED, (), (f"{what}, but {held}",))]
    contrast = catalogs.compare(schema, stage) if stage else None
    if contrast is not None:
        findings = _with_catalog(findings, contrast)
    runs = not standing.recorded and target.rollout != "adopt-name"
    if runs and any(finding.verdict is Verdict.READY for finding in findings):
        findings += _lacking(target, state, catalogs, builds=False)
    ordered = gravest_first(findings)
    return Checked(deploy, ordered, standing if rows is not None else None, stage, contrast, schema.server_version)


def _lacking(target: DeployTarget, state: Found, catalogs: Catalogs, *, builds: bool) -> list[LedgerFinding]:
    """Return the finding that names what the role lacks to run the baseline, which `builds` everything or nothing."""
    expected = catalogs.counted(state.schema.name)
    if expected is None:
        return []
    archives = target.rollout == "self-reconcile"
    return judge_rights(state.rights, state.schema.name, expected, builds=builds, archives=archives)


def _elsewhere(
    deploy: Deploy, state: Found, places: tuple[HistorySchema, ...], tables: tuple[SchemaObject, ...]
) -> LedgerFinding:
    names = [place.schema for place in places]
    asked = " or ".join(map(url_parameter, names[:3])) + (f" or {len(names) - 3} more" if len(names) > 3 else "")
    here = "no ledger" if state.rows is None else "a ledger without any of its migrations"
    evidence = (
        f"the history is in another schema: did you forget {asked}?",
        f"schema {quote(deploy.schema)}, which was asked for, holds {here}",
        *(place.told(len(tables)) for place in places),
    )
    return LedgerFinding(Verdict.ELSEWHERE, (), evidence, (f"check it again with {asked} in the URL",))


def _stage(standing: LedgerStatus) -> Stage | None:
    """Return the state of the history that the catalog should be in; None where no script leads to what is applied."""
    if standing.has_gap:
        return None
    begun = bool(standing.applied) or any(f.verdict is Verdict.BEHIND for f in standing.findings)
    if standing.missing and begun:
        return Stage(len(standing.applied), 0)
    if standing.findings and not begun and not standing.recorded:
        return None
    return Stage(None, standing.later)


def _with_catalog(findings: list[LedgerFinding], contrast: CatalogDiff) -> list[LedgerFinding]:
    """Add what the catalog says: a condition of its own where it differs, else a word to the ledger's conditions."""
    if contrast.differences:
        evidence = tuple(
            _told(d.identity, d.left, d.right, respelled=d.identity in contrast.respelled) for d in contrast.differences
        )
        return [*findings, LedgerFinding(Verdict.DRIFTED, (), evidence)]
    if contrast.obstacle:
        fine = [f for f in findings if f.verdict in (Verdict.READY, Verdict.RECONCILED, Verdict.UNMANAGED)]
        said = f"catalog not compared: {contrast.obstacle}"
        if fine:  # nothing may pass for compared that was not
            return [*findings, LedgerFinding(Verdict.DRIFTED, (), (said,))]
        return [replace(findings[0], evidence=(*findings[0].evidence, said)), *findings[1:]]
    said = f"catalog identical: {_count(contrast.compared, 'object')} compared"
    return [replace(findings[0], evidence=(*findings[0].evidence, said)), *findings[1:]]


def _told(identity: str, expected: str | None, held: str | None, *, respelled: bool) -> str:
    if held is None:
        return f"missing: {identity}"
    if expected is None:
        return f"not in the history: {identity}"
    return f"different: {identity}{', perhaps in spelling only' if respelled else ''}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
