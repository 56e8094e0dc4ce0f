"""Names and types as PostgreSQL makes them and as a baseline spells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

NAME_BYTES = 63  # NAMEDATALEN - 1


T = TypeVar("T")


def known(value: T | None) -> T:
    """Return what a catalog surely holds here, though its column may be null elsewhere; ValueError for null."""
    if value is None:
        raise ValueError("a catalog holds no value where there must be one")
    return value


def quote(name: str) -> str:
    """Return an identifier as a baseline writes it: always quoted."""
    return '"' + name.replace('"', '""') + '"'


def method_name(name: str) -> str:
    """Return the name of an index access method, quoted only where it has to be."""
    return name if re.fullmatch(r"[a-z_][a-z0-9_]*", name) else quote(name)


def literal(text: str) -> str:
    """Return a string constant, in escape syntax only when there is a backslash."""
    quoted = "'" + text.replace("'", "''") + "'"
    return "E" + quoted.replace("\\", "\\\\") if "\\" in text else quoted


def dollar_tag(body: str) -> str:
    """Return a dollar quote that does not occur in a text, and cannot be mistaken beside a dollar sign."""
    tag, number = "$$", 0
    while tag in body or (tag == "$$" and "$" in body):
        tag = f"$squash{number or ''}$"
        number += 1
    return tag


def look_up(catalog: str, holder_column: str, relation: str, name_column: str, name: str) -> str:
    """Return the FROM and WHERE that find a row of a catalog by the relation that holds it (quoted) and its name."""
    return (
        f"FROM {catalog} WHERE {holder_column} = {literal(relation)}::regclass::oid AND {name_column} = {literal(name)}"
    )


@dataclass(frozen=True, slots=True)
class Namer:
    """Writes names relative to the connection's own schema (`schema`)."""

    schema: str

    def name(self, schema: str, name: str, visible: bool = True) -> str:
        """Return a qualified name, without the schema when it is the connection's own and nothing hides the object."""
        if schema == self.schema and visible:
            return quote(name)
        return f"{quote(schema)}.{quote(name)}"

    def name_for(self, method: str, schema: str, name: str, visible: bool) -> str:
        """Return the name of an operator class or family, which is one together with its access method."""
        return f"{self.name(schema, name, visible)} USING {method_name(method)}"

    def namespace(self, schema: str) -> str:
        """Return a SQL expression for a schema's oid, that of the connection's own whatever it is called."""
        return (
            "pg_catalog.quote_ident(current_schema)::regnamespace::oid"
            if schema == self.schema
            else f"{literal(quote(schema))}::regnamespace::oid"
        )

    def look_up(self, catalog: str, prefix: str, schema: str, name: str) -> str:
        """Return the FROM and WHERE that find a row by schema and name; `prefix` is that of the catalog's columns."""
        return f"FROM {catalog} WHERE {prefix}name = {literal(name)} AND {prefix}namespace = {self.namespace(schema)}"


def object_name(first: str, second: str, label: str) -> str:
    """Return the name PostgreSQL chooses for an object made along with a table (`makeObjectName` in indexcmds.c)."""
    room = NAME_BYTES - len(label.encode()) - 1 - (1 if second else 0)
    head, tail = first.encode(), second.encode()
    length_one, length_two = len(head), len(tail)
    while length_one + length_two > room:
        if length_one > length_two:
            length_one -= 1
        else:
            length_two -= 1
    parts = [head[:length_one].decode(errors="ignore")]
    if second:
        parts.append(tail[:length_two].decode(errors="ignore"))
    return "_".join([*parts, label])


_SPELLINGS = {
    "character varying": "VARCHAR",
    "character": "CHAR",
    "bit varying": "VARBIT",
    "bit": "BIT",
    "numeric": "DECIMAL",
    "double precision": "DOUBLE PRECISION",
    "timestamp without time zone": "TIMESTAMP",
    "timestamp with time zone": "TIMESTAMPTZ",
    "time without time zone": "TIME",
    "time with time zone": "TIMETZ",
} | {
    name: name.upper()
    for name in (
        "text",
        "integer",
        "bigint",
        "smallint",
        "boolean",
        "real",
        "date",
        "json",
        "jsonb",
        "uuid",
        "bytea",
        "inet",
        "xml",
        "money",
        "oid",
        "citext",
    )
}

