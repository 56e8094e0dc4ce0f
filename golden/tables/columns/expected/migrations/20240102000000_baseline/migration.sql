-- Baseline, made by squash: it replaces 2 migrations, 20240101000000_init to 20240102000000_alter.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240102000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["bb5b38bf01834a770db68de8bbcc4bb2173c514ae1f1b5eb9fdb7dc89be7c218", "98af622de698daaacd5119290827bd114febec94f44e27615cb85ef9f5ca1841"],
        "20240102000000_alter": ["16e80bc490c95817161816be2db50662a8e6355c0729a11f61990cffe3826bfd", "3b0d140cb7698f1d76b7df76b4005b498ba1aa66ef91fcb4c21aa623b8515848"]
    }';
    state record;
    preface text := '';
BEGIN
    IF to_regclass(quote_ident(current_schema()) || '."_prisma_migrations"') IS NULL THEN
        RETURN;
    END IF;
    IF to_regclass(quote_ident(current_schema()) || '."_prisma_migrations"') <> to_regclass('"_prisma_migrations"') THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ005',
            MESSAGE = 'A temporary table hides "_prisma_migrations".',
            HINT = 'drop it.';
    END IF;

    WITH
        wanted AS (
            SELECT s.name, s.checksums::jsonb AS checksums, s.position
            FROM json_each(squashed) WITH ORDINALITY AS s (name, checksums, position)
        ),
        -- Prisma's words: applied is finished and not rolled back, failed is neither finished nor rolled back.
        tries AS (
            SELECT
                l.id, l.migration_name AS name, l.checksum, l.started_at,
                l.finished_at IS NOT NULL AND l.rolled_back_at IS NULL AS applied,
                l.finished_at IS NULL AND l.rolled_back_at IS NULL AS failed,
                w.position, w.checksums
            FROM "_prisma_migrations" AS l LEFT JOIN wanted AS w ON w.name = l.migration_name
        )
    SELECT
        (SELECT count(*) FROM "_prisma_migrations") AS rows,
        (SELECT count(*) FROM wanted) AS total,
        (SELECT name FROM wanted ORDER BY position DESC LIMIT 1) AS last,
        (SELECT count(*) FROM tries WHERE position IS NOT NULL AND (applied OR failed)) AS held,
        ARRAY(
            SELECT w.name FROM wanted AS w LEFT JOIN tries AS t ON t.name = w.name AND t.applied
            WHERE t.id IS NULL ORDER BY w.position
        ) AS missing,
        ARRAY(SELECT name FROM tries WHERE failed AND name <> baseline ORDER BY started_at, id) AS failed,
        ARRAY(
            SELECT name FROM tries WHERE applied AND position IS NULL AND name <> baseline ORDER BY started_at, id
        ) AS unknown,
        -- Old ledgers print each byte of the checksum without padding: 0a as a, 00 as 0.
        ARRAY(
            SELECT format('"%s" (%s in the ledger, %s in git)', name, left(checksum, 8), left(checksums ->> 0, 8))
            FROM tries
            WHERE applied AND position IS NOT NULL AND NOT checksums @> to_jsonb(checksum) AND NOT (
                length(checksum) < 64 AND checksum IN (
                    SELECT replace(replace(regexp_replace(padded, '(..)', E'.\\1', 'g'), '.0', ''), '.', '')
                    FROM jsonb_array_elements_text(checksums) AS padded
                )
            )
            ORDER BY position, id
        ) AS edited,
        (SELECT id FROM tries WHERE name = baseline AND applied ORDER BY started_at, id LIMIT 1) AS baseline_id,
        (SELECT count(*) FROM tries WHERE name = baseline AND failed) > 0 AS baseline_open
    INTO state;

    IF state.baseline_open THEN
        preface := format('First run `npx prisma@7 migrate resolve --rolled-back %s`, for this attempt. Then: ', baseline);
    END IF;
    IF state.failed <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ002',
            MESSAGE = format('Migration "%s" failed on this database and was never resolved.', state.failed[1]),
            HINT = preface || format(
                'mend what it left behind and run `npx prisma@7 migrate resolve --rolled-back %1$s`, or `--applied %1$s` '
                'if its changes are complete.', state.failed[1]);
    END IF;
    IF state.held = 0 AND state.unknown <> '{}' AND state.baseline_id IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ004',
            MESSAGE = format(
                'This database ran another history: none of the %s migrations that "%s" replaces is applied, but "%s" is.',
                state.total, baseline, state.unknown[1]),
            HINT = preface || 'check that the connection and its ?schema= are those of this project.';
    END IF;
    IF state.held > 0 AND state.missing <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ001',
            MESSAGE = format(
                'This database is behind: %s of the %s migrations that "%s" replaces are missing, the first is "%s".',
                cardinality(state.missing), state.total, baseline, state.missing[1]),
            HINT = preface || format(
                'finish the old history: check out the commit before the squash, run `npx prisma@7 migrate deploy` '
                'up to %s, then come back.', state.last);
    END IF;
    IF state.edited <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ003',
            MESSAGE = format(
                'This database ran a version of %s migration(s) that git never held, the first is %s.',
                cardinality(state.edited), state.edited[1]),
            HINT = preface || 'find what that version did, make the database agree with git''s version, and set the '
                'checksum in "_prisma_migrations" to git''s.';
    END IF;
END
$squash$;

-- Schema: from here on the script depends on nothing but the catalog that the history builds.

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
    IF (SELECT attcompression FROM pg_attribute WHERE attrelid = '"Settings"'::regclass AND attname = 'd') <> 'p' THEN
        ALTER TABLE ONLY "Settings" ALTER COLUMN "d" SET COMPRESSION pglz;
    END IF;
    IF NOT coalesce((SELECT attoptions FROM pg_attribute WHERE attrelid = '"Settings"'::regclass AND attname = 'c') @> ARRAY['n_distinct=-0.5', 'n_distinct_inherited=100'], false) THEN
        ALTER TABLE ONLY "Settings" ALTER COLUMN "c" SET (n_distinct = -0.5, n_distinct_inherited = 100);
    END IF;
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"Settings"'::regclass AND attname = 'b') IS DISTINCT FROM 500 THEN
        ALTER TABLE ONLY "Settings" ALTER COLUMN "b" SET STATISTICS 500;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Settings"'::regclass AND attname = 'a') <> 'e' THEN
        ALTER TABLE ONLY "Settings" ALTER COLUMN "a" SET STORAGE EXTERNAL;
    END IF;
    IF (SELECT relreplident <> 'f' FROM pg_class WHERE oid = '"Settings"'::regclass) THEN
        ALTER TABLE ONLY "Settings" REPLICA IDENTITY FULL;
    END IF;
END
$$;
