-- Undoes reconcile.sql: restores the rows of 3 migrations in "_prisma_migrations" from the "logs" of the baseline
-- 20240103000000_keys. Run it as
--
--     psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f rollback.sql
--
-- psql does not know Prisma's ?schema=NAME: leave it out of the URL, and set PGOPTIONS='-c search_path=NAME'.
--
-- One transaction: it verifies, then writes, and locks no table but the ledger. It can be run again.
--
-- A refusal changes nothing. Its SQLSTATE is SQ005 no ledger, SQ006 another session is migrating, SQ007 the archive cannot
-- be restored, SQ008 the ledger did not take the changes.

BEGIN ISOLATION LEVEL READ COMMITTED;
SET LOCAL lock_timeout = '10s';
-- Timestamps are read and compared as they were archived, and row level security hides no row silently.
SET LOCAL TimeZone = 'UTC';
SET LOCAL row_security = off;

DO $squash$
DECLARE
    baseline CONSTANT text := '20240103000000_keys';
    -- Every migration that the baseline replaced.
    squashed CONSTANT json := '[
        "20240101000000_ids",
        "20240102000000_workspaces",
        "20240103000000_keys"
    ]';
    kept record;
    archive jsonb;
    before bigint;
    problem text;
    restored bigint;
BEGIN
    -- Prisma takes the same key for a session, so neither runs while the other does.
    BEGIN
        PERFORM pg_advisory_xact_lock(72707369);
        IF to_regclass(quote_ident(current_schema()) || '."_prisma_migrations"') IS NULL
            OR to_regclass(quote_ident(current_schema()) || '."_prisma_migrations"') <> to_regclass('"_prisma_migrations"')
        THEN
            RAISE EXCEPTION USING
                ERRCODE = 'SQ005',
                MESSAGE = format('There is no "_prisma_migrations" in schema "%s".', current_schema()),
                HINT = 'a fresh database needs no reconciliation: run `npx prisma@7 migrate deploy`. If Prisma''s URL says '
                    '?schema=NAME, run this script with PGOPTIONS=''-c search_path=NAME''.';
        END IF;
        LOCK TABLE "_prisma_migrations" IN SHARE ROW EXCLUSIVE MODE;
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ006',
            MESSAGE = 'Another session is migrating this database: its lock was not released in time.',
            HINT = 'wait for it to end, or end it, and run this script again.';
    END;
    SELECT count(*) OVER () AS archives, l.id, l.checksum, l.logs INTO kept FROM "_prisma_migrations" AS l
    WHERE l.migration_name = baseline AND starts_with(l.logs, '{"squash" : 1, ')
    LIMIT 1;
    IF NOT FOUND THEN
        RAISE NOTICE '"%" keeps no archive on this database: nothing to roll back.', baseline;
        RETURN;
    END IF;

    BEGIN
        archive := kept.logs;
    EXCEPTION WHEN invalid_text_representation THEN
        archive := NULL;
    END;
    IF kept.archives > 1 THEN
        problem := 'is there more than once';
    ELSIF jsonb_typeof(archive -> 'rows') IS DISTINCT FROM 'array' THEN
        problem := 'is damaged';
    ELSIF kept.checksum <> 'aaac96f357a8241dee15b69dfd5279051712ba78427ff71d3ab38b9f1a190090' OR EXISTS (
        SELECT FROM json_array_elements_text(squashed) AS s (name)
        FULL JOIN jsonb_array_elements(archive -> 'rows') AS r (entry) ON r.entry ->> 'migration_name' = s.name
        WHERE s.name IS NULL OR r.entry IS NULL
    ) THEN
        problem := 'belongs to another squash';
    ELSE
        SELECT format('is of no use while "%s" has a row of its own', l.migration_name) INTO problem
        FROM "_prisma_migrations" AS l
        WHERE l.migration_name IN (SELECT json_array_elements_text(squashed)) AND l.id <> kept.id
        ORDER BY l.started_at, l.id LIMIT 1;
    END IF;
    IF problem IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ007',
            MESSAGE = format('The archive in the ledger''s row of "%s" %s.', baseline, problem),
            HINT = 'use the rollback.sql that was written together with the reconcile.sql that ran here; else look at '
                '"logs" of that row by hand.';
    END IF;

    before := (SELECT count(*) FROM "_prisma_migrations");
    IF (archive ->> 'inserted')::boolean THEN
        DELETE FROM "_prisma_migrations" WHERE id = kept.id;
    ELSE
        UPDATE "_prisma_migrations" SET logs = archive ->> 'logs' WHERE id = kept.id;
    END IF;
    INSERT INTO "_prisma_migrations"
    SELECT r.* FROM jsonb_populate_recordset(NULL::"_prisma_migrations", archive -> 'rows') AS r;

    SELECT count(*) INTO restored
    FROM "_prisma_migrations" AS l JOIN jsonb_array_elements(archive -> 'rows') AS r ON r = to_jsonb(l);
    IF restored <> jsonb_array_length(archive -> 'rows')
        OR (SELECT count(*) FROM "_prisma_migrations") <> before + restored - (archive ->> 'inserted')::boolean::int
        OR EXISTS (
            SELECT FROM "_prisma_migrations" AS l
            WHERE l.id = kept.id AND ((archive ->> 'inserted')::boolean OR l.logs IS DISTINCT FROM archive ->> 'logs')
        )
    THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ008',
            MESSAGE = '"_prisma_migrations" did not take the changes as they were written.',
            HINT = 'look for triggers and rules on it.';
    END IF;
    RAISE NOTICE 'The rows of "%" are restored: % of % migrations.', baseline, restored, json_array_length(squashed);
END
$squash$;

COMMIT;
