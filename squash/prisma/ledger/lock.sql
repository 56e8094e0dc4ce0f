    -- Prisma takes the same key for a session, so neither runs while the other does.
    BEGIN
        PERFORM pg_catalog.pg_advisory_xact_lock({{key}});
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
{{plain}}
