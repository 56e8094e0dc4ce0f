-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "a" INTEGER,
    "b" INTEGER,
    "name" TEXT
);

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'Item_a_b_stat' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "Item_a_b_stat" ON "a", "b" FROM "Item";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'Item_a_name_stat' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "Item_a_name_stat" (ndistinct) ON "a", "name" FROM "Item";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'Item_expr_stat' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "Item_expr_stat" ON (lower(name)) FROM "Item";
    END IF;
END
$$;
