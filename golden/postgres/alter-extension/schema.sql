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
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = 'm_type'::regtype::oid AND casttarget = 'json'::regtype::oid) THEN
        CREATE CAST (m_type AS JSON) WITH INOUT;
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('===(integer,integer)')::oid AND oprcode::oid <> 0::oid) THEN
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
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'm_family' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
        CREATE OPERATOR FAMILY "m_family" USING btree;
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'm_class' AND opcnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
CREATE OPERATOR CLASS "m_class" FOR TYPE INTEGER USING btree FAMILY "m_family" AS
    FUNCTION 1 (INTEGER, INTEGER) btint4cmp(integer,integer);
    END IF;
END
$$;

-- CreateConversion
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_conversion WHERE conname = 'm_conversion' AND connamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE CONVERSION "m_conversion" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
    END IF;
END
$$;

-- CreateTransform
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_transform WHERE trftype = 'm_type'::regtype::oid AND trflang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')) THEN
        CREATE TRANSFORM FOR m_type LANGUAGE "plpgsql" (FROM SQL WITH FUNCTION prsd_lextype(internal));
    END IF;
END
$$;

-- CreateTextSearchParser
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_parser WHERE prsname = 'm_parser' AND prsnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
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
    IF NOT EXISTS (SELECT FROM pg_ts_template WHERE tmplname = 'm_template' AND tmplnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH TEMPLATE "m_template" (LEXIZE = dsimple_lexize);
    END IF;
END
$$;

-- CreateTextSearchDictionary
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'm_dictionary' AND dictnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH DICTIONARY "m_dictionary" (TEMPLATE = simple);
    END IF;
END
$$;

-- CreateTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'm_configuration' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH CONFIGURATION "m_configuration" (PARSER = "default");
    END IF;
END
$$;

-- AlterTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config_map WHERE mapcfg = (SELECT oid FROM pg_ts_config WHERE cfgname = 'm_configuration' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) AND maptokentype = 1) THEN
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
