"""Columns that come too late in their table: what would put them where the target has them."""

from __future__ import annotations

from collections.abc import Iterator

from squash.postgres.schema import SchemaDifference
from squash.postgres.schema.names import literal
from squash.postgres.statements import Reader, tokens
from squash.repair.definitions import Objects, labels_of, name_of
from squash.repair.edits import Edit, RepairChange
from squash.repair.ending import misplaced
from squash.repair.guards import actions, column_text, elements, insert, table_of, verb
from squash.repair.timeline import Timeline, TimelineEvent


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
            change = RepairChange("move", f'column "{other}" of table "{table}"', why)
            yield Edit(first.place, first.end, text, (change,))
        line = next((definition for happening in own if (definition := column_text(happening.statement, column))), None)
        written = target.column(table, column) if column == wanted else None
        line = line or (written.render() if written else None)
        if line is None:
            continue
        change = RepairChange("inject", what, f'{what} comes before "{other}" in the target')
        if text := _with(first.statement, other, line):
            yield Edit(first.place, first.end, text, (change,))
        # ALTER TABLE t ADD b int
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
        # ALTER TYPE mood ADD VALUE 'ok' BEFORE 'sad'
        if added is None or {"BEFORE", "AFTER"} & {token.keyword for token in tokens(added.statement)}:
            continue
        what = f"value {literal(value)} of {difference.identity}"
        change = RepairChange("inject", what, f"{what} comes before {literal(early[0])} in the target")
        yield Edit(added.place, added.end, f"{added.statement} BEFORE {literal(early[0])}", (change,))


def _creations(timeline: Timeline, owners: tuple[str, ...], column: str) -> list[TimelineEvent]:
    return [
        happening
        for happening in timeline.happenings
        if (happening.effect.action, happening.effect.kind) == ("create", "column")
        and happening.effect.name == column
        and happening.effect.owner in owners
        and happening.formerly is None
    ]


def _parts(text: str) -> list[Reader]:
    return elements(text) if verb(text) == "CREATE" else actions(text)


def _without(text: str, column: str) -> str | None:
    """Return a statement without a column that it creates, where it creates more than that."""
    parts = _parts(text)
    for number, part in enumerate(parts):
        # CREATE TABLE t (a int, b int); ALTER TABLE t ADD a int, ADD b int
        if _name(part) == column and len(parts) > 1:
            start, end = part.span
            if number + 1 < len(parts):
                return text[:start] + text[parts[number + 1].span[0] :]
            return text[: parts[number - 1].span[1]] + text[end:]
    return None


def _with(text: str, other: str, line: str) -> str | None:
    """Return a statement with a column before another one that it creates; None where it has to stand before it."""
    is_table = verb(text) == "CREATE"
    for number, part in enumerate(_parts(text)):
        if _name(part) == other and (is_table or number):
            return insert(text, part.span[0], f"{line}," if is_table else f"ADD COLUMN IF NOT EXISTS {line},")
    return None


def _name(part: Reader) -> str | None:
    while part.keyword() in ("ADD", "COLUMN", "IF", "NOT", "EXISTS"):
        part.at += 1
    token = part.peek()
    return token.name if token is not None else None
