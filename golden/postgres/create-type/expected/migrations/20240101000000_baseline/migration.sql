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
        "20240101000000_init": ["592e0c38839d265b5c60969b0f1bc7e66ae807330016d8b6123ed08c0530ea2b", "2dacd0bd83bfbc6c9ff082298c3fb34f462f65d8d39bd220ce2110373fd3e104"]
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
    IF to_regtype('"Empty"') IS NULL THEN
        CREATE TYPE "Empty" AS ENUM ();
    END IF;
END
$$;

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Mood"') IS NULL THEN
        CREATE TYPE "Mood" AS ENUM ('ok', 'it''s bad', 'Über');
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
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Corner' AND typnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TYPE "Corner";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Doc' AND typnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TYPE "Doc";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Extended' AND typnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TYPE "Extended";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'IntRange' AND typnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TYPE "IntRange";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Letter' AND typnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TYPE "Letter";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Letters' AND typnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TYPE "Letters";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Number' AND typnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TYPE "Number";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Shell' AND typnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TYPE "Shell";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Small' AND typnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TYPE "Small";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Whole' AND typnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TYPE "Whole";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"FloatRange"') IS NULL THEN
CREATE TYPE "FloatRange" AS RANGE (
    SUBTYPE = DOUBLE PRECISION,
    MULTIRANGE_TYPE_NAME = "FloatRange_multirange"
);
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"TextRange"') IS NULL THEN
CREATE TYPE "TextRange" AS RANGE (
    SUBTYPE = TEXT,
    SUBTYPE_OPCLASS = text_pattern_ops,
    COLLATION = "C",
    MULTIRANGE_TYPE_NAME = "TextRange_multirange"
);
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Nothing"') IS NULL THEN
        CREATE TYPE "Nothing" AS ();
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Pair"') IS NULL THEN
CREATE TYPE "Pair" AS (
    "a" INTEGER,
    "b b" VARCHAR(10) COLLATE "C",
    "c" TEXT[],
    "d" DECIMAL(10,2)
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'corner_in' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "corner_in"(cstring)
 RETURNS "Corner"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$point_in$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'corner_out' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = '"Corner"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "corner_out"("Corner")
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$point_out$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Corner' AND typnamespace = quote_ident(current_schema())::regnamespace AND typisdefined) THEN
CREATE TYPE "Corner" (
    INPUT = corner_in,
    OUTPUT = corner_out,
    SUBSCRIPT = raw_array_subscript_handler,
    INTERNALLENGTH = 16,
    ALIGNMENT = double,
    STORAGE = plain,
    CATEGORY = 'U',
    ELEMENT = double precision
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'doc_in' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "doc_in"(cstring)
 RETURNS "Doc"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$jsonb_in$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'doc_out' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = '"Doc"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "doc_out"("Doc")
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$jsonb_out$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Doc' AND typnamespace = quote_ident(current_schema())::regnamespace AND typisdefined) THEN
CREATE TYPE "Doc" (
    INPUT = doc_in,
    OUTPUT = doc_out,
    SUBSCRIPT = jsonb_subscript_handler,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = int4,
    STORAGE = main,
    CATEGORY = 'U'
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'extended_in' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "extended_in"(cstring)
 RETURNS "Extended"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$textin$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'extended_out' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = '"Extended"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "extended_out"("Extended")
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$textout$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Extended' AND typnamespace = quote_ident(current_schema())::regnamespace AND typisdefined) THEN
CREATE TYPE "Extended" (
    INPUT = extended_in,
    OUTPUT = extended_out,
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'int_canonical' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = '"IntRange"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "int_canonical"("IntRange")
 RETURNS "IntRange"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int4range_canonical$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('int_diff(integer,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "int_diff"(integer, integer)
 RETURNS double precision
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int4range_subdiff$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'letter_in' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "letter_in"(cstring)
 RETURNS "Letter"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$charin$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'letter_out' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = '"Letter"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "letter_out"("Letter")
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$charout$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Letter' AND typnamespace = quote_ident(current_schema())::regnamespace AND typisdefined) THEN
CREATE TYPE "Letter" (
    INPUT = letter_in,
    OUTPUT = letter_out,
    INTERNALLENGTH = 1,
    ALIGNMENT = char,
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'letters_in' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "letters_in"(cstring)
 RETURNS "Letters"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$charin$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'letters_out' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = '"Letters"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "letters_out"("Letters")
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$charout$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Letters' AND typnamespace = quote_ident(current_schema())::regnamespace AND typisdefined) THEN
CREATE TYPE "Letters" (
    INPUT = letters_in,
    OUTPUT = letters_out,
    INTERNALLENGTH = 2,
    ALIGNMENT = int2,
    STORAGE = plain,
    CATEGORY = 'U'
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'number_in' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "number_in"(cstring)
 RETURNS "Number"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int4in$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'number_out' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = '"Number"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "number_out"("Number")
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int4out$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Number' AND typnamespace = quote_ident(current_schema())::regnamespace AND typisdefined) THEN
CREATE TYPE "Number" (
    INPUT = number_in,
    OUTPUT = number_out,
    INTERNALLENGTH = 4,
    ALIGNMENT = int4,
    STORAGE = plain,
    CATEGORY = 'n',
    PREFERRED = true,
    DEFAULT = '42',
    PASSEDBYVALUE
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'small_in' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "small_in"(cstring)
 RETURNS "Small"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$textin$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'small_out' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = '"Small"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "small_out"("Small")
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$textout$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Small' AND typnamespace = quote_ident(current_schema())::regnamespace AND typisdefined) THEN
CREATE TYPE "Small" (
    INPUT = small_in,
    OUTPUT = small_out,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = int4,
    STORAGE = plain,
    CATEGORY = 'U'
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'whole_analyze' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'internal') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "whole_analyze"(internal)
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'whole_in' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'cstring, oid, integer') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "whole_in"(cstring, oid, integer)
 RETURNS "Whole"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharin$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'whole_out' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = '"Whole"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "whole_out"("Whole")
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'whole_recv' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'internal, oid, integer') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "whole_recv"(internal, oid, integer)
 RETURNS "Whole"
 LANGUAGE internal
 STABLE STRICT
AS $function$varcharrecv$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'whole_send' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = '"Whole"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "whole_send"("Whole")
 RETURNS bytea
 LANGUAGE internal
 STABLE STRICT
AS $function$varcharsend$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'whole_typmod_in' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'cstring[]') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "whole_typmod_in"(cstring[])
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'whole_typmod_out' AND pronamespace = quote_ident(current_schema())::regnamespace AND oidvectortypes(proargtypes) = 'integer') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "whole_typmod_out"(integer)
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
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Whole' AND typnamespace = quote_ident(current_schema())::regnamespace AND typisdefined) THEN
CREATE TYPE "Whole" (
    INPUT = whole_in,
    OUTPUT = whole_out,
    RECEIVE = whole_recv,
    SEND = whole_send,
    TYPMOD_IN = whole_typmod_in,
    TYPMOD_OUT = whole_typmod_out,
    ANALYZE = whole_analyze,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = int4,
    STORAGE = external,
    CATEGORY = 'S',
    DEFAULT = 'it''s',
    DELIMITER = ';',
    COLLATABLE = true
);
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'own_int_ops' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
        CREATE OPERATOR FAMILY "own_int_ops" USING btree;
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'own_int_ops' AND opcnamespace = quote_ident(current_schema())::regnamespace AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
CREATE OPERATOR CLASS "own_int_ops" FOR TYPE INTEGER USING btree FAMILY "own_int_ops" AS
    OPERATOR 1 <(integer,integer),
    OPERATOR 2 <=(integer,integer),
    OPERATOR 3 =(integer,integer),
    OPERATOR 4 >=(integer,integer),
    OPERATOR 5 >(integer,integer),
    FUNCTION 1 (INTEGER, INTEGER) btint4cmp(integer,integer);
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'IntRange' AND typnamespace = quote_ident(current_schema())::regnamespace AND typisdefined) THEN
CREATE TYPE "IntRange" AS RANGE (
    SUBTYPE = INTEGER,
    SUBTYPE_OPCLASS = own_int_ops,
    CANONICAL = int_canonical,
    SUBTYPE_DIFF = int_diff,
    MULTIRANGE_TYPE_NAME = "many ints"
);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Everything" (
    "a" "Pair",
    "b" "Mood" DEFAULT 'ok',
    "c" "FloatRange",
    "d" "IntRange",
    "e" "many ints",
    "f" "TextRange",
    "g" "Small",
    "h" "Whole"(20) COLLATE "C",
    "i" "Number" DEFAULT '7',
    "j" "Cents"[],
    "k" "Corner",
    "l" "Doc",
    "m" "Whole"(5)[]
);
