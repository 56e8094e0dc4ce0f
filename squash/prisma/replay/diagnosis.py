"""Why a migration failed, in terms of the history: what creates, drops or brings along the thing that is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import psycopg

from squash.postgres.statements import Effect, effects, split
from squash.postgres.statements.builtin import FROM_EXTENSION
from squash.prisma.history import History

_SUBJECT = re.compile(
    r'(?P<kind>[a-z][a-z ]*?) (?:"(?P<quoted>[^"]+)"|(?P<plain>[\w.]+)(?:\(.*\))?)'
    r'(?: (?:of|for|on) [a-z ]*"(?P<owner>[^"]+)")?(?: named in key| referenced in foreign key constraint)?'
    r" (?:does not exist|already exists)"
)
_ENUM_VALUE = re.compile(r'invalid input value for enum "?(?P<owner>[^":]+)"?: "(?P<name>[^"]*)"')
_ROUTINE = re.compile(r'could not find an? (?P<kind>function|procedure|aggregate)[a-z ]* named "(?P<name>[^"]+)"')
_DEPENDENT = re.compile(r'^[a-z ]+?"?(?P<name>[^" ]+)"? depends on', re.MULTILINE)
_EXTENSION = re.compile(
    r'extension "([^"]+)" is not available|could not open extension control file ".*/([^/]+)\.control"'
)
_RELATION_KINDS = frozenset({"relation", "table", "view", "materialized view", "sequence", "index"})


@dataclass(frozen=True, slots=True)
class Event:
    """That a statement of a migration, `number` in the history, creates or drops the thing in question."""

    action: str
    number: int
    migration: str
    offset: int


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Why a migration failed, in terms of the history, and the way on, where the usual ones lead nowhere."""

    advice: str | None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a thing may be found that no migration creates; asked only about such things.

    `versions` gives the scripts that git ever held, newest first: migration, script, commit. `declares` gives the name
    of the project's datamodel if that has a thing, by its kind (as in `Effect`), name and owner.
    """

    versions: Callable[[], Iterable[tuple[str, str, str]]] = tuple
    declares: Callable[[str, str, str | None], str | None] = lambda _kind, _name, _owner: None


def explain(
    history: History,
    number: int,
    error: psycopg.Error,
    *,
    offset: int | None,
    search_path: str | None,
    failed: frozenset[str] = frozenset(),
    elsewhere: Elsewhere | None = None,
) -> Diagnosis:
    """Return why migration `number` (from 0) failed with this error, as far as the scripts tell.

    `offset` is the place in its script, in characters, if known. `search_path` is that which earlier migrations left,
    `None` if unknown. `failed` names earlier migrations that failed themselves, and were passed over. `elsewhere` is
    asked about what no migration creates.
    """
    words = error.diag.message_primary or ""
    state = error.sqlstate
    # SELECT pg_catalog.set_config('search_path', '', false)
    if search_path in ("", '""') and state in ("42P01", "42704", "42883", "3F000"):
        return Diagnosis(
            "search_path is empty: a script before this one left it so (pg_dump's do), as it would in Prisma"
        )
    if state == "42601" and history.migrations[number].script.startswith("\ufeff"):
        return Diagnosis("the script starts with a byte order mark, which PostgreSQL takes for SQL: save it without")
    if extension := _EXTENSION.search(words):
        lacking = extension[1] or extension[2]
        return Diagnosis(f"this server does not offer the extension {lacking}: pass --scratch or --postgres")
    if missing := subject(error):
        thing, there = missing
        advice = _about(history, number, offset, thing, failed, there=there)
        if advice is None or not advice.startswith("no migration "):
            return Diagnosis(advice)
        past = _elsewhere(history, thing, elsewhere) if elsewhere else ""
        return Diagnosis(f"{advice}{past}", None if past else _given_hint(history, thing))
    if state == "2BP01":
        return Diagnosis(_dependents(history, number, error.diag.message_detail or ""))
    return Diagnosis(_BY_STATE.get(state or ""), _RIGHTS if state == "42501" else None)


_PRESETS = {
    "supabase": frozenset(
        {
            *("anon", "authenticated", "authenticator", "service_role", "dashboard_user", "supabase_admin"),
            *("supabase_auth_admin", "supabase_storage_admin", "supabase_realtime_admin", "supabase_realtime"),
            *("auth", "storage", "realtime", "extensions", "graphql", "graphql_public", "pgbouncer"),
        }
    )
}
"""The roles, schemas and publications by which a packaged prelude is known."""


def _given_hint(history: History, thing: ObjectRef) -> str | None:
    """Return how to give what a platform has before the first migration; None where the history should make the thing.

    Roles, schemas, publications and extensions are such things, and whatever lies in a schema that no migration makes.
    """
    schema = thing.name.rpartition(".")[0]
    if thing.kind in ("role", "schema", "publication", "server", "extension"):
        platform = thing.name
    # GRANT … ON auth.users
    elif thing.kind in ("relation", "type", "function", "procedure", "aggregate") and schema not in ("", "public"):
        made = ObjectRef("schema", schema, None)
        if any(event.action == "create" for event in events_of(history, made)):
            return None
        platform = schema
    elif extension_of(thing.last):
        platform = ""
    else:
        return None
    read = "squash prelude MIGRATIONS --from URL --out prelude.sql reads it from a database that has it"
    preset = next((preset for preset, names in _PRESETS.items() if platform in names), None)
    if preset:
        return f"--prelude {preset} has {thing.words}; where it does not do, {read}"
    return f"{thing.words} has to be there before the first migration: {read}, and --prelude prelude.sql gives it"


def _elsewhere(history: History, thing: ObjectRef, elsewhere: Elsewhere) -> str:
    """Return which script of the past created a thing, and whether the datamodel has it."""
    words = ""
    present = {migration.name: migration.script for migration in history.migrations}
    owners = {thing.owner, thing.owner.rpartition(".")[2]} if thing.owner else set()
    for migration, script, commit in elsewhere.versions():
        if thing.last.lower() not in script.lower() or present.get(migration) == script:
            continue
        made = (effect for statement in split(script) for effect in effects(statement.text))
        if any(effect.action == "create" and thing.is_made_by(effect, owners) for effect in made):
            version = f"an earlier version of {migration}" if migration in present else f"{migration}, which is gone,"
            words = f", but {version} did (git commit {commit[:12]})"
            break
    if datamodel := elsewhere.declares(thing.kind, thing.last, thing.owner):
        words += f"{' and' if words else ', but'} {datamodel} declares it"
    return words


_BY_STATE = {
    "42601": "PostgreSQL cannot read this, so no database has run the script as it stands: it was edited afterwards, "
    "or never run",
    "42501": "the role that runs the scripts owns the database, is no superuser, and may not do this",
    "55P04": "a new enum value cannot be used in the transaction that adds it: use it in a later migration",
    "25001": "this statement cannot run beside others in a batch, as Prisma up to 7.3 runs them: "
    "it needs a migration of its own",
    "23503": "the rows that it writes refer to rows that no migration creates: it relies on data that only "
    "deployed databases hold",
}


_RIGHTS = (
    "where the role of production may do this, pass --superuser for scripts that you trust, or the --scratch URL of a"
    " role that may"
)


def subject(error: psycopg.Error) -> tuple[ObjectRef, bool] | None:
    """Return what an error of the server says is missing, or (True) is there already; `None` for any other error."""
    words = error.diag.message_primary or ""
    if match := _SUBJECT.search(words):
        there = "already exists" in words
        return ObjectRef(match["kind"], match["quoted"] or match["plain"], match["owner"]), there
    if value := _ENUM_VALUE.search(words):
        return ObjectRef("value", value["name"], value["owner"]), False
    if routine := _ROUTINE.search(words):
        return ObjectRef(routine["kind"], routine["name"], None), False
    return None


class ObjectRef:
    """What an error message is about; `words` names it for people.

    `kind` is as in `statements.Effect`. `name` is as the message has it, perhaps with a schema or an alias in
    front, `last` without; `owner` is the table or type of a column, constraint or value, where the message says it.
    """

    def __init__(self, kind: str, name: str, owner: str | None) -> None:
        self.kind = "relation" if kind in _RELATION_KINDS else kind.removeprefix("enum ").replace("label", "value")
        self.name = name
        self.owner = owner
        self.words = f'"{name}"' if self.kind in ("relation", "type") else f'the {self.kind} "{name}"'
        # A message quotes a schema and a name, or an alias and a column, as one text: `relation "a.b"`.
        self.last = name.rpartition(".")[2]
        # A unique constraint has an index of its name; a table has a type of its name.
        self.kinds = {"relation": {"relation", "constraint"}, "type": {"type", "relation"}}.get(self.kind, {self.kind})

    def is_made_by(self, effect: Effect, owners: set[str]) -> bool:
        """Return whether an effect is about this thing; `owners` are the names its table or type had, if known."""
        return (
            effect.name in (self.name, self.last)
            and effect.kind in self.kinds
            and (not owners or effect.owner is None or effect.owner in owners)
        )


def _about(
    history: History, number: int, offset: int | None, thing: ObjectRef, failed: frozenset[str], *, there: bool
) -> str | None:
    every = tuple(events_of(history, thing))
    events = tuple(event for event in every if event.migration not in failed)
    here = [event for event in events if event.number == number]
    before = [event for event in events if event.number < number]
    before += [event for event in here if offset is not None and event.offset < offset]
    if there:
        created = [event for event in before if event.action == "create"]
        if created and created[-1].number == number:
            return f"{thing.words} was already created further up in this migration"
        return f"{thing.words} was already created by {created[-1].migration}" if created else None
    lost = [event for event in every if event.migration in failed and event.action == "create"]
    if lost and not before:
        return f"{thing.words} is made by {lost[-1].migration}, which failed itself"
    return _missing(history, number, thing, before, events)


def _missing(
    history: History, number: int, thing: ObjectRef, before: list[Event], events: tuple[Event, ...]
) -> str | None:
    verb = "adds" if thing.kind in ("column", "value") else "creates"
    # DROP TABLE t; ALTER TABLE t …
    if before and before[-1].action == "drop":
        return f"{thing.words} was dropped or renamed by {before[-1].migration}"
    if before:
        return (
            f"{thing.words} was created by {before[-1].migration}, but is gone: dropped along with something else, or "
            "in a schema that is not in the search_path"
        )
    created = [event for event in events if event.action == "create"]
    # ALTER TABLE t …; CREATE TABLE t …
    if any(event.number == number for event in created):
        return f"this migration {verb} {thing.words} only further down"
    if created:
        return f"only the later migration {created[0].migration} {verb} {thing.words}"
    # a uuid DEFAULT uuid_generate_v4()
    if extension := extension_of(thing.last):
        source = ObjectRef("extension", extension, None)
        later = [event for event in events_of(history, source) if event.action == "create" and event.number >= number]
        if later:
            return f"only {later[0].migration} creates {source.words}, from which {thing.words} comes"
        return f"no migration creates {source.words}, from which {thing.words} comes"
    to = f' to "{thing.owner}"' if thing.owner and verb == "adds" else ""
    return f"no migration {verb} {thing.words}{to}"


def extension_of(name: str) -> str | None:
    """Return the extension that a function, type or operator class is known to come from."""
    return FROM_EXTENSION.get(name)


def _dependents(history: History, number: int, detail: str) -> str | None:
    for name in _DEPENDENT.findall(detail):
        created = [event for event in events_of(history, ObjectRef("view", name, None)) if event.number <= number]
        if created:
            return f'"{name}", which depends on it, was created by {created[-1].migration}: drop it first'
    return None


def events_of(history: History, thing: ObjectRef) -> Iterator[Event]:
    """Yield what happens to a thing, in the order of the history."""
    owners = _former_names(history, thing.owner) if thing.owner else set()
    for number, migration in enumerate(history.migrations):
        if thing.last.lower() not in migration.script.lower():
            continue
        for statement in split(migration.script):
            for effect in effects(statement.text):
                if thing.is_made_by(effect, owners):
                    yield Event(effect.action, number, migration.name, statement.start)


def _former_names(history: History, table: str) -> set[str]:
    """Return a table's name and those that it was renamed from: its columns were added under these."""
    renamed = [
        (was.name, became.name)
        for migration in history.migrations
        if "RENAME" in migration.script.upper()
        for statement in split(migration.script)
        # ALTER TABLE t RENAME TO u
        if len(made := effects(statement.text)) == 2
        for was, became in [made]
        if (was.action, became.action, was.owner, became.owner) == ("drop", "create", None, None)
    ]
    names = {table, table.rpartition(".")[2]}
    for was, became in reversed(renamed):
        if became in names:
            names.add(was)
    return names
