-- Baseline, made by squash: it replaces 4 migrations, 20240101000000_init to 20240104000000_rename.
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
        "20240101000000_init": ["7cde82d095f63988421cf1e906941c003574ffcab5a513728dd378359567be15", "8bbe52bc078837c9be9ae21e9998edfe6558d2dd272d5c21ff193987b68eed30"],
        "20240102000000_states": ["23c79a68d6aa70ce31a6f18e93bf51d1a0241fb639dce92c8b2f29117a72f93f", "449c971baf0bf9bc9f58a65eb149fcc827e1cb123ed642ebea60f81eddcb4b68"],
        "20240103000000_owner": ["5e596ed35ca56e2b42ce0f7903045cac4174777676a808babf49674804f7141a", "7b9f118f5a7ff9e0c1b13409e9ce79cde7ea6a616aecb0da474bfb0b637a0fa5"],
        "20240104000000_rename": ["da44ada6d30fcaa9327cf1136b26a2b4ca8ef20d2c29c27ddc1694fdf1a7a912", "4b45984e59dd7a7207e8d4bc08b0da047626bb94f1a145aaff2b393ff7870944"]
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

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('watch()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "watch"()
 RETURNS event_trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN; END $function$;
    END IF;
END
$squash$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'always') THEN
        CREATE EVENT TRIGGER "always" ON ddl_command_start EXECUTE FUNCTION watch();
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'off') THEN
        CREATE EVENT TRIGGER "off" ON ddl_command_end EXECUTE FUNCTION watch();
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'on') THEN
        CREATE EVENT TRIGGER "on" ON ddl_command_end EXECUTE FUNCTION watch();
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'on_replica') THEN
        CREATE EVENT TRIGGER "on_replica" ON sql_drop EXECUTE FUNCTION watch();
    END IF;
END
$$;

-- CreateEventTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'second name') THEN
        CREATE EVENT TRIGGER "second name" ON ddl_command_end EXECUTE FUNCTION watch();
    END IF;
END
$$;

-- AlterEventTrigger
DO $$
BEGIN
    IF (SELECT evtenabled FROM pg_event_trigger WHERE evtname = 'always') <> 'A' THEN
        ALTER EVENT TRIGGER "always" ENABLE ALWAYS;
    END IF;
END
$$;

-- AlterEventTrigger
DO $$
BEGIN
    IF (SELECT evtenabled FROM pg_event_trigger WHERE evtname = 'off') <> 'D' THEN
        ALTER EVENT TRIGGER "off" DISABLE;
    END IF;
END
$$;

-- AlterEventTrigger
DO $$
BEGIN
    IF (SELECT evtenabled FROM pg_event_trigger WHERE evtname = 'on_replica') <> 'R' THEN
        ALTER EVENT TRIGGER "on_replica" ENABLE REPLICA;
    END IF;
END
$$;
