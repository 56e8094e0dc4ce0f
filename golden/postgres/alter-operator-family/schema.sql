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
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'Second Name' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
        CREATE OPERATOR FAMILY "Second Name" USING hash;
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
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'moved' AND opfnamespace = '"ops"'::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
        CREATE OPERATOR FAMILY "ops"."moved" USING hash;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'points' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) THEN
        CREATE OPERATOR FAMILY "points" USING gist;
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'small_ops' AND opcnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
CREATE OPERATOR CLASS "small_ops" FOR TYPE SMALLINT USING btree FAMILY "numbers" AS
    OPERATOR 1 <(smallint,smallint),
    OPERATOR 2 <=(smallint,smallint),
    OPERATOR 3 =(smallint,smallint),
    OPERATOR 4 >=(smallint,smallint),
    OPERATOR 5 >(smallint,smallint),
    FUNCTION 1 (SMALLINT, SMALLINT) btint2cmp(smallint,smallint);
    END IF;
END
$$;

-- AlterOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_amproc WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amproclefttype = 'integer'::regtype::oid AND amprocrighttype = 'integer'::regtype::oid AND amprocnum = 1) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD FUNCTION 1 (INTEGER, INTEGER) btint4cmp(integer,integer);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amproc WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amproclefttype = 'integer'::regtype::oid AND amprocrighttype = 'integer'::regtype::oid AND amprocnum = 2) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD FUNCTION 2 (INTEGER, INTEGER) btint4sortsupport(internal);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amoplefttype = 'integer'::regtype::oid AND amoprighttype = 'integer'::regtype::oid AND amopstrategy = 1) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD OPERATOR 1 <(integer,integer);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amoplefttype = 'integer'::regtype::oid AND amoprighttype = 'integer'::regtype::oid AND amopstrategy = 3) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD OPERATOR 3 =(integer,integer);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amoplefttype = 'smallint'::regtype::oid AND amoprighttype = 'integer'::regtype::oid AND amopstrategy = 3) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD OPERATOR 3 =(smallint,integer);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amoplefttype = 'integer'::regtype::oid AND amoprighttype = 'integer'::regtype::oid AND amopstrategy = 4) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD OPERATOR 4 >=(integer,integer);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amoplefttype = 'integer'::regtype::oid AND amoprighttype = 'integer'::regtype::oid AND amopstrategy = 5) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD OPERATOR 5 >(integer,integer);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'numbers' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amoplefttype = 'smallint'::regtype::oid AND amoprighttype = 'integer'::regtype::oid AND amopstrategy = 5) THEN
        ALTER OPERATOR FAMILY "numbers" USING btree ADD OPERATOR 5 >(smallint,integer);
    END IF;
END
$$;

-- AlterOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'moved' AND opfnamespace = '"ops"'::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) AND amoplefttype = 'integer'::regtype::oid AND amoprighttype = 'integer'::regtype::oid AND amopstrategy = 1) THEN
        ALTER OPERATOR FAMILY "ops"."moved" USING hash ADD OPERATOR 1 =(integer,integer);
    END IF;
END
$$;

-- AlterOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'points' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) AND amoplefttype = 'point'::regtype::oid AND amoprighttype = 'point'::regtype::oid AND amopstrategy = 15) THEN
        ALTER OPERATOR FAMILY "points" USING gist ADD OPERATOR 15 <->(point,point) FOR ORDER BY float_ops;
    END IF;
END
$$;
