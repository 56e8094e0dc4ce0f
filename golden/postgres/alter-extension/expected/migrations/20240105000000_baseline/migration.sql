-- Baseline, made by squash: it replaces 5 migrations, 20240101000000_init to 20240105000000_drop.
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
        "20240101000000_init": ["9c5ff671eb91b00ac91e11a16c96769e0ecf0952f5b423e6a58e8d8ea7b7c557", "7f834f7610cb020bc27a1fbb11d40db8ef4233cd24716e9771e81b78a7606d18"],
        "20240102000000_update": ["8d5766417ea9daa802f188822a1a670df551c944e574721d1fc9a6b1df9cab81", "5d5bd32bed09208bfe444a6f57973fb0eb3ccf5d4ff8e7fe4651730acc93e202"],
        "20240103000000_set_schema": ["6ba94cf6c899a7eb3ef0222365ce480b056ab944d2aa1d42de0c0540b8879ca0", "f7cb2f3fcfd268291595c2f49c072c21650f7675438f7c4c28d56346dc40e807"],
        "20240104000000_add": ["5e5d7f5cf218bf59f507b346e826f11e3c3d7d4862a5d46533d95003b452c2d9", "39c00b961b78a0df5dabdaf748d1b72aed4c90cae1db3b16fa8380d8290eaf2c"],
        "20240105000000_drop": ["0408c4fb292c7eb5d0fa9debfd97145fe5a84367bb33dbb79ac75c92c3c08f0c", "dae75531c99f5a664de9ef7998295d710820857c3c573406a9434d69c2f73e44"]
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
DO $$
BEGIN
    IF to_regnamespace('"ext"') IS NULL THEN
        CREATE SCHEMA "ext";
    END IF;
END
$$;

-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"m_schema"') IS NULL THEN
        CREATE SCHEMA "m_schema";
    END IF;
END
$$;

-- CreateExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citext') THEN
        CREATE EXTENSION "citext";
    END IF;
END
$$;

-- CreateExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'hstore') THEN
        CREATE EXTENSION "hstore" WITH VERSION "1.6";
    END IF;
END
$$;

-- CreateExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'intarray') THEN
        CREATE EXTENSION "intarray" WITH SCHEMA "ext";
    END IF;
END
$$;

-- CreateExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'lo') THEN
        CREATE EXTENSION "lo";
    END IF;
END
$$;

-- CreateLanguage
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_language WHERE lanname = 'm_language') THEN
        CREATE LANGUAGE "m_language" HANDLER plpgsql_call_handler;
    END IF;
END
$$;

-- CreateAccessMethod
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_am WHERE amname = 'm_am') THEN
        CREATE ACCESS METHOD "m_am" TYPE TABLE HANDLER heap_tableam_handler;
    END IF;
END
$$;

-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"m_collation"') IS NULL THEN
        CREATE COLLATION "m_collation" (PROVIDER = libc, LOCALE = 'C');
    END IF;
