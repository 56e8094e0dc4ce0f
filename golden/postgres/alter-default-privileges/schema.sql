-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"app"') IS NULL THEN
        CREATE SCHEMA "app";
    END IF;
END
$$;

-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"later"') IS NULL THEN
        CREATE SCHEMA "later";
    END IF;
END
$$;

-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"other"') IS NULL THEN
        CREATE SCHEMA "other";
    END IF;
END
$$;

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"app"."Mood"') IS NULL THEN
        CREATE TYPE "app"."Mood" AS ENUM ('ok');
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Name"') IS NULL THEN
        CREATE DOMAIN "Name" AS TEXT;
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('app.one()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "app"."one"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('private()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "private"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 2$function$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('nothing()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "nothing"()
 LANGUAGE sql
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "app"."numbers";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Here" (
    "id" SERIAL NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "app"."After" (
    "id" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "app"."Before" (
    "id" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "app"."There" (
    "id" INTEGER NOT NULL GENERATED ALWAYS AS IDENTITY
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"app"."Seen"') IS NULL THEN
CREATE VIEW "app"."Seen" AS
 SELECT id
   FROM app."There";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.one()'::regprocedure::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('EXECUTE') AND is_grantable) < 1 THEN
        GRANT EXECUTE ON FUNCTION app.one() TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.one()'::regprocedure::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON FUNCTION app.one() TO "pg_read_all_data";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'private()'::regprocedure::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON FUNCTION private() TO "pg_monitor";
    END IF;
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'private()'::regprocedure::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'private()'::regprocedure::oid)) WHERE grantee = 0::oid AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON FUNCTION private() FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'nothing()'::regprocedure::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('EXECUTE') AND is_grantable) < 1 THEN
        GRANT EXECUTE ON PROCEDURE nothing() TO "pg_monitor" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"later"'::regnamespace::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('CREATE', 'USAGE')) < 2) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"later"'::regnamespace::oid), 'USAGE') THEN
        GRANT CREATE, USAGE ON SCHEMA "later" TO "pg_monitor";
    END IF;
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"later"'::regnamespace::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('CREATE', 'USAGE') AND is_grantable) < 2) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"later"'::regnamespace::oid), 'USAGE') THEN
        GRANT CREATE, USAGE ON SCHEMA "later" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."numbers"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('SELECT', 'UPDATE', 'USAGE')) < 3 THEN
        GRANT SELECT, UPDATE, USAGE ON SEQUENCE "app"."numbers" TO "pg_monitor";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."numbers"'::regclass::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('SELECT', 'UPDATE', 'USAGE') AND is_grantable) < 3 THEN
        GRANT SELECT, UPDATE, USAGE ON SEQUENCE "app"."numbers" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Here"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 7 THEN
        GRANT DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "Here" TO "pg_monitor";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Here_id_seq"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('SELECT', 'UPDATE', 'USAGE')) < 3 THEN
        GRANT SELECT, UPDATE, USAGE ON SEQUENCE "Here_id_seq" TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."After"'::regclass::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 8 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "app"."After" TO "pg_read_all_data";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."After"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('DELETE', 'INSERT', 'SELECT', 'UPDATE')) < 4 THEN
        GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "app"."After" TO "pg_monitor";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."After"'::regclass::oid)) WHERE grantee = 0::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "app"."After" TO PUBLIC;
    END IF;
    IF (SELECT relacl IS NULL FROM pg_class WHERE oid = '"app"."After"'::regclass::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."After"'::regclass::oid)) WHERE grantee = (SELECT relowner FROM pg_class WHERE oid = '"app"."After"'::regclass::oid) AND privilege_type IN ('DELETE')) > 0 THEN
        REVOKE DELETE ON TABLE "app"."After" FROM CURRENT_USER;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."There"'::regclass::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE') AND is_grantable) < 8 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "app"."There" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."There"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 7 THEN
        GRANT DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "app"."There" TO "pg_monitor";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."There"'::regclass::oid)) WHERE grantee = 0::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "app"."There" TO PUBLIC;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."There_id_seq"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('SELECT', 'UPDATE', 'USAGE')) < 3 THEN
        GRANT SELECT, UPDATE, USAGE ON SEQUENCE "app"."There_id_seq" TO "pg_monitor";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."There_id_seq"'::regclass::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('SELECT', 'UPDATE', 'USAGE') AND is_grantable) < 3 THEN
        GRANT SELECT, UPDATE, USAGE ON SEQUENCE "app"."There_id_seq" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Name"'::regtype::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE') AND is_grantable) < 1 THEN
        GRANT USAGE ON TYPE "Name" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = '"app"."Mood"'::regtype::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE') AND is_grantable) < 1 THEN
        GRANT USAGE ON TYPE "app"."Mood" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = '"app"."Mood"'::regtype::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON TYPE "app"."Mood" TO "pg_read_all_data";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."Seen"'::regclass::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE') AND is_grantable) < 8 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "app"."Seen" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."Seen"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 7 THEN
        GRANT DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "app"."Seen" TO "pg_monitor";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."Seen"'::regclass::oid)) WHERE grantee = 0::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "app"."Seen" TO PUBLIC;
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = 'pg_monitor'::regrole::oid AND defaclobjtype = 'r' AND defaclnamespace = 0::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('INSERT')) < 1 THEN
        ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT INSERT ON TABLES TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = 'pg_monitor'::regrole::oid AND defaclobjtype = 'r' AND defaclnamespace = 0::oid)) WHERE grantee = '"pg_read_all_settings"'::regrole::oid AND privilege_type IN ('INSERT')) < 1 THEN
        ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT INSERT ON TABLES TO "pg_read_all_settings";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = 'pg_monitor'::regrole::oid AND defaclobjtype = 'r' AND defaclnamespace = '"app"'::regnamespace::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor IN SCHEMA "app" GRANT SELECT ON TABLES TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = 'pg_signal_backend'::regrole::oid AND defaclobjtype = 'r' AND defaclnamespace = 0::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('INSERT')) < 1 THEN
        ALTER DEFAULT PRIVILEGES FOR ROLE pg_signal_backend GRANT INSERT ON TABLES TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = 'pg_signal_backend'::regrole::oid AND defaclobjtype = 'r' AND defaclnamespace = 0::oid)) WHERE grantee = '"pg_read_all_settings"'::regrole::oid AND privilege_type IN ('INSERT')) < 1 THEN
        ALTER DEFAULT PRIVILEGES FOR ROLE pg_signal_backend GRANT INSERT ON TABLES TO "pg_read_all_settings";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'n' AND defaclnamespace = 0::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('CREATE', 'USAGE')) < 2 THEN
        ALTER DEFAULT PRIVILEGES GRANT CREATE, USAGE ON SCHEMAS TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'r' AND defaclnamespace = 0::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('DELETE', 'INSERT', 'SELECT', 'UPDATE')) < 4 THEN
        ALTER DEFAULT PRIVILEGES GRANT DELETE, INSERT, SELECT, UPDATE ON TABLES TO "pg_monitor";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'f' AND defaclnamespace = 0::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('EXECUTE')) < 1 THEN
        ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO "pg_monitor";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'S' AND defaclnamespace = 0::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('SELECT', 'USAGE')) < 2 THEN
        ALTER DEFAULT PRIVILEGES GRANT SELECT, USAGE ON SEQUENCES TO "pg_monitor";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'n' AND defaclnamespace = 0::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE')) < 1 THEN
        ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO "pg_monitor";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'T' AND defaclnamespace = 0::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE')) < 1 THEN
        ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO "pg_monitor";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'r' AND defaclnamespace = '"app"'::regnamespace::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 8 THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA "app" GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLES TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'f' AND defaclnamespace = '"app"'::regnamespace::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('EXECUTE')) < 1 THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA "app" GRANT EXECUTE ON FUNCTIONS TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'r' AND defaclnamespace = '"app"'::regnamespace::oid)) WHERE grantee = 0::oid AND privilege_type IN ('SELECT')) < 1 THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA "app" GRANT SELECT ON TABLES TO PUBLIC;
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'S' AND defaclnamespace = '"app"'::regnamespace::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('SELECT', 'UPDATE') AND is_grantable) < 2 THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA "app" GRANT SELECT, UPDATE ON SEQUENCES TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'S' AND defaclnamespace = '"app"'::regnamespace::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('USAGE')) < 1 THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA "app" GRANT USAGE ON SEQUENCES TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'T' AND defaclnamespace = '"app"'::regnamespace::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('USAGE')) < 1 THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA "app" GRANT USAGE ON TYPES TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'r' AND defaclnamespace = 0::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'r' AND defaclnamespace = 0::oid)) WHERE grantee = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND privilege_type IN ('DELETE')) > 0 THEN
        ALTER DEFAULT PRIVILEGES REVOKE DELETE ON TABLES FROM CURRENT_USER;
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'f' AND defaclnamespace = 0::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'f' AND defaclnamespace = 0::oid)) WHERE grantee = 0::oid AND privilege_type IN ('EXECUTE')) > 0 THEN
        ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'T' AND defaclnamespace = 0::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND defaclobjtype = 'T' AND defaclnamespace = 0::oid)) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) > 0 THEN
        ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
    END IF;
END
$$;
