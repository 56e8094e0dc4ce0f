-- CreateTable
CREATE TABLE IF NOT EXISTS "Post" (
    "id" INTEGER NOT NULL,
    "userId" INTEGER NOT NULL,
    "title" TEXT,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "User" (
    "id" INTEGER NOT NULL,
    "fullName" TEXT CONSTRAINT "User_name_not_null" NOT NULL,
    "parentId" INTEGER,
    "found" BOOLEAN,
    "extra" TEXT,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"cascaded"') IS NULL THEN
CREATE VIEW "cascaded" WITH (check_option = 'cascaded') AS
 SELECT id,
    "fullName" AS name
   FROM "User"
  WHERE (id > 0);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"grouped"') IS NULL THEN
CREATE VIEW "grouped" AS
 SELECT u.id,
    u."fullName" AS name,
    count(*) AS posts
   FROM ("User" u
     JOIN "Post" p ON ((p."userId" = u.id)))
  GROUP BY u.id;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"safe"') IS NULL THEN
CREATE VIEW "safe" WITH (security_barrier = true, check_option = 'local') AS
 SELECT id,
    "fullName" AS name
   FROM "User"
  WHERE ("fullName" <> ''::text);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"tree"') IS NULL THEN
CREATE VIEW "tree" AS
 WITH RECURSIVE tree(id, depth) AS (
         SELECT "User".id,
            0 AS "?column?"
           FROM "User"
          WHERE ("User"."parentId" IS NULL)
        UNION ALL
         SELECT u.id,
            (t.depth + 1)
           FROM ("User" u
             JOIN tree t ON ((u."parentId" = t.id)))
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
    IF to_regclass('"users_view"') IS NULL THEN
CREATE VIEW "users_view" AS
 SELECT id,
    "fullName" AS name,
    "parentId",
    found
   FROM "User";
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('user_names()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "user_names"()
 RETURNS SETOF users_view
 LANGUAGE sql
 STABLE
AS $function$SELECT * FROM "b_users"$function$;
    END IF;
END
$squash$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"a_posts"') IS NULL THEN
CREATE VIEW "a_posts" AS
 SELECT p.id AS "postId",
    u.name AS writer
   FROM ("Post" p
     JOIN users_view u ON ((u.id = p."userId")));
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"from_function"') IS NULL THEN
CREATE VIEW "from_function" AS
 SELECT id,
    name,
    "parentId",
    found
   FROM user_names() user_names(id, name, "parentId", found);
    END IF;
END
$$;

-- CreateView
DO $squash1$
BEGIN
    IF to_regclass('"windowed"') IS NULL THEN
CREATE VIEW "windowed" AS
 SELECT id,
    rank() OVER (PARTITION BY "userId" ORDER BY title DESC) AS r,
    'a $squash$ b'::text AS dollar
   FROM "Post";
    END IF;
END
$squash1$;

-- AlterTable
DO $$
BEGIN
    IF NOT (SELECT atthasdef FROM pg_attribute WHERE attrelid = '"safe"'::regclass::oid AND attname = 'name') THEN
        ALTER VIEW "safe" ALTER COLUMN "name" SET DEFAULT 'anonymous';
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"stats"') IS NULL THEN
CREATE MATERIALIZED VIEW "stats" WITH (fillfactor = 90) AS
 SELECT found,
    count(*) AS n
   FROM "User"
  GROUP BY found;
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"stats_found_key"') IS NULL THEN
        CREATE UNIQUE INDEX "stats_found_key" ON "stats"("found");
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"unfilled"') IS NULL THEN
CREATE MATERIALIZED VIEW "unfilled" AS
 SELECT n
   FROM stats
WITH NO DATA;
    END IF;
END
$$;
