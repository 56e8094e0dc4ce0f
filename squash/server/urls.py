"""Connection URLs as Prisma writes them, and where a project keeps the one of its scratch server."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

import psycopg
from psycopg import conninfo, pq

from squash.errors import ServerError

VARIABLE = "SHADOW_DATABASE_URL"

# The grammar of the npm package dotenv 16, which Prisma reads `.env` with.
_LINE = re.compile(
    r"""^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)"""
    r"""(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:\#.*)?$""",
    re.MULTILINE,
)
# Prisma expands the form with braces only, so that a password may hold a dollar sign (dotenvExpand.ts).
_REFERENCE = re.compile(r"(\\?)\$\{(\w+)\}")


def scratch_url(start: Path, environ: Mapping[str, str]) -> tuple[str, str] | None:
    """The URL of the scratch server that the project names, and where it was found; None if nowhere.

    `start` is the migrations directory. `SHADOW_DATABASE_URL` is looked up in `environ`, then in the `.env`
    files of the folders above `start`, nearest first, up to the one that holds `package.json` or `.git`:
    Prisma's places are `prisma/.env` and the `.env` of the project.
    """
    return project_url(VARIABLE, start, environ)


def project_url(variable: str, start: Path, environ: Mapping[str, str]) -> tuple[str, str] | None:
    """The URL that `variable` holds, and where it was found, by the rules of `scratch_url`; None if nowhere."""
    if environ.get(variable):
        return environ[variable], variable
    for folder in _project_folders(start.resolve()):
        path = folder / ".env"
        if path.is_file() and (value := read_env(path, environ).get(variable)):
            return value, str(path)
    return None


def _project_folders(start: Path) -> tuple[Path, ...]:
    folders = (start, *start.parents)
    for count, folder in enumerate(folders, 1):
        if (folder / "package.json").exists() or (folder / ".git").exists():
            return folders[:count]
    return folders[:3]  # no project around it: `migrations`, `prisma` and the folder above, but not $HOME


def read_env(path: Path, environ: Mapping[str, str]) -> Mapping[str, str]:
    """The settings of a `.env` file as Prisma reads it: quotes, `export`, comments, `${NAME}` expanded."""
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise ServerError(f"{path} cannot be read: {error.strerror}.") from error
    values: dict[str, str] = {}
    for match in _LINE.finditer(text):
        values[match[1]] = _unquote((match[2] or "").strip())
    return {name: _expand(value, environ, values, depth=8) for name, value in values.items()}


def _unquote(value: str) -> str:
    if len(value) < 2 or value[0] != value[-1] or value[0] not in "'\"`":
        return value
    inner = value[1:-1]
    return inner.replace("\\n", "\n").replace("\\r", "\r") if value[0] == '"' else inner


def _expand(value: str, environ: Mapping[str, str], values: Mapping[str, str], *, depth: int) -> str:
    def replace(match: re.Match[str]) -> str:
        if match[1] or not depth:  # an escaped reference; or one that refers to itself
            return match[0][len(match[1]) :]
        found = environ.get(match[2], values.get(match[2], ""))
        return _expand(found, environ, values, depth=depth - 1)

    return _REFERENCE.sub(replace, value)


def connection_url(url: str) -> tuple[str, str | None]:
    """What libpq needs to connect to a Prisma URL, as `key=value` words, and the URL's `schema`, if any.

    Parameters that only Prisma knows are dropped, as Prisma drops those that it does not know. Raises
    ServerError, which never shows the URL, for anything else than `postgresql://` or `postgres://`.
    """
    parts = _split(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    schema = query.get("schema") or None
    words = urlencode(_for_libpq(query), quote_via=quote)
    try:
        parsed = conninfo.conninfo_to_dict(f"postgresql://{parts.netloc}{parts.path}?{words}")
    except psycopg.Error:
        raise _unreadable() from None  # libpq's words may quote a piece of the password
    if any(len(label) > 63 for host in str(parsed.get("host", "")).split(",") for label in _labels(host)):
        raise ServerError(
            "The URL names a host that can be none: a part of a host name has at most 63 letters.",
            hint="Look whether a password with special characters spilled over into it.",
        )
    ports = str(parsed.get("port", "")).split(",")
    if "@" in str(parsed.get("host", "")) or not all(port.isdigit() for port in ports if port):
        raise _unreadable()  # a password that is not percent-encoded spilled over
    return conninfo.make_conninfo("", **parsed), schema


def _labels(host: str) -> list[str]:
    """The parts of a host's name between the dots; none of the path of a socket's directory."""
    return [] if host.startswith(("/", "@")) else host.split(".")


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        raise _unreadable() from None
    if parts.scheme in ("prisma", "prisma+postgres"):
        raise ServerError(
            "The scratch URL is one of Prisma's own service, where no database can be created.",
            hint="Give a postgresql:// URL, or none: a server is then started for the run.",
        )
    if parts.scheme not in ("postgresql", "postgres") or parts.fragment:
        raise _unreadable()
    return parts


def _for_libpq(query: Mapping[str, str]) -> Mapping[str, str]:
    known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
    kept = {name: value for name, value in query.items() if name in known and value}
    if "sslkey" not in kept:  # Prisma's sslcert is the server's certificate, libpq's the client's
        certificate = kept.pop("sslcert", None)
        if query.get("sslaccept") == "strict":
            kept |= {"sslmode": "verify-full", "sslrootcert": certificate or "system"}
    if kept.get("sslmode") == "no-verify":  # node-postgres' word
        kept["sslmode"] = "require"
    return kept


def _unreadable() -> ServerError:
    return ServerError(
        "The scratch URL is not a PostgreSQL connection URL.",
        hint="It reads postgresql://user:password@host:5432/database, with every special character of the"
        " password percent-encoded (@ is %40, # is %23, / is %2F, : is %3A).",
    )
