-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "a" INTEGER,
    "b" TEXT
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"other_nulls"') IS NULL THEN
        CREATE UNIQUE INDEX "other_nulls" ON "Item"("a", "b");
    END IF;
    IF to_regclass('"same_nulls"') IS NULL THEN
        CREATE UNIQUE INDEX "same_nulls" ON "Item"("a") INCLUDE (b) NULLS NOT DISTINCT WITH (fillfactor='90') WHERE (b <> ''::text);
    END IF;
END
$$;
