"""Extensions in place of those that a server lacks: stand-ins of our own, and stubs that the user declares.

Both are SQL, and both need PostgreSQL 18, which looks for extensions in other folders than its own
(`extension_control_path`). What an extension creates is not written into a baseline, only its CREATE EXTENSION: so a
stand-in, which has the same objects as the real one, leads to the same bytes. A stub does what its file says, no more.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from squash.errors import ServerError, may_hold_password
from squash.files import SCRIPT_LIMIT, read_text
from squash.postgres.server.trusting import trusting_copy
from squash.postgres.server.workspace import Account

SINCE = 18  # extension_control_path
STAND_INS = frozenset({"pgcrypto", "uuid-ossp"})
_FOLDER = Path(__file__).with_name("extension")

# The settings of a control file that a stub may have, as comments at its top.
_CONTROL = re.compile(r"--\s*(comment|default_version|schema|relocatable|requires)\s*=\s*('[^'\n]*'|[\w.-]+)\s*$")


@dataclass(frozen=True, slots=True)
class Substitute:
    """An extension that a server of ours offers in place of the real one; `files` are its own: name and text."""

    name: str
    kind: Literal["stand-in", "stub"]
    files: tuple[tuple[str, str], ...]

    def place(self, folder: Path, account: Account | None) -> None:
        """Write its files into `folder`, for a server that runs as `account`."""
        for name, text in self.files:
            path = folder / name
            path.write_text(text, encoding="utf-8")
            if account is not None:
                os.chown(path, account.uid, account.gid)


def stand_in(name: str) -> Substitute:
    """Return our own extension `name`, one of STAND_INS: its functions have the real one's names, types, volatility."""
    paths = (_FOLDER / f"{name}.control", *sorted(_FOLDER.glob(f"{name}--*.sql")))
    return Substitute(name, "stand-in", tuple((path.name, path.read_text(encoding="utf-8")) for path in paths))


def read_stub(declared: str) -> Substitute:
    """Return the stub that `NAME=FILE.sql` declares: FILE creates what the history uses of the extension NAME.

    Comments at its top may be settings of a control file, such as `-- schema = pg_catalog` or `-- default_version =
    '1.6'`. Raises ServerError for anything that is not of that form, InputError for a file that is not to be read.
    """
    name, _, file = declared.partition("=")
    if may_hold_password(declared) or not re.fullmatch(r"\w[\w-]*", name) or "--" in name or not file:
        shown = "" if may_hold_password(declared) else f", not {declared!r}"
        raise ServerError(
            f"a stub is declared as NAME=FILE.sql{shown}",
            hint="FILE.sql creates what the history uses of the extension: CREATE FUNCTION …, CREATE TYPE …",
        )
    script = read_text(Path(file).expanduser(), limit=SCRIPT_LIMIT)
    if script is None:
        raise ServerError(f"the stub of {name} cannot be read: there is no file {file}")
    settings = {"default_version": "'0'", "relocatable": "true", "superuser": "false"}
    for line in script.splitlines():
        if line.strip() and not line.lstrip().startswith("--"):
            break
        if setting := _CONTROL.match(line.strip()):
            settings[setting[1]] = setting[2]
    if "schema" in settings:
        settings["relocatable"] = "false"
    control = "".join(f"{key} = {value}\n" for key, value in settings.items())
    version = settings["default_version"].strip("'")
    return Substitute(name, "stub", ((f"{name}.control", control), (f"{name}--{version}.sql", script)))


def control_path(
    substitutes: tuple[Substitute, ...], trusted: tuple[Path, ...], directory: Path, account: Account | None
) -> str:
    """Put substitutes, and extensions of the `trusted` control files as trusted ones, into the directory of a run.

    Return what a server of it needs as its `extension_control_path`.
    """
    if ":" in str(directory):
        raise ServerError(
            f"PostgreSQL cannot find extensions in {directory}: a colon separates directories there",
            hint="set TMPDIR to a directory without one",
        )
    folder = directory / "substitutes" / "extension"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for substitute in substitutes:
        substitute.place(folder, account)
    for control in trusted:
        trusting_copy(control, folder)
    for path in (folder.parent, folder):
        if account is not None:
            os.chown(path, account.uid, account.gid)
    return f"{folder.parent}:$system"
