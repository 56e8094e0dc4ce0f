-- Records the baseline {{baseline_comment}} as applied on a database that holds its objects but
-- no applied migration, as `npx prisma migrate resolve --applied` would.

BEGIN ISOLATION LEVEL READ COMMITTED;
SET LOCAL lock_timeout = '10s';
SET LOCAL row_security = off;

{{path}}

DO $squash$
DECLARE
    baseline CONSTANT text := {{baseline}};
    known text;
    place oid;
BEGIN
    IF current_schema IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'SQ005', MESSAGE = 'The schema of this connection does not exist.';
    END IF;
    -- Prisma takes the same key for a session, so neither runs while the other does.
    BEGIN
        PERFORM pg_catalog.pg_advisory_xact_lock({{key}});
        IF pg_catalog.to_regclass(pg_catalog.quote_ident(current_schema) || '."_prisma_migrations"') IS NULL THEN
{{table}}
        END IF;
        LOCK TABLE "_prisma_migrations" IN SHARE ROW EXCLUSIVE MODE;
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ006',
            MESSAGE = 'Another session is migrating this database: its lock was not released in time.',
            HINT = 'wait for it to end, or end it, and adopt again.';
    END;
    place := pg_catalog.to_regclass('"_prisma_migrations"');
{{plain}}
    known := (SELECT migration_name FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at LIMIT 1);
    IF known IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ004',
            MESSAGE = pg_catalog.format('This database is managed already: its ledger holds "%s".', known),
            HINT = 'check it again.';
    END IF;
    INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, logs, started_at, applied_steps_count)
    VALUES (pg_catalog.gen_random_uuid()::text, {{checksum}}, CURRENT_TIMESTAMP, baseline, '', CURRENT_TIMESTAMP, 0);
    RAISE NOTICE '"%" is recorded as applied.', baseline;
END
$squash$;

COMMIT;
