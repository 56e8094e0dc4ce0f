"""Time the main job.

scripts/bench MIGRATIONS     a whole `squash run`, start of the server included, against a bare libpq replay of the
                             same files on the same kind of server, in turn; the median ratio of five, and where the
                             time goes
scripts/bench --migrations N a generated history of N migrations and N/5 tables, and of N/4 and N/2 before it: seconds
                             and peak memory of the process, which should grow in a straight line
scripts/bench --snapshot     the digest of a database of 300 tables and 700 indexes against `pg_dump --schema-only` of
                             it, connections included, in turn; the median ratio
scripts/bench --rows N       a history that leaves N rows in one table, each with the time of its replay: seconds and
                             peak memory of a process
scripts/bench --deploys N    `squash deploys check` of N databases that ran golden/ag112/repaired, on one server:
                             seconds and peak memory of a process
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

from psycopg.conninfo import conninfo_to_dict

from squash.postgres.server import Server, open_server
from squash.postgres.snapshot import digest
from squash.prisma.history import History, read_history
from squash.prisma.ledger import LEDGER_DDL, record_applied
from squash.prisma.replay import replay

TYPES = ("TEXT", "INTEGER", "TIMESTAMP(3)", "JSONB", "BOOLEAN NOT NULL DEFAULT false", "DECIMAL(10,2)", "TEXT[]")


def generate(directory: Path, count: int) -> None:
    """Write a history of `count` migrations: one in five creates a table, the others alter those that are there."""
    rng = random.Random(count)
    (directory / "migration_lock.toml").write_text('provider = "postgresql"\n')
    tables = 0
    for number in range(count):
        folder = directory / f"{20200101000000 + number}_step"
        folder.mkdir(parents=True)
        table = rng.randrange(tables) if tables else 0
        if number % 5 == 0:
            lines = [f'    "c{n}" {rng.choice(TYPES)},' for n in range(8)]
            script = (
                f'-- CreateTable\nCREATE TABLE "T{tables}" (\n    "id" TEXT NOT NULL,\n    "ref" TEXT,\n'
                + "\n".join(lines)
                + f'\n\n    CONSTRAINT "T{tables}_pkey" PRIMARY KEY ("id")\n);\n'
            )
            tables += 1
        elif number % 5 == 1:
            script = f'-- AlterTable\nALTER TABLE "T{table}" ADD COLUMN "n{number}" {rng.choice(TYPES)};\n'
        elif number % 5 == 2:
            script = f'-- CreateIndex\nCREATE INDEX "T{table}_{number}_idx" ON "T{table}"("ref", "c0");\n'
        elif number % 5 == 3:
            script = (
                f'-- AddForeignKey\nALTER TABLE "T{table}" ADD CONSTRAINT "T{table}_{number}_fkey" FOREIGN KEY ("ref") '
                f'REFERENCES "T{rng.randrange(tables)}"("id") ON DELETE SET NULL ON UPDATE CASCADE;\n'
            )
        else:
            script = f"-- CreateEnum\nCREATE TYPE \"E{number}\" AS ENUM ('A', 'B');\n"
        (folder / "migration.sql").write_text(script)


def squash_run(migrations: Path, out: Path, postgres: str) -> tuple[float, dict[str, float]]:
    """Return the seconds of a whole run, and those of its phases."""
    command = [sys.executable, "-m", "squash", "run", str(migrations), "--out", str(out), "-q"]
    start = time.perf_counter()
    subprocess.run([*command, "--postgres", postgres], check=True)
    seconds = time.perf_counter() - start
    return seconds, json.loads((out / "proof.json").read_text())["seconds"]


def bare_replay(history: History, postgres: str) -> float:
    """Return the seconds that libpq alone needs for the scripts."""
    scripts = [migration.script.encode() for migration in history.migrations]
    with (
        open_server(postgres=postgres) as server,
        server.database("bare") as database,
        database.connect() as connection,
    ):
        start = time.perf_counter()
        for script in scripts:
            connection.pgconn.exec_(script)
        return time.perf_counter() - start


def compare(migrations: Path, postgres: str, runs: int) -> None:
    history = read_history(migrations)
    ratios, wholes, bares, phases = [], [], [], []
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out"
        squash_run(migrations, out, postgres)
        for _ in range(runs):
            bare = bare_replay(history, postgres)
            whole, seconds = squash_run(migrations, out, postgres)
            ratios.append(whole / bare)
            wholes.append(whole)
            bares.append(bare)
            phases.append(seconds)
    print(f"{len(history.migrations)} migrations, median of {runs}")
    print(f"  bare libpq replay {statistics.median(bares):6.2f} s")
    print(f"  whole squash run  {statistics.median(wholes):6.2f} s")
    print(f"  ratio             {statistics.median(ratios):6.2f}   (min {min(ratios):.2f}, max {max(ratios):.2f})")
    for phase in ("replay", "read", "baseline", "proof", "total"):
        print(f"    {phase:<10} {statistics.median(seconds[phase] for seconds in phases):6.2f} s")
    rest = statistics.median(wholes) - statistics.median(seconds["total"] for seconds in phases)
    print(f"    {'start, stop, files':<18} {rest:.2f} s")


def grow(count: int, postgres: str) -> None:
    print(f"{'migrations':>10} {'tables':>7} {'seconds':>8} {'ms each':>8} {'peak MB':>8}")
    for size in (count // 4, count // 2, count):
        with tempfile.TemporaryDirectory() as scratch:
            migrations = Path(scratch) / "migrations"
            migrations.mkdir()
            generate(migrations, size)
            seconds, _ = squash_run(migrations, Path(scratch) / "out", postgres)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{size:>10} {-(-size // 5):>7} {seconds:>8.2f} {seconds / size * 1000:>8.2f} {peak:>8.0f}", flush=True)


def snapshot(postgres: str, runs: int) -> None:
    with open_server(postgres=postgres) as server, server.database("snapshot") as database:
        with database.connect() as connection:
            for number in range(300):
                columns = ", ".join(f'"c{n}" {TYPES[n % len(TYPES)]}' for n in range(10))
                connection.execute(f'CREATE TABLE "T{number}" ("id" TEXT PRIMARY KEY, "ref" TEXT, {columns})'.encode())
                connection.execute(f'CREATE INDEX "T{number}_a" ON "T{number}" ("ref", "c1")'.encode())
                if number % 3 == 0:
                    connection.execute(f'CREATE INDEX "T{number}_b" ON "T{number}" ("c2")'.encode())
                connection.execute(
                    f'ALTER TABLE "T{number}" ADD FOREIGN KEY ("ref") REFERENCES "T{number // 2}" ("id")'.encode()
                )
        dump = [str(client_programs(server) / "pg_dump"), "--schema-only", f"--dbname={database.conninfo}"]
        times: dict[str, list[float]] = {"digest": [], "digest, initdb's rows left out": [], "pg_dump": []}
        for _ in range(runs):
            for name, seconds in times.items():
                start = time.perf_counter()
                if name == "pg_dump":
                    subprocess.run(dump, check=True, stdout=subprocess.DEVNULL)
                else:
                    with database.connect() as connection:
                        digest(connection, builtins=name == "digest")
                seconds.append(time.perf_counter() - start)
    print(f"300 tables, 700 indexes, median of {runs}")
    for name, seconds in times.items():
        ratio = statistics.median(one / other for one, other in zip(seconds, times["pg_dump"], strict=True))
        print(f"  {name:<32} {statistics.median(seconds):6.3f} s   {ratio:5.2f}")


def deploys(count: int, postgres: str) -> None:
    migrations = Path(__file__).parent.parent / "golden/ag112/repaired/migrations"
    history = read_history(migrations)
    with (
        tempfile.TemporaryDirectory() as scratch,
        ExitStack() as stack,
        open_server(postgres=postgres, dropping=False) as server,
    ):
        squash_run(migrations, Path(scratch) / "out", postgres)
        first = stack.enter_context(server.database("deploy"))
        with first.connect() as connection:
            connection.execute(LEDGER_DDL)
            replay(connection, history, surroundings="shadow")
            record_applied(connection, ((one.name, one.checksum) for one in history.migrations))
        names = [stack.enter_context(server.database("deploy", template=first)).name for _ in range(count)]
        host = quote(str(conninfo_to_dict(first.conninfo)["host"]), safe="")
        urls = Path(scratch) / "urls"
        urls.write_text("".join(f"postgresql://postgres@/{name}?host={host}\n" for name in names))
        command = [sys.executable, "-m", "squash", "deploys", "check", str(Path(scratch) / "out"), "-q"]
        start = time.perf_counter()
        subprocess.run([*command, "--from-file", str(urls), "--postgres", postgres], check=True)
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{count} databases, {seconds:.2f} s, {seconds / count * 1000:.1f} ms each, peak {peak:.0f} MB")


ROWS = """
CREATE TABLE "Product" ("id" SERIAL PRIMARY KEY, "name" TEXT NOT NULL, "price" DECIMAL(10,2), "data" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "tags" TEXT[]);
INSERT INTO "Product" ("name", "price", "data", "tags")
    SELECT 'product ' || n, n / 7.0, jsonb_build_object('n', n), ARRAY['a' || n, 'b']
    FROM generate_series(1, {count}) n;
