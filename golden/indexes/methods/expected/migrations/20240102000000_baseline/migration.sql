-- Baseline, made by squash: it replaces 2 migrations, 20240101000000_init to 20240102000000_rename.
-- On an empty database it builds what they build. On a database that ran them all it changes nothing.
-- On one that ran only some of them, or other scripts under their names, the guard stops it first.

-- Refuses a database that has applied only a part of the migrations that this baseline replaces, or other versions
-- of them. A fresh database passes. It reads "_prisma_migrations" and writes nothing.
DO $squash$
DECLARE
    baseline CONSTANT text := '20240102000000_baseline';
    -- Every migration that this baseline replaces, in order, with the checksums of all that git ever held for it,
    -- with LF and with CRLF line ends.
    squashed CONSTANT json := '{
        "20240101000000_init": ["c31070a041315794cc77557e75ef124ed2c7764965e206748e1d84b78aaa4c48", "995219ba796e070bcacad2418c34dc6d49e108eca6bbc9b60a79d884d7837aef"],
        "20240102000000_rename": ["d4a5f6933612d309356c8de5827d9f3591721168f1577c6769c747d407e5fc6a", "38447e6eef5aa69faecfb65d00ad4fb56446ce7e9223154a0cadcfea4f97c977"]
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

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateTable
CREATE TABLE IF NOT EXISTS "Doc" (
    "id" INTEGER NOT NULL,
    "heading" TEXT CONSTRAINT "Doc_title_not_null" NOT NULL,
    "body" TEXT,
    "tags" TEXT[],
    "data" JSONB,
    "at" TIMESTAMP(3),
    "area" box,
    "v" VARCHAR(20),
    "select" INTEGER,
    "lower case" TEXT,

    CONSTRAINT "Doc_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Doc_at_idx"') IS NULL THEN
        CREATE INDEX "Doc_at_idx" ON "Doc"("at" DESC, "id" NULLS FIRST);
    END IF;
    IF to_regclass('"Doc_brin"') IS NULL THEN
        CREATE INDEX "Doc_brin" ON "Doc" USING BRIN ("at" timestamp_minmax_multi_ops (values_per_range='16'), "id") WITH (pages_per_range='32');
    END IF;
    IF to_regclass('"Doc_expr_stats"') IS NULL THEN
        CREATE INDEX "Doc_expr_stats" ON "Doc"(((id + 1)));
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"Doc_expr_stats"'::regclass AND attnum = 1) IS DISTINCT FROM 300 THEN
        ALTER INDEX "Doc_expr_stats" ALTER COLUMN 1 SET STATISTICS 300;
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Doc_fill"') IS NULL THEN
        CREATE INDEX "Doc_fill" ON "Doc"("select", "lower case") WITH (fillfactor='70', deduplicate_items=off);
    END IF;
    IF to_regclass('"Doc_fts"') IS NULL THEN
        CREATE INDEX "Doc_fts" ON "Doc" USING GIN (to_tsvector('english'::regconfig, ((COALESCE(heading, ''::text) || ' '::text) || COALESCE(body, ''::text))));
    END IF;
    IF to_regclass('"Doc_gin"') IS NULL THEN
        CREATE INDEX "Doc_gin" ON "Doc" USING GIN ("tags");
    END IF;
    IF to_regclass('"Doc_gin_path"') IS NULL THEN
        CREATE INDEX "Doc_gin_path" ON "Doc" USING GIN ("data" jsonb_path_ops) WITH (fastupdate=off);
    END IF;
    IF to_regclass('"Doc_gist"') IS NULL THEN
        CREATE INDEX "Doc_gist" ON "Doc" USING GIST ("area");
    END IF;
    IF to_regclass('"Doc_hash"') IS NULL THEN
        CREATE INDEX "Doc_hash" ON "Doc" USING HASH ("heading");
    END IF;
    IF to_regclass('"Doc_heading_key"') IS NULL THEN
        CREATE UNIQUE INDEX "Doc_heading_key" ON "Doc"("heading");
    END IF;
    IF to_regclass('"Doc_include"') IS NULL THEN
        CREATE INDEX "Doc_include" ON "Doc"("heading") INCLUDE (at, "select");
    END IF;
    IF to_regclass('"Doc_lower"') IS NULL THEN
        CREATE INDEX "Doc_lower" ON "Doc"(lower(heading), ((data ->> 'a,b)'::text)), "v" text_pattern_ops, "body" COLLATE "POSIX" DESC NULLS LAST);
    END IF;
    IF to_regclass('"Doc_partial"') IS NULL THEN
        CREATE UNIQUE INDEX "Doc_partial" ON "Doc"("heading") WHERE ((body IS NOT NULL) AND ((v)::text = 'x'::text));
    END IF;
    IF to_regclass('"Doc_spgist"') IS NULL THEN
        CREATE INDEX "Doc_spgist" ON "Doc" USING SPGIST ("heading");
    END IF;
    IF to_regclass('"Doc_trgm"') IS NULL THEN
        CREATE INDEX "Doc_trgm" ON "Doc" USING GIST ("heading" gist_trgm_ops (siglen='32'));
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF NOT (SELECT indisreplident FROM pg_index WHERE indexrelid = '"Doc_heading_key"'::regclass) THEN
        ALTER TABLE ONLY "Doc" REPLICA IDENTITY USING INDEX "Doc_heading_key";
    END IF;
    IF NOT (SELECT indisclustered FROM pg_index WHERE indexrelid = '"Doc_at_idx"'::regclass) THEN
        ALTER TABLE "Doc" CLUSTER ON "Doc_at_idx";
    END IF;
END
$$;
