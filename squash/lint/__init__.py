"""Health checks over a history, without a database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from squash.history import History
from squash.lint import environment, execution, order, replaying, rows
from squash.lint.findings import Finding, Rule, Script, Severity, read_script
from squash.lint.order import Merged

__all__ = ["RULES", "Finding", "Merged", "Rule", "Severity", "lint"]

RULES: dict[str, Rule] = {
    rule.id: rule
    for family in (replaying.RULES, order.RULES, execution.RULES, rows.RULES, environment.RULES)
    for rule in family
}
"""Every rule by its id, in the order of their families."""

_GRAVITY = {"error": 0, "warning": 1, "note": 2}


def lint(
    history: History, *, schema: str = "public", mode: Literal["batch", "split"] = "batch", merged: Merged | None = None
) -> tuple[Finding, ...]:
    """Return what the rules find in a history, in its order.

    `schema` is Prisma's `?schema=`, `mode` how the project's Prisma runs scripts. `merged` is what git knows of the
    default branch; without it the rules that need it are silent.
    """
    scripts = tuple(read_script(migration.name, migration.script) for migration in history.migrations)
    places = {script.name: number for number, script in enumerate(scripts)}
    found = _check(scripts, schema, mode, merged)
    return tuple(
        sorted(found, key=lambda one: (places.get(one.migration, -1), one.line, _GRAVITY[one.severity], one.rule))
    )


def _check(
    scripts: tuple[Script, ...], schema: str, mode: Literal["batch", "split"], merged: Merged | None
) -> Iterator[Finding]:
    yield from replaying.check_replay(scripts, schema)
    yield from order.check_order(scripts, merged)
    for script in scripts:
        yield from execution.check_execution(script, mode)
    yield from rows.check_rows(scripts)
    yield from environment.check_environment(scripts, schema)
