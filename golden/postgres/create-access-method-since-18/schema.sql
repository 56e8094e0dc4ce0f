-- CreateAccessMethod
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_am WHERE amname = 'tree') THEN
        CREATE ACCESS METHOD "tree" TYPE INDEX HANDLER bthandler;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'tree_int_ops' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'tree')) THEN
        CREATE OPERATOR FAMILY "tree_int_ops" USING tree;
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'tree_int_ops' AND opcnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'tree')) THEN
CREATE OPERATOR CLASS "tree_int_ops" DEFAULT FOR TYPE INTEGER USING tree FAMILY "tree_int_ops" AS
    OPERATOR 1 <(integer,integer),
    OPERATOR 2 <=(integer,integer),
    OPERATOR 3 =(integer,integer),
    OPERATOR 4 >=(integer,integer),
    OPERATOR 5 >(integer,integer),
    FUNCTION 1 (INTEGER, INTEGER) btint4cmp(integer,integer);
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Reading" (
    "id" INTEGER NOT NULL,
    "value" DECIMAL(10,2)
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Reading_id_tree"') IS NULL THEN
        CREATE INDEX "Reading_id_tree" ON "Reading" USING TREE ("id");
    END IF;
END
$$;
