"""Partitions, and tables that inherit: how they come by their parents, and what of their columns is not the parent's.

CREATE TABLE … INHERITS puts the parents' columns first. A column that a parent was given later stands behind the
child's own, and it can only come to stand there, as one that the child has from its parent, in the same way: such
columns are late, and added by statements of their own once all descendants are there.
"""

from __future__ import annotations

from collections.abc import Iterable

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.columns import column_setting, default_draft, table_column
from squash.postgres.schema.constraints import constraint_missing, separate_constraints
from squash.postgres.schema.details import AddedColumn, Constraint, DefaultDetail, PartitionDetail
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import known, literal, quote
from squash.postgres.schema.objects import Draft, ObjectName
from squash.postgres.schema.queries import ColumnRow
from squash.postgres.schema.tables import Table


def find_late_columns(catalog: Catalog, tables: Iterable[Table]) -> None:
    """Find the columns that are late, and the parents that a table was given by ALTER TABLE … INHERIT."""
    children = [table for table in tables if table.is_child]
    for child in children:
        # ALTER TABLE t INHERIT p
        while len(child.created_from) > 1 and not _fits(child):
            last = child.created_from[-1]
            if not all(_is_local(child, column.name) for column in last.columns):
                break
            child.attached.append(last)
        _mark_half_inherited(catalog, child)
    while any(_delay(child) for child in children):
        pass
    for child in children:
        for name in child.late:
            if len(_providers(child, name)) > 1:
                catalog.unsupported.append(f"{child.identity}: column {quote(name)}, which several parents gave it")


def _mark_half_inherited(catalog: Catalog, child: Table) -> None:
    """Mark columns that are NOT NULL without a constraint, as since 18 only ADD COLUMN leaves them (NO INHERIT)."""
    halves = [c.name for c in child.columns if c.not_null and c.not_null_oid is None and not c.is_local]
    for name in halves if catalog.server_version >= 180000 else ():
        for parent in child.created_from:
            if parent.column(name) is not None:
                _mark(parent, name)


def _early(table: Table) -> list[str]:
    return [column.name for column in table.columns if column.name not in table.late]


def _expected(child: Table) -> list[str]:
    """Return the order in which CREATE TABLE … INHERITS makes the columns that are not late."""
    inherited = dict.fromkeys(name for parent in child.created_from for name in _early(parent))
    return [*inherited, *(name for name in _early(child) if name not in inherited)]


def _fits(child: Table) -> bool:
    return _expected(child) == _early(child)


def _is_local(table: Table, name: str) -> bool:
    column = table.column(name)
    return column is not None and bool(column.is_local)


def _delay(child: Table) -> bool:
    """Mark one more column as late, if one must be; say whether there was one."""
    # CREATE TABLE t () INHERITS (p); ALTER TABLE p INHERIT g; ALTER TABLE g ADD COLUMN a integer
    for parent in child.created_from:
        for late, early in ((parent, child), (child, parent)):
            inherited = (name for name in late.late if not _is_local(child, name) and name in _early(early))
            if name := next(inherited, None):
                _mark(early, name)
                return True
    for wanted, actual in zip(_expected(child), _early(child), strict=False):
        if wanted != actual:
            for parent in child.created_from:
                if wanted in _early(parent):
                    _mark(parent, wanted)
            return True
    return False


def _mark(table: Table, name: str) -> None:
    """Make a column late, and with it all that stand behind it."""
    names = [column.name for column in table.columns]
    table.late = names[names.index(name) :] if name not in table.late else table.late


def _providers(table: Table, name: str) -> set[str]:
    """Return the statements that can give a table one of its late columns."""
    if _is_local(table, name):
        return {late_column(table, name)}
    holders = (parent for parent in table.created_from if parent.column(name) is not None)
    return set().union(*(_providers(parent, name) for parent in holders))


def late_column(table: Table, name: str) -> str:
    """Return the identity of a late column."""
    return identity_of("column", quote(name), table.identity)


