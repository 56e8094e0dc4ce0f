-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "a" INTEGER,
    "b" INTEGER
);

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'first' AND stxnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE STATISTICS "first" ON "a", "b" FROM "Item";
    END IF;
END
$$;
