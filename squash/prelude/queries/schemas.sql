SELECT
    n.nspname::text AS name,
    pg_get_userbyid(n.nspowner)::text AS owner,
    e.extname::text AS extension,
    pg_has_role(n.nspowner, 'USAGE') AS acts,
    has_schema_privilege(n.oid, 'USAGE') AS uses,
    has_schema_privilege(n.oid, 'CREATE') AS creates
FROM pg_namespace AS n
LEFT JOIN pg_depend AS d
    ON d.classid = 'pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e'
    AND d.refclassid = 'pg_extension'::regclass
LEFT JOIN pg_extension AS e ON e.oid = d.refobjid
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
ORDER BY 1
