"""What exists before the first migration: SQL of a platform or of the user, run on every scratch database."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prelude:
    """SQL that runs before the history: its label, such as a path, and whether it may run as superuser."""

    label: str
    script: str
    trusted: bool
