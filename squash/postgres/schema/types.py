"""Enums, domains and composite types; schemas and extensions, which hold them."""

from __future__ import annotations

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.details import Constraint, DomainDetail, EnumDetail, ExtensionDetail
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import (
    closing,
    default_expression,
    keep_array_type,
    keep_fields,
    known,
    literal,
    quote,
    strip_parentheses,
    type_name,
)
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.queries import ColumnRow, ConstraintRow, ExtensionRow, SchemaRow, TypeRow


def read_namespaces(catalog: Catalog) -> None:
    """Draft the schemas other than the connection's own, and the extensions."""
    for row in catalog.rows(SchemaRow):
        name = quote(row.name)
        # CREATE SCHEMA app
        if row.name != catalog.namer.schema:
            catalog.add(
                Draft(
                    "schema",
                    identity_of("schema", name),
                    f"CREATE SCHEMA {name}",
                    (("pg_namespace", row.oid),),
                    oid=f"{literal(name)}::regnamespace::oid",
                )
            )
    for extension in catalog.rows(ExtensionRow):
        _add_extension(catalog, extension)


def _add_extension(catalog: Catalog, row: ExtensionRow) -> None:
    # CREATE EXTENSION hstore WITH SCHEMA app VERSION '1.4'
    detail = ExtensionDetail(
        row.name,
        "" if row.schema in (catalog.namer.schema, "pg_catalog") else row.schema,
        "" if row.version == row.default_version else row.version,
    )
    catalog.add(
        Draft(
            "extension",
            identity_of("extension", quote(row.name)),
            detail.render(),
            (("pg_extension", row.oid),),
            oid=f"(SELECT oid FROM pg_extension WHERE extname = {literal(row.name)})",
            detail=detail,
        )
    )


def read_types(catalog: Catalog) -> None:
    """Draft enums, domains and composite types."""
    constraints: dict[int, list[ConstraintRow]] = {}
    for constraint in catalog.rows(ConstraintRow):
        if constraint.domain:
            constraints.setdefault(constraint.domain, []).append(constraint)
    for row in catalog.rows(TypeRow):
        name = catalog.namer.name(row.schema, row.name, row.visible)
        missing = f"to_regtype({literal(name)}) IS NULL"
        address = ("pg_type", row.oid)
        oid = f"{literal(name)}::regtype::oid"
        # CREATE TYPE mood AS ENUM ('sad', 'ok')
        if row.type == "e":
            enum = EnumDetail(f"CREATE TYPE {name} AS ENUM", tuple(row.labels))
            catalog.add(
                Draft(
                    "enum",
                    identity_of("enum", name),
                    enum.render(),
                    (address,),
                    missing,
                    oid=oid,
                    detail=enum,
                )
            )
        # CREATE TYPE pair AS (a integer, b text)
        elif row.type == "c":
            attributes = ",\n    ".join(_attribute(column) for column in catalog.columns.get(row.relation, ()))
            body = f"(\n    {attributes}\n)" if attributes else "()"
            catalog.add(
                Draft(
                    "composite type",
                    identity_of("composite type", name),
                    f"CREATE TYPE {name} AS {body}",
                    (address, ("pg_class", row.relation)),
                    missing,
                    oid=oid,
                )
            )
        # CREATE DOMAIN d AS text NOT NULL CHECK (VALUE <> '')
        else:
            _add_domain(catalog, row, name, missing, constraints.get(row.oid, []))


def _attribute(column: ColumnRow) -> str:
    collation = f" COLLATE {column.collation}" if column.collation else ""
    return f"{quote(column.name)} {type_name(column.type)}{'[]' * (column.dimensions - 1)}{collation}"


def _add_domain(catalog: Catalog, row: TypeRow, name: str, missing: str, constraints: list[ConstraintRow]) -> None:
    base_type, bare_type = known(row.base_type), known(row.bare_type)
    clauses = [f"CREATE DOMAIN {name} AS {type_name(base_type)}{'[]' * (row.dimensions - 1)}"]
    # COLLATE "C"
    if row.collation:
        clauses.append(f"COLLATE {row.collation}")
    # DEFAULT 'a'
    if row.default_expression is not None:
        # an interval takes the fields of its domain from the literal itself (`coerce_type` in parse_coerce.c)
        type_ = base_type if bare_type == "interval" else bare_type
        printed = keep_fields(keep_array_type(row.default_expression), base_type)
        clauses.append(f"DEFAULT {default_expression(printed, type_, None)}")
    not_null = [k for k in constraints if k.type == "n"]  # a constraint of its own since 17
    # CONSTRAINT k NOT NULL
    if row.not_null and not_null and not_null[0].name != f"{row.name}_not_null":
        clauses.append(f"CONSTRAINT {quote(not_null[0].name)} NOT NULL")
    # NOT NULL
    elif row.not_null:
        clauses.append("NOT NULL")
    checks = [k for k in constraints if k.type == "c"]
    detail = DomainDetail(
        (*clauses, *(f"CONSTRAINT {quote(k.name)} {check_clause(k.definition)}" for k in checks if k.is_valid)),
        len(clauses) - 1 if row.not_null else -1,
    )
    identity = identity_of("domain", name)
    addresses = [("pg_type", row.oid), *(("pg_constraint", k.oid) for k in constraints if k.is_valid)]
    catalog.add(
        Draft(
            "domain",
            identity,
            detail.render(),
            tuple(addresses),
            missing,
            oid=f"{literal(name)}::regtype::oid",
            detail=detail,
        )
    )
    for check in checks:
        # ALTER DOMAIN d ADD CONSTRAINT k CHECK (VALUE <> '') NOT VALID
        if not check.is_valid:
            catalog.add(
                Draft(
                    "domain constraint",
                    identity_of("domain constraint", quote(check.name), identity),
                    f"ALTER DOMAIN {name} ADD CONSTRAINT {quote(check.name)} {check_clause(check.definition)}",
                    (("pg_constraint", check.oid),),
                    f"NOT EXISTS (SELECT FROM pg_constraint WHERE contypid = {literal(name)}::regtype::oid"
                    f" AND conname = {literal(check.name)})",
                    needs=(identity,),
                    detail=Constraint(check.name, "c", (), check_clause(check.definition), unchecked=True),
                )
            )


def check_clause(definition: str) -> str:
    """Return a CHECK clause as `pg_get_constraintdef` prints it, without its second pair of parentheses."""
    if not definition.startswith("CHECK ("):
        return definition
    definition = keep_array_type(definition)
    end = closing(definition, len("CHECK "))
    return f"CHECK ({strip_parentheses(definition[len('CHECK (') : end])}){definition[end + 1 :]}"
