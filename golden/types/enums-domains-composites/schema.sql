-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Empty"') IS NULL THEN
        CREATE TYPE "Empty" AS ENUM ();
    END IF;
END
$$;

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Odd Enum"') IS NULL THEN
        CREATE TYPE "Odd Enum" AS ENUM ('it''s', E'back\\slash', 'none', 'ÜNI', 'a,b');
    END IF;
END
$$;

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Role"') IS NULL THEN
        CREATE TYPE "Role" AS ENUM ('GUEST', 'USER', 'OWNER');
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Money"') IS NULL THEN
CREATE TYPE "Money" AS (
    "amount" DECIMAL(12,2),
    "currency" CHAR(3),
    "note" TEXT COLLATE "C",
    "rate" REAL
);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Email"') IS NULL THEN
CREATE DOMAIN "Email" AS TEXT
    NOT NULL
    CONSTRAINT "Email_at" CHECK (VALUE ~~ '%@%'::text)
    CONSTRAINT "Email_check" CHECK (length(VALUE) < 255);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"emails"') IS NULL THEN
        CREATE DOMAIN "emails" AS "Email"[];
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"german"') IS NULL THEN
        CREATE DOMAIN "german" AS VARCHAR(20) COLLATE "C";
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"positive"') IS NULL THEN
CREATE DOMAIN "positive" AS DECIMAL(10,2)
    DEFAULT 1.00
    CONSTRAINT "positive_check" CHECK (VALUE > (0)::numeric);
    END IF;
END
$$;

-- AlterDomain
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE contypid = '"positive"'::regtype::oid AND conname = 'below') THEN
        ALTER DOMAIN "positive" ADD CONSTRAINT "below" CHECK (VALUE < (1000000)::numeric) NOT VALID;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "User" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "role" "Role" NOT NULL DEFAULT 'USER',
    "roles" "Role"[],
    "email" "Email",
    "balance" positive,
    "price" "Money",
    "nested" TEXT,
    "odd" "Odd Enum" DEFAULT 'it''s',

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);
