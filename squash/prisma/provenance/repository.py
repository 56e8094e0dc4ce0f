"""A git repository, found by us and read without running anything that its owner or its content could name.

Git runs programs that a configuration names: pagers, signature checkers, filters, file system monitors, transports. A
tree from a stranger may hold such a configuration, as a folder that git takes for a repository or as a `.git` of an
unpacked archive. So git is shown a directory of our own instead: it has our configuration and links to the objects and
references of the repository (as `git-new-workdir` of git's contrib does), and git never sees the files of the tree.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory, TemporaryFile, mkdtemp
from typing import TYPE_CHECKING, Any, cast

from squash.errors import NoRepositoryError, ProvenanceError
from squash.escaping import shell_path
from squash.files import SCRIPT_LIMIT

if TYPE_CHECKING:
    from git import Git

WITHOUT = "--no-git goes on without git"
UNSHALLOW, REFETCH = "git fetch --unshallow", "git fetch --refetch --no-filter"
PATIENCE = 300.0
"""How many seconds git may take: a pipe in a `.git` that was unpacked from an archive would let it wait for ever."""
_LARGEST = 65536
"""A HEAD, a `.git` file or a `commondir` is a line; more is not read."""


@dataclass(frozen=True)
class RepositoryPaths:
    """Where a repository is: its work tree, None for a bare one; its git directory, and the one worktrees share."""

    top: Path | None
    git: Path
    common: Path

    @property
    def is_shallow(self) -> bool:
        """Whether only the last commits are there."""
        path = self.common / "shallow"
        return path.is_file() and path.stat().st_size > 0


def find_repository(start: Path) -> RepositoryPaths:
    """Find the repository of a directory, which need not be there: the nearest `.git` in it or above it.

    A folder that merely looks like a repository is passed over, unlike git does it, and so is `$GIT_DIR`, which a hook
    may have set for another one. Raises NoRepositoryError where there is none, ProvenanceError for one that is damaged
    or belongs to another user.
    """
    start = Path(os.path.realpath(start))
    for folder in (start, *start.parents):
        entry = folder / ".git"
        if os.path.lexists(entry):
            return _trusted(_place(folder, entry), entry)
    raise NoRepositoryError(f"{start} is not in a git repository", hint="a revision can only be named inside of one")


def named_repository(path: Path) -> RepositoryPaths:
    """Return the repository that is named: a bare one, or a folder with a `.git`. Errors as in `find_repository`."""
    path = Path(os.path.realpath(path))
    if os.path.lexists(path / ".git"):
        return _trusted(_place(path, path / ".git"), path / ".git")
    if _is_git_directory(path, path):
        return _trusted(RepositoryPaths(None, path, path), path)
    raise NoRepositoryError(f"{path} is not a git repository")


def _place(folder: Path, entry: Path) -> RepositoryPaths:
    """Follow a `.git`: a directory, or the file of a worktree or submodule, `gitdir: PATH`."""
    git = Path(os.path.realpath(entry))
    if not git.is_dir():
        kind, _, target = _line(entry).partition(": ")
        if kind != "gitdir":
            raise _damaged(entry)
        git = Path(os.path.realpath(folder / target))
    common = Path(os.path.realpath(git / _line(git / "commondir"))) if (git / "commondir").exists() else git
    if not _is_git_directory(git, common):
        raise _damaged(entry)
    return RepositoryPaths(folder, git, common)


def _is_git_directory(git: Path, common: Path) -> bool:
    return os.path.lexists(git / "HEAD") and (common / "objects").is_dir() and (common / "refs").is_dir()


def _line(path: Path) -> str:
    """Read a file of one line; a pipe, which never ends, is none."""
    if not path.is_file():
        raise _damaged(path)
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST)
    except OSError as error:
        raise ProvenanceError(f"{path} cannot be read: {error.strerror}", hint=WITHOUT) from error
    if b"\0" in content:
        raise _damaged(path)
    return os.fsdecode(content).rstrip("\n")


def _damaged(path: Path) -> ProvenanceError:
    return ProvenanceError(f"{path} is there, but is not what git makes", hint=f"git fsck tells more; {WITHOUT}")


def _trusted(place: RepositoryPaths, entry: Path) -> RepositoryPaths:
    """Return the place back if its owner is us, or root, or one whom our own configuration of git trusts."""
    trusted = {os.geteuid(), 0}
    if os.geteuid() == 0 and os.environ.get("SUDO_UID", "").isdecimal():
        trusted.add(int(os.environ["SUDO_UID"]))
    owners = {path.lstat().st_uid for path in (place.top, entry, place.git, place.common) if path is not None}
    top = place.top or place.git
    if owners <= trusted or any(_covers(safe, top) for safe in _safe_directories()):
        return place
    raise ProvenanceError(
        f"git does not trust the repository {top}, which belongs to another user",
        hint=f"git config --global --add safe.directory {shell_path(top)}; {WITHOUT}",
    )


def _covers(safe: str, top: Path) -> bool:
    if safe == "*":
        return True
    folder = Path(os.path.realpath(safe.removesuffix("/*")))
    return folder in top.parents if safe.endswith("/*") else folder == top


def _safe_directories() -> list[str]:
    """Read `safe.directory` as git does: of the system, the user and the environment, never of a repository."""
    ask = ("--no-pager", "config", "-z", "--type=path", "--get-all", "safe.directory")
    with TemporaryDirectory(prefix="squash-git-") as nowhere:
        done = _executed(_gitpython(Path(nowhere)), [git_program(), *ask], env={"GIT_DIR": nowhere})
    safe: list[str] = []
    for value in os.fsdecode(done.stdout).split("\0")[:-1]:
        safe = [*safe, value] if value else []
    return safe


def _gitpython(folder: Path) -> Git:
    """Return GitPython's face of git, at work in a folder.

    GitPython runs `git version` when it is imported, by the path as it is, unless it is told which git to take.
    """
    os.environ["GIT_PYTHON_GIT_EXECUTABLE"] = git_program()
    from git import Git

    return Git(folder)


def _executed(git: Git, command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a command with all that it writes, bytes as they are, whatever comes of it."""
    status, output, words = git.execute(
        command,
        with_extended_output=True,
        with_exceptions=False,
        stdout_as_string=False,
        strip_newline_in_stdout=False,
        kill_after_timeout=PATIENCE,
        **options,
    )
    if int(status) == -signal.SIGKILL:
        raise ProvenanceError(
            f"git did not answer within {PATIENCE:g} s", hint=f"look for pipes and other odd files in .git; {WITHOUT}"
        )
    return subprocess.CompletedProcess(command, int(status), cast("bytes", output), str(words).encode())


