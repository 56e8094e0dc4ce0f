"""`drift.sql`: SQL that would bring a deploy's catalog to the history's, for people to read, correct and run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from squash.deploys.catalogs import CatalogDiff
from squash.escaping import comment, comment_text
from squash.postgres.schema import SchemaDifference
from squash.postgres.schema.alter import Suggestion, alter
from squash.postgres.statements import without_variables

_HEAD = """\
-- Suggestions towards the catalog that the history builds, one object after another; "here" is this database.
-- Nothing has been run. What would lose data is commented out: think before you take it in. The rest takes locks, may
-- rewrite a table, and can fail on rows that are there. What somebody made here on purpose belongs into a migration.
"""


def write_drift(contrast: CatalogDiff) -> str:
    """Write what is suggested for each difference, with both definitions above it."""
    return _HEAD + "".join(
        f"\n{''.join(_section(difference, respelled=difference.identity in contrast.respelled))}"
        for difference in contrast.differences
    )


def _section(difference: SchemaDifference, *, respelled: bool) -> Iterator[str]:
    yield f"-- {comment_text(difference.identity)}\n"
    for label, text in (("the history", difference.left), ("here", difference.right)):
        yield f"--   {label}:{'' if text else ' not there'}\n"
        yield f"{comment(text, '--     ')}\n" if text else ""
    if respelled and difference.left and difference.right:
        yield "-- The scratch server could not bring both to one spelling: they may mean the same.\n"
    for suggestion in alter(difference):
        yield _written(replace(suggestion, loses=suggestion.loses or respelled))


def _written(suggestion: Suggestion) -> str:
    """Write statements as they are to be run by psql, or as comments where they would lose something."""
    if not suggestion.statements:
        return f"{comment(f'by hand: {suggestion.by_hand}')}\n"
    if suggestion.loses:
        return "".join(f"{comment(f'{statement};')}\n" for statement in suggestion.statements)
    text = "".join(f"{without_variables(statement)};\n" for statement in suggestion.statements)
    return text if len(suggestion.statements) == 1 else f"BEGIN;\n{text}COMMIT;\n"
