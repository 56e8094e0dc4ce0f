-- CreateAccessMethod
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_am WHERE amname = 'heap_two') THEN
        CREATE ACCESS METHOD "heap_two" TYPE TABLE HANDLER heap_tableam_handler;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Source" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" VARCHAR(10) COLLATE "C",
    "list" INTEGER[][],
    "price" DECIMAL(10,2),

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "executed" (
    "id" INTEGER,
    "name" VARCHAR(10) COLLATE "C"
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "expressions" (
    "n" DECIMAL,
    "slice" INTEGER[],
    "at" TIMESTAMPTZ,
    "nothing" TEXT,
    "same" BOOLEAN
);

-- CreateTable
CREATE UNLOGGED TABLE IF NOT EXISTS "fast" (
    "id" INTEGER,
    "name" VARCHAR(10) COLLATE "C",
    "list" INTEGER[],
    "price" DECIMAL(10,2)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "named" (
    "a" INTEGER,
    "b b" TEXT COLLATE "C"
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "no_columns" ();

-- CreateTable
CREATE TABLE IF NOT EXISTS "plain" (
    "id" INTEGER,
    "name" VARCHAR(10) COLLATE "C",
    "list" INTEGER[],
    "price" DECIMAL(10,2)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "values" (
    "x" INTEGER,
    "y" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "with_everything" (
    "a" DECIMAL
) USING "heap_two" WITH (fillfactor = 60, autovacuum_enabled = false);
