-- Comment
DO $$
BEGIN
    IF (pg_catalog.obj_description('"public"'::regnamespace::oid, 'pg_namespace') IS DISTINCT FROM NULL) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid), 'USAGE') THEN
        COMMENT ON SCHEMA "public" IS NULL;
    END IF;
END
$$;
