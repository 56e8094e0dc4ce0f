-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"types"') IS NULL THEN
        CREATE SCHEMA "types";
    END IF;
END
$$;

-- CreateEnum
DO $$
BEGIN
    IF to_regtype('"Feeling"') IS NULL THEN
        CREATE TYPE "Feeling" AS ENUM ('good', 'ok', 'so so', 'it''s bad', 'great');
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Base' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "Base";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Base2' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "Base2";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"types"."Moved"') IS NULL THEN
CREATE TYPE "Moved" AS RANGE (
    SUBTYPE = DATE,
    MULTIRANGE_TYPE_NAME = "Moved_multirange"
);
        ALTER TYPE "Moved" SET SCHEMA "types";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Pair"') IS NULL THEN
CREATE TYPE "Pair" AS (
    "first" BIGINT,
    "b" VARCHAR(5) COLLATE "POSIX",
    "c" VARCHAR(10) COLLATE "C"
);
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF to_regtype('"Row"') IS NULL THEN
CREATE TYPE "Row" AS (
    "id" BIGINT,
    "label" TEXT,
    "added" TEXT
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base2_in' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base2_in"(cstring)
 RETURNS "Base2"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharin$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base2_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Base2"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base2_out"("Base2")
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharout$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Base2' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND typisdefined) THEN
CREATE TYPE "Base2" (
    INPUT = base2_in,
    OUTPUT = base2_out,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = int4,
    STORAGE = extended,
    CATEGORY = 'U'
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('base2_recv(internal)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base2_recv"(internal)
 RETURNS "Base2"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharrecv$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('base2_send("Base2")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base2_send"("Base2")
 RETURNS bytea
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharsend$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base_analyze' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'internal') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base_analyze"(internal)
 RETURNS boolean
 LANGUAGE internal
 STRICT
AS $function$range_typanalyze$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base_in' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base_in"(cstring)
 RETURNS "Base"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharin$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Base"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base_out"("Base")
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharout$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base_recv' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'internal') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base_recv"(internal)
 RETURNS "Base"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharrecv$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base_send' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Base"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base_send"("Base")
 RETURNS bytea
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varcharsend$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base_typmod_in' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring[]') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base_typmod_in"(cstring[])
 RETURNS integer
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varchartypmodin$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'base_typmod_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'integer') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "base_typmod_out"(integer)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$varchartypmodout$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Base' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND typisdefined) THEN
CREATE TYPE "Base" (
    INPUT = base_in,
    OUTPUT = base_out,
    RECEIVE = base_recv,
    SEND = base_send,
    TYPMOD_IN = base_typmod_in,
    TYPMOD_OUT = base_typmod_out,
    ANALYZE = base_analyze,
    SUBSCRIPT = jsonb_subscript_handler,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = int4,
    STORAGE = main,
    CATEGORY = 'U'
);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"OverBase"') IS NULL THEN
        CREATE DOMAIN "OverBase" AS "Base";
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "InUse" (
    "mood" "Feeling" NOT NULL DEFAULT 'ok',
    "base" "Base",
    "moved" types."Moved"
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Typed" OF "Row";

-- AlterTable
DO $$
BEGIN
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"InUse"'::regclass::oid AND attname = 'base') <> 'p' THEN
        ALTER TABLE ONLY "InUse" ALTER COLUMN "base" SET STORAGE PLAIN;
    END IF;
END
$$;
