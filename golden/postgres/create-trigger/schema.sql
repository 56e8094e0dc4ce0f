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
CREATE TABLE IF NOT EXISTS "Event_2" (
    "id" INTEGER CONSTRAINT "Event_id_not_null" NOT NULL
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "id" INTEGER NOT NULL,
    "name" VARCHAR(10),
    "n" INTEGER,

    CONSTRAINT "Item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Other" (
    "id" INTEGER NOT NULL
);

-- AttachPartition
DO $$
BEGIN
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_1"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_1" FOR VALUES FROM (0) TO (10);
    END IF;
    IF NOT (SELECT relispartition FROM pg_class WHERE oid = '"Event_2"'::regclass::oid) THEN
        ALTER TABLE ONLY "Event" ATTACH PARTITION "Event_2" FOR VALUES FROM (10) TO (20);
    END IF;
END
$$;

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Items"') IS NULL THEN
CREATE VIEW "Items" AS
 SELECT id,
    name
   FROM "Item";
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Event"'::regclass::oid AND tgname = 'cloned' AND NOT tgisinternal) THEN
        CREATE TRIGGER "cloned" AFTER INSERT ON "Event" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Event_1"'::regclass::oid AND tgname = 'alone' AND NOT tgisinternal) THEN
        CREATE TRIGGER "alone" BEFORE INSERT ON "Event_1" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'a_delete' AND NOT tgisinternal) THEN
        CREATE TRIGGER "a_delete" AFTER DELETE ON "Item" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'a_truncate' AND NOT tgisinternal) THEN
        CREATE TRIGGER "a_truncate" AFTER TRUNCATE ON "Item" FOR EACH STATEMENT EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'b_insert' AND NOT tgisinternal) THEN
        CREATE TRIGGER "b_insert" BEFORE INSERT ON "Item" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'b_update' AND NOT tgisinternal) THEN
        CREATE TRIGGER "b_update" BEFORE UPDATE OF name, n ON "Item" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'both_tables' AND NOT tgisinternal) THEN
        CREATE TRIGGER "both_tables" AFTER UPDATE ON "Item" REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'c_deferred' AND NOT tgisinternal) THEN
        CREATE CONSTRAINT TRIGGER "c_deferred" AFTER DELETE ON "Item" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'c_immediate' AND NOT tgisinternal) THEN
        CREATE CONSTRAINT TRIGGER "c_immediate" AFTER INSERT OR UPDATE ON "Item" FROM "Other" DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN ((new.n > 0)) EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'c_not' AND NOT tgisinternal) THEN
        CREATE CONSTRAINT TRIGGER "c_not" AFTER INSERT ON "Item" NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'c_plain' AND NOT tgisinternal) THEN
        CREATE CONSTRAINT TRIGGER "c_plain" AFTER INSERT ON "Item" NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'c_short' AND NOT tgisinternal) THEN
        CREATE CONSTRAINT TRIGGER "c_short" AFTER DELETE ON "Item" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'many' AND NOT tgisinternal) THEN
        CREATE TRIGGER "many" AFTER INSERT OR DELETE OR UPDATE OF n OR TRUNCATE ON "Item" FOR EACH STATEMENT EXECUTE FUNCTION touch('one', 'it''s', '3', '4.5', 'word');
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'new_rows' AND NOT tgisinternal) THEN
        CREATE TRIGGER "new_rows" AFTER INSERT ON "Item" REFERENCING NEW TABLE AS "Added" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'no level' AND NOT tgisinternal) THEN
        CREATE TRIGGER "no level" BEFORE UPDATE ON "Item" FOR EACH STATEMENT EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Item"'::regclass::oid AND tgname = 'when_changed' AND NOT tgisinternal) THEN
        CREATE TRIGGER "when_changed" BEFORE UPDATE ON "Item" FOR EACH ROW WHEN (((old.* IS DISTINCT FROM new.*) AND ((new.name)::text = ANY (ARRAY['a'::character varying, 'b'::character varying])))) EXECUTE FUNCTION touch();
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Other"'::regclass::oid AND tgname = 'replaced' AND NOT tgisinternal) THEN
        CREATE TRIGGER "replaced" BEFORE DELETE ON "Other" FOR EACH STATEMENT EXECUTE FUNCTION touch('again');
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Items"'::regclass::oid AND tgname = 'of_view' AND NOT tgisinternal) THEN
        CREATE TRIGGER "of_view" AFTER INSERT ON "Items" FOR EACH STATEMENT EXECUTE FUNCTION touch();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Items"'::regclass::oid AND tgname = 'through' AND NOT tgisinternal) THEN
        CREATE TRIGGER "through" INSTEAD OF INSERT OR DELETE OR UPDATE ON "Items" FOR EACH ROW EXECUTE FUNCTION touch();
    END IF;
END
$$;
