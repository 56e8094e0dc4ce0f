CREATE TABLE "Item" ("id" INTEGER NOT NULL);
CREATE VIEW "first" AS SELECT "id" FROM "Item";
CREATE VIEW "second" WITH (security_invoker = true) AS SELECT "id" FROM "Item";
