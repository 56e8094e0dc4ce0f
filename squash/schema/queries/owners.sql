-- Objects of the user that somebody else than the connection's role owns: a baseline names no owner.
WITH owned AS (
    SELECT 'pg_class'::regclass AS catalog, oid, relowner AS owner FROM pg_class WHERE oid >= 16384 AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
    UNION ALL SELECT 'pg_proc', oid, proowner FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT 'pg_type', oid, typowner FROM pg_type WHERE oid >= 16384 AND typrelid = 0 AND typelem = 0
    UNION ALL SELECT 'pg_namespace', oid, nspowner FROM pg_namespace WHERE oid >= 16384
)
SELECT i.type AS kind, i.identity, pg_get_userbyid(o.owner) AS owner
FROM owned o, LATERAL pg_identify_object(o.catalog, o.oid, 0) i
WHERE pg_get_userbyid(o.owner) <> current_user
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = o.catalog AND d.objid = o.oid AND d.deptype = 'e')
ORDER BY i.type, i.identity
