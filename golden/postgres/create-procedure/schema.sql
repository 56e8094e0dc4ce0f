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

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('"none"()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "none"()
 LANGUAGE sql
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('defaults(integer,text,integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "defaults"(IN integer, IN text DEFAULT 'x'::text, IN last integer DEFAULT 3)
 LANGUAGE sql
AS $procedure$SELECT $1$procedure$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('definer()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "definer"()
 LANGUAGE sql
 SECURITY DEFINER
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('definer_too()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "definer_too"()
 LANGUAGE sql
 SECURITY DEFINER
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('invoker()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "invoker"()
 LANGUAGE sql
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('invoker_too()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "invoker_too"()
 LANGUAGE sql
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('many(text[])') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "many"(VARIADIC "all" text[])
 LANGUAGE sql
AS $procedure$SELECT 1$procedure$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('modes(integer,text)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "modes"(IN a integer, INOUT b text, OUT c integer)
 LANGUAGE plpgsql
AS $procedure$ BEGIN c := a; END $procedure$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('of_library()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "of_library"()
 LANGUAGE c
AS '$libdir/plpgsql', $procedure$plpgsql_call_handler$procedure$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('replaced()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "replaced"()
 LANGUAGE sql
AS $procedure$SELECT 2$procedure$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('settings()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "settings"()
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
 SET "TimeZone" TO 'UTC'
 SET work_mem TO '9MB'
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateTransform
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_transform WHERE trftype = 'integer'::regtype::oid AND trflang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')) THEN
        CREATE TRANSFORM FOR INTEGER LANGUAGE "plpgsql" (TO SQL WITH FUNCTION int_to_sql(internal));
    END IF;
END
$$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('transformed(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "transformed"(IN integer)
 TRANSFORM FOR TYPE integer
 LANGUAGE plpgsql
AS $procedure$ BEGIN END $procedure$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL
);

-- CreateProcedure
DO $$
BEGIN
    IF to_regprocedure('atomic(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "atomic"(IN n integer)
 LANGUAGE sql
BEGIN ATOMIC
 DELETE FROM "Item"
   WHERE ("Item".id = atomic.n);
 INSERT INTO "Item" (id)
   VALUES (atomic.n);
END;
    END IF;
END
$$;
