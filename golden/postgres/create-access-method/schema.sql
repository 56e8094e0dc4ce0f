-- CreateAccessMethod
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_am WHERE amname = 'heap_two') THEN
        CREATE ACCESS METHOD "heap_two" TYPE TABLE HANDLER heap_tableam_handler;
    END IF;
END
$$;

-- CreateAccessMethod
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_am WHERE amname = 'tree') THEN
        CREATE ACCESS METHOD "tree" TYPE INDEX HANDLER bthandler;
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('own_handler(internal)') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "own_handler"(internal)
 RETURNS index_am_handler
 LANGUAGE internal
 STRICT
AS $function$hashhandler$function$;
    END IF;
END
$squash$;

-- CreateAccessMethod
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_am WHERE amname = 'own hash') THEN
        CREATE ACCESS METHOD "own hash" TYPE INDEX HANDLER own_handler;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'own_int_ops' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'own hash')) THEN
        CREATE OPERATOR FAMILY "own_int_ops" USING "own hash";
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'own_int_ops' AND opcnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'own hash')) THEN
CREATE OPERATOR CLASS "own_int_ops" DEFAULT FOR TYPE INTEGER USING "own hash" FAMILY "own_int_ops" AS
    OPERATOR 1 =(integer,integer),
    FUNCTION 1 (INTEGER, INTEGER) hashint4(integer);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Reading" (
    "id" INTEGER NOT NULL,
    "value" DECIMAL(10,2)
) USING "heap_two";

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Reading_id_hash"') IS NULL THEN
        CREATE INDEX "Reading_id_hash" ON "Reading" USING "own hash" ("id");
    END IF;
END
$$;

-- CreateMaterializedView
DO $$
#variable_conflict use_column
BEGIN
    IF to_regclass('"Readings"') IS NULL THEN
CREATE MATERIALIZED VIEW "Readings" USING "heap_two" AS
 SELECT id
   FROM "Reading"
WITH NO DATA;
    END IF;
END
$$;
