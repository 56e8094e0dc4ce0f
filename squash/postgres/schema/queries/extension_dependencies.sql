-- ALTER … DEPENDS ON EXTENSION: what goes when the extension goes, without being a member of it.
SELECT d.classid::regclass::text AS catalog, d.objid AS oid, e.extname AS extension, i.type AS kind, i.identity
FROM pg_depend d
JOIN pg_extension e ON e.oid = d.refobjid,
     LATERAL pg_identify_object(d.classid, d.objid, 0) i
WHERE d.deptype = 'x' AND d.refclassid = 'pg_extension'::regclass
ORDER BY 1, 4, 5, 3
