-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"first"') IS NULL THEN
CREATE VIEW "first" WITH (security_invoker = true) AS
 SELECT id
   FROM "Item";
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"second"') IS NULL THEN
CREATE VIEW "second" AS
 SELECT id
   FROM "Item";
    END IF;
END
$$;
