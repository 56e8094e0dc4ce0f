-- Operators and support functions of operator families; `opclass` is the operator class that one belongs to, if it does:
-- the others hang loosely in the family (ALTER OPERATOR FAMILY … ADD, and what an access method makes loose by itself).
WITH classes AS (
    SELECT classid, objid, refobjid AS opclass
    FROM pg_depend WHERE refclassid = 'pg_opclass'::regclass AND deptype = 'i'
), members AS (
    SELECT 'pg_amop'::regclass AS catalog, o.oid, o.amopfamily AS family, 'OPERATOR' AS word, o.amopstrategy AS number,
           format_type(o.amoplefttype, NULL) AS left_type, format_type(o.amoprighttype, NULL) AS right_type,
           o.amopopr::regoperator::text AS signature, o.amopsortfamily AS sort_family
    FROM pg_amop o WHERE o.oid >= 16384
    UNION ALL
    SELECT 'pg_amproc', p.oid, p.amprocfamily, 'FUNCTION', p.amprocnum,
           format_type(p.amproclefttype, NULL), format_type(p.amprocrighttype, NULL),
           p.amproc::oid::regprocedure::text, 0
    FROM pg_amproc p WHERE p.oid >= 16384
)
SELECT m.catalog::text AS catalog, m.oid, m.family, c.opclass, m.word, m.number, m.left_type, m.right_type, m.signature,
       CASE WHEN m.sort_family <> 0 THEN (
           SELECT CASE WHEN pg_opfamily_is_visible(f.oid) THEN quote_ident(f.opfname)
                       ELSE format('%I.%I', n.nspname, f.opfname) END
           FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace WHERE f.oid = m.sort_family) END AS sort_family
FROM members m
LEFT JOIN classes c ON c.classid = m.catalog AND c.objid = m.oid
WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = m.catalog AND d.objid = m.oid AND d.deptype = 'e')
  AND NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_opclass'::regclass AND d.objid = c.opclass AND d.deptype = 'e')
  AND (c.opclass IS NOT NULL OR NOT EXISTS (
      SELECT FROM pg_depend d WHERE d.classid = 'pg_opfamily'::regclass AND d.objid = m.family AND d.deptype = 'e'))
