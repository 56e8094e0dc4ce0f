-- CreateType
DO $$
BEGIN
    IF to_regtype('"Composite"') IS NULL THEN
CREATE TYPE "Composite" AS (
    "grid" INTEGER[][]
);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Grid"') IS NULL THEN
        CREATE DOMAIN "Grid" AS INTEGER[][];
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('f(integer[])') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "f"(grid integer[])
 RETURNS text[]
 LANGUAGE sql
AS $function$SELECT NULL::text[]$function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "one" INTEGER[],
    "two" INTEGER[][],
    "sized" INTEGER[],
    "three" TEXT[][][],
    "array" INTEGER[],
    "array_sized" INTEGER[]
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "As" (
    "one" INTEGER[],
    "two" INTEGER[],
    "sized" INTEGER[],
    "three" TEXT[],
    "array" INTEGER[],
    "array_sized" INTEGER[]
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Like" (
    "one" INTEGER[],
    "two" INTEGER[],
    "sized" INTEGER[],
    "three" TEXT[],
    "array" INTEGER[],
    "array_sized" INTEGER[]
);
