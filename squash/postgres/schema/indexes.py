"""Indexes, and foreign keys, which are bound to one of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.constraints import constraint_missing
from squash.postgres.schema.details import ForeignKey, IndexDetail, IndexKey
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import closing, keep_array_type, known, literal, method_name, quote, split_list
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.queries import ConstraintRow, IndexRow
from squash.postgres.schema.tables import Table

_ACTIONS = {"a": "NO ACTION", "r": "RESTRICT", "c": "CASCADE", "n": "SET NULL", "d": "SET DEFAULT"}


def delay_candidates(catalog: Catalog) -> None:
    """Find the unique indexes that have to be made after a foreign key.

    PostgreSQL binds a foreign key to the oldest unique index on the referenced columns (`transformFkeyCheckAttrs` in
    tablecmds.c). Where the history bound it to another one than the baseline's order would, those that
    come first by name wait for the foreign key.
    """
    unique: dict[int, list[IndexRow]] = defaultdict(list)
    for index in catalog.rows(IndexRow):
        if index.is_unique and index.is_immediate and not (index.is_partial or index.has_expressions):
            unique[index.relation].append(index)
    constraints = {row.index: row for row in catalog.rows(ConstraintRow) if row.type in "pux" and row.index}

    def natural(index: IndexRow) -> tuple[int, str, str]:
        constraint = constraints.get(index.oid)
        return (0, constraint.type, index.name) if constraint else (1, "", index.name)

    for key in catalog.rows(ConstraintRow):
        # CREATE UNIQUE INDEX b ON u (a), … REFERENCES u (a), and only then CREATE UNIQUE INDEX a ON u (a)
        if key.type != "f" or key.relation not in catalog.relations:
            continue
        candidates = [
            index
            for index in unique.get(key.referenced, ())
            if sorted(map(known, index.columns[: index.keys])) == sorted(key.referenced_columns)
        ]
        bound = next((index for index in candidates if index.oid == key.index), None)
        for index in candidates:
            if bound is not None and natural(index) < natural(bound):
                table = identity_of("table", catalog.relation_name(key.relation))
                identity = identity_of("foreign key", quote(key.name), table)
                catalog.delayed[index.oid] = (*catalog.delayed.get(index.oid, ()), identity)


def read_indexes(catalog: Catalog, tables: dict[int, Table]) -> None:
    """Draft the indexes that no constraint makes, and the marks on indexes (CLUSTER, replica identity, statistics)."""
    constraints = {k.index: k for table in tables.values() for k in table.constraints if k.index}
    indexes = {row.oid: row for row in catalog.rows(IndexRow)}
    made: list[tuple[IndexRow, Draft]] = []
    for row in indexes.values():
        if row.relation not in catalog.relations:
            continue
        relation = catalog.relation_name(row.relation)
        owner = identity_of(_kind(catalog, row.relation), relation)
        name = catalog.namer.name(row.schema, row.name, row.visible)
        constraint = constraints.get(row.oid)
        identity = identity_of("index", name)
        # CREATE INDEX i ON t (a)
        if constraint is None:
            definition, detail = _read_index(row, relation, _kind(catalog, row.relation))
            index = catalog.add(
                Draft(
                    "index",
                    identity,
                    definition,
                    (("pg_class", row.oid),),
                    f"to_regclass({literal(name)}) IS NULL",
                    owner,
                    catalog.delayed.get(row.oid, ()),
                    detail=detail,
                )
            )
            made.append((row, index))
            if row.kind == "i" and not row.is_valid:
                catalog.unsupported.append(f"{identity}, which is invalid")
        # the index of a constraint is attached with its table, but to that of another, whole constraint only
        # ALTER INDEX i ATTACH PARTITION j
        if row.parent and (constraint is None or row.parent not in constraints or not indexes[row.parent].is_valid):
            _add_attachment(catalog, indexes[row.parent], row, name, owner)
        _add_marks(catalog, row, name, relation, owner)
    _place_settings(catalog, made)


def _place_settings(catalog: Catalog, made: list[tuple[IndexRow, Draft]]) -> None:
    """Put a column's storage and compression between the indexes that took it over and those that are younger."""

    def setting(what: str, column: str, index: Draft) -> str:
        return identity_of("column setting", quote(column), index.relation, what)

    older: dict[str, list[str]] = defaultdict(list)
    for row, index in made:
        # CREATE INDEX i ON t (a), before ALTER TABLE t ALTER COLUMN a SET STORAGE EXTERNAL
        for column in row.stored_later:
            older[setting("storage", column, index)].append(index.identity)
        for column in row.compressed_later:
            older[setting("compression", column, index)].append(index.identity)
    for draft in catalog.drafts if older else ():
        draft.needs = (*draft.needs, *older.get(draft.identity, ()))
    for row, index in made if older else ():
        own = {setting(what, column, index) for what in ("storage", "compression") for column in row.columns if column}
        younger = (name for name in sorted(own & older.keys()) if index.identity not in older[name])
        index.needs = (*index.needs, *younger)


