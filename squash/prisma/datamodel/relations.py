"""Relations: which fields belong together, the foreign keys, and the tables of implicit many-to-many relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from squash.errors import DatamodelError
from squash.prisma.datamodel.columns import join_column
from squash.prisma.datamodel.constraint_names import foreign_key_name, join_table_names
from squash.prisma.datamodel.declared import (
    DeclaredColumn,
    DeclaredForeignKey,
    DeclaredName,
    DeclaredTable,
    Index,
    Key,
    PrimaryKey,
)
from squash.prisma.datamodel.syntax import (
    Array,
    Attribute,
    Call,
    Constant,
    Declaration,
    Field,
    Position,
    String,
    Value,
    find_attribute,
)

ACTIONS = {
    "Cascade": "CASCADE",
    "Restrict": "RESTRICT",
    "NoAction": "NO ACTION",
    "SetNull": "SET NULL",
    "SetDefault": "SET DEFAULT",
}


CHECKED_SINCE = (4, 0)
"""Before Prisma 4 a one-to-one relation made its own unique key, and a many-to-many relation might say `references`."""


def names_in(value: Value | None) -> list[str]:
    """Return the fields in a list; one alone may come without brackets."""
    items = value.items if isinstance(value, Array) else (value,)
    return [item.name for item in items if isinstance(item, Constant | Call)]


@dataclass(frozen=True, slots=True)
class Model:
    """A model or view with its name in the database and its columns by field."""

    block: Declaration
    name: DeclaredName
    columns: Mapping[str, DeclaredColumn]
    primary_key: PrimaryKey | None

    @property
    def is_view(self) -> bool:
        """Whether it stands for a view, which Prisma does not create."""
        return self.block.kind == "view"

    def unique_fields(self) -> list[list[str]]:
        """Return the fields of each unique key, the primary key among them."""
        keys = [[field.name] for field in self.block.fields for a in field.attributes if a.name in ("id", "unique")]
        whole = [a.get("fields", unnamed=True) for a in self.block.attributes if a.name in ("id", "unique")]
        return keys + [names_in(value) for value in whole]


@dataclass(frozen=True, slots=True)
class _Side:
    """One field of a relation."""

    model: Model
    field: Field
    attribute: Attribute | None

    @property
    def name(self) -> str | None:
        """The relation's name, where it is given one."""
        value = self.attribute.get("name", unnamed=True) if self.attribute else None
        return value.text if isinstance(value, String) else None

    @property
    def position(self) -> Position:
        """Where the relation is declared."""
        return self.attribute.position if self.attribute else self.field.position

    def listed(self, argument: str) -> list[str] | None:
        """Return the fields in `fields` or `references`."""
        value = self.attribute.get(argument) if self.attribute else None
        return None if value is None else names_in(value)

    def action(self, argument: str, default: str) -> str:
        value = self.attribute.get(argument) if self.attribute else None
        if value is None:
            return default
        if not isinstance(value, Constant) or value.name not in ACTIONS:
            raise DatamodelError(f"{value.position}: {argument} is one of {', '.join(ACTIONS)}")
        return ACTIONS[value.name]

    def __str__(self) -> str:
        return f"{self.model.block.name}.{self.field.name}"


def _sides(models: Mapping[str, Model]) -> Iterator[_Side]:
    for model in models.values():
        for field in model.block.fields:
            if field.name not in model.columns:
                yield _Side(model, field, find_attribute(field.attributes, "relation"))


def _opposite(side: _Side, models: Mapping[str, Model]) -> _Side:
    """Return the field at the other end.

    Raises DatamodelError when there is none, or more than one that it could be.
    """
    candidates = [
        other
        for other in _sides({"": models[side.field.type]})
        if other.field.type == side.model.block.name and other.field is not side.field and other.name == side.name
    ]
    if len(candidates) > 1:
        raise DatamodelError(
            f"{side.field.position}: the relation of {side} is ambiguous: {' or '.join(map(str, candidates))}",
            hint='give both ends of each relation the same name: @relation("…")',
        )
    if not candidates:
        raise DatamodelError(
            f"{side.field.position}: the relation of {side} has no other end: {side.field.type} has no field for it",
            hint="`npx prisma format` adds it",
        )
    return candidates[0]


def foreign_keys(
    models: Mapping[str, Model], uses_foreign_keys: bool, version: tuple[int, int]
) -> dict[str, list[DeclaredForeignKey]]:
    """Return the foreign keys by model, in Prisma's order; none with relationMode = "prisma".

    Raises DatamodelError for a relation that is not complete.
    """
    keys: dict[str, list[DeclaredForeignKey]] = {}
    for side in _sides(models):
        other = _opposite(side, models)
        if version >= CHECKED_SINCE:
            _refuse_said_of_many(side, other)
        fields = side.listed("fields")
        if fields is None:
            if side.field.arity != "list" and other.listed("fields") is None:
                raise DatamodelError(
                    f"{side.field.position}: the relation of {side} has no fields: none of its ends says `fields`",
                    hint="say which columns hold it: @relation(fields: […], references: […])",
                )
            continue
        key = _foreign_key(side, models[side.field.type], fields)
        if version >= CHECKED_SINCE:
            _refuse_unfit(side, other, fields, side.listed("references") or [])
        if uses_foreign_keys and not (side.model.is_view or other.model.is_view):
            keys.setdefault(side.model.block.name, []).append(key)
    return keys


