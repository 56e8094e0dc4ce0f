"""Imports go one way, only the command line prints, and the public names are there."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import squash

PACKAGE = Path(squash.__file__).parent

# A room may import those in earlier lines only.
LAYERS = (
    {"errors", "escaping"},
    {"files"},
    {"settings", "tree"},
    {"history", "server", "statements"},
    {"provenance", "replay", "schema", "snapshot", "ledger", "dump"},
    {"data", "project"},
    {"baseline", "datamodel"},
    {"lint"},
    {"proof"},
    {"run"},
    {"rollout"},
    {"output"},
    {"deploys"},
    {"drift"},
    {"compare"},
    {"repair"},
    {"cli"},
)


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("squash."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.ImportFrom) and node.module == "squash":
            found |= {alias.name for alias in node.names if (PACKAGE / f"{alias.name}.py").exists()}
    return found


def test_imports_go_one_way() -> None:
    level = {name: number for number, layer in enumerate(LAYERS) for name in layer}
    for path in PACKAGE.rglob("*.py"):
        own = room(path)
        if own.startswith("__"):
            continue
        for other in imports(path) - {own}:
            assert level[other] < level[own], f"{path.relative_to(PACKAGE)} imports {other}"


def test_snapshot_and_schema_share_no_code() -> None:
    for path in (PACKAGE / "snapshot").rglob("*.py"):
        assert imports(path) <= {"errors", "snapshot"}
    for path in (PACKAGE / "schema").rglob("*.py"):
        assert imports(path) <= {"errors", "schema"}


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
