"""What is compared, and why the rest is not: the reviewable part of the snapshot.

The list of catalogs and columns comes from the server. A column is compared as it is when its type is a plain
value, resolved to names when the server itself says what it refers to (`pg_get_catalog_foreign_keys()`), and must
be declared here in every other case: `squash.postgres.snapshot.layout` refuses a server that has a column which neither
rule nor declaration covers.

In the SQL below, `t` is the catalog row.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FIRST_USER_OID: Final = 16384
"""FirstNormalObjectId of PostgreSQL (access/transam.h): rows made by initdb have smaller OIDs."""

PUBLIC_SCHEMA_OID: Final = 2200
"""Schema public is made by initdb and yet the user's: granted on, commented, dropped and created again."""

LARGE_OBJECT_CATALOG: Final = "'pg_largeobject'::regclass"
"""Large objects are the user's, whatever their number: whoever makes one may choose it."""

LEDGER_REASON: Final = (
    "the ledger of migrations, when asked for, with its type, indexes, constraints, privileges and dependencies: "
    "a deploy has one, a scratch database has not"
)

# --- Catalogs -----------------------------------------------------------------------------------------------

EXCLUDED_CATALOGS: Final[Mapping[str, str]] = {
    "pg_statistic": "planner statistics: derived from rows",
    "pg_statistic_ext_data": "planner statistics: derived from rows",
    "pg_largeobject": "compared as one hash of all bytes a large object, not page by page",
    "pg_subscription_rel": "progress of replication",
}

THIS_DATABASE: Final = "(SELECT d.oid FROM pg_database d WHERE d.datname = current_database())"

DATABASE_ROWS: Final[Mapping[str, str]] = {
    "pg_database": "t.datname = current_database()",
    "pg_db_role_setting": f"t.setdatabase = {THIS_DATABASE}",
    "pg_shdepend": f"t.dbid = {THIS_DATABASE}",
    "pg_shdescription": f"t.classoid = 'pg_database'::regclass AND t.objoid = {THIS_DATABASE}",
    "pg_shseclabel": f"t.classoid = 'pg_database'::regclass AND t.objoid = {THIS_DATABASE}",
    "pg_subscription": f"t.subdbid = {THIS_DATABASE}",
}
"""Catalogs shared by all databases of a cluster: the rows that are about the database at hand."""

CLUSTER_ROWS: Final[Mapping[str, str]] = {
    "pg_authid": "true",
    "pg_auth_members": "true",
    "pg_db_role_setting": "t.setdatabase = 0",
    "pg_parameter_acl": "true",
    "pg_replication_origin": "true",
    "pg_shdepend": "t.dbid = 0 AND t.classid <> 'pg_database'::regclass",
    "pg_shdescription": "t.classoid <> 'pg_database'::regclass",
    "pg_shseclabel": "t.classoid <> 'pg_database'::regclass",
    "pg_tablespace": "true",
}
"""The rows that are about the cluster: the same for every database, compared before and after a replay."""

CLUSTER_REASON: Final = (
    "cluster-wide, the same for every database of one server: compared before and after a replay instead"
)

SOURCES: Final[Mapping[str, str]] = {"pg_authid": "pg_roles"}
"""Catalogs read through a view, because only superusers may read the catalog; the view masks passwords."""

JOINED: Final[Mapping[str, str]] = {"pg_attribute": "LEFT JOIN pg_class relation ON relation.oid = t.attrelid"}
"""Rows that the declarations of a catalog need beside its own."""

NAME_SOURCES: Final[Mapping[str, str]] = {
    "pg_user_mapping": "(SELECT m.umid AS oid, m.umuser, m.srvid AS umserver FROM pg_user_mappings m)",
}
"""Catalogs whose rows everybody may name, though only superusers may read them."""

REPEATED: Final[Mapping[str, str]] = {
    "pg_depend": "a set: DROP and ADD leave the same edge once or twice",
    "pg_shdepend": "a set: DROP and ADD leave the same edge once or twice",
}
"""Catalogs without a natural key, whose rows are edges between two objects."""

