"""README and the pages of the documentation: short sentences, links that lead somewhere, outputs that are true."""

from __future__ import annotations

import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from pages import GENERATED, PAGES, README, ROOT, headings, links, renewed, sentences

from squash.cli import cli, commands, door
from squash.deploys.meanings import MEANINGS
from squash.docs import read_page, topics
from squash.errors import SquashError
from squash.lint import RULES
from squash.output.manifest import OUTPUT
from squash.postgres.server import Database, Server, execute_script
from squash.prisma.history import read_history
from squash.prisma.ledger import Verdict, record_applied

ALL = (README, *PAGES)
PROJECT = ROOT / "golden" / "ag112"


def named(path: Path) -> str:
    return path.stem


def squash(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, arguments, prog_name="squash")
    return done.exit_code, done.output


# --- What is written ----------------------------------------------------------------------------------------


def test_readme_is_short() -> None:
    assert len(README.read_bytes()) <= 12 * 1024


@pytest.mark.parametrize("page", ALL, ids=named)
def test_sentences_are_short(page: Path) -> None:
    counted = [(len(sentence.split()), sentence) for sentence in sentences(page.read_text(encoding="utf-8"))]
    assert counted
    assert [sentence for words, sentence in counted if words > 25] == []


@pytest.mark.parametrize("rule", RULES)
def test_sentences_of_rules_are_short(rule: str) -> None:
    assert [sentence for sentence in sentences(RULES[rule].help) if len(sentence.split()) > 25] == []


def test_sentences_are_counted() -> None:
    long = " ".join(["word"] * 26)
    text = f"# Title of many words\n\nOne `a b c` two.\nThree: {long}.\n\n- item\n- [a b](c.md) `d e`\n\n```\nx y\n```\n| a b |\n"
    assert list(sentences(text)) == ["One code two.", f"Three: {long}.", "- item", "- a b code"]


