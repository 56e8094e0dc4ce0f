"""Words of the code: names that mean one thing, errors with one voice, docstrings that open with a verb."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import squash

PACKAGE = Path(squash.__file__).parent


def modules() -> list[tuple[Path, ast.Module]]:
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(PACKAGE.rglob("*.py"))]


def test_no_two_public_classes_share_a_name() -> None:
    owners: dict[str, set[str]] = {}
    for path, tree in modules():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                owners.setdefault(node.name, set()).add(str(path.relative_to(PACKAGE)))
    assert len(owners) > 100
    assert {name: paths for name, paths in owners.items() if len(paths) > 1} == {}


ONE_THING_TWICE = {
    "columns": {"postgres/schema", "prisma/datamodel"},
    "compare": {"", "cli"},
    "execution": {"postgres/statements", "prisma"},
    "indexes": {"postgres/schema", "prisma/datamodel"},
    "prelude": {"postgres/server", "cli"},
    "relations": {"postgres/schema", "postgres/schema/queries", "prisma/datamodel"},
    "run": {"", "cli"},
    "types": {"postgres/schema", "postgres/schema/queries"},
}
"""Names of modules that several packages have, with the packages: they treat one thing, each in its own way."""


def test_no_two_modules_share_a_name() -> None:
    owners: dict[str, set[str]] = {}
    for path, _ in modules():
        if not path.stem.startswith("__"):
            folder = path.relative_to(PACKAGE).parent.as_posix()
            owners.setdefault(path.stem, set()).add("" if folder == "." else folder)
    assert {name: folders for name, folders in owners.items() if len(folders) > 1} == ONE_THING_TWICE


def error_classes() -> set[str]:
    """Return the names of the classes of `squash.errors`, and of those that other rooms derive from them."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for _, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    known: set[str] = {"SquashError"}
    while more := {name for name, parents in bases.items() if parents & known} - known:
        known |= more
    return known


def written(node: ast.expr) -> list[str]:
    """Return what an expression can write: a text for each of its branches, with `{}` for what is not literal."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            return ["".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)]
        case ast.IfExp(body=body, orelse=other):
            return written(body) + written(other)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [one + two for one in written(left) or ["{}"] for two in written(right) or ["{}"]]
        case ast.BoolOp(values=values):
            return [text for value in values for text in written(value)]
    return []


def voices(source: str, classes: set[str]) -> list[tuple[int, str]]:
    """Return the messages and hints of errors that a source writes, with their lines."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        said = [*(node.args[:1] if name in classes else []), *(k.value for k in node.keywords if k.arg == "hint")]
        found += [(expression.lineno, text) for expression in said for text in written(expression)]
    return found


def is_in_voice(text: str) -> bool:
    """Whether every line of a message starts in lower case, but for names and words of SQL, and ends without a stop."""
    lines = text.splitlines()
    heads = [line.strip().partition(" ")[0].strip(":,;") for line in lines]
    spoken = {head for head in heads if head[:1].isupper() and head != head.upper()}
    return spoken <= {"PostgreSQL", "Prisma", "FILE.sql"} and not any(
        line.endswith(".") or head == "A" for line, head in zip(lines, heads, strict=True)
    )


@pytest.mark.parametrize(
    "planted",
    [
        'raise ServerError("The server is gone")',
        'raise ServerError(f"{name} is gone.")',
        'raise ServerError("it is gone", hint="Try again")',
        'raise ServerError("it is gone", hint=f"{ways}\\nWithout {name} others are tried")',
        'error = ServerError("it is gone", hint="wait" if full else "try again.")',
        'refuse("it is gone", hint=ways + "\\nWait")',
        'raise ServerError("A server is gone")',
    ],
)
def test_an_error_out_of_voice_is_found(planted: str) -> None:
    assert not all(is_in_voice(text) for _, text in voices(planted, {"ServerError"}))
    mended = planted.replace('.")', '")').replace("The", "the").replace("Try", "try").replace("W", "w")
    assert all(is_in_voice(text) for _, text in voices(mended.replace('"A', '"a'), {"ServerError"}))


def test_errors_speak_with_one_voice() -> None:
    classes = error_classes()
    assert {"ServerError", "UnreachableError"} <= classes
    texts = [
        (f"{path.relative_to(PACKAGE)}:{line}", text)
        for path, _ in modules()
        for line, text in voices(path.read_text(encoding="utf-8"), classes)
    ]
    assert len(texts) > 300
    assert [(where, text) for where, text in texts if not is_in_voice(text)] == []


NOUNS = {
    "A",
    "An",
    "All",
    "Every",
    "How",
    "Its",
    "One",
    "That",
    "The",
    "Those",
    "What",
    "Where",
    "Whether",
    "Who",
    "Why",
}
THIRD_PERSON = {"Drops", "Gives", "Makes", "Puts", "Raises", "Removes", "Returns", "Runs", "Says", "Takes", "Yields"}


def test_docstrings_of_functions_open_with_a_verb() -> None:
    openings = {}
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and (words := ast.get_docstring(node)):
                is_property = any("property" in ast.unparse(decorator) for decorator in node.decorator_list)
                if not is_property:  # which names what it is
                    openings[f"{path.relative_to(PACKAGE)}:{node.lineno}"] = words.split()[0]
    assert len(openings) > 500
    assert {where: word for where, word in openings.items() if word in NOUNS | THIRD_PERSON | {"Give"}} == {}


def bound(tree: ast.AST) -> list[tuple[ast.expr | ast.arg | ast.pattern | ast.excepthandler, str | None]]:
    """Return what binds a local: assignments, loops, parameters and patterns; a field of a class is none."""
    fields = {
        id(statement.target)
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for statement in node.body
        if isinstance(statement, ast.AnnAssign)
    }
    nodes = [node for node in ast.walk(tree) if id(node) not in fields]
    return [
        *((node, node.id) for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)),
        *((node, node.arg) for node in nodes if isinstance(node, ast.arg)),
        *((node, node.name) for node in nodes if isinstance(node, ast.MatchAs | ast.ExceptHandler)),
    ]


def test_locals_say_what_they_hold() -> None:
    vague = [
        f"{path.relative_to(PACKAGE)}:{node.lineno} {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for node, name in bound(ast.parse(path.read_text(encoding="utf-8")))
        if name in ("one", "found")
    ]
    assert vague == []
