"""Judge the datamodels of public projects by Prisma's engines: scripts/datamodels DIR [--only TEXT].

DIR holds the mirrors that scripts/corpus takes. For each project, and for each engine that takes its datamodel: is our
DDL the engine's, to the letter or else in its catalogs; and does `compare` count as differences from the history what
the engine would change in its database. Exits 3 when any answer is no.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

import psycopg
from prisma_engine import Engine, EngineError, engine_process, install, write_migrations
from prisma_script import said, touched
from psycopg.conninfo import conninfo_to_dict

from scripts.corpus import find_mirror, read
from squash.compare import Declared, Scripts, compare_sources
from squash.errors import SquashError
from squash.postgres.server import Database, Server, execute_script, open_server
from squash.postgres.snapshot import differences
from squash.postgres.statements import created_extensions
from squash.prisma.datamodel import read_datamodel, render
from squash.prisma.history import History
from squash.prisma.replay import replay

VERSIONS = {6: (6, 19), 7: (7, 10)}


def extract(mirror: Path, path: str, folder: Path) -> Path:
    command = ["git", f"--git-dir={mirror}", "archive", "--format=tar", "HEAD", path]
    archive = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        opened.extractall(folder, filter="data")
    return folder / path


def url(database: Database) -> str:
    return f"postgresql://postgres@localhost/{database.name}?host={conninfo_to_dict(database.conninfo)['host']}"


def judge_ddl(ours: str, theirs: str, server: Server) -> tuple[bool, str]:
    if ours == theirs:
        return True, "same text"
    with server.database("ours") as one, server.database("theirs") as two, one.connect() as a, two.connect() as b:
        try:
            execute_script(a, ours)
            execute_script(b, theirs)
        except psycopg.Error as error:
            return False, f"another text, which does not run: {error.diag.message_primary}"
        found = differences(a, b).differences
    return not found, f"{len(found)} catalog differences" if found else "same catalogs"


def judge(path: Path, history: History, engines: dict[int, Engine], empty: Path) -> list[tuple[bool, str]]:
    parts = [path] if path.is_file() else sorted(path.rglob("*.prisma"))
    files = {str(part): part.read_text(encoding="utf-8") for part in parts}
    scripts = [migration.script for migration in history.migrations]
    extensions = frozenset[str]().union(*map(created_extensions, scripts))
    answers = []
    with open_server(extensions=extensions) as server, server.database("history") as database:
        with database.connect() as connection:
            replay(connection, history, surroundings="shadow")
        for version, engine in engines.items():
            datamodel = read_datamodel(path, version=VERSIONS[version])
            try:
                good, words = judge_ddl(render(datamodel), engine.ddl(files, url(database)), server)
                drift = touched(engine.drift(url(database), files, empty))
            except EngineError as error:
                answers.append((True, f"{VERSIONS[version]} refuses it: {str(error).splitlines()[0]}"))
                continue
            source = Scripts("history", "public", path, history)
            found = compare_sources(source, Declared("datamodel", "public", path, datamodel), server)
            ours = said(found.differences)
            drift = {(kind, name) for kind, name in drift if f"drops {kind} {name}" not in " ".join(found.warnings)}
            count = f"{len(ours)} difference(s) from the history" if ours else "the history gives it"
            unlike = f", unlike Prisma: {sorted(ours ^ drift)[:6]}" if ours != drift else ""
            answers.append((good, f"{'.'.join(map(str, VERSIONS[version]))}: {words}"))
            answers.append((ours == drift, count + unlike))
    return answers


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    manifest = tomllib.loads(Path(__file__).with_name("corpus.toml").read_text(encoding="utf-8"))
    models = {entry["repository"]: entry["datamodel"] for entry in manifest["history"] if "datamodel" in entry}
    good = True
    with engine_process(install()) as process, tempfile.TemporaryDirectory() as folder:
        engines = {version: Engine(process, version) for version in VERSIONS}
        empty = Path(folder) / "empty"
        empty.mkdir()
        write_migrations(empty, ())
        for entry in manifest["history"]:
            name = entry["repository"]
            mirror = find_mirror(arguments.directory, name)
            history = read(arguments.directory, entry) if "fails" not in entry else None
            if arguments.only not in name or mirror is None or history is None:
                continue
            place = Path(folder) / name
            place.mkdir(parents=True, exist_ok=True)
            try:
                answers = judge(extract(mirror, models[name], place), history, engines, empty)
            except SquashError as error:
                answers = [(False, error.message)]
            fine = all(answer for answer, _ in answers)
            good = good and fine
            print(f"{'✓' if fine else '✗'} {name:<28} {'; '.join(words for _, words in answers)}", flush=True)
    return 0 if good else 3


if __name__ == "__main__":
    sys.exit(main())
