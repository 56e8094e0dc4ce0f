CREATE TABLE "Item" ("a" INTEGER, "b" INTEGER, "name" VARCHAR(10), "at" TIMESTAMP(3));
CREATE STATISTICS "of an expression" ON (lower("name")) FROM "Item";
CREATE STATISTICS "all_kinds" ON "a", "b" FROM "Item";
CREATE STATISTICS IF NOT EXISTS "all_kinds" ON "a", "at" FROM "Item";
CREATE STATISTICS "distinct" (ndistinct) ON "a", "b", "at" FROM "Item";
CREATE STATISTICS "depends" (dependencies) ON "b", "a" FROM "Item";
CREATE STATISTICS "common" (mcv) ON "a", "name" FROM "Item";
CREATE STATISTICS "two_kinds" (mcv, ndistinct) ON "a", (("b" + 1)), (lower("name")), (date_trunc('day', "at")) FROM "Item";
CREATE STATISTICS "expressions" ON ("a" % 10), ("name" IN ('x', 'y')) FROM "Item";
-- of a partitioned table, of a materialised view, in another schema
CREATE TABLE "Event" ("id" INTEGER NOT NULL, "kind" TEXT) PARTITION BY RANGE ("id");
CREATE STATISTICS "of_event" ON "id", "kind" FROM "Event";
CREATE MATERIALIZED VIEW "Seen" AS SELECT "a", "b" FROM "Item";
CREATE STATISTICS "of_seen" (ndistinct) ON "a", "b" FROM "Seen";
CREATE SCHEMA "stats";
CREATE STATISTICS "stats"."elsewhere" ON "a", "b" FROM "Item";
