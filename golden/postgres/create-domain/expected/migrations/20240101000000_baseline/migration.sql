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
        "20240101000000_init": ["f10059c459cc058e39f60cfaa7a19d7892b589949c6fb9495af3b7a9d14b0355", "a4207e7fd35663447dc972d1597b53315d3581b02fb9af0744f3d44992b51cda"]
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

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Mood"') IS NULL THEN
        CREATE TYPE "Mood" AS ENUM ('ok', 'bad');
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Pair"') IS NULL THEN
CREATE TYPE "Pair" AS (
    "a" INTEGER,
    "b" INTEGER
);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Amount"') IS NULL THEN
        CREATE DOMAIN "Amount" AS DECIMAL(12,2);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Stamp"') IS NULL THEN
        CREATE DOMAIN "Stamp" AS TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP;
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"allowed"') IS NULL THEN
        CREATE DOMAIN "allowed" AS TEXT;
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"allowed_by_name"') IS NULL THEN
        CREATE DOMAIN "allowed_by_name" AS TEXT;
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"bare"') IS NULL THEN
        CREATE DOMAIN "bare" AS INTEGER;
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"code"') IS NULL THEN
CREATE DOMAIN "code" AS VARCHAR(10)
    COLLATE "C"
    DEFAULT 'none';
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"codes"') IS NULL THEN
        CREATE DOMAIN "codes" AS code[] CONSTRAINT "codes_check" CHECK (array_length(VALUE, 1) < 4);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"good"') IS NULL THEN
CREATE DOMAIN "good" AS "Mood"
    DEFAULT 'ok'
    CONSTRAINT "good_check" CHECK (VALUE <> 'bad'::"Mood");
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"needed"') IS NULL THEN
        CREATE DOMAIN "needed" AS TEXT NOT NULL;
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"needed_by_name"') IS NULL THEN
        CREATE DOMAIN "needed_by_name" AS TEXT CONSTRAINT "must be there" NOT NULL;
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"ordered"') IS NULL THEN
        CREATE DOMAIN "ordered" AS "Pair" CONSTRAINT "ordered_check" CHECK ((VALUE).a <= (VALUE).b);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"period"') IS NULL THEN
        CREATE DOMAIN "period" AS tstzrange CONSTRAINT "period_check" CHECK (NOT isempty(VALUE));
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"positive"') IS NULL THEN
        CREATE DOMAIN "positive" AS INTEGER CONSTRAINT "positive_check" CHECK (VALUE > 0);
    END IF;
END
$$;

-- CreateDomain
DO $squash$
BEGIN
    IF to_regtype('"postal"') IS NULL THEN
CREATE DOMAIN "postal" AS TEXT
    DEFAULT '00000'
    NOT NULL
    CONSTRAINT "five digits" CHECK (VALUE ~ '^\d{5}$'::text)
    CONSTRAINT "not all nines" CHECK (VALUE <> '99999'::text)
    CONSTRAINT "postal_check" CHECK (length(VALUE) = 5);
    END IF;
END
$squash$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"small"') IS NULL THEN
CREATE DOMAIN "small" AS positive
    DEFAULT 1
    CONSTRAINT "small_check" CHECK ((VALUE)::integer < 10);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Everything" (
    "a" bare,
    "b" small NOT NULL,
    "c" codes,
    "d" good DEFAULT 'ok'::"Mood",
    "e" ordered[],
    "f" postal
);
