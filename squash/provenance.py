"""Git: a history at any revision, and every version of each migration script that git ever held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from squash.errors import ProvenanceError
from squash.escaping import shell_word
from squash.history import LOCK, SCRIPT, History, assemble_history

if TYPE_CHECKING:
    from git import Git


def read_history_at(directory: Path, revision: str) -> History:
    """Read the history in `directory` as it stands in a git revision, without a checkout.

    The directory need not be there now. Raises ProvenanceError for no repository or an unknown revision, HistoryError
    as `squash.history.read_history` does.
    """
    with _repository(directory) as git:
        return _read(git, _inside(git, directory), revision)


def read_history_in(repository: Path, path: str, revision: str, *, only_scripts: bool = False) -> History:
    """Read a history from a repository that may be bare; `path` is that of the migrations directory inside it.

    With `only_scripts` folders without `migration.sql` are passed over, for projects whose own runner takes them out.
    """
    with _repository(repository) as git:
        return _read(git, PurePosixPath(path), revision, only_scripts=only_scripts)


def known_scripts(directory: Path, revision: str = "HEAD") -> Mapping[str, tuple[str, ...]]:
    """Give every distinct script that a commit reachable from `revision` held for each migration, newest first.

    One `git log` lists the objects and one `git cat-file` reads them, however long the history is. Outside git, or
    without git, nothing is known. A shallow clone knows only what it holds.
    """
    scripts: dict[str, dict[str, None]] = {}
    for version in script_versions(directory, revision):
        scripts.setdefault(version.migration, {})[version.script] = None
    return {name: tuple(found) for name, found in scripts.items()}


@dataclass(frozen=True, slots=True)
class ScriptVersion:
    """A script that git held for a migration: `commit` brought it, `held_by` is a late commit that still holds it."""

    migration: str
    script: str
    commit: str
    held_by: str


def script_versions(directory: Path, revision: str = "HEAD") -> tuple[ScriptVersion, ...]:
    """Give every script that a commit reachable from `revision` (or `--all`) brought to each migration, newest first.

    As with `known_scripts` it takes one `git log` and one `git cat-file`, and gives nothing outside git.
    """
    try:
        with _repository(directory) as git:
            changes = _versions(git, _inside(git, directory), revision)
            brought = [change for change in changes if change.after]
            texts = _contents(git, {change.after for change in brought if change.after})
            ended: dict[tuple[PurePosixPath, str, str], str] = {}
            for change in changes:
                if change.before:
                    ended.setdefault((change.folder, change.migration, change.before), f"{change.commit}^")
            head = str(git.rev_parse("HEAD"))
            path = _inside(git, directory)
            listing = git.ls_tree("-r", "-z", "--full-tree", "HEAD", "--", f"{path}/", strip_newline_in_stdout=False)
            present = {(PurePosixPath(file).parent.name, oid) for file, oid in _files(listing.split("\0"), path)}
            names = tuple({*ended.values(), head})
            ends = dict(zip(names, git.rev_parse(*names).split(), strict=True))
    except ProvenanceError:
        return ()

    def held_by(change: _Change, oid: str) -> str:
        if (change.migration, oid) in present:
            return head
        end = ended.get((change.folder, change.migration, oid))
        return ends[end] if end else change.commit  # a branch that ends with it

    return tuple(
        ScriptVersion(change.migration, texts[change.after], change.commit, held_by(change, change.after))
        for change in brought
        if change.after in texts
    )


def cut_short(directory: Path) -> str | None:
    """Say that git holds only the last commits here, so that older versions of the scripts are not known, if so."""
    try:
        with _repository(directory) as git:
            is_shallow = git.rev_parse("--is-shallow-repository") == "true"
    except ProvenanceError:
        return None
    words = "git's history is cut short here (a shallow clone): older versions of the scripts are not known, and not"
    return f"{words} accepted. git fetch --unshallow brings them" if is_shallow else None


def uncommitted(directory: Path) -> tuple[str, ...]:
    """Give the paths below a directory that git would lose: changed, or not in it. ProvenanceError outside git."""
    with _repository(directory) as git:
        return tuple(
            line[3:] for line in git.status("--porcelain", "--ignored", "--", str(directory.resolve())).splitlines()
        )


@dataclass(frozen=True, slots=True)
class MergedEdit:
    """That a commit of a branch changed a script which the branch held already."""

    migration: str
    commit: str
    before: str
    after: str


def default_branch(directory: Path) -> str | None:
    """Give the branch that work is merged into: that of the remote `origin`, else main or master; None if unknown."""
    from git.exc import GitError

    with _repository(directory) as git:
        for name in ("origin/HEAD", "origin/main", "origin/master", "main", "master"):
            try:
                git.rev_parse("--verify", "--quiet", f"{name}^{{commit}}")
            except GitError:
                continue
            return name
    return None


def merge_base(directory: Path, revision: str) -> str:
    """Give the commit from which HEAD and a revision went apart; the revision itself where git knows none."""
    from git.exc import GitError

    with _repository(directory) as git:
        commit = _commit(git, revision)
        try:
            return str(git.merge_base("HEAD", commit)) or commit
        except GitError:  # no common commit, as in a shallow clone
            return commit


def scripts_at(directory: Path, revision: str) -> Mapping[str, str]:
    """Give the scripts that a revision holds in a directory, by migration; nothing where it has no such directory."""
    with _repository(directory) as git:
        path, commit = _inside(git, directory), _commit(git, revision)
        objects = {name: oid for name, oid in _entries(git, path, commit).items() if name.count("/") == 1}
        texts = _contents(git, set(objects.values()))
        scripts = {PurePosixPath(name): texts.get(oid) for name, oid in objects.items()}
        return {name.parent.name: text for name, text in scripts.items() if name.name == SCRIPT and text is not None}


def merged_edits(directory: Path, revision: str) -> tuple[MergedEdit, ...]:
    """Give what the commits on a branch itself changed in scripts that were there, newest first.

    A merge counts as one commit, so that what was edited before it was merged is not found.
    """
    with _repository(directory) as git:
        commit, path = _commit(git, revision), _inside(git, directory)
        output = git.log(
            "--first-parent", "--diff-filter=M", *_LISTING, commit, "--", f":(top,literal){path}",
            strip_newline_in_stdout=False,
        )  # fmt: skip
        changes = [change for change in _changes(output) if change.folder == path and change.before and change.after]
        texts = _contents(git, {oid for change in changes for oid in (change.before, change.after) if oid})
    return tuple(
        MergedEdit(change.migration, change.commit, texts[change.before], texts[change.after])
        for change in changes
        if change.before in texts and change.after in texts
    )


@contextmanager
def _repository(start: Path) -> Iterator[Git]:
    """Give git in the folder, or in the nearest one above it that is there."""
    try:
        from git import Git
        from git.exc import GitError
    except ImportError as error:  # GitPython looks for the program when it is imported
        raise ProvenanceError("git is not installed", hint="install git") from error
    folder = start.resolve()
    while not folder.is_dir():
        folder = folder.parent
    git = Git(folder)
    try:
        git.rev_parse("--git-dir")
        yield git
    except GitError as error:
        raise _refused(start, error) from error
    finally:
        git.clear_cache()


def _refused(start: Path, error: Exception) -> ProvenanceError:
    words = str(getattr(error, "stderr", "") or error).strip()
    if "dubious ownership" in words:
        return ProvenanceError(
            f"git does not trust the repository of {start}, which belongs to another user",
            hint=f"git config --global --add safe.directory {shell_word(str(start.resolve()))}",
        )
    if "not a git repository" in words:
        return ProvenanceError(f"{start} is not in a git repository", hint="leave out --ref")
    return ProvenanceError(f"git: {words}")


def _inside(git: Git, directory: Path) -> PurePosixPath:
    root = Path(git.rev_parse("--show-toplevel")).resolve()
    return PurePosixPath(directory.resolve().relative_to(root).as_posix())


def _read(git: Git, path: PurePosixPath, revision: str, *, only_scripts: bool = False) -> History:
    commit = _commit(git, revision)
    entries = _entries(git, path, commit)
    texts = _raw(git, set(entries.values()))
    scripts: dict[str, bytes | None] = {}
    for name in sorted(entries):
        folder, _, file = name.partition("/")
        if file == SCRIPT:
            scripts[folder] = texts[entries[name]]
        elif file and not only_scripts:
            scripts.setdefault(folder, None)
    lock = texts.get(entries.get(LOCK, ""))
    return assemble_history(scripts, lock, origin=f"{path} at {revision}", revision=commit)


def _commit(git: Git, revision: str) -> str:
    from git.exc import GitError

    try:
        return str(git.rev_parse("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"))
    except GitError as error:
        raise ProvenanceError(
            f"there is no revision {revision} in the repository", hint="fetch it first, or look at git branch --all"
        ) from error


def _entries(git: Git, path: PurePosixPath, commit: str) -> dict[str, str]:
    """Give the files below a directory, each with its object."""
    listing = git.ls_tree("-r", "-z", "--full-tree", commit, "--", f"{path}/", strip_newline_in_stdout=False)
    return dict(_files(listing.split("\0"), path))


def _files(lines: Iterable[str], path: PurePosixPath) -> Iterator[tuple[str, str]]:
    """Give (path below the directory, object) of the blobs of `git ls-tree`, no symbolic links."""
    for line in lines:
        meta, _, name = line.partition("\t")
        if meta and meta.split()[1] == "blob" and meta.split()[0] != "120000":
            yield str(PurePosixPath(name).relative_to(path)), meta.split()[2]


_FILES = ("100644", "100755")
_LISTING = ("--raw", "--no-abbrev", "--no-renames", "-m", "--format=%H", "-z")


@dataclass(frozen=True, slots=True)
class _Change:
    """What a commit did to the script of a migration in `folder`; an object is None where there is no script."""

    commit: str
    folder: PurePosixPath
    migration: str
    before: str | None
    after: str | None


def _versions(git: Git, path: PurePosixPath, revision: str) -> list[_Change]:
    """Give every change of a script of the directory, newest first.

    A directory that was moved has its older versions in its former place: those follow.
    """
    found: list[_Change] = []
    seen, places = {path}, [path]
    while places:
        paths = [f":(top,literal){place}" for place in places]
        output = git.log(
            "--full-history", *_LISTING, *_revision(revision), "--", *paths,
            strip_newline_in_stdout=False,
        )  # fmt: skip
        changes = [change for change in _changes(output) if change.folder in places]
        found += changes
        places = [place for place in _former_places(git, changes) if place not in seen]
        seen.update(places)
    return found


def _revision(revision: str) -> tuple[str, ...]:
    return ("--all", "HEAD") if revision == "--all" else ("--end-of-options", revision)


def _former_places(git: Git, changes: Iterable[_Change]) -> list[PurePosixPath]:
    """Give the directories from which commits moved migrations: gone there and added here at once, mostly unchanged."""
    added: dict[str, dict[str, str | None]] = {}
    for change in changes:
        if change.before is None:
            added.setdefault(change.commit, {})[change.migration] = change.after
    oldest = next(reversed(added), "")  # a directory of one migration can have been moved, too
    moves = {commit: scripts for commit, scripts in added.items() if len(scripts) > 1 or commit == oldest}
    if not moves:
        return []
    output = git.log(
        "--no-walk=unsorted", *_LISTING, "--end-of-options", *moves, "--", f":(top,glob)**/{SCRIPT}",
        strip_newline_in_stdout=False,
    )  # fmt: skip
    balance: Counter[PurePosixPath] = Counter()
    for change in _changes(output):
        scripts = moves.get(change.commit, {})
        if change.after is None and change.migration in scripts:
            balance[change.folder] += 1 if scripts[change.migration] == change.before else -1
    return [place for place, surplus in balance.items() if surplus >= 0]


def _changes(output: str) -> Iterator[_Change]:
    """Read what git writes with --raw -z: commits, each with its changes of migration scripts."""
    commit = ""
    fields = iter(output.split("\0"))
    for field in fields:
        meta = field.strip("\n")
        if not meta.startswith(":"):
            commit = meta or commit
            continue
        path = PurePosixPath(next(fields))
        old_mode, new_mode, old, new, _ = meta[1:].split(" ")
        if path.name == SCRIPT and len(path.parts) > 1:
            before, after = (oid if mode in _FILES else None for mode, oid in ((old_mode, old), (new_mode, new)))
            yield _Change(commit, path.parent.parent, path.parent.name, before, after)


def _contents(git: Git, objects: set[str]) -> dict[str, str]:
    texts = {}
    for oid, content in _raw(git, objects).items():
        try:
            texts[oid] = content.decode()
        except UnicodeDecodeError:  # Prisma could not have run it
            continue
    return texts


def _raw(git: Git, objects: set[str]) -> dict[str, bytes]:
    """Read objects through one `git cat-file --batch`."""
    return {oid: git.get_object_data(oid)[3] for oid in objects}
