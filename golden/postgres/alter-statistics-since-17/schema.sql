-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "a" INTEGER,
    "b" INTEGER
);

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'first' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "first" ON "a", "b" FROM "Item";
    END IF;
END
$$;
