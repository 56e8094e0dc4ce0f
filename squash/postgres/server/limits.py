"""How long scripts may run on a scratch server, whatever they set themselves: the time is kept on our side."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import psycopg

from squash.errors import ServerError

_LOOK = 0.1  # seconds between two looks at the clock
_GRACE = 2.0  # seconds for a script to heed a word, before the next and stronger one


class TimeLimitError(ServerError):
    """A script ran too long: one statement of it, or all together. `completed` statements of it had ended before."""

    def __init__(self, words: str, option: str, completed: int) -> None:
        self.completed = completed
        self.remedy = f"if it is no loop without end, pass {option} with more seconds, or with 0 for no limit"
        super().__init__(words, hint=self.remedy)


class ScratchConnection(psycopg.Connection[Any]):
    """A connection to a scratch database; `watch` is who ends a script on it that runs too long."""

    watch: Watch | None = None


@dataclass(slots=True, eq=False)
class Turn:
    """A script that runs: since when, and which limit it has passed; `words` were said to it, at `said`."""

    connection: psycopg.Connection[Any]
    began: float
    limit: Literal["statement", "total"] | None = None
    words: int = 0
    said: float = 0.0
    completed: int = 0


@dataclass(slots=True, eq=False)
class Watch:
    """Ends scripts: what is sent at once after `statement` seconds, any after `total` seconds; None for never.

    First it cancels, then it ends the session, last it closes the connection: a script can refuse to be cancelled.
    `option` is the name of the option for `statement`.
    """

    statement: float | None = None
    total: float | None = None
    option: str = "--timeout"
    _began: float | None = None
    _turns: list[Turn] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _looking: bool = False

    @contextlib.contextmanager
    def over(self, connection: psycopg.Connection[Any]) -> Iterator[Turn]:
        """Watch over what the block runs. Raises TimeLimitError instead of what the server says of a script ended."""
        turn = Turn(connection, time.monotonic())
        with self._lock:
            self._began = self._began or turn.began
            self._turns.append(turn)
            if not self._looking and (self.statement or self.total):
                self._looking = True
                threading.Thread(target=self._look, name="squash-watch", daemon=True).start()
        failure: psycopg.Error | None = None
        try:
            yield turn
        except psycopg.Error as error:
            failure = error
        finally:
            with self._lock:  # no word is on its way any more, which another script would hear
                self._turns.remove(turn)
        if turn.limit is not None:
            raise self._error(turn) from failure
        if failure is not None:
            raise failure

    def _error(self, turn: Turn) -> TimeLimitError:
        if turn.limit == "statement":
            words, option = f"a statement took longer than {self.statement:g} s", self.option
        else:
            words, option = f"the scripts took longer than {self.total:g} s", "--total-timeout"
        return TimeLimitError(words, option, turn.completed)

    def _look(self) -> None:
        while True:
            time.sleep(_LOOK)
            with self._lock:
                if not self._turns:
                    self._looking = False
                    return
                for turn in self._turns:
                    self._judge(turn, time.monotonic())

    def _judge(self, turn: Turn, now: float) -> None:
        if turn.limit is None and self.statement and now - turn.began > self.statement:
            turn.limit = "statement"
        if turn.limit is None and self.total and now - (self._began or now) > self.total:
            turn.limit = "total"
        if turn.limit is not None and now - turn.said > _GRACE:
            words = (_cancel, _terminate, _close)[min(turn.words, 2)]
            turn.words, turn.said = turn.words + 1, now
            with contextlib.suppress(psycopg.Error, OSError):
                words(turn.connection)


def _cancel(connection: psycopg.Connection[Any]) -> None:
    connection.cancel_safe(timeout=_GRACE)


def _terminate(connection: psycopg.Connection[Any]) -> None:
    """End the session from another one of the same role: no EXCEPTION WHEN query_canceled catches that."""
    password = connection.info.password
    words = {"connect_timeout": 2} | ({"password": password} if password else {})
    with psycopg.connect(connection.info.dsn, autocommit=True, **words) as beside:  # type: ignore[arg-type]
        beside.execute("SELECT pg_catalog.pg_terminate_backend(%s)", (connection.info.backend_pid,))


def _close(connection: psycopg.Connection[Any]) -> None:
    with socket.socket(fileno=connection.fileno()) as line:
        try:
            line.shutdown(socket.SHUT_RDWR)
        finally:
            line.detach()
