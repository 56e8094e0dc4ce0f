-- Baseline, made by squash: it replaces migration 20240101000000_init.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240101000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["78bfc4610e9fb9975e1353da015dcb9e6058041679a68ccc793772106be4d4f0", "f15be6dd5d42d0152a99242dd6bb141e9581cb6c6dce89f0b582d331a060ad67"]
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

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Light"') IS NULL THEN
        CREATE TYPE "Light" AS ENUM ('red', 'green');
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Cents' AND typnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TYPE "Cents";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Celsius"') IS NULL THEN
CREATE TYPE "Celsius" AS (
    "degrees" REAL
);
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Kelvin"') IS NULL THEN
CREATE TYPE "Kelvin" AS (
    "degrees" REAL
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'cents_in' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_in"(cstring)
 RETURNS "Cents"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8in$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'cents_out' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = '"Cents"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_out"("Cents")
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8out$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Cents' AND typnamespace = quote_ident(current_schema())::regnamespace AND typisdefined) THEN
CREATE TYPE "Cents" (
    INPUT = cents_in,
    OUTPUT = cents_out,
    INTERNALLENGTH = 8,
    ALIGNMENT = double,
    STORAGE = plain,
    CATEGORY = 'U',
    PASSEDBYVALUE
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('fit("Cents",integer,boolean)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "fit"(value "Cents", width integer, explicitly boolean)
 RETURNS "Cents"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8up$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('from_number(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "from_number"(n integer)
 RETURNS "Celsius"
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT ROW($1::real)::"Celsius"$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('to_celsius("Kelvin")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "to_celsius"("Kelvin")
 RETURNS "Celsius"
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT ROW(($1)."degrees" - 273.15)::"Celsius"$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('to_kelvin("Celsius")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "to_kelvin"("Celsius")
 RETURNS "Kelvin"
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT ROW(($1)."degrees" + 273.15)::"Kelvin"$function$;
    END IF;
END
$squash$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = '"Celsius"'::regtype AND casttarget = '"Kelvin"'::regtype) THEN
        CREATE CAST ("Celsius" AS "Kelvin") WITH FUNCTION to_kelvin("Celsius");
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = '"Cents"'::regtype AND casttarget = '"Cents"'::regtype) THEN
        CREATE CAST ("Cents" AS "Cents") WITH FUNCTION fit("Cents",integer,boolean) AS IMPLICIT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = '"Cents"'::regtype AND casttarget = 'bigint'::regtype) THEN
        CREATE CAST ("Cents" AS BIGINT) WITHOUT FUNCTION AS IMPLICIT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = '"Cents"'::regtype AND casttarget = 'timestamp without time zone'::regtype) THEN
        CREATE CAST ("Cents" AS TIMESTAMP) WITHOUT FUNCTION;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = '"Kelvin"'::regtype AND casttarget = '"Celsius"'::regtype) THEN
        CREATE CAST ("Kelvin" AS "Celsius") WITH FUNCTION to_celsius("Kelvin") AS ASSIGNMENT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = '"Light"'::regtype AND casttarget = 'json'::regtype) THEN
        CREATE CAST ("Light" AS JSON) WITH INOUT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = 'bigint'::regtype AND casttarget = '"Cents"'::regtype) THEN
        CREATE CAST (BIGINT AS "Cents") WITHOUT FUNCTION AS ASSIGNMENT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = 'integer'::regtype AND casttarget = '"Celsius"'::regtype) THEN
        CREATE CAST (INTEGER AS "Celsius") WITH FUNCTION from_number(integer) AS IMPLICIT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = 'text'::regtype AND casttarget = '"Light"'::regtype) THEN
        CREATE CAST (TEXT AS "Light") WITH INOUT AS ASSIGNMENT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = 'character varying'::regtype AND casttarget = '"Light"'::regtype) THEN
        CREATE CAST (VARCHAR AS "Light") WITH INOUT AS IMPLICIT;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Oven" (
    "heat" "Celsius" DEFAULT 20,
    "light" "Light" DEFAULT ('red'::text)::"Light",
    "price" "Cents" DEFAULT (100)::bigint
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Hot"') IS NULL THEN
CREATE VIEW "Hot" AS
 SELECT (heat)::"Kelvin" AS kelvin,
    ((price)::bigint + 1) AS more
   FROM "Oven";
    END IF;
END
$$;
