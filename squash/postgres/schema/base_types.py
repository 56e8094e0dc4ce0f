"""Base types and shell types, range types, and casts between types."""

from __future__ import annotations

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import literal, quote, type_name
from squash.postgres.schema.objects import Draft, ObjectName
from squash.postgres.schema.queries import BaseTypeRow, CastRow, RangeRow

_ALIGNMENT = {"c": "char", "s": "int2", "i": "int4", "d": "double"}
_STORAGE = {"p": "plain", "e": "external", "m": "main", "x": "extended"}
_CONTEXT = {"a": " AS ASSIGNMENT", "i": " AS IMPLICIT", "e": ""}


def read_base_types(catalog: Catalog) -> None:
    """Draft base types, with the shells that their functions refer to, and shells that were never filled."""
    for row in catalog.rows(BaseTypeRow):
        name = catalog.namer.name(row.schema, row.name, row.visible)
        # CREATE TYPE a
        if not row.is_defined:
            _add_shell(catalog, row, name, (("pg_type", row.oid),))
            continue
        # CREATE TYPE a; CREATE FUNCTION a_in(cstring) RETURNS a …; CREATE TYPE a (INPUT = a_in, …)
        shell = _add_shell(catalog, row, name)
        identity = identity_of("base type", name)
        catalog.shells |= {(("pg_proc", function), ("pg_type", row.oid)): shell for function in row.functions}
        catalog.add(
            Draft(
                "base type",
                identity,
                f"CREATE TYPE {name} (\n    " + ",\n    ".join(_options(row)) + "\n)",
                (("pg_type", row.oid),),
                f"NOT EXISTS (SELECT {_look_up(catalog, row)} AND typisdefined)",
                needs=(shell,),
                oid=f"{literal(name)}::regtype::oid",
            )
        )


def _look_up(catalog: Catalog, row: BaseTypeRow | RangeRow) -> str:
    return catalog.namer.look_up("pg_type", "typ", row.schema, row.name)


def _add_shell(
    catalog: Catalog, row: BaseTypeRow | RangeRow, name: str, addresses: tuple[tuple[str, int], ...] = ()
) -> str:
    identity = identity_of("shell type", name)
    catalog.add(
        Draft(
            "shell type",
            identity,
            f"CREATE TYPE {name}",
            addresses,
            f"NOT EXISTS (SELECT {_look_up(catalog, row)})",
            oid=f"(SELECT oid {_look_up(catalog, row)})",
            name=ObjectName(row.schema, row.name, name),
        )
    )
    return identity


def _options(row: BaseTypeRow) -> list[str]:
    options = [
        ("INPUT", row.input),
        ("OUTPUT", row.output),
        ("RECEIVE", row.receive),
        ("SEND", row.send),
        ("TYPMOD_IN", row.typmod_in),
        ("TYPMOD_OUT", row.typmod_out),
        ("ANALYZE", row.analyze),
        ("SUBSCRIPT", row.subscript),
        ("INTERNALLENGTH", "VARIABLE" if row.length == -1 else row.length),
        ("ALIGNMENT", _ALIGNMENT[row.alignment]),
        ("STORAGE", _STORAGE[row.storage]),
        ("CATEGORY", literal(row.category)),
        ("PREFERRED", "true" if row.is_preferred else None),
        ("DEFAULT", None if row.default_text is None else literal(row.default_text)),
        ("ELEMENT", row.element),
        ("DELIMITER", None if row.delimiter == "," else literal(row.delimiter)),
        ("COLLATABLE", "true" if row.is_collatable else None),
    ]
    written = [f"{word} = {value}" for word, value in options if value is not None]
    return [*written, "PASSEDBYVALUE"] if row.by_value else written


