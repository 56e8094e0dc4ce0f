-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"ext"') IS NULL THEN
        CREATE SCHEMA "ext";
    END IF;
END
$$;

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "citext";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "cube" WITH SCHEMA "ext";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "earthdistance" WITH SCHEMA "ext";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore" WITH SCHEMA "ext";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "ltree" WITH SCHEMA "ext" VERSION "1.1";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "pg_trgm" WITH SCHEMA "ext";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "unaccent";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Place" (
    "name" CITEXT NOT NULL,
    "tags" ext.hstore DEFAULT '',
    "path" ext.ltree,
    "at" ext.cube
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Place_name_idx"') IS NULL THEN
        CREATE INDEX "Place_name_idx" ON "Place" USING GIN ("name" ext.gin_trgm_ops);
    END IF;
END
$$;
