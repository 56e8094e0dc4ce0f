-- Event triggers.
WITH f AS NOT MATERIALIZED (
    SELECT p.oid,
           CASE WHEN pg_function_is_visible(p.oid) THEN quote_ident(p.proname)
                ELSE format('%I.%I', n.nspname, p.proname) END AS name
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
)
SELECT e.oid, e.evtname AS name, e.evtevent AS event, (SELECT name FROM f WHERE f.oid = e.evtfoid) AS function,
       e.evtenabled AS state, e.evttags AS tags
FROM pg_event_trigger e
WHERE e.oid >= 16384
  AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_event_trigger'::regclass AND d.objid = e.oid AND d.deptype = 'e')
