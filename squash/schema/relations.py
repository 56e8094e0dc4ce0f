"""Tables with their columns and constraints, sequences, partitions and inheritance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from squash.schema.catalog import Catalog, Row
from squash.schema.foreign import options_clause
from squash.schema.names import (
    closing,
    default_expression,
    keep_array_type,
    literal,
    look_up,
    object_name,
    quote,
    strip_parentheses,
    type_name,
)
from squash.schema.objects import Address, Draft
from squash.schema.types import check_clause

_SEQUENCE_RANGE = {"smallint": 2**15 - 1, "integer": 2**31 - 1, "bigint": 2**63 - 1}
_STORAGE = {"p": "PLAIN", "e": "EXTERNAL", "m": "MAIN", "x": "EXTENDED"}
_COMPRESSION = {"p": "pglz", "l": "lz4"}


@dataclass(slots=True)
class Table:
    """A table as rows of several catalogs, to be written with all of its parts inline or with some left for later."""

    row: Row
    name: str
    columns: list[Row]
    constraints: list[Row]
    sequences: dict[int, Row]
    """Sequences that the table makes itself (serial, identity), by column number."""
    parents: list[Table]
    foreign: Row | None
    """What makes it a foreign table: its server and options."""
    delayed: dict[int, tuple[str, ...]]
    """Indexes of constraints that must come after the foreign keys named."""
    later: set[Address] = field(default_factory=set)
    """Constraints and defaults that are statements of their own, since they close a cycle."""

    @property
    def identity(self) -> str:
        """The identity of its schema object."""
        return f"table {self.name}"

    @property
    def is_child(self) -> bool:
        """Whether its definition says INHERITS: some columns come from a parent only."""
        return bool(self.parents) and not self.row.is_partition and any(not c.is_local for c in self.columns)


def read_tables(catalog: Catalog) -> dict[int, Table]:
    """Draft sequences, tables, partitions and inheritance; give the tables by oid."""
    sequences = {row.oid: row for row in catalog.rows("sequences")}
    constraints: dict[int, list[Row]] = {}
    for row in catalog.rows("constraints"):
        if row.relation in catalog.relations and row.type in "pucx":
            constraints.setdefault(row.relation, []).append(row)
    is_foreign = any(row.kind == "f" for row in catalog.relations.values())
    foreign = {row.relation: row for row in catalog.rows("foreign_tables")} if is_foreign else {}
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
    _read_sequences(catalog, sequences, tables)
    catalog.ambiguous = _not_null_names(catalog, tables.values())
    for oid, table in tables.items():
        _add_table(catalog, oid, table)
    return tables


def _read_sequences(catalog: Catalog, sequences: dict[int, Row], tables: dict[int, Table]) -> None:
    for oid, sequence in sequences.items():
        if oid not in catalog.relations:
            continue
        name = catalog.relation_name(oid)
        identity = f"sequence {name}"
        owner = tables.get(sequence.owner) if sequence.owner else None
        if owner and _is_made_by(catalog, sequence, owner):
            owner.sequences[sequence.owner_column] = sequence
            continue
        persistence = "UNLOGGED " if catalog.relations[oid].persistence == "u" else ""
        definition = " ".join([f"CREATE {persistence}SEQUENCE {name}", *sequence_options(sequence)])
        catalog.add(
            Draft("sequence", identity, definition, (("pg_class", oid),),
                  spoken=f"SEQUENCE {name}", oid=f"{literal(name)}::regclass")
        )  # fmt: skip
        if owner:
            column = next(c for c in owner.columns if c.number == sequence.owner_column)
            catalog.add(
                Draft(
                    "sequence owner",
                    f"owner of {identity}",
                    f"ALTER SEQUENCE {name} OWNED BY {owner.name}.{quote(column.name)}",
                    missing=f"NOT EXISTS (SELECT FROM pg_depend WHERE objid = {literal(name)}::regclass"
                    " AND classid = 'pg_class'::regclass AND deptype = 'a')",
                    relation=owner.identity,
                    needs=(identity, owner.identity),
                )
            )
        elif sequence.owner:
            catalog.unsupported.append(f"{identity}, owned by a column of something that is no table")


def _is_made_by(catalog: Catalog, sequence: Row, table: Table) -> bool:
    """Whether CREATE TABLE makes this sequence: an identity column, or SERIAL where every default comes out."""
    if sequence.ownership == "i":
        return True
    column = next(c for c in table.columns if c.number == sequence.owner_column)
    relation = catalog.relations[sequence.oid]
    return (
        column.type in _SEQUENCE_RANGE
        and column.type == sequence.type
        and column.not_null
        and relation.schema == table.row.schema
        and relation.persistence == table.row.persistence
        and relation.name == object_name(table.row.name, column.name, "seq")
        and column.default_expression == f"nextval({_printed_regclass(catalog, sequence.oid)}::regclass)"
        and all(option.startswith("AS ") for option in sequence_options(sequence))
        and not column.inherited
        and not table.is_child
    )


def _printed_regclass(catalog: Catalog, oid: int) -> str:
    """Give the literal that regclass output makes of a sequence of the user: quoted only where needed."""
    row = catalog.relations[oid]

    def printed(name: str) -> str:
        plain = name[:1].isascii() and name.isascii() and name == name.lower()
        plain = plain and name.replace("_", "a").isalnum() and not name[:1].isdigit()
        return name if plain else quote(name)

    qualified = row.schema == catalog.namer.schema and row.visible
    return literal(printed(row.name) if qualified else f"{printed(row.schema)}.{printed(row.name)}")


def sequence_options(row: Row) -> list[str]:
    """Give the clauses of CREATE SEQUENCE that differ from what it takes by itself; `AS` comes first if at all."""
    top = _SEQUENCE_RANGE[row.type]
    down = row.increment < 0
    minimum, maximum = (-top - 1, -1) if down else (1, top)
    options = [] if row.type == "bigint" else [f"AS {row.type.upper()}"]
    if row.increment != 1:
        options.append(f"INCREMENT BY {row.increment}")
    if row.minimum != minimum:
        options.append(f"MINVALUE {row.minimum}")
    if row.maximum != maximum:
        options.append(f"MAXVALUE {row.maximum}")
    if row.start != (row.maximum if down else row.minimum):
        options.append(f"START WITH {row.start}")
    if row.cache != 1:
        options.append(f"CACHE {row.cache}")
    if row.cycles:
        options.append("CYCLE")
    return options


def _not_null_names(catalog: Catalog, tables: Iterable[Table]) -> set[tuple[str, str]]:
    """Give the (schema, name) of NOT NULL constraints that PostgreSQL 18 would not choose, or not for one column only:
    `ChooseConstraintName` in pg_constraint.c passes over every name that some constraint of the schema has already.
    """
    held = [
        (relation.schema, k.name)
        for k in catalog.rows("constraints")
        if (relation := catalog.relations.get(k.relation))
    ]
    for table in tables:
        for column in table.columns:
            if column.not_null_name is not None:
                usual = object_name(table.row.name, column.name, "not_null")
                held += [(table.row.schema, name) for name in {usual, column.not_null_name}]
    return {key for key, count in Counter(held).items() if count > 1}


def _add_table(catalog: Catalog, oid: int, table: Table) -> None:
    inline = [k for k in table.constraints if _is_inline(table, k)]
    parts = [("pg_constraint", k.oid) for k in inline] + [
        ("pg_attrdef", c.default_oid) for c in table.columns if c.default_oid
    ]
    made = [("pg_class", s.oid) for s in table.sequences.values()]
    nulls = [("pg_constraint", c.not_null_oid) for c in table.columns if c.not_null_oid and c.not_null_valid]
    draft = Draft(
        "foreign table" if table.foreign else "table",
        table.identity,
        render_table(catalog, table),
        (("pg_class", oid), *parts, *made, *nulls),
        relation=table.identity,
        spoken=f"{'FOREIGN ' if table.foreign else ''}TABLE {table.name}",
        oid=f"{literal(table.name)}::regclass",
        parts=tuple(parts),
    )
    if table.is_child:
        draft.needs = tuple(parent.identity for parent in table.parents)
        _check_inherited_order(catalog, table)
    catalog.add(draft)
    for constraint in table.constraints:
        if constraint not in inline and (constraint.is_local or table.row.is_partition):
            catalog.add(constraint_draft(table, constraint))
    for column in table.columns:
        _add_column_settings(catalog, table, column)
    _add_attachment(catalog, table)
    _add_table_settings(catalog, table)


def _is_inline(table: Table, constraint: Row) -> bool:
    if constraint.type == "c" and not (constraint.is_valid and constraint.is_enforced):
        return False
    if constraint.type == "c" and table.is_child and not constraint.is_local:
        return False
    return constraint.index not in table.delayed


def render_table(catalog: Catalog, table: Table) -> str:
    """Write CREATE TABLE in Prisma's look, without the parts that are statements of their own."""
    row = table.row
    lines = [_column(catalog, table, column) for column in table.columns if column.is_local or not table.is_child]
    constraints = [
        f"CONSTRAINT {quote(k.name)} {constraint_clause(k)}"
        for k in sorted(table.constraints, key=lambda k: ("pucx".index(k.type), k.name))
        if _is_inline(table, k) and ("pg_constraint", k.oid) not in table.later
    ]
    groups = [",\n".join(f"    {line}" for line in group) for group in (lines, constraints) if group]
    body = "(\n" + ",\n\n".join(groups) + "\n)" if groups else "()"
    what = "FOREIGN " if table.foreign else "UNLOGGED " if row.persistence == "u" else ""
    text = f"CREATE {what}TABLE {table.name} {body}"
    if table.is_child:
        text += f" INHERITS ({', '.join(parent.name for parent in table.parents)})"
    if row.partition_key:
        text += f" PARTITION BY {row.partition_key}"
    if table.foreign:
        text += f" SERVER {quote(table.foreign.server)}{options_clause(table.foreign.options)}"
    if row.access_method not in (None, "heap"):
        text += f" USING {quote(row.access_method)}"
    return text + with_clause([*row.options, *(f"toast.{option}" for option in row.toast_options)])