def late_columns(table: Table) -> tuple[str, ...]:
    """Return the statements after which a table has all of its columns."""
    return tuple(sorted({identity for name in table.late for identity in _providers(table, name)}))


def _descendants(table: Table) -> list[Table]:
    below = [child for child in table.children if child.is_child and table in child.created_from]
    return [*below, *(deeper for child in below for deeper in _descendants(child))]


def add_inheritance(catalog: Catalog, table: Table) -> None:
    """Draft how a table comes by its parents, and what it has otherwise than they."""
    _add_attachment(catalog, table)
    for k in table.constraints:
        if k.type == "c" and k.inherited and not any(o.name == k.name for p in table.parents for o in p.constraints):
            catalog.unsupported.append(
                f"constraint {quote(k.name)} on {table.identity}, inherited from a parent that has it no more"
            )
    for column in table.columns:
        # CREATE TABLE t (b integer) INHERITS (p); ALTER TABLE p ADD COLUMN a integer
        if column.name in table.late and column.is_local:
            _add_late_column(catalog, table, column)
    if table.is_child:
        keys = {name for k in table.constraints if k.type == "p" for name in k.columns}
        for column in table.columns:
            if not column.is_local:
                _add_child_default(catalog, table, column)
            if column.name not in keys:
                _add_child_not_null(catalog, table, column)
    if table.late:
        catalog.completed[table.identity] = late_columns(table)


def _add_late_column(catalog: Catalog, table: Table, column: ColumnRow) -> None:
    name = column.name
    family = [table, *_descendants(table)]
    earlier = {
        identity
        for member in family
        if name in member.late
        for other in member.late[: member.late.index(name)]
        for identity in _providers(member, other)
    }
    own = {late_column(member, name) for member in family[1:] if name in member.late and _is_local(member, name)}
    needs = {*earlier, *own, *(member.identity for member in family)} - {late_column(table, name)}
    sequence = table.sequences.get(column.number)
    rows = (
        ("pg_attrdef", column.default_oid),
        ("pg_constraint", column.not_null_oid),
        ("pg_class", sequence.oid if sequence else None),
    )
    added = AddedColumn(table.name, known(table_column(catalog, table, column)))
    catalog.add(
        Draft(
            "column",
            late_column(table, name),
            added.render(),
            tuple((source, oid) for source, oid in rows if oid),
            f"NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = {literal(table.name)}::regclass::oid"
            f" AND attname = {literal(name)} AND NOT attisdropped)",
            table.identity,
            needs=tuple(sorted(needs)),
            name=ObjectName(table.row.schema, name, quote(name), table.name),
            detail=added,
        )
    )


def _add_child_default(catalog: Catalog, table: Table, column: ColumnRow) -> None:
    """Draft the default of an inherited column where it is not the parent's, which INHERITS has copied."""
    inherited = {c.default_expression for parent in table.parents for c in parent.columns if c.name == column.name}
    if inherited == {column.default_expression}:
        return
    # ALTER TABLE ONLY t ALTER COLUMN a SET DEFAULT 1
    if column.default_expression is not None:
        draft = default_draft(table, column)
        holder = draft.missing.removeprefix("NOT EXISTS (SELECT ").removesuffix(")")
        printed = literal(column.default_expression)
        draft.missing = f"(SELECT pg_catalog.pg_get_expr(adbin, adrelid) {holder}) IS DISTINCT FROM {printed}"
        catalog.add(draft)
        return
    # ALTER TABLE ONLY t ALTER COLUMN a DROP DEFAULT
    catalog.add(
        Draft(
            "default",
            identity_of("default", quote(column.name), table.identity),
            f"ALTER TABLE ONLY {table.name} ALTER COLUMN {quote(column.name)} DROP DEFAULT",
            missing=column_setting(table.name, column.name, "atthasdef"),
            relation=table.identity,
            needs=(table.identity,),
            name=ObjectName(table.row.schema, column.name, quote(column.name), table.name),
            detail=DefaultDetail(column.name, None),
        )
    )


