"""Expressions in scripts: which are found, how they are spelled, and what they are for."""

from __future__ import annotations

import logging

import pytest

from squash.data.expressions import find_expressions
from squash.postgres.server import Server
from squash.prisma.history import Migration


def find(*scripts: str) -> list[tuple[str, str, bool]]:
    """Return text, place and whether it is a default, of each expression."""
    found = find_expressions(Migration(f"{number}_step", script) for number, script in enumerate(scripts, 1))
    return [(one.text, f"{one.table}.{one.column}", one.stored) for one in found]


def places(*scripts: str) -> list[tuple[str, str]]:
    return [(text, place) for text, place, _ in find(*scripts)]


SELF_CONTAINED = [
    "now()",
    "NOW()",
    "CURRENT_TIMESTAMP",
    "current_date",
    "localtimestamp(3)",
    "gen_random_uuid()",
    "now() + interval '30 days'",
    "now() AT TIME ZONE 'utc'",
    "CURRENT_DATE AT TIME ZONE 'utc'",
    "now()::timestamp(3) with time zone",
    "random()::double precision",
    "(now())::date",
    "(now() - '1 day'::interval)",
    "cast(now() as date)",
    "extract(epoch from now())::int",
    "to_char(now(), 'YYYY-MM-DD\"T\"HH24:MI:SS')",
    "date_trunc('day', now())",
    "floor(random() * 10)::int",
    "-random() + 1",
    "md5(random()::text || clock_timestamp()::text)",
    "upper(replace(gen_random_uuid()::text, '-', ''))",
    "substring(md5(random()::text) from 1 for 6)",
    "substr(md5(random()::text), 1, 6)",
    "position('a' in md5(random()::text))",
    "encode(sha256(random()::text::bytea), 'hex')",
    "'id_' || md5(random()::text)",
    "E'it\\'s ' || random()",
    "ARRAY[gen_random_uuid()]",
    "jsonb_build_object('id', gen_random_uuid(), 'at', now())",
    "CASE WHEN random() < 0.5 THEN 'a' ELSE 'b' END",
    "coalesce(NULL, now())",
    'pg_catalog."left"(md5(random()::text), 5)',
    "make_interval(days => 3) + now()",
]


@pytest.mark.parametrize("text", SELF_CONTAINED)
def test_the_text_is_that_of_the_script(text: str) -> None:
    assert find(f"CREATE TABLE t (a int, b text DEFAULT {text} NOT NULL);") == [(text, "t.b", True)]
    assert places(f"INSERT INTO t (a, b) VALUES (1, {text}), (2, 'x');") == [(text, "t.b")]
    assert places(f"INSERT INTO t (a, b) SELECT x, {text} FROM y WHERE z = now() ON CONFLICT DO NOTHING;") == [
        (text, "t.b")
    ]
    assert places(f"UPDATE t SET b = {text}, a = 1 WHERE a < random();") == [(text, "t.b")]
    assert places(f"DO $$\nDECLARE x text := {text};\nBEGIN x := 'a'; END $$;") == [(text, ".x")]


def test_the_texts_mean_something_to_postgres(server: Server) -> None:
    with server.database("expressions") as database, database.connect() as connection:
        for text in SELF_CONTAINED:
            (found,) = find(f"SELECT {text} AS x;")
            connection.execute(f"SELECT {found[0]}".encode())


def test_comments_and_line_ends_are_blanks() -> None:
    assert places("UPDATE t SET a = now() -- the time\n  /* and */ + interval '1 day';") == [
        ("now() + interval '1 day'", "t.a")
    ]


