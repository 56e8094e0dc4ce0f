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
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"Doc_expr_stats"'::regclass::oid AND attnum = 1) IS DISTINCT FROM 300 THEN
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
    IF NOT (SELECT indisreplident FROM pg_index WHERE indexrelid = '"Doc_heading_key"'::regclass::oid) THEN
        ALTER TABLE ONLY "Doc" REPLICA IDENTITY USING INDEX "Doc_heading_key";
    END IF;
    IF NOT (SELECT indisclustered FROM pg_index WHERE indexrelid = '"Doc_at_idx"'::regclass::oid) THEN
        ALTER TABLE "Doc" CLUSTER ON "Doc_at_idx";
    END IF;
END
$$;
