    -- The old rows become the "logs" of the baseline's own row.
    before := (SELECT pg_catalog.count(*) FROM "_prisma_migrations");
    SELECT pg_catalog.jsonb_agg(pg_catalog.to_jsonb(l) ORDER BY l.started_at, l.id::text) INTO archived
    FROM "_prisma_migrations" AS l WHERE l.migration_name::text IN ({{names}}) AND l.id::text <> own;
    archive := pg_catalog.json_build_object('squash', 1, 'inserted', inserted, 'logs', logs, 'rows', archived);
    UPDATE "_prisma_migrations" AS l SET logs = archive WHERE l.id::text = own;
    DELETE FROM "_prisma_migrations" WHERE migration_name::text IN ({{names}}) AND id::text <> own;
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
    RAISE NOTICE '"%" now stands for % migrations (% rows kept in its logs).', baseline, {{total}}, removed;
