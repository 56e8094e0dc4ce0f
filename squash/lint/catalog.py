"""The catalog as the scripts alone tell it: what is there after each statement, and what is surely missing or doubled.

It follows PostgreSQL's own rules as far as they matter for names: name spaces, the search path, the names that it
chooses itself, what goes along with a dropped or renamed thing. It errs on one side: what dynamic SQL, DO blocks or
extensions may have done is in doubt, and about what is in doubt nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from squash.statements import Change
from squash.statements.builtin import CONTRIB, FROM_EXTENSION, SCHEMAS
from squash.statements.reader import Name

Key = tuple[str, str]
"""Schema and name."""

_SYSTEM_COLUMNS = frozenset({"ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"})
_SERIAL = frozenset({"serial", "bigserial", "smallserial", "serial2", "serial4", "serial8"})
_OWN_TRIGGERS = frozenset({"tsvector_update_trigger", "tsvector_update_trigger_column",
                           "suppress_redundant_updates_trigger"})  # fmt: skip
# Extensions whose types and tables are known, or that have none: what is unknown does not come from them.
_KNOWN_EXTENSIONS = frozenset(FROM_EXTENSION.values()) | (
    CONTRIB - {"isn", "seg", "intarray", "lo", "earthdistance", "tablefunc", "pg_stat_statements", "xml2", "refint",
               "autoinc", "insert_username", "moddatetime", "tcn"}
)  # fmt: skip
_OTHERS = ("publication", "event trigger", "server", "foreign data wrapper", "subscription")
_INDEXED = ("pkey", "key", "excl")
_LIMIT = 63


@dataclass(frozen=True, slots=True)
class Trouble:
    """That a change cannot be made: its object is missing, or there already."""

    what: Literal["missing", "duplicate"]
    kind: str
    name: str
    owner: str | None
    change: Change
    by: str | None = None
    """The migration that dropped or renamed what is missing, or created what is there."""
    elsewhere: str | None = None
    """The other schema that has a relation of the name that is missing."""


@dataclass(slots=True)
class Constraint:
    """A constraint of a table; `target` is the table that a foreign key refers to."""

    role: str
    columns: tuple[str, ...]
    target: Key | None
    by: str


@dataclass(slots=True)
class Relation:
    """A relation. `known` says that `columns` and `constraints` are all it has; `table` is that of an index."""

    role: str
    known: bool
    by: str
    table: Key | None = None
    indexed: tuple[str, ...] = ()
    columns: dict[str, tuple[Name | None, str]] = field(default_factory=dict)
    constraints: dict[str, Constraint] = field(default_factory=dict)
    members: dict[tuple[str, str], str] = field(default_factory=dict)
    needs: frozenset[Key] = frozenset()


@dataclass(slots=True)
class Type:
    """A type; the values of an enum, each with the migration that added it."""

    known: bool
    by: str
    shell: bool = False
    values: dict[str, str] = field(default_factory=dict)


class Catalog:
    """What there is. `apply` makes a statement's changes and says which of them PostgreSQL would refuse."""

    def __init__(self, schema: str) -> None:
        self.default = schema
        self.path: tuple[str, ...] = (schema,)
        self.migration = ""
        self.schemas: dict[str, str] = {schema: "", "public": ""}
        self.relations: dict[Key, Relation] = {}
        self.types: dict[Key, Type] = {}
        self.routines: set[str] = set()
        self.extensions: dict[str, str] = {"plpgsql": ""}
        self.others: dict[tuple[str, str], str] = {}
        self.doubts: set[str | tuple[str | None, str]] = set()
        self.gone: dict[tuple[str, str, str | None], str] = {}

    # What is there.

    def find(self, schema: str | None, name: str) -> Key | None:
        """Return the key of a relation by its name as written, None if there is none."""
        return self._find(self.relations, schema, name)

    def _find(self, space: dict[Key, Relation] | dict[Key, Type], schema: str | None, name: str) -> Key | None:
        places = ("pg_temp", *self.path) if schema is None else (schema,)
        return next((key for place in places if (key := (place, name)) in space), None)

    def _place(self, schema: str | None, name: str) -> Key:
        return (schema or (self.path[0] if self.path else self.default), name)

    def doubtful(self, name: str, owner: str | None = None) -> bool:
        """Whether something that scripts do not tell may have made or dropped this."""
        return name in self.doubts or (owner, name) in self.doubts or (owner is not None and owner in self.doubts)

    def doubt(self, change: Change) -> None:
        """Take notice that a change may have been made, or not."""
        if change.action == "need":
            return
        for name in (change.name, change.to):
            if name:
                self.doubts.add((change.owner, name) if change.owner else name)

    def _is_elsewhere(self, schema: str | None, name: str) -> bool:
        """Whether a relation or type may come from the system or from an extension."""
        if schema is None:
            return name.startswith("pg_")
        return schema.startswith("pg_") or schema in SCHEMAS or (schema not in self.schemas and self.has_unknown())

    def has_unknown(self) -> bool:
        """Whether an extension was created whose objects are not known here."""
        return not self.extensions.keys() <= _KNOWN_EXTENSIONS

    # What a statement does.

    def apply(self, made: Iterable[Change]) -> Iterator[Trouble]:
        """Make the changes of one statement, yield those that cannot be made.

        ALTER TABLE drops before it adds, adds columns before constraints, whatever their order in the text.
        """
        passed_over: str | None = None
        needed: list[Key] = []
        for change in sorted(made, key=_pass):
            if passed_over is not None and passed_over in (change.owner, change.name):
                continue
            if change.action == "need" and change.kind == "relation" and (key := self.find(change.schema, change.name)):
                needed.append(key)
            if change.action == "create" and change.kind == "relation" and change.guarded:
                key = self.find(change.schema, change.name) or self._place(change.schema, change.name)
                if key in self.relations and change.role.endswith("table"):
                    passed_over = change.name
                    continue
            yield from _ACTIONS[change.action](self, change)
            if change.action == "create" and change.kind == "relation" and change.role.endswith("view"):
                if made := self.find(change.schema, change.name):
                    self.relations[made].needs = frozenset(needed)

    def _missing(self, change: Change, kind: str | None = None) -> Iterator[Trouble]:
        kind = kind or change.kind
        if change.guarded or self.doubtful(change.name, change.owner):
            return
        by = self.gone.get((kind, change.name, change.owner))
        other = next((schema for schema, name in self.relations if name == change.name), None)
        elsewhere = other if kind == "relation" else None
        yield Trouble("missing", kind, change.name, change.owner, change, by, elsewhere)

    def _there(self, change: Change, kind: str, name: str, by: str) -> Iterator[Trouble]:
        if not change.guarded and not self.doubtful(name, change.owner):
            yield Trouble("duplicate", kind, name, change.owner, change, by)

    def _sure(self, change: Change, name: str) -> None:
        self.doubts.discard((change.owner, name) if change.owner else name)

    def _need(self, change: Change) -> Iterator[Trouble]:
        key = self.find(change.schema, change.owner or change.name)
        relation = self.relations.get(key) if key else None
        if change.kind == "relation":
            composite = self._find(self.types, change.schema, change.name)
            if key is None and composite is None and not self._is_elsewhere(change.schema, change.name):
                if not self._is_sequence(change.name):
                    yield from self._missing(change)
        elif change.kind == "column":
            if relation and relation.known and change.name not in relation.columns and change.name not in _SYSTEM_COLUMNS:
                yield from self._missing(change)
            elif relation and change.given and change.name in relation.columns:  # another type
                relation.columns[change.name] = (change.given, relation.columns[change.name][1])
        elif change.kind == "constraint":
            if relation and self._knows_constraints(relation, change.name) and change.name not in relation.constraints:
                yield from self._missing(change)
        elif change.kind in ("trigger", "policy", "rule"):
            if relation and relation.known and (change.kind, change.name) not in relation.members:
                yield from self._missing(change)
        else:
            yield from self._need_other(change)

    def _need_other(self, change: Change) -> Iterator[Trouble]:
        if change.kind == "type":
            yield from self._need_type(change)
        elif change.kind == "schema":
            if change.name not in self.schemas and change.name not in SCHEMAS:
                yield from self._missing(change)
        elif change.kind == "extension":
            if change.name not in self.extensions:
                yield from self._missing(change)
        elif change.kind in _OTHERS:
            if (change.kind, change.name) not in self.others:
                yield from self._missing(change)
        elif change.kind == "routine":
            unknown = change.name not in self.routines and change.name not in _OWN_TRIGGERS
            if unknown and change.schema in (None, *self.schemas) and not self.has_unknown():
                yield from self._missing(change)
        elif change.kind == "value" and change.owner:
            key = self._find(self.types, change.schema, change.owner)
            if key and self.types[key].known and change.name not in self.types[key].values:
                yield from self._missing(change)

    def _need_type(self, change: Change) -> Iterator[Trouble]:
        if self._find(self.types, change.schema, change.name) or self.find(change.schema, change.name):
            return
        if self._is_elsewhere(change.schema, change.name) or change.name.startswith("_"):
            return
        extension = FROM_EXTENSION.get(change.name)
        if extension is not None:
            if extension not in self.extensions and not self.doubtful(extension):
                yield from self._missing(replace(change, name=extension), "extension")
        elif not self.has_unknown() or ("type", change.name, None) in self.gone:
            yield from self._missing(change)

    def _is_sequence(self, name: str) -> bool:
        """Whether this may be the sequence of an identity column, which no script names."""
        return name.endswith("_seq") and any(name.startswith(f"{table}_"[:29]) for _, table in self.relations)

    @staticmethod
    def _knows_constraints(relation: Relation, name: str) -> bool:
        # PostgreSQL 18 has NOT NULL constraints with names; those of checks are chosen by their columns.
        return relation.known and not name.endswith(("_not_null", "_check"))

    # CREATE, ADD

    def _create(self, change: Change) -> Iterator[Trouble]:
        if change.schema is not None and change.owner is None:
            if change.schema not in self.schemas and change.schema not in SCHEMAS:
                yield from self._missing(Change("need", "schema", change.schema, start=change.start))
                self.schemas[change.schema] = self.migration
        if change.kind == "relation":
            yield from self._create_relation(change)
        elif change.kind == "type":
            key = self._place(change.schema, change.name)
            if key in self.types and change.role == "shell":
                return
            if key in self.types and not self.types[key].shell:
                yield from self._there(change, "type", change.name, self.types[key].by)
            self.types[key] = Type(change.known, self.migration, shell=change.role == "shell")
            self._sure(change, change.name)
        elif change.kind == "value" and change.owner:
            yield from self._create_value(change, change.owner)
        elif change.kind == "routine":
            self.routines.add(change.name)
        elif change.kind in _OTHERS:
            if (change.kind, change.name) in self.others:
                yield from self._there(change, change.kind, change.name, self.others[change.kind, change.name])
            self.others[change.kind, change.name] = self.migration
        elif change.kind in ("schema", "extension"):
            space = self.schemas if change.kind == "schema" else self.extensions
            if change.name in space:
                yield from self._there(change, change.kind, change.name, space[change.name])
            space[change.name] = self.migration
            if change.cascade:  # with those that it requires
                self.doubts.update(FROM_EXTENSION.values())
        elif change.owner and (key := self.find(change.schema, change.owner)):
            yield from self._create_member(change, key)

    def _create_relation(self, change: Change) -> Iterator[Trouble]:
        temporary = change.role.startswith("temporary")
        key = ("pg_temp", change.name) if temporary else self._place(change.schema, change.name)
        if key in self.relations:
            if not temporary:
                yield from self._there(change, "relation", change.name, self.relations[key].by)
            if change.guarded:
                return
        self.relations[key] = Relation(change.role, change.known and not temporary, self.migration)
        self._sure(change, change.name)

    def _create_value(self, change: Change, owner: str) -> Iterator[Trouble]:
        key = self._find(self.types, change.schema, owner)
        if key is None:
            return
        values = self.types[key].values
        if change.name in values:
            yield from self._there(change, "value", change.name, values[change.name])
        values[change.name] = self.migration
        self._sure(change, change.name)

    def _create_member(self, change: Change, key: Key) -> Iterator[Trouble]:
        relation = self.relations[key]
        if change.kind == "column":
            if change.name in relation.columns:
                yield from self._there(change, "column", change.name, relation.columns[change.name][1])
                return
            relation.columns[change.name] = (change.given, self.migration)
            self._sure(change, change.name)
            if change.given and change.given.schema is None and change.given.name in _SERIAL:
                name = self._choose(key, (change.name,), "seq")
                self.relations[key[0], name] = Relation("sequence", False, self.migration, key)
        elif change.kind == "constraint":
            yield from self._create_constraint(change, key, relation)
        elif change.kind == "index":
            yield from self._create_index(change, key)
        else:
            member = (change.kind, change.name)
            if member in relation.members:
                yield from self._there(change, change.kind, change.name, relation.members[member])
            relation.members[member] = self.migration
            self._sure(change, change.name)

    def _create_constraint(self, change: Change, key: Key, relation: Relation) -> Iterator[Trouble]:
        role, name = change.role, change.name
        if not name:
            columns = () if role == "pkey" else change.columns[:1] if role == "check" else change.columns
            name = self._choose(key, columns, role, relation)
        if name in relation.constraints:
            yield from self._there(change, "constraint", name, relation.constraints[name].by)
        elif role == "pkey" and (other := next((n for n, c in relation.constraints.items() if c.role == "pkey"), None)):
            if not self.doubtful(other, change.owner):
                yield from self._there(change, "primary key", name, relation.constraints[other].by)
        target = None
        if role == "fkey" and change.given:
            target = self.find(change.given.schema, change.given.name)
        relation.constraints[name] = Constraint(role, change.columns, target, self.migration)
        self._sure(change, name)
        if role in _INDEXED:
            index = (key[0], name)
            if change.given is not None:  # USING INDEX: the index takes the constraint's name
                self.relations.pop((key[0], change.given.name), None)
            elif index in self.relations and self.relations[index].table != key:
                yield from self._there(replace(change, owner=None), "relation", name, self.relations[index].by)
            self.relations[index] = Relation("index", False, self.migration, key, change.columns)

    def _create_index(self, change: Change, key: Key) -> Iterator[Trouble]:
        name = change.name or self._choose(key, change.columns, "idx")
        index = (key[0], name)
        if index in self.relations:
            yield from self._there(replace(change, owner=None), "relation", name, self.relations[index].by)
            if change.guarded:
                return
        self.relations[index] = Relation("index", False, self.migration, key, change.columns)
        self.doubts.discard(name)
        if change.role == "expression" and not change.name:
            self.doubts.add(name)

    def _choose(self, key: Key, columns: tuple[str, ...], label: str, relation: Relation | None = None) -> str:
        """Return the name that PostgreSQL would choose (makeObjectName, ChooseRelationName)."""
        number = 0
        while True:
            suffix = label + (str(number) if number else "")
            name = object_name(key[1], "_".join(columns), suffix)
            taken = (key[0], name) in self.relations or (relation is not None and name in relation.constraints)
            if not taken:
                return name
            number += 1

    # DROP

    def _drop(self, change: Change) -> Iterator[Trouble]:
        if change.kind == "relation":
            yield from self._drop_relation(change)
        elif change.kind == "type":
            yield from self._drop_type(change)
        elif change.kind in ("schema", "extension"):
            space = self.schemas if change.kind == "schema" else self.extensions
            if change.name not in space:
                yield from self._missing(change)
            space.pop(change.name, None)
            if change.kind == "schema":
                for key in [key for key in self.relations if key[0] == change.name]:
                    self._remove(key)
                for key in [key for key in self.types if key[0] == change.name]:
                    del self.types[key]
        elif change.kind in _OTHERS:
            if self.others.pop((change.kind, change.name), None) is None:
                yield from self._missing(change)
            self.gone[change.kind, change.name, None] = self.migration
        elif change.kind == "routine":
            if change.name not in self.routines and not self.has_unknown():
                yield from self._missing(change)
            self.doubts.add(change.name)  # others of its name may be left
            if change.cascade:
                self._doubt_members("trigger")
        elif change.owner and (key := self.find(change.schema, change.owner)):
            yield from self._drop_member(change, key)

    def _drop_relation(self, change: Change) -> Iterator[Trouble]:
        key = self.find(change.schema, change.name)
        if key is None:
            if not self._is_elsewhere(change.schema, change.name) and not self._is_sequence(change.name):
                yield from self._missing(change)
            return
        self._remove(key)
        if change.cascade:
            self._cascade(key)

    def _remove(self, key: Key) -> None:
        relation = self.relations.pop(key)
        self.gone["relation", key[1], None] = self.migration
        for name in [name for name, other in self.relations.items() if other.table == key]:
            del self.relations[name]
            self.gone["relation", name[1], None] = self.migration
        for name in relation.columns:
            self.gone["column", name, key[1]] = self.migration

    def _cascade(self, key: Key) -> None:
        for name, relation in list(self.relations.items()):
            if key in relation.needs and name in self.relations:
                self._remove(name)
                self._cascade(name)
            for one in [one for one, constraint in relation.constraints.items() if constraint.target == key]:
                del relation.constraints[one]
                self.gone["constraint", one, name[1]] = self.migration

    def _drop_type(self, change: Change) -> Iterator[Trouble]:
        key = self._find(self.types, change.schema, change.name)
        if key is None:
            if not self._is_elsewhere(change.schema, change.name):
                yield from self._missing(change)
            return
        del self.types[key]
        self.gone["type", change.name, None] = self.migration
        if change.cascade:
            for (_, table), relation in self.relations.items():
                for column, (given, _) in relation.columns.items():
                    if given and given.name == change.name:
                        self.doubts.add((table, column))

    def _doubt_members(self, kind: str) -> None:
        for (_, table), relation in self.relations.items():
            self.doubts.update((table, name) for one, name in relation.members if one == kind)

    def _drop_member(self, change: Change, key: Key) -> Iterator[Trouble]:
        relation = self.relations[key]
        if change.kind == "column":
            if relation.known and change.name not in relation.columns:
                yield from self._missing(change)
            self._drop_column(change, key, relation)
        elif change.kind == "constraint":
            if change.name not in relation.constraints and self._knows_constraints(relation, change.name):
                yield from self._missing(change)
            dropped = relation.constraints.pop(change.name, None)
            if dropped and dropped.role in _INDEXED:
                self.relations.pop((key[0], change.name), None)
                self.gone["relation", change.name, None] = self.migration
            if dropped and change.cascade:
                self._doubt_references(key)
        else:
            if relation.known and (change.kind, change.name) not in relation.members:
                yield from self._missing(change)
            relation.members.pop((change.kind, change.name), None)
        self.gone[change.kind, change.name, change.owner] = self.migration

    def _drop_column(self, change: Change, key: Key, relation: Relation) -> None:
        """Drop a column with the keys and indexes that it is in; those that may only seem to use it are in doubt."""
        relation.columns.pop(change.name, None)
        for name, constraint in list(relation.constraints.items()):
            if change.name in constraint.columns:
                if constraint.role in ("pkey", "key", "fkey"):
                    del relation.constraints[name]
                    self.gone["constraint", name, key[1]] = self.migration
                else:
                    self.doubts.add((key[1], name))
        for (schema, name), other in list(self.relations.items()):
            if other.table == key and change.name in other.indexed:
                del self.relations[schema, name]
                self.gone["relation", name, None] = self.migration
        if change.cascade:
            self._doubt_references(key)
            self.doubts.update(name for (_, name), other in self.relations.items() if key in other.needs)

    def _doubt_references(self, key: Key) -> None:
        for (_, table), relation in self.relations.items():
            self.doubts.update((table, name) for name, one in relation.constraints.items() if one.target == key)

    # RENAME, SET SCHEMA

    def _rename(self, change: Change) -> Iterator[Trouble]:
        new = change.to or ""
        if change.kind == "relation":
            key = self.find(change.schema, change.name)
            if key is not None:
                if (key[0], new) in self.relations:
                    yield from self._there(change, "relation", new, self.relations[key[0], new].by)
                self._move(key, (key[0], new))
                self.gone["relation", change.name, None] = self.migration
        elif change.kind == "type":
            if key := self._find(self.types, change.schema, change.name):
                if (key[0], new) in self.types:
                    yield from self._there(change, "type", new, self.types[key[0], new].by)
                self.types[key[0], new] = self.types.pop(key)
                self.gone["type", change.name, None] = self.migration
        elif change.kind == "value" and change.owner:
            yield from self._rename_value(change, change.owner, new)
        elif change.kind == "routine":
            self.routines.add(new)
            self.doubts.add(change.name)
        elif change.kind in _OTHERS:
            self.others[change.kind, new] = self.others.pop((change.kind, change.name), self.migration)
        elif change.kind == "schema":
            self._rename_schema(change.name, new)
        elif change.owner and (key := self.find(change.schema, change.owner)):
            yield from self._rename_member(change, key, new)
        self.doubts.discard((change.owner, new) if change.owner else new)

    def _rename_schema(self, old: str, new: str) -> None:
        self.schemas[new] = self.schemas.pop(old, self.migration)
        for key in [key for key in self.relations if key[0] == old]:
            self._move(key, (new, key[1]))
        for key in [key for key in self.types if key[0] == old]:
            self.types[new, key[1]] = self.types.pop(key)

    def _rename_value(self, change: Change, owner: str, new: str) -> Iterator[Trouble]:
        key = self._find(self.types, change.schema, owner)
        if key is None:
            return
        values = self.types[key].values
        if self.types[key].known and change.name not in values:
            yield from self._missing(change)
        elif new in values:
            yield from self._there(change, "value", new, values[new])
        values.pop(change.name, None)
        values[new] = self.migration
        self.gone["value", change.name, owner] = self.migration

    def _rename_member(self, change: Change, key: Key, new: str) -> Iterator[Trouble]:
        relation = self.relations[key]
        if change.kind == "column":
            yield from self._rename_column(change, key, relation, new)
        elif change.kind == "constraint":
            if change.name not in relation.constraints:
                if self._knows_constraints(relation, change.name):
                    yield from self._missing(change)
                return
            if new in relation.constraints:
                yield from self._there(change, "constraint", new, relation.constraints[new].by)
            relation.constraints[new] = relation.constraints.pop(change.name)
            if (index := (key[0], change.name)) in self.relations and relation.constraints[new].role in _INDEXED:
                self.relations[key[0], new] = self.relations.pop(index)
                self.gone["relation", change.name, None] = self.migration
        else:
            if relation.members.pop((change.kind, change.name), None) is None and relation.known:
                yield from self._missing(change)
            relation.members[change.kind, new] = self.migration
        self.gone[change.kind, change.name, change.owner] = self.migration

    def _rename_column(self, change: Change, key: Key, relation: Relation, new: str) -> Iterator[Trouble]:
        if change.name not in relation.columns:
            if relation.known:
                yield from self._missing(change)
            return
        if new in relation.columns:
            yield from self._there(change, "column", new, relation.columns[new][1])
        relation.columns[new] = relation.columns.pop(change.name)
        for constraint in relation.constraints.values():
            constraint.columns = tuple(new if one == change.name else one for one in constraint.columns)
        for other in self.relations.values():
            if other.table == key:
                other.indexed = tuple(new if one == change.name else one for one in other.indexed)

    def _move(self, old: Key, new: Key) -> None:
        """Give a relation another key; its indexes and sequences, foreign keys to it and views on it follow."""
        if old not in self.relations:  # it went along with its table
            return
        moved = self.relations[new] = self.relations.pop(old)
        if moved.role == "index" and moved.table and (table := self.relations.get(moved.table)):
            if old[1] in table.constraints:
                table.constraints[new[1]] = table.constraints.pop(old[1])
        for key, other in list(self.relations.items()):
            if other.table == old:
                other.table = new
                if old[0] != new[0]:
                    self.relations[new[0], key[1]] = self.relations.pop(key)
            if old in other.needs:
                other.needs = other.needs - {old} | {new}
            for constraint in other.constraints.values():
                if constraint.target == old:
                    constraint.target = new

    def _moved(self, change: Change) -> Iterator[Trouble]:
        schema = change.to or self.default
        if change.kind == "type":
            if key := self._find(self.types, change.schema, change.name):
                self.types[schema, change.name] = self.types.pop(key)
        elif key := self.find(change.schema, change.name):
            self._move(key, (schema, change.name))
        return iter(())


def _pass(change: Change) -> int:
    """Return when PostgreSQL makes a change among those of its statement."""
    if change.action == "create" and change.kind in ("relation", "type") and change.known:
        return 0
    if change.action == "drop":
        return 1
    if (change.action, change.kind) == ("create", "column"):
        return 2
    return {"need": 3, "create": 4}.get(change.action, 5)


def object_name(first: str, second: str, label: str) -> str:
    """Join the parts of a chosen name, cutting the longer of the two so that it fits (makeObjectName)."""
    one, two = first.encode(), second.encode()
    room = _LIMIT - len(label) - 1 - (1 if two else 0)
    while len(one) + len(two) > room:
        if len(one) > len(two):
            one = one[:-1]
        else:
            two = two[:-1]
    parts = [part.decode(errors="ignore") for part in (one, two) if part]
    return "_".join([*parts, label])


_ACTIONS = {
    "create": Catalog._create,
    "drop": Catalog._drop,
    "rename": Catalog._rename,
    "move": Catalog._moved,
    "need": Catalog._need,
}
