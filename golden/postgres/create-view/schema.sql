-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL,
    "name" VARCHAR(10),
    "parentId" INTEGER,
    "price" DECIMAL(10,2)
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Named"') IS NULL THEN
CREATE VIEW "Named" AS
 SELECT id AS a,
    upper((name)::text) AS "B b"
   FROM "Item";
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"barrier"') IS NULL THEN
CREATE VIEW "barrier" WITH (security_barrier = true) AS
 SELECT id
   FROM "Item"
  WHERE ((name)::text = ANY (ARRAY['a'::character varying, 'b'::character varying]));
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"by_option"') IS NULL THEN
CREATE VIEW "by_option" WITH (check_option = 'cascaded') AS
 SELECT id
   FROM "Item"
  WHERE (id > 0);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"checked"') IS NULL THEN
CREATE VIEW "checked" WITH (check_option = 'cascaded') AS
 SELECT id
   FROM "Item"
  WHERE (id > 3);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"count"') IS NULL THEN
CREATE VIEW "count" AS
 WITH RECURSIVE count(n) AS (
         VALUES (1)
        UNION ALL
         SELECT (count_1.n + 1)
           FROM count count_1
          WHERE (count_1.n < 5)
        )
 SELECT n
   FROM count;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"local"') IS NULL THEN
CREATE VIEW "local" WITH (security_barrier = true, check_option = 'local') AS
 SELECT id
   FROM "Item"
  WHERE (id > 1);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"cascaded"') IS NULL THEN
CREATE VIEW "cascaded" WITH (check_option = 'cascaded') AS
 SELECT id
   FROM local
  WHERE (id > 2);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"no_barrier"') IS NULL THEN
CREATE VIEW "no_barrier" WITH (security_barrier = false) AS
 SELECT id
   FROM "Item";
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"nothing"') IS NULL THEN
CREATE VIEW "nothing" AS
 SELECT;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"plain"') IS NULL THEN
CREATE VIEW "plain" AS
 SELECT id,
    name,
    (price * (2)::numeric) AS twice
   FROM "Item";
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"tree"') IS NULL THEN
CREATE VIEW "tree" AS
 WITH RECURSIVE tree(id, depth) AS (
         SELECT "Item".id,
            0 AS "?column?"
           FROM "Item"
          WHERE ("Item"."parentId" IS NULL)
        UNION ALL
         SELECT i.id,
            (t.depth + 1)
           FROM ("Item" i
             JOIN tree t ON ((i."parentId" = t.id)))
        )
 SELECT id,
    depth
   FROM tree;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"unknown"') IS NULL THEN
CREATE VIEW "unknown" AS
 SELECT 'text'::text AS t,
    NULL::text AS n;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"values"') IS NULL THEN
CREATE VIEW "values" ("x") AS
 VALUES (1), (2);
    END IF;
END
$$;
