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
        "20240101000000_init": ["9f5ae6dd31f7c50064b30ffabda0a7d66202dbf5954d85c046dca764490244fe", "d7a5fcb0f7499e9f846dde3bb9f7f5558d5b3775647b801c926195b3e46249f6"]
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
CREATE EXTENSION IF NOT EXISTS "btree_gist";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateAccessMethod
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_am WHERE amname = 'heap_two') THEN
        CREATE ACCESS METHOD "heap_two" TYPE TABLE HANDLER heap_tableam_handler;
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Row"') IS NULL THEN
CREATE TYPE "Row" AS (
    "id" INTEGER,
    "name" TEXT,
    "n" INTEGER
);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Base" (
    "id" INTEGER CONSTRAINT "Base_id_not_null" NOT NULL,
    "name" TEXT DEFAULT 'base',

    CONSTRAINT "named" CHECK (name <> ''::text)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Base2" (
    "name" TEXT DEFAULT 'base',
    "n" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Booking" (
    "id" INTEGER,
    "room" INTEGER,
    "during" tsrange,
    "name" TEXT,
    "words" tsvector,

    CONSTRAINT "Booking_id_lower_excl" EXCLUDE USING btree (id DESC NULLS LAST WITH =, lower(name) COLLATE "C" text_pattern_ops NULLS FIRST WITH =),
    CONSTRAINT "by hash" EXCLUDE USING hash (((id + 1)) WITH =),
    CONSTRAINT "no overlap" EXCLUDE USING gist (room WITH =, during WITH &&) INCLUDE (id) WITH (fillfactor='70') WHERE (((room > 0) AND (name IS NOT NULL))) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "params" EXCLUDE USING gist (during WITH -|-, room WITH <>, name gist_trgm_ops (siglen='32') WITH %)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "ByHash" (
    "id" INTEGER CONSTRAINT "ByHash_id_not_null" NOT NULL,
    "v" UUID
) PARTITION BY HASH (id, v);

-- CreateTable
CREATE TABLE IF NOT EXISTS "ByList" (
    "kind" TEXT,
    "n" INTEGER
) PARTITION BY LIST (lower(kind) COLLATE "C");

-- CreateTable
CREATE TABLE IF NOT EXISTS "ByRange" (
    "id" BIGINT CONSTRAINT "ByRange_id_not_null" NOT NULL,
    "at" DATE CONSTRAINT "ByRange_at_not_null" NOT NULL,
    "kind" TEXT
) PARTITION BY RANGE (at, ((id % (10)::bigint)), kind COLLATE "C" text_pattern_ops);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Child" (
    "plain" INTEGER NOT NULL,
    "named" INTEGER NOT NULL,
    "restricted" INTEGER,
    "cascading" INTEGER,
    "nulled" INTEGER,
    "defaulted" INTEGER DEFAULT 1,
    "a" INTEGER,
    "b" INTEGER,

    CONSTRAINT "Child key" PRIMARY KEY ("plain", "named") INCLUDE (a) WITH (fillfactor = 60) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "Child_a_nulled_key" UNIQUE ("a", "nulled"),
    CONSTRAINT "Child_a_check" CHECK (a > 0),
    CONSTRAINT "in order" CHECK (a < b) NO INHERIT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Columns" (
    "id" INTEGER NOT NULL,
    "compressed" TEXT COLLATE "C" CONSTRAINT "compressed there" NOT NULL,
    "nullable" TEXT,
    "checked" INTEGER,
    "defaulted" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stored" INTEGER GENERATED ALWAYS AS (id * 2) STORED,
    "always" INTEGER NOT NULL GENERATED ALWAYS AS IDENTITY,
    "by_default" BIGINT NOT NULL GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME "Own Sequence" INCREMENT BY 5 MINVALUE 10 MAXVALUE 1000 CACHE 3 CYCLE),

    CONSTRAINT "Columns_checked_check" CHECK (checked > 0),
    CONSTRAINT "not seven" CHECK (checked <> 7) NO INHERIT
);

-- CreateTable
CREATE UNLOGGED TABLE IF NOT EXISTS "Fast" (
    "id" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Hash_0" (
    "id" INTEGER CONSTRAINT "ByHash_id_not_null" NOT NULL,
    "v" UUID
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Hash_1" (
    "id" INTEGER CONSTRAINT "ByHash_id_not_null" NOT NULL,
    "v" UUID
) PARTITION BY HASH (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Heir" (
    "name" TEXT DEFAULT 'heir',
    "own" TEXT,

    CONSTRAINT "named" CHECK (name <> ''::text)
) INHERITS ("Base", "Base2");

-- CreateTable
CREATE TABLE IF NOT EXISTS "Grandchild" () INHERITS ("Heir") WITH (fillfactor = 90);

