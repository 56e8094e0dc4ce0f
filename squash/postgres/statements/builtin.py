"""What every PostgreSQL database has from the start, as far as scripts name it."""

from __future__ import annotations

# The spellings of the grammar; then pg_type of PostgreSQL 18, without the row types of catalogs.
_TYPES = """
int integer bigint smallint dec decimal real float double boolean character char nchar national bit serial bigserial
smallserial serial2 serial4 serial8 array

bool bytea name int8 int2 int2vector int4 regproc text oid tid xid xid8 cid oidvector json jsonb jsonpath xml point lseg
path box polygon line circle float4 float8 money macaddr macaddr8 inet cidr bpchar varchar date time timestamp
timestamptz interval timetz varbit numeric refcursor regprocedure regoper regoperator regclass regcollation regtype
regrole regnamespace uuid pg_lsn tsvector gtsvector tsquery regconfig regdictionary txid_snapshot pg_snapshot aclitem
pg_node_tree pg_ndistinct pg_dependencies pg_mcv_list pg_ddl_command int4range numrange tsrange tstzrange daterange
int8range int4multirange nummultirange tsmultirange tstzmultirange datemultirange int8multirange record cstring any
anyarray void trigger event_trigger language_handler internal anyelement anynonarray anyenum fdw_handler
index_am_handler tsm_handler table_am_handler anyrange anymultirange anycompatible anycompatiblearray
anycompatiblenonarray anycompatiblerange anycompatiblemultirange unknown
"""
TYPES = frozenset(_TYPES.split())
"""Names of types that need nobody to create them, folded."""

SCHEMAS = frozenset({"pg_catalog", "information_schema", "pg_temp", "pg_toast"})

FROM_EXTENSION = {
    **dict.fromkeys(("uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4", "uuid_generate_v5"), "uuid-ossp"),
    **dict.fromkeys(("gen_random_bytes", "crypt", "gen_salt", "digest", "hmac"), "pgcrypto"),
    **dict.fromkeys(("gin_trgm_ops", "gist_trgm_ops", "similarity", "word_similarity"), "pg_trgm"),
    **dict.fromkeys(
        ("vector", "halfvec", "sparsevec", "vector_cosine_ops", "vector_l2_ops", "vector_ip_ops"), "vector"
    ),
    **dict.fromkeys(("geometry", "geography"), "postgis"),
    **{name: name for name in ("citext", "hstore", "ltree", "cube", "unaccent")},
}
"""What people use without having created the extension that it comes from: name to extension."""

_CONTRIB = """
adminpack amcheck autoinc bloom btree_gin btree_gist citext cube dblink dict_int dict_xsyn earthdistance file_fdw
fuzzystrmatch hstore insert_username intagg intarray isn lo ltree moddatetime old_snapshot pageinspect pg_buffercache
pg_freespacemap pg_logicalinspect pg_prewarm pg_stat_statements pg_surgery pg_trgm pg_visibility pg_walinspect pgcrypto
pgrowlocks pgstattuple plpgsql postgres_fdw refint seg sslinfo tablefunc tcn tsm_system_rows tsm_system_time unaccent
uuid-ossp xml2
"""
CONTRIB = frozenset(_CONTRIB.split())
"""The extensions that come with PostgreSQL itself, `contrib` included."""
