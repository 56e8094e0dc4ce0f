-- The roles of the server that somebody made, without passwords.
SELECT r.oid,
       r.rolname AS name,
       r.rolsuper AS superuser,
       r.rolinherit AS inherit,
       r.rolcreaterole AS create_role,
       r.rolcreatedb AS create_database,
       r.rolcanlogin AS login,
       r.rolreplication AS replication,
       r.rolbypassrls AS bypass_security,
       r.rolconnlimit AS connection_limit,
       r.rolvaliduntil::text AS valid_until,
       shobj_description(r.oid, 'pg_authid') AS comment
FROM pg_roles r
WHERE r.oid >= 16384
ORDER BY r.rolname
