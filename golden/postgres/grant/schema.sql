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

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Pair"') IS NULL THEN
CREATE TYPE "Pair" AS (
    "a" INTEGER
);
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
    IF to_regprocedure('app.g(text)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "app"."g"(OUT a integer, b text)
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

-- CreateAggregate
DO $$
BEGIN
    IF to_regprocedure('biggest(integer)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE AGGREGATE "biggest"(integer) (
    SFUNC = int4larger,
    STYPE = integer
);
    END IF;
END
$$;

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

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "t";

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

-- CreateTable
CREATE TABLE IF NOT EXISTS "app"."D" (
    "id" INTEGER NOT NULL
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"V"') IS NULL THEN
CREATE VIEW "V" AS
 SELECT id
   FROM "A";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT lanacl FROM pg_language WHERE oid = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql'))) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE')) < 1) AND pg_catalog.pg_has_role((SELECT lanowner FROM pg_language WHERE oid = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')), 'USAGE') THEN
        GRANT USAGE ON LANGUAGE plpgsql TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'biggest(integer)'::regprocedure::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('EXECUTE') AND is_grantable) < 1 THEN
        GRANT EXECUTE ON ROUTINE biggest(integer) TO "pg_monitor" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT fdwacl FROM pg_foreign_data_wrapper WHERE oid = (SELECT oid FROM pg_foreign_data_wrapper WHERE fdwname = 'a_wrapper'))) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE') AND is_grantable) < 1 THEN
        GRANT USAGE ON FOREIGN DATA WRAPPER "a_wrapper" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT fdwacl FROM pg_foreign_data_wrapper WHERE oid = (SELECT oid FROM pg_foreign_data_wrapper WHERE fdwname = 'a_wrapper'))) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON FOREIGN DATA WRAPPER "a_wrapper" TO PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.g(text)'::regprocedure::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON FUNCTION app.g(text) TO "pg_monitor";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.g(text)'::regprocedure::oid)) WHERE grantee = '"pg_read_all_settings"'::regrole::oid AND privilege_type IN ('EXECUTE') AND is_grantable) < 1 THEN
        GRANT EXECUTE ON FUNCTION app.g(text) TO "pg_read_all_settings" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.g(text)'::regprocedure::oid)) WHERE grantee = '"pg_signal_backend"'::regrole::oid AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON FUNCTION app.g(text) TO "pg_signal_backend";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'f(integer)'::regprocedure::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('EXECUTE') AND is_grantable) < 1 THEN
        GRANT EXECUTE ON FUNCTION f(integer) TO "pg_monitor" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT lanacl FROM pg_language WHERE oid = (SELECT oid FROM pg_language WHERE lanname = 'a_language'))) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE') AND is_grantable) < 1 THEN
        GRANT USAGE ON LANGUAGE "a_language" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.q()'::regprocedure::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON PROCEDURE app.q() TO "pg_read_all_data";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.q()'::regprocedure::oid)) WHERE grantee = '"pg_read_all_settings"'::regrole::oid AND privilege_type IN ('EXECUTE') AND is_grantable) < 1 THEN
        GRANT EXECUTE ON PROCEDURE app.q() TO "pg_read_all_settings" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'p()'::regprocedure::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON PROCEDURE p() TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"app"'::regnamespace::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('CREATE', 'USAGE') AND is_grantable) < 2) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"app"'::regnamespace::oid), 'USAGE') THEN
        GRANT CREATE, USAGE ON SCHEMA "app" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"app"'::regnamespace::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('CREATE', 'USAGE')) < 2) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"app"'::regnamespace::oid), 'USAGE') THEN
        GRANT CREATE, USAGE ON SCHEMA "app" TO "pg_read_all_data";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('CREATE', 'USAGE')) < 2) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid), 'USAGE') THEN
        GRANT CREATE, USAGE ON SCHEMA "public" TO "pg_read_all_data";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"s"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('SELECT', 'USAGE')) < 2 THEN
        GRANT SELECT, USAGE ON SEQUENCE "s" TO "pg_monitor";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"s"'::regclass::oid)) WHERE grantee = 0::oid AND privilege_type IN ('UPDATE')) < 1 THEN
        GRANT UPDATE ON SEQUENCE "s" TO PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"t"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('SELECT', 'USAGE')) < 2 THEN
        GRANT SELECT, USAGE ON SEQUENCE "t" TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT srvacl FROM pg_foreign_server WHERE oid = (SELECT oid FROM pg_foreign_server WHERE srvname = 'a_server'))) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE') AND is_grantable) < 1 THEN
        GRANT USAGE ON FOREIGN SERVER "a_server" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT srvacl FROM pg_foreign_server WHERE oid = (SELECT oid FROM pg_foreign_server WHERE srvname = 'a_server'))) WHERE grantee = 0::oid AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON FOREIGN SERVER "a_server" TO PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE') AND is_grantable) < 8 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "A" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 7 THEN
        GRANT DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "A" TO "pg_monitor";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"A"'::regclass::oid AND attname = 'id')) WHERE grantee = '"pg_signal_backend"'::regrole::oid AND privilege_type IN ('INSERT', 'REFERENCES', 'SELECT') AND is_grantable) < 3 THEN
        GRANT INSERT ("id"), REFERENCES ("id"), SELECT ("id") ON TABLE "A" TO "pg_signal_backend" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"A"'::regclass::oid AND attname = 'note')) WHERE grantee = 0::oid AND privilege_type IN ('INSERT', 'REFERENCES', 'SELECT', 'UPDATE')) < 4 THEN
        GRANT INSERT ("note"), REFERENCES ("note"), SELECT ("note"), UPDATE ("note") ON TABLE "A" TO PUBLIC;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"A"'::regclass::oid AND attname = 'name')) WHERE grantee = '"pg_signal_backend"'::regrole::oid AND privilege_type IN ('SELECT', 'UPDATE') AND is_grantable) < 2 THEN
        GRANT SELECT ("name"), UPDATE ("name") ON TABLE "A" TO "pg_signal_backend" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass::oid)) WHERE grantee = '"pg_read_all_settings"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "A" TO "pg_read_all_settings";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"B"'::regclass::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE') AND is_grantable) < 8 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "B" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"B"'::regclass::oid AND attname = 'id')) WHERE grantee = '"pg_signal_backend"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ("id") ON TABLE "B" TO "pg_signal_backend";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"B"'::regclass::oid)) WHERE grantee = '"pg_read_all_settings"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "B" TO "pg_read_all_settings";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF to_regclass('"_prisma_migrations"') IS NULL THEN
        RETURN;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"_prisma_migrations"'::regclass::oid)) WHERE grantee = '"pg_read_all_settings"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "_prisma_migrations" TO "pg_read_all_settings";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."C"'::regclass::oid)) WHERE grantee = '"pg_read_all_settings"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "app"."C" TO "pg_read_all_settings";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."C_id_seq"'::regclass::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('SELECT', 'UPDATE', 'USAGE') AND is_grantable) < 3 THEN
        GRANT SELECT, UPDATE, USAGE ON SEQUENCE "app"."C_id_seq" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."D"'::regclass::oid)) WHERE grantee = '"pg_read_all_settings"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "app"."D" TO "pg_read_all_settings";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Label"'::regtype::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE') AND is_grantable) < 1 THEN
        GRANT USAGE ON TYPE "Label" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Mood"'::regtype::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON TYPE "Mood" TO "pg_monitor";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Mood"'::regtype::oid)) WHERE grantee = '"pg_read_all_data"'::regrole::oid AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON TYPE "Mood" TO "pg_read_all_data";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Pair"'::regtype::oid)) WHERE grantee = '"pg_monitor"'::regrole::oid AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON TYPE "Pair" TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"V"'::regclass::oid)) WHERE grantee = 0::oid AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 8 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "V" TO PUBLIC;
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"V"'::regclass::oid AND attname = 'id')) WHERE grantee = '"pg_signal_backend"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ("id") ON TABLE "V" TO "pg_signal_backend";
    END IF;
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"V"'::regclass::oid)) WHERE grantee = '"pg_read_all_settings"'::regrole::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "V" TO "pg_read_all_settings";
    END IF;
END
$$;
