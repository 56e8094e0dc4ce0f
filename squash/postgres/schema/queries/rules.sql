-- Rewrite rules other than the one that makes a view a view.
SELECT r.oid,
       r.ev_class AS relation,
       r.rulename AS name,
       r.ev_enabled AS state,
       pg_get_ruledef(r.oid) AS definition,
       format(' TO %I.%I', n.nspname, c.relname) AS printed_relation
FROM pg_rewrite r
JOIN pg_class c ON c.oid = r.ev_class
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE r.oid >= 16384 AND r.rulename <> '_RETURN'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY r.ev_class, r.rulename
