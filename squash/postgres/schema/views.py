"""Views and materialised views; rules and policies, which hang on relations."""

from __future__ import annotations

from collections.abc import Sequence

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.columns import COMPRESSION, STORAGE, column_default, column_setting, lacks_options
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import bare_values, keep_array_type, known, literal, look_up, quote, strip_parentheses
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.queries import ColumnRow, PolicyRow, RuleRow
from squash.postgres.schema.tables import storage_parameter, with_clause

STATES = {"D": "DISABLE", "R": "ENABLE REPLICA", "A": "ENABLE ALWAYS"}
"""What ALTER TABLE calls the states of rules and triggers that are not in their first one."""
_COMMAND = {"r": "SELECT", "a": "INSERT", "w": "UPDATE", "d": "DELETE"}


def relation_identity(catalog: Catalog, oid: int) -> str:
    """Return the identity of the object that writes a relation."""
    kind = {"v": "view", "m": "materialized view", "S": "sequence"}.get(catalog.relations[oid].kind, "table")
    return identity_of(kind, catalog.relation_name(oid))


def read_views(catalog: Catalog) -> None:
    """Draft views and materialised views, and column defaults of views."""
    for oid, row in catalog.relations.items():
        if row.kind not in "vm":
            continue
        name, identity = catalog.relation_name(oid), relation_identity(catalog, oid)
        query = bare_values(keep_array_type(known(row.query))).rstrip().removesuffix(";")
        # CREATE VIEW v (a, b) AS VALUES (1, 2)
        renamed = f" ({', '.join(quote(c.name) for c in catalog.columns[oid])})" if query.startswith(" VALUES") else ""
        what = "VIEW" if row.kind == "v" else "MATERIALIZED VIEW"
        # CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT … WITH NO DATA
        tail = "" if row.kind == "v" or row.is_populated else "\nWITH NO DATA"
        method = "" if row.access_method in (None, "heap") else f" USING {quote(row.access_method)}"
        options = with_clause([*row.options, *(f"toast.{option}" for option in row.toast_options)])
        definition = f"CREATE {what} {name}{renamed}{method}{options} AS\n{query}{tail}"
        missing = f"to_regclass({literal(name)}) IS NULL"
        catalog.add(
            Draft(
                what.lower(),
                identity,
                definition,
                (("pg_class", oid),),
                missing,
                identity,
                oid=f"{literal(name)}::regclass::oid",
            )
        )
        # CREATE OR REPLACE RULE "_RETURN" AS ON SELECT TO v DO INSTEAD SELECT 1 AS a
        if row.is_by_rule:
            _add_rule_of_view(catalog, identity, name, query)
        for column in catalog.columns.get(oid, ()):
            _add_column(catalog, identity, name, what, column)


def _add_rule_of_view(catalog: Catalog, identity: str, name: str, query: str) -> None:
    """Write the query of a view as CREATE RULE does, which since PostgreSQL 16 is not quite what CREATE VIEW makes."""
    on_itself = f"r.ev_class = {literal(name)}::regclass::oid AND d.refobjid = r.ev_class AND d.deptype = 'n'"
    catalog.add(
        Draft(
            "rule",
            identity_of("rule", quote("_RETURN"), identity),
            f'CREATE OR REPLACE RULE "_RETURN" AS\n    ON SELECT TO {name} DO INSTEAD {query}',
            missing="NOT EXISTS (SELECT FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid"
            f" WHERE d.classid = 'pg_rewrite'::regclass::oid AND {on_itself})",
            relation=identity,
            needs=(identity,),
        )
    )


def split_view(catalog: Catalog, cycle: Sequence[str]) -> bool:
    """Make a view of a cycle without its query first, as pg_dump does; say whether there was one left to split."""
    for oid, row in catalog.relations.items():
        if row.kind != "v":
            continue
        identity = catalog.owners.get(("pg_class", oid), "")
        rule = ("pg_rewrite", known(row.rule))
        if identity not in cycle or rule in catalog.owners:
            continue
        name = catalog.relation_name(oid)
        # CREATE VIEW v AS SELECT NULL::integer AS a; …; CREATE OR REPLACE VIEW v AS SELECT f() AS a
        draft = next(d for d in catalog.drafts if d.identity == identity)
        catalog.add(
            Draft(
                "view query",
                identity_of("view query", relation=identity),
                draft.definition.replace("CREATE", "CREATE OR REPLACE", 1),
                (rule,),
                "NOT EXISTS (SELECT FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid"
                f" WHERE d.classid = 'pg_rewrite'::regclass::oid AND r.ev_class = {literal(name)}::regclass::oid"
                " AND d.refclassid IN ('pg_class'::regclass::oid, 'pg_proc'::regclass::oid)"
                " AND d.refobjid <> r.ev_class)",
                identity,
                (identity,),
            )
        )
        columns = ",\n    ".join(
            f"NULL::{column.type}{f' COLLATE {column.collation}' if column.collation else ''} AS {quote(column.name)}"
            for column in catalog.columns[oid]
        )
        draft.definition = f"CREATE VIEW {name} AS\nSELECT\n    {columns}"  # its options come with the query
        return True
    return False


