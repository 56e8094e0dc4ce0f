"""Publications, with their tables and schemas."""

from __future__ import annotations

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import keep_array_type, literal, quote, strip_parentheses
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.queries import PublicationRow, PublicationSchemaRow, PublicationTableRow

_PUBLISH = "insert, update, delete, truncate"
_GENERATED = {"s": "stored", "true": "stored"}


def read_publications(catalog: Catalog) -> None:
    """Draft publications; each table and schema is added by a statement of its own, with a look-up of its own."""
    publications = {row.oid: row for row in catalog.rows(PublicationRow)}
    for row in publications.values():
        name = quote(row.name)
        where = f"FROM pg_publication WHERE pubname = {literal(row.name)}"
        catalog.add(
            Draft(
                "publication",
                identity_of("publication", name),
                _definition(row),
                (("pg_publication", row.oid),),
                f"NOT EXISTS (SELECT {where})",
                oid=f"(SELECT oid {where})",
            )
        )
    before_15 = catalog.server_version < 150000
    for table in catalog.rows(PublicationTableRow, "publication_tables_14" if before_15 else None):
        # ALTER PUBLICATION p ADD TABLE ONLY t (a, b) WHERE (a > 0)
        if table.publication in publications and table.relation in catalog.relations:
            _add_table(catalog, publications[table.publication], table)
    for schema in () if before_15 else catalog.rows(PublicationSchemaRow):
        # ALTER PUBLICATION p ADD TABLES IN SCHEMA app
        if schema.publication in publications:
            _add_schema(catalog, publications[schema.publication], schema)


def _definition(row: PublicationRow) -> str:
    options = []
    # CREATE PUBLICATION p WITH (publish = 'insert')
    if row.publish != _PUBLISH:
        options.append(f"publish = {literal(row.publish)}")
    # CREATE PUBLICATION p WITH (publish_via_partition_root = true)
    if row.via_root:
        options.append("publish_via_partition_root = true")
    # CREATE PUBLICATION p WITH (publish_generated_columns = stored)
    if row.generated in _GENERATED:
        options.append(f"publish_generated_columns = {_GENERATED[row.generated]}")
    # CREATE PUBLICATION p FOR ALL TABLES
    everything = " FOR ALL TABLES" if row.all_tables else ""
    return f"CREATE PUBLICATION {quote(row.name)}{everything}" + (f" WITH ({', '.join(options)})" if options else "")


def _add_table(catalog: Catalog, publication: PublicationRow, row: PublicationTableRow) -> None:
    table, name = catalog.relation_name(row.relation), quote(publication.name)
    identity = identity_of("publication", name)
    columns = f" ({', '.join(map(quote, row.columns))})" if row.columns else ""
    rows = f" WHERE ({strip_parentheses(keep_array_type(row.filter))})" if row.filter is not None else ""
    missing = (
        f"NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid"
        f" WHERE pubname = {literal(publication.name)} AND prrelid = {literal(table)}::regclass::oid)"
    )
    catalog.add(
        Draft(
            "publication table",
            identity_of("publication table", table, identity),
            f"ALTER PUBLICATION {name} ADD TABLE ONLY {table}{columns}{rows}",
            (("pg_publication_rel", row.oid),),
            missing,
            relation=identity,
            needs=(identity,),
            after=(("pg_class", row.relation),),
        )
    )


def _add_schema(catalog: Catalog, publication: PublicationRow, row: PublicationSchemaRow) -> None:
    name = quote(publication.name)
    identity = identity_of("publication", name)
    own = row.name == catalog.namer.schema
    schema = "CURRENT_SCHEMA" if own else quote(row.name)
    missing = (
        f"NOT EXISTS (SELECT FROM pg_publication_namespace JOIN pg_publication p ON p.oid = pnpubid"
        f" WHERE pubname = {literal(publication.name)} AND pnnspid = {catalog.namer.namespace(row.name)})"
    )
    catalog.add(
        Draft(
            "publication schema",
            identity_of("publication schema", schema, identity),
            f"ALTER PUBLICATION {name} ADD TABLES IN SCHEMA {schema}",
            (("pg_publication_namespace", row.oid),),
            missing,
            relation=identity,
            needs=(identity,),
        )
    )
