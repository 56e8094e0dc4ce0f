"""Imports go one way, only the command line prints, and the public names are there."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import squash

PACKAGE = Path(squash.__file__).parent

HALVES = ("postgres", "prisma")
"""Packages of rooms: what PostgreSQL is, and what Prisma is. All other rooms are the product between them."""

# A room may import those in earlier lines only.
LAYERS = (
    {"errors", "escaping"},
    {"files", "docs"},
    {"settings", "tree"},
    {"postgres.server", "postgres.statements"},
    {"postgres.schema", "postgres.snapshot", "postgres.dump", "presets"},
    {"prisma.history", "prisma.urls", "prisma.execution"},
    {"prisma.deploy"},
    {"prisma.provenance", "prisma.ledger"},
    {"prisma.replay"},
    {"surroundings"},
    {"data"},
    {"baseline", "prisma.datamodel"},
    {"project"},
    {"lint"},
    {"proof"},
    {"run"},
    {"rollout"},
    {"output"},
    {"deploys"},
    {"prisma.drift", "prelude"},
    {"compare"},
    {"repair"},
    {"cli"},
)


def room(path: Path) -> str:
    return room_of(path.relative_to(PACKAGE).with_suffix("").parts)


def room_of(parts: Sequence[str]) -> str:
    return ".".join(parts[: 2 if parts[0] in HALVES else 1])


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("squash."):
            parts = node.module.split(".")[1:]
            names = [alias.name for alias in node.names] if parts[0] in HALVES and len(parts) == 1 else [""]
            found |= {room_of([*parts, name] if name else parts) for name in names}
        elif isinstance(node, ast.ImportFrom) and node.module == "squash":
            found |= {alias.name for alias in node.names if (PACKAGE / f"{alias.name}.py").exists()}
    return found


def test_imports_go_one_way() -> None:
    level = {name: number for number, layer in enumerate(LAYERS) for name in layer}
    for path in PACKAGE.rglob("*.py"):
        own = room(path)
        if "__" in own:
            continue
        for other in imports(path) - {own}:
            assert level[other] < level[own], f"{path.relative_to(PACKAGE)} imports {other}"


def test_postgres_stands_alone() -> None:
    for path in (PACKAGE / "postgres").rglob("*.py"):
        others = {other for other in imports(path) if not other.startswith("postgres.")}
        assert others <= {"errors", "escaping", "files"}, f"{path.relative_to(PACKAGE)} imports {others}"


def spelled(word: str, *rooms: str, outside: str | None = None) -> list[str]:
    """Name the files of the package, its pages aside, that hold a word, in whatever case."""
    files = [path for room in rooms or (".",) for path in (PACKAGE / room).rglob("*") if path.is_file()]
    assert len(files) > 50
    texts = {
        path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8")
        for path in files
        if path.suffix not in (".md", ".pyc") and not (outside and path.is_relative_to(PACKAGE / outside))
    }
    return sorted(name for name, text in texts.items() if word.lower() in text.lower() or word in name)


def test_postgres_has_no_word_of_prisma() -> None:
    assert spelled("prisma", "postgres") == []


def test_the_ledger_is_named_by_prisma_alone() -> None:
    assert spelled("_prisma_migrations", outside="prisma") == []
    assert "prisma/ledger/table.py" in spelled("_prisma_migrations")


def test_snapshot_and_schema_share_no_code() -> None:
    for path in (PACKAGE / "postgres" / "snapshot").rglob("*.py"):
        assert imports(path) <= {"errors", "postgres.snapshot"}
    for path in (PACKAGE / "postgres" / "schema").rglob("*.py"):
        assert imports(path) <= {"errors", "postgres.schema"}


def test_only_the_command_line_prints_and_exits() -> None:
    for path in PACKAGE.rglob("*.py"):
        if room(path) in ("cli", "__main__"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not names & {"print", "exit"}, path
        modules = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
        assert not modules & {"click", "rich"}, path


def test_the_only_threads_of_a_squash_are_those_of_the_evidence() -> None:
    files = [PACKAGE / "run.py", *(PACKAGE / "proof").glob("*.py")]
    threaded = [path.name for path in files if "concurrent" in path.read_text(encoding="utf-8")]
    assert threaded == ["evidence.py"]


def test_the_public_names_are_there() -> None:
    for name in squash.__all__:
        assert getattr(squash, name) is not None


def test_importing_the_package_is_cheap() -> None:
    code = "import sys, squash; print([m for m in ('sqlglot', 'git', 'rich', 'psycopg') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def inner_modules(path: Path) -> set[str]:
    """Return the modules behind a room's face that a file imports from; `postgres.schema.kinds`, not `postgres.schema`."""
    modules = {
        node.module.removeprefix("squash.")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("squash.")
    }
    return {module for module in modules if module != room_of(module.split("."))}


