-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"reports"') IS NULL THEN
        CREATE SCHEMA "reports";
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL,
    "name" TEXT,
    "note" TEXT DEFAULT 'of table'
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"first"') IS NULL THEN
CREATE VIEW "first" WITH (security_barrier = true, check_option = 'cascaded') AS
 SELECT id,
    name AS label,
    note AS remark
   FROM "Item"
  WHERE (id > 0);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"reports"."The Second"') IS NULL THEN
CREATE VIEW "reports"."The Second" AS
 SELECT id
   FROM "Item"
  WHERE (id > 0);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"third"') IS NULL THEN
CREATE VIEW "third" AS
 SELECT id
   FROM reports."The Second";
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF NOT (SELECT atthasdef FROM pg_attribute WHERE attrelid = '"first"'::regclass::oid AND attname = 'label') THEN
        ALTER VIEW "first" ALTER COLUMN "label" SET DEFAULT 'of view';
    END IF;
END
$$;
