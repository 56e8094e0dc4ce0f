"""Datamodels judged by Prisma's own engines: the DDL to the letter, and what `compare` counts as a difference."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from prisma_engine import Engine, MissingNodeError, engine_process, install
from psycopg.conninfo import conninfo_to_dict
from random_datamodels import random_datamodel

from squash.datamodel import parse_datamodel, read_datamodel, render
from squash.server import Database, Server, execute_script

DATAMODELS = Path(__file__).parent / "datamodels"
FEATURES = sorted(path.stem for path in DATAMODELS.iterdir())
VERSIONS = {6: (6, 19), 7: (7, 10)}
ONLY_SEVEN = ("partial",)
EXAMPLES = int(os.environ.get("SQUASH_EXAMPLES", "12"))


@pytest.fixture(scope="module")
def engines() -> Iterator[Mapping[int, Engine]]:
    try:
        home = install()
    except MissingNodeError as error:
        if "CI" in os.environ:
            raise
        pytest.skip(str(error))
    with engine_process(home) as process:
        yield {version: Engine(process, version) for version in VERSIONS}


@pytest.fixture(scope="module")
def shared(server: Server) -> Iterator[Database]:
    """A database to which the engine can connect when it is to write DDL; it does nothing there."""
    with server.database("engine") as database:
        yield database


def url(database: Database) -> str:
    return f"postgresql://postgres@localhost/{database.name}?host={conninfo_to_dict(database.conninfo)['host']}"


def files(path: Path) -> dict[str, str]:
    parts = [path] if path.is_file() else sorted(path.rglob("*.prisma"))
    return {str(part): part.read_text(encoding="utf-8") for part in parts}


def feature(name: str) -> Path:
    return next(path for path in DATAMODELS.iterdir() if path.stem == name)


# --- The DDL ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", FEATURES)
def test_the_ddl_is_the_engines_to_the_letter(
    name: str, version: int, engines: Mapping[int, Engine], shared: Database
) -> None:
    if version < 7 and name in ONLY_SEVEN:
        pytest.skip("Prisma 7.4 and later")
    theirs = engines[version].ddl(files(feature(name)), url(shared))
    assert render(read_datamodel(feature(name), version=VERSIONS[version])) == theirs


@pytest.mark.parametrize("name", FEATURES)
def test_the_ddl_runs(name: str, database: Database) -> None:
    with database.connect() as connection:
        execute_script(connection, render(read_datamodel(feature(name))))


@pytest.mark.parametrize("seed", range(EXAMPLES))
def test_random_datamodels(seed: int, engines: Mapping[int, Engine], shared: Database) -> None:
    text = random_datamodel(seed)
    for version, engine in engines.items():
        theirs = engine.ddl({"schema.prisma": text}, url(shared))
        assert render(parse_datamodel(text, version=VERSIONS[version])) == theirs
