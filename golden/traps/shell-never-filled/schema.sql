-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Hull' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "Hull";
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('hull_in(cstring)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "hull_in"(cstring)
 RETURNS "Hull"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$textin$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'hull_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Hull"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "hull_out"("Hull")
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$textout$function$;
    END IF;
END
$squash$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description((SELECT oid FROM pg_proc WHERE proname = 'hull_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Hull"'), 'pg_proc') IS NULL THEN
        COMMENT ON FUNCTION hull_out("Hull") IS 'of a shell';
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = (SELECT oid FROM pg_proc WHERE proname = 'hull_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Hull"'))) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON FUNCTION hull_out("Hull") TO "pg_monitor";
    END IF;
END
$$;
