CREATE EXTENSION "hstore";
CREATE SCHEMA "reports";
CREATE TABLE "Sale" ("id" INTEGER NOT NULL, "note" TEXT, "region" TEXT);
CREATE MATERIALIZED VIEW "first" WITH (fillfactor = 50, autovacuum_enabled = false) AS SELECT "id", "note", "region" FROM "Sale";
CREATE UNIQUE INDEX "first_key" ON "first"("id");
CREATE MATERIALIZED VIEW "second" AS SELECT "id", "note" FROM "Sale";
CREATE UNIQUE INDEX "second_key" ON "second"("id");
CREATE MATERIALIZED VIEW "bound" AS SELECT "id" FROM "Sale";
CREATE MATERIALIZED VIEW "unbound" AS SELECT "id" FROM "Sale" WITH NO DATA;