-- CreateTable
CREATE TABLE IF NOT EXISTS "LikeAll" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL GENERATED ALWAYS AS IDENTITY (MAXVALUE 2147483647),
    "a" TEXT CONSTRAINT "Source_a_not_null" NOT NULL DEFAULT 'x',
    "b" INTEGER GENERATED ALWAYS AS (1 + 1) STORED,
    "c" INTEGER,
    "more" TEXT,

    CONSTRAINT "LikeAll_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "c small" CHECK (c < 10)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "LikeBut" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL,
    "a" TEXT CONSTRAINT "Source_a_not_null" NOT NULL DEFAULT 'x',
    "b" INTEGER,
    "c" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "LikeEach" (
    "before" TEXT,
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL GENERATED ALWAYS AS IDENTITY (MAXVALUE 2147483647),
    "a" TEXT CONSTRAINT "Source_a_not_null" NOT NULL DEFAULT 'x',
    "b" INTEGER GENERATED ALWAYS AS (1 + 1) STORED,
    "c" INTEGER,

    CONSTRAINT "LikeEach_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "c small" CHECK (c < 10)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "LikeLess" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL,
    "a" TEXT CONSTRAINT "Source_a_not_null" NOT NULL,
    "b" INTEGER,
    "c" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "LikePlain" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL,
    "a" TEXT CONSTRAINT "Source_a_not_null" NOT NULL,
    "b" INTEGER,
    "c" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "List_null" (
    "kind" TEXT,
    "n" INTEGER
);

-- CreateTable
CREATE UNLOGGED TABLE IF NOT EXISTS "List_rest" (
    "kind" TEXT,
    "n" INTEGER
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Nothing" ();

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parameters" (
    "id" INTEGER,
    "t" TEXT
) USING "heap_two" WITH (fillfactor = 70, toast_tuple_target = 256, parallel_workers = 3, autovacuum_enabled = false, vacuum_index_cleanup = 'auto', vacuum_truncate = false, autovacuum_vacuum_threshold = 10, autovacuum_vacuum_scale_factor = 0.1, autovacuum_vacuum_insert_threshold = 12, autovacuum_vacuum_insert_scale_factor = 0.3, autovacuum_analyze_threshold = 13, autovacuum_analyze_scale_factor = 0.4, autovacuum_vacuum_cost_delay = 5, autovacuum_vacuum_cost_limit = 100, autovacuum_freeze_min_age = 1000, autovacuum_freeze_max_age = 200000, autovacuum_freeze_table_age = 3000, autovacuum_multixact_freeze_min_age = 4000, autovacuum_multixact_freeze_max_age = 500000, autovacuum_multixact_freeze_table_age = 6000, log_autovacuum_min_duration = 7, user_catalog_table = true, toast.autovacuum_enabled = off, toast.vacuum_index_cleanup = off, toast.vacuum_truncate = false, toast.autovacuum_vacuum_threshold = 11, toast.autovacuum_vacuum_scale_factor = 0.2);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parent" (
    "id" INTEGER NOT NULL,
    "code" TEXT,
    "other" INTEGER,
    "a" INTEGER NOT NULL DEFAULT 1,
    "b" INTEGER NOT NULL DEFAULT 2,

    CONSTRAINT "Parent key" PRIMARY KEY ("id") WITH (fillfactor = 80),
    CONSTRAINT "Parent_code_key" UNIQUE ("code") WITH (deduplicate_items = off) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "a and b" UNIQUE ("a", "b") INCLUDE (code, other) WITH (fillfactor = 70),
    CONSTRAINT "other once" UNIQUE ("other")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Range_low" (
    "id" BIGINT CONSTRAINT "ByRange_id_not_null" NOT NULL,
    "at" DATE CONSTRAINT "ByRange_at_not_null" NOT NULL,
    "kind" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Range_mid" (
    "id" BIGINT CONSTRAINT "ByRange_id_not_null" NOT NULL,
    "at" DATE CONSTRAINT "ByRange_at_not_null" NOT NULL,
    "kind" TEXT CONSTRAINT "Range_mid_kind_not_null" NOT NULL DEFAULT 'k',

    CONSTRAINT "Range_mid_id_check" CHECK (id > 0),
    CONSTRAINT "own" CHECK (kind <> 'z'::text)
) PARTITION BY LIST (kind);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Range_mid_x" (
    "id" BIGINT CONSTRAINT "ByRange_id_not_null" NOT NULL,
    "at" DATE CONSTRAINT "ByRange_at_not_null" NOT NULL,
    "kind" TEXT CONSTRAINT "Range_mid_kind_not_null" NOT NULL DEFAULT 'k',

    CONSTRAINT "Range_mid_id_check" CHECK (id > 0),
    CONSTRAINT "own" CHECK (kind <> 'z'::text)
) USING "heap_two" WITH (fillfactor = 40);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Range_rest" (
    "id" BIGINT CONSTRAINT "ByRange_id_not_null" NOT NULL,
    "at" DATE CONSTRAINT "ByRange_at_not_null" NOT NULL,
    "kind" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Source" (
    "id" INTEGER CONSTRAINT "Source_id_not_null" NOT NULL GENERATED ALWAYS AS IDENTITY,
    "a" TEXT CONSTRAINT "Source_a_not_null" NOT NULL DEFAULT 'x',
    "b" INTEGER GENERATED ALWAYS AS (1 + 1) STORED,
    "c" INTEGER,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "c small" CHECK (c < 10)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Typed" OF "Row";

