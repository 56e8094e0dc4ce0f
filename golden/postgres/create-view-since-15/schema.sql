-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"mine"') IS NULL THEN
CREATE VIEW "mine" WITH (security_invoker = true, security_barrier = true, check_option = 'local') AS
 SELECT id
   FROM "Item"
  WHERE (id > 0);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"off"') IS NULL THEN
CREATE VIEW "off" WITH (security_invoker = off) AS
 SELECT id
   FROM "Item";
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"word"') IS NULL THEN
CREATE VIEW "word" WITH (security_invoker = true) AS
 SELECT id
   FROM "Item";
    END IF;
END
$$;
