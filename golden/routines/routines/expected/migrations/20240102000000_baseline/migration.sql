-- Baseline, made by squash: it replaces 2 migrations, 20240101000000_init to 20240102000000_change.
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
        "20240101000000_init": ["20827dd01c9dc4d3f53cf56009f3d12fcfde3c0dcd9028a201b51f5176784565", "8e17c326e386f467e11d409d9fa3f21cd2ddc12e220b584ca17c56427ccf9be7"],
        "20240102000000_change": ["692efb2d8ea5f23ccb9a63ee81231e82cf98b009b26ee1f6cdcb30d864cc7b17", "22a3694d9228fc04d12f677beb5b34cc120ccb0f2a4a1a612ac2b8a669332f5a"]
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
    IF to_regprocedure('"Quoted Name"("Pair")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "Quoted Name"("Arg Name" "Pair")
 RETURNS void
 LANGUAGE sql
AS $function$$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('add(integer,integer,integer[])') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "add"(a integer, b integer DEFAULT 1, VARIADIC c integer[] DEFAULT '{}'::integer[])
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT COST 5
AS $function$SELECT a + b$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash1$
BEGIN
    IF to_regprocedure('add(text)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "add"(a text)
 RETURNS text
 LANGUAGE sql
AS $function$ SELECT a || '$$' || '$squash$' $function$;
    END IF;
END
$squash1$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('finish(jsonb)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "finish"(state jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT state::text$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('items()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "items"(OUT id integer, OUT price numeric)
 RETURNS SETOF record
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'public', 'pg_temp'
 SET work_mem TO '8MB'
AS $function$
BEGIN
  -- a comment; with a semicolon
  SELECT i."id" INTO STRICT id FROM "Item" i;
  RETURN NEXT;
END $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('json_build(jsonb,text)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "json_build"(state jsonb, val text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT state || to_jsonb(val) $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('minus(bigint,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "minus"(bigint, integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1 - $2$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('pair()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "pair"()
 RETURNS "Pair"
 LANGUAGE sql
AS $function$ SELECT 1, 'x' $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('poly(anyelement,anyarray)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "poly"(anyelement, anyarray)
 RETURNS anyelement
 LANGUAGE sql
AS $function$SELECT $1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $$
BEGIN
    IF to_regprocedure('returning_expression(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "returning_expression"(n integer)
 RETURNS integer
 LANGUAGE sql
RETURN (n + 1);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('tab()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "tab"()
 RETURNS TABLE(x integer, "y y" text)
 LANGUAGE sql
AS $function$ SELECT 1, 'y' $function$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('clean(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "clean"(INOUT n integer)
 LANGUAGE plpgsql
AS $procedure$ BEGIN DELETE FROM "Item"; n := 1; END $procedure$;
    END IF;
END
$squash$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('collect(text)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "collect"(text) (
    SFUNC = json_build,
    STYPE = jsonb,
    FINALFUNC = finish,
    INITCOND = '[]',
    PARALLEL = SAFE
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('count_all()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "count_all"(*) (
    SFUNC = int8inc,
    STYPE = bigint,
    INITCOND = '0'
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('largest(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "largest"(integer) (
    SFUNC = int4larger,
    STYPE = integer,
    COMBINEFUNC = int4larger,
    SORTOP = OPERATOR(pg_catalog.>)
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('median_like(double precision,anyelement)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "median_like"(double precision ORDER BY anyelement) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    FINALFUNC = percentile_disc_final,
    FINALFUNC_EXTRA
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('moving(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "moving"(integer) (
    SFUNC = int4_sum,
    STYPE = bigint,
    MSFUNC = int4_sum,
    MINVFUNC = minus,
    MSTYPE = bigint
);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Article" (
    "id" INTEGER CONSTRAINT "Item_id_not_null" NOT NULL,
    "amount" DECIMAL(10,2),

    CONSTRAINT "Item_pkey" PRIMARY KEY ("id")
);

-- CreateFunction
DO $$
BEGIN
    IF to_regprocedure('atomic(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "atomic"(n integer)
 RETURNS integer
 LANGUAGE sql
BEGIN ATOMIC
 SELECT (n + ( SELECT (count(*))::integer AS count
            FROM "Article"));
 SELECT (n * 2);
END;
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cheap(numeric)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cheap"(limit_price numeric)
 RETURNS SETOF "Article"
 LANGUAGE sql
AS $function$SELECT * FROM "Item" WHERE "price" < limit_price$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('total("Article")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "total"(i "Article")
 RETURNS numeric
 LANGUAGE sql
 STABLE LEAKPROOF
AS $function$SELECT i."price" * 2$function$;
    END IF;
END
$squash$;
