    IF state.baseline_open THEN
        preface := pg_catalog.format(
            'First run `npx prisma migrate resolve --rolled-back %s`, for this attempt. Then: ', {{word}});
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
    IF state.held = 0 AND state.unknown[1] IS NOT NULL AND state.baseline_id IS NULL{{archived}} THEN
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
