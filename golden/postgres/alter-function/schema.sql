-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"code"') IS NULL THEN
        CREATE SCHEMA "code";
    END IF;
END
$$;

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
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass::oid AND objid = 'bound()'::regprocedure::oid AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'hstore') AND deptype = 'x') THEN
        ALTER FUNCTION bound() DEPENDS ON EXTENSION "hstore";
    END IF;
END
$$;
