-- Foreign-data wrappers. Options are a set: the order in which they were given does not matter.
WITH f AS NOT MATERIALIZED (
    SELECT p.oid,
           CASE WHEN pg_function_is_visible(p.oid) THEN quote_ident(p.proname)
                ELSE format('%I.%I', n.nspname, p.proname) END AS name
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
)
SELECT w.oid,
       w.fdwname AS name,
       (SELECT name FROM f WHERE f.oid = w.fdwhandler) AS handler,
       (SELECT name FROM f WHERE f.oid = w.fdwvalidator) AS validator,
       ARRAY(SELECT format('%I %L', option_name, option_value) FROM pg_options_to_table(w.fdwoptions) ORDER BY 1) AS options
FROM pg_foreign_data_wrapper w
WHERE w.oid >= 16384
  AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_foreign_data_wrapper'::regclass AND d.objid = w.oid AND d.deptype = 'e')
