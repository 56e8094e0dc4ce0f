"""What is told of a squash: `proof.json` for machines and `report.md` for reviewers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from squash.data import Carried, TableRows
from squash.escaping import code, prose
from squash.output.requirements import needs_of
from squash.output.runbook import from_source, ways
from squash.postgres.schema import SchemaObject
from squash.postgres.schema.texts import naming_schemas
from squash.postgres.server import Server
from squash.proof import Check
from squash.run import Squash

_LISTED = 50
_PLACES = 3


def proof_json(squash: Squash, server: Server, directory: str = "") -> dict[str, Any]:
    """Return the object that `proof.json` and `--format json` hold.

    `history.squashed` names each migration that the baseline replaces, in order, with the checksums that a deploy's
    ledger may hold for it; `squash deploys` goes by them. `history.directory` is the migrations directory as seen from
    the folder that this is written into.
    """
    return {
        "holds": squash.proof.holds,
        "checks": [
            {
                "name": check.name,
                "passed": None if check.unchecked else check.passed,
                **({"unchecked": check.unchecked} if check.unchecked else {}),
                "compared": check.compared,
                "unit": check.unit,
                "differences": list(check.differences),
            }
            for check in squash.proof.checks
        ],
        "history": {
            "migrations": len(squash.squashed),
            "first": squash.squashed[0].name,
            "last": squash.squashed[-1].name,
            "statements": squash.statements,
            "directory": directory,
            **_provenance(squash),
            "squashed": [{"name": m.name, "checksums": list(m.checksums)} for m in squash.accepted],
        },
        "baseline": {
            "name": squash.baseline.name,
            "checksum": squash.baseline.checksum,
            "objects": len(squash.schema.objects),
        },
        **_prelude(squash),
        **_origin(squash),
        **_contents(squash.carried),
        "outside": list(squash.outside),
        "surroundings": {"replayed": squash.setting.surroundings, "note": squash.setting.note},
        "unread": list(squash.proof.unread),
        "server": {
            "version": server.version,
            "source": server.source,
            "box": server.box,
            "superuser": server.superuser,
            "substitutes": _substitutes(squash),
        },
        "seconds": {phase: round(seconds, 3) for phase, seconds in squash.seconds.items()},
    }


def _contents(carried: Carried) -> dict[str, Any]:
    """Return what the history's scripts leave in tables: rows that are written, that are not, and backfills."""
    return {
        "rows": [
            {
                "table": f"{rows.schema}.{rows.table}",
                "rows": carried.count(rows),
                "from": [
                    {"migration": origin.migration, "line": origin.line, "statement": origin.verb}
                    for origin in carried.origins.get(rows.root or rows.table, ())
                ],
                "volatile": {column.column: column.expression for column in carried.volatile_of(rows)},
            }
            for rows in carried.rows
            if not rows.view
        ],
        "rows_omitted": {f"{rows.schema}.{rows.table}": rows.count for rows in carried.omitted},
        "backfills": [
            {
                "migration": backfill.migration,
                "line": backfill.line,
                "statement": backfill.verb,
                "table": backfill.table,
            }
            for backfill in carried.backfills
        ],
    }


def _provenance(squash: Squash) -> dict[str, Any]:
    """Return what is said of the older versions of the scripts, whose checksums `squashed` holds, too."""
    provenance = squash.provenance
    if provenance is None:
        return {}
    return {"provenance": {"revision": provenance.revision, "complete": provenance.why is None, "why": provenance.why}}


def _prelude(squash: Squash) -> dict[str, Any]:
    """Return what is said of what was there before the history: the scripts, and every object that they made."""
    if not squash.preludes:
        return {}
    scripts = [
        {"name": prelude.label, "sha256": prelude.sha256, "may_use_superuser": prelude.trusted}
        for prelude in squash.preludes
    ]
    return {
        "prelude": {
            "scripts": scripts,
            "objects": [item.identity for item in squash.given],
            "roles": list(squash.given_roles),
        }
    }


def _origin(squash: Squash) -> dict[str, Any]:
    """Return what is said where the baseline does not come from the scripts as they were."""
    facts: dict[str, Any] = {}
    if squash.source is not None:
        facts["source"] = {
            "label": squash.source.label,
            "not_replayed": [migration.name for migration in squash.squashed],
            "failing": list(squash.source.failing),
        }
    if squash.mended:
        facts["repaired"] = [
            {"migration": repair.migration, "what": repair.what, "why": repair.why} for repair in squash.mended
        ]
    return facts


