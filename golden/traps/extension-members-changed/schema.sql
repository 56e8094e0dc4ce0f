-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "citext";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "lo";

-- AlterExtension
DO $$
BEGIN
    IF (EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass::oid AND objid = 'texticregexne(citext,text)'::regprocedure::oid AND refclassid = 'pg_extension'::regclass::oid AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'citext') AND deptype = 'e')) AND pg_catalog.pg_has_role((SELECT extowner FROM pg_extension WHERE oid = (SELECT oid FROM pg_extension WHERE extname = 'citext')), 'USAGE') THEN
        ALTER EXTENSION "citext" DROP FUNCTION texticregexne(citext,text);
    END IF;
END
$$;

-- AlterExtension
DO $$
BEGIN
    IF (EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass::oid AND objid = 'lo_oid(lo)'::regprocedure::oid AND refclassid = 'pg_extension'::regclass::oid AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'lo') AND deptype = 'e')) AND pg_catalog.pg_has_role((SELECT extowner FROM pg_extension WHERE oid = (SELECT oid FROM pg_extension WHERE extname = 'lo')), 'USAGE') THEN
        ALTER EXTENSION "lo" DROP FUNCTION lo_oid(lo);
    END IF;
END
$$;

-- AlterExtension
DO $$
BEGIN
    IF (to_regprocedure('max(citext)') IS NOT NULL) AND pg_catalog.pg_has_role((SELECT extowner FROM pg_extension WHERE oid = (SELECT oid FROM pg_extension WHERE extname = 'citext')), 'USAGE') THEN
ALTER EXTENSION "citext" DROP AGGREGATE max(citext);
DROP AGGREGATE max(citext);
    END IF;
END
$$;

-- AlterExtension
DO $$
BEGIN
    IF (to_regoperator('!~(citext,text)') IS NOT NULL) AND pg_catalog.pg_has_role((SELECT extowner FROM pg_extension WHERE oid = (SELECT oid FROM pg_extension WHERE extname = 'citext')), 'USAGE') THEN
ALTER EXTENSION "citext" DROP OPERATOR !~(citext,text);
DROP OPERATOR !~(citext,text);
    END IF;
END
$$;

-- CreateDomain
DO $$
BEGIN
    IF to_regtype('"Short"') IS NULL THEN
        CREATE DOMAIN "Short" AS CITEXT CONSTRAINT "Short_check" CHECK (length((VALUE)::text) < 9);
    END IF;
END
$$;

-- AlterExtension
DO $$
BEGIN
    IF (NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_type'::regclass::oid AND objid = '"Short"'::regtype::oid AND refclassid = 'pg_extension'::regclass::oid AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'citext') AND deptype = 'e')) AND pg_catalog.pg_has_role((SELECT extowner FROM pg_extension WHERE oid = (SELECT oid FROM pg_extension WHERE extname = 'citext')), 'USAGE') THEN
        ALTER EXTENSION "citext" ADD DOMAIN "Short";
    END IF;
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('mine()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "mine"()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
    END IF;
END
$squash$;

-- AlterExtension
DO $$
BEGIN
    IF (NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass::oid AND objid = 'mine()'::regprocedure::oid AND refclassid = 'pg_extension'::regclass::oid AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'lo') AND deptype = 'e')) AND pg_catalog.pg_has_role((SELECT extowner FROM pg_extension WHERE oid = (SELECT oid FROM pg_extension WHERE extname = 'lo')), 'USAGE') THEN
        ALTER EXTENSION "lo" ADD FUNCTION mine();
    END IF;
END
$$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Mine" (
    "id" INTEGER NOT NULL
);

-- AlterExtension
DO $$
BEGIN
    IF (NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass::oid AND objid = '"Mine"'::regclass::oid AND refclassid = 'pg_extension'::regclass::oid AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'lo') AND deptype = 'e')) AND pg_catalog.pg_has_role((SELECT extowner FROM pg_extension WHERE oid = (SELECT oid FROM pg_extension WHERE extname = 'lo')), 'USAGE') THEN
        ALTER EXTENSION "lo" ADD TABLE "Mine";
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF (pg_catalog.obj_description('lo_manage()'::regprocedure::oid, 'pg_proc') IS DISTINCT FROM 'ours') AND pg_catalog.pg_has_role((SELECT proowner FROM pg_proc WHERE oid = 'lo_manage()'::regprocedure::oid), 'USAGE') THEN
        COMMENT ON FUNCTION lo_manage() IS 'ours';
    END IF;
END
$$;

-- Comment
DO $$
BEGIN
    IF (pg_catalog.obj_description('=(citext,citext)'::regoperator::oid, 'pg_operator') IS DISTINCT FROM 'whatever the case') AND pg_catalog.pg_has_role((SELECT oprowner FROM pg_operator WHERE oid = '=(citext,citext)'::regoperator::oid), 'USAGE') THEN
        COMMENT ON OPERATOR =(citext,citext) IS 'whatever the case';
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT proacl IS NULL FROM pg_proc WHERE oid = 'lo_manage()'::regprocedure::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'lo_manage()'::regprocedure::oid)) WHERE grantee = 0::oid AND privilege_type IN ('EXECUTE')) > 0) AND pg_catalog.pg_has_role((SELECT proowner FROM pg_proc WHERE oid = 'lo_manage()'::regprocedure::oid), 'USAGE') THEN
        REVOKE EXECUTE ON ROUTINE lo_manage() FROM PUBLIC;
    END IF;
END
$$;
