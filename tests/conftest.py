"""Servers for the tests: real ones, of every major version, started once."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from squash.errors import ServerError
from squash.server import Database, Server, Wish, open_server
from squash.server.choice import choose

SERVERS = {"embedded": 18, "14": 14, "15": 15, "16": 16, "17": 17}
"""What the tests run on, and its major version: the embedded one, those of this machine, and npm's for the rest."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the SQL of a test is too new for, and keep together what one process should run.

    Tests of one file and server belong together: they share databases, and a process starts few servers.
    """
    servers = {
        item: callspec.params.get("any_server") for item in items if (callspec := getattr(item, "callspec", None))
    }
    too_old = [item for item in items if _is_too_old(item, servers.get(item))]
    config.hook.pytest_deselected(items=too_old)
    items[:] = [item for item in items if item not in set(too_old)]
    for item in items:
        item.add_marker(pytest.mark.xdist_group(f"{item.path.stem} {servers.get(item) or ''}"))


def _is_too_old(item: pytest.Item, server: str | None) -> bool:
    since = item.get_closest_marker("since")
    return since is not None and server is not None and SERVERS[server] < since.args[0]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The embedded PostgreSQL, for every test that does not say otherwise."""
    with open_server(postgres="embedded") as opened:
        yield opened


@pytest.fixture(scope="session", params=SERVERS)
def any_server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """Each PostgreSQL that the tests know; in CI all of them must be there."""
    try:
        choose(Wish(request.param))
    except ServerError as error:
        if "CI" in os.environ:
            raise
        pytest.skip(error.message)
    with open_server(postgres=request.param) as opened:
        assert opened.version // 10000 == SERVERS[request.param]
        yield opened


@pytest.fixture
def database(server: Server) -> Iterator[Database]:
    """A fresh database on the embedded server."""
    with server.database("test") as created:
        yield created
