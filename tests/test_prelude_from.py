"""`squash prelude --from`: what a history needs of a platform's database, read from a live one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from squash.cli import cli, door
from squash.deploys import Deploy
from squash.errors import OutputError, ReplayError, ServerError
from squash.postgres.server import Database, Server, execute_script, open_server, sandbox
from squash.postgres.snapshot import cluster_state, take
from squash.prelude import MARK, Lacking, write_prelude
from squash.prelude.type_texts import written_type
from squash.prisma.history import History, Migration
from squash.prisma.replay import replay

PLATFORM = """\
CREATE SCHEMA auth;
CREATE SCHEMA extensions;
CREATE EXTENSION citext WITH SCHEMA extensions;
CREATE TYPE auth.level AS ENUM ('aal1', 'aal2');
CREATE DOMAIN auth.email AS text CHECK (VALUE ~ '@');
CREATE TABLE auth.users (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    mail text UNIQUE,
    meta jsonb NOT NULL DEFAULT '{}',
    strength auth.level,
    other auth.email,
    made timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE auth.unrelated (uid uuid PRIMARY KEY);
ALTER TABLE auth.users ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('request.sub', true), '')::uuid $$;
CREATE FUNCTION auth.who() RETURNS text LANGUAGE sql STABLE AS $$ SELECT mail FROM auth.users WHERE id = auth.uid() $$;
CREATE FUNCTION auth.secret(a integer, b text DEFAULT version()) RETURNS TABLE (n integer)
    LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN RETURN; END $$;
CREATE PUBLICATION realtime WITH (publish = 'insert, update');
"""
HISTORY = """\
CREATE TABLE profile (id uuid PRIMARY KEY REFERENCES auth.users (id), nick extensions.citext, lvl auth.level);
ALTER TABLE profile ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON profile TO prelude_member USING (auth.uid() = id);
CREATE FUNCTION welcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF auth.who() IS NULL THEN PERFORM n FROM auth.secret(1); END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER welcome AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION welcome();
ALTER PUBLICATION realtime ADD TABLE profile;
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'prelude_guest') THEN GRANT SELECT ON profile TO prelude_guest; END IF;
END $$;
INSERT INTO auth.users (mail) VALUES ('a@b');
"""


def history_of(*scripts: str) -> History:
    return History(tuple(Migration(f"2025010{n}000000_m", s) for n, s in enumerate(scripts, 1)), "postgresql", None)


def deploy_of(database: Database) -> Deploy:
    return Deploy("there", "public", database.conninfo)


@pytest.fixture(scope="module")
def platform(server: Server) -> Iterator[Database]:
    """A database as a platform gives it, on which nobody's migrations have run."""
    with server.fresh().database("platform") as created, created.connect() as connection:
        for role in ("prelude_member", "prelude_guest"):
            created.server.ensure_role(role)
        execute_script(connection, PLATFORM)
        yield created


@pytest.fixture
def marker() -> Iterator[Path]:
    """A file that the user of the scratch server can make, wherever the tests run."""
    path = Path("/tmp") / f"squash-prelude-{id(object())}"  # noqa: S108
    path.unlink(missing_ok=True)
    yield path
    path.unlink(missing_ok=True)


def replays(server: Server, prelude: str, history: History) -> list[tuple[object, ...]]:
    """Run a prelude and a history on a server of their own, and return a row that the history put into a given table."""
    with server.fresh().database("empty") as database, database.connect() as connection:
        with database.administer() as looking:
            execute_script(looking, prelude)
        replay(connection, history)
        return connection.execute("SELECT mail, meta FROM auth.users").fetchall()


MADE = [
    ("role prelude_guest", "20250101000000_m, line 12"),
    ("role prelude_member", "20250101000000_m, line 3"),
    ("schema auth", "20250101000000_m, line 1"),
    ("schema extensions", "20250101000000_m, line 1"),
    ("extension citext", "20250101000000_m, line 1"),
    ("type auth.level", "20250101000000_m, line 1"),
    ("relation auth.users", "20250101000000_m, line 1"),
    ("routine auth.secret(a integer, b text)", "20250101000000_m, line 6"),
    ("routine auth.uid()", "20250101000000_m, line 3"),
    ("routine auth.who()", "20250101000000_m, line 6"),
    ("publication realtime", "20250101000000_m, line 10"),
]


