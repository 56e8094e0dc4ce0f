-- Schemas of the user; that of the connection is there before any migration runs.
SELECT n.oid, n.nspname AS name
FROM pg_namespace n
WHERE n.oid >= 16384
  AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e')
