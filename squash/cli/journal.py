"""What this run has done so far, so that an interrupt, or an error after it, says the truth."""

from __future__ import annotations

_done: list[str] = []


def did(what: str) -> None:
    """Note that something lasting was done, as a clause: `wrote squash-out`, `moved the ledger of prod`."""
    _done.append(what)


def summary() -> str:
    """Return what was done, in order: `wrote squash-out, replaced prisma/migrations`; empty if nothing was."""
    return ", ".join(_done)


def forget() -> None:
    """Begin anew: a process may run several commands."""
    _done.clear()
