-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL,
    "a" TEXT,
    "b" TEXT
);

-- AlterTable
DO $$
BEGIN
    IF (SELECT attcompression FROM pg_attribute WHERE attrelid = '"A"'::regclass::oid AND attname = 'b') <> 'p' THEN
        ALTER TABLE ONLY "A" ALTER COLUMN "b" SET COMPRESSION pglz;
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"M"') IS NULL THEN
CREATE MATERIALIZED VIEW "M" AS
 SELECT id,
    a,
    b,
    b AS c
   FROM "A";
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT attcompression FROM pg_attribute WHERE attrelid = '"M"'::regclass::oid AND attname = 'c') <> 'p' THEN
        ALTER MATERIALIZED VIEW "M" ALTER COLUMN "c" SET COMPRESSION pglz;
    END IF;
    IF NOT coalesce((SELECT attoptions FROM pg_attribute WHERE attrelid = '"M"'::regclass::oid AND attname = 'id') OPERATOR(pg_catalog.@>) ARRAY['n_distinct=3'], false) THEN
        ALTER MATERIALIZED VIEW "M" ALTER COLUMN "id" SET (n_distinct = 3);
    END IF;
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"M"'::regclass::oid AND attname = 'id') IS DISTINCT FROM 5 THEN
        ALTER MATERIALIZED VIEW "M" ALTER COLUMN "id" SET STATISTICS 5;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"M"'::regclass::oid AND attname = 'a') <> 'e' THEN
        ALTER MATERIALIZED VIEW "M" ALTER COLUMN "a" SET STORAGE EXTERNAL;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"M"'::regclass::oid AND attname = 'c') <> 'm' THEN
        ALTER MATERIALIZED VIEW "M" ALTER COLUMN "c" SET STORAGE MAIN;
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.col_description('"M"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"M"'::regclass::oid AND attname = 'a')) IS NULL THEN
        COMMENT ON COLUMN "M"."a" IS 'external';
    END IF;
END
$$;
