"""What the rules find, and what they leave alone: golden/lint, with a real server as judge of what can be replayed."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import tomllib
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from squash.cli import cli
from squash.errors import ReplayError, SquashError
from squash.lint import RULES, findings, lint
from squash.lint.configuration import read_configuration
from squash.lint.scripted_catalog import object_name
from squash.postgres.server import Server
from squash.postgres.statements import effects, split, summarize, tokens
from squash.prisma.history import History, Migration, read_history
from squash.prisma.replay import replay

GOLDEN = Path(__file__).parent.parent / "golden"
CASES = sorted(path.parent for path in (GOLDEN / "lint").glob("*/rule.toml"))
# An empty database refuses what these find; the embedded server lacks the extensions of the good case of another.
JUDGED = [
    case
    for case in CASES
    if case.name.split("-")[0] in ("missing", "duplicate", "not", "new")
    and case.name not in ("missing-extension", "not-for-prisma")
]


def squash_lint(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(cli, ["lint", *map(str, arguments)], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    result.exit_code = result.return_value or 0
    return result


def run_git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def lay_out(case: Path, folder: Path) -> Path:
    """Put a case into a folder; what is merged becomes a commit on main, the case itself a branch."""
    migrations = folder / "migrations"
    if (case / "merged").exists():
        run_git(folder, "init", "-q", "-b", "main")
        run_git(folder, "config", "core.autocrlf", "false")
        shutil.copytree(case / "merged", migrations)
        run_git(folder, "add", ".")
        run_git(folder, "commit", "-q", "-m", "merged")
        run_git(folder, "checkout", "-q", "-b", "work")
        shutil.rmtree(migrations)
    shutil.copytree(case / "migrations", migrations)
    if (case / "schema.prisma").exists():
        shutil.copy(case / "schema.prisma", folder)
    return migrations


def found(migrations: Path, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(squash_lint(migrations, "--format", "json", *options).stdout)["findings"]
    return found


def lines(findings: list[dict[str, Any]]) -> list[str]:
    return [
        f"{one['migration']}:{one['line']} {one['message']}" if one["migration"] else one["message"] for one in findings
    ]


def test_every_rule_has_its_cases_and_its_page() -> None:
    assert [case.name for case in CASES] == sorted(RULES)
    for rule in RULES.values():
        assert len(rule.help) > 200
        assert "What to do:" in rule.help or rule.severity == "note"
        page = squash_lint("--explain", rule.id)
        assert page.exit_code == 0
        assert rule.help in page.stdout


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_rule_finds(case: Path, tmp_path: Path) -> None:
    manifest = tomllib.loads((case / "rule.toml").read_text(encoding="utf-8"))
    findings = found(lay_out(case / "bad", tmp_path))
    assert manifest["why"]
    assert lines([one for one in findings if one["rule"] == case.name]) == manifest["finds"]
    assert {one["rule"] for one in findings if one["severity"] == "error"} <= {case.name}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_rule_leaves_alone(case: Path, tmp_path: Path) -> None:
    findings = found(lay_out(case / "good", tmp_path))
    assert [one for one in findings if one["rule"] == case.name or one["severity"] == "error"] == []


@pytest.mark.parametrize("case", JUDGED, ids=lambda case: case.name)
def test_a_server_agrees(case: Path, server: Server) -> None:
    with server.database("good") as database, database.connect() as connection:
        replay(connection, read_history(case / "good" / "migrations"))
    with server.database("bad") as database, database.connect() as connection:
        failures: list[ReplayError] = []
        replay(connection, read_history(case / "bad" / "migrations"), failed=failures.append)
        assert failures


HEALTHY = sorted(
    manifest.parent
    for manifest in GOLDEN.glob("*/*/case.toml")
    if tomllib.loads(manifest.read_text(encoding="utf-8"))["outcome"] == "proven"
)


def preludes(case: Path) -> list[str]:
    named = tomllib.loads((case / "case.toml").read_text(encoding="utf-8")).get("prelude", [])
    return [word for name in named for word in ("--prelude", str(case / name))]


def test_no_error_in_a_history_that_is_proven_to_replay() -> None:
    """Also for those of golden/postgres, which hold every form of every command that makes or changes an object."""
    errors = {
        str(case.relative_to(GOLDEN)): lines([one for one in findings if one["severity"] == "error"])
        for case in HEALTHY
        if (findings := found(case / "migrations", "--no-git", *preludes(case)))
    }
    assert {name: said for name, said in errors.items() if said} == {}


def test_the_broken_marketplace_is_told_whole_without_a_database() -> None:
    broken = GOLDEN / "ag112" / "broken" / "migrations"
    result = squash_lint(broken, "--datamodel", GOLDEN / "ag112" / "schema.prisma", "--no-git")
    assert result.exit_code == 3
    for said in (
        'no migration makes relation "OrderItem"',
        'no migration makes relation "Order"',
        'the model Product: no migration makes its table "Product"',
        'the model Order: no migration makes its table "Order"',
        'the model OrderItem: no migration makes its table "OrderItem"',
    ):
        assert said in result.stdout
    repaired = GOLDEN / "ag112" / "repaired" / "migrations"
    result = squash_lint(repaired, "--datamodel", GOLDEN / "ag112" / "schema.prisma", "--no-git")
    assert (result.exit_code, result.stdout) == (0, "")


def migrations_of(folder: Path, **scripts: str) -> Path:
    for name, script in scripts.items():
        file = folder / "migrations" / name / "migration.sql"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(script)
    return folder / "migrations"


def test_in_batch_and_split(tmp_path: Path) -> None:
    case = GOLDEN / "lint" / "new-value-used" / "bad" / "migrations"
    assert squash_lint(case, "--no-git", "--execution", "batch").exit_code == 3
    assert squash_lint(case, "--no-git", "--execution", "split").exit_code == 0
    assert squash_lint(case, "--no-git", "--execution", "split", "--strict").exit_code == 3
    # Prisma's parser does not know the second: it runs the script whole, in whatever version.
    migrations = migrations_of(tmp_path, a_1='SELECT 1;\nDROP INDEX CONCURRENTLY IF EXISTS "i";')
    assert squash_lint(migrations, "--no-git", "--execution", "split").exit_code == 3


def test_since_shows_what_is_new_or_changed(tmp_path: Path) -> None:
    run_git(tmp_path, "init", "-q", "-b", "main")
    migrations = migrations_of(tmp_path, a_1="DROP TABLE x;", a_2="DROP TABLE y;")
    run_git(tmp_path, "add", ".")
    run_git(tmp_path, "commit", "-q", "-m", "old")
    migrations_of(tmp_path, a_2="DROP TABLE z;", a_3="DROP TABLE w;")
    assert [one["migration"] for one in found(migrations, "--since", "main") if one["rule"] == "missing-relation"] == [
        "a_2",
        "a_3",
    ]
    assert len([one for one in found(migrations) if one["rule"] == "missing-relation"]) == 3
    with pytest.raises(SquashError, match="no revision nowhere"):
        squash_lint(migrations, "--since", "nowhere")


def test_edits_on_the_branch_itself_are_warnings(tmp_path: Path) -> None:
    run_git(tmp_path, "init", "-q", "-b", "main")
    for script in ("SELECT 1;", "SELECT 2;"):
        migrations = migrations_of(tmp_path, a_1=script)
        run_git(tmp_path, "add", ".")
        run_git(tmp_path, "commit", "-q", "-m", script)
    [finding] = found(migrations)
    assert (finding["rule"], finding["severity"]) == ("edited-after-merge", "warning")
    assert found(migrations, "--no-git") == []


def test_edits_before_the_merge_are_none(tmp_path: Path) -> None:
    run_git(tmp_path, "init", "-q", "-b", "main")
    run_git(tmp_path, "commit", "-q", "--allow-empty", "-m", "root")
    run_git(tmp_path, "checkout", "-q", "-b", "work")
    for script in ("SELECT 1;", "SELECT 2;"):
        migrations = migrations_of(tmp_path, a_1=script)
        run_git(tmp_path, "add", ".")
        run_git(tmp_path, "commit", "-q", "-m", script)
    run_git(tmp_path, "checkout", "-q", "main")
    run_git(tmp_path, "merge", "-q", "--no-ff", "-m", "merge", "work")
    assert found(migrations) == []


@pytest.mark.parametrize(("file", "head"), [("squash.toml", "lint"), ("pyproject.toml", "tool.squash.lint")])
def test_configuration(tmp_path: Path, file: str, head: str) -> None:
    (tmp_path / ".git").mkdir()
    migrations = migrations_of(tmp_path, a_1="DROP TABLE x;\nCREATE ROLE r;", a_2="DROP TABLE y;")
    (tmp_path / file).write_text(
        f'[{head}]\noff = ["cluster-wide"]\n[[{head}.ignore]]\nmigration = "a_1"\nrules = ["missing-relation"]\n'
        'reason = "made by the platform"\n'
    )
    assert [(one["migration"], one["rule"]) for one in found(migrations, "--no-git")] == [("a_2", "missing-relation")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[lint]\noff = [", "is no TOML"),
        ("[lnit]\noff = []", "unknown key lnit"),
        ("lint = 1", "lint must be a table"),
        ("[lint]\nof = []", "unknown key of"),
        ('[lint]\noff = ["no-rule"]', "there is no rule no-rule"),
        ('[lint]\noff = "missing-type"', "must be a list"),
        ("[lint]\nschema = 1", "schema must be text"),
        ('[[lint.ignore]]\nrules = ["missing-type"]\nreason = "x"', "names no migration"),
        ('[[lint.ignore]]\nmigration = "a"\nrules = ["missing-type"]\nreason = " "', "gives no reason"),
        ('[[lint.ignore]]\nmigration = "a"\nreason = "x"', "names no rules"),
        ('[[lint.ignore]]\nmigration = "a"\nrule = "x"\nreason = "x"', "unknown key rule"),
    ],
)
def test_a_configuration_that_cannot_be_meant(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "squash.toml").write_text(text)
    with pytest.raises(SquashError, match=message):
        read_configuration(tmp_path, RULES)


def test_an_ignore_that_has_become_idle_is_said(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    migrations = migrations_of(tmp_path, a_1="SELECT 1;")
    (tmp_path / "squash.toml").write_text(
        '[[lint.ignore]]\nmigration = "a_1"\nrules = ["missing-type"]\nreason = "x"\n'
        '[[lint.ignore]]\nmigration = "gone"\nrules = ["missing-type"]\nreason = "x"\n'
    )
    said = squash_lint(migrations, "--no-git").stderr
    assert "nothing of missing-type is left to ignore in a_1" in said
    assert "there is no migration gone" in said


def test_formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    migrations = migrations_of(tmp_path, a_1='SELECT 1;\nDROP TABLE "x,\n%y";')
    monkeypatch.chdir(tmp_path)
    assert squash_lint(migrations, "--no-git", "--format", "github").stdout == (
        "::error file=migrations/a_1/migration.sql,line=2,title=missing-relation::"
        'no migration makes relation "x,%0A%25y"\n'
    )
    log = json.loads(squash_lint(migrations, "--no-git", "--format", "sarif").stdout)
    [run] = log["runs"]
    [result] = run["results"]
    assert (log["version"], run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]) == ("2.1.0", "missing-relation")
    assert result["level"] == "error"
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "migrations/a_1/migration.sql"},
        "region": {"startLine": 2},
    }
    assert {rule["defaultConfiguration"]["level"] for rule in run["tool"]["driver"]["rules"]} == {
        "error",
        "warning",
        "note",
    }


def test_names_are_chosen_as_postgresql_does(server: Server) -> None:
    long = "a_table_with_a_rather_long_name_of_more_than_forty_letters", "a_column_with_a_long_name_é"
    with server.database("names") as database, database.connect() as connection:
        connection.execute(f'CREATE TABLE "{long[0]}" ("{long[1]}" SERIAL UNIQUE, b INT, UNIQUE ("{long[1]}", b))')
        there = {
            row[0]
            for row in connection.execute("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")
        }
    assert object_name(*long, "key") in there
    assert object_name(*long, "seq") in there
    assert (
        object_name(long[0], f"{long[1]}_b"[:63], "key1") in there
        or object_name(long[0], f"{long[1]}_b", "key") in there
    )


PIECES = ["(", ")", ",", ".", '"', "'", "$$", "/*", ";", "::", "[", "CASCADE", "IF EXISTS", "ON", "TO", '"x"', "RENAME"]


def test_no_text_makes_it_fail() -> None:
    """Scripts that are cut off, shuffled and torn: whatever is found, reading them ends well."""
    chance = random.Random(7)
    scripts = sorted((GOLDEN / "postgres").glob("*/migrations/*/migration.sql"))
    for _ in range(400):
        words = [token.text for token in tokens(chance.choice(scripts).read_bytes().decode()[:3000])]
        for _ in range(chance.randrange(1, 5)):
            at = chance.randrange(len(words))
            words[at : at + chance.randrange(2)] = [chance.choice((*PIECES, chance.choice(words)))]
        script = " ".join(words[: chance.randrange(1, len(words) + 1)])
        lint(History((Migration("a", script), Migration("b", script)), "postgresql", None))
        for statement in split(script):
            effects(statement.text)
            summarize(statement.text)


@pytest.mark.parametrize("rows", [3, 8_000])
def test_a_long_insert_takes_little_memory_and_hides_nothing(rows: int) -> None:
    plain = "".join(f"({n}, -1.5, 'row {n}', NULL, TRUE),\n" for n in range(rows))
    script = f"CREATE TABLE t (a INT, b FLOAT, c TEXT, d TIMESTAMP, e BOOL);\nINSERT INTO t VALUES\n{plain}"
    script += f"(0, 1, 'x', now(), TRUE),\n{plain}(0, 1, '', NULL, TRUE);\nALTER TABLE missing ADD a INT;\n"
    tracemalloc.start()
    told = lint(History((Migration("1_a", script),), "postgresql", None))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [(one.rule, one.line) for one in told] == [
        ("rows-not-repeatable", rows + 3),
        ("missing-relation", 2 * rows + 5),
    ]
    assert peak < 8 * len(script) + 2_000_000


def test_a_long_script_is_read_as_a_short_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    history = read_history(GOLDEN / "ag112" / "broken" / "migrations")
    more = Migration("9_long", "CREATE TYPE e AS ENUM ('a');\nALTER TYPE e ADD VALUE 'b';\nSELECT 'b'::e; /* open")
    history = replace(history, migrations=(*history.migrations, more))
    short = lint(history)
    monkeypatch.setattr(findings, "_LONG_SCRIPT", 0)
    assert lint(history) == short
    assert len(short) == 3
