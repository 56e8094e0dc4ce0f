"""Whom the tool connects to, and what it never shows: URLs of the user, of a project, and their passwords."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from psycopg.conninfo import conninfo_to_dict

from squash.cli import cli
from squash.deploys import parse_deploy, read_deploy_line
from squash.errors import ConfigurationError, ServerError, SquashError, may_hold_password
from squash.postgres.server import Server, Wish
from squash.postgres.server.choice import choose
from squash.prisma.urls import connection_url
from squash.settings import read_settings

ROOT = Path(__file__).parent.parent


class Listener:
    """A socket of somebody else, and what was said to it."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(5)
                self.heard.append(connection.recv(8))  # the request for TLS
                connection.sendall(b"N")
                self.heard.append(connection.recv(1000))

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    opened = Listener()
    yield opened
    opened.close()


@pytest.fixture
def hostile(tmp_path: Path, listener: Listener, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that names a server of somebody else wherever a project can."""
    url = f"postgresql://${{GITHUB_TOKEN}}:x@127.0.0.1:{listener.port}/db?connect_timeout=2"
    words = f'DATABASE_URL="{url}"\nSHADOW_DATABASE_URL="{url}"\nDIRECT_URL="{url}"\n'
    folder = tmp_path / "prisma" / "migrations" / "1_a"
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    for place in (tmp_path, tmp_path / "prisma", tmp_path / "prisma" / "migrations"):
        (place / ".env").write_text(words)
    (folder / "migration.sql").write_text(
        'CREATE TABLE "A" ("id" INTEGER NOT NULL, CONSTRAINT k PRIMARY KEY ("id"));\n'
    )
    (tmp_path / "prisma" / "schema.prisma").write_text(
        f'datasource db {{\n  provider = "postgresql"\n  url = "{url}"\n  shadowDatabaseUrl = "{url}"\n}}\n'
        'model A {\n  id Int @id(map: "k")\n}\n'
    )
    (tmp_path / "prisma.config.ts").write_text(
        f'export default {{\n  schema: "prisma/schema.prisma",\n  datasource: {{ url: "{url}" }},\n}}'
    )
    (tmp_path / "pg_service.conf").write_text(f"[db]\nhost=127.0.0.1\nport={listener.port}\n")
    monkeypatch.chdir(tmp_path)
    for name in ("DATABASE_URL", "SHADOW_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GITHUB_TOKEN", "t0ken")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("run {m} --no-git", 0),
        ("replay {m}", 0),
        ("compare {m} prisma/schema.prisma", 0),
        ("repair {m} --target prisma/schema.prisma", 0),
        ("lint {m} --no-git", 0),
        ("deploys check {m} --no-git", 2),
        ("deploys rollback {m} --no-git", 2),
        ("plan {m} --no-git", 2),
    ],
)
def test_nothing_of_a_project_makes_us_connect(hostile: Path, listener: Listener, words: str, code: int) -> None:
    done = CliRunner().invoke(cli, words.format(m="prisma/migrations").split(), standalone_mode=False)
    usage = getattr(done.exception, "exit_code", done.exception)
    assert (usage if done.exception else done.return_value or 0) == code, done.output
    assert listener.heard == []


def test_a_file_that_the_user_names_counts(hostile: Path, listener: Listener) -> None:
    words = ["replay", "prisma/migrations", "--env-file", ".env"]
    done = CliRunner().invoke(cli, words)
    assert isinstance(done.exception, ServerError)
    assert b"user\0t0ken\0database\0db" in listener.heard[1]  # as Prisma expands it
    heard = len(listener.heard)
    (hostile / ".env").write_text(f'DATABASE_URL="postgresql://u:x@127.0.0.1:{listener.port}/db"\n')
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0
    assert b"user\0u\0" in listener.heard[heard + 1]  # asked for its version, which it does not say


def test_the_environment_goes_before_the_file(hostile: Path, listener: Listener) -> None:
    words = ["deploys", "rollback", "prisma/migrations", "--no-git", "--env-file", ".env"]
    environment = {"DATABASE_URL": "postgresql://u:x@127.0.0.1:1/db"}
    done = CliRunner().invoke(cli, words, env=environment, standalone_mode=False)
    assert done.return_value == 1
    assert "port 1 failed" in done.output
    assert listener.heard == []


# --- The version of production ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[squash]\npostgres = 15", (15,)),
        ("[squash]\npostgres = [15, 17]", (15, 17)),
        ("[lint]\noff = []", ()),
        ("", ()),
    ],
)
def test_the_version_of_production(tmp_path: Path, text: str, expected: tuple[int, ...]) -> None:
    (tmp_path / "squash.toml").write_text(text)
    assert read_settings(tmp_path / "prisma" / "migrations").postgres == expected


def test_pyproject_says_it_as_well_and_the_nearest_file_counts(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    (tmp_path / "pyproject.toml").write_text("[tool.squash]\npostgres = 16\n[tool.squash.lint]\noff = []\n")
    assert read_settings(tmp_path / "a" / "b").postgres == (16,)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "squash.toml").write_text("[lint]\n")  # which says nothing about it
    assert read_settings(tmp_path / "a" / "b").postgres == (16,)
    (tmp_path / "a" / "squash.toml").write_text("[squash]\npostgres = 17\n")
    assert read_settings(tmp_path / "a" / "b").postgres == (17,)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[squash]\npostgres = "/tmp/evil/bin"', "must be the major version"),
        ('[squash]\npostgres = "15"', "must be the major version"),
        ("[squash]\npostgres = true", "must be the major version"),
        ("[squash]\npostgres = [15, 15]", "must be the major version"),
        ("[squash]\npostgres = 150018", "must be the major version"),
        ("[squash]\npostgre = 15", r"unknown key postgre of \[squash\]"),
        ("postgres = 15", "unknown key postgres"),
        ("[squash]\nscratch = 'postgresql://x'", r"unknown key scratch of \[squash\]"),
        ("squash = 15", "squash must be a table"),
        ("\xff", "no TOML|not UTF-8"),
    ],
)
def test_settings_that_cannot_be_meant(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "squash.toml").write_text(text)
    with pytest.raises(ConfigurationError, match=message) as caught:
        read_settings(tmp_path)
    assert caught.value.hint
    assert str(tmp_path / "squash.toml") in caught.value.message


def test_a_run_says_where_the_version_comes_from(hostile: Path) -> None:
    suggestion = "the version of production is not known: [squash] postgres = MAJOR in squash.toml names it"
    replayed = CliRunner().invoke(cli, ["replay", "prisma/migrations"])
    assert replayed.stderr.splitlines()[1] == suggestion
    assert suggestion not in CliRunner().invoke(cli, ["replay", "prisma/migrations", "-q"]).stderr
    assert suggestion not in CliRunner().invoke(cli, ["replay", "prisma/migrations", "--postgres", "18"]).stderr
    (hostile / "squash.toml").write_text("[squash]\npostgres = 18\n")
    told = CliRunner().invoke(cli, ["replay", "prisma/migrations"]).stderr
    assert suggestion not in told
    assert "as squash.toml says: 18" in told
    (hostile / "squash.toml").write_text("[squash]\npostgres = 99\n")
    refused = CliRunner().invoke(cli, ["replay", "prisma/migrations", "--offline"])
    assert isinstance(refused.exception, ServerError)
    assert "no PostgreSQL 99 (postgres in squash.toml) that would do" in refused.exception.message
    assert CliRunner().invoke(cli, ["replay", "prisma/migrations", "--postgres", "embedded"]).exit_code == 0


def test_a_baseline_is_proven_on_every_version_of_production(hostile: Path) -> None:
    try:
        choose(Wish("15"))
    except ServerError as error:
        if "CI" in os.environ:
            raise
        pytest.skip(error.message)
    call = ["run", "prisma/migrations", "--no-git"]
    (hostile / "squash.toml").write_text("[squash]\npostgres = [18, 15]\n")
    done = CliRunner().invoke(cli, call, standalone_mode=False)
    assert (done.exception, done.return_value) == (None, 0)
    proof = json.loads((hostile / "squash-out" / "proof.json").read_text())
    last = proof["checks"][-1]
    assert (last["name"], last["passed"]) == ("the same proof on PostgreSQL 15", True)
    assert last["compared"] > sum(check["compared"] for check in proof["checks"][:-1]) / 2
    assert proof["server"]["version"] // 10000 == 18

    script = hostile / "prisma" / "migrations" / "1_a" / "migration.sql"
    shutil.rmtree(hostile / "squash-out")
    for text, difference in (
        ('CREATE TABLE "A" ("id" UUID DEFAULT uuidv7());', "the run: migration 1_a does not apply: function uuidv7() "),
        (
            "DO $$BEGIN IF current_setting('server_version_num')::int < 160000 THEN CREATE TABLE old (); END IF; END$$;"
            ' CREATE TABLE "A" ();',
            "catalogs identical: ",
        ),
    ):
        script.write_text(text)
        done = CliRunner().invoke(cli, [*call, "--format", "json"], standalone_mode=False)
        assert done.return_value == 3, done.output
        *checks, last = json.loads(done.stdout)["checks"]
        assert all(check["passed"] for check in checks)
        assert (last["name"], last["passed"]) == ("the same proof on PostgreSQL 15", False)
        assert last["differences"][0].startswith(difference)
        assert not (hostile / "squash-out").exists()
    done = CliRunner().invoke(cli, [*call, "--postgres", "18"], standalone_mode=False)
    assert done.return_value == 0
    assert "PostgreSQL 15" not in done.stdout


# --- Passwords ----------------------------------------------------------------------------------------------

MARK = "S3kr"
PASSWORDS = (
    "S3kr",
    "S3kr@S3kr",
    "%53S3kr",
    "S3kr%",
    "S3kr/../",
    "1/S3kr",
    "1?S3kr",
    "1#S3kr",
    "S3kr S3kr",
    "S3kr'\"S3kr",
    "S3krü",
    "[S3kr",
    "S3kr]",
    "S3kr%00",
    "S3kr%0A",
    "S3kr%ff",
    "S3kr:5432",
    "12345/S3kr",
    "S3kr\\",
    "a=S3kr&b@S3kr",
)
URLS = (
    "postgresql://u:{p}@127.0.0.1:1/db",
    "postgres://u:{p}@[::1]:1/db",
    "postgresql://u:{p}@/db?host=/nonexistent",
    "postgresql://u:{p}@127.0.0.1:1,127.0.0.1:2/db",
    "postgresql://u@127.0.0.1:1/db?password={p}",
    "postgresql://u@127.0.0.1:1/db?sslpassword={p}",
    "postgresql://u:{p}@127.0.0.1:99999/db",
    "postgresql://u:{p}@127.0.0.1:no/db",
    "postgresql://u:{p}@127.0.0.1:1/db?schema=%00",
    "postgresql://u:{p}@127.0.0.1:1/db?schema=a&schema=b",
    "postgresql://u:{p}@127.0.0.1:1/db?sslmode=nonsense",
    "postgresql://u:{p}@127.0.0.1:1/db?connect_timeout=nonsense",
    "postgresql://u:{p}@127.0.0.1:1/db#fragment",
    "postgresql:/u:{p}@127.0.0.1:1/db",
    "POSTGRESQL://u:{p}@127.0.0.1:1/db",
    "mysql://u:{p}@127.0.0.1/db",
    "jdbc:postgresql://127.0.0.1/db?user=u&password={p}",
    "prisma://127.0.0.1/?api_key={p}",
    "prisma+postgres://127.0.0.1/?api_key={p}",
    "host=127.0.0.1 port=1 user=u password={p}",
    "u:{p}@127.0.0.1:1/db",
    "://{p}",
)


def told(arguments: list[str], **environment: str) -> str:
    """Everything that a call says: its output, the error with its hint, and what a traceback would show."""
    done = CliRunner().invoke(cli, arguments, env=environment)
    text = done.output + done.stderr
    if done.exception is not None:
        assert isinstance(done.exception, SquashError | SystemExit), (
            arguments,
            traceback.format_exception(done.exception),
        )
        text += "".join(traceback.format_exception(done.exception)) + repr(getattr(done.exception, "hint", ""))
    return text


def as_source(url: str, _files: Path) -> Iterator[list[str]]:
    """Calls that take a URL, and fail before a server is started for them."""
    yield ["compare", url, url]
    yield ["repair", "prisma/migrations", "--target", url]
    yield ["run", "prisma/migrations", "--from", url, "--no-git"]
    yield ["replay", "prisma/migrations", "--scratch", url]
    yield ["deploys", "rollback", "prisma/migrations", url, "--no-git"]


def misplaced(url: str) -> Iterator[list[str]]:
    """Calls in which a URL stands where none belongs."""
    yield [url]
    yield ["deploys", url]
    yield ["lint", url]
    yield ["replay", url]
    yield ["replay", "prisma/migrations", url]
    for option in ("--ref", "--postgres", "--env-file", "--stub-extension", "--format", "--execution"):
        yield ["replay", "prisma/migrations", option, url]
    yield ["replay", "prisma/migrations", "--stub-extension", f"x={url}"]
    for option in ("--out", "--through", "--name"):
        yield ["run", "prisma/migrations", option, url]
    yield ["lint", "prisma/migrations", "--datamodel", url]
    yield ["lint", "prisma/migrations", "--since", url]
    for option in ("--jobs", "--from-file", "--migrations"):
        yield ["deploys", "check", "prisma/migrations", option, url]
    yield ["deploys", "check", "prisma/migrations", "postgresql://h/x", "prisma", url]


@pytest.mark.parametrize("template", URLS)
def test_no_password_is_shown_where_a_url_belongs(hostile: Path, template: str) -> None:
    for password in PASSWORDS:
        for call in as_source(template.format(p=password), hostile):
            assert MARK not in told(call), (call, told(call))
    one, other = ([told(call) for call in as_source(template.format(p=letter), hostile)] for letter in ("x", "q"))
    assert one == other  # nothing is taken out of a text by what the password is


@pytest.mark.parametrize("template", [*URLS, "postgresql://u:{p}"])
def test_no_password_is_shown_where_no_url_belongs(hostile: Path, template: str) -> None:
    for password in ("S3kr", "S3kr/../", "S3kr S3kr"):
        for call in misplaced(template.format(p=password)):
            assert MARK not in told(call), (call, told(call))
    one, other = ([told(call) for call in misplaced(template.format(p=letter))] for letter in ("x", "q"))
    assert one == other


def test_every_bad_url_is_the_verdict_of_one_deploy(hostile: Path, server: Server) -> None:
    """From arguments, from a file, with names and without; a good one among them is visited."""
    with server.database("deploy") as database:
        words = conninfo_to_dict(database.conninfo)
        good = f"postgresql://{words['user']}@/{database.name}?host={words['host']}"
        scratch = f"postgresql://{words['user']}@/postgres?host={words['host']}"
        urls = [template.format(p=password) for template in URLS for password in PASSWORDS]
        lines = [*urls, *(f"name-{number} {url}" for number, url in enumerate(urls)), f"good {good}", "# no", ""]
        (hostile / "urls").write_text("\n".join(lines))
        call = ["deploys", "check", "prisma/migrations", "--scratch", scratch, "--no-git", "--from-file", "urls"]
        text = told(call)
        assert MARK not in text, text
        assert f"1 empty, {2 * len(urls)} unreachable" in text
        assert "\n  good" in text
        assert f"urls:{len(urls)}: unreachable" in text


def test_a_bad_url_refuses_a_move_and_a_file_that_is_not_there_is_an_error(hostile: Path) -> None:
    done = CliRunner().invoke(
        cli, ["deploys", "rollback", "prisma/migrations", "--no-git", f"mysql://u:{MARK}@h/x"], standalone_mode=False
    )
    assert done.return_value == 3
    assert done.stdout == (
        "URL 1: refused, unreachable: the URL is not a PostgreSQL connection URL: it does not begin with postgresql://"
        " (squash deploys check says what to do)\n"
    )
    for call in (["compare", "none.sql", "none.sql"], ["repair", "prisma/migrations", "--target", "none.sql"]):
        done = CliRunner().invoke(cli, call)
        assert str(done.exception) == "there is no file none.sql"


def test_a_file_of_deploys_that_is_not_utf_8(hostile: Path, server: Server) -> None:
    words = conninfo_to_dict(server._conninfo)
    scratch = f"postgresql://{words['user']}@/postgres?host={words['host']}"
    (hostile / "urls").write_bytes(b"postgresql://u:\xff@127.0.0.1:1/db\npostgresql://u@127.0.0.1:1/db two words\n")
    call = ["deploys", "check", "prisma/migrations", "--scratch", scratch, "--no-git", "--from-file", "urls"]
    text = told(call)
    assert "urls:1: unreachable" in text
    assert "it is not UTF-8" in text
    assert "urls:2: unreachable" in text
    assert "a line is a URL, or a name and a URL" in text


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("postgresql://u:p@h/db", "h/db"),
        ("postgresql://u:p@h:6432/db?schema=shop", "h:6432/db?schema=shop"),
        ("postgresql://u:p@[2001:db8::1]:5433/db", "2001:db8::1:5433/db"),
        ("postgresql://u:p@h1:1,h2:2/db", "h1,h2:1,2/db"),
        ("postgresql://u@%2Frun%2Fpg/db", "/run/pg/db"),
        ("postgresql:///db", "localhost/db"),
        ("postgresql://h/db?schema=a&schema=b", "h/db?schema=b"),  # as in Prisma, the last one counts
    ],
)
def test_a_label_is_host_port_and_database(url: str, label: str) -> None:
    assert parse_deploy(url).label == label
    assert "p@" not in repr(parse_deploy(url))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mysql://h/x", "it does not begin with postgresql://"),
        ("postgresql:h/x", "it does not begin with postgresql://"),
        ("postgresql://h:99999/x", "its port is not a number from 1 to 65535"),
        (f"postgresql://{'h' * 300}/db", "a part of its host name has more than 63 letters"),
        ("postgresql://h:0/x", "its port is not a number from 1 to 65535"),
        ("postgresql://h/x?connect_timeout=y", "its connect_timeout is not a number of seconds"),
        ("postgresql://h/x?port=y", "its port is not a number from 1 to 65535"),
        ("postgresql://u:a@b@h/x", "it has a # or @ in the wrong place"),
        ("postgresql://u:a/b@h/x", "it has a # or @ in the wrong place"),
        ("postgresql://u:a?b@h/x", "it has a # or @ in the wrong place"),
        ("postgresql://u:a#b@h/x", "it has a # or @ in the wrong place"),
        ("postgresql://h/x?schema=%1f", r'its schema "\x1f" holds a control or an invisible character'),
        ("postgresql://h/%0ax", "it has an encoded control character"),
        ("postgresql://h/x\ny", "it has a control character"),
        ("postgresql://h/x%00", "libpq cannot read it"),
        ("postgresql://u:%zz@h/x", "it has a % that no two hexadecimal digits follow"),
        ("postgresql://u:%ff@h/x", "it is not UTF-8, or its brackets do not match"),
        ("postgresql://[::1/x", "it is not UTF-8, or its brackets do not match"),
        ("prisma+postgres://h/?api_key=x", "it is one of Prisma's own service, which speaks another protocol"),
    ],
)
def test_why_a_url_cannot_be_read(url: str, reason: str) -> None:
    with pytest.raises(ServerError) as caught:
        connection_url(url)
    assert caught.value.message == f"the URL is not a PostgreSQL connection URL: {reason}"
    assert caught.value.hint


def test_a_name_that_may_be_a_url_is_no_name() -> None:
    found = read_deploy_line(f"postgresql://u:{MARK} x@h/db", "public", "urls:1")
    assert found is not None
    assert (found.label, bool(found.problem)) == ("urls:1", True)
    assert may_hold_password("HOST=h PASSWORD = x")
    assert not may_hold_password("node_modules/@scope/db/prisma/migrations")
