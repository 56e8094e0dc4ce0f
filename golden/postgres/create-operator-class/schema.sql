-- CreateSchema
DO $$
BEGIN
    IF to_regnamespace('"ops"') IS NULL THEN
        CREATE SCHEMA "ops";
    END IF;
END
$$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Cents' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid) THEN
        CREATE TYPE "Cents";
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'cents_in' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = 'cstring') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_in"(cstring)
 RETURNS "Cents"
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8in$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_proc WHERE proname = 'cents_out' AND pronamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND oidvectortypes(proargtypes) = '"Cents"') THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_out"("Cents")
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8out$function$;
    END IF;
END
$squash$;

-- CreateType
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'Cents' AND typnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND typisdefined) THEN
CREATE TYPE "Cents" (
    INPUT = cents_in,
    OUTPUT = cents_out,
    INTERNALLENGTH = 8,
    ALIGNMENT = double,
    STORAGE = plain,
    CATEGORY = 'U',
    PASSEDBYVALUE
);
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cents_cmp("Cents","Cents")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_cmp"("Cents", "Cents")
 RETURNS integer
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$btint8cmp$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cents_eq("Cents","Cents")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_eq"("Cents", "Cents")
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8eq$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cents_ge("Cents","Cents")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_ge"("Cents", "Cents")
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8ge$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cents_gt("Cents","Cents")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_gt"("Cents", "Cents")
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8gt$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cents_hash("Cents")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_hash"("Cents")
 RETURNS integer
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$hashint8$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cents_le("Cents","Cents")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_le"("Cents", "Cents")
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8le$function$;
    END IF;
END
$squash$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('cents_lt("Cents","Cents")') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "cents_lt"("Cents", "Cents")
 RETURNS boolean
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int8lt$function$;
    END IF;
END
$squash$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('<("Cents","Cents")')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR < (
    FUNCTION = cents_lt,
    LEFTARG = "Cents",
    RIGHTARG = "Cents",
    COMMUTATOR = OPERATOR(>),
    NEGATOR = OPERATOR(>=)
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('<=("Cents","Cents")')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR <= (
    FUNCTION = cents_le,
    LEFTARG = "Cents",
    RIGHTARG = "Cents",
    COMMUTATOR = OPERATOR(>=),
    NEGATOR = OPERATOR(>)
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('=("Cents","Cents")')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR = (
    FUNCTION = cents_eq,
    LEFTARG = "Cents",
    RIGHTARG = "Cents",
    COMMUTATOR = OPERATOR(=),
    HASHES,
    MERGES
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('>("Cents","Cents")')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR > (
    FUNCTION = cents_gt,
    LEFTARG = "Cents",
    RIGHTARG = "Cents",
    COMMUTATOR = OPERATOR(<),
    NEGATOR = OPERATOR(<=)
);
    END IF;
END
$$;

-- CreateOperator
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_operator WHERE oid = to_regoperator('>=("Cents","Cents")')::oid AND oprcode::oid <> 0::oid) THEN
CREATE OPERATOR >= (
    FUNCTION = cents_ge,
    LEFTARG = "Cents",
    RIGHTARG = "Cents",
    COMMUTATOR = OPERATOR(<=),
    NEGATOR = OPERATOR(<)
);
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'cents_ops' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
        CREATE OPERATOR FAMILY "cents_ops" USING btree;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'money_family' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
        CREATE OPERATOR FAMILY "money_family" USING hash;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'near_ops' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) THEN
        CREATE OPERATOR FAMILY "near_ops" USING gist;
    END IF;
END
$$;

-- CreateOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opfamily WHERE opfname = 'by itself' AND opfnamespace = '"ops"'::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
        CREATE OPERATOR FAMILY "ops"."by itself" USING btree;
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'bigint_hash_ops' AND opcnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
CREATE OPERATOR CLASS "bigint_hash_ops" FOR TYPE BIGINT USING hash FAMILY "money_family" AS
    OPERATOR 1 =(bigint,bigint),
    FUNCTION 1 (BIGINT, BIGINT) hashint8(bigint);
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'cents_hash_ops' AND opcnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'hash')) THEN
CREATE OPERATOR CLASS "cents_hash_ops" DEFAULT FOR TYPE "Cents" USING hash FAMILY "money_family" AS
    OPERATOR 1 =("Cents","Cents"),
    FUNCTION 1 ("Cents", "Cents") cents_hash("Cents");
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'cents_ops' AND opcnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
CREATE OPERATOR CLASS "cents_ops" DEFAULT FOR TYPE "Cents" USING btree FAMILY "cents_ops" AS
    OPERATOR 1 <("Cents","Cents"),
    OPERATOR 2 <=("Cents","Cents"),
    OPERATOR 3 =("Cents","Cents"),
    OPERATOR 4 >=("Cents","Cents"),
    OPERATOR 5 >("Cents","Cents"),
    FUNCTION 1 ("Cents", "Cents") cents_cmp("Cents","Cents");
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'near_ops' AND opcnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) THEN
CREATE OPERATOR CLASS "near_ops" FOR TYPE point USING gist FAMILY "near_ops" AS
    FUNCTION 1 (point, point) gist_point_consistent(internal,point,smallint,oid,internal),
    FUNCTION 2 (point, point) gist_box_union(internal,internal),
    FUNCTION 5 (point, point) gist_box_penalty(internal,internal,internal),
    FUNCTION 6 (point, point) gist_box_picksplit(internal,internal),
    FUNCTION 7 (point, point) gist_box_same(box,box,internal),
    STORAGE box;
    END IF;
