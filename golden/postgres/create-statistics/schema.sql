-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"stats"') IS NULL THEN
        CREATE SCHEMA "stats";
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event" (
    "id" INTEGER NOT NULL,
    "kind" TEXT
) PARTITION BY RANGE (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "a" INTEGER,
    "b" INTEGER,
    "name" VARCHAR(10),
    "at" TIMESTAMP(3)
);

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'of_event' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "of_event" ON "id", "kind" FROM "Event";
    END IF;
END
$$;

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'all_kinds' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "all_kinds" ON "a", "b" FROM "Item";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'common' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "common" (mcv) ON "a", "name" FROM "Item";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'depends' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "depends" (dependencies) ON "a", "b" FROM "Item";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'distinct' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "distinct" (ndistinct) ON "a", "b", "at" FROM "Item";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'expressions' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "expressions" ON ((a % 10)), (((name)::text = ANY (ARRAY['x'::character varying, 'y'::character varying]))) FROM "Item";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'of an expression' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "of an expression" ON (lower((name)::text)) FROM "Item";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'elsewhere' AND stxnamespace = '"stats"'::regnamespace::oid) THEN
        CREATE STATISTICS "stats"."elsewhere" ON "a", "b" FROM "Item";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'two_kinds' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "two_kinds" (ndistinct, mcv) ON "a", ((b + 1)), (lower((name)::text)), (date_trunc('day'::text, at)) FROM "Item";
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"Seen"') IS NULL THEN
CREATE MATERIALIZED VIEW "Seen" AS
 SELECT a,
    b
   FROM "Item";
    END IF;
END
$$;

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'of_seen' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "of_seen" (ndistinct) ON "a", "b" FROM "Seen";
    END IF;
END
$$;
