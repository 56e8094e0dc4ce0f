"""A prelude of a history: the least that it needs of the database it was written for, and does not make itself.

What the scripts name is looked up in a live database, which is only read. Then the history is replayed beside it: what
the server still misses is added, until the history replays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

import psycopg

from squash.deploys.read_access import Deploy, reading
from squash.errors import ReplayError, ServerError
from squash.escaping import comment_text
from squash.postgres.schema.names import quote
from squash.postgres.server import Guest, Server, check_alive, execute_script
from squash.prelude.inventory import OWNER, Inventory, Key, Thing, called, read_inventory
from squash.prelude.references import Made, Reference, made_by, references, words_of
from squash.prisma.history import History, Migration
from squash.prisma.replay import Execution, Failure, replay
from squash.prisma.replay.diagnosis import extension_of

__all__ = ["MARK", "Lacking", "Written", "write_prelude"]

MARK = "-- What is there before the first migration: written by squash prelude "
"""How each prelude that was written here begins."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a migration needs, and neither the history makes nor the database has: `role "app"`."""

    what: str
    migration: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Written:
    """A prelude, under which the history replays, unless something is lacking; `count` things are in it."""

    script: str
    count: int
    notes: tuple[str, ...]
    lacking: tuple[Lacking, ...] = ()


