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
