-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Items"') IS NULL THEN
CREATE VIEW "Items" AS
 SELECT id
   FROM "Item";
    END IF;
END
$$;

-- CreateRule
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Item"'::regclass::oid AND rulename = 'The First') THEN
CREATE RULE "The First" AS
    ON DELETE TO "Item" DO INSTEAD NOTHING;
    END IF;
END
$$;

-- CreateRule
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Items"'::regclass::oid AND rulename = 'a_rule') THEN
CREATE RULE a_rule AS
    ON DELETE TO "Items" DO INSTEAD  DELETE FROM "Item"
  WHERE ("Item".id = old.id);
    END IF;
END
$$;
