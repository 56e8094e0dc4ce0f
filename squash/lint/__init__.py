"""Health checks over a history, without a database."""

from __future__ import annotations

from typing import Literal

from squash.lint import environment, execution, models, order, replaying, rows
from squash.lint.catalog import Catalog
from squash.lint.findings import Finding, Rule, Severity, read_script
from squash.lint.order import Merged
from squash.prisma.datamodel import Datamodel
from squash.prisma.history import History

__all__ = ["RULES", "Finding", "Merged", "Rule", "Severity", "lint"]

RULES: dict[str, Rule] = {
    rule.id: rule
    for family in (replaying.RULES, models.RULES, order.RULES, execution.RULES, rows.RULES, environment.RULES)
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
) -> tuple[Finding, ...]:
    """Return what the rules find in a history, in its order; what is about no migration comes first.

    `schema` is Prisma's `?schema=`, `mode` how the project's Prisma runs scripts. `merged` is what git knows of the
    default branch; without it, and without a datamodel, the rules that need them are silent.
    """
    scripts = tuple(read_script(migration.name, migration.script) for migration in history.migrations)
    places = {script.name: number for number, script in enumerate(scripts)}
    catalog = Catalog(schema)
    findings = [*replaying.check_replay(scripts, catalog)]
    if datamodel is not None:
        findings += models.check_models(datamodel, catalog)
    findings += order.check_order(scripts, merged)
    for script in scripts:
        findings += execution.check_execution(script, mode)
    findings += rows.check_rows(scripts)
    findings += environment.check_environment(scripts, schema)
    findings.sort(
        key=lambda finding: (places.get(finding.migration, -1), finding.line, _GRAVITY[finding.severity], finding.rule)
    )
    return tuple(findings)
