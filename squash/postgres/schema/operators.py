"""Operators, operator classes and families, and the access methods that they are for."""

from __future__ import annotations

from collections import defaultdict

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import literal, method_name, quote, type_name
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.queries import (
    AccessMethodRow,
    OperatorClassRow,
    OperatorFamilyRow,
    OperatorMemberRow,
    OperatorRow,
)


def read_operators(catalog: Catalog) -> None:
    """Draft operators."""
    for row in catalog.rows(OperatorRow):
        identity = identity_of("operator", row.signature)
        # CREATE OPERATOR < (…, COMMUTATOR = >): now there is a >, without a function
        if row.is_shell:
            if not row.is_announced:
                catalog.unsupported.append(f"{identity}, which has no function")
            continue
        # CREATE OPERATOR === (FUNCTION = f, LEFTARG = a, RIGHTARG = a, COMMUTATOR = OPERATOR(===), HASHES)
        options = [
            ("FUNCTION", row.function),
            ("LEFTARG", row.left_type and type_name(row.left_type)),
            ("RIGHTARG", row.right_type and type_name(row.right_type)),
            ("COMMUTATOR", row.commutator and f"OPERATOR({row.commutator})"),
            ("NEGATOR", row.negator and f"OPERATOR({row.negator})"),
            ("RESTRICT", row.restrict),
            ("JOIN", row.join),
        ]
        written = [f"{word} = {value}" for word, value in options if value is not None]
        written += [word for word, said in (("HASHES", row.hashes), ("MERGES", row.merges)) if said]
        lookup = f"to_regoperator({literal(row.signature)})::oid"
        catalog.add(
            Draft(
                "operator",
                identity,
                f"CREATE OPERATOR {row.name} (\n    " + ",\n    ".join(written) + "\n)",
                (("pg_operator", row.oid),),
                f"NOT EXISTS (SELECT FROM pg_operator WHERE oid = {lookup} AND oprcode::oid <> 0::oid)",
                oid=lookup,
            )
        )


def read_operator_classes(catalog: Catalog) -> None:
    """Draft operator families, operator classes, and members that hang loosely in a family."""
    families = {row.oid: row for row in catalog.rows(OperatorFamilyRow)}
    members: dict[int | None, list[OperatorMemberRow]] = defaultdict(list)
    for member in catalog.rows(OperatorMemberRow):
        members[member.opclass].append(member)
    for family in families.values():
        # CREATE OPERATOR FAMILY f USING btree
        if family.is_own:
            _add_family(catalog, family)
    classes: dict[int, list[str]] = defaultdict(list)
    # CREATE OPERATOR CLASS c DEFAULT FOR TYPE a USING btree AS OPERATOR 1 <, FUNCTION 1 f(a, a)
    for row in catalog.rows(OperatorClassRow):
        classes[row.family].append(_add_class(catalog, row, families[row.family], members[row.oid]))
    # ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 <(a, b)
    for member in members[None]:
        _add_member(catalog, member, families[member.family], tuple(classes[member.family]))


def _name(catalog: Catalog, row: OperatorFamilyRow | OperatorClassRow) -> str:
    return catalog.namer.name_for(row.method, row.schema, row.name, row.visible)


def _method_is(row: OperatorFamilyRow | OperatorClassRow, column: str) -> str:
    return f"{column} = (SELECT oid FROM pg_am WHERE amname = {literal(row.method)})"


def _find_family(catalog: Catalog, row: OperatorFamilyRow) -> str:
    return f"{catalog.namer.look_up('pg_opfamily', 'opf', row.schema, row.name)} AND {_method_is(row, 'opfmethod')}"


def _add_family(catalog: Catalog, row: OperatorFamilyRow) -> None:
    name = _name(catalog, row)
    where = _find_family(catalog, row)
    catalog.add(
        Draft(
            "operator family",
            identity_of("operator family", name),
            f"CREATE OPERATOR FAMILY {name}",
            (("pg_opfamily", row.oid),),
            f"NOT EXISTS (SELECT {where})",
            oid=f"(SELECT oid {where})",
        )
    )


