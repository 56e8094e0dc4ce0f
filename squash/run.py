"""The straight line: a history is replayed, its schema read, a baseline written and proven."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

import psycopg

from squash.baseline import Envelope, envelope_of, write_baseline, write_preamble, write_schema
from squash.data import (
    INCLUDE,
    Carried,
    DataChoice,
    RowCounts,
    RowsBefore,
    TableRows,
    carry,
    choose,
    find_backfills,
    read_rows,
    read_rows_before,
)
from squash.errors import DataError, HistoryError, ReplayError, ServerError, SquashError
from squash.escaping import holds_control, visible
from squash.postgres.schema import (
    Given,
    Members,
    RoleChoice,
    Schema,
    SchemaObject,
    choose_roles,
    read_all_members,
    read_schema,
)
from squash.postgres.schema.anew import with_public_as_found
from squash.postgres.schema.details import RoleDetail
from squash.postgres.server import Prelude, Server, Substitute
from squash.postgres.statements import mask_passwords, reaches_beyond, split, tokens
from squash.prisma.history import History, Migration
from squash.prisma.ledger import (
    LEDGER,
    SquashedMigration,
    accepted_checksums,
    read_beside_ledger,
    row_changes,
    rows_differ,
    squashed_by,
    statements_about_it,
)
from squash.prisma.provenance import Provenance
from squash.prisma.replay import (
    AS_DEPLOY,
    Applied,
    Elsewhere,
    Execution,
    Failure,
    Replay,
    ReplayedAs,
    Setting,
    apart,
    in_either,
    in_shadow,
    replay,
)
from squash.proof import (
    Check,
    Claim,
    Evidence,
    LedgerParts,
    LedgerScripts,
    Proof,
    prove,
    prove_later,
    prove_source,
    write_parts,
    write_scripts,
)
from squash.proof.checks import ELSEWHERE, LATER_APPLY
from squash.surroundings import given_in

Rollout = Literal["script", "self-reconcile", "adopt-name"]
"""How the ledger of an existing database comes over: by reconcile.sql alone; by the baseline itself when it is
deployed; or by reconcile.sql at any time, as the baseline has the name of a migration that is applied already.
"""


@dataclass(frozen=True, slots=True)
class SchemaSource:
    """Where a baseline's schema comes from when it is not the history: `script` builds it in an empty database.

    `label` says in words what it is. `held` is the schema that was read from a database, None for a datamodel.
    `failing` names the migrations of the history that do not replay, each on top of those that do.
    """

    label: str
    script: str
    held: Schema | None
    failing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RepairEdit:
    """An edit by which the history replays: the migration, what was edited in it, and why."""

    migration: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Request:
    """What to squash: a history up to and including `through` (all of it by default).

    `known` gives every script that git ever had under a migration's name; `name` is the baseline's folder (by default
    the last squashed migration's timestamp and `_baseline`); `data` says what to do with rows that the history leaves;
    `user_mappings` writes user mappings, which may hold passwords; `roles` says what the baseline does about roles
    that the history makes. `rollout` is how existing databases come over; with "adopt-name"
    the last squashed migration's name is the baseline's, whatever `name` is. `elsewhere` helps to say why
    a migration fails. With `source` the history is not replayed, and the baseline is that source's. `mended` says how
    the scripts of the history were edited; `known` has them as they were. With `baseline` none is written: that one is
    proven, as on a server of another major version.
    """

    history: History
    known: Callable[[], Mapping[str, tuple[str, ...]]] = dict
    schema: str = "public"
    execution: Execution = "batch"
    through: str | None = None
    name: str | None = None
    data: DataChoice = INCLUDE
    user_mappings: bool = False
    roles: RoleChoice = "write"
    rollout: Rollout = "script"
    elsewhere: Elsewhere | None = None
    source: SchemaSource | None = None
    mended: tuple[RepairEdit, ...] = ()
    baseline: Migration | None = None


@dataclass(frozen=True, slots=True)
class Squash:
    """A squashed history: what is to be written, and how far it is proven.

    `scripts` is None when the history was a baseline of this tool already. `accepted` are the migrations that the
    baseline replaces with the checksums that a ledger may hold for them. `edited` names the migrations of which git
    held other scripts too; `carried` are the rows that it leaves; `outside` names what the history changes beyond its
    database's schemas; `substitutes` are the extensions that were not the real ones; `roles` are those that the
    history makes, and `role_choice` says what the baseline does about them; `source` and `mended` are the
    request's. `setting` says where the history was replayed, and how it fares elsewhere. `superuser` says that the
    scripts ran as one. `seconds` are by phase. `provenance` says how far git was asked for older scripts, if somebody
    says so. `preludes` ran in every database before anything else, and made the `given` objects and roles.
    """

    squashed: tuple[Migration, ...]
    later: tuple[Migration, ...]
    baseline: Migration
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
    roles: tuple[RoleDetail, ...] = ()
    role_choice: RoleChoice = "write"
    source: SchemaSource | None = None
    mended: tuple[RepairEdit, ...] = ()
    provenance: Provenance | None = None
    setting: Setting = AS_DEPLOY
    superuser: bool = False
    preludes: tuple[Prelude, ...] = ()
    given: tuple[SchemaObject, ...] = ()
    given_roles: tuple[str, ...] = ()


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
    plan = _plan(request)
    attempt = partial(_squash, request, server, watcher or Watcher(), plan)
    if request.source is not None:
        return attempt("shadow")
    result, setting = in_either(request.history, attempt)
    return result if setting.surroundings == "deploy" else replace(result, setting=setting)


def _squash(request: Request, server: Server, watcher: Watcher, plan: _Plan, surroundings: ReplayedAs) -> Squash:
    """Replay, read, write and prove in the given surroundings."""
    clock = _Clock(server.source)
    if surroundings == "shadow" and request.source is None:  # it has run as a deploy there
        server = apart(server, request.history)
    given = _given(request, server)  # before all databases of a pool are in use
    with (
        Evidence.on(server, request.schema, surroundings) as evidence,
        evidence.history.connect(request.schema) as connection,
    ):
        with clock.phase("replay"):
            statements = _build(request, connection, plan.squashed, watcher, surroundings)
        about_ledger = evidence.begin(_about_ledger, request, plan, evidence)
        evidence.look_at_history(apart=any(map(_reaches_beyond, plan.later)))
        watcher.phase("read")
        with clock.phase("read"):
            schema, members, carried = _read(request, server, plan, evidence, connection, watcher)
        watcher.phase("baseline")
        with clock.phase("baseline"):
            written = choose_roles(schema, request.roles)
            baseline, scripts, edited = _write(request, plan, written, carried)
        setting = evidence.begin(_shadow, request, server, plan, written, surroundings)
        watcher.phase("proof")
        with clock.phase("proof"):
            claim = Claim(evidence, baseline, written, carried, scripts, members, request.roles)
            proof = _prove(request, plan, claim, connection, watcher)
        changed = evidence.changes.outside
        roles = tuple(item.detail for item in schema.objects if isinstance(item.detail, RoleDetail))
        note = setting()
    return Squash(
        squashed=plan.squashed,
        later=plan.later,
        baseline=baseline,
        scripts=scripts,
        accepted=scripts.squashed if scripts else squashed_by(plan.squashed[0].script, plan.squashed[0].name) or (),
        proof=proof,
        schema=written,
        statements=statements,
        edited=edited,
        carried=carried,
        outside=(
            *_outside((*changed, *proof.outside), plan.squashed, {role.name for role in roles}),
            *about_ledger(),
            *schema.public_anew,
        ),
        seconds=clock.seconds,
        rollout=request.rollout,
        substitutes=server.substitutes,
        roles=roles,
        role_choice=request.roles,
        source=request.source,
        mended=request.mended,
        setting=Setting(surroundings, note),
        superuser=server.superuser,
        preludes=server.preludes,
        given=given.schema.objects if given else (),
        given_roles=_given_roles(server, evidence) if given else (),
    )


def _given_roles(server: Server, evidence: Evidence) -> tuple[str, ...]:
    """Return the roles that preludes have made on a server of ours, or that they name."""
    roles = evidence.at_first.roles if evidence.at_first and server.is_ours else frozenset[str]()
    return tuple(sorted(role for role in roles if not role.startswith(("pg_", "squash_")) and role != server.owner))


def _given(request: Request, server: Server) -> Given | None:
    return given_in(server, request.schema, user_mappings=request.user_mappings, owners=True)


def prove_on(request: Request, result: Squash, server: Server) -> Squash:
    """Return the squash with one check more: the same history and baseline, proven on another server.

    What goes wrong there, a migration that does not replay among it, makes the check fail.
    """
    try:
        agreed = Watcher(ask=lambda _question: True)  # as it was for the first server, or there would be no result
        checks = squash(replace(request, baseline=result.baseline), server, agreed).proof.checks
        compared = sum(check.compared for check in checks)
        differences = tuple(f"{check.name}: {line}" for check in checks for line in check.differences)
    except SquashError as error:
        failure = error.failure if isinstance(error, ReplayError) else None
        said = f": {failure.message}" if isinstance(failure, Failure) else ""
        compared, differences = 1, (f"the run: {error.message}{said}",)
    check = ELSEWHERE.check(compared, differences, str(server.version // 10000))
    return replace(result, proof=replace(result.proof, checks=(*result.proof.checks, check)))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is squashed under which name, and what is kept; `frame` is that of a history which is a baseline already."""

    squashed: tuple[Migration, ...]
    later: tuple[Migration, ...]
    name: str
    frame: Envelope | None


def _plan(request: Request) -> _Plan:
    squashed, later = _cut(request)
    adopted = request.rollout == "adopt-name"
    name = squashed[-1].name if adopted else request.name or baseline_name(squashed)
    frame = _own_frame(squashed, name) if request.source is None else None
    _check_name(name, squashed, later, free=adopted or frame is not None)
    return _Plan(squashed, later, name, frame)


def _build(
    request: Request,
    connection: psycopg.Connection[Any],
    squashed: tuple[Migration, ...],
    watcher: Watcher,
    surroundings: ReplayedAs,
) -> int:
    """Build what the baseline is to hold; give how many statements the squashed migrations have."""
    if request.source is None:
        replayed = replay(
            connection,
            _history(request, squashed),
            execution=request.execution,
            surroundings=surroundings,
            progress=watcher.migration,
            finished=watcher.applied,
            elsewhere=request.elsewhere,
        )
        return _statements(replayed)
    script = Migration(request.source.label, request.source.script)
    try:
        replay(connection, History((script,), request.history.provider, None), surroundings=surroundings)
    except ReplayError as error:
        raise ReplayError(
            f"{request.source.label} cannot be built on the scratch server",
            failure=error.failure,
            hint="it takes a server of the same major version, with its extensions: --postgres, --scratch",
        ) from error
    return sum(len(split(migration.script)) for migration in squashed)


def _read(
    request: Request,
    server: Server,
    plan: _Plan,
    evidence: Evidence,
    connection: psycopg.Connection[Any],
    watcher: Watcher,
) -> tuple[Schema, Members | None, Carried]:
    """Read what the history has built: its schema, the members that its extensions were made with, and its rows."""
    with evidence.history.read(request.schema) as reader:
        before = read_rows_before(
            reader, lambda: evidence.batch.read(request.schema), request.schema, prepared=bool(server.preludes)
        )
        rows = read_rows(reader, members=before.members, before=before.tables)
    taken, omitted = choose(rows, request.data, watcher.ask)
    carried = evidence.begin(_carry, request, server, plan.squashed, evidence, rows, taken, omitted, before)
    mappings, owner, beforehand, given = (
        request.user_mappings,
        server.owner,
        evidence.at_first,
        _given(request, server),
    )
    with evidence.history.look(request.schema) as witness:
        members = read_all_members(witness, lambda: evidence.batch.connect(request.schema), request.schema)
        if evidence.surroundings == "deploy":
            schema = read_beside_ledger(
                witness, request.schema, mappings, members, plan.squashed, owner, beforehand=beforehand, given=given
            )
        else:
            held = read_schema(
                witness,
                request.schema,
                ledger=LEDGER,
                owner=owner,
                user_mappings=mappings,
                members=members,
                beforehand=beforehand,
                given=given,
            )
            schema = with_public_as_found(held)  # Prisma's ledger goes with the old one, so that no deploy can do it
    roles = tuple(item for item in schema.objects if item.kind == "role")
    if roles and request.roles != "write":
        evidence.prepare(write_schema(replace(schema, objects=roles)))
    return schema, members, carried()


def _write(
    request: Request, plan: _Plan, schema: Schema, carried: Carried
) -> tuple[Migration, LedgerScripts | None, tuple[str, ...]]:
    """Write the baseline and the ledger scripts, and name the migrations that were edited once.

    A history that is a baseline already stays as it is, and no ledger needs to change.
    """
    if plan.frame is not None:
        return request.baseline or write_baseline(plan.name, plan.frame, schema, carried.script), None, ()
    known = request.known()
    accepted = accepted_checksums(plan.squashed, known)
    parts = write_parts(plan.name, accepted, self_reconcile=request.rollout == "self-reconcile")
    frame = Envelope(_write_preamble(request, plan.squashed, parts), parts.ending)
    baseline = request.baseline or write_baseline(plan.name, frame, schema, carried.script)
    mended = {edit.migration for edit in request.mended}
    edited = edited_migrations(tuple(m for m in plan.squashed if m.name not in mended), known)
    return baseline, write_scripts(baseline, parts), edited


def _prove(request: Request, plan: _Plan, claim: Claim, connection: psycopg.Connection[Any], watcher: Watcher) -> Proof:
    """Prove the baseline; then that it is its source, if it has one, and what the kept migrations make of it."""
    proof = prove(claim)
    if request.source is not None and request.source.held is not None:
        proof = replace(proof, checks=(prove_source(request.source.held, claim.schema), *proof.checks))
    if plan.later and proof.holds:
        checks = _replay_later(request, connection, claim, plan.later, watcher)
        proof = replace(proof, checks=(*proof.checks, *checks))
    return proof


def _reaches_beyond(migration: Migration) -> bool:
    """Return whether a migration may change what all databases of a server share."""
    return any(reaches_beyond(tuple(tokens(statement.text))) for statement in split(migration.script))


def _outside(changes: tuple[str, ...], squashed: tuple[Migration, ...], made: Set[str]) -> tuple[str, ...]:
    """Name what the history does beyond its schemas and the baseline does not: what differs, and the statements.

    Statements about the roles that the history has `made` are none of them. What ALTER SYSTEM changes is in no catalog.
    """
    statements = []
    for migration in squashed:
        for statement in split(migration.script) if changes or "system" in migration.script.lower() else ():
            reach = reaches_beyond(tuple(tokens(statement.text)))
            if reach and reach.name not in made and (changes or reach.what == "ALTER SYSTEM"):
                words = " ".join(mask_passwords(statement.text).split())[:80].rstrip()
                said = f"{migration.name}, line {statement.line}: {words}"
                statements.append(said)
    return tuple(dict.fromkeys((*changes, *statements)))


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
    """Return the default name of a baseline: the timestamp of the last squashed migration and `_baseline`."""
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
    if holds_control(name):
        raise HistoryError(
            f'"{visible(name)}" cannot be the name of a migration: it holds a control or an invisible character',
            hint="pass a --name of letters, digits and underscores",
        )
    others = squashed[:-1] if free else squashed
    if any(migration.name == name for migration in (*others, *later)):
        raise HistoryError(f"the history has a migration {name} already", hint="pass another --name")
    if later and later[0].name <= name:
        raise HistoryError(
            f"the baseline {name} would not come before {later[0].name}, which is kept",
            hint="pass a --name that sorts before it",
        )


def _own_frame(squashed: tuple[Migration, ...], name: str) -> Envelope | None:
    """Return the frame when the history is nothing but a baseline of this tool: squashed again it stays as it is."""
    return envelope_of(squashed[0].script) if len(squashed) == 1 and squashed[0].name == name else None


def _write_preamble(request: Request, squashed: tuple[Migration, ...], parts: LedgerParts) -> str:
    return write_preamble(
        squashed[0].name,
        squashed[-1].name,
        len(squashed),
        parts.guard,
        self_reconcile=bool(parts.ending),
        source=request.source.label if request.source else "",
    )


def _history(request: Request, migrations: tuple[Migration, ...]) -> History:
    return History(migrations, request.history.provider, request.history.revision)


def edited_migrations(squashed: tuple[Migration, ...], known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Name the migrations of which git held another script than the present one, line ends aside."""

    def text(script: str) -> str:
        return script.replace("\r\n", "\n")

    return tuple(m.name for m in squashed if any(text(script) != text(m.script) for script in known.get(m.name, ())))


def _carry(
    request: Request,
    server: Server,
    squashed: tuple[Migration, ...],
    evidence: Evidence,
    left: tuple[TableRows, ...],
    taken: tuple[TableRows, ...],
    omitted: tuple[TableRows, ...],
    before: RowsBefore,
) -> Carried:
    """Read the rows that are `taken`; only if there are any the history is replayed once more, for what is volatile."""
    if not taken:
        views = () if omitted else left
        return Carried(rows=views, omitted=omitted, backfills=find_backfills(squashed, {}), before=before)
    with (
        evidence.again("again", server) as database,
        database.connect(request.schema) as again,
        evidence.history.read(request.schema) as first,
        database.read(request.schema) as second,
        database.read(request.schema) as beside,
    ):
        counts = RowCounts(beside, squashed)
        try:
            replay(
                again,
                _history(request, squashed),
                execution=request.execution,
                surroundings=evidence.surroundings,
                finished=lambda applied: counts.look(applied.name),
            )
        except ReplayError as error:
            raise DataError(
                f"{error.message} a second time, beside the first, as it is to show which values are volatile",
                hint="what it makes outside its database is in the way; pass --data omit to squash without the rows",
            ) from error
        return carry(first, second, request.schema, left, taken, request.data.frozen, squashed, counts, before)


def _replay_later(
    request: Request, connection: psycopg.Connection[Any], claim: Claim, later: tuple[Migration, ...], watcher: Watcher
) -> tuple[Check, ...]:
    watcher.phase("later")
    rest = _history(request, later)
    # after a datamodel in place of the history there is no ledger, and beside the baseline always
    replay(connection, rest, execution=request.execution, surroundings=claim.evidence.surroundings)
    batch = claim.evidence.batch
    with batch.connect(request.schema) as other:
        try:
            replay(other, rest, execution=request.execution, surroundings=claim.evidence.surroundings)
        except ReplayError as error:
            return (LATER_APPLY.check(len(later), (error.message,)),)
    return prove_later(claim.evidence.history, batch, claim.schema, claim.carried)


def _about_ledger(request: Request, plan: _Plan, evidence: Evidence) -> tuple[str, ...]:
    """Name the statements about Prisma's own table that the baseline does not repeat."""
    if evidence.surroundings == "shadow":
        return statements_about_it(plan.squashed)
    with evidence.history.read(request.schema) as connection:  # the query runs what an index there calls
        return row_changes(plan.squashed, rows_differ=rows_differ(connection, plan.squashed))


def _shadow(request: Request, server: Server, plan: _Plan, schema: Schema, surroundings: ReplayedAs) -> str:
    """Return a sentence where a history that applies beside Prisma's ledger fails without; asked only where it may."""
    if surroundings == "shadow":
        return ""

    def attempt(surroundings: ReplayedAs) -> None:
        with (
            apart(server, _history(request, plan.squashed)).database("shadow") as database,
            database.connect(request.schema) as connection,
        ):
            replay(connection, _history(request, plan.squashed), execution=request.execution, surroundings=surroundings)

    # a baseline of ours names the ledger in its guard, which passes where there is none
    own = [migration.name for migration in plan.squashed if envelope_of(migration.script)]
    on_ledger = any(item.unless for item in schema.objects)
    return in_shadow(_history(request, plan.squashed), attempt, own, asked=on_ledger)


def _statements(replayed: Replay) -> int:
    return sum(applied.statements for applied in replayed.applied)
