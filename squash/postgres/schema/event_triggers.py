"""Event triggers, which come last of all, for they fire on whatever is created after them."""

from __future__ import annotations

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import literal, quote
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.queries import EventTriggerRow

_STATE = {"D": "DISABLE", "R": "ENABLE REPLICA", "A": "ENABLE ALWAYS"}


def read_event_triggers(catalog: Catalog) -> None:
    """Draft event triggers and their enabled state."""
    for row in catalog.rows(EventTriggerRow):
        # CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION f()
        name = quote(row.name)
        identity = identity_of("event trigger", name)
        tags = f" WHEN TAG IN ({', '.join(map(literal, row.tags))})" if row.tags else ""
        where = f"FROM pg_event_trigger WHERE evtname = {literal(row.name)}"
        catalog.add(
            Draft(
                "event trigger",
                identity,
                f"CREATE EVENT TRIGGER {name} ON {row.event}{tags} EXECUTE FUNCTION {row.function}()",
                (("pg_event_trigger", row.oid),),
                f"NOT EXISTS (SELECT {where})",
                oid=f"(SELECT oid {where})",
            )
        )
        # ALTER EVENT TRIGGER e DISABLE
        if row.state != "O":
            catalog.add(
                Draft(
                    "event trigger state",
                    identity_of("event trigger state", relation=identity),
                    f"ALTER EVENT TRIGGER {name} {_STATE[row.state]}",
                    missing=f"(SELECT evtenabled {where}) <> '{row.state}'",
                    relation=identity,
                    needs=(identity,),
                )
            )
