-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Mood"') IS NULL THEN
        CREATE TYPE "Mood" AS ENUM ('ok', 'bad');
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Pair"') IS NULL THEN
CREATE TYPE "Pair" AS (
    "a" INTEGER,
    "b" INTEGER
);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Amount"') IS NULL THEN
        CREATE DOMAIN "Amount" AS DECIMAL(12,2);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Stamp"') IS NULL THEN
        CREATE DOMAIN "Stamp" AS TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP;
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"allowed"') IS NULL THEN
        CREATE DOMAIN "allowed" AS TEXT;
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"allowed_by_name"') IS NULL THEN
        CREATE DOMAIN "allowed_by_name" AS TEXT;
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"bare"') IS NULL THEN
        CREATE DOMAIN "bare" AS INTEGER;
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"code"') IS NULL THEN
CREATE DOMAIN "code" AS VARCHAR(10)
    COLLATE "C"
    DEFAULT 'none';
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"codes"') IS NULL THEN
        CREATE DOMAIN "codes" AS code[] CONSTRAINT "codes_check" CHECK (array_length(VALUE, 1) < 4);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"good"') IS NULL THEN
CREATE DOMAIN "good" AS "Mood"
    DEFAULT 'ok'
    CONSTRAINT "good_check" CHECK (VALUE <> 'bad'::"Mood");
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"needed"') IS NULL THEN
        CREATE DOMAIN "needed" AS TEXT NOT NULL;
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"needed_by_name"') IS NULL THEN
        CREATE DOMAIN "needed_by_name" AS TEXT CONSTRAINT "must be there" NOT NULL;
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"ordered"') IS NULL THEN
        CREATE DOMAIN "ordered" AS "Pair" CONSTRAINT "ordered_check" CHECK ((VALUE).a <= (VALUE).b);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"period"') IS NULL THEN
        CREATE DOMAIN "period" AS tstzrange CONSTRAINT "period_check" CHECK (NOT isempty(VALUE));
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"positive"') IS NULL THEN
        CREATE DOMAIN "positive" AS INTEGER CONSTRAINT "positive_check" CHECK (VALUE > 0);
    END IF;
END
$$;

-- CreateDomain
DO $squash$
BEGIN
    IF to_regtype('"postal"') IS NULL THEN
CREATE DOMAIN "postal" AS TEXT
    DEFAULT '00000'
    NOT NULL
    CONSTRAINT "five digits" CHECK (VALUE ~ '^\d{5}$'::text)
    CONSTRAINT "not all nines" CHECK (VALUE <> '99999'::text)
    CONSTRAINT "postal_check" CHECK (length(VALUE) = 5);
    END IF;
END
$squash$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"small"') IS NULL THEN
CREATE DOMAIN "small" AS positive
    DEFAULT 1
    CONSTRAINT "small_check" CHECK ((VALUE)::integer < 10);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Everything" (
    "a" bare,
    "b" small NOT NULL,
    "c" codes,
    "d" good DEFAULT 'ok'::"Mood",
    "e" ordered[],
    "f" postal
);
