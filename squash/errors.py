"""What can go wrong, as a tree.

```
SquashError                 every error that this package raises on purpose
├── InputError              a file that is not read: no regular one, too long, or outside of the project
├── HistoryError            a migrations directory that Prisma, or this tool, cannot take
├── ProvenanceError         git cannot tell: an unknown revision, a repository that cannot be read
│   ├── NoRepositoryError   there is no repository
│   └── NoRevisionError     the repository has no such revision
├── ServerError             no scratch server, or one that does not allow what is needed
├── ReplayError             a migration failed on the scratch server
├── DatamodelError          a schema.prisma that is not valid, or not for PostgreSQL
├── ConfigurationError      squash.toml or pyproject.toml says what cannot be meant
├── SchemaError             the catalog cannot be read, or holds what no baseline can write
├── SnapshotError           the server's catalogs hold something the snapshot does not know
├── DataError               rows that a history leaves, and that no baseline may or can carry
├── LedgerError             a ledger that is not what Prisma makes
└── OutputError             the results cannot be written
```

A message names the migration, file or object; the hint says what to do about it. Both start in lower case, but for
names, and end without a full stop.
Only the command line catches these. No message shows a database URL or a piece of one: a password is not taken out of
a text, it never comes into one.
"""

from __future__ import annotations

import re

# mysql://u:x@h, which Path makes mysql:/u:x@h of  u:x@h/db  host=h password=x
_CREDENTIALS = re.compile(r":/|:.*@|pass(word|wd|phrase)?\s*=", re.IGNORECASE | re.DOTALL)


def may_hold_password(text: str) -> bool:
    """Return whether a text may be a connection string of any kind, or hold one: it is then shown in no message."""
    return _CREDENTIALS.search(text) is not None


class SquashError(Exception):
    """An error to be shown to the user as it is: what is wrong (`message`) and what to do (`hint`)."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(SquashError):
    """A file that is not read: it is no regular file, too long, or outside of the project."""


class HistoryError(SquashError):
    """A migrations directory that Prisma, or this tool, cannot take."""


class ProvenanceError(SquashError):
    """Git cannot tell: no repository, an unknown revision, an unreadable object."""


class NoRepositoryError(ProvenanceError):
    """There is no git repository; nothing is wrong with that, unless a revision was asked for."""


class NoRevisionError(ProvenanceError):
    """The repository has no such revision."""


class ServerError(SquashError):
    """No scratch server can be had, or it does not allow what is needed."""


class ReplayError(SquashError):
    """A migration failed on the scratch server; `squash.prisma.replay.Failure` in `failure` says where and why."""

    def __init__(self, message: str, *, failure: object = None, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.failure = failure


class DatamodelError(SquashError):
    """A `schema.prisma` that is not valid, or not for PostgreSQL; the message begins with file, line and column."""


class ConfigurationError(SquashError):
    """The configuration (squash.toml, pyproject.toml) cannot be read, or says what cannot be meant."""


class SchemaError(SquashError):
    """The catalog cannot be read, or holds objects that the baseline cannot write (named in the message)."""


class SnapshotError(SquashError):
    """The server's catalogs hold something that the snapshot has not declared."""


class DataError(SquashError):
    """Rows that a history leaves, and that a baseline may not carry or cannot."""


class LedgerError(SquashError):
    """A ledger that is not what Prisma makes."""


class OutputError(SquashError):
    """The results cannot be written where they were asked for."""