END
$$;

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"m_type"') IS NULL THEN
        CREATE TYPE "m_type" AS ENUM ('a');
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"m_domain"') IS NULL THEN
        CREATE DOMAIN "m_domain" AS TEXT;
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('m_event()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "m_event"()
 RETURNS event_trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN; END $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('m_from_sql(internal)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "m_from_sql"(internal)
 RETURNS internal
 LANGUAGE internal
AS $function$array_typanalyze$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('m_function(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "m_function"(integer)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('m_routine()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "m_routine"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('m_procedure()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "m_procedure"()
 LANGUAGE sql
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('m_agg(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "m_agg"(integer) (
    SFUNC = int4larger,
    STYPE = integer
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('m_count()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "m_count"(*) (
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
    IF to_regprocedure('m_pick(double precision,anyelement)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "m_pick"(part double precision ORDER BY value anyelement) (
    SFUNC = ordered_set_transition,
    STYPE = internal,
    FINALFUNC = percentile_disc_final,
    FINALFUNC_EXTRA
);
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = 'm_type'::regtype AND casttarget = 'json'::regtype) THEN
        CREATE CAST (m_type AS JSON) WITH INOUT;
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('===(integer,integer)') AND oprcode <> 0) THEN
CREATE OPERATOR === (
    FUNCTION = int4eq,
    LEFTARG = INTEGER,
    RIGHTARG = INTEGER
);
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'm_family' AND opfnamespace = quote_ident(current_schema())::regnamespace AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
        CREATE OPERATOR FAMILY "m_family" USING btree;
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'm_class' AND opcnamespace = quote_ident(current_schema())::regnamespace AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
CREATE OPERATOR CLASS "m_class" FOR TYPE INTEGER USING btree FAMILY "m_family" AS
    FUNCTION 1 (INTEGER, INTEGER) btint4cmp(integer,integer);
    END IF;
END
$$;

-- CreateConversion
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_conversion WHERE conname = 'm_conversion' AND connamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE CONVERSION "m_conversion" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
    END IF;
END
$$;

-- CreateTransform
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_transform WHERE trftype = 'm_type'::regtype AND trflang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')) THEN
        CREATE TRANSFORM FOR m_type LANGUAGE "plpgsql" (FROM SQL WITH FUNCTION prsd_lextype(internal));
    END IF;
END
$$;

-- CreateTextSearchParser
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_parser WHERE prsname = 'm_parser' AND prsnamespace = quote_ident(current_schema())::regnamespace) THEN
CREATE TEXT SEARCH PARSER "m_parser" (
    START = prsd_start,
    GETTOKEN = prsd_nexttoken,
    END = prsd_end,
    LEXTYPES = prsd_lextype
);
    END IF;
END
$$;

-- CreateTextSearchTemplate
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_template WHERE tmplname = 'm_template' AND tmplnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TEXT SEARCH TEMPLATE "m_template" (LEXIZE = dsimple_lexize);
    END IF;
END
$$;

-- CreateTextSearchDictionary
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'm_dictionary' AND dictnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TEXT SEARCH DICTIONARY "m_dictionary" (TEMPLATE = simple);
    END IF;
END
$$;

-- CreateTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'm_configuration' AND cfgnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE TEXT SEARCH CONFIGURATION "m_configuration" (PARSER = "default");
    END IF;
END
$$;

-- AlterTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config_map WHERE mapcfg = (SELECT oid FROM pg_ts_config WHERE cfgname = 'm_configuration' AND cfgnamespace = quote_ident(current_schema())::regnamespace) AND maptokentype = 1) THEN
        ALTER TEXT SEARCH CONFIGURATION "m_configuration" ADD MAPPING FOR "asciiword", "word", "numword", "email", "url", "host", "sfloat", "version", "hword_numpart", "hword_part", "hword_asciipart", "numhword", "asciihword", "hword", "url_path", "file", "float", "int", "uint" WITH simple;
    END IF;
END
$$;

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'm_wrapper') THEN
        CREATE FOREIGN DATA WRAPPER "m_wrapper";
    END IF;
END
$$;

-- CreateServer
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = 'm_server') THEN
        CREATE SERVER "m_server" FOREIGN DATA WRAPPER "m_wrapper";
    END IF;
END
$$;

-- CreateSequence
DO $$
BEGIN
    IF to_regclass('"m_sequence"') IS NULL THEN
        CREATE SEQUENCE "m_sequence";
    END IF;
END
$$;

-- CreateTable
DO $$
BEGIN
    IF to_regclass('"m_table"') IS NULL THEN
CREATE TABLE "m_table" (
    "id" INTEGER NOT NULL
);
    END IF;
END
$$;

-- CreateForeignTable
DO $$
BEGIN
    IF to_regclass('"m_foreign"') IS NULL THEN
CREATE FOREIGN TABLE "m_foreign" (
    "id" INTEGER
) SERVER "m_server";
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"m_view"') IS NULL THEN
CREATE VIEW "m_view" AS
 SELECT 1 AS one;
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"m_materialized"') IS NULL THEN
CREATE MATERIALIZED VIEW "m_materialized" AS
 SELECT 1 AS one
WITH NO DATA;
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'm_event_trigger') THEN
        CREATE EVENT TRIGGER "m_event_trigger" ON sql_drop EXECUTE FUNCTION m_event();
    END IF;
END
$$;
