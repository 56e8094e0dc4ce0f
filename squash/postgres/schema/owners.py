"""Owners of objects that a history gives to another role."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from squash.postgres.schema.annotations import AnnotationTarget
from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.names import literal, quote
from squash.postgres.schema.objects import Address, Draft
from squash.postgres.schema.queries import OwnerRow

_OWNER: Final[Mapping[str, str]] = {
    "pg_class": "relowner",
    "pg_proc": "proowner",
    "pg_type": "typowner",
    "pg_namespace": "nspowner",
    "pg_operator": "oprowner",
    "pg_opclass": "opcowner",
    "pg_opfamily": "opfowner",
    "pg_collation": "collowner",
    "pg_conversion": "conowner",
    "pg_language": "lanowner",
    "pg_ts_dict": "dictowner",
    "pg_ts_config": "cfgowner",
    "pg_statistic_ext": "stxowner",
    "pg_event_trigger": "evtowner",
    "pg_publication": "pubowner",
    "pg_foreign_data_wrapper": "fdwowner",
    "pg_foreign_server": "srvowner",
}
"""The column of a catalog that holds the owner."""
_PUBLIC = 2200


def public_owner(row: OwnerRow) -> Draft | None:
    """Draft that the schema public is given away: it is not one of the objects that a baseline makes."""
    if row.oid != _PUBLIC:
        return None
    target = AnnotationTarget('SCHEMA "public"', '"public"', "'public'::regnamespace::oid", "", "SCHEMA")
    role = "CURRENT_USER" if row.is_own else quote(row.owner)
    owner = "current_user" if row.is_own else literal(quote(row.owner))
    missing = f"(SELECT nspowner FROM pg_namespace WHERE oid = {target.oid}) <> {owner}::regrole::oid"
    return _draft(row, target, role, missing)


def read_owners(catalog: Catalog, targets: Mapping[Address, AnnotationTarget]) -> None:
    """Draft ALTER … OWNER TO, which comes after all that the present owner must still do.

    It acts on what the role that runs it owns, and so takes nothing away from anybody.
    """
    for row in catalog.rows(OwnerRow):
        address = (row.catalog, row.oid)
        target = targets.get(address)
        if row.oid == _PUBLIC:
            continue
        if target is None:
            catalog.unsupported.append(f"{row.kind} {row.identity}, owned by {row.owner}")
            continue
        # the role that runs it, if it is not the owner already
        role = f"(SELECT oid FROM pg_roles WHERE rolname = current_user AND rolname <> {literal(row.owner)})"
        held = f"(SELECT {_OWNER[row.catalog]} FROM {row.catalog} WHERE oid = {target.oid})"
        catalog.given_away[address] = catalog.add(_draft(row, target, quote(row.owner), f"{held} = {role}")).identity


def _draft(row: OwnerRow, target: AnnotationTarget, role: str, missing: str) -> Draft:
    # who gets a table must have CREATE on its schema, which the owner of the schema has
    schema = (f"owner of SCHEMA {quote(row.schema)}",) if row.schema else ()
    return Draft(
        "owner",
        f"owner of {target.spoken}",
        f"ALTER {target.spoken} OWNER TO {role}",
        missing=missing,
        relation=target.group,
        needs=schema,
        after=((row.catalog, row.oid),),
    )
