-- Baseline, made by squash: it replaces 5 migrations, 20240101000000_init to 20240105000000_names.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240105000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["ad5781376030fe6f89ff04156eac8b0bacddb5e3bf789bb5e476267ff54c66c0", "b4f8abe7b0917c652527ba47ab572a9939a1fbd2af7cf8bc7888448fa2da4edf"],
        "20240102000000_columns": ["6058148672e54ee93e4dbb79711b0d17952dd7a33703e2849600d8753ced3000", "deece32b715a21f1026470379f5d78d2279991d0ef2383e9246b27fe9f714a33"],
        "20240103000000_storage": ["164e2ae7f8d5832323e2c395b66609176a2fbb3eb163975d5f3efb0b2ffd7270", "ac1c28397a22a4ec27f1349e6ade3446e912412c4af42466f1f725c5093eb9f0"],
        "20240104000000_extension": ["a1cb59c549470ce205cc986253f91042695c1a5c469f7c0e36b300217b55d5bf", "13b46df727d12621c4ff44c7396220999e49aef1cb4901b1463401a5f88d76cc"],
        "20240105000000_names": ["716b87664540e4a13d07049f9ecddf6f51d8a9704737d2fbb4dfa2c467e352cd", "0a39731e60e7017905170e09c57f9d3cf832c95bf083ef51331a1a720ce1116f"]
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
CREATE SCHEMA IF NOT EXISTS "reports";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Sale" (
    "id" INTEGER NOT NULL,
    "note" TEXT,
    "region" TEXT
);

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"Renamed"') IS NULL THEN
CREATE MATERIALIZED VIEW "Renamed" WITH (fillfactor = 60, toast.autovacuum_enabled = false) AS
 SELECT id,
    note AS "The Note",
    region AS area
   FROM "Sale";
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT attcompression FROM pg_attribute WHERE attrelid = '"Renamed"'::regclass AND attname = 'area') <> 'p' THEN
        ALTER MATERIALIZED VIEW "Renamed" ALTER COLUMN "area" SET COMPRESSION pglz;
    END IF;
    IF NOT coalesce((SELECT attoptions FROM pg_attribute WHERE attrelid = '"Renamed"'::regclass AND attname = 'area') @> ARRAY['n_distinct=-0.5'], false) THEN
        ALTER MATERIALIZED VIEW "Renamed" ALTER COLUMN "area" SET (n_distinct = -0.5);
    END IF;
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"Renamed"'::regclass AND attname = 'id') IS DISTINCT FROM 100 THEN
        ALTER MATERIALIZED VIEW "Renamed" ALTER COLUMN "id" SET STATISTICS 100;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Renamed"'::regclass AND attname = 'The Note') <> 'e' THEN
        ALTER MATERIALIZED VIEW "Renamed" ALTER COLUMN "The Note" SET STORAGE EXTERNAL;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Renamed"'::regclass AND attname = 'area') <> 'm' THEN
        ALTER MATERIALIZED VIEW "Renamed" ALTER COLUMN "area" SET STORAGE MAIN;
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"first_key"') IS NULL THEN
        CREATE UNIQUE INDEX "first_key" ON "Renamed"("id");
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF NOT (SELECT indisclustered FROM pg_index WHERE indexrelid = '"first_key"'::regclass) THEN
        ALTER TABLE "Renamed" CLUSTER ON "first_key";
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"bound"') IS NULL THEN
CREATE MATERIALIZED VIEW "bound" AS
 SELECT id
   FROM "Sale";
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"reports"."second"') IS NULL THEN
CREATE MATERIALIZED VIEW "reports"."second" AS
 SELECT id,
    note
   FROM "Sale";
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"reports"."second_key"') IS NULL THEN
        CREATE UNIQUE INDEX "second_key" ON "reports"."second"("id");
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"unbound"') IS NULL THEN
CREATE MATERIALIZED VIEW "unbound" AS
 SELECT id
   FROM "Sale"
WITH NO DATA;
    END IF;
END
$$;

-- DependsOnExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = '"bound"'::regclass AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'hstore') AND deptype = 'x') THEN
        ALTER MATERIALIZED VIEW "bound" DEPENDS ON EXTENSION "hstore";
    END IF;
END
$$;
