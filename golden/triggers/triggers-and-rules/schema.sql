-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('note()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "note"()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN INSERT INTO "Log"("text") VALUES (TG_NAME); RETURN NEW; END $function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Account" (
    "id" INTEGER NOT NULL,
    "balance" INTEGER NOT NULL,
    "ON public.x" TEXT,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE IF NOT EXISTS "Log" (
    "id" SERIAL NOT NULL,
    "text" TEXT
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Rich"') IS NULL THEN
CREATE VIEW "Rich" AS
 SELECT id,
    balance,
    "ON public.x"
   FROM "Account"
  WHERE (balance > 1000);
    END IF;
END
$$;

-- CreateRule
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Log"'::regclass::oid AND rulename = 'protect') THEN
CREATE RULE protect AS
    ON DELETE TO "Log" DO INSTEAD NOTHING;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Log"'::regclass::oid AND rulename = 'sleeping') THEN
CREATE RULE sleeping AS
    ON INSERT TO "Log" DO
 NOTIFY channel;
    END IF;
END
$$;

-- CreateRule
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Rich"'::regclass::oid AND rulename = 'rest') THEN
CREATE RULE rest AS
    ON UPDATE TO "Rich" DO INSTEAD NOTHING;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_class = '"Rich"'::regclass::oid AND rulename = 'several') THEN
CREATE RULE several AS
    ON UPDATE TO "Rich"
   WHERE (new.balance > 5) DO ( INSERT INTO "Log" (text)
  VALUES ('a;b'::text);
 DELETE FROM "Log"
  WHERE ("Log".id = old.id);
);
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT ev_enabled FROM pg_rewrite WHERE ev_class = '"Log"'::regclass::oid AND rulename = 'sleeping') <> 'D' THEN
        ALTER TABLE "Log" DISABLE RULE "sleeping";
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Account"'::regclass::oid AND tgname = 'after_statement' AND NOT tgisinternal) THEN
        CREATE TRIGGER "after_statement" AFTER DELETE OR TRUNCATE ON "Account" FOR EACH STATEMENT EXECUTE FUNCTION note();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Account"'::regclass::oid AND tgname = 'always' AND NOT tgisinternal) THEN
        CREATE TRIGGER "always" AFTER INSERT ON "Account" FOR EACH ROW EXECUTE FUNCTION note();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Account"'::regclass::oid AND tgname = 'before_row' AND NOT tgisinternal) THEN
        CREATE TRIGGER "before_row" BEFORE INSERT OR UPDATE OF balance, id ON "Account" FOR EACH ROW WHEN (((new.balance <> 0) AND ((new.id > 1) OR (new.balance < 10)))) EXECUTE FUNCTION note('a', 'it''s');
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Account"'::regclass::oid AND tgname = 'late' AND NOT tgisinternal) THEN
        CREATE CONSTRAINT TRIGGER "late" AFTER INSERT ON "Account" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Account"'::regclass::oid AND tgname = 'off' AND NOT tgisinternal) THEN
        CREATE TRIGGER "off" AFTER INSERT ON "Account" FOR EACH ROW EXECUTE FUNCTION note();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Account"'::regclass::oid AND tgname = 'replica on' AND NOT tgisinternal) THEN
        CREATE TRIGGER "replica on" AFTER INSERT ON "Account" FOR EACH ROW EXECUTE FUNCTION note();
    END IF;
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Account"'::regclass::oid AND tgname = 'transition' AND NOT tgisinternal) THEN
        CREATE TRIGGER "transition" AFTER UPDATE ON "Account" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note();
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Rich"'::regclass::oid AND tgname = 'instead' AND NOT tgisinternal) THEN
        CREATE TRIGGER "instead" INSTEAD OF DELETE ON "Rich" FOR EACH ROW EXECUTE FUNCTION note();
    END IF;
END
$$;

-- AlterTable
DO $$
BEGIN
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"Account"'::regclass::oid AND tgname = 'always' AND NOT tgisinternal) <> 'A' THEN
        ALTER TABLE "Account" ENABLE ALWAYS TRIGGER "always";
    END IF;
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"Account"'::regclass::oid AND tgname = 'off' AND NOT tgisinternal) <> 'D' THEN
        ALTER TABLE "Account" DISABLE TRIGGER "off";
    END IF;
    IF (SELECT tgenabled FROM pg_trigger WHERE tgrelid = '"Account"'::regclass::oid AND tgname = 'replica on' AND NOT tgisinternal) <> 'R' THEN
        ALTER TABLE "Account" ENABLE REPLICA TRIGGER "replica on";
    END IF;
END
$$;
