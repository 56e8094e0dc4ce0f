"""The verdict on each deploy: where its ledger stands, and what its catalog holds against the history's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import psycopg

from squash.deploys.catalogs import Catalogs, Contrast, Stage
from squash.deploys.reading import WHOLE_SECONDS, Deploy, reading
from squash.deploys.target import Target
from squash.errors import SquashError
from squash.ledger import Finding, LedgerRow, Standing, Verdict, judge_ledger, read_ledger
from squash.ledger.verdict import gravest_first
from squash.schema import Schema, read_schema

LOGS_READ = 1000  # characters of what a migration said as it failed

_UNINHABITED = ("extension", "schema", "privilege", "default privilege", "comment")
"""Kinds of objects that a server or its provider puts into a database that nobody has used yet."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of a deploy: conditions, the gravest first, and what they were found by.

    `standing` is None without a ledger or a connection; `contrast` is None where the catalog was not compared.
    `server_version` is server_version_num, 0 for a deploy that was not reached.
    """

    deploy: Deploy
    findings: tuple[Finding, ...]
    standing: Standing | None
    stage: Stage | None
    contrast: Contrast | None
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
    target: Target, deploys: Iterable[Deploy], catalogs: Catalogs,
    *, jobs: int, seconds: float = WHOLE_SECONDS, done: Callable[[Checked], None] = lambda _checked: None,
) -> Iterator[Checked]:  # fmt: skip
    """Give a verdict on each deploy in their order, while up to `jobs` are visited at once.

    `done` hears of each as soon as it is judged, in whatever order, from a thread of its own.
    """

    def visit(deploy: Deploy) -> Checked:
        checked = check_deploy(target, deploy, catalogs, seconds=seconds)
        done(checked)
        return checked

    with ThreadPoolExecutor(max_workers=jobs) as threads:
        yield from threads.map(visit, deploys)


def check_deploy(target: Target, deploy: Deploy, catalogs: Catalogs, *, seconds: float = WHOLE_SECONDS) -> Checked:
    """Visit one deploy, read-only, and judge it; one that cannot be read is unreachable, never an error."""
    try:
        with reading(deploy, seconds=seconds) as connection:
            rows, schema = read_deploy(connection, deploy.schema)
    except Exception as error:  # whatever one deploy holds, it must not cost the others their verdict
        words = error.message if isinstance(error, SquashError) else f"{type(error).__name__}: {error}"
        evidence = (deploy.redact(words),)
        return Checked(deploy, (Finding(Verdict.UNREACHABLE, (), evidence),), None, None, None, 0)
    return judge(target, deploy, rows, schema, catalogs)


def read_deploy(connection: psycopg.Connection[Any], schema: str) -> tuple[tuple[LedgerRow, ...] | None, Schema]:
    """Read the ledger, None if there is none, and the catalog, both of the connection's transaction."""
    return read_ledger(connection, schema, logs=LOGS_READ), read_schema(connection, schema, sequence_values=False)


def judge(
    target: Target, deploy: Deploy, rows: tuple[LedgerRow, ...] | None, schema: Schema, catalogs: Catalogs
) -> Checked:
    """Give the verdict on what was read from a deploy."""
    standing = judge_ledger(rows or (), target.expected)
    stage = _stage(standing)
    findings = list(standing.findings)
    if not findings:
        inhabited = [item for item in catalogs.own(schema).objects if item.kind not in _UNINHABITED]
        if not inhabited and not schema.unsupported:
            what = "an empty ledger, no objects" if rows is not None else "no ledger, no objects"
            return Checked(deploy, (Finding(Verdict.EMPTY, (), (what,)),), standing, None, None, schema.server_version)
        what = "a ledger without applied migrations" if rows is not None else "no ledger"
        findings = [Finding(Verdict.UNMANAGED, (), (f"{what}, but {_count(len(inhabited), 'object')}",))]
    contrast = catalogs.compare(schema, stage) if stage else None
    if contrast is not None:
        findings = _with_catalog(findings, contrast)
    ordered = gravest_first(findings)
    return Checked(deploy, ordered, standing if rows is not None else None, stage, contrast, schema.server_version)


def _stage(standing: Standing) -> Stage | None:
    """Give the state of the history that the catalog should be in; None where no script leads to what is applied."""
    if standing.has_gap:
        return None
    begun = bool(standing.applied) or any(f.verdict is Verdict.BEHIND for f in standing.findings)
    if standing.missing and begun:
        return Stage(len(standing.applied), 0)
    if standing.findings and not begun and not standing.recorded:
        return None
    return Stage(None, standing.later)


def _with_catalog(findings: list[Finding], contrast: Contrast) -> list[Finding]:
    """Add what the catalog says: a condition of its own where it differs, else a word to the ledger's conditions."""
    if contrast.differences:
        evidence = tuple(_told(d.identity, d.left, d.right) for d in contrast.differences)
        return [*findings, Finding(Verdict.DRIFTED, (), evidence)]
    if contrast.obstacle:
        fine = [f for f in findings if f.verdict in (Verdict.READY, Verdict.RECONCILED, Verdict.UNMANAGED)]
        said = f"catalog not compared: {contrast.obstacle}"
        if fine:  # nothing may pass for compared that was not
            return [*findings, Finding(Verdict.DRIFTED, (), (said,))]
        return [replace(findings[0], evidence=(*findings[0].evidence, said)), *findings[1:]]
    said = f"catalog identical: {_count(contrast.compared, 'object')} compared"
    return [replace(findings[0], evidence=(*findings[0].evidence, said)), *findings[1:]]


def _told(identity: str, expected: str | None, found: str | None) -> str:
    if found is None:
        return f"missing: {identity}"
    return f"not in the history: {identity}" if expected is None else f"different: {identity}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