INNER = {
    "cli.deploys": "its table in Markdown takes names from databases; moving all stops at an interrupt",
    "cli.journal": "an interrupt at a moment that no command line can be made to hit",
    "cli.run": "a refusal that comes before any server is started",
    "cli.terminal": "marks of a check that no command line can be made to leave unchecked on a server of ours",
    "cli.sink": "what is printed takes names from databases",
    "data.expressions": "hundreds of expressions, with no database",
    "data.literals": "each type's constants, with no history",
    "data.reading": "each type's constants, with no history",
    "data.writing": "each type's constants, with no history",
    "deploys.catchup": "a script that a shell reads",
    "deploys.drift": "a script that is written of two schemas, with no database",
    "deploys.majors": "each rule has a case",
    "deploys.rights": "each right that may be lacking, with no roll-out",
    "deploys.meanings": "the pages have each of them",
    "lint.scripted_catalog": "names as PostgreSQL reads them",
    "output.runbook": "a page that holds names from databases",
    "postgres.schema.catalog": "the columns of queries are the fields of their rows",
    "postgres.schema.queries": "the columns of queries are the fields of their rows",
    "postgres.server.choice": "which server is taken, with none started",
    "postgres.server.docker": "a command line that is not run",
    "postgres.server.packages": "a download that breaks off",
    "postgres.server.substitutes": "each stand-in has a case",
    "postgres.server.workspace": "accounts and directories of an operating system",
    "prelude.type_texts": "texts that are no types, which no server gives",
    "proof.applying": "a history that was built by a role of the test",
    "proof.differing": "texts that differ in what may differ",
    "proof.proving": "a dump that cannot be made to differ alone",
    "repair.guards": "statements that are edited, with no history",
}
"""The modules that tests reach behind a room's face, and why; what other rooms import from is a part of the face."""


def test_tests_of_inner_parts_go_through_the_face_of_the_room() -> None:
    open_to_others = {
        module
        for path in PACKAGE.rglob("*.py")
        for module in inner_modules(path)
        if room_of(module.split(".")) != room(path)
    }
    reached = {module for path in Path(__file__).parent.glob("*.py") for module in inner_modules(path)}
    assert reached - open_to_others - INNER.keys() == set()
    assert INNER.keys() <= reached - open_to_others, "reached no more: take it off the list"


TEXTS = {"identity", "definition"}
"""What nobody outside of the schema room takes apart: kind, name and detail of an object say what it holds."""
SURGERY = {
    "split",
    "rsplit",
    "partition",
    "rpartition",
    "removeprefix",
    "removesuffix",
    "startswith",
    "endswith",
    "strip",
    "lstrip",
    "rstrip",
    "replace",
    "find",
    "rfind",
    "index",
    "rindex",
    "count",
    "translate",
}
"""Methods of strings; not splitlines, by which texts are shown."""
READERS = {
    "match",
    "fullmatch",
    "search",
    "sub",
    "subn",
    "findall",
    "finditer",
    "split",
    "split_list",
    "closing",
    "tokens",
    "names_in",
    "identifiers",
    "with_identifiers",
}
"""Methods of patterns, and functions that read SQL."""


def is_text(node: ast.AST, aliases: set[str]) -> bool:
    """Whether an expression is the identity or definition of something, perhaps one of several, or a name for that."""
    match node:
        case ast.Attribute(attr=attr):
            return attr in TEXTS
        case ast.Name(id=name):
            return name in aliases or name in TEXTS
        case ast.BoolOp(values=parts):
            return any(is_text(part, aliases) for part in parts)
        case ast.IfExp(body=one, orelse=other):
            return is_text(one, aliases) or is_text(other, aliases)
        case ast.NamedExpr(value=value):
            return is_text(value, aliases)
    return False


def taken_apart(source: str) -> list[int]:
    """Return the lines on which an identity or definition is read as text."""
    tree = ast.parse(source)
    aliases = {
        node.target.id if isinstance(node, ast.NamedExpr) else node.targets[0].id  # type: ignore[attr-defined]
        for node in ast.walk(tree)
        if (isinstance(node, ast.NamedExpr) or (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)))
        and is_text(node.value, set())
    }
    lines = []
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=method, value=held), args=given):
                wrong = (method in SURGERY and is_text(held, aliases)) or (
                    method in READERS and any(is_text(argument, aliases) for argument in given)
                )
            case ast.Call(func=ast.Name(id=function), args=given):
                wrong = function in READERS and any(is_text(argument, aliases) for argument in given)
            case ast.Subscript(value=held, slice=ast.Slice()):
                wrong = is_text(held, aliases)
            case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[held]):
                wrong = is_text(held, aliases)
            case _:
                wrong = False
        lines += [node.lineno] if wrong else []  # type: ignore[attr-defined]
    return lines


@pytest.mark.parametrize(
    "planted",
    [
        're.match(r"[a-z ]+", item.identity)',
        "_NAME.search(difference.identity)",
        "_NOT_NULL.sub('', item.definition)",
        'item.identity.removeprefix("table ")',
        '(item.relation or item.identity).partition(" ")[2]',
        'item.definition.startswith("CREATE UNIQUE INDEX")',
        "item.definition[5:-1]",
        '" ON " in one.identity',
        "split_list(item.definition)",
        "text = item.definition\ntext.split()",
        "if found := one.definition:\n    found.split()",
        "def parts(definition):\n    return definition.split()",
    ],
)
def test_what_takes_a_definition_apart_is_found(planted: str) -> None:
    assert taken_apart(f"def read(item):\n    return None\n{planted}")
    assert not taken_apart(planted.replace("identity", "kind").replace("definition", "kind"))


def test_nobody_outside_of_the_schema_room_takes_definitions_apart() -> None:
    rooms = [path for path in PACKAGE.rglob("*.py") if room(path) not in ("postgres.schema", "postgres.snapshot")]
    assert len(rooms) > 100
    found = [f"{path.relative_to(PACKAGE)}:{line}" for path in rooms for line in taken_apart(path.read_text("utf-8"))]
    assert found == []
