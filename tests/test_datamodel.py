"""Datamodels: their DDL is that of Prisma's own engines, to the letter; what is wrong in one is said with its place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from prisma_engine import Engine, EngineError, MissingNodeError, engine_process, install
from psycopg.conninfo import conninfo_to_dict
from random_datamodels import random_datamodel

from squash.errors import DatamodelError
from squash.postgres.server import Database, Server, execute_script
from squash.prisma.datamodel import DeclaredName, find_datamodel, is_datamodel, parse_datamodel, read_datamodel, render

DATAMODELS = Path(__file__).parent / "datamodels"
FEATURES = sorted(path.stem for path in DATAMODELS.iterdir())
VERSIONS = {6: (6, 19), 7: (7, 10)}
ONLY_SEVEN = ("partial",)  # a preview feature since 7.4
EXAMPLES = int(os.environ.get("SQUASH_EXAMPLES", "12"))


@pytest.fixture(scope="module")
def engines() -> Iterator[Mapping[int, Engine]]:
    try:
        home = install()
    except MissingNodeError as error:
        pytest.skip(str(error))
    with engine_process(home) as process:
        yield {version: Engine(process, version) for version in VERSIONS}


@pytest.fixture(scope="module")
def shared(server: Server) -> Iterator[Database]:
    """A database to which the engine can connect when it is to write DDL; it does nothing there."""
    with server.database("engine") as database:
        yield database


def url(database: Database) -> str:
    return f"postgresql://postgres@localhost/{database.name}?host={conninfo_to_dict(database.conninfo)['host']}"


def files(path: Path) -> dict[str, str]:
    parts = [path] if path.is_file() else sorted(path.rglob("*.prisma"))
    return {str(part): part.read_text(encoding="utf-8") for part in parts}


def feature(name: str) -> Path:
    return next(path for path in DATAMODELS.iterdir() if path.stem == name)


# --- The DDL ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "version"), [(n, v) for n in FEATURES for v in VERSIONS if v >= 7 or n not in ONLY_SEVEN]
)
def test_the_ddl_is_the_engines_to_the_letter(
    name: str, version: int, engines: Mapping[int, Engine], shared: Database
) -> None:
    theirs = engines[version].ddl(files(feature(name)), url(shared))
    assert render(read_datamodel(feature(name), version=VERSIONS[version])) == theirs


@pytest.mark.parametrize("name", FEATURES)
def test_the_ddl_runs(name: str, database: Database) -> None:
    with database.connect() as connection:
        execute_script(connection, render(read_datamodel(feature(name))))


@pytest.mark.parametrize("seed", range(EXAMPLES))
def test_random_datamodels(seed: int, engines: Mapping[int, Engine], shared: Database) -> None:
    text = random_datamodel(seed)
    for version, engine in engines.items():
        theirs = engine.ddl({"schema.prisma": text}, url(shared))
        assert render(parse_datamodel(text, version=VERSIONS[version])) == theirs


# --- What is not in the engine's words ----------------------------------------------------------------------


def test_quotes_in_enum_values_are_doubled_which_prisma_forgets(database: Database) -> None:
    text = """enum Mood {\n  FINE @map("it's fine")\n}\nmodel A {\n  id Int @id\n  mood Mood @default(FINE)\n}\n"""
    with database.connect() as connection:
        execute_script(connection, render(parse_datamodel(text)))
        assert connection.execute('SELECT enum_range(NULL::"Mood")::text').fetchone() == ('{"it\'s fine"}',)


def test_many_to_many_tables_have_a_unique_index_before_prisma_6() -> None:
    text = "model A {\n  id Int @id\n  bs B[]\n}\nmodel B {\n  id Int @id\n  as A[]\n}\n"
    old, new = (render(parse_datamodel(text, version=version)) for version in ((5, 22), (6, 0)))
    assert 'CREATE UNIQUE INDEX "_AToB_AB_unique" ON "_AToB"("A", "B");' in old
    assert "AB_pkey" not in old
    assert 'CONSTRAINT "_AToB_AB_pkey" PRIMARY KEY ("A","B")' in new
    assert "AB_unique" not in new


def test_the_static_view_names_what_the_database_knows() -> None:
    datamodel = read_datamodel(feature("schemas"))
    assert datamodel.namespaces == ("shop", "auth", "public", "unused")
    assert [str(table.name) for table in datamodel.tables] == [
        '"auth"."User"',
        '"shop"."User"',
        '"shop"."Shop"',
        '"public"."Order"',
        '"shop"."_ShopToUser"',
    ]
    customer = datamodel.table("User", "shop")
    assert customer is not None
    assert customer.model == "Customer"
    role = customer.column("role")
    assert role is not None
    assert (role.type, role.enum, role.nullable) == ('"shop"."Role"', DeclaredName("shop", "Role"), False)
    assert str(role.position).endswith("schemas.prisma:43:3")
    assert datamodel.views == (DeclaredName("shop", "report"),)


def test_a_folder_is_one_datamodel(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "base.prisma").write_text('datasource db {\n  provider = "postgresql"\n}\nenum E {\n  A\n}\n')
    (tmp_path / "models" / "t.prisma").write_text("model T {\r\n  id Int @id\r\n  e E?\r\n}\r\n")
    datamodel = read_datamodel(tmp_path)
    assert [file.name for file in datamodel.files] == ["base.prisma", "t.prisma"]
    assert '"e" "E"' in render(datamodel)


def test_a_datamodel_is_found_from_its_migrations(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    migrations = tmp_path / "db" / "prisma" / "migrations"
    (migrations / "1_init").mkdir(parents=True)
    (migrations / "1_init" / "migration.sql").touch()
    assert find_datamodel(migrations) is None
    assert not is_datamodel(migrations)
    beside = migrations.parent / "schema.prisma"
    beside.write_text("model A {\n  id Int @id\n}\n")
    assert find_datamodel(migrations) == beside
    other = tmp_path / "db" / "models"
    other.mkdir()
    (other / "b.prisma").write_text("model B {\n  id Int @id\n}\n")
    manifest = tmp_path / "package.json"
    manifest.write_text('{"prisma": {"schema": "db/models"}}')
    assert find_datamodel(migrations) == other
    config = tmp_path / "db" / "prisma.config.ts"
    for text in (
        'export default defineConfig({\n  schema: "./prisma/schema.prisma",\n})',
        'export default {\n  // schema: "x",\n  schema: path.join(__dirname, "prisma", "schema.prisma"),\n}',
    ):
        config.write_text(text)
        assert find_datamodel(migrations) == beside
        assert is_datamodel(config)
        assert [table.model for table in read_datamodel(config).tables] == ["A"]
    assert is_datamodel(tmp_path / "db")


def test_the_version_of_prisma_comes_from_the_project(tmp_path: Path) -> None:
    schema = tmp_path / "schema.prisma"
    schema.write_text("model A {\n  id Int @id\n}\n")
    assert read_datamodel(schema).version == (7, 10)
    (tmp_path / "package.json").write_text('{"devDependencies": {"prisma": "5.22.0"}}')
    assert read_datamodel(schema).version == (5, 22)


# --- What is wrong ------------------------------------------------------------------------------------------

WRONG = {
    "model A {\n  id Int @id\n  b Colour\n}\n": "3:5: Colour is no type of Prisma's, no enum and no model",
    "model A {\n  id Int @id\n}\nmodel A {\n  id Int @id\n}\n": "4:7: A is declared already, at schema.prisma:1:7",
    "enum Int {\n  A\n}\n": "1:6: Int is the name of a type of Prisma's",
    "model A {\n  id Int @id\n  id Int\n}\n": "3:3: id is declared already",
    'model A {\n  id Int @id\n  b Int @map("id")\n}\n': '3:3: fields id and b of A are both column "id"',
    'model A {\n  id Int @id\n}\nmodel B {\n  id Int @id\n  @@map("A")\n}\n': '4:7: table "A" is declared already',
    "model A {\n  id Int @id\n  b B\n}\nmodel B {\n  id Int @id\n  a A?\n}\n": "3:3: the relation of A.b has no fields",
    "model A {\n  id Int @id\n  b B[]\n}\nmodel B {\n  id Int @id\n}\n": "3:3: the relation of A.b has no other end",
    "model A {\n  id Int @id\n  b B @relation(fields: [x], references: [id])\n}\nmodel B {\n  id Int @id\n  a A[]\n}\n": (
        "3:7: A has no column for a field x"
    ),
    "model A {\n  id Int @id\n  b B @relation(fields: [id])\n}\nmodel B {\n  id Int @id\n  a A[]\n}\n": (
        "3:7: the relation of A.b says `fields`, but no `references`"
    ),
    'datasource db {\n  provider = "cockroachdb"\n}\n': "2:14: the provider is cockroachdb, but only postgresql",
    "datasource a {\n}\ndatasource b {\n}\n": "3:12: there is a second datasource",
    "model A {\n  id\n}\n": '2:3: field "id" has no type',
    "model A {\n  id Int @id(\n}\n": "2:14: the end of the line is not expected here",
    "model A {\n  id Int @id\n": "2:13: the end of the file is not expected here",
    "modle A {\n}\n": '1:1: "modle" is not expected here',
    'model A {\n  id String @id @default("x)\n}\n': "2:26: this string does not end on its line",
    'model A {\n  id String @id @default("\\q")\n}\n': "2:26: ",
    "model A {\n  id Int @id @db.TinyInt\n}\n": "2:14: PostgreSQL has no native type @db.TinyInt",
    "model A {\n  id Int @id @db.Text\n}\n": "2:14: @db.Text is for String, but id is Int",
    "model A {\n  id Int @id\n  d Decimal @db.Decimal(3)\n}\n": "3:13: @db.Decimal takes 0 or 2 whole numbers",
    "enum E {\n  X\n}\nmodel A {\n  id Int @id\n  e E @default(Y)\n}\n": "6:16: enum E has no value Y",
    'model A {\n  id Int @id @default("x")\n}\n': '2:23: "x" is no Int',
    "model A {\n  id Int @id @default(sequence())\n}\n": "2:23: sequence() is no default",
    "model A {\n  id Int @id\n  l Int[] @default(3)\n}\n": "3:20: l is a list, but its default is none",
    "model A {\n  id Int @id\n  @@index([b])\n}\n": '3:12: A has no column for a field "b"',
    "model A {\n  id Int @id\n  @@index([id], type: Rum)\n}\n": "3:23: an index type is one of BTree, Hash",
    "model A {\n  id Int @id\n  b Int\n  @@index([b])\n  @@index([b(sort: Desc)])\n}\n": '5:3: the name "A_b_idx" is taken',
    "model A {\n  id Int @id\n  @@indx([id])\n}\n": "3:3: @@indx is no attribute",
    "model A {\n  id Int\n}\n": "1:7: model A has no key",
    "model A {\n  id Int?  @unique\n}\n": "1:7: model A has no key",
    'model A {\n  id Int @id\n  @@schema("x")\n}\n': "3:3: @@schema needs `schemas` in the datasource",
    "type A {\n  id Int\n}\n": "1:6: composite types are for MongoDB",
    "model A {\n  a Int\n  b Int\n  cs C[]\n  @@id([a, b])\n}\nmodel C {\n  id Int @id\n  as A[]\n}\n": (
        "4:3: an implicit many-to-many relation needs an @id field in A"
    ),
}


B = "model B {\n  id Int @id\n  u Int\n  a A[]\n}\n"
WRONG |= {
    "model A {\n  id Int @id\n  y String\n  b B @relation(fields: y, references: id)\n}\n" + B: (
        "4:7: the types of the relation of A.b differ: y is String, B.id is Int"
    ),
    "model A {\n  id Int @id\n  y Int?\n  b B @relation(fields: y, references: id)\n}\n" + B: (
        "4:7: the relation of A.b is required, but its field y is optional"
    ),
    "model A {\n  id Int @id\n  y Int\n  b B @relation(fields: y, references: u)\n}\n" + B: (
        "4:7: no unique key of B has the fields u"
    ),
    "model A {\n  id Int @id\n  y Int\n  b B @relation(fields: y, references: id)\n}\n" + B.replace("A[]", "A?"): (
        "4:7: the one-to-one relation of A.b needs a unique key of y"
    ),
    "model A {\n  id Int @id\n  b B @relation(fields: id, references: id)\n}\n"
    + B.replace("A[]", "A @relation(fields: id, references: id)"): "3:7: both ends of the relation of A.b say `fields`",
    "model A {\n  id Int @id\n  b B @relation(fields: id, references: id)\n}\n" + B.replace("A[]", "A"): (
        "8:3: B.a is required, but its columns are at the other end, A.b"
    ),
    "model A {\n  id Int @id\n  b B[] @relation(references: [id])\n}\n" + B: (
        "3:9: A.b: an implicit many-to-many relation takes no `references`"
    ),
    "model A {\n  id Int @id\n  y Int\n  b B @relation(fields: y, references: id)\n}\n"
    + B.replace("A[]", "A[] @relation(references: y)"): "9:9: B.a: the other end, A.b, says the `references`",
    'datasource db {\n  provider = "postgresql"\n  schemas = []\n}\n': "3:13: schemas lists none",
    "model A {\n  id Int @id(sort: Desc)\n}\n": "2:10: PostgreSQL has no `sort` here",
    "model A {\n  id String\n  @@id([id(length: 9)])\n}\n": "3:9: PostgreSQL has no `length` here",
    "model A {\n  id Int @id\n  @@index([id], clustered: false)\n}\n": "3:3: PostgreSQL has no `clustered` here",
    "model A {\n  id Int @id @default(now())\n}\n": "2:23: now() is for DateTime, not for Int",
    "model A {\n  id Int @id @default(auto())\n}\n": "2:23: auto() is no default that Prisma has for PostgreSQL",
    "model A {\n  id Int @id\n  n Int[] @default(autoincrement())\n}\n": "3:20: n is a list, which autoincrement() cannot fill",
    "model A {\n  id Int @id @default()\n}\n": "2:14: @default of id has no value",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_said_with_its_place(text: str) -> None:
    with pytest.raises(DatamodelError) as caught:
        parse_datamodel(text)
    assert f"schema.prisma:{WRONG[text]}" in caught.value.message


def test_what_is_wrong_is_wrong_to_prisma(engines: Mapping[int, Engine], shared: Database) -> None:
    source = 'datasource db {\n  provider = "postgresql"\n}\n'
    for text in WRONG:
        if "cockroachdb" in text or "Int[] @default(autoincrement())" in text:
            continue  # Prisma's, but not ours; and what Prisma takes but PostgreSQL does not: SERIAL[]
        for engine in engines.values():
            with pytest.raises(EngineError):
                engine.ddl({"schema.prisma": text if "datasource" in text else source + text}, url(shared))


def test_what_prisma_checks_since_its_fourth_version_is_taken_from_an_older_one() -> None:
    text = "model A {\n  id Int @id\n  b B[] @relation(references: [id])\n}\nmodel B {\n  id Int @id\n  a A[]\n}\n"
    assert "_AToB" in render(parse_datamodel(text, version=(3, 15)))
