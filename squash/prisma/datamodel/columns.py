"""Columns: the SQL types of fields, and their defaults."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from squash.errors import DatamodelError
from squash.prisma.datamodel.declared import DeclaredColumn, Enum, literal
from squash.prisma.datamodel.syntax import (
    Array,
    Attribute,
    Call,
    Constant,
    Field,
    Number,
    Position,
    String,
    Value,
    find_attribute,
)

SCALARS: Mapping[str, str] = {
    "String": "TEXT",
    "Boolean": "BOOLEAN",
    "Int": "INTEGER",
    "BigInt": "BIGINT",
    "Float": "DOUBLE PRECISION",
    "Decimal": "DECIMAL(65,30)",
    "DateTime": "TIMESTAMP(3)",
    "Json": "JSONB",
    "Bytes": "BYTEA",
}
"""Prisma's scalar types, and the PostgreSQL type that a field has without an `@db` attribute."""

NATIVE_TYPES: Mapping[str, tuple[str, tuple[str, ...], tuple[int, ...]]] = {
    "SmallInt": ("SMALLINT", ("Int",), (0,)),
    "Integer": ("INTEGER", ("Int",), (0,)),
    "BigInt": ("BIGINT", ("BigInt",), (0,)),
    "Oid": ("OID", ("Int",), (0,)),
    "Decimal": ("DECIMAL", ("Decimal",), (0, 2)),
    "Money": ("MONEY", ("Decimal",), (0,)),
    "Real": ("REAL", ("Float",), (0,)),
    "DoublePrecision": ("DOUBLE PRECISION", ("Float",), (0,)),
    "Text": ("TEXT", ("String",), (0,)),
    "VarChar": ("VARCHAR", ("String",), (0, 1)),
    "Char": ("CHAR", ("String",), (0, 1)),
    "Bit": ("BIT", ("String",), (0, 1)),
    "VarBit": ("VARBIT", ("String",), (0, 1)),
    "Uuid": ("UUID", ("String",), (0,)),
    "Xml": ("XML", ("String",), (0,)),
    "Inet": ("INET", ("String",), (0,)),
    "Citext": ("CITEXT", ("String",), (0,)),
    "Boolean": ("BOOLEAN", ("Boolean",), (0,)),
    "Timestamp": ("TIMESTAMP", ("DateTime",), (0, 1)),
    "Timestamptz": ("TIMESTAMPTZ", ("DateTime",), (0, 1)),
    "Date": ("DATE", ("DateTime",), (0,)),
    "Time": ("TIME", ("DateTime",), (0, 1)),
    "Timetz": ("TIMETZ", ("DateTime",), (0, 1)),
    "Json": ("JSON", ("Json",), (0,)),
    "JsonB": ("JSONB", ("Json",), (0,)),
    "ByteA": ("BYTEA", ("Bytes",), (0,)),
}
"""`@db.…`: the SQL type, the scalar types that may have it, and how many arguments it takes."""

FUNCTIONS: Mapping[str, tuple[str, ...]] = {
    "now": ("DateTime",),
    "autoincrement": ("Int", "BigInt"),
} | dict.fromkeys(("uuid", "cuid", "ulid", "nanoid"), ("String",))
"""Defaults that are functions, and their types; those of String are made by Prisma's client, not by the database."""


def map_name(attributes: tuple[Attribute, ...], name: str) -> str:
    """Return the name in the database: what `@map` or `@@map` says, or the one given."""
    attribute = find_attribute(attributes, "map")
    value = attribute.get("name", unnamed=True) if attribute else None
    return value.text if isinstance(value, String) else name


def column_of(field: Field, enums: Mapping[str, tuple[Enum, Mapping[str, str]]]) -> DeclaredColumn:
    """Return the column of a field that is no relation; `enums` holds each with its values' names in the database.

    Raises DatamodelError for an unknown native type, and for a default that does not fit the type.
    """
    enum, values = enums.get(field.type, (None, {})) if not field.unsupported else (None, {})
    element = str(enum.name) if enum else _element_type(field)
    written = element + ("[]" if field.arity == "list" else "")
    attribute = find_attribute(field.attributes, "default")
    value = attribute.get("value", unnamed=True) if attribute else None
    if attribute and value is None:
        raise DatamodelError(f"{attribute.position}: @default of {field.name} has no value")
    default, serial = "", False
    # @default(now())
    if isinstance(value, Call):
        serial = value.name == "autoincrement"
        default = _function(value, field)
    elif value is not None:
        default = _constant(value, field, values, written)
    return DeclaredColumn(
        map_name(field.attributes, field.name),
        written,
        field.arity == "optional" or field.arity == "list",
        default,
        serial,
        enum.name if enum else None,
        field.name,
        field.position,
    )


