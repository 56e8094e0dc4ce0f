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
        "20240101000000_init": ["6fc6fc4b42e45fb0095fdfdda9144ccb6c753f3d9c6d0263fa4e0f09d291686b", "d0a7a6e3af6cd87f207e9391c0bbf8c9ce12faf5c43a48cbc7b986025823c649"]
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

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Pair"') IS NULL THEN
CREATE TYPE "Pair" AS (
    "a" INTEGER,
    "b" TEXT
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('"none"()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "none"()
 RETURNS void
 LANGUAGE sql
AS $function$$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('any_number("any")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "any_number"(VARIADIC "any")
 RETURNS integer
 LANGUAGE internal
 IMMUTABLE
AS $function$pg_num_nulls$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $$
BEGIN
    IF to_regprocedure('atomic_empty()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "atomic_empty"()
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
END;
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('column_type(numeric)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "column_type"(x numeric)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('compatible(anycompatible,anycompatiblearray)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "compatible"(a anycompatible, b anycompatiblearray)
 RETURNS anycompatible
 LANGUAGE sql
AS $function$SELECT $1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('costly()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "costly"()
 RETURNS SETOF integer
 LANGUAGE sql
 COST 1234.5 ROWS 77
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('four()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "four"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('int_to_sql(internal)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "int_to_sql"(internal)
 RETURNS integer
 LANGUAGE internal
 IMMUTABLE
AS $function$int4in$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('listed(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "listed"("limit" integer)
 RETURNS TABLE(id integer, "a b" numeric)
 LANGUAGE sql
AS $function$SELECT "id", "price" FROM "Item"$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('modes(integer,text,integer[])') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "modes"(a integer, OUT b integer, INOUT c text, VARIADIC d integer[])
 RETURNS record
 LANGUAGE sql
AS $function$ SELECT a, c || array_length(d, 1) $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('numbered()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "numbered"()
 RETURNS bigint
 LANGUAGE internal
 WINDOW IMMUTABLE
AS $function$window_row_number$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('numbers()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "numbers"()
 RETURNS SETOF integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('of_library()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "of_library"()
 RETURNS language_handler
 LANGUAGE c
AS '$libdir/plpgsql', $function$plpgsql_call_handler$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('one()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "one"()
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT SECURITY DEFINER LEAKPROOF
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('pair_to_sql(internal)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "pair_to_sql"(internal)
 RETURNS "Pair"
 LANGUAGE internal
 IMMUTABLE
AS $function$record_in$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('poly(anyelement,anyarray)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "poly"(a anyelement, b anyarray)
 RETURNS anyelement
 LANGUAGE sql
AS $function$SELECT $1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('quoted()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "quoted"()
 RETURNS text
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN $$in; side$$ || '\' || E'\n'; END $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('replaced()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "replaced"()
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$SELECT 2$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $$
BEGIN
    IF to_regprocedure('returned(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "returned"(n integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
RETURN (n + 1);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('settings()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "settings"()
 RETURNS integer
 LANGUAGE sql
 SET search_path TO 'public', 'Odd, Name', 'pg_temp'
 SET "TimeZone" TO 'UTC'
 SET work_mem TO '9MB'
 SET "app.flag" TO 'it''s'
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('supported(integer,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "supported"(integer, integer)
 RETURNS SETOF integer
 LANGUAGE internal
 IMMUTABLE STRICT SUPPORT generate_series_int4_support
AS $function$generate_series_int4$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('three()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "three"()
 RETURNS integer
 LANGUAGE sql
 STRICT SECURITY DEFINER
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('two()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "two"()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL RESTRICTED
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('unnamed(integer,text,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "unnamed"(integer, text DEFAULT 'x'::text, last integer DEFAULT 3)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT $1$function$;
    END IF;
END
$squash$;

-- CreateTransform
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_transform WHERE trftype = '"Pair"'::regtype AND trflang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')) THEN
        CREATE TRANSFORM FOR "Pair" LANGUAGE "plpgsql" (TO SQL WITH FUNCTION pair_to_sql(internal));
    END IF;
END
$$;

-- CreateTransform
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_transform WHERE trftype = 'integer'::regtype AND trflang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')) THEN
        CREATE TRANSFORM FOR INTEGER LANGUAGE "plpgsql" (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int_to_sql(internal));
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('transformed(integer,"Pair")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "transformed"(integer, "Pair")
 RETURNS integer
 TRANSFORM FOR TYPE integer, FOR TYPE "Pair"
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN 1; END $function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL,
    "price" DECIMAL(10,2)
);

-- CreateFunction
DO $$
BEGIN
    IF to_regprocedure('atomic(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "atomic"(n integer)
 RETURNS SETOF integer
 LANGUAGE sql
BEGIN ATOMIC
 SELECT (count(*))::integer AS count
    FROM "Item"
   WHERE ("Item".id > atomic.n);
 SELECT "Item".id
    FROM "Item";
END;
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('items()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "items"()
 RETURNS SETOF "Item"
 LANGUAGE sql
AS $function$SELECT * FROM "Item"$function$;
    END IF;
END
$squash$;
