-- Comment
DO $$
BEGIN
    IF (pg_catalog.obj_description('"public"'::regnamespace::oid, 'pg_namespace') IS DISTINCT FROM 'ours') AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid), 'USAGE') THEN
        COMMENT ON SCHEMA "public" IS 'ours';
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('CREATE')) < 1) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid), 'USAGE') THEN
        GRANT CREATE ON SCHEMA "public" TO "pg_monitor";
    END IF;
    IF ((SELECT nspacl IS NULL FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid)) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) > 0) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid), 'USAGE') THEN
        REVOKE USAGE ON SCHEMA "public" FROM PUBLIC;
    END IF;
END
$$;
