-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('"public"'::regnamespace::oid, 'pg_namespace') IS DISTINCT FROM NULL THEN
        COMMENT ON SCHEMA "public" IS NULL;
    END IF;
END
$$;
