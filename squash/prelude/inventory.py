"""What a live database holds under the names of a history's scripts, and the SQL that makes the least of each thing.

A thing has two texts. `statements` are for people and for `--prelude`. `bare` are for a trial beside the history: they
hold names, types and keys, and no expression or body of the database, so that nothing of it is executed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import psycopg
from psycopg.rows import dict_row

from squash.errors import ServerError
from squash.postgres.schema.names import dollar_tag, literal, quote
from squash.postgres.statements import Token, split, tokens
from squash.postgres.statements.builtin import SCHEMAS
from squash.postgres.statements.queries import relations as relations_in
from squash.prelude.references import Made
from squash.prelude.stubs import write_routine
from squash.prelude.type_texts import written_type

Row = Mapping[str, Any]
Key = tuple[str, ...]
"""Kind, and schema and name or name alone: `("relation", "auth", "users")`, `("role", "anon")`."""

OWNER = "pg_database_owner"
"""The role of PostgreSQL's that whoever owns the database is a member of: the history's own, wherever it runs."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of a live database, what it needs, and how it is made; `notes` say what is not as it is there.

    `rights` give it to the history's role, or let that role use it.
    """

    key: Key
    needs: tuple[Key, ...]
    statements: tuple[str, ...]
    bare: tuple[str, ...]
    rights: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inventory:
    """The things of a database by key; `names` lists what a message of a server may call each."""

    version: int
    things: Mapping[Key, Thing]
    aliases: Mapping[tuple[str, str], tuple[Key, ...]]

    def named(self, kind: str, name: str) -> tuple[Key, ...]:
        """Return the things of a kind that a script, or a message, calls so: with its schema in front, or without."""
        return self.aliases.get((kind, name), ())


def read_inventory(
    connection: psycopg.Connection[Any], names: Iterable[str], *, schema: str, acting: frozenset[str], made: Made
) -> Inventory:
    """Read what has one of these names, and what that needs.

    The connection is in a transaction that only reads, with pg_catalog alone as its search path. `schema` is the
    history's own. As the roles `acting` the history itself acts; what it has `made` in things of others is left out.
    """
    reading = _Reading(connection, sorted(set(names)), schema, acting, made)
    reading.read()
    checked = {thing.key: _checked(thing) for thing in reading.things}
    return Inventory(connection.info.server_version, checked, reading.aliases)


def _checked(thing: Thing) -> Thing:
    """Raise ServerError where a piece of a text that the server gave ends the statement around it."""
    for statement in (*thing.statements, *thing.bare, *thing.rights):
        if len(split(statement)) != 1:
            raise ServerError(f"the database gives no definition of {called(thing.key)} that is one statement")
    return thing


def called(key: Key) -> str:
    """Return what people call a thing: `relation auth.users`."""
    return f"{key[0]} {'.'.join(key[1:])}"


@cache
def _query(name: str) -> str:
    return resources.files(__package__).joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")


class _Reading:
    """One visit: the rows of each kind, then what their columns and arguments need, until nothing new comes."""

    def __init__(
        self,
        connection: psycopg.Connection[Any],
        names: Sequence[str],
        schema: str,
        acting: frozenset[str],
        made: Made,
    ) -> None:
        self.connection, self.names, self.schema = connection, names, schema
        self.acting, self.made = acting, made
        self.things: list[Thing] = []
        self.aliases: dict[tuple[str, str], tuple[Key, ...]] = {}
        self.types: dict[int, Row] = {}
        self.relations: dict[int, Row] = {}
        self.columns: dict[int, list[Row]] = {}

    def read(self) -> None:
        routines = self._rows("routines")
        self._collect({oid for routine in routines if not routine["extension"] for oid in routine["types"]})
        self.schemas = {row["name"]: row for row in self._rows("schemas")}
        self.strangers = {row["name"] for row in self._rows("routine_names")}
        self._add_roles()
        for row in self.schemas.values():
            self._add_schema(row)
        for row in self._rows("extensions"):
            self._add_extension(row)
        for row in {row["oid"]: row for row in self.types.values()}.values():
            self._add_type(row)
        for row in self.relations.values():
            self._add_relation(row)
        for row in routines:
            self._add_routine(row)
        self._add_publications()

    def _rows(self, query: str, oids: Iterable[int] = (), *, named: bool = True) -> list[Row]:
        cursor = self.connection.cursor(row_factory=dict_row)
        parameters = {"names": self.names if named else [], "oids": sorted(oids), "schema": self.schema}
        return list(cursor.execute(_query(query).encode(), parameters).fetchall())

    def _collect(self, type_oids: set[int]) -> None:
        """Read relations and types by name, then those that are needed by what was read."""
        asked, named, relation_oids = set[int](), True, set[int]()
        while named or type_oids or relation_oids:
            types = self._rows("types", type_oids, named=named)
            asked |= type_oids
            self.types |= {oid: row for row in types for oid in (row["asked"], row["oid"])}
            rows = [row for row in types if row["relation_kind"] not in (None, "c")]
            relation_oids |= {row["relation"] for row in rows}
            rows = self._rows("relations", relation_oids, named=named)
            fresh = [row for row in rows if row["oid"] not in self.relations]
            self.relations |= {row["oid"]: row for row in fresh}
            composites = {row["relation"] for row in types if row["relation_kind"] == "c"} - self.columns.keys()
            columns = self._columns({row["oid"] for row in fresh if not row["extension"]} | composites)
            bases = {row["base_oid"] for row in types if row["base_oid"]}
            type_oids = ({row["type_oid"] for row in columns} | bases) - asked
            named, relation_oids = False, set()

    def _columns(self, oids: set[int]) -> list[Row]:
        if not oids:
            return []
        rows = self._rows("columns", oids)
        self.columns |= {oid: [row for row in rows if row["relation"] == oid] for oid in oids}
        return rows

    # --- What is needed ---------------------------------------------------------------------------------

    def _in_schema(self, row: Row) -> list[Key]:
        return self._schema_key(row["schema"])

    def _schema_key(self, schema: str) -> list[Key]:
        held = self.schemas.get(schema)
        if schema in ("public", self.schema) or held is None:
            return []
        return [("extension", held["extension"])] if held["extension"] else [("schema", schema)]

    def _type_key(self, oid: int | None) -> Key | None:
        """Return the thing that a type is, or comes with; None for a type of PostgreSQL's own."""
        row = self.types.get(oid or 0)
        if row is None:
            return None
        if row["extension"]:
            return ("extension", row["extension"])
        kind = "type" if row["relation_kind"] in (None, "c") else "relation"
        return (kind, row["schema"], row["name"])

    def _type_keys(self, oids: Iterable[int]) -> list[Key]:
        return list(dict.fromkeys(key for oid in oids if (key := self._type_key(oid))))

    def _add(self, thing: Thing, *names: tuple[str, str]) -> None:
        self.things.append(thing)
        for name in names:
            self.aliases[name] = (*self.aliases.get(name, ()), thing.key)

    def _called(self, row: Row, kind: str, key: Key) -> None:
        """Note what a row may be called, where another thing brings it along."""
        for name in (row["name"], f"{row['schema']}.{row['name']}"):
            known = self.aliases.get((kind, name), ())
            if key not in known:
                self.aliases[(kind, name)] = (*known, key)

    # --- Each kind --------------------------------------------------------------------------------------

    def _add_roles(self) -> None:
        for row in self._rows("roles"):
            self._add(_role(row, self.schema, acts=row["name"] in self.acting), ("role", row["name"]))

    def _add_schema(self, row: Row) -> None:
        name = quote(row["name"])
        if row["extension"]:
            self.aliases[("schema", row["name"])] = (("extension", row["extension"]),)
            return
        made = (f"CREATE SCHEMA IF NOT EXISTS {name}{f' AUTHORIZATION {OWNER}' if row['acts'] else ''}",)
        held = [privilege for privilege, has in (("USAGE", row["uses"]), ("CREATE", row["creates"])) if has]
        grant = (f"GRANT {', '.join(held)} ON SCHEMA {name} TO {OWNER}",) if held and not row["acts"] else ()
        notes = () if row["acts"] else (f"there it belongs to {row['owner']}",)
        self._add(Thing(("schema", row["name"]), (), made, made, grant, notes), ("schema", row["name"]))

    def _add_extension(self, row: Row) -> None:
        within = "" if row["schema"] == "pg_catalog" else f" WITH SCHEMA {quote(row['schema'])}"
        needs: list[Key] = [("extension", other) for other in row["requires"] if other != "plpgsql"]
        itself = ("extension", row["name"])
        needs += [key for key in self._schema_key(row["schema"]) if key != itself]
        made = (f"CREATE EXTENSION IF NOT EXISTS {quote(row['name'])}{within}",)
        self._add(Thing(itself, tuple(needs), made, made), ("extension", row["name"]))

    def _add_type(self, row: Row) -> None:
        key = self._type_key(row["oid"])
        if key is None or key[0] != "type":
            if key is not None and row["extension"]:
                self._called(row, "type", key)
            return
        name = f"{quote(row['schema'])}.{quote(row['name'])}"
        needs = self._in_schema(row)
        base = self._type_key(row["base_oid"])
        attributes = self.columns.get(row["relation"], []) if row["relation"] else []
        needs += ([base] if base else []) + self._type_keys(attribute["type_oid"] for attribute in attributes)
        bare = ""
        text = None
        if row["kind"] == "e":
            labels = [literal(label) for label in row["labels"] if not self._adds(row, label)]
            bare = f"CREATE TYPE {name} AS ENUM ({', '.join(labels)})"
        elif row["kind"] == "d":
            bare = f"CREATE DOMAIN {name} AS {written_type(row['base'])}"
            text = " ".join([bare, *(["NOT NULL"] if row["not_null"] else []), *row["checks"]])
        elif row["kind"] == "c":
            inside = ", ".join(f"{quote(item['name'])} {written_type(item['type'])}" for item in attributes)
            bare = f"CREATE TYPE {name} AS ({inside})"
        elif row["kind"] == "r":
            bare = f"CREATE TYPE {name} AS RANGE (SUBTYPE = {written_type(row['base'])})"
        if bare:
            self._add(Thing(key, tuple(needs), (text or bare,), (bare,)))
            self._called(row, "type", key)

    def _add_relation(self, row: Row) -> None:
        if row["extension"]:
            self._called(row, "relation", ("extension", row["extension"]))
            return
        key = ("relation", row["schema"], row["name"])
        held = [column for column in self.columns[row["oid"]] if not self._adds(row, column["name"])]
        columns = [column for column in held if self._is_taken(column)]
        left_out = [column["name"] for column in held if column not in columns]
        needs = (*self._in_schema(row), *self._type_keys(column["type_oid"] for column in columns))
        keys = [key_row for key_row in self._keys(row) if not set(left_out) & set(key_row["columns"])]
        rights = self._rights(row, "SEQUENCE" if row["kind"] == "S" else "TABLE", row["privileges"])
        if (row["schema"], row["name"]) in self.made.secured:
            row = {**row, "row_security": False}
        made, bare = (tuple(_relation(row, columns, keys, bare=is_bare)) for is_bare in (False, True))
        notes = [f"its columns {', '.join(left_out)} are left out: no script names them"] if left_out else []
        notes += [_STAND_INS[row["kind"]]] if row["kind"] in _STAND_INS else []
        self._add(Thing(key, needs, made, bare, rights, tuple(notes)))
        self._called(row, "relation", key)
        self._called(row, "type", key)

    def _keys(self, relation: Row) -> list[Row]:
        held = self._rows("keys", [relation["oid"]]) if relation["kind"] in "rp" else []
        return [key for key in held if not any(self._adds(relation, name) for name in (key["name"], *key["columns"]))]

    def _adds(self, owner: Row, name: str) -> bool:
        """Return whether the history itself adds a column, key or value to a table or type."""
        return (owner["schema"], owner["name"], name) in self.made.members

    def _is_taken(self, column: Row) -> bool:
        """Return whether a column is of PostgreSQL's own types, or named in a script."""
        return self._type_key(column["type_oid"]) is None or column["name"] in self.names

    def _rights(self, row: Row, kind: str, privileges: Sequence[str]) -> tuple[str, ...]:
        """Return how the history's role comes to what the visiting role may do with a thing."""
        name = f"{quote(row['schema'])}.{quote(row['name'])}"
        if not row["acts"]:
            return (f"GRANT {', '.join(privileges)} ON {kind} {name} TO {OWNER}",) if privileges else ()
        alter = {"v": "VIEW", "m": "MATERIALIZED VIEW", "S": "SEQUENCE"}.get(row["kind"], "TABLE")
        # a schema of the user's own belongs to the role itself, and takes no object of another
        within = row["schema"] == "public" or row["schema"] != self.schema
        return (f"ALTER {alter} {name} OWNER TO {OWNER}",) if within and self._owns(row["schema"]) else ()

    def _owns(self, schema: str) -> bool:
        return schema == "public" or bool(self.schemas.get(schema, {}).get("acts"))

    def _add_routine(self, row: Row) -> None:
        if row["extension"]:
            self._called(row, "routine", ("extension", row["extension"]))
            return
        key = ("routine", row["schema"], f"{row['name']}({row['identity']})")
        reason = self._why_stub(row)
        stub = write_routine(row)
        if stub is None:
            return
        rights: tuple[str, ...] = ()
        kind = "PROCEDURE" if row["kind"] == "p" else "FUNCTION"
        if row["acts"] and self._owns(row["schema"]) and (row["schema"] == "public" or row["schema"] != self.schema):
            rights = (f"ALTER {kind} {stub.signature} OWNER TO {OWNER}",)
        text = stub.statement if reason else row["definition"].strip()
        needs = (*self._in_schema(row), *self._type_keys(row["types"]))
        notes = (f"its body is a stub: {reason}",) if reason else ("its body is the database's",)
        self._add(Thing(key, needs, (text,), (stub.statement,), rights, notes))
        self._called(row, "routine", key)

    def _why_stub(self, row: Row) -> str:
        """Return why the body of a routine is not taken; empty where it needs nothing but PostgreSQL itself."""
        if row["language"] not in ("sql", "plpgsql"):
            return f"it is in {row['language']}"
        if row["definer"]:
            return "it runs with the rights of its owner"
        if row["depends"]:
            return "it depends on other things"
        read = tuple(tokens(row["body"]))
        named = {
            f"{f'{name.schema}.' if name.schema else ''}{name.name}"
            for name in relations_in(read)
            if name.schema not in SCHEMAS and not (name.schema is None and name.name.startswith("pg_"))
        }
        if stranger := next(iter(sorted(named)), None) or self._stranger(read):
            return f"it uses {stranger}"
        return ""

    def _stranger(self, body: Sequence[Token]) -> str | None:
        """Return what a body names of another schema, or calls, that does not come with PostgreSQL."""
        for at, token in enumerate(body):
            behind = body[at + 1].text if at + 1 < len(body) else ""
            if token.name in self.schemas and behind == ".":
                return f"the schema {token.name}"
            if behind == "(" and token.name in self.strangers:
                return f"the function {token.name}"
        if any(token.keyword == "EXECUTE" for token in body):
            return "dynamic SQL"
        return None

    def _add_publications(self) -> None:
        for row in self._rows("publications"):
            words = [] if row["publishes"].count(",") == 3 else [f"publish = {literal(row['publishes'])}"]
            words += ["publish_via_partition_root = true"] if row["via_root"] else []
            options = f" WITH ({', '.join(words)})" if words else ""
            made = (f"CREATE PUBLICATION {quote(row['name'])}{options}",)
            notes = ("there it is FOR ALL TABLES",) if row["all_tables"] else ()
            rights = (f"ALTER PUBLICATION {quote(row['name'])} OWNER TO {OWNER}",) if row["acts"] else ()
            key = ("publication", row["name"])
            self._add(Thing(key, (), made, made, rights, notes), key)


