-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Light"') IS NULL THEN
        CREATE TYPE "Light" AS ENUM ('red', 'green');
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
    IF to_regtype('"Celsius"') IS NULL THEN
CREATE TYPE "Celsius" AS (
    "degrees" REAL
);
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Kelvin"') IS NULL THEN
CREATE TYPE "Kelvin" AS (
    "degrees" REAL
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
    IF to_regprocedure('fit("Cents",integer,boolean)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "fit"(value "Cents", width integer, explicitly boolean)
 RETURNS "Cents"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8up$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('from_number(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "from_number"(n integer)
 RETURNS "Celsius"
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT ROW($1::real)::"Celsius"$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('to_celsius("Kelvin")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "to_celsius"("Kelvin")
 RETURNS "Celsius"
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT ROW(($1)."degrees" - 273.15)::"Celsius"$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('to_kelvin("Celsius")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "to_kelvin"("Celsius")
 RETURNS "Kelvin"
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT ROW(($1)."degrees" + 273.15)::"Kelvin"$function$;
    END IF;
END
$squash$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = '"Celsius"'::regtype::oid AND casttarget = '"Kelvin"'::regtype::oid) THEN
        CREATE CAST ("Celsius" AS "Kelvin") WITH FUNCTION to_kelvin("Celsius");
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = '"Cents"'::regtype::oid AND casttarget = '"Cents"'::regtype::oid) THEN
        CREATE CAST ("Cents" AS "Cents") WITH FUNCTION fit("Cents",integer,boolean) AS IMPLICIT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = '"Cents"'::regtype::oid AND casttarget = 'bigint'::regtype::oid) THEN
        CREATE CAST ("Cents" AS BIGINT) WITHOUT FUNCTION AS IMPLICIT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = '"Cents"'::regtype::oid AND casttarget = 'timestamp without time zone'::regtype::oid) THEN
        CREATE CAST ("Cents" AS TIMESTAMP) WITHOUT FUNCTION;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = '"Kelvin"'::regtype::oid AND casttarget = '"Celsius"'::regtype::oid) THEN
        CREATE CAST ("Kelvin" AS "Celsius") WITH FUNCTION to_celsius("Kelvin") AS ASSIGNMENT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = '"Light"'::regtype::oid AND casttarget = 'json'::regtype::oid) THEN
        CREATE CAST ("Light" AS JSON) WITH INOUT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = 'bigint'::regtype::oid AND casttarget = '"Cents"'::regtype::oid) THEN
        CREATE CAST (BIGINT AS "Cents") WITHOUT FUNCTION AS ASSIGNMENT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = 'integer'::regtype::oid AND casttarget = '"Celsius"'::regtype::oid) THEN
        CREATE CAST (INTEGER AS "Celsius") WITH FUNCTION from_number(integer) AS IMPLICIT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = 'text'::regtype::oid AND casttarget = '"Light"'::regtype::oid) THEN
        CREATE CAST (TEXT AS "Light") WITH INOUT AS ASSIGNMENT;
    END IF;
END
$$;

-- CreateCast
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_cast WHERE castsource = 'character varying'::regtype::oid AND casttarget = '"Light"'::regtype::oid) THEN
        CREATE CAST (VARCHAR AS "Light") WITH INOUT AS IMPLICIT;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Oven" (
    "heat" "Celsius" DEFAULT 20,
    "light" "Light" DEFAULT ('red'::text)::"Light",
    "price" "Cents" DEFAULT (100)::bigint
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Hot"') IS NULL THEN
CREATE VIEW "Hot" AS
 SELECT (heat)::"Kelvin" AS kelvin,
    ((price)::bigint + 1) AS more
   FROM "Oven";
    END IF;
END
$$;
