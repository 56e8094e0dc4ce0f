"""Names are data: those of people who mean harm go through every file, command and line that squash writes.

What is written is read again by those who will: psql, a shell, a Markdown parser, GitHub's rules for its log.
"""

from __future__ import annotations

import io
import itertools
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt
from markdown_it.token import Token

from squash.baseline import write_preamble
from squash.cli import cli
from squash.cli.deploys import _markdown
from squash.cli.sink import Sink
from squash.deploys import CatalogDiff, Checked, Deploy, DeployRemedy, read_target, remedy
from squash.deploys.catchup import write_catch_up
from squash.deploys.drift import write_drift
from squash.errors import HistoryError, ServerError, SquashError
from squash.escaping import (
    code,
    holds_control,
    json_text,
    prose,
    shell_option,
    shell_path,
    shell_word,
    visible,
)
from squash.lint import RULES, LintFinding
from squash.lint.formats import as_json, github, sarif
from squash.output.manifest import output_files
from squash.output.report import report
from squash.output.runbook import RolloutPlace, runbook
from squash.postgres.schema import SchemaDifference, compare_schemas, read_schema
from squash.postgres.schema.names import literal, quote
from squash.postgres.server import Database, Server
from squash.prisma.history import History, Migration, read_history
from squash.prisma.ledger import LEDGER_DDL, Verdict
from squash.prisma.ledger import LedgerFinding as Condition
from squash.prisma.urls import connection_url
from squash.repair import Edit, RepairChange, edited, patch
from squash.run import RepairEdit, Request, SchemaSource, Squash, squash

PROJECT = RolloutPlace("prisma/migrations", "npx prisma")

ROOT = Path(__file__).parent.parent

LINE_ENDS = ("\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029")
PLAIN = (
    "it's",
    'a "b" c',
    '"',
    "'",
    "`touch MARK`",
    "$(touch MARK)",
    "$$",
    "$squash$; SELECT 1/0;",
    "$migration$",
    "back\\slash\\u0041",
    "\\",
    "\\! touch MARK",
    "x \\! touch MARK",
    "\\gexec",
    "\\q",
    "\\echo x \\i /etc/passwd",
    ":v",
    ":'v'",
    ':"v"',
    ":{?v}",
    "a:v::text",
    "--",
    "-- x",
    "/* x",
    "*/ x",
    "/* x */",
    "; SELECT 1/0; --",
    ";",
    "{{state}}",
    "{count}",
    "{0}",
    "{",
    "%s",
    "%(x)s",
    "%I %1$s %",
    "%0A::error::x",
    "#",
    "# x",
    "##[error]x",
    "##vso[task.complete result=Failed]x",
    "::error::x",
    "::error file=a,line=1::x",
    "a|b",
    "a\\|b",
    "|",
    "||`|",
    "``",
    "`",
    "```",
    "~~~",
    "<img src=x onerror=alert(1)>",
    "</code><script>alert(1)</script>",
    "<!--",
    "<http://x.example>",
    "](javascript:x)",
    "[a](javascript:x)",
    "![a](http://x.example/a.png)",
    "[a]: http://x.example",
    "**b** _i_ ~~s~~",
    "http://x.example",
    "www.x.example",
    "@somebody",
    "&lt;b&gt;",
    "&#60;b>",
    "- x",
    "1. x",
    "> x",
    "=== x",
    " x ",
    "  ",
    "-rf",
    "--help",
    "-",
    "~",
    "*",
    "!!",
    "a & b",
    "ünïcödé 日本",
    "\N{GRINNING FACE}" * 15,
    "é" * 31,
    "表" * 21,
    "MARK on table x",
    'a" on table "b',
    " on table ",
    "DEFAULT 1",
    " NOT NULL",
    "CONSTRAINT",
    "NOT VALID",
)
CONTROL = (
    *(f"x{end}\\! touch MARK{end}y" for end in LINE_ENDS),
    *(f"{end}SELECT 1/0;{end}" for end in LINE_ENDS),
    "\n::error::x",
    "  \n  ::error::x",
    "\r\n##[error]x",
    "a\n| b |",
    "a\n\n# b",
    "a\n```\nb",
    "\n.\n",
    "\n\\.\n",
    "\n+++ b/x\n@@ -1 +1 @@\n",
    '\n    "evil" TEXT,\n',
    "\n);\n",
    "\x1b[2J\x1b[31mx",
    "\x1b]0;x\x07",
    "\x1b]52;c;eA==\x07",
    "\x1b]8;;http://x.example\x07y\x1b]8;;\x07",
    "\x9b2J",
    "a\b\b\bb",
    "a\rproven",
    "\t",
    "\x7f",
    "\u202etxt.exe",
    "\u2066x\u2069",
    "\u200fx",
    "x\u200by",
    "x\ufeffy",
    "a\U000e0041b",
)
NAMES = (*PLAIN, *CONTROL)
"""Names that PostgreSQL takes for any object; migrations and options may only have the plain ones."""
FOLDERS = tuple(name for name in PLAIN if "/" not in name)


