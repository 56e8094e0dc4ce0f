CREATE TABLE "Item" ("a" INTEGER, "b" INTEGER, "name" TEXT);
CREATE STATISTICS ON "a", "b" FROM "Item";
CREATE STATISTICS ON (lower("name")) FROM "Item";
CREATE STATISTICS (ndistinct) ON "a", "name" FROM "Item";
