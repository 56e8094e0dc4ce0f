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
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_a"'::regclass::oid) THEN
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
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Event_a_id_idx"'::regclass::oid) THEN
        ALTER INDEX "Event_id_idx" ATTACH PARTITION "Event_a_id_idx";
    END IF;
END
$$;
