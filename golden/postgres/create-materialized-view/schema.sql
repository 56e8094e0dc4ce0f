-- CreateAccessMethod
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_am WHERE amname = 'heap_two') THEN
        CREATE ACCESS METHOD "heap_two" TYPE TABLE HANDLER heap_tableam_handler;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Sale" (
    "id" INTEGER NOT NULL,
    "region" VARCHAR(20),
    "amount" DECIMAL(10,2)
);

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"ByRegion"') IS NULL THEN
CREATE MATERIALIZED VIEW "ByRegion" USING "heap_two" WITH (fillfactor = 80, autovacuum_enabled = false, toast.autovacuum_enabled = false) AS
 SELECT region AS "where",
    sum(amount) AS "how much"
   FROM "Sale"
  WHERE ((region)::text = ANY (ARRAY['north'::character varying, 'south'::character varying]))
  GROUP BY region;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"OnTop"') IS NULL THEN
CREATE VIEW "OnTop" AS
 SELECT "how much"
   FROM "ByRegion";
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"ByRegion_key"') IS NULL THEN
        CREATE UNIQUE INDEX "ByRegion_key" ON "ByRegion"("where");
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"NoValues"') IS NULL THEN
CREATE MATERIALIZED VIEW "NoValues" AS
 SELECT x AS n
   FROM ( VALUES (1), (2)) v(x)
WITH NO DATA;
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"Plain"') IS NULL THEN
CREATE MATERIALIZED VIEW "Plain" AS
 SELECT id,
    amount
   FROM "Sale";
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"Unfilled"') IS NULL THEN
CREATE MATERIALIZED VIEW "Unfilled" AS
 SELECT id,
    amount
   FROM "Plain"
WITH NO DATA;
    END IF;
END
$$;