def test_a_history_replays_with_what_is_read_from_its_platform(server: Server, platform: Database) -> None:
    history = history_of(HISTORY)
    with platform.connect() as connection:
        before = take(connection)
        written = write_prelude(history, deploy_of(platform), server)
        assert take(connection) == before
    assert written.lacking == ()
    assert re.findall(r"^-- (.*): needed by (.*)$", written.script, re.MULTILINE) == MADE
    assert written.script == write_prelude(history, deploy_of(platform), server).script
    assert "nullif(current_setting('request.sub'" in written.script
    assert "WHERE id = auth.uid()" not in written.script
    assert "version()" not in written.script
    assert replays(server, written.script, history) == [("a@b", {})]


def test_what_the_history_made_is_never_taken(server: Server, platform: Database) -> None:
    history = history_of(
        HISTORY,
        """ALTER TABLE auth.users ADD COLUMN nick text, ADD CONSTRAINT nick UNIQUE (nick);
        CREATE UNIQUE INDEX again ON auth.users (mail, made);
        ALTER TYPE auth.level ADD VALUE 'aal3';
        CREATE FUNCTION auth.ours() RETURNS integer LANGUAGE sql AS 'SELECT 1';
        CREATE TABLE auth.log (id uuid REFERENCES auth.unrelated (uid));
        ALTER TABLE auth.unrelated ENABLE ROW LEVEL SECURITY;
        DO $$ BEGIN EXECUTE format('CREATE TABLE auth.%I (id int)', 'hidden'); END $$;
        INSERT INTO auth.hidden VALUES (1);
        SELECT auth.ours();""",
    )
    fresh = write_prelude(history, deploy_of(platform), server)
    with platform.server.database("deployed", template=None) as deployed, deployed.connect() as connection:
        execute_script(connection, PLATFORM)
        replay(connection, history)
        assert write_prelude(history, deploy_of(deployed), server).script == fresh.script
    assert not {"nick", "aal3", "ours", "hidden", "again"} & set(re.findall(r"\w+", fresh.script))
    assert fresh.script.count("ENABLE ROW LEVEL SECURITY") == 1


def test_what_only_the_replay_shows_is_taken(server: Server) -> None:
    history = history_of(
        "CREATE TABLE t (id citext, code text DEFAULT short_code());",
        "ALTER TABLE t ADD COLUMN c mood;",
    )
    with server.database("hand") as made, made.connect() as connection:
        execute_script(
            connection,
            """CREATE EXTENSION citext; CREATE TYPE mood AS ENUM ('a'); CREATE TABLE t (id int); CREATE FUNCTION
            short_code() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN upper(substr(md5('a'), 1, 4)); END $$;""",
        )
        written = write_prelude(history, deploy_of(made), server)
    assert re.findall(r"^-- (.*): needed by (.*)$", written.script, re.MULTILINE) == [
        ("extension citext", "20250101000000_m, line 1"),
        ("type public.mood", "20250102000000_m, line 1"),
        ("routine public.short_code()", "20250101000000_m, line 1"),
    ]
    with server.database("empty") as database, database.connect() as connection:
        with database.administer() as looking:
            execute_script(looking, written.script)
        replay(connection, history)
        row = connection.execute("INSERT INTO t DEFAULT VALUES RETURNING code").fetchone()
        assert row == ("0CC1",)


NEEDED = re.compile(r"^-- (.*): needed by ", re.MULTILINE)
NASTY = "a\"b'$$;c"


