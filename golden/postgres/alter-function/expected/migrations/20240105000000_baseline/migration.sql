-- Baseline, made by squash: it replaces 5 migrations, 20240101000000_init to 20240105000000_extension.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240105000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["af92db635266e4669ce69e7d6e2a367d20885956564d070307070b90ab4cf948", "be399923bb46c5b1915f77e290957054abe32461b06d5b10ff56c18b9615af08"],
        "20240102000000_actions": ["3fdbe20ee2eab503496907cb6bb50811afb839f9da55d44f49d6f5714a97e424", "9cf645a8af9c626b28285645258b3977944bb40e968d385fcafb0698ff132811"],
        "20240103000000_settings": ["a0b42229d84d858be5f2bebe76be55efdac404bfee5b8e8ad4183b2230e86737", "b42ab1d4254fe80249c7d09501b6424e2c19e1a982b08b21ad004edce7939082"],
        "20240104000000_names": ["b372ce9ddd5c546ac34414333be750eea382b539e8dfc3f37fffcd8cd2c2a633", "bad97834ab3b7c71f8253c2ec6d0ebabba06e64d8295218e5c7f28545badfe33"],
        "20240105000000_extension": ["ae3ea094ac5dadfba89aaa4035233dec6ea24dbf265495e622b8ef2a6ea1347d", "61d18c2fa5b45e0e0462ef0b9623d4a232f900eb430bc30ae601968f401f5244"]
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
CREATE SCHEMA IF NOT EXISTS "code";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore";

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('"called by name"(integer,text[])') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "called by name"(OUT a integer, b integer, VARIADIC c text[])
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('bound()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "bound"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('called(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "called"(integer)
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
    IF to_regprocedure('code.nulls(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "code"."nulls"(integer)
 RETURNS integer
 LANGUAGE sql
 STRICT
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('rows(integer,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "rows"(integer, integer)
 RETURNS SETOF integer
 LANGUAGE internal
 IMMUTABLE STRICT ROWS 33 SUPPORT generate_series_int4_support
AS $function$generate_series_int4$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('setting()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "setting"()
 RETURNS integer
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
 SET "DateStyle" TO 'ISO, DMY'
 SET "app.x" TO 'y'
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('strict(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "strict"(integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT SECURITY DEFINER LEAKPROOF COST 7
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('unbound()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "unbound"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('unset()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "unset"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- DependsOnExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = 'bound()'::regprocedure AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'hstore') AND deptype = 'x') THEN
        ALTER FUNCTION bound() DEPENDS ON EXTENSION "hstore";
    END IF;
END
$$;
