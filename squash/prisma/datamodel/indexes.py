"""Indexes and unique keys."""

from __future__ import annotations

from squash.errors import DatamodelError
from squash.prisma.datamodel.constraint_names import index_name
from squash.prisma.datamodel.declared import Index, Key, literal, quote
from squash.prisma.datamodel.relations import Model
from squash.prisma.datamodel.syntax import Array, Attribute, Call, Constant, Field, Number, Record, String, Value

METHODS = {"BTree": "btree", "Hash": "hash", "Gin": "gin", "Gist": "gist", "SpGist": "spgist", "Brin": "brin"}


def index_of(attribute: Attribute, model: Model, field: Field | None = None) -> Index:
    """Return the index of `@@index`, `@@unique`, or the `@unique` of a field.

    Raises DatamodelError for a field that is not there and for options that Prisma does not know.
    """
    unique = attribute.name == "unique"
    items: tuple[Value, ...] = (
        listed(attribute, model.block.name)
        if field is None
        else (Call(field.name, attribute.arguments, attribute.position),)
    )
    refuse_options(attribute, "clustered")
    keys = tuple(_key(item, model) for item in items)
    mapped = attribute.get("map") or (None if unique else attribute.get("name"))  # the old spelling of `map`
    usual = index_name(model.name.name, [key.column for key in keys], unique=unique)
    return Index(
        mapped.text if isinstance(mapped, String) else usual,
        unique,
        _method(attribute),
        keys,
        _predicate(attribute, model),
        attribute.position,
    )


def listed(attribute: Attribute, owner: str) -> tuple[Value, ...]:
    """Return the items of `fields`; one alone may come without brackets."""
    value = attribute.get("fields", unnamed=True)
    # @@index(email)
    if isinstance(value, Constant | Call):
        return (value,)
    if not isinstance(value, Array) or not value.items:
        raise DatamodelError(f"{attribute.position}: @@{attribute.name} of {owner} lists no fields")
    return value.items


def refuse_options(place: Attribute | Call, *names: str) -> None:
    """Refuse options that other databases have."""
    for name in names:
        if place.get(name) is not None:
            raise DatamodelError(f"{place.position}: PostgreSQL has no `{name}` here")


def _method(attribute: Attribute) -> str:
    value = attribute.get("type")
    if value is None:
        return "btree"
    if not isinstance(value, Constant) or value.name not in METHODS:
        raise DatamodelError(f"{value.position}: an index type is one of {', '.join(METHODS)}")
    return METHODS[value.name]


def _key(item: Value, model: Model) -> Key:
    if not isinstance(item, Constant | Call) or item.name not in model.columns:
        named = f' "{item.name}"' if isinstance(item, Constant | Call) else ""
        raise DatamodelError(f"{item.position}: {model.block.name} has no column for a field{named}")
    column = model.columns[item.name].name
    # @@index([email])
    if isinstance(item, Constant):
        return Key(column)
    refuse_options(item, "length")
    # @@index([email(sort: Desc)])
    order, operators = item.get("sort"), item.get("ops")
    if order is not None and not (isinstance(order, Constant) and order.name in ("Asc", "Desc")):
        raise DatamodelError(f"{order.position}: sort is Asc or Desc")
    return Key(column, _operator_class(operators), order.name.upper() if isinstance(order, Constant) else "")


def _operator_class(value: Value | None) -> str:
    """Return PostgreSQL's name: `JsonbPathOps` is jsonb_path_ops, and `raw("…")` says it itself."""
    if value is None:
        return ""
    # ops: raw("text_pattern_ops")
    if isinstance(value, Call) and value.name == "raw":
        text = value.get("value", unnamed=True)
        if isinstance(text, String):
            return text.text
    if isinstance(value, Constant) and value.name in OPERATOR_CLASSES:
        return OPERATOR_CLASSES[value.name]
    raise DatamodelError(f'{value.position}: ops is one of Prisma\'s operator classes, or raw("…")')


def _predicate(attribute: Attribute, model: Model) -> str:
    """Return the condition of a partial index, as the `partialIndexes` preview feature of Prisma 7 writes it."""
    value = attribute.get("where")
    if value is None:
        return ""
    # where: raw("deleted_at IS NULL")
    if isinstance(value, Call) and value.name == "raw":
        text = value.get("value", unnamed=True)
        if isinstance(text, String) and not text.text:
            raise DatamodelError(f"{text.position}: the condition is empty")
        if isinstance(text, String):  # the first and the last character are all that Prisma looks at
            return text.text if text.text[0] == "(" and text.text[-1] == ")" else f"({text.text})"
    # where: { deletedAt: null }
    if isinstance(value, Record) and value.entries:
        return f"({' AND '.join(_condition(name, wanted, model) for name, wanted in value.entries)})"
    raise DatamodelError(f'{value.position}: where is raw("…") or an object of fields and values')


def _condition(name: str, wanted: Value, model: Model) -> str:
    if name not in model.columns:
        raise DatamodelError(f"{wanted.position}: {model.block.name} has no column for a field {name}")
    column = quote(model.columns[name].name)
    negated = isinstance(wanted, Record)
    equals = "!=" if negated else "="
    # where: { deletedAt: { not: null } }
    if isinstance(wanted, Record):
        if len(wanted.entries) != 1 or wanted.entries[0][0] != "not":
            raise DatamodelError(f"{wanted.position}: a condition is a value, or an object with `not`")
        wanted = wanted.entries[0][1]
    if isinstance(wanted, Constant) and wanted.name == "null":
        return f"{column} IS {'NOT ' if negated else ''}NULL"
    if isinstance(wanted, Constant):
        return f"{column} {equals} {wanted.name}"
    if isinstance(wanted, Number):
        return f"{column} {equals} {wanted.text}"
    if isinstance(wanted, String):
        return f"{column} {equals} {literal(wanted.text)}"
    raise DatamodelError(f"{wanted.position}: a condition compares with a string, a number, true, false or null")


_BRIN = {
    "Bit": ("MinMax",),
    "VarBit": ("MinMax",),
    "Bpchar": ("Bloom", "MinMax"),
    "Bytea": ("Bloom", "MinMax"),
    "Text": ("Bloom", "MinMax"),
    "Inet": ("Inclusion", "Bloom", "MinMax", "MinMaxMulti"),
} | dict.fromkeys(
    (
        "Date",
        "Float4",
        "Float8",
        "Int2",
        "Int4",
        "Int8",
        "Numeric",
        "Oid",
        "Time",
        "Timestamp",
        "TimestampTz",
        "TimeTz",
        "Uuid",
    ),
    ("Bloom", "MinMax", "MinMaxMulti"),
)
_SPELLED = {"MinMaxMulti": "minmax_multi"}

OPERATOR_CLASSES = {
    "InetOps": "inet_ops",
    "JsonbOps": "jsonb_ops",
    "JsonbPathOps": "jsonb_path_ops",
    "ArrayOps": "array_ops",
    "TextOps": "text_ops",
} | {
    f"{kind}{way}Ops": f"{kind.lower()}_{_SPELLED.get(way, way.lower())}_ops"
    for kind, ways in _BRIN.items()
    for way in ways
}
"""Prisma's names of operator classes, and PostgreSQL's."""
