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
-- be restored, SQ008 the ledger did not take the changes, SQ009 the ledger or the search_path could run code of
-- somebody else.

BEGIN ISOLATION LEVEL READ COMMITTED;
SET LOCAL lock_timeout = '10s';
-- Timestamps are read and compared as they were archived, and row level security hides no row silently.
SET LOCAL TimeZone = 'UTC';
SET LOCAL row_security = off;

-- Refuses a session in which another schema stands before pg_catalog: what is called `=` or `text` there would run in
-- place of PostgreSQL's own (CVE-2018-1058). The owner of a database can set such a path for everybody.
DO $squash$
BEGIN
    -- a temporary schema comes first by itself, but no function is looked for in it
    IF (pg_catalog.array_remove(
        pg_catalog.current_schemas(true),
        (SELECT n.nspname FROM pg_catalog.pg_namespace AS n WHERE n.oid OPERATOR(pg_catalog.=) pg_catalog.pg_my_temp_schema())
    ))[1] OPERATOR(pg_catalog.<>) 'pg_catalog'::pg_catalog.name THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ009',
            MESSAGE = 'The search_path of this session puts another schema before pg_catalog.',
            HINT = 'leave pg_catalog out of the search_path of the role and of the database: it comes first by itself.';
    END IF;
END
$squash$;

DO $squash$
DECLARE
    baseline CONSTANT text := '20240103000000_keys';
    -- Every migration that the baseline replaced.
    squashed CONSTANT json := '[
        "20240101000000_ids",
        "20240102000000_workspaces",
        "20240103000000_keys"
    ]';
    place oid;
    kept record;
    archive jsonb;
    entries jsonb;
    inserted boolean;
    before bigint;
    problem text;
    restored bigint;
BEGIN
    -- Prisma takes the same key for a session, so neither runs while the other does.
    BEGIN
        PERFORM pg_catalog.pg_advisory_xact_lock(72707369);
        place := pg_catalog.to_regclass(pg_catalog.quote_ident(current_schema) || '."_prisma_migrations"');
        IF place IS NULL OR place <> pg_catalog.to_regclass('"_prisma_migrations"')::oid THEN
            RAISE EXCEPTION USING
                ERRCODE = 'SQ005',
                MESSAGE = pg_catalog.format('There is no "_prisma_migrations" in schema "%s".', current_schema),
                HINT = 'a fresh database needs no reconciliation: run `npx prisma migrate deploy`. If Prisma''s URL says '
                    '?schema=NAME, run this script with PGOPTIONS=''-c search_path=NAME''.';
        END IF;
        LOCK TABLE "_prisma_migrations" IN SHARE ROW EXCLUSIVE MODE;
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ006',
            MESSAGE = 'Another session is migrating this database: its lock was not released in time.',
            HINT = 'wait for it to end, or end it, and run this script again.';
    END;
    -- A view, a type, an index or a policy of somebody's own could run anything as soon as a query on it is planned.
    IF EXISTS (
        SELECT FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.oid = place AND (
            c.relkind <> 'r' OR a.atttypid >= 16384::oid OR a.attgenerated <> ''
            OR EXISTS (SELECT FROM pg_catalog.pg_inherits AS i WHERE i.inhparent = c.oid)
            OR EXISTS (
                SELECT FROM pg_catalog.pg_index AS i
                WHERE i.indrelid = c.oid AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)
            )
            OR EXISTS (SELECT FROM pg_catalog.pg_constraint AS k WHERE k.conrelid = c.oid AND k.contype = 'c')
            OR EXISTS (SELECT FROM pg_catalog.pg_statistic_ext AS s WHERE s.stxrelid = c.oid)
            OR pg_catalog.row_security_active(c.oid)
        )
    ) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ009',
            MESSAGE = '"_prisma_migrations" is not as Prisma makes it.',
            HINT = '`squash deploys check` names what differs.';
    END IF;
    IF EXISTS (
        SELECT FROM "_prisma_migrations" AS l
        WHERE l.id IS NULL OR l.checksum IS NULL OR l.migration_name IS NULL OR l.started_at IS NULL
    ) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ009',
            MESSAGE = 'A row of "_prisma_migrations" lacks its id, checksum, name or start.',
            HINT = '`squash deploys check` names it.';
    END IF;
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
    ELSIF kept.checksum <> 'e283927eb7134e675ed25f89f7f047717fc499741c6310b887766cf5b87cc4d0' OR EXISTS (
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
