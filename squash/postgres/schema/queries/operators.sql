-- Operators. One without a function is a shell: it was announced as commutator or negator of another one, and is made
-- by writing that one.
WITH f AS NOT MATERIALIZED (
    SELECT p.oid,
           CASE WHEN pg_function_is_visible(p.oid) THEN quote_ident(p.proname)
                ELSE format('%I.%I', n.nspname, p.proname) END AS name
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
), o AS NOT MATERIALIZED (
    SELECT x.oid,
           CASE WHEN pg_operator_is_visible(x.oid) THEN x.oprname
                ELSE format('%I.%s', n.nspname, x.oprname) END AS name
    FROM pg_operator x JOIN pg_namespace n ON n.oid = x.oprnamespace
)
SELECT t.oid,
       (SELECT name FROM o WHERE o.oid = t.oid) AS name,
       t.oid::regoperator::text AS signature,
       CASE WHEN t.oprleft <> 0 THEN format_type(t.oprleft, NULL) END AS left_type,
       CASE WHEN t.oprright <> 0 THEN format_type(t.oprright, NULL) END AS right_type,
       t.oprcode = 0 AS is_shell,
       EXISTS (SELECT FROM pg_operator x WHERE t.oid IN (x.oprcom, x.oprnegate) AND x.oprcode <> 0) AS is_announced,
       (SELECT name FROM f WHERE f.oid = t.oprcode) AS function,
       (SELECT name FROM o WHERE o.oid = t.oprcom) AS commutator,
       (SELECT name FROM o WHERE o.oid = t.oprnegate) AS negator,
       (SELECT name FROM f WHERE f.oid = t.oprrest) AS restrict,
       (SELECT name FROM f WHERE f.oid = t.oprjoin) AS join,
       t.oprcanhash AS hashes,
       t.oprcanmerge AS merges
FROM pg_operator t
WHERE t.oid >= 16384
  AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_operator'::regclass AND d.objid = t.oid AND d.deptype = 'e')
