"""Random schemas: SQL statements over every kind of object, with nasty names, and changes on top of them.

`generate` writes statements that mostly succeed on an empty database, in an order that works. A server may still refuse
some of them (`build` skips those); the tests keep an eye on how many.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import psycopg
from expressions import Expressions, type_of
from hypothesis import strategies as st

WORDS = (
    "a",
    "b",
    "id",
    "User",
    "order",
    "select",
    "Order Item",
    'we"ird',
    "dot.ted",
    "élan",
    "日本",
    "it's",
    "UPPER",
    "back\\slash",
    "$dollar$",
    "percent%s",
    "a,b",
    "(paren",
    "tab\there",
    "--comment",
    "/*",
    "NULL",
    "1st",
    "table",
    "user",
    "name",
    "value",
    "CamelCase",
    "snake_case",
    "x" * 63,
    "é" * 31 + "z",
    "😀",
    " lead",
    "array[]",
    "char",
    "public",
    "group",
    "{brace}",
    "new\nline",
    "colon:",
    "a::text",
    "_under",
    "current_user",
    "nextval",
    "text",
    "int",
    "not",
    "pk",
    "$1",
    "y" * 58,
)
# what a column may be of: SQL type, kind of the expressions over it (None: no expressions are made)
TYPES: Sequence[tuple[str, str | None]] = (
    ("text", "text"),
    ("text", "text"),
    ("varchar", "varchar"),
    ("varchar(20)", "varchar"),
    ("varchar(191)", "varchar"),
    ("char(3)", "char"),
    ("bpchar", "char"),
    ("int", "int"),
    ("int", "int"),
    ("bigint", "bigint"),
    ("smallint", None),
    ("numeric(10,2)", "num"),
    ("numeric", "num"),
    ("real", None),
    ("float8", "float"),
    ("boolean", "bool"),
    ("date", "date"),
    ("timestamp(3)", "ts"),
    ("timestamp", "ts"),
    ("timestamptz(6)", "tstz"),
    ("timestamptz", "tstz"),
    ("time", "time"),
    ("timetz(3)", None),
    ("interval", "interval"),
    ("interval(0)", "interval"),
    ("interval day to second(3)", "interval"),
    ("uuid", "uuid"),
    ("jsonb", "jsonb"),
    ("json", None),
    ("bytea", "bytea"),
    ("inet", None),
    ("cidr", None),
    ("int4range", "range"),
    ("tstzrange", None),
    ("int8multirange", None),
    ("text[]", "texts"),
    ("varchar(5)[]", "varchars"),
    ("varchar[]", "varchars"),
    ("int[]", "ints"),
    ("int[][]", "ints"),
    ("numeric(5,1)[]", None),
    ("timestamp(3)[]", None),
    ("point", None),
    ("tsvector", None),
    ("xml", None),
    ("bit(3)", "bits"),
    ("bit varying", "bits"),
    ("varbit(9)", "bits"),
    ("money", None),
    ("oid", None),
    ("name", None),
    ('"char"', None),
    ("regclass", None),
    ("macaddr", None),
    ("jsonpath", None),
    ("character varying(3)[]", "varchars"),
    ("numeric(3,-2)", "num"),
)
ROLES = ("PUBLIC", "pg_monitor", "pg_read_all_data", "CURRENT_USER")
ACTIONS = (
    "",
    " ON DELETE CASCADE",
    " ON DELETE SET NULL ON UPDATE CASCADE",
    " ON DELETE RESTRICT",
    " ON UPDATE SET DEFAULT",
    " DEFERRABLE",
    " DEFERRABLE INITIALLY DEFERRED",
    " MATCH FULL",
    " NOT VALID",
)


@dataclass(frozen=True)
class Statement:
    """One statement, and the kind of object that it is about."""

    kind: str
    sql: str


@dataclass
class Column:
    """A column: its quoted name, its type and the kind of expressions over it."""

    name: str
    type: str
    kind: str | None


@dataclass
class Relation:
    """A table or view: its written name, and what is known of it."""

    name: str
    kind: str
    columns: list[Column]
    key: list[Column] = field(default_factory=list)
    constraints: list[str] = field(default_factory=list)
    indexes: list[str] = field(default_factory=list)
    partitioned: str = ""
    parent: Relation | None = None


@dataclass(frozen=True)
class Shape:
    """What a random schema may hold: `named` other schemas and their names, `changes` on top, `rare` kinds."""

    named: bool = True
    changes: bool = True
    rare: bool = True
    statements: int = 30


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


class Builder:
    """Writes one random schema. Each `add_…` writes an object, each `change_…` alters one that is there."""

    def __init__(self, rng: Random, version: int, shape: Shape) -> None:
        self.rng, self.version, self.shape = rng, version, shape
        self.statements: list[Statement] = []
        self.taken: set[str] = set()
        self.schemas: list[str] = [""]
        self.types: list[tuple[str, str | None]] = []
        self.enums: list[tuple[str, list[str]]] = []
        self.composites: list[tuple[str, list[Column]]] = []
        self.domains: list[str] = []
        self.relations: list[Relation] = []
        self.sequences: list[str] = []
        self.functions: list[tuple[str, str]] = []
        self.collations: list[str] = []
        self.commentable: list[tuple[str, str]] = []
        self.servers: list[str] = []
        self.wrappers: list[str] = []
        self.dictionaries: list[str] = []
        self.trigger_function: str | None = None

    # --- small choices

    def chance(self, percent: int) -> bool:
        return self.rng.randrange(100) < percent

    def pick(self, items: Sequence[Any]) -> Any:
        return items[self.rng.randrange(len(items))]

    def some(self, items: Sequence[Any], most: int = 3) -> list[Any]:
        count = min(len(items), 1 + self.rng.randrange(most))
        rest, chosen = list(items), []
        chosen += [rest.pop(self.rng.randrange(len(rest))) for _ in range(count)]
        return chosen

    def name(self) -> str:
        """Return a new quoted name, unlike every other of this schema."""
        word = self.pick(WORDS)
        while word in self.taken:
            word = f"{self.pick(WORDS)[:20]}{len(self.taken)}"
        self.taken.add(word)
        return quoted(word)

    def column_name(self, used: set[str]) -> str:
        while (name := quoted(self.pick(WORDS))) in used:
            pass
        used.add(name)
        return name

    def place(self) -> str:
        """Return a new name in one of the schemas, unlike that of a built-in object."""
        self.taken |= {"char", "name", "text", "int", "current_user"}
        return str(self.pick(self.schemas)) + self.name()

    def string(self) -> str:
        return "'" + str(self.pick(WORDS)).replace("'", "''") + "'"

    def say(self, kind: str, sql: str) -> None:
        self.statements.append(Statement(kind, sql))

    def made(self, kind: str, sql: str, spoken: str, name: str) -> None:
        self.say(kind, sql)
        self.commentable.append((spoken, name))

    def expressions(self, columns: Sequence[Column] = (), *, immutable: bool = True, prefix: str = "") -> Expressions:
        by_kind: dict[str, list[str]] = {}
        for column in columns:
            if column.kind:
                by_kind.setdefault(column.kind, []).append(prefix + column.name)
        return Expressions(self.rng, self.version, by_kind, immutable)

    def column_type(self, *, composite: bool = True) -> tuple[str, str | None]:
        if self.types and self.chance(25):
            chosen = self.pick(self.types)
            if composite or chosen[0] not in [name for name, _ in self.composites]:
                return (chosen[0] + "[]", None) if self.chance(15) else chosen
        return self.pick(TYPES)  # type: ignore[no-any-return]

    def tables(self, kinds: str = "rp") -> list[Relation]:
        return [relation for relation in self.relations if relation.kind in kinds]

    # --- schemas, types, sequences

    def add_schema(self) -> None:
        if not self.shape.named:
            return
        self.taken.add("public")
        name = self.name()
        self.made("schema", f"CREATE SCHEMA {name}", "SCHEMA", name)
        self.schemas.append(name + ".")

    def add_enum(self) -> None:
        name = self.place()
        labels = list(dict.fromkeys(self.pick(WORDS) for _ in range(self.rng.randrange(5))))
        listed = ", ".join("'" + label.replace("'", "''") + "'" for label in labels)
        self.made("type", f"CREATE TYPE {name} AS ENUM ({listed})", "TYPE", name)
        self.enums.append((name, labels))
        self.types.append((name, None))

    def add_domain(self) -> None:
        name = self.place()
        base, kind = self.pick([t for t in TYPES if t[1] and not t[1].endswith("s")] + self.types[:1])
        words = [f"CREATE DOMAIN {name} AS {base}"]
        if kind in ("text", "varchar") and self.chance(20):
            words.append('COLLATE "C"')
        if kind and self.chance(40):
            words.append(f"DEFAULT {self.expressions(immutable=False).of(kind, 1)}")
        if self.chance(20):
            words.append(f"CONSTRAINT {self.name()} NOT NULL" if self.chance(30) else "NOT NULL")
        if kind:
            for _ in range(self.rng.randrange(3)):
                check = self.expressions([Column("VALUE", base, kind)]).of("bool")
                words.append(f"CONSTRAINT {self.name()} CHECK ({check})" if self.chance(60) else f"CHECK ({check})")
        self.made("domain", " ".join(words), "DOMAIN", name)
        self.domains.append(name)
        self.types.append((name, kind))

    def add_composite(self) -> None:
        name = self.place()
        used: set[str] = set()
        columns = [Column(self.column_name(used), *self.column_type()) for _ in range(self.rng.randrange(4))]
        listed = ", ".join(f"{column.name} {column.type}" for column in columns)
        self.made("type", f"CREATE TYPE {name} AS ({listed})", "TYPE", name)
        self.composites.append((name, columns))
        self.types.append((name, None))

    def add_range(self) -> None:
        name = self.place()
        options = [
            self.pick(
                (
                    "subtype = float8, subtype_diff = float8mi",
                    "subtype = text",
                    'subtype = text, collation = "C"',
                    "subtype = time",
                    "subtype = inet",
                )
            )
        ]
        if self.chance(30):
            options.append(f"multirange_type_name = {self.place()}")
        self.made("type", f"CREATE TYPE {name} AS RANGE ({', '.join(options)})", "TYPE", name)
        self.types.append((name, None))

    def add_base_type(self) -> None:
        name, into, out = self.place(), self.place(), self.place()
        self.say("type", f"CREATE TYPE {name}")
        self.say(
            "function", f"CREATE FUNCTION {into}(cstring) RETURNS {name} LANGUAGE internal IMMUTABLE STRICT AS 'textin'"
        )
        self.say(
            "function", f"CREATE FUNCTION {out}({name}) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout'"
        )
        more = self.pick(
            ("", ", LIKE = text", ", STORAGE = extended, CATEGORY = 'S'", ", DEFAULT = 'x'", ", DELIMITER = ';'")
        )
        self.made("type", f"CREATE TYPE {name} (INPUT = {into}, OUTPUT = {out}{more})", "TYPE", name)
        self.types.append((name, None))

    def add_sequence(self) -> None:
        name = self.place()
        options = self.some(
            (
                "AS integer",
                "INCREMENT BY -2",
                "MINVALUE -5",
                "MAXVALUE 1000",
                "START WITH 10",
                "CACHE 7",
                "CYCLE",
                "NO MAXVALUE",
                "AS smallint",
            ),
            3,
        )
        kind = "UNLOGGED " if self.chance(10) else ""
        self.made(
            "sequence", f"CREATE {kind}SEQUENCE {name} {' '.join(options) if self.chance(60) else ''}", "SEQUENCE", name
        )
        self.sequences.append(name)
        if self.chance(20):
            self.say(
                "sequence", f"SELECT setval('{name.replace(chr(39), chr(39) * 2)}', 11{self.pick(('', ', false'))})"
            )

    # --- tables

    def column(self, used: set[str]) -> tuple[Column, str]:
        type_, kind = self.column_type()
        column = Column(self.column_name(used), type_, kind)
        words = [column.name, type_]
        if kind in ("text", "varchar", "char", "texts") and "." not in type_ and '"' not in type_ and self.chance(12):
            words.append(f"COLLATE {self.pick([chr(34) + 'C' + chr(34), *self.collations])}")
        if self.chance(12) and kind in ("int", "bigint") and type_ in ("int", "bigint"):
            if self.chance(50):
                words[1] = {"int": "serial", "bigint": "bigserial"}[type_]
            else:
                options = self.pick(
                    ("", " (START WITH 5 INCREMENT BY 2)", f" (SEQUENCE NAME {self.place()})", " (MINVALUE -3 CYCLE)")
                )
                words.append(f"GENERATED {self.pick(('ALWAYS', 'BY DEFAULT'))} AS IDENTITY{options}")
        elif kind and self.chance(30):
            words.append(f"DEFAULT {self.expressions(immutable=False).of(kind)}")
        elif type_ in dict(self.enums) and dict(self.enums)[type_] and self.chance(50):
            words.append("DEFAULT '" + self.pick(dict(self.enums)[type_]).replace("'", "''") + "'")
        elif type_ in ("int", "bigint") and self.sequences and self.chance(50):
            words.append(f"DEFAULT nextval('{self.pick(self.sequences).replace(chr(39), chr(39) * 2)}')")
        if self.chance(35):
            words.append(f"CONSTRAINT {self.name()} NOT NULL" if self.chance(15) else "NOT NULL")
        return column, " ".join(words)

    def columns(self, count: int) -> tuple[list[Column], list[str]]:
        used: set[str] = set()
        made = [self.column(used) for _ in range(count)]
        columns = [column for column, _ in made]
        lines = [line for _, line in made]
        kinds = [column.kind for column in columns if column.kind]
        if kinds and self.chance(25):
            kind = self.pick(kinds)
            plain = [c for c, line in made if "GENERATED ALWAYS AS (" not in line]
            name = self.column_name(used)
            how = self.pick(("STORED", "VIRTUAL")) if self.version >= 180000 else "STORED"
            lines.append(f"{name} {type_of(kind)} GENERATED ALWAYS AS ({self.expressions(plain).of(kind)}) {how}")
        return columns, lines

    def constraint(self, table: Relation) -> str:
        """Write a table constraint, named or not."""
        columns = [c for c in table.columns if c.type not in ("json", "xml", "point") and "(" not in c.name]
        named = ""
        if self.chance(65):
            name = self.name()
            table.constraints.append(name)
            named = f"CONSTRAINT {name} "
        roll = self.rng.randrange(100)
        if roll < 50 or not columns:
            tail = self.pick(("", "", " NO INHERIT", " NOT ENFORCED" if self.version >= 180000 else ""))
            return f"{named}CHECK ({self.expressions(table.columns, immutable=False).of('bool')}){tail}"
        chosen = ", ".join(c.name for c in self.some(columns))
        if roll < 85:
            tail = self.pick(
                (
                    "",
                    "",
                    f" INCLUDE ({self.pick(columns).name})",
                    " WITH (fillfactor = 70)",
                    " DEFERRABLE INITIALLY DEFERRED",
                )
            )
            return f"{named}UNIQUE {'NULLS NOT DISTINCT ' if self.chance(15) else ''}({chosen}){tail}"
        where = f" WHERE ({self.expressions(table.columns).of('bool')})" if self.chance(40) else ""
        return f"{named}EXCLUDE USING {self.pick(('btree', 'hash'))} ({self.pick(columns).name} WITH =){where}"

    def add_table(self) -> None:
        columns, lines = self.columns(1 + self.rng.randrange(6))
        table = Relation(self.place(), "r", columns)
        keyable = [c for c in columns if c.kind in ("int", "bigint", "text", "varchar", "uuid", "date", "num")]
        if keyable and self.chance(65):
            table.key = self.some(keyable, 2)
            listed = ", ".join(c.name for c in table.key)
            lines.append(f"{f'CONSTRAINT {self.name()} ' if self.chance(50) else ''}PRIMARY KEY ({listed})")
        lines += [self.constraint(table) for _ in range(self.rng.randrange(3))]
        tail = self.pick(
            (
                "",
                "",
                "",
                "",
                " WITH (fillfactor = 60, autovacuum_enabled = false)",
                "" if self.shape.changes else " WITH (toast.autovacuum_enabled = off)",
            )
        )
        parents = [t for t in self.tables("r") if not t.parent]
        if parents and self.chance(12):
            tail = f" INHERITS ({self.pick(parents).name})"
            table.parent = table
        unlogged = "UNLOGGED " if self.chance(6) and not table.parent else ""
        body = ",\n    ".join(lines)
        self.made("table", f"CREATE {unlogged}TABLE {table.name} (\n    {body}\n){tail}", "TABLE", table.name)
        self.relations.append(table)

    def add_like(self) -> None:
        if not self.tables("r"):
            return
        source, name = self.pick(self.tables("r")), self.place()
        what = self.pick(("INCLUDING ALL", "INCLUDING DEFAULTS INCLUDING CONSTRAINTS", "INCLUDING INDEXES", ""))
        self.made("table", f"CREATE TABLE {name} (LIKE {source.name} {what})", "TABLE", name)
        self.relations.append(Relation(name, "r", [dataclasses.replace(c) for c in source.columns]))

    def add_typed_table(self) -> None:
        made = [(name, columns) for name, columns in self.composites if columns]
        if made and self.shape.rare:
            of, columns = self.pick(made)
            name = self.place()
            self.made("typed table", f"CREATE TABLE {name} OF {of}", "TABLE", name)
            self.relations.append(Relation(name, "t", list(columns)))

    def add_partitioned(self) -> None:
        columns, lines = self.columns(1 + self.rng.randrange(4))
        parent = Relation(self.place(), "p", columns)
        keys = [c for c in columns if c.kind in ("int", "text", "varchar", "date", "bigint") and c.type in dict(TYPES)]
        if not keys:
            columns.append(Column('"part key"', "int", "int"))
            lines.append('"part key" int')
            keys = [columns[-1]]
        key = self.pick(keys)
        method = self.pick(("RANGE", "LIST", "HASH"))
        if self.chance(30):
            lines.append(f"UNIQUE ({key.name})")
        body = ",\n    ".join(lines)
        parent.partitioned = f"{method} {key.kind}"
        self.made(
            "table",
            f"CREATE TABLE {parent.name} (\n    {body}\n) PARTITION BY {method} ({key.name})",
            "TABLE",
            parent.name,
        )
        self.relations.append(parent)
        for number in range(self.rng.randrange(3)):
            self.add_partition(parent, number)

    def bound(self, parent: Relation, number: int) -> str:
        method, kind = parent.partitioned.split(" ", 1)
        values = {
            "int": ("MINVALUE", "0", "10 + 5", "'100'"),
            "bigint": ("MINVALUE", "0", "10", "9007199254740993"),
            "text": ("MINVALUE", "'b'", "'it''s'", "'z'"),
            "varchar": ("MINVALUE", "'b'", "'m'", "'z'"),
            "date": ("MINVALUE", "'2020-01-01'", "'2021-01-01'", "'infinity'"),
        }[kind]
        if method == "HASH":
            return f"FOR VALUES WITH (MODULUS 4, REMAINDER {number})"
        if self.chance(15) and number == 2:
            return "DEFAULT"
        if method == "LIST":
            return f"FOR VALUES IN ({values[number + 1]}{', NULL' if number == 1 else ''})"
        return f"FOR VALUES FROM ({values[number]}) TO ({values[number + 1]})"

    def add_partition(self, parent: Relation, number: int) -> None:
        name = self.place()
        bound = self.bound(parent, number)
        if self.chance(60):
            more = ""
            if self.chance(25):
                more = f" (CONSTRAINT {self.name()} CHECK ({self.expressions(parent.columns).of('bool')}))"
            self.made("table", f"CREATE TABLE {name} PARTITION OF {parent.name}{more} {bound}", "TABLE", name)
        else:
            self.made("table", f"CREATE TABLE {name} (LIKE {parent.name} INCLUDING ALL)", "TABLE", name)
            self.say("table", f"ALTER TABLE {parent.name} ATTACH PARTITION {name} {bound}")
        self.relations.append(Relation(name, "r", list(parent.columns), parent=parent))

    def add_foreign_key(self) -> None:
        targets = [t for t in self.tables() if t.key]
        if not targets:
            return
        target, source = self.pick(targets), self.pick(self.tables())
        columns = []
        for key in target.key:
            fitting = [c for c in source.columns if c.kind == key.kind and c not in columns]
            if not fitting:
                name = self.name()
                source.columns.append(Column(name, key.type, key.kind))
                self.say("table", f"ALTER TABLE {source.name} ADD COLUMN {name} {key.type}")
                fitting = source.columns[-1:]
            columns.append(self.pick(fitting))
        listed, referenced = (", ".join(c.name for c in chosen) for chosen in (columns, target.key))
        name = self.name()
        action = self.pick(ACTIONS[:-1] if source.kind == "p" else ACTIONS)
        self.say(
            "table",
            f"ALTER TABLE {source.name} ADD CONSTRAINT {name} FOREIGN KEY ({listed}) REFERENCES {target.name} ({referenced}){action}",
        )
        source.constraints.append(name)

    def add_index(self) -> None:  # noqa: C901  (one choice after another)
        table = self.pick(self.tables("rpm") or [None])
        if table is None:
            return
        columns = [c for c in table.columns if c.kind or c.type in ("smallint", "oid", "name", "inet")]
        if not columns:
            return
        keys = []
        for column in self.some(columns):
            key = column.name if self.chance(70) else f"({self.expressions(columns).of(column.kind or 'int')})"
            if column.kind in ("text", "varchar") and self.chance(20):
                key += self.pick((' COLLATE "C"', f" {column.kind}_pattern_ops"))
            keys.append(key + self.pick(("", "", "", " DESC", " NULLS FIRST", " DESC NULLS LAST")))
        name = self.name()
        method, unique = "", self.chance(20)
        gin = [c for c in columns if c.kind in ("jsonb", "texts", "ints", "varchars")]
        if gin and self.chance(50):
            method, unique, keys = " USING gin", False, [self.pick(gin).name]
        elif self.chance(10):
            method, unique, keys = (
                f" USING {self.pick(('hash', 'brin'))}",
                False,
                [self.pick([c for c in columns if c.kind not in ("bits", "jsonb", "bool")] or columns).name],
            )
        words = [f"CREATE {'UNIQUE ' if unique else ''}INDEX {name} ON {table.name}{method} ({', '.join(keys)})"]
        if not method and self.chance(12):
            words.append(f"INCLUDE ({self.pick(table.columns).name})")
        if unique and self.chance(20):
            words.append("NULLS NOT DISTINCT")
        if not method and self.chance(12):
            words.append("WITH (fillfactor = 50)")
        if self.chance(35):
            words.append(f"WHERE {self.expressions(columns).of('bool')}")
        self.made("index", " ".join(words), "INDEX", self.beside(table, name))
        table.indexes.append(name)

    def beside(self, table: Relation, name: str) -> str:
        """Return the written name of an object in the schema of a table."""
        schema = next((s for s in self.schemas if s and table.name.startswith(s)), "")
        return schema + name

    # --- views

    def query(self, depth: int = 1) -> str:
        """Write a query over what is there."""
        relations = self.tables("rpvm")
        if not relations or self.chance(5):
            kind = self.pick(("text", "int", "ts"))
            return f"SELECT {self.expressions(immutable=False).of(kind, 2)} AS x, * FROM (VALUES (1, 'a'), (2, NULL)) AS v (n, t)"
        return str(self.pick(QUERIES)(self, self.pick(relations), depth))

    def add_view(self) -> None:
        name = self.place()
        query = self.query()
        if self.chance(20):
            data = self.pick(("", " WITH NO DATA"))
            self.made("view", f"CREATE MATERIALIZED VIEW {name} AS {query}{data}", "MATERIALIZED VIEW", name)
            return
        options = self.pick(
            (
                "",
                "",
                "",
                " WITH (security_barrier)",
                " WITH (security_invoker = true)",
            )
        )
        self.made("view", f"CREATE VIEW {name}{options} AS {query}", "VIEW", name)

    def add_simple_view(self) -> None:
        """A view or materialised view of which the columns are known, so that more can stand on it."""
        if not self.tables():
            return
        table, name = self.pick(self.tables()), self.place()
        columns = [c for c in table.columns if c.type not in ("json", "xml")]
        if not columns:
            return
        listed = ", ".join(c.name for c in columns)
        where = self.expressions(columns, immutable=False).of("bool")
        if self.chance(35):
            self.made(
                "view",
                f"CREATE MATERIALIZED VIEW {name} AS SELECT {listed} FROM {table.name} WHERE {where}",
                "MATERIALIZED VIEW",
                name,
            )
            self.relations.append(Relation(name, "m", [dataclasses.replace(c) for c in columns]))
            return
        tail = self.pick(("", "", " WITH LOCAL CHECK OPTION", " WITH CASCADED CHECK OPTION"))
        self.made("view", f"CREATE VIEW {name} AS SELECT {listed} FROM {table.name} WHERE {where}{tail}", "VIEW", name)
        self.relations.append(Relation(name, "v", [dataclasses.replace(c) for c in columns]))
        if self.chance(25):
            column = self.pick(columns)
            if column.kind:
                value = self.expressions(immutable=False).of(column.kind)
                self.say("view", f"ALTER VIEW {name} ALTER COLUMN {column.name} SET DEFAULT {value}")

    # --- routines

    def add_function(self) -> None:
        kind = self.pick(("text", "int", "bool", "num", "jsonb", "texts", "tstz", "varchar"))
        arguments = [
            (self.name(), self.pick(("text", "int", "varchar", "date", "num"))) for _ in range(self.rng.randrange(3))
        ]
        columns = [Column(name, type_of(k), k) for name, k in arguments]
        body = self.expressions(columns, immutable=False).of(kind, 2)
        written = []
        for number, (name, argument) in enumerate(arguments):
            default = (
                f" DEFAULT {self.expressions().of(argument, 1)}"
                if number and number == len(arguments) - 1 and self.chance(40)
                else ""
            )
            written.append(f"{name} {type_of(argument)}{default}")
        name = self.place()
        marks = self.pick(
            (
                "",
                " STABLE",
                " IMMUTABLE STRICT",
                " SECURITY DEFINER SET search_path = pg_catalog",
                " PARALLEL SAFE COST 5",
                " LEAKPROOF",
                " SET \"app.x\" TO 'a b'",
            )
        )
        head = f"CREATE FUNCTION {name}({', '.join(written)}) RETURNS {type_of(kind)} LANGUAGE "
        style = self.rng.randrange(4)
        if style == 0:
            sql = f"{head}sql{marks} RETURN {body}"
        elif style == 1:
            table = self.pick(self.tables("rpv") or [None])
            more = f" {self.query()};" if table and self.chance(60) else ""
            sql = f"{head}sql{marks} BEGIN ATOMIC{more} SELECT {body}; END"
        elif style == 2:
            sql = f"{head}sql{marks} AS $squash$ SELECT {body} $squash$"
        else:
            sql = f"{head}plpgsql{marks} AS $body$\nBEGIN\n    RETURN NULL; -- 'quo\"te'\nEND\n$body$"
        signature = f"{name}({', '.join(type_of(k) for _, k in arguments)})"
        self.made("function", sql, "FUNCTION", signature)
        self.functions.append((signature, kind))

    def add_odd_function(self) -> None:
        name = self.place()
        table = self.pick(self.tables("r") or [None])
        forms = [
            ("()", f"CREATE PROCEDURE {name}() LANGUAGE sql AS $$ SELECT 1 $$", "PROCEDURE"),
            (
                "(anyelement, anyarray)",
                f"CREATE FUNCTION {name}(a anyelement, b anyarray) RETURNS anyelement LANGUAGE sql AS $$ SELECT a $$",
                "FUNCTION",
            ),
            (
                "(text[])",
                f'CREATE FUNCTION {name}(VARIADIC "values" text[]) RETURNS int LANGUAGE sql RETURN cardinality("values")',
                "FUNCTION",
            ),
            (
                "(int)",
                f"CREATE FUNCTION {name}(n int, OUT \"a b\" int, OUT c text) LANGUAGE sql AS $$ SELECT 1, 'x'::text $$",
                "FUNCTION",
            ),
            (
                "()",
                f"CREATE FUNCTION {name}() RETURNS TABLE (x int, \"Y\" text) LANGUAGE sql ROWS 5 AS $$ SELECT 1, 'x'::text $$",
                "FUNCTION",
            ),
            (
                "(int)",
                f"CREATE PROCEDURE {name}(INOUT n int DEFAULT 1 + 2) LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$",
                "PROCEDURE",
            ),
        ]
        if table:
            forms += [
                (
                    "()",
                    f"CREATE FUNCTION {name}() RETURNS SETOF {table.name} LANGUAGE sql BEGIN ATOMIC SELECT * FROM {table.name}; END",
                    "FUNCTION",
                ),
                (
                    f"({table.name})",
                    f"CREATE FUNCTION {name}(r {table.name}) RETURNS text LANGUAGE sql STABLE RETURN r::text",
                    "FUNCTION",
                ),
            ]
        arguments, sql, kind = self.pick(forms)
        self.made("function", sql, kind, name + arguments)

    def add_aggregate(self) -> None:
        name = self.place()
        options, arguments = self.pick(
            (
                ("SFUNC = int4pl, STYPE = int, INITCOND = '0'", "int"),
                ("SFUNC = textcat, STYPE = text, PARALLEL = SAFE", "text"),
                ("SFUNC = array_append, STYPE = anycompatiblearray, INITCOND = '{}'", "anycompatible"),
                ("SFUNC = int4larger, STYPE = int, COMBINEFUNC = int4larger, SORTOP = >", "int"),
                (
                    "SFUNC = int8inc, STYPE = int8, INITCOND = '0', MSFUNC = int8inc, MINVFUNC = int8dec, MSTYPE = int8, MINITCOND = '0'",
                    "*",
                ),
                (
                    "SFUNC = float8_accum, STYPE = float8[], FINALFUNC = float8_avg, FINALFUNC_MODIFY = SHAREABLE, INITCOND = '{0,0,0}'",
                    "float8",
                ),
            )
        )
        self.made("function", f"CREATE AGGREGATE {name}({arguments}) ({options})", "AGGREGATE", f"{name}({arguments})")

    def add_trigger(self) -> None:
        table = self.pick(self.tables("rv") or [None])
        if table is None:
            return
        if self.trigger_function is None:
            self.trigger_function = self.place()
            self.say(
                "function",
                f"CREATE FUNCTION {self.trigger_function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
            )
        name = self.name()
        call = f"EXECUTE FUNCTION {self.trigger_function}({self.pick(('', self.string(), chr(39) + 'a' + chr(39) + ', 2'))})"
        when = self.expressions([c for c in table.columns if c.kind], immutable=False, prefix="NEW.").of("bool")
        of = f" OF {self.pick(table.columns).name}" if table.columns and self.chance(40) else ""
        form = self.pick(
            (
                f"AFTER INSERT OR UPDATE{of} ON {table.name} FOR EACH ROW WHEN ({when})",
                f"BEFORE INSERT ON {table.name} FOR EACH ROW WHEN ({when})",
                f"AFTER DELETE OR TRUNCATE ON {table.name}",
                f'AFTER UPDATE ON {table.name} REFERENCING OLD TABLE AS "old" NEW TABLE AS n',
                f"BEFORE UPDATE ON {table.name} FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)",
            )
        )
        if table.kind == "v":
            form = f"INSTEAD OF INSERT ON {table.name} FOR EACH ROW"
        constraint = ""
        if table.kind == "r" and self.chance(15):
            constraint, form = "CONSTRAINT ", f"AFTER INSERT ON {table.name} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
        self.made("trigger", f"CREATE {constraint}TRIGGER {name} {form} {call}", f"TRIGGER {name} ON", table.name)
        if table.kind == "r" and self.chance(20):
            self.say(
                "trigger",
                f"ALTER TABLE {table.name} {self.pick(('DISABLE', 'ENABLE REPLICA', 'ENABLE ALWAYS'))} TRIGGER {name}",
            )

    def add_rule(self) -> None:
        table = self.pick(self.tables("rv") or [None])
        if table is None or not table.columns:
            return
        name, column = self.name(), self.pick(table.columns)
        where = self.expressions(table.columns, immutable=False, prefix="OLD.").of("bool")
        form = self.pick(
            (
                f"ON DELETE TO {table.name} WHERE {where} DO NOTHING",
                f'ON DELETE TO {table.name} WHERE {where} DO ALSO NOTIFY "chan nel"',
                f"ON UPDATE TO {table.name} DO ALSO (SELECT OLD.{column.name}; SELECT NEW.*)",
                f"ON INSERT TO {table.name} DO ALSO DELETE FROM {self.pick(self.tables('r') or [table]).name} WHERE NEW.{column.name} IS NULL",
                f"ON UPDATE TO {table.name} DO INSTEAD NOTHING",
            )
        )
        self.made("rule", f"CREATE RULE {name} AS {form}", f"RULE {name} ON", table.name)

    def add_policy(self) -> None:
        table = self.pick(self.tables() or [None])
        if table is None:
            return
        name = self.name()
        expressions = self.expressions(table.columns, immutable=False)
        command = self.pick(("ALL", "SELECT", "INSERT", "UPDATE", "DELETE"))
        words = [f"CREATE POLICY {name} ON {table.name}{' AS RESTRICTIVE' if self.chance(25) else ''} FOR {command}"]
        words.append(f"TO {', '.join(self.some(ROLES[1:3]))}" if self.chance(40) else "")
        test = expressions.of("bool")
        others = [t for t in self.tables("r") if t.columns]
        if others and self.chance(25):
            other = self.pick(others)
            inner = self.expressions(other.columns, immutable=False, prefix="o.").of("bool")
            test = f"EXISTS (SELECT 1 FROM {other.name} o WHERE {inner})"
        if command != "INSERT":
            words.append(f"USING ({test})")
        if command in ("INSERT", "UPDATE", "ALL") and self.chance(60):
            words.append(f"WITH CHECK ({expressions.of('bool')})")
        self.made("policy", " ".join(words), f"POLICY {name} ON", table.name)
        if self.chance(60):
            self.say("table", f"ALTER TABLE {table.name} {self.pick(('ENABLE', 'ENABLE', 'FORCE'))} ROW LEVEL SECURITY")

    # --- what is said of objects

    def add_comment(self) -> None:
        tables = [r for r in self.relations if r.columns]
        if tables and self.chance(40):
            table = self.pick(tables)
            self.say("comment", f"COMMENT ON COLUMN {table.name}.{self.pick(table.columns).name} IS {self.string()}")
        elif self.commentable:
            spoken, name = self.pick(self.commentable)
            self.say("comment", f"COMMENT ON {spoken} {name} IS {self.string()}")

    def add_grant(self) -> None:
        role, option = self.pick(ROLES[:3]), self.pick(("", "", " WITH GRANT OPTION"))
        option = "" if role == "PUBLIC" else option
        forms: list[str] = []
        if relations := self.tables("rpvm"):
            relation = self.pick(relations)
            verb = self.pick(("SELECT", "INSERT, UPDATE", "ALL", "DELETE", "REFERENCES, TRIGGER"))
            forms.append(f"GRANT {verb} ON {relation.name} TO {role}{option}")
            forms.append(
                f"REVOKE {self.pick(('SELECT', 'ALL'))} ON {relation.name} FROM {self.pick(('PUBLIC', 'CURRENT_USER'))}"
            )
            if relation.columns:
                forms.append(f"GRANT SELECT ({self.pick(relation.columns).name}) ON {relation.name} TO {role}{option}")
        if self.functions:
            forms.append(f"GRANT EXECUTE ON FUNCTION {self.pick(self.functions)[0]} TO {role}{option}")
            forms.append(f"REVOKE EXECUTE ON FUNCTION {self.pick(self.functions)[0]} FROM PUBLIC")
        if self.sequences:
            forms.append(f"GRANT USAGE, SELECT ON SEQUENCE {self.pick(self.sequences)} TO {role}{option}")
        if self.enums:
            forms.append(f"REVOKE USAGE ON TYPE {self.pick(self.enums)[0]} FROM PUBLIC")
        if self.domains:
            forms.append(f"GRANT USAGE ON DOMAIN {self.pick(self.domains)} TO {role}{option}")
        if self.schemas[1:]:
            forms.append(f"GRANT USAGE, CREATE ON SCHEMA {self.pick(self.schemas[1:])[:-1]} TO {role}{option}")
        if forms:
            self.say("grant", self.pick(forms))

    # --- rare kinds

    def add_collation(self) -> None:
        name = self.place()
        made = self.pick(("(LOCALE = 'C')", "(LOCALE = 'POSIX')", 'FROM "C"', "(LC_COLLATE = 'C', LC_CTYPE = 'C')"))
        self.made("collation", f"CREATE COLLATION {name} {made}", "COLLATION", name)
        self.collations.append(name)

    def add_operator(self) -> None:
        symbol = self.pick(("===", "@@@@", "<~>", "+++", "&&&", "##>"))
        schema = self.pick(self.schemas)
        function, arguments = self.pick(
            (("int4eq", "int, int"), ("texteq", "text, text"), ("int8lt", "int8, int8"), ("abs", "int"))
        )
        sides = arguments.split(", ")
        words = [
            f"FUNCTION = {function}",
            *([f"LEFTARG = {sides[0]}"] if len(sides) == 2 else []),
            f"RIGHTARG = {sides[-1]}",
        ]
        if function.endswith("eq"):
            words += self.some((f"COMMUTATOR = {symbol}", "RESTRICT = eqsel, JOIN = eqjoinsel", "HASHES", "MERGES"))
        self.made(
            "operator",
            f"CREATE OPERATOR {schema}{symbol} ({', '.join(words)})",
            "OPERATOR",
            f"{schema}{symbol} ({arguments if len(sides) == 2 else 'NONE, int'})",
        )

    def add_operator_class(self) -> None:
        name = self.place()
        if self.chance(30):
            self.made(
                "operator class", f"CREATE OPERATOR FAMILY {name} USING btree", "OPERATOR FAMILY", f"{name} USING btree"
            )
            return
        items = "OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int, int)"
        self.made(
            "operator class",
            f"CREATE OPERATOR CLASS {name} FOR TYPE int USING btree AS {items}",
            "OPERATOR CLASS",
            f"{name} USING btree",
        )
        table = next((t for t in self.tables("r") if any(c.type == "int" for c in t.columns)), None)
        if table and self.chance(50):
            column = next(c for c in table.columns if c.type == "int")
            self.say("index", f"CREATE INDEX {self.name()} ON {table.name} ({column.name} {name})")

    def add_cast(self) -> None:
        types = [name for name, _ in self.composites + self.enums]
        if types:
            name = self.pick(types)
            self.made(
                "cast",
                f"CREATE CAST ({name} AS jsonpath) WITH INOUT{self.pick(('', ' AS ASSIGNMENT', ' AS IMPLICIT'))}",
                "CAST",
                f"({name} AS jsonpath)",
            )

    def add_text_search(self) -> None:
        name = self.place()
        if self.chance(50) or not self.dictionaries:
            options = self.pick(
                ("TEMPLATE = simple", "TEMPLATE = simple, Accept = false", "TEMPLATE = snowball, Language = english")
            )
            self.made(
                "text search", f"CREATE TEXT SEARCH DICTIONARY {name} ({options})", "TEXT SEARCH DICTIONARY", name
            )
            self.dictionaries.append(name)
            return
        self.made(
            "text search",
            f"CREATE TEXT SEARCH CONFIGURATION {name} ({self.pick(('COPY = simple', 'COPY = english', 'PARSER = default'))})",
            "TEXT SEARCH CONFIGURATION",
            name,
        )
        self.say(
            "text search",
            f"ALTER TEXT SEARCH CONFIGURATION {name} ADD MAPPING FOR {self.pick(('asciiword, word', 'tag'))} WITH {self.pick(self.dictionaries)}, simple",
        )

    def add_statistics(self) -> None:
        tables = [
            t
            for t in self.tables("rpm")
            if len([c for c in t.columns if c.kind in ("int", "text", "varchar", "date")]) > 1
        ]
        if not tables:
            return
        table, name = self.pick(tables), self.place()
        columns = [c for c in table.columns if c.kind in ("int", "text", "varchar", "date")]
        one, two = (
            columns[0].name,
            f"({self.expressions(columns).of('int', 1)})" if self.chance(40) else columns[1].name,
        )
        kinds = self.pick(("", " (ndistinct)", " (dependencies, mcv)"))
        self.made(
            "statistics", f"CREATE STATISTICS {name}{kinds} ON {one}, {two} FROM {table.name}", "STATISTICS", name
        )

    def add_publication(self) -> None:
        name = self.name()
        tables = [t for t in self.tables("r") if t.columns]
        what = "FOR ALL TABLES" if self.chance(30) or not tables else f"FOR TABLE {self.pick(tables).name}"
        with_ = self.pick(("", " WITH (publish = 'insert, update')", " WITH (publish_via_partition_root = true)"))
        self.made(
            "publication", f"CREATE PUBLICATION {name} {what if self.chance(80) else ''}{with_}", "PUBLICATION", name
        )

    def add_event_trigger(self) -> None:
        function, name = self.place(), self.name()
        self.say("function", f"CREATE FUNCTION {function}() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$")
        when = self.pick(("ddl_command_end", "ddl_command_start", "sql_drop"))
        tags = self.pick(("", " WHEN TAG IN ('CREATE TABLE', 'DROP TABLE')"))
        self.made(
            "event trigger",
            f"CREATE EVENT TRIGGER {name} ON {when}{tags} EXECUTE FUNCTION {function}()",
            "EVENT TRIGGER",
            name,
        )

    def add_foreign(self) -> None:
        if not self.wrappers:
            self.wrappers.append(self.name())
            options = self.pick(("", " OPTIONS (a 'b', \"C d\" 'it''s')"))
            self.made(
                "foreign",
                f"CREATE FOREIGN DATA WRAPPER {self.wrappers[0]}{options}",
                "FOREIGN DATA WRAPPER",
                self.wrappers[0],
            )
        if not self.servers or self.chance(20):
            self.servers.append(self.name())
            options = self.pick(("", " TYPE 'x' VERSION '1.2'"))
            self.made(
                "foreign",
                f"CREATE SERVER {self.servers[-1]}{options} FOREIGN DATA WRAPPER {self.wrappers[0]} OPTIONS (host 'h')",
                "SERVER",
                self.servers[-1],
            )
            return
        name = self.place()
        columns, _ = self.columns(2)
        listed = ", ".join(
            f"{c.name} {c.type}{self.pick(('', ' NOT NULL', ' OPTIONS (x ' + chr(39) + 'y' + chr(39) + ')'))}"
            for c in columns
        )
        self.made(
            "foreign",
            f"CREATE FOREIGN TABLE {name} ({listed}) SERVER {self.pick(self.servers)} OPTIONS (t 'u')",
            "FOREIGN TABLE",
            name,
        )

    def add_default_privileges(self) -> None:
        where = f" IN SCHEMA {self.pick(self.schemas[1:])[:-1]}" if self.schemas[1:] and self.chance(40) else ""
        what = self.pick(
            (
                "GRANT SELECT ON TABLES TO PUBLIC",
                "GRANT USAGE ON SEQUENCES TO pg_monitor",
                "GRANT USAGE ON TYPES TO pg_monitor WITH GRANT OPTION",
            )
        )
        self.say("default privileges", f"ALTER DEFAULT PRIVILEGES{where} {what}")

    # --- changes

    def change(self) -> None:
        """Alter, rename, drop or move something."""
        self.pick(CHANGES)(self)

    def table_and_column(self) -> tuple[Relation, Column] | None:
        tables = [t for t in self.tables("r") if t.columns and t.parent is None]
        if not tables:
            return None
        table = self.pick(tables)
        return table, self.pick(table.columns)

    def change_column(self) -> None:
        if (chosen := self.table_and_column()) is None:
            return
        table, column = chosen
        alter = f"ALTER TABLE {table.name}"
        wider = {"varchar": "text", "int": "bigint", "char": "text", "date": "timestamp", "num": "numeric"}
        roll = self.rng.randrange(7)
        if roll == 0:
            new = self.name()
            self.say("table", f"{alter} RENAME COLUMN {column.name} TO {new}")
            column.name = new
        elif roll == 1:
            self.say("table", f"{alter} DROP COLUMN {column.name} CASCADE")
            table.columns.remove(column)
            table.key = [] if column in table.key else table.key
        elif roll == 2:
            type_, kind = self.column_type()
            added = Column(self.name(), type_, kind)
            table.columns.append(added)
            self.say("table", f"{alter} ADD COLUMN {added.name} {type_}{' NOT NULL' if self.chance(30) else ''}")
        elif roll == 3 and column.kind in wider and column.type in dict(TYPES):
            column.type, column.kind = (
                wider[column.kind],
                {"varchar": "text", "int": "bigint", "char": "text", "date": "ts", "num": "num"}[column.kind],
            )
            self.say("table", f"{alter} ALTER COLUMN {column.name} TYPE {column.type}")
        elif roll == 4 and column.kind:
            self.say(
                "table",
                f"{alter} ALTER COLUMN {column.name} SET DEFAULT {self.expressions(immutable=False).of(column.kind)}",
            )
        elif roll == 5:
            self.say(
                "table",
                f"{alter} ALTER COLUMN {column.name} {self.pick(('SET NOT NULL', 'DROP DEFAULT', 'SET STATISTICS 200', 'SET (n_distinct = -0.5)'))}",
            )
        elif column.kind in ("text", "jsonb", "varchar", "bytea"):
            self.say(
                "table",
                f"{alter} ALTER COLUMN {column.name} SET {self.pick(('STORAGE EXTERNAL', 'STORAGE MAIN', 'COMPRESSION pglz'))}",
            )

    def change_table(self) -> None:  # noqa: C901  (one choice after another)
        tables = self.tables("rp")
        if not tables:
            return
        table = self.pick(tables)
        roll = self.rng.randrange(8)
        if roll == 0:
            new, old = self.name(), table.name
            self.say("table", f"ALTER TABLE {old} RENAME TO {new}")
            table.name = self.beside(table, new)
            self.commentable = [(s, table.name if n == old else n) for s, n in self.commentable]
        elif roll == 1 and self.schemas[1:] and table.kind == "r":
            schema = self.pick(self.schemas[1:])
            if table.name.startswith(schema):
                return
            self.say("table", f"ALTER TABLE {table.name} SET SCHEMA {schema[:-1]}")
            table.name, table.indexes = schema + table.name.removeprefix(self.beside(table, "")), []
        elif roll == 2 and table.constraints:
            name = table.constraints.pop(self.rng.randrange(len(table.constraints)))
            how = f"RENAME CONSTRAINT {name} TO {self.name()}" if self.chance(50) else f"DROP CONSTRAINT {name} CASCADE"
            self.say("table", f"ALTER TABLE {table.name} {how}")
        elif roll == 3 and table.indexes:
            name = table.indexes.pop(self.rng.randrange(len(table.indexes)))
            index = self.beside(table, name)
            changes = [
                f"ALTER INDEX {index} RENAME TO {self.name()}",
                f"DROP INDEX {index}",
                f"ALTER INDEX {index} SET (fillfactor = 80)",
            ]
            if table.kind == "r":
                changes.append(f"ALTER TABLE {table.name} CLUSTER ON {name}")
            self.say("index", self.pick(changes))
        elif roll == 4 and table.kind == "r":
            self.say("table", f"ALTER TABLE {table.name} REPLICA IDENTITY {self.pick(('FULL', 'NOTHING'))}")
        elif roll == 5 and table.parent and table.parent is not table:
            self.say("table", f"ALTER TABLE {table.parent.name} DETACH PARTITION {table.name}")
            table.parent = None
        elif roll == 6 and table.kind == "r" and not table.parent:
            parents = [t for t in self.tables("r") if t is not table and not t.parent and t.columns]
            if parents:  # the parent's columns are its own too, at the end and in another order
                parent = Relation(
                    self.place(), "r", list(reversed(self.some(table.columns, 2))) if table.columns else []
                )
                listed = ", ".join(f"{c.name} {c.type}" for c in parent.columns)
                self.say("table", f"CREATE TABLE {parent.name} ({listed})")
                self.say("table", f"ALTER TABLE {table.name} INHERIT {parent.name}")
                self.relations.append(parent)
        elif table.kind == "r":
            self.say(
                "table",
                f"ALTER TABLE {table.name} {self.pick(('SET (fillfactor = 90)', 'SET UNLOGGED', 'ENABLE ROW LEVEL SECURITY'))}",
            )

    def change_type(self) -> None:
        if self.enums and self.chance(60):
            position = self.rng.randrange(len(self.enums))
            name, labels = self.enums[position]
            if labels and self.chance(40):
                new = self.name()[1:-1].replace('""', '"')
                old = labels[self.rng.randrange(len(labels))]
                labels[labels.index(old)] = new
                self.say(
                    "type",
                    "ALTER TYPE {} RENAME VALUE '{}' TO '{}'".format(
                        name, old.replace("'", "''"), new.replace("'", "''")
                    ),
                )
            else:
                new = self.name()[1:-1].replace('""', '"')
                before = " BEFORE '{}'".format(labels[0].replace("'", "''")) if labels else ""
                labels.insert(0, new)
                self.say("type", "ALTER TYPE {} ADD VALUE '{}'{}".format(name, new.replace("'", "''"), before))
        elif self.composites and self.chance(50):
            name, columns = self.pick(self.composites)
            added = Column(self.name(), "text", "text")
            columns.append(added)
            self.say("type", f"ALTER TYPE {name} ADD ATTRIBUTE {added.name} text")
        elif self.domains:
            domain = self.pick(self.domains)
            self.say(
                "domain",
                f"ALTER DOMAIN {domain} {self.pick(('SET NOT NULL', 'DROP DEFAULT', f'ADD CONSTRAINT {self.name()} CHECK (VALUE IS NOT NULL) NOT VALID'))}",
            )

    def change_view(self) -> None:
        views = self.tables("vm")
        if not views:
            return
        view = self.pick(views)
        what = "VIEW" if view.kind == "v" else "MATERIALIZED VIEW"
        if self.chance(50) and view.columns:
            column, new = self.pick(view.columns), self.name()
            self.say("view", f"ALTER {what} {view.name} RENAME COLUMN {column.name} TO {new}")
            column.name = new
        else:
            new = self.name()
            self.say("view", f"ALTER {what} {view.name} RENAME TO {new}")
            view.name = self.beside(view, new)

    def change_sequence(self) -> None:
        if not self.sequences:
            return
        name = self.pick(self.sequences)
        if (chosen := self.table_and_column()) and self.chance(60):
            self.say("sequence", f"ALTER SEQUENCE {name} OWNED BY {chosen[0].name}.{chosen[1].name}")
        else:
            self.say(
                "sequence",
                f"ALTER SEQUENCE {name} {self.pick(('RESTART WITH 20 MAXVALUE 5000', 'INCREMENT BY 3', 'CYCLE', 'CACHE 3'))}",
            )

    def change_function(self) -> None:
        if self.functions:
            name, _ = self.pick(self.functions)
            self.say(
                "function",
                f"ALTER FUNCTION {name} {self.pick(('COST 7', 'STABLE', 'PARALLEL RESTRICTED', 'SET work_mem = ' + chr(39) + '8MB' + chr(39), 'SECURITY DEFINER', 'RESET ALL'))}",
            )


COMMON: Sequence[Callable[[Builder], None]] = (
    *[Builder.add_table] * 6,
    Builder.add_enum,
    Builder.add_domain,
    Builder.add_composite,
    Builder.add_sequence,
    Builder.add_like,
    *[Builder.add_partitioned] * 2,
    *[Builder.add_foreign_key] * 3,
    *[Builder.add_index] * 4,
    *[Builder.add_view] * 4,
    *[Builder.add_simple_view] * 2,
    *[Builder.add_function] * 2,
    Builder.add_odd_function,
    Builder.add_aggregate,
    *[Builder.add_trigger] * 2,
    Builder.add_rule,
    *[Builder.add_policy] * 2,
    *[Builder.add_comment] * 3,
    *[Builder.add_grant] * 2,
    Builder.add_schema,
)
RARE: Sequence[Callable[[Builder], None]] = (
    Builder.add_range,
    Builder.add_base_type,
    Builder.add_typed_table,
    Builder.add_collation,
    Builder.add_operator,
    Builder.add_operator_class,
    Builder.add_cast,
    Builder.add_text_search,
    Builder.add_statistics,
    Builder.add_publication,
    Builder.add_event_trigger,
    Builder.add_foreign,
    Builder.add_foreign,
    Builder.add_default_privileges,
)
CHANGES: Sequence[Callable[[Builder], None]] = (
    *[Builder.change_column] * 4,
    *[Builder.change_table] * 4,
    Builder.change_type,
    Builder.change_view,
    Builder.change_sequence,
    Builder.change_function,
)


# --- queries


def _select(b: Builder, r: Relation, depth: int) -> str:
    items = [
        f"{b.expressions(r.columns, immutable=False, prefix='t.').of(kind, 2)} AS {b.name()}"
        for kind in b.some(
            (
                "text",
                "int",
                "bool",
                "num",
                "ts",
                "jsonb",
                "texts",
                "varchar",
                "varchars",
                "interval",
                "date",
                "range",
                "char",
            ),
            4,
        )
    ]
    where = b.expressions(r.columns, immutable=False, prefix="t.").of("bool", 2)
    return f"SELECT {b.pick(('', '', 'DISTINCT '))}{', '.join(items)}{b.pick(('', ', t.*', ', t'))} FROM {r.name} t WHERE {where} {b.pick(('', 'LIMIT 5', 'OFFSET 2 ROWS FETCH FIRST 3 ROWS ONLY', 'FETCH FIRST 1 ROW ONLY'))}"


def _star(b: Builder, r: Relation, depth: int) -> str:
    return f"SELECT * FROM {r.name}"


def _whole_row(b: Builder, r: Relation, depth: int) -> str:
    column = b.pick(r.columns).name if r.columns else "*"
    form = b.pick(
        (
            f"(t).{column} AS one, t AS two",
            "row_to_json(t) AS j",
            "t.*::text AS s",
            "t IS NULL AS n",
            "to_jsonb(t.*) - 'a' AS j",
            "count(t) AS c",
            "array_agg(t) AS rows",
            "ROW(t.*, 1) AS r",
            "t = t AS same",
            "(SELECT t.*::text) AS s",
        )
    )
    return f"SELECT {form} FROM {r.name} t"


def _group(b: Builder, r: Relation, depth: int) -> str:
    columns = [c for c in r.columns if c.kind and c.type not in ("json", "xml")]
    if not columns:
        return _star(b, r, depth)
    keys = [f"t.{c.name}" for c in b.some(columns, 2)]
    by = b.pick(
        (
            ", ".join(keys),
            f"GROUPING SETS (({keys[0]}), ())",
            f"ROLLUP ({', '.join(keys)})",
            f"CUBE ({', '.join(keys)})",
            f"DISTINCT {keys[0]}",
        )
    )
    inner = b.expressions(columns, immutable=False, prefix="t.")
    agg = b.pick(
        (
            f"count(*) FILTER (WHERE {inner.of('bool', 1)})",
            f"string_agg({inner.of('text', 1)}, ',' ORDER BY {inner.of('int', 1)} DESC NULLS LAST)",
            f"array_agg(DISTINCT {inner.of('varchar', 1)})",
            f"sum({inner.of('num', 1)})",
            f"percentile_cont(0.5) WITHIN GROUP (ORDER BY {inner.of('float', 1)})",
            f"mode() WITHIN GROUP (ORDER BY {inner.of('text', 1)})",
            f"jsonb_object_agg({inner.of('text', 1)}, {inner.of('int', 1)})",
            f"grouping({keys[0]})",
            f"bool_and({inner.of('bool', 2)})",
            f"min({inner.of('varchar', 1)})",
        )
    )
    return f"SELECT {keys[0]} AS k, {agg} AS a FROM {r.name} t GROUP BY {by} HAVING count(*) > {b.pick(('1', '0 AND max(' + inner.of('int', 1) + ') IN (1, 2)'))} ORDER BY 1"


def _window(b: Builder, r: Relation, depth: int) -> str:
    inner = b.expressions(r.columns, immutable=False, prefix="t.")
    frame = b.pick(
        (
            "",
            " ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
            " RANGE UNBOUNDED PRECEDING",
            " GROUPS BETWEEN 1 PRECEDING AND 2 FOLLOWING EXCLUDE TIES",
            " ROWS UNBOUNDED PRECEDING",
        )
    )
    call = b.pick(
        (
            "row_number()",
            f"lag({inner.of('text', 1)}, 1)",
            f"sum({inner.of('int', 1)})",
            f"first_value({inner.of('varchar', 1)})",
        )
    )
    over = f"(PARTITION BY {inner.of('text', 1)} ORDER BY {inner.of('int', 1)} DESC{frame})"
    if b.chance(40):
        return f'SELECT {call} OVER "w w" AS a, rank() OVER ("w w") AS b FROM {r.name} t WINDOW "w w" AS (PARTITION BY {inner.of("text", 1)} ORDER BY {inner.of("int", 1)})'
    return f"SELECT {call} OVER {over} AS a FROM {r.name} t"


def _join(b: Builder, r: Relation, depth: int) -> str:
    other = b.pick(b.tables("rpvm"))
    shared = [c.name for c in r.columns if c.name in {o.name for o in other.columns if o.type == c.type} and c.kind]
    kind = b.pick(("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"))
    if shared and b.chance(60):
        using = ", ".join(shared[:2])
        alias = b.pick(("", " AS j"))
        return f"SELECT {shared[0]} AS k, {b.pick(('1 AS one', f'l.{shared[0]} AS lk', f'r.{shared[0]} AS rk'))} FROM {r.name} l {kind} {other.name} r USING ({using}){alias}"
    left, right = (b.expressions(x.columns, immutable=False, prefix=p) for x, p in ((r, "l."), (other, "r.")))
    on = (
        f"{left.of('text', 1)} = {right.of('text', 1)}"
        if "FULL" in kind
        else f"{left.of('bool', 1)} AND {right.of('bool', 1)}"
    )
    form = b.pick(
        (
            f"SELECT {left.of('text', 2)} AS a, {right.of('int', 2)} AS b FROM {r.name} l {kind} {other.name} r ON {on}",
            f"SELECT l.*, {right.of('int', 1)} AS {b.name()} FROM {r.name} l CROSS JOIN {other.name} r",
            f"SELECT {left.of('int', 1)} AS a, s.x FROM {r.name} l, LATERAL (SELECT {left.of('text', 1)} AS x FROM {other.name} r WHERE {right.of('bool', 1)}) s",
            f"SELECT {left.of('int', 1)} AS a FROM {r.name} l LEFT JOIN ({other.name} r CROSS JOIN {r.name} z) ON true",
            f"SELECT {left.of('int', 1)} AS a FROM {r.name} l WHERE EXISTS (SELECT 1 FROM {other.name} r WHERE {right.of('bool', 1)} AND {left.of('bool', 1)})",
            f"SELECT {left.of('int', 1)} AS a FROM {r.name} l WHERE {left.of('varchar', 1)} NOT IN (SELECT {right.of('text', 1)} FROM {other.name} r)",
            f"SELECT ({left.of('int', 1)}, {left.of('text', 1)}) = ANY (SELECT {right.of('int', 1)}, {right.of('text', 1)} FROM {other.name} r) AS q, ARRAY(SELECT {right.of('text', 1)} FROM {other.name} r ORDER BY 1) AS arr FROM {r.name} l",
            f"SELECT (SELECT max({right.of('int', 1)}) FROM {other.name} r WHERE {right.of('bool', 1)} AND {left.of('bool', 1)}) AS m FROM ONLY {r.name} l"
            if r.kind == "r"
            else f"SELECT 1 AS q FROM {r.name} l",
        )
    )
    return str(form)


def _compound(b: Builder, r: Relation, depth: int) -> str:
    inner = b.expressions(r.columns, immutable=False)
    word = b.pick(("UNION", "UNION ALL", "INTERSECT", "EXCEPT ALL"))
    kind = b.pick(("text", "int", "varchar"))
    other = {"varchar": "text", "text": "varchar", "int": "bigint"}[kind]
    return f"(SELECT {inner.of(kind, 1)} AS a FROM {r.name} LIMIT 1) {word} SELECT {inner.of(other, 1)} FROM {r.name} {b.pick(('', 'UNION ALL SELECT NULL', 'ORDER BY a DESC'))}"


def _with(b: Builder, r: Relation, depth: int) -> str:
    inner = b.expressions(r.columns, immutable=False)
    return str(
        b.pick(
            (
                f"WITH w AS {b.pick(('', 'MATERIALIZED ', 'NOT MATERIALIZED '))}(SELECT {inner.of('text', 2)} AS x FROM {r.name}) SELECT x, count(*) AS n FROM w GROUP BY x",
                f"WITH RECURSIVE w (n, p) AS (SELECT 1, {inner.of('text', 1)} FROM {r.name} UNION ALL SELECT n + 1, p || 'x' FROM w WHERE n < 5) SELECT * FROM w",
                "WITH RECURSIVE w (n) AS (VALUES (1) UNION SELECT n + 1 FROM w WHERE n < 3) SEARCH DEPTH FIRST BY n SET o CYCLE n SET c USING p SELECT * FROM w",
                f'WITH "W W" ("a.b") AS (SELECT {inner.of("int", 1)} FROM {r.name}), z AS (TABLE "W W") SELECT z.*, "W W"."a.b" AS q FROM "W W", z',
            )
        )
    )


def _functions(b: Builder, r: Relation, depth: int) -> str:
    inner = b.expressions(r.columns, immutable=False, prefix="t.")
    forms = [
        f'SELECT u.*, {inner.of("int", 1)} AS i FROM {r.name} t, unnest({inner.of("texts", 1)}) WITH ORDINALITY AS u ("e l", ord)',
        "SELECT * FROM ROWS FROM (generate_series(1, 3), unnest(ARRAY['a', 'b'])) WITH ORDINALITY AS f (a, b, c)",
        "SELECT g AS g1, g.g AS g2 FROM generate_series(1, 3) g",
        f'SELECT x.* FROM {r.name} t CROSS JOIN LATERAL jsonb_to_recordset({inner.of("jsonb", 1)}) AS x (a int, "B" text)',
        f"SELECT {inner.of('int', 1)} AS a FROM {r.name} t TABLESAMPLE BERNOULLI (10) REPEATABLE (3)"
        if r.kind in "rpm"
        else f"SELECT 1 AS one FROM {r.name}",
        f"SELECT x.* FROM {r.name} t, XMLTABLE('//r' PASSING '<r/>'::xml COLUMNS id FOR ORDINALITY, \"N\" text PATH '@n' DEFAULT 'q' NOT NULL) x",
        f"SELECT k.key, k.value FROM {r.name} t LEFT JOIN jsonb_each({inner.of('jsonb', 1)}) k ON k.key IN ('a', 'b')",
        f'SELECT xmlelement(name "a b", xmlattributes({inner.of("text", 1)} AS c), {inner.of("int", 1)}) AS x, xmlforest({inner.of("text", 1)} AS q) AS f FROM {r.name} t',
        f"SELECT generate_series(1, {inner.of('int', 1)}) AS s, unnest({inner.of('ints', 1)}) AS u FROM {r.name} t",
    ]
    if b.version >= 170000:
        forms.append(
            f"SELECT j.* FROM {r.name} t, JSON_TABLE({inner.of('jsonb', 1)}, '$.a[*]' AS \"root\" COLUMNS (n FOR ORDINALITY, \"X\" int PATH '$.x' DEFAULT 3 ON EMPTY, e boolean EXISTS PATH '$.e', NESTED PATH '$.k' AS kk COLUMNS (y text PATH '$'))) j"
        )
    return str(b.pick(forms))


def _distinct_on(b: Builder, r: Relation, depth: int) -> str:
    inner = b.expressions(r.columns, immutable=False)
    key = inner.of("text", 1)
    return f"SELECT DISTINCT ON (({key})) {inner.of('int', 1)} AS a, ({key}) AS k FROM {r.name} ORDER BY ({key}), 1 DESC NULLS LAST"


def _nested(b: Builder, r: Relation, depth: int) -> str:
    return f"SELECT * FROM ({b.query(depth - 1)}) AS sub" if depth > 0 else _star(b, r, depth)


QUERIES: Sequence[Callable[[Builder, Relation, int], str]] = (
    *[_select] * 4,
    _star,
    _whole_row,
    *[_group] * 2,
    _window,
    *[_join] * 3,
    _compound,
    _with,
    *[_functions] * 2,
    _distinct_on,
    _nested,
)


# --- the strategy


def generate(rng: Random, version: int, shape: Shape) -> list[Statement]:
    """Write a random schema for a server version: objects first, then changes, then a few objects on top."""
    builder = Builder(rng, version, shape)
    if shape.named and builder.chance(60):
        builder.add_schema()
    for _ in range(rng.randrange(3)):
        builder.pick((Builder.add_enum, Builder.add_domain, Builder.add_composite, Builder.add_sequence))(builder)
    count = 3 + rng.randrange(shape.statements)
    for number in range(count):
        if shape.changes and number > count // 2 and builder.chance(40):
            builder.change()
        else:
            builder.pick(RARE if shape.rare and builder.chance(20) else COMMON)(builder)
    return builder.statements


def schemas(version: int, shape: Shape = Shape()) -> st.SearchStrategy[list[Statement]]:
    """Random schemas for a server version."""
    return st.randoms(use_true_random=False).map(lambda rng: generate(rng, version, shape))


def build(connection: psycopg.Connection[Any], statements: Sequence[Statement]) -> list[tuple[Statement, str]]:
    """Run each statement, and give those that the server refused, with its words."""
    refused = []
    for statement in statements:
        try:
            connection.execute(statement.sql.encode(), prepare=False)
        except psycopg.Error as error:
            refused.append((statement, str(error).splitlines()[0]))
    return refused
