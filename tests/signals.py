"""What a test, and the processes that it starts, make of signals."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

ENDING = (signal.SIGINT, signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT)


@contextmanager
def as_on_a_terminal() -> Iterator[None]:
    """Let this process, and those that it starts meanwhile, be ended by signals that it ignores.

    What ignores a signal hands that on: `nohup` ignores SIGHUP, and `&` in a script SIGINT.
    """
    ignored = [number for number in ENDING if signal.getsignal(number) == signal.SIG_IGN]
    for number in ignored:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
    try:
        yield
    finally:
        for number in ignored:
            signal.signal(number, signal.SIG_IGN)
