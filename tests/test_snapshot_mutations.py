"""Each change of a rich schema is seen and named by the snapshot; each change that changes nothing is passed over.

`snapshot/schema.sql` is the schema, `snapshot/mutations.sql` has the changes, each followed by lines that the
comparison must say, `snapshot/neutral.sql` those that leave everything as it was. `trials` tells how they are tried:
all on one server at once, two at a time; the tests look up what came of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest
from trials import Change, Outcome, Trials, changes

from squash.postgres.server import Server

MUTATIONS = changes("mutations.sql")
NEUTRAL = changes("neutral.sql")


@dataclass(frozen=True)
class Tried:
    trials: Trials
    outcomes: Mapping[Change, Future[Outcome]]


@pytest.fixture(scope="module")
def tried(any_server: Server) -> Iterator[Tried]:
    """What came of every change that the server's major knows."""
    major = any_server.version // 10000
    with ExitStack() as stack:
        trials = stack.enter_context(Trials.on(any_server, workers=2))
        threads = stack.enter_context(ThreadPoolExecutor(max_workers=2))
        stack.callback(threads.shutdown, cancel_futures=True)
        known = [change for change in (*MUTATIONS, *NEUTRAL) if major in change.majors]
        yield Tried(trials, {change: threads.submit(trials.run, change) for change in known})


def of_their_majors(changes: tuple[Change, ...]) -> list[Any]:
    """Each change as a parameter, with its own statement as its name."""
    marks = ((pytest.mark.since(change.majors.first), pytest.mark.until(change.majors.last)) for change in changes)
    return [pytest.param(change, id=str(change), marks=both) for change, both in zip(changes, marks, strict=True)]


@pytest.mark.parametrize("change", of_their_majors(MUTATIONS))
def test_mutation_is_seen_and_named(tried: Tried, change: Change) -> None:
    assert change.said, "a mutation without the line that must be said proves nothing"
    said = tried.outcomes[change].result().differences
    for expected in change.said:
        assert any(str(difference).startswith(expected) for difference in said), list(map(str, said))


@pytest.mark.parametrize("change", of_their_majors(NEUTRAL))
def test_neutral_change_is_passed_over(tried: Tried, change: Change) -> None:
    assert [str(difference) for difference in tried.outcomes[change].result().differences] == []


def test_every_compared_column_is_killed(tried: Tried) -> None:
    """No column is compared in vain: some mutation is seen in it, on every major that has it."""
    killed = {column for change, outcome in tried.outcomes.items() if change.said for column in outcome.result().killed}
    attributes = tried.trials.untouched.attributes
    compared = {(catalog, column) for catalog, columns in attributes.items() for column in columns}
    assert len(compared) > 440
    assert sorted(compared - killed) == []


def test_there_are_enough() -> None:
    assert len({change.script for change in MUTATIONS}) >= 800
    assert len(NEUTRAL) >= 60
