-- CreateLanguage
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_language WHERE lanname = 'New Name') THEN
        CREATE LANGUAGE "New Name" HANDLER plpgsql_call_handler;
    END IF;
END
$$;

-- CreateLanguage
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_language WHERE lanname = 'other') THEN
        CREATE TRUSTED LANGUAGE "other" HANDLER plpgsql_call_handler;
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('spoken()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "spoken"()
 RETURNS integer
 LANGUAGE "New Name"
AS $function$BEGIN RETURN 1; END$function$;
    END IF;
END
$squash$;
