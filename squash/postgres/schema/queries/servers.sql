-- Foreign servers.
SELECT s.oid,
       s.srvname AS name,
       s.srvtype AS type,
       s.srvversion AS version,
       w.fdwname AS wrapper,
       ARRAY(SELECT format('%I %L', option_name, option_value) FROM pg_options_to_table(s.srvoptions) ORDER BY 1) AS options
FROM pg_foreign_server s
JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
WHERE s.oid >= 16384
  AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_foreign_server'::regclass AND d.objid = s.oid AND d.deptype = 'e')