def test_the_names_are_names() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert [name for name in NAMES if len(name.encode()) > 63] == []
    assert [name for name in PLAIN if holds_control(name)] == []
    assert [name for name in CONTROL if not holds_control(name)] == []
    assert len(NAMES) > 120


def build(name: str, number: int) -> str:
    """Return SQL that makes an object of each kind with this name, and rows, values and comments that hold it."""
    n, text, table = quote(name), literal(name), f'i."t{number}"'
    body = literal(f"SELECT {text}")
    return f"""
CREATE TABLE {n} ("id" INTEGER NOT NULL, {n} TEXT DEFAULT {text}, CONSTRAINT "pk{number}" PRIMARY KEY ("id"),
    CONSTRAINT {n} CHECK ({n} <> {text}));
COMMENT ON TABLE {n} IS {text};
COMMENT ON COLUMN {n}.{n} IS {text};
GRANT SELECT ON {n} TO {n};
CREATE TYPE e.{n} AS ENUM ({text}, 'other');
CREATE DOMAIN d.{n} AS TEXT CONSTRAINT {n} CHECK (VALUE <> {text});
CREATE FUNCTION f.{n}({n} TEXT) RETURNS TEXT LANGUAGE sql AS {body};
CREATE VIEW v.{n} AS SELECT {n} FROM {n};
CREATE SEQUENCE s.{n};
CREATE TABLE {table} ({n} TEXT, "id" INTEGER, CONSTRAINT {n} FOREIGN KEY ("id") REFERENCES {n}("id"));
CREATE INDEX {n} ON {table}({n});
CREATE TRIGGER {n} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION touched();
CREATE POLICY {n} ON {table} USING ({n} = {text});
INSERT INTO {table} VALUES ({text}, NULL);
CREATE SCHEMA {n};
"""


COMMON = """CREATE SCHEMA e; CREATE SCHEMA d; CREATE SCHEMA f; CREATE SCHEMA v; CREATE SCHEMA s; CREATE SCHEMA i;
CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE VIEW "slices" AS SELECT (ARRAY[1, 2, 3])[1:"DBNAME"] AS a, 1::TEXT AS b FROM (SELECT 2 AS "DBNAME") AS x;
CREATE TABLE "Sliced" ("DBNAME" INTEGER, "a" INTEGER[], CHECK ("a"[1:"DBNAME"] IS NOT NULL));
"""
OBJECTS = """SELECT 'relation', relname FROM pg_class WHERE relname = ANY(%(n)s) AND relkind = 'r'
UNION ALL SELECT 'index', relname FROM pg_class WHERE relname = ANY(%(n)s) AND relkind = 'i'
UNION ALL SELECT 'view', relname FROM pg_class WHERE relname = ANY(%(n)s) AND relkind = 'v'
UNION ALL SELECT 'sequence', relname FROM pg_class WHERE relname = ANY(%(n)s) AND relkind = 'S'
UNION ALL SELECT 'column', attname FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = attrelid
    WHERE attname = ANY(%(n)s) AND relname = attname AND relkind = 'r'
UNION ALL SELECT 'comment', description FROM pg_description WHERE description = ANY(%(n)s) AND objsubid = 0
UNION ALL SELECT 'comment on a column', description FROM pg_description WHERE description = ANY(%(n)s) AND objsubid = 2
UNION ALL SELECT 'grant', r.rolname FROM pg_class AS c, aclexplode(relacl) AS a JOIN pg_roles AS r ON r.oid = a.grantee
    WHERE r.rolname = ANY(%(n)s) AND relname = r.rolname
UNION ALL SELECT 'enum', typname FROM pg_type WHERE typname = ANY(%(n)s) AND typtype = 'e'
UNION ALL SELECT 'domain', typname FROM pg_type WHERE typname = ANY(%(n)s) AND typtype = 'd'
UNION ALL SELECT 'label', enumlabel FROM pg_enum WHERE enumlabel = ANY(%(n)s)
UNION ALL SELECT 'constraint ' || contype::text || (conrelid <> 0)::text, conname FROM pg_constraint
    WHERE conname = ANY(%(n)s)
UNION ALL SELECT 'function', proname FROM pg_proc WHERE proname = ANY(%(n)s) AND proargnames = ARRAY[proname::text]
UNION ALL SELECT 'trigger', tgname FROM pg_trigger WHERE tgname = ANY(%(n)s)
UNION ALL SELECT 'policy', polname FROM pg_policy WHERE polname = ANY(%(n)s)
UNION ALL SELECT 'schema', nspname FROM pg_namespace WHERE nspname = ANY(%(n)s)"""
KINDS = 18
"""How many kinds `OBJECTS` counts."""


