"""Reading the Prisma migrations directory.

What counts and in which order is Prisma's choice; the rules are those of its `migrations_directory.rs`
(up to 6.5) and `packages/migrate/src/utils/listMigrations.ts` (since).
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from squash.errors import HistoryError
from squash.escaping import holds_control, visible
from squash.files import SCRIPT_LIMIT, SETTINGS, check_link, project_of, read_file
from squash.tree import kept

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
    scripts: Mapping[str, bytes | None],
    lock_file: bytes | None,
    *,
    origin: str,
    revision: str | None,
    in_any_order: bool = False,
) -> History:
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


def _check_directory(directory: Path) -> None:
    check_link(directory)
    if directory.is_dir():
        return
    if not os.path.lexists(directory):
        hint = "give a Prisma migrations directory, often prisma/migrations"
        if place := kept(directory):
            hint = f"a run that was killed left it in {place}: move it back"
        raise HistoryError(f"there is no directory {directory}", hint=hint)
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
    if holds_control(name):
        raise HistoryError(
            f'{origin}: the name of migration "{visible(name)}" holds a control or an invisible character',
            hint="rename the folder, and in each database that ran it its row in _prisma_migrations",
        )


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
    return next(
        ((bytewise, local) for bytewise, local in zip(by_byte, by_locale, strict=True) if bytewise != local), None
    )


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