def _element_type(field: Field) -> str:
    # Unsupported("tsvector")
    if field.unsupported:
        return field.type
    native = next((a for a in field.attributes if "." in a.name), None)
    if native is None:
        return SCALARS[field.type]
    # name String @db.VarChar(191)
    name = native.name.partition(".")[2]
    if name not in NATIVE_TYPES:
        raise DatamodelError(f"{native.position}: PostgreSQL has no native type @{native.name} that Prisma knows")
    sql, scalars, counts = NATIVE_TYPES[name]
    if field.type not in scalars:
        raise DatamodelError(f"{native.position}: @{native.name} is for {scalars[0]}, but {field.name} is {field.type}")
    arguments = [argument.value for argument in native.arguments]
    numbers = [value.text for value in arguments if isinstance(value, Number) and value.text.isdigit()]
    if len(numbers) != len(arguments) or len(numbers) not in counts:
        wanted = " or ".join(map(str, counts))
        raise DatamodelError(f"{native.position}: @{native.name} takes {wanted} whole numbers")
    return sql + (f"({','.join(str(int(number)) for number in numbers)})" if numbers else "")


def _function(call: Call, field: Field) -> str:
    """Return what the database is told of a default that is a function; nothing of those that the client makes."""
    # @default(dbgenerated("gen_random_uuid()"))
    if call.name == "dbgenerated":
        value = call.get("value", unnamed=True)
        return value.text if isinstance(value, String) else ""
    if call.name not in FUNCTIONS:
        raise DatamodelError(f"{call.position}: {call.name}() is no default that Prisma has for PostgreSQL")
    types = FUNCTIONS[call.name]
    if field.type not in types or field.unsupported:
        raise DatamodelError(f"{call.position}: {call.name}() is for {' and '.join(types)}, not for {field.type}")
    if call.name == "autoincrement" and field.arity == "list":
        raise DatamodelError(f"{call.position}: {field.name} is a list, which autoincrement() cannot fill")
    return "CURRENT_TIMESTAMP" if call.name == "now" else ""


def _constant(value: Value, field: Field, values: Mapping[str, str], written: str) -> str:
    # tags String[] @default(["a", "b"])
    if isinstance(value, Array):
        if field.arity != "list":
            raise DatamodelError(f"{value.position}: {field.name} is no list, but its default is one")
        items = ", ".join(_item(item, field, values) for item in value.items)
        return f"ARRAY[{items}]::{written}"
    if field.arity == "list":
        raise DatamodelError(f"{value.position}: {field.name} is a list, but its default is none")
    return _item(value, field, values)


def _item(value: Value, field: Field, values: Mapping[str, str]) -> str:
    """Write one constant as Prisma does (`render_default` of its renderer)."""
    kind = field.type
    if isinstance(value, Constant) and kind in SCALARS and kind == "Boolean" and value.name in ("true", "false"):
        return value.name
    # role Role @default(USER)
    if isinstance(value, Constant) and kind not in SCALARS:
        if value.name not in values:
            raise DatamodelError(f"{value.position}: enum {kind} has no value {value.name}")
        return literal(values[value.name])
    if isinstance(value, Number) and kind in ("Int", "BigInt") and "." not in value.text:
        return str(int(value.text))
    # price Decimal @default(9.90)
    if isinstance(value, Number) and kind in ("Float", "Decimal"):
        return _decimal(value.text)
    if isinstance(value, String) and kind in SCALARS:
        return _text(value, kind)
    raise DatamodelError(f"{value.position}: the default does not fit {field.name}, which is {kind}")


def _text(value: String, kind: str) -> str:
    try:
        if kind in ("String", "Json"):
            return literal(value.text)
        # Bytes @default("aGVsbG8=")
        if kind == "Bytes":
            return literal("\\x" + base64.b64decode(value.text, validate=True).hex())
        # DateTime @default("2024-01-02T03:04:05Z")
        if kind == "DateTime":
            return literal(_timestamp(value.text))
        if kind == "Decimal":
            return _decimal(value.text)
    except (ValueError, binascii.Error, ArithmeticError) as error:
        raise DatamodelError(f'{value.position}: "{value.text}" is no {kind}') from error
    raise DatamodelError(f'{value.position}: "{value.text}" is no {kind}')


def _decimal(text: str) -> str:
    number = Decimal(text)
    return format(abs(number) if number == 0 else number, "f")


def _timestamp(text: str) -> str:
    """Turn RFC 3339 into what Rust's chrono prints: `2024-01-02 03:04:05.120 +00:00`."""
    moment = datetime.fromisoformat(text)
    offset = moment.strftime("%z") or "+0000"
    fraction = text[19:].rstrip("Z").split("+")[0].split("-")[0].strip(".").rstrip("0")
    digits = fraction.ljust(-(-len(fraction) // 3) * 3, "0")
    second = moment.replace(tzinfo=None, microsecond=0).isoformat(sep=" ")
    return f"{second}{'.' + digits if digits else ''} {offset[:3]}:{offset[3:5]}"


def join_column(name: str, referenced: DeclaredColumn, position: Position) -> DeclaredColumn:
    """Return the column of an implicit many-to-many table that holds the referenced key."""
    return DeclaredColumn(name, referenced.type, False, "", False, referenced.enum, "", position)
