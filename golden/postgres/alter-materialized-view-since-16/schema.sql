-- CreateAccessMethod
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_am WHERE amname = 'heap_two') THEN
        CREATE ACCESS METHOD "heap_two" TYPE TABLE HANDLER heap_tableam_handler;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Sale" (
    "id" INTEGER NOT NULL,
    "note" TEXT
);

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"first"') IS NULL THEN
CREATE MATERIALIZED VIEW "first" USING "heap_two" AS
 SELECT id,
    note
   FROM "Sale";
    END IF;
END
$$;
