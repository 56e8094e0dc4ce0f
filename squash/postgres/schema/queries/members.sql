-- Catalog rows that stand for another one: members of extensions, row types, array types, indexes of constraints,
-- rules of views. Whoever depends on the first depends on the second.
SELECT classid::regclass::text AS catalog, objid AS oid, refclassid::regclass::text AS owner_catalog, refobjid AS owner
FROM pg_depend WHERE deptype = 'e' AND objid >= 16384
UNION ALL
SELECT 'pg_type', oid, 'pg_class', typrelid FROM pg_type WHERE oid >= 16384 AND typrelid <> 0
UNION ALL
SELECT 'pg_type', oid, 'pg_type', typelem FROM pg_type WHERE oid >= 16384 AND typcategory = 'A' AND typelem <> 0
UNION ALL
SELECT 'pg_class', conindid, 'pg_constraint', oid FROM pg_constraint WHERE oid >= 16384 AND contype IN ('p', 'u', 'x')
UNION ALL
SELECT 'pg_rewrite', oid, 'pg_class', ev_class FROM pg_rewrite WHERE oid >= 16384 AND rulename = '_RETURN'
UNION ALL
SELECT 'pg_trigger', oid, 'pg_constraint', tgconstraint FROM pg_trigger WHERE oid >= 16384 AND tgisinternal
