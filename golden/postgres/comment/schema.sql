-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"app"') IS NULL THEN
        CREATE SCHEMA "app";
    END IF;
END
$$;

-- CreateExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'hstore') THEN
        CREATE EXTENSION "hstore";
    END IF;
END
$$;

-- CreateLanguage
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_language WHERE lanname = 'a_language') THEN
        CREATE LANGUAGE "a_language" HANDLER plpgsql_call_handler;
    END IF;
END
$$;

-- CreateAccessMethod
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_am WHERE amname = 'a_method') THEN
        CREATE ACCESS METHOD "a_method" TYPE TABLE HANDLER heap_tableam_handler;
    END IF;
END
$$;

-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"a_collation"') IS NULL THEN
        CREATE COLLATION "a_collation" (PROVIDER = libc, LOCALE = 'C');
    END IF;
END
$$;

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Mood"') IS NULL THEN
        CREATE TYPE "Mood" AS ENUM ('ok');
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Pair"') IS NULL THEN
CREATE TYPE "Pair" AS (
    "a" INTEGER
);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Label"') IS NULL THEN
        CREATE DOMAIN "Label" AS TEXT CONSTRAINT "short" CHECK (length(VALUE) < 9);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('f(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "f"(integer, OUT b text)
 RETURNS text
 LANGUAGE sql
AS $function$ SELECT 'x' $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('r()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "r"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('touch()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "touch"()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN NEW; END $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('watch()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "watch"()
 RETURNS event_trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN; END $function$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('p(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "p"(IN integer)
 LANGUAGE sql
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('a_count()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "a_count"(*) (
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
    IF to_regprocedure('a_max(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "a_max"(integer) (
    SFUNC = int4larger,
    STYPE = integer
);
    END IF;
END
$$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('a_pick(double precision,anyelement)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "a_pick"(double precision ORDER BY anyelement) (
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
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = '"Mood"'::regtype::oid AND casttarget = 'json'::regtype::oid) THEN
        CREATE CAST ("Mood" AS JSON) WITH INOUT;
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('!==(NONE,integer)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR !== (
    FUNCTION = int4um,
    RIGHTARG = INTEGER
);
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
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'a_class' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
        CREATE OPERATOR FAMILY "a_class" USING hash;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'a_family' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
        CREATE OPERATOR FAMILY "a_family" USING btree;
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'a_class' AND opcnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
CREATE OPERATOR CLASS "a_class" FOR TYPE INTEGER USING hash FAMILY "a_class" AS
    OPERATOR 1 =(integer,integer),
    FUNCTION 1 (INTEGER, INTEGER) hashint4(integer);
    END IF;
END
$$;

-- CreateConversion
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_conversion WHERE conname = 'a_conversion' AND connamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE CONVERSION "a_conversion" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
    END IF;
END
$$;

-- CreateTransform
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_transform WHERE trftype = 'integer'::regtype::oid AND trflang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')) THEN
        CREATE TRANSFORM FOR INTEGER LANGUAGE "plpgsql" (FROM SQL WITH FUNCTION prsd_lextype(internal));
    END IF;
END
$$;

-- CreateTextSearchParser
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_parser WHERE prsname = 'a_parser' AND prsnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
CREATE TEXT SEARCH PARSER "a_parser" (
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
    IF NOT EXISTS (SELECT FROM pg_ts_template WHERE tmplname = 'a_template' AND tmplnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH TEMPLATE "a_template" (LEXIZE = dsimple_lexize);
    END IF;
END
$$;

-- CreateTextSearchDictionary
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'a_dictionary' AND dictnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH DICTIONARY "a_dictionary" (TEMPLATE = simple);
    END IF;
END
$$;

-- CreateTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'a_configuration' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH CONFIGURATION "a_configuration" (PARSER = "default");
    END IF;
END
$$;

-- AlterTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config_map WHERE mapcfg = (SELECT oid FROM pg_ts_config WHERE cfgname = 'a_configuration' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) AND maptokentype = 1) THEN
        ALTER TEXT SEARCH CONFIGURATION "a_configuration" ADD MAPPING FOR "asciiword", "word", "numword", "email", "url", "host", "sfloat", "version", "hword_numpart", "hword_part", "hword_asciipart", "numhword", "asciihword", "hword", "url_path", "file", "float", "int", "uint" WITH simple;
    END IF;
END
$$;

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'a_wrapper') THEN
        CREATE FOREIGN DATA WRAPPER "a_wrapper";
    END IF;
END
$$;

-- CreateServer
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = 'a_server') THEN
        CREATE SERVER "a_server" FOREIGN DATA WRAPPER "a_wrapper";
    END IF;
END
$$;

-- CreateSequence
DO $$
BEGIN
    IF to_regclass('"numbers"') IS NULL THEN
        CREATE SEQUENCE "numbers";
    END IF;
END
$$;

-- CreateTable
DO $$
BEGIN
    IF to_regclass('"Item"') IS NULL THEN
CREATE TABLE "Item" (
    "id" INTEGER NOT NULL,
    "name" TEXT,
    "other" TEXT,

    CONSTRAINT "Item_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "positive" CHECK (id > 0)
);
    END IF;
END
$$;

-- CreateForeignTable
DO $$
BEGIN
    IF to_regclass('"Far"') IS NULL THEN
CREATE FOREIGN TABLE "Far" (
    "id" INTEGER
) SERVER "a_server";
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Items"') IS NULL THEN
CREATE VIEW "Items" AS
 SELECT id
   FROM "Item";
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Item_name_idx"') IS NULL THEN
        CREATE INDEX "Item_name_idx" ON "Item"("name");
    END IF;
END
$$;

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'a_statistics' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "a_statistics" ON "name", "other" FROM "Item";
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"ItemCount"') IS NULL THEN
CREATE MATERIALIZED VIEW "ItemCount" AS
 SELECT count(*) AS n
   FROM "Item"
WITH NO DATA;
    END IF;
END
$$;

-- CreateRule
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Item"'::regclass::oid AND rulename = 'a_rule') THEN
CREATE RULE a_rule AS
    ON DELETE TO "Item" DO INSTEAD NOTHING;
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'a_trigger' AND NOT tgisinternal) THEN
        CREATE TRIGGER "a_trigger" BEFORE INSERT ON "Item" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- CreatePolicy
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Item"'::regclass::oid AND polname = 'a_policy') THEN
        CREATE POLICY "a_policy" ON "Item" USING (true);
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'a_publication') THEN
        CREATE PUBLICATION "a_publication";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'a_publication' AND prrelid = '"Item"'::regclass::oid) THEN
        ALTER PUBLICATION "a_publication" ADD TABLE ONLY "Item";
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF (pg_catalog.obj_description('"public"'::regnamespace::oid, 'pg_namespace') IS DISTINCT FROM 'the schema that was there') AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid), 'USAGE') THEN
        COMMENT ON SCHEMA "public" IS 'the schema that was there';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_cast WHERE castsource = '"Mood"'::regtype::oid AND casttarget = 'json'::regtype::oid), 'pg_cast') IS NULL THEN
        COMMENT ON CAST ("Mood" AS JSON) IS 'cast';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_transform WHERE trftype = 'integer'::regtype::oid AND trflang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')), 'pg_transform') IS NULL THEN
        COMMENT ON TRANSFORM FOR INTEGER LANGUAGE "plpgsql" IS 'transform';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_am WHERE amname = 'a_method'), 'pg_am') IS NULL THEN
        COMMENT ON ACCESS METHOD "a_method" IS 'access method';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('a_count()'::regprocedure::oid, 'pg_proc') IS NULL THEN
        COMMENT ON ROUTINE a_count() IS 'aggregate of all';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('a_max(integer)'::regprocedure::oid, 'pg_proc') IS NULL THEN
        COMMENT ON ROUTINE a_max(integer) IS 'aggregate';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('a_pick(double precision,anyelement)'::regprocedure::oid, 'pg_proc') IS NULL THEN
        COMMENT ON ROUTINE a_pick(double precision,anyelement) IS 'ordered-set aggregate';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('"a_collation"'::regcollation::oid, 'pg_collation') IS NULL THEN
        COMMENT ON COLLATION "a_collation" IS 'collation';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_conversion WHERE conname = 'a_conversion' AND connamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid), 'pg_conversion') IS NULL THEN
        COMMENT ON CONVERSION "a_conversion" IS 'conversion';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF (pg_catalog.obj_description((SELECT oid FROM pg_extension WHERE extname = 'hstore'), 'pg_extension') IS DISTINCT FROM 'extension, in words of our own') AND pg_catalog.pg_has_role((SELECT extowner FROM pg_extension WHERE oid = (SELECT oid FROM pg_extension WHERE extname = 'hstore')), 'USAGE') THEN
        COMMENT ON EXTENSION "hstore" IS 'extension, in words of our own';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_foreign_data_wrapper WHERE fdwname = 'a_wrapper'), 'pg_foreign_data_wrapper') IS NULL THEN
        COMMENT ON FOREIGN DATA WRAPPER "a_wrapper" IS 'foreign-data wrapper';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('f(integer)'::regprocedure::oid, 'pg_proc') IS NULL THEN
        COMMENT ON FUNCTION f(integer) IS 'function';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('r()'::regprocedure::oid, 'pg_proc') IS NULL THEN
        COMMENT ON FUNCTION r() IS 'routine';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('watch()'::regprocedure::oid, 'pg_proc') IS NULL THEN
        COMMENT ON FUNCTION watch() IS 'function named without its arguments';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_language WHERE lanname = 'a_language'), 'pg_language') IS NULL THEN
        COMMENT ON LANGUAGE "a_language" IS 'language';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.col_description('"ItemCount"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"ItemCount"'::regclass::oid AND attname = 'n')) IS NULL THEN
        COMMENT ON COLUMN "ItemCount"."n" IS 'column of a materialised view';
    END IF;
    IF pg_catalog.obj_description('"ItemCount"'::regclass::oid, 'pg_class') IS NULL THEN
        COMMENT ON MATERIALIZED VIEW "ItemCount" IS 'materialised view';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description(to_regoperator('!==(NONE,integer)')::oid, 'pg_operator') IS NULL THEN
        COMMENT ON OPERATOR !==(NONE,integer) IS 'prefix operator';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description(to_regoperator('===(integer,integer)')::oid, 'pg_operator') IS NULL THEN
        COMMENT ON OPERATOR ===(integer,integer) IS 'operator';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_opclass WHERE opcname = 'a_class' AND opcnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')), 'pg_opclass') IS NULL THEN
        COMMENT ON OPERATOR CLASS "a_class" USING hash IS 'operator class';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_opfamily WHERE opfname = 'a_family' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')), 'pg_opfamily') IS NULL THEN
        COMMENT ON OPERATOR FAMILY "a_family" USING btree IS 'operator family';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('p(integer)'::regprocedure::oid, 'pg_proc') IS NULL THEN
        COMMENT ON PROCEDURE p(integer) IS 'procedure';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_publication WHERE pubname = 'a_publication'), 'pg_publication') IS NULL THEN
        COMMENT ON PUBLICATION "a_publication" IS 'publication';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF (pg_catalog.obj_description('"app"'::regnamespace::oid, 'pg_namespace') IS NULL) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"app"'::regnamespace::oid), 'USAGE') THEN
        COMMENT ON SCHEMA "app" IS 'schema';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('"numbers"'::regclass::oid, 'pg_class') IS NULL THEN
        COMMENT ON SEQUENCE "numbers" IS 'sequence';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_foreign_server WHERE srvname = 'a_server'), 'pg_foreign_server') IS NULL THEN
        COMMENT ON SERVER "a_server" IS 'server';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.col_description('"Far"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"Far"'::regclass::oid AND attname = 'id')) IS NULL THEN
        COMMENT ON COLUMN "Far"."id" IS 'column of a foreign table';
    END IF;
    IF pg_catalog.obj_description('"Far"'::regclass::oid, 'pg_class') IS NULL THEN
        COMMENT ON FOREIGN TABLE "Far" IS 'foreign table';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.col_description('"Item"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"Item"'::regclass::oid AND attname = 'name')) IS NULL THEN
        COMMENT ON COLUMN "Item"."name" IS 'column';
    END IF;
    IF pg_catalog.obj_description((SELECT oid FROM pg_constraint WHERE conrelid = '"Item"'::regclass::oid AND conname = 'positive'), 'pg_constraint') IS NULL THEN
        COMMENT ON CONSTRAINT "positive" ON "Item" IS 'constraint';
    END IF;
    IF pg_catalog.obj_description('"Item_name_idx"'::regclass::oid, 'pg_class') IS NULL THEN
        COMMENT ON INDEX "Item_name_idx" IS 'index';
    END IF;
    IF pg_catalog.obj_description((SELECT oid FROM pg_policy WHERE polrelid = '"Item"'::regclass::oid AND polname = 'a_policy'), 'pg_policy') IS NULL THEN
        COMMENT ON POLICY "a_policy" ON "Item" IS 'policy';
    END IF;
    IF pg_catalog.obj_description((SELECT oid FROM pg_rewrite WHERE ev_class = '"Item"'::regclass::oid AND rulename = 'a_rule'), 'pg_rewrite') IS NULL THEN
        COMMENT ON RULE "a_rule" ON "Item" IS 'rule';
    END IF;
    IF pg_catalog.obj_description((SELECT oid FROM pg_statistic_ext WHERE stxname = 'a_statistics' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid), 'pg_statistic_ext') IS NULL THEN
        COMMENT ON STATISTICS "a_statistics" IS 'statistics';
    END IF;
    IF pg_catalog.obj_description('"Item"'::regclass::oid, 'pg_class') IS NULL THEN
