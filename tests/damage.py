"""Damaged inputs of every kind, from a seed, and what the command line makes of them in this process."""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO, cast

from squash.cli import door
from squash.cli.sink import Sink
from squash.prisma.history import Migration
from squash.prisma.ledger import accepted_checksums, guard

NOWHERE = "postgresql://u:secretpassword@127.0.0.1:1/x"
"""A server that refuses every connection at once: a run that takes its input for good ends there."""

COMMANDS = (
    ("lint", "prisma/migrations", "--no-git"),
    ("lint", "prisma/migrations", "--no-git", "--strict", "--format", "sarif"),
    ("lint", "prisma/migrations", "--no-git", "--format", "github", "-v"),
    ("replay", "prisma/migrations", "--scratch", NOWHERE),
    ("run", "prisma/migrations", "--scratch", NOWHERE, "--no-git"),
    ("run", "prisma/migrations", "--no-git", "--repair", "--scratch", NOWHERE),
    ("repair", "prisma/migrations", "--target", "prisma/schema.prisma", "--scratch", NOWHERE),
    ("compare", "prisma/migrations", "prisma/schema.prisma", "--scratch", NOWHERE),
    ("compare", "prisma/schema.prisma", "squash-out/migrations", "--scratch", NOWHERE),
    ("deploys", "check", "squash-out", NOWHERE, "--no-git", "--scratch", NOWHERE),
    ("deploys", "check", "squash-out/migrations", "--from-file", "deploys.txt", "--no-git", "--scratch", NOWHERE),
    ("deploys", "reconcile", "squash-out", NOWHERE, "--no-git", "--scratch", NOWHERE),
    ("deploys", "rollback", "squash-out", NOWHERE, "--no-git"),
    ("plan", "squash-out/migrations", NOWHERE, "--no-git", "--scratch", NOWHERE),
)

_MIGRATIONS = {
    "20240101000000_init": 'CREATE TYPE "Role" AS ENUM (\'A\', \'B\');\nCREATE TABLE "User" ("id" SERIAL PRIMARY KEY,'
    ' "role" "Role" NOT NULL DEFAULT \'A\');\n-- a comment\nCREATE INDEX "i" ON "User" ("role");\n',
    "20240102000000_more": 'ALTER TABLE "User" ADD COLUMN "name" TEXT, ADD CONSTRAINT "c" CHECK (length("name") > 0);\n'
    "INSERT INTO \"User\" (\"name\") VALUES ('it''s'), (E'\\n');\nDO $$ BEGIN PERFORM 1; END $$;\n",
    "20240103000000_last": "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS $f$ SELECT a $f$;\n"
    'CREATE VIEW v AS SELECT u."id" FROM "User" u;\nDROP INDEX "i";\n',
}
_LOCK = 'provider = "postgresql"\n'


def project() -> dict[str, str]:
    """Return the files of a project that is in order, and of a squash of it."""
    scripts = {f"prisma/migrations/{name}/migration.sql": text for name, text in _MIGRATIONS.items()}
    squashed = accepted_checksums([Migration(name, text) for name, text in _MIGRATIONS.items()], {})
    baseline = guard("20240103000000_baseline", squashed) + "\nCREATE TABLE IF NOT EXISTS t ();\n"
    proof = {
        "holds": True,
        "baseline": {
            "name": "20240103000000_baseline",
            "checksum": Migration("", baseline).checksum,
            "objects": 1,
        },
        "history": {
            "directory": "../prisma/migrations",
            "squashed": [{"name": one.name, "checksums": one.checksums} for one in squashed],
        },
    }
    return scripts | {
        "prisma/migrations/migration_lock.toml": _LOCK,
        "prisma/schema.prisma": 'datasource db {\n  provider = "postgresql"\n}\n\nenum Role {\n  A\n  B\n}\n\n'
        "model User {\n  id Int @id @default(autoincrement())\n  role Role @default(A)\n  name String?\n"
        '  @@index([role], map: "i", where: raw("1 = 1"))\n}\n',
        "squash.toml": '[lint]\noff = ["same-timestamp"]\nschema = "public"\n\n[[lint.ignore]]\n'
        'migration = "20240102000000_more"\nrules = ["run-whole"]\nreason = "known"\n',
        "package.json": '{"name": "p", "dependencies": {"prisma": "^7.4.0"}, "prisma": {"schema": "prisma/schema.prisma"}}',
        "package-lock.json": '{"packages": {"node_modules/prisma": {"version": "7.4.1"}}}',
        "prisma/.env": 'DATABASE_URL="postgresql://a:b@localhost:1/c"\n',
        "deploys.txt": f"prod {NOWHERE}\n# a comment\n{NOWHERE}?schema=x\n",
        "squash-out/migrations/20240103000000_baseline/migration.sql": baseline,
        "squash-out/migrations/migration_lock.toml": _LOCK,
        "squash-out/proof.json": json.dumps(proof, indent=2),
        "squash-out/report.md": "report\n",
    }


