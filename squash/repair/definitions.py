"""The target's objects by name, and their canonical definitions taken apart: a table without some of its columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from squash.schema import Schema, SchemaObject
from squash.schema.names import closing, quote, split_list
from squash.statements import tokens

_SPACES = {
    **dict.fromkeys(("table", "foreign table", "view", "materialized view", "sequence", "index"), "relation"),
    **dict.fromkeys(("enum", "composite type", "domain", "range type", "base type", "shell type"), "type"),
    **dict.fromkeys(("constraint", "foreign key"), "constraint"),
    **dict.fromkeys(("function", "procedure", "aggregate"), "function"),
}
_NAME = re.compile(r'(?:"(?:[^"]|"")+"\.)?"((?:[^"]|"")+)"')


@dataclass(frozen=True, slots=True)
class TableText:
    """A table's canonical definition in parts: columns and constraints by name, each with its text."""

    head: str
    columns: Mapping[str, str]
    constraints: Mapping[str, str]
    tail: str

    def render(self) -> str:
        """Give the definition again, in the same look."""
        parts = (part.values() for part in (self.columns, self.constraints) if part)
        groups = [",\n".join(f"    {line}" for line in lines) for lines in parts]
        body = "\n" + ",\n\n".join(groups) + "\n" if groups else ""
        return f"{self.head}({body}){self.tail}"


def read_table(definition: str) -> TableText | None:
    """Take a table's canonical definition apart; None for one that has no list of columns (a typed table)."""
    opening = next((token.start for token in tokens(definition) if token.text == "("), None)
    if opening is None:
        return None
    end = closing(definition, opening)
    columns: dict[str, str] = {}
    constraints: dict[str, str] = {}
    for part in split_list(definition[opening + 1 : end]) if definition[opening + 1 : end].strip() else ():
        words = [token.name or "" for token in tokens(part)]
        if part.startswith("CONSTRAINT "):
            constraints[words[1]] = part
        else:
            columns[words[0]] = part
    return TableText(definition[:opening], columns, constraints, definition[end + 1 :])


def labels_of(definition: str) -> list[str]:
    """Give the values of an enum from its canonical definition."""
    found = re.findall(r"'((?:[^']|'')*)'", definition)
    return [label.replace("''", "'") for label in found]


def names_in(text: str) -> set[str]:
    """Give every identifier in SQL text."""
    return {token.name for token in tokens(text) if token.name is not None}


def renamed(text: str, names: Mapping[str, str]) -> str:
    """Give SQL text with quoted identifiers replaced."""
    pieces, at = [], 0
    for token in tokens(text):
        if token.kind == "quoted" and token.name is not None and token.name in names:
            pieces += [text[at : token.start], quote(names[token.name])]
            at = token.start + len(token.text)
    return "".join([*pieces, text[at:]])


class Objects:
    """The objects of a schema by the name space that they share (as `squash.statements.Effect.kind`) and their name."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.by_identity = {item.identity: item for item in schema.objects}
        self._position = {item.identity: number for number, item in enumerate(schema.objects)}
        self._by_name: dict[tuple[str, str], SchemaObject] = {}
        self._of: dict[str, list[SchemaObject]] = {}
        for item in schema.objects:
            if found := _NAME.search(item.identity):
                self._by_name.setdefault((_SPACES.get(item.kind, item.kind), found[1].replace('""', '"')), item)
            if item.relation and item.relation != item.identity:
                self._of.setdefault(item.relation, []).append(item)

    def find(self, kind: str, name: str) -> SchemaObject | None:
        """Give an object by its name without schema, as the text of a statement has it."""
        kind = "function" if kind in ("procedure", "aggregate", "routine") else kind
        return self._by_name.get((kind, name))

    def table(self, name: str) -> SchemaObject | None:
        """Give a table by its name without schema."""
        found = self.find("relation", name)
        return found if found and found.kind == "table" else None

    def column(self, table: str, name: str) -> str | None:
        """Give the text of a table's column."""
        item = self.table(table)
        text = read_table(item.definition) if item else None
        return text.columns.get(name) if text else None

    def of(self, item: SchemaObject) -> tuple[SchemaObject, ...]:
        """Give what belongs to a relation: indexes, keys, triggers, policies and so on."""
        return tuple(self._of.get(item.identity, ()))

    def in_order(self, items: Iterable[SchemaObject]) -> tuple[SchemaObject, ...]:
        """Sort objects as they can be created."""
        return tuple(sorted(items, key=lambda item: self._position[item.identity]))


def name_of(item: SchemaObject) -> str:
    """Give the name of an object without schema and quotes; its identity where it has none."""
    found = _NAME.search(item.identity)
    return found[1].replace('""', '"') if found else item.identity


def without_columns(table: TableText, absent: Collection[str]) -> TableText:
    """Give a table without some columns, and without the constraints that name them."""
    return replace(
        table,
        columns={name: text for name, text in table.columns.items() if name not in absent},
        constraints={name: text for name, text in table.constraints.items() if not names_in(text) & set(absent)},
    )
