"""The schema language as a tree: what stands in the files, with the position of each part."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken, VisitError
from lark.tree import Meta

from squash.errors import DatamodelError

Arity = Literal["required", "optional", "list"]


@dataclass(frozen=True, slots=True)
class Position:
    """Where something stands; lines and columns count from 1, columns in characters."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Constant:
    """A bare word: a field, an enum value, `true`, `null`."""

    name: str
    position: Position


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written."""

    text: str
    position: Position


@dataclass(frozen=True, slots=True)
class String:
    """A string without its quotes and escapes."""

    text: str
    position: Position


@dataclass(frozen=True, slots=True)
class Array:
    """Values in brackets."""

    items: tuple[Value, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Record:
    """Names with values in braces, as in `where: { deletedAt: null }`."""

    entries: tuple[tuple[str, Value], ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments: `now()`, `raw("…")`, a field with its options in an index."""

    name: str
    arguments: tuple[Argument, ...]
    position: Position

    def get(self, name: str, *, unnamed: bool = False) -> Value | None:
        """Return the argument of a name; with `unnamed` the first that has none will do."""
        return find_argument(self.arguments, name, unnamed=unnamed)


Value = Constant | Number | String | Array | Record | Call


@dataclass(frozen=True, slots=True)
class Argument:
    """A value in parentheses, by name or (`None`) by place."""

    name: str | None
    value: Value


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute without its `@` or `@@`; `db.VarChar` for a native type."""

    name: str
    arguments: tuple[Argument, ...]
    position: Position

    def get(self, name: str, *, unnamed: bool = False) -> Value | None:
        """Return the argument of a name; with `unnamed` the first that has none will do."""
        return find_argument(self.arguments, name, unnamed=unnamed)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a model; of an `Unsupported` one `type` is the text in the parentheses."""

    name: str
    type: str
    arity: Arity
    unsupported: bool
    attributes: tuple[Attribute, ...]
    position: Position
    type_position: Position


