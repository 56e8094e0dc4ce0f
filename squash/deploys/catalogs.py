"""The catalogs of deploys against what the history builds: object by object, by canonical definition.

What a deploy holds is compared as text first, by its hash, so that a thousand equal databases cost one comparison.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import psycopg

from squash.baseline import guest_of, write_schema
from squash.deploys.majors import see_through
from squash.deploys.target import DeployTarget
from squash.errors import ReplayError, ServerError
from squash.postgres.schema import Given, Schema, SchemaDifference, compare_schemas, read_schema, without_platform
from squash.postgres.schema.texts import is_unpopulated, naming_schemas, populated, unpopulated
from squash.postgres.server import Server, check_alive, execute_script
from squash.prisma.history import History, Migration
from squash.prisma.ledger import LEDGER
from squash.prisma.replay import ReplayedAs, apart, in_either, replay
from squash.surroundings import given_in

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Stage:
    """A state of the history: `squashed` migrations of the old one (None: all, as the baseline builds them), and how
    many later ones.
    """

    squashed: int | None
    later: int


@dataclass(frozen=True, slots=True)
class CatalogDiff:
    """What differs between the history's catalog (left) and a deploy's (right).

    `obstacle` says why there was nothing to compare with, and is empty where there was.
    """

    compared: int
    differences: tuple[SchemaDifference, ...]
    not_compared: tuple[str, ...]
    obstacle: str = ""
    respelled: frozenset[str] = frozenset()
    """The identities of what could not be brought to one spelling: a difference may be none."""

    @property
    def identical(self) -> bool:
        """Whether both were compared and nothing differs."""
        return not self.differences and not self.obstacle


class Catalogs:
    """Compares deploys with stages of the history, which it builds on a scratch server when they are first needed.

    May be used from several threads. It keeps one result for every distinct catalog, no catalog of a deploy.
    """

    def __init__(self, target: DeployTarget, server: Server) -> None:
        self._target, self._server = target, server
        self._expected = _Once[tuple[Stage, str], Schema | str]()
        self._rewritten = _Once[tuple[str, tuple[int, int]], tuple[Schema, dict[str, str]]]()
        self._contrasts = _Once[tuple[Stage, str, str], CatalogDiff]()

    def compare(self, schema: Schema, stage: Stage) -> CatalogDiff:
        """Compare what was read from a deploy with what the history builds up to `stage`."""
        expected = self._expect(stage, schema.name)
        if isinstance(expected, str):
            return CatalogDiff(0, (), (), expected)
        expected = _uncounted(expected)
        own, others = without_other_schemas(self._without_platform(schema, expected), expected)
        diff = self._contrasts.get((stage, own.name, hash_of(own)), lambda: self._contrast(expected, own))
        return replace(diff, not_compared=(*others, *diff.not_compared)) if others else diff

    def given(self, name: str, *, visited: bool = True) -> Given | None:
        """Return what a prelude makes, as it is in a database that is visited, or in one of the scratch server."""
        given = given_in(self._server, name, sequence_values=False)
        return given and given.visited() if visited else given

    def own(self, schema: Schema) -> Schema:
        """Return what a deploy holds in the schemas that the history knows."""
        expected = self.whole(schema.name)
        if expected is None:
            return schema
        return without_other_schemas(self._without_platform(schema, expected), expected)[0]

    def _without_platform(self, schema: Schema, expected: Schema) -> Schema:
        given = self.given(schema.name)
        return schema if given is None else without_platform(schema, given, expected)

    def whole(self, name: str) -> Schema | None:
        """Return what the whole squashed history builds in the Prisma schema `name`; None where it does not replay."""
        expected = self.counted(name)
        return None if expected is None else _uncounted(expected)

    def counted(self, name: str) -> Schema | None:
        """Return the same, with how far sequences have counted."""
        expected = self._expect(Stage(None, 0), name)
        return None if isinstance(expected, str) else expected

    def _expect(self, stage: Stage, name: str) -> Schema | str:
        """Return the history's schema in the Prisma schema `name`; built once for all names where none is written."""
        if name == "public":
            return self._expected.get((stage, name), lambda: self._build(stage, name))
        shared = self._expected.get((stage, ""), lambda: self._build(stage, name))
        if isinstance(shared, str) or shared.name == name or not naming_schemas(shared):
            return shared
        return self._expected.get((stage, name), lambda: self._build(stage, name))

    def _build(self, stage: Stage, name: str) -> Schema | str:
        migrations = self._migrations(stage)
        if isinstance(migrations, str):
            return migrations
        history = History(migrations, "postgresql", None)

        def attempt(surroundings: ReplayedAs) -> Schema:
            with apart(self._server, history).database("expected") as database, database.connect(name) as connection:
                replay(connection, history, execution=self._target.execution, surroundings=surroundings)
                return read_schema(connection, name, ledger=LEDGER, given=given_in(self._server, name))

        try:
            return in_either(history, attempt)[0]
        except ReplayError as error:
            return f"the history does not replay so far: {error.message}"

    def _migrations(self, stage: Stage) -> tuple[Migration, ...] | str:
        target = self._target
        if stage.squashed is None and target.baseline is not None:
            return (Migration(target.baseline.name, target.baseline.script), *target.later[: stage.later])
        names = [m.name for m in target.expected.squashed][: stage.squashed]
        lacking = [name for name in names if name not in target.old]
        if lacking:
            return f"neither the directory nor git holds the script of {lacking[0]}"
        return (*(target.old[name] for name in names), *target.later[: stage.later])

    def _contrast(self, expected: Schema, schema: Schema) -> CatalogDiff:
        left, right = expected, schema
        versions = (expected.server_version // 10000, schema.server_version // 10000)
        refused: dict[str, str] = {}
        if versions[0] != versions[1]:
            left, ours = self._rewritten.get((hash_of(left), versions), lambda: self._common_form(expected, versions))
            right, theirs = self._common_form(schema, versions)
            refused = ours | theirs
        differing = list(compare_schemas(left, right))
        differing += [SchemaDifference("unsupported", what, None, what) for what in _only(right, left)]
        differing += [SchemaDifference("unsupported", what, what, None) for what in _only(left, right)]
        common = tuple(what for what in left.unsupported if what in right.unsupported)
        said = tuple(
            f"spelling of {identity}, since the scratch server refused it: {words}"
            for identity, words in refused.items()
        )
        identities = {item.identity for side in (left, right) for item in side.objects}
        return CatalogDiff(len(identities), tuple(differing), common + said, respelled=frozenset(refused))

    def _common_form(self, schema: Schema, versions: tuple[int, int]) -> tuple[Schema, dict[str, str]]:
        """Return a schema as the scratch server spells it; what it refuses stays as it is, with the server's words.

        It is built by a guest, without what needs no other spelling: grants, whose roles this server may lack, and the
        rows of materialized views.
        """
        seen = see_through(schema, versions)
        grants = tuple(item for item in seen.objects if item.kind in _GRANTS)
        built = replace(seen, objects=tuple(map(unpopulated, (i for i in seen.objects if i.kind not in _GRANTS))))
        try:
            guests = self._server.for_guest(guest_of(seen))
            with guests.database("common") as database, database.connect(schema.name) as connection:
                refused = _build(connection, built)
                given = self.given(schema.name, visited=False)
                again = read_schema(connection, schema.name, ledger=LEDGER, sequence_values=False, given=given)
        except (psycopg.Error, ServerError) as error:
            return seen, {item.identity: _first_line(error) for item in seen.objects}
        again = see_through(again, versions)
        empty = {item.identity for item in seen.objects if is_unpopulated(item)}
        objects = [
            item if item.identity in empty else populated(item)
            for item in again.objects
            if item.kind not in _GRANTS and item.identity not in refused
        ]
        # a comment on what the guest does not own, an extension, is passed over
        held = {item.identity for item in objects}
        kept = (i for i in seen.objects if i.identity in refused or (i.kind == "comment" and i.identity not in held))
        objects += [*kept, *grants]
        unsupported = tuple(dict.fromkeys((*schema.unsupported, *again.unsupported)))
        return replace(again, objects=tuple(objects), unsupported=unsupported), refused


_GRANTS = ("privilege", "default privilege")


def _uncounted(schema: Schema) -> Schema:
    """Return a schema without how far its sequences have counted, which changes as a database is used."""
    return replace(schema, objects=tuple(item for item in schema.objects if item.kind != "sequence value"))


def _build(connection: psycopg.Connection[Any], schema: Schema) -> dict[str, str]:
    """Build a schema, and return what the server says of each object that it refuses."""
    try:
        execute_script(connection, write_schema(schema))
        return {}
    except psycopg.Error as error:
        check_alive(connection, error)
    refused: dict[str, str] = {}
    for item in schema.objects:
        try:
            execute_script(connection, write_schema(replace(schema, objects=(item,))))
        except psycopg.Error as error:
            check_alive(connection, error)
            refused[item.identity] = _first_line(error)
    return refused


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


def without_other_schemas(schema: Schema, expected: Schema) -> tuple[Schema, tuple[str, ...]]:
    """Return what a deploy holds in the schemas that the history knows, and a phrase for each of the others.

    A database may have other tenants, and what its provider puts there; Prisma does not look at those either.
    """
    known = {item.identity for item in expected.objects if item.kind == "schema"}
    public = schema.name == "public" or any(item.schema == "public" for item in expected.objects)
    strange = {item.identity for item in schema.objects if item.kind == "schema" and item.identity not in known}
    outside: set[str] = set(strange)
    for item in schema.objects:
        needs = set(item.depends_on)
        nowhere = item.kind in ("comment", "privilege", "cast") and needs & outside
        if needs & strange or item.relation in outside or nowhere or (not public and item.schema == "public"):
            outside.add(item.identity)
    if not outside:
        return schema, ()
    kept = tuple(item for item in schema.objects if item.identity not in outside)
    named = [*sorted(strange), *(['schema "public"'] if outside - strange and not public else [])]
    return replace(schema, objects=kept), tuple(f"{name}, which the history does not know" for name in named)


def hash_of(schema: Schema) -> str:
    """Return a hash of all that is compared of a schema."""
    digest = hashlib.sha256(f"{schema.server_version // 10000}\0{schema.name}".encode())
    for item in schema.objects:
        digest.update(f"\0{item.identity}\0{item.definition}".encode())
    for what in schema.unsupported:
        digest.update(f"\1{what}".encode())
    return digest.hexdigest()


def _only(schema: Schema, other: Schema) -> tuple[str, ...]:
    return tuple(what for what in schema.unsupported if what not in other.unsupported)


class _Once(Generic[K, V]):
    """Values that are made once a key, by whichever thread asks first; the others wait for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: dict[K, V] = {}
        self._locks: dict[K, threading.Lock] = {}

    def get(self, key: K, make: Callable[[], V]) -> V:
        with self._lock:
            own = self._locks.setdefault(key, threading.Lock())
        with own:
            if key not in self._made:
                self._made[key] = make()
            return self._made[key]
