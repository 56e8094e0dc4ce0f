"""What this run has done so far, so that an interrupt, or an error after it, says the truth."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def lasting(what: str) -> Iterator[None]:
    """Do something lasting in the block, and note it: an interrupt waits until both are done."""
    waiting: list[int] = []
    handlers = {}
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if callable(signal.getsignal(number)):
                handlers[number] = signal.signal(number, lambda came, _frame: waiting.append(came))
    try:
        yield
        did(what)
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        for came in waiting[:1]:
            signal.raise_signal(came)
