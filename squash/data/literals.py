"""Values as SQL constants that give the same bytes back whatever the settings of the connection that reads them."""

from __future__ import annotations

import re
import unicodedata

SETTINGS = (
    "SET LOCAL DateStyle = 'ISO, YMD'",
    "SET LOCAL IntervalStyle = 'postgres'",
    "SET LOCAL TimeZone = 'UTC'",
    "SET LOCAL extra_float_digits = 3",
    "SET LOCAL bytea_output = 'hex'",
    "SET LOCAL lc_monetary = 'C'",
    "SET LOCAL xmloption = 'content'",
    "SET LOCAL row_security = off",
)
"""What the text of values depends on; what they are set to gives text that is read the same under any other setting:
dates with the year first and four digits, instants with their offset, intervals with a sign for each field, floating
point numbers to the last bit.
"""

_PLAIN_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,17}|-?(?:0|[1-9][0-9]{0,17})\.[0-9]*[1-9][0-9]*|-?[1-9][0-9]*\.[0-9]+")
_NUMBERS = re.compile(r"smallint|integer|bigint|numeric(\(.*\))?|real|double precision")
_PLAIN_TEXT = re.compile(
    r"[^\\\x00-\x1f\x7f-\u009f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]*"
)


def constant(text: str | None, type_name: str) -> str:
    """Write a value, given as the text that PostgreSQL prints for it, for a column of a type (as format_type names it).

    It stands on one line: line ends and what people cannot see are escapes.
    """
    if text is None:
        return "NULL"
    if type_name == "boolean":
        return "true" if text == "t" else "false"
    if _NUMBERS.fullmatch(type_name) and _PLAIN_NUMBER.fullmatch(text):
        return text
    if type_name == "money":  # how an amount is read depends on the locale
        return f"{string(_amount(text))}::numeric::money"
    if type_name == "xml":  # read as a document, a fragment would be refused
        return f"XMLPARSE(CONTENT {string(text)})"
    return string(text)


def string(text: str) -> str:
    """Write a string constant on one line, with escapes only where they are needed."""
    if _PLAIN_TEXT.fullmatch(text):
        return "'" + text.replace("'", "''") + "'"
    return "E'" + "".join(map(_escaped, text)) + "'"


_ESCAPES = {"'": "''", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp"):
        return f"\\u{ord(character):04x}" if character <= "\uffff" else f"\\U{ord(character):08x}"
    return character


def _amount(text: str) -> str:
    """Return what lc_monetary C prints, `$1,234.50` or `-$1,234.50`, as a number."""
    return text.replace("$", "").replace(",", "")