@pytest.fixture(scope="module")
def roles(server: Server) -> Iterator[None]:
    with server.database("roles") as database, database.connect() as connection:
        for name in NAMES:
            connection.execute(f"CREATE ROLE {quote(name)}".encode())
        yield
        for name in NAMES:
            connection.execute(f"DROP ROLE {quote(name)}".encode())


@pytest.fixture(scope="module")
def evil(server: Server, roles: None) -> Squash:
    """A squash of a history in which everything has an evil name, its migrations, too."""
    scripts = [COMMON, *(build(name, number) for number, name in enumerate(NAMES))]
    folders = sorted(FOLDERS, key=str.encode)
    split = len(scripts) // 2
    migrations = [Migration(name, "SELECT 1;\n") for name in folders]
    migrations[0] = Migration(folders[0], "".join(scripts[:split]))
    migrations[-1] = Migration(folders[-1], "".join(scripts[split:]))
    known = dict.fromkeys(folders, ("-- another version\n",))
    return squash(Request(History(tuple(migrations), "postgresql", None), known=lambda: known), server)


def psql(database: Database, script: str, folder: Path, *options: str) -> str:
    """Run a script with the real psql, in a folder where nothing may be touched; give what it says."""
    assert database.server.bindir is not None
    (folder / "script.sql").write_text(script, newline="", encoding="utf-8")
    command = [str(database.server.bindir / "psql"), "-XAt", "-v", "ON_ERROR_STOP=1", "-v", "v=EXPANDED", *options]
    done = subprocess.run(
        [*command, "-f", "script.sql", database.conninfo],
        cwd=folder,
        capture_output=True,
        check=False,
        env=os.environ | {"PGCLIENTENCODING": "UTF8"},
    )
    said = (done.stdout + done.stderr).decode(errors="replace")
    assert done.returncode == 0, said
    assert [path.name for path in folder.iterdir() if path.name != "script.sql"] == []
    assert "EXPANDED" not in said
    return said


def objects(database: Database) -> set[tuple[str, str]]:
    with database.connect() as connection:
        return set(connection.execute(OBJECTS.encode(), {"n": list(NAMES)}))


def test_a_baseline(evil: Squash, server: Server, tmp_path: Path) -> None:
    assert [check for check in evil.proof.checks if not check.passed] == []
    with server.database("baseline") as database:
        for _ in range(2):
            psql(database, evil.baseline.script, tmp_path)
        found = objects(database)
        assert len(found) == KINDS * len(NAMES), found
        with database.connect() as connection:
            for number, name in enumerate(NAMES):
                query = f'SELECT {quote(name)} FROM i."t{number}"'.encode()
                assert connection.execute(query).fetchall() == [(name,)]
            assert read_schema(connection, "public").objects == evil.schema.objects


def test_drift(evil: Squash, server: Server, tmp_path: Path) -> None:
    """What is missing is made, what is too much is only a comment, and what differs is changed."""
    with server.database("empty") as database, database.connect() as connection:
        nothing = read_schema(connection, "public")
        missing = _contrast(compare_schemas(evil.schema, nothing))
        assert len(missing.differences) > 10 * len(NAMES)
        psql(database, write_drift(missing), tmp_path)
        found = objects(database)
        assert len(found) == KINDS * len(NAMES)
        too_much = _contrast(compare_schemas(nothing, evil.schema))
        psql(database, write_drift(too_much), tmp_path)
        assert objects(database) == found
        changes = "".join(change(name, number) for number, name in enumerate(NAMES))
        connection.execute(changes.encode())
        changed = read_schema(connection, "public")
        other = _contrast(compare_schemas(evil.schema, changed))
        assert len(other.differences) >= 5 * len(NAMES)
        suggested = write_drift(other)
        assert [number for number in range(len(NAMES)) if f'DROP COLUMN "more {number}";' not in suggested] == []
        psql(database, suggested, tmp_path)
        again = read_schema(connection, "public")
        assert [one.identity for one in compare_schemas(evil.schema, again) if one.kind not in ("table", "enum")] == []