def with_clause(options: Iterable[str]) -> str:
    """Write pg_class.reloptions as a WITH clause, in the order in which the catalog keeps them; nothing for none."""
    written = ", ".join(storage_parameter(option) for option in options)
    return f" WITH ({written})" if written else ""


def storage_parameter(option: str) -> str:
    """Write `fillfactor=70` of pg_class.reloptions as the grammar takes it."""
    name, _, value = option.partition("=")
    plain = value in ("true", "false", "on", "off") or value.replace(".", "", 1).lstrip("-").isdigit()
    return f"{name} = {value if plain else literal(value)}"


def _column(catalog: Catalog, table: Table, column: Row) -> str:
    serial = table.sequences.get(column.number)
    if serial is not None and serial.ownership == "a":
        spelled = {"smallint": "SMALLSERIAL", "integer": "SERIAL", "bigint": "BIGSERIAL"}[column.type]
        return f"{quote(column.name)} {spelled}{_not_null(catalog, table, column)}"
    words = [quote(column.name), type_name(column.type) + "[]" * (column.dimensions - 1)]
    if table.foreign and table.foreign.column_options:
        words[1] += options_clause(table.foreign.column_options.get(str(column.number), ()))
    if column.collation:
        words.append(f"COLLATE {column.collation}")
    text = " ".join(words) + _not_null(catalog, table, column)
    if column.identity:
        return f"{text} {_identity_clause(catalog, table, column)}"
    if column.default_expression is None or ("pg_attrdef", column.default_oid) in table.later:
        return text
    if column.generated:
        kind = "STORED" if column.generated == "s" else "VIRTUAL"
        return f"{text} GENERATED ALWAYS AS ({strip_parentheses(keep_array_type(column.default_expression))}) {kind}"
    return f"{text} DEFAULT {column_default(column)}"


