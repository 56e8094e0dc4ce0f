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
    IF to_regprocedure('code.one(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "code"."one"(IN integer)
 LANGUAGE sql
 SECURITY DEFINER
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('second(integer,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "second"(IN a integer, INOUT b integer)
 LANGUAGE sql
AS $procedure$SELECT 1$procedure$;
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

-- DependsOnExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass::oid AND objid = 'bound()'::regprocedure::oid AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'hstore') AND deptype = 'x') THEN
        ALTER PROCEDURE bound() DEPENDS ON EXTENSION "hstore";
    END IF;
END
$$;
