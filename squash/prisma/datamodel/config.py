"""What `prisma.config.ts` says in plain strings; it is read, and never run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from squash.files import SETTINGS, project_of, read_text, real_path
from squash.prisma.datamodel.location import config_in


@dataclass(frozen=True, slots=True)
class PrismaConfig:
    """What is outside of the history: `shadow_script` is SQL that Prisma runs in its shadow database first.

    `computed` says that the file has such SQL, but as code that only TypeScript could run. `tables` and `enums` are the
    names that Prisma is to leave alone, `auth.users`.
    """

    file: Path
    shadow_script: str | None = None
    computed: bool = False
    tables: tuple[str, ...] = ()
    enums: tuple[str, ...] = ()


def read_config(migrations: Path) -> PrismaConfig | None:
    """Return what the nearest `prisma.config.ts` above a migrations directory says; None where there is none.

    Raises InputError for a file that is not to be read.
    """
    for folder in real_path(migrations).parents:
        file = config_in(folder)
        if file is not None:
            text = read_text(file, limit=SETTINGS, within=project_of(folder), errors="replace")
            return parse_config(file, text or "")
        if (folder / ".git").exists():
            break
    return None


def parse_config(file: Path, text: str) -> PrismaConfig:
    """Return what the text of a config file says in plain strings."""
    tokens = tuple(_tokens(text))
    value = _value(tokens, "initShadowDb")
    literal = value[0].string if value else None
    # initShadowDb: `…` + more
    plain = literal is not None and (len(value) < 2 or value[1].text in (",", "}"))
    return PrismaConfig(
        file,
        literal if plain else None,
        bool(value) and not plain,
        _external(tokens, "tables"),
        _external(tokens, "enums"),
    )


class _Token(NamedTuple):
    """A token of JavaScript; `string` is the value of a plain string."""

    text: str
    string: str | None = None


_TOKEN = re.compile(
    r"""
    (?P<blank> \s+ | //[^\n]* | /\*.*?\*/ )
  | (?P<string> '(?:[^'\\\n]|\\.)*' | "(?:[^"\\\n]|\\.)*" | `(?:[^`\\]|\\.)*` )
  | (?P<word> [A-Za-z_$][\w$]* )
  | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r\n|.)", re.DOTALL)
_SINGLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "\n": "", "\r\n": ""}


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        written = match[0]
        if match.lastgroup == "string":
            # `… ${code} …`
            is_code = written[0] == "`" and re.search(r"(?<!\\)\$\{", written)
            yield _Token(written, None if is_code else _ESCAPE.sub(_unescaped, written[1:-1]))
        elif match.lastgroup != "blank":
            yield _Token(written)


def _unescaped(match: re.Match[str]) -> str:
    said = match[1]
    if said[0] in "ux" and len(said) > 1:
        number = int(said.strip("ux{}"), 16)
        return chr(number) if number < 0x110000 else ""
    return _SINGLE.get(said, said)


def _value(tokens: Sequence[_Token], key: str) -> Sequence[_Token]:
    """Return the tokens from the value of a key on; nothing where there is no such key."""
    for at in range(len(tokens) - 2):
        if key in (tokens[at].text, tokens[at].string) and tokens[at + 1].text == ":":
            return tokens[at + 2 :]
    return ()


def _external(tokens: Sequence[_Token], key: str) -> tuple[str, ...]:
    """Return the strings of `key: { external: ["auth.users"] }`."""
    value = _value(tokens, key)
    if not value or value[0].text != "{":
        return ()
    end = next((at for at, token in enumerate(value) if token.text == "}"), len(value))
    names = _value(value[:end], "external")
    if not names or names[0].text != "[":
        return ()
    close = next((at for at, token in enumerate(names) if token.text == "]"), len(names))
    return tuple(token.string for token in names[:close] if token.string is not None)
