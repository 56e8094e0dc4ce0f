"""Mending a history that does not replay: the smallest edits of its scripts under which it gives a target's catalog.

The history is tried out on a scratch server, statement by statement. Where one fails, remedies are tried in savepoints:
what is missing is taken from the later statement that creates it, or else from the target, in the state that later
statements expect; what is there already is passed over. What differs in the end is put right at the end of the last
migration. Then the edited history is replayed as Prisma does, its catalog compared with the target's, and every edit
that can be left out is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import psycopg

from squash.compare import same_value
from squash.errors import ReplayError
from squash.postgres.schema import SchemaDifference, compare_schemas, read_schema
from squash.postgres.server import Server, check_alive, execute_script
from squash.postgres.snapshot import differences
from squash.prisma.drift import find_drift
from squash.prisma.history import History
from squash.prisma.ledger import LEDGER, needs_ledger, record_applied
from squash.prisma.replay import Execution, Failure, ReplayedAs, apart, in_either, replay
from squash.repair.datamodel_target import narrowed
from squash.repair.definitions import Objects
from squash.repair.edits import MARK, Edit, RepairChange, edited, patch
from squash.repair.ending import closing_statements, misplaced, only_order
from squash.repair.ordering import reorderings, revalued
from squash.repair.remedies import Remedies
from squash.repair.timeline import Place, Timeline
from squash.repair.trial import RepairTrial, try_out
from squash.repair.wanted_schema import (
    Built,
    RepairTarget,
    build_target,
    check_history,
    find_target,
    read_source,
    server_for,
)
from squash.surroundings import given_in

__all__ = [
    "MARK",
    "Built",
    "Edit",
    "Repair",
    "RepairChange",
    "RepairTarget",
    "build_target",
    "check_history",
    "edited",
    "find_target",
    "patch",
    "read_source",
    "repair",
    "server_for",
]

_LAST_FEW = 3
_ROUNDS = 6
"""How often the end of a history is brought nearer to the target: renames first, then what shows when they are done."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What came of it: the repaired history, the edits that make it, and what is left.

    `left` names, one line each, what is not mended: statements that fail, objects that differ from the target; none
    when the history replays and its catalog is the target's. `order` names tables whose columns stand in another order.
    `compared` is the number of objects of the target, or of catalog rows where `by_catalog`.
    """

    history: History
    repaired: History
    edits: tuple[Edit, ...]
    left: tuple[str, ...]
    order: tuple[str, ...]
    compared: int
    by_catalog: bool
    trials: int

    @property
    def holds(self) -> bool:
        """Whether the repaired history replays to the target."""
        return not self.left


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A replay of an edited history held against the target; `failure` where it did not replay."""

    failure: ReplayError | None
    found: tuple[SchemaDifference, ...]
    catalog: tuple[str, ...] = ()
    rows: int = 0
    misplaced: int = 0

    @property
    def order(self) -> tuple[str, ...]:
        """The tables whose columns stand in another order, which counts only where a target has a true one."""
        return tuple(difference.identity for difference in self.found if only_order(difference))

    @property
    def left(self) -> tuple[SchemaDifference, ...]:
        return tuple(difference for difference in self.found if not only_order(difference))

    @property
    def badness(self) -> tuple[int, int, int]:
        """How far it is from the target: first of all it has to replay."""
        return (int(self.failure is not None), len(self.left) + len(self.catalog), self.misplaced)

    @property
    def holds(self) -> bool:
        return self.failure is None and not self.left and not self.catalog