def column_default(column: Row) -> str:
    """Write a column's default as Prisma does where that gives the same expression."""
    # an interval takes the fields of its column from the literal itself (`coerce_type` in parse_coerce.c)
    type_ = column.type if column.base_type == "interval" else column.base_type
    return default_expression(keep_array_type(column.default_expression), type_, column.element_type)


def _not_null(catalog: Catalog, table: Table, column: Row) -> str:
    if not column.not_null or not column.not_null_valid:
        return ""
    usual = object_name(table.row.name, column.name, "not_null")
    name = column.not_null_name
    if name is not None and (name != usual or (table.row.schema, usual) in catalog.ambiguous):
        clause = f" CONSTRAINT {quote(name)} NOT NULL"
    else:
        clause = " NOT NULL"
    return clause + (" NO INHERIT" if column.not_null_no_inherit else "")


def _identity_clause(catalog: Catalog, table: Table, column: Row) -> str:
    kind = "ALWAYS" if column.identity == "a" else "BY DEFAULT"
    sequence = table.sequences.get(column.number)
    if sequence is None:  # a partition shares the sequence of its parent
        return f"GENERATED {kind} AS IDENTITY"
    options = [option for option in sequence_options(sequence) if not option.startswith("AS ")]
    relation = catalog.relations[sequence.oid]
    if relation.name != object_name(table.row.name, column.name, "seq") or relation.schema != table.row.schema:
        options.insert(0, f"SEQUENCE NAME {catalog.relation_name(sequence.oid)}")
    return f"GENERATED {kind} AS IDENTITY" + (f" ({' '.join(options)})" if options else "")


