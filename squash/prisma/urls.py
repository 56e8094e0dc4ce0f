"""Connection URLs as Prisma writes them, and where the user keeps the one of the scratch server.

A URL counts when the user gives it: as an argument, in the environment, or in a file that `--env-file` names. No file
of the project is looked into for one, because whoever writes it would choose whom we connect to, and tell them what the
environment holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit

import psycopg
from psycopg import conninfo, pq

from squash.errors import ServerError
from squash.escaping import holds_control, visible
from squash.files import SETTINGS, read_text

SHADOW = "SHADOW_DATABASE_URL"
"""The variable that holds the URL of the scratch server, as for Prisma."""

_PORTS = range(1, 65536)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")

_SECRET = ("password", "sslpassword", "oauth_client_secret", "scram_client_key", "scram_server_key")
"""The parameters of libpq that no message shows."""

_FORM = (
    "it reads postgresql://user:password@host:5432/database, with every special character of the password"
    " percent-encoded (@ is %40, # is %23, / is %2F, : is %3A)"
)

# The grammar of the npm package dotenv 16, which Prisma reads `.env` with.
_LINE = re.compile(
    r"""^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)"""
    r"""(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:\#.*)?$""",
    re.MULTILINE,
)
# Prisma expands the form with braces only, so that a password may hold a dollar sign (dotenvExpand.ts).
_REFERENCE = re.compile(r"(\\?)\$\{(\w+)\}")


class _UnreadableError(ValueError):
    """Why a URL cannot be read, without a piece of it."""


def scratch_url(environ: Mapping[str, str]) -> str | None:
    """Return the URL of the scratch server that the environment names; None if it names none."""
    return environ.get(SHADOW) or None


def read_env(path: Path, environ: Mapping[str, str]) -> Mapping[str, str]:
    """Return the settings of an `.env` file as Prisma reads it: quotes, `export`, comments, `${NAME}` expanded.

    A reference takes the value that `environ` has, else that of the file, as in Prisma. So the file sees the
    environment: it must be one that the user names and trusts. Raises ServerError, or InputError for no regular file.
    """
    text = read_text(path, limit=SETTINGS, errors="replace")
    if text is None:
        raise ServerError(f"there is no file {path}", hint="--env-file names a file such as .env")
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
        referred = environ.get(match[2], values.get(match[2], ""))
        return _expand(referred, environ, values, depth=depth - 1)

    return _REFERENCE.sub(replace, value)


def connection_url(url: str, what: str = "the URL") -> tuple[str, str | None]:
    """Return what libpq needs to connect to a Prisma URL, as `key=value` words, and the URL's `schema`, if any.

    Parameters that only Prisma knows are dropped, as Prisma drops those that it does not know. Everything that libpq
    could misread is refused here, so that no piece of a password is taken for a host, a port or a database, and comes
    into a message that way. Raises ServerError, which calls the URL `what` and never shows it.
    """
    try:
        return _connection(url)
    except _UnreadableError as error:
        raise ServerError(f"{what} is not a PostgreSQL connection URL: {error}", hint=_FORM) from None


def _connection(url: str) -> tuple[str, str | None]:
    parts = _split(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    words = urlencode(_for_libpq(query), quote_via=quote)
    try:
        parsed = conninfo.conninfo_to_dict(f"postgresql://{parts.netloc}{parts.path}?{words}")
    except (psycopg.Error, UnicodeError):
        raise _UnreadableError("libpq cannot read it") from None  # libpq's words may quote a piece of the password
    _check_parts(parsed)
    schema = query.get("schema") or None
    if schema is not None and holds_control(schema):
        raise _UnreadableError(f'its schema "{visible(schema)}" holds a control or an invisible character')
    return conninfo.make_conninfo("", **parsed), schema


def _split(url: str) -> SplitResult:
    text = url.strip()
    try:
        text.encode()
        unquote_to_bytes(text).decode()
        parts = urlsplit(text)
    except ValueError:
        raise _UnreadableError("it is not UTF-8, or its brackets do not match") from None
    scheme = text.partition("://")[0].lower()
    if scheme in ("prisma", "prisma+postgres"):
        raise _UnreadableError("it is one of Prisma's own service, which speaks another protocol")
    if scheme not in ("postgresql", "postgres") or "://" not in text:
        raise _UnreadableError("it does not begin with postgresql://")
    if _CONTROL.search(text):
        raise _UnreadableError("it has a control character")
    if _BROKEN_PERCENT.search(text):
        raise _UnreadableError("it has a % that no two hexadecimal digits follow")
    if parts.fragment or "#" in text or "@" in parts.path + parts.query or parts.netloc.count("@") > 1:
        raise _UnreadableError("it has a # or @ in the wrong place")
    return parts


def _check_parts(parsed: Mapping[str, object]) -> None:
    """Refuse what libpq would quote when it fails, and what no server can have."""
    ports = [port for port in str(parsed.get("port") or "").split(",") if port]
    if not all(port.isascii() and port.isdigit() and int(port[:6]) in _PORTS for port in ports):
        raise _UnreadableError("its port is not a number from 1 to 65535")
    if any(len(label) > 63 for host in str(parsed.get("host") or "").split(",") for label in _labels(host)):
        raise _UnreadableError("a part of its host name has more than 63 letters")
    if not re.fullmatch(r"-?\d{1,9}|", str(parsed.get("connect_timeout") or ""), re.ASCII):
        raise _UnreadableError("its connect_timeout is not a number of seconds")
    shown = (str(value) for name, value in parsed.items() if name not in _SECRET)
    if any(_CONTROL.search(value) for value in shown):
        raise _UnreadableError("it has an encoded control character")


def _labels(host: str) -> list[str]:
    """Return the parts of a host's name between the dots; none of the path of a socket's directory."""
    return [] if host.startswith(("/", "@")) else host.split(".")


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
