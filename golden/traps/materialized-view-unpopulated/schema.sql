-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL
);

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"emptied"') IS NULL THEN
CREATE MATERIALIZED VIEW "emptied" AS
 SELECT id
   FROM "A"
WITH NO DATA;
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"filled"') IS NULL THEN
CREATE MATERIALIZED VIEW "filled" AS
 SELECT id
   FROM "A";
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"filled_later"') IS NULL THEN
CREATE MATERIALIZED VIEW "filled_later" AS
 SELECT id
   FROM "A";
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"unfilled"') IS NULL THEN
CREATE MATERIALIZED VIEW "unfilled" AS
 SELECT id
   FROM filled
WITH NO DATA;
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"unfilled_id"') IS NULL THEN
        CREATE UNIQUE INDEX "unfilled_id" ON "unfilled"("id");
    END IF;
END
$$;
