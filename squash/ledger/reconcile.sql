-- Replaces the rows of {{count}} in "_prisma_migrations" by one row of the baseline
-- {{baseline_comment}}, on a database that has applied them all. Run it as
--
--     psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f reconcile.sql
--
-- psql does not know Prisma's ?schema=NAME: leave it out of the URL, and set PGOPTIONS='-c search_path=NAME'.
--
-- One transaction: it verifies, then writes, and locks no table but the ledger. It can be run again. The old rows are kept
-- as JSON in the baseline row's "logs", from which rollback.sql restores them exactly.
--
-- A refusal changes nothing. Its SQLSTATE is SQ001 behind, SQ002 failed migration, SQ003 edited migration, SQ004 unknown
-- migration, SQ005 nothing to reconcile, SQ006 another session is migrating, SQ008 the ledger did not take the changes.

BEGIN ISOLATION LEVEL READ COMMITTED;
SET LOCAL lock_timeout = '10s';
-- Archived timestamps do not depend on the session, and row level security hides no row silently.
SET LOCAL TimeZone = 'UTC';
SET LOCAL row_security = off;

DO $squash$
DECLARE
    baseline CONSTANT text := {{baseline}};
    baseline_checksum CONSTANT text := {{checksum}};
    -- Every migration that the baseline replaces, in order, with each checksum that git ever held for it.
    squashed CONSTANT json := {{squashed}};
    state record;
    preface text := '';
    archived jsonb;
    archive text;
    previous record;
    removed bigint;
    written bigint;
BEGIN
{{lock}}
{{state}}
    IF state.baseline_open THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ002',
            MESSAGE = format('The baseline "%s" failed on this database and was never resolved.', baseline),
            HINT = format(
                'run `npx prisma@7 migrate resolve --rolled-back %s`, then this script again.', baseline);
    END IF;
    IF state.baseline_id IS NOT NULL AND state.held = 0 THEN
        RAISE NOTICE '"%" is already reconciled on this database: nothing to do.', baseline;
        RETURN;
    END IF;
{{refuse}}    IF state.held = 0 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ005',
            MESSAGE = format('None of the %s migrations that "%s" replaces is applied here.', state.total, baseline),
            HINT = 'a fresh database needs no reconciliation: run `npx prisma@7 migrate deploy`.';
    END IF;
    -- A migration that sorts behind the baseline is a later one. Any other should be known.
    IF EXISTS (SELECT FROM unnest(state.unknown) AS name WHERE name COLLATE "C" < baseline COLLATE "C") THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ004',
            MESSAGE = format(
                'This database has applied migrations that the squashed history does not know: %s.',
                (
                    SELECT string_agg(format('"%s"', name), ', ' ORDER BY name COLLATE "C")
                    FROM unnest(state.unknown) AS name WHERE name COLLATE "C" < baseline COLLATE "C"
                )),
            HINT = 'bring them into the history and squash it again, or, if their changes are undone, delete their rows '
                'from "_prisma_migrations".';
    END IF;
    SELECT l.checksum, l.logs INTO previous FROM "_prisma_migrations" AS l WHERE l.id = state.baseline_id;
    IF previous.checksum <> baseline_checksum THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ003',
            MESSAGE = format(
                'This database ran another version of the baseline "%s" (%s in the ledger, %s here).',
                baseline, left(previous.checksum, 8), left(baseline_checksum, 8)),
            HINT = 'use the reconcile.sql that was written together with that version.';
    END IF;

    SELECT jsonb_agg(to_jsonb(l) ORDER BY l.started_at, l.id) INTO archived
    FROM "_prisma_migrations" AS l WHERE l.migration_name IN (SELECT json_object_keys(squashed));
    archive := json_build_object(
        'squash', 1, 'inserted', state.baseline_id IS NULL, 'logs', previous.logs, 'rows', archived);
    IF state.baseline_id IS NULL THEN
        -- At the place of the last squashed migration, since Prisma reads the ledger in the order of started_at.
        -- No step is counted, as in `migrate resolve --applied`.
        INSERT INTO "_prisma_migrations"
            (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count)
        SELECT gen_random_uuid()::text, baseline_checksum, l.finished_at, baseline, archive, NULL, l.started_at, 0
        FROM "_prisma_migrations" AS l
        WHERE l.migration_name = state.last AND l.finished_at IS NOT NULL AND l.rolled_back_at IS NULL
        ORDER BY l.started_at DESC, l.id LIMIT 1;
    ELSE
        UPDATE "_prisma_migrations" SET logs = archive WHERE id = state.baseline_id;
    END IF;
    DELETE FROM "_prisma_migrations" WHERE migration_name IN (SELECT json_object_keys(squashed));
    GET DIAGNOSTICS removed = ROW_COUNT;

    SELECT count(*) INTO written FROM "_prisma_migrations" AS l
    WHERE l.migration_name = baseline AND l.checksum = baseline_checksum AND l.logs = archive;
    IF written <> 1
        OR removed <> jsonb_array_length(archived)
        OR (SELECT count(*) FROM "_prisma_migrations") <> state.rows - removed + (state.baseline_id IS NULL)::int
    THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ008',
            MESSAGE = '"_prisma_migrations" did not take the changes as they were written.',
            HINT = 'look for triggers and rules on it.';
    END IF;
    RAISE NOTICE '"%" now stands for % migrations (% rows kept in its logs).', baseline, state.total, removed;
END
$squash$;

COMMIT;
