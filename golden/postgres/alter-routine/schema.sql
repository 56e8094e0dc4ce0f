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
    IF to_regprocedure('code.two(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "code"."two"(integer)
 RETURNS SETOF integer
 LANGUAGE sql
 STABLE PARALLEL RESTRICTED ROWS 12
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('one(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "one"(integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE SECURITY DEFINER LEAKPROOF COST 7
AS $function$SELECT 1$function$;
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
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('bound()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "bound"()
 LANGUAGE sql
 SECURITY DEFINER
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('setting()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "setting"()
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
 SET "DateStyle" TO 'ISO, DMY'
 SET "app.x" TO 'y'
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('unbound()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "unbound"()
 LANGUAGE sql
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('unset()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "unset"()
 LANGUAGE sql
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('largest(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "largest"(integer) (
    SFUNC = int4larger,
    STYPE = integer
);
    END IF;
END
$$;

-- DependsOnExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass::oid AND objid = 'bound()'::regprocedure::oid AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'hstore') AND deptype = 'x') THEN
        ALTER PROCEDURE bound() DEPENDS ON EXTENSION "hstore";
    END IF;
END
$$;
