-- Undoes reconcile.sql: restores the rows of {{count}} in "_prisma_migrations" from the "logs" of the baseline
-- {{baseline_comment}}. Run it as
--
--     psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f rollback.sql
--
-- psql does not know Prisma's ?schema=NAME: leave it out of the URL, and set PGOPTIONS='-c search_path=NAME'.
--
-- One transaction: it verifies, then writes, and locks no table but the ledger. It can be run again.
--
-- A refusal changes nothing. Its SQLSTATE is SQ005 no ledger, SQ006 another session is migrating, SQ007 the archive cannot
-- be restored, SQ008 the ledger did not take the changes, SQ009 the ledger or the search_path could run code of
-- somebody else.

BEGIN ISOLATION LEVEL READ COMMITTED;
SET LOCAL lock_timeout = '10s';
-- Timestamps are read and compared as they were archived, and row level security hides no row silently.
SET LOCAL TimeZone = 'UTC';
SET LOCAL row_security = off;

{{path}}

DO $squash$
DECLARE
    baseline CONSTANT text := {{baseline}};
    -- Every migration that the baseline replaced.
    squashed CONSTANT json := {{names}};
    place oid;
    kept record;
    archive jsonb;
    entries jsonb;
    inserted boolean;
    before bigint;
    problem text;
    restored bigint;
BEGIN
{{lock}}
    -- Names of functions and types of values leave no choice: see reconcile.sql.
    SELECT pg_catalog.count(*) OVER () AS archives, l.id::text AS id, l.checksum::text AS checksum, l.logs::text AS logs
    INTO kept FROM "_prisma_migrations" AS l
    WHERE l.migration_name::text = baseline AND pg_catalog.starts_with(l.logs, '{"squash" : 1, ')
    LIMIT 1;
    IF NOT FOUND THEN
        RAISE NOTICE '"%" keeps no archive on this database: nothing to roll back.', baseline;
        RETURN;
    END IF;

    BEGIN
        archive := kept.logs;
        entries := archive -> 'rows'::text;
    EXCEPTION WHEN invalid_text_representation THEN
        entries := NULL;
    END;
    IF kept.archives > 1 THEN
        problem := 'is there more than once';
    ELSIF pg_catalog.jsonb_typeof(entries) IS DISTINCT FROM 'array' THEN
        problem := 'is damaged';
    ELSIF kept.checksum <> {{checksum}} OR EXISTS (
        SELECT FROM pg_catalog.json_array_elements_text(squashed) AS s (name)
        FULL JOIN pg_catalog.jsonb_array_elements(entries) AS r (entry) ON r.entry ->> 'migration_name'::text = s.name
        WHERE s.name IS NULL OR r.entry IS NULL
    ) THEN
        problem := 'belongs to another squash';
    ELSE
        SELECT pg_catalog.format('is of no use while "%s" has a row of its own', l.migration_name) INTO problem
        FROM "_prisma_migrations" AS l
        WHERE l.migration_name::text IN (SELECT pg_catalog.json_array_elements_text(squashed)) AND l.id::text <> kept.id
        ORDER BY l.started_at, l.id::text LIMIT 1;
    END IF;
    IF problem IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ007',
            MESSAGE = pg_catalog.format('The archive in the ledger''s row of "%s" %s.', baseline, problem),
            HINT = 'if the old commit was deployed after reconcile.sql, delete the rows that it made, and run this again. '
                'Else use the rollback.sql that belongs to the reconcile.sql that ran here.';
    END IF;

    inserted := archive ->> 'inserted'::text;
    before := (SELECT pg_catalog.count(*) FROM "_prisma_migrations");
    IF inserted THEN
        DELETE FROM "_prisma_migrations" AS l WHERE l.id::text = kept.id;
    ELSE
        UPDATE "_prisma_migrations" AS l SET logs = archive ->> 'logs'::text WHERE l.id::text = kept.id;
    END IF;
    INSERT INTO "_prisma_migrations"
    SELECT r.* FROM pg_catalog.jsonb_populate_recordset(NULL::"_prisma_migrations", entries) AS r;

    SELECT pg_catalog.count(*) INTO restored
    FROM "_prisma_migrations" AS l JOIN pg_catalog.jsonb_array_elements(entries) AS r ON r = pg_catalog.to_jsonb(l);
    IF restored <> pg_catalog.jsonb_array_length(entries)
        OR (SELECT pg_catalog.count(*) FROM "_prisma_migrations") <> before + restored - inserted::int
        OR EXISTS (
            SELECT FROM "_prisma_migrations" AS l
            WHERE l.id::text = kept.id AND (inserted OR l.logs::text IS DISTINCT FROM archive ->> 'logs'::text)
        )
    THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ008',
            MESSAGE = '"_prisma_migrations" did not take the changes as they were written.',
            HINT = 'look for triggers and rules on it.';
    END IF;
    RAISE NOTICE 'The rows of "%" are restored: % of % migrations.',
        baseline, restored, pg_catalog.json_array_length(squashed);
END
$squash$;

COMMIT;
