"""Tables: their definitions and what is set on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.columns import add_column_settings, has_late_not_null, table_column
from squash.postgres.schema.constraints import constraint_draft, constraint_identity, is_inline, table_constraint
from squash.postgres.schema.details import TableDetail
from squash.postgres.schema.foreign import options_clause
from squash.postgres.schema.inheritance import add_inheritance, find_late_columns, own_not_null, own_not_nulls
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import known, literal, object_name, quote
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.queries import ConstraintRow, ForeignTableRow
from squash.postgres.schema.sequences import read_sequences
from squash.postgres.schema.tables import Table, with_clause


def read_tables(catalog: Catalog) -> dict[int, Table]:
    """Draft sequences, tables, partitions and inheritance; give the tables by oid."""
    constraints: dict[int, list[ConstraintRow]] = {}
    for row in catalog.rows(ConstraintRow):
        if row.relation in catalog.relations and row.type in "pucx":
            constraints.setdefault(row.relation, []).append(row)
    is_foreign = any(row.kind == "f" for row in catalog.relations.values())
    foreign = {row.relation: row for row in catalog.rows(ForeignTableRow)} if is_foreign else {}
    tables = {
        oid: Table(
            row,
            catalog.relation_name(oid),
            catalog.columns.get(oid, []),
            constraints.get(oid, []),
            {},
            [],
            foreign.get(oid),
            catalog.delayed,
        )
        for oid, row in catalog.relations.items()
        if row.kind in "rpf"
    }
    for table in tables.values():
        table.parents = [tables[parent] for parent in table.row.parents if parent in tables]
        for parent in table.parents:
            parent.children.append(table)
    find_late_columns(catalog, tables.values())
    read_sequences(catalog, tables)
    catalog.ambiguous = _not_null_names(catalog, tables.values())
    for oid, table in tables.items():
        _add_table(catalog, oid, table)
    return tables


def _not_null_names(catalog: Catalog, tables: Iterable[Table]) -> set[tuple[str, str]]:
    """Return the (schema, name) of NOT NULL constraints that PostgreSQL 18 would not choose for one column alone.

    `ChooseConstraintName` in pg_constraint.c passes over every name that some constraint of the schema has already.
    """
    held = [
        (relation.schema, k.name)
        for k in catalog.rows(ConstraintRow)
        if (relation := catalog.relations.get(k.relation))
    ]
    for table in tables:
        for column in table.columns:
            if column.not_null_name is not None:
                usual = object_name(table.row.name, column.name, "not_null")
                held += [(table.row.schema, name) for name in {usual, column.not_null_name}]
    return {key for key, count in Counter(held).items() if count > 1}


def _add_table(catalog: Catalog, oid: int, table: Table) -> None:
    inline = [k for k in table.constraints if is_inline(table, k)]
    parts = [("pg_constraint", k.oid) for k in inline] + [
        ("pg_attrdef", c.default_oid) for c in table.columns if c.default_oid
    ]
    made = [("pg_class", s.oid) for s in table.sequences.values()]
    nulls = [
        ("pg_constraint", c.not_null_oid)
        for c in table.columns
        if c.not_null_oid and c.not_null_valid and not has_late_not_null(table, c)
    ]
    detail = table_detail(catalog, table)
    draft = Draft(
        "foreign table" if table.foreign else "table",
        table.identity,
        detail.render(),
        (("pg_class", oid), *parts, *made, *nulls),
        relation=table.identity,
        oid=f"{literal(table.name)}::regclass::oid",
        parts=tuple(parts),
        detail=detail,
    )
    # CREATE TABLE t (b integer) INHERITS (p)
    if table.is_child:
        draft.needs = (*(parent.identity for parent in table.created_from), *_older_checks(table))
    catalog.add(draft)
    for constraint in table.constraints:
        is_inherited = constraint.type == "c" and not constraint.is_local and not table.row.is_partition
        # ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT VALID
        if constraint not in inline and not is_inherited:
            catalog.add(constraint_draft(table, constraint))
    for column in table.columns:
        add_column_settings(catalog, table, column)
    add_inheritance(catalog, table)
    _add_table_settings(catalog, table)


def _older_checks(table: Table) -> list[str]:
    """Return the checks of parents that were not validated there, but are in this table, which was made after them."""
    valid = {k.name for k in table.constraints if k.type == "c" and k.is_valid and not k.is_local}
    return [
        constraint_identity(parent, k)
        for parent in table.created_from
        for k in parent.constraints
        if k.type == "c" and k.is_enforced and not k.is_valid and k.name in valid
    ]


def table_detail(catalog: Catalog, table: Table) -> TableDetail:
    """Return what CREATE TABLE says of a table, without the parts that are statements of their own."""
    row = table.row
    written = [c for c in table.columns if (c.is_local or not table.is_child) and c.name not in table.late]
    columns = [column for c in written if (column := table_column(catalog, table, c))]
    said = set() if row.of_type else {column.name for column in columns}
    constraints = [own_not_null(column) for column in own_not_nulls(table) if column.name not in table.late]
    constraints += [
        table_constraint(k)
        for k in sorted(table.constraints, key=lambda k: ("pucx".index(k.type), k.name))
        if is_inline(table, k) and ("pg_constraint", k.oid) not in table.later
    ]
    inherited = [known(table_column(catalog, table, c, whole=True)) for c in table.columns if c.name not in said]
    # CREATE UNLOGGED TABLE t (a integer); CREATE TABLE t OF c
    what = "FOREIGN " if table.foreign else "UNLOGGED " if row.persistence == "u" else ""
    head = f"CREATE {what}TABLE {table.name}{f' OF {row.of_type}' if row.of_type else ''}"
    return TableDetail(
        head,
        tuple(columns),
        tuple(constraints),
        _tail(table),
        unlogged=row.persistence == "u",
        inherited=tuple(inherited),
        of_type=bool(row.of_type),
    )


def _tail(table: Table) -> str:
    row = table.row
    text = ""
    # INHERITS (p, q)
    if table.created_from:
        text += f" INHERITS ({', '.join(parent.name for parent in table.created_from)})"
    # PARTITION BY RANGE (a)
    if row.partition_key:
        text += f" PARTITION BY {row.partition_key}"
    # SERVER s OPTIONS (table_name 'b')
    if table.foreign:
        text += f" SERVER {quote(table.foreign.server)}{options_clause(table.foreign.options)}"
    # USING columnar
    if row.access_method not in (None, "heap"):
        text += f" USING {quote(row.access_method)}"
    # WITH (fillfactor = 70, toast.autovacuum_enabled = false)
    return text + with_clause([*row.options, *(f"toast.{option}" for option in row.toast_options)])


def _add_table_settings(catalog: Catalog, table: Table) -> None:
    def setting(what: str, action: str, field: str) -> None:
        catalog.add(
            Draft(
                "row level security",
                identity_of("row level security", relation=table.identity, aspect=what),
                f"ALTER TABLE {table.name} {action}",
                missing=f"NOT (SELECT {field} FROM pg_class WHERE oid = {literal(table.name)}::regclass::oid)",
                relation=table.identity,
                needs=(table.identity,),
            )
        )

    # ALTER TABLE t ENABLE ROW LEVEL SECURITY
    if table.row.row_security:
        setting("row level security", "ENABLE ROW LEVEL SECURITY", "relrowsecurity")
    # ALTER TABLE t FORCE ROW LEVEL SECURITY
    if table.row.force_row_security:
        setting("forced row level security", "FORCE ROW LEVEL SECURITY", "relforcerowsecurity")
    # ALTER TABLE ONLY t REPLICA IDENTITY FULL
    if table.row.replica_identity in "nf" and not table.foreign:
        kind = {"n": "NOTHING", "f": "FULL"}[table.row.replica_identity]
        catalog.add(
            Draft(
                "replica identity",
                identity_of("replica identity", relation=table.identity),
                f"ALTER TABLE ONLY {table.name} REPLICA IDENTITY {kind}",
                missing=f"(SELECT relreplident <> '{table.row.replica_identity}' FROM pg_class"
                f" WHERE oid = {literal(table.name)}::regclass::oid)",
                relation=table.identity,
                needs=(table.identity,),
            )
        )
