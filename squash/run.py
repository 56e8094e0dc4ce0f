"""The straight line: a history is replayed, its schema read, a baseline written and proven."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

import psycopg

from squash.baseline import Baseline, Frame, frame_of, write_baseline, write_preamble
from squash.data import INCLUDE, Carried, DataChoice, RowCounts, TableRows, carry, choose, find_backfills, read_rows
from squash.errors import DataError, HistoryError, ReplayError, ServerError
from squash.history import History, Migration
from squash.ledger import SquashedMigration, accepted_checksums, squashed_by
from squash.proof import (
    Check,
    Claim,
    LedgerScripts,
    Proof,
    outside,
    prove,
    prove_later,
    prove_source,
    shared,
    try_ledger,
    witness,
    write_scripts,
)
from squash.replay import Applied, Elsewhere, Execution, Replay, replay
from squash.schema import Schema, read_members, read_schema
from squash.server import Database, Server, Substitute
from squash.statements import split, tokens

Rollout = Literal["script", "self-reconcile", "adopt-name"]
"""How the ledger of an existing database comes over: by reconcile.sql alone; by the baseline itself when it is
deployed; or by reconcile.sql at any time, as the baseline has the name of a migration that is applied already.
"""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a baseline's schema comes from when it is not the history: `script` builds it in an empty database.

    `label` says in words what it is. `held` is the schema that was read from a database, None for a datamodel.
    `failing` names the migrations of the history that do not replay, each on top of those that do.
    """

    label: str
    script: str
    held: Schema | None
    failing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mended:
    """An edit by which the history replays: the migration, what was edited in it, and why."""

    migration: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Request:
    """What to squash: a history up to and including `through` (all of it by default).

    `known` gives every script that git ever had under a migration's name; `name` is the baseline's folder (by default
    the last squashed migration's timestamp and `_baseline`); `data` says what to do with rows that the history leaves;
    `user_mappings` writes user mappings, which may hold passwords. `rollout` is how existing databases come over; with
    "adopt-name" the last squashed migration's name is the baseline's, whatever `name` is. `elsewhere` helps to say why
    a migration fails. With `source` the history is not replayed, and the baseline is that source's. `mended` says how
    the scripts of the history were edited; `known` has them as they were.
    """

    history: History
    known: Callable[[], Mapping[str, tuple[str, ...]]] = dict
    schema: str = "public"
    execution: Execution = "batch"
    through: str | None = None
    name: str | None = None
    data: DataChoice = INCLUDE
    user_mappings: bool = False
    rollout: Rollout = "script"
    elsewhere: Elsewhere | None = None
    source: Source | None = None
    mended: tuple[Mended, ...] = ()


@dataclass(frozen=True, slots=True)
class Squash:
    """A squashed history: what is to be written, and how far it is proven.

    `scripts` is None when the history was a baseline of this tool already. `accepted` are the migrations that the
    baseline replaces with the checksums that a ledger may hold for them. `edited` names the migrations of which git
    held other scripts too; `carried` are the rows that it leaves; `outside` names what the history changes beyond its
    database's schemas; `substitutes` are the extensions that were not the real ones; `source` and `mended` are the
    request's. `seconds` are by phase.
    """

    squashed: tuple[Migration, ...]
    later: tuple[Migration, ...]
    baseline: Baseline
    scripts: LedgerScripts | None
    accepted: tuple[SquashedMigration, ...]
    proof: Proof
    schema: Schema
    statements: int
    edited: tuple[str, ...]
    carried: Carried
    outside: tuple[str, ...]
    seconds: dict[str, float]
    rollout: Rollout = "script"
    substitutes: tuple[Substitute, ...] = ()
    source: Source | None = None
    mended: tuple[Mended, ...] = ()


@dataclass(frozen=True, slots=True)
class Watcher:
    """Whom to tell while it goes on: before each migration (its number from 0), after each, and at each phase.

    `ask` puts a question to whoever watches, and is True for yes.
    """

    migration: Callable[[int, Migration], None] = lambda _number, _migration: None
    applied: Callable[[Applied], None] = lambda _applied: None
    phase: Callable[[str], None] = lambda _name: None
    ask: Callable[[str], bool] = lambda _question: False


