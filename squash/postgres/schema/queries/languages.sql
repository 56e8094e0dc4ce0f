-- Procedural languages.
WITH f AS NOT MATERIALIZED (
    SELECT p.oid,
           CASE WHEN pg_function_is_visible(p.oid) THEN quote_ident(p.proname)
                ELSE format('%I.%I', n.nspname, p.proname) END AS name
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
)
SELECT l.oid,
       l.lanname AS name,
       l.lanpltrusted AS is_trusted,
       (SELECT name FROM f WHERE f.oid = l.lanplcallfoid) AS handler,
       (SELECT name FROM f WHERE f.oid = l.laninline) AS inline,
       (SELECT name FROM f WHERE f.oid = l.lanvalidator) AS validator
FROM pg_language l
WHERE l.oid >= 16384
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_language'::regclass AND d.objid = l.oid AND d.deptype = 'e')
