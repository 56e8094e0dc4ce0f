CREATE TABLE "Item" ("a" INTEGER, "b" TEXT);
CREATE UNIQUE INDEX "same_nulls" ON "Item"("a") INCLUDE ("b") NULLS NOT DISTINCT WITH (fillfactor = 90) WHERE "b" <> '';
CREATE UNIQUE INDEX "other_nulls" ON "Item"("a", "b") NULLS DISTINCT;
