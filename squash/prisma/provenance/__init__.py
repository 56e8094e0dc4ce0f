"""Git: a history at any revision, and every version of each migration script that git ever held."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from squash.errors import InputError, NoRepositoryError, NoRevisionError, ProvenanceError
from squash.files import read_file
from squash.prisma.history import LOCK, SCRIPT, History, assemble_history
from squash.prisma.provenance.repository import (
    REFETCH,
    UNSHALLOW,
    WITHOUT,
    Repository,
    Tracked,
    find_repository,
    named_repository,
    opened,
)

__all__ = [
    "MergedEdit",
    "Past",
    "Provenance",
    "ScriptVersion",
    "Tracked",
    "cut_short",
    "default_branch",
    "find_repository",
    "known_scripts",
    "merge_base",
    "merged_edits",
    "read_history_at",
    "read_history_in",
    "read_past",
    "script_versions",
    "scripts_at",
    "uncommitted",
]


def read_history_at(tracked: Tracked, revision: str) -> History:
    """Read the history in a directory as it stands in a git revision, without a checkout.

    The directory need not be there now. Raises ProvenanceError for no repository or an unknown revision, HistoryError
    as `squash.prisma.history.read_history` does.
    """
    return _read(tracked.git, tracked.path, revision)


def read_history_in(repository: Path, path: str, revision: str, *, only_scripts: bool = False) -> History:
    """Read a history from a repository that may be bare; `path` is that of the migrations directory inside it.

    With `only_scripts` folders without `migration.sql` are passed over, for projects whose own runner takes them out.
    """
    with opened(named_repository(repository)) as git:
        return _read(git, PurePosixPath(path), revision, only_scripts=only_scripts)


def known_scripts(tracked: Tracked, revision: str = "HEAD") -> Mapping[str, tuple[str, ...]]:
    """Return every distinct script that a commit reachable from `revision` held for each migration, newest first.

    As `read_past` does it, and as much of it.
    """
    return read_past(tracked, revision).known


def script_versions(tracked: Tracked, revision: str = "HEAD") -> tuple[ScriptVersion, ...]:
    """Return every script that a commit reachable from `revision` (or `--all`) brought to each migration, newest first.

    As `read_past` does it, and as much of it.
    """
    return read_past(tracked, revision).versions


@dataclass(frozen=True, slots=True)
class ScriptVersion:
    """A script that git held for a migration: `commit` brought it, `held_by` is a late commit that still holds it."""

    migration: str
    script: str
    commit: str
    held_by: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where older versions of scripts come from: the commit from which git was asked, None where it was not.

    `why` says what git could not tell (`shallow clone`), or why it was not asked; None where nothing is missing.
    """

    revision: str | None
    why: str | None = None

    @property
    def warning(self) -> str | None:
        """What to tell who relies on it, if a clone holds less than its origin."""
        if self.revision is None or self.why is None:
            return None
        words = f"git's history is cut short here (a {self.why}): older versions of the scripts are not known"
        return f"{words}. {UNSHALLOW if self.why == _SHALLOW else REFETCH} brings them"


@dataclass(frozen=True, slots=True)
class Past:
    """Every version of each migration script that git holds, newest first, and how far git could tell."""

    versions: tuple[ScriptVersion, ...]
    provenance: Provenance

    @property
    def known(self) -> dict[str, tuple[str, ...]]:
        """The distinct scripts of each migration."""
        scripts: dict[str, dict[str, None]] = {}
        for version in self.versions:
            scripts.setdefault(version.migration, {})[version.script] = None
        return {name: tuple(versions) for name, versions in scripts.items()}


def read_past(tracked: Tracked, revision: str = "HEAD") -> Past:
    """Read every script that a commit reachable from `revision` (or `--all`) brought to each migration.

    One `git log` lists the objects and one `git cat-file` reads them, however long the history is. Outside git nothing
    is known; a shallow or partial clone knows only what it holds. Raises ProvenanceError for a repository that cannot
    be read.
    """
    try:
        git, path = tracked.git, tracked.path
    except NoRepositoryError:
        return Past((), Provenance(None, "no git repository"))
    git.lacks_objects = False  # whatever was asked before
    head = _verified(git, "HEAD")
    if head is None and revision in ("HEAD", "--all"):
        return Past((), Provenance(None, "no commit yet"))
    asked = head if revision == "--all" else _commit(git, revision)
    changes = _versions(git, path, "--all" if revision == "--all" else str(asked))
    texts = _contents(git, {change.after for change in changes if change.after}, partly=True)
    present = _present(git, head, path)
    return Past(tuple(_script_versions(changes, texts, present, head)), Provenance(asked, _why(git)))