"""


def rows(count: int, postgres: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "migrations" / "20240101000000_rows"
        folder.mkdir(parents=True)
        (folder.parent / "migration_lock.toml").write_text('provider = "postgresql"\n')
        (folder / "migration.sql").write_text(ROWS.format(count=count))
        command = [sys.executable, "-m", "squash", "run", str(folder.parent), "--out", str(Path(scratch) / "out"), "-q"]
        start = time.perf_counter()
        subprocess.run([*command, "--no-git", "--data-limit", str(count), "--postgres", postgres], check=True)
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{count} rows, {seconds:.2f} s, peak {peak:.0f} MB")


def client_programs(server: Server) -> Path:
    if server.bindir is None:
        raise SystemExit(f"no pg_dump that reads {server.source}")
    return server.bindir


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, nargs="?")
    parser.add_argument("--migrations", type=int)
    parser.add_argument("--rows", type=int)
    parser.add_argument("--snapshot", action="store_true")
    parser.add_argument("--deploys", type=int)
    parser.add_argument("--postgres", default="embedded")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    if arguments.migrations:
        grow(arguments.migrations, arguments.postgres)
    elif arguments.deploys:
        deploys(arguments.deploys, arguments.postgres)
    elif arguments.rows:
        rows(arguments.rows, arguments.postgres)
    elif arguments.snapshot:
        snapshot(arguments.postgres, arguments.runs)
    elif arguments.directory:
        compare(arguments.directory, arguments.postgres, arguments.runs)
    else:
        parser.error("give a migrations directory, --migrations N, --rows N, --snapshot or --deploys N")


if __name__ == "__main__":
    main()