def constraint_clause(row: Row) -> str:
    """Write a table constraint after its name, in Prisma's look."""
    if row.type == "c":
        return check_clause(row.definition)
    # NULLS NOT DISTINCT before the column list and INCLUDE, WHERE, DEFERRABLE after it stay as the server prints them;
    # the index's storage parameters, which it does not print here, stand between INCLUDE and the rest
    start = row.definition.index("(")
    end = closing(row.definition, start) + 1
    if row.definition.startswith(" INCLUDE (", end):
        end = closing(row.definition, end + len(" INCLUDE ")) + 1
    head, keys, tail = row.definition[:start], row.definition[start:end], row.definition[end:]
    if row.type in "pu" and not row.is_temporal:
        key = f"({', '.join(map(quote, row.columns))})"
        keys = key + keys[closing(keys, 0) + 1 :]
    return f"{head}{keys}{with_clause(row.options)}{tail}"


def constraint_missing(table: str, name: str) -> str:
    """Give the condition that a table, by its quoted name, has no constraint of that name."""
    return f"NOT EXISTS (SELECT {look_up('pg_constraint', 'conrelid', table, 'conname', name)})"


def constraint_draft(table: Table, row: Row) -> Draft:
    """Draft a constraint as a statement of its own."""
    return Draft(
        "constraint",
        f"constraint {quote(row.name)} on {table.identity}",
        f"ALTER TABLE {table.name} ADD CONSTRAINT {quote(row.name)} {constraint_clause(row)}",
        (("pg_constraint", row.oid),),
        constraint_missing(table.name, row.name),
        table.identity,
        needs=(table.identity, *table.delayed.get(row.index, ())),
    )


def default_draft(table: Table, column: Row) -> Draft:
    """Draft a column default as a statement of its own."""
    return Draft(
        "default",
        f"default of column {quote(column.name)} of {table.identity}",
        f"ALTER TABLE ONLY {table.name} ALTER COLUMN {quote(column.name)} SET DEFAULT {column_default(column)}",
        (("pg_attrdef", column.default_oid),),
        f"NOT EXISTS (SELECT FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum"
        f" WHERE adrelid = {literal(table.name)}::regclass AND attname = {literal(column.name)})",
        table.identity,
        needs=(table.identity,),
    )


def column_setting(table: str, column: str, field: str) -> str:
    """Give the look-up of a column's field in pg_attribute."""
    return f"(SELECT {field} {look_up('pg_attribute', 'attrelid', table, 'attname', column)})"


def _add_column_settings(catalog: Catalog, table: Table, column: Row) -> None:
    def setting(what: str, action: str, missing: str) -> None:
        catalog.add(
            Draft(
                "column setting",
                f"{what} of column {quote(column.name)} of {table.identity}",
                f"ALTER TABLE ONLY {table.name} ALTER COLUMN {quote(column.name)} {action}",
                missing=missing,
                relation=table.identity,
                needs=(table.identity,),
            )
        )

    def now(field: str) -> str:
        return column_setting(table.name, column.name, field)

    if column.storage:
        setting("storage", f"SET STORAGE {_STORAGE[column.storage]}", f"{now('attstorage')} <> '{column.storage}'")
    if column.compression:
        method = _COMPRESSION[column.compression]
        setting("compression", f"SET COMPRESSION {method}", f"{now('attcompression')} <> '{column.compression}'")
    if column.statistics is not None:
        setting(
            "statistics",
            f"SET STATISTICS {column.statistics}",
            f"{now('attstattarget')} IS DISTINCT FROM {column.statistics}",
        )
    if column.options:
        options = ", ".join(storage_parameter(option) for option in column.options)
        setting("options", f"SET ({options})", f"{now('attoptions')} IS NULL")
    if table.is_child and not column.is_local:
        _add_child_default(catalog, table, column)
    if not column.not_null_valid:
        catalog.add(
            Draft(
                "constraint",
                f"constraint {quote(column.not_null_name)} on {table.identity}",
                f"ALTER TABLE {table.name} ADD CONSTRAINT {quote(column.not_null_name)}"
                f" NOT NULL {quote(column.name)} NOT VALID",
                (("pg_constraint", column.not_null_oid),),
                constraint_missing(table.name, column.not_null_name),
                table.identity,
                needs=(table.identity,),
            )
        )


