CREATE TABLE "Item" ("id" INTEGER NOT NULL, "name" VARCHAR(20), "old" TEXT);
CREATE TABLE "Log" ("what" TEXT, "id" INTEGER);
CREATE VIEW "Items" AS SELECT "id", "name" FROM "Item";
-- ON INSERT, UPDATE, DELETE; ALSO, INSTEAD, neither; WHERE; NOTHING, one command, several
CREATE RULE "logged" AS ON INSERT TO "Item" DO ALSO INSERT INTO "Log" VALUES ('insert', NEW."id");
CREATE RULE "logged_too" AS ON UPDATE TO "Item" WHERE NEW."name" IN ('a', 'b') AND OLD."id" <> NEW."id" DO (INSERT INTO "Log" VALUES ('new', NEW."id"); INSERT INTO "Log" VALUES ('old', OLD."id"));
CREATE RULE "kept" AS ON DELETE TO "Item" WHERE OLD."id" < 10 DO INSTEAD NOTHING;
CREATE RULE "told" AS ON DELETE TO "Item" DO NOTIFY "gone";
CREATE RULE "through" AS ON INSERT TO "Items" DO INSTEAD INSERT INTO "Item" ("id", "name") VALUES (NEW."id", NEW."name") RETURNING "id", "name";
CREATE RULE "through_update" AS ON UPDATE TO "Items" DO INSTEAD UPDATE "Item" SET "name" = NEW."name" WHERE "id" = OLD."id";
CREATE RULE "through_delete" AS ON DELETE TO "Items" DO INSTEAD (DELETE FROM "Item" WHERE "id" = OLD."id"; SELECT 1 AS "one");
-- OR REPLACE
CREATE RULE "replaced" AS ON UPDATE TO "Log" DO INSTEAD NOTHING;
CREATE OR REPLACE RULE "replaced" AS ON UPDATE TO "Log" DO ALSO UPDATE "Item" SET "old" = OLD."what" WHERE "id" = NEW."id";
-- ON SELECT: what a view is made of
CREATE OR REPLACE RULE "_RETURN" AS ON SELECT TO "Items" DO INSTEAD SELECT "id", "name" FROM "Item" WHERE "id" > 0;
