"""Functions, procedures and aggregates."""

from __future__ import annotations

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import keep_array_type, known, literal
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.queries import AggregateRow, RoutineRow

_MODIFY = {"r": "READ_ONLY", "s": "SHAREABLE", "w": "READ_WRITE"}
_PARALLEL = {"s": "SAFE", "r": "RESTRICTED", "u": "UNSAFE"}


def read_routines(catalog: Catalog) -> None:
    """Draft the routines of the user."""
    rows = catalog.rows(RoutineRow)
    of_shells = {function for function, _ in catalog.shells}
    aggregates = {row.oid: row for row in catalog.rows(AggregateRow)} if any(r.kind == "a" for r in rows) else {}
    for row in rows:
        kind = {"p": "procedure", "a": "aggregate"}.get(row.kind, "function")
        name = catalog.namer.name(row.schema, row.name, row.visible)
        identity = identity_of(kind, row.signature)
        # CREATE AGGREGATE total(integer) (SFUNC = int4_sum, STYPE = bigint)
        if row.kind == "a":
            definition = _aggregate(name, row, aggregates[row.oid])
        # CREATE FUNCTION f(a integer) RETURNS text … AS $$ … $$; CREATE PROCEDURE p() … BEGIN ATOMIC … END
        else:
            head, string, body = known(row.definition)[len(known(row.prefix)) :].rstrip().partition("\nAS $")
            definition = f"CREATE {kind.upper()} {name}{keep_array_type(head)}{string}{body}"
        where = (
            f"{catalog.namer.look_up('pg_proc', 'pro', row.schema, row.name)}"
            f" AND oidvectortypes(proargtypes) = {literal(row.argument_types)}"
        )
        missing = f"to_regprocedure({literal(row.signature)}) IS NULL"
        # CREATE TYPE a; CREATE FUNCTION a_out(a) RETURNS cstring …
        if row.takes_shell or ("pg_proc", row.oid) in of_shells:  # to_regprocedure knows no type that is only a shell
            missing = f"NOT EXISTS (SELECT {where})"
        oid = f"(SELECT oid {where})" if row.takes_shell else f"{literal(row.signature)}::regprocedure::oid"
        catalog.add(Draft(kind, identity, definition, (("pg_proc", row.oid),), missing, oid=oid))


def _aggregate(name: str, row: RoutineRow, aggregate: AggregateRow) -> str:
    default_modify = "w" if aggregate.kind in "oh" else "r"
    options: list[tuple[str, object]] = [
        ("SFUNC", aggregate.sfunc),
        ("STYPE", aggregate.stype),
        ("SSPACE", aggregate.sspace or None),
        ("FINALFUNC", aggregate.finalfunc),
        ("FINALFUNC_EXTRA", aggregate.finalfunc_extra or None),
        ("FINALFUNC_MODIFY", _modify(aggregate.finalfunc, aggregate.finalfunc_modify, default_modify)),
        ("COMBINEFUNC", aggregate.combinefunc),
        ("SERIALFUNC", aggregate.serialfunc),
        ("DESERIALFUNC", aggregate.deserialfunc),
        ("INITCOND", _text(aggregate.initcond)),
        ("MSFUNC", aggregate.msfunc),
        ("MINVFUNC", aggregate.minvfunc),
        ("MSTYPE", aggregate.mstype),
        ("MSSPACE", aggregate.msspace or None),
        ("MFINALFUNC", aggregate.mfinalfunc),
        ("MFINALFUNC_EXTRA", aggregate.mfinalfunc_extra or None),
        ("MFINALFUNC_MODIFY", _modify(aggregate.mfinalfunc, aggregate.mfinalfunc_modify, default_modify)),
        ("MINITCOND", _text(aggregate.minitcond)),
        ("SORTOP", aggregate.sortop),
        ("PARALLEL", _PARALLEL[row.parallel] if row.parallel != "u" else None),
        ("HYPOTHETICAL", True if aggregate.kind == "h" else None),
    ]
    written = [
        word if value is True else f"{word} = {value}"
        for word, value in options
        if value is not None and value is not False
    ]
    return f"CREATE AGGREGATE {name}({row.arguments or '*'}) (\n    " + ",\n    ".join(written) + "\n)"


def _modify(function: str | None, modify: str, default: str) -> str | None:
    return _MODIFY[modify] if function is not None and modify != default else None


def _text(value: str | None) -> str | None:
    return None if value is None else literal(value)
