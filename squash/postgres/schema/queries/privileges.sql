-- Privileges that differ from those an object has when it is made: `grant` on top, `revoke` from the default ones,
-- `revoke option` where only the grant option is gone. The default of what initdb or CREATE EXTENSION made is what they
-- recorded in pg_init_privs; of such objects only those are read whose row was written since the database was created,
-- so that what a server's provider has set up in its templates is no part of the schema.
WITH born AS (
    -- GRANT ON DATABASE writes that row again: then the oldest row of the user tells
    SELECT greatest(age(d.xmin), (SELECT max(age(c.xmin)) FROM pg_class c WHERE c.oid >= 16384)) AS age
    FROM pg_database d WHERE d.datname = current_database()
), acls AS (
    SELECT 'pg_class' AS catalog, c.oid, 0 AS column, c.relacl AS acl, c.relowner AS owner, age(c.xmin) AS age,
           CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char" AS type
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relacl IS NOT NULL AND n.nspname !~ '^pg_(toast|temp_)' AND (c.relname = {{ledger}} AND n.nspname = current_schema()) IS NOT TRUE
    UNION ALL
    SELECT 'pg_class', a.attrelid, a.attnum, a.attacl, c.relowner, age(a.xmin), 'c'
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE a.attacl IS NOT NULL AND NOT a.attisdropped AND (c.relname = {{ledger}} AND n.nspname = current_schema()) IS NOT TRUE
    UNION ALL
    SELECT 'pg_proc', oid, 0, proacl, proowner, age(xmin), 'f' FROM pg_proc WHERE proacl IS NOT NULL
    UNION ALL
    SELECT 'pg_type', oid, 0, typacl, typowner, age(xmin), 'T' FROM pg_type WHERE typacl IS NOT NULL
    UNION ALL
    SELECT 'pg_namespace', oid, 0, nspacl, nspowner, age(xmin), 'n' FROM pg_namespace
    WHERE nspacl IS NOT NULL AND nspname !~ '^pg_(toast|temp_)'
    UNION ALL
    SELECT 'pg_language', oid, 0, lanacl, lanowner, age(xmin), 'l' FROM pg_language WHERE lanacl IS NOT NULL
    UNION ALL
    SELECT 'pg_foreign_data_wrapper', oid, 0, fdwacl, fdwowner, age(xmin), 'F' FROM pg_foreign_data_wrapper WHERE fdwacl IS NOT NULL
    UNION ALL
    SELECT 'pg_foreign_server', oid, 0, srvacl, srvowner, age(xmin), 'S' FROM pg_foreign_server WHERE srvacl IS NOT NULL
), defaults AS (
    SELECT a.*, coalesce(p.initprivs, acldefault(a.type, a.owner)) AS base
    FROM acls a
    LEFT JOIN pg_init_privs p ON p.classoid = a.catalog::regclass AND p.objoid = a.oid AND p.objsubid = a.column
    WHERE a.oid >= 16384 OR a.age <= (SELECT age FROM born)
), changes AS (
    SELECT d.catalog, d.oid, d.column, d.owner, coalesce(h.grantor, b.grantor) AS grantor,
           coalesce(h.grantee, b.grantee) AS grantee, coalesce(h.privilege_type, b.privilege_type) AS privilege,
           coalesce(h.is_grantable, false) AS is_grantable,
           CASE WHEN h.privilege_type IS NULL THEN 'revoke'
                WHEN b.privilege_type IS NULL OR h.is_grantable THEN 'grant'
                ELSE 'revoke option' END AS change
    FROM defaults d,
         LATERAL (SELECT * FROM aclexplode(d.acl)) h
         FULL JOIN LATERAL (SELECT * FROM aclexplode(d.base)) b USING (grantor, grantee, privilege_type)
    WHERE h.is_grantable IS DISTINCT FROM b.is_grantable
)
SELECT c.catalog, c.oid, c."column", c.change, c.privilege, c.is_grantable, c.grantor = c.owner AS by_owner,
       c.grantee = c.owner AND pg_get_userbyid(c.owner) = {{owner}} AS to_owner,
       CASE c.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(c.grantee) END AS grantee,
       -- the names of what no draft writes: built-in objects and members of extensions
       CASE c.catalog
           WHEN 'pg_class' THEN CASE r.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || c.oid::regclass
           WHEN 'pg_proc' THEN 'ROUTINE ' || c.oid::regprocedure
           -- GRANT takes a name, and no words such as double precision
           WHEN 'pg_type' THEN CASE WHEN y.typnamespace = 'pg_catalog'::regnamespace
                               THEN format('TYPE pg_catalog.%I', y.typname) ELSE 'TYPE ' || c.oid::regtype END
           WHEN 'pg_namespace' THEN format('SCHEMA %I', n.nspname)
           WHEN 'pg_language' THEN format('LANGUAGE %I', l.lanname)
           WHEN 'pg_foreign_data_wrapper' THEN format('FOREIGN DATA WRAPPER %I', w.fdwname)
           WHEN 'pg_foreign_server' THEN format('SERVER %I', s.srvname)
       END AS spoken,
       coalesce(n.nspname, l.lanname, w.fdwname, s.srvname) AS name,
       a.attname AS column_name
FROM changes c
LEFT JOIN pg_class r ON c.catalog = 'pg_class' AND r.oid = c.oid
LEFT JOIN pg_type y ON c.catalog = 'pg_type' AND y.oid = c.oid
-- also a system column, whose number is below 0: GRANT SELECT (ctid) ON t
LEFT JOIN pg_attribute a ON c.catalog = 'pg_class' AND a.attrelid = c.oid AND a.attnum = c."column"
LEFT JOIN pg_namespace n ON c.catalog = 'pg_namespace' AND n.oid = c.oid
LEFT JOIN pg_language l ON c.catalog = 'pg_language' AND l.oid = c.oid
LEFT JOIN pg_foreign_data_wrapper w ON c.catalog = 'pg_foreign_data_wrapper' AND w.oid = c.oid
LEFT JOIN pg_foreign_server s ON c.catalog = 'pg_foreign_server' AND s.oid = c.oid
ORDER BY c.catalog, c.oid, c."column", c.change DESC, c.grantee, c.privilege
