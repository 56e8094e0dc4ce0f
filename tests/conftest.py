"""Servers for the tests: real ones, started once."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from squash.errors import ServerError
from squash.server import Database, Server, installations, open_server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The embedded PostgreSQL, for every test that does not say otherwise."""
    with open_server(postgres="embedded") as opened:
        yield opened


@pytest.fixture(scope="session", params=["embedded", "15"])
def any_server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """Each PostgreSQL that the tests know; in CI all of them must be there."""
    try:
        installations.choose(request.param, frozenset())
    except ServerError as error:
        if "CI" in os.environ:
            raise
        pytest.skip(error.message)
    with open_server(postgres=request.param) as opened:
        yield opened


@pytest.fixture
def database(server: Server) -> Iterator[Database]:
    """A fresh database on the embedded server."""
    with server.database("test") as created:
        yield created