def test_names_are_escaped(server: Server) -> None:
    role, name = f"prelude {NASTY}", NASTY.replace('"', '""')
    quoted = role.replace('"', '""')
    history = history_of(
        f'CREATE TABLE t (id int REFERENCES "{name}"."{name}" ("{name}"), k "{name}"."k{name}", f text DEFAULT'
        f' "{name}"."f{name}"());\nGRANT SELECT ON t TO "{quoted}";'
    )
    at = server.fresh()
    with at.database("nasty") as made, made.connect() as connection:
        at.ensure_role(role)
        execute_script(
            connection,
            f"""CREATE SCHEMA "{name}"; CREATE TABLE "{name}"."{name}" ("{name}" int PRIMARY KEY);
            CREATE TYPE "{name}"."k{name}" AS ENUM ('{NASTY.replace("'", "''")}');
            CREATE FUNCTION "{name}"."f{name}"("{name}" text DEFAULT 'x') RETURNS text LANGUAGE sql SECURITY DEFINER
            AS $x$ SELECT '$$' $x$;""",
        )
        written = write_prelude(history, deploy_of(made), server)
    other = server.fresh()
    with other.database("empty") as database, database.connect() as connection:
        with database.administer() as looking:
            execute_script(looking, written.script)
        replay(connection, history)
        assert connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (role,)).fetchall() == [()]
        labels = connection.execute("SELECT enumlabel FROM pg_enum").fetchall()
        assert labels == [(NASTY,)]


@pytest.mark.parametrize("text", ["integer); DROP TABLE t; --", "text DEFAULT f()", "", "int, b int"])
def test_a_type_is_nothing_but_a_type(text: str) -> None:
    with pytest.raises(ServerError, match="a type that is none"):
        written_type(text)


@pytest.mark.parametrize(
    "text", ["integer[]", "timestamp(3) without time zone", "interval day to second(3)", 'a."B"', "numeric(10,2)"]
)
def test_a_type_is_taken_as_the_server_writes_it(text: str) -> None:
    assert written_type(text) == text


