CREATE TABLE "Item" ("a" INTEGER, "b" INTEGER);
CREATE STATISTICS "first" ON "a", "b" FROM "Item";
