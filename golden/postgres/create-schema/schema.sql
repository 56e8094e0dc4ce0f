-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"Owned"') IS NULL THEN
        CREATE SCHEMA "Owned";
    END IF;
END
$$;

-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"filled"') IS NULL THEN
        CREATE SCHEMA "filled";
    END IF;
END
$$;

-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"more"') IS NULL THEN
        CREATE SCHEMA "more";
    END IF;
END
$$;

-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"of session"') IS NULL THEN
        CREATE SCHEMA "of session";
    END IF;
END
$$;

-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"of_role"') IS NULL THEN
        CREATE SCHEMA "of_role";
    END IF;
END
$$;

-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"of_user"') IS NULL THEN
        CREATE SCHEMA "of_user";
    END IF;
END
$$;

-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"plain"') IS NULL THEN
        CREATE SCHEMA "plain";
    END IF;
END
$$;

-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"postgres"') IS NULL THEN
        CREATE SCHEMA "postgres";
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('touch()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "touch"()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN NEW; END $function$;
    END IF;
END
$squash$;

-- CreateSequence
CREATE SEQUENCE IF NOT EXISTS "filled"."numbers";

-- CreateTable
CREATE TABLE IF NOT EXISTS "filled"."Thing" (
    "id" INTEGER NOT NULL,
    "name" TEXT
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "postgres"."Here" (
    "id" INTEGER NOT NULL
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"filled"."Things"') IS NULL THEN
CREATE VIEW "filled"."Things" AS
 SELECT id
   FROM filled."Thing";
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"filled"."Thing_name"') IS NULL THEN
        CREATE INDEX "Thing_name" ON "filled"."Thing"("name");
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"filled"."Thing"'::regclass::oid AND tgname = 'touched' AND NOT tgisinternal) THEN
        CREATE TRIGGER "touched" BEFORE UPDATE ON "filled"."Thing" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT relacl FROM pg_class WHERE oid = '"filled"."Things"'::regclass::oid)) WHERE grantee = 0::oid AND privilege_type IN ('SELECT')) < 1 THEN
        GRANT SELECT ON TABLE "filled"."Things" TO PUBLIC;
    END IF;
END
$$;
