"""Run the tool many times, kill some of the runs, and look what is left: scripts/soak [--runs 200] [--kill 20].

Each run squashes a history of golden/, all with a cache and a temporary directory of their own, on each of --servers in
turn. Those that are killed get signal 9 at a random moment, half of the time their watchdog, too, and half of the time
they first find an empty cache. After the next run there must be no process, no socket and no directory of a run, and
every copy in the cache must be whole. Exits 3 when anything is left or a run fails.

With --damaged COUNT it damages that many inputs instead (tests/damage.py): each command has to end in words.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
HISTORY = ROOT / "golden" / "ag112" / "repaired" / "migrations"


def start(place: Path, server: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {
        "TMPDIR": str(place),
        "XDG_CACHE_HOME": str(place),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "squash", "run", str(HISTORY), "--no-git", "--postgres", server]
    return subprocess.Popen(
        [*command, "--out", str(place / "out")], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def processes(place: Path, *, own: int = 0) -> dict[int, str]:
    """The processes with `place` in their command line, that of the run itself aside."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(place) in words and int(folder.name) not in (own, os.getpid()):
            found[int(folder.name)] = words
    return found


def left(place: Path) -> list[str]:
    """What a finished run has not taken with it."""
    found = [f"process {words}" for words in processes(place).values()]
    found += [f"directory {path}" for path in place.glob("squash-*/run-*")]
    found += [f"socket {path}" for path in place.rglob(".s.PGSQL.*")]
    found += [f"unfinished {path}" for path in place.glob("squash/making-*")]
    found += [f"unfinished {path}" for path in place.glob("squash/*-*/") if not (path / "complete").exists()]
    return found


def kill(run: subprocess.Popen[bytes], place: Path, moment: float, *, watchdog: bool) -> None:
    time.sleep(moment)
    watchdogs = [one for one, words in processes(place, own=run.pid).items() if "squash-watchdog" in words]
    run.kill()
    for one in watchdogs if watchdog else ():
        os.kill(one, signal.SIGKILL)
    run.communicate()


def damage(seed: int, count: int) -> int:
    sys.path.insert(0, str(ROOT / "tests"))
    from damage import damaged

    with tempfile.TemporaryDirectory(prefix="squash-soak-") as name:
        problems = [one for one in damaged(Path(name), seed, count) if one.problem]
    for one in problems[:20]:
        print(f"{one.problem}: {' '.join(one.command)}: {one.damage}\n{one.said}")
    print(f"{count} damaged inputs: {len(problems)} problems")
    return 3 if problems else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--kill", type=int, default=20)
    parser.add_argument("--servers", default="embedded")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--damaged", type=int, default=0, metavar="COUNT")
    arguments = parser.parse_args()
    if arguments.damaged:
        return damage(arguments.seed, arguments.damaged)
    chance = random.Random(arguments.seed)
    # the last run is not killed: it is the one that cleans up
    killed = set(chance.sample(range(arguments.runs - 1), arguments.kill))
    servers = arguments.servers.split(",")
    problems: list[str] = []
    seconds: list[float] = []
    with tempfile.TemporaryDirectory(prefix="squash-soak-") as name:
        place = Path(name)
        place.chmod(0o755)
        for number in range(arguments.runs):
            if number in killed and chance.random() < 0.5:
                shutil.rmtree(place / "squash", ignore_errors=True)
            begun = time.monotonic()
            run = start(place, servers[number % len(servers)])
            if number in killed:
                kill(run, place, chance.uniform(0, max(seconds[-5:], default=1.0)), watchdog=chance.random() < 0.5)
                continue
            _, said = run.communicate()
            seconds.append(time.monotonic() - begun)
            if run.returncode:
                problems.append(f"run {number} ended with {run.returncode}: {said.decode().strip()}")
            problems += [f"after run {number}: {what}" for what in left(place)]
        print("\n".join(problems[:20]))
        median = sorted(seconds)[len(seconds) // 2]
        print(f"{arguments.runs} runs, {len(killed)} killed: {len(problems)} problems, median {median:.2f} s")
    return 3 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
