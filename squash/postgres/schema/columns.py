"""Columns of tables as CREATE TABLE writes them, and what is set on them afterwards."""

from __future__ import annotations

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.constraints import constraint_missing
from squash.postgres.schema.details import Column, Constraint, DefaultDetail
from squash.postgres.schema.foreign import options_clause
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import (
    default_expression,
    keep_array_type,
    keep_fields,
    known,
    literal,
    look_up,
    object_name,
    quote,
    strip_parentheses,
    type_name,
)
from squash.postgres.schema.objects import Draft, ObjectName
from squash.postgres.schema.queries import ColumnRow
from squash.postgres.schema.sequences import sequence_options
from squash.postgres.schema.tables import Table, storage_parameter

STORAGE = {"p": "PLAIN", "e": "EXTERNAL", "m": "MAIN", "x": "EXTENDED"}
COMPRESSION = {"p": "pglz", "l": "lz4"}


def table_column(catalog: Catalog, table: Table, row: ColumnRow, *, whole: bool = False) -> Column | None:
    """Return a column as CREATE TABLE or ADD COLUMN writes it in a baseline; None where a typed table says nothing.

    With `whole` also what its type or parent says.
    """
    type_ = type_name(row.type) + "[]" * (row.dimensions - 1)
    default, generated, identity = _value(catalog, table, row)
    stored = ("STORED" if row.generated == "s" else "VIRTUAL") if generated else ""
    if whole:
        return Column(
            row.name,
            type_,
            not_null=row.not_null,
            default=default,
            generated=generated,
            stored=stored,
            identity=identity,
        )
    not_null, name, no_inherit = _not_null(catalog, table, row)
    serial = table.sequences.get(row.number)
    # CREATE TABLE t (a SERIAL)
    if serial is not None and serial.ownership == "a":
        spelled = {"smallint": "SMALLSERIAL", "integer": "SERIAL", "bigint": "BIGSERIAL"}[row.type]
        return Column(row.name, spelled, not_null=not_null, not_null_name=name, no_inherit=no_inherit)
    of_type = bool(table.row.of_type)
    # CREATE TABLE t OF c
    if of_type and not (not_null or default or generated or identity):
        return None
    options = ""
    # CREATE FOREIGN TABLE t (a TEXT OPTIONS (column_name 'b')) SERVER s
    if table.foreign and table.foreign.column_options:
        options = options_clause(table.foreign.column_options.get(str(row.number), ()))
    return Column(
        row.name,
        type_,
        "" if of_type else row.collation or "",
        not_null,
        name,
        no_inherit,
        default,
        generated,
        stored,
        identity,
        options,
        of_type,
    )


def _value(catalog: Catalog, table: Table, row: ColumnRow) -> tuple[str, str, str]:
    """Return default, generating expression and identity of a column; it has one of them at most."""
    # GENERATED ALWAYS AS IDENTITY
    if row.identity:
        # a partition has the identity of its parent, which it gets when it is attached
        is_own = row.number in table.sequences or not table.row.is_partition
        return "", "", _identity_clause(catalog, table, row) if is_own else ""
    if row.default_expression is None or ("pg_attrdef", row.default_oid) in table.later:
        return "", "", ""
    # GENERATED ALWAYS AS (a + 1) STORED
    if row.generated:
        return "", strip_parentheses(_own_default(row)), ""
    return column_default(row), "", ""


def column_default(column: ColumnRow) -> str:
    """Write a column's default as a baseline does where that gives the same expression."""
    # an interval takes the fields of its column from the literal itself (`coerce_type` in parse_coerce.c)
    type_ = column.type if column.base_type == "interval" else column.base_type
    return default_expression(_own_default(column), type_, column.element_type)


def _own_default(column: ColumnRow) -> str:
    return keep_fields(keep_array_type(known(column.default_expression)), column.type)


def _not_null(catalog: Catalog, table: Table, row: ColumnRow) -> tuple[bool, str, bool]:
    """Return whether a column says NOT NULL, the name that it gives to that where it has to, and whether NO INHERIT."""
    if not row.not_null or not row.not_null_valid or has_late_not_null(table, row):
        return False, "", False
    # CREATE TABLE t () INHERITS (p)
    if table.is_child and row.not_null_oid and not row.not_null_local:
        return False, "", False  # it is its parent's
    name = row.not_null_name
    if name is None:
        return True, "", False
    # CONSTRAINT k NOT NULL; NOT NULL NO INHERIT
    usual = object_name(table.row.name, row.name, "not_null")
    is_usual = name == usual and (table.row.schema, usual) not in catalog.ambiguous
    return True, "" if is_usual else name, bool(row.not_null_no_inherit)