def lay(place: Path) -> None:
    for name, text in project().items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text)


@dataclass(frozen=True)
class Outcome:
    command: tuple[str, ...]
    damage: str
    code: int
    said: str
    problem: str


def damaged(place: Path, seed: int, count: int) -> Iterator[Outcome]:
    """Damage a file of the project in `place`, run a command there, and put the file back; that many times."""
    good = {name: text.encode() for name, text in project().items()}
    lay(place)
    with contextlib.chdir(place):
        before = _listing()
        for number in range(count):
            chance = random.Random(seed * 1_000_003 + number)
            command = COMMANDS[number % len(COMMANDS)]
            name = chance.choice([name for name in good if _is_read(name, command)])
            how = chance.choice([*_TEXT_DAMAGE, *_TEXT_DAMAGE, *_FILE_DAMAGE])
            how(chance, Path(name), good[name])
            during = _listing()
            code, said = call(command)
            problem = _problem(code, said)
            if not problem and _listing() != during:
                problem = f"it left {sorted(_listing() ^ during)}"
            yield Outcome(command, f"seed {seed}, number {number}: {how.__name__} of {name}", code, said, problem)
            _mend(good)
            assert _listing() == before


def call(command: tuple[str, ...]) -> tuple[int, str]:
    """Run a command through the door of the command line; give its exit code and all that it said."""
    said = io.StringIO()
    sink = cast("TextIO", Sink(said))
    with contextlib.redirect_stdout(sink), contextlib.redirect_stderr(sink):
        code = door(command)
    return code, said.getvalue()


def _problem(code: int, said: str) -> str:
    if code not in (0, 1, 2, 3):
        return f"exit code {code}"
    for words in ("Traceback", "internal:", "secretpassword"):
        if words in said:
            return f"it says {words}"

    return "it says nothing" if code == 1 and not re.search("error|: failed, ", said, re.IGNORECASE) else ""


def _is_read(name: str, command: tuple[str, ...]) -> bool:
    """Whether a command may read the file: those of the squash are only for the commands that name it."""
    return name.startswith("squash-out") == any(word.startswith("squash-out") for word in command) or (
        command[0] == "compare" and name.startswith(("prisma/schema", "squash-out"))
    )


def _listing() -> set[str]:
    return {str(path) for path in Path().rglob("*")}


def _mend(good: dict[str, bytes]) -> None:
    for path in sorted(Path().rglob("*"), key=lambda path: len(path.parts)):
        name = path.as_posix()
        if path.is_symlink() or (path.is_file() and name not in good):
            path.unlink()
        elif path.is_dir() and not any(known.startswith(f"{name}/") for known in good):
            shutil.rmtree(path)
    for name, content in good.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content)


# --- Ways of damage: of the text ----------------------------------------------------------------------------

_ODD = (
    "\0",
    "\ufeff",
    "\u202e",
    "\x1b[31m",
    "\ud7ff",
    "\U0001f4a9",
    "'",
    '"',
    "$$",
    "$x$",
    "/*",
    "*/",
    "--",
    ";",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\\",
    "\r",
    "\n",
    "=",
    ":",
    ",",
    "@",
    "%",
    "\u2028",
    "E'\\",
    "'''",
    '"""',
    "é" * 70,
    "9" * 400,
)
_DEEP = ("(", "[", "{", "((", '{"a":', "[{", "/*", "CASE WHEN ", "SELECT (", "a(", "a.")


