-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"away"') IS NULL THEN
        CREATE SCHEMA "away";
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

-- CreateForeignDataWrapper
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_data_wrapper WHERE fdwname = 'plain') THEN
        CREATE FOREIGN DATA WRAPPER "plain";
    END IF;
END
$$;

-- CreateServer
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_foreign_server WHERE srvname = 'far') THEN
        CREATE SERVER "far" FOREIGN DATA WRAPPER "plain";
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Base" (
    "id" INTEGER,
    "name" TEXT
);

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Called" (
    "id" INTEGER
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Heir" (
    "id" INTEGER,
    "name" TEXT DEFAULT 'heir'
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Orphan" (
    "id" INTEGER,
    "name" TEXT
) SERVER "far";

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "Remote" (
    "id" BIGINT NOT NULL DEFAULT 5,
    "name" TEXT OPTIONS (a 'one', c '3', d '4'),
    "new" TEXT,
    "needed" TEXT,
    "number" TEXT COLLATE "C",
    "added" VARCHAR(10) COLLATE "C" CONSTRAINT "added there" NOT NULL DEFAULT 'new',

    CONSTRAINT "Remote_id_check" CHECK (id <> 14),
    CONSTRAINT "first" CHECK (id > 0),
    CONSTRAINT "proved" CHECK (id <> 15)
) SERVER "far" OPTIONS (w '4', x 'one', z '3');

-- CreateForeignTable
CREATE FOREIGN TABLE IF NOT EXISTS "away"."Moved" (
    "key" INTEGER
) SERVER "far";

-- AddConstraint
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = '"Remote"'::regclass::oid AND conname = 'later') THEN
        ALTER TABLE "Remote" ADD CONSTRAINT "later" CHECK (id <> 13) NOT VALID;
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '"Heir"'::regclass::oid AND inhparent = '"Base"'::regclass::oid) THEN
        ALTER TABLE ONLY "Heir" INHERIT "Base";
    END IF;
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"Heir"'::regclass::oid AND attname = 'name') IS DISTINCT FROM 50 THEN
        ALTER TABLE ONLY "Heir" ALTER COLUMN "name" SET STATISTICS 50;
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF NOT coalesce((SELECT attoptions FROM pg_attribute WHERE attrelid = '"Remote"'::regclass::oid AND attname = 'id') OPERATOR(pg_catalog.@>) ARRAY['n_distinct=5'], false) THEN
        ALTER TABLE ONLY "Remote" ALTER COLUMN "id" SET (n_distinct = 5);
    END IF;
    IF (SELECT attstattarget FROM pg_attribute WHERE attrelid = '"Remote"'::regclass::oid AND attname = 'name') IS DISTINCT FROM 200 THEN
        ALTER TABLE ONLY "Remote" ALTER COLUMN "name" SET STATISTICS 200;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Remote"'::regclass::oid AND attname = 'added') <> 'e' THEN
        ALTER TABLE ONLY "Remote" ALTER COLUMN "added" SET STORAGE EXTERNAL;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Remote"'::regclass::oid AND attname = 'name') <> 'm' THEN
        ALTER TABLE ONLY "Remote" ALTER COLUMN "name" SET STORAGE MAIN;
    END IF;
    IF (SELECT attstorage FROM pg_attribute WHERE attrelid = '"Remote"'::regclass::oid AND attname = 'new') <> 'p' THEN
        ALTER TABLE ONLY "Remote" ALTER COLUMN "new" SET STORAGE PLAIN;
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Called"'::regclass::oid AND tgname = 'n_user' AND NOT tgisinternal) THEN
        CREATE TRIGGER "n_user" BEFORE INSERT ON "Called" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass::oid AND tgname = 't_always' AND NOT tgisinternal) THEN
        CREATE TRIGGER "t_always" BEFORE INSERT ON "Remote" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass::oid AND tgname = 't_off' AND NOT tgisinternal) THEN
        CREATE TRIGGER "t_off" BEFORE INSERT ON "Remote" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass::oid AND tgname = 't_on' AND NOT tgisinternal) THEN
        CREATE TRIGGER "t_on" BEFORE INSERT ON "Remote" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass::oid AND tgname = 't_replica' AND NOT tgisinternal) THEN
        CREATE TRIGGER "t_replica" BEFORE INSERT ON "Remote" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"away"."Moved"'::regclass::oid AND tgname = 'm_all' AND NOT tgisinternal) THEN
        CREATE TRIGGER "m_all" BEFORE INSERT ON "away"."Moved" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass::oid AND tgname = 't_always' AND NOT tgisinternal) <> 'A' THEN
        ALTER TABLE "Remote" ENABLE ALWAYS TRIGGER "t_always";
    END IF;
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass::oid AND tgname = 't_off' AND NOT tgisinternal) <> 'D' THEN
        ALTER TABLE "Remote" DISABLE TRIGGER "t_off";
    END IF;
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"Remote"'::regclass::oid AND tgname = 't_replica' AND NOT tgisinternal) <> 'R' THEN
        ALTER TABLE "Remote" ENABLE REPLICA TRIGGER "t_replica";
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"away"."Moved"'::regclass::oid AND tgname = 'm_all' AND NOT tgisinternal) <> 'D' THEN
        ALTER TABLE "away"."Moved" DISABLE TRIGGER "m_all";
    END IF;
END
$$;