LEFT_OUT_NAMESPACES: Final = "n.nspname ~ '^pg_(toast_)?temp_[0-9]+$'"
LEFT_OUT_RELATIONS: Final = "c.relnamespace = 'pg_toast'::regnamespace"
LEFT_OUT_REASON: Final = (
    "relations in pg_toast, and everything in pg_temp_N and pg_toast_temp_N: a toast table outlives the column that "
    "needed it and has an OID in its name (its options and privileges are compared with its table); temporary "
    "schemas stay for ever once used"
)

LIVE_ATTRIBUTES: Final = "NOT t.attisdropped AND (t.attnum > 0 OR t.attacl IS NOT NULL)"
"""Rows of pg_attribute that are compared: of the system columns nothing but privileges can be changed."""

# --- Columns ------------------------------------------------------------------------------------------------

_STATISTICS = "statistics"
_TRANSACTIONS = "bookkeeping of transactions"
_HINT = "a lazy hint that stays true; the rows it hints at are compared"
_FAST_DEFAULT = "value of an added column for rows that existed before"
_SCOPED = "the database at hand, by the condition that picks the rows"

EXCLUDED_COLUMNS: Final[Mapping[tuple[str, str], str]] = {
    ("pg_attribute", "attcacheoff"): "constant -1 on disk",
    ("pg_attribute", "atthasmissing"): _FAST_DEFAULT,
    ("pg_attribute", "attisdropped"): "columns that were dropped are left out",
    ("pg_attribute", "attmissingval"): _FAST_DEFAULT,
    ("pg_authid", "rolpassword"): "a salted hash, different on every CREATE ROLE",
    ("pg_class", "relallfrozen"): _STATISTICS,
    ("pg_class", "relallvisible"): _STATISTICS,
    ("pg_class", "relfilenode"): "physical file: changed by TRUNCATE, CLUSTER, REINDEX and rewrites",
    ("pg_class", "relfrozenxid"): _TRANSACTIONS,
    ("pg_class", "relhasindex"): _HINT,
    ("pg_class", "relhasrules"): _HINT,
    ("pg_class", "relhassubclass"): _HINT,
    ("pg_class", "relhastriggers"): _HINT,
    ("pg_class", "relminmxid"): _TRANSACTIONS,
    ("pg_class", "relnatts"): "counts dropped columns too; the rows of pg_attribute are compared",
    ("pg_class", "relpages"): _STATISTICS,
    ("pg_class", "relrewrite"): "set only while a table is being rewritten",
    ("pg_class", "reltuples"): _STATISTICS,
    ("pg_database", "datfrozenxid"): _TRANSACTIONS,
    ("pg_database", "dathasloginevt"): _HINT,
    ("pg_database", "datlastsysoid"): "the last OID that initdb gave out; gone since 15",
    ("pg_database", "datminmxid"): _TRANSACTIONS,
    ("pg_database", "datname"): "scratch databases have names of their own",
    ("pg_db_role_setting", "setdatabase"): _SCOPED,
    ("pg_index", "indcheckxmin"): _TRANSACTIONS,
    ("pg_shdepend", "dbid"): _SCOPED,
    ("pg_subscription", "subdbid"): _SCOPED,
    ("pg_subscription", "subskiplsn"): "progress of replication",
}