_TYPE = re.compile(
    r"(?P<base>[a-z]+(?: [a-z]+)?)(?P<modifier>\([\d,]+\))?(?P<zone> with(?:out)? time zone)?(?P<array>(?:\[\])*)"
)


def type_name(printed: str) -> str:
    """Spell a type that `format_type` printed as a baseline does: `timestamp(3) without time zone` is TIMESTAMP(3)."""
    match = _TYPE.fullmatch(printed)
    if match is None:
        return printed
    base = match["base"] + (match["zone"] or "")
    modifier = match["modifier"] or ""
    if base in ("character", "bit") and not modifier:  # CHAR and BIT alone mean (1), the bare type does not
        return printed
    spelling = _SPELLINGS.get(base)
    return printed if spelling is None else spelling + modifier + match["array"]


_STRING = r"'(?:[^']|'')*'"
_CAST_STRING = re.compile(rf"({_STRING})::(.+)")
_NEGATIVE = re.compile(r"'(-[0-9.]+)'::(?:integer|numeric)")
_ARRAY = re.compile(rf"ARRAY\[((?:{_STRING}::[^,\]]+(?:, )?)*)\](?:::(.+))?")
_ELEMENT = re.compile(rf"({_STRING})::([^,\]]+)")


def default_expression(printed: str, column_type: str, element_type: str | None) -> str:
    """Spell a default as a baseline does where the column's type gives the same expression tree.

    `printed` is what `pg_get_expr` gives; `column_type` and `element_type` are the column's type and, for arrays,
    that of its elements, as `format_type` prints them without modifier. `'x'::text` on a text column is
    `'x'`; `'-1'::integer` is what the grammar makes of `-1`; `ARRAY['a'::text]` is `ARRAY['a']::TEXT[]`.
    """
    if negative := _NEGATIVE.fullmatch(printed):
        return negative[1]
    cast = _CAST_STRING.fullmatch(printed)
    if cast and cast[2] == column_type:
        return cast[1]
    if element_type is None or (array := _ARRAY.fullmatch(printed)) is None:
        return printed
    if not array[1]:
        return f"ARRAY[]::{type_name(array[2])}" if array[2] == column_type else printed
    elements = _ELEMENT.findall(array[1])
    if array[2] is None and all(kind == element_type for _, kind in elements):
        return f"ARRAY[{', '.join(text for text, _ in elements)}]::{type_name(column_type)}"
    return printed


_SKIPPED = rf"""(?P<skipped>{_STRING}|"(?:[^"]|"")*")"""
_MINUS = re.compile(rf"{_SKIPPED}|\(- (?P<number>\d+(?:\.\d+)?)\)")
_CAST_ARRAY = re.compile(rf"{_SKIPPED}|(?P<any>\b(?:ANY|ALL) \(|\|\| )?\((?P<array>ARRAY\[)")
_ARRAY_TYPE = re.compile(r"""::(?P<type>(?:"(?:[^"]|"")*"|[^\W\d]\w*)[^()'"]*?(?:\([\d,]+\)[a-z ]*)?)\[\]""")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def keep_array_type(printed: str) -> str:
    """Make an expression or query that the server printed come back as the same tree when it is read.

    Where the grammar would read another one (all of them change once, and are stable then):

    - `v IN ('a', 'b')` on a varchar column is printed with a cast around the array, `(v)::text = ANY
      ((ARRAY['a'::character varying, …])::text[])`, which is pushed down to the elements (`transformTypeCast` in
      parse_expr.c): the array gets a cast of its own.
    - `- 5`, the operator before the constant 5, is read as a constant (`doNegate` in gram.y).
    - `(a AND b) AND c`, which BETWEEN and row comparisons leave, is read as one AND of three (`makeAndExpr`).
    - A constant in the list of a subquery, or of a query in a function's body, has no name, and would get that of its
      type (`FigureColname`).
    """
    text = _MINUS.sub(lambda m: m[0] if m["skipped"] else f"(- '{m['number']}'::{_number_type(m['number'])})", printed)
    return _keep_unnamed(_keep_nesting(_keep_arrays(text)))


_FIELDS = re.compile(rf"({_STRING})::(interval(?: |\().+)")


