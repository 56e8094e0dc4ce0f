-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('next_code()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "next_code"()
 RETURNS text
 LANGUAGE sql
AS $function$ SELECT 'c' || (random() * 1000)::int $function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE UNLOGGED TABLE IF NOT EXISTS "Cache" (
    "key" TEXT NOT NULL,

    CONSTRAINT "Cache_pkey" PRIMARY KEY ("key")
) WITH (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = off);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Collated" (
    "c" TEXT COLLATE "C" NOT NULL,
    "p" VARCHAR(5) COLLATE "POSIX",
    "arr" TEXT[] COLLATE "C"
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Defaults" (
    "text" TEXT NOT NULL DEFAULT 'x',
    "quote" TEXT DEFAULT 'it''s',
    "back" TEXT DEFAULT 'back\slash',
    "empty" TEXT DEFAULT '',
    "varchar" TEXT DEFAULT 'v'::character varying,
    "char" CHAR(2) DEFAULT 'ab'::bpchar,
    "int" INTEGER DEFAULT 0,
    "negative" INTEGER DEFAULT -1,
    "bigneg" BIGINT DEFAULT -1,
    "smallneg" SMALLINT DEFAULT -1,
    "float" DOUBLE PRECISION DEFAULT 1.5,
    "floatneg" DOUBLE PRECISION DEFAULT -1.5,
    "decimal" DECIMAL(10,2) DEFAULT 0.00,
    "bool" BOOLEAN DEFAULT false,
    "createdAt" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP,
    "now2" TIMESTAMPTZ DEFAULT now(),
    "date" DATE DEFAULT CURRENT_DATE,
    "fixed" TIMESTAMP(3) DEFAULT '2020-01-01 00:00:00',
    "json" JSONB NOT NULL DEFAULT '{}',
    "json2" JSONB DEFAULT '{"a": [1, "b"]}',
    "uuid" UUID DEFAULT gen_random_uuid(),
    "bytes" BYTEA DEFAULT '\x00ff',
    "list" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "list2" TEXT[] DEFAULT ARRAY['a', 'b,c', 'd]']::TEXT[],
    "list3" INTEGER[] DEFAULT ARRAY[1, 2],
    "list4" TEXT[] DEFAULT '{}',
    "list5" TEXT[] NOT NULL,
    "call" TEXT DEFAULT next_code(),
    "expr" TEXT DEFAULT ('a'::text || 'b'::text),
    "interval" interval DEFAULT '1 day',
    "null" TEXT,
    "bigint" BIGINT DEFAULT '9007199254740993',
    "cast" TEXT DEFAULT 5,
    "user" TEXT DEFAULT CURRENT_USER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Generated" (
    "first" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "full" TEXT GENERATED ALWAYS AS ((first || ' '::text) || last) STORED,
    "n" INTEGER,
    "twice" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Nothing" ();

-- CreateTable
CREATE TABLE IF NOT EXISTS "Settings" (
    "a" TEXT,
    "b" TEXT,
    "c" INTEGER,
    "d" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Types" (
    "a" TEXT NOT NULL,
    "c" VARCHAR,
    "d" CHAR(3),
    "e" CHAR(1),
    "f" BIT(8),
    "g" BIT(1),
    "h" VARBIT(8),
    "i" VARBIT,
    "j" DECIMAL(65,30),
    "l" DECIMAL(5,0),
    "m" TIMESTAMP(3),
    "n" TIMESTAMP,
    "o" TIMESTAMPTZ(6),
    "p" TIMESTAMPTZ,
    "q" TIME(6),
    "r" TIMETZ(6),
    "s" TIME,
    "t" DATE,
    "u" interval,
    "v" interval year to month,
    "w" interval second(3),
    "x" JSON,
    "y" JSONB,
    "z" UUID,
    "aa" BYTEA,
    "ab" INET,
    "ac" cidr,
    "ad" macaddr,
    "ae" XML,
    "af" MONEY,
    "ag" OID,
    "ah" "char",
    "ai" name,
    "aj" point,
    "ak" tsvector,
    "al" int4range,
    "am" int4multirange,
    "an" REAL,
    "ao" DOUBLE PRECISION,
    "ap" SMALLINT,
    "aq" BIGINT,
    "ar" TEXT[],
    "as" INTEGER[][],
    "at" VARCHAR(10)[],
    "au" TIMESTAMP(3)[],
    "av" DECIMAL(10,2)[],
    "aw" regclass,
    "ax" jsonpath,
    "later" TEXT NOT NULL DEFAULT 'z'
);

-- AlterTable
DO $$
BEGIN
    IF (SELECT attcompression FROM pg_attribute WHERE attrelid = '"Settings"'::regclass::oid AND attname = 'd') <> 'p' THEN
        ALTER TABLE ONLY "Settings" ALTER COLUMN "d" SET COMPRESSION pglz;
    END IF;
    IF NOT coalesce((SELECT attoptions FROM pg_attribute WHERE attrelid = '"Settings"'::regclass::oid AND attname = 'c') OPERATOR(pg_catalog.@>) ARRAY['n_distinct=-0.5', 'n_distinct_inherited=100'], false) THEN
        ALTER TABLE ONLY "Settings" ALTER COLUMN "c" SET (n_distinct = -0.5, n_distinct_inherited = 100);
    END IF;
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"Settings"'::regclass::oid AND attname = 'b') IS DISTINCT FROM 500 THEN
        ALTER TABLE ONLY "Settings" ALTER COLUMN "b" SET STATISTICS 500;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Settings"'::regclass::oid AND attname = 'a') <> 'e' THEN
        ALTER TABLE ONLY "Settings" ALTER COLUMN "a" SET STORAGE EXTERNAL;
    END IF;
    IF (SELECT relreplident <> 'f' FROM pg_class WHERE oid = '"Settings"'::regclass::oid) THEN
        ALTER TABLE ONLY "Settings" REPLICA IDENTITY FULL;
    END IF;
END
$$;
