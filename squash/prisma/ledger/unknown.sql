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
