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
CREATE TABLE IF NOT EXISTS "Off" (
    "id" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "On" (
    "id" INTEGER NOT NULL
);

-- CreateRule
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Off"'::regclass::oid AND rulename = 'r') THEN
CREATE RULE r AS
    ON DELETE TO "Off" DO INSTEAD NOTHING;
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"On"'::regclass::oid AND tgname = 'a' AND NOT tgisinternal) THEN
        CREATE TRIGGER "a" BEFORE INSERT ON "On" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"On"'::regclass::oid AND tgname = 'b' AND NOT tgisinternal) THEN
        CREATE TRIGGER "b" BEFORE INSERT ON "On" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"On"'::regclass::oid AND tgname = 'b' AND NOT tgisinternal) <> 'D' THEN
        ALTER TABLE "On" DISABLE TRIGGER "b";
    END IF;
END
$$;

-- EnableRowLevelSecurity
DO $$
BEGIN
    IF NOT (SELECT relforcerowsecurity FROM pg_class WHERE oid = '"Off"'::regclass::oid) THEN
        ALTER TABLE "Off" FORCE ROW LEVEL SECURITY;
    END IF;
END
$$;

-- EnableRowLevelSecurity
DO $$
BEGIN
    IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = '"On"'::regclass::oid) THEN
        ALTER TABLE "On" ENABLE ROW LEVEL SECURITY;
    END IF;
END
$$;