def change(name: str, number: int) -> str:
    """Return SQL that makes what `build` made another."""
    n, table = quote(name), f'i."t{number}"'
    return f"""
ALTER TABLE {n} ADD COLUMN "more {number}" TEXT;
COMMENT ON TABLE {n} IS 'another';
ALTER TYPE e.{n} ADD VALUE 'third';
CREATE OR REPLACE FUNCTION f.{n}({n} TEXT) RETURNS TEXT LANGUAGE sql AS 'SELECT 1::text';
DROP INDEX i.{n}; CREATE UNIQUE INDEX {n} ON {table}("id");
DROP TRIGGER {n} ON {table}; CREATE TRIGGER {n} AFTER UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION touched();
ALTER TABLE {table} DROP CONSTRAINT {n};
ALTER TABLE {table} ADD CONSTRAINT {n} FOREIGN KEY ("id") REFERENCES {n}("id") ON DELETE CASCADE;
"""


def _contrast(differences: Sequence[SchemaDifference]) -> CatalogDiff:
    return CatalogDiff(1, tuple(differences), ())


def test_the_scripts_of_the_ledger(evil: Squash, server: Server, tmp_path: Path) -> None:
    assert evil.scripts is not None
    checksums = {m.name: m.checksums[0] for m in evil.accepted}
    migrations = [Migration(name, f"SELECT {literal(name)}, ':v';\n") for name in checksums]
    catch_up = write_catch_up(migrations[0].name, migrations, checksums, "batch")
    assert catch_up.isascii()
    with server.database("ledger") as database, database.connect() as connection:
        connection.execute(LEDGER_DDL.encode())

        def names() -> list[str]:
            query = b"SELECT migration_name FROM _prisma_migrations ORDER BY started_at, migration_name"
            return [name for (name,) in connection.execute(query)]

        said = psql(database, catch_up, tmp_path)
        applied = [line.removesuffix(" applied") for line in said.splitlines() if line.endswith(" applied")]
        assert applied == [_ascii(name) for name in checksums]
        assert sorted(names()) == sorted(checksums)
        psql(database, evil.scripts.reconcile, tmp_path)
        assert names() == [evil.baseline.name]
        psql(database, evil.scripts.rollback, tmp_path)
        assert sorted(names()) == sorted(checksums)
        for name in FOLDERS:
            text = runbook(replace(evil, baseline=replace(evil.baseline, name=name)), PROJECT)
            blocks = [token for token in MarkdownIt("commonmark").parse(text) if token.info == "sql"]
            assert len(blocks) == 4
            psql(database, "".join(block.content for block in blocks[1:2]), tmp_path)


def _ascii(name: str) -> str:
    return name.encode("ascii", "backslashreplace").decode()


def test_a_repaired_script(server: Server, tmp_path: Path) -> None:
    """Each edit says why in a comment, above a statement that counts."""
    history = History((Migration("1_a", "CREATE TABLE counted (n text);\n"),), "postgresql", None)
    end = len(history.migrations[0].script)
    edits = [
        Edit(
            (0, end),
            end,
            f"INSERT INTO counted VALUES ({literal(name)})",
            (RepairChange("inject", name, f'"{name}" is needed'),),
            "x",
        )
        for name in NAMES
    ]
    repaired = edited(history, edits)
    with server.database("repaired") as database, database.connect() as connection:
        psql(database, repaired.migrations[0].script, tmp_path)
        assert [name for (name,) in connection.execute("SELECT n FROM counted")] == list(NAMES)
    shutil.copytree(ROOT / "golden/data/seeds/migrations", tmp_path / "m")
    (tmp_path / "m" / "1_a").mkdir()
    (tmp_path / "m" / "1_a" / "migration.sql").write_text(history.migrations[0].script)
    subprocess.run(["git", "apply", "-"], input=patch(history, repaired, "m").encode(), cwd=tmp_path, check=True)
    assert (tmp_path / "m/1_a/migration.sql").read_bytes().decode() == repaired.migrations[0].script


