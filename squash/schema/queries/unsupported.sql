-- What the baseline cannot write, each named as PostgreSQL names it. Members of extensions belong to the extension.
WITH found AS (
    SELECT 'pg_class'::regclass AS catalog, oid, 0 AS sub, 'typed table' AS kind FROM pg_class WHERE oid >= 16384 AND reloftype <> 0
    UNION ALL SELECT 'pg_class', oid, 0, 'tablespace of' FROM pg_class WHERE oid >= 16384 AND reltablespace <> 0
    UNION ALL SELECT 'pg_default_acl', oid, 0, 'default privileges' FROM pg_default_acl WHERE oid >= 16384
    UNION ALL SELECT 'pg_largeobject', oid, 0, 'large object' FROM pg_largeobject_metadata
    UNION ALL SELECT 'pg_subscription', oid, 0, 'subscription' FROM pg_subscription
        WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    UNION ALL SELECT classoid, objoid, objsubid, 'security label on' FROM pg_seclabel
)
SELECT f.kind, i.identity
FROM found f, LATERAL pg_identify_object(f.catalog, f.oid, f.sub) i
WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = f.catalog AND d.objid = f.oid AND d.deptype IN ('e', 'i'))
ORDER BY f.kind, i.identity
