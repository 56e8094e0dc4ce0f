DROP INDEX "Shirt_size_idx";
DROP TABLE "Sock";
ALTER TABLE "Shirt" DROP COLUMN "color", ALTER COLUMN "price" SET NOT NULL;
ALTER TABLE "Shirt" DROP CONSTRAINT "Shirt_color_check";
ALTER TABLE "Sock" RENAME COLUMN "a" TO "b";
UPDATE "Sock" SET "b" = 1;
select count(*) from "Sock";
WITH s AS (SELECT "b" FROM "Sock") SELECT * FROM s;
WITH s AS (SELECT 1 AS "b") INSERT INTO "Sock" SELECT * FROM s;
