-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('after()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "after"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('during()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "during"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "After" (
    "id" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Before" (
    "id" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "During" (
    "id" INTEGER NOT NULL
);

-- Grant
DO $$
BEGIN
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'during()'::regprocedure::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'during()'::regprocedure::oid)) WHERE grantee = 0::oid AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON FUNCTION during() FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"During"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "During" TO "pg_monitor";
    END IF;
END
$$;
