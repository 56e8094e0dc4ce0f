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
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'Odd Family' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) THEN
        CREATE OPERATOR FAMILY "Odd Family" USING gist;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
        CREATE OPERATOR FAMILY "numbers" USING btree;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
        CREATE OPERATOR FAMILY "numbers" USING hash;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = '"ops"'::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gin')) THEN
        CREATE OPERATOR FAMILY "ops"."numbers" USING gin;
    END IF;
END
$$;