def _kind(catalog: Catalog, oid: int) -> str:
    return "materialized view" if catalog.relations[oid].kind == "m" else "table"


def _read_index(row: IndexRow, relation: str, on: str) -> tuple[str, IndexDetail]:
    """Return CREATE INDEX as a baseline has it, and what it says: keys and tail are of `pg_get_indexdef`."""
    definition = keep_array_type(row.definition)
    opening = len(row.prefix) - 1
    end = closing(definition, opening)
    keys = split_list(definition[opening + 1 : end])
    details = [IndexKey("", "", False)] * row.keys
    for position, (printed, column) in enumerate(zip(row.printed_columns, row.columns, strict=True)):
        if position < len(keys) and column is not None and printed is not None:
            rest = keys[position][len(printed) :]
            keys[position] = quote(column) + rest
            details[position] = _key(column, rest)
    name = method_name(row.method)
    written = name.upper() if name == row.method else name
    # CREATE UNIQUE INDEX i ON ONLY p (a DESC) INCLUDE (b) WHERE (c > 0); CREATE INDEX i ON t USING GIN (a)
    method = "" if row.method == "btree" else f" USING {written} "
    only = "ONLY " if row.kind == "I" else ""
    unique = "UNIQUE " if row.is_unique else ""
    tail = definition[end + 1 :]
    included = tuple(map(known, row.columns[row.keys :]))
    where = tail.partition(" WHERE ")[2] if row.is_partial else ""
    return (
        f"CREATE {unique}INDEX {quote(row.name)} ON {only}{relation}{method}({', '.join(keys)}){tail}",
        IndexDetail(relation, on, row.is_unique, method, tuple(details), included, where),
    )


_COLLATION = re.compile(r""" COLLATE (?:(?:"(?:[^"]|"")*"|[\w$]+)\.)?(?:"(?:[^"]|"")*"|[\w$]+)""")


def _key(column: str, rest: str) -> IndexKey:
    """Read what stands behind the column of a key: `COLLATE "C" text_pattern_ops DESC NULLS LAST`."""
    rest = _COLLATION.sub("", rest.removesuffix(" NULLS FIRST").removesuffix(" NULLS LAST"), count=1)
    return IndexKey(column, rest.removesuffix(" DESC").strip(), rest.endswith(" DESC"))


def _add_attachment(catalog: Catalog, parent: IndexRow, child: IndexRow, name: str, relation: str) -> None:
    parent_name = catalog.namer.name(parent.schema, parent.name, parent.visible)
    catalog.add(
        Draft(
            "index partition",
            identity_of("index partition", name, identity_of("index", parent_name)),
            f"ALTER INDEX {parent_name} ATTACH PARTITION {name}",
            missing=f"NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = {literal(name)}::regclass::oid)",
            relation=relation,
            after=(("pg_class", child.oid), ("pg_class", parent.oid)),
        )
    )


