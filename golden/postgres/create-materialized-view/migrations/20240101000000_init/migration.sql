CREATE ACCESS METHOD "heap_two" TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE "Sale" ("id" INTEGER NOT NULL, "region" VARCHAR(20), "amount" NUMERIC(10,2));
CREATE MATERIALIZED VIEW "Plain" AS SELECT "id", "amount" FROM "Sale";
CREATE MATERIALIZED VIEW IF NOT EXISTS "Plain" AS SELECT 1 AS "other";
-- column names, USING, WITH, TABLESPACE, WITH DATA
CREATE MATERIALIZED VIEW "ByRegion" ("where", "how much") USING "heap_two" WITH (fillfactor = 80, autovacuum_enabled = false, toast.autovacuum_enabled = false) TABLESPACE pg_default AS
    SELECT "region", sum("amount") FROM "Sale" WHERE "region" IN ('north', 'south') GROUP BY "region" WITH DATA;
CREATE UNIQUE INDEX "ByRegion_key" ON "ByRegion"("where");
-- WITH NO DATA; VALUES, TABLE; a view on it
CREATE MATERIALIZED VIEW "Unfilled" AS TABLE "Plain" WITH NO DATA;
CREATE MATERIALIZED VIEW "NoValues" ("n") AS SELECT * FROM (VALUES (1), (2)) AS v("x") WITH NO DATA;
CREATE VIEW "OnTop" AS SELECT "how much" FROM "ByRegion";
