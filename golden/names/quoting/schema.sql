-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"Other.Schema"') IS NULL THEN
        CREATE SCHEMA "Other.Schema";
    END IF;
END
$$;

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Ty""pe"') IS NULL THEN
        CREATE TYPE "Ty""pe" AS ENUM ('a"b');
    END IF;
END
$$;

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"public"."text"') IS NULL THEN
        CREATE TYPE "public"."text" AS ENUM ('not', 'text');
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('public.now()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "public"."now"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Other.Schema"."We""ird" (
    "a" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "UsesText" (
    "a" public.text DEFAULT 'not',
    "b" TEXT DEFAULT 'x'
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "UsesType" (
    "t" "Ty""pe" DEFAULT 'a"b',
    "u" "Ty""pe"[] DEFAULT ARRAY['a"b']::"Ty""pe"[]
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "We""ird" (
    "a""b" TEXT NOT NULL,
    "c.d" INTEGER,
    "select" SERIAL NOT NULL,
    "ünï" TEXT,
    "with space" TEXT,

    CONSTRAINT "p.k""" PRIMARY KEY ("a""b")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "a23456789012345678901234567890123456789012345678901234567890123" (
    "b23456789012345678901234567890123456789012345678901234567890123" SERIAL NOT NULL,

    CONSTRAINT "a234567890123456789012345678901234567890123456789012345678_pkey" PRIMARY KEY ("b23456789012345678901234567890123456789012345678901234567890123")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "public"."pg_class" (
    "oid" SERIAL NOT NULL,
    "x" INTEGER,

    CONSTRAINT "pg_class_pk" PRIMARY KEY ("oid")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "table" (
    "user" TEXT NOT NULL,
    "order" INTEGER,

    CONSTRAINT "check" CHECK ("order" > 0)
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "表" (
    "列" TEXT,
    "😀" INTEGER
);

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('"Other.Schema"."f.g"("We""ird")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "Other.Schema"."f.g"("x.y" "We""ird")
 RETURNS void
 LANGUAGE sql
AS $function$$function$;
    END IF;
END
$squash$;

-- CreateView
DO $squash$
BEGIN
    IF to_regclass('"v""w"') IS NULL THEN
CREATE VIEW "v""w" AS
 SELECT "a""b" AS "x""y",
    'it''s "$1"'::text AS lit
   FROM "We""ird";
    END IF;
END
$squash$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"i""x.y"') IS NULL THEN
        CREATE INDEX "i""x.y" ON "We""ird"("c.d", "select");
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"表_列_key"') IS NULL THEN
        CREATE UNIQUE INDEX "表_列_key" ON "表"("列");
    END IF;
END
$$;

-- AddForeignKey
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Other.Schema"."We""ird"'::regclass::oid AND conname = 'We"ird_a_fkey') THEN
        ALTER TABLE "Other.Schema"."We""ird" ADD CONSTRAINT "We""ird_a_fkey" FOREIGN KEY ("a") REFERENCES "We""ird"("a""b");
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF pg_catalog.col_description('"We""ird"'::regclass::oid, (SELECT attnum FROM pg_attribute WHERE attrelid = '"We""ird"'::regclass::oid AND attname = 'a"b')) IS NULL THEN
        COMMENT ON COLUMN "We""ird"."a""b" IS 'quoted';
    END IF;
END
$$;
