-- Baseline, made by squash: it replaces 4 migrations, 20240101000000_init to 20240104000000_granted_and_revoked.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240104000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["89b5b96d648b19566341dacb98ec7e8269e0580eddf59d189c80a678fdda80be", "ab91aa0430544a50ba4ec1575c86539d805a4e7f4d7dcb841f40a34a603109df"],
        "20240102000000_relations": ["7b815be3506521a1c7ef56a03934fa4b31a9f07bfbc50e84fa8faea95c097b22", "a0133f83d136c35b8f4a97d61544a3a8b6ee9cf1bccf47cb3066fd8023839528"],
        "20240103000000_others": ["de3c1d57b7a5b2ec6124af1c743ab37cc64966200022de62164a5349b7aaf6d0", "ad61afefeb8293bf67cf008d911114ddbfbfb8c6e819b4c853f4428be9559714"],
        "20240104000000_granted_and_revoked": ["a34ffce80bae1b3887a532feaee8068b330410d011efced25164d9a3caaac261", "9e17e23107fe7b72d2540814812fb813820be71c93fbd6591381989707d87557"]
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
CREATE SERVER IF NOT EXISTS "a_server" FOREIGN DATA WRAPPER "a_wrapper";

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
    IF (SELECT count(*) FROM aclexplode((SELECT lanacl FROM pg_language WHERE oid = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql'))) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON LANGUAGE plpgsql TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'biggest(integer)'::regprocedure)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('EXECUTE') AND is_grantable) < 1 THEN
        GRANT EXECUTE ON ROUTINE biggest(integer) TO "pg_monitor" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT fdwacl FROM pg_foreign_data_wrapper WHERE oid = (SELECT oid FROM pg_foreign_data_wrapper WHERE fdwname = 'a_wrapper'))) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE') AND is_grantable) < 1 THEN
        GRANT USAGE ON FOREIGN DATA WRAPPER "a_wrapper" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT fdwacl FROM pg_foreign_data_wrapper WHERE oid = (SELECT oid FROM pg_foreign_data_wrapper WHERE fdwname = 'a_wrapper'))) WHERE grantee = 0 AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON FOREIGN DATA WRAPPER "a_wrapper" TO PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.g(text)'::regprocedure)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON FUNCTION app.g(text) TO "pg_monitor";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.g(text)'::regprocedure)) WHERE grantee = '"pg_read_all_settings"'::regrole AND privilege_type IN ('EXECUTE') AND is_grantable) < 1 THEN
        GRANT EXECUTE ON FUNCTION app.g(text) TO "pg_read_all_settings" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.g(text)'::regprocedure)) WHERE grantee = '"pg_signal_backend"'::regrole AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON FUNCTION app.g(text) TO "pg_signal_backend";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'f(integer)'::regprocedure)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('EXECUTE') AND is_grantable) < 1 THEN
        GRANT EXECUTE ON FUNCTION f(integer) TO "pg_monitor" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT lanacl FROM pg_language WHERE oid = (SELECT oid FROM pg_language WHERE lanname = 'a_language'))) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE') AND is_grantable) < 1 THEN
        GRANT USAGE ON LANGUAGE "a_language" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.q()'::regprocedure)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON PROCEDURE app.q() TO "pg_read_all_data";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.q()'::regprocedure)) WHERE grantee = '"pg_read_all_settings"'::regrole AND privilege_type IN ('EXECUTE') AND is_grantable) < 1 THEN
        GRANT EXECUTE ON PROCEDURE app.q() TO "pg_read_all_settings" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'p()'::regprocedure)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON PROCEDURE p() TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"app"'::regnamespace)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('CREATE', 'USAGE') AND is_grantable) < 2 THEN
        GRANT CREATE, USAGE ON SCHEMA "app" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"app"'::regnamespace)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('CREATE', 'USAGE')) < 2 THEN
        GRANT CREATE, USAGE ON SCHEMA "app" TO "pg_read_all_data";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"public"'::regnamespace)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('CREATE', 'USAGE')) < 2 THEN
        GRANT CREATE, USAGE ON SCHEMA "public" TO "pg_read_all_data";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"s"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('SELECT', 'USAGE')) < 2 THEN
        GRANT SELECT, USAGE ON SEQUENCE "s" TO "pg_monitor";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"s"'::regclass)) WHERE grantee = 0 AND privilege_type IN ('UPDATE')) < 1 THEN
        GRANT UPDATE ON SEQUENCE "s" TO PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"t"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('SELECT', 'USAGE')) < 2 THEN
        GRANT SELECT, USAGE ON SEQUENCE "t" TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT srvacl FROM pg_foreign_server WHERE oid = (SELECT oid FROM pg_foreign_server WHERE srvname = 'a_server'))) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE') AND is_grantable) < 1 THEN
        GRANT USAGE ON FOREIGN SERVER "a_server" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT srvacl FROM pg_foreign_server WHERE oid = (SELECT oid FROM pg_foreign_server WHERE srvname = 'a_server'))) WHERE grantee = 0 AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON FOREIGN SERVER "a_server" TO PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE') AND is_grantable) < 8 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "A" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 7 THEN
        GRANT DELETE, INSERT, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "A" TO "pg_monitor";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"A"'::regclass AND attname = 'id')) WHERE grantee = '"pg_signal_backend"'::regrole AND privilege_type IN ('INSERT', 'REFERENCES', 'SELECT') AND is_grantable) < 3 THEN
        GRANT INSERT ("id"), REFERENCES ("id"), SELECT ("id") ON TABLE "A" TO "pg_signal_backend" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"A"'::regclass AND attname = 'note')) WHERE grantee = 0 AND privilege_type IN ('INSERT', 'REFERENCES', 'SELECT', 'UPDATE')) < 4 THEN
        GRANT INSERT ("note"), REFERENCES ("note"), SELECT ("note"), UPDATE ("note") ON TABLE "A" TO PUBLIC;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"A"'::regclass AND attname = 'name')) WHERE grantee = '"pg_signal_backend"'::regrole AND privilege_type IN ('SELECT', 'UPDATE') AND is_grantable) < 2 THEN
        GRANT SELECT ("name"), UPDATE ("name") ON TABLE "A" TO "pg_signal_backend" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass)) WHERE grantee = '"pg_read_all_settings"'::regrole AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "A" TO "pg_read_all_settings";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"B"'::regclass)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE') AND is_grantable) < 8 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "B" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"B"'::regclass AND attname = 'id')) WHERE grantee = '"pg_signal_backend"'::regrole AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ("id") ON TABLE "B" TO "pg_signal_backend";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"B"'::regclass)) WHERE grantee = '"pg_read_all_settings"'::regrole AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "B" TO "pg_read_all_settings";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."C"'::regclass)) WHERE grantee = '"pg_read_all_settings"'::regrole AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "app"."C" TO "pg_read_all_settings";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."C_id_seq"'::regclass)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('SELECT', 'UPDATE', 'USAGE') AND is_grantable) < 3 THEN
        GRANT SELECT, UPDATE, USAGE ON SEQUENCE "app"."C_id_seq" TO "pg_read_all_data" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."D"'::regclass)) WHERE grantee = '"pg_read_all_settings"'::regrole AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "app"."D" TO "pg_read_all_settings";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Label"'::regtype)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE') AND is_grantable) < 1 THEN
        GRANT USAGE ON TYPE "Label" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Mood"'::regtype)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON TYPE "Mood" TO "pg_monitor";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Mood"'::regtype)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON TYPE "Mood" TO "pg_read_all_data";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Pair"'::regtype)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON TYPE "Pair" TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"V"'::regclass)) WHERE grantee = 0 AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRIGGER', 'TRUNCATE', 'UPDATE')) < 8 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE ON TABLE "V" TO PUBLIC;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"V"'::regclass AND attname = 'id')) WHERE grantee = '"pg_signal_backend"'::regrole AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ("id") ON TABLE "V" TO "pg_signal_backend";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"V"'::regclass)) WHERE grantee = '"pg_read_all_settings"'::regrole AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "V" TO "pg_read_all_settings";
    END IF;
END
$$;
