"""Columns that come too late in their table: what would put them where the target has them."""

from __future__ import annotations

from collections.abc import Iterator

from squash.postgres.schema import SchemaDifference
from squash.postgres.schema.names import literal
from squash.postgres.statements import tokens
from squash.repair.definitions import Objects, labels_of, name_of
from squash.repair.edits import Change, Edit
from squash.repair.ending import misplaced
from squash.repair.guards import Words, column_text, table_of, verb
from squash.repair.timeline import Happening, Timeline


def reorderings(target: Objects, timeline: Timeline, difference: SchemaDifference) -> Iterator[Edit]:
    """Yield edits, each of which puts a column of a table nearer to its place; the order of columns is all that
    differs.
    """
    for table, wanted, behind in misplaced(target, difference):
        owners = timeline.former_names("relation", table, (0, 0))
        column, other = (timeline.rewind({"column"}, name, owners, (0, 0))[1] for name in (wanted, behind))
        early = _creations(timeline, owners, other)
        own = _creations(timeline, owners, column)
        if not early:
            continue
        first = early[0]
        what = f'column "{column}" of table "{table}"'
        if len(early) > 1 and (text := _without(first.statement, other)):
            adds = timeline.migration(early[-1].place)
            why = f'column "{other}" of table "{table}" is added by {adds}, and not before'
            change = Change("move", f'column "{other}" of table "{table}"', why)
            yield Edit(first.place, first.end, text, (change,))
        line = next((definition for happening in own if (definition := column_text(happening.statement, column))), None)
        written = target.column(table, column) if column == wanted else None
        line = line or (written.render() if written else None)
        if line is None:
            continue
        change = Change("inject", what, f'{what} comes before "{other}" in the target')
        if text := _with(first.statement, other, line):
            yield Edit(first.place, first.end, text, (change,))
        elif verb(first.statement) == "ALTER":
            text = f"ALTER TABLE {table_of(first.statement)} ADD COLUMN IF NOT EXISTS {line}"
            yield Edit(first.place, first.place[1], text, (change,), "AlterTable")


def revalued(timeline: Timeline, difference: SchemaDifference) -> Iterator[Edit]:
    """Yield edits that put values of an enum where the target has them, when their order is all that differs."""
    if difference.ours is None or difference.theirs is None:
        return
    wanted, actual = labels_of(difference.ours), labels_of(difference.theirs)
    if wanted == actual or sorted(wanted) != sorted(actual):
        return
    owners = timeline.former_names("type", name_of(difference.ours), (0, 0))
    for number, value in enumerate(wanted):
        early = [other for other in wanted[number + 1 :] if actual.index(other) < actual.index(value)]
        added = timeline.creator({"value"}, value, owners, (0, -1)) if early else None
        if added is None or {"BEFORE", "AFTER"} & {token.keyword for token in tokens(added.statement)}:
            continue
        what = f"value {literal(value)} of {difference.identity}"
        change = Change("inject", what, f"{what} comes before {literal(early[0])} in the target")
        yield Edit(added.place, added.end, f"{added.statement} BEFORE {literal(early[0])}", (change,))


def _creations(timeline: Timeline, owners: tuple[str, ...], column: str) -> list[Happening]:
    return [
        happening
        for happening in timeline.happenings
        if (happening.effect.action, happening.effect.kind) == ("create", "column")
        and happening.effect.name == column
        and happening.effect.owner in owners
        and happening.formerly is None
    ]


def _without(text: str, column: str) -> str | None:
    """Return a statement without a column that it creates, where it creates more than that."""
    words = Words(text)
    parts = words.elements() if words.keyword(0) == "CREATE" else words.actions()
    for number, (start, behind) in enumerate(parts):
        if _name(words, start) == column and len(parts) > 1:
            if number + 1 < len(parts):
                return text[: words.start(start)] + text[words.start(parts[number + 1][0]) :]
            return text[: words.end(parts[number - 1][1] - 1)] + text[words.end(behind - 1) :]
    return None


def _with(text: str, other: str, line: str) -> str | None:
    """Return a statement with a column added before another that it creates; None where that cannot be."""
    words = Words(text)
    is_table = words.keyword(0) == "CREATE"
    for number, (start, _) in enumerate(words.elements() if is_table else words.actions()):
        if _name(words, start) == other and (is_table or number):
            return words.insert(start, f"{line}," if is_table else f"ADD COLUMN IF NOT EXISTS {line},")
    return None


def _name(words: Words, start: int) -> str | None:
    while words.keyword(start) in ("ADD", "COLUMN", "IF", "NOT", "EXISTS"):
        start += 1
    token = words.token(start)
    return token.name if token is not None else None
