-- Baseline, made by squash: it replaces 2 migrations, 20240101000000_init to 20240102000000_change.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240102000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["577911ea218204773b366f7a85b7e2b07a73d946e4e6f1845f636998fcad4d03", "9353ebe0f6149174cc4921c10c8e8883823097b191011f0109224711b8b7145c"],
        "20240102000000_change": ["c9c6a3f1027388b07c8c3253d9450b45ffa109b136a61f4f81d8a90ccb81adcb", "da6ae8ee239484f22ba6d18ee7886cbc2daa2d056c659d9b8cf9c0ded28aada1"]
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

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "citext";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "lo";

-- AlterExtension
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = 'texticregexne(citext,text)'::regprocedure AND refclassid = 'pg_extension'::regclass AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'citext') AND deptype = 'e') THEN
        ALTER EXTENSION "citext" DROP FUNCTION texticregexne(citext,text);
    END IF;
END
$$;

-- AlterExtension
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = 'lo_oid(lo)'::regprocedure AND refclassid = 'pg_extension'::regclass AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'lo') AND deptype = 'e') THEN
        ALTER EXTENSION "lo" DROP FUNCTION lo_oid(lo);
    END IF;
END
$$;

-- AlterExtension
DO $$
BEGIN
    IF to_regprocedure('max(citext)') IS NOT NULL THEN
ALTER EXTENSION "citext" DROP AGGREGATE max(citext);
DROP AGGREGATE max(citext);
    END IF;
END
$$;

-- AlterExtension
DO $$
BEGIN
    IF to_regoperator('!~(citext,text)') IS NOT NULL THEN
ALTER EXTENSION "citext" DROP OPERATOR !~(citext,text);
DROP OPERATOR !~(citext,text);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Short"') IS NULL THEN
        CREATE DOMAIN "Short" AS CITEXT CONSTRAINT "Short_check" CHECK (length((VALUE)::text) < 9);
    END IF;
END
$$;

-- AlterExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_type'::regclass AND objid = '"Short"'::regtype AND refclassid = 'pg_extension'::regclass AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'citext') AND deptype = 'e') THEN
        ALTER EXTENSION "citext" ADD DOMAIN "Short";
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('mine()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "mine"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- AlterExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = 'mine()'::regprocedure AND refclassid = 'pg_extension'::regclass AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'lo') AND deptype = 'e') THEN
        ALTER EXTENSION "lo" ADD FUNCTION mine();
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Mine" (
    "id" INTEGER NOT NULL
);

-- AlterExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = '"Mine"'::regclass AND refclassid = 'pg_extension'::regclass AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'lo') AND deptype = 'e') THEN
        ALTER EXTENSION "lo" ADD TABLE "Mine";
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF obj_description('lo_manage()'::regprocedure, 'pg_proc') IS DISTINCT FROM 'ours' THEN
        COMMENT ON FUNCTION lo_manage() IS 'ours';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF obj_description('=(citext,citext)'::regoperator, 'pg_operator') IS DISTINCT FROM 'whatever the case' THEN
        COMMENT ON OPERATOR =(citext,citext) IS 'whatever the case';
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'lo_manage()'::regprocedure) OR (SELECT count(*) FROM aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'lo_manage()'::regprocedure)) WHERE grantee = 0 AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON ROUTINE lo_manage() FROM PUBLIC;
    END IF;
END
$$;
