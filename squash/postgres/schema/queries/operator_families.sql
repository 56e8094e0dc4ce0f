-- Operator families of the user, and others that the user has added members to.
SELECT f.oid,
       n.nspname AS schema,
       f.opfname AS name,
       pg_opfamily_is_visible(f.oid) AS visible,
       a.amname AS method,
       f.oid >= 16384 AND NOT EXISTS (
           SELECT FROM pg_depend d WHERE d.classid = 'pg_opfamily'::regclass AND d.objid = f.oid AND d.deptype = 'e'
       ) AS is_own
FROM pg_opfamily f
JOIN pg_namespace n ON n.oid = f.opfnamespace
JOIN pg_am a ON a.oid = f.opfmethod
WHERE f.oid >= 16384
   OR f.oid IN (SELECT amopfamily FROM pg_amop WHERE oid >= 16384)
   OR f.oid IN (SELECT amprocfamily FROM pg_amproc WHERE oid >= 16384)
