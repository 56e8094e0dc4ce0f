CREATE TABLE "Item" ("id" INTEGER NOT NULL);
CREATE VIEW "mine" WITH (security_invoker = true, security_barrier = true, check_option = local) AS SELECT "id" FROM "Item" WHERE "id" > 0;
CREATE VIEW "word" WITH (security_invoker) AS SELECT "id" FROM "Item";
CREATE VIEW "off" WITH (security_invoker = off) AS SELECT "id" FROM "Item";