def squash(request: Request, server: Server, watcher: Watcher | None = None) -> Squash:
    """Replay, read, write and prove.

    Raises ReplayError where the history does not replay, SchemaError for what a baseline cannot hold, DataError for
    rows that it may not carry or cannot, HistoryError for a `through` or `name` that does not fit.
    A proof that does not hold is no error: look at it.
    """
    watcher = watcher or Watcher()
    clock = _Clock(server.source)
    squashed, later = _cut(request)
    adopted = request.rollout == "adopt-name"
    name = squashed[-1].name if adopted else request.name or baseline_name(squashed)
    frame = _own_frame(squashed, name) if request.source is None else None
    _check_name(name, squashed, later, free=adopted or frame is not None)
    with ExitStack() as stack, ThreadPoolExecutor(max_workers=2) as beside:
        history = stack.enter_context(server.database("history"))
        before = beside.submit(stack.enter_context(shared(history)))
        others = [beside.submit(stack.enter_context, server.database(label)) for label in ("batch", "split", "ledger")]
        ledger = None if frame else beside.submit(_write_ledger, request, name, squashed)
        tried = beside.submit(_try_ledger, request, ledger, others[2]) if ledger else None
        connection = stack.enter_context(history.connect(request.schema))
        with clock.phase("replay"):
            statements = _build(request, connection, squashed, watcher)
        batch, stepped, empty = (other.result() for other in others)
        seen = beside.submit(witness, history, request.schema)
        beyond = beside.submit(outside, before.result(), history)
        watcher.phase("read")
        with clock.phase("read"):
            rows = read_rows(connection)
            taken, omitted = choose(rows, request.data, watcher.ask)
            carrying = beside.submit(_carry, request, server, squashed, history, rows, taken, omitted)
            members = read_members(connection, partial(batch.connect, request.schema), request.schema)
            mapped = request.user_mappings
            schema = read_schema(connection, request.schema, user_mappings=mapped, members=members)
            carried = carrying.result()
        watcher.phase("baseline")
        with clock.phase("baseline"):
            written = ledger.result() if ledger else None
            if written:
                frame = Frame(_write_preamble(request, squashed, written.scripts), written.scripts.ending)
            baseline = write_baseline(name, frame or Frame(""), schema, carried.script)
            scripts = written.scripts.of(baseline.checksum) if written else None
        watcher.phase("proof")
        with clock.phase("proof"):
            claim = Claim(history, baseline, schema, carried, scripts, (batch, stepped, empty), members)
            proof = prove(claim, seen, tried)
            if request.source is not None and request.source.held is not None:
                proof = replace(proof, checks=(prove_source(request.source.held, schema), *proof.checks))
            if later and proof.holds:
                checks = _replay_later(request, connection, history, batch, later, carried, watcher)
                proof = replace(proof, checks=(*proof.checks, *checks))
    edited = written.edited if written else ()
    return Squash(
        squashed,
        later,
        baseline,
        scripts,
        scripts.squashed if scripts else squashed_by(squashed[0].script, squashed[0].name) or (),
        proof,
        schema,
        statements,
        edited,
        carried,
        _outside((*beyond.result(), *proof.outside), squashed),
        clock.seconds,
        request.rollout,
        server.substitutes,
        request.source,
        request.mended,
    )


