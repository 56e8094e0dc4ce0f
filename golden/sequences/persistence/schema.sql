-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "Unlogged_b_seq" AS INTEGER;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Logged" (
    "a" INTEGER NOT NULL GENERATED ALWAYS AS IDENTITY,
    "b" INTEGER
);

-- CreateTable
CREATE UNLOGGED TABLE IF NOT EXISTS "Unlogged" (
    "a" INTEGER NOT NULL GENERATED ALWAYS AS IDENTITY,
    "b" INTEGER NOT NULL DEFAULT nextval('"Unlogged_b_seq"'::regclass)
);

-- AlterSequence
DO $$
BEGIN
    IF (SELECT relpersistence <> 'u' FROM pg_class WHERE oid = '"Logged_a_seq"'::regclass::oid) THEN
        ALTER SEQUENCE "Logged_a_seq" SET UNLOGGED;
    END IF;
END
$$;

-- AlterSequence
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE objid = '"Unlogged_b_seq"'::regclass::oid AND classid = 'pg_class'::regclass::oid AND deptype = 'a') THEN
        ALTER SEQUENCE "Unlogged_b_seq" OWNED BY "Unlogged"."b";
    END IF;
    IF (SELECT relpersistence <> 'p' FROM pg_class WHERE oid = '"Unlogged_a_seq"'::regclass::oid) THEN
        ALTER SEQUENCE "Unlogged_a_seq" SET LOGGED;
    END IF;
END
$$;