def test_a_patch_of_folders(tmp_path: Path) -> None:
    """`git apply` and GNU patch find every folder by the names in the heads of a patch."""
    migrations = tuple(Migration(name, "SELECT 1;\n") for name in FOLDERS)
    history = History(migrations, "postgresql", None)
    edits = [Edit((number, 0), 0, "SELECT 0", ()) for number in range(len(FOLDERS))]
    repaired = edited(history, edits)
    for migration in migrations:
        folder = tmp_path / "a b" / migration.name
        folder.mkdir(parents=True)
        (folder / "migration.sql").write_text(migration.script)
    text = patch(history, repaired, "a b").encode()
    for apply in (["git", "apply", "-"], ["git", "apply", "-R", "-"], ["patch", "-p1", "--batch"]):
        done = subprocess.run(apply, input=text, cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        for migration in migrations if "-R" in apply else repaired.migrations:
            assert (tmp_path / "a b" / migration.name / "migration.sql").read_text() == migration.script
    assert all(migration.script.startswith("SELECT 0;\n") for migration in repaired.migrations)


# Markdown


def rendered(text: str) -> str:
    """Return what a reader of Markdown sees; nothing in it may be a tag, a link or a picture."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    assert {token.type for token in tokens} <= {
        *(
            f"{kind}_{end}"
            for kind in ("heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td")
            for end in ("open", "close")
        ),
        *(f"{kind}_{end}" for kind in ("bullet_list", "ordered_list", "list_item") for end in ("open", "close")),
        "inline",
        "fence",
    }
    return "\n".join("".join(map(_seen, token.children or ())) if token.type == "inline" else "" for token in tokens)


def _seen(token: Token) -> str:
    if token.type == "html_inline":
        assert token.content in ("<code>", "</code>")
        return ""
    assert token.type in ("text", "text_special", "code_inline", "softbreak", "strong_open", "strong_close"), token
    return token.content


def cells(text: str) -> set[int]:
    """Return how many bars the rows of the tables have, as GitHub counts them: a backslash before one hides it."""
    return {len(re.findall(r"(?<!\\)\|", line)) for line in text.splitlines() if line.startswith("| ")}


def test_code_and_prose() -> None:
    for name in NAMES:
        for text in (code(name), code(f"{name}.{name}")):
            assert rendered(f"x {text} y").strip() in (f"x {visible(name)} y", f"x {visible(name)}.{visible(name)} y")
        assert rendered(prose(f"{name} is it")).strip() == visible(f"{name} is it").strip()
        assert cells(f"| {code(name)} | {prose(name)} | {prose(f'x{name}')} |") == {4}, name


def test_a_report(evil: Squash) -> None:
    mended = tuple(RepairEdit(name, f'column "{name}"', f'"{name}" is needed') for name in NAMES)
    text = report(replace(evil, mended=mended))
    seen = rendered(text)
    for name in NAMES:
        assert f'column "{visible(name)}"' in seen, name
    for name in FOLDERS:
        assert name in seen


@pytest.mark.parametrize("rollout", ["script", "self-reconcile", "adopt-name"])
def test_whatever_migrations_are_called_the_words_are_the_same(evil: Squash, rollout: Any) -> None:
    def texts(name: str) -> tuple[list[str], list[str]]:
        named = Migration(name, "SELECT 1;")
        other = replace(
            evil,
            baseline=replace(evil.baseline, name=name),
            squashed=(named, named),
            later=(named,),
            edited=(name,),
            rollout=rollout,
            schema=replace(evil.schema, objects=()),
            source=SchemaSource(name, "", None, (name,)),
        )
        told = rendered(report(other)) if rollout == "script" else ""  # it is the same but for a mark
        return told.split("\n"), rendered(runbook(other, PROJECT)).split("\n")

    usual = texts("20240101_harmless")
    for name in FOLDERS:
        for text, lines in zip(texts(name), usual, strict=True):
            resolved = [
                line.replace("--rolled-back 20240101_harmless", shell_option("--rolled-back", name)) for line in lines
            ]
            wanted = [line.replace("20240101_harmless", name) for line in resolved]
            assert [_squeezed(line) for line in text] == [_squeezed(line) for line in wanted]


def _squeezed(line: str) -> str:
    """Without the spaces that Markdown takes for none: at the ends of a heading, and of a label in a sentence."""
    return line.replace(" ", "")


def test_the_markdown_of_checks() -> None:
    for name in NAMES:
        deploy = Deploy(name, "public", "")
        condition = Condition(Verdict.DRIFTED, (), (f'different: table "{name}"', f"  {name}"))
        checked = Checked(deploy, (condition,), None, None, None, 0)
        text = "\n".join(_markdown([(checked, DeployRemedy((f"do {shell_word(name)}", name)).steps)]))
        seen = rendered(text)
        assert f'different: table "{visible(name)}"' in seen
        assert cells(text) == {4}


# Commands


@pytest.mark.parametrize("rollout", ["script", "self-reconcile", "adopt-name"])
def test_the_commands_of_a_runbook(evil: Squash, tmp_path: Path, rollout: str) -> None:
    """Every block of commands is run by a shell in which the programs only say what they are given."""
    programs = ("npx", "psql", "pg_dump", "squash", "sha256sum")
    told = "".join(f"{program}() {{ printf '%s\\0' {program} \"$@\"; printf '\\n\\0'; }}\n" for program in programs)
    scripts, wanted = [told], []
    for name in FOLDERS:
        other = replace(evil, baseline=replace(evil.baseline, name=name), rollout=rollout)  # type: ignore[arg-type]
        blocks = [token for token in MarkdownIt("commonmark").parse(runbook(other, PROJECT)) if token.type == "fence"]
        assert {block.info for block in blocks} == {"", "sql"}
        scripts += [block.content for block in blocks if not block.info]
        resolved = ["--rolled-back", name] if not name.startswith("-") else [f"--rolled-back={name}"]
        wanted.append(
            [
                [f"--file=ledger-{name}.sql"],
                [f"prisma/migrations/{name}/migration.sql"],
                resolved,
            ]
        )
    done = subprocess.run(["sh"], input="".join(scripts).encode(), cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr, list(tmp_path.iterdir())) == (0, b"", [])
    calls = [call.split("\0")[:-1] for call in done.stdout.decode().split("\n\0")]
    for endings in wanted:
        for words in endings:
            assert any(call[-len(words) :] == words for call in calls), words


def test_the_commands_of_remedies() -> None:
    """Names come from a deploy's ledger here, which may hold any."""
    target: Any = SimpleNamespace(
        folder=Path("-out dir;x"),
        baseline=None,
        old={},
        holder=lambda _name: None,
        prisma="npx prisma",
        rollout="script",
        expected=SimpleNamespace(baseline="a baseline"),
    )
    for name in NAMES:
        for verdict, options in (
            (Verdict.FAILED, ("--rolled-back", "--applied")),
            (Verdict.OUT_OF_ORDER, ("--applied",)),
            (Verdict.AHEAD, ()),
        ):
            condition = Condition(verdict, (name,), ("x",))
            checked = Checked(Deploy("x", "public", ""), (condition,), None, None, None, 0)
            steps = remedy(target, checked).steps
            for option in options:
                assert any(shell_option(option, name) in step for step in steps), steps
            assert visible(name) in steps[0]
            assert not any(map(holds_control, steps))


def test_words_of_commands() -> None:
    for name in NAMES:
        option = shell_option("--name", name)
        command = f"printf '%s\\0' {option} -- {shell_path(name)} {shell_word(name)}"
        done = subprocess.run(["bash", "-c", command], capture_output=True, check=True)
        given = [f"--name={name}"] if name.startswith("-") else ["--name", name]
        path = f"./{name}" if name.startswith("-") else name
        words = done.stdout.decode().split("\0")[:-1]
        assert words == [*given, "--", path, name], name
        if not holds_control(name):
            assert shlex.split(f"{option} -- {shell_path(name)} {shell_word(name)}") == words
        else:
            assert not holds_control(option)


# Findings, JSON, GitHub's log


def commands_of(log: str) -> list[str]:
    """Return the lines that GitHub's runner takes for commands (ActionCommand.cs: TryParseV2, then TryParse)."""
    lines = re.split(r"\r\n|\r|\n", log)
    return [line for line in lines if line.lstrip().startswith("::") or "##[" in line]


def test_findings() -> None:
    findings = tuple(LintFinding("same-timestamp", "error", name, 3, f"{name}, {{0}}") for name in NAMES)
    log = "\n".join(github(finding, "a,b::c%d") for finding in findings)
    assert len(log.split("\n")) == len(NAMES)
    assert not re.search(r"[\r\x1b\x9b\u202e]", log)
    for line, name in zip(log.split("\n"), NAMES, strict=True):
        command, properties, message = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line).groups()  # type: ignore[union-attr]
        given = dict(pair.split("=", 1) for pair in properties.split(","))
        assert (command, set(given), given["line"]) == ("error", {"file", "line", "title"}, "3")
        assert _unescaped(given["file"]) == _in_lines(f"a,b::c%d/{name}/migration.sql")
        assert _unescaped(message) == _in_lines(f"{name}, {{0}}")
    listed = json.loads(json_text(as_json(findings, "m")))["findings"]
    assert [one["message"] for one in listed] == [finding.message for finding in findings]
    results = json.loads(json_text(sarif(findings, RULES, "m")))["runs"][0]["results"]
    for result, name in zip(results, NAMES, strict=True):
        assert re.search(r"(?<!\\)\[[^\]]*\]\(", result["message"]["text"]) is None
        assert result["message"]["text"].replace("\\[", "[") == _in_lines(f"{name}, {{0}}").replace("\\[", "[")
        address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[\w.~/%-]+", address, re.ASCII)
        assert unquote(address) == f"m/{name}/migration.sql"