def _present(git: Repository, head: str | None, path: PurePosixPath) -> set[tuple[str, str]]:
    """Return the scripts that HEAD holds, as (migration, object)."""
    files = _entries(git, path, head) if head else {}
    return {(PurePosixPath(name).parent.name, oid) for name, oid in files.items()}


def _script_versions(
    changes: list[_Change], texts: Mapping[str, str], present: set[tuple[str, str]], head: str | None
) -> Iterator[ScriptVersion]:
    ended: dict[tuple[PurePosixPath, str, str], str] = {}
    for change in changes:
        if change.before and change.parent:
            ended.setdefault((change.folder, change.migration, change.before), change.parent)
    for change in changes:
        if change.after is None or change.after not in texts:
            continue
        last = ended.get((change.folder, change.migration, change.after), change.commit)  # else a branch ends with it
        held_by = head if head and (change.migration, change.after) in present else last
        yield ScriptVersion(change.migration, texts[change.after], change.commit, held_by)


_SHALLOW, _PARTIAL = "shallow clone", "partial clone"


def _why(git: Repository) -> str | None:
    """Return why versions are missing, after they were asked for."""
    if git.place.is_shallow:
        return _SHALLOW
    return _PARTIAL if git.lacks_objects else None


def cut_short(tracked: Tracked) -> str | None:
    """Say that git holds only a part of the past here, so that older versions of the scripts are not known, if so."""
    try:
        place, is_partial = tracked.place, tracked.git.is_partial
    except NoRepositoryError:
        return None
    if is_partial and not place.is_shallow:  # what it lacks shows when it is asked for
        return read_past(tracked, "--all").provenance.warning
    return Provenance("HEAD", _SHALLOW).warning if place.is_shallow else None


def uncommitted(tracked: Tracked) -> tuple[str, ...]:
    """Return the paths below a directory that git would lose: changed since the last commit, or not in it.

    The bytes are compared, but for the line ends of a checkout; `git status` would run the filters that a tree asks
    for. NoRepositoryError outside git.
    """
    git, path = tracked.git, tracked.path
    head = _verified(git, "HEAD")
    objects = _entries(git, path, head, links=True) if head else {}
    present = dict(_on_disk(Path(os.path.realpath(tracked.directory)), git.limit))
    held = _raw(git, {objects[name] for name, content in present.items() if name in objects and content is not None})
    return tuple(
        str(path / name)
        for name, content in sorted(present.items())
        if content is None or name not in objects or _plain(held[objects[name]]) != _plain(content)
    )


def _on_disk(directory: Path, limit: int) -> Iterator[tuple[str, bytes | None]]:
    """Yield the files below a directory as git would store them: for a symbolic link, where it leads.

    None stands for a file of more than `limit` bytes: no script that could be read.
    """
    for folder, folders, files in os.walk(directory):
        folders[:] = [name for name in folders if name != ".git"]
        for path in (Path(folder, name) for name in (*folders, *files)):
            name = path.relative_to(directory).as_posix()
            if path.is_symlink():
                yield name, os.fsencode(path.readlink())
            elif path.is_file():
                yield name, (read_file(path, limit=limit) if path.stat().st_size <= limit else None)


