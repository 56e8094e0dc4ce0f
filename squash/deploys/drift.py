"""`drift.sql`: SQL that would bring a deploy's catalog to the history's, for people to read, correct and run."""

from __future__ import annotations

from collections.abc import Iterator

from squash.deploys.catalogs import Contrast
from squash.schema import SchemaDifference
from squash.schema.alter import Suggestion, alter

_HEAD = """\
-- Suggestions towards the catalog that the history builds, one object after another; "here" is this database.
-- Nothing has been run. What would lose data or rewrite a table is commented out: think before you take it in.
"""


def write_drift(contrast: Contrast) -> str:
    """Write what is suggested for each difference, with both definitions above it."""
    return _HEAD + "".join(f"\n{''.join(_section(difference))}" for difference in contrast.differences)


def _section(difference: SchemaDifference) -> Iterator[str]:
    yield f"-- {difference.identity}\n"
    for label, text in (("the history", difference.left), ("here", difference.right)):
        yield f"--   {label}:{'' if text else ' not there'}\n"
        yield from (f"--     {line}\n" for line in (text or "").splitlines())
    for suggestion in alter(difference):
        yield _written(suggestion)


def _written(suggestion: Suggestion) -> str:
    """Write statements as they are to be run, or as comments where they would lose something."""
    if not suggestion.statements:
        return f"-- by hand: {suggestion.by_hand}\n"
    text = "".join(f"{statement};\n" for statement in suggestion.statements)
    if suggestion.loses:
        return "".join(f"-- {line}\n" for line in text.splitlines())
    return text if len(suggestion.statements) == 1 else f"BEGIN;\n{text}COMMIT;\n"
