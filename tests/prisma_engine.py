"""Prisma itself, as judge: its command line (6.19) and its schema engines (6.19 and 7.10), from npm, without downloads.

The npm packages lie in `tests/prisma/package-lock.json`. They are installed once into the cache directory, under the
lock file's hash.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from squash.postgres.statements import split
from squash.prisma.history import Migration, read_history

SOURCES = Path(__file__).parent / "prisma"
PACKAGES = ("package.json", "package-lock.json")
OLDEST_NODE = 18
LOCK_TOML = "migration_lock.toml"

NATIVE_ENGINE = '#!/bin/sh\ncase "$*" in *can-connect-to-database*) exit 0 ;; esac\nexit 1\n'
"""Stands where the native engine would be downloaded to; `migrate resolve` asks it whether there is a database."""

Execution = Literal["batch", "split"]


class MissingNodeError(Exception):
    """There is no Node.js here that can run Prisma."""


def install() -> Path:
    """Return the directory with the packages of the lock file, after `npm ci` where it is the first time.

    Safe when several processes ask at once. MissingNodeError without npm and a Node.js that is new enough.
    """
    _check_node()
    content = b"".join((SOURCES / name).read_bytes() for name in PACKAGES)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "squash" / "tests"
    cache.mkdir(parents=True, exist_ok=True)
    home = cache / f"prisma-{hashlib.sha256(content).hexdigest()[:12]}"
    with (cache / "prisma.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "complete").exists():
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir()
            for name in PACKAGES:
                shutil.copy(SOURCES / name, home)
            subprocess.run(
                ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=home, check=True, capture_output=True
            )
            (home / "engine").write_text(NATIVE_ENGINE)
            (home / "engine").chmod(0o755)
            (home / "complete").touch()
        for source in (*SOURCES.glob("*.mjs"), *SOURCES.glob("*.ts")):
            copy = home / source.name
            if not copy.exists() or copy.read_bytes() != source.read_bytes():
                shutil.copy(source, copy)
    return home


def _check_node() -> None:
    if shutil.which("npm") is None or shutil.which("node") is None:
        raise MissingNodeError("Prisma's engine needs Node.js and npm")
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
    if int(version.removeprefix("v").split(".")[0]) < OLDEST_NODE:
        raise MissingNodeError(f"Prisma's engine needs Node.js {OLDEST_NODE} or newer, not {version.strip()}")


def write_migrations(folder: Path, migrations: Sequence[Migration]) -> Path:
    """Write a migrations directory with its lock file."""
    for migration in migrations:
        (folder / migration.name).mkdir(parents=True)
        (folder / migration.name / "migration.sql").write_bytes(migration.script.encode())
    (folder / LOCK_TOML).write_text('provider = "postgresql"\n')
    return folder


def statements_of(migrations: Path) -> dict[str, list[str]]:
    """Return each script of a migrations directory with its statements, as Prisma sends them since 7.4."""
    return {m.script: [s.text for s in split(m.script)] for m in read_history(migrations).migrations}


@dataclass(frozen=True, slots=True)
class Done:
    """What a command said, both streams together, and its exit code."""

    code: int
    said: str


@dataclass(frozen=True, slots=True)
class CommandLine:
    """The `prisma` command, with the engine that its npm package carries."""

    home: Path

    def __call__(
        self, *arguments: str, url: str, migrations: Path, execution: Execution = "batch", folder: Path
    ) -> Done:
        """Run a command on a database; `folder` is scratch space."""
        schema = folder / "schema.prisma"
        schema.write_text('datasource db {\n  provider = "postgresql"\n  url      = env("DATABASE_URL")\n}\n')
        stub = str(self.home / "engine")
        environment = os.environ | {
            "DATABASE_URL": url,
            "SCHEMA": str(schema),
            "MIGRATIONS": str(migrations),
            "PRISMA_QUERY_ENGINE_LIBRARY": stub,
            "PRISMA_SCHEMA_ENGINE_BINARY": stub,
            "PRISMA_HIDE_UPDATE_MESSAGE": "1",
            "CHECKPOINT_DISABLE": "1",
            "NO_COLOR": "1",
        }
        if execution == "split":
            (folder / "statements.json").write_text(json.dumps(statements_of(migrations)))
            environment["STATEMENTS"] = str(folder / "statements.json")
        done = subprocess.run(
            ["node", "node_modules/prisma/build/index.js", *arguments],
            cwd=self.home,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return Done(done.returncode, done.stdout)


class EngineError(Exception):
    """What the engine says, as its command line would show it."""


NO_FILTER: dict[str, list[str]] = {"externalTables": [], "externalEnums": []}


@contextmanager
def engine_process(home: Path) -> Iterator[subprocess.Popen[str]]:
    """Run `engine.mjs`, for any number of engines, one call at a time."""
    with subprocess.Popen(
        ["node", "engine.mjs"], cwd=home, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@dataclass(frozen=True, slots=True)
class Engine:
    """A schema engine, version 6 or 7, whose methods are those that the command line calls."""

    process: subprocess.Popen[str]
    version: int

    def call(self, method: str, params: Mapping[str, Any], url: str, **more: Any) -> Any:
        """Return what a method gives; EngineError with its message."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        request = {"engine": self.version, "method": method, "params": params, "url": url} | more
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "the engine's process has ended"
        answer = json.loads(line)
        if "error" in answer:
            raise EngineError(answer["error"])
        return answer["ok"]

    def deploy(self, url: str, migrations: Path, execution: Execution = "batch") -> list[str]:
        """Return the names that `migrate deploy` applies."""
        statements = statements_of(migrations) if execution == "split" else {}
        params = {"migrationsList": _listed(migrations), "filters": NO_FILTER}
        return list(self.call("applyMigrations", params, url, statements=statements)["appliedMigrationNames"])

    def diagnose(self, url: str, migrations: Path) -> dict[str, Any]:
        """Return the history's diagnosis, from which `migrate status` speaks."""
        params = {"migrationsList": _listed(migrations), "filters": NO_FILTER, "optInToShadowDatabase": False}
        return dict(self.call("diagnoseMigrationHistory", params, url))

    def dev(self, url: str, migrations: Path) -> str:
        """Return why `migrate dev` would reset the database; empty when it would go on."""
        params = {"migrationsList": _listed(migrations), "filters": NO_FILTER}
        action = self.call("devDiagnostic", params, url)["action"]
        assert action["tag"] in ("createMigration", "reset")
        return action["reason"] if action["tag"] == "reset" else ""

    def resolve(self, url: str, name: str, *, applied: Path | None = None) -> None:
        """Mark a migration as rolled back, or as applied with the script in the directory given."""
        if applied is None:
            self.call("markMigrationRolledBack", {"migrationName": name}, url)
        else:
            self.call("markMigrationApplied", {"migrationName": name, "migrationsList": _listed(applied)}, url)

    def diff(self, left: str, right: str, empty: Path) -> str:
        """Return the script that leads from one database to another; they are handed out as shadow databases."""
        listed = {"tag": "migrations"} | _listed(empty)
        params = {
            "from": listed,
            "to": listed,
            "script": True,
            "shadowDatabaseUrl": None,
            "exitCode": None,
            "filters": NO_FILTER,
        }
        return str(self.call("diff", params, left, shadow=[left, right])["stdout"])

    def ddl(self, datamodel: Mapping[str, str], url: str) -> str:
        """Return what `migrate diff --from-empty --to-schema … --script` prints; any database will do."""
        return self._to_datamodel({"tag": "empty"}, datamodel, url)

    def drift(self, url: str, datamodel: Mapping[str, str], empty: Path) -> str:
        """Return the script that `migrate dev` would write: it leads from a database to a datamodel."""
        return self._to_datamodel({"tag": "migrations"} | _listed(empty), datamodel, url, shadow=[url])

    def _to_datamodel(self, start: Mapping[str, Any], datamodel: Mapping[str, str], url: str, **more: Any) -> str:
        files = [{"path": path, "content": self.fitting(text)} for path, text in datamodel.items()]
        params = {
            "from": start,
            "to": {"tag": "schemaDatamodel", "files": files, "configDir": "/"},
            "script": True,
            "shadowDatabaseUrl": None,
            "exitCode": None,
            "filters": NO_FILTER,
        }
        return str(self.call("diff", params, url, **more)["stdout"])

    def fitting(self, text: str) -> str:
        """Return a file of a datamodel as this version takes it: with a URL in the datasource, or without."""
        text = re.sub(r"^[ \t]*(url|directUrl|shadowDatabaseUrl)[ \t]*=.*\n", "", text, flags=re.MULTILINE)
        if self.version >= 7:
            return re.sub(r"^([ \t]*previewFeatures.*)$", _without_old_features, text, flags=re.MULTILINE)
        return re.sub(r"^(datasource\s+\w+\s*\{.*\n)", r'\1  url = "postgresql://"\n', text, flags=re.MULTILINE)


def _without_old_features(line: re.Match[str]) -> str:
    """Leave out the preview features that Prisma 7 does not know any more; they are about its client."""
    return re.sub(r'(?:,\s*)?"(metrics|driverAdapters)"', "", line[0]).replace("[,", "[")


def _listed(migrations: Path) -> dict[str, Any]:
    """Return a migrations directory as the command line hands it to the engine."""
    lock = migrations / LOCK_TOML
    scripts = sorted(migrations.glob("*/migration.sql"))
    return {
        "baseDir": str(migrations),
        "lockfile": {"path": LOCK_TOML, "content": lock.read_text() if lock.exists() else None},
        "migrationDirectories": [
            {
                "path": script.parent.name,
                "migrationFile": {"path": script.name, "content": {"tag": "ok", "value": script.read_bytes().decode()}},
            }
            for script in scripts
        ],
        "shadowDbInitScript": "",
    }
