-- Baseline, made by squash: it replaces 3 migrations, 20240101000000_init to 20240103000000_revoke.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240103000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["3344b45ea99c5fb6fb68c6235710139f0682a10931bed022d1e533a1c4f44dcd", "01f4c7639bc4d8b1ae22eca3624261d89f9cdb749c8f8c96dc855065f930c71a"],
        "20240102000000_objects": ["ada21ca36a8758acd58b5ff748a34a74e0b3debfc580e0c1e91ac22fd70ea1e2", "3bc2161bb8a4bbbacb2a6a7ed310a2f310659c64e01078b2f6d80c89c2343243"],
        "20240103000000_revoke": ["c0aff1f02c847cf65f4c27dd80261bee3eb4be707354ec354f6ff251f190ef3e", "558f3d03049385d61d9f6747ff59854f80d898f60f45562f59583575d29f5329"]
    }';
    state record;
    preface text := '';
BEGIN
    IF to_regclass(quote_ident(current_schema()) || '."_prisma_migrations"') IS NULL THEN
        RETURN;
    END IF;
    IF to_regclass(quote_ident(current_schema()) || '."_prisma_migrations"') <> to_regclass('"_prisma_migrations"') THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ005',
            MESSAGE = 'A temporary table hides "_prisma_migrations".',
            HINT = 'drop it.';
    END IF;

    WITH
        wanted AS (
            SELECT s.name, s.checksums::jsonb AS checksums, s.position
            FROM json_each(squashed) WITH ORDINALITY AS s (name, checksums, position)
        ),
        -- Prisma's words: applied is finished and not rolled back, failed is neither finished nor rolled back.
        tries AS (
            SELECT
                l.id, l.migration_name AS name, l.checksum, l.started_at,
                l.finished_at IS NOT NULL AND l.rolled_back_at IS NULL AS applied,
                l.finished_at IS NULL AND l.rolled_back_at IS NULL AS failed,
                w.position, w.checksums
            FROM "_prisma_migrations" AS l LEFT JOIN wanted AS w ON w.name = l.migration_name
        )
    SELECT
        (SELECT count(*) FROM "_prisma_migrations") AS rows,
        (SELECT count(*) FROM wanted) AS total,
        (SELECT name FROM wanted ORDER BY position DESC LIMIT 1) AS last,
        (SELECT count(*) FROM tries WHERE position IS NOT NULL AND (applied OR failed)) AS held,
        ARRAY(
            SELECT w.name FROM wanted AS w LEFT JOIN tries AS t ON t.name = w.name AND t.applied
            WHERE t.id IS NULL ORDER BY w.position
        ) AS missing,
        ARRAY(SELECT name FROM tries WHERE failed AND name <> baseline ORDER BY started_at, id) AS failed,
        ARRAY(
            SELECT name FROM tries WHERE applied AND position IS NULL AND name <> baseline ORDER BY started_at, id
        ) AS unknown,
        -- Old ledgers print each byte of the checksum without padding: 0a as a, 00 as 0.
        ARRAY(
            SELECT format('"%s" (%s in the ledger, %s in git)', name, left(checksum, 8), left(checksums ->> 0, 8))
            FROM tries
            WHERE applied AND position IS NOT NULL AND NOT checksums @> to_jsonb(checksum) AND NOT (
                length(checksum) < 64 AND checksum IN (
                    SELECT replace(replace(regexp_replace(padded, '(..)', E'.\\1', 'g'), '.0', ''), '.', '')
                    FROM jsonb_array_elements_text(checksums) AS padded
                )
            )
            ORDER BY position, id
        ) AS edited,
        (SELECT id FROM tries WHERE name = baseline AND applied ORDER BY started_at, id LIMIT 1) AS baseline_id,
        (SELECT count(*) FROM tries WHERE name = baseline AND failed) > 0 AS baseline_open
    INTO state;

    IF state.baseline_open THEN
        preface := format('First run `npx prisma@7 migrate resolve --rolled-back %s`, for this attempt. Then: ', baseline);
    END IF;
    IF state.failed <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ002',
            MESSAGE = format('Migration "%s" failed on this database and was never resolved.', state.failed[1]),
            HINT = preface || format(
                'mend what it left behind and run `npx prisma@7 migrate resolve --rolled-back %1$s`, or `--applied %1$s` '
                'if its changes are complete.', state.failed[1]);
    END IF;
    IF state.held = 0 AND state.unknown <> '{}' AND state.baseline_id IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ004',
            MESSAGE = format(
                'This database ran another history: none of the %s migrations that "%s" replaces is applied, but "%s" is.',
                state.total, baseline, state.unknown[1]),
            HINT = preface || 'check that the connection and its ?schema= are those of this project.';
    END IF;
    IF state.held > 0 AND state.missing <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ001',
            MESSAGE = format(
                'This database is behind: %s of the %s migrations that "%s" replaces are missing, the first is "%s".',
                cardinality(state.missing), state.total, baseline, state.missing[1]),
            HINT = preface || format(
                'finish the old history: check out the commit before the squash, run `npx prisma@7 migrate deploy` '
                'up to %s, then come back.', state.last);
    END IF;
    IF state.edited <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ003',
            MESSAGE = format(
                'This database ran a version of %s migration(s) that git never held, the first is %s.',
                cardinality(state.edited), state.edited[1]),
            HINT = preface || 'find what that version did, make the database agree with git''s version, and set the '
                'checksum in "_prisma_migrations" to git''s.';
    END IF;
