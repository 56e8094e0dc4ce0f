"""The major version of the deploys, where the user says how to reach one."""

from __future__ import annotations

import threading
from collections.abc import Mapping

import psycopg
from psycopg.conninfo import conninfo_to_dict

from squash.errors import ServerError
from squash.postgres.server.line import Line, connect
from squash.prisma.urls import connection_url

VARIABLE = "DATABASE_URL"
_PATIENCE = 1.0  # seconds for a deploy to say its version; who does not, is not waited for

_GREETING = 1_000_000  # bytes, until the server has let us in


def deploy_major(environ: Mapping[str, str]) -> int | None:
    """Return the major version of the database at DATABASE_URL of the environment, or None.

    It is only connected to, and says its version by that; nothing is asked, and a database that does not answer within
    a second is left alone.
    """
    url = environ.get(VARIABLE)
    if not url:
        return None
    try:
        conninfo, _ = connection_url(url)
    except ServerError:
        return None
    majors: list[int] = []
    asking = threading.Thread(target=_ask, args=(conninfo, majors), daemon=True)  # a name server may take its time
    asking.start()
    asking.join(_PATIENCE)
    return majors[0] if majors else None


def _ask(conninfo: str, majors: list[int]) -> None:
    try:
        words = conninfo_to_dict(conninfo) | {"connect_timeout": 2}
        with psycopg.Connection(connect(words, Line(_GREETING, 2))) as connection:
            majors.append(connection.info.server_version // 10000)
    except (psycopg.Error, OSError):
        return