class _Workshop:
    """Tries of one history on one server, against one target."""

    def __init__(self, server: Server, history: History, target: Built, execution: Execution) -> None:
        self.server, self.history, self.built, self.execution = server, history, target, execution
        self.target = Objects(target.schema)
        self.timeline = Timeline(history)
        self.trials = 0

    def try_out(self, passed_over: Mapping[Place, int], given: Sequence[Edit]) -> RepairTrial:
        """Try the history out in a database of its own."""
        self.trials += 1
        with (
            apart(self.server, self.history).database("trial") as database,
            database.connect(self.target.schema.name) as connection,
        ):
            if needs_ledger(self.history.migrations):
                record_applied(connection, ())
            remedies = Remedies(connection, self.target, self.timeline)
            return try_out(connection, self.history, remedies, self.execution, passed_over=passed_over, given=given)

    def check(self, edits: Iterable[Edit]) -> _Outcome:
        """Replay the edited history as Prisma does, and compare its catalog with the target's."""
        self.trials += 1
        name, history = self.target.schema.name, edited(self.history, edits)

        def attempt(surroundings: ReplayedAs) -> _Outcome:
            with apart(self.server, history).database("repaired") as database, database.connect(name) as connection:
                replay(connection, history, execution=self.execution, surroundings=surroundings)
                return self._contrast(connection)

        try:
            return in_either(history, attempt)[0]
        except ReplayError as error:
            return _Outcome(error, ())

    def close(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        """Return edits for the end of the last migration that bring the edited history nearer to the target.

        Each is tried, and those that fail are tried again when others have made way for them.
        """
        self.trials += 1
        last = len(self.history.migrations) - 1
        end = len(self.history.migrations[last].script)
        history = edited(self.history, edits)

        def attempt(surroundings: ReplayedAs) -> tuple[Edit, ...]:
            closing: list[Edit] = []
            with (
                apart(self.server, history).database("end") as database,
                database.connect(self.target.schema.name) as connection,
            ):
                replay(connection, history, execution=self.execution, surroundings=surroundings)
                for _ in range(_ROUNDS):
                    outcome = self._contrast(connection)
                    done = [
                        Edit((last, end), end, statement.text, (statement.change,), statement.label)
                        for statement in closing_statements(self.target, outcome.left)
                        if _succeeds(connection, statement.text)
                    ]
                    closing += done
                    if not done:
                        break
            return tuple(closing)

        return in_either(history, attempt)[0]

    def _contrast(self, connection: psycopg.Connection[Any]) -> _Outcome:
        """Hold a database against the target."""
        name = self.target.schema.name
        given = given_in(self.server, name, sequence_values=False)
        actual = read_schema(connection, name, ledger=LEDGER, sequence_values=False, given=given)
        datamodel = self.built.target.datamodel
        if datamodel is not None:
            drift = find_drift(actual, self.target.schema, datamodel, partial(same_value, connection))
            unlike = tuple(narrowed(self.target.schema, actual, drift))
            rest = () if unlike else tuple(difference.identity for difference in drift.differences)
            return _Outcome(None, unlike, rest)
        unlike = compare_schemas(self.target.schema, actual)
        if unlike:
            late = sum(
                len(tuple(misplaced(self.target, difference))) for difference in unlike if only_order(difference)
            )
            return _Outcome(None, unlike, misplaced=late)
        with self.built.database.connect(name) as other:
            seen = differences(other, connection, ledger=(name, LEDGER))
        return _Outcome(None, (), tuple(map(str, seen.differences)), seen.compared)


def _succeeds(connection: psycopg.Connection[Any], statement: str) -> bool:
    try:
        execute_script(connection, statement)
    except psycopg.Error as error:
        check_alive(connection, error)
        return False
    return True


def repair(history: History, target: Built, server: Server, *, execution: Execution = "batch") -> Repair:
    """Find edits of the history's scripts under which it replays and gives the target's schema.

    The target (see `build_target`) has to be on the same server. Where its objects are reached, every catalog row is
    compared, too. Raises nothing for what cannot be mended: see `Repair.left`.
    """
    shop = _Workshop(server, history, target, execution)
    best = _attempt(shop, {})
    best = _alternatives(shop, best)
    best = _in_order(shop, best)
    edits = _minimised(shop, best) if best.outcome.holds else best.edits
    outcome = best.outcome
    return Repair(
        history,
        edited(history, edits),
        edits,
        tuple(_left(history, best.trial, outcome)),
        outcome.order,
        outcome.rows or len(target.schema.objects),
        bool(outcome.rows),
        shop.trials,
    )


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A trial, the edits that came of it and of its end, and where they lead."""

    trial: RepairTrial
    edits: tuple[Edit, ...]
    outcome: _Outcome
    passed_over: Mapping[Place, int]
    given: tuple[Edit, ...]


def _attempt(shop: _Workshop, passed_over: Mapping[Place, int], given: tuple[Edit, ...] = ()) -> _Attempt:
    """Try the history out, and put right at its end what is different then."""
    trial = shop.try_out(passed_over, given)
    edits = trial.edits
    outcome = shop.check(edits)
    values = tuple(edit for difference in outcome.left for edit in revalued(shop.timeline, difference))
    if values and not any(edit in given for edit in values):
        return _attempt(shop, passed_over, (*given, *values))
    if outcome.failure is None and outcome.left:
        more = shop.close(edits)
        better = shop.check((*edits, *more)) if more else outcome
        if better.badness < outcome.badness:
            edits, outcome = (*edits, *more), better
    return _Attempt(trial, edits, outcome, passed_over, given)


def _alternatives(shop: _Workshop, best: _Attempt) -> _Attempt:
    """Take other remedies, where there are any and the target is not reached.

    Where a statement could not be helped, only the last few before it may have led there.
    """
    places = best.trial.alternatives
    if best.trial.unmended:
        first = best.trial.unmended[0].place
        places = tuple(place for place in places if place < first)[-_LAST_FEW:]
    for place in places:
        for skipped in (1, 2):
            if best.outcome.holds:
                return best
            other = _attempt(shop, {**best.passed_over, place: skipped})
            if other.outcome.badness < best.outcome.badness:
                best = other
    return best


def _in_order(shop: _Workshop, best: _Attempt) -> _Attempt:
    """Try to have each column where the target has it, if columns are in another order."""
    tried: set[tuple[Place, str]] = set()
    while best.outcome.holds and best.outcome.misplaced:
        candidates = [
            edit
            for difference in best.outcome.found
            for edit in reorderings(shop.target, shop.timeline, difference)
            if (edit.place, edit.text) not in tried
        ]
        if not candidates:
            return best
        edit = candidates[0]
        tried.add((edit.place, edit.text))
        other = _attempt(shop, best.passed_over, (*best.given, edit))
        if other.outcome.badness < best.outcome.badness:
            best = other
    return best


def _minimised(shop: _Workshop, best: _Attempt) -> tuple[Edit, ...]:
    """Leave out every edit without which the result is the same."""
    edits = best.edits
    for edit in reversed(edits):
        rest = tuple(kept for kept in edits if kept is not edit)
        if shop.check(rest).badness <= best.outcome.badness:
            edits = rest
    return edits


def _left(history: History, trial: RepairTrial, outcome: _Outcome) -> Iterable[str]:
    for unmended in trial.unmended:
        name = history.migrations[unmended.place[0]].name
        line = history.migrations[unmended.place[0]].script.count("\n", 0, unmended.place[1]) + 1
        yield f"{name}, line {line}: {unmended.message}" + (f" ({unmended.advice})" if unmended.advice else "")
    failure = outcome.failure.failure if outcome.failure else None
    if outcome.failure is not None and not trial.unmended:
        words = f"{failure.migration}, line {failure.line}: {failure.message}" if isinstance(failure, Failure) else ""
        yield words or outcome.failure.message
    for difference in outcome.left:
        side = "is not in the target" if difference.left is None else "differs"
        if difference.right is None:
            side = "is not there"
        yield f"{difference.identity} {side}"
    yield from outcome.catalog
