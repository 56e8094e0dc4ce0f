-- Every live column of every relation and composite type of the user, in physical order.
SELECT a.attrelid AS relation,
       a.attnum AS number,
       a.attname AS name,
       format_type(a.atttypid, a.atttypmod) AS type,
       a.attndims AS dimensions,
       format_type(a.atttypid, NULL) AS base_type,
       CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN format_type(t.typelem, NULL) END AS element_type,
       a.attnotnull AS not_null,
       a.attidentity AS identity,
       a.attgenerated AS generated,
       d.oid AS default_oid,
       pg_get_expr(d.adbin, d.adrelid) AS default_expression,
       CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS collation,
       nullif(coalesce(a.attstattarget, -1), -1) AS statistics,
       nullif(a.attstorage, t.typstorage) AS storage,
       nullif(a.attcompression, '') AS compression,
       -- 15.20 notes a place in the log with every column
       CASE WHEN cardinality(a.attoptions) > 1 OR a.attoptions[1] NOT LIKE 'pg\_attver=%' THEN ARRAY(
           SELECT o FROM unnest(a.attoptions) WITH ORDINALITY u(o, n) WHERE o NOT LIKE 'pg\_attver=%' ORDER BY n)
           ELSE '{}' END AS options,
       a.attislocal AS is_local,
       a.attinhcount AS inherited,
       k.oid AS not_null_oid,          -- NOT NULL has had a constraint of its own since 18
       k.conname AS not_null_name,
       k.connoinherit AS not_null_no_inherit,
       coalesce(k.conislocal, true) AS not_null_local,
       coalesce(k.coninhcount, 0) > 0 AS not_null_inherited,
       coalesce(k.convalidated, true) AS not_null_valid
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c')
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum]
WHERE a.attrelid >= 16384 AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
