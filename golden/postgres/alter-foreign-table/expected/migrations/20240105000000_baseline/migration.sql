-- Baseline, made by squash: it replaces 5 migrations, 20240101000000_init to 20240105000000_rest.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240105000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["4aab61734b7511e6ee9cdd4341bacb537a92158f6d7f6694821c109434329b2c", "70070b32fbd7b7d0c546bcbf5b9a3f2e339ee243669b9be61715c037280393c0"],
        "20240102000000_columns": ["bbf5d7affb771a159f7855ba5476785518ce2f01a36ef3dc25bc7424d88c9d8c", "74d670dba48935e3bfd44f7446a90a66f14316ccd00adc9b7cb35cd0f9638aa2"],
        "20240103000000_constraints": ["77797487a8d372d8f770b0e9a99118d4fc553a82386f69345d4f564339c61d7c", "038ecfcb4efa689d85c2118fd76fc019038907e6b71622b58fab8807a10e3847"],
        "20240104000000_triggers": ["a58aa4804a4b99963b73b39b0093530375fedbd46de0f75549ecf30efae9d5c4", "be6c1ac221784eb0a614f08ae5dae14466aad952572553d2a02c47b40de89a58"],
        "20240105000000_rest": ["cc1d18e2a587242912ff8856ddfdb4b5d03d0040cace44eb47c8b0c130036f27", "244543300be3ee408d5badc57c4516a9e73353736cb69ddfdbcb1370b15fcd64"]
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
CREATE SCHEMA IF NOT EXISTS "away";

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('touch()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "touch"()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN NEW; END $function$;
    END IF;
END
$squash$;

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'plain') THEN
        CREATE FOREIGN DATA WRAPPER "plain";
    END IF;
END
$$;

-- CreateServer
CREATE SERVER IF NOT EXISTS "far" FOREIGN DATA WRAPPER "plain";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Base" (
    "id" INTEGER,
    "name" TEXT
);

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Called" (
    "id" INTEGER
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Heir" (
    "id" INTEGER,
    "name" TEXT DEFAULT 'heir'
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Orphan" (
    "id" INTEGER,
    "name" TEXT
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Remote" (
    "id" BIGINT NOT NULL DEFAULT 5,
    "name" TEXT OPTIONS (a 'one', c '3', d '4'),
    "new" TEXT,
    "needed" TEXT,
    "number" TEXT COLLATE "C",
    "added" VARCHAR(10) COLLATE "C" CONSTRAINT "added there" NOT NULL DEFAULT 'new',

    CONSTRAINT "Remote_id_check" CHECK (id <> 14),
    CONSTRAINT "first" CHECK (id > 0),
    CONSTRAINT "proved" CHECK (id <> 15)
) SERVER "far" OPTIONS (w '4', x 'one', z '3');

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "away"."Moved" (
    "key" INTEGER
) SERVER "far";

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Remote"'::regclass AND conname = 'later') THEN
        ALTER TABLE "Remote" ADD CONSTRAINT "later" CHECK (id <> 13) NOT VALID;
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Heir"'::regclass AND inhparent = '"Base"'::regclass) THEN
        ALTER TABLE ONLY "Heir" INHERIT "Base";
    END IF;
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"Heir"'::regclass AND attname = 'name') IS DISTINCT FROM 50 THEN
        ALTER TABLE ONLY "Heir" ALTER COLUMN "name" SET STATISTICS 50;
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF NOT coalesce((SELECT attoptions FROM pg_attribute WHERE attrelid = '"Remote"'::regclass AND attname = 'id') @> ARRAY['n_distinct=5'], false) THEN
        ALTER TABLE ONLY "Remote" ALTER COLUMN "id" SET (n_distinct = 5);
    END IF;
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"Remote"'::regclass AND attname = 'name') IS DISTINCT FROM 200 THEN
        ALTER TABLE ONLY "Remote" ALTER COLUMN "name" SET STATISTICS 200;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Remote"'::regclass AND attname = 'added') <> 'e' THEN
        ALTER TABLE ONLY "Remote" ALTER COLUMN "added" SET STORAGE EXTERNAL;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Remote"'::regclass AND attname = 'name') <> 'm' THEN
        ALTER TABLE ONLY "Remote" ALTER COLUMN "name" SET STORAGE MAIN;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Remote"'::regclass AND attname = 'new') <> 'p' THEN
        ALTER TABLE ONLY "Remote" ALTER COLUMN "new" SET STORAGE PLAIN;
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Called"'::regclass AND tgname = 'n_user' AND NOT tgisinternal) THEN
        CREATE TRIGGER "n_user" BEFORE INSERT ON "Called" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass AND tgname = 't_always' AND NOT tgisinternal) THEN
        CREATE TRIGGER "t_always" BEFORE INSERT ON "Remote" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass AND tgname = 't_off' AND NOT tgisinternal) THEN
        CREATE TRIGGER "t_off" BEFORE INSERT ON "Remote" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass AND tgname = 't_on' AND NOT tgisinternal) THEN
        CREATE TRIGGER "t_on" BEFORE INSERT ON "Remote" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass AND tgname = 't_replica' AND NOT tgisinternal) THEN
        CREATE TRIGGER "t_replica" BEFORE INSERT ON "Remote" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"away"."Moved"'::regclass AND tgname = 'm_all' AND NOT tgisinternal) THEN
        CREATE TRIGGER "m_all" BEFORE INSERT ON "away"."Moved" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass AND tgname = 't_always' AND NOT tgisinternal) <> 'A' THEN
        ALTER TABLE "Remote" ENABLE ALWAYS TRIGGER "t_always";
    END IF;
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass AND tgname = 't_off' AND NOT tgisinternal) <> 'D' THEN
        ALTER TABLE "Remote" DISABLE TRIGGER "t_off";
    END IF;
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass AND tgname = 't_replica' AND NOT tgisinternal) <> 'R' THEN
        ALTER TABLE "Remote" ENABLE REPLICA TRIGGER "t_replica";
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"away"."Moved"'::regclass AND tgname = 'm_all' AND NOT tgisinternal) <> 'D' THEN
        ALTER TABLE "away"."Moved" DISABLE TRIGGER "m_all";
    END IF;
END
$$;
