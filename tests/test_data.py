"""Rows that a history leaves: in the baseline, on existing databases, and in the proof."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest

from squash.data import Carried, DataChoice, TableRows, read_generated, read_rows
from squash.data.writing import MARKER
from squash.errors import DataError
from squash.output.report import proof_json, report
from squash.postgres.schema import read_schema
from squash.postgres.server import Database, Server, execute_script
from squash.postgres.statements import split
from squash.prisma.history import History, Migration, read_history
from squash.prisma.ledger import LEDGER_DDL, record_applied
from squash.prisma.replay import replay
from squash.proof import Claim, Evidence, prove
from squash.run import Request, Squash, Watcher, squash

GOLDEN = Path(__file__).parent.parent / "golden" / "data"
CASES = ("kinds", "generated-ids")


def migrations(*scripts: str) -> History:
    named = (Migration(f"2024{number:04}_step", script) for number, script in enumerate(scripts, 101))
    return History(tuple(named), "postgresql", None)


def run(server: Server, *scripts: str, data: DataChoice | None = None, **options: Any) -> Squash:
    result = squash(Request(migrations(*scripts), data=data or DataChoice(), **options), server)
    assert [check for check in result.proof.checks if check.failed] == []
    return result


def inserted(result: Squash) -> str:
    """Return the rows as they stand in the baseline, without the blocks around them."""
    return "\n".join(
        line.strip()
        for line in result.baseline.script.partition("-- InsertRows")[2].partition("-- DropTable")[0].splitlines()
        if re.match(r" +(INSERT|\(|[a-z_0-9]+ [A-Za-z]+ :=)", line)
    )


@pytest.fixture(scope="module")
def results(server: Server) -> dict[str, Squash]:
    return {name: squash(Request(read_history(GOLDEN / name / "migrations")), server) for name in CASES}


def seen(connection: psycopg.Connection[Any], carried: Carried) -> tuple[TableRows, ...]:
    return tuple(sorted(read_rows(connection, carried.masks), key=lambda rows: (rows.schema, rows.table)))


def expected(carried: Carried) -> tuple[TableRows, ...]:
    return tuple(sorted(carried.rows, key=lambda rows: (rows.schema, rows.table)))


def is_marked(connection: psycopg.Connection[Any]) -> bool:
    return connection.execute("SELECT to_regclass(%s) IS NOT NULL", (MARKER,)).fetchone() == (True,)


# --- Where it builds, and where it does not -----------------------------------------------------------------


@pytest.mark.parametrize("case", CASES)
def test_a_run_that_is_cut_short_goes_on(server: Server, results: dict[str, Squash], case: str) -> None:
    result = results[case]
    statements = split(result.baseline.script)
    marking = [number for number, statement in enumerate(statements) if MARKER in statement.text]
    assert len(marking) >= 3
    cuts = {*range(marking[1] - 1, marking[-1] + 2), marking[0], marking[0] + 1, (marking[0] + marking[1]) // 2}
    with server.database("cut") as database:
        for cut in sorted(cuts):
            with database.connect() as connection:
                for statement in statements[: cut + 1]:
                    execute_script(connection, statement.text)
            with database.connect() as connection:  # a session of its own, as a deploy that is started again
                execute_script(connection, result.baseline.script)
                assert seen(connection, result.carried) == expected(result.carried), f"cut after statement {cut}"
                assert not is_marked(connection)
                connection.execute(
                    "DROP SCHEMA public CASCADE; DROP SCHEMA IF EXISTS other CASCADE; CREATE SCHEMA public"
                )


MANAGED = "a ledger"


@pytest.mark.parametrize("mode", ["batch", "split"])
@pytest.mark.parametrize("ledger", [MANAGED, "no ledger"])
def test_what_an_operator_deleted_or_edited_stays_so(
    server: Server, results: dict[str, Squash], mode: str, ledger: str
) -> None:
    result = results["kinds"]
    history = read_history(GOLDEN / "kinds" / "migrations")
    with server.database("deploy") as database, database.connect() as connection:
        if ledger == MANAGED:
            connection.execute(LEDGER_DDL)
        replay(connection, history, surroundings="shadow")
        if ledger == MANAGED:
            record_applied(connection, ((one.name, one.checksum) for one in history.migrations))
        connection.execute(
            """
            DELETE FROM event WHERE "id" <> 2; DELETE FROM nokey WHERE "a" = 1; UPDATE employee SET "house" = NULL; DELETE FROM house;
            DELETE FROM other.setting; UPDATE employee SET "name" = 'eva' WHERE "id" = 5; DELETE FROM bare;
            """
        )
        before = read_rows(connection)
        assert {rows.table for rows in before}.isdisjoint({"house", "setting", "event_old", "bare"})
        if mode == "batch":
            execute_script(connection, result.baseline.script)
        else:
            for statement in split(result.baseline.script):
                execute_script(connection, statement.text)
        assert read_rows(connection) == before
        assert not is_marked(connection)


def test_a_table_that_an_operator_dropped_comes_back_without_rows(server: Server, results: dict[str, Squash]) -> None:
    with server.database("deploy") as database, database.connect() as connection:
        replay(connection, read_history(GOLDEN / "kinds" / "migrations"))
        connection.execute("DROP TABLE nokey")
        before = read_rows(connection)
        execute_script(connection, results["kinds"].baseline.script)
        assert connection.execute("SELECT count(*) FROM nokey").fetchone() == (0,)
        assert read_rows(connection) == before


def test_rows_go_to_the_schema_of_the_connection(server: Server) -> None:
    result = run(server, 'CREATE TABLE "T" ("id" INTEGER PRIMARY KEY); INSERT INTO "T" VALUES (1), (2);')
    with server.database("app") as database, database.connect("app") as connection:
        for _ in range(2):
            execute_script(connection, result.baseline.script)
            assert [(rows.schema, rows.table, rows.count) for rows in read_rows(connection)] == [("app", "T", 2)]
        assert not is_marked(connection)


# --- Another witness ----------------------------------------------------------------------------------------

_GENERATED = (
    (re.compile(r"\b[a-z]+_[a-z]{16}\b"), "<id>"),
    (re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b"), "<uuid>"),
    (re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?'"), "<time>"),
)


def dump(database: Database) -> list[str]:
    """Return what pg_dump says of rows, generated values masked: sorted, since they lie in the order of their writing."""
    assert database.server.bindir is not None
    command = [str(database.server.bindir / "pg_dump"), "--data-only", "--inserts", f"--dbname={database.conninfo}"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for pattern, mask in _GENERATED:
        text = pattern.sub(mask, text)
    return sorted(line for line in text.splitlines() if not line.startswith(("\\", "--")))


@pytest.mark.parametrize("case", CASES)
def test_pg_dump_tells_the_same_rows(server: Server, results: dict[str, Squash], case: str) -> None:
    with server.database("history") as history, server.database("baseline") as baseline:
        with history.connect() as one, baseline.connect() as two:
            replay(one, read_history(GOLDEN / case / "migrations"), surroundings="shadow")
            execute_script(two, results[case].baseline.script)
        rows = dump(history)
        assert len(rows) > 25
        assert dump(baseline) == rows


def test_two_installs_share_nothing_that_is_generated(server: Server, results: dict[str, Squash]) -> None:
    result = results["generated-ids"]
    found = []
    with server.database("install") as first, server.database("install") as second:
        for database in (first, second):
            with database.connect() as connection:
                execute_script(connection, result.baseline.script)
                found.append(read_generated(connection, result.carried.masks))
                # a board and its workspace, known by its address, which nothing declares
                assert connection.execute(
                    'SELECT count(*) FROM "Board" b JOIN "Workspace" w ON b."address" = \'/boards/\' || w."id"'
                    ' AND b."settings"->>\'workspace\' = w."id" AND (b."settings"->>\'owner\')::int = w."ownerId"'
                    ' JOIN "Person" p ON p."handle" = w."handle"'
                ).fetchone() == (2,)
    one, two = found
    assert one.links == two.links == result.carried.generated.links
    assert len(one.values) == len(two.values) > 40
    assert one.shared_with(two) == frozenset()
    secrets = {value for _, value in (*one.values, *two.values, *result.carried.generated.values)}
    assert not any(value in result.baseline.script for value in secrets if len(value) > 9)


# --- Values that are not the same twice ---------------------------------------------------------------------


def test_expressions_are_kept(server: Server) -> None:
    result = run(
        server,
        """
        CREATE TABLE a ("id" uuid PRIMARY KEY DEFAULT gen_random_uuid(), "slug" text, "at" timestamptz DEFAULT now());
        CREATE TABLE b ("id" serial PRIMARY KEY, "a" text, "ends" timestamp, "day" date, "fixed" timestamp, "n" bigint);
        INSERT INTO a ("slug") VALUES ('x'), ('y');
        UPDATE a SET "slug" = "slug" || '-' || "id";
        INSERT INTO b ("a", "ends", "day", "fixed", "n")
            SELECT "id"::text, now() + interval '30 days', CURRENT_DATE, '2020-01-01', 1000000000 + floor(random() * 1000000000)
            FROM a ORDER BY "slug";
        INSERT INTO b ("a", "ends", "day", "n") VALUES ('none', '2020-01-01', '2020-02-02', 7);
        """,
    )
    number = r"1000000000 \+ floor\(random\(\) \* 1000000000\)"
    found = re.fullmatch(
        rf"""a_id_1 UUID := gen_random_uuid\(\);