@pytest.mark.parametrize("page", ALL, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for link in links(text):
        place, _, anchor = link.partition("#")
        target = page.parent / place if place else page
        assert target.is_file(), link
        assert not anchor or anchor in headings(target.read_text(encoding="utf-8")), link


def test_readme_links_every_page() -> None:
    assert {f"squash/docs/{page.name}" for page in PAGES} <= set(links(README.read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_begins_with_its_topic_and_a_sentence(page: Path) -> None:
    heading, sentence, _ = page.read_text(encoding="utf-8").split("\n\n", 2)
    assert heading == f"# {page.stem}"
    assert len(list(sentences(sentence))) == 1
    assert "\n" not in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("name", GENERATED)
def test_generated_parts_are_fresh(name: str) -> None:
    page = ROOT / "squash" / "docs" / f"{name}.md"
    assert page.read_text(encoding="utf-8") == renewed(page), "scripts/update-golden writes it anew"


def test_every_command_has_its_help_in_the_pages() -> None:
    page = read_page("commands")
    assert ("explain",) in commands()
    for words, command in commands().items():
        assert command.help
        assert f"Usage: squash {' '.join(words)} " in page


def test_every_verdict_is_explained() -> None:
    assert set(MEANINGS) == set(Verdict)


def test_every_output_file_is_explained() -> None:
    assert {file.path for file in OUTPUT} <= set(re.findall(r"^\| `([\w.]+)", read_page("output"), re.MULTILINE))


FOREIGN = {
    "--applied",
    "--create-only",
    "--depth",
    "--fix",
    "--from-empty",
    "--global",
    "--rolled-back",
    "--script",
    "--servers",
    "--to-schema",
    "--unshallow",
}
"""Options of other programs that the pages name."""


def known_options() -> set[str]:
    parameters = [parameter for command in (cli, *commands().values()) for parameter in command.params]
    options = {name for one in parameters if isinstance(one, click.Option) for name in (*one.opts, *one.secondary_opts)}
    return options | set(re.findall(r"--[a-z-]+", (ROOT / "scripts" / "bench.py").read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", ALL, ids=named)
def test_commands_and_options_that_are_named_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    code = [*re.findall(r"`([^`\n]+)`", text), *re.findall(r"^\$ (.+)$|^(?:scripts/)(squash .+)$", text, re.MULTILINE)]
    called = {" ".join(one).strip() if isinstance(one, tuple) else one for one in code}
    words = {words[0] for words in commands()}
    for line in called:
        if found := re.match(r"squash ([a-z]\S*)", line):
            assert found[1] in words, line
    for path in re.findall(r"\b(?:scripts|tests|golden)/[\w/.-]*\w", text):
        assert (ROOT / path).exists(), path
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)) - {"--help", "--version"} <= known_options() | FOREIGN


# --- squash explain -----------------------------------------------------------------------------------------


def test_pages_come_with_the_package() -> None:
    shipped = {page.name for page in files("squash.docs").iterdir() if page.name.endswith(".md")}
    assert shipped == {page.name for page in PAGES}
    assert list(topics()) == [page.stem for page in PAGES]
    assert len(PAGES) > 20
    for outside in ("nothing", "../../README", "__init__"):
        with pytest.raises(SquashError, match="there is no page"):
            read_page(outside)


def test_explain_lists_the_topics() -> None:
    code, told = squash("explain")
    assert code == 0
    for topic, sentence in topics().items():
        assert re.search(rf"^{topic} +{re.escape(sentence)}$", told, re.MULTILINE)
    assert set(RULES) <= set(re.findall(r"[\w-]+", told))


def test_explain_prints_a_page_as_text() -> None:
    code, told = squash("explain", "trust")
    assert code == 0
    assert told.startswith("# trust\n\nThis page says")
    assert "squash never shows" not in told
    assert not re.search(r"\]\(\w+\.md|<!--|\x1b", told)
    assert "| verdict | when |" in squash("explain", "deploys")[1]


@pytest.mark.parametrize("rule", ["missing-relation", "edited-after-merge"])
def test_rules_are_topics(rule: str) -> None:
    explained = squash("explain", rule)
    assert explained == squash("lint", "--explain", rule)
    assert explained == (0, f"# {rule}\n\n{RULES[rule].title} ({RULES[rule].severity}).\n\n{RULES[rule].help}\n")


def test_no_rule_has_the_name_of_a_page() -> None:
    assert not topics().keys() & RULES.keys()


def test_an_unknown_topic_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert door(["explain", "baselin"]) == 2
    assert "there is no topic baselin: did you mean baseline" in capsys.readouterr().err
    assert door(["explain", "missing-tables"]) == 2
    assert "missing-" in capsys.readouterr().err
    assert door(["explain", "../README"]) == 2
    assert "squash explain lists them" in capsys.readouterr().err
    assert door(["lint", "--explain", "baseline"]) == 2
    assert "there is no rule baseline" in capsys.readouterr().err


@pytest.mark.parametrize("no_color", ["", "1"])
def test_a_terminal_gets_pages_laid_out(no_color: str) -> None:
    ours, theirs = pty.openpty()
    environment = os.environ | {"NO_COLOR": no_color, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "squash", "explain", "exit-codes"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown = b"".join(read_all(ours)).decode()
    os.close(ours)
    assert process.returncode == 0
    assert "Ctrl-C gives 130" in shown
    assert "| 0 |" not in shown
    assert "# exit-codes" not in shown
    assert bool(re.search(r"\x1b\[[0-9;]*3[0-9]m", shown)) is not bool(no_color)


def read_all(terminal: int) -> Iterator[bytes]:
    try:
        while piece := os.read(terminal, 65536):
            yield piece
    except OSError:  # Linux says so when the other end is closed
        return


# --- The first squash ---------------------------------------------------------------------------------------

COMMITTER = {"GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@e", "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@e"}
PLACE = "db.example.org:5432/shop"


def test_the_first_squash_goes_as_readme_says(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its commands are run as they stand there; Prisma's is done by hand."""
    shutil.copytree(PROJECT / "repaired" / "migrations", tmp_path / "prisma" / "migrations")
    shutil.copy(PROJECT / "schema.prisma", tmp_path / "prisma")
    monkeypatch.chdir(tmp_path)
    for name in ("SHADOW_DATABASE_URL", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    shell("git init -q && git add prisma && git commit -qm x")
    steps = re.findall(r"^```console\n\$ (.+)\n((?:.*\n)*?)```$", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert [command.split()[:2] for command, _ in steps] == [
        ["squash", "lint"],
        ["squash", "run"],
        ["git", "switch"],
        ["squash", "deploys"],
        ["npx", "prisma"],
        ["squash", "deploys"],
    ]
    with server.database("production") as production, server.database("staging") as staging:
        apply(production, PROJECT / "repaired" / "migrations", 7)
        apply(staging, PROJECT / "repaired" / "migrations", 5)
        (tmp_path / "databases.txt").write_text(f"production {url(production)}\nstaging {url(staging)}\n")
        for command, shown in steps:
            program, *arguments = shlex.split(command)
            if program == "git":
                shell(command)
            elif program == "npx":
                apply(production, tmp_path / "squash-out" / "migrations", 1)
            else:
                _, told = squash(*(one.replace("$DATABASE_URL", url(production)) for one in arguments))
                label = re.search(r"^(/\S+): ", told, re.MULTILINE)
                told = told.replace(label[1], PLACE) if label else told
                assert shown_lines(shown) <= shown_lines(told), told


def shown_lines(text: str) -> set[str]:
    """Return the lines without what differs from machine to machine: times, commits, the minor version."""
    text = re.sub(r"proven in .*", "proven in", text)
    return set(re.sub(r"PostgreSQL 18\.\d+", "PostgreSQL 18", text).splitlines()) - {"…", ""}


def shell(command: str) -> None:
    subprocess.run(command, shell=True, check=True, capture_output=True, env=os.environ | COMMITTER)


def url(database: Database) -> str:
    host = re.search(r"host=(\S+)", database.conninfo)
    assert host is not None
    return f"postgresql://postgres@/{database.name}?host={host[1]}"


def apply(database: Database, migrations: Path, count: int) -> None:
    with database.connect() as connection:
        for migration in read_history(migrations).migrations[:count]:
            execute_script(connection, migration.script)
            record_applied(connection, [(migration.name, migration.checksum)])
