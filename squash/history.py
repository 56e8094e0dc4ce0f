"""The Prisma migrations directory, both ways: reading a history, and writing a tree of results.

What counts and in which order is Prisma's choice; the rules are those of its `migrations_directory.rs`
(up to 6.5) and `packages/migrate/src/utils/listMigrations.ts` (since).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from squash.errors import HistoryError, OutputError
from squash.files import SCRIPT_LIMIT, SETTINGS, project_of, read_file

SCRIPT = "migration.sql"
LOCK = "migration_lock.toml"

LONGEST_NAME = 200
"""Bytes that Prisma allows in a migration's name (its P3010)."""

_PROVIDER = re.compile(r"""^[ \t]*provider[ \t]*=[ \t]*(["'])(.*?)\1""", re.MULTILINE)

# Prisma writes `postgresql`; its datasource block takes `postgres` as the same thing.
_POSTGRESQL = ("postgresql", "postgres")

# The printable ASCII characters in the order of ICU's root collation, which is what localeCompare uses.
_COLLATION = {
    character: place
    for place, character in enumerate(" _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz")
}

# What `squash run` writes at the top of its output directory, and what marks a directory as its own.
_OUTPUT = frozenset({"migrations", "proof.json", "reconcile.sql", "rollback.sql", "report.md"})
_OUTPUT_MARKS = frozenset({"migrations", "proof.json"})


