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
        "20240101000000_init": ["6f231ca7a633f6196f27a2d0f2881c0ea04cedbd27368d2aeb6b65f3a7e3c679", "f554e8bd043d4a56db07eef24a420c55997fbe63337f7a6ce753ffd1c58ae0b0"]
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
    IF to_regprocedure('join_step(text,text[])') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "join_step"(state text, VARIADIC parts text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT state || array_to_string(parts, ',') $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('set_end(bigint,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "set_end"(state bigint, factor integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT state * factor$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('set_step(bigint,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "set_step"(state bigint, value integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT state + value$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('sum_back(bigint,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "sum_back"(state bigint, value integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT state - coalesce(value, 0)$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('sum_end(bigint,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "sum_end"(state bigint, value integer)
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
    IF to_regprocedure('sum_step(bigint,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "sum_step"(state bigint, value integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT state + coalesce(value, 0)$function$;
    END IF;
END
$squash$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('"least"(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "least"(integer) (
    SFUNC = int4smaller,
    STYPE = integer,
    SORTOP = OPERATOR(pg_catalog.<)
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('"least"(text)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "least"(text) (
    SFUNC = text_smaller,
    STYPE = text,
    SORTOP = OPERATOR(pg_catalog.<)
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('commonest(anyelement)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "commonest"(ORDER BY anyelement) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    FINALFUNC = mode_final,
    FINALFUNC_EXTRA
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('joined(text[])') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "joined"(VARIADIC parts text[]) (
    SFUNC = join_step,
    STYPE = text,
    INITCOND = ''
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('mean(numeric)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "mean"(numeric) (
    SFUNC = numeric_avg_accum,
    STYPE = internal,
    FINALFUNC = numeric_avg,
    COMBINEFUNC = numeric_avg_combine,
    SERIALFUNC = numeric_avg_serialize,
    DESERIALFUNC = numeric_avg_deserialize,
    PARALLEL = SAFE
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('old_greatest(bigint)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "old_greatest"(bigint) (
    SFUNC = int8larger,
    STYPE = bigint,
    SORTOP = OPERATOR(pg_catalog.>)
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('old_mean(numeric)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "old_mean"(numeric) (
    SFUNC = numeric_avg_accum,
    STYPE = internal,
    FINALFUNC = numeric_avg,
    COMBINEFUNC = numeric_avg_combine,
    SERIALFUNC = numeric_avg_serialize,
    DESERIALFUNC = numeric_avg_deserialize
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('old_rows()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "old_rows"(*) (
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
    IF to_regprocedure('old_total(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "old_total"(integer) (
    SFUNC = sum_step,
    STYPE = bigint,
    SSPACE = 8,
    FINALFUNC = sum_end,
    FINALFUNC_EXTRA,
    FINALFUNC_MODIFY = READ_WRITE,
    COMBINEFUNC = int8pl,
    INITCOND = '5',
    MSFUNC = sum_step,
    MINVFUNC = sum_back,
    MSTYPE = bigint,
    MSSPACE = 9,
    MFINALFUNC = sum_end,
    MFINALFUNC_EXTRA,
    MFINALFUNC_MODIFY = SHAREABLE,
    MINITCOND = '6'
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('pick(double precision,anyelement)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "pick"(part double precision ORDER BY value anyelement) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    SSPACE = 64,
    FINALFUNC = percentile_disc_final,
    FINALFUNC_EXTRA,
    PARALLEL = SAFE
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('place("any")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "place"(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi,
    STYPE = internal,
    FINALFUNC = rank_final,
    FINALFUNC_EXTRA,
    HYPOTHETICAL
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('rows()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "rows"(*) (
    SFUNC = int8inc,
    STYPE = bigint,
    INITCOND = '1'
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('scaled(integer,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "scaled"(factor integer ORDER BY value integer) (
    SFUNC = set_step,
    STYPE = bigint,
    FINALFUNC = set_end,
    INITCOND = '0',
    PARALLEL = RESTRICTED
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('total(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "total"(value integer) (
    SFUNC = sum_step,
    STYPE = bigint,
    SSPACE = 16,
    FINALFUNC = sum_end,
    FINALFUNC_EXTRA,
    FINALFUNC_MODIFY = SHAREABLE,
    COMBINEFUNC = int8pl,
    INITCOND = '0',
    MSFUNC = sum_step,
    MINVFUNC = sum_back,
    MSTYPE = bigint,
    MSSPACE = 32,
    MFINALFUNC = sum_end,
    MFINALFUNC_EXTRA,
    MFINALFUNC_MODIFY = READ_WRITE,
    MINITCOND = '100',
    PARALLEL = RESTRICTED
);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Sale" (
    "amount" INTEGER NOT NULL
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Sales"') IS NULL THEN
CREATE VIEW "Sales" AS
 SELECT total(amount) AS total,
    scaled(2) WITHIN GROUP (ORDER BY amount) AS scaled
   FROM "Sale";
    END IF;
END
$$;
