"""Procedural languages, and transforms, which pass values of a type to them."""

from __future__ import annotations

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import literal, quote, type_name
from squash.postgres.schema.objects import Draft, ObjectName
from squash.postgres.schema.queries import LanguageRow, TransformRow


def read_languages(catalog: Catalog) -> None:
    """Draft procedural languages."""
    for row in catalog.rows(LanguageRow):
        # CREATE TRUSTED LANGUAGE l HANDLER h INLINE i VALIDATOR v
        name = quote(row.name)
        functions = (("HANDLER", row.handler), ("INLINE", row.inline), ("VALIDATOR", row.validator))
        clauses = [f"{word} {function}" for word, function in functions if function is not None]
        definition = " ".join([f"CREATE {'TRUSTED ' if row.is_trusted else ''}LANGUAGE {name}", *clauses])
        where = f"FROM pg_language WHERE lanname = {literal(row.name)}"
        catalog.add(
            Draft(
                "language",
                identity_of("language", name),
                definition,
                (("pg_language", row.oid),),
                f"NOT EXISTS (SELECT {where})",
                oid=f"(SELECT oid {where})",
            )
        )


def read_transforms(catalog: Catalog) -> None:
    """Draft transforms."""
    for row in catalog.rows(TransformRow):
        # CREATE TRANSFORM FOR hstore LANGUAGE plperl (FROM SQL WITH FUNCTION f(internal), TO SQL …)
        name = f"FOR {type_name(row.type)} LANGUAGE {quote(row.language)}"
        functions = [
            f"{word} SQL WITH FUNCTION {value}" for word, value in (("FROM", row.from_sql), ("TO", row.to_sql)) if value
        ]
        where = (
            f"FROM pg_transform WHERE trftype = {literal(row.type)}::regtype::oid"
            f" AND trflang = (SELECT oid FROM pg_language WHERE lanname = {literal(row.language)})"
        )
        catalog.add(
            Draft(
                "transform",
                identity_of("transform", name),
                f"CREATE TRANSFORM {name} ({', '.join(functions)})",
                (("pg_transform", row.oid),),
                f"NOT EXISTS (SELECT {where})",
                oid=f"(SELECT oid {where})",
                name=ObjectName("", name, name),
            )
        )