def _add_marks(catalog: Catalog, row: IndexRow, name: str, relation: str, owner: str) -> None:
    def mark(identity: str, kind: str, definition: str, missing: str) -> None:
        catalog.add(
            Draft(
                kind,
                identity,
                definition,
                missing=missing,
                relation=owner,
                after=(("pg_class", row.oid),),
            )
        )

    identity = identity_of("index", name)
    index = f"FROM pg_index WHERE indexrelid = {literal(name)}::regclass::oid)"
    # ALTER TABLE t CLUSTER ON i
    if row.is_clustered:
        mark(
            identity_of("cluster", relation=identity),
            "cluster",
            f"ALTER TABLE {relation} CLUSTER ON {quote(row.name)}",
            f"NOT (SELECT indisclustered {index}",
        )
    # ALTER TABLE ONLY t REPLICA IDENTITY USING INDEX i
    if row.is_replica_identity:
        definition = f"ALTER TABLE ONLY {relation} REPLICA IDENTITY USING INDEX {quote(row.name)}"
        mark(
            identity_of("replica identity", relation=identity),
            "replica identity",
            definition,
            f"NOT (SELECT indisreplident {index}",
        )
    # ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 100
    for statistics in row.statistics:
        column, target = statistics.split()
        mark(
            identity_of("column setting", column, identity, "statistics"),
            "column setting",
            f"ALTER INDEX {name} ALTER COLUMN {column} SET STATISTICS {target}",
            f"(SELECT attstattarget FROM pg_attribute WHERE attrelid = {literal(name)}::regclass::oid"
            f" AND attnum = {column})"
            f" IS DISTINCT FROM {target}",
        )


def read_foreign_keys(catalog: Catalog, tables: dict[int, Table]) -> None:
    """Draft foreign keys; those that PostgreSQL derives for partitions come by themselves."""
    keys = {
        row.oid: row
        for row in catalog.rows(ConstraintRow)
        # what refers to the ledger is named with what cannot be written
        if row.type == "f" and row.relation in tables and row.referenced in catalog.relations
    }
    older: dict[int, list[ConstraintRow]] = defaultdict(list)
    derived: dict[int, list[ConstraintRow]] = defaultdict(list)
    for row in keys.values():
        # ALTER TABLE q ADD FOREIGN KEY (a) REFERENCES u, before ALTER TABLE p ATTACH PARTITION q …
        if row.parent in keys and not _is_derived(keys, row):
            older[_original(keys, keys[row.parent]).oid].append(row)
        # FOREIGN KEY (a) REFERENCES p (a), of which each partition of p has a copy
        elif row.parent in keys and keys[row.parent].relation == row.relation:
            derived[_root(keys, row).oid].append(row)
    for row in keys.values():
        # FOREIGN KEY (a) REFERENCES u (a) of p, of which its partition q has a copy
        if _is_derived(keys, row):
            catalog.owners["pg_constraint", row.oid] = _identity(tables, _original(keys, row))
            continue
        table = tables[row.relation]
        before = [_identity(tables, other) for other in older[row.oid]]
        clause, essentials = _foreign_key(catalog, row)
        detail = ForeignKey(tuple(row.columns), essentials, row.is_enforced and not row.is_valid)
        catalog.add(
            Draft(
                "foreign key",
                _identity(tables, row),
                f"ALTER TABLE {table.name} ADD CONSTRAINT {quote(row.name)} {clause}",
                (("pg_constraint", row.oid),),
                constraint_missing(table.name, row.name),
                table.identity,
                tuple(before),
                detail=detail,
            )
        )
    for root, rows in derived.items():
        _add_names(catalog, tables[keys[root].relation], keys[root], rows)


def _root(keys: dict[int, ConstraintRow], row: ConstraintRow) -> ConstraintRow:
    """Return the foreign key of the same table that PostgreSQL derived this one from."""
    while (parent := keys.get(row.parent)) is not None and parent.relation == row.relation:
        row = parent
    return row


