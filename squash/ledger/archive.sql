    -- The old rows become the "logs" of the baseline's own row.
    before := (SELECT count(*) FROM "_prisma_migrations");
    SELECT jsonb_agg(to_jsonb(l) ORDER BY l.started_at, l.id) INTO archived
    FROM "_prisma_migrations" AS l WHERE l.migration_name IN ({{names}}) AND l.id <> own;
    archive := json_build_object('squash', 1, 'inserted', inserted, 'logs', logs, 'rows', archived);
    UPDATE "_prisma_migrations" AS l SET logs = archive WHERE l.id = own;
    DELETE FROM "_prisma_migrations" WHERE migration_name IN ({{names}}) AND id <> own;
    GET DIAGNOSTICS removed = ROW_COUNT;
    IF removed <> jsonb_array_length(archived)
        OR (SELECT count(*) FROM "_prisma_migrations") <> before - removed
        OR NOT EXISTS (
            SELECT FROM "_prisma_migrations" AS l
            WHERE l.id = own AND l.migration_name = baseline AND l.checksum = baseline_checksum AND l.logs = archive
        )
    THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ008',
            MESSAGE = '"_prisma_migrations" did not take the changes as they were written.',
            HINT = 'look for triggers and rules on it.';
    END IF;
    RAISE NOTICE '"%" now stands for % migrations (% rows kept in its logs).', baseline, {{total}}, removed;