def report(squash: Squash) -> str:
    """Write `report.md`, the same text for the same squash: what was replaced, what was proven, what to do next."""
    sections = [
        f"# {prose(squash.baseline.name)}",
        _replaced(squash),
        _checked(squash),
        _given(squash),
        _holds(squash),
        _needs(squash),
        _place(squash),
    ]
    if squash.substitutes:
        sections.append(_substituted(squash))
    sections += [section(squash) for section in (_roles, _rows, _left_out, _backfills)]
    if squash.setting.note:
        sections.append(f"## Prisma's own table\n\n{prose(squash.setting.note.replace('`', ''))}.")
    if squash.outside:
        sections.append(
            "## Outside the baseline\n\nThe history also changes what no schema holds, and the baseline does not:\n\n"
            + "\n".join(f"- {code(line)}" for line in squash.outside)
        )
    sections.append(_next_steps(squash))
    return "\n\n".join(filter(None, sections)) + "\n"


def _replaced(squash: Squash) -> str:
    count = len(squash.squashed)
    first, last = code(squash.squashed[0].name), code(squash.squashed[-1].name)
    history = f"{count} migration{'' if count == 1 else 's'}, {first} to {last}"
    lines = [
        f"Replaces {history} ({squash.statements} statements).",
        f"Checksum `{squash.baseline.checksum}`.",
    ]
    if squash.superuser:
        lines.append("Its scripts ran as superuser on the scratch server, as `--superuser` said.")
    if squash.source is not None:
        lines.append("\n" + from_source(squash.source))
    if squash.mended:
        lines.append("\n" + _mended(squash) + "\n")
    if squash.edited:
        names = ", ".join(map(code, squash.edited))
        lines.append(f"Git held more than one version of {names}: databases that ran any of them are accepted.")
    if squash.provenance is not None and squash.provenance.why is not None:
        lines.append(
            f"Older versions of these scripts are not all known ({squash.provenance.why}): a database that ran another"
            " one is refused."
        )
    if squash.later:
        names = ", ".join(code(m.name) for m in squash.later)
        lines.append(f"Kept as they are: {names}.")
    return "\n".join(lines)


def _mended(squash: Squash) -> str:
    rows = [f"| {code(repair.migration)} | {prose(repair.what)} | {prose(repair.why)} |" for repair in squash.mended]
    return (
        "The history did not replay as it stands: it was replayed with the edits below (`squash repair`). Databases"
        " that ran the scripts as they were are accepted.\n\n| migration | edited | why |\n|---|---|---|\n"
        + "\n".join(rows)
    )


def _checked(squash: Squash) -> str:
    rows = [
        f"| {_mark(check)} | {check.name} | {check.kind.claim} | {'' if check.unchecked else check.counted} |"
        for check in squash.proof.checks
    ]
    text = "## Proof\n\n|  | check | what it says | compared |\n|---|---|---|---:|\n" + "\n".join(rows)
    unchecked = [check for check in squash.proof.checks if check.unchecked]
    if unchecked:
        reasons = [f"- {check.name}: {prose(check.unchecked)}" for check in unchecked]
        text += "\n\nNot checked:\n\n" + "\n".join(reasons)
    if squash.proof.unread:
        unread = ", ".join(map(code, squash.proof.unread))
        text += f"\n\nNot compared, because the role on the scratch server may not read it: {unread}."
    return text


def _mark(check: Check) -> str:
    return "-" if check.unchecked else "✓" if check.passed else "✗"


def _given(squash: Squash) -> str:
    """Write what was there before the history."""
    if not squash.preludes:
        return ""
    lines = [f"- {code(prelude.label)}, SHA-256 `{prelude.sha256}`" for prelude in squash.preludes]
    return (
        "## Before the history\n\nThese scripts ran first in every scratch database. What they make is given, and is no"
        " part of the baseline:\n\n" + "\n".join(lines) + f"\n\nGiven: {counted(squash.given, squash.given_roles)}."
    )


def counted(objects: Iterable[SchemaObject], roles: Collection[str] = ()) -> str:
    """Return how many objects there are of each kind: `2 roles, 3 schemas, 1 table`."""
    kinds = Counter([*("role" for _ in roles), *(item.kind for item in objects)])
    words = (f"{count} {_plural(kind) if count > 1 else kind}" for kind, count in kinds.items())
    return ", ".join(words) or "nothing"


def _plural(kind: str) -> str:
    if kind.endswith("y") and kind[-2] not in "aeiou":
        return f"{kind.removesuffix('y')}ies"
    return kind if kind.endswith("s") else f"{kind}{'es' if kind.endswith(('x', 'ss')) else 's'}"


def _holds(squash: Squash) -> str:
    kinds = Counter(item.kind for item in squash.schema.objects)
    rows = [f"| {kind} | {count} |" for kind, count in sorted(kinds.items())]
    return "## What the baseline builds\n\n| kind | objects |\n|---|---:|\n" + "\n".join(rows)


def _place(squash: Squash) -> str:
    named = naming_schemas(squash.schema)
    if not named:
        return "No statement names a schema: with any `?schema=` the baseline builds the same there."
    listed = [f"- {code(identity)}" for identity in named[:_LISTED]]
    if len(named) > _LISTED:
        listed.append(f"- … and {len(named) - _LISTED} more")
    return (
        "## Tied to a schema\n\nThese statements name a schema, and stay with it whatever `?schema=` is:\n\n"
        + "\n".join(listed)
    )


