"""Triggers and their states, which partitions and the triggers behind constraints have of their own."""

from __future__ import annotations

from collections import defaultdict

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import keep_array_type, known, literal, look_up, quote
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.queries import TriggerRow
from squash.postgres.schema.views import STATES, relation_identity


def read_triggers(catalog: Catalog) -> None:
    """Draft triggers and their enabled state."""
    rows = {row.oid: row for row in catalog.rows(TriggerRow) if row.relation in catalog.relations}
    identities: dict[int, str] = {}
    for row in rows.values():
        # CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()
        if not row.is_internal and not row.parent:
            identities[row.oid] = _add_trigger(catalog, row)
    for row in rows.values():
        # CREATE TRIGGER g AFTER INSERT ON p FOR EACH ROW …, of which each partition of p has a copy
        if not row.is_internal and row.parent:
            _add_clone(catalog, row, rows, identities)
    _add_internal_states(catalog, [row for row in rows.values() if row.is_internal])


def _add_trigger(catalog: Catalog, row: TriggerRow) -> str:
    name = catalog.relation_name(row.relation)
    relation = relation_identity(catalog, row.relation)
    start = row.definition.index(row.printed_name) + len(row.printed_name)
    head = row.definition[: start - len(row.printed_name)] + f"TRIGGER {quote(row.name)} "
    definition = head + keep_array_type(row.definition)[start:].replace(row.printed_relation, f" ON {name} ", 1)
    where = look_up("pg_trigger", "tgrelid", name, "tgname", row.name) + " AND NOT tgisinternal"
    identity = identity_of("trigger", quote(row.name), relation)
    catalog.add(
        Draft(
            "trigger",
            identity,
            definition,
            (("pg_trigger", row.oid),),
            f"NOT EXISTS (SELECT {where})",
            relation,
            oid=f"(SELECT oid {where})",
        )
    )
    # ALTER TABLE t DISABLE TRIGGER g
    if row.state != "O":
        _add_state(catalog, row, identity, identity)
    return identity


def _add_clone(catalog: Catalog, row: TriggerRow, rows: dict[int, TriggerRow], identities: dict[int, str]) -> None:
    """Take up a trigger that comes with that of the partitioned table; only its state is written."""
    original = row
    while original.parent in rows:
        original = rows[original.parent]
    needed = identities[original.oid]
    catalog.owners["pg_trigger", row.oid] = needed
    identity = identity_of("trigger", quote(row.name), relation_identity(catalog, row.relation))
    # ALTER TRIGGER g ON q RENAME TO h
    if row.name != original.name:  # before 15 a clone could be renamed alone
        catalog.unsupported.append(f"{identity}, which has another name than the one that it was cloned from")
    # ALTER TABLE q DISABLE TRIGGER g
    elif row.state != "O":
        _add_state(catalog, row, identity, needed)


def _add_state(catalog: Catalog, row: TriggerRow, identity: str, needed: str) -> None:
    name = catalog.relation_name(row.relation)
    # ALTER TABLE ONLY p ENABLE ALWAYS TRIGGER g
    only = "ONLY " if catalog.relations[row.relation].kind == "p" else ""  # partitions have states of their own
    where = look_up("pg_trigger", "tgrelid", name, "tgname", row.name) + " AND NOT tgisinternal"
    catalog.add(
        Draft(
            "trigger state",
            identity_of("trigger state", relation=identity),
            f"ALTER TABLE {only}{name} {STATES[row.state]} TRIGGER {quote(row.name)}",
            missing=f"(SELECT tgenabled {where}) <> '{row.state}'",
            relation=relation_identity(catalog, row.relation),
            needs=(needed,),
        )
    )


def _add_internal_states(catalog: Catalog, rows: list[TriggerRow]) -> None:
    """Draft the states of the triggers behind constraints, whose names hold an OID: they are found by constraint."""
    groups: dict[tuple[int, int, str], TriggerRow] = {}
    states: dict[tuple[int, int], set[str]] = defaultdict(set)
    for row in rows:
        # ALTER TABLE t DISABLE TRIGGER ALL, which disables those behind foreign keys, too
        if row.constraint is not None and row.constraint_relation in catalog.relations:
            groups[row.relation, row.constraint, row.state] = row
            states[row.relation, row.constraint].add(row.state)
    for (_, constraint_oid, _), row in groups.items():
        relation = relation_identity(catalog, row.relation)
        holder, constraint_name = catalog.relation_name(known(row.constraint_relation)), known(row.constraint_name)
        triggers = f"the triggers of constraint {quote(constraint_name)} on {holder} on {relation}"
        identity = identity_of("trigger state", relation=triggers)
        if len(states[row.relation, constraint_oid]) > 1:
            catalog.unsupported.append(f"{identity}: they differ")
            continue
        name = catalog.relation_name(row.relation)
        constraint = look_up("pg_constraint", "conrelid", holder, "conname", constraint_name)
        where = (
            f"FROM pg_trigger WHERE tgrelid = {literal(name)}::regclass::oid AND tgisinternal"
            f" AND tgconstraint = (SELECT oid {constraint})"
        )
        catalog.add(
            Draft(
                "trigger state",
                identity,
                "EXECUTE (SELECT pg_catalog.string_agg(pg_catalog.format("
                f"'ALTER TABLE ONLY %s {STATES[row.state]} TRIGGER %I', tgrelid::regclass, tgname), '; ') {where})",
                missing=f"EXISTS (SELECT {where} AND tgenabled <> '{row.state}')",
                relation=relation,
                after=(("pg_constraint", constraint_oid),),
            )
        )