def own_not_nulls(table: Table) -> list[ColumnRow]:
    """Return the columns that come from a parent and are NOT NULL in the child on its own account, by a constraint."""
    keys = {name for k in table.constraints if k.type == "p" for name in k.columns}
    return [
        column
        for column in (table.columns if table.is_child else ())
        if not column.is_local
        and column.not_null_local
        and column.not_null_valid
        and column.not_null_name is not None
        and column.name not in keys
    ]


def own_not_null(column: ColumnRow) -> Constraint:
    """Return a NOT NULL constraint of PostgreSQL 18 as one of the table."""
    option = " NO INHERIT" if column.not_null_no_inherit else ""
    return Constraint(known(column.not_null_name), "n", (column.name,), f"NOT NULL {quote(column.name)}{option}")


def _add_child_not_null(catalog: Catalog, table: Table, column: ColumnRow) -> None:
    """Draft that a column which comes from a parent is NOT NULL in the child on its own account."""
    # ALTER TABLE t ADD CONSTRAINT k NOT NULL a
    if column in own_not_nulls(table) and column.name in table.late:
        constraint = own_not_null(column)
        name = constraint.name
        catalog.add(
            Draft(
                "constraint",
                identity_of("constraint", quote(name), table.identity),
                f"ALTER TABLE {table.name} ADD {constraint.render()}",
                missing=f"{constraint_missing(table.name, name)} OR NOT (SELECT conislocal FROM pg_constraint"
                f" WHERE conrelid = {literal(table.name)}::regclass::oid AND conname = {literal(name)})",
                relation=table.identity,
                needs=(table.identity,),
                name=ObjectName(table.row.schema, name, quote(name), table.name),
                detail=constraint,
            )
        )
    # ALTER TABLE ONLY t ALTER COLUMN a SET NOT NULL
    elif (
        column.not_null
        and not column.is_local
        and column.not_null_name is None
        and not any(c.not_null for parent in table.parents for c in parent.columns if c.name == column.name)
    ):
        catalog.add(
            Draft(
                "column setting",
                identity_of("column setting", quote(column.name), table.identity, "NOT NULL"),
                f"ALTER TABLE ONLY {table.name} ALTER COLUMN {quote(column.name)} SET NOT NULL",
                missing=f"NOT {column_setting(table.name, column.name, 'attnotnull')}",
                relation=table.identity,
                needs=(table.identity,),
            )
        )


def _add_attachment(catalog: Catalog, table: Table) -> None:
    # ALTER TABLE ONLY p ATTACH PARTITION q FOR VALUES FROM (1) TO (9)
    if table.row.is_partition and table.parents:
        parent = table.parents[0]
        catalog.add(
            Draft(
                "partition",
                identity_of("partition", table.name, parent.identity),
                f"ALTER TABLE ONLY {parent.name} ATTACH PARTITION {table.name} {table.row.partition_bound}",
                missing=f"NOT (SELECT relispartition FROM pg_class WHERE oid = {literal(table.name)}::regclass::oid)",
                relation=parent.identity,
                needs=(parent.identity, table.identity, *separate_constraints(table), *separate_constraints(parent)),
                detail=PartitionDetail(table.identity),
            )
        )
        return
    before: tuple[str, ...] = ()  # parents are numbered in the order in which they come (pg_inherits.inhseqno)
    # ALTER TABLE ONLY t INHERIT p
    for parent in table.attached if table.is_child else table.parents:
        identity = identity_of("inheritance", table.name, parent.identity)
        catalog.add(
            Draft(
                "inheritance",
                identity,
                f"ALTER TABLE ONLY {table.name} INHERIT {parent.name}",
                missing=f"NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = {literal(table.name)}::regclass::oid"
                f" AND inhparent = {literal(parent.name)}::regclass::oid)",
                relation=table.identity,
                needs=(parent.identity, table.identity, *before),
            )
        )
        before = (identity,)
