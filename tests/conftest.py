"""Servers for the tests: real ones, started once; and which tests apply where they run."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Generator, Iterator
from contextlib import ExitStack

import pytest
from goldens import as_owner

from squash.errors import ServerError
from squash.postgres.server import Database, Server, open_server

SERVERS = {"embedded": 18, "15": 15, "16": 16, "17": 17}
"""What the tests run on, and its major version: the embedded one, those of this machine, and npm's for the rest."""
PAST = {"14": 14}
"""Past its end of life: one test shows that deploys which have it are still read."""
LONGEST = (
    "test_golden",
    "test_deploys",
    "test_snapshot_mutations",
    "test_prisma",
    "test_data",
    "test_repair",
    "test_server",
    "test_evil_names",
    "test_trust_git",
    "test_damaged_inputs",
)
"""The files that take longest, longest first: they begin first, so that no process ends alone with one of them."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--servers",
        choices=("embedded", "all"),
        default="embedded",
        help="run on the embedded server only, or on all: PostgreSQL 15 to 17 of this machine or from npm, too",
    )
    parser.addoption("--release", action="store_true", help="also what is too heavy for every change")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what does not apply here, and keep together what one process should run.

    Tests of one file and server belong together: they share databases, and a process starts few servers.
    """
    left_out = [item for item in items if not _applies(item, config)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]
    items.sort(key=_turn)
    for item in items:
        item.add_marker(pytest.mark.xdist_group(f"{item.path.stem} {_server(item) or ''}"))


def pytest_collection_finish() -> None:
    """Let the collector pass over what stays until the end, thousands of tests, and look at the rest less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _turn(item: pytest.Item) -> int:
    """Return when a test begins: those of the same turn keep their order."""
    return LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST)


def _server(item: pytest.Item) -> str | None:
    """Return the server that a test is for; None where it does not say."""
    callspec = getattr(item, "callspec", None)
    params = callspec.params if callspec else {}
    return next((params[name] for name in ("any_server", "any_owner_server", "a_server") if name in params), None)


def _applies(item: pytest.Item, config: pytest.Config) -> bool:
    """Whether a test is about the servers that are asked for, about its server's major, and about this machine."""
    embedded_only = config.getoption("--servers") == "embedded"
    server = _server(item)
    if server is not None:
        major = (SERVERS | PAST)[server]
        since, until = (item.get_closest_marker(name) for name in ("since", "until"))
        if (
            (embedded_only and server != "embedded")
            or (since and major < since.args[0])
            or (until and major > until.args[0])
        ):
            return False
    return not (
        (embedded_only and item.get_closest_marker("other_servers"))
        or (not config.getoption("--release") and item.get_closest_marker("release"))
        or (os.geteuid() != 0 and item.get_closest_marker("as_root"))
        or (not sys.platform.startswith("linux") and item.get_closest_marker("linux"))
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI nothing is skipped: what cannot run there has failed."""
    report = yield
    if report.skipped and "CI" in os.environ and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which does not happen in CI: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The embedded PostgreSQL, for every test that does not say otherwise."""
    with open_server(postgres="embedded", superuser=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def owner_server() -> Iterator[Server]:
    """The embedded PostgreSQL as `squash run` starts it: scripts run as the owner of the database, no superuser."""
    with open_server(wish=as_owner("embedded")) as opened:
        yield opened


@pytest.fixture(scope="session", params=SERVERS)
def any_server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """Each PostgreSQL that the tests know: the embedded one, and with --servers all the others, too."""
    if request.param == "embedded":
        yield request.getfixturevalue("server")
        return
    with ExitStack() as stack:
        try:
            opened = stack.enter_context(open_server(postgres=request.param, superuser=True))
        except ServerError as error:
            pytest.skip(error.message)
        assert opened.version // 10000 == (SERVERS | PAST)[request.param]
        yield opened


@pytest.fixture(scope="session", params=SERVERS)
def any_owner_server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """Each of them as `squash run` starts it; see `owner_server`."""
    if request.param == "embedded":
        yield request.getfixturevalue("owner_server")
        return
    with ExitStack() as stack:
        try:
            opened = stack.enter_context(open_server(wish=as_owner(request.param)))
        except ServerError as error:
            pytest.skip(error.message)
        yield opened


@pytest.fixture
def database(server: Server) -> Iterator[Database]:
    """A fresh database on the embedded server."""
    with server.database("test") as created:
        yield created
