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
        "20240101000000_init": ["506d67905afce84323cb8a60bf92eb580ef6d3159dc584661af87a3c1198d893", "cbd06edd12104ad4358c0c116481d4c63868178978170b76ca3363689b53bf98"],
        "20240102000000_relations": ["c7884565bb877298ef89057f75efda98bb04e57cb6ff68c6a28a3ee4d48b4eba", "37a11c390674063a3c149686d855c9d702d44ce358094b02796753272a5e0c7d"],
        "20240103000000_others": ["3f3b1408300cd4f4ed4c625f0257eeafdbe00545ac0caea2a4eac8f08dd5f563", "9f256c3c274e733261a94d339b7fece76b108b0e33fc73e5389414ebb5bc5f8c"],
        "20240104000000_granted_and_revoked": ["96c76c3ae8bf15a273a2cc9bed6a15863fb1c49ae48fee3a8f93375fafc1b99e", "f33366db86637357395802bb0a2d9cc4f83967df30582238905696f8022b4839"]
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
CREATE SERVER IF NOT EXISTS "a_server" FOREIGN DATA WRAPPER "a_wrapper";

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
    IF (SELECT count(*) FROM aclexplode((SELECT fdwacl FROM pg_foreign_data_wrapper WHERE oid = (SELECT oid FROM pg_foreign_data_wrapper WHERE fdwname = 'a_wrapper'))) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON FOREIGN DATA WRAPPER "a_wrapper" TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'app.g()'::regprocedure) OR (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.g()'::regprocedure)) WHERE grantee = 0 AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON FUNCTION app.g() FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'f(integer)'::regprocedure)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON FUNCTION f(integer) TO "pg_monitor";
    END IF;
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'f(integer)'::regprocedure) OR (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'f(integer)'::regprocedure)) WHERE grantee = 0 AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON FUNCTION f(integer) FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT lanacl FROM pg_language WHERE oid = (SELECT oid FROM pg_language WHERE lanname = 'a_language'))) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON LANGUAGE "a_language" TO "pg_monitor";
    END IF;
    IF (SELECT lanacl IS NULL FROM pg_language WHERE oid = (SELECT oid FROM pg_language WHERE lanname = 'a_language')) OR (SELECT count(*) FROM aclexplode((SELECT lanacl FROM pg_language WHERE oid = (SELECT oid FROM pg_language WHERE lanname = 'a_language'))) WHERE grantee = 0 AND privilege_type IN ('USAGE')) > 0 THEN
        REVOKE USAGE ON LANGUAGE "a_language" FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'app.q()'::regprocedure) OR (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'app.q()'::regprocedure)) WHERE grantee = 0 AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON PROCEDURE app.q() FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'p()'::regprocedure) OR (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'p()'::regprocedure)) WHERE grantee = (SELECT proowner FROM pg_proc WHERE oid = 'p()'::regprocedure) AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON PROCEDURE p() FROM CURRENT_USER;
    END IF;
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'p()'::regprocedure) OR (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'p()'::regprocedure)) WHERE grantee = 0 AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON PROCEDURE p() FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"app"'::regnamespace)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON SCHEMA "app" TO "pg_monitor";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT nspacl IS NULL FROM pg_namespace WHERE oid = '"public"'::regnamespace) OR (SELECT count(*) FROM aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"public"'::regnamespace)) WHERE grantee = 0 AND privilege_type IN ('USAGE')) > 0 THEN
        REVOKE USAGE ON SCHEMA "public" FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"s"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('SELECT', 'USAGE') AND is_grantable) < 2 THEN
        GRANT SELECT, USAGE ON SEQUENCE "s" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT relacl IS NULL FROM pg_class WHERE oid = '"s"'::regclass) OR (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"s"'::regclass)) WHERE grantee = (SELECT relowner FROM pg_class WHERE oid = '"s"'::regclass) AND privilege_type IN ('SELECT', 'UPDATE', 'USAGE')) > 0 THEN
        REVOKE SELECT, UPDATE, USAGE ON SEQUENCE "s" FROM CURRENT_USER;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('DELETE', 'SELECT')) < 2 THEN
        GRANT DELETE, SELECT ON TABLE "A" TO "pg_monitor";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass)) WHERE grantee = '"pg_read_all_data"'::regrole AND privilege_type IN ('DELETE', 'SELECT', 'UPDATE')) < 3 THEN
        GRANT DELETE, SELECT, UPDATE ON TABLE "A" TO "pg_read_all_data";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"A"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('INSERT', 'MAINTAIN', 'REFERENCES', 'TRUNCATE', 'UPDATE') AND is_grantable) < 5 THEN
        GRANT INSERT, MAINTAIN, REFERENCES, TRUNCATE, UPDATE ON TABLE "A" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"A"'::regclass AND attname = 'id')) WHERE grantee = '"pg_signal_backend"'::regrole AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ("id") ON TABLE "A" TO "pg_signal_backend";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"A"'::regclass AND attname = 'name')) WHERE grantee = '"pg_signal_backend"'::regrole AND privilege_type IN ('SELECT') AND is_grantable) < 1 THEN
        GRANT SELECT ("name") ON TABLE "A" TO "pg_signal_backend" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"A"'::regclass AND attname = 'id')) WHERE grantee = '"pg_signal_backend"'::regrole AND privilege_type IN ('UPDATE') AND is_grantable) < 1 THEN
        GRANT UPDATE ("id") ON TABLE "A" TO "pg_signal_backend" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT attacl FROM pg_attribute WHERE attrelid = '"A"'::regclass AND attname = 'name')) WHERE grantee = '"pg_signal_backend"'::regrole AND privilege_type IN ('UPDATE')) < 1 THEN
        GRANT UPDATE ("name") ON TABLE "A" TO "pg_signal_backend";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"B"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('DELETE', 'SELECT')) < 2 THEN
        GRANT DELETE, SELECT ON TABLE "B" TO "pg_monitor";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"B"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('INSERT', 'MAINTAIN', 'REFERENCES', 'TRUNCATE', 'UPDATE') AND is_grantable) < 5 THEN
        GRANT INSERT, MAINTAIN, REFERENCES, TRUNCATE, UPDATE ON TABLE "B" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT relacl IS NULL FROM pg_class WHERE oid = '"B"'::regclass) OR (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"B"'::regclass)) WHERE grantee = (SELECT relowner FROM pg_class WHERE oid = '"B"'::regclass) AND privilege_type IN ('DELETE', 'UPDATE')) > 0 THEN
        REVOKE DELETE, UPDATE ON TABLE "B" FROM CURRENT_USER;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."C"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('DELETE', 'INSERT', 'MAINTAIN', 'REFERENCES', 'SELECT', 'TRUNCATE', 'UPDATE') AND is_grantable) < 7 THEN
        GRANT DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRUNCATE, UPDATE ON TABLE "app"."C" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."C_id_seq"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('SELECT', 'USAGE')) < 2 THEN
        GRANT SELECT, USAGE ON SEQUENCE "app"."C_id_seq" TO "pg_monitor";
    END IF;
    IF (SELECT count(*) FROM aclexplode((SELECT relacl FROM pg_class WHERE oid = '"app"."C_id_seq"'::regclass)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('UPDATE') AND is_grantable) < 1 THEN
        GRANT UPDATE ON SEQUENCE "app"."C_id_seq" TO "pg_monitor" WITH GRANT OPTION;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Label"'::regtype)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON TYPE "Label" TO "pg_monitor";
    END IF;
    IF (SELECT typacl IS NULL FROM pg_type WHERE oid = '"Label"'::regtype) OR (SELECT count(*) FROM aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Label"'::regtype)) WHERE grantee = 0 AND privilege_type IN ('USAGE')) > 0 THEN
        REVOKE USAGE ON TYPE "Label" FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT count(*) FROM aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Mood"'::regtype)) WHERE grantee = '"pg_monitor"'::regrole AND privilege_type IN ('USAGE')) < 1 THEN
        GRANT USAGE ON TYPE "Mood" TO "pg_monitor";
    END IF;
    IF (SELECT typacl IS NULL FROM pg_type WHERE oid = '"Mood"'::regtype) OR (SELECT count(*) FROM aclexplode((SELECT typacl FROM pg_type WHERE oid = '"Mood"'::regtype)) WHERE grantee = 0 AND privilege_type IN ('USAGE')) > 0 THEN
        REVOKE USAGE ON TYPE "Mood" FROM PUBLIC;
    END IF;
END
$$;
