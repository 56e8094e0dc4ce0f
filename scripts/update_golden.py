"""Write the expectations of the golden cases, and the generated parts of squash/docs, anew: scripts/update-golden
[CASE …].

A case is golden/<topic>/<case>/ with a migrations directory and case.toml, which holds
    why        why the case is there, in a sentence
    superuser  whether its scripts need a superuser
    since      the oldest major version of PostgreSQL that runs its scripts
    outcome    proven         the baseline is proven: schema.sql pins its schema part
               refused        the squash ends with an error that holds each of `names`
               replay-fails   the history does not replay: `failure` has fields of the Failure, such as line
               repaired       `squash repair` reaches `target`: expected.patch pins the patch
               beyond-repair  it does not: what it leaves open holds each of `names`
    unpinned   true where other cases pin each form of its text
    rollout    script, self-reconcile or adopt-name: expected/ pins whole outputs. Three cases have it, one each
    backfills  the statements that change rows and found none: "MIGRATION, line N: VERB on TABLE"
    history    the directory of a repair's migrations, where it is not migrations
    prelude    files of SQL that run before the history: what a platform has made
    target     what a repair is to reach, as for `squash repair --target`
The proofs of all cases that are asked for come first. Unless each of them holds, nothing is written. Text is pinned on
the embedded server.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from goldens import CASES, GOLDEN, PATCH, WHOLE, as_owner, manifest, mend, request, server_for, to_pin
from pages import renew

from squash.errors import SquashError
from squash.postgres.server import Server, open_server
from squash.repair import patch
from squash.run import squash


class NotProvenError(Exception):
    """Why nothing may be pinned for a case."""


def proven(case: Path, server: Server) -> dict[str, str]:
    """Return what a case is to pin: path in its folder, and text."""
    result = squash(request(case), server_for(case, server))
    failed = [f"{one.name}: {'; '.join(one.differences[:3])}" for one in result.proof.checks if one.failed]
    if failed:
        raise NotProvenError(" | ".join(failed))
    return to_pin(case, result, server)


def repaired(case: Path, server: Server) -> dict[str, str]:
    """Return the patch that a case is to pin."""
    found = mend(case, server)
    if not found.holds or found.order:
        raise NotProvenError(" | ".join(("not repaired", *found.left, *found.order)))
    return {PATCH: patch(found.history, found.repaired, "migrations")}


PINNING = {"proven": proven, "repaired": repaired}


def write(case: Path, files: dict[str, str]) -> None:
    shutil.rmtree(case / WHOLE, ignore_errors=True)
    for path, text in files.items():
        target = case / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")


def main() -> int:
    renew()
    chosen = sys.argv[1:]
    held: dict[Path, dict[str, str]] = {}
    refused = False
    with (
        open_server(wish=as_owner("embedded")) as owner_server,
        open_server(postgres="embedded", superuser=True) as superuser_server,
    ):
        for case in CASES:
            label = str(case.relative_to(GOLDEN))
            pinning = PINNING.get(manifest(case)["outcome"])
            if pinning is None or (chosen and label not in chosen):
                continue
            try:
                held[case] = pinning(case, superuser_server if manifest(case).get("superuser") else owner_server)
                print(f"✓ {label}")
            except (SquashError, NotProvenError) as error:
                refused = True
                print(f"✗ {label}: {error}")
    if refused:
        print("nothing was written")
        return 3
    for case, files in held.items():
        write(case, files)
    return 0


if __name__ == "__main__":
    sys.exit(main())
