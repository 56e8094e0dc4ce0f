-- Casts; those that a range type brings with it are internal to it.
SELECT c.oid,
       format_type(c.castsource, NULL) AS source,
       format_type(c.casttarget, NULL) AS target,
       c.castfunc::regprocedure::text AS function,
       c.castmethod AS method,
       c.castcontext AS context
FROM pg_cast c
WHERE c.oid >= 16384
  AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid AND d.deptype IN ('e', 'i'))
