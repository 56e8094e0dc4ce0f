-- Comment
DO $$
BEGIN
    IF obj_description('"public"'::regnamespace, 'pg_namespace') IS DISTINCT FROM NULL THEN
        COMMENT ON SCHEMA "public" IS NULL;
    END IF;
END
$$;