@dataclass(frozen=True, slots=True)
class Migration:
    """One migration: the name of its folder and the text of its `migration.sql`, line ends and all."""

    name: str
    script: str

    @property
    def checksum(self) -> str:
        """The checksum that Prisma records for this text: SHA-256, lower-case hex."""
        return hashlib.sha256(self.script.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class History:
    """The migrations in the order in which Prisma applies them.

    `provider` is what `migration_lock.toml` says, `postgresql` if there is none. `revision` is the commit it was
    read from, `None` for the working tree.
    """

    migrations: tuple[Migration, ...]
    provider: str
    revision: str | None


def read_history(directory: Path, *, in_any_order: bool = False, limit: int = SCRIPT_LIMIT) -> History:
    """Return the history in a Prisma migrations directory.

    With `in_any_order` an order that depends on the version of Prisma is taken as up to 6.5: see `ambiguous_order`.
    `limit` is the most bytes that a script may have. Raises `HistoryError` for everything that Prisma, or this tool,
    cannot take (see `assemble_history`), `InputError` for a file that is not to be read (see `squash.files.read_file`).
    """
    _check_directory(directory)
    try:
        with os.scandir(directory) as entries:
            names = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError as error:
        raise HistoryError(f"{directory}: {error.strerror}", hint="make the directory readable") from error
    top = project_of(directory)
    scripts = {name: read_script(directory / name / SCRIPT, limit=limit, within=top) for name in names}
    if not any(script is not None for script in scripts.values()):
        raise HistoryError(f"{directory} holds no migrations", hint=_where_migrations_are(directory))
    lock = read_file(directory / LOCK, limit=SETTINGS, within=top)
    return assemble_history(scripts, lock, origin=str(directory), revision=None, in_any_order=in_any_order)


def assemble_history(
    scripts: Mapping[str, bytes | None], lock_file: bytes | None, *, origin: str, revision: str | None,
    in_any_order: bool = False,
) -> History:  # fmt: skip
    """Return the history made of these folders, from wherever they were read.

    `scripts` maps each direct child directory's name to the bytes of its `migration.sql`, or to `None` if it has
    none; `lock_file` holds the bytes of `migration_lock.toml`, `None` if there is none (Prisma goes by its
    datasource then, and so the provider is taken to be PostgreSQL). `origin` names the place in messages.

    Raises `HistoryError` for another provider, a folder without script, text that is not UTF-8 or has NUL bytes, a
    name that Prisma refuses, an empty history, and an order that depends on the version of Prisma.
    """
    if not scripts:
        raise HistoryError(
            f"{origin} holds no migrations",
            hint=f"give the directory that holds the <timestamp>_<name>/{SCRIPT} folders",
        )
    provider = _provider(lock_file, origin)
    for name in scripts:
        _check_name(name, origin)
    if not in_any_order and (conflict := ambiguous_order(scripts)):
        raise HistoryError(
            "the order of the migrations is ambiguous: "
            f"Prisma up to 6.5 would apply {conflict[0]} where later versions apply {conflict[1]}",
            hint="older versions compare bytes, later ones by language (punctuation, digits, letters in either "
            "case); rename folders that no database has applied yet, so that both agree",
        )
    names = sorted(scripts, key=str.encode)
    migrations = tuple(Migration(name, _decode(name, scripts[name], origin)) for name in names)
    return History(migrations, provider, revision)


def checksums(script: str) -> tuple[str, ...]:
    """Return the distinct checksums under which a ledger may hold this script: as is, with LF, with CRLF.

    Prisma accepts these three (`checksum.rs`), because git changes line ends between machines.
    """
    unix = script.replace("\r\n", "\n")
    forms = (script, unix, unix.replace("\n", "\r\n"))
    return tuple(hashlib.sha256(form.encode()).hexdigest() for form in dict.fromkeys(forms))


def write_tree(directory: Path, files: Mapping[str, str], *, own: tuple[str, ...] = ()) -> None:
    """Write `files` (relative path with `/` → text) as the whole content of `directory`, or change nothing.

    The tree is built beside its destination, flushed to disk and renamed into place. An existing directory is
    replaced only if it is empty or holds nothing but an earlier result; names that all fit the patterns `own` are one,
    too. Raises `OutputError` otherwise, and when the file system refuses.
    """
    directory = directory.resolve()
    _check_replaceable(directory, files, own)
    _replace(directory, files)


def replace_migrations(directory: Path, files: Mapping[str, str]) -> None:
    """Put other migrations in the place of those in a migrations directory; loose files in it stay.

    `files` maps paths below the directory to texts. All of it happens or nothing. Raises OutputError.
    """
    directory = directory.resolve()
    try:
        loose = {
            path.name: path.read_bytes() for path in directory.iterdir() if path.is_file() and path.name not in files
        }
    except OSError as error:
        raise OutputError(f"cannot read {directory}: {error.strerror}") from error
    _replace(directory, {**loose, **files})


def replace_scripts(directory: Path, scripts: Mapping[str, str]) -> None:
    """Put other texts in the place of scripts in a migrations directory, by the names of their migrations.

    Every file is replaced whole; where one cannot be, those before it are put back. Raises OutputError.
    """
    places = {directory / name / SCRIPT: text for name, text in scripts.items()}
    done: dict[Path, bytes] = {}
    try:
        originals = {place: place.read_bytes() for place in places}
        for place, text in places.items():
            _overwrite(place, text.encode())
            done[place] = originals[place]
    except OSError as error:
        for place, original in done.items():
            with contextlib.suppress(OSError):
                _overwrite(place, original)
        raise OutputError(
            f"cannot write {error.filename}: {error.strerror}", hint="make it writable; nothing was changed"
        ) from error


def _overwrite(file: Path, content: bytes) -> None:
    new = file.with_name(f".{file.name}.{secrets.token_hex(4)}.new")
    try:
        with new.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(file, new)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def _replace(directory: Path, files: Mapping[str, str | bytes]) -> None:
    new = directory.with_name(f".{directory.name}.{secrets.token_hex(4)}.new")
    try:
        directory.parent.mkdir(parents=True, exist_ok=True)
        new.mkdir()
        for path, text in files.items():
            _write(new.joinpath(*_inside(path)), text)
        _flush_directories(new)
        _put_in_place(new, directory)
    except OSError as error:
        raise OutputError(
            f"cannot write {directory}: {error.strerror}",
            hint="nothing was written; choose a directory that can be created or replaced, with --out",
        ) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _check_directory(directory: Path) -> None:
    if directory.is_dir():
        return
    if not os.path.lexists(directory):
        raise HistoryError(
            f"there is no directory {directory}", hint="give a Prisma migrations directory, often prisma/migrations"
        )
    if directory.suffix == ".prisma":
        hint = "give the migrations directory, not the datamodel: " + _beside(directory)
    elif directory.name in (SCRIPT, LOCK):
        directory_above = directory.parent if directory.name == LOCK else directory.parent.parent
        hint = f"did you mean {directory_above}?"
    else:
        hint = "give a Prisma migrations directory, often prisma/migrations"
    raise HistoryError(f"{directory} is not a directory", hint=hint)


def _beside(datamodel: Path) -> str:
    for above in datamodel.parents[:2]:
        if (above / "migrations").is_dir():
            return f"did you mean {above / 'migrations'}?"
    return "it is often the directory `migrations` beside it"


def _where_migrations_are(directory: Path) -> str:
    if (directory / SCRIPT).is_file():
        return f"this is one migration; did you mean the history that it belongs to, {directory.absolute().parent}?"
    for below in ("migrations", "prisma/migrations"):
        if (directory / below).is_dir():
            return f"did you mean {directory / below}?"
    return f"give the directory that holds the <timestamp>_<name>/{SCRIPT} folders"


def read_script(file: Path, *, limit: int, within: Path | None = None) -> bytes | None:
    """Return the bytes of a script; None where there is none. Raises as `squash.files.read_file` does."""
    return read_file(file, limit=limit, within=within, option="--max-script-size")


def _provider(lock_file: bytes | None, origin: str) -> str:
    if lock_file is None:
        return _POSTGRESQL[0]
    named = _PROVIDER.search(lock_file.decode(errors="replace"))
    where = f"{origin}/{LOCK}"
    if named is None:
        raise HistoryError(f"{where} names no provider", hint='Prisma writes the line: provider = "postgresql"')
    provider = named[2]
    if provider not in _POSTGRESQL:
        raise HistoryError(
            f'{where}: the provider is "{provider}"', hint="only histories for postgresql can be squashed"
        )
    return _POSTGRESQL[0]


def _check_name(name: str, origin: str) -> None:
    length = len(os.fsencode(name))
    if length > LONGEST_NAME:
        raise HistoryError(
            f"{origin}: the name of migration {name[:40]}… has {length} bytes",
            hint=f"Prisma refuses names of more than {LONGEST_NAME} bytes (P3010); give it a shorter one",
        )
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise HistoryError(
            f"{origin}: the folder name {os.fsencode(name)!r} is not UTF-8", hint="rename the folder"
        ) from error


def _decode(name: str, script: bytes | None, origin: str) -> str:
    where = f"{origin}/{name}/{SCRIPT}"
    if script is None:
        raise HistoryError(
            f"{where} is missing",
            hint="Prisma refuses this too (P3015): restore the file, or remove the folder if it is no migration",
        )
    try:
        text = script.decode()
    except UnicodeDecodeError as error:
        at, hint = error.start, "save the file as UTF-8"
        if script.startswith((b"\xff\xfe", b"\xfe\xff")):
            hint = "this is UTF-16, as PowerShell's > writes it; save the file as UTF-8"
        raise HistoryError(f"{where}: not UTF-8 at {_place(script, at)}", hint=hint) from error
    if "\0" in text:
        at = script.index(b"\0")
        raise HistoryError(f"{where}: NUL byte at {_place(script, at)}", hint="PostgreSQL takes no NUL; remove it")
    return text


def _place(script: bytes, offset: int) -> str:
    line = script.count(b"\n", 0, offset) + 1
    return f"byte {offset} (line {line})"


def ambiguous_order(names: Iterable[str]) -> tuple[str, str] | None:
    """Return where Prisma's versions first part: the migration up to 6.5, that since; None if they never do."""
    by_byte = sorted(names, key=str.encode)
    by_locale = sorted(by_byte, key=_collation_key)
    return next(((one, other) for one, other in zip(by_byte, by_locale, strict=True) if one != other), None)


def _collation_key(name: str) -> tuple[list[int], list[str], list[bool]]:
    """Return a key that sorts as JavaScript's localeCompare does: letters, then accents, then lower before upper case.

    Exact for ASCII and accented Latin letters; other scripts are taken by code point, after Latin.
    """
    letters = list(name)
    if not name.isascii():
        letters = [unicodedata.normalize("NFD", character) for character in unicodedata.normalize("NFC", name)]
    beyond = len(_COLLATION)
    return (
        [_COLLATION.get(letter[0].lower(), beyond + ord(letter[0])) for letter in letters],
        [letter[1:] for letter in letters],
        [letter[0].isupper() for letter in letters],
    )


def _check_replaceable(directory: Path, files: Mapping[str, str], own: tuple[str, ...]) -> None:
    hint = "choose another directory with --out, or empty this one yourself"
    if directory.is_dir():
        present = {path.name for path in directory.iterdir()}
        ours = _OUTPUT | {path.split("/")[0] for path in files}
        if all(any(fnmatchcase(name, pattern) for pattern in own) for name in present):
            return
        if not (_OUTPUT_MARKS <= present <= ours):
            stranger = min(present - ours, default="") or "no proof.json"
            raise OutputError(f"{directory} holds files that are not of an earlier run ({stranger})", hint=hint)
    elif os.path.lexists(directory):
        raise OutputError(f"{directory} is not a directory", hint=hint)


def _inside(path: str) -> tuple[str, ...]:
    parts = PurePosixPath(path).parts
    if not parts or parts[0] == "/" or ".." in parts:
        raise OutputError(f"{path!r} is not a path inside the output directory")
    return parts


def _write(file: Path, text: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as stream:
        stream.write(text.encode() if isinstance(text, str) else text)
        stream.flush()
        os.fsync(stream.fileno())


def _flush_directories(top: Path) -> None:
    for path, _, _ in os.walk(top, topdown=False):
        _flush(Path(path))


def _flush(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put_in_place(new: Path, directory: Path) -> None:
    with _set_aside(directory):
        new.rename(directory)
    _flush(directory.parent)


@contextlib.contextmanager
def _set_aside(directory: Path) -> Iterator[None]:
    """Move what is at `directory` away for the time of the block; back if the block fails, else remove it."""
    if not directory.exists():
        yield
        return
    old = directory.with_name(f".{directory.name}.{secrets.token_hex(4)}.old")
    directory.rename(old)
    try:
        yield
    except BaseException:
        old.rename(directory)
        raise
    shutil.rmtree(old)
