-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore";

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('f(hstore)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "f"(hstore)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

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

-- CreateProcedure
DO $squash$
BEGIN
    IF to_regprocedure('p()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE PROCEDURE "p"()
 LANGUAGE sql
AS $procedure$$procedure$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "A" (
    "id" INTEGER NOT NULL,
    "tags" hstore
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"A_tags_idx"') IS NULL THEN
        CREATE INDEX "A_tags_idx" ON "A" USING GIN ("tags");
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"Tags"') IS NULL THEN
CREATE MATERIALIZED VIEW "Tags" AS
 SELECT tags
   FROM "A";
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"A"'::regclass::oid AND tgname = 't' AND NOT tgisinternal) THEN
        CREATE TRIGGER "t" BEFORE INSERT ON "A" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- DependsOnExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass::oid AND objid = 'f(hstore)'::regprocedure::oid AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'hstore') AND deptype = 'x') THEN
        ALTER FUNCTION f(hstore) DEPENDS ON EXTENSION "hstore";
    END IF;
END
$$;

-- DependsOnExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass::oid AND objid = '"A_tags_idx"'::regclass::oid AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'hstore') AND deptype = 'x') THEN
        ALTER INDEX "A_tags_idx" DEPENDS ON EXTENSION "hstore";
    END IF;
END
$$;

-- DependsOnExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass::oid AND objid = '"Tags"'::regclass::oid AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'hstore') AND deptype = 'x') THEN
        ALTER MATERIALIZED VIEW "Tags" DEPENDS ON EXTENSION "hstore";
    END IF;
END
$$;

-- DependsOnExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass::oid AND objid = 'p()'::regprocedure::oid AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'hstore') AND deptype = 'x') THEN
        ALTER PROCEDURE p() DEPENDS ON EXTENSION "hstore";
    END IF;
END
$$;

-- DependsOnExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_trigger'::regclass::oid AND objid = (SELECT oid FROM pg_trigger WHERE tgrelid = '"A"'::regclass::oid AND tgname = 't' AND NOT tgisinternal) AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'hstore') AND deptype = 'x') THEN
        ALTER TRIGGER "t" ON "A" DEPENDS ON EXTENSION "hstore";
    END IF;
END
$$;
