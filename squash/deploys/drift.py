"""`drift.sql`: SQL that would bring a deploy's catalog to the history's, for people to read, correct and run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from squash.deploys.catalogs import Contrast
from squash.schema import SchemaDifference

_HEAD = """\
-- Suggestions towards the catalog that the history builds, one object after another; "here" is this database.
-- Nothing has been run. What would lose data or rewrite a table is commented out: think before you take it in.
"""
_DROPPED_ON_TABLE = ("trigger", "rule", "policy")
_PLAIN = (
    "table", "foreign table", "view", "materialized view", "sequence", "index", "function", "procedure", "aggregate",
    "schema", "extension", "statistics", "collation", "publication", "event trigger", "server",
)  # fmt: skip
_COLUMN = re.compile(r'^    ("(?:[^"]|"")+") (.+?),?$')


def write_drift(contrast: Contrast) -> str:
    """Write what is suggested for each difference, with both definitions above it."""
    return _HEAD + "".join(f"\n{''.join(_section(difference))}" for difference in contrast.differences)


def _section(difference: SchemaDifference) -> Iterator[str]:
    yield f"-- {difference.identity}\n"
    for label, text in (("the history", difference.left), ("here", difference.right)):
        yield f"--   {label}:{'' if text else ' not there'}\n"
        yield from (f"--     {line}\n" for line in (text or "").splitlines())
    for statement in suggest(difference):
        yield statement + "\n"


def suggest(difference: SchemaDifference) -> tuple[str, ...]:
    """Give the statements, those that may lose something as comments."""
    if difference.kind == "unsupported":
        return ("-- by hand: no script can be suggested for it",)
    if difference.right is None:
        return (f"{difference.left};",)
    if difference.left is None:
        return (f"-- {_drop(difference)}",)
    if difference.kind == "table" and (altered := _alter(difference)):
        return altered
    if difference.kind in ("function", "procedure"):
        return (f"{difference.left};".replace("CREATE ", "CREATE OR REPLACE ", 1),)
    if difference.kind in ("comment", "column setting", "default"):
        return (f"{difference.left};",)
    if difference.kind == "table":
        return ("-- by hand: see the two definitions above",)
    both = f"{_drop(difference)}\n{difference.left};"
    if difference.kind in ("index", "constraint", "foreign key", "trigger", "policy", "view", "statistics"):
        return (f"BEGIN;\n{both}\nCOMMIT;",)
    return tuple(f"-- {line}" for line in both.splitlines())


def _drop(difference: SchemaDifference) -> str:
    kind, identity = difference.kind, difference.identity
    name = identity.removeprefix(f"{kind} ")
    if kind in ("constraint", "foreign key") and " on table " in name:
        constraint, _, table = name.rpartition(" on table ")
        return f"ALTER TABLE {table} DROP CONSTRAINT {constraint};"
    if kind in _DROPPED_ON_TABLE and " on " in name:
        own, _, relation = name.rpartition(" on ")
        return f"DROP {kind.upper()} {own} ON {re.sub(r'^[a-z ]+ ', '', relation)};"
    if kind in ("enum", "composite type", "range type", "base type"):
        return f"DROP TYPE {identity.removeprefix('type ')};"
    if kind == "domain":
        return f"DROP DOMAIN {identity.removeprefix('type ')};"
    if kind in _PLAIN:
        return f"DROP {kind.upper()} {name};"
    return f"by hand: undo {identity}"


def _alter(difference: SchemaDifference) -> tuple[str, ...]:
    """Give ALTER TABLE for columns and constraints that only one side has; nothing when that is not all."""
    table = difference.identity.removeprefix("table ")
    wanted, found = (_parts(text or "") for text in (difference.left, difference.right))
    if wanted is None or found is None:
        return ()
    statements = []
    for name, text in wanted.items():
        if name not in found:
            what = "" if text.startswith("CONSTRAINT ") else "COLUMN "
            statements.append(f"ALTER TABLE {table} ADD {what}{text};")
        elif found[name] != text:
            statements += _change(table, name, text, found[name])
    for name, text in found.items():
        if name not in wanted:
            what = "CONSTRAINT" if text.startswith("CONSTRAINT ") else "COLUMN"
            statements.append(f"-- ALTER TABLE {table} DROP {what} {name.removeprefix('CONSTRAINT ')};")
    return tuple(statements) or ("-- by hand: the same columns, in another order or with other options",)


def _parts(definition: str) -> dict[str, str] | None:
    lines = definition.splitlines()
    if not lines or not lines[0].endswith("("):
        return None
    parts = {}
    for line in lines[1:]:
        if constraint := re.match(r'^    (CONSTRAINT "(?:[^"]|"")+") .*', line):
            parts[constraint[1]] = line.strip().removesuffix(",")
        elif column := _COLUMN.match(line):
            parts[column[1]] = line.strip().removesuffix(",")
        elif line.strip() and not line.startswith(")"):
            return None
    return parts


_SPELLED = re.compile(r'^"(?:[^"]|"")+" (?P<type>.+?)(?P<null> NOT NULL)?(?: DEFAULT (?P<default>.+))?$')


def _change(table: str, name: str, wanted: str, found: str) -> Iterator[str]:
    if name.startswith("CONSTRAINT "):
        yield f"BEGIN;\nALTER TABLE {table} DROP {name};\nALTER TABLE {table} ADD {wanted};\nCOMMIT;"
        return
    one, two = _SPELLED.match(wanted), _SPELLED.match(found)
    special = (" GENERATED ", "SERIAL", " COLLATE ", " CONSTRAINT ")
    if not one or not two or any(word in wanted + found for word in special):
        yield f"-- by hand: column {name} of {table}"
        return
    alter = f"ALTER TABLE {table} ALTER COLUMN {name}"
    if one["type"] != two["type"]:
        yield f"-- {alter} TYPE {one['type']};"
    if one["default"] != two["default"]:
        yield f"{alter} SET DEFAULT {one['default']};" if one["default"] else f"{alter} DROP DEFAULT;"
    if one["null"] != two["null"]:
        yield f"{alter} {'SET' if one['null'] else 'DROP'} NOT NULL;"