def _in_lines(text: str) -> str:
    return "".join(character if character in "\n\t" else visible(character) for character in text)


def _unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",").replace("%25", "%")


def test_json_is_safe_to_show() -> None:
    text = json_text({name: name for name in NAMES})
    assert json.loads(text) == {name: name for name in NAMES}
    assert not holds_control(text.replace("\n", ""))
    assert commands_of(text) == []
    assert "ünïcödé 日本" in text


@pytest.mark.parametrize("in_actions", [False, True])
def test_the_sink(monkeypatch: pytest.MonkeyPatch, in_actions: bool) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", str(in_actions).lower())
    stream = io.StringIO()
    sink = Sink(stream)
    for name in NAMES:
        for text in (f"{name}\n", f"  {name}\n", "said: ", f"{name}\n", " ", f"{name}\n"):
            sink.write(text)
    shown = stream.getvalue()
    assert not holds_control(re.sub(r"\x1b\[31m|[\n\t]", "", shown))
    assert (commands_of(shown) == []) == in_actions
    sink.write("\x1b[32mgreen\x1b[0m \x1b[8mhidden\x1b[0m")
    assert stream.getvalue().endswith("\x1b[32mgreen\x1b[0m \\x1b[8mhidden\x1b[0m")


def test_what_a_server_says_reaches_the_log_harmless(tmp_path: Path) -> None:
    folder = tmp_path / "m" / "1_a"
    folder.mkdir(parents=True)
    words = "E'\\n::error::x\\x1b]0;x\\x07\\u202e \\u009b2J ##[error]x'"
    (folder / "migration.sql").write_text(f"DO $$ BEGIN RAISE EXCEPTION USING MESSAGE = {words}; END $$;\n")
    done = subprocess.run(
        [sys.executable, "-m", "squash", "replay", "m", "--postgres", "embedded"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT), "GITHUB_ACTIONS": "true"},
    )
    said = done.stderr.decode()
    assert done.returncode == 1
    assert "\n\\x3a:error::x\\x1b]0;x\\x07\\u202e \\x9b2J \\x23#[error]x" in said
    assert commands_of(said + done.stdout.decode()) == []
    usage = subprocess.run(
        [sys.executable, "-m", "squash", "run", "m", "--format", "\x1b]0;x\x07"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert (usage.returncode, b"\\x1b]0;x\\x07" in usage.stderr, b"\x07" in usage.stderr) == (2, True, False)


# Names that are refused


@pytest.mark.parametrize("name", CONTROL)
def test_control_characters_are_refused(tmp_path: Path, name: str) -> None:
    shown = re.escape(visible(name))
    (tmp_path / name.replace("/", "_")).mkdir()
    (tmp_path / name.replace("/", "_") / "migration.sql").write_text("SELECT 1;")
    with pytest.raises(HistoryError, match=re.escape(visible(name.replace("/", "_")))):
        read_history(tmp_path)
    with pytest.raises(ServerError, match=shown):
        connection_url("postgresql://h/d?schema=" + "".join(f"%{byte:02x}" for byte in name.encode()))


def test_a_proof_and_a_name_are_checked_too(evil: Squash, server: Server, tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match=re.escape('"x\\ny" cannot be')):
        squash(Request(History((Migration("1_a", ""),), "postgresql", None), name="x\ny"), server)
    files = output_files(evil, server)
    proof = json.loads(files["proof.json"])
    assert {one["name"] for one in proof["history"]["squashed"]} == set(FOLDERS)
    (tmp_path / "migrations" / evil.baseline.name).mkdir(parents=True)
    (tmp_path / "migrations" / evil.baseline.name / "migration.sql").write_text(evil.baseline.script, newline="")
    proof["history"]["squashed"][0]["name"] = "x\ny"
    (tmp_path / "proof.json").write_text(json.dumps(proof))
    with pytest.raises(SquashError, match=re.escape('"x\\ny" holds a control')):
        read_target(tmp_path)


def test_every_file_was_read_again(evil: Squash, server: Server) -> None:
    """Count: names in each file that was read above. A new file has to be added there."""
    files = output_files(evil, server)
    read = {"migrations/…/migration.sql", "reconcile.sql", "rollback.sql", "RUNBOOK.md", "report.md", "proof.json"}
    own = {name for name in files if not name.startswith("migrations/")}
    assert own == read - {"migrations/…/migration.sql"}
    others = {"drift.sql", "catch-up.sql", "a repaired script", "a patch", "github", "sarif", "json", "check markdown"}
    pairs = len(NAMES) * len(read | others)
    assert pairs == 1848, f"{pairs} = {len(NAMES)} names in {len(read | others)} kinds of files"


@pytest.mark.parametrize("name", ["x\ny", "x\ry", "x\x1b[2Jy", "x\u202ey"])
def test_options_and_headers(name: str) -> None:
    """Control characters in names are refused by every option; the header of a baseline would hold them even so."""
    for arguments in (
        ("run", "m", "--name"),
        ("run", "m", "--through"),
        ("run", "m", "--schema"),
        ("run", "m", "--ref"),
        ("lint", "m", "--schema"),
        ("lint", "m", "--since"),
        ("compare", "a", "b", "--schema"),
        ("deploys", "check", "--schema"),
        ("plan", "--schema"),
        ("deploys", "rollback", "--schema"),
    ):
        done = CliRunner().invoke(cli, [*arguments, name])
        assert (done.exit_code, f'"{visible(name)}" holds a control' in done.output) == (2, True), done.output
    for count, source in itertools.product((1, 2), ("", name)):
        header = write_preamble(name, name, count, "DO 1;", source=source).partition("\nDO 1;")[0]
        lines = re.split(r"[\r\n]", header)
        assert [line for line in lines if line and not line.startswith("-- ")] == []
        assert visible(name) in header


def test_a_patch_is_written_byte_by_byte(tmp_path: Path) -> None:
    """In GitHub's log it stands where commands are turned off: its lines may begin with a space and two colons."""
    text = "".join(f" {end}::error::x{end}##[error]x\u202e\x1b]0;x\x07\n" for end in LINE_ENDS)
    program = f"from squash.cli.sink import show_controls, write_patch; show_controls(); write_patch({text!r})"
    command = [sys.executable, "-c", program]
    environment = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
    environment["PYTHONPATH"] = str(ROOT)
    actions = environment | {"GITHUB_ACTIONS": "true"}
    piped = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True).stdout
    assert piped == text.encode()
    with (tmp_path / "x.patch").open("wb") as file:
        subprocess.run(command, cwd=tmp_path, env=actions, stdout=file, check=True)
    assert (tmp_path / "x.patch").read_bytes() == text.encode()
    logged = subprocess.run(command, cwd=tmp_path, env=actions, capture_output=True, check=True).stdout
    token = re.fullmatch(rb"::stop-commands::(\w{32})\n(.*)::\1::\n", logged, re.DOTALL)
    assert token is not None
    assert token[2] == text.encode()


def test_the_schema_of_a_runbook(evil: Squash, server: Server, tmp_path: Path) -> None:
    """psql, told what RUNBOOK.md says, works in the schema of that name."""
    assert server.bindir is not None
    names = [name for name in PLAIN if re.search(r"""[\\'"|$ `]""", name) and name.strip()][:16]
    program = shell_word(str(server.bindir / "psql"))
    with server.database("schema") as database, database.connect() as connection:
        for name in names:
            connection.execute(f"CREATE SCHEMA {quote(name)}".encode())
            text = rendered(runbook(replace(evil, schema=replace(evil.schema, name=name)), PROJECT))
            export = re.search(r"and set (export PGOPTIONS=.*)\. Commands are run", text, re.DOTALL)
            assert export is not None
            script = f"{export[1]}\n{program} -XAt -c 'SELECT current_schema()' {shell_word(database.conninfo)}"
            done = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, check=False)
            assert done.stdout.decode() == f"{name}\n", done.stderr
    assert list(tmp_path.iterdir()) == []
