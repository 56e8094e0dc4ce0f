CREATE INDEX "Child_name_idx" ON "Child"("name");
ALTER TABLE "Guest" DROP COLUMN IF EXISTS "nick", DROP COLUMN "name", ADD COLUMN "name" JSONB;
CREATE INDEX "Guest_name_idx" ON "Guest"((lower("name"::text) COLLATE "C")) WHERE "id" > 3;
UPDATE "Guest" g SET "name" = to_jsonb("id") WHERE g."id" = 1;
ALTER VIEW "Names" RENAME COLUMN "n" TO "label";
SELECT ctid FROM "Guest";
