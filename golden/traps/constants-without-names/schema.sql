-- CreateFunction
DO $$
BEGIN
    IF to_regprocedure('first()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "first"()
 RETURNS text
 LANGUAGE sql
BEGIN ATOMIC
 SELECT ('x'::text COLLATE "C") AS "?column?";
END;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Post" (
    "id" INTEGER NOT NULL,
    "title" TEXT,
    "rank" INTEGER
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Collated"') IS NULL THEN
CREATE VIEW "Collated" AS
 SELECT ( SELECT ('x'::text COLLATE "C") AS "?column?"
           FROM "Post"
         LIMIT 1) AS one,
    ( SELECT (('y'::text COLLATE "C") COLLATE "POSIX") AS "?column?"
           FROM "Post"
         LIMIT 1) AS two;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Listed"') IS NULL THEN
CREATE VIEW "Listed" AS
 SELECT id
   FROM "Post" p
  WHERE ((EXISTS ( SELECT (p.id + (q.id * 2)),
            'x'::text AS "?column?"
           FROM "Post" q
          WHERE (q.rank = p.rank))) AND ((id, 'a'::text) IN ( SELECT
                CASE
                    WHEN ("Post".rank > 1) THEN (("Post".id + 1) * 2)
                    ELSE 3
                END AS "case",
            'b'::text AS "?column?"
           FROM "Post")) AND ((true, 'a'::text) IN ( SELECT ((("Post".rank + 1) * 2) IS DISTINCT FROM "Post".id),
            'FROM ('::text AS "?column?"
           FROM "Post")) AND ((id, 'a'::text) IN ( SELECT DISTINCT ON (("Post".rank + (1 * 2))) "Post".id,
            'c'::text AS "?column?"
           FROM "Post"
          ORDER BY ("Post".rank + (1 * 2)))));
    END IF;
END
$$;

-- CreatePolicy
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Post"'::regclass::oid AND polname = 'by query') THEN
CREATE POLICY "by query" ON "Post" USING (EXISTS ( SELECT ("Post".id + ("Post".rank * 2)),
    ('x'::text COLLATE "C") AS "?column?"
   FROM "Post" q));
    END IF;
END
$$;