def _add_child_default(catalog: Catalog, table: Table, column: Row) -> None:
    """Draft the default of an inherited column where it is not the parent's, which INHERITS has copied."""
    inherited = {c.default_expression for parent in table.parents for c in parent.columns if c.name == column.name}
    if inherited == {column.default_expression}:
        return
    draft = default_draft(table, column)
    holder = draft.missing.removeprefix("NOT EXISTS (SELECT ").removesuffix(")")
    if column.default_expression is None:
        draft.definition = f"ALTER TABLE ONLY {table.name} ALTER COLUMN {quote(column.name)} DROP DEFAULT"
        draft.addresses = ()
        draft.missing = f"EXISTS (SELECT {holder})"
    else:
        printed = literal(column.default_expression)
        draft.missing = f"(SELECT pg_get_expr(adbin, adrelid) {holder}) IS DISTINCT FROM {printed}"
    catalog.add(draft)


def _check_inherited_order(catalog: Catalog, table: Table) -> None:
    """Name a child whose physical column order INHERITS would not give (columns added to the parent later)."""
    names = list(dict.fromkeys(c.name for parent in table.parents for c in parent.columns))
    local = [c.name for c in table.columns if c.is_local and c.name not in names]
    if names + local != [c.name for c in table.columns]:
        catalog.unsupported.append(f"{table.identity}: inherited columns that stand after its own")


def _add_attachment(catalog: Catalog, table: Table) -> None:
    if table.row.is_partition and table.parents:
        parent = table.parents[0]
        catalog.add(
            Draft(
                "partition",
                f"partition {table.name} of {parent.identity}",
                f"ALTER TABLE ONLY {parent.name} ATTACH PARTITION {table.name} {table.row.partition_bound}",
                missing=f"NOT (SELECT relispartition FROM pg_class WHERE oid = {literal(table.name)}::regclass)",
                relation=parent.identity,
                needs=(parent.identity, table.identity, *_constraints_of(table), *_constraints_of(parent)),
            )
        )
    elif table.parents and not table.is_child:
        for parent in table.parents:
            catalog.add(
                Draft(
                    "inheritance",
                    f"inheritance of {table.name} from {parent.identity}",
                    f"ALTER TABLE ONLY {table.name} INHERIT {parent.name}",
                    missing=f"NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = {literal(table.name)}::regclass"
                    f" AND inhparent = {literal(parent.name)}::regclass)",
                    relation=table.identity,
                    needs=(parent.identity, table.identity),
                )
            )


def _constraints_of(table: Table) -> tuple[str, ...]:
    return tuple(
        f"constraint {quote(k.name)} on {table.identity}" for k in table.constraints if not _is_inline(table, k)
    )


def _add_table_settings(catalog: Catalog, table: Table) -> None:
    def setting(what: str, action: str, field: str) -> None:
        catalog.add(
            Draft(
                "row level security",
                f"{what} of {table.identity}",
                f"ALTER TABLE {table.name} {action}",
                missing=f"NOT (SELECT {field} FROM pg_class WHERE oid = {literal(table.name)}::regclass)",
                relation=table.identity,
                needs=(table.identity,),
            )
        )

    if table.row.row_security:
        setting("row level security", "ENABLE ROW LEVEL SECURITY", "relrowsecurity")
    if table.row.force_row_security:
        setting("forced row level security", "FORCE ROW LEVEL SECURITY", "relforcerowsecurity")
    if table.row.replica_identity in "nf" and not table.foreign:
        kind = {"n": "NOTHING", "f": "FULL"}[table.row.replica_identity]
        catalog.add(
            Draft(
                "replica identity",
                f"replica identity of {table.identity}",
                f"ALTER TABLE ONLY {table.name} REPLICA IDENTITY {kind}",
                missing=f"(SELECT relreplident <> '{table.row.replica_identity}' FROM pg_class"
                f" WHERE oid = {literal(table.name)}::regclass)",
                relation=table.identity,
                needs=(table.identity,),
            )
        )
