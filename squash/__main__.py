"""The process: `squash`, and `python -m squash`."""

from __future__ import annotations

import os
import signal
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line, and leave with its exit code."""
    try:
        from squash.cli.process import run  # takes a third of a second, in which somebody may press Ctrl-C

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        os.write(2, b"interrupted: nothing was written\n")
        code = 130
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # from here on nothing can be spared
    sys.exit(code)


if __name__ == "__main__":
    main()