a_id_2 UUID := gen_random_uuid\(\);
INSERT INTO "a" \("id", "slug", "at"\) VALUES
\(a_id_1, '([xy])-' \|\| a_id_1, now\(\)\),
\(a_id_2, '([xy])-' \|\| a_id_2, now\(\)\)
INSERT INTO "b" \("id", "a", "ends", "day", "fixed", "n"\) VALUES
\(1, a_id_([12])::text, now\(\) \+ interval '30 days', CURRENT_DATE, '2020-01-01 00:00:00', {number}\),
\(2, a_id_([12])::text, now\(\) \+ interval '30 days', CURRENT_DATE, '2020-01-01 00:00:00', {number}\),
\(3, 'none', '2020-01-01 00:00:00', '2020-02-02', NULL, 7\)""",
        inserted(result),
    )
    assert found
    assert [found[int(found[3])], found[int(found[4])]] == ["x", "y"]
    volatile = {(one.table, one.column): one.expression for one in result.carried.volatile}
    assert volatile["a", "id"] == volatile["b", "a"] == "gen_random_uuid()"
    assert ("b", "fixed") not in volatile


def test_twins_find_their_counterparts_by_what_they_are_linked_to(server: Server) -> None:
    result = run(
        server,
        """
        CREATE TABLE a (id uuid PRIMARY KEY, name text); CREATE TABLE b (id uuid PRIMARY KEY, a uuid REFERENCES a);
        INSERT INTO a SELECT gen_random_uuid(), 'same' FROM generate_series(1, 5);
        INSERT INTO b SELECT gen_random_uuid(), id FROM a ORDER BY id;
        """,
    )
    assert inserted(result).count("UUID := gen_random_uuid();") == 5


DERIVED = "CREATE TABLE t (id int PRIMARY KEY, token text); INSERT INTO t VALUES (1, md5(random()::text)); UPDATE t SET token = token || md5(token);"


def test_a_value_without_an_expression_is_named(server: Server) -> None:
    with pytest.raises(DataError) as caught:
        run(server, "SELECT 1;", DERIVED)
    assert '"t"."token" (20240102_step, line 1)' in caught.value.message
    assert caught.value.hint is not None
    for choice in ("--data-freeze t.token", "--no-data-table t", "--data omit"):
        assert choice in caught.value.hint


def test_a_frozen_value_is_that_of_the_replay(server: Server) -> None:
    for name in ("t.token", "public.t.token"):
        result = run(server, DERIVED, data=DataChoice(frozen=(name,)))
        assert re.search(r"^\(1, '[0-9a-f]{64}'\)$", inserted(result), re.MULTILINE)
        assert result.carried.volatile == ()
    with pytest.raises(DataError, match="--data-freeze t.nothing names no column"):
        run(server, DERIVED, data=DataChoice(frozen=("t.nothing",)))


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("INSERT INTO t (b) VALUES (floor(random() * 2)::int::boolean);", '"t"."b" may be another one in each replay'),
        ("INSERT INTO t VALUES (1, random() < 0.5), (2, false);", '"t"."b" may be another one in each replay'),
        ("INSERT INTO t VALUES (CASE WHEN random() >= 0.5 THEN 1 ELSE 2 END, true);", '"t"."id" may be another one'),
        ("INSERT INTO t (id) SELECT n FROM generate_series(1, (random() * 9999)::int) n;", "different rows"),
    ],
)
def test_what_cannot_be_carried_is_refused(server: Server, script: str, message: str) -> None:
    with pytest.raises(DataError, match=message) as caught:
        run(server, f"CREATE TABLE t (id int, b boolean); {script}")
    assert caught.value.hint


def test_a_backfill_by_chance_that_found_no_rows_is_no_matter(server: Server) -> None:
    result = run(
        server,
        "CREATE TABLE t (id int PRIMARY KEY, b boolean); UPDATE t SET b = floor(random() * 2)::int::boolean;",
        "INSERT INTO t VALUES (1, true);",
    )
    assert inserted(result) == 'INSERT INTO "t" ("id", "b") VALUES\n(1, true)'
    assert [(one.migration, one.verb, one.table) for one in result.carried.backfills] == [
        ("20240101_step", "UPDATE", "t")
    ]


# --- Choices, and what is told of them ----------------------------------------------------------------------

TABLES = (
    'CREATE TABLE "Role" ("id" INTEGER PRIMARY KEY); CREATE TABLE "Tag" ("id" INTEGER PRIMARY KEY, "at" TIMESTAMP(3));'
    "CREATE SCHEMA s; CREATE TABLE s.tag (id int);",
    'INSERT INTO "Role" VALUES (1), (2);\nINSERT INTO "Tag" VALUES (1, now());\nUPDATE s.tag SET id = 2;',
    "INSERT INTO s.tag VALUES (3);",
)


@pytest.mark.parametrize(
    ("data", "carried"),
    [
        (DataChoice(), {"Role", "Tag", "tag"}),
        (DataChoice(only=("*ag",)), {"Tag", "tag"}),
        (DataChoice(only=("s.*", "Role")), {"Role", "tag"}),
        (DataChoice(without=("T*",)), {"Role", "tag"}),
        (DataChoice(only=("*ag",), without=("s.tag",)), {"Tag"}),
        (DataChoice("omit"), set()),
    ],
)
def test_tables_are_chosen(server: Server, data: DataChoice, carried: set[str]) -> None:
    result = run(server, *TABLES, data=data)
    assert {rows.table for rows in result.carried.rows} == carried
    assert {rows.table for rows in result.carried.omitted} == {"Role", "Tag", "tag"} - carried


def test_rows_are_refused_and_limited(server: Server) -> None:
    with pytest.raises(DataError, match=r'"Role" \(2\), "Tag" \(1\), "tag" \(1\)'):
        run(server, *TABLES, data=DataChoice("refuse"))
    with pytest.raises(DataError, match='"Role" holds 2 rows') as caught:
        run(server, *TABLES, data=DataChoice(limit=1))
    assert caught.value.hint == "pass --data-limit 2 to carry them, or --no-data-table Role to leave them out"
    asked: list[str] = []

    def ask(question: str) -> bool:
        asked.append(question)
        return True

    result = squash(Request(migrations(*TABLES), data=DataChoice(limit=1)), server, Watcher(ask=ask))
    assert result.proof.holds
    assert asked == ['"Role" holds 2 rows, more than 1. Carry them in the baseline?']


def test_reports_tell_where_rows_come_from(server: Server) -> None:
    result = run(server, *TABLES, data=DataChoice(without=("s.tag",)))
    told = proof_json(result, server)
    assert told["rows"] == [
        {
            "table": "public.Role",
            "rows": 2,
            "from": [{"migration": "20240102_step", "line": 1, "statement": "INSERT"}],
            "volatile": {},
        },
        {
            "table": "public.Tag",
            "rows": 1,
            "from": [{"migration": "20240102_step", "line": 2, "statement": "INSERT"}],
            "volatile": {"at": "now()"},
        },
    ]
    assert told["rows_omitted"] == {"s.tag": 1}
    assert told["backfills"] == [{"migration": "20240102_step", "line": 3, "statement": "UPDATE", "table": "tag"}]
    assert (
        "## Tied" + report(result).partition("## Tied")[2].partition("## How")[0]
        == """\