def _refuse_said_of_many(side: _Side, other: _Side) -> None:
    """Refuse what only the end with the columns may say, at a list or in an implicit many-to-many relation."""
    if side.field.arity != "list" or side.attribute is None:
        return
    implicit = other.field.arity == "list"
    for argument in ("fields", "references", "onDelete", "onUpdate") if implicit else ("fields", "references"):
        if side.attribute.get(argument) is not None:
            kind = "an implicit many-to-many relation" if implicit else f"the other end, {other},"
            verb = "takes no" if implicit else "says the"
            raise DatamodelError(f"{side.position}: {side}: {kind} {verb} `{argument}`")


def _refuse_unfit(side: _Side, other: _Side, fields: list[str], references: list[str]) -> None:
    """Refuse columns that do not fit those they refer to, and columns that no unique key makes a reference of."""
    own, its = ({field.name: field for field in end.model.block.fields} for end in (side, other))
    if other.listed("fields") is not None:
        raise DatamodelError(f"{side.position}: both ends of the relation of {side} say `fields`")
    if other.field.arity == "required":
        contrast = f"is required, but its columns are at the other end, {side}"
        raise DatamodelError(f"{other.field.position}: {other} {contrast}")
    for field, reference in zip(fields, references, strict=True):
        if own[field].type != its[reference].type:
            types = f"{field} is {own[field].type}, {other.model.block.name}.{reference} is {its[reference].type}"
            raise DatamodelError(f"{side.position}: the types of the relation of {side} differ: {types}")
    loose = [name for name in fields if own[name].arity == "optional"]
    if side.field.arity == "required" and loose:
        contrast = f"is required, but its field {loose[0]} is optional"
        raise DatamodelError(f"{side.position}: the relation of {side} {contrast}")
    if not any(set(unique) == set(references) for unique in other.model.unique_fields()):
        raise DatamodelError(
            f"{side.position}: no unique key of {other.model.block.name} has the fields {', '.join(references)}",
            hint="give them @unique or @@unique",
        )
    if other.field.arity != "list" and fields not in side.model.unique_fields():
        raise DatamodelError(
            f"{side.position}: the one-to-one relation of {side} needs a unique key of {', '.join(fields)}",
            hint="give them @unique or @@unique, or make the other end a list",
        )


def _foreign_key(side: _Side, target: Model, fields: list[str]) -> DeclaredForeignKey:
    position = side.position
    references = side.listed("references")
    if references is None:
        raise DatamodelError(f"{position}: the relation of {side} says `fields`, but no `references`")
    if len(fields) != len(references):
        counts = f"{len(fields)} fields and {len(references)} references"
        raise DatamodelError(f"{position}: the relation of {side} has {counts}")
    for model, names in ((side.model, fields), (target, references)):
        for name in names:
            if name not in model.columns:
                raise DatamodelError(f"{position}: {model.block.name} has no column for a field {name}")
    columns = tuple(side.model.columns[name].name for name in fields)
    arities = {field.name: field.arity for field in side.model.block.fields}
    required = side.field.arity == "required" or any(arities[name] == "required" for name in fields)
    mapped = side.attribute.get("map") if side.attribute else None
    return DeclaredForeignKey(
        mapped.text if isinstance(mapped, String) else foreign_key_name(side.model.name.name, columns),
        columns,
        target.name,
        tuple(target.columns[name].name for name in references),
        side.action("onDelete", "RESTRICT" if required else "SET NULL"),
        side.action("onUpdate", "CASCADE"),
        position,
    )


def join_tables(
    models: Mapping[str, Model], uses_foreign_keys: bool, version: tuple[int, int]
) -> Iterator[DeclaredTable]:
    """Return the tables of implicit many-to-many relations, in Prisma's order.

    Column A is for the model whose name comes first, or in a relation of a model with itself for the field. Prisma 6
    has a primary key where older versions made a unique index.
    """
    for side in _sides(models):
        if side.field.arity != "list":
            continue
        other = _opposite(side, models)
        left, right = (side.model.block.name, side.field.name), (other.model.block.name, other.field.name)
        # friends User[] @relation("Friends"), friendOf User[] @relation("Friends")
        first = left[1] <= right[1] if left[0] == right[0] else left[0] < right[0]
        if other.field.arity != "list" or not first or side.model.is_view or other.model.is_view:
            continue
        yield _join_table(side, other, uses_foreign_keys, version)


def _join_table(a: _Side, b: _Side, uses_foreign_keys: bool, version: tuple[int, int]) -> DeclaredTable:
    relation = a.name or f"{a.model.block.name}To{b.model.block.name}"
    name, primary, unique, index, *keys = join_table_names(relation)
    position = a.field.position
    ends = [(letter, side, _single_key(side)) for letter, side in (("A", a), ("B", b))]
    both = (Key("A"), Key("B"))
    of_b = Index(index, unique=False, method="btree", keys=(Key("B"),), predicate="", position=position)
    of_both = Index(unique, unique=True, method="btree", keys=both, predicate="", position=position)
    return DeclaredTable(
        DeclaredName(a.model.name.schema, name),
        "",
        tuple(join_column(letter, column, position) for letter, _, column in ends),
        PrimaryKey(primary, ("A", "B")) if version >= (6, 0) else None,
        (of_b,) if version >= (6, 0) else (of_both, of_b),
        tuple(
            DeclaredForeignKey(key, (letter,), side.model.name, (column.name,), "CASCADE", "CASCADE", position)
            for key, (letter, side, column) in zip(keys, ends, strict=True)
            if uses_foreign_keys
        ),
        position,
    )


def _single_key(side: _Side) -> DeclaredColumn:
    """Return the one column of the primary key."""
    key = side.model.primary_key
    if key is None or len(key.columns) != 1:
        raise DatamodelError(
            f"{side.field.position}: an implicit many-to-many relation needs an @id field in {side.model.block.name}",
            hint="write the table of the relation as a model",
        )
    return next(column for column in side.model.columns.values() if column.name == key.columns[0])
