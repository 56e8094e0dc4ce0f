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
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Cents' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "Cents";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Corner' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "Corner";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Doc' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "Doc";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Extended' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "Extended";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'IntRange' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "IntRange";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Letter' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "Letter";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Letters' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "Letters";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Number' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "Number";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Shell' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "Shell";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Small' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "Small";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Whole' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'cents_in' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring') THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'cents_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Cents"') THEN
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
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Cents' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND typisdefined) THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'corner_in' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring') THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'corner_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Corner"') THEN
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
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Corner' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND typisdefined) THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'doc_in' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring') THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'doc_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Doc"') THEN
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
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Doc' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND typisdefined) THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'extended_in' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring') THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'extended_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Extended"') THEN
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
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Extended' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND typisdefined) THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'int_canonical' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"IntRange"') THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'letter_in' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring') THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'letter_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Letter"') THEN
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
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Letter' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND typisdefined) THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'letters_in' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring') THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'letters_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Letters"') THEN
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
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Letters' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND typisdefined) THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'number_in' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring') THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'number_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Number"') THEN
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
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Number' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND typisdefined) THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'small_in' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring') THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'small_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Small"') THEN
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
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Small' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND typisdefined) THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'whole_analyze' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'internal') THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'whole_in' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring, oid, integer') THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'whole_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Whole"') THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'whole_recv' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'internal, oid, integer') THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'whole_send' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Whole"') THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'whole_typmod_in' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring[]') THEN
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
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'whole_typmod_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'integer') THEN
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
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Whole' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND typisdefined) THEN
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
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'own_int_ops' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
        CREATE OPERATOR FAMILY "own_int_ops" USING btree;
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'own_int_ops' AND opcnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
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
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'IntRange' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND typisdefined) THEN
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
