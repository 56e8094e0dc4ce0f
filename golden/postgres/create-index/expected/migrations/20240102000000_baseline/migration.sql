-- Baseline, made by squash: it replaces 2 migrations, 20240101000000_init to 20240102000000_concurrently.
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
        "20240101000000_init": ["a5157d1d7912fabd7c2807e7da062a235064f900db4193e6e4a2292e4048520a", "1bf1aefa35c1545396b3231bcf1a91b9033daddbf191cf41f2b2adefada63595"],
        "20240102000000_concurrently": ["67a8e9cad8f75c3cc3006eb8809a9214aac0a4cbf84e1843f0ef596b5329d2c7", "961f6e76e22e978a20acc266152e9cf92a49d4385b13323fa5621e7cac91a3b1"]
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
CREATE TABLE IF NOT EXISTS "Event" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL,
    "kind" TEXT
) PARTITION BY LIST (kind);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_a" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL,
    "kind" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL,
    "name" TEXT,
    "code" VARCHAR(10),
    "words" tsvector,
    "tags" TEXT[],
    "span" int4range,
    "at" TIMESTAMP(3),
    "place" point
);

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_a"'::regclass) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_a" FOR VALUES IN ('a');
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Event_id_idx"') IS NULL THEN
        CREATE INDEX "Event_id_idx" ON ONLY "Event"("id");
    END IF;
    IF to_regclass('"Event_only"') IS NULL THEN
        CREATE INDEX "Event_only" ON ONLY "Event"("kind");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Event_a_id_idx"') IS NULL THEN
        CREATE INDEX "Event_a_id_idx" ON "Event_a"("id");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Item_id_key"') IS NULL THEN
        CREATE UNIQUE INDEX "Item_id_key" ON "Item"("id");
    END IF;
    IF to_regclass('"Item_lower_id_idx"') IS NULL THEN
        CREATE INDEX "Item_lower_id_idx" ON "Item"(lower(name), "id");
    END IF;
    IF to_regclass('"Item_name_idx"') IS NULL THEN
        CREATE INDEX "Item_name_idx" ON "Item"("name");
    END IF;
    IF to_regclass('"built_beside"') IS NULL THEN
        CREATE UNIQUE INDEX "built_beside" ON "Item"("at", "id");
    END IF;
    IF to_regclass('"covering"') IS NULL THEN
        CREATE UNIQUE INDEX "covering" ON "Item"("code") INCLUDE (name, at);
    END IF;
    IF to_regclass('"covering_gist"') IS NULL THEN
        CREATE INDEX "covering_gist" ON "Item" USING GIST ("span") INCLUDE (id);
    END IF;
    IF to_regclass('"e_many"') IS NULL THEN
        CREATE INDEX "e_many" ON "Item"(((id + 1)) DESC, lower(name) COLLATE "C" text_pattern_ops NULLS FIRST, "code" COLLATE "POSIX" DESC NULLS LAST, "at" NULLS FIRST, "id");
    END IF;
    IF to_regclass('"in_space"') IS NULL THEN
        CREATE INDEX "in_space" ON "Item"("id");
    END IF;
    IF to_regclass('"m_brin"') IS NULL THEN
        CREATE INDEX "m_brin" ON "Item" USING BRIN ("at");
    END IF;
    IF to_regclass('"m_btree"') IS NULL THEN
        CREATE INDEX "m_btree" ON "Item"("at");
    END IF;
    IF to_regclass('"m_gin"') IS NULL THEN
        CREATE INDEX "m_gin" ON "Item" USING GIN ("tags");
    END IF;
    IF to_regclass('"m_gist"') IS NULL THEN
        CREATE INDEX "m_gist" ON "Item" USING GIST ("span");
    END IF;
    IF to_regclass('"m_hash"') IS NULL THEN
        CREATE INDEX "m_hash" ON "Item" USING HASH ("code");
    END IF;
    IF to_regclass('"m_spgist"') IS NULL THEN
        CREATE INDEX "m_spgist" ON "Item" USING SPGIST ("place");
    END IF;
    IF to_regclass('"o_bloom"') IS NULL THEN
        CREATE INDEX "o_bloom" ON "Item" USING BRIN ("id" int4_bloom_ops (n_distinct_per_range='-0.5', false_positive_rate='0.05'), "at" timestamp_minmax_multi_ops (values_per_range='16'));
    END IF;
    IF to_regclass('"o_trgm"') IS NULL THEN
        CREATE INDEX "o_trgm" ON "Item" USING GIST ("name" gist_trgm_ops (siglen='32'));
    END IF;
    IF to_regclass('"o_words"') IS NULL THEN
        CREATE INDEX "o_words" ON "Item" USING GIST ("words" tsvector_ops (siglen='100'), "span");
    END IF;
    IF to_regclass('"partial"') IS NULL THEN
        CREATE UNIQUE INDEX "partial" ON "Item"("name", "id") WHERE ((at IS NOT NULL) AND ((code)::text = ANY (ARRAY['a'::character varying, 'b'::character varying])));
    END IF;
    IF to_regclass('"w_brin"') IS NULL THEN
        CREATE INDEX "w_brin" ON "Item" USING BRIN ("id") WITH (pages_per_range='8', autosummarize='true');
    END IF;
    IF to_regclass('"w_btree"') IS NULL THEN
        CREATE INDEX "w_btree" ON "Item"("at") WITH (fillfactor='70', deduplicate_items=off);
    END IF;
    IF to_regclass('"w_gin"') IS NULL THEN
        CREATE INDEX "w_gin" ON "Item" USING GIN ("words") WITH (fastupdate=off, gin_pending_list_limit='128');
    END IF;
    IF to_regclass('"w_gist"') IS NULL THEN
        CREATE INDEX "w_gist" ON "Item" USING GIST ("span") WITH (fillfactor='80', buffering='on');
    END IF;
    IF to_regclass('"w_hash"') IS NULL THEN
        CREATE INDEX "w_hash" ON "Item" USING HASH ("id") WITH (fillfactor='60');
    END IF;
    IF to_regclass('"w_spgist"') IS NULL THEN
        CREATE INDEX "w_spgist" ON "Item" USING SPGIST ("name") WITH (fillfactor='50');
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_a_id_idx"'::regclass) THEN
        ALTER INDEX "Event_id_idx" ATTACH PARTITION "Event_a_id_idx";
    END IF;
END
$$;
