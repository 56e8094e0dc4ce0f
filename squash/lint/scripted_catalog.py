"""The catalog as the scripts alone tell it: what is there after each statement, and what is surely missing or doubled.

It follows PostgreSQL's own rules as far as they matter for names: name spaces, the search path, the names that it
chooses itself, what goes along with a dropped or renamed thing. It errs on one side: what dynamic SQL, DO blocks or
extensions may have done is in doubt, and about what is in doubt nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from squash.postgres.statements import Change
from squash.postgres.statements.builtin import CONTRIB, FROM_EXTENSION, SCHEMAS
from squash.postgres.statements.reader import Name

Key = tuple[str, str]
"""Schema and name."""

# Extensions whose types and tables are known, or that have none: what is unknown does not come from them.
_KNOWN_EXTENSIONS = frozenset(FROM_EXTENSION.values()) | (
    CONTRIB
    - {
        "isn",
        "seg",
        "intarray",
        "lo",
        "earthdistance",
        "tablefunc",
        "pg_stat_statements",
        "xml2",
        "refint",
        "autoinc",
        "insert_username",
        "moddatetime",
        "tcn",
    }
)
INDEXED = ("pkey", "key", "excl")
"""The roles of constraints that have an index of their name."""

_LIMIT = 63


@dataclass(slots=True)
class ScriptedConstraint:
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
    constraints: dict[str, ScriptedConstraint] = field(default_factory=dict)
    members: dict[tuple[str, str], str] = field(default_factory=dict)
    needs: frozenset[Key] = frozenset()


@dataclass(slots=True)
class Type:
    """A type; the values of an enum, each with the migration that added it."""

    known: bool
    by: str
    shell: bool = False
    values: dict[str, str] = field(default_factory=dict)


class ScriptedCatalog:
    """What there is after some statements; `migration` is the one that is being followed.

    `path` is the search path. `doubts` holds names, and names with their owner, of what may be there or not; `gone`
    the migration that dropped or renamed a thing.
    """

    def __init__(self, schema: str) -> None:
        self.default = schema
        self.path: tuple[str, ...] = (schema,)
        self.migration = ""
        # Schemas, extensions and the like: kind and name, with the migration that made them.
        self.objects = {("schema", schema): "", ("schema", "public"): "", ("extension", "plpgsql"): ""}
        self.relations: dict[Key, Relation] = {}
        self.types: dict[Key, Type] = {}
        self.routines: set[str] = set()
        self.doubts: set[str | tuple[str | None, str]] = set()
        self.gone: dict[tuple[str, str, str | None], str] = {}

    def find(self, schema: str | None, name: str) -> Key | None:
        """Return the key of a relation by its name as written, None if there is none."""
        return self.lookup(self.relations, schema, name)

    def lookup(self, space: dict[Key, Relation] | dict[Key, Type], schema: str | None, name: str) -> Key | None:
        """Return the key of a relation or type in one of the two spaces, None if there is none."""
        places = ("pg_temp", *self.path) if schema is None else (schema,)
        return next((key for place in places if (key := (place, name)) in space), None)

    def place(self, schema: str | None, name: str) -> Key:
        """Return where something of this name would be created."""
        return (schema or (self.path[0] if self.path else self.default), name)

    def doubtful(self, name: str, owner: str | None = None) -> bool:
        """Return whether something that scripts do not tell may have made or dropped this."""
        return name in self.doubts or (owner, name) in self.doubts or (owner is not None and owner in self.doubts)

    def doubt(self, change: Change) -> None:
        """Take notice that a change may have been made, or not."""
        if change.action == "need":
            return
        for name in (change.name, change.to):
            if name:
                self.doubts.add((change.owner, name) if change.owner else name)

    def is_elsewhere(self, schema: str | None, name: str) -> bool:
        """Return whether a relation or type may come from the system or from an extension."""
        # SELECT … FROM pg_class
        if schema is None:
            return name.startswith("pg_")
        return schema.startswith("pg_") or schema in SCHEMAS or (not self.has_schema(schema) and self.has_unknown())

    def has_unknown(self) -> bool:
        """Return whether an extension was created whose objects are not known here."""
        return any(kind == "extension" and name not in _KNOWN_EXTENSIONS for kind, name in self.objects)

    def has_schema(self, name: str) -> bool:
        """Return whether a schema was created, or is there from the start."""
        return ("schema", name) in self.objects

    def may_be_identity(self, name: str) -> bool:
        """Return whether this may be the sequence of an identity column, which no script names."""
        return name.endswith("_seq") and any(name.startswith(f"{table}_"[:29]) for _, table in self.relations)

    def be_sure(self, change: Change, name: str) -> None:
        """Take notice that something is surely there, with this name."""
        self.doubts.discard((change.owner, name) if change.owner else name)

    def choose(self, key: Key, columns: tuple[str, ...], label: str, relation: Relation | None = None) -> str:
        """Return the name that PostgreSQL would choose (makeObjectName, ChooseRelationName)."""
        number = 0
        while True:
            suffix = label + (str(number) if number else "")
            name = object_name(key[1], "_".join(columns), suffix)
            taken = (key[0], name) in self.relations or (relation is not None and name in relation.constraints)
            if not taken:
                return name
            number += 1

    def remove(self, key: Key) -> None:
        """Remove a relation, with its indexes and sequences."""
        relation = self.relations.pop(key)
        self.gone["relation", key[1], None] = self.migration
        for name in [name for name, other in self.relations.items() if other.table == key]:
            del self.relations[name]
            self.gone["relation", name[1], None] = self.migration
        for column in relation.columns:
            self.gone["column", column, key[1]] = self.migration

    def cascade(self, key: Key) -> None:
        """Remove what depends on a relation that is gone: views, and foreign keys that refer to it."""
        for name, relation in list(self.relations.items()):
            # CREATE VIEW v AS SELECT … FROM t
            if key in relation.needs and name in self.relations:
                self.remove(name)
                self.cascade(name)
            # FOREIGN KEY (a) REFERENCES t (id)
            for label in [label for label, constraint in relation.constraints.items() if constraint.target == key]:
                del relation.constraints[label]
                self.gone["constraint", label, name[1]] = self.migration

    def doubt_members(self, kind: str) -> None:
        """Doubt every trigger, policy or rule."""
        for (_, table), relation in self.relations.items():
            self.doubts.update((table, member) for of_kind, member in relation.members if of_kind == kind)

    def doubt_references(self, key: Key) -> None:
        """Doubt every foreign key that refers to a table."""
        for (_, table), relation in self.relations.items():
            self.doubts.update(
                (table, label) for label, constraint in relation.constraints.items() if constraint.target == key
            )

    def move(self, old: Key, new: Key) -> None:
        """Return a relation another key; its indexes and sequences, foreign keys to it and views on it follow."""
        if old not in self.relations:  # it went along with its table
            return
        moved = self.relations[new] = self.relations.pop(old)
        table = self.relations.get(moved.table) if moved.role == "index" and moved.table else None
        # ALTER INDEX t_pkey RENAME TO pk
        if table is not None and old[1] in table.constraints:
            table.constraints[new[1]] = table.constraints.pop(old[1])
        for key, other in list(self.relations.items()):
            if other.table == old:
                other.table = new
                # ALTER TABLE t SET SCHEMA app
                if old[0] != new[0]:
                    self.relations[new[0], key[1]] = self.relations.pop(key)
            if old in other.needs:
                other.needs = other.needs - {old} | {new}
            for constraint in other.constraints.values():
                if constraint.target == old:
                    constraint.target = new

    def empty_schema(self, name: str) -> None:
        """Remove what is in a schema."""
        for key in [key for key in self.relations if key[0] == name]:
            self.relations.pop(key, None)
            self.gone["relation", key[1], None] = self.migration
        for key in [key for key in self.types if key[0] == name]:
            del self.types[key]
            self.gone["type", key[1], None] = self.migration

    def rename_schema(self, old: str, new: str) -> None:
        """Return what is in a schema the new one."""
        for key in [key for key in self.relations if key[0] == old]:
            self.move(key, (new, key[1]))
        for key in [key for key in self.types if key[0] == old]:
            self.types[new, key[1]] = self.types.pop(key)

    def drop_column(self, change: Change, key: Key, relation: Relation) -> None:
        """Drop a column with the keys and indexes that it is in; those that may only seem to use it are in doubt."""
        relation.columns.pop(change.name, None)
        for name, constraint in list(relation.constraints.items()):
            if change.name in constraint.columns:
                # PRIMARY KEY (a); UNIQUE (a, b); FOREIGN KEY (a) REFERENCES u (id)
                if constraint.role in ("pkey", "key", "fkey"):
                    del relation.constraints[name]
                    self.gone["constraint", name, key[1]] = self.migration
                else:
                    self.doubts.add((key[1], name))
        for (schema, name), other in list(self.relations.items()):
            # CREATE INDEX i ON t (a, b)
            if other.table == key and change.name in other.indexed:
                del self.relations[schema, name]
                self.gone["relation", name, None] = self.migration
        # ALTER TABLE t DROP COLUMN a CASCADE
        if change.cascade:
            self.doubt_references(key)
            self.doubts.update(name for (_, name), other in self.relations.items() if key in other.needs)


def object_name(first: str, second: str, label: str) -> str:
    """Join the parts of a chosen name, cutting the longer of the two so that it fits (makeObjectName)."""
    left, right = first.encode(), second.encode()
    room = _LIMIT - len(label) - 1 - (1 if right else 0)
    while len(left) + len(right) > room:
        if len(left) > len(right):
            left = left[:-1]
        else:
            right = right[:-1]
    parts = [part.decode(errors="ignore") for part in (left, right) if part]
    return "_".join([*parts, label])
