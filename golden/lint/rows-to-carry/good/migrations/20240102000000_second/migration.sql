UPDATE "Guest" SET "name" = '?' WHERE "name" = '';
CREATE TABLE "Copy" ("id" INTEGER);
INSERT INTO "Copy" SELECT "id" FROM "Guest";
DELETE FROM "Copy";