COMMENT ON TABLE "Item" IS E'table: it''s \\ and
a second line';
    END IF;
    IF pg_catalog.obj_description((SELECT oid FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'a_trigger' AND NOT tgisinternal), 'pg_trigger') IS NULL THEN
        COMMENT ON TRIGGER "a_trigger" ON "Item" IS 'trigger';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_ts_config WHERE cfgname = 'a_configuration' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid), 'pg_ts_config') IS NULL THEN
        COMMENT ON TEXT SEARCH CONFIGURATION "a_configuration" IS 'configuration';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_ts_dict WHERE dictname = 'a_dictionary' AND dictnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid), 'pg_ts_dict') IS NULL THEN
        COMMENT ON TEXT SEARCH DICTIONARY "a_dictionary" IS 'dictionary';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_ts_parser WHERE prsname = 'a_parser' AND prsnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid), 'pg_ts_parser') IS NULL THEN
        COMMENT ON TEXT SEARCH PARSER "a_parser" IS 'parser';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_ts_template WHERE tmplname = 'a_template' AND tmplnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid), 'pg_ts_template') IS NULL THEN
        COMMENT ON TEXT SEARCH TEMPLATE "a_template" IS 'template';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_constraint WHERE contypid = '"Label"'::regtype::oid AND conname = 'short'), 'pg_constraint') IS NULL THEN
        COMMENT ON CONSTRAINT "short" ON DOMAIN "Label" IS 'constraint of a domain';
    END IF;
    IF pg_catalog.obj_description('"Label"'::regtype::oid, 'pg_type') IS NULL THEN
        COMMENT ON DOMAIN "Label" IS 'domain';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('"Mood"'::regtype::oid, 'pg_type') IS NULL THEN
        COMMENT ON TYPE "Mood" IS 'type';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.col_description('"Pair"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"Pair"'::regclass::oid AND attname = 'a')) IS NULL THEN
        COMMENT ON COLUMN "Pair"."a" IS 'attribute of a type';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.col_description('"Items"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"Items"'::regclass::oid AND attname = 'id')) IS NULL THEN
        COMMENT ON COLUMN "Items"."id" IS 'column of a view';
    END IF;
    IF pg_catalog.obj_description('"Items"'::regclass::oid, 'pg_class') IS NULL THEN
        COMMENT ON VIEW "Items" IS 'view';
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'an_event') THEN
        CREATE EVENT TRIGGER "an_event" ON sql_drop EXECUTE FUNCTION watch();
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_event_trigger WHERE evtname = 'an_event'), 'pg_event_trigger') IS NULL THEN
        COMMENT ON EVENT TRIGGER "an_event" IS 'event trigger';
    END IF;
END
$$;