@dataclass(frozen=True, slots=True)
class EnumValue:
    """A value of an enum."""

    name: str
    attributes: tuple[Attribute, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Declaration:
    """A model, a view, or a composite type (`kind` is the keyword)."""

    kind: str
    name: str
    fields: tuple[Field, ...]
    attributes: tuple[Attribute, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class EnumBlock:
    """An enum."""

    name: str
    values: tuple[EnumValue, ...]
    attributes: tuple[Attribute, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Config:
    """A datasource or a generator (`kind` is the keyword)."""

    kind: str
    name: str
    properties: tuple[tuple[str, Value], ...]
    position: Position

    def get(self, name: str) -> Value | None:
        """Return the value of a property."""
        return next((value for key, value in self.properties if key == name), None)


Block = Declaration | EnumBlock | Config


def find_argument(arguments: tuple[Argument, ...], name: str, *, unnamed: bool) -> Value | None:
    """Return the argument of a name, or with `unnamed` the first that has none."""
    value = next((argument.value for argument in arguments if argument.name == name), None)
    if value is None and unnamed:
        value = next((argument.value for argument in arguments if argument.name is None), None)
    return value


def find_attribute(attributes: tuple[Attribute, ...], name: str) -> Attribute | None:
    """Return the first attribute of a name."""
    return next((attribute for attribute in attributes if attribute.name == name), None)


def parse(text: str, file: str) -> tuple[Block, ...]:
    """Read the text of one file; `file` is what positions and errors call it.

    Raises DatamodelError, with file, line and column, for text that is not in the language.
    """
    text = text.removeprefix("\ufeff")
    try:
        tree = _parser().parse(text + "\n")
    except UnexpectedInput as error:
        position = Position(file, max(error.line, 1), max(error.column, 1))
        raise DatamodelError(f"{position}: {_complaint(error)}") from error
    try:
        blocks: tuple[Block, ...] = _Reader(file, visit_tokens=False).transform(tree)
    except (VisitError, RecursionError) as error:
        cause = error.orig_exc if isinstance(error, VisitError) else error
        if isinstance(cause, RecursionError):
            raise DatamodelError(
                f"{file}: brackets are nested too deeply", hint="Prisma needs no such depth"
            ) from error
        raise cause from error
    return blocks


@lru_cache(maxsize=1)
def _parser() -> Lark:
    grammar = Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", propagate_positions=True, maybe_placeholders=False)


_SPOKEN = {
    "_NL": "the end of the line",
    "NAME": "a name",
    "STRING": "a string",
    "NUMBER": "a number",
    "LIST": '"[]"',
    "OPTIONAL": '"?"',
    "LBRACE": '"{"',
    "RBRACE": '"}"',
    "LPAR": '"("',
    "RPAR": '")"',
    "LSQB": '"["',
    "RSQB": '"]"',
    "COMMA": '","',
    "COLON": '":"',
    "EQUAL": '"="',
    "DOT": '"."',
    "AT": "an attribute",
    "__ANON_0": "an attribute",
    "MODEL": "model",
    "VIEW": "view",
    "TYPE": "type",
    "ENUM": "enum",
    "DATASOURCE": "datasource",
    "GENERATOR": "generator",
    "$END": "the end of the file",
}


def _complaint(error: UnexpectedInput) -> str:
    expected: set[str] = set()
    if isinstance(error, UnexpectedToken):
        expected = set(error.accepts or error.expected)
        token = error.token
        unexpected = _SPOKEN.get(token.type, "") if token.type in ("_NL", "$END") else f'"{token}"'
    elif isinstance(error, UnexpectedCharacters) and error.char == '"':
        return "this string does not end on its line, or holds a control character"
    elif isinstance(error, UnexpectedCharacters):
        expected = set(error.allowed or ())
        unexpected = f'"{error.char}"' if error.char.isprintable() else f"the character U+{ord(error.char):04X}"
    else:
        unexpected = "the end of the file"
    words = sorted({_SPOKEN[name] for name in expected if name in _SPOKEN})
    return f"{unexpected} is not expected here" + (f", but {' or '.join(words)}" if 0 < len(words) <= 8 else "")


@v_args(meta=True)
class _Reader(Transformer[Token, Any]):
    """Turns lark's tree into ours; the names of the methods are those of the rules."""

    def __init__(self, file: str, *, visit_tokens: bool) -> None:
        super().__init__(visit_tokens=visit_tokens)
        self.file = file

    def _at(self, place: Meta | Token) -> Position:
        return Position(self.file, place.line or 1, place.column or 1)

    def start(self, _: Meta, blocks: list[Block]) -> tuple[Block, ...]:
        return tuple(blocks)

    def declaration(self, _: Meta, parts: list[Any]) -> Declaration:
        kind, name, *members = parts
        fields = tuple(member for member in members if isinstance(member, Field))
        attributes = tuple(member for member in members if isinstance(member, Attribute))
        return Declaration(str(kind), str(name), fields, attributes, self._at(name))

    def field(self, meta: Meta, parts: list[Any]) -> Field:
        name, *rest = parts
        position = self._at(name)
        if not rest or isinstance(rest[0], Attribute):
            raise DatamodelError(f'{position}: field "{name}" has no type')
        (type_, arity, unsupported, type_position), *attributes = rest
        return Field(str(name), type_, arity, unsupported, tuple(attributes), position, type_position)

    def type(self, _: Meta, parts: list[Token]) -> tuple[str, Arity, bool, Position]:
        # Unsupported("tsvector")?
        unsupported = parts[0].type == "UNSUPPORTED"
        name = _unquote(parts[1], self._at(parts[1])) if unsupported else str(parts[0])
        modifiers = [part.type for part in parts if part.type in ("LIST", "OPTIONAL")]
        # tags String[]?
        if len(modifiers) == 2:
            raise DatamodelError(f"{self._at(parts[0])}: a list cannot be optional: it may be empty")
        arities: dict[str, Arity] = {"LIST": "list", "OPTIONAL": "optional"}
        return name, arities[modifiers[0]] if modifiers else "required", unsupported, self._at(parts[0])

    def enum(self, _: Meta, parts: list[Any]) -> EnumBlock:
        _keyword, name, *members = parts
        values = tuple(member for member in members if isinstance(member, EnumValue))
        attributes = tuple(member for member in members if isinstance(member, Attribute))
        return EnumBlock(str(name), values, attributes, self._at(name))

    def enum_value(self, _: Meta, parts: list[Any]) -> EnumValue:
        name, *attributes = parts
        return EnumValue(str(name), tuple(attributes), self._at(name))

    def config(self, _: Meta, parts: list[Any]) -> Config:
        kind, name, *properties = parts
        return Config(str(kind), str(name), tuple(properties), self._at(name))

    def property(self, _: Meta, parts: list[Any]) -> tuple[str, Value]:
        return str(parts[0]), parts[1]

    def attribute(self, meta: Meta, parts: list[Any]) -> Attribute:
        return Attribute(parts[0], tuple(parts[1:]), self._at(meta))

    block_attribute = attribute

    def named(self, _: Meta, parts: list[Any]) -> Argument:
        return Argument(str(parts[0]), parts[1])

    def argument(self, _: Meta, parts: list[Value]) -> Argument:
        return Argument(None, parts[0])

    def call(self, meta: Meta, parts: list[Any]) -> Call:
        return Call(parts[0], tuple(parts[1:]), self._at(meta))

    def constant(self, meta: Meta, parts: list[str]) -> Constant:
        return Constant(parts[0], self._at(meta))

    def number(self, meta: Meta, parts: list[Token]) -> Number:
        return Number(str(parts[0]), self._at(meta))

    def string(self, meta: Meta, parts: list[Token]) -> String:
        return String(_unquote(parts[0], self._at(meta)), self._at(meta))

    def array(self, meta: Meta, parts: list[Value]) -> Array:
        return Array(tuple(parts), self._at(meta))

    def record(self, meta: Meta, parts: list[tuple[str, Value]]) -> Record:
        return Record(tuple(parts), self._at(meta))

    def entry(self, _: Meta, parts: list[Any]) -> tuple[str, Value]:
        return str(parts[0]), parts[1]

    def path(self, _: Meta, parts: list[Token]) -> str:
        return ".".join(parts)


def _unquote(token: Token, position: Position) -> str:
    """Read a string literal, which has the form of JSON's."""
    try:
        text: str = json.loads(token)
    except ValueError as error:
        raise DatamodelError(f"{position}: {token} has an escape that is none") from error
    return text
