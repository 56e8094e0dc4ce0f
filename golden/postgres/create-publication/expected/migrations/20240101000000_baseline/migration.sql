-- Baseline, made by squash: it replaces migration 20240101000000_init.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240101000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["551dd2d91e6884f47c3882113197a6678fa1b700d803d61e91198653cec5b35e", "d311f681c51349fd5c939da0693db23d5c0bf865d7a824ba9334411452c67e71"]
    }';
    state record;
    preface text := '';
BEGIN
    IF to_regclass(quote_ident(current_schema()) || '."_prisma_migrations"') IS NULL THEN
        RETURN;
    END IF;
    IF to_regclass(quote_ident(current_schema()) || '."_prisma_migrations"') <> to_regclass('"_prisma_migrations"') THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ005',
            MESSAGE = 'A temporary table hides "_prisma_migrations".',
            HINT = 'drop it.';
    END IF;

    WITH
        wanted AS (
            SELECT s.name, s.checksums::jsonb AS checksums, s.position
            FROM json_each(squashed) WITH ORDINALITY AS s (name, checksums, position)
        ),
        -- Prisma's words: applied is finished and not rolled back, failed is neither finished nor rolled back.
        tries AS (
            SELECT
                l.id, l.migration_name AS name, l.checksum, l.started_at,
                l.finished_at IS NOT NULL AND l.rolled_back_at IS NULL AS applied,
                l.finished_at IS NULL AND l.rolled_back_at IS NULL AS failed,
                w.position, w.checksums
            FROM "_prisma_migrations" AS l LEFT JOIN wanted AS w ON w.name = l.migration_name
        )
    SELECT
        (SELECT count(*) FROM "_prisma_migrations") AS rows,
        (SELECT count(*) FROM wanted) AS total,
        (SELECT name FROM wanted ORDER BY position DESC LIMIT 1) AS last,
        (SELECT count(*) FROM tries WHERE position IS NOT NULL AND (applied OR failed)) AS held,
        ARRAY(
            SELECT w.name FROM wanted AS w LEFT JOIN tries AS t ON t.name = w.name AND t.applied
            WHERE t.id IS NULL ORDER BY w.position
        ) AS missing,
        ARRAY(SELECT name FROM tries WHERE failed AND name <> baseline ORDER BY started_at, id) AS failed,
        ARRAY(
            SELECT name FROM tries WHERE applied AND position IS NULL AND name <> baseline ORDER BY started_at, id
        ) AS unknown,
        -- Old ledgers print each byte of the checksum without padding: 0a as a, 00 as 0.
        ARRAY(
            SELECT format('"%s" (%s in the ledger, %s in git)', name, left(checksum, 8), left(checksums ->> 0, 8))
            FROM tries
            WHERE applied AND position IS NOT NULL AND NOT checksums @> to_jsonb(checksum) AND NOT (
                length(checksum) < 64 AND checksum IN (
                    SELECT replace(replace(regexp_replace(padded, '(..)', E'.\\1', 'g'), '.0', ''), '.', '')
                    FROM jsonb_array_elements_text(checksums) AS padded
                )
            )
            ORDER BY position, id
        ) AS edited,
        (SELECT id FROM tries WHERE name = baseline AND applied ORDER BY started_at, id LIMIT 1) AS baseline_id,
        (SELECT count(*) FROM tries WHERE name = baseline AND failed) > 0 AS baseline_open
    INTO state;

    IF state.baseline_open THEN
        preface := format('First run `npx prisma@7 migrate resolve --rolled-back %s`, for this attempt. Then: ', baseline);
    END IF;
    IF state.failed <> '{}' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'SQ002',
            MESSAGE = format('Migration "%s" failed on this database and was never resolved.', state.failed[1]),
            HINT = preface || format(
                'mend what it left behind and run `npx prisma@7 migrate resolve --rolled-back %1$s`, or `--applied %1$s` '
                'if its changes are complete.', state.failed[1]);
    END IF;
    IF state.held = 0 AND state.unknown <> '{}' AND state.baseline_id IS NULL THEN
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
                'finish the old history: check out the commit before the squash, run `npx prisma@7 migrate deploy` '
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
END
$squash$;

-- Schema: from here on the script depends on nothing but the catalog that the history builds.

-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL,
    "v" TEXT,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "B" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "B_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL
) PARTITION BY RANGE (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_1" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parent" (
    "id" INTEGER CONSTRAINT "Parent_id_not_null" NOT NULL,

    CONSTRAINT "Parent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Child" (
    "more" TEXT
) INHERITS ("Parent");

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_1"'::regclass) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_1" FOR VALUES FROM (0) TO (10);
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'changes') THEN
        CREATE PUBLICATION "changes" WITH (publish = 'insert, update');
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'empty') THEN
        CREATE PUBLICATION "empty";
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'everything') THEN
        CREATE PUBLICATION "everything" FOR ALL TABLES;
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'one part') THEN
        CREATE PUBLICATION "one part";
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'parts') THEN
        CREATE PUBLICATION "parts" WITH (publish_via_partition_root = true);
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'removals') THEN
        CREATE PUBLICATION "removals" FOR ALL TABLES WITH (publish = 'delete, truncate', publish_via_partition_root = true);
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'silent') THEN
        CREATE PUBLICATION "silent" WITH (publish = '');
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'some of them') THEN
        CREATE PUBLICATION "some of them";
    END IF;
END
$$;

-- CreatePublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = 'with heirs') THEN
        CREATE PUBLICATION "with heirs";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'changes' AND prrelid = '"A"'::regclass) THEN
        ALTER PUBLICATION "changes" ADD TABLE ONLY "A";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'one part' AND prrelid = '"Event_1"'::regclass) THEN
        ALTER PUBLICATION "one part" ADD TABLE ONLY "Event_1";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'parts' AND prrelid = '"Event"'::regclass) THEN
        ALTER PUBLICATION "parts" ADD TABLE ONLY "Event";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'some of them' AND prrelid = '"A"'::regclass) THEN
        ALTER PUBLICATION "some of them" ADD TABLE ONLY "A";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'some of them' AND prrelid = '"Parent"'::regclass) THEN
        ALTER PUBLICATION "some of them" ADD TABLE ONLY "Parent";
    END IF;
END
$$;

-- AlterPublication
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'with heirs' AND prrelid = '"B"'::regclass) THEN
        ALTER PUBLICATION "with heirs" ADD TABLE ONLY "B";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'with heirs' AND prrelid = '"Child"'::regclass) THEN
        ALTER PUBLICATION "with heirs" ADD TABLE ONLY "Child";
    END IF;
    IF NOT EXISTS (SELECT FROM pg_publication_rel JOIN pg_publication p ON p.oid = prpubid WHERE pubname = 'with heirs' AND prrelid = '"Parent"'::regclass) THEN
        ALTER PUBLICATION "with heirs" ADD TABLE ONLY "Parent";
    END IF;
END
$$;
