-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('called()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "called"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 2$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('hidden()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "hidden"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Closed" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Closed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Late" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Late_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Open" (
    "id" SERIAL NOT NULL,

    CONSTRAINT "Open_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "ReadOnly" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "ReadOnly_pkey" PRIMARY KEY ("id")
);

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'called()'::regprocedure::oid)) WHERE grantee = 0::oid AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON FUNCTION called() TO PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT relacl IS NULL FROM pg_class WHERE oid = '"Closed"'::regclass::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Closed"'::regclass::oid)) WHERE grantee = '"visitor"'::regrole::oid AND privilege_type IN ('INSERT', 'SELECT')) > 0 THEN
        REVOKE INSERT, SELECT ON TABLE "Closed" FROM "visitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Late"'::regclass::oid)) WHERE grantee = '"visitor"'::regrole::oid AND privilege_type IN ('UPDATE')) < 1 THEN
        GRANT UPDATE ON TABLE "Late" TO "visitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT relacl IS NULL FROM pg_class WHERE oid = '"ReadOnly"'::regclass::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"ReadOnly"'::regclass::oid)) WHERE grantee = '"visitor"'::regrole::oid AND privilege_type IN ('INSERT')) > 0 THEN
        REVOKE INSERT ON TABLE "ReadOnly" FROM "visitor";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'r' AND defaclnamespace = '"public"'::regnamespace::oid)) WHERE grantee = '"visitor"'::regrole::oid AND privilege_type IN ('UPDATE')) < 1 THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT UPDATE ON TABLES TO "visitor";
    END IF;
END
$$;