def test_nothing_of_the_database_runs_beside_the_history(marker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MEANS", sandbox.SEEING)  # in another box a trap leaves no mark, sprung or not
    with open_server(postgres="embedded", superuser=True) as server:
        check_nothing_runs(server, marker)


def check_nothing_runs(server: Server, marker: Path) -> None:
    trap = f"COPY (SELECT 1) TO PROGRAM 'cat > {marker}'"
    history = history_of("CREATE TABLE t (id uuid DEFAULT auth.trap());\nINSERT INTO t DEFAULT VALUES;")
    with server.database("trap") as made, made.connect() as connection:
        execute_script(
            connection,
            f"CREATE SCHEMA auth; CREATE FUNCTION auth.trap() RETURNS uuid LANGUAGE plpgsql AS $$ BEGIN {trap};"
            " RETURN gen_random_uuid(); END $$",
        )
        written = write_prelude(history, deploy_of(made), server)
        assert trap in written.script
        assert not marker.exists()
        with made.administer() as looking:
            looking.execute("SELECT auth.trap()")
        assert marker.exists()  # the trap works


def test_rights_are_those_of_the_role_that_visits(server: Server) -> None:
    history = history_of(
        "CREATE TABLE t (id int REFERENCES auth.users (id));\nCREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RETURN NEW; END $$;\nCREATE TRIGGER g AFTER INSERT ON auth.users EXECUTE FUNCTION f();"
        "\nALTER TABLE t OWNER TO prelude_team;"
    )
    at, other = server.fresh(), server.fresh()
    with at.database("rights") as made, made.administer() as connection:
        execute_script(
            connection,
            """CREATE ROLE prelude_app LOGIN; CREATE ROLE prelude_team; GRANT prelude_team TO prelude_app;
            GRANT CREATE ON SCHEMA public TO prelude_app, prelude_team;
            CREATE SCHEMA closed; CREATE TABLE closed.users (id serial PRIMARY KEY);
            CREATE SCHEMA auth; CREATE TABLE auth.users (id int PRIMARY KEY);
            GRANT USAGE ON SCHEMA auth TO prelude_app; GRANT REFERENCES, TRIGGER ON auth.users TO prelude_app;""",
        )
        conninfo = make_conninfo(made.conninfo, user="prelude_app")
        written = write_prelude(history, Deploy("there", "public", conninfo), server)
    assert 'GRANT USAGE ON SCHEMA "auth" TO pg_database_owner;' in written.script
    assert 'GRANT REFERENCES, TRIGGER ON TABLE "auth"."users" TO pg_database_owner;' in written.script
    with other.database("ordinary") as database, database.administer() as connection:
        execute_script(
            connection, f'CREATE ROLE prelude_app LOGIN; ALTER DATABASE "{database.name}" OWNER TO prelude_app'
        )
        execute_script(connection, written.script)
        with psycopg.connect(make_conninfo(database.conninfo, user="prelude_app"), autocommit=True) as ordinary:
            replay(ordinary, history)
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                ordinary.execute("INSERT INTO auth.users VALUES (1)")


def test_what_neither_has_is_listed(server: Server, platform: Database) -> None:
    history = history_of(
        "CREATE TABLE t (id uuid REFERENCES auth.users (id));", "GRANT SELECT ON t TO nobody_there;",
        "CREATE POLICY p ON t USING (auth.nowhere() = id);",
    )  # fmt: skip
    written = write_prelude(history, deploy_of(platform), server)
    assert written.script == ""
    assert written.lacking == (
        Lacking('role "nobody_there"', "20250102000000_m", 1),
        Lacking('routine "auth.nowhere"', "20250103000000_m", 1),
    )


def test_a_history_that_fails_by_itself_says_so(server: Server, platform: Database) -> None:
    with pytest.raises(ReplayError, match="20250101000000_m does not apply") as raised:
        write_prelude(history_of("ALTER TABLE late ADD a int;", "CREATE TABLE late ();"), deploy_of(platform), server)
    assert "only the later migration" in str(raised.value.failure)


# --- The command, and the way to it -------------------------------------------------------------------------


def migrations_in(directory: Path, *scripts: str) -> Path:
    migrations = directory / "migrations"
    for migration in history_of(*scripts).migrations:
        (migrations / migration.name).mkdir(parents=True)
        (migrations / migration.name / "migration.sql").write_text(migration.script)
    (migrations / "migration_lock.toml").write_text('provider = "postgresql"\n')
    return migrations


def url_of(database: Database) -> str:
    words = conninfo_to_dict(database.conninfo)
    return f"postgresql://{words['user']}:s3cret@localhost:{words['port']}/{words['dbname']}?host={words['host']}"


def run(*words: object) -> Result:
    return CliRunner().invoke(cli, [*map(str, words)], prog_name="squash", standalone_mode=False)


def test_the_command_writes_the_file(tmp_path: Path, platform: Database) -> None:
    migrations, out = migrations_in(tmp_path, HISTORY), tmp_path / "prelude.sql"
    words = ("prelude", migrations, "--from", url_of(platform), "--postgres", "embedded")
    out.write_text("mine")
    done = run(*words, "--out", out)
    assert isinstance(done.exception, OutputError)
    assert out.read_text() == "mine"
    done = run(*words, "--out", tmp_path / "nowhere" / "prelude.sql")
    assert isinstance(done.exception, OutputError)
    assert not (tmp_path / "nowhere").exists()
    out.unlink()
    for _ in range(2):  # its own file it replaces
        done = run(*words, "--out", out)
        assert (done.return_value, done.stdout) == (0, "")
        assert out.read_text().startswith(MARK)
    assert f"next: squash run {migrations} --prelude {out}" in done.stderr
    printed = run(*words, "-q")
    assert printed.stdout == out.read_text()
    assert "s3cret" not in done.stderr + out.read_text() + printed.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["migrations", "prelude.sql"]


def test_the_command_says_what_is_lacking(tmp_path: Path, platform: Database) -> None:
    migrations, out = migrations_in(tmp_path, "CREATE SCHEMA s AUTHORIZATION nobody_there;"), tmp_path / "prelude.sql"
    done = run("prelude", migrations, "--from", url_of(platform), "--postgres", "embedded", "--out", out)
    assert done.return_value == 3
    assert 'role "nobody_there": 20250101000000_m, line 1 needs it' in done.stderr
    assert not out.exists()


READS = "squash prelude MIGRATIONS --from URL --out prelude.sql"


@pytest.mark.parametrize(
    ("script", "hint"),
    [
        ("CREATE TABLE t (); GRANT SELECT ON t TO reporting_ro;", f'the role "reporting_ro" has to be there .*{READS}'),
        ("CREATE TABLE t (id int REFERENCES crm.people (id));", f'the schema "crm" has to be there .*{READS}'),
        ("CREATE TABLE t (id uuid DEFAULT uuid_generate_v4());", f'"uuid_generate_v4" has to be there .*{READS}'),
        ("ALTER PUBLICATION feed ADD TABLE t;", f'the publication "feed" has to be there .*{READS}'),
        (
            "CREATE TABLE t (id uuid REFERENCES auth.users (id));",
            f'--prelude supabase has the schema "auth"; .*{READS}',
        ),
        ("CREATE TABLE t (); GRANT SELECT ON t TO anon;", f'--prelude supabase has the role "anon"; .*{READS}'),
        # the history should make these itself
        ("ALTER TABLE t ADD a int;", "squash repair proposes edits"),
        ("CREATE SCHEMA crm; CREATE TABLE t (id int REFERENCES crm.people (id));", "squash repair proposes edits"),
    ],
)
def test_replay_gives_the_command_that_helps(
    script: str, hint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    migrations = migrations_in(tmp_path, script)
    for words in (("replay", "--no-git"), ("run", "--out", str(tmp_path / "out"))):
        assert door([words[0], str(migrations), *words[1:], "-q", "--postgres", "embedded"]) == 1
        (shown,) = re.findall("^hint: (.*)", capsys.readouterr().err, re.MULTILINE)
        assert re.match(f".*{hint}", shown)
        assert ("repair" in shown) == ("repair" in hint)


def test_every_hint_is_told_with_keep_going(tmp_path: Path) -> None:
    migrations = migrations_in(
        tmp_path, "CREATE ROLE r ROLE ro_a;", "CREATE ROLE s ROLE ro_a;", "CREATE ROLE t ROLE ro_b;"
    )
    done = run("replay", migrations, "--keep-going", "--no-git", "-q", "--postgres", "embedded")
    hints = re.findall('^hint: the role "(.*)" has', done.stderr, re.MULTILINE)
    assert (done.return_value, hints) == (1, ["ro_a", "ro_b"])


def test_what_another_prelude_makes_is_not_made_again(tmp_path: Path, platform: Database) -> None:
    migrations, own, out = migrations_in(tmp_path, HISTORY), tmp_path / "own.sql", tmp_path / "prelude.sql"
    own.write_text(
        "CREATE SCHEMA auth; CREATE TYPE auth.level AS ENUM ('aal1', 'aal2');"
        " CREATE TABLE auth.users (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), mail text);"
    )
    words = ("--postgres", "embedded", "-q", "--prelude", own)
    assert run("prelude", migrations, "--from", url_of(platform), "--out", out, *words).return_value == 0
    assert not {"schema auth", "type auth.level", "relation auth.users"} & set(NEEDED.findall(out.read_text()))
    assert "routine auth.uid()" in NEEDED.findall(out.read_text())
    assert run("replay", migrations, "--no-git", *words, "--prelude", out).return_value == 0


def test_the_history_is_squashed_with_what_was_read(tmp_path: Path, platform: Database) -> None:
    migrations, out = migrations_in(tmp_path, HISTORY), tmp_path / "prelude.sql"
    assert (
        run("prelude", migrations, "--from", url_of(platform), "--postgres", "embedded", "--out", out).return_value == 0
    )
    words = ("--no-git", "--postgres", "embedded", "--out", tmp_path / "out", "--prelude", out)
    done = run("run", migrations, *words)
    assert done.return_value == 0, done.stderr
    (baseline,) = (tmp_path / "out" / "migrations").glob("*/migration.sql")
    text = baseline.read_text()
    assert "auth.users" in text.replace('"', "")
    assert "CREATE SCHEMA" not in text


def test_what_is_there_and_out_of_reach_leads_in_no_circle(server: Server, platform: Database) -> None:
    history = history_of("CREATE TABLE t (nick citext);")
    with pytest.raises(ReplayError) as raised:
        write_prelude(history, deploy_of(platform), server)
    assert raised.value.hint == (
        "the database has extension citext, which the migration does not reach: name it with its schema"
    )


def test_on_a_given_server_no_role_is_made(server: Server, platform: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with server.fresh().database("given") as database, database.administer() as looking:
        monkeypatch.setenv("PGUSER", looking.info.user)
        with open_server(scratch=make_conninfo(looking.info.dsn, dbname="postgres")) as given:
            with pytest.raises(ServerError, match="has no role prelude_member, which the history needs") as raised:
                write_prelude(history_of(HISTORY), deploy_of(platform), given)
            assert raised.value.hint == 'make it there: CREATE ROLE "prelude_member" NOLOGIN; or leave --scratch out'
            looking.execute("CREATE ROLE prelude_member; CREATE ROLE prelude_guest")
            before = cluster_state(looking)
            written = write_prelude(history_of(HISTORY), deploy_of(platform), given)
            assert cluster_state(looking) == before
    assert NEEDED.findall(written.script) == [thing for thing, _ in MADE]


def test_each_kind_of_thing_is_made_as_far_as_a_history_sees_it(server: Server) -> None:
    kinds = """CREATE SCHEMA crm;
    CREATE DOMAIN crm.mail AS varchar(20) NOT NULL CHECK (VALUE LIKE '%@%');
    CREATE TYPE crm.pair AS (a integer, b crm.mail);
    CREATE TYPE crm.span AS RANGE (SUBTYPE = date);
    CREATE SEQUENCE crm.numbers;
    CREATE TABLE crm.people (id serial PRIMARY KEY, pairs crm.pair[], twice integer GENERATED ALWAYS AS (2) STORED,
        at timestamptz(3) NOT NULL DEFAULT clock_timestamp());
    CREATE UNIQUE INDEX once ON crm.people (twice, id);
    CREATE VIEW crm.seen AS SELECT id, at FROM crm.people;
    CREATE MATERIALIZED VIEW crm.kept AS SELECT id FROM crm.people;
    CREATE PROCEDURE crm.tidy(INOUT n integer DEFAULT 1) LANGUAGE plpgsql AS $$ BEGIN n := 2; DELETE FROM crm.people; END $$;
    CREATE FUNCTION crm.several(VARIADIC a text[], OUT b text, OUT c crm.span) LANGUAGE plpgsql SECURITY DEFINER
        AS $$ BEGIN END $$;"""
    history = history_of(
        """CREATE TABLE t (person integer REFERENCES crm.people, s crm.span, n integer DEFAULT nextval('crm.numbers'));
        CREATE VIEW v AS SELECT s.id, k.id AS kept, p.pairs FROM crm.seen s, crm.kept k, crm.people p;
        INSERT INTO crm.people (pairs) VALUES (NULL) ON CONFLICT (twice, id) DO NOTHING;
        REFRESH MATERIALIZED VIEW crm.kept;
        CALL crm.tidy();
        SELECT b, c FROM crm.several('a', 'b');"""
    )
    with server.database("kinds") as made, made.connect() as connection:
        execute_script(connection, kinds)
        written = write_prelude(history, deploy_of(made), server)
    with server.database("empty") as database, database.connect() as connection:
        with database.administer() as looking:
            execute_script(looking, written.script)
        replay(connection, history)
        assert connection.execute("SELECT id, twice FROM crm.people").fetchall() == [(1, 2)]
    assert NEEDED.findall(written.script) == [
        "schema crm",
        "type crm.mail",
        "type crm.pair",
        "type crm.span",
        "relation crm.kept",
        "relation crm.numbers",
        "relation crm.people",
        "relation crm.seen",
        "routine crm.several(VARIADIC a text[], OUT b text, OUT c crm.span)",
        "routine crm.tidy(INOUT n integer)",
    ]


def test_a_history_may_make_roles_of_its_own(tmp_path: Path, platform: Database) -> None:
    migrations = migrations_in(
        tmp_path, "CREATE ROLE prelude_own;\nSET search_path = auth;\nCREATE TABLE public.t (a level);"
    )
    done = run("prelude", migrations, "--from", url_of(platform), "--postgres", "embedded", "-q")
    assert done.return_value == 0, done.exception
    assert NEEDED.findall(done.stdout) == ["schema auth", "type auth.level"]


def test_repair_gives_the_command_too(tmp_path: Path) -> None:
    migrations = migrations_in(tmp_path, "CREATE TABLE t (a int);\nGRANT SELECT ON t TO reporting_ro;")
    target = tmp_path / "target.sql"
    target.write_text("CREATE TABLE t (a int);")
    done = run("repair", migrations, "--target", target, "--postgres", "embedded", "-q")
    assert done.return_value == 3
    assert 'no migration creates the role "reporting_ro"; the role "reporting_ro" has to be there' in done.stderr
    assert READS in done.stderr