RENDERED: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("pg_attrdef", "adbin"): ("pg_get_expr(t.adbin, t.adrelid)", "node tree"),
    ("pg_attribute", "attname"): (
        "CASE WHEN relation.relkind IN ('i', 'I') THEN '#' || t.attnum ELSE t.attname END",
        "columns of an index by position: their names are frozen at creation and stale after RENAME COLUMN",
    ),
    ("pg_attribute", "attndims"): (
        "greatest(t.attndims, 1)",
        "0 and 1 alike: not enforced; LIKE and CREATE TABLE AS leave 0 for an array",
    ),
    ("pg_attribute", "attnum"): (
        "CASE WHEN t.attnum < 0 THEN t.attnum "
        "ELSE row_number() OVER (PARTITION BY t.attrelid, t.attnum > 0 ORDER BY t.attnum) END",
        "position among the columns that are left: DROP COLUMN leaves holes",
    ),
    ("pg_attribute", "attoptions"): (
        "CASE WHEN cardinality(t.attoptions) > 1 OR t.attoptions[1] NOT LIKE 'pg\\_attver=%' THEN ("
        'SELECT array_agg(i.item ORDER BY i.item COLLATE "C") FROM (SELECT unnest(t.attoptions) AS item) i'
        " WHERE i.item NOT LIKE 'pg\\_attver=%') END",
        "options in any order, without pg_attver: a place in the log, which 15.20 gives every column",
    ),
    ("pg_class", "relpartbound"): ("pg_get_expr(t.relpartbound, t.oid)", "node tree"),
    ("pg_class", "reltoastrelid"): (
        "(SELECT array_agg(i.item ORDER BY i.item) FROM pg_class r, LATERAL ("
        "SELECT unnest(r.reloptions) UNION ALL "
        "SELECT 'privilege ' || a FROM unnest(r.relacl) a WHERE NOT a = ANY (acldefault('r', r.relowner)) UNION ALL "
        "SELECT 'lacks ' || a FROM unnest(acldefault('r', r.relowner)) a WHERE NOT a = ANY (r.relacl)"
        ") i (item) WHERE r.oid = t.reltoastrelid)",
        "options and privileges of the toast table only: it outlives the column that needed it and has an OID in its "
        "name",
    ),
    ("pg_constraint", "conbin"): ("pg_get_expr(t.conbin, t.conrelid)", "node tree"),
    ("pg_constraint", "connoinherit"): (
        "t.contype IN ('c', 'n') AND t.connoinherit",
        "of check and not-null constraints only: on the others it tells how they came about",
    ),
    ("pg_enum", "enumsortorder"): (
        "row_number() OVER (PARTITION BY t.enumtypid ORDER BY t.enumsortorder)",
        "rank: ADD VALUE BEFORE gives fractions",
    ),
    ("pg_index", "indexprs"): ("pg_get_expr(t.indexprs, t.indrelid)", "node tree"),
    ("pg_index", "indpred"): ("pg_get_expr(t.indpred, t.indrelid)", "node tree"),
    ("pg_inherits", "inhseqno"): (
        "row_number() OVER (PARTITION BY t.inhrelid ORDER BY t.inhseqno)",
        "rank: NO INHERIT leaves holes",
    ),
    ("pg_partitioned_table", "partexprs"): ("pg_get_expr(t.partexprs, t.partrelid)", "node tree"),
    ("pg_policy", "polqual"): ("pg_get_expr(t.polqual, t.polrelid)", "node tree"),
    ("pg_policy", "polwithcheck"): ("pg_get_expr(t.polwithcheck, t.polrelid)", "node tree"),
    ("pg_proc", "proargdefaults"): ("pg_get_expr(t.proargdefaults, 0)", "node tree"),
    ("pg_proc", "prosqlbody"): (
        "CASE WHEN t.prosqlbody IS NOT NULL THEN pg_get_function_sqlbody(t.oid) END",
        "node tree",
    ),
    ("pg_publication_rel", "prqual"): ("pg_get_expr(t.prqual, t.prrelid)", "node tree"),
    ("pg_rewrite", "ev_action"): ("pg_get_ruledef(t.oid)", "node tree"),
    ("pg_rewrite", "ev_qual"): ("t.ev_qual::text = '<>'", "node tree, printed with ev_action"),
    ("pg_statistic_ext", "stxexprs"): (
        "CASE WHEN t.stxexprs IS NOT NULL THEN pg_get_statisticsobjdef_expressions(t.oid) END",
        "node tree",
    ),
    ("pg_trigger", "tgname"): (
        "CASE WHEN t.tgisinternal THEN regexp_replace(t.tgname, '_[0-9]+$', '') ELSE t.tgname END",
        "of an internal trigger without the OID that it ends with",
    ),
    ("pg_trigger", "tgqual"): ("CASE WHEN t.tgqual IS NOT NULL THEN pg_get_triggerdef(t.oid) END", "node tree"),
    ("pg_type", "typdefault"): (
        "CASE WHEN t.typdefaultbin IS NULL THEN t.typdefault END",
        "stale text where the expression itself is there",
    ),
    ("pg_type", "typdefaultbin"): ("pg_get_expr(t.typdefaultbin, 0)", "node tree"),
    ("pg_type", "typname"): (
        "CASE WHEN t.oid IS DISTINCT FROM (SELECT e.typarray FROM pg_type e WHERE e.oid = t.typelem) "
        "THEN t.typname END",
        "not of generated array types: _x or __x by the order of creation",
    ),
}
"""Columns that are compared in another form than their type gives: SQL expression, and the reason for it."""