def flip_bytes(chance: random.Random, file: Path, content: bytes) -> None:
    damaged_ = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        damaged_[chance.randrange(len(damaged_))] = chance.randrange(256)
    file.write_bytes(damaged_)


def cut_off(chance: random.Random, file: Path, content: bytes) -> None:
    file.write_bytes(content[: chance.randrange(len(content))])


def insert_odd(chance: random.Random, file: Path, content: bytes) -> None:
    text = content.decode()
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(_ODD) * chance.randint(1, 3) + text[at:]
    file.write_bytes(text.encode("utf-8", "surrogatepass"))


def insert_deep(chance: random.Random, file: Path, content: bytes) -> None:
    at = chance.randrange(len(content) + 1)
    opening = chance.choice(_DEEP)
    inside = opening * chance.choice((300, 1500, 5000))
    closing = inside[::-1].translate(str.maketrans("([{", ")]}")) if chance.random() < 0.5 else ""
    file.write_bytes(content[:at] + (inside + closing).encode() + content[at:])


def swap_lines(chance: random.Random, file: Path, content: bytes) -> None:
    lines = content.splitlines(keepends=True)
    chance.shuffle(lines)
    file.write_bytes(b"".join(lines[: chance.randint(0, len(lines))]))


def other_types(chance: random.Random, file: Path, content: bytes) -> None:
    """Put values of other types where JSON and TOML have theirs; words of SQL elsewhere."""
    if file.suffix != ".json":
        words = content.decode().split(" ")
        odd = ("1", "true", "[]", "{ a = 1 }", "null", "''", '"x"', "1979-05-27", "nan", "[1, 'a']", "-")
        words[chance.randrange(len(words))] = chance.choice(odd)
        file.write_bytes(" ".join(words).encode())
        return
    value = json.loads(content)
    odd_values: tuple[object, ...] = (
        None,
        1,
        "x",
        "\0",
        "\ud800",
        [],
        {},
        [1],
        {"a": 1},
        True,
        1e400,
        "../" * 9,
        [[]],
        [{"name": 1}],
    )
    places: list[tuple[dict[str, object] | list[object], str | int]] = []
    stack: list[object] = [value]
    while stack:
        node = stack.pop()
        keys = node.keys() if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
        for key in keys:
            places.append((node, key))  # type: ignore[arg-type]
            stack.append(node[key])  # type: ignore[index]
    node, key = chance.choice(places)
    node[key] = chance.choice(odd_values)  # type: ignore[index]
    file.write_text(json.dumps(chance.choice([value, value, value, *odd_values])))


# --- and of the file ----------------------------------------------------------------------------------------


def empty(_: random.Random, file: Path, _content: bytes) -> None:
    file.write_bytes(b"")


def missing(_: random.Random, file: Path, _content: bytes) -> None:
    file.unlink()


def directory_instead(_: random.Random, file: Path, _content: bytes) -> None:
    file.unlink()
    file.mkdir()


def link_to_itself(_: random.Random, file: Path, _content: bytes) -> None:
    file.unlink()
    file.symlink_to(file.name)


def strange_name(chance: random.Random, file: Path, _content: bytes) -> None:
    names = (b"\xff\xfe", b"\x1b[31mred", b"a\nb", b"-rf", b"x" * 250, "\u202e".encode(), b"'; DROP", b" ", b"20240101")
    folder = file.parent
    if folder.name.startswith("2024"):
        os.rename(folder, os.path.join(os.fsencode(folder.parent), chance.choice(names)))  # noqa: PTH104, PTH118
    else:
        os.rename(file, os.path.join(os.fsencode(folder), chance.choice(names)))  # noqa: PTH104, PTH118


_Damage = Callable[[random.Random, Path, bytes], None]
_TEXT_DAMAGE: tuple[_Damage, ...] = (flip_bytes, cut_off, insert_odd, insert_deep, swap_lines, other_types)
_FILE_DAMAGE: tuple[_Damage, ...] = (empty, missing, directory_instead, link_to_itself, strange_name)
