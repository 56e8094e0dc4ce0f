-- Transforms.
SELECT t.oid,
       format_type(t.trftype, NULL) AS type,
       l.lanname AS language,
       nullif(t.trffromsql::oid, 0)::regprocedure::text AS from_sql,
       nullif(t.trftosql::oid, 0)::regprocedure::text AS to_sql
FROM pg_transform t
JOIN pg_language l ON l.oid = t.trflang
WHERE t.oid >= 16384
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_transform'::regclass AND d.objid = t.oid AND d.deptype = 'e')
