-- Comment
DO $$
BEGIN
    IF obj_description('"public"'::regnamespace, 'pg_namespace') IS DISTINCT FROM 'ours' THEN
        COMMENT ON SCHEMA "public" IS 'ours';
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"public"'::regnamespace)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('CREATE')) < 1 THEN
        GRANT CREATE ON SCHEMA "public" TO "pg_monitor";
    END IF;
    IF (SELECT nspacl IS NULL FROM pg_namespace WHERE oid = '"public"'::regnamespace) OR (SELECT count(*) FROM aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"public"'::regnamespace)) WHERE grantee = 0 AND privilege_type IN ('USAGE')) > 0 THEN
        REVOKE USAGE ON SCHEMA "public" FROM PUBLIC;
    END IF;
END
$$;
