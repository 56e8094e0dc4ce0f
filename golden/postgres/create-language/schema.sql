-- CreateLanguage
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_language WHERE lanname = 'Full') THEN
        CREATE TRUSTED LANGUAGE "Full" HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
    END IF;
END
$$;

-- CreateLanguage
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_language WHERE lanname = 'bare') THEN
        CREATE LANGUAGE "bare" HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator;
    END IF;
END
$$;

-- CreateLanguage
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_language WHERE lanname = 'inline only') THEN
        CREATE LANGUAGE "inline only" HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;
    END IF;
END
$$;

-- CreateLanguage
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_language WHERE lanname = 'trusted') THEN
        CREATE TRUSTED LANGUAGE "trusted" HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator;
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('own_handler()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "own_handler"()
 RETURNS language_handler
 LANGUAGE c
AS '$libdir/plpgsql', $function$plpgsql_call_handler$function$;
    END IF;
END
$squash$;

-- CreateLanguage
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_language WHERE lanname = 'own') THEN
        CREATE LANGUAGE "own" HANDLER own_handler;
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
 LANGUAGE "Full"
AS $function$BEGIN RETURN 1; END$function$;
    END IF;
END
$squash$;