_STAND_INS = {
    "v": "there it is a view with a query of its own: this one has no rows",
    "m": "there it is a materialized view with a query of its own: this one has no rows",
    "f": "there it is a foreign table",
    "p": "there it is partitioned",
}


def _role(row: Row, schema: str, *, acts: bool) -> Thing:
    name = row["name"]
    there = f"SELECT FROM pg_catalog.pg_roles WHERE rolname = {literal(name)}"
    words = f"CREATE ROLE {quote(name)} NOLOGIN{'' if row['inherits'] else ' NOINHERIT'};"
    made = [_block(f"BEGIN\n    IF NOT EXISTS ({there}) THEN\n        {words}\n    END IF;\nEND")]
    if acts and row["creates"]:
        made.append(f"GRANT CREATE ON SCHEMA {quote(schema)} TO {quote(name)}")
    if acts and row["acts"]:
        made.append(_block(_JOIN.replace("{name}", literal(name))))
    held = [word for word, has in (("SUPERUSER", row["superuser"]), ("BYPASSRLS", row["bypasses_rls"])) if has]
    notes = (f"there it has {' and '.join(held)}",) if held else ()
    return Thing(("role", name), (), tuple(made), tuple(made), (), notes)


_JOIN = """DECLARE
    owner name := (SELECT pg_get_userbyid(datdba) FROM pg_catalog.pg_database WHERE datname = current_database());
BEGIN
    IF NOT pg_has_role(owner, {name}, 'MEMBER') THEN
        EXECUTE format('GRANT %I TO %I', {name}, owner);
    END IF;
END"""


