-- Baseline, made by squash: it replaces 6 migrations, 20240101000000_init to 20240106000000_names.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240106000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["a28c12609562e18d374966db832cd4d7e2ec291454239122bd72032e0e91499a", "82d9c7bb38f65bca0a640c87f60a7984ca37b70ceb89c037af1f0aa23629da37"],
        "20240102000000_attributes": ["5b430ac3855ea4b010a5c0c0ea3a4dc253bc7ea35c357663af5d73bf210cb7b3", "dff738d9a05c0eb05fd34554dcec8ca4d1f9e73ff6d6ce82c915b517de7e93cc"],
        "20240103000000_values": ["052a7a9a267a9eb618e406279bad72bd955aa22e74c21488a8703a5aa1fdf76a", "c2a2a914b96fcb8bca97455cd0c16892e2aebcf8c19687f003769ad6145039ba"],
        "20240104000000_rename_value": ["bb93f428ae0c9745aab1ceb9d36e1c1542d4fff85e3e30b941cce4f8b7a2bbd6", "cc4fe2d16d0cf1e78eb77cb4d7d82eae2c9b0cef0554e78d709a95041075a554"],
        "20240105000000_properties": ["1d95ba3ac781bf801e394af9c6d14c48e0b2b2ee5768bd6696d0585d490fed73", "12eb6a71738fd8b8eb998e239eb3b8e031a0b4472e3e1ba8f234b64bdd46f9c5"],
        "20240106000000_names": ["8c262c325c807499ba006cc52d6d1564b2978a22cc1bdce34465692fa78074d0", "4a114568f2fd3fc28c3531bda399b602867fdc8e73dcac59f609e7f42b195ff7"]
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

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "types";

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Feeling"') IS NULL THEN
        CREATE TYPE "Feeling" AS ENUM ('good', 'ok', 'so so', 'it''s bad', 'great');
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Base' AND typnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TYPE "Base";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Base2' AND typnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TYPE "Base2";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"types"."Moved"') IS NULL THEN
CREATE TYPE "Moved" AS RANGE (
    SUBTYPE = DATE,
    MULTIRANGE_TYPE_NAME = "Moved_multirange"
);
        ALTER TYPE "Moved" SET SCHEMA "types";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Pair"') IS NULL THEN
CREATE TYPE "Pair" AS (
    "first" BIGINT,
    "b" VARCHAR(5) COLLATE "POSIX",
    "c" VARCHAR(10) COLLATE "C"
);
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Row"') IS NULL THEN
CREATE TYPE "Row" AS (
    "id" BIGINT,
    "label" TEXT,
    "added" TEXT
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base2_in' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base2_in"(cstring)
 RETURNS "Base2"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharin$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base2_out' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = '"Base2"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base2_out"("Base2")
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharout$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Base2' AND typnamespace = quote_ident(current_schema())::regnamespace AND typisdefined) THEN
CREATE TYPE "Base2" (
    INPUT = base2_in,
    OUTPUT = base2_out,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = int4,
    STORAGE = extended,
    CATEGORY = 'U'
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('base2_recv(internal)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base2_recv"(internal)
 RETURNS "Base2"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharrecv$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('base2_send("Base2")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base2_send"("Base2")
 RETURNS bytea
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharsend$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base_analyze' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'internal') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base_analyze"(internal)
 RETURNS boolean
 LANGUAGE internal
 STRICT
AS $function$range_typanalyze$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base_in' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base_in"(cstring)
 RETURNS "Base"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharin$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base_out' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = '"Base"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base_out"("Base")
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharout$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base_recv' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'internal') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base_recv"(internal)
 RETURNS "Base"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharrecv$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base_send' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = '"Base"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base_send"("Base")
 RETURNS bytea
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharsend$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base_typmod_in' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'cstring[]') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base_typmod_in"(cstring[])
 RETURNS integer
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varchartypmodin$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base_typmod_out' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'integer') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base_typmod_out"(integer)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varchartypmodout$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Base' AND typnamespace = quote_ident(current_schema())::regnamespace AND typisdefined) THEN
CREATE TYPE "Base" (
    INPUT = base_in,
    OUTPUT = base_out,
    RECEIVE = base_recv,
    SEND = base_send,
    TYPMOD_IN = base_typmod_in,
    TYPMOD_OUT = base_typmod_out,
    ANALYZE = base_analyze,
    SUBSCRIPT = jsonb_subscript_handler,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = int4,
    STORAGE = main,
    CATEGORY = 'U'
);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"OverBase"') IS NULL THEN
        CREATE DOMAIN "OverBase" AS "Base";
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "InUse" (
    "mood" "Feeling" NOT NULL DEFAULT 'ok',
    "base" "Base",
    "moved" types."Moved"
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Typed" OF "Row";

-- AlterTable
DO $$
BEGIN
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"InUse"'::regclass AND attname = 'base') <> 'p' THEN
        ALTER TABLE ONLY "InUse" ALTER COLUMN "base" SET STORAGE PLAIN;
    END IF;
END
$$;
