-- Base types and shell types. Functions are named as the search path sees them, without arguments.
WITH f AS NOT MATERIALIZED (
    SELECT p.oid,
           CASE WHEN pg_function_is_visible(p.oid) THEN quote_ident(p.proname)
                ELSE format('%I.%I', n.nspname, p.proname) END AS name
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
)
SELECT t.oid,
       n.nspname AS schema,
       t.typname AS name,
       pg_type_is_visible(t.oid) AS visible,
       t.typisdefined AS is_defined,
       (SELECT name FROM f WHERE f.oid = t.typinput) AS input,
       (SELECT name FROM f WHERE f.oid = t.typoutput) AS output,
       (SELECT name FROM f WHERE f.oid = t.typreceive) AS receive,
       (SELECT name FROM f WHERE f.oid = t.typsend) AS send,
       (SELECT name FROM f WHERE f.oid = t.typmodin) AS typmod_in,
       (SELECT name FROM f WHERE f.oid = t.typmodout) AS typmod_out,
       (SELECT name FROM f WHERE f.oid = t.typanalyze) AS analyze,
       (SELECT name FROM f WHERE f.oid = t.typsubscript) AS subscript,
       ARRAY[t.typinput::oid, t.typoutput::oid, t.typreceive::oid, t.typsend::oid, t.typmodin::oid, t.typmodout::oid,
             t.typanalyze::oid, t.typsubscript::oid] AS functions,
       t.typlen AS length,
       t.typbyval AS by_value,
       t.typalign AS alignment,
       t.typstorage AS storage,
       t.typcategory AS category,
       t.typispreferred AS is_preferred,
       t.typdelim AS delimiter,
       CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END AS element,
       t.typcollation <> 0 AS is_collatable,
       t.typdefault AS default_text
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE t.oid >= 16384
  AND (t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)
       OR NOT t.typisdefined)
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