def _block(body: str) -> str:
    tag = dollar_tag(body)
    return f"DO {tag}\n{body}\n{tag}"


def _relation(row: Row, columns: Sequence[Row], keys: Sequence[Row], *, bare: bool) -> Iterator[str]:
    """Yield what makes a relation; a `bare` one has none but harmless defaults, and takes NULL where others are."""
    name = f"{quote(row['schema'])}.{quote(row['name'])}"
    if row["kind"] == "S":
        yield f"CREATE SEQUENCE {name}"
        return
    if row["kind"] in "vm":
        kind = "VIEW" if row["kind"] == "v" else "MATERIALIZED VIEW"
        nulls = ", ".join(f"NULL::{written_type(column['type'])} AS {quote(column['name'])}" for column in columns)
        yield f"CREATE {kind} {name} AS SELECT {nulls} WHERE false"
        return
    lines = [_column(column, bare=bare, filled=row["has_triggers"]) for column in columns]
    lines += [f"CONSTRAINT {_unique(key)}" for key in keys if key["is_constraint"]]
    inside = ",\n    ".join(lines)
    yield f"CREATE TABLE {name} (\n    {inside}\n)"
    for key in keys:
        if not key["is_constraint"]:
            yield f"CREATE UNIQUE INDEX {quote(key['name'])} ON {name} ({', '.join(map(quote, key['columns']))})"
    if row["row_security"]:
        yield f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"
    if row["forced"]:
        yield f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY"