RENAMED: Final[Mapping[tuple[str, str], str]] = {("pg_class", "reltoastrelid"): "toast table"}
"""What a rendered column is called in a difference, where the column's own name would mislead."""

PRINTED: Final = frozenset(column for column, (_, reason) in RENDERED.items() if reason.startswith("node tree"))
"""Columns that hold SQL as the server prints it."""

UNORDERED: Final[Mapping[tuple[str, str], str]] = {
    ("pg_attribute", "attfdwoptions"): "options",
    ("pg_class", "reloptions"): "options",
    ("pg_db_role_setting", "setconfig"): "settings",
    ("pg_foreign_data_wrapper", "fdwoptions"): "options",
    ("pg_foreign_server", "srvoptions"): "options",
    ("pg_foreign_table", "ftoptions"): "options",
    ("pg_policy", "polroles"): "roles that a policy holds for",
    ("pg_tablespace", "spcoptions"): "options",
    ("pg_user_mapping", "umoptions"): "options",
}
"""Arrays that are sets: sorted before they are compared."""

DEFAULT_ACLS: Final[Mapping[str, str]] = {
    "pg_class": "acldefault(CASE t.relkind WHEN 'S' THEN 's' ELSE 'r' END::\"char\", t.relowner)",
    "pg_database": "acldefault('d', t.datdba)",
    "pg_foreign_data_wrapper": "acldefault('F', t.fdwowner)",
    "pg_foreign_server": "acldefault('S', t.srvowner)",
    "pg_language": "acldefault('l', t.lanowner)",
    "pg_largeobject_metadata": "acldefault('L', t.lomowner)",
    "pg_namespace": "acldefault('n', t.nspowner)",
    "pg_proc": "acldefault('f', t.proowner)",
    "pg_tablespace": "acldefault('t', t.spcowner)",
    "pg_type": "acldefault('T', t.typowner)",
}
"""What null stands for in the privileges of a catalog: after GRANT and REVOKE the same is spelt out."""

WITHOUT_DEFAULT_ACL: Final[Mapping[str, str]] = {
    "pg_attribute": "null is no privilege",
    "pg_default_acl": "never null",
    "pg_init_privs": "never null",
    "pg_parameter_acl": "never null",
}

