"""Write the expectations of the golden cases anew: scripts/update-golden [TOPIC/CASE …].

A case is golden/<topic>/<case>/: a migrations directory, case.toml (why it is there, and its outcome), and, where the
outcome is "proven", expected/ with the migrations, the reconcile and the rollback script. Golden text is
pinned on the embedded server; nothing is written for a case whose proof does not hold.
"""

from __future__ import annotations

import shutil
import sys
import tomllib
from pathlib import Path

from squash.history import read_history
from squash.report import output_files
from squash.run import Request, squash
from squash.server import open_server

GOLDEN = Path(__file__).resolve().parent.parent / "golden"


def main() -> int:
    chosen = sys.argv[1:]
    good = True
    with open_server(postgres="embedded") as server:
        for manifest in sorted(GOLDEN.glob("*/*/case.toml")):
            case = manifest.parent
            label = str(case.relative_to(GOLDEN))
            outcome = tomllib.loads(manifest.read_text(encoding="utf-8"))["outcome"]
            if (chosen and label not in chosen) or outcome != "proven":
                continue
            result = squash(Request(read_history(case / "migrations")), server)
            if not result.proof.holds:
                good = False
                print(f"✗ {label}: not proven, left as it was")
                continue
            files = {k: v for k, v in output_files(result, server).items() if k != "proof.json"}
            shutil.rmtree(case / "expected", ignore_errors=True)
            for path, text in files.items():
                target = case / "expected" / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="")
            print(f"✓ {label}")
    return 0 if good else 3


if __name__ == "__main__":
    sys.exit(main())
