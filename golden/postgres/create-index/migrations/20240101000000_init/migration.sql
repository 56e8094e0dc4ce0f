CREATE EXTENSION "pg_trgm";
CREATE TABLE "Item" ("id" INTEGER NOT NULL, "name" TEXT, "code" VARCHAR(10), "words" TSVECTOR, "tags" TEXT[], "span" INT4RANGE, "at" TIMESTAMP(3), "place" POINT);
CREATE UNIQUE INDEX "Item_id_key" ON "Item"("id");
CREATE INDEX IF NOT EXISTS "Item_id_key" ON "Item"("name");
-- without a name
CREATE INDEX ON "Item"("name");
CREATE INDEX ON "Item"(lower("name"), "id");
-- USING each method
CREATE INDEX "m_btree" ON "Item" USING btree ("at");
CREATE INDEX "m_hash" ON "Item" USING hash ("code");
CREATE INDEX "m_gist" ON "Item" USING gist ("span");
CREATE INDEX "m_spgist" ON "Item" USING spgist ("place");
CREATE INDEX "m_gin" ON "Item" USING gin ("tags");
CREATE INDEX "m_brin" ON "Item" USING brin ("at");
-- expressions, COLLATE, operator classes and their parameters, ASC, DESC, NULLS
CREATE INDEX "e_many" ON "Item"(("id" + 1) DESC, lower("name") COLLATE "C" text_pattern_ops ASC NULLS FIRST, "code" COLLATE "POSIX" DESC NULLS LAST, "at" NULLS FIRST, "id" ASC);
CREATE INDEX "o_trgm" ON "Item" USING gist ("name" gist_trgm_ops (siglen = 32));
CREATE INDEX "o_words" ON "Item" USING gist ("words" tsvector_ops (siglen = 100), "span");
CREATE INDEX "o_bloom" ON "Item" USING brin ("id" int4_bloom_ops (n_distinct_per_range = -0.5, false_positive_rate = 0.05), "at" timestamp_minmax_multi_ops (values_per_range = 16));
-- INCLUDE
CREATE UNIQUE INDEX "covering" ON "Item"("code") INCLUDE ("name", "at");
CREATE INDEX "covering_gist" ON "Item" USING gist ("span") INCLUDE ("id");
-- WITH each storage parameter
CREATE INDEX "w_btree" ON "Item"("at") WITH (fillfactor = 70, deduplicate_items = off);
CREATE INDEX "w_hash" ON "Item" USING hash ("id") WITH (fillfactor = 60);
CREATE INDEX "w_gist" ON "Item" USING gist ("span") WITH (fillfactor = 80, buffering = on);
CREATE INDEX "w_spgist" ON "Item" USING spgist ("name") WITH (fillfactor = 50);
CREATE INDEX "w_gin" ON "Item" USING gin ("words") WITH (fastupdate = off, gin_pending_list_limit = 128);
CREATE INDEX "w_brin" ON "Item" USING brin ("id") WITH (pages_per_range = 8, autosummarize);
-- TABLESPACE, WHERE
CREATE INDEX "in_space" ON "Item"("id") TABLESPACE pg_default;
CREATE UNIQUE INDEX "partial" ON "Item"("name", "id") WHERE "at" IS NOT NULL AND "code" IN ('a', 'b');
-- of a partitioned table; ONLY of it, which stays invalid until each partition's index is attached
CREATE TABLE "Event" ("id" INTEGER NOT NULL, "kind" TEXT) PARTITION BY LIST ("kind");
CREATE TABLE "Event_a" PARTITION OF "Event" FOR VALUES IN ('a');
CREATE INDEX "Event_id_idx" ON "Event"("id");
CREATE INDEX "Event_only" ON ONLY "Event"("kind");
