-- Baseline, made by squash: it replaces 6 migrations, 20240101000000_init to 20240106000000_owner.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240106000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["b751fb63729e477f841d7f00abdab48879d10919a8f94bc6a3df70ecb163e679", "04db7a7f8ebd439d9c8f53df00dff147106c2af9801f242bcd0ec020df388442"],
        "20240102000000_defaults": ["ff435a5f919d1482fd41f94801528e8e5eaaf525a9e1548494797d65084a2507", "ce7fd447767a28fb30dfe8beed7a6ff1274476be4b87a2994c076f593e796f76"],
        "20240103000000_nulls": ["a7c7eb9e4486406bcd9c18839bb9155c9090915c8a19248a84c90e4621c4abed", "16fcdba64a01241808b8b1754c28dc6117e4878d6258ad5ccfcf17921d73c167"],
        "20240104000000_constraints": ["b8ccbfab2ba96b9364feda695328f55b4ad8132980274c429214af2481e2ed27", "50bcea96961b96b98cdccd2421f0448a9c881f438527df28036d696c32f698ba"],
        "20240105000000_names": ["8b36f770fd753a1e495335ec6da68073d5594a4554ea1e7bc7823dd5b4d31d04", "37a9aafa55bed5757adb30dd758ffc0788912202f431a94d0a32ef7e0af4ece3"],
        "20240106000000_owner": ["22f6a3a9dd033ff7659a58746f1986aae4d8a6c4507c74c3fe99702f06267a50", "d1f940cfa8113771dd4ce559adb3cac196dd4c912c341b39c96b5105216128f0"]
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

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "types";

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"amount"') IS NULL THEN
CREATE DOMAIN "amount" AS DECIMAL(10,2)
    DEFAULT 9.99
    CONSTRAINT "price_not_null" NOT NULL
    CONSTRAINT "below" CHECK (VALUE < (1000000)::numeric)
    CONSTRAINT "more than nothing" CHECK (VALUE > (0)::numeric)
    CONSTRAINT "price_check" CHECK (VALUE <> (13)::numeric);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"tag"') IS NULL THEN
        CREATE DOMAIN "tag" AS TEXT CONSTRAINT "short" CHECK (length(VALUE) < 20);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"types"."moved"') IS NULL THEN
        CREATE DOMAIN "types"."moved" AS TEXT;
    END IF;
END
$$;

-- AlterDomain
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE contypid = '"amount"'::regtype AND conname = 'not seven') THEN
        ALTER DOMAIN "amount" ADD CONSTRAINT "not seven" CHECK (VALUE <> (7)::numeric) NOT VALID;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "price" amount,
    "tag" tag,
    "moved" types.moved
);
