"""What is still different when a history has been replayed, as statements for its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from squash.deploys.drift import suggest
from squash.repair.definitions import Objects, read_table
from squash.repair.edits import Change
from squash.repair.remedies import Injected
from squash.repair.rewinding import guarded
from squash.schema import SchemaDifference
from squash.schema.names import literal
from squash.statements import split


def only_order(difference: SchemaDifference) -> bool:
    """Whether two definitions of a table differ in nothing but the order of its columns."""
    if difference.kind != "table" or difference.left is None or difference.right is None:
        return False
    left, right = read_table(difference.left), read_table(difference.right)
    return left is not None and right is not None and left == right


def closing_statements(target: Objects, found: tuple[SchemaDifference, ...]) -> Iterator[Injected]:
    """Yield statements that turn what was found (right) into the target (left), each told as a change."""
    order = {item.identity: number for number, item in enumerate(target.schema.objects)}
    wanted = sorted((one for one in found if one.left is not None), key=lambda one: order[one.identity])
    for difference in [*(one for one in found if one.left is None), *wanted]:
        if only_order(difference):
            continue
        if difference.right is None:
            yield _create(target, difference)
        else:
            yield from _change(difference)


def _create(target: Objects, difference: SchemaDifference) -> Injected:
    item = target.by_identity[difference.identity]
    label, text = guarded(target.schema, item)
    why = f"{difference.identity} is in the target, and no migration creates it"
    return Injected(text, label, Change("inject", difference.identity, why))


def _change(difference: SchemaDifference) -> Iterator[Injected]:
    if difference.kind == "enum" and difference.left and difference.right:
        yield from _values(difference)
        return
    for text in suggest(difference):
        statement = "\n".join(line.removeprefix("-- ") for line in text.splitlines()).strip()
        if statement.startswith("by hand"):
            continue
        yield from _suggested(difference, statement)


def _suggested(difference: SchemaDifference, statement: str) -> Iterator[Injected]:
    drops = difference.left is None
    why = (
        f"{difference.identity} is not in the target, and no migration drops it"
        if drops
        else f"{difference.identity} is not as the target has it"
    )
    for one in split(statement):
        if one.text in ("BEGIN", "COMMIT"):
            continue
        yield Injected(one.text, "", Change("drop" if drops else "inject", difference.identity, why))


def _values(difference: SchemaDifference) -> Iterator[Injected]:
    """Yield ALTER TYPE … ADD VALUE where the target only has more values."""
    wanted, found = (re.findall(r"'((?:[^']|'')*)'", text or "") for text in (difference.left, difference.right))
    if [value for value in wanted if value in found] != found:
        return
    name = difference.identity.removeprefix("type ")
    for number, value in enumerate(wanted):
        if value in found:
            continue
        following = next((other for other in wanted[number + 1 :] if other in found), None)
        where = f" BEFORE {literal(following)}" if following else ""
        what = f"value {literal(value)} of {difference.identity}"
        yield Injected(
            f"ALTER TYPE {name} ADD VALUE IF NOT EXISTS {literal(value)}{where}",
            "AlterEnum",
            Change("inject", what, f"{what} is in the target, and no migration adds it"),
        )
