"""What `compare` says of a history beside a datamodel: held against what Prisma's engines would do to the database."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

import pytest
from prisma_engine import Engine, MissingNodeError, engine_process, install, write_migrations
from prisma_script import said, touched
from psycopg.conninfo import conninfo_to_dict
from random_datamodels import random_datamodel

from squash.compare import Comparison, Declared, Scripts, compare_sources
from squash.postgres.server import Server
from squash.prisma.datamodel import parse_datamodel, render
from squash.prisma.history import History, Migration

VERSIONS = {6: (6, 19), 7: (7, 10)}
EXAMPLES = int(os.environ.get("SQUASH_EXAMPLES", "8"))
HEAD = 'datasource db {\n  provider = "postgresql"\n}\n'
PARTIAL = 'generator client {\n  provider = "prisma-client"\n  previewFeatures = ["partialIndexes"]\n}\n'


@pytest.fixture(scope="module")
def engines() -> Iterator[Mapping[int, Engine]]:
    try:
        home = install()
    except MissingNodeError as error:
        pytest.skip(str(error))
    with engine_process(home) as process:
        yield {version: Engine(process, version) for version in VERSIONS}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_migrations(tmp_path_factory.mktemp("empty"), ())


def compared(server: Server, script: str, datamodel: str, version: int = 7) -> Comparison:
    history = Scripts("history", "public", Path("history.sql"), History((Migration("1", script),), "postgresql", None))
    declared = parse_datamodel(datamodel, version=VERSIONS[version])
    return compare_sources(history, Declared("schema.prisma", "public", Path("schema.prisma"), declared), server)


def engine_script(server: Server, engine: Engine, script: str, datamodel: str, empty: Path) -> str:
    with server.database("drift") as database:
        with database.connect() as connection:
            connection.execute(script.encode(), prepare=False)
        host = conninfo_to_dict(database.conninfo)["host"]
        url = f"postgresql://postgres@localhost/{database.name}?host={host}"
        return engine.drift(url, {"schema.prisma": datamodel}, empty)


# --- Cases --------------------------------------------------------------------------------------------------

TABLE = """
CREATE TABLE "T" (
    "id" SERIAL NOT NULL, "a" TEXT, "b" TEXT, "n" INTEGER NOT NULL DEFAULT 1, "at" TIMESTAMP(3) NOT NULL,
    CONSTRAINT "T_pkey" PRIMARY KEY ("id")
);
"""
MODEL = """
model T {
  id Int @id @default(autoincrement())
  a  String?
  b  String?
  n  Int @default(1)
  at DateTime
%s
}
"""

CASES: dict[str, tuple[str, str, set[str], set[str]]] = {
    "the same": (TABLE, MODEL % "", set(), set()),
    "what a datamodel cannot say": (
        TABLE
        + """
        ALTER TABLE "T" ADD CHECK (n > 0), ADD EXCLUDE USING btree (n WITH =);
        COMMENT ON TABLE "T" IS 'things';
        CREATE VIEW v AS SELECT * FROM "T";
        CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER t BEFORE INSERT ON "T" FOR EACH ROW EXECUTE FUNCTION f();
        ALTER TABLE "T" ENABLE ROW LEVEL SECURITY;
        CREATE POLICY p ON "T" USING (true);
        CREATE SEQUENCE s; CREATE DOMAIN d AS INTEGER; CREATE EXTENSION citext; CREATE SCHEMA other;
        CREATE TABLE other.x (id INTEGER PRIMARY KEY);
        CREATE MATERIALIZED VIEW m AS SELECT 1 AS x; CREATE UNIQUE INDEX on_m ON m (x);
        ALTER TABLE "T" SET (fillfactor = 70);
        """,
        MODEL % "",
        set(),
        {
            'constraint "T_n_check" on table "T"',
            'constraint "T_n_excl" on table "T"',
            'comment on TABLE "T"',
            'view "v"',
            "function f()",
            'trigger "t" on table "T"',
            'row level security of table "T"',
            'policy "p" on table "T"',
            'sequence "s"',
            'type "d"',
            'extension "citext"',
            'schema "other"',
            'table "other"."x"',
            'materialized view "m"',
            'index "on_m"',
            'storage of table "T"',
        },
    ),
    "spelled otherwise": (
        """
        CREATE TYPE "E" AS ENUM ('b', 'a');
        CREATE SEQUENCE ids;
        CREATE TABLE "T" (
            "at" TIMESTAMP(3) NOT NULL, "n" INTEGER NOT NULL DEFAULT 1, "a" TEXT COLLATE "C", "b" TEXT UNIQUE,
            "id" INTEGER NOT NULL DEFAULT nextval('ids'), "e" "E" NOT NULL, "now" TIMESTAMPTZ NOT NULL DEFAULT now(),
            "tags" TEXT[] NOT NULL DEFAULT '{x,y}', "i" BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY,
            "m" DECIMAL(10,2) NOT NULL DEFAULT 1.5,
            CONSTRAINT "T_pkey" PRIMARY KEY ("id")
        );
        CREATE INDEX "T_a_idx" ON "T" ("a" DESC NULLS LAST) WITH (fillfactor = 70);
        CREATE INDEX "T_n_idx" ON "T" ("n");
        """,
        """enum E {\n  a\n  b\n}\n"""
        + MODEL
        % """
          e E
          now DateTime @default(now()) @db.Timestamptz(6)
          tags String[] @default(["x", "y"])
          i BigInt @default(autoincrement())
          m Decimal @default(1.50) @db.Decimal(10, 2)
          @@unique([b])
          @@index([a(sort: Desc)])
          @@index([n])
        """,
        set(),
        {
            'type "E"',
            'index "T_b_key"',
            'index "T_a_idx"',
            'column "a" of table "T"',
            'column "id" of table "T"',
            'column "i" of table "T"',
            'sequence "ids"',
        },
    ),
    "columns": (
        TABLE
        + """
        ALTER TABLE "T" ADD COLUMN "more" TEXT, ALTER "a" SET NOT NULL, ALTER "b" TYPE VARCHAR(10), ALTER "n" SET DEFAULT 2,
            ADD "u" TEXT NOT NULL DEFAULT gen_random_uuid()
        """,
        MODEL % "  u String @default(uuid())\n  missing Int?",
        {
            'column "more" of table "T"',
            'column "a" of table "T"',
            'column "b" of table "T"',
            'column "n" of table "T"',
            'column "u" of table "T"',
            'column "missing" of table "T"',
        },
        set(),
    ),
    "tables and enums": (
        TABLE
        + 'CREATE TABLE "Old" (id INTEGER PRIMARY KEY); CREATE INDEX ON "Old" (id); CREATE TYPE gone AS ENUM (\'a\');'
        "CREATE TYPE changed AS ENUM ('a', 'b')",
        MODEL
        % "  news New[]\n"
        + "model New {\n  id Int @id\n  t T @relation(fields: [tId], references: [id])\n  tId Int\n}\n"
        "enum changed {\n  a\n  c\n}\nenum fresh {\n  x\n}\n",
        {'table "Old"', 'table "New"', 'type "gone"', 'type "changed"', 'type "fresh"'},
        set(),
    ),
    "keys and names": (
        """
        CREATE TABLE "A" ("id" INTEGER NOT NULL, "n" INTEGER NOT NULL, CONSTRAINT "A_old_pk" PRIMARY KEY ("id"));
        CREATE TABLE "B" ("id" INTEGER NOT NULL, "aId" INTEGER, "a2" INTEGER, CONSTRAINT "B_pkey" PRIMARY KEY ("id"));
        ALTER TABLE "B" ADD CONSTRAINT "by hand" FOREIGN KEY ("aId") REFERENCES "A"("id") ON DELETE SET NULL ON UPDATE CASCADE;
        ALTER TABLE "B" ADD CONSTRAINT "B_a2_fkey" FOREIGN KEY ("a2") REFERENCES "A"("id") ON DELETE CASCADE ON UPDATE CASCADE
            DEFERRABLE INITIALLY DEFERRED;
        CREATE INDEX "old name" ON "A" ("n");
        CREATE INDEX "extra" ON "B" ("aId");
        CREATE INDEX "twice" ON "A" ("id");
        CREATE INDEX "once more" ON "A" ("id");
        """,
        """
        model A {
          id Int @id
          n Int
          b1 B[] @relation("one")
          b2 B[] @relation("two")
          @@index([n])
          @@index([id], map: "twice")
        }
        model B {
          id Int @id
          aId Int?
          a A? @relation("one", fields: [aId], references: [id])
          a2 Int?
          a2A A? @relation("two", fields: [a2], references: [id])
          @@index([a2])
        }
        """,
        {
            'primary key of table "A"',
            'foreign key "by hand" on table "B"',
            'foreign key "B_a2_fkey" on table "B"',
            'index "old name"',
            'index "extra"',
            'index "B_a2_idx"',
        },
        {'index "once more"'},
    ),
    "covering index": (
        TABLE + 'CREATE INDEX "covering" ON "T" ("n") INCLUDE ("a"); CREATE INDEX "T_n_a_idx" ON "T" ("n", "a")',
        MODEL % "  @@index([n, a])",
        set(),
        {'index "covering"'},
    ),
    "covering index that nothing is like": (
        TABLE + 'CREATE INDEX "covering" ON "T" ("n") INCLUDE ("a")',
        MODEL % "",
        {'index "covering"'},
        set(),
    ),
    "operator class of a B-tree": (
        TABLE + 'CREATE INDEX "T_a_idx" ON "T" ("a" text_pattern_ops)',
        MODEL % "  @@index([a])",
        set(),
        {'index "T_a_idx"'},
    ),
    "expression index": (
        TABLE + 'CREATE INDEX "low" ON "T" (lower("a")); CREATE UNIQUE INDEX "mixed" ON "T" ("n", lower("b"))',
        MODEL % "",
        set(),
        {'index "low"', 'index "mixed"'},
    ),
    "partial index": (
        TABLE + 'CREATE INDEX "part" ON "T" ("a") WHERE "n" > 1',
        MODEL % "",
        set(),
        {'index "part"'},
    ),
    "expression as default": (
        'CREATE TABLE "T" ("id" INTEGER NOT NULL, "g" INTEGER GENERATED ALWAYS AS ("id" * 2) STORED,'
        ' CONSTRAINT "T_pkey" PRIMARY KEY ("id"))',
        'model T {\n  id Int @id\n  g Int? @default(dbgenerated("(id * 2)"))\n}\n',
        set(),
        set(),
    ),
    "generated column": (
        'CREATE TABLE "T" ("id" INTEGER NOT NULL, "g" INTEGER GENERATED ALWAYS AS ("id" * 2) STORED,'
        ' CONSTRAINT "T_pkey" PRIMARY KEY ("id"))',
        "model T {\n  id Int @id\n  g Int?\n}\n",
        {'column "g" of table "T"'},
        set(),
    ),
    "inheritance and partitions": (
        """
        CREATE TABLE parent ("a" INTEGER NOT NULL, CONSTRAINT parent_pkey PRIMARY KEY ("a"));
        CREATE TABLE child ("b" INTEGER NOT NULL, CONSTRAINT child_pkey PRIMARY KEY ("b")) INHERITS (parent);
        CREATE TABLE parts ("id" INTEGER NOT NULL, CONSTRAINT parts_pkey PRIMARY KEY ("id")) PARTITION BY RANGE ("id");
        CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (10);
        """,
        "model parent {\n  a Int @id\n}\nmodel child {\n  a Int\n  b Int @id\n}\nmodel parts {\n  id Int @id\n}\n",
        set(),
        {'storage of table "child"', 'storage of table "parts"', 'table "parts_1"'},
    ),
    "functions and types of the history": (
        """
        CREATE FUNCTION short_id() RETURNS TEXT LANGUAGE sql AS 'SELECT ''x''::text';
        CREATE DOMAIN percent AS INTEGER CHECK (VALUE <= 100);
        CREATE EXTENSION pg_trgm;
        CREATE TABLE "T" ("id" TEXT NOT NULL DEFAULT short_id(), "p" percent, CONSTRAINT "T_pkey" PRIMARY KEY ("id"));
        CREATE INDEX "T_id_idx" ON "T" USING gin ("id" gin_trgm_ops);
        """,
        """
        model T {
          id String @id @default(dbgenerated("short_id()"))
          p Unsupported("percent")?
          @@index([id(ops: raw("gin_trgm_ops"))], type: Gin)
        }
        """,
        set(),
        {"function short_id()", 'type "percent"', 'extension "pg_trgm"'},
    ),
}


RESTLESS = {("column", '"p" of table "T"')}
"""What Prisma changes in each migration again, to what it is already: here the type of a column with a domain."""


@pytest.mark.parametrize("name", CASES)
def test_differences_are_those_that_the_engine_sees(
    name: str, server: Server, engines: Mapping[int, Engine], empty: Path
) -> None:
    script, model, differences, beyond = CASES[name]
    for version in VERSIONS:
        found = compared(server, script, HEAD + model, version)
        assert {d.identity for d in found.differences} == differences
        assert beyond <= {b.identity for b in found.beyond}
        assert found.identical == (not differences)
        theirs = touched(engine_script(server, engines[version], script, HEAD + model, empty))
        assert said(found.differences) == theirs - RESTLESS


def test_what_prisma_would_do_to_the_history_is_warned_of(server: Server) -> None:
    script = (
        TABLE
        + """
        CREATE INDEX "T_a_idx" ON "T" ("a") WHERE "n" > 1;
        CREATE INDEX "T_b_idx" ON "T" (lower("b"));
        CREATE INDEX "by hand" ON "T" ("at");
        CREATE INDEX "T_n_b_idx" ON "T" ("n", "b" text_pattern_ops);
        ALTER TABLE "T" ADD COLUMN "g" INTEGER GENERATED ALWAYS AS ("n" + 1) STORED;
    """
    )
    model = (
        HEAD
        + MODEL
        % """
        g Int?
        @@index([a])
        @@index([b])
        @@index([n, b(ops: raw("text_pattern_ops"))])
    """
    )
    dev = "the next `prisma migrate dev` would"
    assert set(compared(server, script, model, 6).warnings) == {
        f'{dev} drop index "by hand"',
        f'{dev} create index "T_a_idx" and fail: it is there, but Prisma does not see it (it is partial)',
        f'{dev} create index "T_b_idx" and fail: it is there, but Prisma does not see it (it has expressions)',
        f'{dev} fail on column "g" of table "T": it takes the expression that generates it for a default',
        'every `prisma migrate dev` drops index "T_n_b_idx" and makes it again:'
        " Prisma does not read the operator class of a B-tree",
    }
    seven = compared(server, script, PARTIAL + model)
    assert (
        f'{dev} create index "T_a_idx" and fail: it is there, but Prisma does not see it (it is partial)'
        not in seven.warnings
    )
    assert 'index "T_a_idx"' in {d.identity for d in seven.differences}  # the condition is seen


# --- Random ones --------------------------------------------------------------------------------------------


def mutated(text: str, random: Random) -> str:
    """Change some plain fields and indexes of a random datamodel, so that it stays one that Prisma takes."""
    lines = []
    for line in text.splitlines():
        field = re.match(r"  (f\d+) (\w+)(\S*)(.*)$", line)
        if field and random.random() < 0.25:
            line = _changed_field(*field.groups(), text=text, random=random)
        elif re.match(r"  @@index", line) and random.random() < 0.3:
            line = random.choice(
                ("", re.sub(r', map: ".*"', "", line) if "Brin" in line else line.replace("])", '], map: "other")'))
            )
        lines.append(line)
    return "\n".join(lines) + "\n"


def _changed_field(name: str, kind: str, arity: str, rest: str, *, text: str, random: Random) -> str:
    if len(re.findall(rf"\b{name}\b", text)) > 1:  # an index names it
        return f"  {name} {kind}{arity}{rest}"
    without = re.sub(r"@default\(.*\)", "", rest)
    return random.choice(
        (
            "",
            f"  {name} {kind}{'?' if arity == '' and 'autoincrement' not in rest else arity}{rest}",
            f"  {name} {kind}{arity}{without}",
            f"  {name} String?",
            f'  {name} {kind}{arity}{without} @map("moved {name}")' if "@map" not in rest else f"  {name} Int?",
        )
    )


@pytest.mark.parametrize("seed", range(EXAMPLES))
def test_random_changes(seed: int, server: Server, engines: Mapping[int, Engine], empty: Path) -> None:
    before = random_datamodel(seed)
    after = mutated(before, Random(seed))
    version = 6 + seed % 2
    script = render(parse_datamodel(before, version=VERSIONS[version]))
    found = compared(server, script, after, version)
    theirs = touched(engine_script(server, engines[version], script, after, empty))
    restless = touched(engine_script(server, engines[version], script, before, empty))
    assert said(found.differences) - restless == theirs - restless
    assert compared(server, script, before, version).identical