def _build(
    request: Request, connection: psycopg.Connection[Any], squashed: tuple[Migration, ...], watcher: Watcher
) -> int:
    """Build what the baseline is to hold; give how many statements the squashed migrations have."""
    if request.source is None:
        replayed = replay(
            connection, _history(request, squashed), execution=request.execution,
            progress=watcher.migration, finished=watcher.applied, elsewhere=request.elsewhere,
        )  # fmt: skip
        return _statements(replayed)
    script = Migration(request.source.label, request.source.script)
    try:
        replay(connection, History((script,), request.history.provider, None))
    except ReplayError as error:
        raise ReplayError(
            f"{request.source.label} cannot be built on the scratch server",
            failure=error.failure,
            hint="it takes a server of the same major version, with its extensions: --postgres, --scratch",
        ) from error
    return sum(len(split(migration.script)) for migration in squashed)


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What git tells of the squashed migrations: the ledger scripts, and which were edited once."""

    scripts: LedgerScripts
    edited: tuple[str, ...]


def _write_ledger(request: Request, name: str, squashed: tuple[Migration, ...]) -> _Ledger:
    known = request.known()
    accepted = accepted_checksums(squashed, known)
    scripts = write_scripts(name, accepted, self_reconcile=request.rollout == "self-reconcile")
    mended = {one.migration for one in request.mended}
    edited = edited_migrations(tuple(m for m in squashed if m.name not in mended), known)
    return _Ledger(scripts, edited)


def _try_ledger(request: Request, ledger: Future[_Ledger], database: Future[Database]) -> Check:
    return try_ledger(database.result(), request.schema, ledger.result().scripts)


_BEYOND = re.compile(
    r"(?:CREATE|ALTER|DROP|COMMENT ON) (?:ROLE|USER(?! MAPPING)|GROUP|DATABASE|TABLESPACE)\b|ALTER SYSTEM\b"
    r"|(?:GRANT|REVOKE) (?!.* ON )|(?:GRANT|REVOKE) .* ON (?:DATABASE|TABLESPACE|PARAMETER)\b|SELECT CRON \."
)
_BEYOND_IN_CODE = re.compile(r"\b(?:CREATE|ALTER|DROP)\s+(?:ROLE|USER(?!\s+MAPPING)|DATABASE)\b", re.IGNORECASE)


def _outside(changes: tuple[str, ...], squashed: tuple[Migration, ...]) -> tuple[str, ...]:
    """Name what the history does beyond its schemas: what differs, and the statements that say so.

    The statements about Prisma's own table are among them: Prisma makes it, and the baseline leaves it alone.
    """
    statements = []
    for migration in squashed:
        for statement in split(migration.script) if changes or "_prisma_migrations" in migration.script else ():
            said = f"{migration.name}, line {statement.line}: {' '.join(statement.text.split())[:80].rstrip()}"
            if changes and _is_beyond(statement.text):
                statements.append(said)
            elif any(token.name == "_prisma_migrations" for token in tokens(statement.text)):
                statements.append(f'"_prisma_migrations", which is Prisma\'s own: {said}')
    return tuple(dict.fromkeys((*changes, *statements)))


def _is_beyond(statement: str) -> bool:
    """Whether a statement is about roles, the database or the server."""
    words = " ".join(token.keyword or '"' for token in tokens(statement))
    return bool(_BEYOND.match(words) or (words.startswith("DO ") and _BEYOND_IN_CODE.search(statement)))


_DOING = {
    "replay": "the history was replayed",
    "read": "the schema was read",
    "baseline": "the baseline was written",
    "proof": "the baseline was proven",
}


class _Clock:
    """Measures phases in seconds; `seconds["total"]` is the time since it was made.

    A server that fails is named with the phase, as ServerError.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._start = time.perf_counter()
        self.seconds: dict[str, float] = {}

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        except (psycopg.OperationalError, psycopg.InterfaceError, ServerError) as error:
            if isinstance(error, ServerError) and not isinstance(error.__cause__, psycopg.Error):
                raise
            words = " ".join(str(error).split())
            raise ServerError(
                f"{self._source} failed while {_DOING[name]}: {words}", hint="look into the server's log, and try again"
            ) from error
        now = time.perf_counter()
        self.seconds[name] = now - start
        self.seconds["total"] = now - self._start


def baseline_name(squashed: tuple[Migration, ...]) -> str:
    """Give the default name of a baseline: the timestamp of the last squashed migration and `_baseline`."""
    timestamp = re.match(r"\d+(?=_)", squashed[-1].name)
    return f"{timestamp[0] if timestamp else squashed[-1].name}_baseline"