def keep_fields(printed: str, type_: str) -> str:
    """Make a default come back as the same tree where it is a constant cast to an interval of other fields.

    It is printed as one constant, whose fields `type_`, that of the column or domain, would take away
    (`applyRelabelType` in nodeFuncs.c).
    """
    match = _FIELDS.fullmatch(printed)
    return f"({match[1]}::interval)::{match[2]}" if match and type_ == "interval" else printed


def _keep_arrays(text: str) -> str:
    """Return arrays under a cast one of their own, or none behind ANY, ALL and ||, where PostgreSQL puts it back.

    An array whose elements do not say their type is one of varchar columns.
    """
    position = 0
    while match := _CAST_ARRAY.search(text, position):
        position = match.end()
        if match["skipped"]:
            continue
        end = closing(text, match.end() - 1)
        cast = _ARRAY_TYPE.match(text, end + 2)
        if text[end + 1 : end + 2] != ")" or cast is None:
            continue
        array = text[match.start("array") : end + 1]
        own = _element_type(text[match.end() : end]) or "character varying"
        if match["any"] and (own, cast["type"]) == ("character varying", "text"):
            text = f"{text[: match.end('any')]}{array}{text[cast.end() :]}"
        elif own != cast["type"]:
            kind = own + _modifier(text[match.end() : end])
            text = f"{text[: match.start('array')]}{array}::{kind}[]{text[end + 1 :]}"
        position = match.start("array")
    return text


_NESTED = re.compile(rf"{_SKIPPED}|\((?=\()")


def _keep_nesting(text: str) -> str:
    """Put a cast that does nothing behind the first operand of AND and OR where that is an AND or OR itself."""
    inserts = []
    for match in _NESTED.finditer(text):
        if match["skipped"]:
            continue
        end = closing(text, match.end())
        inserts += [
            end + 1
            for word in (" AND ", " OR ")
            if text.startswith(word, end + 1) and _at_top(text[match.end() + 1 : end], word)
        ]
    for position in sorted(inserts, reverse=True):
        text = f"{text[:position]}::boolean{text[position:]}"
    return text


def _at_top(text: str, word: str) -> bool:
    """Return whether a word stands outside of all parentheses, strings and quoted names."""
    depth = start = 0
    for token in _TOKEN.finditer(text):
        if depth == 0 and word in text[start : token.start()]:
            return True
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(token[0], 0)
        start = token.end()
    return depth == 0 and word in text[start:]


_LIST = re.compile(rf"{_SKIPPED}|\bSELECT\b(?: DISTINCT\b)?(?P<on> ON (?=\())?")
_CONSTANT = re.compile(rf"(?:{_STRING}|NULL)::(?:(?! AS )[^(),'])+(?:\([\d,]+\)[a-z ]*)?(?:\[\])*")
_COLLATED = re.compile(r"\((?P<inner>.+) COLLATE [^()']+\)", re.DOTALL)
_BORDER = re.compile(
    rf"""{_SKIPPED}|(?P<open>[(\[])|(?P<close>[)\]])|(?P<next>,)|;"""
    r"|(?<!DISTINCT)\s+(?:FROM|WHERE|GROUP BY|HAVING|WINDOW|ORDER BY|OFFSET|LIMIT|FETCH|FOR|UNION|INTERSECT|EXCEPT)\b"
)


def _keep_unnamed(text: str) -> str:
    """Name the constants in the lists of queries as PostgreSQL names what has no name."""
    inserts = [
        end
        for match in _LIST.finditer(text)
        if not match["skipped"]
        for start, end in _items(text, closing(text, match.end()) + 1 if match["on"] else match.end())
        if _is_constant(text[start:end].lstrip())
    ]
    for position in sorted(inserts, reverse=True):
        text = f'{text[:position]} AS "?column?"{text[position:]}'
    return text


