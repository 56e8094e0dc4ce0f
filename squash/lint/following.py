"""Following a script in the static catalog: what each change does to it, and which changes PostgreSQL would refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from squash.lint.scripted_catalog import INDEXED, Key, Relation, ScriptedCatalog, ScriptedConstraint, Type
from squash.postgres.statements import Change
from squash.postgres.statements.builtin import FROM_EXTENSION, SCHEMAS

_SYSTEM_COLUMNS = frozenset({"ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"})
_SERIAL = frozenset({"serial", "bigserial", "smallserial", "serial2", "serial4", "serial8"})
_OWN_TRIGGERS = frozenset(
    {
        "tsvector_update_trigger",
        "tsvector_update_trigger_column",
        "suppress_redundant_updates_trigger",
    }
)
_OBJECTS = ("schema", "extension", "publication", "event trigger", "server", "foreign data wrapper", "subscription")
_MEMBERS = ("trigger", "policy", "rule")


@dataclass(frozen=True, slots=True)
class Trouble:
    """That a change cannot be made: its object is missing, or there already.

    `by` is the migration that dropped or renamed what is missing, or created what is there. `elsewhere` is another
    schema, that has a relation of the name which is missing.
    """

    what: Literal["missing", "duplicate"]
    kind: str
    name: str
    owner: str | None
    change: Change
    by: str | None = None
    elsewhere: str | None = None


def apply(catalog: ScriptedCatalog, made: Iterable[Change]) -> Iterator[Trouble]:
    """Make the changes of one statement, yield those that cannot be made.

    ALTER TABLE drops before it adds, adds columns before constraints, whatever their order in the text.
    """
    passed_over: str | None = None
    needed: list[Key] = []
    for change in sorted(made, key=_pass):
        if passed_over is not None and passed_over in (change.owner, change.name):
            continue
        if change.action == "need" and change.kind == "relation" and (key := catalog.find(change.schema, change.name)):
            needed.append(key)
        if _is_there_already(catalog, change):
            passed_over = change.name
            continue
        yield from _make(catalog, change)
        is_view = (change.action, change.kind) == ("create", "relation") and change.role.endswith("view")
        if is_view and (view := catalog.find(change.schema, change.name)):
            catalog.relations[view].needs = frozenset(needed)


def _pass(change: Change) -> int:
    """Return when PostgreSQL makes a change among those of its statement."""
    if change.action == "create" and change.kind in ("relation", "type") and change.known:
        return 0
    if change.action == "drop":
        return 1
    if (change.action, change.kind) == ("create", "column"):
        return 2
    return {"need": 3, "create": 4}.get(change.action, 5)


def _is_there_already(catalog: ScriptedCatalog, change: Change) -> bool:
    """Return whether this is a CREATE TABLE IF NOT EXISTS that does nothing."""
    if (
        (change.action, change.kind) != ("create", "relation")
        or not change.guarded
        or not change.role.endswith("table")
    ):
        return False
    return (catalog.find(change.schema, change.name) or catalog.place(change.schema, change.name)) in catalog.relations


def _make(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    """Make one change, by the kind of its object."""
    if (action := _ACTIONS.get((change.action, change.kind))) is not None:
        yield from action(catalog, change)
    elif (member := _MEMBER_ACTIONS.get((change.action, change.kind))) is not None:
        key = catalog.find(change.schema, change.owner or "")
        if key is not None:
            yield from member(catalog, change, key, catalog.relations[key])


def _missing(catalog: ScriptedCatalog, change: Change, kind: str | None = None) -> Iterator[Trouble]:
    kind = kind or change.kind
    if change.guarded or catalog.doubtful(change.name, change.owner):
        return
    by = catalog.gone.get((kind, change.name, change.owner))
    other = next((schema for schema, name in catalog.relations if name == change.name), None)
    elsewhere = other if kind == "relation" else None
    yield Trouble("missing", kind, change.name, change.owner, change, by, elsewhere)


def _there(catalog: ScriptedCatalog, change: Change, kind: str, name: str, by: str) -> Iterator[Trouble]:
    if not change.guarded and not catalog.doubtful(name, change.owner):
        yield Trouble("duplicate", kind, name, change.owner, change, by)


def _need_relation(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    if catalog.find(change.schema, change.name) or catalog.lookup(catalog.types, change.schema, change.name):
        return
    if not catalog.is_elsewhere(change.schema, change.name) and not catalog.may_be_identity(change.name):
        yield from _missing(catalog, change)


def _need_column(catalog: ScriptedCatalog, change: Change, key: Key, relation: Relation) -> Iterator[Trouble]:
    if relation.known and change.name not in relation.columns and change.name not in _SYSTEM_COLUMNS:
        yield from _missing(catalog, change)
    # ALTER TABLE t ALTER a TYPE text
    elif change.given and change.name in relation.columns:  # it gets another type
        relation.columns[change.name] = (change.given, relation.columns[change.name][1])


def _knows_constraint(relation: Relation, name: str) -> bool:
    """Return whether a constraint is surely missing that is not among those of its relation."""
    # PostgreSQL 18 has NOT NULL constraints with names; those of checks are chosen by their columns.
    return relation.known and not name.endswith(("_not_null", "_check"))


def _need_constraint(catalog: ScriptedCatalog, change: Change, key: Key, relation: Relation) -> Iterator[Trouble]:
    if _knows_constraint(relation, change.name) and change.name not in relation.constraints:
        yield from _missing(catalog, change)


def _need_member(catalog: ScriptedCatalog, change: Change, key: Key, relation: Relation) -> Iterator[Trouble]:
    if relation.known and (change.kind, change.name) not in relation.members:
        yield from _missing(catalog, change)


def _need_object(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    if (change.kind, change.name) not in catalog.objects and change.name not in SCHEMAS:
        yield from _missing(catalog, change)


def _need_routine(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    unknown = change.name not in catalog.routines and change.name not in _OWN_TRIGGERS
    if unknown and (change.schema is None or catalog.has_schema(change.schema)) and not catalog.has_unknown():
        yield from _missing(catalog, change)


def _need_value(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    key = catalog.lookup(catalog.types, change.schema, change.owner or "")
    if key and catalog.types[key].known and change.name not in catalog.types[key].values:
        yield from _missing(catalog, change)


def _need_type(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    if catalog.lookup(catalog.types, change.schema, change.name) or catalog.find(change.schema, change.name):
        return
    if catalog.is_elsewhere(change.schema, change.name) or change.name.startswith("_"):
        return
    extension = FROM_EXTENSION.get(change.name)
    if extension is not None:
        if ("extension", extension) not in catalog.objects and not catalog.doubtful(extension):
            yield from _missing(catalog, replace(change, name=extension), "extension")
    elif not catalog.has_unknown() or ("type", change.name, None) in catalog.gone:
        yield from _missing(catalog, change)


def _in_schema(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    """Yield that the schema is missing into which something is put; from there on it counts as there."""
    if change.schema is not None and not catalog.has_schema(change.schema) and change.schema not in SCHEMAS:
        yield from _missing(catalog, Change("need", "schema", change.schema, start=change.start))
        catalog.objects["schema", change.schema] = catalog.migration


def _create_type(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    yield from _in_schema(catalog, change)
    key = catalog.place(change.schema, change.name)
    there = catalog.types.get(key)
    # CREATE FUNCTION f(t) … LANGUAGE c, where t is there already
    if there is not None and change.role == "shell":
        return
    if there is not None and not there.shell:
        yield from _there(catalog, change, "type", change.name, there.by)
    catalog.types[key] = Type(change.known, catalog.migration, shell=change.role == "shell")
    catalog.be_sure(change, change.name)


def _create_routine(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    yield from _in_schema(catalog, change)
    catalog.routines.add(change.name)


def _create_object(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    thing = (change.kind, change.name)
    if thing in catalog.objects:
        yield from _there(catalog, change, change.kind, change.name, catalog.objects[thing])
    catalog.objects[thing] = catalog.migration
    # CREATE EXTENSION earthdistance CASCADE
    if change.kind == "extension" and change.cascade:  # with those that it requires
        catalog.doubts.update(FROM_EXTENSION.values())


def _create_column(catalog: ScriptedCatalog, change: Change, key: Key, relation: Relation) -> Iterator[Trouble]:
    if change.name in relation.columns:
        yield from _there(catalog, change, "column", change.name, relation.columns[change.name][1])
        return
    relation.columns[change.name] = (change.given, catalog.migration)
    catalog.be_sure(change, change.name)
    # a serial
    if change.given and change.given.schema is None and change.given.name in _SERIAL:
        name = catalog.choose(key, (change.name,), "seq")
        catalog.relations[key[0], name] = Relation("sequence", False, catalog.migration, key)


def _create_member(catalog: ScriptedCatalog, change: Change, key: Key, relation: Relation) -> Iterator[Trouble]:
    member = (change.kind, change.name)
    if member in relation.members:
        yield from _there(catalog, change, change.kind, change.name, relation.members[member])
    relation.members[member] = catalog.migration
    catalog.be_sure(change, change.name)


def _create_relation(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    yield from _in_schema(catalog, change)
    temporary = change.role.startswith("temporary")
    key = ("pg_temp", change.name) if temporary else catalog.place(change.schema, change.name)
    if key in catalog.relations:
        if not temporary:
            yield from _there(catalog, change, "relation", change.name, catalog.relations[key].by)
        if change.guarded:
            return
    catalog.relations[key] = Relation(change.role, change.known and not temporary, catalog.migration)
    catalog.be_sure(change, change.name)


def _create_value(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    key = catalog.lookup(catalog.types, change.schema, change.owner or "")
    if key is None:
        return
    values = catalog.types[key].values
    if change.name in values:
        yield from _there(catalog, change, "value", change.name, values[change.name])
    values[change.name] = catalog.migration
    catalog.be_sure(change, change.name)


def _create_constraint(catalog: ScriptedCatalog, change: Change, key: Key, relation: Relation) -> Iterator[Trouble]:
    role, name = change.role, change.name
    if not name:
        columns = () if role == "pkey" else change.columns[:1] if role == "check" else change.columns
        name = catalog.choose(key, columns, role, relation)
    if name in relation.constraints:
        yield from _there(catalog, change, "constraint", name, relation.constraints[name].by)
    other = next((label for label, there in relation.constraints.items() if there.role == role == "pkey"), name)
    if other != name and not catalog.doubtful(other, change.owner):
        yield from _there(catalog, change, "primary key", name, relation.constraints[other].by)
    target = None
    # FOREIGN KEY (a) REFERENCES other
    if role == "fkey" and change.given:
        target = catalog.find(change.given.schema, change.given.name)
    relation.constraints[name] = ScriptedConstraint(role, change.columns, target, catalog.migration)
    catalog.be_sure(change, name)
    if role in INDEXED:
        index = (key[0], name)
        if change.given is not None:  # USING INDEX: the index takes the constraint's name
            catalog.relations.pop((key[0], change.given.name), None)
        elif index in catalog.relations and catalog.relations[index].table != key:
            yield from _there(catalog, replace(change, owner=None), "relation", name, catalog.relations[index].by)
        catalog.relations[index] = Relation("index", False, catalog.migration, key, change.columns)


def _create_index(catalog: ScriptedCatalog, change: Change, key: Key, _relation: Relation) -> Iterator[Trouble]:
    name = change.name or catalog.choose(key, change.columns, "idx")
    index = (key[0], name)
    if index in catalog.relations:
        yield from _there(catalog, replace(change, owner=None), "relation", name, catalog.relations[index].by)
        if change.guarded:
            return
    catalog.relations[index] = Relation("index", False, catalog.migration, key, change.columns)
    catalog.doubts.discard(name)
    # CREATE INDEX ON t (lower(a))
    if change.role == "expression" and not change.name:
        catalog.doubts.add(name)


def _drop_object(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    if catalog.objects.pop((change.kind, change.name), None) is None:
        yield from _missing(catalog, change)
    catalog.gone[change.kind, change.name, None] = catalog.migration
    if change.kind == "schema":
        catalog.empty_schema(change.name)


def _drop_routine(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    if change.name not in catalog.routines and not catalog.has_unknown():
        yield from _missing(catalog, change)
    catalog.doubts.add(change.name)  # others of its name may be left
    if change.cascade:
        catalog.doubt_members("trigger")


def _drop_column(catalog: ScriptedCatalog, change: Change, key: Key, relation: Relation) -> Iterator[Trouble]:
    if relation.known and change.name not in relation.columns:
        yield from _missing(catalog, change)
    catalog.drop_column(change, key, relation)
    catalog.gone["column", change.name, change.owner] = catalog.migration


def _drop_constraint(catalog: ScriptedCatalog, change: Change, key: Key, relation: Relation) -> Iterator[Trouble]:
    yield from _need_constraint(catalog, change, key, relation)
    dropped = relation.constraints.pop(change.name, None)
    if dropped and dropped.role in INDEXED:
        catalog.relations.pop((key[0], change.name), None)
        catalog.gone["relation", change.name, None] = catalog.migration
    if dropped and change.cascade:
        catalog.doubt_references(key)
    catalog.gone["constraint", change.name, change.owner] = catalog.migration


def _drop_member(catalog: ScriptedCatalog, change: Change, key: Key, relation: Relation) -> Iterator[Trouble]:
    yield from _need_member(catalog, change, key, relation)
    relation.members.pop((change.kind, change.name), None)
    catalog.gone[change.kind, change.name, change.owner] = catalog.migration


def _drop_relation(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    key = catalog.find(change.schema, change.name)
    if key is None:
        if not catalog.is_elsewhere(change.schema, change.name) and not catalog.may_be_identity(change.name):
            yield from _missing(catalog, change)
        return
    catalog.remove(key)
    if change.cascade:
        catalog.cascade(key)


def _drop_type(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    key = catalog.lookup(catalog.types, change.schema, change.name)
    if key is None:
        if not catalog.is_elsewhere(change.schema, change.name):
            yield from _missing(catalog, change)
        return
    del catalog.types[key]
    catalog.gone["type", change.name, None] = catalog.migration
    if change.cascade:
        for (_, table), relation in catalog.relations.items():
            for column, (given, _) in relation.columns.items():
                if given and given.name == change.name:
                    catalog.doubts.add((table, column))


def _rename_relation(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    new, key = change.to or "", catalog.find(change.schema, change.name)
    if key is not None:
        if (key[0], new) in catalog.relations:
            yield from _there(catalog, change, "relation", new, catalog.relations[key[0], new].by)
        catalog.move(key, (key[0], new))
        catalog.gone["relation", change.name, None] = catalog.migration
    catalog.be_sure(change, new)


def _rename_type(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    new, key = change.to or "", catalog.lookup(catalog.types, change.schema, change.name)
    if key is not None:
        if (key[0], new) in catalog.types:
            yield from _there(catalog, change, "type", new, catalog.types[key[0], new].by)
        catalog.types[key[0], new] = catalog.types.pop(key)
        catalog.gone["type", change.name, None] = catalog.migration
    catalog.be_sure(change, new)


def _rename_routine(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    catalog.routines.add(change.to or "")
    catalog.doubts.add(change.name)
    yield from ()


def _rename_object(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    new = change.to or ""
    catalog.objects[change.kind, new] = catalog.objects.pop((change.kind, change.name), catalog.migration)
    catalog.gone[change.kind, change.name, None] = catalog.migration
    if change.kind == "schema":
        catalog.rename_schema(change.name, new)
    yield from ()


def _rename_constraint(catalog: ScriptedCatalog, change: Change, key: Key, relation: Relation) -> Iterator[Trouble]:
    new = change.to or ""
    if change.name not in relation.constraints:
        yield from _need_constraint(catalog, change, key, relation)
        return
    if new in relation.constraints:
        yield from _there(catalog, change, "constraint", new, relation.constraints[new].by)
    renamed = relation.constraints[new] = relation.constraints.pop(change.name)
    if renamed.role in INDEXED and (index := (key[0], change.name)) in catalog.relations:
        catalog.relations[key[0], new] = catalog.relations.pop(index)
        catalog.gone["relation", change.name, None] = catalog.migration
    catalog.gone["constraint", change.name, change.owner] = catalog.migration
    catalog.be_sure(change, new)


def _rename_member(catalog: ScriptedCatalog, change: Change, key: Key, relation: Relation) -> Iterator[Trouble]:
    yield from _need_member(catalog, change, key, relation)
    relation.members.pop((change.kind, change.name), None)
    relation.members[change.kind, change.to or ""] = catalog.migration
    catalog.gone[change.kind, change.name, change.owner] = catalog.migration


def _rename_value(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    owner, new = change.owner or "", change.to or ""
    key = catalog.lookup(catalog.types, change.schema, owner)
    if key is None:
        return
    values = catalog.types[key].values
    if catalog.types[key].known and change.name not in values:
        yield from _missing(catalog, change)
    elif new in values:
        yield from _there(catalog, change, "value", new, values[new])
    values.pop(change.name, None)
    values[new] = catalog.migration
    catalog.gone["value", change.name, owner] = catalog.migration


def _rename_column(catalog: ScriptedCatalog, change: Change, key: Key, relation: Relation) -> Iterator[Trouble]:
    new = change.to or ""
    if change.name not in relation.columns:
        if relation.known:
            yield from _missing(catalog, change)
        return
    if new in relation.columns:
        yield from _there(catalog, change, "column", new, relation.columns[new][1])
    relation.columns[new] = relation.columns.pop(change.name)
    for constraint in relation.constraints.values():
        constraint.columns = tuple(new if column == change.name else column for column in constraint.columns)
    for other in catalog.relations.values():
        if other.table == key:
            other.indexed = tuple(new if column == change.name else column for column in other.indexed)
    catalog.gone["column", change.name, change.owner] = catalog.migration
    catalog.be_sure(change, new)


def _move_relation(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    if key := catalog.find(change.schema, change.name):
        catalog.move(key, (change.to or catalog.default, change.name))
    yield from ()


def _move_type(catalog: ScriptedCatalog, change: Change) -> Iterator[Trouble]:
    if key := catalog.lookup(catalog.types, change.schema, change.name):
        catalog.types[change.to or catalog.default, change.name] = catalog.types.pop(key)
    yield from ()


_Action = Callable[[ScriptedCatalog, Change], Iterator[Trouble]]
_MemberAction = Callable[[ScriptedCatalog, Change, Key, Relation], Iterator[Trouble]]

_ACTIONS: dict[tuple[str, str], _Action] = {
    ("need", "relation"): _need_relation,
    ("need", "type"): _need_type,
    ("need", "routine"): _need_routine,
    ("need", "value"): _need_value,
    ("create", "relation"): _create_relation,
    ("create", "type"): _create_type,
    ("create", "routine"): _create_routine,
    ("create", "value"): _create_value,
    ("drop", "relation"): _drop_relation,
    ("drop", "type"): _drop_type,
    ("drop", "routine"): _drop_routine,
    ("rename", "relation"): _rename_relation,
    ("rename", "type"): _rename_type,
    ("rename", "routine"): _rename_routine,
    ("rename", "value"): _rename_value,
    ("move", "relation"): _move_relation,
    ("move", "type"): _move_type,
    **{("need", kind): _need_object for kind in _OBJECTS},
    **{("create", kind): _create_object for kind in _OBJECTS},
    **{("drop", kind): _drop_object for kind in _OBJECTS},
    **{("rename", kind): _rename_object for kind in _OBJECTS},
}
# These belong to a table, and are passed over where that is not there.
_MEMBER_ACTIONS: dict[tuple[str, str], _MemberAction] = {
    ("need", "column"): _need_column,
    ("need", "constraint"): _need_constraint,
    ("create", "column"): _create_column,
    ("create", "constraint"): _create_constraint,
    ("create", "index"): _create_index,
    ("drop", "column"): _drop_column,
    ("drop", "constraint"): _drop_constraint,
    ("rename", "column"): _rename_column,
    ("rename", "constraint"): _rename_constraint,
    **{("need", kind): _need_member for kind in _MEMBERS},
    **{("create", kind): _create_member for kind in _MEMBERS},
    **{("drop", kind): _drop_member for kind in _MEMBERS},
    **{("rename", kind): _rename_member for kind in _MEMBERS},
}