PLAIN: Final[Mapping[tuple[str, str], str]] = {
    ("pg_aggregate", "aggnumdirectargs"): "count",
    ("pg_amop", "amopstrategy"): "strategy number",
    ("pg_amproc", "amprocnum"): "support function number",
    ("pg_attribute", "attinhcount"): "count",
    ("pg_attribute", "attlen"): "bytes",
    ("pg_attribute", "attstattarget"): "statistics target",
    ("pg_class", "relchecks"): "count",
    ("pg_constraint", "coninhcount"): "count",
    ("pg_index", "indnatts"): "count",
    ("pg_index", "indnkeyatts"): "count",
    ("pg_index", "indoption"): "flags a key column",
    ("pg_partitioned_table", "partnatts"): "count",
    ("pg_proc", "pronargdefaults"): "count",
    ("pg_proc", "pronargs"): "count",
    ("pg_replication_origin", "roident"): "the origin's number is its identity",
    ("pg_statistic_ext", "stxstattarget"): "statistics target",
    ("pg_trigger", "tgnargs"): "count",
    ("pg_trigger", "tgtype"): "flags",
    ("pg_type", "typlen"): "bytes",
}
"""Columns of a type that usually holds a reference to something (int2: a column), and which do not."""

ATTRIBUTE_NUMBERS: Final[Mapping[tuple[str, str], str]] = {
    ("pg_constraint", "confdelsetcols"): "conrelid",
    ("pg_publication_rel", "prattrs"): "prrelid",
}
"""Column numbers that `pg_get_catalog_foreign_keys()` forgets: the column that names their relation."""

ADDRESSES: Final = (
    ("classid", "objid", "objsubid"),
    ("classoid", "objoid", "objsubid"),
    ("refclassid", "refobjid", "refobjsubid"),
)
"""Columns that together refer to any object: its catalog, its OID, its column (the last is not everywhere)."""

# --- Identities ---------------------------------------------------------------------------------------------

NAME_TYPES: Final[Mapping[str, str]] = {
    "pg_authid": "regrole",
    "pg_class": "regclass",
    "pg_collation": "regcollation",
    "pg_namespace": "regnamespace",
    "pg_operator": "regoperator",
    "pg_proc": "regprocedure",
    "pg_ts_config": "regconfig",
    "pg_ts_dict": "regdictionary",
    "pg_type": "regtype",
}
"""Catalogs whose OIDs the server itself prints as quoted, qualified names (a generated array type as element[])."""

IDENTITIES: Final[Mapping[str, str]] = {
    "pg_attribute": (
        "{t}.attrelid::regclass || '.' || CASE WHEN relation.relkind IN ('i', 'I') THEN '#' || {t}.attnum "
        "ELSE quote_ident({t}.attname) END"
    ),
    "pg_database": "'of this name'",
    "pg_db_role_setting": "CASE {t}.setrole WHEN 0 THEN 'of all roles' ELSE {t}.setrole::regrole::text END",
    "pg_inherits": "{t}.inhrelid::regclass || ' from ' || {t}.inhparent::regclass",
    "pg_largeobject_metadata": "{t}.oid::text",
    "pg_replication_origin": "{t}.roname",
    "pg_trigger": (
        "{t}.tgrelid::regclass || '.' || CASE WHEN NOT {t}.tgisinternal THEN quote_ident({t}.tgname) "
        "ELSE concat_ws(' ', '(internal)', (SELECT quote_ident(c.conname) FROM pg_constraint c "
        "WHERE c.oid = {t}.tgconstraint), {t}.tgfoid::regproc) END"
    ),
}
"""Identities that are not the natural key which the server declares: SQL, with {t} for the alias of the row."""

