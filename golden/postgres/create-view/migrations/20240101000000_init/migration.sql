CREATE TABLE "Item" ("id" INTEGER NOT NULL, "name" VARCHAR(10), "parentId" INTEGER, "price" NUMERIC(10,2));
CREATE VIEW "plain" AS SELECT "id", "name" FROM "Item";
CREATE VIEW "Named" ("a", "B b") AS SELECT "id", upper("name") FROM "Item";
-- OR REPLACE, with a column more
CREATE OR REPLACE VIEW "plain" AS SELECT "id", "name", "price" * 2 AS "twice" FROM "Item";
-- RECURSIVE
CREATE RECURSIVE VIEW "tree" ("id", "depth") AS SELECT "id", 0 FROM "Item" WHERE "parentId" IS NULL UNION ALL SELECT i."id", t."depth" + 1 FROM "Item" i JOIN "tree" t ON i."parentId" = t."id";
CREATE OR REPLACE RECURSIVE VIEW "count" ("n") AS VALUES (1) UNION ALL SELECT "n" + 1 FROM "count" WHERE "n" < 5;
-- WITH options, CHECK OPTION in its three spellings
CREATE VIEW "barrier" WITH (security_barrier) AS SELECT "id" FROM "Item" WHERE "name" IN ('a', 'b');
CREATE VIEW "no_barrier" WITH (security_barrier = false) AS SELECT "id" FROM "Item";
CREATE VIEW "by_option" WITH (check_option = cascaded) AS SELECT "id" FROM "Item" WHERE "id" > 0;
CREATE VIEW "local" WITH (security_barrier = true) AS SELECT "id" FROM "Item" WHERE "id" > 1 WITH LOCAL CHECK OPTION;
CREATE VIEW "cascaded" AS SELECT "id" FROM "local" WHERE "id" > 2 WITH CASCADED CHECK OPTION;
CREATE VIEW "checked" AS SELECT "id" FROM "Item" WHERE "id" > 3 WITH CHECK OPTION;
-- VALUES, no column, columns of nobody
CREATE VIEW "values" ("x") AS VALUES (1), (2);
CREATE VIEW "nothing" AS SELECT;
CREATE VIEW "unknown" AS SELECT 'text' AS "t", NULL AS "n";
-- of the session only: nothing of them is left
CREATE TEMP VIEW "gone" AS SELECT 1 AS "one";
CREATE OR REPLACE TEMPORARY VIEW "gone" AS SELECT 2 AS "one";
