-- The user's tables that may hold rows: a table that never held one has no page. Partitions belong to their root.
-- The columns are those that can be written, in physical order. What is sorted by has one order everywhere: that of the
-- type without the rules of a language, and then the text, since values that are equal need not be the same (1.0, 1.00).
SELECT n.nspname,
       c.relname,
       c.relkind = 'r' AND EXISTS (SELECT FROM pg_inherits i WHERE i.inhparent = c.oid) AS has_heirs,
       coalesce(pg_catalog.bool_or(a.attidentity = 'a'), false) AS overrides,
       pg_catalog.array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attnum IS NOT NULL) AS names,
       pg_catalog.array_agg(pg_catalog.format_type(a.atttypid, a.atttypmod) ORDER BY a.attnum) FILTER (WHERE a.attnum IS NOT NULL) AS types,
       pg_catalog.array_agg(coalesce(pg_catalog.array_position(k.conkey, a.attnum), 0) ORDER BY a.attnum) FILTER (WHERE a.attnum IS NOT NULL) AS keys,
       pg_catalog.array_agg(
           CASE
               WHEN b.typcategory = 'S' OR b.typcollation <> 0 THEN pg_catalog.format('%I::text COLLATE "C"', a.attname)
               WHEN a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'uuid'::regtype, 'bool'::regtype,
                                   'date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype, 'bytea'::regtype)
                    OR b.typtype = 'e' THEN pg_catalog.format('%I', a.attname)
               WHEN b.oid IN ('numeric'::regtype, 'float4'::regtype, 'float8'::regtype)
                   THEN pg_catalog.format('%1$I, %1$I::text COLLATE "C"', a.attname)
               ELSE pg_catalog.format('pg_catalog.format(''%%s'', %I) COLLATE "C"', a.attname)
           END ORDER BY a.attnum) FILTER (WHERE a.attnum IS NOT NULL) AS sortings,
       pg_catalog.array_agg(
           EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.conrelid = c.oid AND a.attnum = ANY (f.conkey))
           ORDER BY a.attnum) FILTER (WHERE a.attnum IS NOT NULL) AS referring,
       pg_catalog.array_agg(pg_catalog.pg_get_expr(d.adbin, d.adrelid) ORDER BY a.attnum) FILTER (WHERE a.attnum IS NOT NULL) AS defaults
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
LEFT JOIN pg_type b ON b.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
  AND NOT (c.relname = {{ledger}} AND n.nspname = pg_catalog.current_schema())
  AND ({{members}} OR NOT EXISTS (
      SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e'))
  AND (pg_catalog.pg_relation_size(c.oid) > 0
       OR c.relkind = 'p' AND EXISTS (SELECT FROM pg_catalog.pg_partition_tree(c.oid) p WHERE pg_catalog.pg_relation_size(p.relid) > 0))
GROUP BY c.oid, n.nspname, c.relname, c.relkind