def _add_class(
    catalog: Catalog, row: OperatorClassRow, family: OperatorFamilyRow, members: list[OperatorMemberRow]
) -> str:
    name = catalog.namer.name(row.schema, row.name, row.visible)
    where = f"{catalog.namer.look_up('pg_opclass', 'opc', row.schema, row.name)} AND {_method_is(row, 'opcmethod')}"
    default = "DEFAULT " if row.is_default else ""
    items = [_member(member) for member in sorted(members, key=_order)]
    # STORAGE bigint
    if row.key_type is not None or not items:
        items.append(f"STORAGE {type_name(row.key_type or row.type)}")
    identity = identity_of("operator class", _name(catalog, row))
    definition = (
        f"CREATE OPERATOR CLASS {name} {default}FOR TYPE {type_name(row.type)} USING {method_name(row.method)}"
        f" FAMILY {catalog.namer.name(family.schema, family.name, family.visible)} AS\n    " + ",\n    ".join(items)
    )
    addresses = [("pg_opclass", row.oid), *((member.catalog, member.oid) for member in members)]
    catalog.add(
        Draft(
            "operator class",
            identity,
            definition,
            tuple(addresses),
            f"NOT EXISTS (SELECT {where})",
            after=(("pg_opfamily", family.oid),),
            oid=f"(SELECT oid {where})",
        )
    )
    return identity


def _order(row: OperatorMemberRow) -> tuple[bool, int, str, str]:
    return (row.word != "OPERATOR", row.number, row.left_type, row.right_type)


def _member(row: OperatorMemberRow) -> str:
    """Write a member of an operator class; a function says for which types it is, an operator by its own arguments."""
    # OPERATOR 15 <->(a, a) FOR ORDER BY float_ops
    if row.word == "OPERATOR":
        order = f" FOR ORDER BY {row.sort_family}" if row.sort_family else ""
        return f"OPERATOR {row.number} {row.signature}{order}"
    # FUNCTION 1 (a, a) f(a, a)
    return f"FUNCTION {row.number} ({type_name(row.left_type)}, {type_name(row.right_type)}) {row.signature}"


def _add_member(catalog: Catalog, row: OperatorMemberRow, family: OperatorFamilyRow, classes: tuple[str, ...]) -> None:
    name = _name(catalog, family)
    of_family = identity_of("operator family", name)
    own = f"{row.word.lower()} {row.number} ({row.left_type}, {row.right_type})"
    prefix, number = ("amop", "amopstrategy") if row.word == "OPERATOR" else ("amproc", "amprocnum")
    missing = (
        f"NOT EXISTS (SELECT FROM pg_{prefix} WHERE {prefix}family = (SELECT oid {_find_family(catalog, family)})"
        f" AND {prefix}lefttype = {literal(row.left_type)}::regtype::oid"
        f" AND {prefix}righttype = {literal(row.right_type)}::regtype::oid AND {number} = {row.number})"
    )
    catalog.add(
        Draft(
            "operator family member",
            identity_of("operator family member", own, of_family),
            f"ALTER OPERATOR FAMILY {name} ADD {_member(row)}",
            ((row.catalog, row.oid),),
            missing,
            relation=of_family,
            needs=classes,
            after=(("pg_opfamily", family.oid),),
        )
    )


def read_access_methods(catalog: Catalog) -> None:
    """Draft access methods."""
    for row in catalog.rows(AccessMethodRow):
        # CREATE ACCESS METHOD m TYPE INDEX HANDLER h
        what = {"i": "INDEX", "t": "TABLE"}[row.type]
        name = quote(row.name)
        where = f"FROM pg_am WHERE amname = {literal(row.name)}"
        catalog.add(
            Draft(
                "access method",
                identity_of("access method", name),
                f"CREATE ACCESS METHOD {name} TYPE {what} HANDLER {row.handler}",
                (("pg_am", row.oid),),
                f"NOT EXISTS (SELECT {where})",
                oid=f"(SELECT oid {where})",
            )
        )
