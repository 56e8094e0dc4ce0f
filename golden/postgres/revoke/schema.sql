-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"app"') IS NULL THEN
        CREATE SCHEMA "app";
    END IF;
END
$$;

-- CreateLanguage
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_language WHERE lanname = 'a_language') THEN
        CREATE TRUSTED LANGUAGE "a_language" HANDLER plpgsql_call_handler;
    END IF;
END
$$;

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Mood"') IS NULL THEN
        CREATE TYPE "Mood" AS ENUM ('ok');
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Label"') IS NULL THEN
        CREATE DOMAIN "Label" AS TEXT;
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('app.g()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "app"."g"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('f(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "f"(integer)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('app.q()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "app"."q"()
 LANGUAGE sql
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('p()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "p"()
 LANGUAGE sql
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'a_wrapper') THEN
        CREATE FOREIGN DATA WRAPPER "a_wrapper";
    END IF;
END
$$;

-- CreateServer
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = 'a_server') THEN
        CREATE SERVER "a_server" FOREIGN DATA WRAPPER "a_wrapper";
    END IF;
END
$$;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "s";

-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL,
    "name" TEXT,
    "note" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "B" (
    "id" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "app"."C" (
    "id" SERIAL NOT NULL
);

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT fdwacl FROM pg_foreign_data_wrapper WHERE oid = (SELECT oid FROM pg_foreign_data_wrapper WHERE fdwname = 'a_wrapper'))) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON FOREIGN DATA WRAPPER "a_wrapper" TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'app.g()'::regprocedure::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.g()'::regprocedure::oid)) WHERE grantee = 0::oid AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON FUNCTION app.g() FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'f(integer)'::regprocedure::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON FUNCTION f(integer) TO "pg_monitor";
    END IF;
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'f(integer)'::regprocedure::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'f(integer)'::regprocedure::oid)) WHERE grantee = 0::oid AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON FUNCTION f(integer) FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT lanacl FROM pg_language WHERE oid = (SELECT oid FROM pg_language WHERE lanname = 'a_language'))) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON LANGUAGE "a_language" TO "pg_monitor";
    END IF;
    IF (SELECT lanacl IS NULL FROM pg_language WHERE oid = (SELECT oid FROM pg_language WHERE lanname = 'a_language')) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT lanacl FROM pg_language WHERE oid = (SELECT oid FROM pg_language WHERE lanname = 'a_language'))) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) > 0 THEN
        REVOKE USAGE ON LANGUAGE "a_language" FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'app.q()'::regprocedure::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.q()'::regprocedure::oid)) WHERE grantee = 0::oid AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON PROCEDURE app.q() FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'p()'::regprocedure::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'p()'::regprocedure::oid)) WHERE grantee = (SELECT proowner FROM pg_proc WHERE oid = 'p()'::regprocedure::oid) AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON PROCEDURE p() FROM CURRENT_USER;
    END IF;
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'p()'::regprocedure::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'p()'::regprocedure::oid)) WHERE grantee = 0::oid AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON PROCEDURE p() FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"app"'::regnamespace::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE')) < 1) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"app"'::regnamespace::oid), 'USAGE') THEN
        GRANT USAGE ON SCHEMA "app" TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT nspacl IS NULL FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid)) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) > 0) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid), 'USAGE') THEN
        REVOKE USAGE ON SCHEMA "public" FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"s"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('SELECT', 'USAGE') AND is_grantable) < 2 THEN
        GRANT SELECT, USAGE ON SEQUENCE "s" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT relacl IS NULL FROM pg_class WHERE oid = '"s"'::regclass::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"s"'::regclass::oid)) WHERE grantee = (SELECT relowner FROM pg_class WHERE oid = '"s"'::regclass::oid) AND privilege_type IN ('SELECT', 'UPDATE', 'USAGE')) > 0 THEN
        REVOKE SELECT, UPDATE, USAGE ON SEQUENCE "s" FROM CURRENT_USER;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('DELETE', 'SELECT')) < 2 THEN
        GRANT DELETE, SELECT ON TABLE "A" TO "pg_monitor";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('DELETE', 'SELECT', 'UPDATE')) < 3 THEN
        GRANT DELETE, SELECT, UPDATE ON TABLE "A" TO "pg_read_all_data";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('INSERT', 'MAINTAIN', 'REFERENCES', 'TRUNCATE', 'UPDATE') AND is_grantable) < 5 THEN
        GRANT INSERT, MAINTAIN, REFERENCES, TRUNCATE, UPDATE ON TABLE "A" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"A"'::regclass::oid AND attname = 'id')) WHERE grantee = '"pg_signal_backend"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ("id") ON TABLE "A" TO "pg_signal_backend";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"A"'::regclass::oid AND attname = 'name')) WHERE grantee = '"pg_signal_backend"'::regrole::oid AND privilege_type IN ('SELECT') AND is_grantable) < 1 THEN
        GRANT SELECT ("name") ON TABLE "A" TO "pg_signal_backend" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"A"'::regclass::oid AND attname = 'id')) WHERE grantee = '"pg_signal_backend"'::regrole::oid AND privilege_type IN ('UPDATE') AND is_grantable) < 1 THEN
        GRANT UPDATE ("id") ON TABLE "A" TO "pg_signal_backend" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"A"'::regclass::oid AND attname = 'name')) WHERE grantee = '"pg_signal_backend"'::regrole::oid AND privilege_type IN ('UPDATE')) < 1 THEN
        GRANT UPDATE ("name") ON TABLE "A" TO "pg_signal_backend";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"B"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('DELETE', 'SELECT')) < 2 THEN
        GRANT DELETE, SELECT ON TABLE "B" TO "pg_monitor";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"B"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('INSERT', 'MAINTAIN', 'REFERENCES', 'TRUNCATE', 'UPDATE') AND is_grantable) < 5 THEN
        GRANT INSERT, MAINTAIN, REFERENCES, TRUNCATE, UPDATE ON TABLE "B" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT relacl IS NULL FROM pg_class WHERE oid = '"B"'::regclass::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"B"'::regclass::oid)) WHERE grantee = (SELECT relowner FROM pg_class WHERE oid = '"B"'::regclass::oid) AND privilege_type IN ('DELETE', 'UPDATE')) > 0 THEN
        REVOKE DELETE, UPDATE ON TABLE "B" FROM CURRENT_USER;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."C"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRUNCATE', 'UPDATE') AND is_grantable) < 7 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRUNCATE, UPDATE ON TABLE "app"."C" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."C_id_seq"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('SELECT', 'USAGE')) < 2 THEN
        GRANT SELECT, USAGE ON SEQUENCE "app"."C_id_seq" TO "pg_monitor";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."C_id_seq"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('UPDATE') AND is_grantable) < 1 THEN
        GRANT UPDATE ON SEQUENCE "app"."C_id_seq" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Label"'::regtype::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON TYPE "Label" TO "pg_monitor";
    END IF;
    IF (SELECT typacl IS NULL FROM pg_type WHERE oid = '"Label"'::regtype::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Label"'::regtype::oid)) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) > 0 THEN
        REVOKE USAGE ON TYPE "Label" FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Mood"'::regtype::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON TYPE "Mood" TO "pg_monitor";
    END IF;
    IF (SELECT typacl IS NULL FROM pg_type WHERE oid = '"Mood"'::regtype::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Mood"'::regtype::oid)) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) > 0 THEN
        REVOKE USAGE ON TYPE "Mood" FROM PUBLIC;
    END IF;
END
$$;