def _identity_clause(catalog: Catalog, table: Table, column: ColumnRow) -> str:
    kind = "ALWAYS" if column.identity == "a" else "BY DEFAULT"
    sequence = table.sequences.get(column.number)
    # GENERATED ALWAYS AS IDENTITY
    if sequence is None:
        return f"GENERATED {kind} AS IDENTITY"
    options = [option for option in sequence_options(sequence) if not option.startswith("AS ")]
    relation = catalog.relations[sequence.oid]
    # GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME app.q START WITH 10)
    if relation.name != object_name(table.row.name, column.name, "seq") or relation.schema != table.row.schema:
        options.insert(0, f"SEQUENCE NAME {catalog.relation_name(sequence.oid)}")
    return f"GENERATED {kind} AS IDENTITY" + (f" ({' '.join(options)})" if options else "")


def default_draft(table: Table, column: ColumnRow) -> Draft:
    """Draft a column default as a statement of its own."""
    return Draft(
        "default",
        identity_of("default", quote(column.name), table.identity),
        f"ALTER TABLE ONLY {table.name} ALTER COLUMN {quote(column.name)} SET DEFAULT {column_default(column)}",
        (("pg_attrdef", known(column.default_oid)),),
        f"NOT EXISTS (SELECT FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum"
        f" WHERE adrelid = {literal(table.name)}::regclass::oid AND attname = {literal(column.name)})",
        table.identity,
        needs=(table.identity,),
        name=ObjectName(table.row.schema, column.name, quote(column.name), table.name),
        detail=DefaultDetail(column.name, column_default(column)),
    )


def column_setting(table: str, column: str, field: str) -> str:
    """Return the look-up of a column's field in pg_attribute."""
    return f"(SELECT {field} {look_up('pg_attribute', 'attrelid', table, 'attname', column)})"


def lacks_options(table: str, column: ColumnRow) -> str:
    """Return the condition that a column has not all of its options yet."""
    wanted = ", ".join(literal(option) for option in column.options)
    held = column_setting(table, column.name, "attoptions")
    return f"NOT coalesce({held} OPERATOR(pg_catalog.@>) ARRAY[{wanted}], false)"


def add_column_settings(catalog: Catalog, table: Table, column: ColumnRow) -> None:
    """Draft what ALTER COLUMN sets, and NOT NULL where the definition cannot say it."""

    def setting(what: str, action: str, missing: str) -> None:
        catalog.add(
            Draft(
                "column setting",
                identity_of("column setting", quote(column.name), table.identity, what),
                f"ALTER TABLE ONLY {table.name} ALTER COLUMN {quote(column.name)} {action}",
                missing=missing,
                relation=table.identity,
                needs=(table.identity,),
            )
        )

    def now(field: str) -> str:
        return column_setting(table.name, column.name, field)

    # ALTER TABLE ONLY t ALTER COLUMN a SET STORAGE EXTERNAL
    if column.storage:
        setting("storage", f"SET STORAGE {STORAGE[column.storage]}", f"{now('attstorage')} <> '{column.storage}'")
    # ALTER TABLE ONLY t ALTER COLUMN a SET COMPRESSION lz4
    if column.compression:
        method = COMPRESSION[column.compression]
        setting("compression", f"SET COMPRESSION {method}", f"{now('attcompression')} <> '{column.compression}'")
    # ALTER TABLE ONLY t ALTER COLUMN a SET STATISTICS 100
    if column.statistics is not None:
        setting(
            "statistics",
            f"SET STATISTICS {column.statistics}",
            f"{now('attstattarget')} IS DISTINCT FROM {column.statistics}",
        )
    # ALTER TABLE ONLY t ALTER COLUMN a SET (n_distinct = 5)
    if column.options:
        options = ", ".join(storage_parameter(option) for option in column.options)
        setting("options", f"SET ({options})", lacks_options(table.name, column))
    is_inherited = (table.is_child or table.row.is_partition) and not column.not_null_local
    # ALTER TABLE t ADD CONSTRAINT k NOT NULL a NOT VALID
    if has_late_not_null(table, column) or (not column.not_null_valid and not is_inherited):
        name = known(column.not_null_name)
        partitions = tuple(identity_of("partition", child.name, table.identity) for child in table.children)
        catalog.add(
            Draft(
                "constraint",
                identity_of("constraint", quote(name), table.identity),
                f"ALTER TABLE {table.name} ADD CONSTRAINT {quote(name)}"
                f" NOT NULL {quote(column.name)}{'' if column.not_null_valid else ' NOT VALID'}",
                (("pg_constraint", known(column.not_null_oid)),),
                constraint_missing(table.name, name),
                table.identity,
                needs=(table.identity, *(partitions if table.row.partition_key else ())),
                name=ObjectName(table.row.schema, name, quote(name), table.name),
                detail=Constraint(
                    name,
                    "n",
                    (column.name,),
                    f"NOT NULL {quote(column.name)}{'' if column.not_null_valid else ' NOT VALID'}",
                ),
            )
        )


def has_late_not_null(table: Table, column: ColumnRow) -> bool:
    """Return whether a partitioned table was made NOT NULL after a partition was: the partition keeps its own."""
    if not table.row.partition_key or not column.not_null_oid:
        return False
    copies = (child.column(column.name) for child in table.children)
    return any(copy is not None and copy.not_null_local and copy.not_null_inherited for copy in copies)
