"""`drift.sql`: SQL that would bring a deploy's catalog to the history's, for people to read, correct and run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from squash.deploys.catalogs import Contrast
from squash.escaping import comment, comment_text
from squash.schema import SchemaDifference
from squash.statements import without_variables

_HEAD = """\
-- Suggestions towards the catalog that the history builds, one object after another; "here" is this database.
-- Nothing has been run. What would lose data or rewrite a table is commented out: think before you take it in.
"""
_DROPPED_ON_TABLE = ("trigger", "rule", "policy")
_PLAIN = (
    "table", "foreign table", "view", "materialized view", "sequence", "index", "function", "procedure", "aggregate",
    "schema", "extension", "statistics", "collation", "publication", "event trigger", "server",
)  # fmt: skip
_QUOTED = r'"(?:[^"]|"")+"'
_OWNED = re.compile(rf"({_QUOTED}) on [a-z ]+ ((?:{_QUOTED}\.)?{_QUOTED})")
_COLUMN = re.compile(rf"^    ({_QUOTED}) (.+?),?$", re.DOTALL)
_LINE = re.compile(r"""(?:[^\n"']|"(?:[^"]|"")*"|'(?:[^']|'')*')+""")  # a line end in quotes ends no line


def write_drift(contrast: Contrast) -> str:
    """Write what is suggested for each difference, with both definitions above it."""
    return _HEAD + "".join(f"\n{''.join(_section(difference))}" for difference in contrast.differences)


def _section(difference: SchemaDifference) -> Iterator[str]:
    yield f"-- {comment_text(difference.identity)}\n"
    for label, text in (("the history", difference.left), ("here", difference.right)):
        yield f"--   {label}:{'' if text else ' not there'}\n"
        yield f"{comment(text, '--     ')}\n" if text else ""
    for statement in suggest(difference):
        yield f"{statement if statement.startswith('-- ') else without_variables(statement)}\n"


def suggest(difference: SchemaDifference) -> tuple[str, ...]:
    """Give the statements, those that may lose something as comments."""
    if difference.kind == "unsupported":
        return ("-- by hand: no script can be suggested for it",)
    if difference.right is None:
        return (f"{difference.left};",)
    if difference.left is None:
        return (comment(_drop(difference)),)
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
    return (comment(both),)


def _drop(difference: SchemaDifference) -> str:
    kind, identity = difference.kind, difference.identity
    name = identity.removeprefix(f"{kind} ")
    if owned := _OWNED.fullmatch(name):
        own, relation = owned.groups()
        if kind in ("constraint", "foreign key"):
            return f"ALTER TABLE {relation} DROP CONSTRAINT {own};"
        if kind in _DROPPED_ON_TABLE:
            return f"DROP {kind.upper()} {own} ON {relation};"
    if kind in ("enum", "composite type", "range type", "base type"):
        return f"DROP TYPE {identity.removeprefix('type ')};"
    if kind == "domain":
        return f"DROP DOMAIN {identity.removeprefix('type ')};"
    if kind in _PLAIN:
        return f"DROP {kind.upper()} {name};"
    return f"by hand: undo {comment_text(identity)}"


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
            statements.append(comment(f"ALTER TABLE {table} DROP {what} {name.removeprefix('CONSTRAINT ')};"))
    return tuple(statements) or ("-- by hand: the same columns, in another order or with other options",)


def _parts(definition: str) -> dict[str, str] | None:
    lines = _LINE.findall(definition)
    if not lines or not lines[0].endswith("("):
        return None
    parts = {}
    for line in lines[1:]:
        if constraint := re.match(rf"^    (CONSTRAINT {_QUOTED}) ", line):
            parts[constraint[1]] = line.strip().removesuffix(",")
        elif column := _COLUMN.match(line):
            parts[column[1]] = line.strip().removesuffix(",")
        elif line.strip() and not line.startswith(")"):
            return None
    return parts


_SPELLED = re.compile(rf"^{_QUOTED} (?P<type>.+?)(?P<null> NOT NULL)?(?: DEFAULT (?P<default>.+))?$", re.DOTALL)


def _change(table: str, name: str, wanted: str, found: str) -> Iterator[str]:
    if name.startswith("CONSTRAINT "):
        yield f"BEGIN;\nALTER TABLE {table} DROP {name};\nALTER TABLE {table} ADD {wanted};\nCOMMIT;"
        return
    one, two = _SPELLED.match(wanted), _SPELLED.match(found)
    special = (" GENERATED ", "SERIAL", " COLLATE ", " CONSTRAINT ")
    if not one or not two or any(word in wanted + found for word in special):
        yield f"-- by hand: {comment_text(f'column {name} of {table}')}"
        return
    alter = f"ALTER TABLE {table} ALTER COLUMN {name}"
    if one["type"] != two["type"]:
        yield comment(f"{alter} TYPE {one['type']};")
    if one["default"] != two["default"]:
        yield f"{alter} SET DEFAULT {one['default']};" if one["default"] else f"{alter} DROP DEFAULT;"
    if one["null"] != two["null"]:
        yield f"{alter} {'SET' if one['null'] else 'DROP'} NOT NULL;"
