-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"ops"') IS NULL THEN
        CREATE SCHEMA "ops";
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'first' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
        CREATE OPERATOR FAMILY "first" USING btree;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'second' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
        CREATE OPERATOR FAMILY "second" USING hash;
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'New Name' AND opcnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
CREATE OPERATOR CLASS "New Name" FOR TYPE INTEGER USING btree FAMILY "first" AS
    OPERATOR 1 <(integer,integer),
    OPERATOR 2 <=(integer,integer),
    OPERATOR 3 =(integer,integer),
    OPERATOR 4 >=(integer,integer),
    OPERATOR 5 >(integer,integer),
    FUNCTION 1 (INTEGER, INTEGER) btint4cmp(integer,integer);
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'second' AND opcnamespace = '"ops"'::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
CREATE OPERATOR CLASS "ops"."second" FOR TYPE INTEGER USING hash FAMILY "second" AS
    OPERATOR 1 =(integer,integer),
    FUNCTION 1 (INTEGER, INTEGER) hashint4(integer);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Item" (
    "n" INTEGER
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Item_hash"') IS NULL THEN
        CREATE INDEX "Item_hash" ON "Item" USING HASH ("n" ops.second);
    END IF;
    IF to_regclass('"Item_n"') IS NULL THEN
        CREATE INDEX "Item_n" ON "Item"("n" "New Name");
    END IF;
END
$$;
