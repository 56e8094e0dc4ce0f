"""Health checks over a history, without a database."""

from __future__ import annotations

from squash.history import History
from squash.lint.findings import Finding, Rule, read_script
from squash.lint.replaying import RULES as REPLAYING
from squash.lint.replaying import check_replay

RULES: dict[str, Rule] = {rule.id: rule for rule in REPLAYING}


def lint(history: History, schema: str = "public") -> tuple[Finding, ...]:
    """Return what the rules find in a history."""
    scripts = tuple(read_script(migration.name, migration.script) for migration in history.migrations)
    return tuple(check_replay(scripts, schema))
