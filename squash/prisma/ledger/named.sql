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
