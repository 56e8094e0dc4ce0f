r"""Names and other people's text, as each kind of output can hold them: a name is data, wherever it is printed.

```
visible("a\nb")        a\n b on one line, with every control character shown
comment("a\nb")        -- a, and -- b: no line of it can be ended by a name
shell_word("it's")     a word of a command for a shell
code("a|b"), prose(…)  Markdown
json_text({…})         JSON that a terminal can show
```
"""

from __future__ import annotations

import json
import re
import shlex
from os import PathLike, fspath
from typing import Any

_UNSHOWN = (
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1: line ends, ESC, backspace, CSI
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that change the direction of what follows
    "\u2028\u2029"  # line ends of Unicode
    "\xad\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # nothing is seen of them
    "\ud800-\udfff"  # bytes that are not UTF-8, as Python keeps them
)
"""What nobody sees, or what does something to the text around it. The joiners U+200C and U+200D are not among it:
Persian, Hindi and emoji are written with them."""

_ANY = re.compile(f"[{_UNSHOWN}]")
_IN_TEXT = re.compile(rf"(?![\n\t])[{_UNSHOWN}]")


def holds_control(text: str) -> bool:
    """Return whether a text holds a control character, or another that `visible` shows."""
    return _ANY.search(text) is not None


def visible(text: str) -> str:
    r"""Return a text on one line, with its control characters shown as in Python: `\n`, `\x1b`, `\u202e`."""
    return _ANY.sub(_shown, text)


def visible_lines(text: str) -> str:
    """Return a text of several lines with all control characters shown but line feeds and tabs."""
    return _IN_TEXT.sub(_shown, text)


def _shown(character: re.Match[str]) -> str:
    return character[0].encode("unicode_escape").decode("ascii")


def comment_text(text: str) -> str:
    """Return a text as it can stand in a line of an SQL comment: for psql and the server that ends with LF or CR."""
    return visible(text)


def comment(text: str, mark: str = "-- ") -> str:
    """Return a text of several lines as an SQL comment, each line after `mark`."""
    return "\n".join(f"{mark}{visible_lines(line.removesuffix(chr(13)))}" for line in text.split("\n"))


def shell_word(text: str) -> str:
    """Return a word of a command for a shell: quoted where it has to be.

    One with control characters is written as bash, zsh and POSIX 2024 read it: `$'a\\012b'`.
    """
    if not holds_control(text):
        return shlex.quote(text)
    return "$'" + "".join(map(_in_dollar_quotes, text)) + "'"


def _in_dollar_quotes(character: str) -> str:
    if character in "'\\":
        return f"\\{character}"
    if not holds_control(character):
        return character
    kept = "surrogateescape" if "\udc80" <= character <= "\udcff" else "surrogatepass"
    return "".join(f"\\{byte:03o}" for byte in character.encode(errors=kept))


def shell_option(option: str, value: str) -> str:
    """Return an option with its value for a shell, as one word where the value looks like an option itself."""
    return f"{option}{'=' if value.startswith('-') else ' '}{shell_word(value)}"


def path_options(schema: str) -> str:
    """Return libpq's options that put a session into a schema, as PGOPTIONS holds them: `-c search_path=app`."""
    written = schema if re.fullmatch("[a-z_][a-z0-9_]*", schema) else '"' + schema.replace('"', '""') + '"'
    return "-c search_path=" + re.sub(r"[\\\s]", r"\\\g<0>", written)  # libpq's own quoting


def shell_path(path: str | PathLike[str]) -> str:
    """Return a path as a word of a command, which no program takes for an option."""
    text = fspath(path)
    return shell_word(f"./{text}" if text.startswith("-") else text)


def code(text: str) -> str:
    """Return a Markdown code span, also for a cell of a table.

    A vertical bar ends a cell of GitHub's tables even in a code span: such a text becomes HTML without one.
    """
    shown = visible(text)
    if "|" in shown or not shown.strip(" "):
        return f"<code>{_PUNCTUATION.sub(_entity, shown)}</code>"
    fence = "`" * (1 + max(map(len, re.findall("`+", shown)), default=0))
    pad = " " if "`" in (shown[0], shown[-1]) or shown[0] == shown[-1] == " " else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


def prose(text: str) -> str:
    """Return a sentence as Markdown, also for a cell of a table: nothing of it becomes a tag, a link or emphasis.

    Where GitHub would make a link of a part of it (an address, a person), all of it is a code span.
    """
    shown = visible(text).strip(" ")
    if _LINKED.search(shown):
        return code(shown)
    escaped = _MARKUP.sub(r"\\\g<0>", shown).replace("|", "&#124;")
    return _BLOCK.sub(r"\1\\\2", escaped)


_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_MARKUP = re.compile(r"[\\`*\[\]<>&~$#]|(?<!\w)_|_(?!\w)")
_LINKED = re.compile(r"@|://|www\.|javascript:", re.IGNORECASE)
_BLOCK = re.compile(r"^(\d*)([-+=.)])")  # a list or a heading


def _entity(character: re.Match[str]) -> str:
    return f"&#{ord(character[0])};"


def json_text(value: Any) -> str:
    """Return indented JSON: letters of every script as they are, what a terminal would obey escaped.

    `##[`, with which GitHub's and Azure's logs begin a command in the middle of a line, is escaped, too.
    """
    text = _IN_TEXT.sub(_in_json, json.dumps(value, indent=2, ensure_ascii=False))
    return re.sub(r"#(?=#\w*\[)", r"\\u0023", text)


def _in_json(character: re.Match[str]) -> str:
    return json.dumps(character[0])[1:-1]
