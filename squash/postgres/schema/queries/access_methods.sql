-- Access methods.
SELECT a.oid, a.amname AS name, a.amtype AS type, a.amhandler::oid::regproc::text AS handler
FROM pg_am a
WHERE a.oid >= 16384
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_am'::regclass AND d.objid = a.oid AND d.deptype = 'e')