END
$$;

-- CreateOperatorClass
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_opclass WHERE opcname = 'by itself' AND opcnamespace = '"ops"'::regnamespace::oid AND opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) THEN
CREATE OPERATOR CLASS "ops"."by itself" FOR TYPE INTEGER USING btree FAMILY "ops"."by itself" AS
    OPERATOR 1 <(integer,integer),
    OPERATOR 2 <=(integer,integer),
    OPERATOR 3 =(integer,integer),
    OPERATOR 4 >=(integer,integer),
    OPERATOR 5 >(integer,integer),
    FUNCTION 1 (INTEGER, INTEGER) btint4cmp(integer,integer);
    END IF;
END
$$;

-- AlterOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_amproc WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'cents_ops' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')) AND amproclefttype = '"Cents"'::regtype::oid AND amprocrighttype = '"Cents"'::regtype::oid AND amprocnum = 4) THEN
        ALTER OPERATOR FAMILY "cents_ops" USING btree ADD FUNCTION 4 ("Cents", "Cents") btequalimage(oid);
    END IF;
END
$$;

-- AlterOperatorFamily
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_amproc WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'near_ops' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) AND amproclefttype = 'point'::regtype::oid AND amprocrighttype = 'point'::regtype::oid AND amprocnum = 3) THEN
        ALTER OPERATOR FAMILY "near_ops" USING gist ADD FUNCTION 3 (point, point) gist_point_compress(internal);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amproc WHERE amprocfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'near_ops' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) AND amproclefttype = 'point'::regtype::oid AND amprocrighttype = 'point'::regtype::oid AND amprocnum = 8) THEN
        ALTER OPERATOR FAMILY "near_ops" USING gist ADD FUNCTION 8 (point, point) gist_point_distance(internal,point,smallint,oid,internal);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'near_ops' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) AND amoplefttype = 'point'::regtype::oid AND amoprighttype = 'point'::regtype::oid AND amopstrategy = 11) THEN
        ALTER OPERATOR FAMILY "near_ops" USING gist ADD OPERATOR 11 |>>(point,point);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_amop WHERE amopfamily = (SELECT oid FROM pg_opfamily WHERE opfname = 'near_ops' AND opfnamespace = pg_catalog.quote_ident(current_schema)::regnamespace::oid AND opfmethod = (SELECT oid FROM pg_am WHERE amname = 'gist')) AND amoplefttype = 'point'::regtype::oid AND amoprighttype = 'point'::regtype::oid AND amopstrategy = 15) THEN
        ALTER OPERATOR FAMILY "near_ops" USING gist ADD OPERATOR 15 <->(point,point) FOR ORDER BY float_ops;
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Parts" (
    "n" INTEGER NOT NULL
) PARTITION BY RANGE (n ops."by itself");

-- CreateTable
CREATE TABLE IF NOT EXISTS "Price" (
    "cents" "Cents" NOT NULL,
    "big" BIGINT,
    "at" point,
    "n" INTEGER,

    CONSTRAINT "Price_pkey" PRIMARY KEY ("cents")
);

-- CreateIndex
DO $$
BEGIN
    IF to_regclass('"Price_at"') IS NULL THEN
        CREATE INDEX "Price_at" ON "Price" USING GIST ("at" near_ops);
    END IF;
    IF to_regclass('"Price_big"') IS NULL THEN
        CREATE INDEX "Price_big" ON "Price" USING HASH ("big" bigint_hash_ops);
    END IF;
    IF to_regclass('"Price_hash"') IS NULL THEN
        CREATE INDEX "Price_hash" ON "Price" USING HASH ("cents");
    END IF;
    IF to_regclass('"Price_n"') IS NULL THEN
        CREATE INDEX "Price_n" ON "Price"("n" ops."by itself" DESC);
    END IF;
END
$$;
