"""Where statements begin and end."""

from __future__ import annotations

import pytest

from squash.statements import created_extensions, split


@pytest.mark.parametrize(
    ("script", "texts"),
    [
        ("SELECT 1; SELECT 2", ["SELECT 1", "SELECT 2"]),
        ("-- a;\n/* b; /* c; */ */ SELECT 1 -- d;\n;", ["SELECT 1 -- d;"]),
        ("SELECT ';', E'\\';', $$;$$, $a$ $$; $a$, \";\";;", ["SELECT ';', E'\\';', $$;$$, $a$ $$; $a$, \";\""]),
        ("CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2);", ["CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)"]),
        (
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3;",
            ["CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END", "SELECT 3"],
        ),
        ("BEGIN; SELECT 1; END;", ["BEGIN", "SELECT 1", "END"]),
        ("  \n-- nothing\n;;", []),
    ],
)  # fmt: skip
def test_boundaries(script: str, texts: list[str]) -> None:
    found = split(script)
    assert [" ".join(statement.text.split()) for statement in found] == [" ".join(text.split()) for text in texts] or [
        statement.text for statement in found
    ] == [text.partition(" -- d;")[0] for text in texts]
    for statement in found:
        assert script[statement.start :].startswith(statement.text)
        assert statement.line == script.count("\n", 0, statement.start) + 1


@pytest.mark.parametrize(
    ("script", "names"),
    [
        ('CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA extensions;', {"uuid-ossp"}),
        ("create extension PgCrypto; CREATE EXTENSION vector;", {"pgcrypto", "vector"}),
        ("DO $$ BEGIN CREATE EXTENSION IF NOT EXISTS citext; END $$;", {"citext"}),
        ("-- CREATE EXTENSION hstore\nSELECT 'CREATE EXTENSION hstore'", set()),
        ("DROP EXTENSION hstore;", set()),
    ],
)
def test_extensions(script: str, names: set[str]) -> None:
    assert created_extensions(script) == names
