-- Every index of the user's tables and materialised views, those of constraints included.
SELECT i.indexrelid AS oid,
       i.indrelid AS relation,
       n.nspname AS schema,
       c.relname AS name,
       pg_table_is_visible(c.oid) AS visible,
       c.relkind AS kind,
       m.amname AS method,
       i.indisunique AS is_unique,
       i.indimmediate AS is_immediate,
       i.indisvalid AS is_valid,
       i.indisclustered AS is_clustered,
       i.indisreplident AS is_replica_identity,
       i.indpred IS NOT NULL AS is_partial,
       i.indexprs IS NOT NULL AS has_expressions,
       pg_get_indexdef(i.indexrelid) AS definition,
       format('CREATE %sINDEX %I ON %s%I.%I USING %I (', CASE WHEN i.indisunique THEN 'UNIQUE ' END, c.relname,
              CASE WHEN c.relkind = 'I' THEN 'ONLY ' END, tn.nspname, t.relname, m.amname) AS prefix,
       i.indnkeyatts AS keys,
       ARRAY(SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = u.n AND u.n > 0)
             FROM unnest(i.indkey) WITH ORDINALITY u(n, o) ORDER BY o) AS columns,
       ARRAY(SELECT (SELECT quote_ident(a.attname) FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = u.n AND u.n > 0)
             FROM unnest(i.indkey) WITH ORDINALITY u(n, o) ORDER BY o) AS printed_columns,
       ARRAY(SELECT format('%s %s', a.attnum, a.attstattarget) FROM pg_attribute a
             WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0 ORDER BY a.attnum) AS statistics,
       -- columns whose storage was set when the index was there: it took it over, though its own type is another
       ARRAY(SELECT c.attname::text FROM pg_attribute a
             JOIN pg_attribute c ON c.attrelid = i.indrelid AND c.attnum = i.indkey[a.attnum - 1]
             JOIN pg_type y ON y.oid = a.atttypid
             WHERE a.attrelid = i.indexrelid AND a.attnum > 0 AND c.atttypid <> a.atttypid
               AND a.attstorage = c.attstorage AND a.attstorage <> y.typstorage ORDER BY a.attnum) AS stored_later,
       -- and those whose compression was: it took that over for the first of two like columns only (SetIndexStorageProperties),
       -- while a younger one would have it for all, or, where its own type is another, for none
       ARRAY(SELECT DISTINCT c.attname::text FROM pg_attribute a
             JOIN pg_attribute c ON c.attrelid = i.indrelid AND c.attnum = i.indkey[a.attnum - 1]
             WHERE a.attrelid = i.indexrelid AND a.attnum > 0 AND c.attcompression <> ''
               AND (a.attcompression = c.attcompression) = (a.atttypid <> c.atttypid)) AS compressed_later,
       (SELECT h.inhparent FROM pg_inherits h WHERE h.inhrelid = i.indexrelid) AS parent
FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_class t ON t.oid = i.indrelid AND t.relkind IN ('r', 'p', 'm')
JOIN pg_namespace tn ON tn.oid = t.relnamespace
JOIN pg_am m ON m.oid = c.relam
WHERE i.indexrelid >= 16384
ORDER BY i.indrelid, c.relname
