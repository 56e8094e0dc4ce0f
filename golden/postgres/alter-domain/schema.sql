-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"types"') IS NULL THEN
        CREATE SCHEMA "types";
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"amount"') IS NULL THEN
CREATE DOMAIN "amount" AS DECIMAL(10,2)
    DEFAULT 9.99
    CONSTRAINT "price_not_null" NOT NULL
    CONSTRAINT "below" CHECK (VALUE < (1000000)::numeric)
    CONSTRAINT "more than nothing" CHECK (VALUE > (0)::numeric)
    CONSTRAINT "price_check" CHECK (VALUE <> (13)::numeric);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"tag"') IS NULL THEN
        CREATE DOMAIN "tag" AS TEXT CONSTRAINT "short" CHECK (length(VALUE) < 20);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"types"."moved"') IS NULL THEN
        CREATE DOMAIN "types"."moved" AS TEXT;
    END IF;
END
$$;

-- AlterDomain
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE contypid = '"amount"'::regtype::oid AND conname = 'not seven') THEN
        ALTER DOMAIN "amount" ADD CONSTRAINT "not seven" CHECK (VALUE <> (7)::numeric) NOT VALID;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "price" amount,
    "tag" tag,
    "moved" types.moved
);
