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
        "20240101000000_init": ["a446ed6717a5330b579620efb7a4e540ccb4336fb5d0f87c81b0eea48b98bd13", "106c9dec8c534d47ea5228bc904b6900967e80902c2205a898ab239518a05beb"],
        "20240102000000_change": ["9a6230250a208a9258ae8c46cdcc2b1acfe22aeced11e7c1c5b76016b6c12347", "f8202bfbc338df466be0abc9d85046c0df5eb62fb259e6abcf907a940c49ef13"]
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
CREATE EXTENSION IF NOT EXISTS "hstore";

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

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL
) PARTITION BY RANGE (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_1" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL
);

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_1"'::regclass) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_1" FOR VALUES FROM (0) TO (10);
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Event"'::regclass AND tgname = 'Copied' AND NOT tgisinternal) THEN
        CREATE TRIGGER "Copied" AFTER INSERT ON "Event" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass AND tgname = 'The First' AND NOT tgisinternal) THEN
        CREATE TRIGGER "The First" BEFORE INSERT ON "Item" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass AND tgname = 'bound' AND NOT tgisinternal) THEN
        CREATE TRIGGER "bound" BEFORE INSERT ON "Item" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass AND tgname = 'unbound' AND NOT tgisinternal) THEN
        CREATE TRIGGER "unbound" BEFORE INSERT ON "Item" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- DependsOnExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_trigger'::regclass AND objid = (SELECT oid FROM pg_trigger WHERE tgrelid = '"Item"'::regclass AND tgname = 'bound' AND NOT tgisinternal) AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'hstore') AND deptype = 'x') THEN
        ALTER TRIGGER "bound" ON "Item" DEPENDS ON EXTENSION "hstore";
    END IF;
END
$$;
