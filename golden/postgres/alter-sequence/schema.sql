-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"app"') IS NULL THEN
        CREATE SCHEMA "app";
    END IF;
END
$$;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "New Name";

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "app"."a" AS INTEGER;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "b" INCREMENT BY 3 START WITH 7 CACHE 5;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "c";

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "d" INCREMENT BY -2 MINVALUE -10 MAXVALUE 20 START WITH 10 CYCLE;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "e";

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "g" START WITH 100;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Order" (
    "id" INTEGER NOT NULL,
    "code" TEXT
);

-- AlterSequence
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE objid = '"e"'::regclass::oid AND classid = 'pg_class'::regclass::oid AND deptype = 'a') THEN
        ALTER SEQUENCE "e" OWNED BY "Order"."id";
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 7 AND NOT is_called FROM "b") THEN
        PERFORM pg_catalog.setval('"b"', 9, false);
    END IF;
END
$$;

-- SetSequenceValue
DO $$
BEGIN
    IF (SELECT last_value = 10 AND NOT is_called FROM "d") THEN
        PERFORM pg_catalog.setval('"d"', 4, false);
    END IF;
END
$$;