-- CreateTable
CREATE TABLE IF NOT EXISTS "TypedMore" OF "Row" (
    "id" WITH OPTIONS NOT NULL DEFAULT 7,

    CONSTRAINT "TypedMore_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "TypedMore_n_check" CHECK (n > 0),
    CONSTRAINT "named" CHECK (name <> ''::text)
) USING "heap_two" WITH (fillfactor = 50);

-- CreateTable
CREATE TABLE IF NOT EXISTS "TypedParts" OF "Row" PARTITION BY LIST (name);

-- AlterSequence
DO $$
BEGIN
    IF (SELECT seqtypid FROM pg_sequence WHERE seqrelid = '"LikeAll_id_seq"'::regclass) <> 'bigint'::regtype THEN
        ALTER SEQUENCE "LikeAll_id_seq" AS BIGINT MINVALUE 1 MAXVALUE 2147483647;
    END IF;
END
$$;

-- AlterSequence
DO $$
BEGIN
    IF (SELECT seqtypid FROM pg_sequence WHERE seqrelid = '"LikeEach_id_seq"'::regclass) <> 'bigint'::regtype THEN
        ALTER SEQUENCE "LikeEach_id_seq" AS BIGINT MINVALUE 1 MAXVALUE 2147483647;
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Hash_0"'::regclass) THEN
        ALTER TABLE ONLY "ByHash" ATTACH PARTITION "Hash_0" FOR VALUES WITH (modulus 4, remainder 0);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Hash_1"'::regclass) THEN
        ALTER TABLE ONLY "ByHash" ATTACH PARTITION "Hash_1" FOR VALUES WITH (modulus 4, remainder 3);
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"List_null"'::regclass) THEN
        ALTER TABLE ONLY "ByList" ATTACH PARTITION "List_null" FOR VALUES IN (NULL, 'a');
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"List_rest"'::regclass) THEN
        ALTER TABLE ONLY "ByList" ATTACH PARTITION "List_rest" DEFAULT;
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Range_low"'::regclass) THEN
        ALTER TABLE ONLY "ByRange" ATTACH PARTITION "Range_low" FOR VALUES FROM (MINVALUE, MINVALUE, MINVALUE) TO ('2024-01-01', '0', 'a');
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Range_mid"'::regclass) THEN
        ALTER TABLE ONLY "ByRange" ATTACH PARTITION "Range_mid" FOR VALUES FROM ('2024-01-01', '0', 'a') TO ('2025-01-01', MAXVALUE, MAXVALUE);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Range_rest"'::regclass) THEN
        ALTER TABLE ONLY "ByRange" ATTACH PARTITION "Range_rest" DEFAULT;
    END IF;