KINDS: Final[Mapping[str, str]] = {
    "pg_namespace": "schema",
    "pg_extension": "extension",
    "pg_type": "type",
    "pg_enum": "enum value",
    "pg_range": "range",
    "pg_class": "relation",
    "pg_attribute": "column",
    "pg_attrdef": "default",
    "pg_constraint": "constraint",
    "pg_index": "index",
    "pg_sequence": "sequence",
    "pg_inherits": "inheritance",
    "pg_partitioned_table": "partitioned table",
    "pg_proc": "function",
    "pg_aggregate": "aggregate",
    "pg_rewrite": "rule",
    "pg_trigger": "trigger",
    "pg_policy": "policy",
    "pg_statistic_ext": "statistics object",
    "pg_description": "comment on",
    "pg_shdescription": "comment on",
    "pg_seclabel": "security label on",
    "pg_shseclabel": "security label on",
    "pg_init_privs": "initial privileges of",
    "pg_default_acl": "default privileges",
    "pg_am": "access method",
    "pg_amop": "operator of a family",
    "pg_amproc": "support function of a family",
    "pg_auth_members": "membership",
    "pg_authid": "role",
    "pg_cast": "cast",
    "pg_collation": "collation",
    "pg_conversion": "conversion",
    "pg_database": "database",
    "pg_db_role_setting": "settings",
    "pg_event_trigger": "event trigger",
    "pg_foreign_data_wrapper": "foreign-data wrapper",
    "pg_foreign_server": "foreign server",
    "pg_foreign_table": "foreign table",
    "pg_language": "language",
    "pg_largeobject_metadata": "large object",
    "pg_largeobject": "large object",
    "pg_opclass": "operator class",
    "pg_operator": "operator",
    "pg_opfamily": "operator family",
    "pg_parameter_acl": "privileges on parameter",
    "pg_publication": "publication",
    "pg_publication_namespace": "schema of publication",
    "pg_publication_rel": "table of publication",
    "pg_replication_origin": "replication origin",
    "pg_subscription": "subscription",
    "pg_tablespace": "tablespace",
    "pg_transform": "transform",
    "pg_ts_config": "text search configuration",
    "pg_ts_config_map": "text search mapping",
    "pg_ts_dict": "text search dictionary",
    "pg_ts_parser": "text search parser",
    "pg_ts_template": "text search template",
    "pg_user_mapping": "user mapping",
    "pg_depend": "dependency",
    "pg_shdepend": "dependency",
}
"""PostgreSQL's words for the rows of a catalog, in the order in which differences are listed."""

# --- The rest of what `squash explain not-compared` says ----------------------------------------------------

SEQUENCE_STATE: Final = "pg_sequence state"
"""Not a catalog: last_value and is_called, which each sequence holds in a relation of its own."""

BLIND_SPOTS: Final = (
    ("pg_class", "oid", "OIDs: they order which of two violated unique indexes is reported, and foreign-key triggers"),
    ("pg_class", "reltoastrelid", "whether an empty toast table exists"),
    (SEQUENCE_STATE, "log_cnt", "how many values are logged ahead: bookkeeping of recovery"),
)

LOOK_THROUGH_REASON: Final = (
    "`v IN ('a', 'b')` on a varchar column prints as (ARRAY['a'::character varying, …])::text[]; read back, the "
    "same prints as ARRAY[('a'::character varying)::text, …] and stays so: two spellings of one value, counted "
    "and listed apart from the differences"
)


def excluded() -> tuple[tuple[str, str | None, str], ...]:
    """Return everything that no comparison looks at: (catalog, column or None for the whole catalog, reason)."""
    cluster = sorted(CLUSTER_ROWS.keys() - DATABASE_ROWS.keys())
    return (
        *((catalog, None, reason) for catalog, reason in EXCLUDED_CATALOGS.items()),
        *((catalog, None, CLUSTER_REASON) for catalog in cluster),
        *((catalog, column, reason) for (catalog, column), reason in EXCLUDED_COLUMNS.items()),
        *BLIND_SPOTS,
        ("pg_class", None, LEFT_OUT_REASON),
        ("pg_class", None, LEDGER_REASON),
    )


def normalised() -> tuple[tuple[str, str, str], ...]:
    """Return every column that is compared in another form than it is stored: (catalog, column, form and reason)."""
    return (
        *((catalog, column, reason) for (catalog, column), (_, reason) in RENDERED.items()),
        *((catalog, column, f"a set, sorted: {what}") for (catalog, column), what in UNORDERED.items()),
        *((catalog, "privileges", "a set, sorted; null where it equals the default") for catalog in DEFAULT_ACLS),
        *((catalog, "row", reason) for catalog, reason in REPEATED.items()),
    )