def _add_column(catalog: Catalog, identity: str, name: str, what: str, column: ColumnRow) -> None:
    def alter(kind: str, action: str, missing: str, *addresses: tuple[str, int]) -> None:
        catalog.add(
            Draft(
                "column setting",
                identity_of("column setting", quote(column.name), identity, kind),
                f"ALTER {what} {name} ALTER COLUMN {quote(column.name)} {action}",
                addresses,
                missing,
                identity,
                (identity,),
            )
        )

    # ALTER VIEW v ALTER COLUMN a SET DEFAULT 1
    if column.default_oid:
        missing = f"NOT {column_setting(name, column.name, 'atthasdef')}"
        alter("default", f"SET DEFAULT {column_default(column)}", missing, ("pg_attrdef", column.default_oid))
    # ALTER MATERIALIZED VIEW m ALTER COLUMN a SET STATISTICS 100
    if what != "VIEW" and column.statistics is not None:
        missing = f"{column_setting(name, column.name, 'attstattarget')} IS DISTINCT FROM {column.statistics}"
        alter("statistics", f"SET STATISTICS {column.statistics}", missing)
    # ALTER MATERIALIZED VIEW m ALTER COLUMN a SET STORAGE EXTERNAL
    if what != "VIEW" and column.storage:
        missing = f"{column_setting(name, column.name, 'attstorage')} <> '{column.storage}'"
        alter("storage", f"SET STORAGE {STORAGE[column.storage]}", missing)
    # ALTER MATERIALIZED VIEW m ALTER COLUMN a SET COMPRESSION lz4
    if what != "VIEW" and column.compression:
        missing = f"{column_setting(name, column.name, 'attcompression')} <> '{column.compression}'"
        alter("compression", f"SET COMPRESSION {COMPRESSION[column.compression]}", missing)
    # ALTER MATERIALIZED VIEW m ALTER COLUMN a SET (n_distinct = 5)
    if what != "VIEW" and column.options:
        options = ", ".join(storage_parameter(option) for option in sorted(column.options))
        alter("options", f"SET ({options})", lacks_options(name, column))


def read_rules(catalog: Catalog) -> None:
    """Draft rewrite rules."""
    for row in catalog.rows(RuleRow):
        if row.relation not in catalog.relations:
            continue
        # CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING
        name = catalog.relation_name(row.relation)
        relation = relation_identity(catalog, row.relation)
        definition = keep_array_type(row.definition).replace(row.printed_relation, f" TO {name}", 1).removesuffix(";")
        where = look_up("pg_rewrite", "ev_class", name, "rulename", row.name)
        identity = identity_of("rule", quote(row.name), relation)
        catalog.add(
            Draft(
                "rule",
                identity,
                definition,
                (("pg_rewrite", row.oid),),
                f"NOT EXISTS (SELECT {where})",
                relation,
                oid=f"(SELECT oid {where})",
            )
        )
        # ALTER TABLE t DISABLE RULE r
        if row.state != "O":
            catalog.add(
                Draft(
                    "rule state",
                    identity_of("rule state", relation=identity),
                    f"ALTER TABLE {name} {STATES[row.state]} RULE {quote(row.name)}",
                    missing=f"(SELECT ev_enabled {where}) <> '{row.state}'",
                    relation=relation,
                    needs=(identity,),
                )
            )


def read_policies(catalog: Catalog) -> None:
    """Draft row security policies."""
    for row in catalog.rows(PolicyRow):
        if row.relation not in catalog.relations:
            continue
        name = catalog.relation_name(row.relation)
        relation = relation_identity(catalog, row.relation)
        # CREATE POLICY p ON t AS RESTRICTIVE FOR SELECT TO app USING (a > 0) WITH CHECK (a > 0)
        words = [f"CREATE POLICY {quote(row.name)} ON {name}"]
        if not row.is_permissive:
            words.append("AS RESTRICTIVE")
        if row.command != "*":
            words.append(f"FOR {_COMMAND[row.command]}")
        if row.roles != ["PUBLIC"]:
            words.append(f"TO {', '.join(row.roles)}")
        if row.qualification is not None:
            words.append(f"USING ({strip_parentheses(keep_array_type(row.qualification))})")
        if row.with_check is not None:
            words.append(f"WITH CHECK ({strip_parentheses(keep_array_type(row.with_check))})")
        where = look_up("pg_policy", "polrelid", name, "polname", row.name)
        identity = identity_of("policy", quote(row.name), relation)
        catalog.add(
            Draft(
                "policy",
                identity,
                " ".join(words),
                (("pg_policy", row.oid),),
                f"NOT EXISTS (SELECT {where})",
                relation,
                oid=f"(SELECT oid {where})",
            )
        )
