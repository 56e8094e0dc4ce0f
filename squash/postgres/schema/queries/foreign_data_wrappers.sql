-- Foreign-data wrappers. Options are a set: the order in which they were given does not matter.
SELECT w.oid,
       w.fdwname AS name,
       nullif(w.fdwhandler, 0)::regproc::text AS handler,
       nullif(w.fdwvalidator, 0)::regproc::text AS validator,
       ARRAY(SELECT format('%I %L', option_name, option_value) FROM pg_options_to_table(w.fdwoptions) ORDER BY 1) AS options
FROM pg_foreign_data_wrapper w
WHERE w.oid >= 16384
  AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_foreign_data_wrapper'::regclass AND d.objid = w.oid AND d.deptype = 'e')
