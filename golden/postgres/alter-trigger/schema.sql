-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore";

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

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL
) PARTITION BY RANGE (id);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Event_1" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL
);

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_1"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_1" FOR VALUES FROM (0) TO (10);
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Event"'::regclass::oid AND tgname = 'Copied' AND NOT tgisinternal) THEN
        CREATE TRIGGER "Copied" AFTER INSERT ON "Event" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'The First' AND NOT tgisinternal) THEN
        CREATE TRIGGER "The First" BEFORE INSERT ON "Item" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'bound' AND NOT tgisinternal) THEN
        CREATE TRIGGER "bound" BEFORE INSERT ON "Item" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'unbound' AND NOT tgisinternal) THEN
        CREATE TRIGGER "unbound" BEFORE INSERT ON "Item" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- DependsOnExtension
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_trigger'::regclass::oid AND objid = (SELECT oid FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'bound' AND NOT tgisinternal) AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'hstore') AND deptype = 'x') THEN
        ALTER TRIGGER "bound" ON "Item" DEPENDS ON EXTENSION "hstore";
    END IF;
END
$$;
