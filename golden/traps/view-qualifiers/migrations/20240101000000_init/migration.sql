CREATE TABLE "Item" ("id" INTEGER NOT NULL, "name" TEXT, "n" INTEGER, CONSTRAINT "small" CHECK ("n" < 10));
CREATE VIEW "one_table" AS SELECT "Item"."id", "Item"."name" FROM "Item" WHERE "Item"."n" > 0 ORDER BY "Item"."id";
CREATE VIEW "alias" AS SELECT i."id", (SELECT max(j."n") FROM "Item" j WHERE j."id" = i."id") AS "most" FROM "Item" i;
CREATE VIEW "whole_row" AS SELECT i AS "row", i.*::text AS "text", ("alias"."most") FROM "Item" i, "alias";
CREATE POLICY "p" ON "Item" USING ("Item"."n" > (SELECT count(*) FROM "one_table" o WHERE o."id" = "Item"."id"));
