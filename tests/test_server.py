"""Scratch servers: what is left behind, who is let in, which one is taken. Against real servers and processes."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict
from signals import as_on_a_terminal

from squash.errors import ServerError
from squash.postgres.server import (
    Database,
    Server,
    Wish,
    cache,
    execute_script,
    installations,
    open_server,
    workspace,
)
from squash.postgres.server.choice import choose
from squash.postgres.server.installations import Installation
from squash.postgres.server.workspace import Account, run_directory
from squash.prisma.urls import connection_url, read_env, scratch_url

ROOT = Path(__file__).parent.parent
NOBODY = 65534

# Opens a server, says where, and waits to be ended. With a first argument it gives up root before.
CHILD = """
import os, sys, time
from squash.postgres.server import open_server
import psycopg.errors, encodings.idna, pwd, importlib.metadata
if sys.argv[1:]:
    os.setgroups([]); os.setgid(int(sys.argv[1])); os.setuid(int(sys.argv[1]))
with open_server(postgres="embedded") as server, server.database("child") as database:
    print(database.conninfo, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def temp() -> Iterator[Path]:
    """A temp directory of our own that the account of the server may reach; nothing is left in it but locks."""
    with tempfile.TemporaryDirectory(prefix="squash-test ü-", dir="/tmp") as name:
        path = Path(name)
        path.chmod(0o1777)
        yield path
        assert not [left for left in path.glob("squash-*/*") if left.name not in ("lock", "cache")]


def environment(temp: Path, **more: str) -> dict[str, str]:
    return os.environ | {"TMPDIR": str(temp), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"} | more


@contextlib.contextmanager
def child(temp: Path, *arguments: str, **more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process with an open server, and the conninfo of the database that it has made there."""
    with as_on_a_terminal():
        process = subprocess.Popen(
            [sys.executable, "-c", CHILD, *arguments],
            env=environment(temp, **more),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    with process:
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            conninfo = process.stdout.readline().strip()
            assert conninfo, process.stderr.read()
            yield process, conninfo
        finally:
            process.kill()


def processes(temp: Path) -> list[int]:
    """The processes that have `temp` in their command line: postmasters and watchdogs."""
    found = subprocess.run(["ps", "-axww", "-o", "pid=,command="], capture_output=True, text=True, check=True)
    lines = (line.split(maxsplit=1) for line in found.stdout.splitlines())
    return [int(pid) for pid, command in lines if str(temp) in command]


def gone(temp: Path, seconds: float = 8) -> bool:
    """Whether, within that time, no process works below `temp` and no run has a directory there."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not processes(temp) and not list(temp.glob("squash-*/run-*")):
            return True
        time.sleep(0.05)
    return False


def test_database_is_empty_utf8_and_gone_afterwards(any_server: Server) -> None:
    with any_server.database("Über Label; x") as database:
        assert re.fullmatch(r"squash_scratch_[0-9a-f]{8}_ber_label_x", database.name.replace("__", "_"))
        with database.connect() as connection:
            row = connection.execute(
                "SELECT current_database(), pg_encoding_to_char(encoding), datcollate, current_setting('TimeZone'),"
                " current_setting('search_path') FROM pg_database WHERE datname = current_database()"
            ).fetchone()
            assert row == (database.name, "UTF8", "C", "UTC", "public")
            assert connection.info.server_version == any_server.version
    with pytest.raises(ServerError, match="does not exist"):
        database.connect()


def test_schema_of_the_connection(database: Database) -> None:
    with database.connect("Shop x") as connection:
        connection.execute("CREATE TABLE t ()")
        assert connection.execute("SELECT to_regclass('\"Shop x\".t') IS NOT NULL").fetchone() == (True,)
        assert connection.execute("SHOW search_path").fetchone() == ('"Shop x"',)
    with database.connect("Shop x", read_only=True) as connection:
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            connection.execute("DROP TABLE t")
    with database.connect("missing", read_only=True) as connection:
        assert connection.execute("SELECT to_regnamespace('missing')").fetchone() == (None,)


def test_copy_of_a_database(server: Server, database: Database) -> None:
    with database.connect() as connection:
        connection.execute("CREATE TABLE t AS SELECT 42 AS n")
    with server.database("copy", template=database) as copy, copy.connect() as connection:
        assert connection.execute("SELECT n FROM t").fetchone() == (42,)


def test_only_databases_of_this_run_are_dropped(server: Server) -> None:
    with server.database("other") as database, database.connect() as connection:
        connection.execute("CREATE DATABASE squash_scratch_theirs")
        for name in ("squash_scratch_theirs", "postgres"):
            with pytest.raises(ServerError, match="not a scratch database of this run"):
                server._drop(name)
        connection.execute("DROP DATABASE squash_scratch_theirs")


def test_databases_from_two_threads(server: Server) -> None:
    names: list[str] = []

    def work(label: str) -> None:
        for _ in range(3):
            with server.database(label) as database, database.connect() as connection:
                connection.execute("CREATE TABLE t ()")
                names.append(database.name)

    threads = [threading.Thread(target=work, args=(label,)) for label in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(names)) == 6


def test_script_is_one_query(any_server: Server) -> None:
    with any_server.database("script") as database, database.connect() as connection:
        execute_script(connection, "")
        execute_script(connection, "CREATE TABLE a (); SELECT 1; CREATE TABLE b (); -- ü")
        with pytest.raises(psycopg.errors.UndefinedTable) as caught:
            execute_script(connection, "CREATE TABLE ü (); DROP TABLE nowhere")
        assert caught.value.sqlstate == "42P01"
        assert connection.execute("SELECT to_regclass('a'), to_regclass('b'), to_regclass('ü')").fetchone() == (
            "a",
            "b",
            None,  # one Query, one implicit transaction
        )


@pytest.mark.parametrize(
    ("script", "error", "words"),
    [
        (
            "CREATE TABLE t (n int); COPY t FROM STDIN; COPY t FROM STDIN",
            psycopg.errors.QueryCanceled,
            "no data for COPY",
        ),
        ("SELECT 1; COPY (SELECT 1) TO STDOUT; SELECT 2", psycopg.NotSupportedError, "COPY TO STDOUT"),
        ("SELECT 1\0; SELECT 2", psycopg.DataError, "NUL"),
    ],
)
def test_script_that_cannot_be_run(database: Database, script: str, error: type[Exception], words: str) -> None:
    with database.connect() as connection:
        with pytest.raises(error, match=words):
            execute_script(connection, script)
        assert connection.execute("SELECT to_regclass('t')").fetchone() == (None,)  # and it is of use still


def put_temporary_files_in(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(directory))
    monkeypatch.setenv("TMPDIR", str(directory))


def test_a_server_of_ours_lies_in_memory_where_there_is_room(temp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    monkeypatch.delenv("TMPDIR", raising=False)
    memory = temp / "memory"
    memory.mkdir(mode=0o755)
    temp.chmod(0o755)
    monkeypatch.setattr(workspace, "MEMORY", memory)
    dead = memory / f"squash-{os.geteuid()}" / "run-1-dead"
    for room, base in ((1 << 62, temp), (0, memory)):
        dead.mkdir(parents=True, mode=0o755)
        monkeypatch.setattr(workspace, "_ROOM", room)
        with run_directory(None, in_memory=True) as directory:
            assert directory.parent == base / f"squash-{os.geteuid()}"
            assert not dead.exists()  # wherever this run lies
        assert not directory.exists()
        with run_directory(None) as directory:
            assert directory.parent == temp / f"squash-{os.geteuid()}"


def test_nothing_is_left(temp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_temporary_files_in(temp, monkeypatch)
    with pytest.raises(RuntimeError, match="mine"), open_server() as server:
        with server.database("x") as database, database.connect() as connection:
            directory = Path(connection.info.host)
            mode = directory.stat().st_mode
            raise RuntimeError("mine")
    assert directory.is_relative_to(temp)
    assert stat.S_IMODE(mode) == 0o700
    assert gone(temp, 1)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, -2)])
def test_signals_unwind(temp: Path, number: signal.Signals, code: int) -> None:
    with child(temp) as (process, _):
        process.send_signal(number)
        assert process.wait(timeout=10) == code
        assert gone(temp, 0.2)  # at once: not by the watchdog


def test_signals_unwind_though_this_process_ignores_them(temp: Path) -> None:
    """As under nohup: what is tried here is what a person's terminal does."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with child(temp) as (process, _):
            assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
            process.send_signal(signal.SIGHUP)
            assert process.wait(timeout=10) == 129
    finally:
        signal.signal(signal.SIGHUP, before)


def test_handlers_are_restored() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)  # the server of the session may have set it
    try:
        with open_server(postgres="embedded"):
            assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGTERM, before)


def test_killed_run_ends_its_server(temp: Path) -> None:
    with child(temp) as (process, _):
        assert processes(temp)
        process.kill()
        process.wait()
        assert gone(temp)


def test_next_run_cleans_up_when_the_keeper_was_killed_too(temp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_temporary_files_in(temp, monkeypatch)
    with child(temp) as (alive, conninfo), child(temp) as (process, left):
        directory = Path(str(conninfo_to_dict(left)["host"]))
        for keeper in processes(directory):
            with contextlib.suppress(ProcessLookupError):
                os.kill(keeper, signal.SIGKILL)
        process.kill()
        process.wait()
        assert directory.exists()  # nobody has removed it
        with open_server(postgres="embedded"):
            assert not directory.exists()
            with pytest.raises(psycopg.OperationalError):
                psycopg.connect(left)
        with psycopg.connect(conninfo) as connection:  # the living one is left alone
            connection.execute("SELECT 1")
        alive.terminate()
        alive.wait(timeout=10)
        assert gone(temp)


def test_two_first_starts_at_once(temp: Path) -> None:
    cache = temp / "cache home"
    cache.mkdir(mode=0o755)
    with (
        child(temp, XDG_CACHE_HOME=str(cache)) as (one, first),
        child(temp, XDG_CACHE_HOME=str(cache)) as (two, second),
    ):
        for conninfo in (first, second):
            psycopg.connect(conninfo).close()
        made = [path.name[:9] for path in (cache / "squash").iterdir() if path.suffix != ".lock"]
        assert made == ["template-"]
        for process in (one, two):
            process.terminate()
            process.wait(timeout=10)


@pytest.mark.parametrize("place", [0, 100, -1])
def test_a_changed_template_is_made_again(temp: Path, monkeypatch: pytest.MonkeyPatch, place: int) -> None:
    put_temporary_files_in(temp, monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(temp))
    with open_server(postgres="embedded"):
        pass
    (template,) = temp.glob("squash/template-*")
    content = bytearray(template.read_bytes())
    content[place] ^= 1
    template.write_bytes(content)
    with open_server(postgres="embedded") as server, server.database("x"):
        pass
    assert template.read_bytes() != content
    digest, body = template.read_bytes().split(b"\n", 1)
    assert hashlib.sha256(body).hexdigest().encode() == digest
    shutil.rmtree(temp / "squash")


def test_what_a_script_leaves_in_a_server_reaches_no_other(temp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_temporary_files_in(temp, monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(temp))
    with open_server(postgres="embedded") as server, server.database("x") as database:
        (template,) = temp.glob("squash/template-*")
        before = template.read_bytes()
        with database.administer() as connection:
            connection.execute("ALTER SYSTEM SET session_preload_libraries = 'hostile'")
            connection.execute("CREATE ROLE hostile SUPERUSER")
        with server.fresh().database("y") as other, other.administer() as connection:
            assert connection.execute("SHOW session_preload_libraries").fetchone() == ("",)
            assert connection.execute("SELECT FROM pg_roles WHERE rolname = 'hostile'").fetchall() == []
    assert template.read_bytes() == before
    shutil.rmtree(temp / "squash")


@pytest.mark.linux
def test_a_server_that_does_not_start_leaves_the_template_to_others(
    temp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_temporary_files_in(temp, monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(temp))
    with open_server(postgres="embedded"):
        pass
    (template,) = temp.glob("squash/template-*")
    made = template.stat().st_ino
    command = ["sh", "-c", 'ulimit -v 92160; exec "$@"', "sh", sys.executable, "-c", CHILD]
    failed = subprocess.run(command, env=environment(temp), capture_output=True, text=True, check=False)
    assert "the scratch server did not start: " in failed.stderr
    assert template.stat().st_ino == made
    shutil.rmtree(temp / "squash")


def test_what_nobody_has_used_for_months_is_removed(temp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_temporary_files_in(temp, monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(temp))
    cached = temp / "squash"
    old = time.time() - 100 * 24 * 3600
    for name in ("data-old", "data-recent", "npm-old"):
        (cached / name).mkdir(parents=True)
        (cached / name / "complete").touch()
        if name.endswith("old"):
            os.utime(cached / name / "complete", (old, old))
    with open_server(postgres="embedded"):
        (made,) = {path.name for path in cached.iterdir() if path.suffix != ".lock"} - {"data-recent", "npm-old"}
        assert made.startswith("template-")
    os.utime(cached / made, (old, old))
    with open_server(postgres="embedded"):  # it is in use again
        assert (cached / made).stat().st_mtime > old + 1
    shutil.rmtree(cached)


def test_what_a_killed_run_began_to_make_is_removed_and_nothing_else(temp: Path) -> None:
    with cache.making(temp, temp / "target", None) as unfinished:
        abandoned = temp / "making-data-x"
        (abandoned / "data").mkdir(parents=True)
        cache.sweep_unfinished(temp)
        assert unfinished.exists()
        assert not abandoned.exists()
    assert (temp / "target" / "complete").exists()


@pytest.mark.release
def test_killed_runs_leave_nothing_once_another_has_ended() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "soak.py"), "--runs", "4", "--kill", "2"]
    done = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert "4 runs, 2 killed: 0 problems" in done.stdout, done.stdout + done.stderr


def test_temp_directory_with_a_long_path(temp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = temp / ("x" * 60) / ("y" * 60)
    long.mkdir(parents=True)
    put_temporary_files_in(long, monkeypatch)
    with open_server(postgres="embedded") as server, server.database("x") as database:
        database.connect().close()


# Machines that are odd, made of mounts that only the run sees: what is mounted and set, and whether there is a server then.
ODD = {
    "a shared memory of 64 MB, as in a container": ("mount -t tmpfs -o size=64m tmpfs /dev/shm", {}, True),
    "a full one": (
        "mount -t tmpfs -o size=1m tmpfs /dev/shm; dd if=/dev/zero of=/dev/shm/full bs=64k 2>/dev/null;"
        " ! echo x > /dev/shm/more",
        {},
        True,
    ),
    "none": ("mount -t tmpfs -o ro tmpfs /dev/shm", {}, True),
    "a home and a cache that cannot be written": (
        "mkdir '{temp}/home'; mount -t tmpfs -o ro tmpfs /var/cache; mount -t tmpfs -o ro tmpfs '{temp}/home'",
        {"HOME": "{temp}/home", "TMPDIR": "{temp}"},
        True,
    ),
    "little room for the server": ("mount -t tmpfs -o size=8m tmpfs '{temp}'", {"TMPDIR": "{temp}"}, False),
}


@pytest.mark.as_root
@pytest.mark.parametrize("odd", ODD)
def test_an_odd_machine(odd: str, temp: Path) -> None:
    mounts, variables, works = ODD[odd]
    script = "from squash.postgres.server import open_server\nwith open_server(postgres='embedded') as server: print(server._conninfo)"
    environment = {name: value for name, value in os.environ.items() if name not in ("TMPDIR", "XDG_CACHE_HOME")}
    environment |= {"PYTHONPATH": str(ROOT)} | {name: value.format(temp=temp) for name, value in variables.items()}
    shell = f'{mounts.format(temp=temp)}; "$@"'
    command = ["unshare", "--mount", "sh", "-c", shell, "sh", sys.executable, "-c", script]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if works:
        assert done.returncode == 0, done.stderr
    else:
        assert re.search("squash.errors.ServerError: .*No space left on device", done.stderr)


@pytest.mark.as_root
def test_as_an_ordinary_user(temp: Path) -> None:
    with child(temp, str(NOBODY), HOME=str(temp)) as (process, conninfo):
        assert Path(str(conninfo_to_dict(conninfo)["host"])).stat().st_uid == NOBODY
        assert list(temp.glob(".cache/squash/template-*"))
        process.terminate()
        assert process.wait(timeout=10) == 143
    shutil.rmtree(temp / ".cache")


@pytest.mark.as_root
def test_root_with_programs_that_the_server_account_cannot_read(temp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_temporary_files_in(temp, monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(temp))
    wheel = installations.embedded()
    assert wheel is not None
    hidden = temp / "root only"
    package = wheel.bindir.parent.parent
    for folder in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(folder, hidden / folder.name, ignore=shutil.ignore_patterns("include"), symlinks=True)
    hidden.chmod(0o700)
    programs = hidden / package.name / wheel.bindir.parent.name / "bin"
    assert not Account(NOBODY, NOBODY).can_reach(programs)
    with open_server(postgres=str(programs), extensions=frozenset({"vector"})) as server:
        with server.database("x") as database, database.connect() as connection:
            connection.execute("CREATE EXTENSION vector")
    shutil.rmtree(temp / "squash")


def test_first_that_offers_every_extension() -> None:
    for extensions in (frozenset(), frozenset({"plpgsql"}), frozenset({"vector", "pg_trgm"})):
        choice = choose(Wish(extensions=extensions))
        assert isinstance(choice.source, Installation)
        assert choice.source.embedded
        assert choice.reason == "it offers every extension that the history creates"


def test_local_installation_for_what_the_embedded_one_lacks() -> None:
    with open_server(extensions=frozenset({"uuid-ossp", "pgcrypto"})) as server, server.database("x") as database:
        assert server.reason.startswith("the embedded one lacks pgcrypto, uuid-ossp")
        assert re.fullmatch(r"PostgreSQL [\d.]+ from /\S+", server.source)
        with database.connect() as connection:
            connection.execute('CREATE EXTENSION "uuid-ossp"')


def test_extension_that_nobody_offers() -> None:
    with pytest.raises(ServerError) as caught, open_server(extensions=frozenset({"postgis", "no_such", "citext"})):
        pass
    assert "the embedded one lacks no_such, postgis; PostgreSQL in /" in caught.value.message
    assert "citext" not in caught.value.message
    hint = caught.value.hint or ""
    assert re.search(r"apt install postgresql-\d+-postgis-3 ", hint)
    assert "install no_such into" in hint
    assert "--scratch URL" in hint


@pytest.mark.parametrize(
    ("postgres", "words"),
    [("9", "PostgreSQL 9 is too old"), ("/etc", "/etc is not a directory of PostgreSQL's"), ("15.3", "15.3 is not")],
)
def test_installation_that_is_not_there(postgres: str, words: str) -> None:
    with pytest.raises(ServerError, match=words), open_server(postgres=postgres):
        pass


def test_asked_for_installation_must_offer_the_extensions() -> None:
    with pytest.raises(ServerError, match="^the embedded PostgreSQL 18 lacks pgcrypto, postgis, "):
        with open_server(postgres="embedded", extensions=frozenset({"pgcrypto", "postgis"})):
            pass


# --- a given server -----------------------------------------------------------------------------------------


@pytest.fixture
def given(server: Server) -> Iterator[str]:
    """The URL of a running server, for a role that may create databases and nothing else."""
    with server.database("given") as database, database.connect() as connection:
        role = f"squash_test_{secrets.token_hex(4)}"
        connection.execute(f"CREATE ROLE {role} LOGIN CREATEDB")
        yield f"postgresql://{role}:s%23cr%3At@/{database.name}?host={connection.info.host}&schema=shop&pgbouncer=true"
        connection.execute(f"DROP ROLE {role}")


def libpq(url: str) -> str:
    """Return the words of libpq for a URL, as the command line gives them to `open_server`."""
    return connection_url(url, "the scratch URL")[0]


def scratch_databases(server: Server) -> set[str]:
    with psycopg.connect(server._conninfo) as connection:
        rows = connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, 'squash_scratch_')")
        return {name for (name,) in rows}


def test_given_server_is_left_as_found(server: Server, given: str) -> None:
    before = scratch_databases(server)
    with open_server(scratch=libpq(given), extensions=frozenset({"vector"})) as reached:
        assert reached.version == server.version
        assert reached.bindir == server.bindir
        with reached.database("x") as database, database.connect("shop") as connection:
            connection.execute("CREATE TABLE t ()")
            assert "s#cr" not in database.conninfo + repr(reached)
            password = Path(str(conninfo_to_dict(database.conninfo)["passfile"]))
            assert password.read_text() == "*:*:*:*:s#cr\\:t\n"
            assert stat.S_IMODE(password.stat().st_mode) == 0o600
    assert scratch_databases(server) == before
    assert not password.exists()


def test_given_server_after_a_killed_run(server: Server, given: str) -> None:
    before = scratch_databases(server)
    script = (
        "import os, sys; from squash.postgres.server import open_server\n"
        "with open_server(scratch=sys.argv[1]) as server, server.database('x'): os.kill(os.getpid(), 9)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, libpq(given)], env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert len(scratch_databases(server) - before) == 1
    with open_server(scratch=libpq(given)):
        assert scratch_databases(server) == before


def test_role_that_may_not_create_databases(server: Server, given: str) -> None:
    role = given.partition("//")[2].partition(":")[0]
    with psycopg.connect(server._conninfo) as connection:
        connection.execute(f"ALTER ROLE {role} NOCREATEDB")
    with pytest.raises(ServerError, match=f"the role {role} may not create databases on PostgreSQL 18") as caught:
        with open_server(scratch=libpq(given)):
            pass
    assert f'ALTER ROLE "{role}" CREATEDB' in (caught.value.hint or "")


def test_given_server_lacks_an_extension(given: str) -> None:
    with pytest.raises(ServerError, match="lacks uuid-ossp, which the history creates") as caught:
        with open_server(scratch=libpq(given), extensions=frozenset({"uuid-ossp", "citext"})):
            pass
    assert "apt install postgresql-18, brew install postgresql@18 " in (caught.value.hint or "")


def test_given_database_that_does_not_exist_yet(given: str) -> None:
    url = re.sub(r"@/\w+", "@/no_such_database", given)
    with open_server(scratch=libpq(url)) as reached, reached.database("x") as database:
        database.connect().close()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:s3cret@127.0.0.1:1/db?connect_timeout=2",
        "postgresql://u:s3cret@/db?host=/nonexistent",
        "postgresql://u:a@s3cret@127.0.0.1:1/db",
        "postgresql://u:1/s3cret@127.0.0.1:1/db",
        "postgresql://u:s3cret%zz@127.0.0.1:1/db",
        "postgresql://u:x#s3cret@127.0.0.1:1/db",
        "postgresql://u:s3cret[@127.0.0.1:1/db",
        "mysql://u:s3cret@127.0.0.1/db",
        "prisma://accelerate.prisma-data.net/?api_key=s3cret",
        "s3cret",
    ],
)
def test_unreachable_server_keeps_the_password_to_itself(url: str) -> None:
    with pytest.raises(ServerError) as caught, open_server(scratch=libpq(url)):
        pass
    assert "s3cret" not in f"{caught.value.message} {caught.value.hint}"
    assert caught.value.hint


@pytest.mark.parametrize(
    "words",
    [
        "postgresql://u:s3cret@127.0.0.1:1/db?connect_timeout=2",  # which libpq would take
        "postgres://u:a@s3cret@127.0.0.1:1/db",
        "prisma://accelerate.prisma-data.net/?api_key=s3cret",
        "s3cret",
        "password=a b=s3cret",
        "password='s3cret",
        "password=s3cret\ud800",
        "password=s3cret\0",
    ],
)
def test_what_is_not_in_libpqs_words_is_not_shown(words: str) -> None:
    with pytest.raises(ServerError) as caught, open_server(scratch=words):
        pass
    assert caught.value.message == "what leads to the scratch server is not in the key=value words of libpq"
    assert "s3cret" not in f"{caught.value.hint} {caught.value.__cause__}"


def test_environment_of_libpq_does_not_leak_in(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    foreign = {"PGTZ": "Asia/Tokyo", "PGOPTIONS": "-c work_mem=99MB", "PGHOSTADDR": "127.0.0.1", "PGUSER": "someone"}
    for scratch, names in ((None, foreign), (libpq(given), {"PGTZ", "PGOPTIONS"})):
        for name in names:
            monkeypatch.setenv(name, foreign[name])
        with open_server(scratch=scratch) as server, server.database("x") as database, database.connect() as connection:
            row = connection.execute("SELECT current_setting('TimeZone'), current_setting('work_mem')").fetchone()
            assert row == ("UTC", "4MB")
        assert os.environ["PGTZ"] == "Asia/Tokyo"
        for name in names:
            monkeypatch.delenv(name)


# --- URLs ---------------------------------------------------------------------------------------------------


def test_parameters_that_only_prisma_knows() -> None:
    conninfo, schema = connection_url(
        "postgres://me:p%40ss@db.example:6432/app?schema=shop&connection_limit=1&pgbouncer=true&pool_timeout=0"
        "&socket_timeout=5&statement_cache_size=0&connect_timeout=7&sslmode=require&sslaccept=accept_invalid_certs"
        "&sslcert=ca.pem&sslidentity=x.p12&options=-c%20work_mem%3D9MB"
    )
    assert schema == "shop"
    assert conninfo_to_dict(conninfo) == {
        "user": "me",
        "password": "p@ss",
        "host": "db.example",
        "port": "6432",
        "dbname": "app",
        "connect_timeout": 7 if isinstance(conninfo_to_dict(conninfo)["connect_timeout"], int) else "7",
        "sslmode": "require",
        "options": "-c work_mem=9MB",
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {}),
        ("?sslaccept=strict&sslcert=ca.pem", {"sslmode": "verify-full", "sslrootcert": "ca.pem"}),
        ("?sslcert=me.pem&sslkey=me.key", {"sslcert": "me.pem", "sslkey": "me.key"}),
        ("?sslmode=no-verify", {"sslmode": "require"}),
        ("?host=/run/pg&schema=", {"host": "/run/pg"}),
    ],
)
def test_url_in_libpqs_words(query: str, expected: dict[str, str]) -> None:
    conninfo, schema = connection_url("postgresql://me@db/app" + query)
    assert conninfo_to_dict(conninfo) == {"user": "me", "host": "db", "dbname": "app"} | expected
    assert schema is None


def test_the_scratch_url_is_that_of_the_environment() -> None:
    assert scratch_url({"SHADOW_DATABASE_URL": "env"}) == "env"
    assert scratch_url({"SHADOW_DATABASE_URL": ""}) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SHADOW_DATABASE_URL=postgresql://a # words", "postgresql://a"),
        ('  export SHADOW_DATABASE_URL = "postgresql://a#b"  # words', "postgresql://a#b"),
        ("SHADOW_DATABASE_URL='postgresql://a'\r\nX=1\r\n", "postgresql://a"),
        ("\ufeffSHADOW_DATABASE_URL: `postgresql://a`", "postgresql://a"),
        ("#SHADOW_DATABASE_URL=x\nOTHER_SHADOW_DATABASE_URL=y", None),
        ("SHADOW_DATABASE_URL=\nX=1", None),
        ("SHADOW_DATABASE_URL=first\nSHADOW_DATABASE_URL=second", "second"),
        ('P="${USER_}:${Q}"\nQ=q$x\nSHADOW_DATABASE_URL="//${P}@${HOST_}"', "//me:q$x@"),
        (r"SHADOW_DATABASE_URL=a\${USER_}b", "a${USER_}b"),
    ],
)
def test_env_file_as_dotenv_reads_it(tmp_path: Path, text: str, expected: str | None) -> None:
    (tmp_path / ".env").write_text(text, newline="")
    assert scratch_url(read_env(tmp_path / ".env", {"USER_": "me"})) == expected


def test_what_a_script_leaves_in_the_directory_of_a_dead_run_is_harmless(
    temp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe does not hold up the next run, and no container of another name is removed."""
    put_temporary_files_in(temp, monkeypatch)
    called = temp / "called"
    (temp / "docker").write_text(f'#!/bin/sh\necho "$@" >> "{called}"\n')
    (temp / "docker").chmod(0o755)
    monkeypatch.setenv("PATH", f"{temp}:{os.environ['PATH']}")
    with run_directory(None) as directory:
        dead = directory.parent / "run-1-dead"
        (dead / "data").mkdir(parents=True)
        os.mkfifo(dead / "data" / "postmaster.pid")
        (dead / "container").write_text("somebody-elses")
        with run_directory(None):
            assert not dead.exists()
    assert called.read_text() == "rm --force --volumes squash-run-1-dead\n"
