CREATE FUNCTION next_code() RETURNS TEXT LANGUAGE sql AS $$ SELECT 'c' || (random() * 1000)::int $$;
CREATE TABLE "Types" (
    "a" TEXT NOT NULL, "b" VARCHAR(191), "c" VARCHAR, "d" CHAR(3), "e" CHAR, "f" BIT(8), "g" BIT, "h" VARBIT(8), "i" VARBIT,
    "j" DECIMAL(65,30), "k" DECIMAL, "l" NUMERIC(5,0), "m" TIMESTAMP(3), "n" TIMESTAMP, "o" TIMESTAMPTZ(6), "p" TIMESTAMPTZ,
    "q" TIME(6), "r" TIMETZ(6), "s" TIME, "t" DATE, "u" INTERVAL, "v" INTERVAL YEAR TO MONTH, "w" INTERVAL SECOND(3), "x" JSON,
    "y" JSONB, "z" UUID, "aa" BYTEA, "ab" INET, "ac" CIDR, "ad" MACADDR, "ae" XML, "af" MONEY, "ag" OID, "ah" "char", "ai" NAME,
    "aj" POINT, "ak" TSVECTOR, "al" INT4RANGE, "am" INT4MULTIRANGE, "an" REAL, "ao" DOUBLE PRECISION, "ap" SMALLINT, "aq" BIGINT,
    "ar" TEXT[], "as" INTEGER[][], "at" VARCHAR(10)[], "au" TIMESTAMP(3)[], "av" DECIMAL(10,2)[], "aw" REGCLASS, "ax" JSONPATH
);
CREATE TABLE "Defaults" (
    "text" TEXT NOT NULL DEFAULT 'x', "quote" TEXT DEFAULT 'it''s', "back" TEXT DEFAULT E'back\\slash', "empty" TEXT DEFAULT '',
    "varchar" VARCHAR(10) DEFAULT 'v', "char" CHAR(2) DEFAULT 'ab', "int" INTEGER DEFAULT 0, "negative" INTEGER DEFAULT -1, "bigneg" BIGINT DEFAULT -1,
    "smallneg" SMALLINT DEFAULT -1, "float" DOUBLE PRECISION DEFAULT 1.5, "floatneg" DOUBLE PRECISION DEFAULT -1.5, "decimal" DECIMAL(10,2) DEFAULT 0.00, "bool" BOOLEAN DEFAULT false,
    "now" TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP, "now2" TIMESTAMPTZ DEFAULT now(), "date" DATE DEFAULT CURRENT_DATE, "fixed" TIMESTAMP(3) DEFAULT '2020-01-01 00:00:00',
    "json" JSONB NOT NULL DEFAULT '{}', "json2" JSONB DEFAULT '{"a": [1, "b"]}', "uuid" UUID DEFAULT gen_random_uuid(), "bytes" BYTEA DEFAULT '\x00ff',
    "list" TEXT[] DEFAULT ARRAY[]::TEXT[], "list2" TEXT[] DEFAULT ARRAY['a', 'b,c', 'd]']::TEXT[], "list3" INTEGER[] DEFAULT ARRAY[1, 2]::INTEGER[], "list4" TEXT[] DEFAULT '{}', "list5" TEXT[] NOT NULL,
    "call" TEXT DEFAULT next_code(), "expr" TEXT DEFAULT 'a' || 'b', "interval" INTERVAL DEFAULT '1 day', "null" TEXT DEFAULT NULL, "bigint" BIGINT DEFAULT 9007199254740993, "cast" TEXT DEFAULT 5, "user" TEXT DEFAULT CURRENT_USER
);
CREATE TABLE "Generated" ("first" TEXT NOT NULL, "last" TEXT NOT NULL, "full" TEXT GENERATED ALWAYS AS ("first" || ' ' || "last") STORED, "n" INTEGER, "twice" INTEGER GENERATED ALWAYS AS ("n" * 2) STORED NOT NULL);
CREATE TABLE "Collated" ("c" TEXT COLLATE "C" NOT NULL, "p" VARCHAR(5) COLLATE "POSIX", "arr" TEXT[] COLLATE "C");
CREATE UNLOGGED TABLE "Cache" ("key" TEXT NOT NULL, CONSTRAINT "Cache_pkey" PRIMARY KEY ("key")) WITH (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = off);
CREATE TABLE "Settings" ("a" TEXT, "b" TEXT, "c" INTEGER, "d" TEXT COMPRESSION pglz);
ALTER TABLE "Settings" ALTER COLUMN "a" SET STORAGE EXTERNAL, ALTER COLUMN "b" SET STATISTICS 500, ALTER COLUMN "c" SET (n_distinct = -0.5, n_distinct_inherited = 100);
CREATE TABLE "Nothing" ();
