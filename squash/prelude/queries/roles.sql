-- Roles that the scripts name. Those of PostgreSQL itself (pg_…) are everywhere.
SELECT
    r.rolname::text AS name,
    r.rolinherit AS inherits,
    r.rolsuper AS superuser,
    r.rolbypassrls AS bypasses_rls,
    pg_has_role(r.oid, 'MEMBER') AS acts,
    -- what is given to it must lie in a schema in which it may create things
    coalesce(has_schema_privilege(r.oid, to_regnamespace(quote_ident(%(schema)s::text)), 'CREATE'), false) AS creates
FROM pg_roles AS r
WHERE r.rolname::text = ANY (%(names)s::text[]) AND r.rolname !~ '^pg_'
ORDER BY 1