END
$squash$;

-- Schema: from here on the script depends on nothing but the catalog that the history builds.

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "app";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "later";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "other";

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
    IF (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.one()'::regprocedure)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('EXECUTE') AND is_grantable) < 1 THEN
        GRANT EXECUTE ON FUNCTION app.one() TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.one()'::regprocedure)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON FUNCTION app.one() TO "pg_read_all_data";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'private()'::regprocedure)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON FUNCTION private() TO "pg_monitor";
    END IF;
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'private()'::regprocedure) OR (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'private()'::regprocedure)) WHERE grantee = 0 AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON FUNCTION private() FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'nothing()'::regprocedure)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('EXECUTE') AND is_grantable) < 1 THEN
        GRANT EXECUTE ON PROCEDURE nothing() TO "pg_monitor" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"later"'::regnamespace)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('CREATE', 'USAGE')) < 2 THEN
        GRANT CREATE, USAGE ON SCHEMA "later" TO "pg_monitor";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"later"'::regnamespace)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('CREATE', 'USAGE') AND is_grantable) < 2 THEN
        GRANT CREATE, USAGE ON SCHEMA "later" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."numbers"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('SELECT', 'UPDATE', 'USAGE')) < 3 THEN
        GRANT SELECT, UPDATE, USAGE ON SEQUENCE "app"."numbers" TO "pg_monitor";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."numbers"'::regclass)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('SELECT', 'UPDATE', 'USAGE') AND is_grantable) < 3 THEN
        GRANT SELECT, UPDATE, USAGE ON SEQUENCE "app"."numbers" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Here"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 7 THEN
        GRANT DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "Here" TO "pg_monitor";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"Here_id_seq"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('SELECT', 'UPDATE', 'USAGE')) < 3 THEN
        GRANT SELECT, UPDATE, USAGE ON SEQUENCE "Here_id_seq" TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."After"'::regclass)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 8 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "app"."After" TO "pg_read_all_data";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."After"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('DELETE', 'INSERT', 'SELECT', 'UPDATE')) < 4 THEN
        GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "app"."After" TO "pg_monitor";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."After"'::regclass)) WHERE grantee = 0 AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "app"."After" TO PUBLIC;
    END IF;
    IF (SELECT relacl IS NULL FROM pg_class WHERE oid = '"app"."After"'::regclass) OR (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."After"'::regclass)) WHERE grantee = (SELECT relowner FROM pg_class WHERE oid = '"app"."After"'::regclass) AND privilege_type IN ('DELETE')) > 0 THEN
        REVOKE DELETE ON TABLE "app"."After" FROM CURRENT_USER;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."There"'::regclass)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE') AND is_grantable) < 8 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "app"."There" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."There"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 7 THEN
        GRANT DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "app"."There" TO "pg_monitor";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."There"'::regclass)) WHERE grantee = 0 AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "app"."There" TO PUBLIC;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."There_id_seq"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('SELECT', 'UPDATE', 'USAGE')) < 3 THEN
        GRANT SELECT, UPDATE, USAGE ON SEQUENCE "app"."There_id_seq" TO "pg_monitor";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."There_id_seq"'::regclass)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('SELECT', 'UPDATE', 'USAGE') AND is_grantable) < 3 THEN
        GRANT SELECT, UPDATE, USAGE ON SEQUENCE "app"."There_id_seq" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Name"'::regtype)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE') AND is_grantable) < 1 THEN
        GRANT USAGE ON TYPE "Name" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT typacl FROM pg_type WHERE oid = '"app"."Mood"'::regtype)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE') AND is_grantable) < 1 THEN
        GRANT USAGE ON TYPE "app"."Mood" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT typacl FROM pg_type WHERE oid = '"app"."Mood"'::regtype)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON TYPE "app"."Mood" TO "pg_read_all_data";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."Seen"'::regclass)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE') AND is_grantable) < 8 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "app"."Seen" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."Seen"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 7 THEN
        GRANT DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "app"."Seen" TO "pg_monitor";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."Seen"'::regclass)) WHERE grantee = 0 AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "app"."Seen" TO PUBLIC;
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = 'pg_monitor'::regrole AND defaclobjtype = 'r' AND defaclnamespace = 0)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('INSERT')) < 1 THEN
        ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT INSERT ON TABLES TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = 'pg_monitor'::regrole AND defaclobjtype = 'r' AND defaclnamespace = 0)) WHERE grantee = '"pg_read_all_settings"'::regrole AND privilege_type IN ('INSERT')) < 1 THEN
        ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT INSERT ON TABLES TO "pg_read_all_settings";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = 'pg_monitor'::regrole AND defaclobjtype = 'r' AND defaclnamespace = '"app"'::regnamespace)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('SELECT')) < 1 THEN
        ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor IN SCHEMA "app" GRANT SELECT ON TABLES TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = 'pg_signal_backend'::regrole AND defaclobjtype = 'r' AND defaclnamespace = 0)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('INSERT')) < 1 THEN
        ALTER DEFAULT PRIVILEGES FOR ROLE pg_signal_backend GRANT INSERT ON TABLES TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = 'pg_signal_backend'::regrole AND defaclobjtype = 'r' AND defaclnamespace = 0)) WHERE grantee = '"pg_read_all_settings"'::regrole AND privilege_type IN ('INSERT')) < 1 THEN
        ALTER DEFAULT PRIVILEGES FOR ROLE pg_signal_backend GRANT INSERT ON TABLES TO "pg_read_all_settings";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'n' AND defaclnamespace = 0)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('CREATE', 'USAGE')) < 2 THEN
        ALTER DEFAULT PRIVILEGES GRANT CREATE, USAGE ON SCHEMAS TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'r' AND defaclnamespace = 0)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('DELETE', 'INSERT', 'SELECT', 'UPDATE')) < 4 THEN
        ALTER DEFAULT PRIVILEGES GRANT DELETE, INSERT, SELECT, UPDATE ON TABLES TO "pg_monitor";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'f' AND defaclnamespace = 0)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('EXECUTE')) < 1 THEN
        ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO "pg_monitor";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'S' AND defaclnamespace = 0)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('SELECT', 'USAGE')) < 2 THEN
        ALTER DEFAULT PRIVILEGES GRANT SELECT, USAGE ON SEQUENCES TO "pg_monitor";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'n' AND defaclnamespace = 0)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE')) < 1 THEN
        ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO "pg_monitor";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'T' AND defaclnamespace = 0)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE')) < 1 THEN
        ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO "pg_monitor";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'r' AND defaclnamespace = '"app"'::regnamespace)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 8 THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA "app" GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLES TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'f' AND defaclnamespace = '"app"'::regnamespace)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('EXECUTE')) < 1 THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA "app" GRANT EXECUTE ON FUNCTIONS TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'r' AND defaclnamespace = '"app"'::regnamespace)) WHERE grantee = 0 AND privilege_type IN ('SELECT')) < 1 THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA "app" GRANT SELECT ON TABLES TO PUBLIC;
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'S' AND defaclnamespace = '"app"'::regnamespace)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('SELECT', 'UPDATE') AND is_grantable) < 2 THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA "app" GRANT SELECT, UPDATE ON SEQUENCES TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'S' AND defaclnamespace = '"app"'::regnamespace)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('USAGE')) < 1 THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA "app" GRANT USAGE ON SEQUENCES TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'T' AND defaclnamespace = '"app"'::regnamespace)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('USAGE')) < 1 THEN
        ALTER DEFAULT PRIVILEGES IN SCHEMA "app" GRANT USAGE ON TYPES TO "pg_read_all_data";
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'r' AND defaclnamespace = 0) OR (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'r' AND defaclnamespace = 0)) WHERE grantee = current_user::regrole AND privilege_type IN ('DELETE')) > 0 THEN
        ALTER DEFAULT PRIVILEGES REVOKE DELETE ON TABLES FROM CURRENT_USER;
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'f' AND defaclnamespace = 0) OR (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'f' AND defaclnamespace = 0)) WHERE grantee = 0 AND privilege_type IN ('EXECUTE')) > 0 THEN
        ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
    END IF;
END
$$;

-- AlterDefaultPrivileges
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'T' AND defaclnamespace = 0) OR (SELECT count(*) FROM aclexplode((SELECT defaclacl FROM pg_default_acl WHERE defaclrole = current_user::regrole AND defaclobjtype = 'T' AND defaclnamespace = 0)) WHERE grantee = 0 AND privilege_type IN ('USAGE')) > 0 THEN
        ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
    END IF;
END
$$;
