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
-- migration, SQ005 nothing to reconcile, SQ006 another session is migrating, SQ008 the ledger did not take the changes, SQ009 the
-- ledger or the search_path could run code of somebody else.

BEGIN ISOLATION LEVEL READ COMMITTED;
SET LOCAL lock_timeout = '10s';
-- Archived timestamps do not depend on the session, and row level security hides no row silently.
SET LOCAL TimeZone = 'UTC';
SET LOCAL row_security = off;

{{path}}

DO $squash$
DECLARE
    baseline CONSTANT text := {{baseline}};
    baseline_checksum CONSTANT text := {{checksum}};
    -- Every migration that the baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := {{squashed}};
    place oid;
    state record;
    preface text := '';
    previous record;
    own text;
    inserted boolean;
    logs text;
    before bigint;
    archived jsonb;
    archive text;
    removed bigint;
BEGIN
{{lock}}
{{state}}
{{named}}    IF state.baseline_open THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ002',
            MESSAGE = pg_catalog.format('The baseline "%s" failed on this database and was never resolved.', baseline),
            HINT = pg_catalog.format(
                'run `npx prisma migrate resolve --rolled-back %s`, then this script again.', {{word}});
    END IF;
    IF state.baseline_id IS NOT NULL AND state.held = 0 THEN
        RAISE NOTICE '"%" is already reconciled on this database: nothing to do.', baseline;
        RETURN;
    END IF;
{{refuse}}    IF state.held = 0 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ005',
            MESSAGE = pg_catalog.format(
                'None of the %s migrations that "%s" replaces is applied here.', state.total, baseline),
            HINT = 'a fresh database needs no reconciliation: run `npx prisma migrate deploy`.';
    END IF;
{{unknown}}    SELECT l.checksum::text AS checksum, l.logs::text AS logs INTO previous
    FROM "_prisma_migrations" AS l WHERE l.id::text = state.baseline_id;
    IF previous.checksum <> baseline_checksum THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ003',
            MESSAGE = pg_catalog.format(
                'This database ran another version of the baseline "%s" (%s in the ledger, %s here).',
                baseline, pg_catalog.left(previous.checksum, 8), pg_catalog.left(baseline_checksum, 8)),
            HINT = 'use the reconcile.sql that was written together with that version.';
    END IF;

    inserted := state.baseline_id IS NULL;
    own := state.baseline_id;
    logs := previous.logs;
    IF inserted THEN
        -- At the place of the last squashed migration, since Prisma reads the ledger in the order of started_at.
        -- No step is counted, as in `migrate resolve --applied`.
        own := pg_catalog.gen_random_uuid()::text;
        INSERT INTO "_prisma_migrations"
            (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count)
        SELECT own, baseline_checksum, l.finished_at, baseline, NULL, NULL, l.started_at, 0
        FROM "_prisma_migrations" AS l
        WHERE l.migration_name::text = state.last AND l.finished_at IS NOT NULL AND l.rolled_back_at IS NULL
        ORDER BY l.started_at DESC, l.id::text LIMIT 1;
    END IF;
{{archive}}
END
$squash$;

COMMIT;
