-- Replaces the rows of 3 migrations in "_prisma_migrations" by one row of the baseline
-- 20240103000000_keys, on a database that has applied them all. Run it as
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
    baseline_checksum CONSTANT text := 'e283927eb7134e675ed25f89f7f047717fc499741c6310b887766cf5b87cc4d0';
    -- Every migration that the baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_ids": ["dc7cca30c397fc3bb222885a68e8658b298810c5046af0e321095e85c9193c02", "a2263cb2b19beeb81e307a209647a0beb15c5c80b60193c86808fc9cf4c7c614"],
        "20240102000000_workspaces": ["540bba2208e0d7ecf413fc46b07af81939328e93b57e3a09ee279d4c456ce552", "e638c58d2dd5c8b1dfeecd50108486330973a0c73d444dd1b1968ef190332e78"],
        "20240103000000_keys": ["1536b7ddc05079a22844f48fd05126ef25b6011f5c0144bccb5eef78d02fe932", "03fb443b0665b0997d8b016255796713146b25eaee4aca798ed18a968899311b"]
    }';
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
    -- Functions are qualified and values have a type: otherwise a function or an operator of this database that fits
    -- better could run in place of PostgreSQL's own, as the role that runs this (CVE-2018-1058).
    WITH
        wanted AS (
            SELECT s.name, s.checksums::jsonb AS checksums, s.position
            FROM pg_catalog.json_each(squashed) WITH ORDINALITY AS s (name, checksums, position)
        ),
        ledger AS (
            SELECT
                l.id::text AS id, l.migration_name::text AS name, l.checksum::text AS checksum, l.started_at,
                -- Prisma's words: applied is finished and not rolled back, failed is neither finished nor rolled back.
                l.finished_at IS NOT NULL AND l.rolled_back_at IS NULL AS applied,
                l.finished_at IS NULL AND l.rolled_back_at IS NULL AS failed
            FROM "_prisma_migrations" AS l
        ),
        tries AS (
            SELECT l.*, w.position, w.checksums FROM ledger AS l LEFT JOIN wanted AS w ON w.name = l.name
                -- The baseline has the last migration's name: a row is that migration's if its checksum is. (The short
                -- form of checksums is older than any baseline.)
                AND (
                    l.name <> baseline OR pg_catalog.length(l.checksum) < 64
                    OR w.checksums @> pg_catalog.to_jsonb(l.checksum)
                )
        )
    SELECT
        (SELECT pg_catalog.count(*) FROM wanted) AS total,
        (SELECT name FROM wanted ORDER BY position DESC LIMIT 1) AS last,
        (SELECT pg_catalog.count(*) FROM tries WHERE position IS NOT NULL AND (applied OR failed)) AS held,
        ARRAY(
            SELECT w.name FROM wanted AS w LEFT JOIN tries AS t ON t.name = w.name AND t.applied AND t.position IS NOT NULL
            WHERE t.id IS NULL ORDER BY w.position
        ) AS missing,
        ARRAY(SELECT name FROM tries WHERE failed AND name <> baseline ORDER BY started_at, id) AS failed,
        ARRAY(
            SELECT name FROM tries WHERE applied AND position IS NULL AND name <> baseline ORDER BY started_at, id
        ) AS unknown,
        -- Old ledgers print each byte of the checksum without padding: 0a as a, 00 as 0.
        ARRAY(
            SELECT pg_catalog.format(
                '"%s" (%s in the ledger, %s in git)',
                name, pg_catalog.left(checksum, 8), pg_catalog.left(checksums ->> 0, 8))
            FROM tries
            WHERE applied AND position IS NOT NULL AND NOT checksums @> pg_catalog.to_jsonb(checksum) AND NOT (
                pg_catalog.length(checksum) < 64 AND checksum IN (
                    SELECT pg_catalog.replace(pg_catalog.replace(
                        pg_catalog.regexp_replace(padded, '(..)', E'.\\1', 'g'), '.0', ''), '.', '')
                    FROM pg_catalog.jsonb_array_elements_text(checksums) AS padded
                )
            )
            ORDER BY position, id
        ) AS edited,
        (SELECT id FROM tries WHERE name = baseline AND applied AND position IS NULL ORDER BY started_at, id LIMIT 1) AS baseline_id,
        EXISTS (SELECT FROM tries WHERE name = baseline AND failed) AS baseline_open
    INTO state;

    -- The baseline has the name of the last migration that it replaces, whose row a checksum tells from its own.
    IF EXISTS (
        SELECT FROM "_prisma_migrations" AS l WHERE l.id::text = state.baseline_id AND l.checksum::text <> baseline_checksum
    ) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ003',
            MESSAGE = pg_catalog.format(
                'This database ran a version of "%s" that is neither in git nor this baseline (%s in the ledger, %s here).',
                baseline,
                (SELECT pg_catalog.left(l.checksum, 8) FROM "_prisma_migrations" AS l WHERE l.id::text = state.baseline_id),
                pg_catalog.left(baseline_checksum, 8)),
            HINT = 'find what that version did, make the database agree with git''s version, and set the checksum in '
                '"_prisma_migrations" to git''s.';
    END IF;
    IF state.baseline_open THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ002',
            MESSAGE = pg_catalog.format('The baseline "%s" failed on this database and was never resolved.', baseline),
            HINT = pg_catalog.format(
                'run `npx prisma migrate resolve --rolled-back %s`, then this script again.', '20240103000000_keys');
    END IF;
    IF state.baseline_id IS NOT NULL AND state.held = 0 THEN
        RAISE NOTICE '"%" is already reconciled on this database: nothing to do.', baseline;
        RETURN;
    END IF;
    IF state.baseline_open THEN
        preface := pg_catalog.format(
            'First run `npx prisma migrate resolve --rolled-back %s`, for this attempt. Then: ', '20240103000000_keys');
    END IF;
    IF state.failed[1] IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ002',
            MESSAGE = pg_catalog.format('Migration "%s" failed on this database and was never resolved.', state.failed[1]),
            HINT = preface || pg_catalog.format(
                'mend what it left behind and run `npx prisma migrate resolve --rolled-back %1$s`, or `--applied %1$s` '
                'if its changes are complete.',
                -- quoted for a shell
                pg_catalog.format('''%s''', pg_catalog.replace(state.failed[1], '''', E'\'\\\'\'')));
    END IF;
    IF state.held = 0 AND state.unknown[1] IS NOT NULL AND state.baseline_id IS NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ004',
            MESSAGE = pg_catalog.format(
                'This database ran another history: none of the %s migrations that "%s" replaces is applied, but "%s" is.',
                state.total, baseline, state.unknown[1]),
            HINT = preface || 'check that the connection and its ?schema= are those of this project.';
    END IF;
    IF state.held > 0 AND state.missing[1] IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ001',
            MESSAGE = pg_catalog.format(
                'This database is behind: %s of the %s migrations that "%s" replaces are missing, the first is "%s".',
                pg_catalog.cardinality(state.missing), state.total, baseline, state.missing[1]),
            HINT = preface || pg_catalog.format(
                'finish the old history: check out the commit before the squash, run `npx prisma migrate deploy` '
                'up to %s, then come back.', state.last);
    END IF;
    IF state.edited[1] IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ003',
            MESSAGE = pg_catalog.format(
                'This database ran a version of %s migration(s) that git never held, the first is %s.',
                pg_catalog.cardinality(state.edited), state.edited[1]),
            HINT = preface || 'find what that version did, make the database agree with git''s version, and set the '
                'checksum in "_prisma_migrations" to git''s.';
    END IF;
    IF state.held = 0 THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ005',
            MESSAGE = pg_catalog.format(
                'None of the %s migrations that "%s" replaces is applied here.', state.total, baseline),
            HINT = 'a fresh database needs no reconciliation: run `npx prisma migrate deploy`.';
    END IF;
    -- A migration that sorts behind the baseline is a later one. Any other should be known.
    IF state.held > 0
        AND EXISTS (SELECT FROM pg_catalog.unnest(state.unknown) AS name WHERE name COLLATE "C" < baseline COLLATE "C")
    THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ004',
            MESSAGE = pg_catalog.format(
                'This database has applied migrations that the squashed history does not know: %s.',
                (
                    SELECT pg_catalog.string_agg(pg_catalog.format('"%s"', name), ', ' ORDER BY name COLLATE "C")
                    FROM pg_catalog.unnest(state.unknown) AS name WHERE name COLLATE "C" < baseline COLLATE "C"
                )),
            HINT = preface || 'bring them into the history and squash it again, or, if their changes are undone, delete '
                'their rows from "_prisma_migrations".';
    END IF;
    SELECT l.checksum::text AS checksum, l.logs::text AS logs INTO previous
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
    -- The old rows become the "logs" of the baseline's own row.
    before := (SELECT pg_catalog.count(*) FROM "_prisma_migrations");
    SELECT pg_catalog.jsonb_agg(pg_catalog.to_jsonb(l) ORDER BY l.started_at, l.id::text) INTO archived
    FROM "_prisma_migrations" AS l WHERE l.migration_name::text IN (SELECT pg_catalog.json_object_keys(squashed)) AND l.id::text <> own;
    archive := pg_catalog.json_build_object('squash', 1, 'inserted', inserted, 'logs', logs, 'rows', archived);
    UPDATE "_prisma_migrations" AS l SET logs = archive WHERE l.id::text = own;
    DELETE FROM "_prisma_migrations" WHERE migration_name::text IN (SELECT pg_catalog.json_object_keys(squashed)) AND id::text <> own;
    GET DIAGNOSTICS removed = ROW_COUNT;
    IF removed <> pg_catalog.jsonb_array_length(archived)
        OR (SELECT pg_catalog.count(*) FROM "_prisma_migrations") <> before - removed
        OR NOT EXISTS (
            SELECT FROM "_prisma_migrations" AS l
            WHERE l.id::text = own AND l.migration_name::text = baseline AND l.checksum::text = baseline_checksum
                AND l.logs::text = archive
        )
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
