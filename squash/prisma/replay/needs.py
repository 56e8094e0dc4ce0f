"""What a history needs of the server that it is replayed on."""

from __future__ import annotations

from collections.abc import Iterable

from squash.postgres.server import Server, Substitute, Wish
from squash.postgres.statements import created_extensions, speaks_of_roles, uses_icu
from squash.prisma.history import History


def apart(server: Server, history: History) -> Server:
    """Return a server on which a history can run once more: another one like it, where the history may make roles.

    All databases of a server share these. On a given server it is the same one.
    """
    makes_roles = any(speaks_of_roles(migration.script) for migration in history.migrations)
    return server.fresh() if makes_roles and server.is_ours else server


def wish_for(
    scripts: Iterable[str],
    postgres: str | None = None,
    *,
    major: int | None = None,
    stubs: tuple[Substitute, ...] = (),
    offline: bool = False,
    superuser: bool = False,
) -> Wish:
    """Return what to wish for a server that runs `scripts`; the other arguments are those of `Wish`."""
    texts = tuple(scripts)
    extensions = frozenset[str]().union(*map(created_extensions, texts))
    return Wish(
        postgres,
        extensions,
        any(map(uses_icu, texts)),
        major,
        stubs,
        offline,
        superuser=superuser,
        makes_roles=any(map(speaks_of_roles, texts)),
    )