def _items(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where the items of a query's list begin and end; the list begins at `start`."""
    depth = 0
    for border in _BORDER.finditer(text, start):
        if border["open"]:
            depth += 1
        elif border["close"] and depth:
            depth -= 1
        elif depth == 0 and not border["skipped"]:
            yield start, border.start()
            start = border.end()
            if not border["next"]:
                return
    yield start, len(text.rstrip())


def _is_constant(item: str) -> bool:
    while collated := _COLLATED.fullmatch(item):
        item = collated["inner"]
    return _CONSTANT.fullmatch(item) is not None


_VALUES = re.compile(
    r"""SELECT\s(?:\s*(?:"\*VALUES\*"\.)?column\d+(?: AS (?:\w+|"(?:[^"]|"")*"))?,?)+\n\s+FROM (?=\(VALUES )"""
)


def bare_values(query: str) -> str:
    """Undo what PostgreSQL does to VALUES in a view whose columns are renamed: it prints a SELECT from it, which would
    be read as a subquery (`get_simple_values_rte` in ruleutils.c). The view must name its columns then.
    """
    position = 0
    while match := _VALUES.search(query, position):
        end = closing(query, match.end())
        values = query[match.end() + 1 : end]
        if not query.startswith(' "*VALUES*"', end + 1):
            position = match.end()
            continue
        query = query[: match.start()] + values + query[end + 1 :].removeprefix(' "*VALUES*"')
        position = match.start() + len(values)
    return query


def _number_type(number: str) -> str:
    if "." in number or int(number) >= 2**63:
        return "numeric"
    return "integer" if int(number) < 2**31 else "bigint"


def _element_type(elements: str) -> str | None:
    """Return the type of an array constructor, from the elements that say theirs; the first one decides."""
    for element in split_list(elements):
        if _NUMBER.fullmatch(element):
            return _number_type(element)
        if cast := re.fullmatch(
            r"(?:'(?:[^']|'')*'|\(.*\))::([^()'\[\]]+?)(?:\([\d,]+\))?((?:\[\])*)", element, re.DOTALL
        ):
            return cast[1] + cast[2]
    return None


def _modifier(elements: str) -> str:
    """Return the modifier that all elements of an array constructor have, as `(3)`; nothing if they differ."""
    modifiers = {(re.search(r"\([\d,]+\)$", element) or [""])[0] for element in split_list(elements)}
    return modifiers.pop() if len(modifiers) == 1 else ""


_TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|[()\[\]]|,""")


def closing(text: str, start: int) -> int:
    """Return the index of the parenthesis that closes the one at `start`, in SQL that the server printed."""
    depth = 0
    for token in _TOKEN.finditer(text, start):
        if token[0] in "([":
            depth += 1
        elif token[0] in ")]":
            depth -= 1
            if depth == 0:
                return token.start()
    raise ValueError(f"unbalanced parentheses in {text!r}")


def split_list(text: str) -> list[str]:
    """Split SQL that the server printed at its top-level commas."""
    items, depth, start = [], 0, 0
    for token in _TOKEN.finditer(text):
        if token[0] in "([":
            depth += 1
        elif token[0] in ")]":
            depth -= 1
        elif token[0] == "," and depth == 0:
            items.append(text[start : token.start()].strip())
            start = token.end()
    return [*items, text[start:].strip()]


_IDENTIFIER = re.compile(
    r"""'(?:[^']|'')*'|\$(?P<tag>(?:[^\W\d]\w*)?)\$.*?\$(?P=tag)\$|"(?P<quoted>(?:[^"]|"")+)"|(?P<word>[^\W\d][\w$]*)""",
    re.DOTALL,
)


def identifiers(text: str) -> set[str]:
    """Return every identifier in a canonical definition, keywords too; not what stands in strings."""
    matches = _IDENTIFIER.finditer(text)
    return {
        m["quoted"].replace('""', '"') if m["quoted"] else m["word"].lower()
        for m in matches
        if m["quoted"] or m["word"]
    }


def with_identifiers(text: str, names: Mapping[str, str]) -> str:
    """Return a canonical definition with quoted identifiers replaced."""

    def name(match: re.Match[str]) -> str:
        new = names.get(match["quoted"].replace('""', '"')) if match["quoted"] else None
        return match[0] if new is None else quote(new)

    return _IDENTIFIER.sub(name, text)


def strip_parentheses(text: str) -> str:
    """Take off one pair of parentheses that encloses the whole text, if there is one; those of a query stay."""
    if re.match(r"\((?! (?:SELECT|WITH|VALUES)\b)", text) and closing(text, 0) == len(text) - 1:
        return text[1:-1]
    return text
