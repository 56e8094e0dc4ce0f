CREATE SCHEMA "stats";
CREATE TABLE "Item" ("a" INTEGER, "b" INTEGER, "c" INTEGER);
CREATE STATISTICS "first" ON "a", "b" FROM "Item";
CREATE STATISTICS "second" ON "b", "c" FROM "Item";
CREATE STATISTICS "third" ON "a", "c" FROM "Item";
