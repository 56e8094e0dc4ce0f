CREATE SCHEMA "reports";
CREATE TABLE "Item" ("id" INTEGER NOT NULL, "name" TEXT, "note" TEXT DEFAULT 'of table');
CREATE VIEW "first" AS SELECT "id", "name", "note" FROM "Item" WHERE "id" > 0;
CREATE VIEW "second" WITH (security_barrier = true, check_option = local) AS SELECT "id" FROM "Item" WHERE "id" > 0;
CREATE VIEW "third" AS SELECT "id" FROM "second";
