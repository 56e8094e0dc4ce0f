-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"stats"') IS NULL THEN
        CREATE SCHEMA "stats";
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "a" INTEGER,
    "b" INTEGER,
    "c" BIGINT
);

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'The First' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "The First" ON "a", "b" FROM "Item";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'second' AND stxnamespace = '"stats"'::regnamespace::oid) THEN
        CREATE STATISTICS "stats"."second" ON "b", "c" FROM "Item";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'third' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "third" ON "a", "c" FROM "Item";
    END IF;
END
$$;

-- AlterStatistics
DO $$
BEGIN
    IF (SELECT stxstattarget FROM pg_statistic_ext WHERE stxname = 'The First' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) IS DISTINCT FROM 500 THEN
        ALTER STATISTICS "The First" SET STATISTICS 500;
    END IF;
END
$$;
