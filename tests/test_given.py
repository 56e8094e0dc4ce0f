"""Given servers of every kind: reached as libpq reaches them, through TLS and poolers, with and without CREATEDB."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
import pytest

from squash.errors import ServerError
from squash.postgres.server import Prelude, Server, Wish, cluster, open_server, sandbox
from squash.postgres.server.choice import choose
from squash.postgres.server.installations import Installation
from squash.postgres.server.workspace import service_account
from squash.prisma.history import History, Migration, read_history
from squash.prisma.urls import connection_url
from squash.run import Request, squash
from squash.surroundings import with_preludes

ROOT = Path(__file__).parent.parent
REPAIRED = read_history(ROOT / "golden" / "ag112" / "repaired" / "migrations")


def libpq(url: str) -> str:
    """Return the words of libpq for a URL, as the command line gives them to `open_server`."""
    return connection_url(url, "the scratch URL")[0]


def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def need(program: str) -> str:
    """The program; scripts/test installs it where it may; a test without it is skipped."""
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        pytest.skip(f"{program} is not installed")
    return found


# --- Databases that are given -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Hosting:
    """A role that may create no database, and owns four: their names, in a URL and apart."""

    url: str
    names: tuple[str, ...]
    administration: str


@pytest.fixture(scope="module")
def hosting(any_server: Server) -> Iterator[Hosting]:
    role = f"squash_test_{secrets.token_hex(4)}"
    names = tuple(f"{role} {number}" for number in range(4))  # names that have to be quoted
    with psycopg.connect(any_server._conninfo, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN NOCREATEDB".encode())
        for name in names:
            connection.execute(f"CREATE DATABASE \"{name}\" OWNER {role} TEMPLATE template0 LOCALE 'C'".encode())
        url = f"postgresql://{role}@/{','.join(names).replace(' ', '%20')}?host={connection.info.host}"
        yield Hosting(url, names, any_server._conninfo)
        for name in names:
            connection.execute(f'DROP DATABASE "{name}"'.encode())
        connection.execute(f"DROP ROLE {role}".encode())


def held(hosting: Hosting) -> list[tuple[str, str | None, str | None, int]]:
    """What the given databases have that new ones have not, and the state of schema public."""
    found = []
    for name in hosting.names:
        with psycopg.connect(hosting.administration, dbname=name) as connection:
            row = connection.execute(
                "SELECT (SELECT nspacl::text FROM pg_namespace WHERE nspname = 'public'),"
                " obj_description('public'::regnamespace), (SELECT count(*)::int FROM pg_class WHERE oid >= 16384)"
                " + (SELECT count(*)::int FROM pg_namespace WHERE oid >= 16384 AND nspname !~ '^pg_')"
                " + (SELECT count(*)::int FROM pg_extension WHERE extname <> 'plpgsql')"
                " + (SELECT count(*)::int FROM pg_default_acl) + (SELECT count(*)::int FROM pg_publication)"
            ).fetchone()
            assert row is not None
            found.append((name, *row))
    return found


def test_a_run_in_four_given_databases_leaves_them_empty(hosting: Hosting) -> None:
    before = held(hosting)
    temporary = Migration("99999999999999_temporary", "CREATE TEMPORARY TABLE t (words text); DROP TABLE t;")
    history = replace(REPAIRED, migrations=(*REPAIRED.migrations, temporary))  # which leaves a schema for ever
    with open_server(scratch=libpq(hosting.url)) as server:
        result = squash(Request(history), server)
        assert [check for check in result.proof.checks if check.failed] == []
        assert len(result.proof.checks) >= 9
    assert held(hosting) == before
    assert all(count == 0 for *_, count in before)


def test_everything_is_taken_back(hosting: Hosting) -> None:
    before = held(hosting)
    with open_server(scratch=libpq(hosting.url)) as server:
        for _ in hosting.names:
            with server.database("x") as database, database.connect() as connection:
                connection.execute(
                    "CREATE SCHEMA s; CREATE TABLE s.t (); CREATE TABLE t (); CREATE EXTENSION citext;"
                    " CREATE PUBLICATION p FOR TABLE t; GRANT SELECT ON t TO PUBLIC;"
                    " ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC"
                )
                connection.execute("COMMENT ON SCHEMA public IS 'mine'; GRANT ALL ON SCHEMA public TO PUBLIC")
    assert held(hosting) == before


def test_a_database_that_is_not_empty_is_left_alone(hosting: Hosting) -> None:
    with psycopg.connect(hosting.administration, dbname=hosting.names[2], autocommit=True) as connection:
        connection.execute("CREATE TABLE precious ()")
        with pytest.raises(ServerError, match=f"{hosting.names[2]} is not empty: it has table precious"):
            with open_server(scratch=libpq(hosting.url)):
                pass
        connection.execute("DROP TABLE precious")


def test_what_a_killed_run_left_is_taken_back_by_the_next(hosting: Hosting) -> None:
    script = (
        "import os, sys; from squash.postgres.server import open_server\n"
        "with open_server(scratch=sys.argv[1]) as server, server.database('x') as database:\n"
        "    database.connect().execute('CREATE TABLE left_over ()'); os.kill(os.getpid(), 9)"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", script, libpq(hosting.url)], env=environment, check=False)
    assert sum(count for *_, count in held(hosting)) > 0
    with open_server(scratch=libpq(hosting.url)):
        assert sum(count for *_, count in held(hosting)) == 0


PRELUDE = """
CREATE SCHEMA auth; CREATE TABLE auth.users (id int PRIMARY KEY); INSERT INTO auth.users VALUES (1);
CREATE FUNCTION auth.uid() RETURNS int LANGUAGE sql AS 'SELECT 1'; GRANT USAGE ON SCHEMA auth TO PUBLIC;
"""
ON_IT = """
CREATE TABLE "Profile" (id int PRIMARY KEY REFERENCES auth.users (id));
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TYPE mood AS ENUM ('fine');
CREATE TRIGGER t BEFORE UPDATE ON auth.users FOR EACH ROW EXECUTE FUNCTION f();
CREATE POLICY p ON auth.users USING (id = auth.uid()); CREATE INDEX i ON auth.users ((id + 1));
CREATE SCHEMA other; CREATE VIEW other.v AS SELECT * FROM auth.users;
"""


@pytest.mark.parametrize("owner", ["role", "superuser"])
def test_prepared_databases_are_taken_and_keep_what_they_hold(hosting: Hosting, owner: str) -> None:
    role = hosting.names[0].partition(" ")[0]
    for name in hosting.names:
        with psycopg.connect(hosting.administration, dbname=name, autocommit=True) as connection:
            if owner == "role":
                connection.execute(f"SET ROLE {role}".encode())
            connection.execute(PRELUDE.encode())
            connection.execute(f"GRANT ALL ON ALL TABLES IN SCHEMA auth TO {role}".encode())
            connection.execute(f"GRANT ALL ON SCHEMA auth TO {role}".encode())
    prelude = Prelude("prelude.sql", PRELUDE, trusted=False)
    script = ON_IT if owner == "role" else ON_IT.replace("CREATE POLICY", "-- ").replace("CREATE TRIGGER", "-- ")
    try:
        before = held(hosting)
        with pytest.raises(ServerError, match="is not empty"), open_server(scratch=libpq(hosting.url)):
            pass
        with open_server(scratch=libpq(hosting.url), wish=Wish(preludes=True)) as server:
            other = Prelude("other.sql", "CREATE TABLE auth.nowhere ()", trusted=False)
            with pytest.raises(ServerError, match="but not .*nowhere.*, which other.sql makes"):
                with_preludes(server, [other])
            migration = Migration("20240101000000_init", script)
            result = squash(Request(History((migration,), "postgresql", None)), with_preludes(server, [prelude]))
            assert [check for check in result.proof.checks if check.failed] == []
            assert 'table "auth"."users"' not in {item.identity for item in result.schema.objects}
            for _ in hosting.names:
                with server.database("x") as database, database.connect() as other_rows:
                    other_rows.execute("INSERT INTO auth.users VALUES (2)")
        assert held(hosting) == before
        with psycopg.connect(hosting.administration, dbname=hosting.names[1], autocommit=True) as connection:
            assert connection.execute("SELECT id FROM auth.users").fetchall() == [(1,)]
            connection.execute("CREATE TABLE auth.more ()")
        with pytest.raises(ServerError, match="do not hold the same"):
            with open_server(scratch=libpq(hosting.url), wish=Wish(preludes=True)):
                pass
    finally:
        for name in hosting.names:
            with psycopg.connect(hosting.administration, dbname=name, autocommit=True) as connection:
                connection.execute("DROP SCHEMA auth CASCADE")


def test_too_few_databases_and_one(hosting: Hosting) -> None:
    one = hosting.url.partition(",")[0] + "?" + hosting.url.partition("?")[2]
    with pytest.raises(ServerError, match="may not create databases") as caught, open_server(scratch=libpq(one)):
        pass
    assert "name five empty databases" in (caught.value.hint or "")
    two = ",".join(hosting.url.partition("?")[0].split(",")[:2]) + "?" + hosting.url.partition("?")[2]
    with open_server(scratch=libpq(two)) as server:
        with pytest.raises(ServerError, match="more than the 2 scratch databases"):
            squash(Request(REPAIRED), server)
        with server.database("x") as database, pytest.raises(ServerError, match="a database is to be copied"):
            with server.database("copy", template=database):
                pass
    assert sum(count for *_, count in held(hosting)) == 0


# --- Poolers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["session", "transaction", "statement"])
def test_a_pooler_in_front_of_it(server: Server, mode: str) -> None:
    program = need("pgbouncer")
    account = service_account()
    with psycopg.connect(server._conninfo) as connection, tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        settings = folder / "pgbouncer.ini"
        settings.write_text(
            f"[databases]\n* = host={connection.info.host} port=5432 user=postgres\n[pgbouncer]\nlisten_addr =\n"
            f"unix_socket_dir = {folder}\nlisten_port = 6432\nauth_type = any\npool_mode = {mode}\n"
        )
        if account is not None:
            for path in (folder, settings):
                os.chown(path, account.uid, account.gid)
        identity = {} if account is None else {"user": account.uid, "group": account.gid}
        with subprocess.Popen([program, "-q", settings], stderr=subprocess.DEVNULL, **identity) as pooler:  # type: ignore[call-overload]
            try:
                deadline = time.monotonic() + 10
                while not (folder / ".s.PGSQL.6432").exists():
                    assert time.monotonic() < deadline
                    time.sleep(0.02)
                url = f"postgresql://postgres@/postgres?host={folder}&port=6432"
                if mode == "session":
                    with open_server(scratch=libpq(url)) as reached, reached.database("x") as database:
                        database.connect().close()
                else:
                    with pytest.raises(ServerError, match="there is a pooler in front of") as caught:
                        with open_server(scratch=libpq(url)):
                            pass
                    assert "directUrl" in (caught.value.hint or "")
            finally:
                pooler.terminate()


# --- TLS, .pgpass and services ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Guarded:
    """A server that asks for TLS and a password; its certificate and another one that it does not have."""

    port: int
    certificate: Path
    other: Path

    def url(self, query: str, guest: str = "guest") -> str:
        return f"postgresql://{guest}@localhost:{self.port}/postgres?{query}"


@pytest.fixture(scope="module")
def guarded() -> Iterator[Guarded]:
    source = choose(Wish("15")).source  # with a pg_dump that knows TLS
    assert isinstance(source, Installation)
    account = service_account()
    number = port()
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for label in ("server", "other"):
            subprocess.run(
                [
                    need("openssl"),
                    "req",
                    "-x509",
                    "-newkey",
                    "rsa:2048",
                    "-nodes",
                    "-days",
                    "2",
                    "-subj",
                    "/CN=localhost",
                    "-addext",
                    "subjectAltName=DNS:localhost",
                    "-keyout",
                    folder / f"{label}.key",
                    "-out",
                    folder / f"{label}.crt",
                ],
                check=True,
                capture_output=True,
            )
        if account is not None:
            os.chown(folder / "server.key", account.uid, account.gid)
        settings = (
            "listen_addresses=localhost",
            f"port={number}",
            "ssl=on",
            f"ssl_cert_file={folder / 'server.crt'}",
            f"ssl_key_file={folder / 'server.key'}",
        )
        with contextlib.ExitStack() as stack:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(sandbox, "MEANS", ("none",))  # a server that listens is not reached in another box
                running = stack.enter_context(cluster.running(source.bindir, user="postgres", settings=settings))
            directory = running.directory
            with psycopg.connect(host=str(directory), port=number, user="postgres", autocommit=True) as connection:
                connection.execute("CREATE ROLE guest LOGIN CREATEDB PASSWORD 's#cr:t'")
                rules = directory / "data" / "pg_hba.conf"
                rules.write_text(f"hostssl all guest all scram-sha-256\nhost all guest all reject\n{rules.read_text()}")
                connection.execute("SELECT pg_reload_conf()")
            yield Guarded(number, folder / "server.crt", folder / "other.crt")


def proven(url: str) -> bool:
    """Whether a run there is, with every database and pg_dump let in."""
    with open_server(scratch=libpq(url)) as server:
        assert "s#cr" not in repr(server)
        result = squash(Request(REPAIRED), server)
        assert "pg_dump text identical" in [check.name for check in result.proof.checks]
        return result.proof.holds


@pytest.mark.other_servers
@pytest.mark.parametrize(
    "query", ["sslmode=verify-full&sslrootcert={}", "sslaccept=strict&sslcert={}&connection_limit=1", "sslmode=require"]
)
def test_tls_in_the_words_of_libpq_and_of_prisma(guarded: Guarded, query: str) -> None:
    assert proven(guarded.url(query.format(guarded.certificate), "guest:s%23cr%3At"))


@pytest.mark.other_servers
def test_a_certificate_that_is_another(guarded: Guarded) -> None:
    for query, words in (
        (f"sslmode=verify-full&sslrootcert={guarded.other}", "certificate verify failed"),
        ("sslmode=disable", "pg_hba.conf rejects connection"),
    ):
        with pytest.raises(ServerError, match=words) as caught:
            with open_server(scratch=libpq(guarded.url(query, "guest:s%23cr%3At"))):
                pass
        assert "s#cr" not in caught.value.message


@pytest.mark.other_servers
def test_the_password_is_found_in_pgpass_for_every_database(
    guarded: Guarded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passwords = tmp_path / "pgpass"
    passwords.write_text(f"localhost:{guarded.port}:postgres:guest:s#cr\\:t\n")  # for one database alone
    passwords.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    assert proven(guarded.url("sslmode=require"))
    passwords.write_text("")
    with (
        pytest.raises(ServerError, match="no password supplied"),
        open_server(scratch=libpq(guarded.url("sslmode=require"))),
    ):
        pass


@pytest.mark.other_servers
def test_a_service_says_where_and_who(guarded: Guarded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    services = tmp_path / "services"
    services.write_text(
        f"[ours]\nhost=localhost\nport={guarded.port}\nuser=guest\npassword=s#cr:t\ndbname=postgres\nsslmode=require\n"
    )
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    assert proven("postgresql:///?service=ours")


# --- PGlite -------------------------------------------------------------------------------------------------

_PGLITE = ("@electric-sql/pglite@0.5.14", "@electric-sql/pglite-socket@0.2.17")


@contextlib.contextmanager
def pglite() -> Iterator[int]:
    """The port of a PGlite, as `prisma dev` has one."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "squash" / "tests" / "pglite-0.5.14"
    program = home / "node_modules" / ".bin" / "pglite-server"
    if not program.exists():
        home.mkdir(parents=True, exist_ok=True)
        options = ("--ignore-scripts", "--no-audit", "--no-fund")
        subprocess.run([need("npm"), "install", *options, *_PGLITE], cwd=home, check=True, capture_output=True)
    number = port()
    command = [need("node"), str(program), f"--port={number}", "--host=127.0.0.1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            assert process.stdout is not None
            assert any("listening" in line for line in process.stdout)
            yield number
        finally:
            process.kill()


@pytest.mark.other_servers
def test_pglite_is_refused() -> None:
    with pglite() as number, pytest.raises(ServerError, match="is PGlite, which has one database") as caught:
        with open_server(scratch=libpq(f"postgresql://postgres@127.0.0.1:{number}/postgres?sslmode=disable")):
            pass
    assert "a server is started for the run" in (caught.value.hint or "")
