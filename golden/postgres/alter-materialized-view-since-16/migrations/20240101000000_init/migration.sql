CREATE ACCESS METHOD "heap_two" TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE "Sale" ("id" INTEGER NOT NULL, "note" TEXT);
CREATE MATERIALIZED VIEW "first" AS SELECT "id", "note" FROM "Sale";
