CREATE TABLE "A" ("id" INTEGER NOT NULL, "name" TEXT, "parentId" INTEGER);
CREATE TABLE "B" ("id" INTEGER NOT NULL, "note" TEXT);
CREATE VIEW "star" AS SELECT * FROM "A";
CREATE VIEW "using" AS SELECT * FROM "A" JOIN "B" USING ("id");
CREATE VIEW "natural" AS SELECT "id", "note" FROM "A" NATURAL LEFT JOIN "B";
CREATE VIEW "windows" AS SELECT "id", rank() OVER "w" AS "r", sum("id") OVER ("w" ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS "s" FROM "A" WINDOW "w" AS (PARTITION BY "name" ORDER BY "id");
CREATE VIEW "tree" AS WITH RECURSIVE "t" AS (SELECT "id", 0 AS "depth" FROM "A" WHERE "parentId" IS NULL UNION ALL SELECT a."id", t."depth" + 1 FROM "A" a JOIN "t" ON a."parentId" = t."id") SELECT * FROM "t";
CREATE VIEW "merged" AS SELECT "j"."id", "j"."note" FROM ("A" JOIN "B" USING ("id") ) AS "j";
