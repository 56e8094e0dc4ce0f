"""Extended statistics."""

from __future__ import annotations

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import keep_array_type, quote
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.queries import StatisticsRow
from squash.postgres.schema.views import relation_identity


def read_statistics(catalog: Catalog) -> None:
    """Draft extended statistics and their targets; kinds, columns and expressions are the server's own words."""
    for row in catalog.rows(StatisticsRow):
        if row.relation not in catalog.relations:
            continue
        name = catalog.namer.name(row.schema, row.name, row.visible)
        relation = relation_identity(catalog, row.relation)
        identity = identity_of("statistics", name)
        # CREATE STATISTICS s (ndistinct) ON a, (lower(b)) FROM t
        kinds, _, _ = row.definition[len(row.prefix) :].partition(" ON ")
        items = [*map(quote, row.columns), *(f"({keep_array_type(expression)})" for expression in row.expressions)]
        definition = f"CREATE STATISTICS {name}{kinds} ON {', '.join(items)}"
        where = catalog.namer.look_up("pg_statistic_ext", "stx", row.schema, row.name)
        catalog.add(
            Draft(
                "statistics",
                identity,
                f"{definition} FROM {catalog.relation_name(row.relation)}",
                (("pg_statistic_ext", row.oid),),
                f"NOT EXISTS (SELECT {where})",
                relation,
                oid=f"(SELECT oid {where})",
            )
        )
        # ALTER STATISTICS s SET STATISTICS 100
        if row.target is not None:
            catalog.add(
                Draft(
                    "statistics target",
                    identity_of("statistics target", relation=identity),
                    f"ALTER STATISTICS {name} SET STATISTICS {row.target}",
                    missing=f"(SELECT stxstattarget {where}) IS DISTINCT FROM {row.target}",
                    relation=relation,
                    needs=(identity,),
                )
            )
