-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL,
    "name" TEXT,
    "n" INTEGER,

    CONSTRAINT "small" CHECK (n < 10)
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"alias"') IS NULL THEN
CREATE VIEW "alias" AS
 SELECT id,
    ( SELECT max(j.n) AS max
           FROM "Item" j
          WHERE (j.id = i.id)) AS most
   FROM "Item" i;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"one_table"') IS NULL THEN
CREATE VIEW "one_table" AS
 SELECT id,
    name
   FROM "Item"
  WHERE (n > 0)
  ORDER BY id;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"whole_row"') IS NULL THEN
CREATE VIEW "whole_row" AS
 SELECT i.*::"Item" AS "row",
    (i.*)::text AS text,
    alias.most
   FROM "Item" i,
    alias;
    END IF;
END
$$;

-- CreatePolicy
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Item"'::regclass::oid AND polname = 'p') THEN
CREATE POLICY "p" ON "Item" USING (n > ( SELECT count(*) AS count
   FROM one_table o
  WHERE (o.id = "Item".id)));
    END IF;
END
$$;
