"""What exists before the first migration: SQL of a platform or of the user, run on every scratch database."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from squash.postgres.server import Database, Server

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Prelude:
    """SQL that runs before the history: its label, such as a path, and whether it may run as superuser."""

    label: str
    script: str
    trusted: bool

    @property
    def sha256(self) -> str:
        """The hash of the script in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.script.encode()).hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """The preludes of `server`, and how they are run in a new database; to be used from several threads.

    A server of ours makes it once, in a database that the others are copies of.
    """

    preludes: tuple[Prelude, ...]
    prepare: Callable[[Database], None]
    server: Server
    outside: frozenset[str] = frozenset()
    """Tables and enums, as `auth.users`, that are none of the history's wherever they are found."""
    _lock: threading.RLock = field(default_factory=threading.RLock, repr=False)
    _template: list[Database] = field(default_factory=list, repr=False)
    _seen: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    def template(self, make: Callable[[], Database]) -> Database:
        """Return the prepared database that others are copied from; nobody may stay connected to it."""
        with self._lock:
            if not self._template:
                self._template.append(make())
            return self._template[0]

    def once(self, key: Hashable, find: Callable[[], T]) -> T:
        """Return what was found under `key`, found at the first call."""
        with self._lock:
            if key not in self._seen:
                self._seen[key] = find()
            value: T = self._seen[key]
            return value
