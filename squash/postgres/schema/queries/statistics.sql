-- Extended statistics. The server prints them with their schema, and the relation as the search path sees it.
SELECT s.oid,
       s.stxrelid AS relation,
       n.nspname AS schema,
       s.stxname AS name,
       pg_statistics_obj_is_visible(s.oid) AS visible,
       pg_get_statisticsobjdef(s.oid) AS definition,
       ARRAY(SELECT a.attname::text FROM unnest(s.stxkeys) WITH ORDINALITY u(n, o)
             JOIN pg_attribute a ON a.attrelid = s.stxrelid AND a.attnum = u.n ORDER BY o) AS columns,
       -- with all their parentheses, which the definition leaves out
       coalesce(pg_get_statisticsobjdef_expressions(s.oid), '{}') AS expressions,
       format('CREATE STATISTICS %I.%I', n.nspname, s.stxname) AS prefix,
       nullif(s.stxstattarget, -1) AS target
FROM pg_statistic_ext s
JOIN pg_namespace n ON n.oid = s.stxnamespace
WHERE s.oid >= 16384
  AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_statistic_ext'::regclass AND d.objid = s.oid AND d.deptype = 'e')
