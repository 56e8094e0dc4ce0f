"""The process: `squash` and `python -m squash`; nothing that it imports lies in the directory that it is run in.

A folder `squash/` there is what Python itself takes for `python -m squash`; `python -P -m squash` and the command
`squash` do not.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line, and leave with its exit code."""
    _leave_out_the_working_directory()
    try:
        from squash.cli.process import run  # takes a third of a second, in which somebody may press Ctrl-C

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        os.write(2, b"interrupted: nothing was written\n")
        code = 130
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # from here on nothing can be spared
    sys.exit(code)


def _leave_out_the_working_directory() -> None:
    """Take out Python's own first entry, and those of `$PYTHONPATH` that are relative, which Python has made absolute.

    `os` is there from the start; pathlib would have to be imported.
    """
    if not sys.flags.safe_path:
        del sys.path[0]
    named = os.environ.get("PYTHONPATH")
    relative = [entry for entry in named.split(os.pathsep) if not os.path.isabs(entry)] if named else []  # noqa: PTH117
    unsafe = {os.path.abspath(entry) for entry in relative}  # noqa: PTH100
    sys.path[:] = [entry for entry in sys.path if os.path.isabs(entry) and entry not in unsafe]  # noqa: PTH117


if __name__ == "__main__":
    main()
