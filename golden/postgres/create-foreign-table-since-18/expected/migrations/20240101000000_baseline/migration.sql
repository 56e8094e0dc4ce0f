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
        "20240101000000_init": ["3713fcaa77fcdd5583aec221a29e2a92b08a08651daaca69803ec6829c0b3d18", "d64b9029d1c3a68381dc97a5976578470af306a5cfa3d00210b978d004bf4991"]
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

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'plain') THEN
        CREATE FOREIGN DATA WRAPPER "plain";
    END IF;
END
$$;

-- CreateServer
CREATE SERVER IF NOT EXISTS "far" FOREIGN DATA WRAPPER "plain";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Source" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL,
    "a" TEXT DEFAULT 'x',
    "b" INTEGER GENERATED ALWAYS AS (id + 1) STORED,
    "c" TEXT,

    CONSTRAINT "checked" CHECK (id > 0)
);

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "LikeAll" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL,
    "a" TEXT DEFAULT 'x',
    "b" INTEGER GENERATED ALWAYS AS (id + 1) STORED,
    "c" TEXT,
    "more" TEXT,

    CONSTRAINT "checked" CHECK (id > 0)
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "LikeEach" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL,
    "a" TEXT DEFAULT 'x',
    "b" INTEGER GENERATED ALWAYS AS (id + 1) STORED,
    "c" TEXT,

    CONSTRAINT "checked" CHECK (id > 0)
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "LikeLess" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL,
    "a" TEXT,
    "b" INTEGER,
    "c" TEXT
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "LikeNone" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL,
    "a" TEXT,
    "b" INTEGER,
    "c" TEXT
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Limits" (
    "a" INTEGER NOT NULL NO INHERIT,
    "b" INTEGER,
    "c" INTEGER,
    "d" INTEGER GENERATED ALWAYS AS (a * 2) VIRTUAL,
    "e" INTEGER CONSTRAINT "e needed" NOT NULL NO INHERIT,

    CONSTRAINT "apart" CHECK (a <> c),
    CONSTRAINT "c sure" CHECK (c > 0)
) SERVER "far";

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Limits"'::regclass AND conname = 'Limits_b_check') THEN
        ALTER TABLE "Limits" ADD CONSTRAINT "Limits_b_check" CHECK (b > 0) NOT ENFORCED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Limits"'::regclass AND conname = 'together') THEN
        ALTER TABLE "Limits" ADD CONSTRAINT "together" CHECK (a > b) NO INHERIT NOT ENFORCED;
    END IF;
END
$$;

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'LikeAll_a_c_stat' AND stxnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE STATISTICS "LikeAll_a_c_stat" ON "a", "c" FROM "LikeAll";
    END IF;
END
$$;

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'LikeEach_a_c_stat' AND stxnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE STATISTICS "LikeEach_a_c_stat" ON "a", "c" FROM "LikeEach";
    END IF;
END
$$;

-- CreateStatistics
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_statistic_ext WHERE stxname = 'source_stats' AND stxnamespace = quote_ident(current_schema())::regnamespace) THEN
        CREATE STATISTICS "source_stats" ON "a", "c" FROM "Source";
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF col_description('"LikeAll"'::regclass, (SELECT attnum FROM pg_attribute WHERE attrelid = '"LikeAll"'::regclass AND attname = 'a')) IS NULL THEN
        COMMENT ON COLUMN "LikeAll"."a" IS 'of a';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF col_description('"LikeEach"'::regclass, (SELECT attnum FROM pg_attribute WHERE attrelid = '"LikeEach"'::regclass AND attname = 'a')) IS NULL THEN
        COMMENT ON COLUMN "LikeEach"."a" IS 'of a';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF col_description('"Source"'::regclass, (SELECT attnum FROM pg_attribute WHERE attrelid = '"Source"'::regclass AND attname = 'a')) IS NULL THEN
        COMMENT ON COLUMN "Source"."a" IS 'of a';
    END IF;
END
$$;
