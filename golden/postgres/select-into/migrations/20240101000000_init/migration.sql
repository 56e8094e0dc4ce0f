CREATE TABLE "Source" ("id" INTEGER NOT NULL, "name" VARCHAR(10) COLLATE "C", "parentId" INTEGER);
SELECT * INTO "plain" FROM "Source";
SELECT ALL "id", "name" AS "label", "parentId" "parent" INTO TABLE "With Table" FROM "Source" WHERE "id" > 0;
SELECT DISTINCT ON ("name") "name", "id" INTO UNLOGGED TABLE "fast" FROM "Source" ORDER BY "name" DESC NULLS LAST, "id" USING <;
SELECT DISTINCT "name" INTO UNLOGGED "fast_too" FROM "Source";
WITH RECURSIVE "tree" AS (SELECT "id", 0 AS "depth" FROM "Source" WHERE "parentId" IS NULL UNION ALL SELECT s."id", t."depth" + 1 FROM "Source" s JOIN "tree" t ON s."parentId" = t."id")
    SELECT "id", "depth" INTO "tree_table" FROM "tree";
SELECT "name", count(*) AS "n" INTO "grouped" FROM "Source" GROUP BY "name" HAVING count(*) > 1;
SELECT "id", rank() OVER "w" AS "place" INTO "windowed" FROM "Source" WINDOW "w" AS (PARTITION BY "name" ORDER BY "id");
SELECT "id" INTO "union_all" FROM "Source" UNION ALL SELECT "parentId" FROM "Source" ORDER BY 1 ASC NULLS FIRST LIMIT ALL OFFSET 0 ROWS;
SELECT "id" INTO "others" FROM "Source" INTERSECT SELECT "parentId" FROM "Source" EXCEPT ALL SELECT 1;
SELECT "id" INTO "first" FROM "Source" ORDER BY "id" LIMIT 5 OFFSET 1 ROW;
SELECT "id" INTO "fetched" FROM "Source" ORDER BY "id" FETCH FIRST 3 ROWS ONLY;
SELECT "id" INTO "next" FROM "Source" FETCH NEXT ROW ONLY;
SELECT "id" INTO "locked" FROM "Source" FOR UPDATE OF "Source" NOWAIT;
SELECT "id" INTO "shared" FROM "Source" FOR SHARE;
-- of the session only: nothing of them is left
SELECT 1 AS "one" INTO TEMPORARY "gone";
SELECT 1 AS "one" INTO TEMP TABLE "gone_too";