END
$$;

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Range_mid_x"'::regclass) THEN
        ALTER TABLE ONLY "Range_mid" ATTACH PARTITION "Range_mid_x" FOR VALUES IN ('x', 'y');
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT attcompression FROM pg_attribute WHERE attrelid = '"Columns"'::regclass AND attname = 'compressed') <> 'p' THEN
        ALTER TABLE ONLY "Columns" ALTER COLUMN "compressed" SET COMPRESSION pglz;
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT attcompression FROM pg_attribute WHERE attrelid = '"LikeAll"'::regclass AND attname = 'a') <> 'p' THEN
        ALTER TABLE ONLY "LikeAll" ALTER COLUMN "a" SET COMPRESSION pglz;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"LikeAll"'::regclass AND attname = 'a') <> 'e' THEN
        ALTER TABLE ONLY "LikeAll" ALTER COLUMN "a" SET STORAGE EXTERNAL;
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT attcompression FROM pg_attribute WHERE attrelid = '"LikeEach"'::regclass AND attname = 'a') <> 'p' THEN
        ALTER TABLE ONLY "LikeEach" ALTER COLUMN "a" SET COMPRESSION pglz;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"LikeEach"'::regclass AND attname = 'a') <> 'e' THEN
        ALTER TABLE ONLY "LikeEach" ALTER COLUMN "a" SET STORAGE EXTERNAL;
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT attcompression FROM pg_attribute WHERE attrelid = '"Source"'::regclass AND attname = 'a') <> 'p' THEN
        ALTER TABLE ONLY "Source" ALTER COLUMN "a" SET COMPRESSION pglz;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Source"'::regclass AND attname = 'a') <> 'e' THEN
        ALTER TABLE ONLY "Source" ALTER COLUMN "a" SET STORAGE EXTERNAL;
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"LikeAll_lower_idx"') IS NULL THEN
        CREATE INDEX "LikeAll_lower_idx" ON "LikeAll"(lower(a)) WHERE (c > 0);
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"LikeEach_lower_idx"') IS NULL THEN
        CREATE INDEX "LikeEach_lower_idx" ON "LikeEach"(lower(a)) WHERE (c > 0);
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Source_a_idx"') IS NULL THEN
        CREATE INDEX "Source_a_idx" ON "Source"(lower(a)) WHERE (c > 0);
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

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'Child_b_a_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_b_a_fkey" FOREIGN KEY ("b", "a") REFERENCES "Parent"("a", "b");
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'Child_cascading_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_cascading_fkey" FOREIGN KEY ("cascading") REFERENCES "Parent"("id") ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'Child_defaulted_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_defaulted_fkey" FOREIGN KEY ("defaulted") REFERENCES "Parent"("id") ON DELETE SET DEFAULT ON UPDATE SET DEFAULT;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'Child_nulled_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_nulled_fkey" FOREIGN KEY ("nulled") REFERENCES "Parent"("id") ON DELETE SET NULL ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'Child_plain_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_plain_fkey" FOREIGN KEY ("plain") REFERENCES "Parent"("id");
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'Child_restricted_fkey') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "Child_restricted_fkey" FOREIGN KEY ("restricted") REFERENCES "Parent"("id") MATCH FULL ON DELETE RESTRICT ON UPDATE RESTRICT DEFERRABLE;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'of both') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "of both" FOREIGN KEY ("a", "b") REFERENCES "Parent"("a", "b") MATCH FULL ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Child"'::regclass AND conname = 'of other') THEN
        ALTER TABLE "Child" ADD CONSTRAINT "of other" FOREIGN KEY ("named") REFERENCES "Parent"("other");
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF col_description('"LikeAll"'::regclass, (SELECT attnum FROM pg_attribute WHERE attrelid = '"LikeAll"'::regclass AND attname = 'a')) IS NULL THEN
        COMMENT ON COLUMN "LikeAll"."a" IS 'column a';
    END IF;
    IF obj_description((SELECT oid FROM pg_constraint WHERE conrelid = '"LikeAll"'::regclass AND conname = 'c small'), 'pg_constraint') IS NULL THEN
        COMMENT ON CONSTRAINT "c small" ON "LikeAll" IS 'check of c';
    END IF;
    IF obj_description('"LikeAll_lower_idx"'::regclass, 'pg_class') IS NULL THEN
        COMMENT ON INDEX "LikeAll_lower_idx" IS 'index of a';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF col_description('"LikeEach"'::regclass, (SELECT attnum FROM pg_attribute WHERE attrelid = '"LikeEach"'::regclass AND attname = 'a')) IS NULL THEN
        COMMENT ON COLUMN "LikeEach"."a" IS 'column a';
    END IF;
    IF obj_description((SELECT oid FROM pg_constraint WHERE conrelid = '"LikeEach"'::regclass AND conname = 'c small'), 'pg_constraint') IS NULL THEN
        COMMENT ON CONSTRAINT "c small" ON "LikeEach" IS 'check of c';
    END IF;
    IF obj_description('"LikeEach_lower_idx"'::regclass, 'pg_class') IS NULL THEN
        COMMENT ON INDEX "LikeEach_lower_idx" IS 'index of a';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF col_description('"Source"'::regclass, (SELECT attnum FROM pg_attribute WHERE attrelid = '"Source"'::regclass AND attname = 'a')) IS NULL THEN
        COMMENT ON COLUMN "Source"."a" IS 'column a';
    END IF;
    IF obj_description((SELECT oid FROM pg_constraint WHERE conrelid = '"Source"'::regclass AND conname = 'c small'), 'pg_constraint') IS NULL THEN
        COMMENT ON CONSTRAINT "c small" ON "Source" IS 'check of c';
    END IF;
    IF obj_description('"Source_a_idx"'::regclass, 'pg_class') IS NULL THEN
        COMMENT ON INDEX "Source_a_idx" IS 'index of a';
    END IF;
END
$$;
