CREATE INDEX "Child_name_idx" ON "Child"("name");
ALTER TABLE "Guest" DROP COLUMN IF EXISTS "nick", DROP COLUMN "name", ADD COLUMN "name" JSONB;
CREATE INDEX "Guest_name_idx" ON "Guest"((lower("name"::text) COLLATE "C")) WHERE "id" > 3;
UPDATE "Guest" g SET "name" = to_jsonb("id") WHERE g."id" = 1;
ALTER VIEW "Names" RENAME COLUMN "n" TO "label";
SELECT ctid FROM "Guest";
SELECT g."own", c."more", "Guest"."id" FROM (SELECT 1 AS "own") g, "Guest", LATERAL (SELECT 2 AS "more") AS c;
SELECT g."name" FROM "Guest" g WHERE EXISTS (SELECT g."n" FROM (SELECT 1 AS "n") g);
WITH w AS (SELECT 1 AS "a") SELECT w."a", g."id" FROM w JOIN "Guest" g ON g."id" = w."a" WHERE g.tableoid IS NOT NULL;
