"""What has which extension: PostgreSQL's own contrib, packages and images; what to do where nobody has it."""

from __future__ import annotations

from squash.postgres.server.substitutes import SINCE

NEWEST = 18

# The extensions of PostgreSQL's own contrib folder and languages, which every installation or image should have.
CONTRIB = frozenset(
    """
    adminpack amcheck autoinc bloom btree_gin btree_gist citext cube dblink dict_int dict_xsyn earthdistance
    file_fdw fuzzystrmatch hstore insert_username intagg intarray isn lo ltree moddatetime pageinspect
    pg_buffercache pg_freespacemap pg_prewarm pg_stat_statements pg_surgery pg_trgm pg_visibility
    pg_walinspect pgcrypto pgrowlocks pgstattuple plpgsql postgres_fdw refint seg sslinfo tablefunc tcn
    tsm_system_rows tsm_system_time unaccent uuid-ossp xml2
    """.split()  # noqa: SIM905 - a list of forty quoted words reads worse
)
_POSTGIS = frozenset(
    {"address_standardizer", "fuzzystrmatch", "postgis", "postgis_raster", "postgis_tiger_geocoder", "postgis_topology"}
)

# Docker images, `{major}` to be filled in, and what each has beside contrib. The first that has all is taken.
IMAGES = (
    ("postgres:{major}", frozenset[str]()),
    ("pgvector/pgvector:pg{major}", frozenset({"vector"})),
    ("postgis/postgis:{major}-{postgis}", _POSTGIS),
    ("timescale/timescaledb:latest-pg{major}", frozenset({"timescaledb"})),
    ("timescale/timescaledb-ha:pg{major}", frozenset({"timescaledb", "vector"}) | _POSTGIS),
)

# What follows postgresql-<major>- in the name of the Debian package, and the formula of Homebrew.
_DEBIAN = {
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
    "plperl": "plperl",
    "plperlu": "plperl",
    "plpython3u": "plpython3",
    "prefix": "prefix",
    "rum": "rum",
    "semver": "semver",
    "timescaledb": "timescaledb",
    "vector": "pgvector",
} | dict.fromkeys(_POSTGIS - {"fuzzystrmatch"}, "postgis-3")
PACKAGED = frozenset(_DEBIAN)
"""Extensions that people know how to install, beside contrib."""

REACHING_OUT = frozenset({"adminpack", "pg_surgery", "plperlu", "plpython3u", "pltclu"})
"""Extensions that hand out files, programs or damaged tables: a history creates them as superuser, or not at all."""

_HOMEBREW = {"vector": "pgvector", "timescaledb": "timescaledb", "pgrouting": "pgrouting", "pg_cron": "pg_cron"} | (
    dict.fromkeys(_POSTGIS - {"fuzzystrmatch"}, "postgis")
)

PRELOADED = {"timescaledb": ("timescaledb.telemetry_level=off",), "citus": ("citus.enable_statistics_collection=off",)}
"""Extensions whose library the server must load when it starts, and the settings that keep it from calling home."""

ONE_DATABASE = frozenset({"pg_cron"})
"""Extensions that can be created in one database of a server only, named in its configuration."""


def image_for(extensions: frozenset[str], major: int) -> str | None:
    """Return the Docker image of PostgreSQL `major` that has all `extensions`; None where we know of none."""
    beside = extensions - CONTRIB
    postgis = "3.6" if major >= 18 else "3.5"
    image = next((name for name, has in IMAGES if beside <= has), None)
    return image and image.format(major=major, postgis=postgis)


def ways_out(lacking: tuple[str, ...], major: int | None) -> str:
    """Return what to do about `lacking` extensions, with the commands; `major` is the version that would be best."""
    usable = tuple(name for name in lacking if name not in ONE_DATABASE)
    lines = [*_by_docker(frozenset(usable), major or NEWEST), *_by_package(usable, major)]
    if usable:
        lines.append(f"or pass --scratch URL of a server that has {'it' if len(usable) == 1 else 'them'}")
    lines += [
        f"{name} can be created in one database of a server only, and a run needs several"
        for name in sorted(ONE_DATABASE.intersection(lacking))
    ]
    return "\n".join([*lines, *_by_stub(lacking)])


def _by_docker(lacking: frozenset[str], major: int) -> list[str]:
    image = image_for(lacking, major)
    if image is None or not lacking:
        return []
    return [
        f"with Docker: docker run --rm -d -p 127.0.0.1:54320:5432 -e POSTGRES_PASSWORD=squash {image}",
        "    and then --scratch postgresql://postgres:squash@127.0.0.1:54320/postgres",
    ]


def _by_package(usable: tuple[str, ...], major: int | None) -> list[str]:
    server = f"postgresql-{major}" if major else "postgresql"
    debian = {server if name in CONTRIB else f"{server}-{_DEBIAN[name]}" for name in usable if _known(name)}
    homebrew = {f"postgresql@{major or NEWEST}" if name in CONTRIB else _HOMEBREW.get(name) for name in usable}
    lines = []
    if debian:
        brew = f", brew install {' '.join(sorted(filter(None, homebrew)))}" if None not in homebrew else ""
        lines.append(f"as a package: apt install {' '.join(sorted(debian))}{brew} (or your system's)")
    if strange := [name for name in usable if not _known(name)]:
        lines.append(f"install {', '.join(strange)} into a PostgreSQL on this machine")
    return lines


def _by_stub(lacking: tuple[str, ...]) -> list[str]:
    """Return how to do without: extensions of contrib are too easy to have for that."""
    named = [name for name in lacking if name not in CONTRIB]
    options = " ".join(f"--stub-extension {name}=FILE.sql" for name in named)
    words = f"to replay without: {options}, where FILE.sql creates what the history uses of it (PostgreSQL {SINCE})"
    return [words] if named else []


def _known(name: str) -> bool:
    return name in CONTRIB or name in _DEBIAN
