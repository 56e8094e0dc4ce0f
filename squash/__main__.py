"""`squash` and `python -m squash`: nothing of what they import lies in the directory that they are run in.

A folder `squash/` there is what Python itself takes for `python -m squash`; `python -P -m squash` and the command
`squash` do not.
"""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line."""
    _leave_out_the_working_directory()
    from squash.cli import main as command_line

    command_line()


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
