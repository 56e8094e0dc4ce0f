"""What every statement of a history creates and drops, in order: what a later statement expects to find, and where."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from squash.postgres.statements import Effect, effects, split, tokens
from squash.prisma.history import History

Place = tuple[int, int]
"""Where a statement begins: the number of its migration in the history, and its offset in the script, both from 0."""


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """An effect of the statement at `place`; `end` is the offset behind it. A rename is told by its two effects,
    of which the second knows the first's name as `formerly`.
    """

    place: Place
    end: int
    statement: str
    effect: Effect
    formerly: str | None = None


class Timeline:
    """The effects of a history, as far as its text says."""

    def __init__(self, history: History) -> None:
        self._history = history

    @cached_property
    def happenings(self) -> tuple[TimelineEvent, ...]:
        """All effects of all statements, in order."""
        return tuple(self._read())

    def _read(self) -> Iterator[TimelineEvent]:
        for number, migration in enumerate(self._history.migrations):
            for statement in split(migration.script):
                made = effects(statement.text)
                end = statement.start + len(statement.text)
                renames = len(made) == 2 and any(token.keyword == "RENAME" for token in tokens(statement.text))
                for effect in made:
                    formerly = made[0].name if renames and effect is made[1] else None
                    yield TimelineEvent((number, statement.start), end, statement.text, effect, formerly)

    def since(self, place: Place) -> Iterator[TimelineEvent]:
        """Yield what the statement at `place` and those after it do."""
        return (happening for happening in self.happenings if happening.place >= place)

    def names(self, kind: str, name: str, place: Place) -> tuple[str, ...]:
        """Return the names that a relation or type of this name has from `place` on, the last one last."""
        names = [name]
        for happening in self.since(place):
            effect = happening.effect
            if effect.action == "create" and effect.kind == kind and happening.formerly == names[-1]:
                names.append(effect.name)
        return tuple(names)

    def former_names(self, kind: str, name: str, place: Place) -> tuple[str, ...]:
        """Return the names that a relation or type, which ends as `name`, has from `place` on, the last one last."""
        names = [name]
        for happening in reversed(tuple(self.since(place))):
            effect = happening.effect
            if effect.action == "create" and effect.kind == kind and effect.name == names[0] and happening.formerly:
                names.insert(0, happening.formerly)
        return tuple(names)

    def rewind(self, kinds: Collection[str], name: str, owners: Collection[str], place: Place) -> tuple[bool, str]:
        """Return whether a thing that is there at the end has to be there before the statement at `place`, and as what.

        It has not when a statement from there on creates it; it has when one drops it first, or when none does either.
        """
        present = True
        for happening in reversed(tuple(self.since(place))):
            effect = happening.effect
            if effect.name != name or effect.kind not in kinds or (effect.owner and effect.owner not in owners):
                continue
            present = effect.action == "drop"
            if effect.action == "create" and happening.formerly is not None:
                name = happening.formerly
        return present, name

    def creator(self, kinds: Collection[str], name: str, owners: Collection[str], place: Place) -> TimelineEvent | None:
        """Return the first statement after the one at `place` that creates a thing; `owners` empty where not known."""
        for happening in self.since(place):
            effect = happening.effect
            if (
                happening.place > place
                and effect.action == "create"
                and effect.name == name
                and effect.kind in kinds
                and (not owners or effect.owner is None or effect.owner in owners)
            ):
                return happening
        return None

    def migration(self, place: Place) -> str:
        """Return the name of the migration at a place."""
        return self._history.migrations[place[0]].name
