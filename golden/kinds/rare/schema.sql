-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"s 1"') IS NULL THEN
        CREATE SCHEMA "s 1";
    END IF;
END
$$;

-- CreateLanguage
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_language WHERE lanname = 'plx') THEN
        CREATE TRUSTED LANGUAGE "plx" HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
    END IF;
END
$$;

-- CreateAccessMethod
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_am WHERE amname = 'bt2') THEN
        CREATE ACCESS METHOD "bt2" TYPE INDEX HANDLER bthandler;
    END IF;
END
$$;

-- CreateAccessMethod
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_am WHERE amname = 'heap2') THEN
        CREATE ACCESS METHOD "heap2" TYPE TABLE HANDLER heap_tableam_handler;
    END IF;
END
$$;

-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"Mine"') IS NULL THEN
        CREATE COLLATION "Mine" (PROVIDER = libc, LOCALE = 'C');
    END IF;
END
$$;

-- CreateCollation
DO $$
BEGIN
    IF to_regcollation('"mine2"') IS NULL THEN
        CREATE COLLATION "mine2" FROM pg_catalog."POSIX";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Shelly' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "Shelly";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'canr' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "canr";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'complex' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "complex";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Var x' AND typnamespace = '"s 1"'::regnamespace::oid) THEN
        CREATE TYPE "s 1"."Var x";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Renamed"') IS NULL THEN
CREATE TYPE "Ren" AS RANGE (
    SUBTYPE = DECIMAL,
    MULTIRANGE_TYPE_NAME = "Ren_multirange"
);
        ALTER TYPE "Ren" RENAME TO "Renamed";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"textrange"') IS NULL THEN
