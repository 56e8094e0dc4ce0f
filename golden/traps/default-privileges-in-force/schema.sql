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
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'during()'::regprocedure) OR (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'during()'::regprocedure)) WHERE grantee = 0 AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON FUNCTION during() FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"During"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "During" TO "pg_monitor";
    END IF;
END
$$;