def git_program() -> str:
    """Find git on the path."""
    program = shutil.which("git", path=_path())
    if program is None:
        raise ProvenanceError("git is not installed, and there is a repository", hint=f"install git; {WITHOUT}")
    return program


def _path() -> str:
    """Return `$PATH` without relative folders: those would be the project's."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if Path(folder).is_absolute())


class Repository:
    """Git, at work in a directory of ours that shows it a repository's objects and references."""

    def __init__(self, place: RepositoryPaths, folder: Path, limit: int = SCRIPT_LIMIT) -> None:
        self.place = place
        self.limit = limit
        """The most bytes of an object that is read."""
        self.lacks_objects = False
        """Whether something was asked for that a partial clone has left out."""
        self._folder = folder
        self._git = _gitpython(folder)
        self._git.update_environment(**_environment(folder))
        _write(folder / "HEAD", _head(place.git / "HEAD"))
        _write(folder / "config", _OUR_CONFIGURATION.format(version=0, more=""))
        _link(folder, place.common, ("objects", "refs", "packed-refs", "shallow", "reftable"))
        _link(folder, place.git, ("FETCH_HEAD", "ORIG_HEAD", "MERGE_HEAD"))
        if place.git == place.common:
            _link(folder, place.git, ("logs",))
        if more := self._extensions():
            _write(folder / "config", _OUR_CONFIGURATION.format(version=1, more=more))

    def run(self, *arguments: str, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run a command of git's, whatever comes of it."""
        command = [*_forgetting(), git_program(), "--no-pager", "--no-replace-objects", *arguments]
        with TemporaryFile() as stream:
            stream.write(text)
            stream.seek(0)
            return _executed(self._git, command, istream=stream)

    def ask(self, *arguments: str, text: bytes = b"", partly: bool = False) -> bytes:
        """Return what a command of git's writes. Raises ProvenanceError when it fails, unless `partly` is enough."""
        done = self.run(*arguments, text=text)
        if done.returncode and not partly:
            words = done.stderr.decode(errors="replace").strip() or f"git {arguments[0]} failed"
            mend = f"{REFETCH} brings what is missing" if self.is_partial else "git fsck shows what is damaged"
            raise ProvenanceError(f"git: {words}", hint=f"{mend}; {WITHOUT}")
        self.lacks_objects |= done.returncode != 0
        return done.stdout

    @cached_property
    def is_partial(self) -> bool:
        """Whether objects may be missing, that git would fetch from another repository when they are asked for."""
        return any(
            name == "extensions.partialclone" or (name.endswith(".promisor") and value != "false")
            for name, value in self._configured.items()
        )

    @cached_property
    def _configured(self) -> dict[str, str]:
        """What the repository's own configuration says of its format; read as a file, it has no effect."""
        path = self.place.common / "config"
        if not path.is_file():
            return {}
        pattern = r"^(extensions\..*|remote\..*\.promisor)$"
        done = self.run("config", "--file", str(path), "--no-includes", "-z", "--get-regexp", pattern)
        if done.returncode > 1:
            raise ProvenanceError(f"git: {done.stderr.decode(errors='replace').strip()}", hint=WITHOUT)
        pairs = (entry.partition("\n") for entry in os.fsdecode(done.stdout).split("\0")[:-1])
        return {name: value for name, _, value in pairs}

    def _extensions(self) -> str:
        """Return the lines by which our configuration says how the objects and references are stored."""
        lines = []
        for name, known in _FORMATS.items():
            value = self._configured.get(f"extensions.{name}", known[0])
            if value not in known or (value == "reftable" and self.place.git != self.place.common):
                raise ProvenanceError(f"{self.place.git} has an {name} that is not known here: {value}", hint=WITHOUT)
            if value != known[0]:
                lines.append(f"\t{name} = {value}\n")
        return "[extensions]\n" + "".join(lines) if lines else ""


_FORMATS = {"objectformat": ("sha1", "sha256"), "refstorage": ("files", "reftable")}
"""How objects and references can be stored, the usual way first."""
_OUR_CONFIGURATION = "[core]\n\trepositoryformatversion = {version}\n\tbare = true\n\tprecomposeunicode = true\n{more}"


class Tracked:
    """A directory, and the repository of git that it may be in: found and opened once, when something asks for it.

    The directory need not be there; `limit` is the most bytes that a script may have. What asks raises
    NoRepositoryError where it is in none, and ProvenanceError for a repository that is damaged or another user's.
    """

    def __init__(self, directory: Path, limit: int = SCRIPT_LIMIT) -> None:
        self.directory = directory
        self._limit = limit

    @cached_property
    def place(self) -> RepositoryPaths:
        """Where the repository is."""
        return find_repository(self.directory)

    @cached_property
    def git(self) -> Repository:
        """Git, for that repository; its own directory goes when this object does."""
        place = self.place
        folder = mkdtemp(prefix="squash-git-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return Repository(place, Path(folder), self._limit)

    @cached_property
    def path(self) -> PurePosixPath:
        """The path of the directory inside the work tree."""
        real = Path(os.path.realpath(self.directory))
        return PurePosixPath(real.relative_to(self.place.top or real).as_posix())


@contextmanager
def opened(place: RepositoryPaths) -> Iterator[Repository]:
    """Return git for a repository, while the block runs."""
    with TemporaryDirectory(prefix="squash-git-") as folder:
        yield Repository(place, Path(folder))


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment in which git knows no other configuration, asks nobody and fetches nothing."""
    return {
        "PATH": _path(),
        "LC_ALL": "C",
        "HOME": str(folder),  # versions before 2.32 do not know GIT_CONFIG_GLOBAL
        "XDG_CONFIG_HOME": str(folder),
        "GIT_DIR": str(folder),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_ALLOW_PROTOCOL": "",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
    }


def _forgetting() -> list[str]:
    """Return the words before a command that take git's variables of the caller away: GitPython only adds to them.

    A hook sets some for its own repository (`GIT_INDEX_FILE`).
    """
    inherited = [name for name in os.environ if name.startswith("GIT_") and name not in _environment(Path())]
    program = shutil.which("env", path=_path()) or "/usr/bin/env"
    return [program, *(word for name in inherited for word in ("-u", name))] if inherited else []


def _head(path: Path) -> str:
    """Return the text of a HEAD, which in old repositories is a link to a branch."""
    if path.is_symlink() and (target := os.fspath(path.readlink())).startswith("refs/"):
        return f"ref: {target}"
    return _line(path)


def _write(path: Path, text: str) -> None:
    path.write_bytes(os.fsencode(text + "\n"))


def _link(folder: Path, origin: Path, names: tuple[str, ...]) -> None:
    for name in names:
        path = origin / name
        if path.is_dir() or path.is_file():  # no pipe, on which git would wait
            (folder / name).symlink_to(path)
