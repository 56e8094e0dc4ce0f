"""Random expressions of a wanted type, from templates: `{kind}` is filled by a column or by another expression."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

LITERALS: Mapping[str, Sequence[str]] = {
    "bool": ("true", "false", "NULL::boolean"),
    "text": ("'x'", "'it''s'", r"E'back\\slash'", "''", "'a)b('", "NULL::text", "'y'::text", "$$dollar$$"),
    "varchar": ("'v'::varchar", "'w'::varchar(5)", "CAST('x' AS character varying)"),
    "char": ("'c'::char(3)", "'d'::bpchar"),
    "int": ("0", "-1", "7", "'5'::int", "2147483647", "0 - 5"),
    "bigint": ("9007199254740993", "-2::bigint", "'-3'::bigint"),
    "num": ("1.50", "-0.5", "'1e3'::numeric", "123456.75", "'NaN'::numeric"),
    "float": ("1.5::float8", "'-Infinity'::float8", "-2.0::real::float8"),
    "date": ("'2020-02-29'::date", "DATE '1999-12-31'"),
    "ts": ("'2020-01-01 10:00:00'::timestamp", "TIMESTAMP(3) '2001-02-03 04:05:06.789'"),
    "tstz": ("'2020-01-01 10:00:00+02'::timestamptz", "TIMESTAMPTZ '2001-02-03 04:05:06Z'"),
    "time": ("'10:30'::time", "TIME '23:59:59'"),
    "interval": ("'1 day 2 hours'::interval", "INTERVAL '-3' MONTH", "INTERVAL '1-2' YEAR TO MONTH", "'P1Y'::interval(0)"),
    "jsonb": ("""'{"a": [1, "b"]}'::jsonb""", "'null'::jsonb", "'{}'::jsonb"),
    "texts": ("ARRAY['a', 'b,c']", "'{a,NULL}'::text[]", "ARRAY[]::text[]", "'{}'::text[]"),
    "varchars": ("ARRAY['a'::varchar, 'b']", "'{a,b}'::varchar[]", "ARRAY['a', 'b']::varchar[]"),
    "ints": ("ARRAY[1, -2]", "'{1,2}'::int[]", "ARRAY[[1, 2], [3, 4]]", "'[0:1]={1,2}'::int[]"),
    "range": ("'[1,5)'::int4range", "int4range(1, 9, '[]')", "'empty'::int4range"),
    "uuid": ("'00000000-0000-0000-0000-000000000001'::uuid",),
    "bytea": (r"'\x00ff'::bytea",),
    "bits": ("B'101'", "X'5'::bit(4)::bit varying"),
}  # fmt: skip

IMMUTABLE: Mapping[str, Sequence[str]] = {
    "bool": (
        "{text} = {text}", "{text} < {varchar}", "{varchar} = 'a'", "{varchar} <> {char}", "{char} = 'a'",
        "{varchar} IN ('a', 'b''c')", "{varchar} NOT IN ('a', 'b')", "{text} IN ('x', 'y')", "{char} IN ('a', 'b')",
        "{varchar} IN ('a', {varchar})", "{varchar} IN ('a', 'b', {text})", "{varchar} IN ('one')", "{varchar} NOT IN ('one')",
        "{int} IN (1, 2, 3)", "{int} IN (1, {bigint})", "{bigint} IN (1, 2)", "{int} NOT IN (1, 2.5)", "{num} IN (1, 2)", "{date} IN ('2020-01-01', '2020-01-02')",
        "{int} BETWEEN {int} AND {int}", "{int} NOT BETWEEN 1 AND {bigint}", "{int} BETWEEN SYMMETRIC {int} AND 5",
        "{int} NOT BETWEEN SYMMETRIC 1 AND 5", "{text} IS DISTINCT FROM {varchar}", "{int} IS NOT DISTINCT FROM {int}",
        "{varchar} IS DISTINCT FROM 'x'", r"{text} LIKE 'a\_%'", "{varchar} LIKE 'a!%' ESCAPE '!'", "{varchar} NOT ILIKE 'A%'", "{char} LIKE 'x%'",
        "{text} SIMILAR TO '(a|b)%'", "{varchar} NOT SIMILAR TO 'x' ESCAPE '#'", "{text} ~ '^[a-z]+$'", "{varchar} !~* 'x'",
        "{varchar} = ANY ('{a,b}')", "{varchar} = ANY (ARRAY['a', 'b'])", "{varchar} = ANY (ARRAY['a', 'b']::varchar[])", "{varchar} = ANY (ARRAY['a', 'b']::text[])",
        "{varchar} = ANY (ARRAY['a'::varchar, 'b']::text[])", "{varchar} = ANY ({varchars})", "{varchar} = ANY ({texts})", "{char} = ANY (ARRAY['a', 'b'])", "{char} = ANY (ARRAY['a'::char(3), 'b'])",
        "{text} <> ALL (ARRAY['a', {text}])", "{text} = ANY ({varchars})", "{int} = ANY ({ints})", "{int} > ALL (ARRAY[1, 2])", "{text} LIKE ANY (ARRAY['a%', 'b%'])", "{varchar} LIKE ANY (ARRAY['a%', 'b%'])",
        "{texts} @> ARRAY['a']", "{texts} && {texts}", "{varchars} @> ARRAY['a'::varchar]", "{varchars}::text[] && {texts}", "{ints} = ARRAY[1]", "{varchars} = ARRAY['a', 'b']::varchar[]", "{texts} <@ {varchars}::text[]",
        "({int}, {text}) = (1, 'a')", "({int}, {int}) < ({int}, 3)", "({int}, {int}) IN ((1, 2), (3, 4))", "({varchar}, {text}) = ('a', 'b')", "({varchar}, {varchar}) >= ('a', 'b')", "ROW({int}, {text}) IS NULL",
        "ROW({int}, {text}) IS DISTINCT FROM ROW({int}, {text})", "ROW({int}, {varchar}) = ROW(1, 'x'::text)", "{bool} AND {bool}", "{bool} OR {bool} AND {bool}", "NOT {bool}", "NOT ({bool} OR {bool})", "{bool} IS TRUE",
        "{bool} IS NOT UNKNOWN", "{bool} IS NOT FALSE", "{bool} = {bool}", "{text} IS NULL", "{int} IS NOT NULL", "{jsonb} ->> 'a' = {text}", "{jsonb} ? 'k'", """{jsonb} @> '{"a": 1}'""", "{jsonb} ?| array['a', 'b']", "{jsonb} @? '$.a[*]'",
        "{jsonb} #> '{a,0}' IS NULL", "({jsonb} ->> 'n')::int > 3", "{range} @> {int}", "{range} && int4range({int}, 500)", "{range} -|- {range}", "lower_inf({range})", "({date}, {date}) OVERLAPS ({date}, {date})", "({ts}, {interval}) OVERLAPS ({ts}, {interval})",
        '{text} COLLATE "C" < {text}', '({varchar} COLLATE "POSIX") > \'m\'', "{text} IS NFC NORMALIZED", "{ts} > '2020-01-01'", "{date} >= '2020-01-01' AND {date} < '2021-01-01'", "{int}::boolean", "{float} = 1.5", "{num} > -1", "- {int} < 2",
        "lower({varchar}) = 'x'", "lower({text}) = lower({varchar})", "position('a' IN {text}) > 0", "{interval} > '1 day'", "{uuid} = '00000000-0000-0000-0000-000000000001'", "{int} = 1 IS TRUE", "({int} = 1) = ({int} = 2)", "{bigint} = {int}",
        "char_length({varchar}) > 0", "octet_length({bytea}) < 10", "CASE {varchar} WHEN 'a' THEN true WHEN 'b' THEN {bool} END", "CASE WHEN {bool} THEN {bool} ELSE {bool} END", "COALESCE({bool}, false)", "num_nonnulls({text}, {int}, {varchar}) = 1",
        "{text} ^@ 'pre'", "{int} OPERATOR(pg_catalog.=) 3", "{int} & 1 = 0", "{bits} = B'101'", "xmlexists('//a' PASSING '<a/>')", "{texts}[1] = 'a'", "{texts}[1:2] = ARRAY['a', 'b']", "cardinality({varchars}) > 0", "isempty({range})",
        "{jsonb}['a'] = '1'", "{text}::varchar(3) = 'abc'", "{varchar}::text = 'x'", "{varchar}::varchar(3) IN ('a', 'b')", "{char}::text IN ('a', 'b')", "{varchar}::char(2) = 'ab'", "NULLIF({varchar}, '') IS NOT NULL",
    ),
    "text": (
        "{text} || {text}", "{text} || {int}", "{varchar} || {varchar}", "{varchar} || 'x'", "{char} || {text}", "upper({text})", "lower({varchar})", "trim({text})", "trim(LEADING 'x' FROM {varchar})", "btrim({text}, 'y')", "substring({text} FROM 2 FOR 3)",
        "substring({varchar} FROM '[a-z]+')", "substring({text} SIMILAR 'a#\"b#\"c' ESCAPE '#')", "overlay({text} PLACING 'xx' FROM 1 FOR 2)", "CASE WHEN {bool} THEN {text} ELSE {text} END", "CASE {varchar} WHEN 'a' THEN 'one' WHEN 'b' THEN {text} END", "CASE {int} WHEN 1 THEN 'a' ELSE 'b' END",
        "COALESCE({text}, {varchar}, 'z')", "COALESCE({varchar}, 'z')", "NULLIF({text}, '')", "GREATEST({text}, 'b')", "LEAST({varchar}, {text})", "{int}::text", "{varchar}::text", "{bool}::text", "({jsonb} ->> 'a')", "{jsonb} #>> '{a,b}'", "{jsonb} ->> 0", '{text} COLLATE "C"', "{texts}[1]", "array_to_string({ints}, ',')",
        "normalize({text}, NFKC)", "md5({text})", "left({text}, 3)", "repeat({varchar}, 2)", "replace({text}, 'a', 'b')", "encode({bytea}, 'hex')", "regexp_replace({text}, 'a+', 'b', 'g')", "{text}::char(2)::text", "({text})::name::text", "split_part({varchar}, ',', 1)", "{text} || NULL",
    ),
    "varchar": ("{text}::varchar(7)", "{varchar}::varchar(3)", "{int}::varchar", "COALESCE({varchar}, 'z')", "CASE WHEN {bool} THEN {varchar} ELSE 'else' END", "NULLIF({varchar}, 'x')", "{varchars}[1]", '{varchar} COLLATE "C"', "GREATEST({varchar}, 'a', 'b')"),
    "char": ("{text}::char(2)", "COALESCE({char}, 'q')", "{varchar}::bpchar", "CASE {char} WHEN 'a' THEN {char} END"),
    "int": (
        "{int} + {int}", "{int} * 2 - 1", "{int} / 3 % 2", "- {int}", "+ {int}", "@ {int}", "{int} | 4", "~ {int}", "{int} # 3", "{int} << 2", "char_length({text})", "length({varchar})", "position('b' IN {text})", "COALESCE({int}, 0)", "NULLIF({int}, 0)", "GREATEST({int}, 1, -2)", "CASE WHEN {bool} THEN {int} ELSE -1 END",
        "CASE {text} WHEN 'a' THEN 1 WHEN 'b' THEN 2 ELSE {int} END", "CASE {varchar} WHEN 'a' THEN 1 WHEN 'b' THEN 2 END", "{num}::int", "{text}::int", "{ints}[1]", "array_length({ints}, 1)", "array_position({texts}, 'a')", "array_position({varchars}, 'a')", "extract(year FROM {date})::int", "upper({range})", "({jsonb} -> 'n')::int", "{bool}::int", "abs({int})", "{date} - {date}", "ascii({text})", "num_nulls({int}, {text})", "width_bucket(nullif({num}, 'NaN'), 0, 10, 5)", "bit_length({text})",
    ),
    "bigint": ("{int}::bigint", "{bigint} + {int}", "{bigint} * 2", "- {bigint}", "COALESCE({bigint}, 0)", "CASE WHEN {bool} THEN 1 ELSE {bigint} END", "{int} + 9007199254740993", "factorial(5)::bigint"),
    "num": ("{num} * 1.1", "{num} + {int}", "{num} ^ 2", "round({num}, 2)", "{num}::numeric(8,2)", "{int}::numeric", "extract(epoch FROM {ts})", "extract(dow FROM {date})", "extract('year' FROM {interval})", "COALESCE({num}, 0)", "COALESCE({num}, {int}, 0.5)", "- {num}", "trunc({num})", "{num} % 3", "CASE WHEN {bool} THEN 0 ELSE {num} END", "GREATEST({num}, 0)"),
    "float": ("{float} * 2", "sqrt({float})", "{int}::float8", "{num}::double precision", "date_part('hour', {ts})", "|/ {float}", "{float} + {num}", "{float}::real::float8"),
    "date": ("{date} + 1", "{ts}::date", "{date} - {int}", "COALESCE({date}, '2020-01-01')", "GREATEST({date}, '2020-01-01')"),
    "ts": ("{ts} + {interval}", "{ts} - INTERVAL '1 day'", "{tstz} AT TIME ZONE 'UTC'", "{tstz} AT TIME ZONE INTERVAL '02:00'", "date_trunc('month', {ts})", "{date}::timestamp", "{date} + {time}", "COALESCE({ts}, '2020-01-01')", "{ts}::timestamp(3)", "date_bin('15 minutes', {ts}, '2001-01-01')", "{date} + interval '1 hour'"),
    "tstz": ("{ts} AT TIME ZONE 'Europe/Berlin'", "COALESCE({tstz}, '2020-01-01 00:00Z')", "to_timestamp({float})", "GREATEST({tstz}, {tstz})"),
    "time": ("{time} + '1 hour'::interval", "{ts}::time", "{time}::time(0)"),
    "interval": ("{interval} * 2", "{ts} - {ts}", "{interval} + '1 day'", "make_interval(days => {int})", "make_interval(hours => 1, mins => {int})", "{time}::interval", "justify_days({interval})", "- {interval}", "{interval}::interval day to second", "age({ts}, {ts})"),
    "jsonb": ("{jsonb} -> 'a'", "{jsonb} || '{}'", "{jsonb} - 'a'", "jsonb_build_object('a', {int})", "{jsonb} #- '{a}'", "COALESCE({jsonb}, '[]')", "to_jsonb({int})", "jsonb_path_query_first({jsonb}, '$.a')", "{jsonb}['a']['b']", "jsonb_set({jsonb}, '{a}', '1', create_if_missing => false)", "{jsonb} - ARRAY['a', 'b']"),
    "texts": ("ARRAY[{text}, 'b']", "ARRAY[{varchar}, {text}]", "{texts} || ARRAY['z']", "{texts} || {text}", "{texts}[1:2]", "string_to_array({text}, ',')", "COALESCE({texts}, '{}')", "{varchars}::text[]", "array_append({texts}, 'q')", "ARRAY['a', 'b']::text[] || {texts}", "ARRAY[{varchar}, 'b']::text[]", "regexp_split_to_array({text}, ',')"),
    "varchars": ("ARRAY[{varchar}, 'b']", "{varchars} || '{q}'", "COALESCE({varchars}, '{}')", "array_remove({varchars}, 'a')", "ARRAY[{varchar}]", "{texts}::varchar[]", "{texts}::varchar(3)[]"),
    "ints": ("ARRAY[{int}, 2]", "{ints} || {int}", "{int} || {ints}", "array_cat({ints}, ARRAY[1])", "{texts}::int[]", "ARRAY[ARRAY[{int}], ARRAY[1]]", "{ints}[:2]"),
    "range": ("int4range({int}, 100)", "{range} * {range}", "{range} + '[1,5)'::int4range", "COALESCE({range}, 'empty')", "int4range({int}, NULL, '(]')"),
    "uuid": ("COALESCE({uuid}, '00000000-0000-0000-0000-000000000000')",),
    "bytea": ("{bytea} || '\\x01'", "decode('ff', 'hex')", "substring({bytea} FROM 1 FOR 2)"),
    "bits": ("{bits} || B'1'", "{int}::bit(8)"),
}  # fmt: skip

MUTABLE: Mapping[str, Sequence[str]] = {
    "bool": ("{tstz} > now()", "{tstz} < CURRENT_TIMESTAMP(3)", "{text} = CURRENT_USER", "current_setting('app.x', true) = {text}", "{date} > CURRENT_DATE", "has_table_privilege('pg_class', 'SELECT')", "pg_has_role(SESSION_USER, 'pg_monitor', 'MEMBER')", "{tstz}::date = '2020-01-01'", "{jsonb} @@ '$.a > 1'"),
    "text": ("to_char({ts}, 'YYYY')", "{date}::text", "{tstz}::text", "CURRENT_USER::text", "current_setting('x.y', true)", "format('%s-%I', {text}, {int})", "concat({text}, {int}, NULL)", "CURRENT_CATALOG::text", "{ints}::text", "{interval}::text"),
    "tstz": ("now()", "CURRENT_TIMESTAMP", "date_trunc('day', {tstz}, 'UTC')", "{tstz} + {interval}", "{ts}::timestamptz", "{date}::timestamptz", "clock_timestamp()"),
    "ts": ("LOCALTIMESTAMP", "{tstz}::timestamp", "LOCALTIMESTAMP(2)"),
    "date": ("CURRENT_DATE", "{tstz}::date", "'2020-01-01'::text::date"),
    "uuid": ("gen_random_uuid()",),
    "num": ("extract(hour FROM {tstz})", "random()::numeric"),
    "time": ("LOCALTIME", "{tstz}::time"),
    "jsonb": ("to_jsonb(now())", "jsonb_build_array(1, {text}, now())"),
}  # fmt: skip

SINCE: Sequence[tuple[int, Mapping[str, Sequence[str]]]] = (
    (160000, {
        "bool": ("{text} IS JSON", "{text} IS JSON OBJECT WITH UNIQUE KEYS", "{jsonb} IS NOT JSON ARRAY"),
        "jsonb": ("JSON_OBJECT('a': {int} RETURNING jsonb)", "JSON_ARRAY({int}, {text} NULL ON NULL RETURNING jsonb)"),
    }),
    (170000, {
        "text": ("JSON_VALUE({jsonb}, '$.a')", "JSON_VALUE({jsonb}, '$.a' DEFAULT 'x' ON EMPTY ERROR ON ERROR)"),
        "int": ("JSON_VALUE({jsonb}, '$.n' RETURNING int)",),
        "bool": ("JSON_EXISTS({jsonb}, '$.a[*] ? (@ > $x)' PASSING {int} AS x)",),
        "jsonb": ("JSON_QUERY({jsonb}, '$.a' WITH WRAPPER)", "JSON_QUERY({jsonb}, 'lax $[*]' RETURNING jsonb KEEP QUOTES EMPTY ARRAY ON EMPTY)"),
    }),
)  # fmt: skip

CASTS = {
    "bool": "boolean", "varchar": "varchar", "char": "bpchar", "bigint": "bigint", "num": "numeric", "float": "float8",
    "ts": "timestamp", "tstz": "timestamptz", "texts": "text[]", "varchars": "varchar[]", "ints": "int[]",
    "range": "int4range", "bits": "bit varying",
}  # fmt: skip


def type_of(kind: str) -> str:
    """Give the SQL type that expressions of a kind have, or are assigned to."""
    return CASTS.get(kind, kind)


@dataclass(frozen=True)
class Expressions:
    """Makes expressions over `columns`, SQL by kind; `immutable` ones only where an index or a generated column needs it."""

    rng: Random
    version: int
    columns: Mapping[str, Sequence[str]]
    immutable: bool = True

    def of(self, kind: str, depth: int | None = None) -> str:
        """Give an expression of a kind, of at most `depth` levels; a column or a literal for 0."""
        depth = self.rng.randrange(3) if depth is None else depth
        if depth == 0:
            return self._atom(kind)
        templates = list(IMMUTABLE[kind])
        if not self.immutable:
            templates += MUTABLE.get(kind, ())
        for since, more in SINCE:
            if self.version >= since:
                templates += more.get(kind, ())
        return re.sub(r"\{([a-z]+)\}", lambda match: self._part(match, depth - 1), self.rng.choice(templates))

    def _part(self, match: re.Match[str], depth: int) -> str:
        if match[1] not in LITERALS:  # '{a,b}' is an array
            return match[0]
        part = self.of(match[1], depth)
        return part if re.fullmatch(r'[\w."]+', part) else f"({part})"

    def _atom(self, kind: str) -> str:
        columns = self.columns.get(kind, ())
        if columns and self.rng.randrange(10) < 8:
            return self.rng.choice(columns)
        return self.rng.choice(LITERALS[kind])