def _add_names(catalog: Catalog, table: Table, root: ConstraintRow, derived: list[ConstraintRow]) -> None:
    """Draft the names of the foreign keys that a key to a partitioned table has for each of its partitions.

    PostgreSQL numbers them in the order in which partitions and keys came (`addFkRecurseReferenced` in tablecmds.c).
    All are first renamed out of the way of one another.
    """
    pairs = sorted((catalog.relation_name(row.referenced), row.name) for row in derived)
    values = ",\n            ".join(
        f"({literal(relation)}::regclass::oid, {literal(name)})" for relation, name in pairs
    )
    relation = literal(table.name)
    wrong = (
        f"(VALUES\n            {values}\n        ) w (relation, name)\n"
        f"        JOIN pg_constraint k ON k.conrelid = {relation}::regclass::oid AND k.confrelid = w.relation"
        f" AND k.conparentid <> 0::oid AND k.conname <> w.name\n"
        f"        AND k.conkey::text = (SELECT conkey::text FROM pg_constraint"
        f" WHERE conrelid = {relation}::regclass::oid AND conname = {literal(root.name)})"
    )
    rename = (
        "        DECLARE\n            one record;\n        BEGIN\n"
        "        FOR one IN SELECT k.conname, 'squash '::text || k.oid::text AS aside, w.name, pass\n"
        f"        FROM {wrong}\n"
        "        CROSS JOIN pg_catalog.generate_series(1, 2) AS pass ORDER BY pass LOOP\n"
        f"            EXECUTE pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', {relation},\n"
        "                CASE one.pass WHEN 1 THEN one.conname ELSE one.aside END,\n"
        "                CASE one.pass WHEN 1 THEN one.aside ELSE one.name END);\n"
        "        END LOOP;\n        END"
    )
    catalog.add(
        Draft(
            "constraint names",
            identity_of("constraint names", quote(root.name), table.identity),
            rename,
            missing=f"EXISTS (SELECT FROM {wrong})",
            relation=table.identity,
            after=(("pg_constraint", root.oid),),
        )
    )


def _is_derived(keys: dict[int, ConstraintRow], row: ConstraintRow) -> bool:
    """Return whether a foreign key came with that of a partitioned table, and was not there before it."""
    parent = keys.get(row.parent)
    if parent is None or parent.relation == row.relation:
        return parent is not None
    return parent.name == row.name and not row.is_attached


def _original(keys: dict[int, ConstraintRow], row: ConstraintRow) -> ConstraintRow:
    while _is_derived(keys, row):
        row = keys[row.parent]
    return row


def _identity(tables: dict[int, Table], row: ConstraintRow) -> str:
    return identity_of("foreign key", quote(row.name), tables[row.relation].identity)


_OPTIONS = (" NOT ENFORCED", " NOT VALID", " INITIALLY DEFERRED", " DEFERRABLE")
"""How the definition of a temporal foreign key may end, the last one first."""


def _foreign_key(catalog: Catalog, row: ConstraintRow) -> tuple[str, str]:
    """Return the clause of a foreign key, and its essentials (see `ForeignKey`)."""
    # FOREIGN KEY (a, PERIOD b) REFERENCES u (a, PERIOD b)
    if row.is_temporal:
        essentials = row.definition
        for option in _OPTIONS:
            essentials = essentials.removesuffix(option)
        return row.definition, essentials
    keys = f"FOREIGN KEY ({_list(row.columns)})"
    keys += f" REFERENCES {catalog.relation_name(row.referenced)}({_list(row.referenced_columns)})"
    match = " MATCH FULL" if row.match == "f" else ""
    actions = ""
    # ON DELETE SET NULL (b)
    if row.on_delete != "a":
        columns = f" ({_list(row.set_columns)})" if row.set_columns else ""
        actions += f" ON DELETE {_ACTIONS[row.on_delete]}{columns}"
    # ON UPDATE CASCADE
    if row.on_update != "a":
        actions += f" ON UPDATE {_ACTIONS[row.on_update]}"
    options = ""
    # DEFERRABLE INITIALLY DEFERRED
    if row.is_deferrable:
        options += " DEFERRABLE INITIALLY DEFERRED" if row.is_deferred else " DEFERRABLE"
    # NOT ENFORCED
    if not row.is_enforced:
        options += " NOT ENFORCED"
    elif not row.is_valid:
        options += " NOT VALID"
    return f"{keys}{match}{actions}{options}", f"{keys}{actions}"


def _list(names: Sequence[str]) -> str:
    return ", ".join(map(quote, names))