def _plain(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n")


@dataclass(frozen=True, slots=True)
class MergedEdit:
    """That a commit of a branch changed a script which the branch held already."""

    migration: str
    commit: str
    before: str
    after: str


def default_branch(tracked: Tracked) -> str | None:
    """Return the branch that work is merged into: that of the remote `origin`, else main or master; None if unknown."""
    names = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
    return next((name for name in names if _verified(tracked.git, name)), None)


def merge_base(tracked: Tracked, revision: str) -> str:
    """Return the commit from which HEAD and a revision went apart; the revision itself where git knows none."""
    commit = _commit(tracked.git, revision)
    done = tracked.git.run("merge-base", "HEAD", commit)  # none is common, as in a shallow clone
    return done.stdout.decode().strip() or commit


def scripts_at(tracked: Tracked, revision: str) -> Mapping[str, str]:
    """Return the scripts that a revision holds in a directory, by migration; nothing where it has no such directory."""
    git, commit = tracked.git, _commit(tracked.git, revision)
    objects = {name: oid for name, oid in _entries(git, tracked.path, commit).items() if name.count("/") == 1}
    texts = _contents(git, set(objects.values()))
    scripts = {PurePosixPath(name): texts.get(oid) for name, oid in objects.items()}
    return {name.parent.name: text for name, text in scripts.items() if name.name == SCRIPT and text is not None}


def merged_edits(tracked: Tracked, revision: str) -> tuple[MergedEdit, ...]:
    """Return what the commits on a branch itself changed in scripts that were there, newest first.

    A merge counts as one commit, so that what was edited before it was merged is not found. A partial clone may lack
    the scripts; what it lacks is left out.
    """
    git, path = tracked.git, tracked.path
    changes = [
        change
        for change in _log(git, "--first-parent", "--diff-filter=M", _commit(git, revision), "--", _below(path))
        if change.folder == path and change.before and change.after
    ]
    texts = _contents(git, {oid for change in changes for oid in (change.before, change.after) if oid}, partly=True)
    return tuple(
        MergedEdit(change.migration, change.commit, texts[change.before], texts[change.after])
        for change in changes
        if change.before in texts and change.after in texts
    )


def _read(git: Repository, path: PurePosixPath, revision: str, *, only_scripts: bool = False) -> History:
    commit = _commit(git, revision)
    entries = _entries(git, path, commit)
    wanted = {name: oid for name, oid in entries.items() if name == LOCK or name.partition("/")[2] == SCRIPT}
    texts = _raw(git, set(wanted.values()))
    scripts: dict[str, bytes | None] = {}
    for name in sorted(entries):
        folder, _, file = name.partition("/")
        if file == SCRIPT:
            scripts[folder] = texts[entries[name]]
        elif file and not only_scripts:
            scripts.setdefault(folder, None)
    lock = texts.get(entries.get(LOCK, ""))
    return assemble_history(scripts, lock, origin=f"{path} at {revision}", revision=commit)


def _commit(git: Repository, revision: str) -> str:
    commit = _verified(git, revision)
    if commit is None:
        raise NoRevisionError(
            f"there is no revision {revision} in the repository", hint="fetch it first, or look at git branch --all"
        )
    return commit


def _verified(git: Repository, revision: str) -> str | None:
    """Return the commit that a revision names, None where it names none."""
    done = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return done.stdout.decode().strip() or None if done.returncode == 0 else None


def _entries(git: Repository, path: PurePosixPath, commit: str, *, links: bool = False) -> dict[str, str]:
    """Return the files below a directory, each with its object; symbolic links only if they are asked for."""
    listing = git.ask("ls-tree", "-r", "-z", "--full-tree", commit, "--", *([f"{path}/"] if path.name else []))
    entries = {}
    for line in os.fsdecode(listing).split("\0")[:-1]:
        meta, _, name = line.partition("\t")
        mode, kind, oid = meta.split()
        if kind == "blob" and (links or mode != "120000"):
            entries[str(PurePosixPath(name).relative_to(path))] = oid
    return entries


_FILES = ("100644", "100755")
_LISTING = ("--raw", "--no-abbrev", "--no-renames", "-m", "--format=%H %P", "-z")


@dataclass(frozen=True, slots=True)
class _Change:
    """What a commit did to the script of a migration in `folder`; an object is None where there is no script."""

    commit: str
    parent: str | None
    folder: PurePosixPath
    migration: str
    before: str | None
    after: str | None


def _versions(git: Repository, path: PurePosixPath, revision: str) -> list[_Change]:
    """Return every change of a script of the directory, newest first.

    A directory that was moved has its older versions in its former place: those follow.
    """
    every: list[_Change] = []
    seen, places = {path}, [path]
    while places:
        paths = map(_below, places)
        log = _log(git, "--full-history", *_revision(revision), "--", *paths)
        changes = [change for change in log if change.folder in places]
        every += changes
        places = [place for place in _former_places(git, changes) if place not in seen]
        seen.update(places)
    return every


def _below(place: PurePosixPath) -> str:
    """Return git's pattern for what is in a directory, which may be the top."""
    return f":(top,literal){place if place.name else ''}"


def _revision(revision: str) -> tuple[str, ...]:
    return ("--all", "HEAD") if revision == "--all" else ("--end-of-options", revision)


def _former_places(git: Repository, changes: Iterable[_Change]) -> list[PurePosixPath]:
    """Return the directories from which commits moved migrations: gone there and added here, mostly unchanged."""
    added: dict[str, dict[str, str | None]] = {}
    for change in changes:
        if change.before is None:
            added.setdefault(change.commit, {})[change.migration] = change.after
    oldest = next(reversed(added), "")  # a directory of one migration can have been moved, too
    moves = {commit: scripts for commit, scripts in added.items() if len(scripts) > 1 or commit == oldest}
    if not moves:
        return []
    balance: Counter[PurePosixPath] = Counter()
    for change in _log(git, "--no-walk=unsorted", "--end-of-options", *moves, "--", f":(top,glob)**/{SCRIPT}"):
        scripts = moves.get(change.commit, {})
        if change.after is None and change.migration in scripts:
            balance[change.folder] += 1 if scripts[change.migration] == change.before else -1
    return [place for place, surplus in balance.items() if surplus >= 0]


def _log(git: Repository, *arguments: str) -> Iterator[_Change]:
    """Return what commits changed in migration scripts; in a partial clone git may end where it lacks a directory."""
    return _changes(os.fsdecode(git.ask("log", *_LISTING, *arguments, partly=git.is_partial)))


def _changes(output: str) -> Iterator[_Change]:
    """Read what git writes with --raw -z: commits and their parents, each with its changes of migration scripts."""
    commit, parents = "", [""]
    fields = iter(output.split("\0"))
    for field in fields:
        meta = field.strip("\n")
        if not meta.startswith(":"):
            commit, *parents = meta.split() or (commit, *parents)
            continue
        path = PurePosixPath(next(fields))
        old_mode, new_mode, old, new, _ = meta[1:].split(" ")
        if path.name == SCRIPT and len(path.parts) > 1:
            before, after = (oid if mode in _FILES else None for mode, oid in ((old_mode, old), (new_mode, new)))
            yield _Change(commit, next(iter(parents), None), path.parent.parent, path.parent.name, before, after)


def _contents(git: Repository, objects: set[str], *, partly: bool = False) -> dict[str, str]:
    texts = {}
    for oid, content in _raw(git, objects, partly=partly).items():
        try:
            texts[oid] = content.decode()
        except UnicodeDecodeError:  # Prisma could not have run it
            continue
    return texts


_VERSIONS = 8
"""How many scripts of the greatest size all versions together may be as large as."""


def _check_sizes(git: Repository, told: str) -> None:
    """Raise InputError for an object, or objects together, too large to be read; `told` has a line each."""
    sizes = [(int(words[2]), words[0]) for line in told.splitlines() if len(words := line.split()) == 3]
    largest, oid = max(sizes, default=(0, ""))
    hint = f"--max-script-size allows more; {WITHOUT}"
    if largest > git.limit:
        raise InputError(f"git holds a script of {largest:,} bytes ({oid[:12]}), more than {git.limit:,}", hint=hint)
    if (total := sum(size for size, _ in sizes)) > _VERSIONS * git.limit:
        raise InputError(f"git holds scripts of {total:,} bytes, more than {_VERSIONS * git.limit:,}", hint=hint)


def _raw(git: Repository, objects: set[str], *, partly: bool = False) -> dict[str, bytes]:
    """Read objects through one `git cat-file`. Raises ProvenanceError for a missing one, unless `partly` is enough.

    InputError for what is too large. The sizes are asked for first: a small pack can hold a script of gigabytes.

    Only of a partial clone a part is ever enough; elsewhere something is damaged.
    """
    names = "".join(f"{oid}\n" for oid in objects).encode()
    _check_sizes(git, git.ask("cat-file", "--batch-check", "--buffer", text=names).decode())
    output = git.ask("cat-file", "--batch", "--buffer", text=names)
    contents: dict[str, bytes] = {}
    at = 0
    while at < len(output):
        end = output.index(b"\n", at)
        oid, kind, *size = output[at:end].decode().split()
        at = end + 1
        if size:  # OID blob SIZE
            contents[oid] = output[at : at + int(size[0])]
            at += int(size[0]) + 1
        elif not git.is_partial:  # OID missing
            raise ProvenanceError(f"git: the object {oid} is {kind}", hint=f"git fsck shows what is damaged; {WITHOUT}")
        else:
            git.lacks_objects = True
    if lacking := len(objects - contents.keys() if not partly else ()):
        raise ProvenanceError(
            f"this partial clone lacks {lacking} script{'' if lacking == 1 else 's'} that git would have to fetch",
            hint=f"{REFETCH} brings them; {WITHOUT}",
        )
    return contents
