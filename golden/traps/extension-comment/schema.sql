-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "citext";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- Comment
DO $$
BEGIN
    IF (pg_catalog.obj_description((SELECT oid FROM pg_extension WHERE extname = 'citext'), 'pg_extension') IS NOT NULL) AND pg_catalog.pg_has_role((SELECT extowner FROM pg_extension WHERE oid = (SELECT oid FROM pg_extension WHERE extname = 'citext')), 'USAGE') THEN
        COMMENT ON EXTENSION "citext" IS NULL;
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF (pg_catalog.obj_description((SELECT oid FROM pg_extension WHERE extname = 'hstore'), 'pg_extension') IS DISTINCT FROM 'ours') AND pg_catalog.pg_has_role((SELECT extowner FROM pg_extension WHERE oid = (SELECT oid FROM pg_extension WHERE extname = 'hstore')), 'USAGE') THEN
        COMMENT ON EXTENSION "hstore" IS 'ours';
    END IF;
END
$$;
