"""Health checks over a history, without a database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from squash.lint import environment, migration_order, models, replaying, rows, transactions
from squash.lint.findings import LintFinding, LintRule, Severity, read_script
from squash.lint.migration_order import Merged
from squash.lint.scripted_catalog import ScriptedCatalog
from squash.postgres.server import Prelude
from squash.prisma.datamodel import Datamodel
from squash.prisma.history import History

__all__ = ["RULES", "LintFinding", "LintRule", "Merged", "Severity", "lint"]

RULES: dict[str, LintRule] = {
    rule.id: rule
    for family in (
        replaying.RULES,
        models.RULES,
        migration_order.RULES,
        transactions.RULES,
        rows.RULES,
        environment.RULES,
    )
    for rule in family
}
"""Every rule by its id, in the order of their families."""

_GRAVITY = {"error": 0, "warning": 1, "note": 2}


def lint(
    history: History,
    *,
    schema: str = "public",
    mode: Literal["batch", "split"] = "batch",
    merged: Merged | None = None,
    datamodel: Datamodel | None = None,
    preludes: Sequence[Prelude] = (),
) -> tuple[LintFinding, ...]:
    """Return what the rules find in a history, in its order; what is about no migration comes first.

    `schema` is Prisma's `?schema=`, `mode` how the project's Prisma runs scripts. `merged` is what git knows of the
    default branch; without it, and without a datamodel, the rules that need them are silent. What `preludes` make and
    name is there before the history; about them nothing is found.
    """
    scripts = tuple(read_script(migration.name, migration.script) for migration in history.migrations)
    places = {script.name: number for number, script in enumerate(scripts)}
    catalog = ScriptedCatalog(schema)
    before = tuple(read_script(prelude.label, prelude.script) for prelude in preludes)
    findings = [*replaying.check_replay(scripts, catalog, before)]
    if datamodel is not None:
        findings += models.check_models(datamodel, catalog, frozenset(script.name for script in before))
    findings += migration_order.check_order(scripts, merged)
    for script in scripts:
        findings += transactions.check_execution(script, mode)
    findings += rows.check_rows(scripts)
    findings += environment.check_environment(scripts, schema, before)
    findings.sort(
        key=lambda finding: (places.get(finding.migration, -1), finding.line, _GRAVITY[finding.severity], finding.rule)
    )
    return tuple(findings)
