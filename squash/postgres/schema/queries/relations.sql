-- Every relation of the user, and those of extensions: tables, foreign tables, views, materialised views, sequences, composite types (not indexes, not toast).
-- to_jsonb(row) ->> 'column' reads a column that older majors do not have.
SELECT c.oid,
       n.nspname AS schema,
       c.relname AS name,
       c.relkind AS kind,
       c.relpersistence AS persistence,
       pg_table_is_visible(c.oid) AS visible,
       c.relispartition AS is_partition,
       CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
       pg_get_expr(c.relpartbound, c.oid) AS partition_bound,
       coalesce(c.reloptions, '{}') AS options,
       coalesce((SELECT t.reloptions FROM pg_class t WHERE t.oid = c.reltoastrelid), '{}') AS toast_options,
       (SELECT a.amname FROM pg_am a WHERE a.oid = c.relam) AS access_method,
       c.relrowsecurity AS row_security,
       c.relforcerowsecurity AS force_row_security,
       c.relreplident AS replica_identity,
       nullif(c.reloftype, 0)::regtype::text AS of_type,
       c.relispopulated AS is_populated,
       CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS query,
       CASE WHEN c.relkind = 'v' THEN (SELECT r.oid FROM pg_rewrite r WHERE r.ev_class = c.oid AND r.rulename = '_RETURN') END AS rule,
       -- since 16 a view depends on itself only where CREATE RULE has written its query
       c.relkind = 'v' AND current_setting('server_version_num')::int >= 160000 AND EXISTS (
           SELECT FROM pg_rewrite r JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
           WHERE r.ev_class = c.oid AND r.rulename = '_RETURN' AND d.refobjid = c.oid AND d.deptype = 'n') AS is_by_rule,
       EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') AS is_member,
       ARRAY(SELECT i.inhparent FROM pg_inherits i WHERE i.inhrelid = c.oid ORDER BY i.inhseqno) AS parents
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid >= 16384
  AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c')
  AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
  AND (c.relname = {{ledger}} AND n.nspname = current_schema()) IS NOT TRUE
