"""Constraints of tables, inline or as statements of their own."""

from __future__ import annotations

from squash.postgres.schema.details import Constraint
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import closing, keep_array_type, look_up, quote
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.queries import ConstraintRow
from squash.postgres.schema.tables import Table, with_clause
from squash.postgres.schema.types import check_clause


def is_inline(table: Table, constraint: ConstraintRow) -> bool:
    """Return whether a constraint stands in the definition of its table."""
    # CHECK (a > 0) NOT VALID; CHECK (a > 0) NOT ENFORCED
    if constraint.type == "c" and not (constraint.is_valid and constraint.is_enforced):
        return False
    # CREATE TABLE t () INHERITS (p), where the check is that of p
    if constraint.type == "c" and table.is_child and not constraint.is_local:
        return False
    if comes_after_partitions(table, constraint) or not set(table.late).isdisjoint(constraint.columns):
        return False
    return constraint.index not in table.delayed and not _is_repeated(table, constraint)


def _is_repeated(table: Table, constraint: ConstraintRow) -> bool:
    """Return whether CREATE TABLE would make nothing of it: a key that it has under a name that comes before already.

    See `transformIndexConstraints` in parse_utilcmd.c; ALTER TABLE does make it.
    """

    def place(row: ConstraintRow) -> tuple[int, str]:
        return ("pu".index(row.type), row.name)

    def key(row: ConstraintRow) -> tuple[bool, str]:
        head, _, tail = row.definition.partition("(")
        return ("NULLS NOT DISTINCT" in head, tail)

    # PRIMARY KEY (a), UNIQUE (a)
    if constraint.type not in "pu":
        return False
    earlier = (other for other in table.constraints if other.type in "pu" and place(other) < place(constraint))
    return any(key(other) == key(constraint) for other in earlier)


def comes_after_partitions(table: Table, constraint: ConstraintRow) -> bool:
    """Return whether partitions must be there first: a key that not all of them have, or a check they had before."""
    if not table.row.partition_key:
        return False
    # ALTER TABLE ONLY p ADD CONSTRAINT k PRIMARY KEY (a)
    if constraint.type in "pu":
        return not constraint.index_is_valid
    return any(
        copy.name == constraint.name and copy.is_local and copy.inherited
        for child in table.children
        for copy in child.constraints
    )


def table_constraint(row: ConstraintRow) -> Constraint:
    """Return a constraint of a table as a baseline has it."""
    columns = tuple(row.columns)
    # CONSTRAINT k CHECK (a > 0)
    if row.type == "c":
        unchecked = row.is_enforced and not row.is_valid
        return Constraint(row.name, row.type, columns, check_clause(row.definition), unchecked=unchecked)
    # NULLS NOT DISTINCT before the column list and INCLUDE, WHERE, DEFERRABLE after it stay as the server prints them;
    # the index's storage parameters, which it does not print here, stand between INCLUDE and the rest
    start = row.definition.index("(")
    end = closing(row.definition, start) + 1
    # UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b) DEFERRABLE
    if row.definition.startswith(" INCLUDE (", end):
        end = closing(row.definition, end + len(" INCLUDE ")) + 1
    head, keys, tail = row.definition[:start], row.definition[start:end], row.definition[end:]
    # PRIMARY KEY (a, b), but not UNIQUE (a, b WITHOUT OVERLAPS)
    if row.type in "pu" and not row.is_temporal:
        key = f"({', '.join(map(quote, row.columns))})"
        keys = key + keys[closing(keys, 0) + 1 :]
    options = "" if row.type == "x" else with_clause(row.options)  # of an exclusion constraint it prints them
    clause = keep_array_type(f"{head}{keys}{options}{tail}")
    return Constraint(row.name, row.type, columns, clause, keys[: closing(keys, 0) + 1] if row.type in "pu" else "")


def constraint_missing(table: str, name: str) -> str:
    """Return the condition that a table, by its quoted name, has no constraint of that name."""
    return f"NOT EXISTS (SELECT {look_up('pg_constraint', 'conrelid', table, 'conname', name)})"


def constraint_draft(table: Table, row: ConstraintRow) -> Draft:
    """Draft a constraint as a statement of its own."""
    needs: list[str] = [table.identity, *table.delayed.get(row.index, ())]
    only = ""
    # ALTER TABLE ONLY p ADD CONSTRAINT k UNIQUE (a)
    if comes_after_partitions(table, row):
        only = "ONLY " if row.type in "pu" else ""
        needs += [identity_of("partition", child.name, table.identity) for child in table.children]
    # ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT VALID
    elif row.type == "c" and not row.is_valid:  # a child that is made after it has it valid
        needs += [
            child.identity
            for child in table.children
            if child.is_child and any(copy.name == row.name and not copy.is_valid for copy in child.constraints)
        ]
    constraint = table_constraint(row)
    return Draft(
        "constraint",
        constraint_identity(table, row),
        f"ALTER TABLE {only}{table.name} ADD {constraint.render()}",
        (("pg_constraint", row.oid),),
        constraint_missing(table.name, row.name),
        table.identity,
        needs=tuple(needs),
        detail=constraint,
    )


def constraint_identity(table: Table, row: ConstraintRow) -> str:
    """Return the identity of a constraint that is a statement of its own."""
    return identity_of("constraint", quote(row.name), table.identity)


def separate_constraints(table: Table) -> tuple[str, ...]:
    """Return those constraints of a table that do not stand in its definition and do not wait for partitions."""
    return tuple(
        constraint_identity(table, k)
        for k in table.constraints
        if not is_inline(table, k) and not comes_after_partitions(table, k)
    )