def _substitutes(squash: Squash) -> list[dict[str, str]]:
    return [{"extension": substitute.name, "kind": substitute.kind} for substitute in squash.substitutes]


_MEANING = {
    "stand-in": "a stand-in of squash's: the same names, types and volatility, written in SQL. The baseline is the same"
    " as with the real one; what a migration computes with it is the same, too, or was refused",
    "stub": "a stub that was declared with `--stub-extension`. What the real one would have done or made, beyond"
    " what the stub creates, is neither in the baseline nor in the proof",
}


def _substituted(squash: Squash) -> str:
    lines = [f"- {code(substitute.name)} was {_MEANING[substitute.kind]}." for substitute in squash.substitutes]
    return "## Extensions that were not the real ones\n\nOn the scratch server:\n\n" + "\n".join(lines)


def told_of_roles(squash: Squash) -> list[str]:
    """Return what is left to do about the roles that the history makes, one sentence each."""
    names = ", ".join(role.name for role in squash.roles)
    logins = ", ".join(role.name for role in squash.roles if role.login)
    lines = []
    if names and squash.role_choice == "require":
        lines.append(f"the baseline makes no role, and stops where one of these is missing: {names}")
    if names and squash.role_choice == "omit":
        lines.append(f"the baseline makes no role, and fails where it needs one of these: {names}")
    if logins:
        lines.append(f"no password is written: set one by hand for each role that logs in: {logins}")
    return lines


def _needs(squash: Squash) -> str:
    lines = "\n".join(f"- {line}" for line in needs_of(squash))
    return f"## What a new database needs\n\n{lines}" if lines else ""


def _roles(squash: Squash) -> str:
    if not squash.roles:
        return ""
    rows = [f"- {code(role.name)}" + (", which logs in" if role.login else "") for role in squash.roles]
    told = "".join(f"\n\n{prose(line[0].upper() + line[1:])}." for line in told_of_roles(squash))
    return (
        "## Roles\n\nThe history makes these roles, which all databases of a server share:\n\n" + "\n".join(rows) + told
    )


def _rows(squash: Squash) -> str:
    """Write which rows the baseline has, where they came from, and what each install makes for itself."""
    carried = [rows for rows in squash.carried.rows if not rows.view]
    if not carried:
        return ""
    lines = []
    for rows in carried:
        origins = squash.carried.origins.get(rows.root or rows.table, ())
        places = dict.fromkeys(f"{code(origin.migration)} ({origin.verb}, line {origin.line})" for origin in origins)
        volatile = ", ".join(code(column.column) for column in squash.carried.volatile_of(rows))
        lines.append(f"| {_table(rows)} | {squash.carried.count(rows):,} | {_some(places)} | {volatile} |")
    text = (
        "## Rows\n\nThe history leaves these rows, and the baseline inserts them where it makes their tables. On a\n"
        "database that has the tables it inserts nothing: what was deleted or changed there stays so.\n\n"
        "| table | rows | from | own values in each install |\n|---|---:|---|---|\n" + "\n".join(lines)
    )
    if squash.carried.volatile:
        expressions = dict.fromkeys(column.expression for column in squash.carried.volatile)
        text += f"\n\nThose values are made by {', '.join(map(code, list(expressions)[:_LISTED]))}."
    return text


def _table(rows: TableRows) -> str:
    return code(f"{rows.schema}.{rows.table}")


def _some(places: Iterable[str]) -> str:
    first, rest = list(places)[:_PLACES], list(places)[_PLACES:]
    return ", ".join(first) + (f" and {len(rest)} more" if rest else "")


def _backfills(squash: Squash) -> str:
    """List what changes rows, and found none."""
    backfills = squash.carried.backfills
    if not backfills:
        return ""
    lines = [
        f"- {code(backfill.migration)}, line {backfill.line}: {backfill.verb} on {code(backfill.table)}"
        for backfill in backfills[:_LISTED]
    ]
    if len(backfills) > _LISTED:
        lines.append(f"- … and {len(backfills) - _LISTED} more, in `proof.json`")
    return (
        "## Already applied, not carried\n\n"
        "These statements change rows that only existing databases have. They found none here, and are not in the\n"
        "baseline:\n\n" + "\n".join(lines)
    )


def _left_out(squash: Squash) -> str:
    if not squash.carried.omitted:
        return ""
    rows = [f"| {_table(rows)} | {rows.count:,} |" for rows in squash.carried.omitted]
    return (
        "## Rows left out\n\nThe history leaves these rows; the baseline does not, as was asked for.\n\n"
        "| table | rows |\n|---|---:|\n" + "\n".join(rows)
    )


def _next_steps(squash: Squash) -> str:
    if squash.scripts is None:
        return "The history was this baseline already: no ledger needs to change."
    where = "What to do next, step by step, is in `RUNBOOK.md`; `rollback.sql` is the way back."
    return f"{ways(squash.rollout)}\n\n{where}"
