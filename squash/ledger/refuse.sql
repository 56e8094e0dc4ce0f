    IF state.baseline_open THEN
        preface := format('First run `npx prisma migrate resolve --rolled-back %L`, for this attempt. Then: ', baseline);
    END IF;
    IF state.failed <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ002',
            MESSAGE = format('Migration "%s" failed on this database and was never resolved.', state.failed[1]),
            HINT = preface || format(
                'mend what it left behind and run `npx prisma migrate resolve --rolled-back %1$L`, or `--applied %1$L` '
                'if its changes are complete.', state.failed[1]);
    END IF;
    IF state.held = 0 AND state.unknown <> '{}' AND state.baseline_id IS NULL{{archived}} THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ004',
            MESSAGE = format(
                'This database ran another history: none of the %s migrations that "%s" replaces is applied, but "%s" is.',
                state.total, baseline, state.unknown[1]),
            HINT = preface || 'check that the connection and its ?schema= are those of this project.';
    END IF;
    IF state.held > 0 AND state.missing <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ001',
            MESSAGE = format(
                'This database is behind: %s of the %s migrations that "%s" replaces are missing, the first is "%s".',
                cardinality(state.missing), state.total, baseline, state.missing[1]),
            HINT = preface || format(
                'finish the old history: check out the commit before the squash, run `npx prisma migrate deploy` '
                'up to %s, then come back.', state.last);
    END IF;
    IF state.edited <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ003',
            MESSAGE = format(
                'This database ran a version of %s migration(s) that git never held, the first is %s.',
                cardinality(state.edited), state.edited[1]),
            HINT = preface || 'find what that version did, make the database agree with git''s version, and set the '
                'checksum in "_prisma_migrations" to git''s.';
    END IF;
