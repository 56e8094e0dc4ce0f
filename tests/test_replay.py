"""Applying histories in both of Prisma's ways; where they stop, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from squash.errors import ReplayError, ServerError
from squash.postgres.schema import read_schema
from squash.postgres.server import Database, Server
from squash.prisma.history import History, Migration
from squash.prisma.replay import Execution, Failure, detect_execution, replay


def history(*scripts: str) -> History:
    return History(tuple(Migration(f"{n}_step", script) for n, script in enumerate(scripts)), "postgresql", None)


def failure(database: Database, execution: Execution, *scripts: str) -> Failure:
    with database.connect() as connection, pytest.raises(ReplayError) as caught:
        replay(connection, history(*scripts), execution=execution)
    assert isinstance(caught.value.failure, Failure)
    return caught.value.failure


@pytest.mark.parametrize("execution", ["batch", "split"])
def test_a_history_is_applied_in_order(database: Database, execution: Execution) -> None:
    seen: list[str] = []
    with database.connect() as connection:
        done = replay(
            connection,
            history("CREATE TABLE a (); -- x\nCREATE TABLE b ();", "ALTER TABLE a ADD c INT;"),
            execution=execution,
            progress=lambda number, migration: seen.append(f"{number} {migration.name}"),
        )
    assert [(one.name, one.statements) for one in done.applied] == [("0_step", 2), ("1_step", 1)]
    assert seen == ["0 0_step", "1 1_step"]


@pytest.mark.parametrize("execution", ["batch", "split"])
def test_where_it_stops(database: Database, execution: Execution) -> None:
    found = failure(database, execution, "CREATE TABLE a ();", "SELECT 1;\n\nALTER TABLE a\n  ADD COLUMN x missing;\n")
    assert (found.migration, found.line, found.column, found.sqlstate) == ("1_step", 4, 16, "42704")
    assert found.statement == "ALTER TABLE a\n  ADD COLUMN x missing"
    assert found.excerpt.splitlines()[-2:] == ["4 |   ADD COLUMN x missing;", "  |                ^"]
    assert found.advice == 'no migration creates "missing"'


@pytest.mark.parametrize("execution", ["batch", "split"])
def test_a_failure_without_a_position_is_found(database: Database, execution: Execution) -> None:
    script = "CREATE TABLE b ();\nCREATE TABLE a ();\nCREATE TABLE c ();"
    found = failure(database, execution, "CREATE TABLE a ();", script)
    assert (found.line, found.sqlstate, found.advice) == (2, "42P07", '"a" was already created by 0_step')


def test_the_cause_in_terms_of_the_history(database: Database) -> None:
    later = failure(database, "batch", 'ALTER TABLE "T" ADD a INT;', 'CREATE TABLE "T" ();')
    assert later.advice == 'only the later migration 1_step creates "T"'
    gone = failure(database, "batch", 'CREATE TABLE "U" ();', 'DROP TABLE "U";', 'ALTER TABLE "U" ADD a INT;')
    assert gone.advice == '"U" was dropped or renamed by 1_step'
    column = failure(
        database, "batch", "CREATE TABLE v ();", "CREATE INDEX i ON v (w);", "ALTER TABLE v ADD COLUMN w INT;"
    )
    assert column.advice == 'only the later migration 2_step adds the column "w"'


@pytest.mark.parametrize("execution", ["batch", "split"])
def test_going_on_after_failures_tells_them_all(database: Database, execution: Execution) -> None:
    scripts = (
        "CREATE TABLE a (id INT);",
        "CREATE TYPE e AS ENUM ('x'); ALTER TABLE gone ADD c INT; CREATE TABLE b (id INT);",
        "ALTER TABLE b ADD c INT;",
        "BEGIN; ALTER TABLE missing ADD c INT; COMMIT;",
        "ALTER TABLE a ADD c INT;",
    )
    errors: list[ReplayError] = []
    with database.connect() as connection:
        done = replay(connection, history(*scripts), execution=execution, failed=errors.append)
        columns = connection.execute("SELECT count(*) FROM pg_attribute WHERE attrelid = 'a'::regclass AND attnum > 0")
        assert columns.fetchone() == (2,)
    assert [one.name for one in done.applied] == ["0_step", "4_step"]
    failures = [error.failure for error in errors if isinstance(error.failure, Failure)]
    assert [(one.migration, one.advice) for one in failures] == [
        ("1_step", 'no migration creates "gone"'),
        ("2_step", '"b" is made by 1_step, which failed itself'),
        ("3_step", 'no migration creates "missing"'),
    ]


def test_what_only_works_statement_by_statement_is_said(server: Server) -> None:
    scripts = (
        "CREATE TYPE e AS ENUM ('a');",
        "ALTER TYPE e ADD VALUE 'b';\nCREATE TABLE t (c e DEFAULT 'b');\nSELECT 'b'::e;",
    )
    with server.database("split") as database:
        assert "--execution split" in (failure(database, "batch", *scripts).advice or "")
    with server.database("split") as database, database.connect() as connection:
        assert len(replay(connection, history(*scripts), execution="split").applied) == 2


@pytest.mark.parametrize(
    ("script", "applies"),
    [
        ("ALTER TYPE e ADD VALUE 'b';\nSELECT 'b'::e;", True),
        ("ALTER TYPE e ADD VALUE 'b';\nDO $$ BEGIN END $$;\nSELECT 'b'::e;", False),
        ("CREATE INDEX CONCURRENTLY i ON t (c);\nCREATE INDEX j ON t (c);", True),
        ("CREATE INDEX CONCURRENTLY i ON t (c);\nDROP INDEX CONCURRENTLY i;", False),
        ("DROP INDEX CONCURRENTLY k;", True),
    ],
)
def test_what_prisma_cannot_cut_is_one_transaction_in_any_version(
    database: Database, script: str, applies: bool
) -> None:
    first = "CREATE TYPE e AS ENUM ('a');\nCREATE TABLE t (c e);\nCREATE INDEX k ON t (c);"
    if applies:
        with database.connect() as connection:
            assert len(replay(connection, history(first, script), execution="split").applied) == 2
    else:
        advice = failure(database, "split", first, script).advice or ""
        assert "every version of Prisma runs it whole" in advice
        assert "cannot read line 2 (D" in advice


def test_settings_leak_from_one_migration_to_the_next(database: Database) -> None:
    found = failure(database, "batch", "SELECT set_config('search_path', '', false);", "CREATE TABLE t ();")
    assert found.advice is not None
    assert "search_path is empty" in found.advice


def test_a_transaction_left_open_is_an_error_that_names_who_began_it(database: Database) -> None:
    scripts = ("BEGIN; SELECT 1; COMMIT;", "BEGIN; CREATE TABLE t ();", "SELECT 1;")
    with database.connect() as connection:
        with pytest.raises(ReplayError, match="1_step begins a transaction that none commits"):
            replay(connection, history(*scripts))
        assert connection.execute("SELECT to_regclass('t')").fetchone() == (None,)


def test_a_failure_inside_an_explicit_transaction_leaves_the_connection_usable(database: Database) -> None:
    with database.connect() as connection:
        with pytest.raises(ReplayError) as caught:
            replay(connection, history("BEGIN;\nCREATE TABLE t ();\nSELECT 1/0;\nCOMMIT;"))
        assert isinstance(caught.value.failure, Failure)
        assert (caught.value.failure.line, caught.value.failure.sqlstate) == (3, "22012")
        assert connection.execute("SELECT to_regclass('t')").fetchone() == (None,)


def test_an_error_in_a_function_gives_the_statement_and_the_context(database: Database) -> None:
    script = "CREATE TABLE b ();\nDO $$\nBEGIN\n  INSERT INTO missing VALUES (1);\nEND $$;"
    found = failure(database, "batch", script)
    assert found.line == 2
    assert found.statement.startswith("DO $$")
    assert "PL/pgSQL function inline_code_block line 3" in (found.context or "")
    assert found.advice == 'no migration creates "missing"'


PREPARATION = """CREATE TABLE t (a INT); CREATE TYPE e AS ENUM ('x'); CREATE VIEW v AS SELECT a FROM t;
ALTER TABLE t RENAME TO u; ALTER TABLE u RENAME COLUMN a TO b; CREATE TABLE w (id INT PRIMARY KEY);"""


@pytest.mark.parametrize(
    ("script", "advice"),
    [
        ("CREATE INDEX i ON u(missing);", 'no migration adds the column "missing"'),
        ("ALTER TABLE u DROP COLUMN missing;", 'no migration adds the column "missing" to "u"'),
        ("ALTER TABLE u DROP COLUMN a;", 'the column "a" was dropped or renamed by 0_step'),
        ("ALTER TABLE u DROP COLUMN c;", 'only the later migration 2_step adds the column "c"'),
        ("ALTER TABLE u ADD COLUMN b INT;", 'the column "b" was already created by 0_step'),
        ("DROP TRIGGER g ON u;", 'no migration creates the trigger "g"'),
        ("SELECT 'y'::e;", 'no migration adds the value "y" to "e"'),
        ("SELECT 1 FROM public.gone;", 'no migration creates "public.gone"'),
        (
            "SELECT 1; CREATE TABLE early (x later); CREATE TYPE later AS ENUM ();",
            'this migration creates "later" only further down',
        ),
        ("DROP TABLE u;", '"v", which depends on it, was created by 0_step: drop it first'),
        (
            "SELECT uuid_generate_v4();",
            'no migration creates the extension "uuid-ossp", from which the function "uuid_generate_v4" comes',
        ),
        ("CREATE TABLE x (id INT REFERENCES w); INSERT INTO x VALUES (1);", "the rows that it writes refer to rows"),
        ("\ufeffSELECT 1;", "the script starts with a byte order mark"),
    ],
)
def test_advice_is_in_terms_of_the_history(database: Database, script: str, advice: str) -> None:
    found = failure(database, "batch", PREPARATION, script, "ALTER TABLE u ADD COLUMN c INT;")
    assert (found.advice or "")[: len(advice)] == advice


def test_the_caret_stands_below_wide_characters_tabs_and_in_long_lines(database: Database) -> None:
    wide = failure(database, "batch", "\tSELECT '日本', missing;").excerpt.splitlines()
    assert wide[-1].index("^") == len("1 |     SELECT '") + 4 + len("', ")
    long = failure(database, "batch", f"SELECT {'1, ' * 200}missing;").excerpt.splitlines()
    assert len(long[0]) < 120
    assert long[0][long[1].index("^") :].startswith("missing")
    escape = failure(database, "batch", "SELECT '\x1b[2J', missing;").excerpt
    assert "\x1b" not in escape


LOCKS = {
    "package-lock.json": '{"packages": {"packages/db/node_modules/prisma": {"version": "7.4.2"}, '
    '"node_modules/prisma": {"version": "6.1.0"}}}',
    "pnpm-lock.yaml": "importers:\n  .:\n    devDependencies:\n      prisma:\n        specifier: ^6\n        version: 6.1.0\n"
    "\n  packages/db:\n    devDependencies:\n      prisma:\n        specifier: ^7.0.0\n        version: 7.4.2(x@1)\n",
    "yarn.lock": '"prisma@npm:^6":\n  version: 6.1.0\n\n"prisma@npm:^7.0.0, prisma@npm:^7.1.0":\n  version: 7.4.2\n',
    "bun.lock": '  "packages": {\n    "prisma": ["prisma@7.4.2", "", {}],\n',
}


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """A migrations directory of the package packages/db in a repository."""
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    directory = tmp_path / "repository" / "packages" / "db" / "prisma" / "migrations"
    directory.mkdir(parents=True)
    (tmp_path / "package.json").write_text('{"dependencies": {"prisma": "7.5.0"}}')  # outside the repository
    return directory


def manifest(migrations: Path, version: str) -> None:
    (migrations.parents[1] / "package.json").write_text(f'{{"devDependencies": {{"prisma": "{version}"}}}}')


@pytest.mark.parametrize(
    ("version", "execution"), [("^6.19.0", "batch"), ("7.3.1", "batch"), ("~7.4.0", "split"), ("8.0.0", "split")]
)
def test_prismas_version_decides(migrations: Path, version: str, execution: str) -> None:
    manifest(migrations, version)
    found, source = detect_execution(migrations)
    assert found == execution
    assert "package.json of db" in source
    assert ("another migration system" in source) == version.startswith("8")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_says_what_a_range_leaves_open(migrations: Path, lock: str) -> None:
    manifest(migrations, "^7.0.0")
    assert detect_execution(migrations)[0] == "batch"
    (migrations.parents[3] / lock).write_text(LOCKS[lock])
    assert detect_execution(migrations) == ("split", f"Prisma 7.4 in {lock} of repository")
    manifest(migrations, "7.2.0")
    assert detect_execution(migrations)[0] == "batch"


@pytest.mark.parametrize("content", [None, "not json", "[]", '{"dependencies": {"prisma": "latest"}}'])
def test_without_a_version_scripts_run_whole(migrations: Path, content: str | None) -> None:
    if content is not None:
        (migrations.parents[1] / "package.json").write_text(content)
    execution, source = detect_execution(migrations)
    assert execution == "batch"
    assert source.startswith("no version of Prisma found")


def test_no_publisher_is_reached(database: Database) -> None:
    script = "CREATE TABLE t (); CREATE SUBSCRIPTION s CONNECTION 'host=db.example.invalid' PUBLICATION p"
    with database.connect() as connection:
        with pytest.raises(ReplayError, match="m creates a subscription, which would connect to its publisher"):
            replay(connection, History((Migration("m", script),), "postgresql", None))
        assert connection.execute("SELECT to_regclass('t')").fetchone() == (None,)


def test_a_database_with_subscriptions_is_dropped(server: Server) -> None:
    script = "CREATE SUBSCRIPTION \"the s\" CONNECTION 'host=db.example.invalid' PUBLICATION p WITH (connect = false)"
    with server.database("subscribed") as database, database.connect() as connection:
        replay(connection, History((Migration("m", script),), "postgresql", None))
    with server.database("after") as database, database.connect() as connection:
        assert connection.execute("SELECT count(*) FROM pg_subscription").fetchone() == (0,)


@pytest.mark.parametrize("execution", ["batch", "split"])
def test_a_connection_that_a_migration_ends_is_told_with_its_name(database: Database, execution: Execution) -> None:
    scripts = ("CREATE TABLE t (a INT);", "SELECT 1; SELECT pg_terminate_backend(pg_backend_pid());")
    with database.connect() as connection, pytest.raises(ServerError) as caught:
        replay(connection, history(*scripts), execution=execution)
    assert "ended the connection while migration 1_step was replayed: terminating connection" in caught.value.message


@pytest.mark.parametrize(
    "setting",
    [
        "client_encoding = 'SQL_ASCII'",
        "client_encoding = 'EUC_JIS_2004'",
        "statement_timeout = '1ms'",
        "lock_timeout = '1ms'",
        "idle_session_timeout = '400ms'",
    ],
)
def test_what_a_history_sets_does_not_hinder_who_reads_after_it(database: Database, setting: str) -> None:
    script = f"CREATE TABLE t (a TEXT DEFAULT 'x'); COMMENT ON TABLE t IS 'a comment'; SET {setting};"
    with database.connect() as connection:
        replay(connection, history(script))
        connection.execute("SELECT pg_catalog.pg_sleep(0.05)")
        schema = read_schema(connection, "public")
        (setting_now,) = connection.execute(f"SHOW {setting.split()[0]}".encode()).fetchone() or ("",)
    assert "a comment" in "".join(item.definition for item in schema.objects)
    assert setting_now == ("UTF8" if "encoding" in setting else "0")
