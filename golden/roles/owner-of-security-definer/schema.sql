-- CreateRole
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'golden_lookup') THEN
        CREATE ROLE "golden_lookup";
        GRANT "golden_lookup" TO CURRENT_USER;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- a deploy of another database on this server has just made it
END
$$;

-- CreateFunction
DO $squash$
BEGIN
    IF to_regprocedure('count_secrets()') IS NULL THEN
        SET LOCAL check_function_bodies = off;
CREATE FUNCTION "count_secrets"()
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$SELECT count(*) FROM "Secret"$function$;
    END IF;
END
$squash$;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Secret" (
    "id" SERIAL NOT NULL,
    "word" TEXT,

    CONSTRAINT "Secret_pkey" PRIMARY KEY ("id")
);

-- Comment
DO $$
BEGIN
    IF pg_catalog.obj_description('count_secrets()'::regprocedure::oid, 'pg_proc') IS NULL THEN
        COMMENT ON FUNCTION count_secrets() IS 'for everybody who may ask';
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT proacl IS NULL FROM pg_proc WHERE oid = 'count_secrets()'::regprocedure::oid) OR (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'count_secrets()'::regprocedure::oid)) WHERE grantee = 0::oid AND privilege_type IN ('EXECUTE')) > 0 THEN
        REVOKE EXECUTE ON FUNCTION count_secrets() FROM PUBLIC;
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF ((SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT nspacl FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid)) WHERE grantee = '"golden_lookup"'::regrole::oid AND privilege_type IN ('CREATE', 'USAGE')) < 2) AND pg_catalog.pg_has_role((SELECT nspowner FROM pg_namespace WHERE oid = '"public"'::regnamespace::oid), 'USAGE') THEN
        GRANT CREATE, USAGE ON SCHEMA "public" TO "golden_lookup";
    END IF;
END
$$;

-- AlterOwner
DO $$
BEGIN
    IF (SELECT proowner FROM pg_proc WHERE oid = 'count_secrets()'::regprocedure::oid) = (SELECT oid FROM pg_roles WHERE rolname = current_user AND rolname <> 'golden_lookup') THEN
        ALTER FUNCTION count_secrets() OWNER TO "golden_lookup";
    END IF;
END
$$;

-- Grant
DO $$
BEGIN
    IF (SELECT pg_catalog.count(*) FROM pg_catalog.aclexplode((SELECT proacl FROM pg_proc WHERE oid = 'count_secrets()'::regprocedure::oid)) WHERE grantee = (SELECT oid FROM pg_roles WHERE rolname = current_user) AND privilege_type IN ('EXECUTE')) < 1 THEN
        GRANT EXECUTE ON FUNCTION count_secrets() TO CURRENT_USER;
    END IF;
END
$$;

-- AlterOwner
DO $$
BEGIN
    IF (SELECT relowner FROM pg_class WHERE oid = '"Secret"'::regclass::oid) = (SELECT oid FROM pg_roles WHERE rolname = current_user AND rolname <> 'golden_lookup') THEN
        ALTER TABLE "Secret" OWNER TO "golden_lookup";
    END IF;
END
$$;
