"""Where statements begin and end."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
import sqloxide  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from psycopg import pq

from squash.postgres.server import Database
from squash.postgres.statements import (
    Effect,
    created_extensions,
    effects,
    mask_passwords,
    reaches_a_publisher,
    reaches_beyond,
    split,
    summarize,
    tokens,
)
from squash.prisma.execution import prisma_reads
from squash.prisma.history import read_history

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.mark.parametrize(
    ("script", "texts"),
    [
        ("SELECT 1; SELECT 2", ["SELECT 1", "SELECT 2"]),
        ("-- a;\n/* b; /* c; */ */ SELECT 1 -- d;\n;", ["SELECT 1"]),
        ("SELECT ';', E'\\';', $$;$$, $a$ $$; $a$, \";\";;", ["SELECT ';', E'\\';', $$;$$, $a$ $$; $a$, \";\""]),
        (
            "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2);",
            ["CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)"],
        ),
        (
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3;",
            [
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
                "SELECT 3",
            ],
        ),
        ("BEGIN; SELECT 1; END;", ["BEGIN", "SELECT 1", "END"]),
        ("  \n-- nothing\n;;", []),
        ("SELECT 'a;", ["SELECT 'a;"]),
        ("SELECT 1; /* a;", ["SELECT 1", "/* a;"]),
        ("SELECT a$b$c; SELECT $1; SELECT nameE'\\'; x", ["SELECT a$b$c", "SELECT $1", "SELECT nameE'\\'", "x"]),
        ("SELECT E'a'\n'\\';'; SELECT $é$;$é$", ["SELECT E'a'\n'\\';'", "SELECT $é$;$é$"]),
        ("CREATE PROCEDURE p() begin /* ; */ atomic END; x", ["CREATE PROCEDURE p() begin /* ; */ atomic END", "x"]),
    ],
)
def test_boundaries(script: str, texts: list[str]) -> None:
    found = split(script)
    assert [statement.text for statement in found] == texts
    for statement in found:
        assert script[statement.start :].startswith(statement.text)
        assert statement.line == script.count("\n", 0, statement.start) + 1


@pytest.mark.parametrize(
    ("script", "names"),
    [
        ('CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA extensions;', {"uuid-ossp"}),
        ("create extension PgCrypto; CREATE EXTENSION vector;", {"pgcrypto", "vector"}),
        ("DO $$ BEGIN CREATE EXTENSION IF NOT EXISTS citext; END $$;", {"citext"}),
        ("-- CREATE EXTENSION hstore\nSELECT 'CREATE EXTENSION hstore'", set()),
        ("DROP EXTENSION hstore;", set()),
    ],
)
def test_extensions(script: str, names: set[str]) -> None:
    assert created_extensions(script) == names


PIECES = [
    "SELECT 1",
    "'a;'",
    "E'\\';'",
    "$$;$$",
    "$t$ $$; $t$",
    "-- ;\n",
    "/* ; /* ; */ */",
    '"a;"',
    "(;)",
    " ",
    "\n",
    "x$y$",
    "é",
]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=5), max_size=5))
def test_joined_statements_come_apart_again(made: list[list[str]]) -> None:
    """However a script is put together, what is between two statements is blank, comment or a semicolon."""
    script = " ;\n".join(" ".join(pieces) for pieces in made)
    found = split(script)
    assert len(found) == sum(any(not re.fullmatch(r"\s+|--.*\n|/\*.*", piece) for piece in pieces) for pieces in made)
    end = 0
    for statement in found:
        between = re.sub(r"--[^\n]*|/\*.*?\*/ \*/", "", script[end : statement.start])
        assert set(between) <= set(" \n;")
        end = statement.start + len(statement.text)


SCRIPTS = sorted((*(lock.parent for lock in GOLDEN.rglob("migration_lock.toml")), *GOLDEN.rglob("schema.sql")))
"""The histories of the golden cases, and the schema parts of their baselines."""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(GOLDEN)))
def test_statements_and_their_kinds_are_the_servers(database: Database, script: Path) -> None:
    """The server answers each statement of a script with the tag of its kind."""
    scripts = (
        [one.script for one in read_history(script).migrations]
        if script.is_dir()
        else [script.read_text(encoding="utf-8")]
    )
    with database.connect() as connection:
        for text in scripts:
            tags = _tags(connection.pgconn, text)
            if tags is not None:
                found = split(text)
                kinds = [summarize(statement.text)[0] for statement in found]
                assert len(kinds) == len(tags)
                for statement, kind, tag in zip(found, kinds, tags, strict=True):
                    assert tag in (kind, *_other_tags(kind)), statement.text


def _tags(pgconn: pq.abc.PGconn, script: str) -> list[str] | None:
    pgconn.send_query(script.encode())
    tags: list[str] | None = []
    while result := pgconn.get_result():
        if result.status == pq.ExecStatus.FATAL_ERROR:
            tags = None
        elif tags is not None and result.status != pq.ExecStatus.EMPTY_QUERY:
            tags.append(re.sub(r"[ \d]+$", "", (result.command_status or b"").decode()))
    return tags


def _other_tags(kind: str) -> tuple[str, ...]:
    """What else the server may call a statement of a kind."""
    return {
        "CREATE TABLE": ("SELECT", "CREATE TABLE AS"),  # CREATE TABLE AS
        "CREATE MATERIALIZED VIEW": ("SELECT", "CREATE MATERIALIZED VIEW"),
        "CREATE LANGUAGE": ("CREATE EXTENSION",),  # without a handler
        "CREATE USER": ("CREATE ROLE",),
        "ALTER USER": ("ALTER ROLE",),
        "GRANT": ("GRANT ROLE",),
        "REVOKE": ("REVOKE ROLE",),
        "END": ("COMMIT",),
    }.get(kind, ())


@pytest.mark.parametrize(
    ("statement", "summary"),
    [
        ('CREATE TABLE IF NOT EXISTS "Order" (id INT)', ("CREATE TABLE", "Order")),
        ("create unique index concurrently I on T(a)", ("CREATE INDEX", "i")),
        ("CREATE INDEX ON t(a)", ("CREATE INDEX", None)),
        ('ALTER TABLE ONLY public."Order" ADD x INT', ("ALTER TABLE", "public.Order")),
        ("CREATE OR REPLACE VIEW v AS SELECT 1", ("CREATE VIEW", "v")),
        ("CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t", ("CREATE TRIGGER", "g")),
        ("DROP MATERIALIZED VIEW IF EXISTS m, n", ("DROP MATERIALIZED VIEW", "m")),
        ("COMMENT ON CONSTRAINT c ON t IS 'x'", ("COMMENT", "c")),
        ('INSERT INTO "T" VALUES (1)', ("INSERT", "T")),
        ("WITH a AS (DELETE FROM x) UPDATE ONLY y SET z = 1", ("UPDATE", "y")),
        ("REFRESH MATERIALIZED VIEW CONCURRENTLY m", ("REFRESH MATERIALIZED VIEW", "m")),
        ("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO u", ("ALTER DEFAULT PRIVILEGES", None)),
        ("DO $$ BEGIN END $$", ("DO", None)),
    ],
)
def test_summaries(statement: str, summary: tuple[str, str | None]) -> None:
    assert summarize(statement) == summary


@pytest.mark.parametrize(
    ("statement", "made"),
    [
        (
            'CREATE TABLE s.t ("a" INT, b NUMERIC(1, 2), CONSTRAINT "k" PRIMARY KEY (a), UNIQUE (b))',
            [
                ("create", "relation", "t", None),
                ("create", "column", "a", "t"),
                ("create", "column", "b", "t"),
                ("create", "constraint", "k", "t"),
            ],
        ),
        (
            'ALTER TABLE "T" ADD COLUMN IF NOT EXISTS c INT DEFAULT f(1, 2), DROP CONSTRAINT k, ALTER d DROP DEFAULT, ADD e INT',
            [("create", "column", "c", "T"), ("drop", "constraint", "k", "T"), ("create", "column", "e", "T")],
        ),
        ("ALTER TABLE a RENAME TO b", [("drop", "relation", "a", None), ("create", "relation", "b", None)]),
        ("ALTER TABLE a RENAME x TO y", [("drop", "column", "x", "a"), ("create", "column", "y", "a")]),
        ("ALTER TYPE e ADD VALUE IF NOT EXISTS 'it''s'", [("create", "value", "it's", "e")]),
        ("DROP TABLE IF EXISTS a, s.b CASCADE", [("drop", "relation", "a", None), ("drop", "relation", "b", None)]),
        (
            "DO $$ BEGIN IF NOT EXISTS (SELECT 1) THEN CREATE TYPE x AS ENUM (); END IF; EXECUTE 'DROP VIEW v'; END $$",
            [("create", "type", "x", None), ("drop", "relation", "v", None)],
        ),
        ("SELECT 'CREATE TABLE t ()'", []),
    ],
)
def test_effects(statement: str, made: list[tuple[str, str, str, str | None]]) -> None:
    assert effects(statement) == tuple(Effect(action, *rest) for action, *rest in made)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("statement", "reaches"),
    [
        ("CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p", True),
        ("CREATE SUBSCRIPTION s CONNECTION 'connect = false' PUBLICATION p WITH (enabled = false)", True),
        ("create subscription s connection 'host=x' publication p with (connect = true)", True),
        ("CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p WITH (connect = false, slot_name = NONE)", False),
        ("CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p WITH (connect = 'off')", False),
        ("CREATE TABLE subscription (connect boolean)", False),
    ],
)
def test_subscriptions_that_reach_out(statement: str, reaches: bool) -> None:
    assert reaches_a_publisher(statement) is reaches


def read_by_prisma(statement: str) -> bool:
    try:
        sqloxide.parse_sql(statement, dialect="postgres")
    except ValueError:
        return False
    return True


def test_what_the_parser_of_prisma_reads() -> None:
    """Every statement of the golden cases, by sqlparser 0.61 itself: none that it reads is taken for one that it does
    not. The other way round there may be a few forms that no history of a project has shown."""
    of_commands: set[str] = set()
    of_histories: set[str] = set()
    for path in (*GOLDEN.rglob("migrations/*/migration.sql"), *GOLDEN.rglob("schema.sql")):
        found = {one.text for one in split(path.read_text(encoding="utf-8"))}
        (of_commands if path.is_relative_to(GOLDEN / "postgres") else of_histories).update(found)
    for statements, bound in ((of_histories, 0.02), (of_commands, 0.04)):
        read = {text: prisma_reads(tuple(tokens(text))) for text in statements}
        judged = {text: read_by_prisma(text) for text in statements}
        assert [text for text in statements if judged[text] and not read[text]] == []
        missed = [text for text in statements if read[text] and not judged[text]]
        assert len(missed) < bound * len(statements), missed


@pytest.mark.parametrize(
    "statement",
    [
        "DO $$ BEGIN END $$",
        "LOCK TABLE t",
        "REFRESH MATERIALIZED VIEW v",
        "REINDEX TABLE t",
        "SET CONSTRAINTS ALL DEFERRED",
        "DROP INDEX CONCURRENTLY i",
        "DROP RULE r ON t",
        "ALTER SEQUENCE s RESTART",
        "ALTER TYPE e OWNER TO o",
        "ALTER VIEW v RENAME TO w",
        "ALTER INDEX i SET (fillfactor = 50)",
        "ALTER TABLE t ATTACH PARTITION p DEFAULT",
        "ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX i",
        "ALTER TABLE t ALTER c SET STATISTICS 9",
        "ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (c WITH &&)",
        "CREATE UNLOGGED TABLE t (a int)",
        "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f('a')",
        "CREATE PUBLICATION p FOR ALL TABLES",
        "CREATE MATERIALIZED VIEW v AS SELECT 1 WITH NO DATA",
        "CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS ''",
        "CREATE EXTENSION x SCHEMA y",
        "COMMENT ON FUNCTION f() IS ''",
        "GRANT a TO b",
        "GRANT USAGE ON TYPE e TO b",
        "COPY t FROM stdin",
        "VACUUM (FULL) t",
        "/* a",
    ],
)
def test_what_the_parser_of_prisma_does_not_read(statement: str) -> None:
    assert not prisma_reads(tuple(tokens(statement)))
    assert not read_by_prisma(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE t (a int)",
        "CREATE INDEX CONCURRENTLY i ON t (a)",
        "ALTER TYPE e ADD VALUE 'b'",
        "BEGIN",
        "COMMIT",
        "ALTER TYPE e RENAME VALUE 'a' TO 'b'",
        "ALTER TABLE t ADD COLUMN exclude int",
        "ALTER INDEX i RENAME TO j",
        "CREATE TABLE t (storage int, virtual int, compression int)",
        "ALTER TABLE t REPLICA IDENTITY USING INDEX i",
        "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.a IN ('b')) EXECUTE FUNCTION f()",
        "DROP INDEX i",
        "CREATE EXTENSION IF NOT EXISTS x WITH SCHEMA y",
        "COMMENT ON TABLE t IS 'a'",
        "GRANT ALL ON TABLE t TO b",
        "CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT",
        "SET search_path = ''",
        "INSERT INTO t VALUES (1)",
        "CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN RETURN NEW; END $$ LANGUAGE plpgsql",
    ],
)
def test_what_the_parser_of_prisma_reads_too(statement: str) -> None:
    assert prisma_reads(tuple(tokens(statement)))
    assert read_by_prisma(statement)


@pytest.mark.parametrize(
    ("statement", "kind", "what", "name"),
    [
        ("CREATE ROLE reader", "server", "CREATE ROLE", "reader"),
        ("alter user \"A\" SET work_mem = '8MB'", "server", "ALTER USER", "A"),
        ("DROP TABLESPACE t", "server", "DROP TABLESPACE", "t"),
        ("CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p", "server", "CREATE SUBSCRIPTION", "s"),
        ("ALTER SYSTEM SET work_mem = '8MB'", "server", "ALTER SYSTEM", None),
        ("ALTER DATABASE d SET timezone TO 'UTC'", "database", "ALTER DATABASE", "d"),
        ("CREATE DATABASE d", "server", "CREATE DATABASE", "d"),
        ("COMMENT ON DATABASE d IS 'x'", "database", "COMMENT … ON DATABASE", None),
        ("COMMENT ON ROLE r IS 'x'", "server", "COMMENT … ON ROLE", None),
        ("GRANT admin TO app", "server", "GRANT of a role", None),
        ("REVOKE ADMIN OPTION FOR admin FROM app", "server", "REVOKE of a role", None),
        ("GRANT CONNECT, TEMP ON DATABASE d TO app", "database", "GRANT … ON DATABASE", None),
        ("GRANT SET ON PARAMETER work_mem TO app", "server", "GRANT … ON PARAMETER", None),
        ("REASSIGN OWNED BY a TO b", "server", "REASSIGN OWNED", None),
        ("SELECT cron.schedule('* * * * *', 'SELECT 1')", "job", "SELECT cron.…", None),
        ("DO $$ BEGIN CREATE ROLE r; END $$", "code", "DO", None),
        ("CREATE USER MAPPING FOR u SERVER s", None, None, None),
        ("DO $$ BEGIN CREATE USER MAPPING FOR u SERVER s; END $$", None, None, None),
        ("GRANT SELECT ON TABLE t TO app", None, None, None),
        ('GRANT SELECT ON "DATABASE" TO app', None, None, None),
        ("CREATE FUNCTION role() RETURNS int RETURN 1", None, None, None),
        ("COMMENT ON TABLE t IS 'CREATE ROLE r'", None, None, None),
        ("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO app", None, None, None),
        ("", None, None, None),
    ],
)
def test_what_reaches_beyond_the_database(statement: str, kind: str | None, what: str | None, name: str | None) -> None:
    reach = reaches_beyond(tuple(tokens(statement)))
    assert (reach and reach.kind, reach and reach.what, reach and reach.name) == (kind, what, name)
    assert (reach is not None and reach.makes_role) == (what == "CREATE ROLE")


ROOT = Path(__file__).parent.parent


def test_every_python_of_this_machine_finds_the_same_statements() -> None:
    """Before 3.11.5 possessive quantifiers match wrongly: Debian 12 has 3.11.2."""
    script = "-- PostgreSQL's\nSELECT 1;\n-- it's\nDO $x$ a;b $x$;\nSELECT - 1 /* ; */ , 'a''b;' ;"
    code = f"from squash.postgres.statements.lexing import split; print([s.text for s in split({script!r})])"
    names = ["python3", "python3.11", "python3.12", "python3.13", "python3.14"]
    found_here = {which(name, path=folder) for name in names for folder in (None, "/usr/bin")} - {None}
    told = {}
    for program in {sys.executable, *map(str, found_here)}:
        words = [program, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
        if subprocess.run(words, check=False).returncode == 0:
            done = subprocess.run(
                [program, "-c", code], env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
            )
            told[program] = done.stdout
    assert sys.executable in told
    assert set(told.values()) == {str([s.text for s in split(script)]) + "\n"}


MASKED = {
    "CREATE ROLE r LOGIN PASSWORD 'se''cret' VALID UNTIL 'x'": "CREATE ROLE r LOGIN PASSWORD '***' VALID UNTIL 'x'",
    "ALTER USER r WITH ENCRYPTED PASSWORD E'a\\'secret'": "ALTER USER r WITH ENCRYPTED PASSWORD '***'",
    "create user r password U&'secret'": "create user r password U&'***'",
    "CREATE ROLE r PASSWORD $$secret$$": "CREATE ROLE r PASSWORD '***'",
    "CREATE ROLE r PASSWORD 'a'\n'secret' LOGIN": "CREATE ROLE r PASSWORD '***\n' LOGIN",
    "CREATE USER MAPPING FOR r SERVER s OPTIONS (\"password\" 'secret', user 'u')": (
        "CREATE USER MAPPING FOR r SERVER s OPTIONS (\"password\" '***', user 'u')"
    ),
    "ALTER USER MAPPING FOR r SERVER s OPTIONS (SET password 'secret')": (
        "ALTER USER MAPPING FOR r SERVER s OPTIONS (SET password '***')"
    ),
    "DO $$ BEGIN CREATE ROLE r PASSWORD 'secret'; END $$": "DO $$ BEGIN CREATE ROLE r PASSWORD '***'; END $$",
    "DO $$ BEGIN EXECUTE 'CREATE ROLE r PASSWORD ''secret'''; END $$": (
        "DO $$ BEGIN EXECUTE 'CREATE ROLE r PASSWORD ''***'''; END $$"
    ),
    "DO $x$ BEGIN EXECUTE $q$CREATE ROLE r PASSWORD 'secret'$q$; END $x$": (
        "DO $x$ BEGIN EXECUTE $q$CREATE ROLE r PASSWORD '***'$q$; END $x$"
    ),
    "DO $$ BEGIN EXECUTE format('ALTER ROLE r PASSWORD %L', 'secret'); END $$": (
        "DO $$ BEGIN EXECUTE format('ALTER ROLE r PASSWORD %L', '***'); END $$"
    ),
    "DO $$ DECLARE p text := 'secret'; BEGIN EXECUTE 'ALTER ROLE r PASSWORD ' || quote_literal(p); END $$": (
        "DO $$ DECLARE p text := '***'; BEGIN EXECUTE 'ALTER ROLE r PASSWORD ' || quote_literal(p); END $$"
    ),
    "CREATE ROLE r PASSWORD 'secr": "CREATE ROLE r PASSWORD '***'",
    "DO $$ BEGIN CREATE ROLE r PASSWORD 'secr": "DO $$ BEGIN CREATE ROLE r PASSWORD '***'",
    "CREATE SUBSCRIPTION s CONNECTION 'host=h password=secret dbname=d' PUBLICATION p": (
        "CREATE SUBSCRIPTION s CONNECTION 'host=h password=''***'' dbname=d' PUBLICATION p"
    ),
    "SQL statement \"CREATE ROLE r PASSWORD 'secret'\"": "SQL statement \"CREATE ROLE r PASSWORD '***'\"",
}
SHOWN = (
    "ALTER ROLE r PASSWORD NULL; SELECT 'shown'",
    "CREATE TABLE t (\"password\" text DEFAULT 'shown')",
    "INSERT INTO t (password, a) VALUES ('shown', 'a')",
    'password authentication failed for user "x"',
)


@pytest.mark.parametrize(("text", "masked"), MASKED.items())
def test_passwords_are_masked(text: str, masked: str) -> None:
    assert mask_passwords(text) == masked


def test_a_password_that_is_put_together_is_masked() -> None:
    text = mask_passwords("DO $$ BEGIN EXECUTE 'ALTER ROLE r PASSWORD ''' || 'secret' || ''''; END $$")
    assert "secret" not in text
    assert text.startswith("DO $$ BEGIN EXECUTE 'ALTER ROLE r PASSWORD ''***")


@pytest.mark.parametrize("text", SHOWN)
def test_what_is_no_password_is_shown(text: str) -> None:
    assert mask_passwords(text) == text
