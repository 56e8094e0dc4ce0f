-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"reports"') IS NULL THEN
        CREATE SCHEMA "reports";
    END IF;
END
$$;

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Sale" (
    "id" INTEGER NOT NULL,
    "note" TEXT,
    "region" TEXT
);

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"Renamed"') IS NULL THEN
CREATE MATERIALIZED VIEW "Renamed" WITH (fillfactor = 60, toast.autovacuum_enabled = false) AS
 SELECT id,
    note AS "The Note",
    region AS area
   FROM "Sale";
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT attcompression FROM pg_attribute WHERE attrelid = '"Renamed"'::regclass::oid AND attname = 'area') <> 'p' THEN
        ALTER MATERIALIZED VIEW "Renamed" ALTER COLUMN "area" SET COMPRESSION pglz;
    END IF;
    IF NOT coalesce((SELECT attoptions FROM pg_attribute WHERE attrelid = '"Renamed"'::regclass::oid AND attname = 'area') OPERATOR(pg_catalog.@>) ARRAY['n_distinct=-0.5'], false) THEN
        ALTER MATERIALIZED VIEW "Renamed" ALTER COLUMN "area" SET (n_distinct = -0.5);
    END IF;
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"Renamed"'::regclass::oid AND attname = 'id') IS DISTINCT FROM 100 THEN
        ALTER MATERIALIZED VIEW "Renamed" ALTER COLUMN "id" SET STATISTICS 100;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Renamed"'::regclass::oid AND attname = 'The Note') <> 'e' THEN
        ALTER MATERIALIZED VIEW "Renamed" ALTER COLUMN "The Note" SET STORAGE EXTERNAL;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Renamed"'::regclass::oid AND attname = 'area') <> 'm' THEN
        ALTER MATERIALIZED VIEW "Renamed" ALTER COLUMN "area" SET STORAGE MAIN;
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"first_key"') IS NULL THEN
        CREATE UNIQUE INDEX "first_key" ON "Renamed"("id");
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF NOT (SELECT indisclustered FROM pg_index WHERE indexrelid = '"first_key"'::regclass::oid) THEN
        ALTER TABLE "Renamed" CLUSTER ON "first_key";
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"bound"') IS NULL THEN
CREATE MATERIALIZED VIEW "bound" AS
 SELECT id
   FROM "Sale";
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"reports"."second"') IS NULL THEN
CREATE MATERIALIZED VIEW "reports"."second" AS
 SELECT id,
    note
   FROM "Sale";
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"reports"."second_key"') IS NULL THEN
        CREATE UNIQUE INDEX "second_key" ON "reports"."second"("id");
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"unbound"') IS NULL THEN
CREATE MATERIALIZED VIEW "unbound" AS
 SELECT id
   FROM "Sale"
WITH NO DATA;
    END IF;
END
$$;

-- DependsOnExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass::oid AND objid = '"bound"'::regclass::oid AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'hstore') AND deptype = 'x') THEN
        ALTER MATERIALIZED VIEW "bound" DEPENDS ON EXTENSION "hstore";
    END IF;
END
$$;
