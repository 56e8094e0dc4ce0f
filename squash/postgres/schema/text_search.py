"""Text search: parsers, templates, dictionaries, configurations and their mappings."""

from __future__ import annotations

from itertools import groupby

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import quote
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.queries import TextSearchMappingRow, TextSearchRow

_PREFIX = {"parser": "prs", "template": "tmpl", "dictionary": "dict", "configuration": "cfg"}


def read_text_search(catalog: Catalog) -> None:
    """Draft every text search object."""
    configurations: dict[int, tuple[str, str, str]] = {}
    for row in catalog.rows(TextSearchRow):
        # CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple)
        name = catalog.namer.name(row.schema, row.name, row.visible)
        kind = f"text search {row.what}"
        identity, spoken = identity_of(kind, name), f"{kind.upper()} {name}"
        where = catalog.namer.look_up(row.catalog, _PREFIX[row.what], row.schema, row.name)
        lines = ",\n    ".join(row.options)
        options = f"(\n    {lines}\n)" if len(row.options) > 2 else f"({', '.join(row.options)})"
        catalog.add(
            Draft(
                kind,
                identity,
                f"CREATE {spoken} {options}",
                ((row.catalog, row.oid),),
                f"NOT EXISTS (SELECT {where})",
                oid=f"(SELECT oid {where})",
            )
        )
        if row.what == "configuration":
            configurations[row.oid] = (identity, spoken, where)
    mappings = [row for row in catalog.rows(TextSearchMappingRow) if row.configuration in configurations]
    mappings.sort(key=lambda row: (row.configuration, row.dictionaries, row.number))
    for (oid, dictionaries), rows in groupby(mappings, key=lambda row: (row.configuration, row.dictionaries)):
        # ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR word, asciiword WITH d, simple
        identity, spoken, where = configurations[oid]
        tokens = list(rows)
        written = ", ".join(quote(row.token) for row in tokens)
        missing = (
            f"NOT EXISTS (SELECT FROM pg_ts_config_map WHERE mapcfg = (SELECT oid {where})"
            f" AND maptokentype = {tokens[0].number})"
        )
        catalog.add(
            Draft(
                "text search mapping",
                identity_of("text search mapping", written, identity),
                f"ALTER {spoken} ADD MAPPING FOR {written} WITH {', '.join(dictionaries)}",
                missing=missing,
                relation=identity,
                needs=(identity,),
                after=(("pg_ts_config", oid), *(("pg_ts_dict", number) for number in tokens[0].dictionary_oids)),
            )
        )