def _unique(key: Row) -> str:
    kind = "PRIMARY KEY" if key["is_primary"] else "UNIQUE"
    return f"{quote(key['name'])} {kind} ({', '.join(map(quote, key['columns']))})"


# gen_random_uuid()  now()  CURRENT_TIMESTAMP  '{}'::jsonb  0
_HARMLESS = re.compile(
    r"gen_random_uuid\(\)|now\(\)|CURRENT_\w+|true|false|-?\d+(\.\d+)?|'([^'\\]|'')*'::[a-z ]+(\[\])?", re.ASCII
)


def _column(column: Row, *, bare: bool, filled: bool) -> str:
    """Write a column; `filled` says that a trigger of the real table may give it a value."""
    words = [quote(column["name"]), written_type(column["type"])]
    counts = column["is_identity"] or column["is_serial"]
    default = column["expression"]
    is_kept = default is not None and not column["depends"] and (not bare or _HARMLESS.fullmatch(default))
    if counts:
        words.append("GENERATED BY DEFAULT AS IDENTITY")
    elif is_kept:
        words.append(f"GENERATED ALWAYS AS ({default}) STORED" if column["is_generated"] else f"DEFAULT {default}")
    # a default that is left out leaves NULL
    if column["not_null"] and not (counts or filled) and (is_kept or default is None):
        words.append("NOT NULL")
    return " ".join(words)
