-- Range types with their multiranges. Constructors keep the name and schema that the type was created under.
WITH f AS NOT MATERIALIZED (
    SELECT p.oid,
           CASE WHEN pg_function_is_visible(p.oid) THEN quote_ident(p.proname)
                ELSE format('%I.%I', n.nspname, p.proname) END AS name
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
), constructors AS (
    SELECT d.refobjid AS type, p.proname AS name, n.nspname AS schema
    FROM pg_depend d JOIN pg_proc p ON p.oid = d.objid JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_type'::regclass AND d.deptype = 'i'
)
SELECT t.oid,
       n.nspname AS schema,
       t.typname AS name,
       pg_type_is_visible(t.oid) AS visible,
       (SELECT name FROM constructors c WHERE c.type = t.oid LIMIT 1) AS constructor,
       m.oid AS multirange_oid,
       mn.nspname AS multirange_schema,
       m.typname AS multirange_name,
       pg_type_is_visible(m.oid) AS multirange_visible,
       (SELECT name FROM constructors c WHERE c.type = m.oid LIMIT 1) AS multirange_constructor,
       (SELECT schema FROM constructors c WHERE c.type = t.oid LIMIT 1) AS constructor_schema,
       (SELECT schema FROM constructors c WHERE c.type = m.oid LIMIT 1) AS multirange_constructor_schema,
       format_type(r.rngsubtype, NULL) AS subtype,
       CASE WHEN NOT (o.opcdefault AND o.opcintype = r.rngsubtype AND o.oid < 16384) THEN
           CASE WHEN pg_opclass_is_visible(o.oid) THEN quote_ident(o.opcname)
                ELSE format('%I.%I', opn.nspname, o.opcname) END END AS subtype_opclass,
       CASE WHEN r.rngcollation <> s.typcollation THEN r.rngcollation::regcollation::text END AS collation,
       r.rngcanonical::oid AS canonical_oid,
       (SELECT name FROM f WHERE f.oid = r.rngcanonical) AS canonical,
       (SELECT name FROM f WHERE f.oid = r.rngsubdiff) AS subtype_diff
FROM pg_range r
JOIN pg_type t ON t.oid = r.rngtypid
JOIN pg_namespace n ON n.oid = t.typnamespace
JOIN pg_type m ON m.oid = r.rngmultitypid
JOIN pg_namespace mn ON mn.oid = m.typnamespace
JOIN pg_type s ON s.oid = r.rngsubtype
JOIN pg_opclass o ON o.oid = r.rngsubopc
JOIN pg_namespace opn ON opn.oid = o.opcnamespace
WHERE t.oid >= 16384
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