def _cut(request: Request) -> tuple[tuple[Migration, ...], tuple[Migration, ...]]:
    migrations = request.history.migrations
    if request.through is None:
        return migrations, ()
    names = [migration.name for migration in migrations]
    if request.through not in names:
        raise HistoryError(
            f"there is no migration {request.through} in the history",
            hint=f"--through takes the full name of a migration, such as {names[-1]}",
        )
    cut = names.index(request.through) + 1
    return migrations[:cut], migrations[cut:]


def _check_name(name: str, squashed: tuple[Migration, ...], later: tuple[Migration, ...], *, free: bool) -> None:
    """Refuse a name that does not do; with `free` the last squashed migration may have it."""
    if "/" in name or name in ("", ".", "..") or len(name.encode()) > 200:
        raise HistoryError(f"{name!r} cannot be the name of a migration's folder")
    others = squashed[:-1] if free else squashed
    if any(migration.name == name for migration in (*others, *later)):
        raise HistoryError(f"the history has a migration {name} already", hint="pass another --name")
    if later and later[0].name <= name:
        raise HistoryError(
            f"the baseline {name} would not come before {later[0].name}, which is kept",
            hint="pass a --name that sorts before it",
        )


def _own_frame(squashed: tuple[Migration, ...], name: str) -> Frame | None:
    """Give the frame when the history is nothing but a baseline of this tool: squashed again it stays as it is."""
    return frame_of(squashed[0].script) if len(squashed) == 1 and squashed[0].name == name else None


def _write_preamble(request: Request, squashed: tuple[Migration, ...], scripts: LedgerScripts) -> str:
    return write_preamble(
        squashed[0].name, squashed[-1].name, len(squashed), scripts.guard, self_reconcile=bool(scripts.ending),
        source=request.source.label if request.source else "",
    )  # fmt: skip


def _history(request: Request, migrations: tuple[Migration, ...]) -> History:
    return History(migrations, request.history.provider, request.history.revision)


def edited_migrations(squashed: tuple[Migration, ...], known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Name the migrations of which git held another script than the present one, line ends aside."""

    def text(script: str) -> str:
        return script.replace("\r\n", "\n")

    return tuple(m.name for m in squashed if any(text(script) != text(m.script) for script in known.get(m.name, ())))


def _carry(
    request: Request, server: Server, squashed: tuple[Migration, ...], history: Database,
    left: tuple[TableRows, ...], taken: tuple[TableRows, ...], omitted: tuple[TableRows, ...],
) -> Carried:  # fmt: skip
    """Read the rows that are `taken`; only if there are any the history is replayed once more, for what is volatile."""
    if not taken:
        views = () if omitted else left
        return Carried(rows=views, omitted=omitted, backfills=find_backfills(squashed, {}))
    with (
        server.database("again") as database,
        history.connect(request.schema) as first,
        database.connect(request.schema) as second,
        database.connect(request.schema) as beside,
    ):
        counts = RowCounts(beside, squashed)
        try:
            replay(
                second, _history(request, squashed), execution=request.execution,
                finished=lambda applied: counts.look(applied.name),
            )  # fmt: skip
        except ReplayError as error:
            raise DataError(
                f"{error.message} a second time, beside the first, as it is to show which values are volatile",
                hint="what it makes outside its database is in the way; pass --data omit to squash without the rows",
            ) from error
        return carry(first, second, request.schema, left, taken, request.data.frozen, squashed, counts)


def _replay_later(
    request: Request, connection: psycopg.Connection[Any], history: Database, batch: Database,
    later: tuple[Migration, ...], carried: Carried, watcher: Watcher,
) -> tuple[Check, ...]:  # fmt: skip
    watcher.phase("later")
    rest = _history(request, later)
    replay(connection, rest, execution=request.execution)
    with batch.connect(request.schema) as other:
        try:
            replay(other, rest, execution=request.execution)
        except ReplayError as error:
            return (Check("later migrations apply on the baseline", False, len(later), (error.message,)),)
    return prove_later(history, batch, request.schema, carried)


def _statements(replayed: Replay) -> int:
    return sum(applied.statements for applied in replayed.applied)
