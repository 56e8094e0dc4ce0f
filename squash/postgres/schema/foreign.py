"""Foreign-data wrappers, foreign servers and user mappings; foreign tables are written with the other relations."""

from __future__ import annotations

from collections.abc import Sequence

from squash.postgres.schema.catalog import Catalog
from squash.postgres.schema.kinds import identity_of
from squash.postgres.schema.names import literal, quote
from squash.postgres.schema.objects import Draft
from squash.postgres.schema.queries import ServerRow, UserMappingRow, WrapperRow


def options_clause(options: Sequence[str]) -> str:
    """Write OPTIONS (…) with a space before it; nothing for none."""
    return f" OPTIONS ({', '.join(options)})" if options else ""


def read_wrappers(catalog: Catalog) -> None:
    """Draft foreign-data wrappers."""
    for row in catalog.rows(WrapperRow):
        # CREATE FOREIGN DATA WRAPPER w HANDLER h VALIDATOR v OPTIONS (debug 'true')
        name = quote(row.name)
        functions = (("HANDLER", row.handler), ("VALIDATOR", row.validator))
        clauses = "".join(f" {word} {function}" for word, function in functions if function is not None)
        where = f"FROM pg_foreign_data_wrapper WHERE fdwname = {literal(row.name)}"
        catalog.add(
            Draft(
                "foreign-data wrapper",
                identity_of("foreign-data wrapper", name),
                f"CREATE FOREIGN DATA WRAPPER {name}{clauses}{options_clause(row.options)}",
                (("pg_foreign_data_wrapper", row.oid),),
                f"NOT EXISTS (SELECT {where})",
                oid=f"(SELECT oid {where})",
            )
        )


def read_servers(catalog: Catalog) -> None:
    """Draft foreign servers."""
    for row in catalog.rows(ServerRow):
        # CREATE SERVER s TYPE 'a' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (host 'b')
        name = quote(row.name)
        words = (("TYPE", row.type), ("VERSION", row.version))
        clauses = "".join(f" {word} {literal(value)}" for word, value in words if value is not None)
        clauses += f" FOREIGN DATA WRAPPER {quote(row.wrapper)}{options_clause(row.options)}"
        catalog.add(
            Draft(
                "server",
                identity_of("server", name),
                f"CREATE SERVER {name}{clauses}",
                (("pg_foreign_server", row.oid),),
                oid=f"(SELECT oid FROM pg_foreign_server WHERE srvname = {literal(row.name)})",
            )
        )


def read_user_mappings(catalog: Catalog, *, written: bool) -> None:
    """Draft user mappings, which may hold passwords; unless `written` each is refused by name."""
    for row in catalog.rows(UserMappingRow):
        server = identity_of("server", quote(row.server))
        identity = identity_of("user mapping", row.role, server)
        # CREATE USER MAPPING FOR app SERVER s OPTIONS (user 'a', password 'b')
        if not written:
            catalog.unsupported.append(f"{identity}, which may hold a password (--user-mappings writes it)")
            continue
        catalog.add(
            Draft(
                "user mapping",
                identity,
                f"CREATE USER MAPPING FOR {row.role} SERVER {quote(row.server)}{options_clause(row.options)}",
                (("pg_user_mapping", row.oid),),
                needs=(server,),
            )
        )
