-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"The First"') IS NULL THEN
        CREATE SCHEMA "The First";
    END IF;
END
$$;

-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"second"') IS NULL THEN
        CREATE SCHEMA "second";
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "The First"."Thing" (
    "id" SERIAL NOT NULL,

    CONSTRAINT "Thing_pkey" PRIMARY KEY ("id")
);

-- CreateFunction
DO $$
BEGIN
    IF to_regprocedure('"The First".count()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "The First"."count"()
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 SELECT count(*) AS count
    FROM "The First"."Thing";
END;
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Things"') IS NULL THEN
CREATE VIEW "Things" AS
 SELECT id
   FROM "The First"."Thing";
    END IF;
END
$$;
