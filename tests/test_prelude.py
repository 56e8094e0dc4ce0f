"""What exists before the history: preludes, where they are named, what they make, and what is told of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import psycopg
import pytest
from goldens import GOLDEN
from test_cli import squash as run_squash

from squash.compare import compare_sources, parse_source
from squash.data import DataChoice
from squash.deploys import Catalogs, Deploy, check_deploy, read_target
from squash.errors import ConfigurationError, DataError, InputError, ReplayError, SchemaError
from squash.lint import lint
from squash.output.report import proof_json, report
from squash.postgres.server import Prelude, Server, Wish, open_server, read_stub
from squash.prisma.datamodel.config import parse_config
from squash.prisma.history import History, Migration, read_history
from squash.prisma.ledger import record_applied
from squash.prisma.replay import Failure, replay
from squash.project import Project, named_prelude
from squash.run import Request, Squash, squash
from squash.surroundings import roles_needed, with_preludes

CASE = GOLDEN / "prelude" / "user-tables"
AUTH = Prelude("auth.sql", (CASE / "prelude.sql").read_text(encoding="utf-8"), trusted=True)


def history(*scripts: str) -> History:
    migrations = tuple(Migration(f"2024010{n}000000_m", script) for n, script in enumerate(scripts, 1))
    return History(migrations, "postgresql", None)


def squashed(server: Server, prelude: str, *scripts: str, data: DataChoice | None = None) -> Squash:
    within = with_preludes(server, [Prelude("p.sql", prelude, trusted=True)])
    result = squash(Request(history(*scripts), data=data or DataChoice()), within)
    assert [check for check in result.proof.checks if not check.passed] == []
    return result


# --- What is given, and what is the history's ---------------------------------------------------------------


def test_given_things_are_no_part_of_a_baseline_and_what_hangs_on_them_is(server: Server) -> None:
    result = squash(Request(read_history(CASE / "migrations")), with_preludes(server, [AUTH]))
    assert result.proof.holds
    identities = {item.identity for item in result.schema.objects}
    assert {
        'foreign key "Profile_id_fkey" on table "Profile"',
        'trigger "on_user" on table "auth"."users"',
    } <= identities
    assert not identities & {item.identity for item in result.given}
    assert 'table "auth"."users"' in {item.identity for item in result.given}
    assert "CREATE SCHEMA" not in result.baseline.script


@pytest.mark.parametrize(
    ("script", "named"),
    [
        (
            "ALTER TABLE auth.users ADD COLUMN nick text",
            'table "auth"."users", which the prelude makes and the history changes',
        ),
        ("DROP TABLE auth.users", 'table "auth"."users", which the prelude makes and the history drops'),
        (
            "CREATE OR REPLACE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
            "the history changes",
        ),
        ("COMMENT ON TABLE auth.users IS 'ours'", "comment on TABLE"),
        ("ALTER TABLE auth.users DISABLE ROW LEVEL SECURITY", "row level security"),
    ],
)
def test_a_given_thing_that_is_changed_or_dropped_is_refused_by_name(server: Server, script: str, named: str) -> None:
    with pytest.raises(SchemaError) as caught:
        squash(Request(history(script)), with_preludes(server, [AUTH]))
    assert named in caught.value.message


def test_rows_that_were_there_are_not_carried(server: Server) -> None:
    given = "CREATE TABLE plan (id int PRIMARY KEY, name text); INSERT INTO plan VALUES (1, 'free')"
    own = "CREATE TABLE t (id int); INSERT INTO plan VALUES (2, 'gold')"
    result = squashed(server, given, own)
    assert "gold" in result.baseline.script
    assert "free" not in result.baseline.script
    assert [(rows.table, result.carried.count(rows)) for rows in result.carried.rows] == [("plan", 1)]
    assert not squashed(server, given, "CREATE TABLE t (id int)").carried.rows


@pytest.mark.parametrize("script", ["DELETE FROM plan", "UPDATE plan SET name = 'other'", "TRUNCATE plan"])
def test_rows_that_were_there_and_are_changed_are_refused_by_name(server: Server, script: str) -> None:
    given = "CREATE TABLE plan (id int PRIMARY KEY, name text); INSERT INTO plan VALUES (1, 'free')"
    with pytest.raises(DataError, match='changes or deletes rows of "public"."plan"'):
        squashed(server, given, "CREATE TABLE t (id int)", script)


def test_rows_for_given_tables_alone_need_a_table_that_tells_a_new_database(server: Server) -> None:
    given = "CREATE TABLE plan (id int PRIMARY KEY)"
    with pytest.raises(DataError, match='puts rows into "plan", and makes no table of its own'):
        squashed(server, given, "INSERT INTO plan VALUES (1)")


def test_rows_of_given_tables_come_in_the_order_of_their_foreign_keys(server: Server) -> None:
    given = "CREATE TABLE z (id int PRIMARY KEY); CREATE TABLE a (z int REFERENCES z)"
    result = squashed(
        server, given, "CREATE TABLE own (id int); INSERT INTO z VALUES (1); INSERT INTO a VALUES (1), (1)"
    )
    assert result.baseline.script.index('INSERT INTO "z"') < result.baseline.script.index('INSERT INTO "a"')


def test_rows_are_put_beside_those_that_a_platform_has(server: Server) -> None:
    given = "CREATE TABLE plan (id int PRIMARY KEY); CREATE TABLE note (words text)"
    script = "CREATE TABLE t (id int); INSERT INTO plan VALUES (2); INSERT INTO note VALUES ('a')"
    baseline = squashed(server, given, script).baseline
    with server.database("platform") as database, database.connect() as connection:
        connection.execute(given.encode())
        connection.execute("INSERT INTO plan VALUES (1), (2); INSERT INTO note VALUES ('theirs')")
        replay(connection, History((baseline,), "postgresql", None))
        assert connection.execute("SELECT id FROM plan ORDER BY id").fetchall() == [(1,), (2,)]
        assert connection.execute("SELECT words FROM note ORDER BY words").fetchall() == [("a",), ("theirs",)]


def test_what_hangs_on_tables_of_extensions_is_written_and_rows_put_there_are_carried(tmp_path: Path) -> None:
    (tmp_path / "georef.sql").write_text(
        "CREATE TABLE ref (srid int PRIMARY KEY); INSERT INTO ref VALUES (4326); CREATE TABLE job (id serial PRIMARY KEY);"
    )
    script = (
        'CREATE EXTENSION georef; CREATE TABLE "Layer" (srid int REFERENCES ref); INSERT INTO ref VALUES (9);'
        " CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
        " CREATE TRIGGER t BEFORE UPDATE ON ref FOR EACH ROW EXECUTE FUNCTION f(); INSERT INTO job DEFAULT VALUES;"
    )
    wish = Wish("embedded", stubs=(read_stub(f"georef={tmp_path / 'georef.sql'}"),))
    with open_server(wish=wish) as stubbed:
        result = squash(Request(history(script)), stubbed)
    assert [check for check in result.proof.checks if not check.passed] == []
    kinds = {item.kind for item in result.schema.objects}
    assert {"foreign key", "trigger", "sequence value", "extension"} <= kinds
    assert "4326" not in result.baseline.script
    assert {rows.table: result.carried.count(rows) for rows in result.carried.rows} == {"ref": 1, "job": 1}


# --- How preludes run ----------------------------------------------------------------------------------------


def test_a_failing_prelude_names_its_file_and_line(server: Server) -> None:
    with pytest.raises(ReplayError) as caught:
        squashed(server, "CREATE SCHEMA a;\nCREATE TABLE a.b (c nowhere);", "SELECT 1")
    failure = caught.value.failure
    assert isinstance(failure, Failure)
    assert (failure.migration, failure.line, failure.sqlstate) == ("p.sql", 2, "42704")
    assert caught.value.message == "the prelude p.sql does not run"
    assert "line 2 of p.sql" in (caught.value.hint or "")


def test_roles_that_a_prelude_names_and_does_not_make_are_found() -> None:
    script = """
        CREATE ROLE maker;
        DO $$ BEGIN IF true THEN CREATE ROLE "Deep"; END IF; GRANT USAGE ON SCHEMA x TO shallow; END $$;
        GRANT SELECT ON t TO reader, "Deep" WITH GRANT OPTION;
        ALTER TABLE t OWNER TO keeper;
        CREATE POLICY p ON t TO seer, PUBLIC USING (true);
        CREATE SCHEMA s AUTHORIZATION lord;
        ALTER DEFAULT PRIVILEGES FOR ROLE giver GRANT ALL ON TABLES TO maker;
        GRANT pg_read_all_data TO taker;
    """
    named = roles_needed([Prelude("p.sql", script, trusted=False)])
    assert set(named) == {"shallow", "reader", "keeper", "seer", "lord", "giver", "taker"}


def test_another_server_has_the_preludes_too(server: Server) -> None:
    within = with_preludes(server, [AUTH])
    with within.fresh().database("x") as database, database.connect() as connection:
        assert connection.execute("SELECT to_regclass('auth.users')::text").fetchone() == ("auth.users",)
    with within.database("copy") as one, within.database("of", template=one) as copy, copy.connect() as connection:
        assert connection.execute("SELECT count(*) FROM auth.users").fetchone() == (0,)


def test_preludes_run_in_their_order(server: Server) -> None:
    first, second = Prelude("a", "CREATE SCHEMA a", trusted=True), Prelude("b", "CREATE TABLE a.b ()", trusted=False)
    with with_preludes(server, [first, second]).database("x") as database, database.connect() as connection:
        assert connection.execute("SELECT to_regclass('a.b')::text").fetchone() == ("a.b",)


# --- Deploys -------------------------------------------------------------------------------------------------

PLATFORM = """
CREATE SCHEMA auth; GRANT USAGE ON SCHEMA auth TO signed_in;
CREATE TABLE auth.users (id uuid PRIMARY KEY, email text, phone text, raw jsonb NOT NULL DEFAULT '{}');
CREATE TABLE auth.sessions (id uuid PRIMARY KEY, user_id uuid REFERENCES auth.users);
CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN NULL; END $$;
CREATE FUNCTION auth.jwt() RETURNS jsonb LANGUAGE sql STABLE AS 'SELECT NULL::jsonb';
CREATE INDEX ON auth.users (phone);
ALTER TABLE auth.users ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON auth.users TO signed_in;
"""


def deploy(connection: psycopg.Connection[Any], migrations: History) -> None:
    replay(connection, migrations)
    record_applied(connection, [(m.name, m.checksum) for m in migrations.migrations])


def test_what_a_platform_has_is_no_drift_of_a_deploy(server: Server) -> None:
    target = read_target(CASE / "migrations", git=False)
    within = with_preludes(server, [AUTH])
    server.ensure_role("signed_in")
    with server.database("deploy") as database:
        with database.connect() as connection:
            connection.execute(PLATFORM.encode())
            deploy(connection, read_history(CASE / "migrations"))
        visited = Deploy(database.name, "public", database.conninfo)
        checked = check_deploy(target, visited, Catalogs(target, within))
        assert checked.contrast is not None
        assert [d.identity for d in checked.contrast.differences] == []
        assert checked.verdict == "ready"
        with database.connect() as connection:
            connection.execute("DROP TRIGGER on_user ON auth.users; CREATE TABLE stray ()")
        checked = check_deploy(target, visited, Catalogs(target, within))
        assert checked.contrast is not None
        assert {d.identity for d in checked.contrast.differences} == {
            'trigger "on_user" on table "auth"."users"',
            'comment on TRIGGER "on_user" ON "auth"."users"',
            'table "stray"',
        }


def test_what_a_platform_has_is_no_difference_in_a_comparison(server: Server) -> None:
    within = with_preludes(server, [AUTH])
    server.ensure_role("signed_in")
    with server.database("deploy") as database:
        with database.connect() as connection:
            connection.execute(PLATFORM.encode())
            replay(connection, read_history(CASE / "migrations"))
        history_ = parse_source(str(CASE / "migrations"), "public")
        visited = Deploy(database.name, "public", database.conninfo)
        assert [d.identity for d in compare_sources(history_, visited, within).differences] == []
        assert [d.identity for d in compare_sources(visited, history_, within).differences] == []


# --- Where they are named ------------------------------------------------------------------------------------


def test_a_project_names_its_preludes_as_seen_from_its_settings(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "db" / "migrations").mkdir(parents=True)
    (tmp_path / "db" / "before.sql").write_text("CREATE SCHEMA a;")
    (tmp_path / "db" / "squash.toml").write_text('[squash]\nprelude = ["before.sql"]\n')
    (tmp_path / "prisma.config.ts").write_text("export default { migrations: { initShadowDb: 'CREATE SCHEMA b;' } }")
    (prelude,) = Project(tmp_path / "db" / "migrations").preludes
    assert (prelude.label, prelude.script, prelude.trusted) == ("before.sql", "CREATE SCHEMA a;", False)
    (tmp_path / "db" / "squash.toml").unlink()
    (prelude,) = Project(tmp_path / "db" / "migrations").preludes
    assert (prelude.label, prelude.script, prelude.trusted) == (
        "initShadowDb in prisma.config.ts",
        "CREATE SCHEMA b;",
        False,
    )


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ('"nowhere.sql"', ConfigurationError),
        ("[1]", ConfigurationError),
        ('""', ConfigurationError),
        ('"../../outside.sql"', InputError),
    ],
)
def test_settings_that_name_no_prelude_of_the_project(tmp_path: Path, value: str, error: type[Exception]) -> None:
    (tmp_path / "outside.sql").write_text("SELECT 1")
    project = tmp_path / "a" / "b"
    (project / ".git").mkdir(parents=True)
    (project / "squash.toml").write_text(f"[squash]\nprelude = {value}\n")
    with pytest.raises(error):
        _ = Project(project / "migrations").preludes


def test_a_prelude_of_the_command_line_is_a_file_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no prelude nowhere"):
        named_prelude("nowhere")
    (tmp_path / "p.sql").write_text("SELECT 1")
    assert named_prelude(str(tmp_path / "p.sql")) == Prelude(str(tmp_path / "p.sql"), "SELECT 1", trusted=True)


CONFIG = Path("prisma.config.ts")


@pytest.mark.parametrize(
    ("text", "script", "computed"),
    [
        (
            "migrations: { initShadowDb: `CREATE SCHEMA a;\nSELECT '\\${x}';` },",
            "CREATE SCHEMA a;\nSELECT '${x}';",
            False,
        ),
        ("initShadowDb: 'it\\'s\\n\\u0041\\x42'", "it's\nAB", False),
        ('"initShadowDb": "x"', "x", False),
        ("// initShadowDb: 'no'\n/* initShadowDb: 'no' */", None, False),
        ("const a = \"initShadowDb: 'no'\"", None, False),
        ("initShadowDb: `a ${b}`", None, True),
        ("initShadowDb: fs.readFileSync('a.sql', 'utf8')", None, True),
        ("initShadowDb: 'a' + b", None, True),
    ],
)
def test_plain_strings_of_a_config_file_are_read_and_code_is_not_run(
    text: str, script: str | None, computed: bool
) -> None:
    config = parse_config(CONFIG, text)
    assert (config.shadow_script, config.computed) == (script, computed)


def test_external_names_of_a_config_file() -> None:
    text = "export default defineConfig({ tables: { external: ['auth.users', \"b\"] }, enums: { external: [`c.d`] } })"
    config = parse_config(CONFIG, text)
    assert (config.tables, config.enums) == (("auth.users", "b"), ("c.d",))


def test_external_tables_are_no_drift_and_not_declared(server: Server, tmp_path: Path) -> None:
    external = 'model Account {\n  id Int @id\n  posts Post[]\n  @@map("account")\n}\n'
    (tmp_path / "schema.prisma").write_text(
        'datasource db {\n  provider = "postgresql"\n}\nmodel Post {\n  id Int @id\n  author Int\n'
        f"  account Account @relation(fields: [author], references: [id])\n}}\n{external}"
    )
    (tmp_path / "prisma.config.ts").write_text("export default { tables: { external: ['public.account'] } }")
    folder = tmp_path / "migrations" / "20240101000000_init"
    folder.mkdir(parents=True)
    (folder / "migration.sql").write_text(
        'CREATE TABLE "Post" ("id" INTEGER NOT NULL, "author" INTEGER NOT NULL, CONSTRAINT "Post_pkey" PRIMARY KEY ("id"));'
        ' ALTER TABLE "Post" ADD CONSTRAINT "Post_author_fkey" FOREIGN KEY ("author") REFERENCES account (id)'
        " ON DELETE RESTRICT ON UPDATE CASCADE;"
    )
    prelude = Prelude("p.sql", "CREATE TABLE account (id int PRIMARY KEY)", trusted=False)
    config = Project(tmp_path / "migrations").config
    assert config is not None
    within = with_preludes(server, [prelude], config.tables)
    declared = parse_source(str(tmp_path / "schema.prisma"), "public")
    migrations = parse_source(str(tmp_path / "migrations"), "public")
    assert [d.identity for d in compare_sources(migrations, declared, within).differences] == []
    outside = with_preludes(server, [], ["public.other", "public.mood"])
    with server.database("deploy") as database:
        with database.connect() as connection:
            connection.execute("CREATE TABLE t (id int); CREATE TABLE other (id int); CREATE TYPE mood AS ENUM ('a')")
            connection.execute("CREATE INDEX ON other (id)")
        (folder / "migration.sql").write_text("CREATE TABLE t (id int);")
        history_ = parse_source(str(tmp_path / "migrations"), "public")
        visited = Deploy(database.name, "public", database.conninfo)
        assert [d.identity for d in compare_sources(history_, visited, outside).differences] == []
        assert len(compare_sources(history_, visited, server).differences) == 3


# --- What is told --------------------------------------------------------------------------------------------


def test_the_outputs_name_the_prelude_its_hash_and_its_objects(server: Server) -> None:
    prelude = "CREATE ROLE prelude_told; CREATE SCHEMA a; CREATE TABLE a.b (); CREATE TABLE a.c ()"
    result = squashed(server.fresh(), prelude, "CREATE TABLE t (id int)")
    told = proof_json(result, server)["prelude"]
    digest = result.preludes[0].sha256
    assert told["scripts"] == [{"name": "p.sql", "sha256": digest, "may_use_superuser": True}]
    assert set(told["objects"]) == {'schema "a"', 'table "a"."b"', 'table "a"."c"'}
    assert digest in report(result)
    assert told["roles"] == ["prelude_told"]
    assert "Given: 1 role, 1 schema, 2 tables." in report(result)


def test_the_command_line_says_which_prelude_runs(tmp_path: Path) -> None:
    case = GOLDEN / "prelude" / "rows"
    done = run_squash("run", str(case / "migrations"), "--no-git", "--prelude", str(case / "prelude.sql"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"prelude {case / 'prelude.sql'}" in done.stderr
    assert "given: 1 schema, 2 tables" in done.stdout
    proof = json.loads((tmp_path / "squash-out" / "proof.json").read_text())
    assert 'table "storage"."buckets"' in proof["prelude"]["objects"]


def test_lint_knows_what_a_prelude_makes_and_names() -> None:
    script = (CASE / "migrations" / "20240101000000_init" / "migration.sql").read_text(encoding="utf-8")
    told = {finding.rule for finding in lint(history(script))}
    assert {"missing-relation", "role-from-outside"} <= told
    known = {finding.rule for finding in lint(history(script), preludes=[AUTH])}
    assert not known & {"missing-relation", "missing-object", "role-from-outside"}