## Tied to a schema

These statements name a schema, and stay with it whatever `?schema=` is:

- `schema "s"`
- `table "s"."tag"`

## Rows

The history leaves these rows, and the baseline inserts them where it makes their tables. On a
database that has the tables it inserts nothing: what was deleted or changed there stays so.

| table | rows | from | own values in each install |
|---|---:|---|---|
| `public.Role` | 2 | `20240102_step` (INSERT, line 1) |  |
| `public.Tag` | 1 | `20240102_step` (INSERT, line 2) | `at` |

Those values are made by `now()`.

## Rows left out

The history leaves these rows; the baseline does not, as was asked for.

| table | rows |
|---|---:|
| `s.tag` | 1 |

## Already applied, not carried

These statements change rows that only existing databases have. They found none here, and are not in the
baseline:

- `20240102_step`, line 3: UPDATE on `tag`

"""
    )


def test_rows_come_from_statements_of_every_kind(results: dict[str, Squash]) -> None:
    """Those of a trigger come from its function; those of a partition from what inserts into the partitioned table."""
    origins = results["kinds"].carried.origins
    assert {table: [(one.verb, one.line) for one in found] for table, found in origins.items()} == {
        "employee": [("INSERT", 16)],
        "house": [("INSERT", 18)],
        "nokey": [("INSERT", 26)],
        "setting": [("INSERT", 28)],
        "event": [("INSERT", 33)],
        "event_old": [("INSERT", 33)],
        "event_new": [("INSERT", 33)],
        "parent": [("INSERT", 36)],
        "child": [("INSERT", 36)],
        "kept": [("INSERT", 38)],
        "unchecked": [("INSERT", 41)],
        "bare": [("INSERT", 45)],
        "log": [("CREATE FUNCTION", 7)],
    }
    backfills = results["kinds"].carried.backfills
    assert [(one.verb, one.line, one.table) for one in backfills] == [("UPDATE", 44, "empty")]


def test_a_history_without_rows_is_not_replayed_twice(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    create = Server._create

    def counting(self: Server, name: str, template: str | None) -> None:
        made.append(name)
        create(self, name, template)

    monkeypatch.setattr(Server, "_create", counting)
    result = run(server, "CREATE TABLE t (id int);\nUPDATE t SET id = 1;")
    assert [one.line for one in result.carried.backfills] == [2]
    assert MARKER not in result.baseline.script
    assert not [name for name in made if name.endswith("_again")]


def test_later_migrations_find_the_rows(server: Server) -> None:
    result = run(
        server,
        TABLES[0],
        TABLES[1],
        'UPDATE "Role" SET "id" = "id" + 10; ALTER TABLE "Role" ADD CHECK ("id" > 10); DELETE FROM "Tag";',
        through="20240102_step",
    )
    assert [check.name for check in result.proof.checks][-2:] == [
        "baseline and later migrations give the whole history",
        "as many rows after later migrations",
    ]
    assert "Kept as they are: `20240103_step`." in report(result)


@pytest.mark.parametrize("case", CASES)
def test_a_squashed_baseline_is_itself(server: Server, results: dict[str, Squash], case: str) -> None:
    result = results[case]
    history = History((Migration(result.baseline.name, result.baseline.script),), "postgresql", None)
    again = squash(Request(history), server)
    assert again.proof.holds
    assert again.baseline.script == result.baseline.script


# --- Sabotage -----------------------------------------------------------------------------------------------

LINKED = """
CREATE TABLE "Key" ("id" TEXT PRIMARY KEY DEFAULT gen_random_uuid()::text, "name" TEXT NOT NULL);
CREATE TABLE "Door" ("id" SERIAL PRIMARY KEY, "keyId" TEXT NOT NULL, "label" TEXT);
CREATE TABLE "Plain" ("n" INTEGER);
INSERT INTO "Key" ("name") VALUES ('front'), ('back');
INSERT INTO "Door" ("keyId", "label") SELECT "id", "name" FROM "Key" ORDER BY "name";
INSERT INTO "Plain" VALUES (1), (2);
"""


@pytest.fixture(scope="module")
def claim(server: Server) -> Iterator[Callable[[Callable[[str], str]], dict[str, str]]]:
    """Return a function that edits the baseline of a true claim, and gives the checks that fail then."""
    with ExitStack() as stack:
        history = stack.enter_context(server.database("history"))
        result = run(server, LINKED)
        with history.connect() as connection:
            replay(connection, migrations(LINKED), surroundings="shadow")
            schema = read_schema(connection)

        def failed(edit: Callable[[str], str]) -> dict[str, str]:
            script = edit(result.baseline.script)
            evidence = stack.enter_context(
                Evidence(history, "public", lambda label: stack.enter_context(server.database(label)))
            )
            made = Claim(evidence, Migration(result.baseline.name, script), schema, result.carried, result.scripts)
            return {check.name: " ".join(check.differences) for check in prove(made).checks if not check.passed}

        yield failed


def test_the_true_claim_of_rows_holds(claim: Callable[[Callable[[str], str]], dict[str, str]]) -> None:
    assert claim(lambda script: script) == {}


@pytest.mark.parametrize(
    ("pattern", "replacement", "check", "named"),
    [
        pytest.param(
            r"\(1\),\n\s+\(2\)",
            "(1)",
            "rows equal",
            "public.Plain: 2 rows in the history, 1 in the baseline",
            id="a row is lost",
        ),
        pytest.param(r"\(2\)", "(3)", "rows equal", "public.Plain", id="a row is another"),
        pytest.param(
            r"\(2\)", "(2), (NULL)", "rows equal", "public.Plain: 2 rows in the history, 3", id="a row too many"
        ),
        pytest.param("'front'", "'font'", "rows equal", "public.Key", id="a text is another"),
        pytest.param(
            "'front'", "'font'", "every statement can be run again", "public.Key", id="a text is another, run again"
        ),
        pytest.param(r"\(1, key_id_\d,", "(1, NULL,", "baseline applies", "23502", id="a link is null"),
        pytest.param(
            r"\(1, key_id_\d,",
            "(1, 'stranger',",
            "generated values linked alike",
            "public.Door.keyId",
            id="a link to a stranger",
        ),
        pytest.param(
            r"(?s)\(1, key_id_(\d), 'back'\)(.*?)\(2, key_id_(\d), 'front'\)",
            r"(1, key_id_\3, 'back')\2(2, key_id_\1, 'front')",
            "generated values linked alike",
            "public.Door.keyId and public.Key.id",
            id="two links are swapped",
        ),
        pytest.param(
            r":= \(?gen_random_uuid\(\)\)?::text",
            ":= 'secret-for-all'",
            "rows equal",
            "public.Key",
            id="a secret for all in the rows",
        ),
        pytest.param(
            r"key_id_1 TEXT := \(?gen_random_uuid\(\)\)?::text",
            "key_id_1 TEXT := 'one-secret-for-all'",
            "no generated value in two installs",
            "public.Key.id: one-secret-for-all",
            id="a secret for all in every install",
        ),
        pytest.param(
            r"PERFORM pg_catalog\.setval\('\"Door_id_seq\"', 2\)",
            "PERFORM pg_catalog.setval('\"Door_id_seq\"', 3)",
            "catalogs identical",
            "Door_id_seq",
            id="a sequence ends elsewhere",
        ),
        pytest.param(r"(?s)-- DropTable.*?\$\$;\n", "", "catalogs identical", "_squash_rows", id="the marker stays"),
        pytest.param(
            r"IF NOT EXISTS \(SELECT FROM \"Plain\"\)",
            "IF true",
            "every statement can be run again",
            "public.Plain",
            id="rows are not looked for",
        ),
        pytest.param(
            r"(?s)\n        AND to_regclass\('\"(Plain|Door|Key)\"'\) IS NULL",
            "",
            "harmless on an up-to-date deploy",
            "wrote",
            id="tables are not looked for",
        ),
        pytest.param(
            r"(?s)RETURN;(?=\n    END IF;\n    IF NOT EXISTS \(SELECT FROM \"Plain\"\))",
            "",
            "deleted rows stay deleted",
            "public.Plain: 2 rows came back",
            id="rows come back",
        ),
    ],
)
def test_other_rows_are_seen(
    claim: Callable[[Callable[[str], str]], dict[str, str]], pattern: str, replacement: str, check: str, named: str
) -> None:
    edited = []

    def edit(script: str) -> str:
        edited.append(re.sub(pattern, replacement, script))
        assert edited[0] != script
        return edited[0]

    problems = claim(edit)
    assert named in problems[check]