CREATE TYPE "textrange" AS RANGE (
    SUBTYPE = TEXT,
    SUBTYPE_OPCLASS = text_pattern_ops,
    COLLATION = "C",
    MULTIRANGE_TYPE_NAME = "Many"
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'vin' AND pronamespace = '"s 1"'::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "s 1"."vin"(cstring)
 RETURNS "s 1"."Var x"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$textin$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'vout' AND pronamespace = '"s 1"'::regnamespace::oid AND oidvectortypes(proargtypes) = '"s 1"."Var x"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "s 1"."vout"("s 1"."Var x")
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
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Var x' AND typnamespace = '"s 1"'::regnamespace::oid AND typisdefined) THEN
CREATE TYPE "s 1"."Var x" (
    INPUT = "s 1".vin,
    OUTPUT = "s 1".vout,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = int4,
    STORAGE = extended,
    CATEGORY = 'U',
    COLLATABLE = true
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'can' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'canr') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "can"(canr)
 RETURNS canr
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int4range_canonical$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'canr' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND typisdefined) THEN
CREATE TYPE "canr" AS RANGE (
    SUBTYPE = INTEGER,
    CANONICAL = can,
    MULTIRANGE_TYPE_NAME = "canr_multirange"
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'complex_in' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "complex_in"(cstring)
 RETURNS complex
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8in$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'complex_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'complex') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "complex_out"(complex)
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
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'complex' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND typisdefined) THEN
CREATE TYPE "complex" (
    INPUT = complex_in,
    OUTPUT = complex_out,
    INTERNALLENGTH = 8,
    ALIGNMENT = double,
    STORAGE = plain,
    CATEGORY = 'X',
    DEFAULT = '42',
    DELIMITER = ';',
    PASSEDBYVALUE
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('complex_cmp(complex,complex)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "complex_cmp"(complex, complex)
 RETURNS integer
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$btint8cmp$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('complex_cmp_int(complex,bigint)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "complex_cmp_int"(complex, bigint)
 RETURNS integer
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$btint8cmp$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('complex_eq(complex,complex)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "complex_eq"(complex, complex)
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8eq$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('complex_ge(complex,complex)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "complex_ge"(complex, complex)
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8ge$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('complex_gt(complex,complex)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "complex_gt"(complex, complex)
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8gt$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('complex_hash(complex)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "complex_hash"(complex)
 RETURNS integer
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$hashint8$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('complex_le(complex,complex)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "complex_le"(complex, complex)
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8le$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('complex_lt(complex,complex)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "complex_lt"(complex, complex)
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8lt$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('complex_lt_int(complex,bigint)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "complex_lt_int"(complex, bigint)
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8lt$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('complex_ne(complex,complex)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "complex_ne"(complex, complex)
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8ne$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('evf()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "evf"()
 RETURNS event_trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RAISE DEBUG 'x'; END $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('fdiff(double precision,double precision)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "fdiff"(double precision, double precision)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1 - $2$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"floatrange"') IS NULL THEN
CREATE TYPE "floatrange" AS RANGE (
    SUBTYPE = DOUBLE PRECISION,
    SUBTYPE_DIFF = fdiff,
    MULTIRANGE_TYPE_NAME = "floatmultirange"
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('from_it(internal)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "from_it"(internal)
 RETURNS internal
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$prsd_lextype$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('to_complex(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "to_complex"(integer)
 RETURNS complex
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT $1::text::cstring::text::complex $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('usepl()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "usepl"()
 RETURNS integer
 LANGUAGE plx
AS $function$ begin return 1; end $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('val(text[],oid)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "val"(text[], oid)
 RETURNS void
 LANGUAGE internal
AS $function$postgresql_fdw_validator$function$;
    END IF;
END
$squash$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = 'integer'::regtype::oid AND casttarget = 'complex'::regtype::oid) THEN
        CREATE CAST (INTEGER AS complex) WITH FUNCTION to_complex(integer) AS IMPLICIT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = 'complex'::regtype::oid AND casttarget = 'bigint'::regtype::oid) THEN
        CREATE CAST (complex AS BIGINT) WITHOUT FUNCTION AS ASSIGNMENT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = 'complex'::regtype::oid AND casttarget = 'text'::regtype::oid) THEN
        CREATE CAST (complex AS TEXT) WITH INOUT;
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('"s 1".###(complex,complex)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR "s 1".### (
    FUNCTION = complex_ne,
    LEFTARG = complex,
    RIGHTARG = complex,
    COMMUTATOR = OPERATOR("s 1".@@@@)
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('<(complex,bigint)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR < (
    FUNCTION = complex_lt_int,
    LEFTARG = complex,
    RIGHTARG = BIGINT
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('<(complex,complex)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR < (
    FUNCTION = complex_lt,
    LEFTARG = complex,
    RIGHTARG = complex,
    COMMUTATOR = OPERATOR(>),
    NEGATOR = OPERATOR(>=)
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('<=(complex,complex)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR <= (
    FUNCTION = complex_le,
    LEFTARG = complex,
    RIGHTARG = complex,
    COMMUTATOR = OPERATOR(>=),
    NEGATOR = OPERATOR(>)
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('<>(complex,complex)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR <> (
    FUNCTION = complex_ne,
    LEFTARG = complex,
    RIGHTARG = complex,
    COMMUTATOR = OPERATOR(<>),
    NEGATOR = OPERATOR(=),
    RESTRICT = neqsel,
    JOIN = neqjoinsel
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('=(complex,complex)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR = (
    FUNCTION = complex_eq,
    LEFTARG = complex,
    RIGHTARG = complex,
    COMMUTATOR = OPERATOR(=),
    NEGATOR = OPERATOR(<>),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES,
    MERGES
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('>(complex,complex)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR > (
    FUNCTION = complex_gt,
    LEFTARG = complex,
    RIGHTARG = complex,
    COMMUTATOR = OPERATOR(<),
    NEGATOR = OPERATOR(<=)
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('>=(complex,complex)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR >= (
    FUNCTION = complex_ge,
    LEFTARG = complex,
    RIGHTARG = complex,
    COMMUTATOR = OPERATOR(<=),
    NEGATOR = OPERATOR(<)
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('|%(NONE,complex)')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR |% (
    FUNCTION = complex_hash,
    RIGHTARG = complex
);
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'complex_fam' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
        CREATE OPERATOR FAMILY "complex_fam" USING btree;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'complex_hash_ops' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
        CREATE OPERATOR FAMILY "complex_hash_ops" USING hash;
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'complex_hash_ops' AND opcnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
CREATE OPERATOR CLASS "complex_hash_ops" DEFAULT FOR TYPE complex USING hash FAMILY "complex_hash_ops" AS
    OPERATOR 1 =(complex,complex),
    FUNCTION 1 (complex, complex) complex_hash(complex);
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'complex_ops' AND opcnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
CREATE OPERATOR CLASS "complex_ops" DEFAULT FOR TYPE complex USING btree FAMILY "complex_fam" AS
    OPERATOR 1 <(complex,complex),
    OPERATOR 2 <=(complex,complex),
    OPERATOR 3 =(complex,complex),
    OPERATOR 4 >=(complex,complex),
    OPERATOR 5 >(complex,complex),
    FUNCTION 1 (complex, complex) complex_cmp(complex,complex);
    END IF;
END
$$;

-- AlterOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_amproc WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'complex_fam' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amproclefttype = 'complex'::regtype::oid AND amprocrighttype = 'bigint'::regtype::oid AND amprocnum = 1) THEN
        ALTER OPERATOR FAMILY "complex_fam" USING btree ADD FUNCTION 1 (complex, BIGINT) complex_cmp_int(complex,bigint);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'complex_fam' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amoplefttype = 'complex'::regtype::oid AND amoprighttype = 'bigint'::regtype::oid AND amopstrategy = 1) THEN
        ALTER OPERATOR FAMILY "complex_fam" USING btree ADD OPERATOR 1 <(complex,bigint);
    END IF;
END
$$;

-- CreateConversion
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_conversion WHERE conname = 'myConv' AND connamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE CONVERSION "myConv" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
    END IF;
END
$$;

-- CreateConversion
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_conversion WHERE conname = 'c2' AND connamespace = '"s 1"'::regnamespace::oid) THEN
        CREATE DEFAULT CONVERSION "s 1"."c2" FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
    END IF;
END
$$;

-- CreateTransform
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_transform WHERE trftype = 'complex'::regtype::oid AND trflang = (SELECT oid FROM pg_language WHERE lanname = 'plx')) THEN
        CREATE TRANSFORM FOR complex LANGUAGE "plx" (FROM SQL WITH FUNCTION from_it(internal));
    END IF;
END
$$;

-- CreateTextSearchParser
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_parser WHERE prsname = 'prs' AND prsnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
CREATE TEXT SEARCH PARSER "prs" (
    START = prsd_start,
    GETTOKEN = prsd_nexttoken,
    END = prsd_end,
    LEXTYPES = prsd_lextype,
    HEADLINE = prsd_headline
);
    END IF;
END
$$;

-- CreateTextSearchTemplate
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_template WHERE tmplname = 'tmpl' AND tmplnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH TEMPLATE "tmpl" (INIT = dsimple_init, LEXIZE = dsimple_lexize);
    END IF;
END
$$;

-- CreateTextSearchDictionary
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'dict1' AND dictnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH DICTIONARY "dict1" (TEMPLATE = tmpl, stopwords = 'english', accept = 'false');
    END IF;
END
$$;

-- CreateTextSearchDictionary
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_dict WHERE dictname = 'Dict 2' AND dictnamespace = '"s 1"'::regnamespace::oid) THEN
        CREATE TEXT SEARCH DICTIONARY "s 1"."Dict 2" (TEMPLATE = simple);
    END IF;
END
$$;

-- CreateTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'conf' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH CONFIGURATION "conf" (PARSER = prs);
    END IF;
END
$$;

-- CreateTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'conf2' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TEXT SEARCH CONFIGURATION "conf2" (PARSER = "default");
    END IF;
END
$$;

-- AlterTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config_map WHERE mapcfg = (SELECT oid FROM pg_ts_config WHERE cfgname = 'conf' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) AND maptokentype = 1) THEN
        ALTER TEXT SEARCH CONFIGURATION "conf" ADD MAPPING FOR "asciiword", "word" WITH dict1, "s 1"."Dict 2";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_ts_config_map WHERE mapcfg = (SELECT oid FROM pg_ts_config WHERE cfgname = 'conf' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) AND maptokentype = 4) THEN
        ALTER TEXT SEARCH CONFIGURATION "conf" ADD MAPPING FOR "email" WITH simple;
    END IF;
END
$$;

-- AlterTextSearchConfiguration
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_ts_config_map WHERE mapcfg = (SELECT oid FROM pg_ts_config WHERE cfgname = 'conf2' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) AND maptokentype = 1) THEN
        ALTER TEXT SEARCH CONFIGURATION "conf2" ADD MAPPING FOR "asciiword", "word", "hword_part", "hword_asciipart", "asciihword", "hword" WITH english_stem;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_ts_config_map WHERE mapcfg = (SELECT oid FROM pg_ts_config WHERE cfgname = 'conf2' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) AND maptokentype = 3) THEN
        ALTER TEXT SEARCH CONFIGURATION "conf2" ADD MAPPING FOR "numword", "email", "url", "host", "sfloat", "version", "hword_numpart", "numhword", "url_path", "file", "float", "int", "uint" WITH simple;
    END IF;
END
$$;

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'fdw') THEN
        CREATE FOREIGN DATA WRAPPER "fdw" VALIDATOR postgresql_fdw_validator;
    END IF;
END
$$;

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'fdw2') THEN
        CREATE FOREIGN DATA WRAPPER "fdw2" OPTIONS ("A b" E'q\\w', zz 'a''b');
    END IF;
END
$$;

-- CreateServer
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = 'srv') THEN
        CREATE SERVER "srv" TYPE 't' VERSION '1' FOREIGN DATA WRAPPER "fdw" OPTIONS (dbname 'x', host 'localhost');
    END IF;
END
$$;

-- CreateServer
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = 'srv2') THEN
        CREATE SERVER "srv2" FOREIGN DATA WRAPPER "fdw2";
    END IF;
END
$$;

-- CreateTable
DO $$
BEGIN
    IF to_regclass('"AM"') IS NULL THEN
CREATE TABLE "AM" (
    "a" INTEGER
) USING "heap2";
    END IF;
END
$$;

-- CreateTable
DO $$
BEGIN
    IF to_regclass('"Coll"') IS NULL THEN
CREATE TABLE "Coll" (
    "t" TEXT COLLATE "Mine"
);
    END IF;
END
$$;

-- CreateTable
DO $$
BEGIN
    IF to_regclass('"PK"') IS NULL THEN
CREATE TABLE "PK" (
    "c" complex NOT NULL,

    CONSTRAINT "PK_pkey" PRIMARY KEY ("c")
);
    END IF;
END
$$;

-- CreateTable
DO $$
BEGIN
    IF to_regclass('"Part"') IS NULL THEN
CREATE TABLE "Part" (
    "a" INTEGER,
    "b" TEXT
) PARTITION BY LIST (a);
    END IF;
END
$$;

-- CreateTable
DO $$
BEGIN
    IF to_regclass('"T"') IS NULL THEN
CREATE TABLE "T" (
    "id" INTEGER NOT NULL,
    "c" complex DEFAULT '1',
    "r" floatrange,
    "m" "Many",
    "v" "s 1"."Var x"[],

    CONSTRAINT "T_pkey" PRIMARY KEY ("id")
);
    END IF;
END
$$;

-- CreateForeignTable
DO $$
BEGIN
    IF to_regclass('"FT"') IS NULL THEN
CREATE FOREIGN TABLE "FT" (
    "a" INTEGER OPTIONS (x '1') NOT NULL DEFAULT 3,
    "b" TEXT COLLATE "C",

    CONSTRAINT "ck" CHECK (a > 0)
) SERVER "srv2" OPTIONS (tab 'y');
    END IF;
END
$$;

-- CreateForeignTable
DO $$
BEGIN
    IF to_regclass('"Part_1"') IS NULL THEN
CREATE FOREIGN TABLE "Part_1" (
    "a" INTEGER,
    "b" TEXT
) SERVER "srv2";
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Part_1"'::regclass::oid) THEN
        ALTER TABLE ONLY "Part" ATTACH PARTITION "Part_1" FOR VALUES IN (1);
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Coll_idx"') IS NULL THEN
        CREATE INDEX "Coll_idx" ON "Coll" USING GIN (to_tsvector('conf'::regconfig, t));
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"T_c_idx"') IS NULL THEN
        CREATE INDEX "T_c_idx" ON "T"("c");
    END IF;
END
$$;

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'st3' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "st3" ON (lower(t)) FROM "Coll";
    END IF;
END
$$;

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'st2' AND stxnamespace = '"s 1"'::regnamespace::oid) THEN
        CREATE STATISTICS "s 1"."st2" ON ((id + 1)), ((id % 2)) FROM "T";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'st1' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE STATISTICS "st1" (ndistinct) ON "id", "c" FROM "T";
    END IF;
END
$$;

-- AlterStatistics
DO $$
BEGIN
    IF (SELECT stxstattarget FROM pg_statistic_ext WHERE stxname = 'st3' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) IS DISTINCT FROM 77 THEN
        ALTER STATISTICS "st3" SET STATISTICS 77;
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'pub 3') THEN
        CREATE PUBLICATION "pub 3" WITH (publish_via_partition_root = true);
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'pub1') THEN
        CREATE PUBLICATION "pub1";
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'pub2') THEN
        CREATE PUBLICATION "pub2" WITH (publish = 'insert');
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'pub4') THEN
        CREATE PUBLICATION "pub4" FOR ALL TABLES;
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'pub2' AND prrelid = '"T"'::regclass::oid) THEN
        ALTER PUBLICATION "pub2" ADD TABLE ONLY "T" ("id", "c") WHERE ((id > 5) AND (id <> 9));
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_namespace JOIN pg_publication p ON p.oid = pnpubid WHERE pubname = 'pub 3' AND pnnspid = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        ALTER PUBLICATION "pub 3" ADD TABLES IN SCHEMA CURRENT_SCHEMA;
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_conversion WHERE conname = 'myConv' AND connamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid), 'pg_conversion') IS NULL THEN
        COMMENT ON CONVERSION "myConv" IS 'x';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_opclass WHERE opcname = 'complex_ops' AND opcnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')), 'pg_opclass') IS NULL THEN
        COMMENT ON OPERATOR CLASS "complex_ops" USING btree IS 'ops';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_opfamily WHERE opfname = 'complex_fam' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')), 'pg_opfamily') IS NULL THEN
        COMMENT ON OPERATOR FAMILY "complex_fam" USING btree IS 'fam';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description(to_regoperator('|%(NONE,complex)')::oid, 'pg_operator') IS NULL THEN
        COMMENT ON OPERATOR |%(NONE,complex) IS 'hash it';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_publication WHERE pubname = 'pub4'), 'pg_publication') IS NULL THEN
        COMMENT ON PUBLICATION "pub4" IS 'p4';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_foreign_server WHERE srvname = 'srv'), 'pg_foreign_server') IS NULL THEN
        COMMENT ON SERVER "srv" IS 's';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_statistic_ext WHERE stxname = 'st3' AND stxnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid), 'pg_statistic_ext') IS NULL THEN
        COMMENT ON STATISTICS "st3" IS 'st';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.col_description('"FT"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"FT"'::regclass::oid AND attname = 'a')) IS NULL THEN
        COMMENT ON COLUMN "FT"."a" IS 'fta';
    END IF;
    IF pg_catalog.obj_description('"FT"'::regclass::oid, 'pg_class') IS NULL THEN
        COMMENT ON FOREIGN TABLE "FT" IS 'ft';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_ts_config WHERE cfgname = 'conf' AND cfgnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid), 'pg_ts_config') IS NULL THEN
        COMMENT ON TEXT SEARCH CONFIGURATION "conf" IS 'c';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('"complex"'::regtype::oid, 'pg_type') IS NULL THEN
        COMMENT ON TYPE "complex" IS 'cplx';
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"FT"'::regclass::oid)) WHERE grantee = 0::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "FT" TO PUBLIC;
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'Ev 2') THEN
        CREATE EVENT TRIGGER "Ev 2" ON sql_drop EXECUTE FUNCTION evf();
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'ev1') THEN
        CREATE EVENT TRIGGER "ev1" ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION evf();
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_event_trigger WHERE evtname = 'ev1'), 'pg_event_trigger') IS NULL THEN
        COMMENT ON EVENT TRIGGER "ev1" IS 'evt';
    END IF;
END
$$;

-- AlterEventTrigger
DO $$
BEGIN
    IF (SELECT evtenabled FROM pg_event_trigger WHERE evtname = 'Ev 2') <> 'A' THEN
        ALTER EVENT TRIGGER "Ev 2" ENABLE ALWAYS;
    END IF;
END
$$;
