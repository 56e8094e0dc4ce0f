"""Preludes that are kept in the package: what a platform makes before the first migration."""

from __future__ import annotations

from importlib.resources import files

from squash.postgres.server.prelude import Prelude

__all__ = ["PRESETS", "preset"]

PRESETS = ("supabase",)
"""The names that `--prelude` takes beside files; each is `<name>.sql` here, whose head says its source and date."""


def preset(name: str) -> Prelude | None:
    """Return the prelude of that name, which may run as superuser; None where the package has none."""
    if name not in PRESETS:
        return None
    return Prelude(name, files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8"), trusted=True)
