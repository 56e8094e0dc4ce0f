-- Privileges that differ from those an object has when it is made: `granted` on top, `revoked` from the default ones.
-- The default of objects that initdb made is what initdb recorded in pg_init_privs.
WITH acls AS (
    SELECT 'pg_class' AS catalog, c.oid, 0 AS column, c.relacl AS acl, c.relowner AS owner,
           CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char" AS type
    FROM pg_class c WHERE c.oid >= 16384 AND c.relacl IS NOT NULL
    UNION ALL
    SELECT 'pg_class', a.attrelid, a.attnum, a.attacl, c.relowner, 'c'
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE a.attrelid >= 16384 AND a.attacl IS NOT NULL AND NOT a.attisdropped
    UNION ALL
    SELECT 'pg_proc', oid, 0, proacl, proowner, 'f' FROM pg_proc WHERE oid >= 16384 AND proacl IS NOT NULL
    UNION ALL
    SELECT 'pg_type', oid, 0, typacl, typowner, 'T' FROM pg_type WHERE oid >= 16384 AND typacl IS NOT NULL
    UNION ALL
    SELECT 'pg_namespace', oid, 0, nspacl, nspowner, 'n' FROM pg_namespace
    WHERE nspacl IS NOT NULL AND (oid >= 16384 OR nspname = 'public')
), defaults AS (
    SELECT a.*, coalesce(p.initprivs, acldefault(a.type, a.owner)) AS base
    FROM acls a
    LEFT JOIN pg_init_privs p ON p.classoid::regclass::text = a.catalog AND p.objoid = a.oid AND p.objsubid = a.column
), changes AS (
    SELECT d.catalog, d.oid, d.column, d.owner, 'grant' AS change, e.*
    FROM defaults d, LATERAL (SELECT (x).* FROM aclexplode(d.acl) x EXCEPT SELECT (x).* FROM aclexplode(d.base) x) e
    UNION ALL
    SELECT d.catalog, d.oid, d.column, d.owner, 'revoke', e.*
    FROM defaults d, LATERAL (SELECT (x).* FROM aclexplode(d.base) x EXCEPT SELECT (x).* FROM aclexplode(d.acl) x) e
)
SELECT catalog, oid, "column", change, privilege_type AS privilege, is_grantable, grantor = owner AS by_owner,
       CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END AS grantee
FROM changes
ORDER BY catalog, oid, "column", change DESC, grantee, privilege
