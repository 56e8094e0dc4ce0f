-- What refers to what, between objects of the user. Ownership of sequences is written by statements of its own, and so
-- is the attachment of an index or constraint to that of the partitioned table (deptype 'P').
SELECT DISTINCT d.classid::regclass::text AS catalog, d.objid AS oid, d.refclassid::regclass::text AS referenced_catalog, d.refobjid AS referenced
FROM pg_depend d
WHERE d.objid >= 16384 AND d.refobjid >= 16384 AND d.deptype <> 'P'
  AND NOT (d.deptype IN ('a', 'i') AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
           AND EXISTS (SELECT FROM pg_sequence s WHERE s.seqrelid = d.objid))
