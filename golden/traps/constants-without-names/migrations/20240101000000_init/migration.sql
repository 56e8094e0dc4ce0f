CREATE TABLE "Post" ("id" INTEGER NOT NULL, "title" TEXT, "rank" INTEGER);
CREATE VIEW "Collated" AS SELECT (SELECT 'x' COLLATE "C" FROM "Post" LIMIT 1) AS "one",
    (SELECT ('y' COLLATE "C") COLLATE "POSIX" FROM "Post" LIMIT 1) AS "two";
-- after items with nested parentheses, a case that is printed on lines of its own, and DISTINCT FROM
CREATE VIEW "Listed" AS SELECT "id" FROM "Post" "p"
    WHERE EXISTS (SELECT ("p"."id" + ("q"."id" * 2)), 'x' FROM "Post" "q" WHERE "q"."rank" = "p"."rank")
      AND ("id", 'a') IN (SELECT CASE WHEN "rank" > 1 THEN (("id" + 1) * 2) ELSE 3 END, 'b' FROM "Post")
      AND (true, 'a') IN (SELECT ("rank" + 1) * 2 IS DISTINCT FROM "id", 'FROM (' FROM "Post")
      AND ("id", 'a') IN (SELECT DISTINCT ON (("rank" + (1 * 2))) "id", 'c' FROM "Post" ORDER BY ("rank" + (1 * 2)));
CREATE POLICY "by query" ON "Post" USING (EXISTS (SELECT ("Post"."id" + ("Post"."rank" * 2)), 'x' COLLATE "C" FROM "Post" "q"));
CREATE FUNCTION "first"() RETURNS TEXT LANGUAGE sql BEGIN ATOMIC SELECT 'x' COLLATE "C"; END;
