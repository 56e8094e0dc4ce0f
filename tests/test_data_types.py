"""Values of every built-in type come through a baseline to the byte, whatever the settings of the connection."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from squash.data.literals import constant
from squash.data.reading import read_cells, read_tables, reading
from squash.data.writing import constants, write_rows
from squash.postgres.server import Server, execute_script

TYPES = """
CREATE TYPE colour AS ENUM ('red', 'it''s', 'a "b" \\c', '');
CREATE TYPE inner_pair AS ("a" int, "b" text);
CREATE TYPE outer_pair AS ("one" inner_pair, "many" inner_pair[], "at" timestamptz);
CREATE DOMAIN digits AS text CHECK (VALUE ~ '^[0-9]*$');
"""

words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
floats = st.floats().map(lambda number: str(number).replace("inf", "Infinity").replace("nan", "NaN"))
years = st.integers(1, 4700)
months, days = st.integers(1, 12), st.integers(1, 28)
eras = st.sampled_from(["", " BC"])


def made(pattern: str, *parts: st.SearchStrategy[Any]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda values: pattern.format(*values))


dates = made("{:04}-{:02}-{:02}{}", years, months, days, eras) | st.sampled_from(
    ["infinity", "-infinity", "4714-11-24 BC", "5874897-12-31", "0044-03-15 BC"]
)
clock = made(
    "{:02}:{:02}:{:02}.{:06}", st.integers(0, 23), st.integers(0, 59), st.integers(0, 59), st.integers(0, 999999)
)
moments = made("{:04}-{:02}-{:02} {}{}", years, months, days, clock, eras) | st.sampled_from(
    ["infinity", "-infinity", "294276-12-31 23:59:59.999999", "4714-11-24 00:00:00 BC", "2024-03-31 01:30:00"]
)
zones = st.sampled_from(["+00", "-03:30", "+14", "-15:59:59"])
instants = made("{:04}-{:02}-{:02} {}{}{}", years, months, days, clock, zones, eras) | st.just("infinity")
intervals = made(
    "{} mons {} days {} secs", *(st.integers(-(10**5), 10**5),) * 2, st.floats(-1e6, 1e6).map(lambda n: f"{n:.6f}")
)
numerics = st.decimals(allow_nan=False, allow_infinity=False).map(lambda number: f"{number:f}"[:300]) | st.sampled_from(
    ["NaN", "Infinity", "-Infinity", "1e-400", "-1e400", "0.00", "1.10", "-0"]
)
bits = st.text("01", max_size=20)
points = made("({},{})", floats, floats)
jsons = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | words.map(lambda text: text.replace("\0", "")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
).map(json.dumps)


def array(values: Sequence[str | None]) -> str:
    escape = str.maketrans({"\\": "\\\\", '"': '\\"'})
    return "{" + ",".join("NULL" if v is None else f'"{v.translate(escape)}"' for v in values) + "}"


def composite(*values: str | None) -> str:
    escape = str.maketrans({"\\": "\\\\", '"': '""'})
    return "(" + ",".join("" if v is None else f'"{v.translate(escape)}"' for v in values) + ")"


pairs = st.builds(
    lambda a, b: composite(None if a is None else str(a), b), st.none() | st.integers(-9, 9), st.none() | words
)
VALUES: dict[str, st.SearchStrategy[str]] = {
    "smallint": st.integers(-(2**15), 2**15 - 1).map(str),
    "integer": st.integers(-(2**31), 2**31 - 1).map(str),
    "bigint": st.integers(-(2**63), 2**63 - 1).map(str),
    "numeric": numerics,
    "numeric(12,4)": st.decimals(-(10**7), 10**7, places=4).map(str) | st.just("NaN"),
    "real": st.floats(width=32).map(lambda number: str(number).replace("inf", "Infinity").replace("nan", "NaN")),
    "double precision": floats | st.sampled_from(["-0", "5e-324", "1.7976931348623157e308"]),
    "money": st.integers(-(10**12), 10**12).map(lambda cents: f"{cents / 100:.2f}"),
    "boolean": st.sampled_from(["t", "f"]),
    "text": words,
    "character varying(40)": words,
    "character(14)": words,
    "bpchar": words.map(lambda text: f"{text}  "),
    '"char"': st.sampled_from(["a", "", "'", "\\"]),
    "name": st.text("ab'\"\\é", max_size=20),
    "bytea": st.binary(max_size=40).map(lambda data: "\\x" + data.hex()),
    "uuid": st.uuids().map(str),
    "json": jsons,
    "jsonb": jsons.filter(lambda text: "\\u0000" not in text),
    "date": dates,
    "time": clock,
    "timetz": made("{}{}", clock, zones),
    "timestamp": moments,
    "timestamp(3) with time zone": instants,
    "interval": intervals,
    "bit(5)": st.text("01", min_size=5, max_size=5),
    "bit varying": bits,
    "inet": st.ip_addresses(v=4).map(str) | st.ip_addresses(v=6).map(str) | st.just("10.1.2.3/8"),
    "cidr": st.sampled_from(["10.0.0.0/8", "2001:db8::/32", "0.0.0.0/0"]),
    "macaddr": st.integers(0, 2**48 - 1).map(lambda number: f"{number:012x}"),
    "macaddr8": st.integers(0, 2**64 - 1).map(lambda number: f"{number:016x}"),
    "point": points,
    "lseg": made("[{},{}]", points, points),
    "box": made("{},{}", points, points),
    "path": made("[{},{}]", points, points) | made("({},{})", points, points),
    "polygon": made("({},{})", points, points),
    "circle": made("<(1.5,{}),{}>", floats, st.floats(0, 1e9).map(str)),
    "line": made("{{1,{},2}}", st.floats(-1e9, 1e9).map(str)),
    "int4range": st.sampled_from(["empty", "[1,5)", "(,3]", "(,)", "[2,2]"]),
    "tstzrange": made('["{}","infinity")', st.just("2000-01-01 00:00:00+05:30")) | st.sampled_from(["empty", "(,)"]),
    "nummultirange": st.sampled_from(["{}", "{[1.10,2.0),(3,)}", "{empty}"]),
    "tsvector": words.map(lambda text: "'" + text.replace("\\", "\\\\").replace("'", "''") + "':1A" if text else ""),
    "tsquery": st.sampled_from(["'a' & !'b'", "'x':*AB <2> 'y'", ""]),
    "pg_lsn": st.just("16/B374D848"),
    "jsonpath": st.just('$."a b"[*] ? (@ > 1)'),
    "xid8": st.integers(0, 2**64 - 1).map(str),
    "colour": st.sampled_from(["red", "it's", 'a "b" \\c', ""]),
    "digits": st.text("0123456789", max_size=5),
    "inner_pair": pairs,
    "outer_pair": st.builds(
        lambda one, many, at: composite(one, array(many), at), pairs, st.lists(pairs, max_size=3), instants
    ),
    "text[]": st.lists(st.none() | words, max_size=4).map(array),
    "integer[]": st.sampled_from(["{}", "{{1,2},{3,NULL}}", "[0:1]={7,8}", "{2147483647}"]),
    "timestamptz[]": st.lists(instants, max_size=3).map(array),
    "outer_pair[]": st.lists(pairs.map(lambda pair: composite(pair, "{}", None)), max_size=2).map(array),
    "digits[]": st.lists(st.text("0123456789", max_size=5), max_size=2).map(array),
}
"""How values of each type are written; what PostgreSQL does not take of them is left out when it says so."""

SETTINGS_OF_OTHERS = """
SET DateStyle = 'German'; SET IntervalStyle = '{}'; SET TimeZone = 'Asia/Kolkata'; SET bytea_output = 'escape';
SET extra_float_digits = -5; SET xmloption = 'document'; SET standard_conforming_strings = {}; SET backslash_quote = 'off';
SET array_nulls = on; SET client_min_messages = error; SET escape_string_warning = off
"""


@pytest.fixture(scope="module")
def connection(server: Server) -> Iterator[psycopg.Connection[Any]]:
    with server.database("types") as database, database.connect() as opened:
        opened.execute(TYPES)
        yield opened


def bytes_of(connection: psycopg.Connection[Any]) -> list[Any]:
    """Return the rows as the server sends them in binary form."""
    return sorted(connection.execute("SELECT record_send(t) FROM rows t").fetchall())


def written(connection: psycopg.Connection[Any]) -> str:
    with reading(connection):
        tables = [t for t in read_tables(connection, "public") if t.name == "rows"]
        script = write_rows([(table, constants(table, read_cells(connection, table))) for table in tables])
    inserts = list(script.inserts)
    assert [label for label, _ in inserts] == ["InsertRows"] * len(tables)
    return "\n".join(text for _, text in (*script.opening, ("", DDL), *inserts, *script.closing))


DDL = "CREATE TABLE rows ({});"


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str | None]]]:
    types = draw(st.lists(st.sampled_from(sorted(VALUES)), min_size=1, max_size=6))
    row = st.tuples(*(st.none() | VALUES[kind] for kind in types)).map(list)
    return types, draw(st.lists(row, min_size=1, max_size=3))


def refill(connection: psycopg.Connection[Any], types: list[str], rows: list[list[str | None]], *others: str) -> None:
    """Fill a table, write it, and fill it again from what was written, under other settings: the same bytes."""
    columns = ", ".join(f'"c{number}" {kind}' for number, kind in enumerate(types))
    create = f"CREATE TABLE rows ({columns});"
    with connection.transaction(force_rollback=True):
        connection.execute(create.encode())
        casts = ", ".join(f"%s::text::{kind}" for kind in types)
        for row in rows:
            try:
                with connection.transaction():
                    connection.execute(f"INSERT INTO rows VALUES ({casts})".encode(), row)
            except psycopg.errors.DataError:  # what this version does not take
                continue
            except psycopg.errors.CheckViolation:
                continue
        before = bytes_of(connection)
        script = written(connection).replace(DDL, create)
        connection.execute("DROP TABLE rows")
        connection.execute(SETTINGS_OF_OTHERS.format(*others).encode())
        execute_script(connection, script)
        assert bytes_of(connection) == before
        if before:
            assert connection.execute("SELECT to_regclass('_squash_rows')").fetchone() == (None,)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(table=tables(), style=st.sampled_from(["postgres", "sql_standard"]), conforming=st.sampled_from(["on", "off"]))
def test_rows_come_through_to_the_byte(
    connection: psycopg.Connection[Any], table: tuple[list[str], list[list[str | None]]], style: str, conforming: str
) -> None:
    refill(connection, *table, style, conforming)


@pytest.mark.parametrize("kind", sorted(VALUES))
def test_every_type(connection: psycopg.Connection[Any], kind: str) -> None:
    @settings(max_examples=4, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(rows=st.lists(VALUES[kind].map(lambda value: [value]), min_size=6, max_size=12))
    def check(rows: list[list[str | None]]) -> None:
        refill(connection, [kind], rows, "postgres", "off")

    check()


def test_a_large_value_and_every_plane(connection: psycopg.Connection[Any]) -> None:
    data = bytes(range(256)) * 4096
    planes = "".join(chr(plane * 0x10000 + 0xFF00 + low) for plane in range(17) for low in range(0x30, 0x100, 7))
    controls = "".join(map(chr, range(1, 0xA0))) + "\u200b\u202e\u2066\ufeff\U000e0041\u2028"
    rows: list[list[str | None]] = [["\\x" + data.hex(), planes], ["\\x", controls], [None, " trailing \r\n\t"]]
    refill(connection, ["bytea", "text"], rows, "sql_standard", "on")


@pytest.mark.parametrize(
    ("text", "kind", "sql"),
    [
        (None, "text", "NULL"),
        ("t", "boolean", "true"),
        ("-5", "integer", "-5"),
        ("1.10", "numeric", "1.10"),
        ("-0", "double precision", "'-0'"),
        ("NaN", "real", "'NaN'"),
        ("O'Neil", "text", "'O''Neil'"),
        ("a\nb\\c'", "text", "E'a\\nb\\\\c'''"),
        ("a\u202eb", "text", "E'a\\u202eb'"),
        ("héé ✓ 🎉", "text", "'héé ✓ 🎉'"),
        ("-$1,234.50", "money", "'-1234.50'::numeric::money"),
        ("<a/>", "xml", "XMLPARSE(CONTENT '<a/>')"),
    ],
)
def test_constants_are_readable(text: str | None, kind: str, sql: str) -> None:
    assert constant(text, kind) == sql
