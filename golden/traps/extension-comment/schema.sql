-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "citext";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_extension WHERE extname = 'citext'), 'pg_extension') IS NOT NULL THEN
        COMMENT ON EXTENSION "citext" IS NULL;
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_extension WHERE extname = 'hstore'), 'pg_extension') IS DISTINCT FROM 'ours' THEN
        COMMENT ON EXTENSION "hstore" IS 'ours';
    END IF;
END
$$;