def write_prelude(
    history: History, source: Deploy, server: Server, *, schema: str = "public", execution: Execution = "batch"
) -> Written:
    """Write the prelude of a history from the live database `source`, and try it on scratch databases.

    What the history makes itself is never taken. Raises ServerError where the database cannot be read, or the scratch
    server does not take what is needed; ReplayError where the history fails for another reason.
    """
    named = references(history)
    made = made_by(history)
    acting = frozenset(reference.name for reference in named if reference.acts)
    try:
        with reading(source) as connection:
            inventory = read_inventory(connection, words_of(history), schema=schema, acting=acting, made=made)
    except ServerError as error:
        hint = "check the URL and the role"
        raise ServerError(f"the database cannot be read: {error.message}", hint=hint) from None
    search = _Search(history, inventory, server, schema, execution, made)
    search.look_up(named)
    lacking = search.replay()
    things = search.things()
    if lacking:
        return Written("", len(things), (), lacking)
    kept = _tried(things, server, schema)
    notes = tuple(f"{called(thing.key)}: {note}" for thing in kept for note in thing.notes if "stub" in note)
    return Written(_text(kept, search.needed_by, inventory.version // 10000), len(kept), notes)


class _Search:
    """What is needed so far, each with the place that needs it first."""

    def __init__(
        self, history: History, inventory: Inventory, server: Server, schema: str, execution: Execution, made: Made
    ) -> None:
        self.history, self.inventory, self.server = history, inventory, server
        self.schema, self.execution, self.made = schema, execution, made
        self.given = made_by(History(tuple(Migration(p.label, p.script) for p in server.preludes), "postgresql", None))
        self.needed_by: dict[Key, str] = {}
        self.refused: set[Key] = set()  # the history makes these in a way that its text does not show

    def look_up(self, named: Sequence[Reference]) -> None:
        """Take what the scripts name and the database has."""
        for reference in named:
            place = f"{reference.migration}, line {reference.line}"
            for key in self._of_reference(reference):
                self.needed_by.setdefault(key, place)

    def _of_reference(self, reference: Reference) -> Iterable[Key]:
        name = reference.name
        if reference.kind == "role":
            return self._unmade("role", name)
        if reference.kind == "schema":
            return self._unmade("schema", name)
        # what is missing in the history's own schema, the replay tells
        if reference.schema in (None, self.schema):
            return ()
        kinds = ("relation", "routine", "type")
        return [key for kind in kinds for key in self._unmade(kind, f"{reference.schema}.{name}")]

    def _unmade(self, kind: str, name: str) -> list[Key]:
        """Return the things of that name in the database that the history does not make."""
        return [key for key in self.inventory.named(kind, name) if not self._is_made(key) and key not in self.refused]

    def _is_made(self, key: Key) -> bool:
        if key[0] == "role":
            return key[1] in self.made.roles
        if key[0] == "schema":
            return key[1] in self.made.schemas or key[1] == self.schema
        if key[0] in ("relation", "type", "routine"):
            name = key[2].partition("(")[0]
            return key[1] in self.made.schemas or self.made.has_object(key[1], name, self.schema)
        return (key[0], key[1]) in self.made.others

    def _is_given(self, key: Key) -> bool:
        """Return whether another prelude makes a thing."""
        if key[0] in ("relation", "type", "routine"):
            return self.given.has_object(key[1], key[2].partition("(")[0], self.schema)
        names = {"role": self.given.roles, "schema": self.given.schemas}.get(key[0])
        return key[1] in names if names is not None else (key[0], key[1]) in self.given.others

    def replay(self) -> tuple[Lacking, ...]:
        """Replay until nothing is missing that the database has; return what it has not either."""
        while True:
            try:
                self._trial()
            except ReplayError as error:
                if self._mend(error):
                    continue
                if self._lacked(error):
                    return self._lacking()
                raise self._told(error) from error
            return ()

    def _told(self, error: ReplayError) -> Exception:
        """Return what to say of a failure that no prelude mends."""
        cause = error.__cause__
        subject = missing(cause) if isinstance(cause, psycopg.Error) else None
        keys = self._unmade(*subject) if subject else []
        if not keys:
            return error
        # on a given server no role is made
        if keys[0][0] == "role":
            return ServerError(
                f"{self.server.source} has no {called(keys[0])}, which the history needs",
                hint=f"make it there: CREATE ROLE {quote(keys[0][1])} NOLOGIN; or leave --scratch out",
            )
        words = " and ".join(map(called, keys))
        hint = f"the database has {words}, which the migration does not reach: name it with its schema"
        return ReplayError(error.message, failure=error.failure, hint=hint)

    def _mend(self, error: ReplayError) -> bool:
        """Take what a failed migration misses, or give back what it makes itself; return whether that was anything."""
        failure, cause = error.failure, error.__cause__
        if not isinstance(failure, Failure) or not isinstance(cause, psycopg.Error):
            return False
        if there := _already_there(cause):
            given = self.things_by_key().keys() & set(self.inventory.named(*there))
            self.refused |= given
            return bool(given)
        place = f"{failure.migration}, line {failure.line}" if failure.line else failure.migration
        new = [key for key in self._missing(cause) if key not in self.needed_by]
        for key in new:
            self.needed_by[key] = place
        return bool(new)

    def _missing(self, error: psycopg.Error) -> list[Key]:
        subject = missing(error)
        if subject is None:
            return []
        kind, name = subject
        keys = self._unmade(kind, name)
        own = [key for key in keys if len(key) > 2 and key[1] == self.schema]
        if keys:
            return own or keys
        extension = ("extension", extension_of(name.rpartition(".")[2]) or "")
        return [extension] if extension in self.inventory.things and not self._is_made(extension) else []

    def _lacked(self, error: ReplayError) -> tuple[str, str] | None:
        """Return the thing that a migration misses where neither the history nor the database knows it."""
        cause = error.__cause__
        subject = missing(cause) if isinstance(cause, psycopg.Error) else None
        if subject is None or self.inventory.named(*subject):
            return None
        kind, name = subject
        last = name.rpartition(".")[2]
        own = {item for _, item in self.made.objects} | self.made.roles | self.made.schemas
        return None if {name, last} & own or (kind, name) in self.made.others else subject

    def _lacking(self) -> tuple[Lacking, ...]:
        """Replay once more and pass over what fails, so that all that is lacking is known at once."""
        lacking: dict[str, Lacking] = {}

        def note(error: ReplayError) -> None:
            failure = error.failure
            if isinstance(failure, Failure) and (subject := self._lacked(error)):
                what = f'{subject[0]} "{subject[1]}"'
                lacking.setdefault(what, Lacking(what, failure.migration, failure.line))

        self._trial(note)
        return tuple(lacking.values())

    def _trial(self, failed: Callable[[ReplayError], None] | None = None) -> None:
        """Replay the history beside what is needed so far, in which no text of the database is executed."""
        is_ours = self.server.is_ours
        # CREATE ROLE app fails where the round before has made it
        server = self.server.fresh() if is_ours and self.made.roles else self.server
        things = [thing for thing in self.things() if is_ours or thing.key[0] != "role"]
        script = _script(statement for thing in things for statement in (*thing.bare, *thing.rights))
        with ExitStack() as stack:
            database = stack.enter_context(server.database("prelude"))
            connection = stack.enter_context(database.connect(self.schema))
            with database.administer(self.schema) as looking:
                _run(looking, script, server)
            replay(connection, self.history, execution=self.execution, failed=failed)

    def things_by_key(self) -> Mapping[Key, Thing]:
        """Return what is needed, and what that needs, each after what it needs."""
        sorted_: dict[Key, Thing] = {}

        def visit(key: Key, place: str) -> bool:
            thing = self.inventory.things.get(key)
            if self._is_given(key):
                return True
            # a function of the platform with a type of the history: it cannot be there before
            if thing is None or key in self.refused or self._is_made(key):
                return False
            if key not in sorted_ and all(visit(other, place) for other in thing.needs):
                self.needed_by.setdefault(key, place)
                sorted_[key] = thing
            return key in sorted_

        for key in sorted(self.needed_by, key=lambda key: (_KINDS.index(key[0]), key)):
            visit(key, self.needed_by[key])
        return sorted_

    def things(self) -> tuple[Thing, ...]:
        """Return what is needed in the order in which it can be made."""
        return tuple(self.things_by_key().values())


_KINDS = ("role", "schema", "extension", "type", "relation", "routine", "publication")
_SAID = {"table": "relation", "view": "relation", "sequence": "relation", "materialized view": "relation"}
_SAID |= dict.fromkeys(("function", "procedure", "aggregate"), "routine")
# role "a"b" does not exist: the server does not double quotes in a name
_MISSING = re.compile(r'([a-z ]+) "(.+)" does not exist(?: for access method .*)?', re.DOTALL)
_MISSING_ROUTINE = re.compile(r"(function|procedure|aggregate) (.+?)\(.*\) does not exist", re.DOTALL)
_NOT_FOUND = re.compile(r'could not find an? (function|procedure|aggregate)[a-z ]* named "(.+)"', re.DOTALL)
_THERE = re.compile(r'([a-z ]+) "(.+)" already exists(?: with same argument types| in schema .*)?', re.DOTALL)


def missing(error: psycopg.Error) -> tuple[str, str] | None:
    """Return the kind and name of what an error says is missing, as messages have it: with its schema, if written."""
    words = error.diag.message_primary or ""
    for pattern in (_MISSING, _MISSING_ROUTINE, _NOT_FOUND):
        if match := pattern.fullmatch(words):
            return _SAID.get(match[1], match[1]), match[2]
    return None


def _already_there(error: psycopg.Error) -> tuple[str, str] | None:
    match = _THERE.fullmatch(error.diag.message_primary or "")
    return (_SAID.get(match[1], match[1]), match[2]) if match else None


def _script(statements: Iterable[str]) -> str:
    return "".join(f"{statement};\n" for statement in statements)


def _run(connection: psycopg.Connection[object], script: str, server: Server) -> None:
    try:
        execute_script(connection, script)
    except psycopg.Error as error:
        check_alive(connection, error)
        raise ServerError(
            f"what the history needs of the database cannot be made on {server.source}: {str(error).strip()}",
            hint="pass --postgres or --scratch: a server like the database's, with its extensions",
        ) from error


def _tried(things: Sequence[Thing], server: Server, schema: str) -> tuple[Thing, ...]:
    """Make each thing as the database has it, as a role without superuser; one that fails becomes a bare one."""
    schemas = [f"CREATE SCHEMA {quote(thing.key[1])} AUTHORIZATION {OWNER}" for thing in _of("schema", things)]
    extensions = [statement for thing in _of("extension", things) for statement in thing.statements]
    # those of another prelude are not the guest's
    within = sorted({thing.key[1] for thing in things if len(thing.key) > 2})
    grants = [f"GRANT USAGE, CREATE ON SCHEMA {quote(name)} TO PUBLIC" for name in within]
    guests = server.for_guest(Guest(schema, extensions=(*schemas, *extensions, *grants)))
    for thing in _of("role", things) if server.is_ours else ():
        guests.ensure_role(thing.key[1])
    beforehand = ("role", "schema", "extension") if server.is_ours else ("role",)
    kept = []
    with guests.database("prelude") as database, database.connect(schema) as connection:
        for thing in things:
            if thing.key[0] in beforehand:
                kept.append(thing)
                continue
            try:
                execute_script(connection, _script(thing.statements))
                kept.append(thing)
            except psycopg.Error as error:
                check_alive(connection, error)
                words = " ".join(str(error).split("\n", 1)[0].split())
                _run(connection, _script(thing.bare), guests)
                kept.append(replace(thing, statements=thing.bare, notes=(f"it is a stub: {words}",)))
    return tuple(kept)


def _of(kind: str, things: Sequence[Thing]) -> list[Thing]:
    return [thing for thing in things if thing.key[0] == kind]


def _text(things: Sequence[Thing], needed_by: Mapping[Key, str], major: int) -> str:
    lines = [
        f"{MARK}from a database of PostgreSQL {major}.",
        "-- It holds what the history needs and does not make. Read it before you use it.",
    ]
    for thing in things:
        lines += ["", f"-- {comment_text(called(thing.key))}: needed by {comment_text(needed_by[thing.key])}"]
        lines += [f"-- {comment_text(note)}" for note in thing.notes]
        lines += [f"{statement};" for statement in (*thing.statements, *thing.rights)]
    return "\n".join(lines) + "\n"
