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
    IF to_regprocedure('"none"()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "none"()
 RETURNS void
 LANGUAGE sql
AS $function$$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('any_number("any")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "any_number"(VARIADIC "any")
 RETURNS integer
 LANGUAGE internal
 IMMUTABLE
AS $function$pg_num_nulls$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $$
BEGIN
    IF to_regprocedure('atomic_empty()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "atomic_empty"()
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
END;
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('column_type(numeric)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "column_type"(x numeric)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('compatible(anycompatible,anycompatiblearray)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "compatible"(a anycompatible, b anycompatiblearray)
 RETURNS anycompatible
 LANGUAGE sql
AS $function$SELECT $1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('costly()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "costly"()
 RETURNS SETOF integer
 LANGUAGE sql
 COST 1234.5 ROWS 77
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('four()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "four"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('int_to_sql(internal)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "int_to_sql"(internal)
 RETURNS integer
 LANGUAGE internal
 IMMUTABLE
AS $function$int4in$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('listed(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "listed"("limit" integer)
 RETURNS TABLE(id integer, "a b" numeric)
 LANGUAGE sql
AS $function$SELECT "id", "price" FROM "Item"$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('modes(integer,text,integer[])') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "modes"(a integer, OUT b integer, INOUT c text, VARIADIC d integer[])
 RETURNS record
 LANGUAGE sql
AS $function$ SELECT a, c || array_length(d, 1) $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('numbered()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "numbered"()
 RETURNS bigint
 LANGUAGE internal
 WINDOW IMMUTABLE
AS $function$window_row_number$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('numbers()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "numbers"()
 RETURNS SETOF integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('of_library()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "of_library"()
 RETURNS language_handler
 LANGUAGE c
AS '$libdir/plpgsql', $function$plpgsql_call_handler$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('one()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "one"()
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT SECURITY DEFINER LEAKPROOF
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('pair_to_sql(internal)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "pair_to_sql"(internal)
 RETURNS "Pair"
 LANGUAGE internal
 IMMUTABLE
AS $function$record_in$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('poly(anyelement,anyarray)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "poly"(a anyelement, b anyarray)
 RETURNS anyelement
 LANGUAGE sql
AS $function$SELECT $1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('quoted()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "quoted"()
 RETURNS text
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN $$in; side$$ || '\' || E'\n'; END $function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('replaced()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "replaced"()
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$SELECT 2$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $$
BEGIN
    IF to_regprocedure('returned(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "returned"(n integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
RETURN (n + 1);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('settings()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "settings"()
 RETURNS integer
 LANGUAGE sql
 SET search_path TO 'public', 'Odd, Name', 'pg_temp'
 SET "TimeZone" TO 'UTC'
 SET work_mem TO '9MB'
 SET "app.flag" TO 'it''s'
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('supported(integer,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "supported"(integer, integer)
 RETURNS SETOF integer
 LANGUAGE internal
 IMMUTABLE STRICT SUPPORT generate_series_int4_support
AS $function$generate_series_int4$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('three()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "three"()
 RETURNS integer
 LANGUAGE sql
 STRICT SECURITY DEFINER
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('two()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "two"()
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
    IF to_regprocedure('unnamed(integer,text,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "unnamed"(integer, text DEFAULT 'x'::text, last integer DEFAULT 3)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT $1$function$;
    END IF;
END
$squash$;

-- CreateTransform
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_transform WHERE trftype = '"Pair"'::regtype::oid AND trflang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')) THEN
        CREATE TRANSFORM FOR "Pair" LANGUAGE "plpgsql" (TO SQL WITH FUNCTION pair_to_sql(internal));
    END IF;
END
$$;

-- CreateTransform
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_transform WHERE trftype = 'integer'::regtype::oid AND trflang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')) THEN
        CREATE TRANSFORM FOR INTEGER LANGUAGE "plpgsql" (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int_to_sql(internal));
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('transformed(integer,"Pair")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "transformed"(integer, "Pair")
 RETURNS integer
 TRANSFORM FOR TYPE integer, FOR TYPE "Pair"
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN 1; END $function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL,
    "price" DECIMAL(10,2)
);

-- CreateFunction
DO $$
BEGIN
    IF to_regprocedure('atomic(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "atomic"(n integer)
 RETURNS SETOF integer
 LANGUAGE sql
BEGIN ATOMIC
 SELECT (count(*))::integer AS count
    FROM "Item"
   WHERE ("Item".id > atomic.n);
 SELECT "Item".id
    FROM "Item";
END;
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('items()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "items"()
 RETURNS SETOF "Item"
 LANGUAGE sql
AS $function$SELECT * FROM "Item"$function$;
    END IF;
END
$squash$;