def read_ranges(catalog: Catalog) -> None:
    """Draft range types, with the shells that their canonical functions refer to."""
    for row in catalog.rows(RangeRow):
        name = catalog.namer.name(row.schema, row.name, row.visible)
        needs: tuple[str, ...] = ()
        missing = f"to_regtype({literal(name)}) IS NULL"
        # CREATE TYPE r AS RANGE (SUBTYPE = integer, CANONICAL = f)
        if row.canonical_oid:
            missing = f"NOT EXISTS (SELECT {_look_up(catalog, row)} AND typisdefined)"
            shell = _add_shell(catalog, row, name)
            catalog.shells[("pg_proc", row.canonical_oid), ("pg_type", row.oid)] = shell
            needs = (shell,)
        # ALTER TYPE r SET SCHEMA app
        if row.canonical_oid and (row.constructor_schema, row.constructor) != (row.schema, row.name):
            catalog.unsupported.append(f"type {name}, moved away from the functions that make its values")
        catalog.add(
            Draft(
                "range type",
                identity_of("range type", name),
                _range(catalog, row),
                (("pg_type", row.oid), ("pg_type", row.multirange_oid)),
                missing,
                needs=needs,
                oid=f"{literal(name)}::regtype::oid",
            )
        )


def _range(catalog: Catalog, row: RangeRow) -> str:
    made = catalog.namer.name(row.constructor_schema, row.constructor)  # where the type is no more, if it was moved
    multirange = catalog.namer.name(
        row.multirange_constructor_schema, row.multirange_constructor, row.multirange_visible
    )
    options = [
        ("SUBTYPE", type_name(row.subtype)),
        ("SUBTYPE_OPCLASS", row.subtype_opclass),
        ("COLLATION", row.collation),
        ("CANONICAL", row.canonical),
        ("SUBTYPE_DIFF", row.subtype_diff),
        ("MULTIRANGE_TYPE_NAME", multirange),
    ]
    written = ",\n    ".join(f"{word} = {value}" for word, value in options if value is not None)
    moves = [
        *_moves(catalog, (row.constructor_schema, row.constructor), (row.schema, row.name)),
        *_moves(
            catalog,
            (row.multirange_constructor_schema, row.multirange_constructor),
            (row.multirange_schema, row.multirange_name),
        ),
    ]
    return ";\n        ".join([f"CREATE TYPE {made} AS RANGE (\n    {written}\n)", *moves])


def _moves(catalog: Catalog, made: tuple[str, str], wanted: tuple[str, str]) -> list[str]:
    """Return what takes a type from the (schema, name) that its constructors keep to where it is now."""
    moves = []
    # ALTER TYPE r RENAME TO s
    if made[1] != wanted[1]:
        moves.append(f"ALTER TYPE {catalog.namer.name(*made)} RENAME TO {quote(wanted[1])}")
    # ALTER TYPE r SET SCHEMA app
    if made[0] != wanted[0]:
        moves.append(f"ALTER TYPE {catalog.namer.name(made[0], wanted[1])} SET SCHEMA {quote(wanted[0])}")
    return moves


def read_casts(catalog: Catalog) -> None:
    """Draft casts."""
    for row in catalog.rows(CastRow):
        # CREATE CAST (a AS text) WITH FUNCTION f(a) AS IMPLICIT
        source, target = type_name(row.source), type_name(row.target)
        types = f"({source} AS {target})"
        how = {"f": f"WITH FUNCTION {row.function}", "i": "WITH INOUT", "b": "WITHOUT FUNCTION"}[row.method]
        where = (
            f"FROM pg_cast WHERE castsource = {literal(row.source)}::regtype::oid"
            f" AND casttarget = {literal(row.target)}::regtype::oid"
        )
        catalog.add(
            Draft(
                "cast",
                identity_of("cast", types),
                f"CREATE CAST {types} {how}{_CONTEXT[row.context]}",
                (("pg_cast", row.oid),),
                f"NOT EXISTS (SELECT {where})",
                oid=f"(SELECT oid {where})",
                name=ObjectName("", types, types),
            )
        )
