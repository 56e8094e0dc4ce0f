-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('tf()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "tf"()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$BEGIN RETURN NEW; END$function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Order" (
    "id" INTEGER NOT NULL,
    "status" VARCHAR(20),
    "kind" VARCHAR,
    "text" TEXT,

    CONSTRAINT "kind_known" CHECK ((kind)::text <> ALL (ARRAY['x'::character varying, 'y'::character varying])),
    CONSTRAINT "status_known" CHECK ((status)::text = ANY (ARRAY['new'::character varying, 'paid'::character varying])),
    CONSTRAINT "text_known" CHECK (text = ANY (ARRAY['a'::text, 'b'::text]))
);

-- CreateView
DO $$
BEGIN
    IF to_regclass('"Open"') IS NULL THEN
CREATE VIEW "Open" AS
 SELECT id,
    status,
    kind,
    text
   FROM "Order"
  WHERE (((status)::text = ANY (ARRAY['new'::character varying, 'paid'::character varying])) OR ((kind)::text = ANY (ARRAY['p'::text, 'q'::text])));
    END IF;
END
$$;

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"open_orders"') IS NULL THEN
        CREATE INDEX "open_orders" ON "Order"("id") WHERE ((status)::text = ANY (ARRAY['new'::character varying, 'paid'::character varying]));
    END IF;
END
$$;

-- CreateTrigger
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = '"Order"'::regclass::oid AND tgname = 'when_new' AND NOT tgisinternal) THEN
        CREATE TRIGGER "when_new" BEFORE INSERT ON "Order" FOR EACH ROW WHEN (((new.status)::text = ANY (ARRAY['new'::character varying, 'paid'::character varying]))) EXECUTE FUNCTION tf();
    END IF;
END
$$;

-- CreatePolicy
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = '"Order"'::regclass::oid AND polname = 'mine') THEN
        CREATE POLICY "mine" ON "Order" USING ((status)::text = ANY (ARRAY['new'::character varying, 'it''s'::character varying]));
    END IF;
END
$$;
