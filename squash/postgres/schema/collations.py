"""Collations and encoding conversions."""

from __future__ import annotations

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import known, literal, quote
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.queries import CollationRow, ConversionRow

_PROVIDERS = {"c": "libc", "i": "icu", "b": "builtin"}


def read_collations(catalog: Catalog) -> None:
    """Draft collations."""
    for row in catalog.rows(CollationRow):
        name = catalog.namer.name(row.schema, row.name, row.visible)
        # CREATE COLLATION c (PROVIDER = icu, LOCALE = 'de'); CREATE COLLATION c FROM pg_catalog."C"
        options = ", ".join(f"{word} = {value}" for word, value in _options(row) if value is not None)
        source = f"FROM pg_catalog.{quote(known(row.lc_collate))}" if row.is_copy else f"({options})"
        catalog.add(
            Draft(
                "collation",
                identity_of("collation", name),
                f"CREATE COLLATION {name} {source}",
                (("pg_collation", row.oid),),
                f"to_regcollation({literal(name)}) IS NULL",
                oid=f"{literal(name)}::regcollation::oid",
            )
        )


def _options(row: CollationRow) -> list[tuple[str, str | None]]:
    options: list[tuple[str, str | None]] = [("PROVIDER", _PROVIDERS[row.provider])]
    # (PROVIDER = libc, LOCALE = 'C')
    if row.provider != "c" or row.lc_collate == row.lc_ctype:
        options.append(("LOCALE", literal(row.locale)))
    else:
        # (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'C.UTF-8')
        options += [("LC_COLLATE", literal(known(row.lc_collate))), ("LC_CTYPE", literal(known(row.lc_ctype)))]
    return [
        *options,
        ("DETERMINISTIC", None if row.is_deterministic else "false"),
        ("RULES", None if row.rules is None else literal(row.rules)),
        ("VERSION", None if row.version is None else literal(row.version)),
    ]


def read_conversions(catalog: Catalog) -> None:
    """Draft encoding conversions."""
    for row in catalog.rows(ConversionRow):
        # CREATE DEFAULT CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1
        name = catalog.namer.name(row.schema, row.name, row.visible)
        where = catalog.namer.look_up("pg_conversion", "con", row.schema, row.name)
        catalog.add(
            Draft(
                "conversion",
                identity_of("conversion", name),
                f"CREATE {'DEFAULT ' if row.is_default else ''}CONVERSION {name} FOR {literal(row.source)}"
                f" TO {literal(row.target)} FROM {row.function}",
                (("pg_conversion", row.oid),),
                f"NOT EXISTS (SELECT {where})",
                oid=f"(SELECT oid {where})",
            )
        )
