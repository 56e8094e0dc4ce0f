"""Extensions that ask for a superuser, and that a history without one may create on a server of ours nevertheless.

PostgreSQL lets the owner of a database create an extension whose control file says `trusted = true`: its script then
runs as the bootstrap superuser, and its members belong to that one. So on a managed platform, whose superuser creates
them. For those that `Installation.untrusted` gives, the server gets such a control file beside its own.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def trusting_copy(control: Path, folder: Path) -> None:
    """Put an extension into `folder` as a trusted one, readable for everybody."""
    for path in (control, *control.parent.glob(f"{control.stem}--*")):
        copy = folder / path.name
        copy.unlink(missing_ok=True)  # a link to the server's own
        added = "\ntrusted = true\n" if path == control else ""
        copy.write_bytes(path.read_bytes() + added.encode())


def trusting_programs(programs: Path, controls: tuple[Path, ...], place: Path) -> Path:
    """Return a directory of programs below `place` whose server takes some control files for trusted ones.

    PostgreSQL before 18 looks for extensions in one folder only, which it finds from where its program lies: so this is
    a tree of links in the same shape, with a copy of `postgres` and a folder of extensions of its own.
    """
    share = controls[0].parent.parent
    root = Path(os.path.commonpath([programs, share]))
    copy, copied_share = place / programs.relative_to(root), place / share.relative_to(root)
    (copied_share / "extension").mkdir(parents=True)
    copy.mkdir(parents=True, exist_ok=True)
    shutil.copy2(programs / "postgres", copy / "postgres")
    # $ORIGIN/../lib, and the folder of libraries beside the programs
    for origin, target in ((programs, copy), (programs.parent, copy.parent), (share, copied_share)):
        _link(origin, target)
    _link(share / "extension", copied_share / "extension")
    for control in controls:
        trusting_copy(control, copied_share / "extension")
    return copy


def _link(origin: Path, target: Path) -> None:
    """Link what is in one directory into another, as far as nothing of that name is there."""
    for path in origin.iterdir():
        if not os.path.lexists(target / path.name):
            (target / path.name).symlink_to(path)