@pytest.mark.parametrize(
    ("script", "found"),
    [
        # names
        (
            'INSERT INTO s."Order" AS o ("At", B) VALUES (now(), random())',
            [("now()", "Order.At"), ("random()", "Order.b")],
        ),
        ("UPDATE ONLY s.t AS x SET (a, b) = (now(), 1), c = random()", [("now()", "t.a"), ("random()", "t.c")]),
        # without a list of columns
        (
            "CREATE TABLE t (a int, b int, c date); ALTER TABLE t DROP COLUMN b; ALTER TABLE t ADD COLUMN d text;"
            "ALTER TABLE t RENAME COLUMN c TO e; ALTER TABLE t RENAME TO u; INSERT INTO u SELECT 1, now(), random()",
            [("now()", "u.e"), ("random()", "u.d")],
        ),
        ("ALTER TABLE t ADD COLUMN d text; INSERT INTO t VALUES (now())", [("now()", ".")]),
        # queries
        (
            'WITH made AS (SELECT f(1) AS x FROM y), l AS (UPDATE "W" SET "xId" = x FROM made) INSERT INTO p (id) SELECT x FROM made',
            [("f(1)", "W.xId"), ("f(1)", "p.id")],
        ),
        ("INSERT INTO t (a) SELECT now() UNION ALL (SELECT random())", [("now()", "t.a"), ("random()", "t.a")]),
        ("INSERT INTO t (a) SELECT v FROM (VALUES (now())) AS w (v)", [("now()", "t.a")]),
        ("UPDATE t SET a = (SELECT random() LIMIT 1)", [("random()", "t.a")]),
        ("INSERT INTO t (a) SELECT b FROM c CROSS JOIN d ON CONFLICT (a) DO NOTHING", []),
        ("INSERT INTO t (a) SELECT now() FROM c CROSS JOIN d ON CONFLICT (a) DO NOTHING", [("now()", "t.a")]),
        ("INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET b = now(), c = excluded.c", [("now()", "t.b")]),
        ("INSERT INTO t (a) OVERRIDING SYSTEM VALUE VALUES (random())", [("random()", "t.a")]),
        (
            "MERGE INTO t USING u ON t.a = u.a WHEN NOT MATCHED THEN INSERT (a, b) VALUES (1, now())"
            " WHEN MATCHED THEN UPDATE SET c = random()",
            [("now()", "t.b"), ("random()", "t.c")],
        ),
        # parts
        (
            "UPDATE t SET a = coalesce(a, now()), b = CASE WHEN c THEN random() ELSE b END",
            [("now()", "t.a"), ("random()", "t.b")],
        ),
        ("UPDATE t SET a = a || md5(random()::text)", [("md5(random()::text)", ".")]),
        # nothing to keep
        ("UPDATE t SET a = md5(b), c = 'x'::text, d = ARRAY[1], e = interval '1 day', f = $1, g = (x -> 'y')", []),
        ("INSERT INTO t (a, b) SELECT count(*), row_number() OVER () FROM u", []),
        ("CREATE TABLE t (a int CHECK (a < random()), b int GENERATED ALWAYS AS (abs(-1)) STORED)", []),
        (
            "CREATE VIEW v AS SELECT now(); CREATE INDEX i ON t (md5('x')); DROP TABLE t; COMMENT ON TABLE t IS 'now()'",
            [],
        ),
        # defaults
        (
            "ALTER TABLE t ALTER COLUMN a SET DEFAULT now(), ADD COLUMN b uuid DEFAULT f('x')",
            [("now()", "t.a"), ("f('x')", "t.b")],
        ),
        # PL/pgSQL
        (
            "CREATE OR REPLACE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $f$ <<outside>> DECLARE a date = CURRENT_DATE; B text;"
            ' BEGIN IF a = b THEN NEW."At" := now(); ELSIF c THEN UPDATE t SET d = f(1); ELSE b := f(2); END IF;'
            " FOR r IN SELECT f(3) AS q LOOP INSERT INTO t (e) VALUES (f(4)); END LOOP; PERFORM f(5);"
            " RETURN CASE WHEN b THEN f(6) END; EXCEPTION WHEN others THEN RETURN QUERY SELECT f(7); END $f$",
            [
                ("CURRENT_DATE", ".a"),
                ("now()", ".At"),
                ("f(1)", "t.d"),
                ("f(2)", ".b"),
                ("f(3)", ".q"),
                ("f(4)", "t.e"),
                ("f(5)", "."),
                ("f(6)", "."),
                ("f(7)", "."),
            ],
        ),
    ],
)
def test_what_expressions_are_for(script: str, found: list[tuple[str, str]]) -> None:
    assert places(script) == found


def test_where_expressions_are() -> None:
    scripts = ("SELECT 1;", "SELECT 1;\n\nDO $$ BEGIN\nUPDATE t SET a = now();\nEND $$;")
    (found,) = find_expressions(Migration(f"{number}_step", script) for number, script in enumerate(scripts, 1))
    assert (found.migration, found.line) == ("2_step", 3)


@pytest.mark.parametrize(
    "unreadable",
    [
        "INSERT INTO t (a) VALUES (now(",
        "INSERT INTO t (a) VALUES ('now()",
        "UPDATE t SET a = now() WHERE (((",
        "ALTER TABLE t ENABLE ROW LEVEL SECURITY",
        "CREATE TEMP TABLE u ON COMMIT DROP AS SELECT now()",
        "INSERT INTO t (a) VALUES (" + "(" * 3000 + "now()" + ")" * 3000 + ")",
        "UPDATE t SET a = b" + " || now()" * 3000,
        "DO $$ BEGIN RAISE NOTICE 'x: %', now(); what ever := ; END $$",
    ],
)
def test_what_sqlglot_cannot_read_is_passed_over(
    unreadable: str, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    find_expressions([Migration("0_step", unreadable)])
    assert places(unreadable, "UPDATE t SET b = random();")[-1] == ("random()", "t.b")
    assert (caplog.records, capfd.readouterr()) == ([], ("", ""))
    assert not logging.getLogger("sqlglot").disabled
